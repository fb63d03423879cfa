"""Pairs worth comparing: few enough for ten thousand articles, and all that could be one story.

Three ways lead to a pair, because no single one finds all: shared rare shingles (copies, releases
and a short version inside a long one), the cosine of rare words (the same event in other words), and
a rare person, institution, quoted name or figure (but for rounding) within the date window.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from digest.dedupe import thresholds as limits
from digest.dedupe.fingerprint import Counts, Fingerprint, Ids
from digest.dedupe.scores import Weighted, common, gap_days, named_things, word_cosine

SHINGLE_SAMPLE = 4
"""One shingle in so many, by its hash, is used to find candidates; all are used to judge them."""
BLOCK_CELLS = 8_000_000
"""Pairs multiplied at a time: a product without a single zero takes 100 MB."""

Pair = tuple[int, int]


def find_candidates(weighted: Sequence[Weighted]) -> list[Pair]:
    """Sorted pairs of positions, smaller first."""
    pairs = set(_by_shingles(weighted))
    pairs.update(_by_words(weighted))
    pairs.update(_by_rare_things([item.print for item in weighted]))
    return [pair for pair in sorted(pairs) if _is_worth_comparing(weighted[pair[0]], weighted[pair[1]])]


def _is_worth_comparing(left: Weighted, right: Weighted) -> bool:
    if word_cosine(left, right) >= limits.CANDIDATE_COSINE:
        return True
    a, b = left.print.shingles, right.print.shingles
    return len(common(a, b)[0]) >= limits.CANDIDATE_CONTAINMENT * max(1, min(len(a), len(b)))


def _by_shingles(weighted: Sequence[Weighted]) -> Iterator[Pair]:
    samples = [item.print.shingles[item.print.shingles % SHINGLE_SAMPLE == 0] for item in weighted]
    matrix = _incidence(samples, [np.ones(len(sample), np.float32) for sample in samples])
    sizes = np.array([len(sample) for sample in samples])
    least = limits.ROUGH_SHARE * limits.CANDIDATE_CONTAINMENT
    for rows, columns, shared in _products(matrix):
        keep = (shared >= 2) & (shared >= least * np.minimum(sizes[rows], sizes[columns]))
        yield from zip(rows[keep].tolist(), columns[keep].tolist(), strict=True)


def _by_words(weighted: Sequence[Weighted]) -> Iterator[Pair]:
    matrix = _incidence([item.print.words.ids for item in weighted], [item.words for item in weighted])
    prints = [item.print for item in weighted]
    for rows, columns, cosine in _products(matrix):
        keep = cosine >= limits.ROUGH_SHARE * limits.CANDIDATE_COSINE
        order = np.flatnonzero(keep)[np.lexsort((columns[keep], -cosine[keep], rows[keep]))]
        taken: dict[int, int] = defaultdict(int)
        for position in order.tolist():
            left, right = int(rows[position]), int(columns[position])
            if taken[left] >= limits.CANDIDATES_PER_ARTICLE:
                continue
            if cosine[position] >= limits.RELATED_COSINE or _near(prints[left], prints[right]):
                taken[left] += 1
                yield left, right


def _by_rare_things(prints: Sequence[Fingerprint]) -> Iterator[Pair]:
    owners: dict[str, list[int]] = defaultdict(list)
    for position, print_ in enumerate(prints):
        for thing in (*named_things(print_), *print_.slots.rough_figures):
            owners[thing].append(position)
    for holders in owners.values():
        if 2 <= len(holders) <= limits.RARE_ARTICLES:
            for left, right in combinations(holders, 2):
                if _near(prints[left], prints[right]):
                    yield left, right


def _near(a: Fingerprint, b: Fingerprint) -> bool:
    gap = gap_days(a, b)
    return gap is None or gap <= limits.WINDOW_DAYS


def _incidence(features: Sequence[Ids], values: Sequence[Counts]) -> sp.csr_matrix:
    """Articles by features; features of one article only, and of too many, are left out."""
    lengths = [len(ids) for ids in features]
    rows = np.repeat(np.arange(len(features)), lengths)
    everything = np.concatenate(features) if features else np.zeros(0, np.uint32)
    _, columns, counts = np.unique(everything, return_inverse=True, return_counts=True)
    keep = (counts[columns] >= 2) & (counts[columns] <= _most_articles(counts))
    data = np.concatenate(values)[keep] if values else np.zeros(0, np.float32)
    return sp.csr_matrix((data, (rows[keep], columns[keep])), shape=(len(features), max(1, len(counts))))


def _most_articles(counts: NDArray[np.int64]) -> int:
    """In how many articles a feature may stand so that the product stays within `PRODUCT_TERMS`."""
    sizes, features = np.unique(counts, return_counts=True)
    terms = np.cumsum(sizes.astype(np.float64) ** 2 * features)
    affordable = sizes[terms <= limits.PRODUCT_TERMS]
    return max(limits.COMMON_ARTICLES, int(affordable[-1]) if len(affordable) else 0)


def _products(
    matrix: sp.csr_matrix,
) -> Iterator[tuple[np.ndarray[tuple[int], np.dtype[np.intp]], np.ndarray[tuple[int], np.dtype[np.intp]], Counts]]:
    """Row pairs `left < right` with their inner product, a block of rows at a time."""
    transposed = matrix.T.tocsr()
    block = max(1, BLOCK_CELLS // max(1, matrix.shape[0]))
    for start in range(0, matrix.shape[0], block):
        product = (matrix[start : start + block] @ transposed).tocoo()
        rows = product.row + start
        upper = rows < product.col
        yield rows[upper], product.col[upper], product.data[upper]
