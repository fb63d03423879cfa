"""How a total is split: `총사업비 495억 원(국비 480, 민간 15)`."""

from __future__ import annotations

import re
from functools import cache

from digest import vocabulary
from digest.extract.numerals import Quantity, find_quantities
from digest.lazy import compiled, regex
from digest.model import Amount

_NUMBER = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_BRACKET = regex(r"\s?(?:규모)?[(（\[]([^()（）\[\]]{3,160})[)）\]]")
_SHARE = regex(
    r"[가-힣A-Za-z ]{1,14}\s?(?:약\s)?\d[\d,.]*\s?[십백천만억조]*(?:\s?\d[\d,]*[천만억]+)*\s?(?:여\s?)?(?:원|달러|%)?"
)
"""`전남 40억`: a name and its share."""
_ROUNDING = 1.01
"""Parts may be rounded up by so much of their total."""
_ITEM = regex(r"[,·/;+ㆍ、]\s?(?!\d{3}(?!\d))")


@cache
def _sources() -> re.Pattern[str]:
    words = vocabulary.strings(vocabulary.load("extract/parts.yml")["sources"], "extract/parts.yml: sources")
    return compiled("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))


def split_total(text: str, total: Quantity) -> tuple[tuple[Amount, ...], int]:
    """The parts in the brackets behind a total, and where those brackets end; none where they list no sources.

    A part without a unit shares the total's; percentages stay percentages.

    >>> text = "총사업비 495억 원(국비 480, 민간 15)"
    >>> [(part.text, part.value) for part in split_total(text, find_quantities(text)[0])[0]]
    [('국비 480', 48000000000), ('민간 15', 1500000000)]
    """
    bracket = _BRACKET.match(text, total.end)
    if bracket is None or total.name.unit is None:
        return (), total.end
    parts: list[Amount] = []
    named = 0
    for item in _ITEM.split(bracket.group(1)):
        named += bool(_sources().search(item))
        written = [quantity for quantity in find_quantities(item) if quantity.name.kind in ("money", "measure")]
        number = _NUMBER.search(item)
        if written and written[0].value is not None:
            parts.append(Amount(item.strip(), written[0].value, written[0].name.unit or ""))
        elif number is not None:
            value = float(number.group().replace(",", "")) * total.scale
            parts.append(Amount(item.strip(), int(value) if value.is_integer() else value, total.name.unit))
    return (tuple(parts), bracket.end()) if _is_split(bracket.group(1), parts, named, total) else ((), total.end)


def _is_split(words: str, parts: list[Amount], named: int, total: Quantity) -> bool:
    """Whether the items of a bracket are parts of a total: sources of money, or named shares that fit into it.

    One item is a part if it names a source (`458억원(국비 229)`).
    """
    fits = 0 < sum(part.value for part in parts if part.unit == total.name.unit) <= (total.value or 0) * _ROUNDING
    if len(parts) < 2:
        return bool(parts) and named == 1 and fits and len(_ITEM.split(words)) == 1
    shares = all(_SHARE.fullmatch(item.strip()) for item in _ITEM.split(words))
    return named > 1 or (fits and shares)
