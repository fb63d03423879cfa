"""The rows of stories in the database; those of stories that stood in the last one are taken over within SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.publish.news import Spans
from digest.publish.pieces import Former, Keys, places_of

Cell = str | int | float | bool | None
Cells = tuple[Cell, ...]
"""A row, in the order of its table's columns."""
Rows = Mapping[str, Sequence[Cells]]
"""The rows of a story, by table."""
COLUMNS = {
    "meta": ("key", "value"),
    "regions": ("id", "ko", "en", "kind", "parent", "latitude", "longitude"),
    "topics": ("id", "ko", "en"),
    "outlets": ("id", "name"),
    "stories": ("id", "url", "title", "published", "basis", "earliest", "latest", "source_url"),
    "articles": (
        *("id", "story", "relation", "score", "reason", "seed", "title", "author", "url", "published", "basis"),
        *("earliest", "latest", "outlet"),
    ),
    "story_regions": ("story", "region", "role"),
    "story_topics": ("story", "topic", "position"),
    "claims": (
        *("id", "story", "article", "region", "party", "what", "text", "value", "unit", "approximate", "bound"),
        *("status", "as_of", "due", "equivalent_value", "equivalent_unit", "sentence"),
    ),
    "agreements": ("id", "story", "article", "kind", "signed", "signed_basis", "purpose", "sentence"),
    "agreement_parties": ("agreement", "position", "party"),
    "excerpts": ("story", "position", "article", "text"),
    "series_points": ("series", "claim", "date", "basis", "conflict"),
    "promises": ("claim", "due", "fate", "settled_by", "settled_in", "settled_sentence", "latest", "series"),
    "related_stories": ("story", "related"),
}
_AS_PUT = ("stories", "articles", "claims", "agreements")
"""Tables of stories' rows that are numbered as they were put in."""
_BY_KEY = {
    "story_regions": "story = ?",
    "story_topics": "story = ?",
    "excerpts": "story = ?",
    "agreement_parties": "agreement IN (SELECT id FROM former.agreements WHERE story = ?)",
}
"""The others, which lie in the order of their keys, with what the rows of a story of the last database are."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a database holds of stories."""

    keys: bytes = b""
    """What stands for each story, in their order."""
    counts: tuple[bytes, ...] = (b"",) * len(_AS_PUT)
    """How many rows each has in the tables that are numbered; four bytes."""


def read_former(connection: sqlite3.Connection, former: Former | None) -> Known:
    """Have a database at hand as `former`, where its tables are those of this one; else nothing is known of it."""
    if former is None or not hasattr(connection, "deserialize"):  # SQLite may be built without
        return Known()
    connection.execute("ATTACH ':memory:' AS former")
    connection.deserialize(former.content, name="former")
    layouts = [
        connection.execute(f"SELECT sql FROM {name}.sqlite_master WHERE type = 'table' ORDER BY name").fetchall()  # noqa: S608
        for name in ("main", "former")
    ]
    return unpack(former.note, Known) if layouts[0] == layouts[1] else Known()


def insert_rows(connection: sqlite3.Connection, table: str, rows: Iterable[Cells]) -> None:
    """Put rows into a table."""
    columns = COLUMNS[table]
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 (ours)


def put_stories(
    connection: sqlite3.Connection, keys: Keys, rows_of: Callable[[Sequence[int]], Iterable[Rows]], known: Known
) -> tuple[bytes, dict[str, Spans]]:
    """Put in the rows of stories, given by keys; `rows_of` gives those of the stories at some places, and is asked only
    for what is not `known`. Gives what is to be noted of it, and the rows that are not copied (see `Growth`)."""
    before = np.frombuffer(known.keys, dtype=np.uint64)
    places = places_of(keys, before)
    missing = np.flatnonzero(places < 0)
    fresh = dict(zip(missing.tolist(), rows_of(missing.tolist()), strict=True))
    runs = list(_runs(places))
    counts = []
    new = {}
    for table, told in zip(_AS_PUT, known.counts, strict=True):
        former = np.frombuffer(told, dtype=np.uint32).astype(np.int64)
        ends = np.cumsum(former)
        count = np.zeros(len(keys), dtype=np.uint32)
        count[places >= 0] = former[places[places >= 0]]
        count[missing] = [len(rows[table]) for rows in fresh.values()]
        counts.append(count.tobytes())
        stops = np.cumsum(count, dtype=np.int64)
        new[table] = tuple(
            (int(stops[begin] - count[begin]), int(stops[end - 1])) for begin, end in runs if places[begin] < 0
        )
        for begin, end in runs:
            if places[begin] < 0:
                insert_rows(connection, table, chain.from_iterable(fresh[place][table] for place in range(begin, end)))
            else:
                first, last = places[begin], places[end - 1]
                connection.execute(
                    f"INSERT INTO {table} SELECT * FROM former.{table} WHERE rowid > ? AND rowid <= ? ORDER BY rowid",  # noqa: S608
                    (int(ends[first] - former[first]), int(ends[last])),
                )
    gone = [(int(place) + 1,) for place in np.setdiff1d(np.arange(len(before)), places)]
    for table, of_story in _BY_KEY.items():
        if len(before):
            connection.execute(f"INSERT INTO {table} SELECT * FROM former.{table}")  # noqa: S608
            story = "(SELECT id FROM former.stories WHERE rowid = ?)"
            connection.executemany(f"DELETE FROM {table} WHERE {of_story.replace('?', story)}", gone)  # noqa: S608
        insert_rows(connection, table, chain.from_iterable(rows[table] for rows in fresh.values()))
    return pack(Known(keys.tobytes(), tuple(counts))), new


def _runs(places: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """From where to where stories follow each other as they did before, or are new."""
    if not len(places):
        return
    new = places < 0
    breaks = np.where(new[1:] | new[:-1], new[1:] != new[:-1], np.diff(places) != 1)
    cuts = np.flatnonzero(breaks) + 1
    yield from pairwise((0, *cuts.tolist(), len(places)))
