"""The inverted index: which words stand in which documents, and how prominently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.publish.search.compounds import Splitter, frequencies
from digest.words.terms import NUMBER, STEM, Terms, Weight

JOINT = "+"
_WEIGHT_BITS = 2
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
    splitter = Splitter(frequencies(map(_nouns, documents)), names)
    forms = _choose_forms(documents, splitter)
    pairs = _Pairs(documents, forms)
    forms |= pairs.frequent
    rank = {key: number for number, key in enumerate(sorted(forms))}
    number_of = {word: rank[_key(word)] for document in documents for word in document.words.split()}
    word_column: list[int] = []
    document_column: list[int] = []
    weight_column: list[int] = []
    for number, document in enumerate(documents):
        own: dict[int, int] = {}
        for word, weight in document.weighted:
            own[number_of[word]] = max(own.get(number_of[word], 0), weight)
        for key in pairs.of(document):
            own.setdefault(rank[key], int(Weight.BODY))
        word_column += own.keys()
        weight_column += own.values()
        document_column += [number] * len(own)
    lists = _encode(_array(word_column), _array(document_column), _array(weight_column))
    return Postings(tuple(forms[key] for key in sorted(forms)), lists)


def _nouns(document: Terms) -> Iterable[str]:
    return (word for word in document.words.split() if word[0] not in (STEM, NUMBER))


def _key(word: str) -> str:
    return word.replace("|", "").replace(" ", "")


def _choose_forms(documents: Sequence[Terms], splitter: Splitter) -> dict[str, str]:
    """One way to cut each word: the commonest, then the finest, then the first by letters."""
    counts: dict[str, int] = {}
    for document in documents:
        for word in document.words.split():
            counts[word] = counts.get(word, 0) + 1
    best: dict[str, tuple[int, int, str]] = {}
    for word, count in counts.items():
        form = word if word[0] in (STEM, NUMBER) else splitter.split(word)
        found = (-count, -form.count("|"), form)
        key = _key(word)
        if key not in best or found < best[key]:
            best[key] = found
    return {key: form for key, (_, _, form) in best.items()}


class _Pairs:
    """Neighbouring words as one word: those that are written together elsewhere, and those that are frequent."""

    def __init__(self, documents: Sequence[Terms], words: Mapping[str, object]) -> None:
        self._words = words
        counts: dict[str, int] = {}
        for document in documents:
            for pair in document.pairs.splitlines():
                counts[pair] = counts.get(pair, 0) + 1
        least = max(_FEWEST_TOGETHER, len(documents) // _DOCUMENTS_PER_PAIR)
        joined: dict[str, list[str]] = {}
        for pair in sorted(counts):
            joined.setdefault(_key(pair), []).append(pair)
        self.frequent = {
            key: max(pairs, key=lambda pair: (counts[pair], pair)).replace(" ", JOINT)
            for key, pairs in joined.items()
            if key not in words and len(key) <= _LONGEST_PAIR and sum(counts[pair] for pair in pairs) >= least
        }

    def of(self, document: Terms) -> Iterable[str]:
        """The letters of the pairs of a document that are searched as words."""
        for pair in document.pairs.splitlines():
            key = _key(pair)
            if key in self._words or key in self.frequent:
                yield key


def _array(column: list[int]) -> NDArray[np.int64]:
    return np.array(column, dtype=np.int64)


def _encode(words: NDArray[np.int64], documents: NDArray[np.int64], weights: NDArray[np.int64]) -> bytes:
    if not len(words):
        return b""
    order = np.lexsort((documents, words))
    words, documents, weights = words[order], documents[order], weights[order]
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
