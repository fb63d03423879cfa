"""Files that are taken for what they were written as, or not at all."""

from __future__ import annotations

import mmap
import os
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_SUM = 16
_LEFT_SECONDS = 3600
"""After so long nobody writes any more what is half written."""


def write_sealed(file: Path, key: bytes, data: bytes) -> None:
    """Write a file in one step, with a sum bound to a key; where that cannot be done, nothing.

    Of two who write at once the last one's file stands, whole.
    """
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        _clear(file)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        with os.fdopen(handle, "wb") as out:
            out.write(_sum(key, data))
            out.write(data)
        Path(name).replace(file)


def _clear(file: Path) -> None:
    """Remove what processes left beside a file that were ended while they wrote it."""
    with os.scandir(file.parent) as entries:
        left = [entry for entry in entries if entry.name.startswith(f".{file.name}-")]
    for entry in left:
        with suppress(FileNotFoundError):
            if time.time() - entry.stat().st_mtime > _LEFT_SECONDS:
                os.unlink(entry.path)


def read_sealed(file: Path, key: bytes) -> memoryview | None:
    """What was written under the same key; None if it is missing, damaged, or was written under another. It is the
    file's own memory, for a hundred MiB of new one take as long as their sum: to be unpacked at once."""
    try:
        with file.open("rb") as opened:
            data = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # an empty file has no memory
        return None
    return data[_SUM:] if data[:_SUM] == _sum(key, data[_SUM:]) else None


def _sum(key: bytes, data: bytes | memoryview) -> bytes:
    found = sha256(len(key).to_bytes(8, "big") + key)
    found.update(data)
    return found.digest()[:_SUM]
