"""The database has the same bytes, whatever of it stands already."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.cache import pack
from digest.model import Digest
from digest.publish.database import Told, database_bytes
from digest.publish.pieces import Former, Growth
from digest.publish.stored import COLUMNS, Known, Rows
from digest.publish.texts import cells_of
from digest.taxonomy import Taxonomy

STORIES = tuple(range(1, 10))


def rows_of(number: int) -> Rows:
    """A story with up to two rows in each table; what differs between rows is their key, first of all."""
    story = f"story-{number * 7 % 10}"

    def rows(table: str, count: int) -> list[tuple[str | int, ...]]:
        others = len(COLUMNS[table]) - 2
        own = "story" if COLUMNS[table][0] == "id" else COLUMNS[table][0]
        made = []
        for place in range(count):
            key = (
                (f"{table}-{number}-{place}", story) if own == "story" and COLUMNS[table][0] == "id" else (story, place)
            )
            made.append((*key, *(f"{number}.{place}" for _ in range(others))))
        return made

    parties = [(f"agreements-{number}-0", place, f"party {number}") for place in range(number % 3)]
    return {
        "stories": [(story, *(f"{number}" for _ in COLUMNS["stories"][1:]))],
        "articles": rows("articles", 1 + number % 2),
        "claims": [(*row[:3], None, *row[4:]) for row in rows("claims", number % 3)],
        "agreements": rows("agreements", min(1, number % 3)),
        "agreement_parties": parties,
        "story_regions": rows("story_regions", number % 2),
        "story_topics": rows("story_topics", 2),
        "excerpts": rows("excerpts", number % 3),
    }


def written(
    digest: Digest, taxonomy: Taxonomy, stories: Sequence[int], former: Growth | None = None
) -> tuple[Growth, list[int]]:
    """A database with some stories, and those whose rows were asked for."""
    asked: list[int] = []

    def rows_at(places: Sequence[int]) -> list[Rows]:
        asked.extend(stories[place] for place in places)
        return [rows_of(stories[place]) for place in places]

    told = Told(np.array(stories, dtype=np.uint64), rows_at, (), ())
    last = Former(former.content, former.note) if former is not None else None
    return database_bytes(replace(digest, entries=()), told, taxonomy, last), asked


@given(st.lists(st.lists(st.sampled_from(STORIES), unique=True), min_size=2, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_is_what_it_would_be_without_the_last(
    digest: Digest, taxonomy: Taxonomy, versions: list[list[int]]
) -> None:
    former = None
    seen: list[int] = []
    for stories in versions:
        former, asked = written(digest, taxonomy, stories, former)
        whole = written(digest, taxonomy, stories)[0]
        assert (former.content, former.note) == (whole.content, whole.note)
        assert set(asked) == set(stories) - set(seen)
        seen = stories


@given(st.lists(st.lists(st.sampled_from(STORIES), unique=True), min_size=2, max_size=3))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_that_the_last_database_did_not_have_is_in_the_rows_that_are_told(
    tmp_path_factory: pytest.TempPathFactory, digest: Digest, taxonomy: Taxonomy, versions: list[list[int]]
) -> None:
    path = tmp_path_factory.mktemp("site") / "digest.sqlite"
    former = None
    before: set[str] = set()
    for stories in versions:
        former, _ = written(digest, taxonomy, stories, former)
        path.write_bytes(former.content)
        texts = set(cells_of(path))
        assert texts - before <= set(cells_of(path, former.rows))
        before = texts


def test_only_rows_that_are_new_are_told(digest: Digest, taxonomy: Taxonomy) -> None:
    former, _ = written(digest, taxonomy, STORIES)
    assert set(written(digest, taxonomy, STORIES, former)[0].rows.values()) == {()}
    found, _ = written(digest, taxonomy, (*STORIES[1:4], 10, *STORIES[4:]), former)
    assert found.rows["stories"] == ((3, 4),)
    assert found.rows["articles"] == ((4, 5),)


def test_nothing_is_taken_from_tables_of_another_layout(digest: Digest, taxonomy: Taxonomy) -> None:
    former, _ = written(digest, taxonomy, STORIES)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(former.content)
    connection.execute("ALTER TABLE claims ADD COLUMN more TEXT")
    connection.commit()
    other = replace(former, content=connection.serialize())
    found, asked = written(digest, taxonomy, STORIES, other)
    assert found == former
    assert asked == [*STORIES]


@pytest.mark.parametrize("count", [0, 1])
def test_a_database_without_stories_tells_of_none(digest: Digest, taxonomy: Taxonomy, count: int) -> None:
    former, _ = written(digest, taxonomy, STORIES[:count])
    assert written(digest, taxonomy, (), former)[0] == written(digest, taxonomy, ())[0]
    assert written(digest, taxonomy, ())[0].note == pack(Known())
