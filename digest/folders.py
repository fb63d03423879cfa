"""Which files lie in a folder, whether anything about them has changed, and other names for them.

Files that are kept by content lie in folders of their own, each where its hash says.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from operator import attrgetter


def files_below(folder: str, *, followlinks: bool = False) -> Iterator[str]:
    """The paths of all files below a folder, hidden ones too, sorted; none where there is no folder."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=attrgetter("name"))
    except OSError:
        return
    folders = []
    for entry in found:
        with suppress(OSError):  # of what is neither
            if entry.is_dir():
                folders += [entry.path] if followlinks or not entry.is_symlink() else []
            elif entry.is_file():
                yield entry.path
    for path in folders:
        yield from files_below(path, followlinks=followlinks)


def state_of(folder: str) -> str:
    """A text that changes when any file below a folder is written, moved or removed."""
    mark = blake2b(digest_size=32)
    for path in files_below(folder):
        with suppress(OSError):
            status = os.stat(path)
            line = f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ino}\n"
            mark.update(line.encode("utf-8", "surrogateescape"))
    return mark.hexdigest()


def name_again(source: str, target: str) -> None:
    """Have a file under another name, too: a hard link where the file system can do that, else a copy.

    What has that name already stays as it is.

    Raises:
        OSError: if the file is not there, or the name cannot be given.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target)


def place_in(folder: str, content: str) -> str:
    """Where a file lies in a folder of files that are known by the hashes of their bytes."""
    return f"{folder}/{content[:2]}/{content[2:]}"


def make_places(folder: str, contents: Iterable[str]) -> None:
    """Make the folders in which files with these hashes lie; they are few, whatever there are of files.

    Raises:
        OSError: if one cannot be made.
    """
    for above in {os.path.dirname(place_in(folder, content)) for content in contents}:
        os.makedirs(above, exist_ok=True)


def held_in(folder: str) -> set[str]:
    """The hashes of all files in such a folder; none where there is no folder."""
    found: set[str] = set()
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found.update(entry.name + name for name in os.listdir(entry.path))
    return found
