"""Telling from little where a stretch of letters cannot stand, so that only the rest is looked through.

Of a long text every fifth stretch of eight letters is written down. Wherever a stretch of twelve letters or more begins
in it, one of the first five stretches of eight within begins at a written place; with 24 letters three do, in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.publish.passages import distinct, first_places, held, windows

Grams = NDArray[np.uint32]
"""Numbers of stretches of eight letters, half as long as those of `passages.windows`."""
_GRAM = 8
_STEP = 5
_ROW = 3
"""Written places in a row within 24 letters, wherever these begin."""


def grams_of(letters: str) -> Grams:
    """Every fifth stretch of eight letters of a text, each once, sorted."""
    return distinct(_grams(letters)[::_STEP])


@dataclass(frozen=True, slots=True)
class Probes:
    """What must be written down of a text that has any of some stretches."""

    long: Grams
    """For each stretch of 24 letters the fifteen of eight that it begins with."""
    short: Grams
    """For each stretch of twelve letters the five of eight that it holds."""

    @classmethod
    def of(cls, bodies: Iterable[tuple[str, Sequence[int]]], heads: Sequence[str]) -> Probes:
        """Those of stretches of 24 letters, given by texts and where they begin there, and of heads of twelve."""
        long = [np.empty((0, _STEP * _ROW), dtype=np.uint32)]
        long += [_at(letters, starts, _STEP * _ROW) for letters, starts in bodies if len(starts)]
        starts = np.cumsum([0, *(len(head) + 1 for head in heads)])[:-1]
        return cls(np.concatenate(long), _at("\n".join(heads), starts.tolist(), _STEP))

    @property
    def all(self) -> Grams:
        """Everything that is asked for, sorted: a text that has none of it has none of the stretches."""
        return distinct(np.concatenate((self.long.ravel(), self.short.ravel())))

    def asked_of(self, texts: Iterable[Grams]) -> Iterator[bool]:
        """Of each text, given by its grams, whether it can have any of the stretches."""
        asked = self.all
        long, short = (np.searchsorted(asked, grams) for grams in (self.long, self.short))
        for grams in texts:
            met = held(asked, grams)  # a gram of many stretches is looked for once
            yield bool(met[long].reshape(-1, _ROW, _STEP).all(axis=1).any() or met[short].any())

    def among(self, texts: Sequence[Grams]) -> list[int]:
        """Which of many texts, given by their grams, can have any of the stretches: `asked_of`, for all at once."""
        if not texts:
            return []
        asked = self.all
        places = np.repeat(np.arange(len(texts)), [len(grams) for grams in texts])
        joined = np.concatenate(texts)
        met = held(joined, asked)
        places, numbers = places[met], joined[met]
        found = places[held(numbers, distinct(self.short.ravel()))]
        order = np.argsort(self.long.ravel(), kind="stable")
        ordered = self.long.ravel()[order]
        low = np.searchsorted(ordered, numbers, side="left")
        counts = np.searchsorted(ordered, numbers, side="right") - low
        starts = np.cumsum(counts) - counts
        at = np.arange(counts.sum()) + np.repeat(low - starts, counts)
        parts = len(self.long) * _ROW
        there = distinct(np.repeat(places, counts) * parts + order[at] // _STEP)
        stretches, begin = first_places(there // _ROW)
        whole = stretches[np.diff(begin, append=len(there)) == _ROW]
        return sorted({*found.tolist(), *(whole // max(1, len(self.long))).tolist()})


def _at(letters: str, starts: Sequence[int], count: int) -> Grams:
    if not len(starts):
        return np.empty((0, count), dtype=np.uint32)
    return _grams(letters)[np.asarray(starts)[:, None] + np.arange(count)]


def _grams(letters: str) -> Grams:
    return (windows(letters, _GRAM)[0] >> np.uint64(32)).astype(np.uint32)
