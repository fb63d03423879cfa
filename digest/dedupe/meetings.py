"""All articles against all: sparse products of blocks of articles, each pair of blocks once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from digest.dedupe import thresholds as limits
from digest.dedupe.bags import Bags, Whole
from digest.dedupe.edges import BY_SHINGLES, BY_WORDS, KIN, Edges
from digest.dedupe.sketch import WEIGHT_ONE, Sketches

BLOCK_ROWS = 2_500
"""Articles in a block: a product of two blocks without a single zero takes 75 MB."""
_UNIT = WEIGHT_ONE * WEIGHT_ONE

Positions = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class _Block:
    """Some articles as rows of sparse matrices. Made once, multiplied with many others."""

    rows: Positions
    words: sp.csr_matrix
    titles: sp.csr_matrix
    """Headlines' words, each row adding up to about `WEIGHT_ONE`."""
    shingles: sp.csr_matrix
    sizes: Whole
    """How many shingles each has."""
    first: Whole
    last: Whole
    outlets: Whole
    """Equal for equal outlets, -1 for none."""

    @cached_property
    def held(self) -> sp.csr_matrix:
        """Which words each has."""
        return self.words.sign()

    @cached_property
    def by_word(self) -> sp.csr_matrix:
        """`words` by column."""
        return self.words.T.tocsr()

    @cached_property
    def by_held(self) -> sp.csr_matrix:
        """`held` by column."""
        return self.held.T.tocsr()

    @cached_property
    def by_title(self) -> sp.csr_matrix:
        """`titles` by column."""
        return self.titles.T.tocsr()

    @cached_property
    def by_shingle(self) -> sp.csr_matrix:
        """`shingles` by column."""
        return self.shingles.T.tocsr()


def meet_all(sketches: Sketches, fresh: Positions, known: Positions) -> Iterator[Edges]:
    """Edges among the fresh articles, each pair once in one direction, and from fresh ones to known ones."""
    if not len(fresh):
        return
    blocks = _make_blocks(sketches, fresh, known)
    sources = -(-len(fresh) // BLOCK_ROWS)
    for number, block in enumerate(blocks[:sources]):
        for other in blocks[number:]:
            yield from _meet(block, other)


def _make_blocks(sketches: Sketches, fresh: Positions, known: Positions) -> list[_Block]:
    """The blocks of the fresh articles, then those of the known ones."""
    words, titles = _number_columns((sketches.words, sketches.title_words), fresh)
    (shingles,) = _number_columns((sketches.shingles,), fresh)
    sizes = sketches.shingles.sizes
    first = np.array([row.first for row in sketches.rows], np.int64)
    last = np.array([row.last for row in sketches.rows], np.int64)
    names = np.array([row.outlet for row in sketches.rows])
    outlets = np.where(names == "", -1, np.unique(names, return_inverse=True)[1])
    return [
        _Block(rows, words[rows], titles[rows], shingles[rows], sizes[rows], first[rows], last[rows], outlets[rows])
        for some in (fresh, known)
        for rows in np.split(some, range(BLOCK_ROWS, len(some), BLOCK_ROWS))
    ]


def _number_columns(bags: tuple[Bags, ...], rows: Positions) -> list[sp.csr_matrix]:
    """Matrices with common columns; features of the first bags that none of `rows` has are left out."""
    kinds = np.unique((bags[0] if len(rows) == len(bags[0]) else bags[0].take(rows)).ids)
    matrices = []
    for bag in bags:
        columns = np.minimum(np.searchsorted(kinds, bag.ids), max(0, len(kinds) - 1))
        keep = kinds[columns] == bag.ids if len(kinds) else np.zeros(len(bag.ids), np.bool_)
        held = bag.where(keep)
        matrices.append(held.with_values(held.values.astype(np.int32)).matrix(columns[keep], len(kinds)))
    return matrices


def _meet(one: _Block, other: _Block) -> Iterator[Edges]:
    """Edges from the articles of one block to those of another; where the two are one, each pair once."""
    source, target, likeness = _products(one.words, other.by_word, _LEAST)
    once = (one.rows[source] < other.rows[target]) | (one is not other)
    source, target, likeness = source[once], target[once], likeness[once]
    gap = _gaps(one, other, source, target)
    least = np.where(gap >= limits.LATER_DAYS, _LEAST_LATER, _LEAST)
    outlets = one.outlets[source]
    least[(outlets >= 0) & (outlets == other.outlets[target])] = _LEAST_SAME_OUTLET
    near = (gap <= limits.WINDOW_DAYS) & (likeness >= least)
    yield _edges(one, other, source[near], target[near], likeness[near], BY_WORDS)

    kin = likeness >= _LEAST_KIN
    source, target, likeness = source[kin], target[kin], likeness[kin]
    covered = _codes(_products(one.titles, other.by_held, _LEAST_COVER), other)
    covered = np.intersect1d(covered, _codes(_products(one.held, other.by_title, _LEAST_COVER), other))
    kin = np.isin(source * len(other.rows) + target, covered)
    yield _edges(one, other, source[kin], target[kin], likeness[kin], KIN)

    source, target, shared = _products(one.shingles, other.by_shingle, limits.CANDIDATE_SHINGLES)
    likeness = shared * _UNIT // np.maximum(1, np.minimum(one.sizes[source], other.sizes[target]))
    near = _gaps(one, other, source, target) <= limits.WINDOW_DAYS
    alike = (likeness >= np.where(near, _LEAST_PART, _LEAST_FAR_PART)) & (
        (one.rows[source] < other.rows[target]) | (one is not other)
    )
    yield _edges(one, other, source[alike], target[alike], likeness[alike], BY_SHINGLES)


def _edges(one: _Block, other: _Block, source: Positions, target: Whole, likeness: Whole, way: int) -> Edges:
    return Edges(one.rows[source], other.rows[target], likeness, np.full(len(source), way))


def _gaps(one: _Block, other: _Block, source: Positions, target: Whole) -> Whole:
    """Least days between two publications; below 0 where they may be of one day or one is not bounded."""
    return np.maximum(one.first[source] - other.last[target], other.first[target] - one.last[source])


def _codes(products: tuple[Positions, Whole, Whole], other: _Block) -> Whole:
    source, target, _ = products
    return source * len(other.rows) + target


def _products(rows: sp.csr_matrix, columns: sp.csr_matrix, least: int) -> tuple[Positions, Whole, Whole]:
    """Where a product is enough: the rows, the columns, and the products."""
    product = rows @ columns
    places = np.flatnonzero(product.data >= least)
    source = np.searchsorted(product.indptr, places, side="right") - 1
    return source, product.indices[places].astype(np.int64), product.data[places].astype(np.int64)


_LEAST = int(limits.CANDIDATE_COSINE * _UNIT)
_LEAST_LATER = int(limits.CANDIDATE_LATER_COSINE * _UNIT)
_LEAST_SAME_OUTLET = int(limits.CANDIDATE_SAME_OUTLET_COSINE * _UNIT)
_LEAST_KIN = int(limits.KIN_COSINE * _UNIT)
_LEAST_COVER = int(limits.RELATED_COVER * WEIGHT_ONE)
_LEAST_PART = int(limits.CANDIDATE_CONTAINMENT * _UNIT)
_LEAST_FAR_PART = int(limits.CANDIDATE_FAR_CONTAINMENT * _UNIT)
