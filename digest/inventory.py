"""What a finished folder holds, written down, so that any change to it shows without reading its files.

A file stands while size, times and inode are those it was written down with; one that was only copied or linked
meanwhile is known by the hash of its bytes. What somebody added shows in the times of its folder.
What is imported here must be light: an inventory is asked before anything is loaded.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest.lazy import regex
from digest.sealed import read_sealed, write_sealed

_KEY = b"inventory-2"
"""Changes with the layout of what is written."""
_FOLDER = "sites"
_LETTERS = 40
_OUTSIDE = regex(r"^/|(?:^|/)\.\.(?:/|$)")
"""A path that may lead out of the folder."""
_MOST = 8
"""Inventories of so many folders are kept."""


class Known(NamedTuple):
    """A file as it was written down."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    content: str
    """The hash of its bytes."""


Stat = tuple[int, int, int, int]
"""What a file looks like from outside: its size, times and inode, as in `Known`."""
Moment = tuple[int, int, int]
"""When a folder's entries and the folder itself were changed last (ns), and its inode."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What of an inventory still is as it was."""

    files: Mapping[str, Known]
    """By path below the folder, with `/`; of files whose bytes are the same, as they are now."""
    folders: Mapping[str, Moment]
    """All folders that were written down, as they are now."""
    others: tuple[str, ...]
    """Paths of files and folders that were added or changed since."""
    whole: bool
    """Whether the folder is just what was written down."""


NOTHING = Standing({}, {}, (), whole=False)


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything below a folder."""

    folder: str
    files: dict[str, Known]
    folders: dict[str, Moment]
    """Every folder by its path; the folder itself by an empty one."""

    @classmethod
    def take(cls, folder: Path, contents: Mapping[str, str]) -> Inventory:
        """Write a folder down. `contents` has the hashes of files by path; others are read.

        Raises:
            OSError: if anything in it cannot be read.
        """
        files: dict[str, Known] = {}
        folders: dict[str, Moment] = {"": moment_of(folder)}
        waiting = [""]
        while waiting:
            above = waiting.pop()
            with os.scandir(folder / above) as entries:
                for entry in entries:
                    path = f"{above}/{entry.name}" if above else entry.name
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISDIR(status.st_mode):
                        folders[path] = _moment(status)
                        waiting.append(path)
                    else:
                        files[path] = _known(status, contents.get(path) or hash_of(folder / path))
        return cls(str(folder.resolve()), files, folders)

    def changed(self, standing: Standing, put: Mapping[str, str], gone: Iterable[str]) -> Inventory:
        """The inventory of what stood after files were put there (with the hashes of their bytes) and others went.

        Raises:
            OSError: if one of them is not there.
        """
        gone = tuple(gone)
        files, folders = dict(standing.files), dict(standing.folders)
        for path in gone:
            files.pop(path, None)
        for path, content in put.items():
            files[path] = known_as(f"{self.folder}/{path}", content)
        for above in {"", *(above for path in (*put, *gone) for above in _above(path))}:
            try:
                folders[above] = moment_of(f"{self.folder}/{above}")
            except FileNotFoundError:
                folders.pop(above, None)
        return Inventory(self.folder, files, folders)

    def is_of(self, folder: Path) -> bool:
        """Whether that very folder was written down, whatever has become of what is in it."""
        try:
            return os.lstat(folder).st_ino == self.folders[""][2]
        except OSError:
            return False

    def standing(self) -> Standing:
        """What is as it was; nothing if the folder or one in it is another or cannot be looked through."""
        try:
            handle = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            return NOTHING
        try:
            return self._standing(handle)
        except OSError:
            return NOTHING
        finally:
            os.close(handle)

    def stands(self) -> bool:
        """Whether the folder is just what was written down, down to its times."""
        now = self.standing()
        return now.whole and now.files == self.files and now.folders == self.folders

    def _standing(self, handle: int) -> Standing:
        restless = []
        folders: dict[str, Moment] = {}
        for path, moment in self.folders.items():
            now = _moment(os.stat(path or ".", dir_fd=handle, follow_symlinks=False))
            if now[2] != moment[2]:
                return NOTHING
            folders[path] = now
            if now != moment:
                restless.append(path)
        files: dict[str, Known] = {}
        others: list[str] = []
        for path, known in self.files.items():
            try:
                status = os.stat(path, dir_fd=handle, follow_symlinks=False)
            except FileNotFoundError:
                continue
            if stat_of(status) == known[:4]:
                files[path] = known
            elif _has(status, known, Path(self.folder, path)):
                files[path] = _known(status, known.content)
            else:
                others.append(path)
        for path in restless:
            names = os.listdir(os.path.join(self.folder, path))
            below = (f"{path}/{name}" if path else name for name in names)
            others += (name for name in below if name not in self.files and name not in self.folders)
        return Standing(files, folders, tuple(sorted(others)), whole=len(files) == len(self.files) and not others)

    @classmethod
    def read(cls, cache_dir: Path | None, folder: Path) -> Inventory | None:
        """What is written down of a folder; None if there is nothing, or it is damaged."""
        if cache_dir is None:
            return None
        data = read_sealed(_place(cache_dir, folder), _KEY)
        try:
            found = msgspec.msgpack.decode(data, type=cls) if data is not None else None
        except msgspec.MsgspecError:
            return None
        if found is None or found.folder != str(folder.resolve()) or _leads_out(found.files):
            return None
        return found

    def write(self, cache_dir: Path | None) -> None:
        """Keep it, and the few others that were used last; where that cannot be done, nothing is kept."""
        if cache_dir is None:
            return
        place = _place(cache_dir, Path(self.folder))
        with suppress(OSError, UnicodeEncodeError):  # a name that is no text
            write_sealed(place, _KEY, msgspec.msgpack.encode(self))
            for old in sorted(place.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-_MOST]:
                old.unlink(missing_ok=True)

    @staticmethod
    def mark_of(cache_dir: Path, folder: Path) -> str | None:
        """A short text that is another one for every other inventory of a folder; None if there is none."""
        data = read_sealed(_place(cache_dir, folder), _KEY)
        return hash_of_bytes(data) if data is not None else None


def hash_of(path: Path | str) -> str:
    """The hash of a file's bytes.

    Raises:
        OSError: if it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:
        return hash_of_bytes(file.readall())


