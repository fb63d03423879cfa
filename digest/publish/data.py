"""The data files published with the site, below `data/`."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from itertools import chain

from digest.cache import Cache
from digest.model import Asset, Digest, Entry, Role
from digest.parallel import usable_cpus
from digest.publish.ahead import begun, finished
from digest.publish.database import Told, database_bytes
from digest.publish.overviews import overview_tables
from digest.publish.records import SCHEMA_VERSION, Record, digest_record, region_record, topic_record
from digest.publish.selection import by_region, by_topic, claims_of, newest_first, role_in
from digest.publish.sheets import (
    SHORT_CLAIMS,
    STORIES_OF_A_PLACE,
    Line,
    Sheet,
    csv_lines,
    json_bytes,
    json_line,
    write_sheets,
)
from digest.publish.tables import AGREEMENTS, ARTICLES, CLAIMS, STORIES, Table, csv_bytes
from digest.publish.tracks import PROMISES, SERIES, promise_rows, series_rows
from digest.taxonomy import Taxonomy

JSON_TOO = frozenset({"promises", "series", "outlets", "matrix"})
"""Tables that stand on a page of their own and are given as JSON as well, as stories and agreements are; all others
are in `digest.json`."""
SCHEMA = resources.files("digest") / "data" / "digest.schema.json"


def data_files(digest: Digest, taxonomy: Taxonomy, cache: Cache | None = None) -> Iterator[Asset]:
    """Every data file, one after the other. The same digest gives the same bytes.

    No body, sub-headline, removed text or e-mail address is in any of them; off-topic stories are
    in `digest.json` only. `cache` keeps what is written of each story.
    """
    written = write_sheets(digest.entries, cache or Cache.open(None))
    sheets = {entry.id: replace(written[entry.id], record=b"") for entry in newest_first(digest.published)}
    rows = {story: sheet.rows for story, sheet in sheets.items()}
    promises, series = promise_rows(digest), series_rows(digest)
    told = Told(rows, promises, series)
    with begun(partial(_database, digest, told, taxonomy), usable_cpus()) as database:
        yield Asset("data/digest.json", _digest_json(digest, written))
        yield Asset("data/digest.schema.json", SCHEMA.read_bytes())
        del written, rows, told  # what has been used makes room
        sheets = {story: replace(sheet, rows={}) for story, sheet in sheets.items()}
        yield from _whole_tables(digest, sheets.values())
        following: list[Table] = [("promises", PROMISES, promises), ("series", SERIES, series)]
        for name, columns, table in chain(following, overview_tables(digest, taxonomy)):
            kept = list(table)
            yield Asset(f"data/{name}.csv", csv_bytes(columns, kept))
            if name in JSON_TOO:
                yield Asset(f"data/{name}.json", _tables_json(_head(digest), {name: [json_line(row) for row in kept]}))
        yield from _regions(digest, taxonomy, sheets)
        yield from _topics(digest, taxonomy, sheets)
        yield Asset("data/digest.sqlite", finished(database, None))


def _database(digest: Digest, told: Told, taxonomy: Taxonomy) -> Callable[[None], bytes]:
    """What gives the database, which is made at once."""
    content = database_bytes(digest, told, taxonomy)
    return lambda _: content


def _digest_json(digest: Digest, sheets: Mapping[str, Sheet]) -> bytes:
    """`digest.json`, put together of what is written of each story."""
    start, between, end = b'\n "stories": [', b",\n  ", b"]"
    before, stories, after = json_bytes(digest_record(digest)).partition(start + end)
    written = [sheets[entry.id].record for entry in newest_first(digest.entries)]
    if written:
        stories = b"".join([start, b"\n  ", between.join(written), b"\n ", end])
    return before + stories + after


def _whole_tables(digest: Digest, sheets: Collection[Sheet]) -> Iterator[Asset]:
    """The tables that have rows of all stories."""
    head = _head(digest)
    yield Asset("data/stories.csv", csv_lines(STORIES, (sheet.story.csv for sheet in sheets)))
    yield Asset("data/stories.json", _tables_json(head, {"stories": [sheet.story.json for sheet in sheets]}))
    yield Asset("data/claims.csv", csv_lines(CLAIMS, (sheet.claims for sheet in sheets)))
    agreements = [(line.csv, row) for s in sheets for line, row in zip(s.own_agreements, s.agreements, strict=True)]
    yield Asset("data/agreements.csv", csv_lines(AGREEMENTS, (line for line, _ in agreements)))
    yield Asset("data/agreements.json", _tables_json(head, {"agreements": [row for _, row in agreements]}))
    yield Asset("data/articles.csv", csv_lines(ARTICLES, (sheet.articles for sheet in sheets)))


def _regions(digest: Digest, taxonomy: Taxonomy, sheets: Mapping[str, Sheet]) -> Iterator[Asset]:
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
        told = list(zip(entries, roles, strict=True))
        parts = _Part(
            stories=[sheets[entry.id].story_as(role) for entry, role in told],
            claims=[line for entry in entries for line in _claims(sheets[entry.id], entry, place, taxonomy)],
            agreements=[
                line for entry, role in told if role is Role.PRIMARY for line in sheets[entry.id].own_agreements
            ],
        )
        head = {**_head(digest), "region": details}
        yield from parts.files(f"data/regions/{place}", head, STORIES_OF_A_PLACE)
    yield Asset("data/regions.json", _listing(digest, "regions", listing))


def _claims(sheet: Sheet, entry: Entry, place: str, taxonomy: Taxonomy) -> Iterator[Line]:
    """The figures of a story that are shown for a place."""
    shown = {id(claim) for claim in claims_of(entry, place, taxonomy)}
    return (line for claim, line in zip(entry.claims, sheet.own_claims, strict=True) if id(claim) in shown)


def _topics(digest: Digest, taxonomy: Taxonomy, sheets: Mapping[str, Sheet]) -> Iterator[Asset]:
    listing: list[Record] = []
    for topic, entries in by_topic(digest, taxonomy).items():
        record = topic_record(taxonomy.topics[topic], len(entries))
        listing.append(record)
        told = [sheets[entry.id] for entry in entries]
        parts = _Part(
            stories=[sheet.story for sheet in told],
            claims=[line for sheet in told for line in sheet.own_claims],
            agreements=[line for sheet in told for line in sheet.own_agreements],
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
        yield Asset(f"{stem}.csv", csv_lines(columns, (line.csv for line in self.stories)))
        for part, (names, lines) in parts.items():
            if lines:
                yield Asset(f"{stem}/{part}.csv", csv_lines(names, (line.csv for line in lines)))


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
