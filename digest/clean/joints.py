"""Words that a scraper glued to each other: what stands elsewhere in the text tells where one ends, and so does a word
that paragraphs begin with."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.lexicon import choice, signatures
from digest.lazy import compiled, regex

_TAIL = regex(r"(?:에서|에게|으로|까지|부터)?(?:은|는|이|가|의|과|와|에|도|을|를|로|들[은이의을])?|으로|에서|까지|부터")
"""Particles of a word."""
_LETTER = regex("[가-힣A-Za-z0-9]")
_TOPICAL = regex(r"[가-힣A-Za-z0-9]+[은는이가]\s")
_ENDS = (". ", ".", "” ", "\n")
_STEM = 2
"""Letters of a word, at least."""
_PAIRS = (("(", ")"), ("“", "”"), ("‘", "’"))
"""No square brackets: decks stand in them, of several lines."""


def stands(word: str, text: str) -> bool:
    """Whether a word, without its particle, stands somewhere at a word's start.

    >>> stands("시험동은", "새 시험동에서"), stands("험동은", "새 시험동에서")
    (True, False)
    """
    stems = (word[:length] for length in range(_STEM, len(word) + 1) if _TAIL.fullmatch(word, length))
    return any(_begins(stem, text) for stem in stems)


def _begins(stem: str, text: str) -> bool:
    """Whether a word of the text begins so; a pattern made for each stem would take ten times as long."""
    place = text.find(stem)
    while place > 0 and _LETTER.match(text, place - 1):
        place = text.find(stem, place + 1)
    return place >= 0


@cache
def _openers() -> re.Pattern[str]:
    words = signatures().paragraph_openers
    return compiled(rf"(?:{choice(words)})[,\s]|(?:19|20)\d\d년|\d{{1,2}}(?:월|일)\s")


def opens(text: str, place: int) -> bool:
    """Whether a word stands there that paragraphs begin with, whatever they tell.

    >>> opens("새 시험동 전경또 내년에는", 8), opens("새 시험동 전경사진", 8)
    (True, False)
    """
    return _openers().match(text, place) is not None


def opens_sentence(text: str, place: int) -> bool:
    """Whether a word with a topic's or subject's particle stands there that another sentence of the text begins with.

    >>> text = "온결군은 시험동을 짓는다. 시험동 전경 온결군은 내년에 문을 연다."
    >>> opens_sentence(text, text.rfind("온결군은")), opens_sentence(text, text.rfind("내년에"))
    (True, False)
    """
    word = _TOPICAL.match(text, place)
    return word is not None and (text.startswith(word.group()) or any(f"{end}{word.group()}" in text for end in _ENDS))


def is_no_word(text: str, start: int, place: int) -> bool:
    """Whether what is glued at `place` to the word before it, which begins behind `start`, is no word of the text with
    it: both together stand nowhere else."""
    whole = text.rfind(" ", start, place) + 1 or start
    return text.count(text[whole : place + _STEM]) == 1


def is_joint(text: str, start: int, place: int, word: str) -> bool:
    """Whether a word that stands elsewhere, or opens paragraphs, is glued at `place` to one that begins behind `start`,
    and both together are no word of the text.

    >>> is_joint("센터는 새 시험동 전경센터는 내년에", 4, 12, "센터는")
    True
    """
    return is_no_word(text, start, place) and (opens(text, place) or stands(word, text))


def is_inside(text: str, low: int, place: int, high: int) -> bool:
    """Whether brackets or a quotation that open behind `low` close behind `place`, before `high`: no line ends there.

    >>> is_inside("시험동(새 배양실) 전경", 0, 6, 14), is_inside("시험동(새 배양실) 전경", 0, 12, 14)
    (True, False)
    """
    if text.count('"', low, place) % 2 and text.find('"', place, high) >= 0:
        return True
    return any(
        text.count(opening, low, place) > text.count(closing, low, place) and text.find(closing, place, high) >= 0
        for opening, closing in _PAIRS
    )
