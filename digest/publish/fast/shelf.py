"""Finished pages of the last build, kept by content.

A page is known by what it was made from; its file by a hash of its bytes. A file lies on the shelf as another
name for the published one (a hard link) where the file system can do that, else as a copy. It is taken from
there as it was put there: a file whose size or time changed since is read and compared with its hash.
What is damaged, missing or made by other code counts as not kept. The folder may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

import msgspec

from digest.cache import pack, unpack
from digest.publish.sealed import read_sealed, write_sealed

_INDEX = "pages"


@dataclass(frozen=True, slots=True)
class Record:
    """A finished page: what others want to know of it, and where its file is."""

    dated: str = ""
    """The date in its front matter."""
    anchors: str = ""
    """One a line, with a line end before the first and behind the last."""
    links: str = ""
    """Paths it links to, each with `#` and an anchor where it names one; one a line."""
    entries: bytes = b""
    """Its entries in the search index, packed."""
    key: str = ""
    """Stands for what it was made from; empty if it must be made anew."""
    text: str = ""
    """The hash of its Markdown with what else its HTML depends on."""
    content: str = ""
    """The hash of its file."""
    size: int = 0
    mtime_ns: int = 0


class Shelf:
    """The pages kept in a folder; with None none are."""

    def __init__(self, folder: Path | None, base: bytes) -> None:
        self._folder = folder
        self._base = base
        self._records = self._read()

    def get(self, src_uri: str) -> Record | None:
        """What is kept of a page, whatever it was made from."""
        return self._records.get(src_uri)

    def put_out(self, record: Record, target: Path) -> bool:
        """Publish the file of a record; False if it is not there as it was."""
        if self._folder is None:
            return False
        source = self._place(record.content)
        try:
            status = source.stat()
            as_put = (status.st_size, status.st_mtime_ns) == (record.size, record.mtime_ns)
            if not as_put and file_hash(source.read_bytes()) != record.content:
                source.unlink()
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            _same_file(source, target)
        except OSError:
            return False
        return True

    def fill(self, records: Mapping[str, Record], files: Mapping[str, Path]) -> None:
        """Keep these pages and no others; where that cannot be done, nothing is kept and nothing fails."""
        if self._folder is None:
            return
        kept = {}
        try:
            for src_uri, record in records.items():
                place = self._place(record.content)
                if not record.size:  # made now: whatever lay there is not trusted
                    place.unlink(missing_ok=True)
                if not place.exists():
                    place.parent.mkdir(parents=True, exist_ok=True)
                    _same_file(files[src_uri], place)
                status = place.stat()
                kept[src_uri] = replace(record, size=status.st_size, mtime_ns=status.st_mtime_ns)
            write_sealed(self._folder / _INDEX, self._base, pack(kept))
            self._sweep({record.content for record in kept.values()})
        except OSError:
            return

    def _read(self) -> dict[str, Record]:
        data = read_sealed(self._folder / _INDEX, self._base) if self._folder is not None else None
        try:
            return unpack(data, dict[str, Record]) if data is not None else {}
        except msgspec.MsgspecError:
            return {}

    def _place(self, content: str) -> Path:
        return Path(self._folder or "", content[:2], content[2:])

    def _sweep(self, wanted: set[str]) -> None:
        for folder in Path(self._folder or "").iterdir():
            if folder.is_dir():
                for file in folder.iterdir():
                    if folder.name + file.name not in wanted:
                        file.unlink(missing_ok=True)
            elif folder.name != _INDEX:
                folder.unlink(missing_ok=True)


def file_hash(data: bytes) -> str:
    """The hash of a file's bytes."""
    return blake2b(data, digest_size=20).hexdigest()


def _same_file(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        shutil.copy2(source, target)
