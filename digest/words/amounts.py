"""Numbers by their value, so that 145억, 1백45억 and 14,500,000,000 are the same to a reader who searches.

The worker reads numbers of a query by the same grammar (`worker/numbers.js`).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from digest.lazy import regex

LEAST = 10_000
"""Smaller numbers are found by their digits; by value they would match years and house numbers."""
_SHORT = len(str(LEAST)) - 1
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_SCALE = "[십백천만억조]"
# A digit comes first, so that the engine runs over all else.
_NUMBER = regex(
    rf"\d(?<![\d.,]\d)(?:\d{{0,2}}(?:,\d{{3}})+|\d*(?:\.\d+)?)(?:\s?여?\s?(?:{_SCALE}+|(?<={_SCALE}\s)(?:{_DIGITS})|(?<={_SCALE})(?:{_DIGITS})))*"
)
_TOKEN = regex(rf"{_DIGITS}|{_SCALE}")


def amounts(text: str) -> Iterator[int]:
    """The values of the numbers in a text that are large enough to be written in several ways.

    >>> list(amounts("145억원, 1조 2천억 원과 14,500,000,000원, 3만5천명, 2025년"))
    [14500000000, 1200000000000, 14500000000, 35000]
    """
    for match in _NUMBER.finditer(text):
        if len(match[0]) <= _SHORT and match[0].isdecimal():
            continue  # a day, a year, a number of people
        value = _value(_TOKEN.findall(match[0]))
        if value >= LEAST and value == int(value):
            yield int(value)


def _value(tokens: list[str]) -> Decimal:
    total = part = digits = Decimal(0)
    for token in tokens:
        if token in _SMALL:
            part += (digits or 1) * _SMALL[token]
            digits = Decimal(0)
        elif token in _LARGE:
            total += (part + digits or 1) * _LARGE[token]
            part = digits = Decimal(0)
        else:
            digits = Decimal(token.replace(",", ""))
    return total + part + digits
