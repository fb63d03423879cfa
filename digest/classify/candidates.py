"""Stretches of text that may name a place, before anything is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.classify.lexicon import Lexicon, Name

_SPACES = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[가-힣A-Za-z0-9一-龥]$")
_HANJA = re.compile(r"[一-龥]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that stands in a passage: `passage.text[start:end]`, spaces in it as written."""

    name: Name
    passage: int
    """Index of the passage."""
    start: int
    end: int
    follows: bool
    """Directly behind another name in the same word: 대구경북."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a passage: `passage.text[start:end]`."""

    region: str
    passage: int
    """Index of the passage."""
    start: int
    end: int
    why: str
    """The rule that took it for a place."""
    around: tuple[str, int] | None = None
    """The place around it that its name begins with, and the length of that: Busan in `부산 기장군`."""


def find_candidates(index: int, text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """The longest names in a passage that begin where a word begins, or directly behind another name.

    `index` is the passage's; names of one text never overlap.
    """
    behind = -1
    position = 0
    while match := lexicon.pattern.search(text, position):
        start, end = match.span()
        name = lexicon.names.get(_SPACES.sub("", match[0]))
        follows = start == behind
        if name is None or (not follows and _inside_word(text, start, end)):
            position = start + 1
            continue
        yield Candidate(name, index, start, end, follows)
        behind = position = end


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether the match begins in the middle of a word; Latin names must also end with one."""
    head = text[start]
    if start and _WORD_BEFORE.search(text[start - 1 : start]):
        before = text[start - 1]
        if not _HANJA.fullmatch(before) or _HANJA.fullmatch(head):
            return True
    last = text[end - 1]
    after = text[end : end + 1]
    if last.isascii() and last.isalnum() and after.isascii() and after.isalnum():
        return True
    return bool(
        _HANJA.fullmatch(text[start:end]) and (end - start) == 1 and after not in (" ", "·", "-", "‧", "ㆍ", "’")
    )
