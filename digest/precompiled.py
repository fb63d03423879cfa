"""Regular expressions compiled once for all processes and runs, as Python does it with the code of modules.

Python compiles a pattern in every process anew: one new article needs some three hundred, which takes longer than all
else that is done with it. What they are compiled to is no result but code, so it is kept where Python keeps that of
modules, under the version of Python; whatever is missing, damaged or another Python's is compiled as ever. A process
that compiled what was not kept adds it when it ends.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from importlib import import_module
from multiprocessing.util import Finalize
from pathlib import Path
from typing import cast

from digest.compiled import place_of_code
from digest.sealed import read_sealed, write_sealed

_Asked = tuple[str, int]
"""A pattern and its flags."""
_Code = tuple[int, bytes, int, dict[str, int]]
"""The flags with those the pattern itself names, the instructions, the number of groups, and their names."""
_MOST = 4_000
"""Patterns that are kept; beyond that, only those of the process that was last: the package has half as many."""
_WORD = "I"


class Precompiled:
    """Compiled patterns, those of earlier processes among them."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept: dict[_Asked, _Code] | None = None
        self._new: dict[_Asked, _Code] = {}
        self._process = 0
        """The one that `_new` was compiled in: a fork has those of the process it was forked from, too."""

    def pattern(self, pattern: str, flags: int) -> re.Pattern[str]:
        """What `re.compile` gives.

        Raises:
            re.error: if the pattern is none.
        """
        if self._file is None:
            return re.compile(pattern, flags)
        if self._kept is None:
            self._kept = self._read()
        asked = pattern, flags
        try:
            code = self._kept.get(asked) or _code_of(pattern, flags)
            made = _made_of(pattern, code)
        except re.error:
            raise
        except Exception:  # another Python may compile in another way
            return re.compile(pattern, flags)
        if asked not in self._kept:
            self._kept[asked] = code
            self._note(asked, code)
        return made

    def keep(self) -> None:
        """Write down what was compiled in this process, with what others have written meanwhile."""
        if self._file is None or not self._new or sys.dont_write_bytecode:
            return
        together = self._read() | self._new
        write_sealed(self._file, _key(), marshal.dumps(together if len(together) <= _MOST else self._new))
        self._new = {}

    def _note(self, asked: _Asked, code: _Code) -> None:
        if self._process != os.getpid():
            self._process, self._new = os.getpid(), {}
            Finalize(None, self.keep, exitpriority=0)  # called when this very process ends
        self._new[asked] = code

    def _read(self) -> dict[_Asked, _Code]:
        data = read_sealed(self._file, _key()) if self._file is not None else None
        return cast("dict[_Asked, _Code]", marshal.loads(data)) if data is not None else {}  # noqa: S302 (our own)


def _key() -> bytes:
    return f"{sys.version} {sys.byteorder} {array(_WORD).itemsize}".encode()


def _code_of(pattern: str, flags: int) -> _Code:
    """What Python's own compiler makes of a pattern, before it is made an object."""
    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    parsed = parser.parse(pattern, flags)
    state = parsed.state
    code = array(_WORD, compiler._code(parsed, flags))
    return flags | state.flags, code.tobytes(), state.groups - 1, dict(state.groupdict)


def _made_of(pattern: str, code: _Code) -> re.Pattern[str]:
    """The object; Python looks through the instructions before it takes them."""
    flags, instructions, groups, named = code
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    words = array(_WORD)
    words.frombytes(instructions)
    make = import_module("_sre").compile
    return cast("re.Pattern[str]", make(pattern, flags, words.tolist(), groups, named, tuple(names)))


def _place() -> Path | None:
    try:
        return place_of_code(Path(__file__).parent, "compiled_patterns")
    except NotImplementedError:
        return None


PRECOMPILED = Precompiled(_place())
"""Those of this package."""
