"""Finished pages of the last build, kept by content.

A page is known by what it was made from; its file by a hash of its bytes. A file lies on the shelf as another
name for the published one (a hard link) where the file system can do that, else as a copy. It is taken from
there as it was put there: a file whose size or time changed since is read and compared with its hash.
What is damaged, missing or made by other code counts as not kept. The folder may be deleted at any time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from digest.cache import pack, unpack
from digest.folders import held_in, make_places, name_again, place_in
from digest.inventory import hash_of
from digest.publish.fast.proofs import Tried
from digest.sealed import read_sealed, write_sealed

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
    """Of its file on the shelf; 0 where it is not there."""
    mtime_ns: int = 0

    def unsound(self) -> Record:
        """What others want to know of a page that must be made anew."""
        return Record(self.dated, self.anchors, self.links, self.entries)


@dataclass(frozen=True, slots=True)
class _Index:
    records: dict[str, Record] = field(default_factory=dict)
    targets: tuple[str, ...] = ()
    proofs: dict[str, Tried] = field(default_factory=dict)


class Shelf:
    """The pages kept in a folder; with None none are."""

    def __init__(self, folder: Path | None, base: bytes) -> None:
        self._folder = str(folder) if folder is not None else ""
        self._base = base
        index = self._read()
        self._records = index.records
        self.targets = frozenset(index.targets)
        """Paths of everything that pages could link to when they were kept."""
        self.proofs = index.proofs
        """What is known of the short ways that pages were made in, by name."""

    def get(self, src_uri: str) -> Record | None:
        """What is kept of a page, whatever it was made from."""
        return self._records.get(src_uri)

    def put_out(self, record: Record, target: str) -> Record | None:
        """Publish the file of a record; None if it is not there as it was."""
        if not self._folder:
            return None
        source = place_in(self._folder, record.content)
        try:
            status = os.stat(source)
            if (status.st_size, status.st_mtime_ns) != (record.size, record.mtime_ns):
                if hash_of(Path(source)) != record.content:
                    os.unlink(source)
                    return None
                record = replace(record, size=status.st_size, mtime_ns=status.st_mtime_ns)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            name_again(source, target)
        except OSError:
            return None
        return record

    def fill(
        self,
        records: Mapping[str, Record],
        places: Mapping[str, Path],
        targets: Iterable[str],
        proofs: dict[str, Tried],
    ) -> None:
        """Keep these pages and no others; where that cannot be done, nothing is kept and nothing fails.

        Args:
            records: By path of the page; those without a size were made now.
            places: Where the files of these lie.
            targets: What pages can link to.
            proofs: What is known of the short ways they were made in.
        """
        if not self._folder:
            return
        new = {src_uri: record for src_uri, record in records.items() if record.content and not record.size}
        try:
            make_places(self._folder, (record.content for record in new.values()))
            put = {src_uri: self._put_away(record, places[src_uri]) for src_uri, record in new.items()}
            kept = {**records, **put}
            write_sealed(Path(self._folder, _INDEX), self._base, pack(_Index(kept, tuple(sorted(targets)), proofs)))
            self._sweep({record.content for record in kept.values()})
        except OSError:
            return

    def _put_away(self, record: Record, file: Path) -> Record:
        place = place_in(self._folder, record.content)
        with suppress(FileNotFoundError):
            os.unlink(place)  # whatever lay there is not trusted
        name_again(str(file), place)
        status = os.stat(place)
        return replace(record, size=status.st_size, mtime_ns=status.st_mtime_ns)

    def _read(self) -> _Index:
        data = read_sealed(Path(self._folder, _INDEX), self._base) if self._folder else None
        try:
            return unpack(data, _Index) if data is not None else _Index()
        except msgspec.MsgspecError:
            return _Index()

    def _sweep(self, wanted: set[str]) -> None:
        for content in held_in(self._folder) - wanted:
            os.unlink(place_in(self._folder, content))
        for name in os.listdir(self._folder):
            path = os.path.join(self._folder, name)
            if name != _INDEX and not os.path.isdir(path):
                os.unlink(path)
