"""Korean numerals with their units, read into exact values.

A numeral is digits with the scale words 십 백 천 만 억 조 in any of the ways papers mix them
(`2조 5000억`, `1천300여 억`, `26백만`), followed by a unit. What a numeral means for a reader
(whether it is a claim, what it counts, how real it is) is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from digest import vocabulary
from digest.extract.magnitudes import Magnitude, read_magnitude, spelled_value, unit_at
from digest.extract.units import UnitName, Units, load_units
from digest.lazy import regex
from digest.model import Bound
from digest.record import record

_SPACES = "\u00a0\u2002\u2003\u2009\u202f\u3000"
_WIDE = {
    ord(wide): narrow
    for wide, narrow in zip(
        "０１２３４５６７８９，．～∼〜" + _SPACES, "0123456789,.~~~" + " " * len(_SPACES), strict=True
    )
}
_ANY_WIDE = regex(f"[０-９，．～∼〜{_SPACES}]")
_START = regex(r"\d(?:(?<![\dA-Za-z.,\-/]\d)(?<!\d:\d)|(?<=[~\-]\d)|(?<=USD\d)|(?<=KRW\d)|(?<=EUR\d))")
"""The first digit of a numeral; what may stand before it is asked only where a digit is."""
_YEAR_OF_NAME = regex(r"(?<=[가-힣A-Za-z’'”\"] )(?:19|20)\d\d [가-힣]")
"""A year behind a name (`엑스포 2031 관객`), not a number with its counter."""
_JOINT = regex(r"\s?~\s?|(?<=\d)-(?=\d)")
_SPELLED = regex(
    r"(?<![가-힣\d])(?:수\s?)?[일이삼사오육칠팔구]?[십백천만억조][일이삼사오육칠팔구십백천만억조]*"
    r"(?: [일이삼사오육칠팔구][십백천만억조]+)*"
)
_SCALE = regex("[십백천만억조]")
"""What any numeral without digits has."""
_ENGLISH = regex(r"\s?(million|billion|trillion|thousand|M|B|bn|m)(?![A-Za-z])")
_ENGLISH_SCALE = {
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "b": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}


@record
class Quantity:
    """A numeral with its unit; `text == whole[start:end]`."""

    start: int
    end: int
    text: str
    value: int | float | None
    """In `unit`; the upper end of a range; None for an indefinite numeral (`수십억`)."""
    name: UnitName
    scale: int
    """What a bare number would be multiplied by if it shared this numeral's unit (`억` of `495억 원`)."""
    approximate: bool = False
    bound: Bound | None = None
    lower: int | float | None = None
    """The lower end of a range."""


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every numeral with a known unit, in order, never overlapping.

    >>> [(q.text, q.value, q.name.unit) for q in find_quantities("총 2조 5000억원, 47개사와 4559만달러")]
    [('2조 5000억원', 2500000000000, 'KRW'), ('47개사', 47, 'companies'), ('4559만달러', 45590000, 'USD')]
    >>> find_quantities("지난 2일 061-123-4567로 3차 공고")
    ()
    """
    plain = text.translate(_WIDE) if _ANY_WIDE.search(text) else text
    return tuple(_scan(text, plain, load_units()))


def _scan(text: str, plain: str, units: Units) -> Iterator[Quantity]:
    taken = 0
    starts = [(match.start(), False) for match in _START.finditer(plain)]
    if _SCALE.search(plain):
        starts += [(match.start(), True) for match in _SPELLED.finditer(plain)]
    for start, spelled in sorted(starts):
        if start < taken:
            continue
        found = _spelled(text, plain, start, units) if spelled else _written(text, plain, start, units)
        if found is not None and found.start >= taken:
            yield found
            taken = found.end


def _written(text: str, plain: str, start: int, units: Units) -> Quantity | None:
    sign = _sign_before(plain, start, units)
    first = read_magnitude(plain, start, units, bare=sign is None)
    if first is None:
        return None
    if sign is not None and (first.unit is None or first.unit.kind != "money"):
        first = _signed(plain, first, units.after[sign[1]])
    lower, last = _range(plain, first, units)
    unit = last.unit
    if unit is None or unit.kind == "stop" or (unit.loose and _is_hangul(plain[start - 1 : start])):
        return None
    if unit.kind == "count" and _YEAR_OF_NAME.match(plain, start):
        return None
    begin = sign[0] if sign and unit.kind == "money" else start
    factor = unit.factor
    head, tail = plain[max(0, begin - 6) : begin], plain[last.unit_end : last.unit_end + 8].lstrip()
    hints = _hints()
    return Quantity(
        start=begin,
        end=last.unit_end,
        text=text[begin : last.unit_end],
        value=_number(last.value * factor),
        name=unit,
        scale=last.scale,
        approximate=last.about or lower is not None or hints.is_approximate(head, tail),
        bound=Bound.AT_MOST if lower is not None else hints.bound(head, tail),
        lower=None if lower is None else _number(lower * factor),
    )


def _range(plain: str, first: Magnitude, units: Units) -> tuple[Decimal | None, Magnitude]:
    """The lower end of a range and its upper end; no lower end where it is no range."""
    joint = _JOINT.match(plain, first.unit_end if first.unit else first.end)
    if joint is None or not plain[joint.end() : joint.end() + 1].isdigit():
        return None, first
    second = read_magnitude(plain, joint.end(), units)
    if second is None or second.unit is None or (first.unit and first.unit.kind != second.unit.kind):
        return None, replace(first, unit=None)
    low = first.value
    if first.scale == 1 and low * second.scale < second.value:
        low *= second.scale
    return (low, second) if low < second.value else (None, first)


def _signed(plain: str, magnitude: Magnitude, unit: UnitName) -> Magnitude:
    """The magnitude with the currency that stands before it, and English scale words (`$12 million`)."""
    match = _ENGLISH.match(plain, magnitude.end)
    factor, end = (_ENGLISH_SCALE[match.group(1).lower()], match.end()) if match else (1, magnitude.end)
    return replace(magnitude, value=magnitude.value * factor, unit=unit, unit_end=end)


def _spelled(text: str, plain: str, start: int, units: Units) -> Quantity | None:
    """Numerals without digits: `천만 원`, `수십억 원` (which has no value)."""
    match = _SPELLED.match(plain, start)
    if match is None:
        return None
    unit, end, _ = unit_at(plain, match.end(), units)
    words = match.group()
    if unit is None or unit.kind != "money" or words in ("만", "이만", "조"):
        return None
    value = None if words.startswith("수") else _number(spelled_value(words) * unit.factor)
    return Quantity(start, end, text[start:end], value, unit, 1)


def _sign_before(plain: str, start: int, units: Units) -> tuple[int, str] | None:
    end = start - 1 if plain[start - 1 : start] == " " else start
    if not end or plain[end - 1] not in units.signs:
        return None
    for sign, code in units.before.items():
        if end >= len(sign) and plain.startswith(sign, end - len(sign)):
            return end - len(sign), code
    return None


@dataclass(frozen=True, slots=True)
class _Hints:
    """Words beside a numeral that limit it, as endings of what precedes and beginnings of what follows."""

    approximate: tuple[tuple[str, ...], tuple[str, ...]]
    at_least: tuple[tuple[str, ...], tuple[str, ...]]
    at_most: tuple[tuple[str, ...], tuple[str, ...]]

    def is_approximate(self, head: str, tail: str) -> bool:
        return head.rstrip().endswith(self.approximate[0]) or tail.startswith(self.approximate[1])

    def bound(self, head: str, tail: str) -> Bound | None:
        before = head.rstrip()
        if before.endswith(self.at_most[0]) or tail.startswith(self.at_most[1]):
            return Bound.AT_MOST
        if before.endswith(self.at_least[0]) or tail.startswith(self.at_least[1]):
            return Bound.AT_LEAST
        return None


@cache
def _hints() -> _Hints:
    document = vocabulary.load("extract/numerals.yml")

    def words(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        before, after = (
            vocabulary.strings(document[f"{key}_{side}"], f"extract/numerals.yml: {key}_{side}")
            for side in ("before", "after")
        )
        return before, after

    return _Hints(words("approximate"), words("at_least"), words("at_most"))


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _number(value: Decimal) -> int | float:
    whole = int(value)
    return whole if whole == value else float(value)
