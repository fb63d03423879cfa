"""Another name for every file of the last site, so that it can be had again where its folder is gone.

Continuous integration restores the cache and nothing else. Files are known by the hashes of their bytes. Finished
pages lie on their shelf anyway; the others are kept here, as hard links where the file system can do that. What is
brought back is read and compared with its hash. The folder may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path

from digest.folders import held_in, name_again, place_in
from digest.inventory import Inventory, Standing, hash_of
from digest.parallel import spread, usable_cpus

PAGES = "build"
"""The folder of the finished pages of what is published, in that of the cache."""
_FILES = "files"
_CHUNK = 512


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
    for content in paths.keys() - held:
        place = place_in(folder, content)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        name_again(f"{site.folder}/{paths[content]}", place)
    renamed = {path: known.content for path, known in site.files.items() if known.content in changed}
    return site.changed(Standing(site.files, site.folders, (), whole=True), renamed, ())


def bring_back(cache_dir: Path, site: Inventory, folder: Path) -> Inventory:
    """Put the files of a site that is gone into an empty folder; gives what is there then.

    What is not kept, or is not what it was, is left out. No two files are one: what happened to the one would show in
    the times of the other.

    Raises:
        OSError: if the folder cannot be written.
    """
    for above in sorted(site.folders):
        os.makedirs(folder / above, exist_ok=True)
    places = [str(cache_dir / name) for name in (PAGES, _FILES)]
    first = {known.content: path for path, known in site.files.items()}
    files = [(path, known.content, first[known.content] != path) for path, known in site.files.items()]
    found = spread(partial(_bring, places, str(folder)), files, usable_cpus(), chunk=_CHUNK)
    contents = {path: content for (path, content, _), there in zip(files, found, strict=True) if there}
    return Inventory.take(folder, contents)


def _bring(places: list[str], folder: str, file: tuple[str, str, bool]) -> bool:
    path, content, again = file
    for place in places:
        source = place_in(place, content)
        with suppress(OSError):
            if hash_of(Path(source)) == content:
                (shutil.copy2 if again else name_again)(source, f"{folder}/{path}")
                return True
    return False
