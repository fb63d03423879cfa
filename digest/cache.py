"""Results kept by content in a folder, so that what was computed once is not computed again.

A kept result is found by what it is about (`kind`), by the content it was made from (`key`) and by
what made it: the code behind the kind, the vocabularies, and the libraries. Callers name kind and key;
the rest is added here, so an edited rule or a newer library never sees an older result. Each result
carries a checksum bound to all three; what does not match it counts as not kept and is made anew.

The folder may be deleted at any time. Several builds may use it at once. Where it cannot be read or
written, nothing is kept and nothing fails. Results are plain data (`pack`, `unpack`), never code.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from digest.provenance import made_by

DEFAULT_FOLDER = Path(".cache/digest")
LIMIT_BYTES = 1_000_000_000
"""A larger store loses its least recently used results when it is closed; what lies in `TOGETHER` counts, too."""
TOGETHER = "together"
"""A folder beside the store, of files with all results of one kind that were used last."""
_ROOM = 0.75
"""The share of the limit that is left after such a loss, so that it does not happen at every build."""
_FILE = "results-1.sqlite"
"""The number is that of the table's layout."""
_SUM = 16
_CHUNK = 500
_RENEW = 8
"""A result's last use is written down again after so many runs; at each run it would cost more than the build."""
_WAIT_SECONDS = 10
_PAGE_BYTES = 16_384
"""A result has a few thousand bytes, so a page of this size holds several."""
_LAYOUT = """
CREATE TABLE IF NOT EXISTS results (
    place INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, used INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL);
INSERT OR IGNORE INTO runs VALUES (1, 0);
"""
_INSERT = "INSERT OR REPLACE INTO results (id, used, value) VALUES (?, ?, ?)"
"""Behind what is there: in the order of the ids, which are hashes, each row would write a page of its own anew."""

T = TypeVar("T")