def hash_of_bytes(data: bytes | memoryview) -> str:
    """The hash of bytes, as files are known by."""
    return sha256(data).hexdigest()[:_LETTERS]  # processors have instructions for it


def _has(now: os.stat_result, known: Known, path: Path) -> bool:
    """Whether a file that looks different has the same bytes."""
    return now.st_size == known.size and stat.S_ISREG(now.st_mode) and hash_of(path) == known.content


def known_as(path: Path | str, content: str) -> Known:
    """A file with the hash of its bytes.

    Raises:
        OSError: if it is not there.
    """
    return _known(os.lstat(path), content)


def moment_of(folder: Path | str) -> Moment:
    """When a folder was changed.

    Raises:
        OSError: if it is not there.
    """
    return _moment(os.lstat(folder))


def _leads_out(paths: Iterable[str]) -> bool:
    told = "\n".join(["", *paths])  # most have nothing of it: one look tells
    return ("\n/" in told or ".." in told) and any(map(_OUTSIDE.search, paths))


def _known(status: os.stat_result, content: str) -> Known:
    return Known(*stat_of(status), content)


def stat_of(status: os.stat_result) -> Stat:
    """What a file looks like from outside."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _moment(status: os.stat_result) -> Moment:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _above(path: str) -> Iterable[str]:
    """The folders a path lies in, the top one included."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _place(cache_dir: Path, folder: Path) -> Path:
    name = blake2b(str(folder.resolve()).encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()
    return cache_dir / _FOLDER / name
