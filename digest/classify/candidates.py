"""Stretches of text that may name a place, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.classify.lexicon import Lexicon, Name
from digest.classify.passages import find_all
from digest.lazy import regex
from digest.record import record

_WORD_CHARACTER = regex(r"[가-힣A-Za-z0-9一-龥]")


@record
class Candidate:
    """A name that stands in a passage: `passage.text[start:end]`, spaces in it as written."""

    name: Name
    passage: int
    """Index of the passage."""
    start: int
    end: int
    follows: bool
    """Directly behind another name in the same word: 대구경북."""


@record
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


def find_candidates(texts: Sequence[str], lexicon: Lexicon) -> Iterator[Candidate]:
    """The longest names in passages that begin where a word begins, or directly behind another name.

    Names of one text never overlap. All texts are searched as one; no name spans the border between two.
    """
    behind: tuple[int, int] | None = None
    for index, word, start, end in find_all(lexicon.words, texts):
        if behind is not None and behind[0] == index and start < behind[1]:
            continue
        name = lexicon.names.get(word)
        follows = behind == (index, start)
        if name is None or (not follows and _inside_word(texts[index], start, end)):
            continue
        yield Candidate(name, index, start, end, follows)
        behind = index, end


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether the match begins in the middle of a word; Latin names must also end with one."""
    before = text[start - 1] if start else " "
    if _WORD_CHARACTER.match(before) and (not _is_hanja(before) or _is_hanja(text[start])):
        return True
    after = text[end : end + 1]
    if text[end - 1].isascii() and after.isascii() and text[end - 1].isalnum() and after.isalnum():
        return True
    return end - start == 1 and _is_hanja(text[start]) and after not in (" ", "·", "-", "‧", "ㆍ", "’")


def _is_hanja(character: str) -> bool:
    return "一" <= character <= "龥"
