"""Pairs worth comparing: few enough for a hundred thousand articles, and all that could be one story.

Two ways lead to a pair: shared rare shingles (copies, releases, a short version inside a long one), and
the cosine of rare words within the date window (the same event in other words). Both depend on the two
articles alone, but for a bound on the partners of one article; so what an earlier run found still holds,
and only articles that came or went are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.dedupe import thresholds as limits
from digest.dedupe.bags import Bags
from digest.dedupe.sketch import WEIGHT_ONE, Sketches

BLOCK_CELLS = 8_000_000
"""Pairs multiplied at a time: a product without a single zero takes 100 MB."""
_WORDS, _SHINGLES, _FAR = range(3)
_MOST = np.array([limits.PARTNERS_BY_WORDS, limits.PARTNERS_BY_SHINGLES, limits.PARTNERS_FAR])
_UNIT = WEIGHT_ONE * WEIGHT_ONE

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Directed: from each article to its partners, by position."""

    source: Whole
    target: Whole
    likeness: Whole
    way: Whole
    """`_WORDS` within the window and `_FAR` beyond, or `_SHINGLES`."""

    def where(self, keep: NDArray[Any]) -> Edges:
        """Those of a mask."""
        return Edges(self.source[keep], self.target[keep], self.likeness[keep], self.way[keep])

    def turned(self) -> Edges:
        """Each edge from its target to its source; likeness is symmetric."""
        return Edges(self.target, self.source, self.likeness, self.way)


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The partners of every article of a collection."""

    keys: tuple[str, ...]
    """Content keys, sorted, each once."""
    edges: Edges
    cut: NDArray[np.bool_]
    """Articles that had more partners than are kept."""

    def pairs(self) -> tuple[Whole, Whole]:
        """Every pair of positions, smaller first; sorted."""
        size = max(1, len(self.keys))
        low = np.minimum(self.edges.source, self.edges.target)
        codes = np.unique(low * size + np.maximum(self.edges.source, self.edges.target))
        return codes // size, codes % size


def dump_neighbours(neighbours: Neighbours) -> bytes:
    """The neighbours for a cache."""
    edges = neighbours.edges
    arrays = (edges.source, edges.target, edges.likeness, edges.way)
    kept = tuple(array.astype(kind).tobytes() for array, kind in zip(arrays, _KINDS, strict=True))
    return pack(_Kept(neighbours.keys, kept, neighbours.cut.tobytes()))


def load_neighbours(dumped: bytes) -> Neighbours:
    """What `dump_neighbours` gave."""
    kept = unpack(dumped, _Kept)
    source, target, likeness, way = (
        np.frombuffer(edges, kind).astype(np.int64) for edges, kind in zip(kept.edges, _KINDS, strict=True)
    )
    return Neighbours(kept.keys, Edges(source, target, likeness, way), np.frombuffer(kept.cut, np.bool_))


@dataclass(frozen=True, slots=True)
class _Kept:
    keys: tuple[str, ...]
    edges: tuple[bytes, ...]
    cut: bytes


_KINDS = (np.uint32, np.uint32, np.uint32, np.uint8)


NOBODY = Neighbours((), Edges(*(np.zeros(0, np.int64) for _ in range(4))), np.zeros(0, np.bool_))


def find_neighbours(sketches: Sketches, known: Neighbours = NOBODY) -> Neighbours:
    """The neighbours of articles with unlike keys, sorted by key.

    `known` are those of an earlier collection; the result is the same with and without them.
    """
    keys = sketches.keys
    place = {key: position for position, key in enumerate(keys)}
    moved = np.array([place.get(key, -1) for key in known.keys], np.int64)
    kept = Edges(moved[known.edges.source], moved[known.edges.target], known.edges.likeness, known.edges.way)
    bereft = kept.source[(kept.target < 0) & (kept.source >= 0) & known.cut[known.edges.source]]
    kept = kept.where((kept.source >= 0) & (kept.target >= 0))
    fresh = np.ones(len(keys), np.bool_)
    fresh[moved[moved >= 0]] = False
    fresh[bereft] = True
    kept = kept.where(~fresh[kept.source] & ~fresh[kept.target])
    cut = np.zeros(len(keys), np.bool_)
    cut[moved[(moved >= 0) & known.cut]] = True
    cut[fresh] = False
    parts = [kept]
    for found in _meet(sketches, np.flatnonzero(fresh)):
        back = found.turned().where(~fresh[found.target])
        parts += [back, _nearest(found, cut)]
    return Neighbours(keys, _nearest(_joined(parts), cut), cut)


def _nearest(edges: Edges, cut: NDArray[np.bool_]) -> Edges:
    """The most alike partners of each article, as many as are kept; notes in `cut` who had more."""
    order = np.lexsort((edges.target, -edges.likeness, edges.way, edges.source))
    edges = edges.where(order)
    group = edges.source * len(_MOST) + edges.way
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(group)), np.bool_), group[1:] != group[:-1])))
    rank = np.arange(len(group)) - np.repeat(starts, np.diff(np.append(starts, len(group))))
    beyond = rank >= _MOST[edges.way]
    cut[edges.source[beyond]] = True
    return edges.where(~beyond)


def _meet(sketches: Sketches, rows: NDArray[np.intp]) -> Iterator[Edges]:
    """The edges of some articles to all, a block of articles at a time."""
    if not len(rows):
        return
    words, shingles = _incidence(sketches.words, rows), _incidence(sketches.shingles, rows)
    sizes = sketches.shingles.sizes
    first = np.array([row.first for row in sketches.rows], np.int64)
    last = np.array([row.last for row in sketches.rows], np.int64)
    across, along = words.T.tocsr(), shingles.T.tocsr()
    size = max(1, BLOCK_CELLS // max(1, len(sketches.keys)))
    for start in range(0, len(rows), size):
        block = rows[start : start + size]
        source, target, likeness = _products(words, across, block, _LEAST)
        far = np.maximum(first[source] - last[target], first[target] - last[source]) > limits.WINDOW_DAYS
        by_words = Edges(source, target, likeness, np.where(far, _FAR, _WORDS)).where(~far | (likeness >= _LEAST_FAR))
        source, target, shared = _products(shingles, along, block, limits.CANDIDATE_SHINGLES)
        likeness = shared * _UNIT // np.maximum(1, np.minimum(sizes[source], sizes[target]))
        far = np.maximum(first[source] - last[target], first[target] - last[source]) > limits.WINDOW_DAYS
        alike = likeness >= np.where(far, _LEAST_FAR_PART, _LEAST_PART)
        yield by_words
        yield Edges(source, target, likeness, np.full(len(source), _SHINGLES)).where(alike)


def _products(
    matrix: sp.csr_matrix, transposed: sp.csr_matrix, rows: NDArray[np.intp], least: int
) -> tuple[Whole, Whole, Whole]:
    """Some rows times all, where that is enough and no row meets itself: the rows, the others, the products."""
    product = matrix[rows] @ transposed
    places = np.flatnonzero(product.data >= least)
    source = rows[np.searchsorted(product.indptr, places, side="right") - 1]
    target = product.indices[places].astype(np.int64)
    other = source != target
    return source[other], target[other], product.data[places[other]].astype(np.int64)


_LEAST = int(limits.CANDIDATE_COSINE * _UNIT)
_LEAST_FAR = int(limits.CANDIDATE_FAR_COSINE * _UNIT)
_LEAST_PART = int(limits.CANDIDATE_CONTAINMENT * _UNIT)
_LEAST_FAR_PART = int(limits.CANDIDATE_FAR_CONTAINMENT * _UNIT)


def _joined(parts: Sequence[Edges]) -> Edges:
    return Edges(
        np.concatenate([part.source for part in parts]),
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.likeness for part in parts]),
        np.concatenate([part.way for part in parts]),
    )


def _incidence(bags: Bags, rows: NDArray[np.intp]) -> sp.csr_matrix:
    """Articles by features; features that none of `rows` has, or only one article, are left out."""
    if len(rows) == len(bags):
        kinds, columns, counts = np.unique(bags.ids, return_inverse=True, return_counts=True)
        keep = counts[columns] >= 2
    else:
        kinds = np.unique(bags.take(rows).ids)
        columns = np.minimum(np.searchsorted(kinds, bags.ids), max(0, len(kinds) - 1))
        keep = kinds[columns] == bags.ids if len(kinds) else np.zeros(len(bags.ids), np.bool_)
    held = bags.where(keep)
    return held.with_values(held.values.astype(np.int32)).matrix(columns[keep], len(kinds))
