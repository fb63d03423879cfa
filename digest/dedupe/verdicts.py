"""What was found of pairs of articles, by content, in a form that is quick to keep and to find again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.dedupe.bags import Whole
from digest.dedupe.decide import Judgement

Pair = tuple[int, int]
Verdict = Judgement | float
"""A judgement; or, of a pair that is surely not one story, how near its stories are as related ones (0: not)."""
K = TypeVar("K")


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """Verdicts on pairs of content keys."""

    keys: tuple[str, ...]
    """Sorted, each once."""
    left: Whole
    """Positions among the keys; pairs are sorted, the smaller position is on the left."""
    right: Whole
    nearness: NDArray[np.float64]
    """Of a judged pair NaN."""
    judgements: tuple[Judgement, ...]
    """Of the judged pairs, in their order."""

    def judged(self) -> dict[Pair, Judgement]:
        """The judged pairs."""
        places = np.flatnonzero(np.isnan(self.nearness))
        pairs = zip(self.left[places].tolist(), self.right[places].tolist(), strict=True)
        return dict(zip(pairs, self.judgements, strict=True))

    def related(self) -> dict[Pair, float]:
        """How near those other pairs are that are related."""
        places = np.flatnonzero(self.nearness > 0)
        pairs = zip(self.left[places].tolist(), self.right[places].tolist(), strict=True)
        return dict(zip(pairs, self.nearness[places].tolist(), strict=True))

    def codes(self, keys: Sequence[str]) -> Whole:
        """Each pair as one number for other sorted keys, left * count + right; -1 where a key is missing."""
        place = {key: number for number, key in enumerate(keys)}
        moved = np.array([place.get(key, -1) for key in self.keys], np.int64)
        left, right = moved[self.left], moved[self.right]
        return np.where((left < 0) | (right < 0), -1, left * len(keys) + right)


def no_verdicts() -> Verdicts:
    """Nothing found yet."""
    nothing = np.zeros(0, np.int64)
    return Verdicts((), nothing, nothing, np.zeros(0, np.float64), ())


def join_verdicts(
    keys: Sequence[str], left: Whole, right: Whole, known: Verdicts, fresh: Sequence[Verdict]
) -> Verdicts:
    """The verdicts on certain pairs of keys: those that are not `known` are taken from `fresh`, in their order."""
    codes, asked = known.codes(keys), left * len(keys) + right
    places = find_known(codes, asked)
    nearness = np.full(len(asked), np.nan)
    nearness[places >= 0] = known.nearness[places[places >= 0]]
    missing = np.flatnonzero(places < 0).tolist()
    number = np.cumsum(np.isnan(known.nearness)) - 1
    judgements: dict[int, Judgement] = {
        place: known.judgements[number[places[place]]]
        for place in np.flatnonzero((places >= 0) & np.isnan(nearness)).tolist()
    }
    for place, verdict in zip(missing, fresh, strict=True):
        if isinstance(verdict, Judgement):
            judgements[place] = verdict
        else:
            nearness[place] = verdict
    return Verdicts(tuple(keys), left, right, nearness, tuple(judgements[place] for place in sorted(judgements)))


def find_known(codes: Whole, asked: Whole) -> Whole:
    """Where each of the asked pairs stands among the known ones, -1 where it does not."""
    order = np.argsort(codes, kind="stable")
    places = np.searchsorted(codes, asked, sorter=order)
    places[places == len(codes)] = 0
    if not len(codes):
        return np.full(len(asked), -1, np.int64)
    return np.where(codes[order[places]] == asked, order[places], -1)


def dump_verdicts(verdicts: Verdicts) -> bytes:
    """The verdicts for a cache."""
    arrays = (verdicts.left.tobytes(), verdicts.right.tobytes(), verdicts.nearness.tobytes())
    return pack(_Kept(verdicts.keys, arrays, verdicts.judgements))


def load_verdicts(dumped: bytes) -> Verdicts:
    """What `dump_verdicts` gave."""
    kept = unpack(dumped, _Kept)
    left, right, nearness = kept.arrays
    return Verdicts(
        kept.keys,
        np.frombuffer(left, np.int64),
        np.frombuffer(right, np.int64),
        np.frombuffer(nearness, np.float64),
        kept.judgements,
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    keys: tuple[str, ...]
    arrays: tuple[bytes, bytes, bytes]
    judgements: tuple[Judgement, ...]
