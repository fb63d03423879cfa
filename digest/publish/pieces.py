"""Files that are put together of pieces: those that stood in the last site are copied from its file, the rest written.

What is remembered of a file is the hash of its bytes, what stands for each of its pieces, and how long they are.
It counts only while a file with that hash stands in the site. So the pieces themselves take no room, and of a list
of ten thousand stories only the ones that are new are made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digest.inventory import Known, hash_of_bytes, known_as, stat_of
from digest.kept import read_kept, write_kept
from digest.model import Asset
from digest.publish.news import News, Spans, Written, note_written
from digest.publish.paths import put_file, safe_path

_FILE = "pieces"
_PART = "publish.compose"

Keys = NDArray[np.uint64]
"""What stands for pieces; two different ones have the same number by chance about once in 2**60."""


@dataclass(frozen=True, slots=True)
class Section:
    """Pieces of a file, one after the other, each of any number of lines."""

    keys: Keys
    write: Callable[[Sequence[int]], Sequence[Sequence[bytes]]]
    """The lines of the pieces at some places."""
    between: bytes = b""
    """Between all lines."""
    around: tuple[bytes, bytes] = (b"", b"")
    """Before the first line and after the last."""
    otherwise: bytes = b""
    """What there is instead without any line."""


@dataclass(frozen=True, slots=True)
class Pieced:
    """A file of pieces."""

    uri: str
    parts: tuple[bytes | Section, ...]

    @property
    def content(self) -> bytes:
        """Its bytes, all of them made anew."""
        return _put_together(self, None, b"")[0]

    @property
    def key(self) -> str:
        """Stands for its bytes."""
        told = blake2b(digest_size=20)
        for part in self.parts:
            given = part.keys.tobytes() + part.between if isinstance(part, Section) else part
            told.update(len(given).to_bytes(8, "big") + given)
        return told.hexdigest()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file that is made when it is asked for."""

    uri: str
    write: Callable[[], bytes]
    key: str = ""
    """Stands for everything it is made of but code; empty where nothing does."""

    @property
    def content(self) -> bytes:
        """Its bytes, made now."""
        return self.write()


@dataclass(frozen=True, slots=True)
class Former:
    """A file of the last site, as it was written."""

    content: bytes
    note: bytes
    """What was noted of it then."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What became of a file."""

    content: bytes
    """The same whatever it was."""
    note: bytes
    """What is to be noted of it."""
    rows: Mapping[str, Spans]
    """Tables of which the other rows were copied from what it was: behind which row, by number, and up to which."""


@dataclass(frozen=True, slots=True)
class Grown:
    """A database that takes what it can from what it was."""

    uri: str
    write: Callable[[Former | None], Growth]

    @property
    def content(self) -> bytes:
        """Its bytes, all of them made anew."""
        return self.write(None).content


Made = Asset | Drawn | Grown | Pieced
"""Anything that becomes a file of the site."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where the pieces of a section lie."""

    start: int
    """Where the first one begins in the file."""
    keys: bytes
    lengths: bytes
    """Of each, with what stands behind each of its lines; four bytes."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was written."""

    key: str
    content: str
    """The hash of its bytes."""
    sections: tuple[_Laid, ...] = ()
    note: bytes = b""
    """See `Former`."""


@dataclass(frozen=True, slots=True)
class _Kept:
    base: str = ""
    files: Mapping[str, _File] | None = None


class Pieces:
    """What is known of the files of the last site."""

    def __init__(self, folder: Path | None, base: str, standing: Mapping[str, Known], site: Path) -> None:
        """`base` stands for what all keys rest on; `standing` has the files of the last site, which lies in `site`."""
        kept = read_kept(folder, _FILE, _PART, _Kept) or _Kept()
        self._before = (kept.files or {}) if kept.base == base else {}
        self._folder, self._base, self._standing, self._site = folder, base, standing, site
        self._files: dict[str, _File] = {}
        self._written: dict[str, Written] = {}

    def put(self, made: Made, folder: Path) -> str:
        """The hash of a file's bytes. It is written below a folder unless the last site has that file in its place.

        Raises:
            DigestError: if it cannot be a path below the folder.
        """
        known, before = self._standing.get(made.uri), self._before.get(made.uri)
        if isinstance(made, Asset):
            file, content, news = _File("", hash_of_bytes(made.content)), made.content, None
        else:
            if known is None or before is None or known.content != before.content:
                known = before = None
            key = "" if isinstance(made, Grown) else made.key
            if key and before is not None and before.key == key:
                self._files[made.uri] = before
                return before.content
            old = _read(self._site / made.uri, known) if known is not None else None
            file, content, news = _make(made, key, before, old)
            self._files[made.uri] = file
        if known is None or known.content != file.content:
            path = str(safe_path(folder, made.uri))
            put_file(path, content)
            self._written[path] = Written(known_as(path, file.content), news)
        return file.content

    def write_down(self) -> None:
        """Remember what was made."""
        write_kept(self._folder, _FILE, _PART, _Kept(self._base, self._files))
        note_written(self._folder, self._written)


