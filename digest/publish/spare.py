"""Another name for every file of the last site, so that it can be had again where its folder is gone.

Continuous integration restores the cache and nothing else. Files are known by the hashes of their bytes. Finished
pages lie on their shelf anyway; the others are kept here, as hard links where the file system can do that. What is
brought back is read and compared with its hash. The folder may be deleted at any time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from digest.folders import held_in, make_places, name_again, place_in
from digest.inventory import Inventory, Known, Moment, Stat, hash_of_bytes, known_as, moment_of, stat_of
from digest.parallel import spread

PAGES = "build"
"""The folder of the finished pages of what is published, in that of the cache."""
_FILES = "files"
_CHUNK = 256
"""Folders that a process fills at a time."""


def keep_spare(cache_dir: Path, site: Inventory) -> Inventory:
    """Keep the files of a site that stands, and no others; gives what it holds then: a link changes a file's times.

    Raises:
        OSError: if that cannot be done.
    """
    folder = str(cache_dir / _FILES)
    held, pages = held_in(folder), held_in(str(cache_dir / PAGES))
    paths = {known.content: path for path, known in site.files.items() if known.content not in pages}
    changed = held ^ paths.keys()
    for content in held - paths.keys():
        os.unlink(place_in(folder, content))
    make_places(folder, paths.keys() - held)
    for content in paths.keys() - held:
        name_again(f"{site.folder}/{paths[content]}", place_in(folder, content))
    renamed = {path: known.content for path, known in site.files.items() if known.content in changed}
    now = {path: known_as(f"{site.folder}/{path}", content) for path, content in renamed.items()}
    return replace(site, files=site.files | now)


def bring_back(cache_dir: Path, site: Inventory, folder: Path, processes: int = 1) -> Inventory:
    """Put the files of a site that is gone into an empty folder; gives what is there then.

    What is not kept, or is not what it was, is left out. No two files are one: what happened to the one would show in
    the times of the other. Two processes begin at both ends, for of those that make folders in the same one the second
    waits: most lie in that of the stories of the one or the other edition.

    Raises:
        OSError: if the folder cannot be written.
    """
    top = str(folder.resolve())
    outer = {"", *(above.rpartition("/")[0] for above in site.folders)}
    for above in sorted(outer):
        os.makedirs(f"{top}/{above}", exist_ok=True)
    times = Counter(known.content for known in site.files.values())
    shared = {content: None for content, number in times.items() if number > 1}
    bring = _Bringing((f"{cache_dir}/{PAGES}", f"{cache_dir}/{_FILES}"), top, outer, site.files, {**shared})
    below = sorted(_by_folder(site).items())
    files: dict[str, Known] = {}
    folders: dict[str, Moment] = {}
    brought = spread(bring, below, processes, chunk=_CHUNK, from_both_ends=True)
    for (above, paths), (moment, found) in zip(below, brought, strict=True):
        folders[above] = moment
        files |= {path: Known(*stat, site.files[path].content) for path, stat in zip(paths, found, strict=True) if stat}
    return Inventory(top, files, folders | {above: moment_of(f"{top}/{above}") for above in outer})


def _by_folder(site: Inventory) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = {above: [] for above in site.folders}
    for path in site.files:
        paths[path.rpartition("/")[0]].append(path)
    return paths


@dataclass(frozen=True, slots=True)
class _Bringing:
    """Brings back the files of a site."""

    places: tuple[str, ...]
    """Folders in which they may be kept."""
    top: str
    outer: Set[str]
    """Folders that are there already."""
    files: Mapping[str, Known]
    shared: dict[str, bytes | None]
    """The bytes that several files have, by their hash, once they were read."""

    def __call__(self, folder: tuple[str, list[str]]) -> tuple[Moment, list[Stat | None]]:
        """Bring back those of a folder; gives what it and each of them look like, None where one is not kept."""
        above, paths = folder
        if above not in self.outer:
            os.mkdir(f"{self.top}/{above}")
        found = [self._bring(self.files[path], f"{self.top}/{path}") for path in paths]
        return moment_of(f"{self.top}/{above}"), found

    def _bring(self, known: Known, target: str) -> Stat | None:
        data = self.shared.get(known.content)
        if data is None:
            found = next(self._kept(known.content), None)
            if found is None:
                return None
            source, data = found
            if known.content not in self.shared:
                name_again(source, target)
                return stat_of(os.lstat(target))
            self.shared[known.content] = data
        with open(target, "xb", buffering=0) as file:
            file.write(data)
            return stat_of(os.fstat(file.fileno()))

    def _kept(self, content: str) -> Iterator[tuple[str, bytes]]:
        """Where a file with that hash is kept, and its bytes."""
        for place in self.places:
            source = place_in(place, content)
            with suppress(OSError), open(source, "rb", buffering=0) as file:
                data = file.readall()
                if hash_of_bytes(data) == content:
                    yield source, data
