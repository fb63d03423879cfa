"""The inverted index: which words stand in which documents, and how prominently."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from digest.publish.search.compounds import Splitter
from digest.publish.search.numbering import Corpus, Strings
from digest.words.terms import NUMBER, STEM, Weight

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


def index_terms(corpus: Corpus, names: Iterable[str] = ()) -> Postings:
    """The postings of documents, numbered as they come. Long nouns are also cut by `names`, however rare."""
    words, pairs = corpus.words, corpus.pairs
    forms = _choose_forms(words, Splitter(_frequencies(words), names))
    forms |= _frequent(pairs, forms, corpus.size)
    keys = sorted(forms)
    rank = {key: number for number, key in enumerate(keys)}
    weights = np.frombuffer(corpus.weights, dtype=np.uint8)
    postings = np.concatenate(
        [
            _entries(words, rank, weights.astype(np.int64), corpus.size),
            _entries(pairs, rank, int(Weight.BODY), corpus.size),
        ]
    )
    return Postings(tuple(map(forms.__getitem__, keys)), _encode(postings, corpus.size))


def _frequencies(words: Strings) -> dict[str, int]:
    """In how many documents each morpheme of their nouns stands."""
    if not words.all:
        return {}
    told = "\n".join(words.all).replace("|", "\n").split("\n")
    index = {part: number for number, part in enumerate(dict.fromkeys(told))}
    numbers = np.fromiter(map(index.__getitem__, told), np.int64, len(told))
    letters = np.frombuffer("\n".join(words.all).encode("utf-32-le"), dtype="<u4")
    begins = np.append(0, np.flatnonzero(letters == ord("\n")) + 1)
    lengths = np.add.reduceat(letters == ord("|"), begins, dtype=np.int64) + 1
    starts = np.cumsum(lengths) - lengths
    lengths[np.isin(letters[begins], (ord(STEM), ord(NUMBER)))] = 0
    repeats = lengths[words.numbers]
    within = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    nouns = numbers[np.repeat(starts[words.numbers], repeats) + within]
    pairs = np.sort(np.repeat(words.documents, repeats) * len(index) + nouns)
    once = pairs[np.diff(pairs, prepend=-1) > 0]
    counts = np.bincount(once % len(index), minlength=len(index)).tolist()
    return {part: count for part, count in zip(index, counts, strict=True) if count}


def _choose_forms(words: Strings, splitter: Splitter) -> dict[str, str]:
    """One way to cut each word: the commonest, then the finest, then the first by letters."""
    best: dict[str, tuple[int, str]] = {}
    for key, word, count in zip(words.letters, words.all, words.counts, strict=True):
        if not count:
            continue
        form = word if word[0] in (STEM, NUMBER) else splitter.split(word)
        if key not in best or _order(count, form) < _order(*best[key]):  # few are cut in several ways
            best[key] = count, form
    return {key: form for key, (_, form) in best.items()}


def _order(count: int, form: str) -> tuple[int, int, str]:
    return -count, -form.count("|"), form


def _frequent(pairs: Strings, words: Container[str], documents: int) -> dict[str, str]:
    """Neighbouring words that are frequent enough to count as one word, unless they are written as one elsewhere."""
    least = max(_FEWEST_TOGETHER, documents // _DOCUMENTS_PER_PAIR)
    totals: dict[str, int] = {}
    for key, count in zip(pairs.letters, pairs.counts, strict=True):
        totals[key] = totals.get(key, 0) + count
    wanted = {key for key, total in totals.items() if total >= least and len(key) <= _LONGEST_PAIR and key not in words}
    best: dict[str, tuple[int, str]] = {}
    for key, pair, count in zip(pairs.letters, pairs.all, pairs.counts, strict=True):
        if key in wanted:
            best[key] = max(best.get(key, (0, "")), (count, pair))
    return {key: pair.replace(" ", JOINT) for key, (_, pair) in best.items()}


def _entries(
    strings: Strings, rank: Mapping[str, int], weights: NDArray[np.int64] | int, documents: int
) -> NDArray[np.int64]:
    """Word, document and weight of everything that has a rank, in one number each: the heavier, the smaller."""
    missing = repeat(-1)
    ranks = np.fromiter(map(rank.get, strings.letters, missing), np.int64, len(strings.letters))
    ranked = ranks[strings.numbers]
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
