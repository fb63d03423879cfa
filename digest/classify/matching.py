"""Many words found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from digest.lazy import compiled, regex

_OTHER_SPACE = regex(r"[^\S ]")
_DENSE = 6_000
"""Spellings up to which every state has all its transitions: that finds in half the time and takes milliseconds to
make; of the names of all places it would take a tenth of a second."""


def unspaced(word: str) -> str:
    """A word without the spaces in it, by which words are compared.

    >>> unspaced("의료 기기")
    '의료기기'
    """
    return "".join(word.split())


class Words:
    """Finds the longest of many words at each position; a space in a word may be missing or be any space.

    Where words that are spaced otherwise begin alike, each may be spaced as any of them: else a short one with a space
    would hide a long one without. Words that are found do not overlap unless `overlapping`: then it is the longest
    at every position where one begins.
    """

    def __init__(self, words: Iterable[str], *, overlapping: bool = False) -> None:
        spelled = sorted(_spell(_grow(words), ""))
        self._overlapping = overlapping
        self._keys = [unspaced(word) for word in spelled]
        kind = MatchKind.Standard if overlapping else MatchKind.LeftmostLongest
        dense = Implementation.DFA if len(spelled) <= _DENSE else None
        self._automaton = AhoCorasick(spelled, matchkind=kind, implementation=dense)
        self.spellings = tuple(zip(spelled, self._keys, strict=True))
        """Everything that is found, and which word it is without its spaces."""

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each word without its spaces, and where it starts and ends, in the order they stand.

        >>> list(Words(["의료 기기", "의료"]).find("의료기기와 의료진"))
        [('의료기기', 0, 4), ('의료', 6, 8)]
        """
        text = _with_plain_spaces(text)
        keys = self._keys
        if not self._overlapping:
            for number, start, end in self._automaton.find_matches_as_indexes(text):
                yield keys[number], start, end
            return
        # in the order they end, so the last with a start is the longest
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for start, (number, end) in sorted({start: (number, end) for number, start, end in found}.items()):
            yield keys[number], start, end


@lru_cache(maxsize=8)
def _with_plain_spaces(text: str) -> str:
    """Kept for the last few texts: one after the other, many words are looked for in each."""
    return _OTHER_SPACE.sub(" ", text) if _OTHER_SPACE.search(text) else text


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches the longest of many words as `Words` does, as a part of other patterns."""
    return compiled(_branch(_grow(words)))


@dataclass(slots=True)
class _Node:
    """What words go on with behind their common beginning."""

    children: dict[str, _Node] = field(default_factory=dict)
    spaced: bool = False
    """Whether a space may stand before the character that leads here."""
    ends: bool = False


def _grow(words: Iterable[str]) -> _Node:
    tree = _Node()
    for word in words:
        node = tree
        spaced = False
        for char in word:
            if char == " ":
                spaced = True
                continue
            node = node.children.setdefault(char, _Node())
            node.spaced |= spaced
            spaced = False
        node.ends = True
    return tree


def _spell(node: _Node, before: str) -> Iterator[str]:
    """All ways to write the words of a tree, each behind what stands before."""
    if node.ends:
        yield before
    for char, child in node.children.items():
        yield from _spell(child, before + char)
        if child.spaced:
            yield from _spell(child, f"{before} {char}")


def _branch(node: _Node) -> str:
    options = [
        (r"\s?" if child.spaced else "") + re.escape(char) + _branch(child)
        for char, child in sorted(node.children.items())
    ]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
    return f"(?:{body})?" if node.ends else body
