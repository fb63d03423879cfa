"""Which files lie in a folder, and whether anything about them has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b


def files_below(folder: str, *, followlinks: bool = False) -> Iterator[str]:
    """The paths of all files below a folder, hidden ones too, sorted; none where there is no folder."""
    for base, folders, names in os.walk(folder, followlinks=followlinks):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(base, name)
            if os.path.isfile(path):
                yield path


def state_of(folder: str) -> str:
    """A text that changes when any file below a folder is written, moved or removed."""
    mark = blake2b(digest_size=32)
    for path in files_below(folder):
        with suppress(OSError):
            status = os.stat(path)
            line = f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ino}\n"
            mark.update(line.encode("utf-8", "surrogateescape"))
    return mark.hexdigest()
