"""The digest as one SQLite file, the same bytes for the same digest."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path

from digest.model import Digest, Entry
from digest.publish.pieces import Former, Growth, Keys
from digest.publish.records import SCHEMA_VERSION
from digest.publish.scrub import scrub
from digest.publish.selection import newest
from digest.publish.stored import COLUMNS, Cell, Cells, Rows, insert_rows, put_stories, read_former
from digest.publish.tables import Row
from digest.taxonomy import Taxonomy

_FIRST_INDEX = "CREATE INDEX"
"""Where the tables end in the layout."""
_SCHEMA = resources.files("digest") / "data" / "digest.sql"
_LARGEST = 2**63 - 1
"""SQLite's largest whole number; a larger one is kept as a floating-point number."""
_WRITER_VERSION = 96
"""Where the file header names, in four bytes, the SQLite release that wrote it, which is not the same everywhere."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is written down of a digest already."""

    keys: Keys
    """What stands for each published story, newest first."""
    rows: Callable[[Sequence[int]], Sequence[Rows]]
    """The `database_rows` of the stories at some places."""
    promises: Sequence[Row]
    series: Sequence[Row]


def database_bytes(digest: Digest, told: Told, taxonomy: Taxonomy, former: Former | None) -> Growth:
    """The SQLite file with every published story; tables and columns are in `digest/data/digest.sql`.

    Rows of stories that stood in the `former` file are taken from there: the file is the same without it, but giving
    each cell to SQLite takes longer than all else.
    """
    tables, _, indexes = _SCHEMA.read_text(encoding="utf-8").partition(_FIRST_INDEX)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digest.sqlite"
        connection = sqlite3.connect(":memory:")
        try:
            connection.execute("PRAGMA page_size = 4096")
            connection.executescript(tables)
            known = read_former(connection, former)
            _fill(connection, digest, told, taxonomy)
            note, rows = put_stories(connection, told.keys, partial(_rows, told, taxonomy), known)
            connection.commit()
            connection.executescript(_FIRST_INDEX + indexes)  # an index over rows that are there is made at one go
            connection.execute("VACUUM INTO ?", (str(path),))
        finally:
            connection.close()
        with path.open("r+b", buffering=0) as file:
            file.seek(_WRITER_VERSION)
            file.write(bytes(4))
            file.seek(0)
            return Growth(file.readall(), note, rows)


def database_rows(entry: Entry, rows: Mapping[str, Sequence[Row]]) -> dict[str, tuple[Cells, ...]]:
    """What the database holds of one story, by table; `rows` are those of the tables that are CSV files as well."""
    articles = [row | {"outlet": row["outlet_id"]} for row in rows["articles"]]
    told = {**rows, "articles": articles}
    return {table: _cells_of(found, table) for table, found in told.items()} | {
        "story_regions": tuple((entry.id, label.id, str(label.role)) for label in entry.labels.regions),
        "story_topics": tuple((entry.id, label.id, place) for place, label in enumerate(entry.labels.topics)),
        "agreement_parties": tuple(
            (agreement.id, place, scrub(party))
            for agreement in entry.agreements
            for place, party in enumerate(agreement.parties)
        ),
        "excerpts": tuple(
            (entry.id, place, quote.article_id, scrub(quote.text)) for place, quote in enumerate(entry.excerpt)
        ),
    }


def _fill(connection: sqlite3.Connection, digest: Digest, told: Told, taxonomy: Taxonomy) -> None:
    """Put in whatever does not belong to one story alone."""
    entries = newest(digest)
    as_of = digest.as_of.isoformat() if digest.as_of else None
    outlets = {a.outlet.id: a.outlet.name for e in entries for a in e.articles if a.outlet}
    stories = {entry.id for entry in entries}
    related = ((entry.id, other) for entry in entries for other in sorted(entry.story.related) if other in stories)
    insert_rows(connection, "meta", [("schema_version", str(SCHEMA_VERSION)), ("as_of", as_of)])
    insert_rows(connection, "regions", _regions(entries, taxonomy))
    insert_rows(connection, "topics", ((topic.id, topic.ko, topic.en) for topic in taxonomy.topics.values()))
    insert_rows(connection, "outlets", ((key, scrub(outlets[key])) for key in sorted(outlets)))
    insert_rows(connection, "series_points", _cells_of(told.series, "series_points"))
    insert_rows(connection, "promises", _cells_of(told.promises, "promises"))
    insert_rows(connection, "related_stories", related)


_REGION = COLUMNS["claims"].index("region")


def _rows(told: Told, taxonomy: Taxonomy, places: Sequence[int]) -> Iterator[Rows]:
    for rows in told.rows(places):
        yield {**rows, "claims": [_in_known_place(claim, taxonomy) for claim in rows["claims"]]}


def _cells_of(rows: Iterable[Mapping[str, object]], table: str) -> tuple[Cells, ...]:
    columns = COLUMNS[table]
    return tuple(tuple(_cell(row[name]) for name in columns) for row in rows)


def _cell(value: object) -> Cell:
    if isinstance(value, int) and abs(value) > _LARGEST:
        return float(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _in_known_place(claim: Cells, taxonomy: Taxonomy) -> Cells:
    """A figure's row; it has no place where its place is none that the taxonomy knows."""
    if claim[_REGION] is None or claim[_REGION] in taxonomy.regions:
        return claim
    return (*claim[:_REGION], None, *claim[_REGION + 1 :])


def _regions(entries: tuple[Entry, ...], taxonomy: Taxonomy) -> tuple[Cells, ...]:
    """The places that stories or figures name, with the places they lie in, outer ones first."""
    named = {label.id for entry in entries for label in entry.labels.regions}
    named |= {
        claim.region for entry in entries for claim in entry.claims if claim.region and claim.region in taxonomy.regions
    }
    chains = {place for inner in named for place in (inner, *taxonomy.ancestors(inner))}
    ordered = sorted(chains, key=lambda place: (len(taxonomy.ancestors(place)), place))
    regions = [taxonomy.regions[place] for place in ordered]
    return tuple((r.id, r.ko, r.en, r.kind, r.parent, r.latitude, r.longitude) for r in regions)
