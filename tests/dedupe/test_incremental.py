"""What an earlier run kept changes no result: more, fewer and other articles give what a full run gives."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.cache import Cache
from digest.curation import Curation, StoryCuration
from digest.dedupe import edges, group_stories
from digest.dedupe.candidates import Neighbours, dump_neighbours, find_neighbours, load_neighbours
from digest.dedupe.features import read_features
from digest.dedupe.frequencies import load_reference
from digest.dedupe.sketch import Sketches, content_key, join_sketches, make_sketches
from digest.model import Article, Basis, Grouping
from digest.taxonomy import Taxonomy
from tests.dedupe.samples import load_articles

ARTICLES = load_articles()


def _kept(articles: list[Article], taxonomy: Taxonomy, folder: Path) -> Grouping:
    cache = Cache.open(folder)
    try:
        return group_stories(tuple(articles), Curation(), taxonomy, cache)
    finally:
        cache.close()


def test_one_more_one_fewer_and_one_changed_give_a_full_runs_result(
    taxonomy: Taxonomy, grouping: Grouping, tmp_path: Path
) -> None:
    everything = list(ARTICLES.values())
    for turn in range(0, len(everything), 5):
        folder = tmp_path / str(turn)
        without = everything[:turn] + everything[turn + 1 :]
        edited = [*without, replace(everything[turn], body=everything[turn].body + "\n덧붙인 문장이다.")]
        for articles in (without, everything, edited, without):
            fresh = grouping if articles is everything else group_stories(tuple(articles), Curation(), taxonomy)
            assert _kept(articles, taxonomy, folder) == fresh


def test_a_second_run_reads_no_article_again(
    taxonomy: Taxonomy, grouping: Grouping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = list(ARTICLES.values())
    assert _kept(everything, taxonomy, tmp_path) == grouping

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("digest.dedupe.readers.read_features", refuse)
    monkeypatch.setattr("digest.dedupe.readers.fingerprint_article", refuse)
    assert _kept(everything, taxonomy, tmp_path) == grouping


def test_kept_stories_are_used_for_the_same_collection_only(
    taxonomy: Taxonomy, grouping: Grouping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = list(ARTICLES.values())
    assert _kept(everything, taxonomy, tmp_path) == grouping

    def refuse(*_: object) -> None:
        raise AssertionError("grouped again")

    monkeypatch.setattr("digest.dedupe.stories.compare_articles", refuse)
    assert _kept(everything[::-1], taxonomy, tmp_path) == grouping
    lead = ARTICLES["centre-lead"]
    undated = replace(lead, published=replace(lead.published, basis=Basis.UNKNOWN))
    for change in (replace(lead, id="other"), replace(lead, src_uri="other.txt"), undated):
        with pytest.raises(AssertionError, match="grouped again"):
            _kept([change if article is lead else article for article in everything], taxonomy, tmp_path)
    apart = Curation(separate_stories=(StoryCuration((lead.src_uri, everything[0].src_uri), "다른 일"),))
    with pytest.raises(AssertionError, match="grouped again"):
        group_stories(tuple(everything), apart, taxonomy, Cache.open(tmp_path))


def test_the_number_of_processes_changes_nothing(
    taxonomy: Taxonomy, grouping: Grouping, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.dedupe.readers.LEAST_SHARED_OUT", 2)
    for processes in (2, 3):
        assert group_stories(tuple(ARTICLES.values()), Curation(), taxonomy, processes=processes) == grouping


def test_another_id_or_path_leaves_the_content_key(taxonomy: Taxonomy) -> None:
    lead = ARTICLES["centre-lead"]
    assert content_key(replace(lead, id="other", src_uri="other.txt")) == content_key(lead)
    for change in ({"title": "다른 제목"}, {"body": lead.body + "."}, {"outlet": None}, {"deck": ("부제",)}):
        assert content_key(replace(lead, **change)) != content_key(lead)  # type: ignore[arg-type]


@cache
def _sketches() -> Sketches:
    """Sketches by key; ten articles stand there in four versions, so that partners are many."""
    articles = [*ARTICLES.values()]
    for article in articles[:10]:
        articles += [replace(article, body=f"{article.body}\n{number}번째 판이다.") for number in range(3)]
    keys = [content_key(article) for article in articles]
    return join_sketches([make_sketches(articles, keys, read_features(articles), load_reference())], sorted(set(keys)))


def _some(positions: set[int]) -> Sketches:
    keys = [key for position, key in enumerate(_sketches().keys) if position in positions]
    return join_sketches([_sketches()], keys)


def _same(one: Neighbours, other: Neighbours) -> bool:
    """An article may be remembered as having had more partners than it now has: it is only looked at again."""
    columns = ("source", "target", "likeness", "way")
    return (
        one.keys == other.keys
        and bool((one.cut | ~other.cut).all())
        and all(np.array_equal(getattr(one.edges, name), getattr(other.edges, name)) for name in columns)
    )


@settings(deadline=None, max_examples=40)
@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)), st.booleans())
@example({0, 1, 2, 3, 4, 6, 11, 12}, {0, 1, 2, 3, 4, 5, 11, 12}, True)
def test_known_neighbours_save_work_and_change_nothing(before: set[int], now: set[int], few: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if few:
            patch.setattr(edges, "MOST", np.array([2, 1, 1]))
        earlier = find_neighbours(_some(before))
        wanted = _some(now)
        fresh = find_neighbours(wanted)
        assert _same(find_neighbours(wanted, load_neighbours(dump_neighbours(earlier))), fresh)
        assert not few or not fresh.keys or len(fresh.edges.source) <= 4 * len(fresh.keys)
