"""The digest as one SQLite file, the same bytes for the same digest."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

from digest.model import Digest, Entry
from digest.publish.records import SCHEMA_VERSION, Record, agreement_record
from digest.publish.scrub import scrub
from digest.publish.selection import newest_first
from digest.publish.tables import Row, article_rows, claim_rows, story_rows
from digest.publish.tracks import promise_rows, series_rows
from digest.taxonomy import Taxonomy

_SCHEMA = resources.files("digest") / "data" / "digest.sql"
_LARGEST = 2**63 - 1
"""SQLite's largest whole number; a larger one is kept as a floating-point number."""
_WRITER_VERSION = slice(96, 100)
"""Where the file header names the SQLite release that wrote it; it would differ from machine to machine."""


def database_bytes(digest: Digest, taxonomy: Taxonomy) -> bytes:
    """The SQLite file with every published story; tables and columns are in `digest/data/digest.sql`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digest.sqlite"
        connection = sqlite3.connect(":memory:")
        try:
            connection.execute("PRAGMA page_size = 4096")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
            _fill(connection, digest, taxonomy)
            connection.commit()
            connection.execute("VACUUM INTO ?", (str(path),))
        finally:
            connection.close()
        content = bytearray(path.read_bytes())
    content[_WRITER_VERSION] = bytes(4)
    return bytes(content)


def _fill(connection: sqlite3.Connection, digest: Digest, taxonomy: Taxonomy) -> None:
    entries = newest_first(digest.published)
    published = {entry.id for entry in entries}
    as_of = digest.as_of.isoformat() if digest.as_of else None
    _insert(
        connection, "meta", [{"key": "schema_version", "value": str(SCHEMA_VERSION)}, {"key": "as_of", "value": as_of}]
    )
    _insert(connection, "regions", _regions(entries, taxonomy))
    topics = taxonomy.topics.values()
    _insert(connection, "topics", [{"id": topic.id, "ko": topic.ko, "en": topic.en} for topic in topics])
    outlets = {a.outlet.id: a.outlet.name for e in entries for a in e.articles if a.outlet}
    _insert(connection, "outlets", [{"id": key, "name": scrub(outlets[key])} for key in sorted(outlets)])
    _insert(connection, "stories", [_columns(row, "stories") for row in story_rows(entries)])
    for entry in entries:
        _insert(connection, "articles", [_columns(row, "articles") for row in article_rows(entry)])
        _insert(
            connection,
            "story_regions",
            [{"story": entry.id, "region": label.id, "role": str(label.role)} for label in entry.labels.regions],
        )
        _insert(
            connection,
            "story_topics",
            [
                {"story": entry.id, "topic": label.id, "position": position}
                for position, label in enumerate(entry.labels.topics)
            ],
        )
        claims = [_columns(row, "claims") for row in claim_rows(entry)]
        known = [row | {"region": row["region"] if row["region"] in taxonomy.regions else None} for row in claims]
        _insert(connection, "claims", known)
        _insert_agreements(connection, entry)
        _insert(
            connection,
            "excerpts",
            [
                {"story": entry.id, "position": position, "article": quote.article_id, "text": scrub(quote.text)}
                for position, quote in enumerate(entry.excerpt)
            ],
        )
    _insert(connection, "series_points", [_columns(row, "series_points") for row in series_rows(digest)])
    _insert(connection, "promises", [_columns(row, "promises") for row in promise_rows(digest)])
    _insert(
        connection,
        "related_stories",
        [
            {"story": entry.id, "related": other}
            for entry in entries
            for other in sorted(entry.story.related)
            if other in published
        ],
    )


def _insert_agreements(connection: sqlite3.Connection, entry: Entry) -> None:
    for agreement in entry.agreements:
        record: Record = agreement_record(agreement) | {
            "story": entry.id,
            "signed": agreement.signed,
            "signed_basis": str(agreement.signed_basis),
        }
        _insert(connection, "agreements", [_columns(record, "agreements")])
        _insert(
            connection,
            "agreement_parties",
            [
                {"agreement": record["id"], "position": place, "party": scrub(party)}
                for place, party in enumerate(agreement.parties)
            ],
        )


_COLUMNS = {
    "stories": ("id", "url", "title", "published", "basis", "earliest", "latest", "source_url"),
    "articles": (
        *("id", "story", "relation", "score", "reason", "seed", "title", "author", "url", "published", "basis"),
        *("earliest", "latest", "outlet_id"),
    ),
    "claims": (
        *("id", "story", "article", "region", "party", "what", "text", "value", "unit", "approximate", "bound"),
        *("status", "as_of", "due", "equivalent_value", "equivalent_unit", "sentence"),
    ),
    "series_points": ("series", "claim", "date", "basis", "conflict"),
    "promises": ("claim", "due", "fate", "settled_by", "settled_in", "settled_sentence", "latest", "series"),
    "agreements": ("id", "story", "article", "kind", "signed", "signed_basis", "purpose", "sentence"),
}
_RENAMED = {"outlet_id": "outlet"}


def _columns(row: Mapping[str, object], table: str) -> Row:
    return {_RENAMED.get(name, name): row[name] for name in _COLUMNS[table]}


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    for row in rows:
        names = ", ".join(row)
        marks = ", ".join("?" for _ in row)
        values = [_value(value) for value in row.values()]
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 (names are ours)


def _value(value: object) -> object:
    if isinstance(value, int) and abs(value) > _LARGEST:
        return float(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _regions(entries: tuple[Entry, ...], taxonomy: Taxonomy) -> list[Row]:
    """The places that stories or figures name, with the places they lie in, outer ones first."""
    named = {label.id for entry in entries for label in entry.labels.regions}
    named |= {
        claim.region for entry in entries for claim in entry.claims if claim.region and claim.region in taxonomy.regions
    }
    chains = {place for inner in named for place in (inner, *taxonomy.ancestors(inner))}
    ordered = sorted(chains, key=lambda place: (len(taxonomy.ancestors(place)), place))
    regions = [taxonomy.regions[place] for place in ordered]
    return [
        {
            "id": region.id,
            "ko": region.ko,
            "en": region.en,
            "kind": region.kind,
            "parent": region.parent,
            "latitude": region.latitude,
            "longitude": region.longitude,
        }
        for region in regions
    ]
