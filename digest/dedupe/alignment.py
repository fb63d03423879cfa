"""What one text puts where the other has something else, word by word.

A copy leaves words out and adds some; a twin made from the same template replaces them: the same
sentence with another number, another town, another name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from rapidfuzz.distance import Levenshtein

from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.remembered import Remembered
from digest.lazy import regex

WORDS_COMPARED = 3_000
"""Of each text; ten times an article's length. Bounds time and memory, which grow with the square."""
LONGEST_SWAP = 3
"""Longer stretches that differ are other sentences, not other slots."""
_TOKEN = regex(r"[가-힣]+|\d[\d,.]*[가-힣%]*|[a-z]+")
_LOOSE = regex(r"([\d조억만천])(?:여\s?|[^\S\n])(?=[조억만천백]?(?:명|개|곳|건|종|원|편|점|팀|인|회|차|㎡|달러|%))")
"""What stands between a number and its unit: `400여 명` and `286억 원` are one word each."""
_NUMBER = regex(r"(\d[\d,.]*)([가-힣%]*)")
_DATE_UNITS = ("년", "월", "일", "시")
_ROUND_UNITS = ("회", "차", "기", "회차", "주년")


_Step = tuple[str, int, int, int, int]
"""What is done, and where in the left and the right text."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A word of the left text that stands where the right text has another."""

    kind: str
    """`date`, `round`, `figures` or `word`."""
    left: str
    right: str


def find_swaps(left: str, right: str) -> tuple[Swap, ...]:
    """The swapped words of two texts that share most of their words; each swap once.

    A word that the other text has elsewhere does not count: it was moved, not replaced; nor does a
    number without a unit, mostly a counter of views.

    >>> find_swaps("시는 지난 11일 교육을 열고 30명을 도왔다", "시는 지난 16일 교육을 열고 45명을 도왔다")
    (Swap(kind='date', left='11일', right='16일'), Swap(kind='figures', left='30명', right='45명'))
    """
    (mine, in_mine), (theirs, in_theirs) = split_words(left), split_words(right)
    if in_mine <= in_theirs or in_theirs <= in_mine:
        return ()
    found: dict[Swap, None] = {}
    for ours, others in _replaced(mine, theirs):
        for one, other in zip(ours, others, strict=True):
            if one != other and one not in in_theirs and other not in in_mine:
                kind = _kind(one, other)
                if kind:
                    found[Swap(kind, one, other)] = None
    return tuple(found)


def may_swap(left: str, right: str, named: Iterable[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether `find_swaps` may find numbers of one unit, or of one of `named` a word of either side.

    Looking takes little; of pairs that share text one in five may.
    """
    (_, in_mine), (_, in_theirs) = split_words(left), split_words(right)
    mine, theirs = in_mine - in_theirs, in_theirs - in_mine
    if not mine or not theirs:
        return False
    if any(not ours.isdisjoint(mine) and not others.isdisjoint(theirs) for ours, others in named):
        return True
    return not _units(mine).isdisjoint(_units(theirs))


def _units(words: Iterable[str]) -> set[str]:
    """The units of the numbers among some words."""
    numbers = (_NUMBER.fullmatch(word) for word in words if word[0].isdecimal())
    return {number.group(2) for number in numbers if number} - {""}


@lru_cache(maxsize=1 << 10)
def split_words(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Words and numbers with their units, particles taken off, thousands separators left out; and each once.

    Of a text that is compared with many, the words are split once.
    """
    tokens = _TOKEN.findall(_LOOSE.sub(r"\1", text.casefold()))
    words = tuple(map(_PLAIN.__getitem__, tokens[:WORDS_COMPARED]))
    return words, frozenset(words)


def plain_word(token: str) -> str:
    """A word without its particle, a number with its unit and without separators."""
    return _PLAIN[token]


def _without_particle(token: str) -> str:
    particles = load_lexicon().particles
    number = _NUMBER.fullmatch(token) if token[:1].isdecimal() else None
    if number is None:
        return _bare(token, particles)
    return number.group(1).replace(",", "").rstrip(".") + _unit(number.group(2), particles)


_PLAIN = Remembered(_without_particle, 1 << 17)


def _replaced(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Short stretches of equal length that replace each other between equal words."""
    steps = cast("list[_Step]", Levenshtein.opcodes(mine, theirs).as_list())
    for position, (tag, start, end, other_start, other_end) in enumerate(steps):
        size = end - start
        if tag != "replace" or size != other_end - other_start or size > LONGEST_SWAP:
            continue
        around = steps[max(0, position - 1) : position] + steps[position + 1 : position + 2]
        if all(step[0] == "equal" for step in around):
            yield mine[start:end], theirs[other_start:other_end]


def _kind(one: str, other: str) -> str:
    left, right = _NUMBER.fullmatch(one), _NUMBER.fullmatch(other)
    if left and right:
        if left.group(2) != right.group(2) or not left.group(2):
            return ""
        unit = left.group(2)
        return "date" if unit in _DATE_UNITS else "round" if unit in _ROUND_UNITS else "figures"
    if left or right:
        return ""
    return "word"


def _unit(unit: str, particles: frozenset[str]) -> str:
    for size in range(min(3, len(unit) - 1), 0, -1):
        if unit[-size:] in particles:
            return unit[:-size]
    return unit


def _bare(word: str, particles: frozenset[str]) -> str:
    for size in range(min(4, len(word) - 2), 0, -1):
        if word[-size:] in particles:
            return word[:-size]
    return word
