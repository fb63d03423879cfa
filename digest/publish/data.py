"""The data files published with the site, below `data/`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain

import msgspec

from digest.model import Asset, Digest, Role
from digest.publish.database import database_bytes
from digest.publish.lines import SHORT_CLAIMS, STORIES_OF_A_PLACE, Line, Lines, csv_of, json_line
from digest.publish.overviews import overview_tables
from digest.publish.records import SCHEMA_VERSION, Record, digest_record, region_record, story_record, topic_record
from digest.publish.selection import by_region, by_topic, claims_of, newest_first, role_in
from digest.publish.tables import AGREEMENTS, STORIES, all_tables, csv_bytes
from digest.taxonomy import Taxonomy

JSON_TOO = frozenset({"stories", "agreements", "promises", "series", "outlets", "matrix"})
"""Tables that stand on a page of their own and are given as JSON as well; all others are in `digest.json`."""
SCHEMA = resources.files("digest") / "data" / "digest.schema.json"


def data_files(digest: Digest, taxonomy: Taxonomy) -> Iterator[Asset]:
    """Every data file, one after the other. The same digest gives the same bytes.

    No body, sub-headline, removed text or e-mail address is in any of them; off-topic stories are
    in `digest.json` only.
    """
    yield Asset("data/digest.json", _digest_json(digest))
    yield Asset("data/digest.schema.json", SCHEMA.read_bytes())
    yield Asset("data/digest.sqlite", database_bytes(digest, taxonomy))
    for name, columns, rows in chain(all_tables(digest), overview_tables(digest, taxonomy)):
        if name not in JSON_TOO:
            yield Asset(f"data/{name}.csv", csv_bytes(columns, rows))
            continue
        kept = list(rows)
        yield Asset(f"data/{name}.csv", csv_bytes(columns, kept))
        yield Asset(f"data/{name}.json", _tables_json(_head(digest), {name: [json_line(row) for row in kept]}))
    lines = Lines()
    yield from _regions(digest, taxonomy, lines)
    yield from _topics(digest, taxonomy, lines)


def json_bytes(value: object) -> bytes:
    """A JSON file: readable, UTF-8, one line end at the end; no NaN."""
    try:
        written = msgspec.json.format(msgspec.json.encode(value), indent=1)
    except OverflowError:  # a number beyond 64 bits, which only Python writes
        written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")
    return written + b"\n"


def _digest_json(digest: Digest) -> bytes:
    """`digest.json`, written a story at a time: as objects all of them take ten times the room."""
    start, between, end = b'\n "stories": [', b",\n  ", b"]"
    before, stories, after = json_bytes(digest_record(digest)).partition(start + end)
    written = [json_bytes(story_record(entry))[:-1].replace(b"\n", b"\n  ") for entry in newest_first(digest.entries)]
    if written:
        stories = b"".join([start, b"\n  ", between.join(written), b"\n ", end])
    return before + stories + after


def _regions(digest: Digest, taxonomy: Taxonomy, lines: Lines) -> Iterator[Asset]:
    places = by_region(digest, taxonomy)
    listing: list[Record] = []
    for place, entries in places.items():
        region = taxonomy.regions[place]
        roles = [role_in(entry, place, taxonomy) for entry in entries]
        record = region_record(region, len(entries), taxonomy)
        record["primary_stories"] = roles.count(Role.PRIMARY)
        listing.append(record)
        details = record | {
            "facts_ko": region.facts_ko,
            "facts_en": region.facts_en,
            "source": region.source,
            "children": [child for child in taxonomy.children.get(place, ()) if child in places],
        }
        parts = _Part(
            stories=[lines.story(entry, role) for entry, role in zip(entries, roles, strict=True)],
            claims=[line for e in entries for line in lines.claims(e, claims_of(e, place, taxonomy))],
            agreements=[
                line
                for entry, role in zip(entries, roles, strict=True)
                if role is Role.PRIMARY
                for line in lines.agreements(entry)
            ],
        )
        head = {**_head(digest), "region": details}
        yield from parts.files(f"data/regions/{place}", head, STORIES_OF_A_PLACE)
    yield Asset("data/regions.json", _listing(digest, "regions", listing))


def _topics(digest: Digest, taxonomy: Taxonomy, lines: Lines) -> Iterator[Asset]:
    listing: list[Record] = []
    for topic, entries in by_topic(digest, taxonomy).items():
        record = topic_record(taxonomy.topics[topic], len(entries))
        listing.append(record)
        parts = _Part(
            stories=[lines.story(entry) for entry in entries],
            claims=[line for entry in entries for line in lines.claims(entry)],
            agreements=[line for entry in entries for line in lines.agreements(entry)],
        )
        yield from parts.files(f"data/topics/{topic}", {**_head(digest), "topic": record}, STORIES)
    yield Asset("data/topics.json", _listing(digest, "topics", listing))


@dataclass(frozen=True, slots=True)
class _Part:
    """What the files of one place or topic hold."""

    stories: list[Line]
    claims: list[Line]
    agreements: list[Line]

    def files(self, stem: str, head: Record, columns: list[str]) -> Iterator[Asset]:
        """Everything as JSON, each table as CSV where it has a row.

        In the JSON figures and agreements name their story by id.
        """
        tables = {"stories": self.stories, "claims": self.claims, "agreements": self.agreements}
        parts = {
            "claims": (SHORT_CLAIMS, self.claims),
            "promises": (SHORT_CLAIMS, [line for line in self.claims if line.due]),
            "agreements": (AGREEMENTS, self.agreements),
        }
        written = {name: [line.json for line in lines] for name, lines in tables.items()}
        yield Asset(f"{stem}.json", _tables_json(head, written))
        yield Asset(f"{stem}.csv", csv_of(columns, self.stories))
        for part, (names, lines) in parts.items():
            if lines:
                yield Asset(f"{stem}/{part}.csv", csv_of(names, lines))


def _tables_json(head: Record, tables: Mapping[str, Sequence[bytes]]) -> bytes:
    """A JSON object whose tables have one row a line: half the size of full indentation, and still readable."""
    parts = [b"%b: %b" % (_compact(name), _compact(value)) for name, value in head.items()]
    for name, rows in tables.items():
        lines = b",\n".join(rows)
        parts.append(b"%b: [\n%b\n]" % (_compact(name), lines) if rows else b"%b: []" % _compact(name))
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def _listing(digest: Digest, name: str, records: list[Record]) -> bytes:
    return json_bytes({**_head(digest), name: records})


def _head(digest: Digest) -> Record:
    return {"schema_version": SCHEMA_VERSION, "as_of": digest.as_of.isoformat() if digest.as_of else None}


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
