"""The inverted index: which words stand in which documents, and how prominently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from digest.publish.search.compounds import Splitter
from digest.words.terms import NUMBER, STEM, Terms, Weight

JOINT = "+"
_WEIGHT_BITS = 2
_HEAVIEST = (1 << _WEIGHT_BITS) - 1
_FEWEST_TOGETHER = 2
_DOCUMENTS_PER_PAIR = 700
"""In a large corpus a pair must be the more frequent, or the index would grow by half."""
_LONGEST_PAIR = 12


@dataclass(frozen=True, slots=True)
class Postings:
    """The words of all documents, and for each the documents it stands in."""

    words: tuple[str, ...]
    """Sorted by their letters; `|` between morphemes, `+` between words that stand side by side."""
    lists: bytes
    """For every word the number of its documents, then each document as the distance from the one
    before, shifted by two bits for its `Weight`; all as base-128 varints, low bits first."""


def index_terms(documents: Sequence[Terms], names: Iterable[str] = ()) -> Postings:
    """The postings of documents, numbered as they come. Long nouns are also cut by `names`, however rare."""
    words = _Strings([document.words.split() for document in documents])
    splitter = Splitter(_frequencies(words), names)
    forms = _choose_forms(words.counts, splitter)
    pairs = _Strings([document.pairs.splitlines() for document in documents])
    letters = [_key(pair) for pair in pairs.counts]
    forms |= _frequent(dict(zip(pairs.counts, letters, strict=True)), pairs.counts, forms, len(documents))
    keys = sorted(forms)
    rank = {key: number for number, key in enumerate(keys)}
    weights = np.frombuffer(b"".join(document.weights for document in documents), dtype=np.uint8)
    postings = np.concatenate(
        [
            _entries(words, [rank[_key(word)] for word in words.counts], weights.astype(np.int64), len(documents)),
            _entries(pairs, [rank.get(key, -1) for key in letters], int(Weight.BODY), len(documents)),
        ]
    )
    return Postings(tuple(forms[key] for key in keys), _encode(postings, len(documents)))


class _Strings:
    """The strings of documents as numbers, for those are counted and sorted all at once."""

    def __init__(self, documents: Iterable[Sequence[str]]) -> None:
        told = list(documents)
        self.counts: Counter[str] = Counter(chain.from_iterable(told))
        """In how many documents each string stands, in the order of their numbers."""
        number = {string: index for index, string in enumerate(self.counts)}
        self.numbers = np.fromiter(map(number.__getitem__, chain.from_iterable(told)), np.int64, self.counts.total())
        """The strings of all documents, one document after the other."""
        self.documents = np.repeat(np.arange(len(told)), np.fromiter(map(len, told), np.int64, len(told)))
        """Whose each of them is."""


def _frequencies(words: _Strings) -> dict[str, int]:
    """In how many documents each morpheme of their nouns stands."""
    parts = _Strings(() if word[0] in (STEM, NUMBER) else word.split("|") for word in words.counts)
    lengths = np.bincount(parts.documents, minlength=len(words.counts))
    starts = np.cumsum(lengths) - lengths
    repeats = lengths[words.numbers]
    within = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    nouns = parts.numbers[np.repeat(starts[words.numbers], repeats) + within]
    told = np.sort(np.repeat(words.documents, repeats) * max(len(parts.counts), 1) + nouns)
    once = told[np.diff(told, prepend=-1) > 0]
    counts = np.bincount(once % max(len(parts.counts), 1), minlength=len(parts.counts))
    return dict(zip(parts.counts, counts.tolist(), strict=True))


def _key(word: str) -> str:
    return word.replace("|", "").replace(" ", "")


def _choose_forms(counts: Mapping[str, int], splitter: Splitter) -> dict[str, str]:
    """One way to cut each word: the commonest, then the finest, then the first by letters."""
    best: dict[str, tuple[int, int, str]] = {}
    for word, count in counts.items():
        form = word if word[0] in (STEM, NUMBER) else splitter.split(word)
        found = (-count, -form.count("|"), form)
        key = _key(word)
        if key not in best or found < best[key]:
            best[key] = found
    return {key: form for key, (_, _, form) in best.items()}


def _frequent(
    keys: Mapping[str, str], counts: Mapping[str, int], words: Container[str], documents: int
) -> dict[str, str]:
    """Neighbouring words that are frequent enough to count as one word, unless they are written as one elsewhere."""
    least = max(_FEWEST_TOGETHER, documents // _DOCUMENTS_PER_PAIR)
    joined: dict[str, list[str]] = {}
    for pair, key in keys.items():
        joined.setdefault(key, []).append(pair)
    return {
        key: max(pairs, key=lambda pair: (counts[pair], pair)).replace(" ", JOINT)
        for key, pairs in joined.items()
        if key not in words and len(key) <= _LONGEST_PAIR and sum(counts[pair] for pair in pairs) >= least
    }


def _entries(
    strings: _Strings, ranks: list[int], weights: NDArray[np.int64] | int, documents: int
) -> NDArray[np.int64]:
    """Word, document and weight of everything that has a rank, in one number each: the heavier, the smaller."""
    ranked = np.array(ranks, dtype=np.int64)[strings.numbers]
    entries = ((ranked * documents + strings.documents) << _WEIGHT_BITS) | (_HEAVIEST - weights)
    return entries[ranked >= 0]


def _encode(entries: NDArray[np.int64], count: int) -> bytes:
    """The lists of what `_entries` gives of so many documents; of a word in a document the heaviest counts."""
    if not len(entries):
        return b""
    entries = np.sort(entries)
    places = entries >> _WEIGHT_BITS
    first = np.diff(places, prepend=-1) > 0
    places, weights = places[first], _HEAVIEST - (entries[first] & _HEAVIEST)
    words, documents = places // count, places % count
    starts = np.flatnonzero(np.diff(words, prepend=-1))
    counts = np.diff(np.append(starts, len(words)))
    gaps = np.diff(documents, prepend=-1)
    gaps[starts] = documents[starts] + 1
    values = np.insert((gaps << _WEIGHT_BITS) | weights, starts, counts)
    return _varints(values)


def _varints(values: NDArray[np.int64]) -> bytes:
    lengths = np.ones(len(values), dtype=np.int64)
    for bits in (7, 14, 21, 28):
        lengths += values >= (1 << bits)
    ends = np.cumsum(lengths)
    out = np.zeros(int(ends[-1]), dtype=np.uint8)
    for place in range(int(lengths.max())):
        here = lengths > place
        more = np.where(lengths[here] > place + 1, 128, 0)
        out[(ends - lengths)[here] + place] = ((values[here] >> (7 * place)) & 127) | more
    return out.tobytes()
