"""Regular expressions that are compiled when they are first used.

The package has more than a thousand. Compiling all of them at import takes longer than anything else that is done
before the first file is read, and one article, let alone a build with nothing to do, uses a quarter of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

from digest.precompiled import compile_once


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, except that nothing happens before it is used: for the constants of modules.

    Raises:
        re.error: at first use, if the pattern is none.

    >>> regex(r"[0-9]+").findall("7월 21일")
    ['7', '21']
    """
    return cast("re.Pattern[str]", Lazy(pattern, flags))


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, without compiling what another process has: for patterns made of vocabularies.

    Raises:
        re.error: if the pattern is none.

    >>> compiled("군|구").findall("강남구, 울주군")
    ['구', '군']
    """
    return compile_once(pattern, int(flags))


class Lazy:
    """Stands for a pattern. Once that is compiled, its methods are found here without a further step."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name[0] == "_" or not hasattr(re.Pattern, name):  # whoever asks everything for a method compiles nothing
            raise AttributeError(name)
        made = compiled(*self._told)
        self.__dict__.update({public: getattr(made, public) for public in dir(made) if public[0] != "_"})
        return getattr(made, name)
