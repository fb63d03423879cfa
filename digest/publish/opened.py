"""A file of a site as the search for leaks reads it: only what is new, where the rest is known to be clean."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from mmap import ACCESS_READ, mmap

from digest.inventory import hash_of_bytes, stat_of
from digest.publish.cleared import Cleared
from digest.publish.news import News, Written
from digest.publish.texts import Reader, as_they_stand, by_lines, cells_of, has_lines, pieces_of, pieces_of_lines


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read."""

    path: str
    content: str
    """The hash of its bytes."""
    name: str
    """What it is known by."""
    data: bytes
    """Its bytes; where there are `news`, only lines with any."""
    news: News | None = None
    """What is new, where the rest was copied from a clean file."""

    @classmethod
    def read(cls, path: str, cleared: Cleared, written: Mapping[str, Written]) -> Opened:
        """Read a file. Those that stand as they were `written`, by path, are known by their hash already.

        Raises:
            OSError: if that cannot be done.
        """
        with open(path, "rb", buffering=0) as file:
            told = written.get(path)
            if told is None or told.known[:4] != stat_of(os.fstat(file.fileno())):
                data = file.readall()
                content = hash_of_bytes(data)
                return cls(path, content, name_of(content, path), data)
            name, news = name_of(told.known.content, path), told.news
            known = news is not None and name_of(news.before, path) in cleared.files
            if news is None or not known or not (news.rows or has_lines(path)):
                return cls(path, told.known.content, name, file.readall())
            with mmap(file.fileno(), 0, access=ACCESS_READ) as data_of_file:
                return cls(path, told.known.content, name, news.lines(data_of_file), news)


def name_of(content: str, path: str) -> str:
    """What a file is known by: the hash of its bytes and how its name ends; empty where the hash is not known."""
    return f"{content}.{path.rpartition('/')[2].rpartition('.')[2]}" if content else ""


def fresh_pieces(file: Opened, cleared: Cleared, numbers: list[bytes]) -> Iterator[tuple[Reader, list[str]]]:
    """As `pieces_of`, without what was copied from a clean file or stands in runs of pieces that were found clean
    before; `numbers` gets what others are known by."""
    if file.news is not None and file.news.rows:
        yield as_they_stand, cleared.beyond(as_they_stand.__name__, cells_of(file.path, file.news.rows), numbers)
    elif file.news is not None:
        yield pieces_of_lines(file.path, file.data)
    elif (lined := by_lines(file.path, file.data)) is not None:
        read, split = lined
        lines = cleared.lines_beyond(read.__name__, file.data, numbers)
        yield read, list(chain.from_iterable(map(split, lines)))
    else:
        for read, pieces in pieces_of(file.path, file.data):
            yield read, cleared.beyond(read.__name__, pieces, numbers)
