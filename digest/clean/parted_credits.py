"""Credits that wide spaces parted from the picture's sentence above, and that nothing parts from the paragraph below:
`… 시험동을 둘러보고 있다.  온결통신온결군은 …`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from digest.clean.draft import Draft, Line
from digest.clean.embedded_credits import credit_sign, is_sure, next_credit
from digest.lazy import regex

_LEAST = 60
"""Characters of the paragraph with a credit at its beginning, at least."""
_ABOVE, _BELOW, _LONGEST = 40, 200, 30
"""Characters of both lines that are looked at, and of the credit, at most."""
_BEGUN = regex(r"[가-힣A-Za-z\[(</ⓒ©]")
"""What it begins with; the mark of a note or an item is none of a credit."""


def join_parted(draft: Draft) -> Draft:
    """The lines with such a paragraph behind the sentence above it again, as if one space stood there: what knows
    pictures' texts inside a line finds their beginnings and ends."""
    parted = {index for index, (above, below) in enumerate(pairwise(draft.lines), 1) if _is_parted(above, below)}
    if not parted:
        return draft
    lines: list[Line] = []
    for index, line in enumerate(draft.lines):
        if index in parted:
            lines[-1] = Line(f"{lines[-1].text} {line.text}")
        else:
            lines.append(line)
    return replace(draft, lines=tuple(lines))


def _is_parted(above: Line, below: Line) -> bool:
    """Whether a paragraph begins with the credit of what the line above shows."""
    if above.settled or below.settled or len(below.text) < _LEAST or above.text[-1:] != ".":
        return False
    if not (_BEGUN.match(below.text) and credit_sign().search(below.text, 0, _LONGEST)):
        return False
    text = f"{above.text[-_ABOVE:]} {below.text[:_BELOW]}"
    place = min(len(above.text), _ABOVE)
    credit = next_credit(text, 0)
    if credit is None or credit["signer"] or credit["byline"] or text[credit.start() : place].strip():
        return False
    return place < credit.end() <= place + _LONGEST and is_sure(text, credit.start(), credit.end())
