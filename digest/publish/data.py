"""The data files published with the site, below `data/`."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as remembered
from functools import partial
from importlib import resources

import numpy as np

from digest.cache import Cache
from digest.model import Asset, Claim, Digest, Entry, Role
from digest.publish.database import Told, database_bytes
from digest.publish.overviews import OVERVIEWS, overview_tables
from digest.publish.pieces import Drawn, Former, Grown, Growth, Keys, Made, Pieced, Section
from digest.publish.records import SCHEMA_VERSION, Record, digest_record, region_record, topic_record
from digest.publish.selection import by_topic, claims_of, newest, newest_first, with_roles
from digest.publish.sheets import SHORT_CLAIMS, STORIES_OF_A_PLACE, Line, Sheet, Sheets, csv_head, json_bytes, json_line
from digest.publish.stored import Rows
from digest.publish.tables import AGREEMENTS, ARTICLES, CLAIMS, STORIES, Row, csv_bytes
from digest.publish.tracks import PROMISES, SERIES, promise_rows, series_rows
from digest.taxonomy import Taxonomy

JSON_TOO = frozenset({"promises", "series", "outlets", "matrix"})
"""Tables that stand on a page of their own and are given as JSON as well, as stories and agreements are; all others
are in `digest.json`."""
SCHEMA = resources.files("digest") / "data" / "digest.schema.json"


def data_files(digest: Digest, taxonomy: Taxonomy, cache: Cache | None = None) -> Iterator[Made]:
    """Every data file, each made when its content is asked for. The same digest gives the same bytes.

    No body, sub-headline, removed text or e-mail address is in any of them; off-topic stories are
    in `digest.json` only. `cache` keeps what is written of each story.
    """
    sheets = Sheets(digest.entries, cache or Cache.open(None))
    stories = _Stories.of(newest(digest), sheets)
    tables = remembered(partial(_tables, digest, taxonomy))
    yield Grown("data/digest.sqlite", partial(_database, digest, taxonomy, stories, tables))
    yield _digest_json(digest, sheets)
    yield Asset("data/digest.schema.json", SCHEMA.read_bytes())
    yield from _whole_tables(_head(digest), stories)
    for name in ("promises", "series", *OVERVIEWS):
        yield Drawn(f"data/{name}.csv", partial(_table_csv, tables, name))
        if name in JSON_TOO:
            yield Drawn(f"data/{name}.json", partial(_table_json, tables, name, _head(digest)))
    yield from _regions(digest, taxonomy, stories)
    yield from _topics(digest, taxonomy, stories)


_Tables = Callable[[], Mapping[str, tuple[list[str], list[Row]]]]
"""Gives the tables that take all stories together, with their columns, by name."""


def _tables(digest: Digest, taxonomy: Taxonomy) -> Mapping[str, tuple[list[str], list[Row]]]:
    following = {"promises": (PROMISES, promise_rows(digest)), "series": (SERIES, series_rows(digest))}
    return following | {name: (columns, list(rows)) for name, columns, rows in overview_tables(digest, taxonomy)}


def _table_csv(tables: _Tables, name: str) -> bytes:
    return csv_bytes(*tables()[name])


def _table_json(tables: _Tables, name: str, head: Record) -> bytes:
    lines = tuple(map(json_line, tables()[name][1]))
    section = Section(np.zeros(1, dtype=np.uint64), lambda places: [lines for _ in places], *_ROWS)
    return Pieced("", _tables_json(head, {name: section})).content


def _database(digest: Digest, taxonomy: Taxonomy, stories: _Stories, tables: _Tables, former: Former | None) -> Growth:
    told = Told(stories.keys, stories.rows, tables()["promises"][1], tables()["series"][1])
    return database_bytes(digest, told, taxonomy, former)


def _digest_json(digest: Digest, sheets: Sheets) -> Pieced:
    """`digest.json`, put together of what is written of each story."""
    start = b'\n "stories": '
    before, _, after = json_bytes(digest_record(digest)).partition(start + b"[]")
    stories = _Stories.of(newest_first(digest.entries), sheets)
    return Pieced(
        "data/digest.json",
        (before + start, Section(stories.keys, stories.records, b",\n  ", (b"[\n  ", b"\n ]"), b"[]"), after),
    )


_ROWS = (b",\n", (b"[\n", b"\n]"), b"[]")
"""How JSON stands that has one row a line: between rows, around them, and instead of them."""


@dataclass(frozen=True, slots=True)
class _Stories:
    """Some stories, and what stands for each as it is written here."""

    entries: Sequence[Entry]
    keys: Keys
    sheets: Sheets

    @classmethod
    def of(cls, entries: Sequence[Entry], sheets: Sheets, roles: Sequence[Role] = ()) -> _Stories:
        """`roles` are what a place is to each."""
        keys = np.fromiter((sheets.numbers[entry.id] for entry in entries), np.uint64, len(entries))
        about = np.fromiter((role is Role.PRIMARY for role in roles), np.uint64, len(roles))
        return cls(entries, keys + about if roles else keys, sheets)

    def records(self, places: Sequence[int]) -> list[tuple[bytes]]:
        """Their objects in `digest.json`."""
        return [(sheet.record,) for sheet in self.sheets.whole([self.entries[place] for place in places])]

    def rows(self, places: Sequence[int]) -> list[Rows]:
        """Their rows in the database."""
        return [sheet.rows for sheet in self.sheets.whole([self.entries[place] for place in places])]

    def csv(self, columns: list[str], lines: Callable[[Sheet, int], Sequence[bytes]]) -> tuple[bytes, Section]:
        """A CSV file with these lines of each story."""
        return csv_head(columns), Section(self.keys, partial(self._lines, lines))

    def json(self, lines: Callable[[Sheet, int], Sequence[bytes]]) -> Section:
        """A table in a JSON file with these rows of each story."""
        return Section(self.keys, partial(self._lines, lines), *_ROWS)

    def _lines(self, lines: Callable[[Sheet, int], Sequence[bytes]], places: Sequence[int]) -> list[Sequence[bytes]]:
        sheets = self.sheets.lines([self.entries[place] for place in places])
        return [lines(sheet, place) for sheet, place in zip(sheets, places, strict=True)]


def _whole_tables(head: Record, stories: _Stories) -> Iterator[Pieced]:
    """The tables that have rows of all stories."""
    yield Pieced("data/stories.csv", stories.csv(STORIES, lambda sheet, _: (sheet.story.csv,)))
    json_rows = stories.json(lambda sheet, _: (sheet.story.json,))
    yield Pieced("data/stories.json", _tables_json(head, {"stories": json_rows}))
    yield Pieced("data/claims.csv", stories.csv(CLAIMS, lambda sheet, _: (sheet.claims,)))
    own = stories.csv(AGREEMENTS, lambda sheet, _: [line.csv for line in sheet.own_agreements])
    yield Pieced("data/agreements.csv", own)
    json_rows = stories.json(lambda sheet, _: sheet.agreements)
    yield Pieced("data/agreements.json", _tables_json(head, {"agreements": json_rows}))
    yield Pieced("data/articles.csv", stories.csv(ARTICLES, lambda sheet, _: (sheet.articles,)))


def _regions(digest: Digest, taxonomy: Taxonomy, stories: _Stories) -> Iterator[Made]:
    places = with_roles(digest, taxonomy)
    listing: list[Record] = []
    for place, told in places.items():
        region = taxonomy.regions[place]
        entries, roles = [entry for entry, _ in told], [role for _, role in told]
        record = region_record(region, len(entries), taxonomy)
        record["primary_stories"] = roles.count(Role.PRIMARY)
        listing.append(record)
        details = record | {
            "facts_ko": region.facts_ko,
            "facts_en": region.facts_en,
            "source": region.source,
            "children": [child for child in taxonomy.children.get(place, ()) if child in places],
        }
        yield from _Place(
            _Stories.of(entries, stories.sheets, roles),
            partial(claims_of, region=place, taxonomy=taxonomy),
            roles,
        ).files(f"data/regions/{place}", {**_head(digest), "region": details}, STORIES_OF_A_PLACE)
    yield Asset("data/regions.json", _listing(digest, "regions", listing))


def _topics(digest: Digest, taxonomy: Taxonomy, stories: _Stories) -> Iterator[Made]:
    listing: list[Record] = []
    for topic, entries in by_topic(digest, taxonomy).items():
        record = topic_record(taxonomy.topics[topic], len(entries))
        listing.append(record)
        parts = _Place(_Stories.of(entries, stories.sheets), lambda entry: entry.claims)
        yield from parts.files(f"data/topics/{topic}", {**_head(digest), "topic": record}, STORIES)
    yield Asset("data/topics.json", _listing(digest, "topics", listing))


@dataclass(frozen=True, slots=True)
class _Place:
    """What the files of one place or topic hold."""

    stories: _Stories
    claims_of: Callable[[Entry], Collection[Claim]]
    """The figures of a story that are shown here."""
    roles: Sequence[Role] = ()
    """What the place is to each story; nothing for a topic."""

    def files(self, stem: str, head: Record, columns: list[str]) -> Iterator[Pieced]:
        """Everything as JSON, each table as CSV where it has a row.

        In the JSON figures and agreements name their story by id.
        """
        rows = {
            "stories": self.stories.json(lambda sheet, place: (self._story(sheet, place).json,)),
            "claims": self.stories.json(lambda sheet, place: [line.json for line in self._claims(sheet, place)]),
            "agreements": self.stories.json(lambda sheet, place: [a.json for a in self._agreements(sheet, place)]),
        }
        yield Pieced(f"{stem}.json", _tables_json(head, rows))
        lines = self.stories.csv(columns, lambda sheet, place: (self._story(sheet, place).csv,))
        yield Pieced(f"{stem}.csv", lines)
        entries = self.stories.entries
        if any(map(self.claims_of, entries)):
            lines = self.stories.csv(SHORT_CLAIMS, lambda sheet, place: [c.csv for c in self._claims(sheet, place)])
            yield Pieced(f"{stem}/claims.csv", lines)
        if any(claim.due for entry in entries for claim in self.claims_of(entry)):
            lines = self.stories.csv(
                SHORT_CLAIMS, lambda sheet, place: [line.csv for line in self._claims(sheet, place) if line.due]
            )
            yield Pieced(f"{stem}/promises.csv", lines)
        if any(entry.agreements and self._is_about(place) for place, entry in enumerate(entries)):
            lines = self.stories.csv(AGREEMENTS, lambda sheet, place: [a.csv for a in self._agreements(sheet, place)])
            yield Pieced(f"{stem}/agreements.csv", lines)

    def _is_about(self, place: int) -> bool:
        return not self.roles or self.roles[place] is Role.PRIMARY

    def _story(self, sheet: Sheet, place: int) -> Line:
        return sheet.story_as(self.roles[place]) if self.roles else sheet.story

    def _claims(self, sheet: Sheet, place: int) -> Iterator[Line]:
        entry = self.stories.entries[place]
        shown = {id(claim) for claim in self.claims_of(entry)}
        return (line for claim, line in zip(entry.claims, sheet.own_claims, strict=True) if id(claim) in shown)

    def _agreements(self, sheet: Sheet, place: int) -> Sequence[Line]:
        return sheet.own_agreements if self._is_about(place) else ()


def _tables_json(head: Record, tables: Mapping[str, Section]) -> tuple[bytes | Section, ...]:
    """A JSON object whose tables have one row a line: half the size of full indentation, and still readable."""
    told = b",\n".join(b"%b: %b" % (_compact(name), _compact(value)) for name, value in head.items())
    parts: list[bytes | Section] = [b"{\n" + told]
    for name, rows in tables.items():
        parts += [b",\n%b: " % _compact(name), rows]
    return (*parts, b"\n}\n")


def _listing(digest: Digest, name: str, records: list[Record]) -> bytes:
    return json_bytes({**_head(digest), name: records})


def _head(digest: Digest) -> Record:
    return {"schema_version": SCHEMA_VERSION, "as_of": digest.as_of.isoformat() if digest.as_of else None}


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
