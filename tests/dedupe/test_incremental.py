"""What an earlier run kept changes no result: more, fewer and other articles give what a full run gives."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

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
from digest.dedupe.readers import Readers
from digest.dedupe.sketch import Sketches, content_keys, join_sketches, make_sketches
from digest.dedupe.verdicts import Pair, Verdict
from digest.model import Article, Basis, Grouping, Published
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
    for turn in range(0, len(everything), 9):
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


@pytest.mark.parametrize("seed", [4])
def test_whatever_happened_before_a_run_with_a_cache_gives_what_a_full_run_gives(
    taxonomy: Taxonomy, tmp_path: Path, seed: int
) -> None:
    walk = _Walk(random.Random(seed), taxonomy)
    kept, older = tmp_path / "kept", tmp_path / "older"
    kept.mkdir()
    for turn in range(16):
        walk.step()
        if turn == 5:
            shutil.copytree(kept, older)
        if turn == 10:  # an old cache comes back
            shutil.rmtree(kept)
            older.rename(kept)
        if turn % 4 == 3:
            _poison(kept, walk.dice)
        articles = walk.dice.sample(walk.articles, len(walk.articles))
        fresh = group_stories(tuple(articles), walk.curation, walk.taxonomy)
        for again in range(2 if turn % 4 == 3 else 1):
            cache = Cache.open(kept)
            assert group_stories(tuple(articles), walk.curation, walk.taxonomy, cache) == fresh, (turn, again)
            cache.close()


def _renamed(taxonomy: Taxonomy) -> list[Taxonomy]:
    """The places under other names."""
    regions = taxonomy.regions
    changes: dict[str, dict[str, Any]] = {
        "namwon": {"ko": "춘천시", "aliases": ("춘천",)},
        "chuncheon": {"ko": "들샘시", "aliases": ("춘천", "춘천시")},
        "jinju": {"parent": "gangwon"},
        "osong": {"aliases": ("산업 단지", "바이오", "들샘단지")},
        "muju": {"aliases": ("들샘바다",)},
    }
    return [replace(taxonomy, regions={**regions, id: replace(regions[id], **other)}) for id, other in changes.items()]


def test_other_names_of_places_are_a_reason_to_compare_again_what_holds_them(
    taxonomy: Taxonomy, grouping: Grouping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = [*ARTICLES.values()]
    judged: list[int] = []
    judge = Readers.judge

    def count(self: Readers, pairs: Sequence[Pair], *, tell: bool) -> dict[Pair, Verdict]:
        if not tell:
            judged.append(len(pairs))
        return judge(self, pairs, tell=tell)

    monkeypatch.setattr(Readers, "judge", count)
    assert _kept(everything, taxonomy, tmp_path / "kept") == grouping
    cold = sum(judged)
    for number, other in enumerate(_renamed(taxonomy)):
        fresh = group_stories(tuple(everything), Curation(), other)
        shutil.copytree(tmp_path / "kept", tmp_path / str(number))
        judged.clear()
        assert _kept(everything, other, tmp_path / str(number)) == fresh
        assert sum(judged) < cold
    assert sum(judged) == 0, "nothing holds the last name"


class _Walk:
    """A collection whose articles, curation and places change at random."""

    def __init__(self, dice: random.Random, taxonomy: Taxonomy) -> None:
        self.dice = dice
        self.taxonomy = taxonomy
        self.curation = Curation()
        self._taxonomies = [taxonomy, *_renamed(taxonomy)]
        self._made = 0
        self.articles = dice.sample([*ARTICLES.values()], 16)

    def step(self) -> None:
        """Some of the things that happen between two builds."""
        steps = (self._add, self._add, self._copy, self._remove, self._edit, self._curate, self._rename)
        for change in self.dice.sample(steps, self.dice.choice((1, 1, 3))):
            change()

    def _add(self) -> None:
        there = {article.id for article in self.articles}
        others = [one for one in ARTICLES.values() if one.id not in there]
        self.articles += self.dice.sample(others, min(2, len(others)))

    def _copy(self) -> None:
        """The same article once more, whole, without its text, its headline or its date, or with more text."""
        self._made += 1
        one = self.dice.choice(self.articles)
        changes = ({}, {"body": ""}, {"title": None}, {"published": Published()}, {"body": one.body + "\n끝."})
        number = self._made
        self.articles.append(replace(one, id=f"z{number}", src_uri=f"z{number}.txt", **self.dice.choice(changes)))

    def _remove(self) -> None:
        self.articles.remove(self.dice.choice(self.articles))

    def _edit(self) -> None:
        place = self.dice.randrange(len(self.articles))
        one, other = self.articles[place], self.dice.choice(self.articles)
        changes = (
            {"body": other.body},
            {"title": other.title},
            {"published": other.published},
            {"published": replace(one.published, basis=Basis.CURATED)},
            {"outlet": other.outlet},
            {"src_uri": f"moved-{self._made}-{one.src_uri}"},
        )
        self.articles[place] = replace(one, **self.dice.choice(changes))

    def _curate(self) -> None:
        def entries() -> tuple[StoryCuration, ...]:
            seeds = [article.src_uri for article in self.articles] + ["missing.txt"]
            return tuple(
                StoryCuration(tuple(self.dice.sample(seeds, self.dice.choice((2, 3)))), f"까닭 {self.dice.random()}")
                for _ in range(self.dice.choice((0, 1, 3)))
            )

        self.curation = Curation(same_story=entries(), separate_stories=entries())

    def _rename(self) -> None:
        """Another name for a place, or all as it was."""
        self.taxonomy = self.dice.choice(self._taxonomies)


def _poison(folder: Path, dice: random.Random) -> None:
    """Kept results are exchanged, cut short, spoilt and lost."""
    with sqlite3.connect(next(folder.glob("*.sqlite"))) as store:
        rows = store.execute("SELECT id, value FROM results ORDER BY id").fetchall()
        for (number, value), (_, other) in zip(rows, dice.sample(rows, len(rows)), strict=True):
            spoilt = dice.choice((value, value, other, value[:-1], value[:20] + b"\0" + value[21:], None))
            if spoilt is None:
                store.execute("DELETE FROM results WHERE id = ?", (number,))
            else:
                store.execute("UPDATE results SET value = ? WHERE id = ?", (spoilt, number))
    store.close()


def test_the_number_of_processes_changes_nothing(
    taxonomy: Taxonomy, grouping: Grouping, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.dedupe.readers.LEAST_SHARED_OUT", 2)
    for processes in (2, 3):
        assert group_stories(tuple(ARTICLES.values()), Curation(), taxonomy, processes=processes) == grouping


def test_another_id_or_path_leaves_the_content_key(taxonomy: Taxonomy) -> None:
    lead = ARTICLES["centre-lead"]
    assert content_keys([replace(lead, id="other", src_uri="other.txt")]) == content_keys([lead])
    for change in ({"title": "다른 제목"}, {"body": lead.body + "."}, {"outlet": None}, {"deck": ("부제",)}):
        assert content_keys([replace(lead, **change)]) != content_keys([lead])  # type: ignore[arg-type]


@cache
def _sketches() -> Sketches:
    """Sketches by key; ten articles stand there in four versions, so that partners are many."""
    articles = [*ARTICLES.values()]
    for article in articles[:10]:
        articles += [replace(article, body=f"{article.body}\n{number}번째 판이다.") for number in range(3)]
    keys = content_keys(articles)
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


@settings(max_examples=40)
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
