"""First steps: the text's lines, and characters an old encoding lost."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.clean.draft import Draft, Line, Trace
from digest.errors import SeedError
from digest.text import normalise, squeeze_spaces

_LOST_DOT = re.compile(r"(?<=[가-힣A-Za-z0-9])\?(?=[가-힣A-Za-z0-9])")
_QUESTION = re.compile(r"(?:까|나|가|니|냐|요|죠|지|래|걸|고|어|아|야|데|라|은|는)$")
_LEAST = 2
"""A single `?` inside a word may be a question whose space was lost."""


LONGEST_TEXT = 300_000
"""Characters; the longest reports of the press stay below 60,000, saved pages with all their lists below 150,000."""
_LONGEST_LINE = 6_000


def split_lines(text: str) -> Draft:
    """The draft of a raw text; a line of more than a few thousand characters is cut after a sentence.

    Raises:
        SeedError: if it is far longer than an article can be.
    """
    text = squeeze_spaces(normalise(text))
    if len(text) > LONGEST_TEXT:
        raise SeedError(f"the text has {len(text):,} characters; an article has {LONGEST_TEXT:,} at most")
    lines: list[Line] = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > _LONGEST_LINE:
            cut = rest.rfind("다.", 0, _LONGEST_LINE) + 2
            cut = cut if cut > 2 else max(rest.rfind(" ", 0, _LONGEST_LINE), 0) or _LONGEST_LINE
            lines.append(Line(rest[:cut].rstrip()))
            rest = rest[cut:].lstrip()
        lines.append(Line(rest) if rest else Line("", Trace.BLANK))
    return Draft(tuple(lines))


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
