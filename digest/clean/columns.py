"""Texts copied from narrow columns: their lines are full, whatever word stood at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from digest.clean.draft import Draft, Line
from digest.lazy import regex

_NARROWEST, _WIDEST = 10, 60
"""Characters of a column."""
_LEAST = 6
"""Full lines of a text, at least."""
_FEW = 14
_SHARES = (0.9, 0.8)
"""Of fewer lines with another one right below, and of more, so many are full; where words stay whole, two of five."""
_ENDED = regex(r"[다요죠까]\.(?=\s|$|[”\"’')])")
_SENTENCES = 2
_FIGURE = regex(r"\d[\d.,%℃㎡일월년억만천조원명개곳]|[,.]\d")
"""Where a number goes on."""
_BEHIND = regex(r"[.,)\]”’%]")
_STEM = 2
_WORD_END = regex(
    r"(?:은|는|을|를|이|가|에|의|로|와|과|도|며|고|서|한|할|된|될|인|던|해|돼|게|등|및|까지|부터|위해|통해|대한|[,.!?”’)\]])$"
)


def join_columns(draft: Draft) -> Draft:
    """One paragraph a line; a word that two lines share is put together where a number goes on, where it stands
    elsewhere in one piece, or where the first line does not end as words do."""
    texts = [line.text for line in draft.lines]
    width = _width(texts)
    if not width:
        return draft
    page = "\n".join(texts)
    joined: list[Line] = []
    count = 0
    for index, line in enumerate(draft.lines):
        above = texts[index - 1] if index else ""
        if line.text and width - 2 <= len(above) <= width:
            before = joined[-1].text
            joined[-1] = Line(f"{before}{'' if _parts_word(above, line.text, page) else ' '}{line.text}")
            count += 1
        else:
            joined.append(line)
    return replace(draft, lines=tuple(joined), repairs=(*draft.repairs, f"{count} lines of a column"))


def _width(texts: list[str]) -> int:
    """Characters of the column that a text stands in, or 0."""
    told = [len(text) for text, below in pairwise((*texts, "")) if text and below]
    counted = Counter(length for length in told if _NARROWEST <= length <= _WIDEST)
    if not counted:
        return 0
    width = max(counted, key=lambda length: (counted[length] + counted[length - 1], length))
    full = counted[width] + counted[width - 1]
    wider = sum(length > width for length in told)
    if full < _LEAST or full < _SHARES[len(told) >= _FEW] * len(told) or wider * _LEAST > len(told):
        return 0
    return width if len(_ENDED.findall("\n".join(texts))) >= _SENTENCES else 0


def _parts_word(above: str, below: str, page: str) -> bool:
    """Whether a line ends inside a word."""
    left, right = above.rsplit(" ", 1)[-1], below.split(" ", 1)[0]
    if _FIGURE.fullmatch(f"{above[-1]}{below[0]}") or _BEHIND.match(below):
        return True
    whole = f"{left}{right[:_STEM]}"
    if len(right) >= _STEM and len(whole) > _STEM and whole in page:
        return True
    return not (len(left) >= _STEM and _WORD_END.search(left))
