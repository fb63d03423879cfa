"""What was found of pairs of articles, by content, in a form that is quick to keep and to find again."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, compress

import numpy as np
from msgspec import Raw
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.dedupe import thresholds as limits
from digest.dedupe.bags import Whole
from digest.dedupe.decide import Judgement

Pair = tuple[int, int]
Verdict = Judgement | None
"""None of a pair that is surely not one story."""
UNRELATED = -1.0


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """Verdicts on pairs of content keys."""

    keys: tuple[str, ...]
    """Sorted, each once."""
    left: Whole
    """Positions among the keys; pairs are sorted, the smaller position is on the left. The two are equal where a key
    stands for several articles that are not one."""
    right: Whole
    judged: NDArray[np.bool_]
    judgements: tuple[Raw, ...]
    """Of the judged pairs, in their order; packed, for hardly any is looked at again."""
    tight: NDArray[np.bool_]
    """Of each judged pair whether it may have to do with the stories of its articles, or is told of."""
    nearness: NDArray[np.float64]
    """Of each judged pair how near its stories are if they are two, 0 to 1; `UNRELATED` where they are not related."""

    def codes(self, keys: Sequence[str]) -> Whole:
        """Each pair as one number for other sorted keys, left * count + right; -1 where a key is missing."""
        if self.keys == tuple(keys):
            return self.left * len(keys) + self.right
        place = {key: number for number, key in enumerate(keys)}
        moved = np.array([place.get(key, -1) for key in self.keys], np.int64)
        left, right = moved[self.left], moved[self.right]
        return np.where((left < 0) | (right < 0), -1, left * len(keys) + right)

    def without(self, keys: Set[str]) -> Verdicts:
        """Those on pairs of other keys."""
        gone = np.array([key in keys for key in self.keys], np.bool_)
        stays = ~(gone[self.left] | gone[self.right])
        held = stays[self.judged]
        return replace(
            self,
            left=self.left[stays],
            right=self.right[stays],
            judged=self.judged[stays],
            judgements=tuple(compress(self.judgements, held.tolist())),
            tight=self.tight[held],
            nearness=self.nearness[held],
        )

    def judgement(self, number: int) -> Judgement:
        """That on one of the judged pairs."""
        return unpack(bytes(self.judgements[number]), Judgement)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The judged pairs of positions, smaller first; of verdicts on the articles' contents."""

    verdicts: Verdicts
    left: Whole
    right: Whole
    number: Whole
    """Of the judgement among those of `verdicts`."""
    turned: NDArray[np.bool_]
    """Whether left and right are exchanged there."""

    @property
    def tight(self) -> NDArray[np.bool_]:
        """Whether a pair may have to do with the stories of its articles, or is told of."""
        return self.verdicts.tight[self.number]

    @property
    def nearness(self) -> NDArray[np.float64]:
        """How near two stories are; `UNRELATED` where they are not."""
        return self.verdicts.nearness[self.number]

    def judgements(self, rows: Whole) -> dict[Pair, Judgement]:
        """Those on some of the pairs."""
        columns = (self.left, self.right, self.number, self.turned)
        found: dict[Pair, Judgement] = {}
        for left, right, number, turned in zip(*(column[rows].tolist() for column in columns), strict=True):
            judged = self.verdicts.judgement(number)
            found[left, right] = judged.turned() if turned else judged
        return found


def place_pairs(verdicts: Verdicts, speakers: Sequence[Sequence[int]]) -> Pairs:
    """Verdicts on contents as ones on articles; `speakers` are the positions each of the keys stands for."""
    counts = np.array([len(some) for some in speakers], np.int64)
    starts = np.cumsum(counts) - counts
    speaking = np.array([*chain.from_iterable(speakers)], np.int64)
    left, right = verdicts.left[verdicts.judged], verdicts.right[verdicts.judged]
    sizes = counts[left] * counts[right]
    number = np.repeat(np.arange(len(left)), sizes)
    left, right = left[number], right[number]
    which = np.arange(len(number)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    one = speaking[starts[left] + which // counts[right]]
    other = speaking[starts[right] + which % counts[right]]
    keep = (left != right) | (one < other)
    one, other = one[keep], other[keep]
    return Pairs(verdicts, np.minimum(one, other), np.maximum(one, other), number[keep], one > other)


def no_verdicts() -> Verdicts:
    """Nothing found yet."""
    nothing, nobody = np.zeros(0, np.int64), np.zeros(0, np.bool_)
    return Verdicts((), nothing, nothing, nobody, (), nobody, np.zeros(0))


def join_verdicts(
    keys: Sequence[str], left: Whole, right: Whole, known: Verdicts, fresh: Sequence[Verdict]
) -> Verdicts:
    """The verdicts on certain pairs of keys: those that are not `known` are taken from `fresh`, in their order."""
    places = find_known(known.codes(keys), left * len(keys) + right)
    old = places >= 0
    new = np.zeros(len(left), np.bool_)
    new[~old] = [verdict is not None for verdict in fresh]
    judged = new.copy()
    judged[old] = known.judged[places[old]]
    among = (np.cumsum(known.judged) - 1)[places[old & judged]]
    found = [verdict for verdict in fresh if verdict is not None]
    own = new[judged]
    tight, nearness = np.zeros(len(own), np.bool_), np.zeros(len(own))
    tight[~own], nearness[~own] = known.tight[among], known.nearness[among]
    tight[own], nearness[own] = [_is_tight(one) for one in found], [_nearness(one) for one in found]
    taken, made = iter(among.tolist()), iter(found)
    judgements = tuple(Raw(pack(next(made))) if mine else known.judgements[next(taken)] for mine in own.tolist())
    return Verdicts(tuple(keys), left, right, judged, judgements, tight, nearness)


def _is_tight(judged: Judgement) -> bool:
    return judged.is_near or judged.jaccard >= limits.ACCIDENT_JACCARD


def _nearness(judged: Judgement) -> float:
    """Of two stories that are almost one, or have the same names and words at another time."""
    alike = judged.raw_logit >= limits.RELATED_LOGIT or (judged.word_cosine >= limits.RELATED_COSINE and judged.kin)
    return judged.word_cosine if alike and judged.rule != "roundup" else UNRELATED


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
    arrays = (verdicts.left, verdicts.right, verdicts.judged, verdicts.tight, verdicts.nearness)
    left, right, judged, tight, nearness = (array.tobytes() for array in arrays)
    return pack(_Kept(verdicts.keys, (left, right, judged, tight, nearness), verdicts.judgements))


def load_verdicts(dumped: bytes) -> Verdicts:
    """What `dump_verdicts` gave."""
    kept = unpack(dumped, _Kept)
    left, right, judged, tight, nearness = kept.arrays
    return Verdicts(
        kept.keys,
        np.frombuffer(left, np.int64),
        np.frombuffer(right, np.int64),
        np.frombuffer(judged, np.bool_),
        kept.judgements,
        np.frombuffer(tight, np.bool_),
        np.frombuffer(nearness, np.float64),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    keys: tuple[str, ...]
    arrays: tuple[bytes, bytes, bytes, bytes, bytes]
    judgements: tuple[Raw, ...]
