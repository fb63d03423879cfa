"""Telling that a site is what a build would make again, without building it.

A build depends on the seeds, the hand-written pages, mkdocs.yml, the package and the libraries, and on
nothing else. If all of these and the site's own files stand as they stood after the last build, there
is nothing to do. What is imported here must be light: this is asked before anything is loaded.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from digest.cache import Cache, pack, unpack
from digest.folders import files_below
from digest.inventory import Inventory, Known, hash_of, stat_of
from digest.model import Finding
from digest.provenance import made_by_all
from digest.sealed import read_sealed, write_sealed

_PART = "unchanged.builds"
_READ = "read-1"
"""The file of hashes; the number is that of its layout."""
_SETTLED_NS = 2_000_000_000
"""A file that was changed so shortly ago may change again within the same tick of the clock of its folder."""
_ENVIRONMENT = re.compile(rb"!ENV\s*\[?\s*[\"']?(\w+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build said."""

    findings: tuple[Finding, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made from. Paths are relative to the working folder or absolute."""

    seeds_dir: Path
    site_dir: Path
    options: tuple[str, ...] = ()
    """Whatever else was chosen, as text."""
    docs_dir: Path = Path("docs")
    config_file: Path = Path("mkdocs.yml")

    def mark(self, cache_dir: Path | None = None) -> str:
        """A text that changes with everything that the site depends on.

        Files that look as they did when they were read before, as `cache_dir` remembers, are not read again.
        """
        mark = blake2b(made_by_all(), digest_size=32)
        config = self.config_file.read_bytes() if self.config_file.is_file() else b""
        values = (os.environ.get(name.decode(), "") for name in _ENVIRONMENT.findall(config))
        for text in (*self.options, str(self.site_dir.resolve()), *values):
            _add(mark, text.encode())
        _add(mark, config)
        contents = _Contents(cache_dir)
        for path in (*files_below(str(self.seeds_dir)), *files_below(str(self.docs_dir), followlinks=True)):
            _add(mark, path.encode("utf-8", "surrogateescape"))
            _add(mark, contents.of(path).encode())
        contents.keep()
        return mark.hexdigest()


class _Contents:
    """Hashes of the bytes of files."""

    def __init__(self, cache_dir: Path | None) -> None:
        self._place = cache_dir / _READ if cache_dir is not None else None
        self._before = self._remembered()
        self._now: dict[str, Known] = {}

    def of(self, path: str) -> str:
        """That of one file; what cannot be read has one of its own."""
        try:
            status = os.stat(path)
            known = self._before.get(path)
            if known is None or known[:4] != stat_of(status):
                known = Known(*stat_of(status), hash_of(Path(path)))
        except OSError as error:
            return f"cannot be read: {error.errno}"
        if time.time_ns() - max(known.mtime_ns, known.ctime_ns) > _SETTLED_NS:
            self._now[path] = known
        return known.content

    def keep(self) -> None:
        """Remember what was read for the next time."""
        if self._place is not None and self._now != self._before:
            with suppress(UnicodeEncodeError):
                write_sealed(self._place, _READ.encode(), pack(self._now))

    def _remembered(self) -> dict[str, Known]:
        data = read_sealed(self._place, _READ.encode()) if self._place is not None else None
        try:
            return unpack(data, dict[str, Known]) if data is not None else {}
        except msgspec.MsgspecError:
            return {}


def look(cache_dir: Path, mark: str, site_dir: Path) -> Outcome | None:
    """What the build with that mark said, if the site stands as that build left it; else None."""
    inventory = Inventory.read(cache_dir, site_dir)
    if inventory is None:
        return None
    cache = Cache.open(cache_dir)
    try:
        kept = cache.get_many(_PART, [f"{mark} {inventory.mark}"])
        if not kept or not inventory.standing().whole:  # it takes a while to look at all files
            return None
        return next((unpack(data, Outcome) for data in kept.values()), None)
    except msgspec.MsgspecError:
        return None
    finally:
        cache.close()


def remember(cache_dir: Path, mark: str, site_dir: Path, outcome: Outcome) -> None:
    """Keep what a build said that has just put the site in its place and written its inventory."""
    inventory = Inventory.read(cache_dir, site_dir)
    if inventory is not None:
        cache = Cache.open(cache_dir)
        cache.put_many(_PART, {f"{mark} {inventory.mark}": pack(outcome)})
        cache.close()


def _add(mark: blake2b, content: bytes) -> None:
    mark.update(len(content).to_bytes(8, "big") + content)
