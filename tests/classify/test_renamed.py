"""Labels under other names of places are taken over only where these cannot matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from digest.classify import Renamed, classify_story, tell_meanings
from digest.classify import lexicon as names
from digest.classify.candidates import find_candidates
from digest.classify.passages import cut_article
from digest.evaluate import load_examples
from digest.model import Article, Labels, Outlet
from digest.taxonomy import Region, Taxonomy, load_taxonomy

Regions = dict[str, Region]
QUALITY = Path(__file__).parents[1] / "quality"
_SHARE = 4
ARTICLES = tuple(
    replace(example.article, outlet=Outlet("o-1", "익산시의회") if index % 3 else None)
    for index, example in enumerate(load_examples(QUALITY).labels[::_SHARE])
)


def of(regions: Regions) -> Taxonomy:
    return Taxonomy(MappingProxyType(regions), MappingProxyType({}), MappingProxyType({}))


@pytest.fixture(scope="module")
def labels() -> tuple[Labels, ...]:
    known = load_taxonomy().for_labels
    return tuple(classify_story((article,), known) for article in ARTICLES)


def change(region: str, **fields: object) -> Callable[[Regions], Regions]:
    return lambda regions: regions | {region: replace(regions[region], **fields)}  # type: ignore[arg-type]


def add(region: Region) -> Callable[[Regions], Regions]:
    return lambda regions: regions | {region.id: region}


def exchange(regions: Regions) -> Regions:
    one, other = regions["jeonju"], regions["namwon"]
    swapped = {
        mine.id: replace(mine, ko=theirs.ko, en=theirs.en, aliases=theirs.aliases)
        for mine, theirs in ((one, other), (other, one))
    }
    return regions | swapped


EDITS: dict[str, Callable[[Regions], Regions]] = {
    "another English name": change("iksan", en="Iksaan"),
    "a name less": change("jeonju", aliases=()),
    "a common word as a name": change("osong", aliases=("오송", "협약", "지원")),
    "a name with a space that others may have, too": change("osong", aliases=("오송", "바이오 허브")),
    "another place around it": change("osong", parent="chungbuk"),
    "another kind of place": change("jeonju", kind="county"),
    "another place around many": change("jeonbuk", parent="japan"),
    "a new place": add(Region("deulsaem", "들샘", "Deulsaem", "cluster", "jeonbuk", aliases=("전주 바이오단지",))),
    "a place by which a site no longer goes by its town": add(Region("bio", "들샘시", "Deulsaem", "city", "gangwon")),
    "a name that needs others beside it": change("osong", ko="들샘단지", aliases=(), context_aliases=("오송",)),
    "names exchanged": exchange,
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_not_touched_has_the_same_labels(edit: str, labels: tuple[Labels, ...]) -> None:
    known = load_taxonomy().for_labels
    edited = of(EDITS[edit](dict(known.regions)))
    renamed = Renamed(tell_meanings(known), tell_meanings(edited))
    stays = [not renamed.touches((article,)) for article in ARTICLES]
    assert any(stays), "nothing is taken over"
    for article, before, same in zip(ARTICLES, labels, stays, strict=True):
        assert not same or classify_story((article,), edited) == before, article.title


def test_what_is_touched_may_have_others(labels: tuple[Labels, ...]) -> None:
    known = load_taxonomy().for_labels
    edited = of(change("jeonju", aliases=(), ko="들샘시")(dict(known.regions)))
    renamed = Renamed(tell_meanings(known), tell_meanings(edited))
    found = [renamed.touches((article,)) for article in ARTICLES]
    assert any(found)
    assert any(classify_story((a,), edited) != b for a, b, due in zip(ARTICLES, labels, found, strict=True) if due)


def test_the_same_names_touch_nothing() -> None:
    known = tell_meanings(load_taxonomy().for_labels)
    assert not any(Renamed(known, dict(known)).touches((article,)) for article in ARTICLES)


def test_labels_know_of_places_only_what_the_names_in_a_text_mean(
    labels: tuple[Labels, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each article is labelled with a taxonomy of the places that its words can mean, without any names."""
    known = load_taxonomy().for_labels
    lexicon = names.build_lexicon(known)
    for article, before in zip(ARTICLES, labels, strict=True):
        few = of({place: nameless(known.regions[place]) for place in shown_by(article, known, lexicon)})
        monkeypatch.setattr(names, "_BUILT", {id(few): (few, lexicon)})
        assert classify_story((article,), few) == before


def shown_by(article: Article, known: Taxonomy, lexicon: names.Lexicon) -> set[str]:
    texts = [*(passage.text for passage in cut_article(article)), article.outlet.name if article.outlet else ""]
    meant = {place for found in find_candidates(texts, lexicon) for place in found.name.regions}
    beside = {place.partition("-")[2] for place in meant} & known.regions.keys()
    around = {outer for place in meant | beside for outer in known.ancestors(place)}
    return meant | beside | around


def nameless(region: Region) -> Region:
    return Region(region.id, "", "", region.kind, region.parent)
