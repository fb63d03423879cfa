"""How common a word or shingle is: counted in the corpus at hand, on top of a background of Korean press.

Five articles say nothing about which words are common, so the counts of the articles at hand are
added to counts made once from some hundred press articles. The background file holds hashes and
numbers only; `python benchmarks/fit_dedupe.py background` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from digest import vocabulary
from digest.dedupe.fingerprint import Counts, Fingerprint, Ids, WordBag
from digest.errors import ConfigurationError

FILE = "dedupe_background.json"


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """In how many of `articles` articles each feature stands; what is not listed stands in none."""

    articles: int
    ids: Ids
    """Sorted, each once."""
    counts: NDArray[np.int64]

    def count(self, ids: Ids) -> NDArray[np.int64]:
        """In how many articles each of these features stands."""
        if not len(self.ids):
            return np.zeros(len(ids), np.int64)
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[places] == ids, self.counts[places], 0)


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """Rarity of words and shingles over the corpus and the background together."""

    words: Table
    shingles: Table
    background_words: Table
    background_shingles: Table

    def word_rarity(self, ids: Ids) -> Counts:
        """Inverse document frequency of words, natural logarithm, 0 or more."""
        return _rarity(self.words, self.background_words, ids)

    def shingle_rarity(self, ids: Ids) -> Counts:
        """Inverse document frequency of shingles, natural logarithm, 0 or more."""
        return _rarity(self.shingles, self.background_shingles, ids)

    def vector(self, bag: WordBag) -> Counts:
        """Unit-length weights of a bag: dampened counts times rarity."""
        weights = (1 + np.log(bag.counts)) * self.word_rarity(bag.ids)
        norm = float(np.sqrt(weights @ weights))
        return (weights / norm if norm else weights).astype(np.float32)


def count_frequencies(fingerprints: Sequence[Fingerprint]) -> Frequencies:
    """The frequencies over these articles, on top of the background."""
    words, shingles = load_background()
    return Frequencies(
        words=count_table([print_.words.ids for print_ in fingerprints]),
        shingles=count_table([print_.shingles for print_ in fingerprints]),
        background_words=words,
        background_shingles=shingles,
    )


def count_table(features: Sequence[Ids]) -> Table:
    """In how many of the sets each feature stands."""
    if not features:
        return Table(0, np.zeros(0, np.uint32), np.zeros(0, np.int64))
    ids, counts = np.unique(np.concatenate(features), return_counts=True)
    return Table(len(features), ids, counts)


def dump_background(words: Table, shingles: Table, command: str) -> str:
    """The text of the background file."""
    return json.dumps(
        {"written_by": command, "words": _dumped(words), "shingles": _dumped(shingles)}, separators=(",", ":")
    )


@cache
def load_background() -> tuple[Table, Table]:
    """The background of words and shingles that ships with the package.

    Raises:
        ConfigurationError: if the file is missing or malformed.
    """
    try:
        document = json.loads(vocabulary.read(FILE))
        return _loaded(document["words"]), _loaded(document["shingles"])
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(
            (f"{FILE}: cannot be used: {error!r} (expected what 'benchmarks/fit_dedupe.py background' writes)",)
        ) from error


def _dumped(table: Table) -> dict[str, int | list[int]]:
    return {"articles": table.articles, "ids": table.ids.tolist(), "counts": table.counts.tolist()}


def _loaded(entry: dict[str, int | Iterable[int]]) -> Table:
    articles, ids, counts = entry["articles"], entry["ids"], entry["counts"]
    if not isinstance(articles, int) or not isinstance(ids, list) or not isinstance(counts, list):
        raise TypeError("articles, ids and counts must be a number and two lists")
    if len(ids) != len(counts):
        raise ValueError(f"{len(ids)} ids but {len(counts)} counts")
    return Table(articles, np.array(ids, np.uint32), np.array(counts, np.int64))


def _rarity(corpus: Table, background: Table, ids: Ids) -> Counts:
    total = corpus.articles + background.articles
    seen = corpus.count(ids) + background.count(ids)
    return np.maximum(np.log((total + 1) / (seen + 0.5)), 0).astype(np.float32)
