"""Python's search for unreachable objects, kept from looking through a digest that stays anyway."""

from __future__ import annotations

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
