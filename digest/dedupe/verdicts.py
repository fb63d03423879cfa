"""What was found of pairs of articles, by content, in a form that is quick to keep and to find again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.dedupe.bags import Whole
from digest.dedupe.decide import Judgement

Pair = tuple[int, int]
Verdict = Judgement | None
"""None of a pair that is surely not one story."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """Verdicts on pairs of content keys."""

    keys: tuple[str, ...]
    """Sorted, each once."""
    left: Whole
    """Positions among the keys; pairs are sorted, the smaller position is on the left."""
    right: Whole
    judged: NDArray[np.bool_]
    judgements: tuple[Judgement, ...]
    """Of the judged pairs, in their order."""

    def by_pair(self) -> dict[Pair, Judgement]:
        """The judged pairs."""
        pairs = zip(self.left[self.judged].tolist(), self.right[self.judged].tolist(), strict=True)
        return dict(zip(pairs, self.judgements, strict=True))

    def codes(self, keys: Sequence[str]) -> Whole:
        """Each pair as one number for other sorted keys, left * count + right; -1 where a key is missing."""
        place = {key: number for number, key in enumerate(keys)}
        moved = np.array([place.get(key, -1) for key in self.keys], np.int64)
        left, right = moved[self.left], moved[self.right]
        return np.where((left < 0) | (right < 0), -1, left * len(keys) + right)


def no_verdicts() -> Verdicts:
    """Nothing found yet."""
    nothing = np.zeros(0, np.int64)
    return Verdicts((), nothing, nothing, np.zeros(0, np.bool_), ())


def join_verdicts(
    keys: Sequence[str], left: Whole, right: Whole, known: Verdicts, fresh: Sequence[Verdict]
) -> Verdicts:
    """The verdicts on certain pairs of keys: those that are not `known` are taken from `fresh`, in their order."""
    codes, asked = known.codes(keys), left * len(keys) + right
    places = find_known(codes, asked)
    judged = np.zeros(len(asked), np.bool_)
    judged[places >= 0] = known.judged[places[places >= 0]]
    number = np.cumsum(known.judged) - 1
    judgements: dict[int, Judgement] = {
        place: known.judgements[number[places[place]]] for place in np.flatnonzero(judged).tolist()
    }
    for place, verdict in zip(np.flatnonzero(places < 0).tolist(), fresh, strict=True):
        if verdict is not None:
            judgements[place] = verdict
    judged[[*judgements]] = True
    return Verdicts(tuple(keys), left, right, judged, tuple(judgements[place] for place in sorted(judgements)))


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
    arrays = (verdicts.left.tobytes(), verdicts.right.tobytes(), verdicts.judged.tobytes())
    return pack(_Kept(verdicts.keys, arrays, verdicts.judgements))


def load_verdicts(dumped: bytes) -> Verdicts:
    """What `dump_verdicts` gave."""
    kept = unpack(dumped, _Kept)
    left, right, judged = kept.arrays
    return Verdicts(
        kept.keys,
        np.frombuffer(left, np.int64),
        np.frombuffer(right, np.int64),
        np.frombuffer(judged, np.bool_),
        kept.judgements,
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    keys: tuple[str, ...]
    arrays: tuple[bytes, bytes, bytes]
    judgements: tuple[Judgement, ...]
