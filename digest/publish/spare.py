"""Another name for every file of the last site, so that it can be had again where its folder is gone.

Continuous integration restores the cache and nothing else. Files are known by the hashes of their bytes. Finished
pages lie on their shelf anyway; the others are kept here, as hard links where the file system can do that. What is
brought back is read and compared with its hash. The folder may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from digest.folders import held_in, name_again, place_in
from digest.inventory import Inventory, Known, Moment, Standing, hash_of, known_as, moment_of

PAGES = "build"
"""The folder of the finished pages of what is published, in that of the cache."""
_FILES = "files"

_File = tuple[str, str, bool]
"""Its name, the hash of its bytes, and whether another is the first to have these."""


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
    the times of the other. Several processes would wait for each other: most folders lie in one.

    Raises:
        OSError: if the folder cannot be written.
    """
    places, top = tuple(f"{cache_dir}/{name}" for name in (PAGES, _FILES)), str(folder.resolve())
    outer = {"", *(above.rpartition("/")[0] for above in site.folders)}
    for above in sorted(outer):
        os.makedirs(f"{top}/{above}", exist_ok=True)
    files: dict[str, Known] = {}
    folders: dict[str, Moment] = {}
    for above, wanted in sorted(_by_folder(site).items()):
        if above not in outer:
            os.mkdir(f"{top}/{above}")
        for name, content, again in wanted:
            path = f"{above}/{name}" if above else name
            if _bring(places, content, f"{top}/{path}", again=again):
                files[path] = known_as(f"{top}/{path}", content)
        folders[above] = moment_of(f"{top}/{above}")
    return Inventory(top, files, folders | {above: moment_of(f"{top}/{above}") for above in outer})


def _by_folder(site: Inventory) -> dict[str, list[_File]]:
    first = {known.content: path for path, known in site.files.items()}
    files: dict[str, list[_File]] = {above: [] for above in site.folders}
    for path, known in site.files.items():
        above, _, name = path.rpartition("/")
        files[above].append((name, known.content, first[known.content] != path))
    return files


def _bring(places: tuple[str, ...], content: str, target: str, *, again: bool) -> bool:
    """Whether a file with that hash is kept, which is put there then."""
    for place in places:
        source = place_in(place, content)
        with suppress(OSError):
            if hash_of(source) == content:
                (shutil.copy2 if again else name_again)(source, target)
                return True
    return False
