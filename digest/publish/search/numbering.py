"""The words of all documents as numbers, so that millions are counted and sorted at once; kept by document.

A word has the same number at every build that begins with what the last one kept. What is made of the words does
not depend on their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digest.kept import read_kept, write_kept
from digest.words.terms import Terms

_FILE = "words"
_PART = "publish.search"
_WASTE = 2
"""With so many times the words that are in use everything is numbered anew."""


@dataclass(frozen=True)
class Strings:
    """The strings of documents, one document after the other."""

    all: tuple[str, ...]
    """Every string by its number, some that stand nowhere too."""
    numbers: NDArray[np.int64]
    documents: NDArray[np.int64]
    """Whose each of them is."""

    @classmethod
    def of(cls, documents: Iterable[Sequence[str]]) -> Strings:
        """Strings that are numbered as they come."""
        told = list(documents)
        index: dict[str, int] = {}
        numbers = _numbers(index, list(chain.from_iterable(told)))
        return cls(tuple(index), numbers, _owners(list(map(len, told))))

    @cached_property
    def counts(self) -> list[int]:
        """How often each of all strings stands."""
        counts: list[int] = np.bincount(self.numbers, minlength=len(self.all)).tolist()
        return counts

    @property
    def used(self) -> int:
        """How many of all strings stand anywhere."""
        return int(np.count_nonzero(np.bincount(self.numbers, minlength=1)))

    @cached_property
    def letters(self) -> list[str]:
        """Each of all strings without the marks between morphemes and words."""
        return "\n".join(self.all).replace("|", "").replace(" ", "").split("\n") if self.all else []


@dataclass(frozen=True, slots=True)
class Corpus:
    """What can be searched of documents, in their order."""

    words: Strings
    weights: bytes
    """The `Weight` of each word of each document."""
    pairs: Strings
    """Neighbouring words, as in `Terms`."""
    size: int
    """How many documents there are."""


@dataclass(frozen=True, slots=True)
class _Document:
    """One document; numbers have four bytes."""

    words: bytes
    weights: bytes
    pairs: bytes


@dataclass(frozen=True, slots=True)
class _Kept:
    words: str = ""
    """By number, one a line."""
    pairs: str = ""
    documents: Mapping[str, _Document] = field(default_factory=dict)


class Numbering:
    """Numbers the words of documents, each given by what stands for everything its terms depend on."""

    def __init__(self, kept: Path | None = None) -> None:
        """With what is remembered in the folder `kept`."""
        shelf = read_kept(kept, _FILE, _PART, _Kept) or _Kept()
        self._kept = kept
        self._documents = dict(shelf.documents)
        self._words, self._pairs = (
            {string: number for number, string in enumerate(told.splitlines())} for told in (shelf.words, shelf.pairs)
        )
        self._grown = False

    def lacking(self, keys: Iterable[str]) -> list[str]:
        """Those documents whose terms must be told."""
        return [key for key in dict.fromkeys(keys) if key not in self._documents]

    def add(self, keys: Iterable[str], terms: Iterable[Terms]) -> None:
        """Tell the terms of documents."""
        told = list(terms)
        made = zip(
            _numbered(self._words, [some.words.split() for some in told]),
            [some.weights for some in told],
            _numbered(self._pairs, [some.pairs.splitlines() for some in told]),
            strict=True,
        )
        self._documents |= {key: _Document(*found) for key, found in zip(keys, made, strict=True)}
        self._grown = self._grown or bool(told)

    def corpus(self, keys: Sequence[str]) -> Corpus:
        """The corpus of documents."""
        told = [self._documents[key] for key in keys]
        return Corpus(
            _strings(self._words, [document.words for document in told]),
            b"".join(document.weights for document in told),
            _strings(self._pairs, [document.pairs for document in told]),
            len(told),
        )

    def write_down(self, keys: Iterable[str], corpus: Corpus) -> None:
        """Remember the documents of a corpus."""
        if not self._grown:
            return
        wasteful = any(len(some.all) > _WASTE * some.used for some in (corpus.words, corpus.pairs))
        documents = {key: self._documents[key] for key in keys}
        shelf = _Kept() if wasteful else _Kept("\n".join(self._words), "\n".join(self._pairs), documents)
        write_kept(self._kept, _FILE, _PART, shelf)


def number_terms(
    keys: Sequence[str], terms_of: Callable[[list[str]], Iterable[Terms]], kept: Path | None = None
) -> Corpus:
    """The corpus of documents. `terms_of` gives the terms for some keys; it is asked only for documents that are not
    in the folder `kept`."""
    numbering = Numbering(kept)
    missing = numbering.lacking(keys)
    numbering.add(missing, terms_of(missing) if missing else ())
    corpus = numbering.corpus(keys)
    numbering.write_down(keys, corpus)
    return corpus


def _numbered(index: dict[str, int], documents: list[list[str]]) -> list[bytes]:
    """The numbers of each document's strings; new ones are added to the index."""
    numbers = _numbers(index, list(chain.from_iterable(documents))).astype(np.int32)
    ends = np.cumsum([0, *map(len, documents)]).tolist()
    return [numbers[begin:end].tobytes() for begin, end in pairwise(ends)]


def _numbers(index: dict[str, int], strings: list[str]) -> NDArray[np.int64]:
    for string in dict.fromkeys(strings):
        index.setdefault(string, len(index))
    return np.fromiter(map(index.__getitem__, strings), np.int64, len(strings))


def _strings(index: dict[str, int], documents: list[bytes]) -> Strings:
    numbers = np.frombuffer(b"".join(documents), dtype=np.int32)
    lengths = [len(document) // numbers.itemsize for document in documents]
    return Strings(tuple(index), numbers.astype(np.int64), _owners(lengths))


def _owners(lengths: list[int]) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(lengths)), np.array(lengths, dtype=np.int64))
