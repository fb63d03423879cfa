"""The data files published with the site, below `data/`."""

from __future__ import annotations

import json
from importlib import resources

from digest.model import Asset, Digest, Role
from digest.publish.database import database_bytes
from digest.publish.records import SCHEMA_VERSION, Record, digest_record, region_record, topic_record
from digest.publish.selection import by_region, by_topic, claims_of, role_in
from digest.publish.tables import STORIES, Row, agreement_rows, all_tables, claim_rows, csv_bytes, story_rows
from digest.taxonomy import Taxonomy

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
    for name, (columns, rows) in all_tables(digest).items():
        assets.append(Asset(f"data/{name}.csv", csv_bytes(columns, rows)))
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
    name, record = about
    document = {
        "schema_version": SCHEMA_VERSION,
        "as_of": digest.as_of.isoformat() if digest.as_of else None,
        name: record,
        "stories": [_plain(row) for row in stories],
        "claims": [_plain(row) for row in claims],
        "agreements": [_plain(row) for row in agreements],
    }
    columns = [*STORIES[:1], "role", *STORIES[1:]] if name == "region" else STORIES
    return [Asset(f"{stem}.json", json_bytes(document)), Asset(f"{stem}.csv", csv_bytes(columns, stories))]


def _listing(digest: Digest, name: str, records: list[Record]) -> bytes:
    as_of = digest.as_of.isoformat() if digest.as_of else None
    return json_bytes({"schema_version": SCHEMA_VERSION, "as_of": as_of, name: records})


def _plain(row: Row) -> Row:
    """A table row as JSON: lists stay lists, numbers numbers, dates text."""
    plain: Row = {}
    for name, value in row.items():
        if isinstance(value, tuple | list):
            plain[name] = [str(item) for item in value]
        elif value is None or isinstance(value, str | int | float):
            plain[name] = value
        else:
            plain[name] = str(value)
    return plain
