"""Middle dots and quotation marks that an old encoding lost."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.clean.draft import Draft
from digest.lazy import regex

_LOST_DOT = regex(r"(?<=[가-힣A-Za-z0-9])\?(?=[가-힣A-Za-z0-9])")
_QUESTION = regex(r"(?:까|나|가|니|냐|요|죠|지|래|걸|고|어|아|야|데|라|은|는)$")
_QUOTED = regex(r"(?<![^\s(\[,·])\?(?=[가-힣A-Za-z0-9])(?P<said>[^?\n]{1,300}?\??)\?(?!\?)")
"""No question ends in front of a word's first letter."""
_ASKED = regex(r"(?:까|나|니|냐|요|죠|지|래)$")
"""Ends of a question whose mark stands apart from it."""
_SPOKEN = regex(r"(?:[다요까죠라자]\.?|\?)$")
_REACH = 6
_LEAST = 2
"""A single `?` inside a word may be a question whose space was lost."""


def mend_dots(draft: Draft) -> Draft:
    """Puts back middle dots and quotation marks that became `?` when an old encoding could not hold them.

    Certain only where the mark stands inside a word or list, no word before such a mark ends as a
    question does, and there are at least two of them, or where one stands in front of a word; addresses are left alone.
    """
    text = "\n".join(line.text for line in draft.lines)
    if "?" not in text:
        return draft
    quoted = _QUOTED.sub(_with_marks, text)
    if quoted != text:
        draft, text = _rewritten(draft, quoted, "quotation marks"), quoted
    places = [match.start() for match in _LOST_DOT.finditer(text)]
    certain = [
        at
        for at in places
        if not _QUESTION.search(text[max(0, at - 2) : at]) and "http" not in text[max(0, at - 80) : at]
    ]
    if len(certain) < _LEAST:
        return draft
    letters = list(text)
    for at in certain:
        letters[at] = "·"
    return _rewritten(draft, "".join(letters), f"{len(certain)} middle dots")


def _rewritten(draft: Draft, text: str, lost: str) -> Draft:
    """The draft with the lines of a text in which what was lost stands again."""
    lines = tuple(replace(line, text=new) for line, new in zip(draft.lines, text.split("\n"), strict=True))
    return replace(draft, lines=lines, repairs=(*draft.repairs, f"{lost} that had become '?'"))


def _with_marks(quoted: re.Match[str]) -> str:
    """What was said, or a name, between its marks."""
    before = quoted.string[max(0, quoted.start() - _REACH) : quoted.start()].rstrip()
    if _ASKED.search(before):
        return quoted.group()
    said = quoted["said"]
    return f"“{said}”" if _SPOKEN.search(said) else f"‘{said}’"
