"""Stretches of letters as numbers, so that millions of them are compared at once."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
T = TypeVar("T", bound=np.generic)
_FACTOR = 0x9E3779B97F4A7C15
_LINE_END = 10
_COMMON = 1 << 16
"""So many characters hold nearly all that are in use; the others are asked about only where one stands."""
_MOST_FILTER_BITS = 24
_FILTER_ROOM = 6
"""So many bits more than a set's numbers take: about one in 64 others is then taken for one of them at first."""
_RUN = 31
"""One of so many pieces ends a run, wherever it stands: which one is told by its content, as many are of one length;
of lines, which are longer and seldom are, by the length alone."""


def letters_of(texts: Iterable[str]) -> list[str]:
    """Letters and digits of each text, without case; like `digest.text.fold`, for many texts.

    Each is normalised alone: most are so already, which is soon seen, and one that is not would have all rewritten.
    """
    plain = "\n".join([unicodedata.normalize("NFKC", text.replace("\n", " ")) for text in texts]).casefold()
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = _letters(_COMMON if int(codes.max(initial=0)) < _COMMON else sys.maxunicode + 1)
    return codes[letters[codes]].tobytes().decode("utf-32-le", "surrogatepass").split("\n")


@cache
def _letters(count: int) -> NDArray[np.bool_]:
    """Of the first characters whether each is a letter or a digit, or ends a text."""
    letters = np.fromiter((chr(code).isalnum() for code in range(count)), np.bool_, count)
    letters[_LINE_END] = True
    return letters


def batches(texts: Iterable[str], letters: int = 200_000) -> Iterator[list[str]]:
    """Texts in lists of about so many letters: what is made of a list takes fifty times its room, and the system gives
    and takes back that room each time where it is more than some megabytes."""
    told = list(texts)
    if not told:
        return
    lots = np.cumsum(np.fromiter(map(len, told), np.int64, len(told))) // letters
    ends = np.flatnonzero(np.diff(lots, append=lots[-1] + 1)) + 1
    for begin, end in pairwise((0, *ends.tolist())):
        yield told[begin:end]


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
        self.sorted = distinct(numbers)

    def find(self, numbers: Numbers) -> NDArray[np.int64]:
        """Where in `numbers` the ones stand that are in the set, in order."""
        if not len(self.sorted) or not len(numbers):
            return np.empty(0, dtype=np.int64)
        shift, there = self._filter
        likely = np.flatnonzero(there[_slots(numbers, shift)])
        found: NDArray[np.int64] = likely[held(numbers[likely], self.sorted)]
        return found

    @cached_property
    def _filter(self) -> tuple[np.uint64, NDArray[np.bool_]]:
        """How far a number is shifted for its slot, and of each slot whether any of the set has it."""
        bits = min(_MOST_FILTER_BITS, len(self.sorted).bit_length() + _FILTER_ROOM)
        shift, there = np.uint64(64 - bits), np.zeros(1 << bits, dtype=np.bool_)
        there[_slots(self.sorted, shift)] = True
        return shift, there

    def met(self, texts: list[str], length: int) -> tuple[NDArray[np.int64], Numbers]:
        """Those of the set that are stretches of that many letters of texts (given as letters): whose, and which."""
        places, found = [np.empty(0, dtype=np.int64)], [self.sorted[:0]]
        before = 0
        for batch in batches(texts):
            numbers = windows("\n".join(batch), length)[0]
            starts = self.find(numbers)
            ends = np.cumsum(np.fromiter(map(len, batch), np.int64, len(batch)) + 1)
            places.append(before + np.searchsorted(ends, starts, side="right"))
            found.append(numbers[starts])
            before += len(batch)
        return np.concatenate(places), np.concatenate(found)


def distinct(numbers: NDArray[T]) -> NDArray[T]:
    """Numbers sorted, each once: a fiftieth of the time of `numpy.unique`, which hashes them first."""
    ordered = np.sort(numbers, axis=None)
    return ordered[_starts(ordered)]


def first_places(numbers: NDArray[T]) -> tuple[NDArray[T], NDArray[np.int64]]:
    """The same, and where each of them stands first."""
    order = np.argsort(numbers)
    ordered = numbers[order]
    starts = np.flatnonzero(_starts(ordered))
    return ordered[starts], np.minimum.reduceat(order, starts) if len(starts) else order


def _starts(ordered: NDArray[T]) -> NDArray[np.bool_]:
    """Of sorted numbers whether each is another than the one before."""
    starts = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=starts[1:])
    return starts


def held(numbers: NDArray[T], known: NDArray[T]) -> NDArray[np.bool_]:
    """Of each number whether it is among the known ones, which are sorted."""
    if not len(known):
        return np.zeros(numbers.shape, dtype=np.bool_)
    there: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, numbers), len(known) - 1)] == numbers
    return there


def runs(pieces: list[str]) -> Iterator[tuple[list[str], bytes]]:
    """Pieces that follow each other, and what stands for them, cut so that a piece more changes one run or two."""
    if not pieces:
        return
    told = [piece.encode("utf-8", "surrogatepass") for piece in pieces]
    lengths = np.fromiter(map(len, told), np.int64, len(told))
    last = np.fromiter(map(crc32, told), np.uint32, len(told)) % _RUN == 0
    last[-1] = True
    ends = (np.flatnonzero(last) + 1).tolist()
    for begin, end in pairwise((0, *ends)):
        yield pieces[begin:end], lengths[begin:end].tobytes() + b"".join(told[begin:end])


def line_runs(data: bytes) -> Iterator[memoryview]:
    """Whole lines of a file, cut so that a line more changes one run or two."""
    ends = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == _LINE_END) + 1
    cuts = ends[np.diff(ends, prepend=0) % _RUN == 0].tolist()
    view = memoryview(data)
    return (view[begin:end] for begin, end in pairwise((0, *cuts, len(data))) if begin < end)


def _join(left: Numbers, right: Numbers, length: int) -> Numbers:
    """Numbers of stretches made of one of `length` letters and the one that follows it."""
    count = max(len(right) - length, 0)
    factor = pow(_FACTOR, 2 * length + 1, 1 << 64)
    return left[:count] * np.uint64(factor) + right[length : length + count]


def _slots(numbers: Numbers, shift: np.uint64) -> NDArray[np.int64]:
    return (numbers >> shift).astype(np.int64)
