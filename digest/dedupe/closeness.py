"""How alike the texts of two articles are, in several ways, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from digest.dedupe.bags import Bags
from digest.dedupe.features import Features
from digest.dedupe.frequencies import Reference
from digest.dedupe.sketch import FAR_DAY, NO_DAY
from digest.dedupe.words import SHINGLE_BITS, WORD_BITS
from digest.model import Article

GAP_UNKNOWN_DAYS = 3
"""Stands in for the distance of two articles one of which has no date."""
FARTHEST_DAYS = 60
SMOOTHING = 100
"""Added to the shorter text's shingles, so that a two-line text does not lie in another by chance."""
LONG_CHARACTERS = 1_500
"""A longer text counts as of this length: features of several pages have words in common by chance. Without, 4 more
false pairs in bare text; from 1,200 to 2,000 nothing is missed for it."""

Floats = NDArray[np.float64]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Some articles with their features weighed."""

    features: Features
    titled: NDArray[np.bool_]
    shingles: sp.csr_matrix
    """Rarity of each shingle."""
    shingle_sums: Floats
    shingle_norms: Floats
    words: sp.csr_matrix
    lead_words: sp.csr_matrix
    title_words: sp.csr_matrix
    """Rarity of each word of the headline."""
    title_sums: Floats
    lengths: Positions
    first: Positions
    last: Positions
    outlets: NDArray[np.int64]
    """Equal numbers for equal outlets, -1 for none."""


def weigh_texts(articles: Sequence[Article], features: Features, reference: Reference) -> Texts:
    """Articles and their features, weighed by a reference."""
    bounds = [article.published.bounds for article in articles]
    names = [article.outlet.id if article.outlet else "" for article in articles]
    numbers = {"": -1} | {name: number for number, name in enumerate(sorted({*names} - {""}))}
    shingles = features.shingles.with_values(reference.shingle_rarity(features.shingles.ids))
    title_words = features.title_words.with_values(reference.words[features.title_words.ids])
    return Texts(
        features=features,
        titled=np.array([bool(title) for title in features.titles], np.bool_),
        shingles=_matrix(shingles, SHINGLE_BITS),
        shingle_sums=shingles.sums(),
        shingle_norms=np.sqrt(shingles.with_values(np.square(shingles.values)).sums()),
        words=_matrix(reference.vectors(features.words)),
        lead_words=_matrix(reference.vectors(features.lead_words)),
        title_words=_matrix(title_words),
        title_sums=title_words.sums(),
        lengths=np.array([len(body) for body in features.body_keys], np.int64),
        first=np.array([one.toordinal() if one and other else NO_DAY for one, other in bounds], np.int64),
        last=np.array([other.toordinal() if one and other else FAR_DAY for one, other in bounds], np.int64),
        outlets=np.array([numbers[name] for name in names], np.int64),
    )


def compare_texts(texts: Texts, left: Positions, right: Positions) -> dict[str, Floats]:
    """The scores of pairs by name, but for those of headlines, which take longer; symmetric."""
    common = texts.shingles[left].multiply(texts.shingles[right]).tocsr()
    shared = np.diff(common.indptr).astype(np.float64)
    sizes = np.diff(texts.shingles.indptr)
    fewer, more = np.minimum(sizes[left], sizes[right]), np.maximum(sizes[left], sizes[right])
    sums, norms = texts.shingle_sums, texts.shingle_norms
    shorter, longer = (choose(texts.lengths[left], texts.lengths[right]) for choose in (np.minimum, np.maximum))
    words_left, words_right = texts.words[left], texts.words[right]
    gap = gaps_between(texts, left, right)
    return {
        "shingle_cosine": _ratio(_sums(common), norms[left] * norms[right]),
        "shingle_containment": _ratio(_sums(common.sqrt()), np.minimum(sums[left], sums[right]) + SMOOTHING),
        "jaccard": _ratio(shared, fewer + more - shared),
        "containment": _ratio(shared, fewer),
        "word_cosine": _cosine(words_left, words_right),
        "lead_cosine": _cosine(texts.lead_words[left], texts.lead_words[right]),
        "title_cover": np.minimum(_cover(texts, left, words_right), _cover(texts, right, words_left)),
        "gap": np.log1p(np.minimum(np.where(gap < 0, GAP_UNKNOWN_DAYS, gap), FARTHEST_DAYS)),
        "same_outlet": ((texts.outlets[left] == texts.outlets[right]) & (texts.outlets[left] >= 0)).astype(np.float64),
        "length_ratio": _ratio(shorter, longer),
        "length": np.log1p(np.minimum(shorter, LONG_CHARACTERS)) / 10,
        "untitled": 1 - (texts.titled[left].astype(np.float64) + texts.titled[right]) / 2,
    }


def find_titles(texts: Texts, left: Positions, right: Positions, least: Floats) -> Floats:
    """How well a headline is found in the other article's lead, the better of both ways; 0 without headlines.

    What is not above `least` may come out as less than it is: telling how much less takes twice as long.
    """
    keys, leads = texts.features.title_keys, texts.features.lead_keys
    titled = texts.titled

    def find(title: int, lead: int, above: float) -> float:
        return fuzz.partial_ratio(keys[title], leads[lead], score_cutoff=above) if titled[title] else 0.0

    found = []
    for one, other, above in zip(left.tolist(), right.tolist(), (100 * np.maximum(0, least)).tolist(), strict=True):
        forth = find(one, other, above)
        found.append(max(forth, find(other, one, max(above, forth))))
    return np.array(found, np.float64) / 100


def compare_titles(texts: Texts, left: Positions, right: Positions) -> dict[str, Floats]:
    """The scores of two headlines by name; 0 where one article has none."""
    titles = _chooser(texts.features.titles)
    both = texts.titled[left] & texts.titled[right]
    return {
        "title_token_set": np.where(both, _measure(fuzz.token_set_ratio, titles(left), titles(right)), 0),
        "title_ratio": np.where(both, _measure(fuzz.ratio, titles(left), titles(right)), 0),
    }


def gaps_between(texts: Texts, left: Positions, right: Positions) -> Positions:
    """The least number of days between two publications; -1 where one is not bounded on both sides."""
    first, last = texts.first, texts.last
    gap = np.maximum(0, np.maximum(first[left] - last[right], first[right] - last[left]))
    return np.where((last[left] == FAR_DAY) | (last[right] == FAR_DAY), -1, gap)


def _measure(scorer: Any, one: Sequence[str], other: Sequence[str]) -> Floats:
    return process.cpdist(one, other, scorer=scorer, dtype=np.float64) / 100


def _chooser(texts: Sequence[str]) -> Any:
    return lambda positions: [texts[position] for position in positions.tolist()]


def _matrix(bags: Bags, bits: int = WORD_BITS) -> sp.csr_matrix:
    return bags.with_values(bags.values.astype(np.float32)).matrix(bags.ids.astype(np.int32), (1 << bits) - 1)


def _sums(matrix: sp.csr_matrix) -> Floats:
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    return np.bincount(rows, matrix.data, matrix.shape[0]).astype(np.float64)


def _cosine(left: sp.csr_matrix, right: sp.csr_matrix) -> Floats:
    return np.minimum(1.0, _sums(left.multiply(right).tocsr()))


def _cover(texts: Texts, titles: Positions, words: sp.csr_matrix) -> Floats:
    """The rarity-weighted share of each headline's words that the article beside it has."""
    held = texts.title_words[titles].multiply(words.sign()).tocsr()
    return _ratio(_sums(held), texts.title_sums[titles])


def _ratio(part: Any, whole: Any) -> Floats:
    part, whole = np.asarray(part, np.float64), np.asarray(whole, np.float64)
    shares: Floats = np.minimum(1.0, np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0))
    return shares