def _make(
    made: Drawn | Grown | Pieced, key: str, before: _File | None, old: bytes | None
) -> tuple[_File, bytes, News | None]:
    """A file as it is to be written, its bytes, and what is new in them; `old` are those of `before`."""
    sections: tuple[_Laid, ...] = ()
    spans: Spans = ()
    rows: Mapping[str, Spans] = {}
    note = b""
    if isinstance(made, Drawn):
        content = made.content
    elif isinstance(made, Pieced):
        content, sections, spans = _put_together(made, before if old is not None else None, old or b"")
    else:
        grown = made.write(Former(old, before.note) if old is not None and before is not None else None)
        content, note, rows = grown.content, grown.note, grown.rows
    news = News(before.content, spans, rows) if before is not None and content and (spans or rows) else None
    return _File(key, hash_of_bytes(content), sections, note), content, news


def _read(path: Path, known: Known) -> bytes | None:
    """A file's bytes; None where it is not what was written down any more."""
    try:
        with path.open("rb") as file:
            content = file.read()
            return content if stat_of(os.fstat(file.fileno())) == known[:4] else None
    except OSError:
        return None


def _put_together(made: Pieced, before: _File | None, old: bytes) -> tuple[bytes, tuple[_Laid, ...], Spans]:
    """A file's bytes, where its pieces lie in it, and what of it is not copied (see `News`)."""
    chunks: list[bytes | memoryview] = []
    laid: list[_Laid] = []
    length = 0
    for part in made.parts:
        if isinstance(part, bytes):
            found: list[bytes | memoryview] = [part]
        else:
            known = before.sections[len(laid)] if before is not None and len(laid) < len(before.sections) else None
            pieces, lengths = _pieces(part, known, memoryview(old))
            start = length + len(part.around[0])
            laid.append(_Laid(start, part.keys.tobytes(), lengths.astype(np.uint32).tobytes()))
            found = [part.around[0], *pieces, part.around[1]] if pieces else [part.otherwise]
        chunks += found
        length += sum(map(len, found))
    ends = accumulate(map(len, chunks))
    new = tuple(
        (end - len(chunk) if isinstance(chunk, bytes) else end, end) for chunk, end in zip(chunks, ends, strict=True)
    )
    return b"".join(chunks), tuple(laid), new


def _pieces(
    section: Section, known: _Laid | None, old: memoryview
) -> tuple[list[bytes | memoryview], NDArray[np.int64]]:
    """The bytes between a section's first line and its last, and how long each piece is."""
    keys, between = section.keys, section.between
    places = np.full(len(keys), -1)
    lengths = np.zeros(len(keys), dtype=np.int64)
    if known is not None:
        former = np.frombuffer(known.lengths, dtype=np.uint32).astype(np.int64)
        places = places_of(keys, np.frombuffer(known.keys, dtype=np.uint64))
        lengths[places >= 0] = former[places[places >= 0]]
        ends = known.start + np.cumsum(former)
    missing = np.flatnonzero(places < 0).tolist()
    written = [b"".join([line + between for line in lines]) for lines in section.write(missing)]
    lengths[missing] = list(map(len, written))
    fresh = iter(written)
    chunks: list[bytes | memoryview] = []
    for begin, end in _stretches(places):
        if known is None or places[begin] < 0:
            chunks.append(next(fresh))
            continue
        first, last = int(places[begin]), int(places[end - 1])
        stop = int(ends[last])
        chunk = old[int(ends[first] - former[first]) : min(stop, int(ends[-1]) - len(between))]
        chunks += [chunk, between] if stop == ends[-1] and len(chunk) else [chunk]
    chunks = [chunk for chunk in chunks if len(chunk)]
    if chunks:
        chunks[-1] = chunks[-1][: len(chunks[-1]) - len(between)]
    return chunks, lengths


def places_of(keys: Keys, former: Keys) -> NDArray[np.int64]:
    """Where each key stood before; -1 where it did not."""
    if not len(former):
        return np.full(len(keys), -1)
    order = np.argsort(former, kind="stable")
    found = order[np.minimum(np.searchsorted(former, keys, sorter=order), len(former) - 1)]
    return np.where(former[found] == keys, found, -1)


def _stretches(places: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """From where to where pieces follow each other as they did before; each new one is a stretch of its own."""
    if not len(places):
        return
    breaks = (np.diff(places) != 1) | (places[1:] < 0) | (places[:-1] < 0)
    cuts = np.flatnonzero(breaks) + 1
    yield from pairwise((0, *cuts.tolist(), len(places)))
