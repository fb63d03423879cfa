"""The letters, words and shingles of texts as numbers, read by numpy from one array of code points."""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from digest.dedupe.bags import Bags, Whole, distinct, gather_sets
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
_NO_PARTICLE = (1 << 64) - 1
"""Stands after the particles in order, so that all that is looked for has a place among them."""

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]
Numbers = NDArray[np.uint64]


def read_codes(text: str) -> Codes:
    """The characters of a text in NFKC and lower case; a full-width letter is its plain one, ㎡ is m2.

    A fifth of the time of `unicodedata.normalize`, which spells out every syllable.
    """
    codes = _plain_codes(text)
    if codes.all():
        return codes
    for code in np.unique(_codes(text)[codes == 0]).tolist():
        text = text.replace(chr(code), _plain(code))
    return _plain_codes(text)


def kinds_of(codes: Codes) -> Kinds:
    """The kind of each character."""
    if codes.max(initial=0) < _PLANE:
        return _kind_table().take(codes)
    kinds = _kind_table().take(codes, mode="clip")
    rare = np.flatnonzero(codes >= _PLANE)
    kinds[rare] = [OTHER_LETTER if chr(code).isalnum() else NO_LETTER for code in codes[rare].tolist()]
    return kinds


def find_words(kinds: Kinds) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where words of two characters or more begin and end."""
    padded = np.zeros(len(kinds) + 2, np.uint8)
    np.multiply(kinds, kinds != OTHER_LETTER, out=padded[1:-1])
    change = np.flatnonzero(padded[1:] != padded[:-1])
    starts, ends = change[:-1], change[1:]
    long = (padded[starts + 1] != NO_LETTER) & (ends - starts >= 2)
    return starts[long], ends[long]


def number_words(codes: Codes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Whole:
    """The number of each word, particles taken off: 남원시는 and 남원시의 are one word."""
    ends = ends - _particle_lengths(codes, starts, ends)
    powers, inverse = _powers(len(codes).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * powers[: len(codes)], out=sums[1:])
    hashes = _mixed((sums[ends] - sums[starts]) * inverse[starts])
    return (hashes & np.uint64((1 << WORD_BITS) - 1)).astype(np.int64)


def hash_shingles(codes: Codes, bounds: Whole) -> Bags:
    """Hashes of all runs of `SHINGLE_CHARACTERS` letters in some stretches; 1 in 50 of 40 million collides.

    `codes` are letters only, `bounds` where each stretch begins and ends.
    """
    hashes = np.zeros(max(0, len(codes) - SHINGLE_CHARACTERS + 1), np.uint64)
    for offset in range(SHINGLE_CHARACTERS):
        hashes *= _MULTIPLIER
        hashes += codes[offset : offset + len(hashes)]
    numbers = (_mixed(hashes) & np.uint64((1 << SHINGLE_BITS) - 1)).astype(np.uint32)
    last = SHINGLE_CHARACTERS - 1
    return gather_sets([distinct(numbers[start : max(start, end - last)]) for start, end in bounds.tolist()])


def _mixed(hashes: Numbers) -> Numbers:
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    return hashes


def _particle_lengths(codes: Codes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Whole:
    """How many characters of each word are its particle, the longest that leaves two characters."""
    lengths = np.zeros(len(starts), np.int64)
    sizes = ends - starts
    kept = np.flatnonzero(sizes > _LEAST_STEM)
    packed = np.zeros(len(kept), np.uint64)
    for size, (letters, particles) in enumerate(_particles(), start=1):
        letter = codes[ends[kept] - size]
        going_on = letters[np.minimum(letter, _PLANE - 1)] & (sizes[kept] >= size + _LEAST_STEM)
        kept, packed, letter = kept[going_on], packed[going_on], letter[going_on]
        packed |= letter.astype(np.uint64) << np.uint64(16 * (size - 1))
        lengths[kept[particles[np.searchsorted(particles, packed)] == packed]] = size
    return lengths


@cache
def _particles() -> tuple[tuple[NDArray[np.bool_], Numbers], ...]:
    """By length, the particles, last character lowest, and which characters those of this length or longer have there.

    "There" is so many characters before their end.
    """
    known = load_lexicon().particles
    found = []
    for size in range(1, _LONGEST_PARTICLE + 1):
        letters = np.zeros(_PLANE, np.bool_)
        letters[[ord(particle[-size]) for particle in known if len(particle) >= size]] = True
        packed = [
            sum(ord(character) << 16 * place for place, character in enumerate(reversed(particle)))
            for particle in known
            if len(particle) == size
        ]
        found.append((letters, np.array([*sorted(packed), _NO_PARTICLE], np.uint64)))
    return tuple(found)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _plain(code: int) -> str:
    return unicodedata.normalize("NFKC", chr(code)).casefold()


def _plain_codes(text: str) -> Codes:
    """The plain form of each character, 0 where it has several."""
    codes = _codes(text)
    if codes.max(initial=0) < _PLANE:
        return _plain_forms().take(codes)
    return np.where(codes < _PLANE, _plain_forms().take(codes, mode="clip"), codes)


@cache
def _plain_forms() -> Codes:
    """The plain form of each character; 0 for those that are spelt with several."""
    forms = np.arange(_PLANE, dtype=np.uint32)
    for code in (*range(ord("가")), *range(ord("힣") + 1, _PLANE)):
        plain = _plain(code)
        forms[code] = ord(plain) if len(plain) == 1 else 0
    return forms


@cache
def _powers(bits: int) -> tuple[Numbers, Numbers]:
    """The first 2 ** `bits` powers of the multiplier and of its inverse."""
    powers = np.full((2, 1 << bits), [[_MULTIPLIER], [_INVERSE]], np.uint64)
    powers[:, 0] = 1
    first, second = np.cumprod(powers, axis=1)
    return first, second


@cache
def _kind_table() -> Kinds:
    table = np.array([OTHER_LETTER if chr(code).isalnum() else NO_LETTER for code in range(_PLANE)], np.uint8)
    table[ord("가") : ord("힣") + 1] = HANGUL
    table[[*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1)]] = LATIN
    return table
