"""Stories that belong together without being one: the next step, the next town, another partner."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from digest.dedupe import thresholds as limits
from digest.dedupe.bags import Whole
from digest.dedupe.edges import Edges
from digest.dedupe.verdicts import UNRELATED, Pairs


def link_related(pairs: Pairs, kin: Edges, home: Whole, ids: Sequence[str]) -> list[tuple[str, ...]]:
    """For each story the ids of its nearest other stories, nearest first.

    `ids` are those of the stories, sorted; `home` gives each article's story by number, -1 for none. `kin` are
    pairs of articles that were not compared and are related all the same.

    A story may be among the nearest of another without the reverse; links go both ways all the same,
    so that a reader can return.
    """
    near = pairs.nearness != UNRELATED
    one = home[np.concatenate((pairs.left[near], kin.source))]
    other = home[np.concatenate((pairs.right[near], kin.target))]
    nearness = np.concatenate((pairs.nearness[near], kin.nearness))
    apart = (one != other) & (one >= 0) & (other >= 0)
    source, target = _nearest_first(one[apart], other[apart], nearness[apart], len(ids))
    chosen = _ranks(source) < limits.RELATED_LIMIT
    linked = np.isin(target * len(ids) + source, (source * len(ids) + target)[chosen]) | chosen
    source, target = source[linked], target[linked]
    few = _ranks(source) < 2 * limits.RELATED_LIMIT
    ends = np.searchsorted(source[few], np.arange(len(ids) + 1)).tolist()
    names = [ids[number] for number in target[few].tolist()]
    return [tuple(names[start:end]) for start, end in pairwise(ends)]


def _nearest_first(one: Whole, other: Whole, nearness: NDArray[np.float64], count: int) -> tuple[Whole, Whole]:
    """Each pair of stories once in either direction, sorted by source and by how near their nearest articles are."""
    pair = np.minimum(one, other) * count + np.maximum(one, other)
    order = np.lexsort((-nearness, pair))
    pair, nearness = pair[order], nearness[order]
    first = np.diff(pair, prepend=-1) != 0
    one, other = np.divmod(pair[first], count)
    source, target = np.concatenate((one, other)), np.concatenate((other, one))
    order = np.lexsort((target, np.tile(-nearness[first], 2), source))
    return source[order], target[order]


def _ranks(source: Whole) -> Whole:
    """Of each entry how many of the same source stand before it."""
    return np.arange(len(source)) - np.searchsorted(source, source)
