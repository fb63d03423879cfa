"""The words and shingles of a text as numbers.

A text is read word by word as spaces part it, and what was read of a word is remembered: the press
repeats its words, so most of an article has been read before.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from digest.dedupe.lexicon import load_lexicon
from digest.text import fold

SHINGLE_CHARACTERS = 5
WORD_BITS = 20
"""Words are numbered by hash in a space of a million: 1 % of a 10,000-word vocabulary shares a number."""

_WORD = re.compile(r"[가-힣]+|[a-z0-9]+")
_WORD_MASK = (1 << WORD_BITS) - 1
_MULTIPLIER = np.uint64(0x100000001B3)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_FIRST = np.ones(1, np.bool_)

Ids = NDArray[np.uint32]
Counts = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class WordBag:
    """Words by number with how often they stand there."""

    ids: Ids
    """Sorted, each once."""
    counts: Counts


def words_of(text: str) -> list[int]:
    """The words of a text as numbers, particles taken off: 남원시는 and 남원시의 are one word."""
    return number_words(text.split())


def number_words(raw: Iterable[str]) -> list[int]:
    """The same for a text that was split at its spaces."""
    return list(chain.from_iterable(map(_numbers, raw)))


def fold_words(text: str) -> str:
    """The same as `digest.text.fold`."""
    return fold_split(text.split())


def fold_split(raw: Iterable[str]) -> str:
    """The same for a text that was split at its spaces."""
    return "".join(map(_folded, raw))


def bag_of(words: Iterable[int]) -> WordBag:
    """How often each word stands among some, or in a counter."""
    counted = words if isinstance(words, Counter) else Counter(words)
    ids = np.fromiter(counted.keys(), np.uint32, len(counted))
    order = np.argsort(ids)
    return WordBag(ids[order], np.fromiter(counted.values(), np.float32, len(counted))[order])


def hash_shingles(folded: str, size: int = SHINGLE_CHARACTERS) -> Ids:
    """Sorted 32-bit hashes of all runs of `size` characters; 1 in 100 of 40 million shingles collides."""
    codes = np.frombuffer(folded.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - size + 1
    if count < 1:
        return np.zeros(0, np.uint32)
    hashes = np.zeros(count, np.uint64)
    for offset in range(size):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + count]
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    values: Ids = hashes.astype(np.uint32)
    values.sort()  # a tenth of what np.unique takes for a thousand values
    distinct: Ids = values[np.concatenate((_FIRST, values[1:] != values[:-1]))]
    return distinct


@lru_cache(maxsize=1 << 18)
def _numbers(raw: str) -> tuple[int, ...]:
    particles = load_lexicon().particles
    return tuple(
        zlib.crc32(_stem(word, particles).encode()) & _WORD_MASK
        for word in _WORD.findall(raw.casefold())
        if len(word) > 1
    )


@lru_cache(maxsize=1 << 18)
def _folded(raw: str) -> str:
    return fold(raw)


def _stem(word: str, particles: frozenset[str]) -> str:
    for size in range(min(4, len(word) - 2), 0, -1):
        if word[-size:] in particles:
            return word[:-size]
    return word
