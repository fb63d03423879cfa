"""Stretches of letters as numbers, so that millions of them are compared at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
_FACTOR = 0x9E3779B97F4A7C15
_NO_LETTERS = re.compile(r"[^\w\n]+|_+")
_FILTER_BITS = 24


def letters_of(texts: Iterable[str]) -> list[str]:
    """Letters and digits of each text, without case; like `digest.text.fold`, for many texts."""
    joined = "\n".join(text.replace("\n", " ") for text in texts)
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", joined).casefold()).split("\n")


def batches(texts: Iterable[str], letters: int = 500_000) -> Iterator[list[str]]:
    """Texts in lists of about so many letters: what is made of a list takes fifty times its room."""
    batch: list[str] = []
    room = letters
    for text in texts:
        batch.append(text)
        room -= len(text)
        if room <= 0:
            yield batch
            batch, room = [], letters
    if batch:
        yield batch


def windows(letters: str, *lengths: int) -> list[Numbers]:
    """For each length (4, 8, 12 or 24) the numbers of all stretches of that many letters, by where they begin.

    Equal stretches have equal numbers; two different ones have the same by chance about once in 2**60.
    """
    single = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    single *= np.uint64(_FACTOR)
    single ^= single >> np.uint64(29)
    two = _join(single, single, 1)
    four = _join(two, two, 2)
    made = {4: four, 8: _join(four, four, 4)}
    made[12] = _join(made[8], four, 8)
    made[24] = _join(made[12], made[12], 12) if 24 in lengths else made[12][:0]
    return [made[length] for length in lengths]


class Numbered:
    """A set of numbers that is asked about many at once."""

    def __init__(self, numbers: Numbers) -> None:
        self.sorted = np.unique(numbers)
        self._filter = np.zeros(1 << _FILTER_BITS, dtype=np.bool_) if len(numbers) else None
        if self._filter is not None:
            self._filter[_slots(self.sorted)] = True

    def find(self, numbers: Numbers) -> NDArray[np.int64]:
        """Where in `numbers` the ones stand that are in the set, in order."""
        if self._filter is None or not len(numbers):
            return np.empty(0, dtype=np.int64)
        likely = np.flatnonzero(self._filter[_slots(numbers)])
        wanted = numbers[likely]
        places = np.minimum(np.searchsorted(self.sorted, wanted), len(self.sorted) - 1)
        found: NDArray[np.int64] = likely[self.sorted[places] == wanted]
        return found

    def met(self, texts: Iterable[str], length: int) -> Numbered:
        """Those of the set that are stretches of that many letters of any of the texts (given as letters)."""
        found = [self.sorted[:0]]
        for batch in batches(texts):
            numbers = windows("\n".join(batch), length)[0]
            found.append(np.unique(numbers[self.find(numbers)]))
        return Numbered(np.concatenate(found))


def _join(left: Numbers, right: Numbers, length: int) -> Numbers:
    """Numbers of stretches made of one of `length` letters and the one that follows it."""
    count = max(len(right) - length, 0)
    factor = pow(_FACTOR, 2 * length + 1, 1 << 64)
    return left[:count] * np.uint64(factor) + right[length : length + count]


def _slots(numbers: Numbers) -> NDArray[np.int64]:
    return (numbers >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)
