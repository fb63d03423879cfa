"""The digest as one SQLite file, the same bytes for the same digest."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from digest.model import Digest, Entry
from digest.publish.records import SCHEMA_VERSION
from digest.publish.scrub import scrub
from digest.publish.selection import newest_first
from digest.publish.tables import Row
from digest.taxonomy import Taxonomy

Cell = str | int | float | bool | None
Cells = tuple[Cell, ...]
"""A row, in the order of its table's columns."""
_FIRST_INDEX = "CREATE INDEX"
"""Where the tables end in the layout."""
_SCHEMA = resources.files("digest") / "data" / "digest.sql"
_LARGEST = 2**63 - 1
"""SQLite's largest whole number; a larger one is kept as a floating-point number."""
_WRITER_VERSION = slice(96, 100)
"""Where the file header names the SQLite release that wrote it; it would differ from machine to machine."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is written down of a digest already."""

    stories: Mapping[str, Mapping[str, Sequence[Cells]]]
    """The `database_rows` of all published stories by their ids."""
    promises: Sequence[Row]
    series: Sequence[Row]


def database_bytes(digest: Digest, told: Told, taxonomy: Taxonomy) -> bytes:
    """The SQLite file with every published story; tables and columns are in `digest/data/digest.sql`."""
    tables, _, indexes = _SCHEMA.read_text(encoding="utf-8").partition(_FIRST_INDEX)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digest.sqlite"
        connection = sqlite3.connect(":memory:")
        try:
            connection.execute("PRAGMA page_size = 4096")
            connection.executescript(tables)
            _fill(connection, digest, told, taxonomy)
            connection.commit()
            connection.executescript(_FIRST_INDEX + indexes)  # an index over rows that are there is made at one go
            connection.execute("VACUUM INTO ?", (str(path),))
        finally:
            connection.close()
        content = bytearray(path.read_bytes())
    content[_WRITER_VERSION] = bytes(4)
    return bytes(content)


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
    entries = newest_first(digest.published)
    stories = [told.stories[entry.id] for entry in entries]

    def insert(table: str, rows: Iterable[Cells]) -> None:
        columns = _COLUMNS[table]
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 (ours)

    as_of = digest.as_of.isoformat() if digest.as_of else None
    insert("meta", [("schema_version", str(SCHEMA_VERSION)), ("as_of", as_of)])
    insert("regions", _regions(entries, taxonomy))
    insert("topics", ((topic.id, topic.ko, topic.en) for topic in taxonomy.topics.values()))
    outlets = {a.outlet.id: a.outlet.name for e in entries for a in e.articles if a.outlet}
    insert("outlets", ((key, scrub(outlets[key])) for key in sorted(outlets)))
    for table in ("stories", "articles", "story_regions", "story_topics"):
        insert(table, (row for story in stories for row in story[table]))
    insert("claims", (_in_known_place(row, taxonomy) for story in stories for row in story["claims"]))
    for table in ("agreements", "agreement_parties", "excerpts"):
        insert(table, (row for story in stories for row in story[table]))
    insert("series_points", _cells_of(told.series, "series_points"))
    insert("promises", _cells_of(told.promises, "promises"))
    insert(
        "related_stories",
        ((entry.id, other) for entry in entries for other in sorted(entry.story.related) if other in told.stories),
    )


_COLUMNS = {
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
_REGION = _COLUMNS["claims"].index("region")


def _cells_of(rows: Iterable[Mapping[str, object]], table: str) -> tuple[Cells, ...]:
    columns = _COLUMNS[table]
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
