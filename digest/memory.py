"""Memory in large runs: no search through what stays anyway, what is free goes back, and all of it goes at once."""

from __future__ import annotations

import atexit
import ctypes
import gc
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec, TypeVar

from digest.lazy import regex

P = ParamSpec("P")
R = TypeVar("R")

_PRIVATE = regex(r"^([0-9a-f]+)-([0-9a-f]+) rw-p 00000000 00:00 0 *(?:\[heap\])?$", re.M)
"""A line of `/proc/self/maps`: memory of this process that is no file."""
_MADE_BETWEEN = 50_000
_LARGE_PAGE = 2 << 20
_COLLAPSE = 25
"""`MADV_COLLAPSE` of Linux 6.1 and later."""
_set_aside = False
"""Whether anything is set aside."""


def of_the_latest(make: Callable[P, R]) -> Callable[P, R]:
    """Remember what was made of the latest arguments, by their identity: a digest is too large to be the key of a
    cache, and whoever works on it asks again and again."""
    kept: list[tuple[tuple[object, ...], R]] = []

    @wraps(make)
    def look(*given: P.args, **named: P.kwargs) -> R:
        asked = (*given, *named.values())
        if not kept or any(left is not right for left, right in zip(kept[0][0], asked, strict=True)):
            kept[:] = [(asked, make(*given, **named))]
        return kept[0][1]

    return look


@contextmanager
def at_ease() -> Iterator[None]:
    """Do not collect while many objects are made that stay.

    Each time their number has grown by a quarter, Python looks through all there are: millions in a large
    digest, which takes longer than making them.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            with set_aside():  # what was made counts as old, so that it is not looked through right now
                gc.enable()


@contextmanager
def set_aside() -> Iterator[None]:
    """Look through nothing that was made before, neither here nor in forks, whose memory that would copy.

    What is set aside inside of such a block stays so until the outermost one ends.
    """
    global _set_aside  # noqa: PLW0603 (asking Python takes a walk through all that is set aside)
    outermost, _set_aside = not _set_aside, True
    gc.freeze()
    try:
        yield
    finally:
        if outermost:
            gc.unfreeze()
            _set_aside = False


def collect_seldom() -> None:
    """Have Python look for objects that hold each other only when many more have been made.

    Most of what a build makes goes by itself, and stays are long: at every 700th object the search through those made
    last takes a twentieth of all the time.
    """
    gc.set_threshold(_MADE_BETWEEN, *gc.get_threshold()[1:])


def give_back() -> None:
    """Return free memory to the system, where its C library can.

    It keeps what was freed between blocks in use: half of a large run's memory after its large matrices.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def leave(status: int) -> NoReturn:
    """End this process without taking its objects apart one by one: after a large run that takes seconds."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads it any more
            stream.flush()
    os._exit(status)


def use_large_pages() -> None:
    """Have what is loaded moved into pages of 2 MiB, where the system can: Linux 6.1 and later.

    The analyser reads all over its 400 MiB: with large pages describing stories takes an eighth less. Moving takes
    a third to half of a second.
    """
    advise = getattr(ctypes.CDLL(None), "madvise", None)
    if advise is None:
        return
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    with suppress(OSError):
        for low, high in _PRIVATE.findall(Path("/proc/self/maps").read_text(encoding="ascii")):
            start = -(-int(low, 16) // _LARGE_PAGE) * _LARGE_PAGE
            size = int(high, 16) // _LARGE_PAGE * _LARGE_PAGE - start
            if size > 0:
                advise(start, size, _COLLAPSE)  # where it is refused, all stays as it is
