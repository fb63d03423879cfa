"""What files hold, by the hash of their bytes; one that looks as it did when it was read before is not read again.

What is imported here must be light: it is asked before anything is loaded.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from digest.inventory import Known, hash_of, stat_of
from digest.sealed import read_sealed, write_sealed

_KEY = b"contents-2"
"""Changes with the layout of what is written."""
_SETTLED_NS = 2_000_000_000
"""A file that was changed so shortly ago may change again within the same tick of the clock of its folder."""


class Contents:
    """Hashes of the bytes of files, remembered in a file from one time to the next."""

    def __init__(self, place: Path | None) -> None:
        """Remember what `place` holds; with None, nothing."""
        self._place = place
        self._before = self._remembered()
        self._now: dict[str, Known] = {}
        self.differ = False
        """Whether a file that was asked for holds something else than remembered, or nothing was remembered of it."""

    def of(self, path: str, status: os.stat_result | None = None) -> str:
        """That of one file, whose status may be known already.

        Raises:
            OSError: if it cannot be read.
        """
        looks = stat_of(status or os.stat(path))
        known = self._before.get(path)
        if known is None or known[:4] != looks:
            before, known = known, Known(*looks, hash_of(Path(path)))
            self.differ |= before is None or before.content != known.content
        if time.time_ns() - max(known.mtime_ns, known.ctime_ns) > _SETTLED_NS:
            self._now[path] = known
        return known.content

    def keep(self) -> None:
        """Remember what was asked for until the next time."""
        if self._place is not None and self._now != self._before:
            with suppress(UnicodeEncodeError):
                write_sealed(self._place, _KEY, msgspec.msgpack.encode(self._now))

    def _remembered(self) -> dict[str, Known]:
        data = read_sealed(self._place, _KEY) if self._place is not None else None
        try:
            return msgspec.msgpack.decode(data, type=dict[str, Known]) if data is not None else {}
        except msgspec.MsgspecError:
            return {}
