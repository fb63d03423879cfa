"""Memory in large runs: no search through what stays anyway, and what is free goes back to the system."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
            if not gc.get_freeze_count():
                gc.freeze()  # what was made counts as old, so that it is not looked through right now
                gc.unfreeze()
            gc.enable()


def give_back() -> None:
    """Return free memory to the system, where its C library can.

    It keeps what was freed between blocks in use: half of a large run's memory after its large matrices.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
