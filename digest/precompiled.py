"""Regular expressions compiled once for all processes and runs, as Python does it with the code of modules.

Python compiles a pattern in every process anew: one new article needs some three hundred, which takes longer than all
else that is done with it. Where Python compiles in another way than is known here, it does so as ever.
"""

from __future__ import annotations

import re
from array import array
from importlib import import_module
from typing import cast

from digest.beside import Beside

Asked = tuple[str, int]
"""A pattern and its flags."""
Code = tuple[int, bytes, int, dict[str, int]]
"""The flags with those the pattern itself names, the instructions, the number of groups, and their names."""
_WORD = "I"
_KEPT: Beside[Asked, Code] = Beside("compiled_patterns", f"{array(_WORD).itemsize}", 4_000)
"""The package has half as many."""


def compile_once(pattern: str, flags: int, kept: Beside[Asked, Code] = _KEPT) -> re.Pattern[str]:
    """What `re.compile` gives, without compiling what another process has.

    Raises:
        re.error: if the pattern is none.
    """
    asked = pattern, flags
    try:
        code = kept.get(asked)
        made = _made_of(pattern, code or (found := _code_of(pattern, flags)))
    except re.error:
        raise
    except Exception:  # another Python may compile in another way
        return re.compile(pattern, flags)
    if code is None:
        kept.put(asked, found)
    return made


def _code_of(pattern: str, flags: int) -> Code:
    """What Python's own compiler makes of a pattern, before it is made an object."""
    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    parsed = parser.parse(pattern, flags)
    state = parsed.state
    code = array(_WORD, compiler._code(parsed, flags))
    return flags | state.flags, code.tobytes(), state.groups - 1, dict(state.groupdict)


def _made_of(pattern: str, code: Code) -> re.Pattern[str]:
    """The object; Python looks through the instructions before it takes them."""
    flags, instructions, groups, named = code
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    words = array(_WORD)
    words.frombytes(instructions)
    make = import_module("_sre").compile
    return cast("re.Pattern[str]", make(pattern, flags, words.tolist(), groups, named, tuple(names)))
