"""How common a word, a shingle or a named thing is, by a reference of Korean press that ships with the package.

The reference does not depend on the articles at hand: what a pair of articles scores depends on these two
alone, so that one more article changes no earlier decision and a kept decision is the one a full run makes.
The file holds hashes and numbers only; `python benchmarks/fit_dedupe.py background` writes it.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest import vocabulary
from digest.dedupe.bags import Bags, Ids
from digest.dedupe.remembered import Remembered
from digest.dedupe.words import WORD_BITS
from digest.errors import ConfigurationError

FILE = "dedupe_background.json"
Counts = NDArray[np.float32]
_LOW_BITS = np.uint32((1 << 18) - 1)
_KINDS = ("words", "shingles", "things")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """In how many of `articles` articles each feature stands; what is not listed stands in none."""

    articles: int
    ids: Ids
    """Sorted, each once."""
    counts: NDArray[np.int64]
    listed: NDArray[np.bool_] = field(init=False)
    """Whether a feature with these low bits is listed: most are not, and need no search."""

    def __post_init__(self) -> None:
        listed = np.zeros(_LOW_BITS + 1, np.bool_)
        listed[self.ids & _LOW_BITS] = True
        object.__setattr__(self, "listed", listed)

    def count(self, ids: Ids) -> NDArray[np.int64]:
        """In how many articles each of these features stands."""
        found = np.zeros(len(ids), np.int64)
        likely = np.flatnonzero(self.listed[ids & _LOW_BITS])
        places = np.searchsorted(self.ids, ids[likely])
        places[places == len(self.ids)] = 0
        known = self.ids[places] == ids[likely]
        found[likely[known]] = self.counts[places[known]]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Rarity of words, shingles and named things."""

    shingles: Table
    things: dict[int, int]
    """Articles by the checksum of a thing; what is not listed is rare."""
    articles: int
    words: Counts
    """Rarity of every word number: inverse document frequency, natural logarithm, 0 or more."""
    told: Remembered[str, tuple[int, float]] = field(init=False)
    """Count and rarity of named things."""
    by_count: Counts = field(init=False)
    """Rarity of a shingle by the number of articles that have it."""

    def __post_init__(self) -> None:
        most = int(self.shingles.counts.max(initial=0))
        object.__setattr__(self, "by_count", _rarity(self.shingles.articles, np.arange(most + 1)))
        object.__setattr__(self, "told", Remembered(self._tell))

    def shingle_rarity(self, ids: Ids) -> Counts:
        """Inverse document frequency of shingles, natural logarithm, 0 or more."""
        return self.by_count.take(self.shingles.count(ids))

    def thing_count(self, thing: str) -> int:
        """In how many articles a named thing or figure stands; 0 where that is too few to be listed."""
        return self.told[thing][0]

    def thing_rarity(self, thing: str) -> float:
        """Between 0 and 1: 1 for what stands in no listed article."""
        return self.told[thing][1]

    def _tell(self, thing: str) -> tuple[int, float]:
        count = self.things.get(number_thing(thing), 0)
        return count, max(0.0, math.log((self.articles + 1) / (count + 1)) / math.log(self.articles + 1))

    def vectors(self, bags: Bags) -> Bags:
        """Unit-length weights of bags of words: dampened counts times rarity."""
        weights = (1 + np.log(bags.values)) * self.words[bags.ids]
        squares = bags.with_values(np.square(weights, dtype=np.float64)).sums()
        norms = np.sqrt(np.where(squares > 0, squares, 1))
        return bags.with_values((weights / np.repeat(norms, bags.sizes)).astype(np.float32))


def number_thing(thing: str) -> int:
    """The number a named thing goes by in the reference."""
    return zlib.crc32(thing.encode())


def count_table(articles: int, features: Ids) -> Table:
    """In how many of so many sets each feature stands; `features` are those of all sets together."""
    ids, counts = np.unique(features, return_counts=True)
    return Table(articles, ids, counts)


def make_reference(words: Table, shingles: Table, things: Table) -> Reference:
    """The reference made of three tables."""
    rarity = np.full(1 << WORD_BITS, _rarity(words.articles, np.zeros(1, np.int64))[0], np.float32)
    rarity[words.ids] = _rarity(words.articles, words.counts)
    listed = dict(zip(things.ids.tolist(), things.counts.tolist(), strict=True))
    return Reference(shingles, listed, things.articles, rarity)


def dump_reference(words: Table, shingles: Table, things: Table, command: str) -> str:
    """The text of the reference file."""
    tables = dict(zip(_KINDS, map(_dumped, (words, shingles, things)), strict=True))
    return json.dumps({"written_by": command, **tables}, separators=(",", ":"))


@cache
def load_reference() -> Reference:
    """The reference that ships with the package.

    Raises:
        ConfigurationError: if the file is missing or malformed.
    """
    try:
        document = json.loads(vocabulary.read(FILE))
        words, shingles, things = (_loaded(document[kind]) for kind in _KINDS)
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(
            (f"{FILE}: cannot be used: {error!r} (expected what 'benchmarks/fit_dedupe.py background' writes)",)
        ) from error
    return make_reference(words, shingles, things)


def _dumped(table: Table) -> dict[str, int | list[int]]:
    return {"articles": table.articles, "ids": table.ids.tolist(), "counts": table.counts.tolist()}


def _loaded(entry: dict[str, int | Iterable[Any]]) -> Table:
    articles, ids, counts = entry["articles"], entry["ids"], entry["counts"]
    if not isinstance(articles, int) or not isinstance(ids, list) or not isinstance(counts, list):
        raise TypeError("articles, ids and counts must be a number and two lists")
    if len(ids) != len(counts):
        raise ValueError(f"{len(ids)} ids but {len(counts)} counts")
    return Table(articles, np.array(ids, np.uint32), np.array(counts, np.int64))


def _rarity(articles: int, counts: NDArray[np.int64]) -> Counts:
    return np.maximum(np.log((articles + 1) / (counts + 0.5)), 0).astype(np.float32)
