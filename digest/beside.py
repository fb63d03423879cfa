"""What is kept beside the package's own compiled modules: what Python makes of them and of their data in every process.

Whoever can write there can change what is run anyway. What is missing, damaged or of other versions is made anew; a
process that made something adds it when it ends. Where nothing can be written there, nothing is kept.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.util import cache_from_source
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Generic, TypeVar, cast

from digest.sealed import read_sealed, write_sealed

K = TypeVar("K")
V = TypeVar("V")


def place_of_code(folder: Path, name: str) -> Path:
    """Where Python would keep the code of a module of that name in a folder.

    Raises:
        NotImplementedError: if this Python keeps none.
    """
    return Path(cache_from_source(str(folder / f"{name}.py")))


class Beside(Generic[K, V]):
    """Plain values by plain keys, in one file."""

    def __init__(self, name: str, mark: str, most: int, file: Path | None = None) -> None:
        """`mark` tells what else the values rest on. Of more than `most`, only those of one process are kept."""
        self._name, self._most, self._file = name, most, file
        self._mark = f"{sys.version} {sys.byteorder} {mark}".encode()
        self._kept: dict[K, V] | None = None
        self._new: dict[K, V] = {}
        self._process = 0
        """The one that made `_new`: a fork has what was made before, too."""

    def get(self, key: K) -> V | None:
        """What is kept; None if nothing is."""
        if self._kept is None:
            self._kept = self.read()
        return self._kept.get(key)

    def put(self, key: K, value: V) -> None:
        """Have it kept when this very process ends."""
        if self._process != os.getpid():
            self._process, self._new = os.getpid(), {}
            Finalize(None, self.keep, exitpriority=0)
        self._new[key] = value
        if self._kept is not None:
            self._kept[key] = value

    def keep(self) -> None:
        """Write down what was made in this process, with what others have written meanwhile."""
        file = self._place()
        if file is None or not self._new or sys.dont_write_bytecode:
            return
        together = self.read() | self._new
        write_sealed(file, self._mark, marshal.dumps(together if len(together) <= self._most else self._new))
        self._new = {}

    def read(self) -> dict[K, V]:
        """All that is written down."""
        file = self._place()
        data = read_sealed(file, self._mark) if file is not None else None
        return cast("dict[K, V]", marshal.loads(data)) if data is not None else {}  # noqa: S302 (our own)

    def _place(self) -> Path | None:
        if self._file is None:
            try:
                self._file = place_of_code(Path(__file__).parent, self._name)
            except NotImplementedError:
                return None
        return self._file
