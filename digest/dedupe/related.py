"""Stories that belong together without being one: the next step, the next town, another partner."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

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
    one, other, nearness = one[apart], other[apart], nearness[apart]
    source, target, nearness = _nearest_first(
        np.concatenate((one, other)), np.concatenate((other, one)), np.concatenate((nearness, nearness)), len(ids)
    )
    chosen = _ranks(source) < limits.RELATED_LIMIT
    linked = np.isin(target * len(ids) + source, (source * len(ids) + target)[chosen]) | chosen
    source, target = source[linked], target[linked]
    few = _ranks(source) < 2 * limits.RELATED_LIMIT
    ends = np.searchsorted(source[few], np.arange(len(ids) + 1)).tolist()
    names = [ids[number] for number in target[few].tolist()]
    return [tuple(names[start:end]) for start, end in pairwise(ends)]


def _nearest_first(source: Whole, target: Whole, nearness: Whole, count: int) -> tuple[Whole, Whole, Whole]:
    """Each pair of stories once, with the nearest of their articles, sorted by source and nearness."""
    order = np.lexsort((-nearness, source * count + target))
    source, target, nearness = source[order], target[order], nearness[order]
    first = np.diff(source * count + target, prepend=-1) != 0
    source, target, nearness = source[first], target[first], nearness[first]
    order = np.lexsort((target, -nearness, source))
    return source[order], target[order], nearness[order]


def _ranks(source: Whole) -> Whole:
    """Of each entry how many of the same source stand before it."""
    return np.arange(len(source)) - np.searchsorted(source, source)
