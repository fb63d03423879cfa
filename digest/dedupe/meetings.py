"""All articles against all: sparse products of blocks of articles, each pair of blocks once.

Articles of one time stand together, so that words are compared only with those of stretches of time in reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from digest.dedupe import thresholds as limits
from digest.dedupe.bags import Bags, Whole
from digest.dedupe.edges import BY_SHINGLES, BY_WORDS, KIN, Edges, join_edges
from digest.dedupe.sketch import WEIGHT_ONE, Sketches
from digest.dedupe.words import WORD_BITS
from digest.parallel import spread

BLOCK_ROWS = 1_250
"""Articles in a block: a product of two blocks without a single zero takes 19 MB. Where few are fresh, so many more
known ones make a block."""
STRETCHES = 10
"""Into so many a block falls where only what is near in time is compared: of years of news a tenth or less is."""
LEAST_SHARED_OUT = 10
"""Meetings of two blocks; fewer are not worth other processes."""
_ID_BITS = 32
_LOW_BITS = 18
_LOW = np.uint32((1 << _LOW_BITS) - 1)
_UNIT = WEIGHT_ONE * WEIGHT_ONE

Positions = NDArray[np.intp]
Columns = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class _Stretch:
    """Some articles of one time by their words."""

    rows: Positions
    words: sp.csr_matrix
    first: Whole
    last: Whole
    outlets: Whole
    """Equal for equal outlets, -1 for none."""

    @cached_property
    def by_word(self) -> sp.csr_matrix:
        """`words` by column."""
        return self.words.T.tocsr()


@dataclass(frozen=True, eq=False)
class _Block(_Stretch):
    """Some articles as rows of sparse matrices. Made once, multiplied with many others."""

    titles: sp.csr_matrix
    """Headlines' words, each row adding up to about `WEIGHT_ONE`."""
    shingles: sp.csr_matrix
    sizes: Whole
    """How many shingles each has."""

    @cached_property
    def stretches(self) -> list[_Stretch]:
        """The same from first to last, some at a time."""
        size = -(-len(self.rows) // STRETCHES)
        columns = (self.rows, self.words, self.first, self.last, self.outlets)
        return [
            _Stretch(*(column[begin : begin + size] for column in columns)) for begin in range(0, len(self.rows), size)
        ]

    @cached_property
    def held(self) -> sp.csr_matrix:
        """Which words each has."""
        return self.words.sign()

    @cached_property
    def by_held(self) -> sp.csr_matrix:
        """`held` by column."""
        return self.held.T.tocsr()

    @cached_property
    def by_shingle(self) -> sp.csr_matrix:
        """`shingles` by column."""
        return self.shingles.T.tocsr()


def meet_all(sketches: Sketches, fresh: Positions, known: Positions, processes: int = 1) -> Iterator[Edges]:
    """Edges among the fresh articles, each pair once in one direction, and from fresh ones to known ones."""
    if not len(fresh):
        return
    blocks = _make_blocks(sketches, fresh, known)
    sources = -(-len(fresh) // BLOCK_ROWS)
    meetings = [(block, other) for number, block in enumerate(blocks[:sources]) for other in blocks[number:]]

    def meet(number: int) -> list[Edges]:
        return list(_meet(*meetings[number]))

    yield from chain.from_iterable(
        spread(meet, range(len(meetings)), processes if sources > 1 else 1, least=LEAST_SHARED_OUT, chunk=1)
    )


def _make_blocks(sketches: Sketches, fresh: Positions, known: Positions) -> list[_Block]:
    """The blocks of the fresh articles, then those of the known ones."""
    words, titles = _word_matrices(sketches, fresh)
    shingles = _shingle_matrix(sketches.shingles, fresh)
    sizes = sketches.shingles.sizes
    first = np.array([row.first for row in sketches.rows], np.int64)
    last = np.array([row.last for row in sketches.rows], np.int64)
    numbers = {"": -1}
    outlets = np.array([numbers.setdefault(row.outlet, len(numbers)) for row in sketches.rows], np.int64)
    return [
        _Block(rows, words[rows], first[rows], last[rows], outlets[rows], titles[rows], shingles[rows], sizes[rows])
        for some, size in ((fresh, BLOCK_ROWS), (known, BLOCK_ROWS * BLOCK_ROWS // min(len(fresh), BLOCK_ROWS)))
        for rows in np.split(some[np.lexsort((last[some], first[some]))], range(size, len(some), size))
        if len(rows)
    ]


def _word_matrices(sketches: Sketches, rows: Positions) -> list[sp.csr_matrix]:
    """Words and headlines' words, each word that one of `rows` and another article have as a column.

    The others add nothing to a product.
    """
    size = 1 << WORD_BITS
    asked = np.zeros(size, np.bool_)
    asked[sketches.words.take(rows).ids] = True
    words, titles = (bags.where(asked[bags.ids]) for bags in (sketches.words, sketches.title_words))
    own = np.flatnonzero(asked)
    told = own[np.bincount(words.ids, minlength=size)[own] >= 2]
    columns = np.zeros(size, np.int32)
    columns[told] = np.arange(1, len(told) + 1)
    return [_matrix(bags, columns[bags.ids] - 1, len(told)) for bags in (words, titles)]


def _matrix(bags: Bags, columns: Columns, width: int) -> sp.csr_matrix:
    """The bags' features that have a column."""
    keep = columns >= 0
    held = bags.where(keep)
    return held.with_values(held.values.astype(np.int32)).matrix(columns[keep], width)


def _shingle_matrix(shingles: Bags, rows: Positions) -> sp.csr_matrix:
    """The same of shingles, whose numbers are too many for a table."""
    likely = np.zeros(1 << _LOW_BITS, np.bool_)
    likely[shingles.take(rows).ids & _LOW] = True
    held = shingles.where(likely.take(shingles.ids & _LOW))
    keys = np.sort((held.ids.astype(np.int64) << _ID_BITS) | np.arange(len(held.ids)))
    ids, order = keys >> _ID_BITS, keys & ((1 << _ID_BITS) - 1)
    group = np.cumsum(np.diff(ids, prepend=ids[:1]) != 0)
    told = np.bincount(group) >= 2
    if len(rows) < len(shingles):
        asked = np.zeros(len(shingles), np.bool_)
        asked[rows] = True
        told &= np.bincount(group, asked[held.owners()[order]], len(told)) > 0
    columns = np.empty(len(held.ids), np.int32)
    columns[order] = np.where(told, np.cumsum(told, dtype=np.int32) - 1, -1)[group]
    return _matrix(held, columns, int(told.sum()))


def _meet(one: _Block, other: _Block) -> Iterator[Edges]:
    """Edges from the articles of one block to those of another; where the two are one, each pair once."""
    near = [
        (some, others)
        for number, some in enumerate(one.stretches)
        for others in other.stretches[number if one is other else 0 :]
        if _in_reach(some, others)
    ]
    if near:
        yield join_edges([_meet_by_words(some, others) for some, others in near])

    source, target, _ = _products(one.titles, other.by_held, _LEAST_COVER)
    covered = _row_products(one.held, source, other.titles, target) >= _LEAST_COVER
    covered &= _once(one, other, source, target)
    source, target = source[covered], target[covered]
    likeness = _row_products(one.words, source, other.words, target)
    kin = likeness >= _LEAST_KIN
    yield _edges(one, other, source[kin], target[kin], likeness[kin], KIN)

    source, target, shared = _products(one.shingles, other.by_shingle, limits.CANDIDATE_SHINGLES)
    enough = shared * _UNIT >= _LEAST_PART * np.minimum(one.sizes[source], other.sizes[target])
    source, target, shared = source[enough], target[enough], shared[enough]
    likeness = shared * _UNIT // np.minimum(one.sizes[source], other.sizes[target])
    far = _gaps(one, other, source, target) > limits.WINDOW_DAYS
    alike = ~(far & (likeness < _LEAST_FAR_PART)) & _once(one, other, source, target)
    yield _edges(one, other, source[alike], target[alike], likeness[alike], BY_SHINGLES)


def _meet_by_words(one: _Stretch, other: _Stretch) -> Edges:
    """Edges by words within the date window; where the two are one, each pair once."""
    source, target, likeness = _products(one.words, other.by_word, _LEAST)
    gap = _gaps(one, other, source, target)
    near = (gap <= limits.WINDOW_DAYS) & (likeness >= np.where(gap >= limits.LATER_DAYS, _LEAST_LATER, _LEAST))
    source, target, likeness = source[near], target[near], likeness[near]
    outlets = one.outlets[source]
    alike = (outlets < 0) | (outlets != other.outlets[target]) | (likeness >= _LEAST_SAME_OUTLET)
    alike &= _once(one, other, source, target)
    return _edges(one, other, source[alike], target[alike], likeness[alike], BY_WORDS)


def _edges(one: _Stretch, other: _Stretch, source: Positions, target: Whole, likeness: Whole, way: int) -> Edges:
    return Edges(one.rows[source], other.rows[target], likeness, np.full(len(source), way))


def _gaps(one: _Stretch, other: _Stretch, source: Positions, target: Whole) -> Whole:
    """Least days between two publications; below 0 where they may be of one day or one is not bounded."""
    gaps: Whole = np.maximum(one.first[source] - other.last[target], other.first[target] - one.last[source])
    return gaps


def _in_reach(one: _Stretch, other: _Stretch) -> bool:
    """Whether any two may have been published within the window of each other."""
    gap = max(one.first.min() - other.last.max(), other.first.min() - one.last.max())
    return bool(gap <= limits.WINDOW_DAYS)


def _once(one: _Stretch, other: _Stretch, source: Positions, target: Whole) -> NDArray[np.bool_]:
    """Of each pair among the same articles one direction, and no article with itself."""
    if one is not other:
        return np.ones(len(source), np.bool_)
    return np.asarray(one.rows[source] < other.rows[target], np.bool_)


def _products(rows: sp.csr_matrix, columns: sp.csr_matrix, least: int) -> tuple[Positions, Whole, Whole]:
    """Where a product is enough: the rows, the columns, and the products."""
    product = rows @ columns
    places = np.flatnonzero(product.data >= least)
    source = np.searchsorted(product.indptr, places, side="right") - 1
    return source, product.indices[places].astype(np.int64), product.data[places].astype(np.int64)


def _row_products(one: sp.csr_matrix, source: Positions, other: sp.csr_matrix, target: Whole) -> Whole:
    """The products of some rows of one matrix with some of another."""
    products: Whole = one[source].multiply(other[target]).sum(axis=1).A1.astype(np.int64)
    return products


_LEAST = int(limits.CANDIDATE_COSINE * _UNIT)
_LEAST_LATER = int(limits.CANDIDATE_LATER_COSINE * _UNIT)
_LEAST_SAME_OUTLET = int(limits.CANDIDATE_SAME_OUTLET_COSINE * _UNIT)
_LEAST_KIN = int(limits.KIN_COSINE * _UNIT)
_LEAST_COVER = int(limits.RELATED_COVER * WEIGHT_ONE)
_LEAST_PART = int(limits.CANDIDATE_CONTAINMENT * _UNIT)
_LEAST_FAR_PART = int(limits.CANDIDATE_FAR_CONTAINMENT * _UNIT)
