"""What links an article with others: a table of directed edges, and the most alike of each article's partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.dedupe import thresholds as limits
from digest.dedupe.bags import Whole, distinct
from digest.dedupe.sketch import WEIGHT_ONE

BY_WORDS, BY_SHINGLES, KIN = range(3)
"""The ways that lead to a pair. The first two may make one story, the third tells of another one."""
MOST = np.array([limits.PARTNERS_BY_WORDS, limits.PARTNERS_BY_SHINGLES, limits.PARTNERS_KIN])
"""Partners of one article by each way."""
KINDS = (np.uint32, np.uint32, np.uint32, np.uint8)
"""Of the columns, where they are kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Directed: from each article to its partners, by position."""

    source: Whole
    target: Whole
    likeness: Whole
    way: Whole

    def where(self, keep: NDArray[Any]) -> Edges:
        """Those of a mask."""
        return Edges(self.source[keep], self.target[keep], self.likeness[keep], self.way[keep])

    def turned(self) -> Edges:
        """Each edge from its target to its source; likeness is symmetric."""
        return Edges(self.target, self.source, self.likeness, self.way)

    def moved(self, places: Whole) -> Edges:
        """The same between other positions; -1 where an article has none."""
        return Edges(places[self.source], places[self.target], self.likeness, self.way)

    @property
    def nearness(self) -> NDArray[np.float64]:
        """Likeness between 0 and 1."""
        return self.likeness / (WEIGHT_ONE * WEIGHT_ONE)

    def pairs(self, size: int) -> Whole:
        """Each pair once as one number, smaller position * `size` + larger; sorted."""
        return distinct(np.minimum(self.source, self.target) * size + np.maximum(self.source, self.target))


NO_EDGES = Edges(*(np.zeros(0, np.int64) for _ in range(4)))


def join_edges(parts: Sequence[Edges]) -> Edges:
    """All edges of several tables."""
    return Edges(
        np.concatenate([part.source for part in parts]),
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.likeness for part in parts]),
        np.concatenate([part.way for part in parts]),
    )


def nearest(edges: Edges, cut: NDArray[np.bool_]) -> Edges:
    """The most alike partners of each article, as many as are kept; notes in `cut` who had more."""
    order = np.lexsort((edges.target, -edges.likeness, edges.way, edges.source))
    edges = edges.where(order)
    group = edges.source * len(MOST) + edges.way
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(group)), np.bool_), group[1:] != group[:-1])))
    rank = np.arange(len(group)) - np.repeat(starts, np.diff(np.append(starts, len(group))))
    beyond = rank >= MOST[edges.way]
    cut[edges.source[beyond]] = True
    return edges.where(~beyond)
