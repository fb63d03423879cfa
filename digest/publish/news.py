"""What is new in files that were put together of what stood already, for whoever found the rest clean before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

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

    def lines(self, data: bytes) -> bytes:
        """The lines of the file, given by its bytes, in which anything is new."""
        found = []
        done = 0
        for begin, end in self.spans:
            if end >= done:
                start, done = max(data.rfind(b"\n", 0, begin) + 1, done), data.find(b"\n", end) + 1 or len(data)
                found.append(data[start:done])
        return b"".join(found)


def read_news(folder: Path | None) -> Mapping[str, News]:
    """What is new in files that were put together last, by the hashes of their bytes."""
    return read_kept(folder, _FILE, _PART, dict[str, News]) or {}


def write_news(folder: Path | None, news: Mapping[str, News]) -> None:
    """Keep it for `read_news`."""
    write_kept(folder, _FILE, _PART, news)
