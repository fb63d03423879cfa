"""Lines that have no word of the article they stand in."""

from __future__ import annotations

import itertools

from digest.clean.above import is_polite
from digest.clean.draft import Draft
from digest.clean.groups import next_filled
from digest.clean.headlines import OWN, TELLING, words_within
from digest.clean.lexicon import letters
from digest.clean.mend import is_open
from digest.clean.shapes import is_report, list_mark, looks_like_headline
from digest.lazy import regex

_STRANGER = 15
_SAID_LINES = 8
_LABEL_LETTERS = 5
_CARD = 80
_WORDS = 3
_SIGN = regex(r"[:：=“”‘’\"'?!]")


def strangers(draft: Draft, running: list[int]) -> set[int]:
    """Lines that have no word of an article in the plain form: single headlines between two of its paragraphs, and what
    is said politely, by the page to its reader, with a label above it."""
    lines = draft.lines
    own = {index for index in running if not _is_addressed(lines[index].text)}
    filled = [index for index, line in enumerate(lines) if line.text]
    may_be = {
        index
        for above, index, below in zip(filled, filled[1:], filled[2:], strict=False)
        if above in own and below in own and index not in own and _may_be_stranger(lines[index].text)
    }
    polite = {
        index
        for index in filled
        if len(lines[index].text) <= _CARD
        and _is_addressed(lines[index].text)
        and not (_is_within(draft, index) or _is_said(draft, index))
    }
    if len(polite) >= len(own):
        polite = set()
    if not may_be and not polite:
        return set()
    whole = "".join(letters(lines[index].text) for index in own)
    if len(whole) < TELLING:
        return set()
    if any(words_within(lines[index].text, whole) >= OWN for index in may_be):
        may_be = set()  # sub-headings
    told = may_be | polite if len(whole) >= 2 * TELLING else polite
    found = {index for index in told if not words_within(lines[index].text, whole)}
    labels = {
        index
        for index, below in itertools.pairwise(filled)
        if below in found & polite
        and len(lines[index].text) <= _LABEL_LETTERS
        and letters(lines[index].text) not in whole
    }
    return found | labels


def _is_within(draft: Draft, index: int) -> bool:
    """Whether a sentence stands between two sentences of the text, with nothing but blank lines around it."""
    around = (next_filled(draft, index, step) for step in (-1, 1))
    return all(at is not None and is_report(draft.lines[at].text) for at in around)


def _is_said(draft: Draft, index: int) -> bool:
    """Whether a quotation that a line above opened is still open."""
    above = (line.text for line in reversed(draft.lines[max(index - _SAID_LINES, 0) : index]))
    quoted = next((text for text in above if "“" in text or "”" in text), "")
    return quoted.rfind("“") > quoted.rfind("”")


def _is_addressed(text: str) -> bool:
    """Whether a line speaks politely, and quotes nobody."""
    return is_polite(text) and text[0] not in "“\"‘'-–" and not is_report(text)


def _may_be_stranger(text: str) -> bool:
    return (
        len(text) >= _STRANGER
        and looks_like_headline(text)
        and len(text.split()) >= _WORDS
        and not list_mark(text)
        and not _SIGN.search(text)
        and not is_open(text)
    )
