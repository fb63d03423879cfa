"""Rows of places and topics as the lines of their files, each written once however many files hold it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.model import Claim, Entry, Role
from digest.publish.tables import AGREEMENTS, CLAIMS, OF_THE_STORY, STORIES, Row, agreement_rows, cell, claim_rows
from digest.publish.tables import story_rows as rows_of_stories

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


class Lines:
    """The lines of stories and of what they tell; asked again, the same line is given."""

    def __init__(self) -> None:
        self._stories: dict[tuple[str, Role | None], Line] = {}
        self._claims: dict[str, list[Line]] = {}
        self._agreements: dict[str, list[Line]] = {}

    def story(self, entry: Entry, role: Role | None = None) -> Line:
        """A story, with what a place is to it where that is given."""
        line = self._stories.get((entry.id, role))
        if line is None:
            row = rows_of_stories([entry])[0]
            if role is not None:
                row = {"id": row["id"], "role": str(role)} | row
            line = self._stories[entry.id, role] = _line(row, row, STORIES if role is None else STORIES_OF_A_PLACE)
        return line

    def claims(self, entry: Entry, shown: Iterable[Claim] | None = None) -> list[Line]:
        """The figures of a story, or those of them in `shown`, which come from the entry itself."""
        if entry.id not in self._claims:
            self._claims[entry.id] = [_line(row, _own(row), SHORT_CLAIMS) for row in claim_rows(entry)]
        lines = self._claims[entry.id]
        if shown is None:
            return lines
        wanted = {id(claim) for claim in shown}
        return [line for claim, line in zip(entry.claims, lines, strict=True) if id(claim) in wanted]

    def agreements(self, entry: Entry) -> list[Line]:
        """The agreements of a story."""
        if entry.id not in self._agreements:
            self._agreements[entry.id] = [_line(row, _own(row), AGREEMENTS) for row in agreement_rows(entry)]
        return self._agreements[entry.id]


def csv_of(columns: list[str], lines: Iterable[Line]) -> bytes:
    """A CSV file of lines that have these columns."""
    return b"".join([b"\xef\xbb\xbf", _csv(columns), *(line.csv for line in lines)])


def json_line(row: Mapping[str, object]) -> bytes:
    """A row as JSON on one line, UTF-8."""
    plain = {key: _plain(value) for key, value in row.items()}
    return json.dumps(plain, ensure_ascii=False, allow_nan=False).encode("utf-8")


def _line(row: Row, told: Row, columns: list[str]) -> Line:
    return Line(json_line(told), _csv(cell(row[name]) for name in columns), bool(row.get("due")))


def _own(row: Row) -> Row:
    """A row without what its story's row says already."""
    return {name: value for name, value in row.items() if name not in OF_THE_STORY}


def _plain(value: object) -> object:
    """A table cell as JSON: lists stay lists, numbers numbers, dates text."""
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


class _Sink:
    """What a CSV writer writes, given back by `writerow`."""

    def write(self, text: str) -> str:
        return text


_writer = csv.writer(_Sink(), lineterminator="\r\n")


def _csv(cells: Iterable[str]) -> bytes:
    return str(_writer.writerow(cells)).encode("utf-8")
