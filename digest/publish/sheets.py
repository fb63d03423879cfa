"""A story as it stands in the data files: each of its rows written once, and kept by what the story is made of."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from digest.cache import Cache
from digest.kept import Workshop
from digest.marks import UNPLAIN, story_marks, story_numbers
from digest.model import Entry, Role
from digest.parallel import usable_cpus
from digest.publish.database import database_rows
from digest.publish.records import story_record
from digest.publish.stored import Cells
from digest.publish.tables import (
    AGREEMENTS,
    ARTICLES,
    CLAIMS,
    OF_THE_STORY,
    STORIES,
    Row,
    agreement_rows,
    article_rows,
    cell,
    claim_rows,
    story_rows,
)

SHORT_CLAIMS = [name for name in CLAIMS if name not in ("sentence", "source_url")]
"""Columns of the figures of one place or topic; the sentences are in `claims.csv`."""
STORIES_OF_A_PLACE = [*STORIES[:1], "role", *STORIES[1:]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in files, UTF-8."""

    json: bytes
    csv: bytes
    """With its line end."""
    due: bool = False
    """Whether it is a figure that is due."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all data files hold of one story, UTF-8; of one that is off topic only its object."""

    record: bytes
    """Its object in `digest.json`, as far indented as it is there."""
    story: Line = Line(b"", b"")
    head: tuple[int, int] = (0, 0)
    """How long the id's cell is, as JSON and as CSV."""
    articles: bytes = b""
    """Its rows in `articles.csv`."""
    claims: bytes = b""
    """Its rows in `claims.csv`."""
    agreements: tuple[bytes, ...] = ()
    """Its rows in `agreements.json`."""
    own_claims: tuple[Line, ...] = ()
    """Its figures in the files of a place or topic, without what its own row says."""
    own_agreements: tuple[Line, ...] = ()
    """The same of its agreements; as CSV they are the rows of all files."""
    rows: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)
    """Its rows in the database, by table."""

    def story_as(self, role: Role) -> Line:
        """The story's row with what a place is to it behind its id."""
        told = f'"role": "{role}"'.encode()
        json_head, csv_head = self.head
        return Line(
            b"%b, %b%b" % (self.story.json[:json_head], told, self.story.json[json_head:]),
            b"%b,%b%b" % (self.story.csv[:csv_head], str(role).encode(), self.story.csv[csv_head:]),
        )


_FEW = 400
"""So many sheets are asked for alone, more with all others: these are kept together."""


class Sheets:
    """The sheets of stories, each taken from a cache, or written, when it is asked for."""

    def __init__(self, entries: tuple[Entry, ...], cache: Cache) -> None:
        self.numbers = story_numbers(entries)
        """What stands for each, by id."""
        self._entries = entries
        self._marks = story_marks(entries)
        self._cache = cache
        self._whole: dict[str, Sheet] = {}
        self._light: dict[str, Sheet] = {}

    def whole(self, entries: Sequence[Entry]) -> list[Sheet]:
        """All of each."""
        self._load([entry for entry in entries if entry.id not in self._whole])
        return [self._whole[entry.id] for entry in entries]

    def lines(self, entries: Sequence[Entry]) -> list[Sheet]:
        """Of each what stands in tables. From now on no more than that is held, so `whole` is to be asked before."""
        self._load([entry for entry in entries if entry.id not in self._light and entry.id not in self._whole])
        whole, self._whole = self._whole, {}
        self._light |= {story: replace(sheet, record=b"", rows={}) for story, sheet in whole.items()}
        return [self._light[entry.id] for entry in entries]

    def _load(self, entries: Sequence[Entry]) -> None:
        entries = entries if len(entries) <= _FEW else self._entries
        marks = {entry.id: self._marks[entry.id] for entry in entries}
        orders = {marks[entry.id]: entry for entry in entries if not marks[entry.id].startswith(UNPLAIN)}
        made = Workshop(self._cache, usable_cpus()).make("publish.sheets", write_sheet, Sheet, orders)
        for entry in entries:
            self._whole[entry.id] = made.get(marks[entry.id]) or write_sheet(entry)


def write_sheet(entry: Entry) -> Sheet:
    """A story as all data files need it."""
    record = json_bytes(story_record(entry))[:-1].replace(b"\n", b"\n  ")
    if not entry.labels.on_topic:
        return Sheet(record)
    rows = {
        "stories": story_rows([entry]),
        "articles": article_rows(entry),
        "claims": claim_rows(entry),
        "agreements": agreement_rows(entry),
    }
    story = rows["stories"][0]
    return Sheet(
        record,
        _line(story, story, STORIES),
        (len(json_line({"id": story["id"]})) - 1, len(csv_line([cell(story["id"])])) - 2),
        b"".join(_csv_row(row, ARTICLES) for row in rows["articles"]),
        b"".join(_csv_row(row, CLAIMS) for row in rows["claims"]),
        tuple(json_line(row) for row in rows["agreements"]),
        tuple(_line(row, _own(row), SHORT_CLAIMS) for row in rows["claims"]),
        tuple(_line(row, _own(row), AGREEMENTS) for row in rows["agreements"]),
        database_rows(entry, rows),
    )


def json_bytes(value: object) -> bytes:
    """A JSON file: readable, UTF-8, one line end at the end; no NaN."""
    try:
        written = msgspec.json.format(msgspec.json.encode(value), indent=1)
    except OverflowError:  # a number beyond 64 bits, which only Python writes
        written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")
    return written + b"\n"


def json_line(row: Mapping[str, object]) -> bytes:
    """A row as JSON on one line, UTF-8: lists stay lists, numbers numbers, dates become text."""
    return _as_json(row).encode("utf-8")


def csv_head(columns: list[str]) -> bytes:
    """How a CSV file with these columns begins."""
    return b"\xef\xbb\xbf" + csv_line(columns)


def csv_line(cells: Iterable[str]) -> bytes:
    """Cells as a line of a CSV file, UTF-8."""
    return str(_writer.writerow(cells)).encode("utf-8")


def _line(row: Row, told: Row, columns: list[str]) -> Line:
    return Line(json_line(told), _csv_row(row, columns), bool(row.get("due")))


def _csv_row(row: Row, columns: list[str]) -> bytes:
    return csv_line(cell(row[name]) for name in columns)


def _own(row: Row) -> Row:
    """A row without what its story's row says already."""
    return {name: value for name, value in row.items() if name not in OF_THE_STORY}


class _Sink:
    """What a CSV writer writes, given back by `writerow`."""

    def write(self, text: str) -> str:
        return text


_writer = csv.writer(_Sink(), lineterminator="\r\n")
_as_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=str).encode
