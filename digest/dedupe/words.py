"""The letters, words and shingles of texts as numbers, read by numpy from one array of code points."""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from digest.dedupe.bags import Bags, Whole, gather_sets
from digest.dedupe.lexicon import load_lexicon

SHINGLE_CHARACTERS = 5
SHINGLE_BITS = 31
WORD_BITS = 20
"""Words are numbered by hash in a space of a million: 1 % of a 10,000-word vocabulary shares a number."""
NO_LETTER, HANGUL, LATIN, OTHER_LETTER = range(4)
"""Kinds of characters; words are runs of Hangul syllables, or of a to z and digits."""

_PLANE = 1 << 16
_MULTIPLIER = np.uint64(0x100000001B3)
_INVERSE = np.uint64(pow(0x100000001B3, -1, 1 << 64))
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_LONGEST_PARTICLE = 4
_LEAST_STEM = 2

Codes = NDArray[np.uint32]
Numbers = NDArray[np.uint64]


def read_codes(text: str) -> Codes:
    """The characters of a text in NFKC and lower case; a full-width letter is its plain one, ㎡ is m2.

    A fifth of the time of `unicodedata.normalize`, which spells out every syllable.
    """
    single, several = _plain_forms()
    codes = _codes(text)
    present = np.zeros(_PLANE, np.bool_)
    present[np.minimum(codes, _PLANE - 1)] = True
    for code in np.flatnonzero(present & several).tolist():
        text = text.replace(chr(code), _plain(code))
    if (present & several).any():
        codes = _codes(text)
    return np.where(codes < _PLANE, single[np.minimum(codes, _PLANE - 1)], codes)


def kinds_of(codes: Codes) -> NDArray[np.uint8]:
    """The kind of each character."""
    kinds = _kind_table()[np.minimum(codes, _PLANE - 1)]
    rare = np.flatnonzero(codes >= _PLANE)
    kinds[rare] = [OTHER_LETTER if chr(code).isalnum() else NO_LETTER for code in codes[rare].tolist()]
    return kinds


def find_words(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where words of two characters or more begin and end."""
    kinds = np.concatenate(([np.uint8(NO_LETTER)], np.where(kinds == OTHER_LETTER, NO_LETTER, kinds), [np.uint8(0)]))
    change = np.flatnonzero(kinds[1:] != kinds[:-1])
    starts = change[:-1][kinds[1:][change[:-1]] != NO_LETTER]
    ends = change[1:][kinds[1:][change[:-1]] != NO_LETTER]
    long = ends - starts >= 2
    return starts[long], ends[long]


def number_words(codes: Codes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Whole:
    """The number of each word, particles taken off: 남원시는 and 남원시의 are one word."""
    ends = ends - _particle_lengths(codes, starts, ends)
    powers = np.full(len(codes) + 1, _MULTIPLIER, np.uint64)
    powers[:1] = 1
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * np.cumprod(powers)[:-1], out=sums[1:])
    powers[1:] = _INVERSE
    hashes = _mixed((sums[ends] - sums[starts]) * np.cumprod(powers)[starts])
    return (hashes & np.uint64((1 << WORD_BITS) - 1)).astype(np.int64)


def hash_shingles(codes: Codes, article: Whole, count: int) -> Bags:
    """Hashes of all runs of `SHINGLE_CHARACTERS` letters inside one article; 1 in 50 of 40 million collides.

    `codes` are letters only, `article` tells whose they are.
    """
    runs = max(0, len(codes) - SHINGLE_CHARACTERS + 1)
    hashes = np.zeros(runs, np.uint64)
    for offset in range(SHINGLE_CHARACTERS):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + runs]
    inside = article[:runs] == article[len(codes) - runs :]
    numbers = (_mixed(hashes[inside]) & np.uint64((1 << SHINGLE_BITS) - 1)).astype(np.int64)
    return gather_sets(count, (article[:runs][inside] << 32) | numbers)


def _mixed(hashes: Numbers) -> Numbers:
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    return hashes


def _particle_lengths(codes: Codes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Whole:
    """How many characters of each word are its particle, the longest that leaves two characters."""
    last, particles = _particles()
    lengths = np.zeros(len(starts), np.int64)
    places = np.flatnonzero(last[np.minimum(codes[ends - 1], _PLANE - 1)] & (ends - starts > _LEAST_STEM))
    packed = np.zeros(len(places), np.uint64)
    for size in range(1, _LONGEST_PARTICLE + 1):
        room = ends[places] - starts[places] >= size + _LEAST_STEM
        places, packed = places[room], packed[room]
        packed |= codes[ends[places] - size].astype(np.uint64) << np.uint64(16 * (size - 1))
        lengths[places[np.isin(packed, particles[size])]] = size
    return lengths


@cache
def _particles() -> tuple[NDArray[np.bool_], tuple[Numbers, ...]]:
    """Characters that end a particle, and the particles by their length, last character lowest."""
    known = load_lexicon().particles
    last = np.zeros(_PLANE, np.bool_)
    last[[ord(particle[-1]) for particle in known]] = True
    packed = [
        np.array(
            sorted(
                sum(ord(character) << 16 * place for place, character in enumerate(reversed(particle)))
                for particle in known
                if len(particle) == size
            ),
            np.uint64,
        )
        for size in range(_LONGEST_PARTICLE + 1)
    ]
    return last, tuple(packed)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _plain(code: int) -> str:
    return unicodedata.normalize("NFKC", chr(code)).casefold()


@cache
def _plain_forms() -> tuple[Codes, NDArray[np.bool_]]:
    """The plain form of each character that has one character for it, and which have several."""
    single = np.arange(_PLANE, dtype=np.uint32)
    several = np.zeros(_PLANE, np.bool_)
    for code in (*range(ord("가")), *range(ord("힣") + 1, _PLANE)):
        plain = _plain(code)
        if len(plain) == 1:
            single[code] = ord(plain)
        else:
            several[code] = True
    return single, several


@cache
def _kind_table() -> NDArray[np.uint8]:
    table = np.array([OTHER_LETTER if chr(code).isalnum() else NO_LETTER for code in range(_PLANE)], np.uint8)
    table[ord("가") : ord("힣") + 1] = HANGUL
    table[[*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1)]] = LATIN
    return table
