"""What was just written, and what of it is new where the rest was copied, for whoever found that clean before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path

from digest.inventory import Known
from digest.kept import read_kept, write_kept

_FILE = "news"
_PART = "publish.data"

Spans = tuple[tuple[int, int], ...]
"""From where to where something is new."""


@dataclass(frozen=True, slots=True)
class News:
    """What a file has that another one did not have: all else is copied from there."""

    before: str
    """The hash of the other one's bytes."""
    spans: Spans
    """Of its bytes; nothing where two copied parts meet."""
    rows: Mapping[str, Spans] = field(default_factory=dict)
    """Of its tables: behind which row, by number, and up to which; of tables that are not among them all is new."""

    def lines(self, data: bytes | mmap) -> bytes:
        """The lines of the file in which anything is new."""
        found = []
        done = 0
        for begin, end in self.spans:
            if end >= done:
                start, done = max(data.rfind(b"\n", 0, begin) + 1, done), data.find(b"\n", end) + 1 or len(data)
                found.append(data[start:done])
        return b"".join(found)


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    known: Known
    news: News | None = None
    """What is new in it; None: all."""


def read_written(folder: Path | None) -> Mapping[str, Written]:
    """What was written last, by path."""
    return read_kept(folder, _FILE, _PART, dict[str, Written]) or {}


def note_written(folder: Path | None, files: Mapping[str, Written]) -> None:
    """Keep it for `read_written`."""
    write_kept(folder, _FILE, _PART, files)
