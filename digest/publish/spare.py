"""Another name for every file of the last site, so that it can be had again where its folder is gone.

Continuous integration restores the cache and nothing else. Files are known by the hashes of their bytes. Finished
pages lie on their shelf anyway; the others are kept here, as hard links where the file system can do that. What is
brought back is read and compared with its hash. The folder may be deleted at any time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from digest.folders import held_in, make_places, name_again, place_in
from digest.inventory import Inventory, Known, Moment, hash_of_bytes, known_as, moment_of

PAGES = "build"
"""The folder of the finished pages of what is published, in that of the cache."""
_FILES = "files"


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


def bring_back(cache_dir: Path, site: Inventory, folder: Path) -> Inventory:
    """Put the files of a site that is gone into an empty folder; gives what is there then.

    What is not kept, or is not what it was, is left out. No two files are one: what happened to the one would show in
    the times of the other. Several processes would wait for each other: most folders lie in one.

    Raises:
        OSError: if the folder cannot be written.
    """
    places, top = tuple(f"{cache_dir}/{name}" for name in (PAGES, _FILES)), str(folder.resolve())
    outer = {"", *(above.rpartition("/")[0] for above in site.folders)}
    for above in sorted(outer):
        os.makedirs(f"{top}/{above}", exist_ok=True)
    times = Counter(known.content for known in site.files.values())
    bring = partial(_bring, places, {content: None for content, number in times.items() if number > 1})
    files: dict[str, Known] = {}
    folders: dict[str, Moment] = {}
    for above, names in sorted(_by_folder(site).items()):
        if above not in outer:
            os.mkdir(f"{top}/{above}")
        for name in names:
            path = f"{above}/{name}" if above else name
            content = site.files[path].content
            if bring(content, f"{top}/{path}"):
                files[path] = known_as(f"{top}/{path}", content)
        folders[above] = moment_of(f"{top}/{above}")
    return Inventory(top, files, folders | {above: moment_of(f"{top}/{above}") for above in outer})


def _by_folder(site: Inventory) -> dict[str, list[str]]:
    files: dict[str, list[str]] = {above: [] for above in site.folders}
    for path in site.files:
        above, _, name = path.rpartition("/")
        files[above].append(name)
    return files


def _bring(places: tuple[str, ...], shared: dict[str, bytes | None], content: str, target: str) -> bool:
    """Whether a file with that hash is kept, which is put there then. The bytes of those in `shared`, which several
    files have, are read once."""
    data = shared.get(content)
    if data is None:
        found = next(_kept(places, content), None)
        if found is None:
            return False
        source, data = found
        if content not in shared:
            name_again(source, target)
            return True
        shared[content] = data
    with open(target, "xb", buffering=0) as file:
        file.write(data)
    return True


def _kept(places: tuple[str, ...], content: str) -> Iterator[tuple[str, bytes]]:
    """Where a file with that hash is kept, and its bytes."""
    for place in places:
        source = place_in(place, content)
        with suppress(OSError), open(source, "rb", buffering=0) as file:
            data = file.readall()
            if hash_of_bytes(data) == content:
                yield source, data