class Cache:
    """A store of results. Not for use across a fork: workers hand their results to the one who opened it."""

    def __init__(self, file: Path | None, limit_bytes: int) -> None:
        self._connection = _connect(file) if file is not None else None
        self._file = file
        self.folder = file.parent if file is not None else None
        """Where it lies; None: nowhere."""
        self._limit = limit_bytes
        self._stale: set[int] = set()
        self._run = self._try(_next_run) or 0

    @classmethod
    def open(cls, folder: Path | None, limit_bytes: int = LIMIT_BYTES) -> Cache:
        """The store in a folder, made where it is missing or broken; with None one that keeps nothing."""
        return cls(folder / _FILE if folder is not None else None, limit_bytes)

    def get_many(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept of `kind` for the keys, by key; keys without a sound result are left out.

        `kind` begins with the name of the module or package below `digest` that makes the results
        (`clean`, `dedupe.pairs`).
        """
        wanted = {_identify(kind, key): key for key in keys}
        found: dict[str, bytes] = {}
        for chunk in _chunks(wanted):
            ids = [_number(name) for name in chunk]
            rows = {row[0]: row for row in self._try(partial(_select, "id, used, value", ids)) or ()}
            for name, number in zip(chunk, ids, strict=True):
                row = rows.get(number)
                if row is None or not isinstance(row[2], bytes) or not _sound(name, row[2]):
                    continue
                found[wanted[name]] = row[2][_SUM:]
                if row[1] <= self._run - _RENEW:
                    self._stale.add(number)
        return found

    def lacking(self, kind: str, keys: Sequence[str]) -> frozenset[str]:
        """The keys of which nothing of `kind` is kept; of others something may be that turns out not to be sound."""
        wanted = {_identify(kind, key): key for key in keys}
        found: set[int] = set()
        for chunk in _chunks(wanted):
            found.update(row[0] for row in self._try(partial(_select, "id", [_number(name) for name in chunk])) or ())
        return frozenset(key for name, key in wanted.items() if _number(name) not in found)

    def put_many(self, kind: str, items: Mapping[str, bytes]) -> None:
        """Keep results of `kind` by key."""
        rows = []
        for key, value in items.items():
            name = _identify(kind, key)
            rows.append((_number(name), self._run, _checksum(name, value) + value))
        if rows:
            self._try(lambda db: db.executemany(_INSERT, rows))

    def close(self) -> None:
        """Write down what was used, drop what is over the limit, and let go of the folder."""
        if self._connection is None:
            return
        if self._stale:
            rows = [(self._run, number) for number in sorted(self._stale)]
            self._try(lambda db: db.executemany("UPDATE results SET used = ? WHERE id = ?", rows))
        self._try(self._shrink)
        self._connection.close()
        self._connection = None

    def _shrink(self, db: sqlite3.Connection) -> None:
        assert self.folder is not None
        size = _size(db) + _keep_smallest(self.folder / TOGETHER, self._limit)
        if size <= self._limit:
            return
        surplus = size - int(self._limit * _ROOM)
        oldest = "SELECT id, length(value) FROM results ORDER BY used, id"
        gone = []
        for number, length in db.execute(oldest):
            if surplus <= 0:
                break
            gone.append((number,))
            surplus -= length
        db.executemany("DELETE FROM results WHERE id = ?", gone)
        db.commit()
        db.executescript("PRAGMA incremental_vacuum")

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """A piece of work as one transaction; None where the store cannot do it (busy, full, damaged)."""
        if self._connection is None or self._file is None:
            return None
        try:
            with self._connection:
                return work(self._connection)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)  # damaged: the next build begins anew
            return None


def pack(value: object) -> bytes:
    """Plain values and the model's dataclasses as bytes; the same value gives the same bytes."""
    return msgspec.msgpack.encode(value)


def unpack(data: bytes | memoryview, kind: type[T]) -> T:
    """The value of a type from `pack`ed bytes; checks every field and runs nothing.

    Raises:
        msgspec.DecodeError: if the bytes are no value of that type.
    """
    return cast(T, _decoder(cast(Hashable, kind)).decode(data))


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def _identify(kind: str, key: str) -> bytes:
    name = blake2b(made_by(kind.split("/", maxsplit=1)[0]), digest_size=32)
    for part in (kind, key):
        data = part.encode("utf-8", "surrogatepass")
        name.update(len(data).to_bytes(8, "big") + data)
    return name.digest()


def _number(name: bytes) -> int:
    """Where a result lies; two of one number are told apart by their checksums."""
    return int.from_bytes(name[:8], "big", signed=True)


def _checksum(name: bytes, value: bytes) -> bytes:
    """SHA-256, for processors have instructions for it: twice as fast as BLAKE2."""
    checksum = sha256(name)
    checksum.update(value)
    return checksum.digest()[:_SUM]


def _sound(name: bytes, stored: bytes) -> bool:
    return stored[:_SUM] == _checksum(name, stored[_SUM:])


def _chunks(names: Mapping[bytes, str]) -> Iterator[list[bytes]]:
    rest = iter(names)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _select(columns: str, ids: list[int], db: sqlite3.Connection) -> list[tuple[Any, ...]]:
    marks = ",".join("?" * len(ids))
    return db.execute(f"SELECT {columns} FROM results WHERE id IN ({marks})", ids).fetchall()  # noqa: S608


def _size(db: sqlite3.Connection) -> int:
    names = ("page_count", "freelist_count", "page_size")
    pages, free, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((pages - free) * size)


def _keep_smallest(folder: Path, limit_bytes: int) -> int:
    """Remove the largest files of a folder until what is left is below a limit; gives the size of that."""
    files: list[tuple[int, str]] = []
    with suppress(OSError):  # there is none, or somebody is at work in it
        files += sorted((os.stat(entry).st_size, entry.path) for entry in os.scandir(folder))
        while sum(size for size, _ in files) > limit_bytes:
            os.unlink(files[-1][1])
            files.pop()
    return sum(size for size, _ in files)


def _next_run(db: sqlite3.Connection) -> int:
    db.execute("UPDATE runs SET number = number + 1")
    return int(db.execute("SELECT number FROM runs").fetchone()[0])


def _connect(file: Path) -> sqlite3.Connection | None:
    """The store's connection; a file that is no store is removed and made anew."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _alone(file.parent):
            try:
                return _opened(file)
            except sqlite3.OperationalError:  # not permitted, or no space: leave it alone
                return None
            except sqlite3.DatabaseError:
                for left in file.parent.glob(f"{file.name}*"):
                    left.unlink()
                return _opened(file)
    except (OSError, sqlite3.Error):
        return None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One at a time: while a store is set up, SQLite refuses a second visitor instead of letting it wait."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_LAYOUT)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
