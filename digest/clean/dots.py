"""Middle dots that an old encoding lost."""

from __future__ import annotations

from dataclasses import replace

from digest.clean.draft import Draft
from digest.lazy import regex

_LOST_DOT = regex(r"(?<=[가-힣A-Za-z0-9])\?(?=[가-힣A-Za-z0-9])")
_QUESTION = regex(r"(?:까|나|가|니|냐|요|죠|지|래|걸|고|어|아|야|데|라|은|는)$")
_LEAST = 2
"""A single `?` inside a word may be a question whose space was lost."""


def mend_dots(draft: Draft) -> Draft:
    """Puts back middle dots that became `?` when an old encoding could not hold them.

    Certain only where the mark stands inside a word or list, no word before such a mark ends as a
    question does, and there are at least two of them; addresses are left alone.
    """
    text = "\n".join(line.text for line in draft.lines)
    if "?" not in text:
        return draft
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
    lines = "".join(letters).split("\n")
    mended = tuple(replace(line, text=new) for line, new in zip(draft.lines, lines, strict=True))
    return replace(draft, lines=mended, repairs=(*draft.repairs, f"{len(certain)} middle dots that had become '?'"))
