"""Texts that were met before, known by their hashes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digest.publish.passages import first_places, held

_FEW = 50_000
_SHARE = 8
"""New numbers are put among the old ones when they are a share of them: doing so at once would cost more."""


class Seen:
    """A set of texts. Eight bytes for each, where a set of Python's takes seventy for its hash alone.

    Two texts of one hash are taken for the same; that happens about once in 2**60.
    """

    def __init__(self) -> None:
        self._old: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._new = self._old

    def first_met(self, texts: Sequence[str]) -> list[str]:
        """The texts that were not met before, each once, in their order; now they are."""
        numbers, places = first_places(np.fromiter(map(hash, texts), np.int64, len(texts)))
        fresh = ~(held(numbers, self._old) | held(numbers, self._new))
        self._new = _joined(self._new, numbers[fresh])
        if len(self._new) > max(_FEW, len(self._old) // _SHARE):
            self._old, self._new = _joined(self._old, self._new), self._new[:0]
        return [texts[place] for place in np.sort(places[fresh])]


def _joined(left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.sort(np.concatenate((left, right)), kind="stable")
