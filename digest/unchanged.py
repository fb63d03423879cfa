"""Telling that a site is what a build would make again, without building it.

A build depends on the seeds, the hand-written pages, mkdocs.yml, the package and the libraries, and on
nothing else. If all of these and the site's own files stand as they stood after the last build, there
is nothing to do. What is imported here must be light: this is asked before anything is loaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from digest.cache import Cache, pack, unpack
from digest.contents import Contents
from digest.folders import files_below
from digest.inventory import Inventory
from digest.model import Finding
from digest.provenance import made_by_all

_PART = "unchanged.builds"
_READ = "read"
"""The file of hashes."""
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

    def mark(self, cache_dir: Path | None = None, foresee: Callable[[], None] | None = None) -> str:
        """A text that changes with everything that the site depends on.

        Files that look as they did when they were read before, as `cache_dir` remembers, are not read again.
        `foresee` is called as soon as a seed holds something new, and there will be something to describe.
        """
        mark = blake2b(made_by_all(), digest_size=32)
        config = self.config_file.read_bytes() if self.config_file.is_file() else b""
        values = (os.environ.get(name.decode(), "") for name in _ENVIRONMENT.findall(config))
        for text in (*self.options, str(self.site_dir.resolve()), *values):
            _add(mark, text.encode())
        _add(mark, config)
        contents = Contents(cache_dir / _READ if cache_dir is not None else None)
        for path in files_below(str(self.seeds_dir)):
            _add_file(mark, path, contents)
            if contents.differ and foresee is not None:
                foresee()
                foresee = None
        for path in files_below(str(self.docs_dir), followlinks=True):
            _add_file(mark, path, contents)
        contents.keep()
        return mark.hexdigest()


def look(cache_dir: Path, mark: str, site_dir: Path) -> Outcome | None:
    """What the build with that mark said, if the site stands as that build left it; else None."""
    left = Inventory.mark_of(cache_dir, site_dir)
    if left is None:
        return None
    cache = Cache.open(cache_dir)
    try:
        kept = cache.get_many(_PART, [f"{mark} {left}"])
        inventory = Inventory.read(cache_dir, site_dir) if kept else None
        if inventory is None or not inventory.standing().whole:  # it takes a while to look at all files
            return None
        if Inventory.mark_of(cache_dir, site_dir) != left:  # somebody has written another one meanwhile
            return None
        return next((unpack(data, Outcome) for data in kept.values()), None)
    except msgspec.MsgspecError:
        return None
    finally:
        cache.close()


def remember(cache_dir: Path, mark: str, site_dir: Path, outcome: Outcome) -> None:
    """Keep what a build said that has just put the site in its place and written its inventory."""
    left = Inventory.mark_of(cache_dir, site_dir)
    if left is not None:
        cache = Cache.open(cache_dir)
        cache.put_many(_PART, {f"{mark} {left}": pack(outcome)})
        cache.close()


def _add_file(mark: blake2b, path: str, contents: Contents) -> None:
    """Its path and the hash of it; what cannot be read has one of its own."""
    _add(mark, path.encode("utf-8", "surrogateescape"))
    try:
        _add(mark, contents.of(path).encode())
    except OSError as error:
        _add(mark, f"cannot be read: {error.errno}".encode())


def _add(mark: blake2b, content: bytes) -> None:
    mark.update(len(content).to_bytes(8, "big") + content)
