"""The data files published with the site, below `data/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources

from digest.model import Asset, Digest, Role
from digest.publish.database import database_bytes
from digest.publish.overviews import overview_tables
from digest.publish.records import SCHEMA_VERSION, Record, digest_record, region_record, topic_record
from digest.publish.selection import by_region, by_topic, claims_of, role_in
from digest.publish.tables import (
    AGREEMENTS,
    OF_THE_STORY,
    SHORT_CLAIMS,
    STORIES,
    Row,
    agreement_rows,
    all_tables,
    claim_rows,
    csv_bytes,
    story_rows,
)
from digest.taxonomy import Taxonomy

JSON_TOO = frozenset({"stories", "agreements", "promises", "series", "outlets", "matrix"})
"""Tables that stand on a page of their own and are given as JSON as well; all others are in `digest.json`."""
SCHEMA = resources.files("digest") / "data" / "digest.schema.json"


def data_files(digest: Digest, taxonomy: Taxonomy) -> tuple[Asset, ...]:
    """Every data file, by address. The same digest gives the same bytes.

    No body, sub-headline, removed text or e-mail address is in any of them; off-topic stories are
    in `digest.json` only.
    """
    assets = [
        Asset("data/digest.json", json_bytes(digest_record(digest))),
        Asset("data/digest.schema.json", SCHEMA.read_bytes()),
        Asset("data/digest.sqlite", database_bytes(digest, taxonomy)),
    ]
    for name, (columns, rows) in {**all_tables(digest), **overview_tables(digest, taxonomy)}.items():
        assets.append(Asset(f"data/{name}.csv", csv_bytes(columns, rows)))
        if name in JSON_TOO:
            assets.append(Asset(f"data/{name}.json", _tables_json(_head(digest), {name: rows})))
    assets += _regions(digest, taxonomy)
    assets += _topics(digest, taxonomy)
    return tuple(sorted(assets, key=lambda asset: asset.uri))


def json_bytes(value: object) -> bytes:
    """A JSON file: readable, UTF-8, one line end at the end; no NaN."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def _regions(digest: Digest, taxonomy: Taxonomy) -> list[Asset]:
    places = by_region(digest, taxonomy)
    listing: list[Record] = []
    assets = []
    for place, entries in places.items():
        region = taxonomy.regions[place]
        record = region_record(region, len(entries), taxonomy)
        record["primary_stories"] = sum(role_in(e, place, taxonomy) is Role.PRIMARY for e in entries)
        listing.append(record)
        rows = [
            {"id": row["id"], "role": str(role_in(entry, place, taxonomy))} | row
            for entry, row in zip(entries, story_rows(entries), strict=True)
        ]
        details = record | {
            "facts_ko": region.facts_ko,
            "facts_en": region.facts_en,
            "source": region.source,
            "children": [child for child in taxonomy.children.get(place, ()) if child in places],
        }
        claims = [row for e in entries for row in claim_rows(e, claims_of(e, place, taxonomy))]
        agreements = [row for e in entries if role_in(e, place, taxonomy) is Role.PRIMARY for row in agreement_rows(e)]
        assets += _part(f"data/regions/{place}", digest, ("region", details), rows, claims, agreements)
    return [Asset("data/regions.json", _listing(digest, "regions", listing)), *assets]


def _topics(digest: Digest, taxonomy: Taxonomy) -> list[Asset]:
    listing: list[Record] = []
    assets = []
    for topic, entries in by_topic(digest, taxonomy).items():
        record = topic_record(taxonomy.topics[topic], len(entries))
        listing.append(record)
        claims = [row for entry in entries for row in claim_rows(entry)]
        agreements = [row for entry in entries for row in agreement_rows(entry)]
        assets += _part(f"data/topics/{topic}", digest, ("topic", record), story_rows(entries), claims, agreements)
    return [Asset("data/topics.json", _listing(digest, "topics", listing)), *assets]


def _part(
    stem: str, digest: Digest, about: tuple[str, Record], stories: list[Row], claims: list[Row], agreements: list[Row]
) -> list[Asset]:
    """The files of one place or topic: everything as JSON, each table as CSV where it has a row.

    In the JSON figures and agreements name their story by id.
    """
    name, record = about
    head: Record = {**_head(digest), name: record}
    tables = {"stories": stories, "claims": _own(claims), "agreements": _own(agreements)}
    columns = [*STORIES[:1], "role", *STORIES[1:]] if name == "region" else STORIES
    parts = {
        "claims": (SHORT_CLAIMS, claims),
        "promises": (SHORT_CLAIMS, [row for row in claims if row["due"]]),
        "agreements": (AGREEMENTS, agreements),
    }
    return [
        Asset(f"{stem}.json", _tables_json(head, tables)),
        Asset(f"{stem}.csv", csv_bytes(columns, stories)),
        *(Asset(f"{stem}/{part}.csv", csv_bytes(names, rows)) for part, (names, rows) in parts.items() if rows),
    ]


def _tables_json(head: Record, tables: Mapping[str, list[Row]]) -> bytes:
    """A JSON object whose tables have one row a line: half the size of full indentation, and still readable."""
    parts = [f"{_compact(name)}: {_compact(value)}" for name, value in head.items()]
    for name, rows in tables.items():
        lines = ",\n".join(_compact({key: _plain(value) for key, value in row.items()}) for row in rows)
        parts.append(f"{_compact(name)}: [\n{lines}\n]" if rows else f"{_compact(name)}: []")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8")


def _listing(digest: Digest, name: str, records: list[Record]) -> bytes:
    return json_bytes({**_head(digest), name: records})


def _head(digest: Digest) -> Record:
    return {"schema_version": SCHEMA_VERSION, "as_of": digest.as_of.isoformat() if digest.as_of else None}


def _own(rows: list[Row]) -> list[Row]:
    """Rows without what their story's row says already."""
    return [{name: value for name, value in row.items() if name not in OF_THE_STORY} for row in rows]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _plain(value: object) -> object:
    """A table cell as JSON: lists stay lists, numbers numbers, dates text."""
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)
