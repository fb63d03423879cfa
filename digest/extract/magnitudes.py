"""Digits and scale words read into exact numbers (28 digits), with the unit behind them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from digest import vocabulary
from digest.extract.units import UnitName, Units
from digest.lazy import compiled, regex
from digest.record import record

SMALL = {"십": 10, "백": 100, "천": 1000}
BIG = {"만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS = {digit: value for value, digit in enumerate("일이삼사오육칠팔구", start=1)}
_NUMBER = regex(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = regex(r"(?P<about> ?여)? ?(?P<small>[십백천]*)(?P<inner>여)?(?: (?=[억조]))?(?P<big>[만억조]?)")
_UNIT_GAP = regex(r"(?P<about> ?여)? ?")
_NO_CEILING = Decimal(10) ** 40
_DATE_LIKE = frozenset("년월시위호층")
_NO_SCALE_BEFORE = frozenset("각사합성정치직차안별금선은")
"""After a scale word without space these make another word of it: 조각, 조사, 조성, 백합, 천안."""
_LOOSE_END = regex(
    r"이|가|을|를|은|는|의|에|로|으로|와|과|도|까지|씩|만|나|규모|이상|미만|이하|등|다|였|인|여|어치|대|쯤|가량|정도|안팎|내외|남짓|탑|부터|보다|에서|이나|뿐"
)


@record
class Magnitude:
    """A number and the unit found behind it."""

    value: Decimal
    end: int
    scale: int
    """Product of the scales of the last part: 10**8 for `495억`."""
    about: bool
    """`여` stands in it."""
    unit: UnitName | None
    unit_end: int


@record
class _Part:
    number: Decimal
    small: int
    big: int
    """1 where the part has none."""
    end: int
    about: bool

    @property
    def scale(self) -> int:
        return self.small * self.big


def read_magnitude(plain: str, start: int, units: Units, *, bare: bool = True) -> Magnitude | None:
    """The number that begins at `plain[start]`, as long as it can be read with a unit behind it.

    Where no reading has a unit, the longest one without. `bare`: 억 and 조 can stand for 억 원 and 조 원.
    """
    parts = _parts(plain, start)
    fallback: Magnitude | None = None
    for length in range(len(parts), 0, -1):
        value = _fold(parts[:length])
        if value is None:
            continue
        last = parts[length - 1]
        about = any(part.about for part in parts[:length])
        unit, unit_end, unit_about = unit_at(plain, last.end, units)
        unnamed = unit is None or unit.name == "등"
        if unnamed and bare and last.big > BIG["만"] and _is_bare_money(plain, last):
            unit, unit_end = units.after["원"], last.end
        found = Magnitude(value, last.end, last.scale, about or unit_about, unit, unit_end)
        if unit is not None and (unit.kind != "stop" or length == 1):
            return found
        fallback = fallback or found
    return fallback


def spelled_value(words: str) -> Decimal:
    """The value of a numeral written without digits.

    >>> int(spelled_value("이억 오천만"))
    250000000
    """
    total, section, digit = 0, 0, 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in SMALL:
            section, digit = section + max(digit, 1) * SMALL[word], 0
        elif word in BIG:
            total, section, digit = total + max(section + digit, 1) * BIG[word], 0, 0
    return Decimal(total + section + digit)


def unit_at(plain: str, position: int, units: Units) -> tuple[UnitName | None, int, bool]:
    """The longest unit name at a position after an optional `여` and space; its end; whether `여` was there."""
    gap = _UNIT_GAP.match(plain, position)
    begin = gap.end() if gap else position
    for length in units.lengths.get(plain[begin : begin + 1], ()):
        unit = units.after.get(plain[begin : begin + length])
        if unit is None or len(unit.name) != length or not _ends_clearly(plain, begin + length, unit):
            continue
        last = begin + unit.name.rfind(" ") + 1
        if unit.kind != "count" or not plain.startswith(units.words, last):
            return unit, begin + length, bool(gap and gap["about"])
    return None, position, False


def _ends_clearly(plain: str, end: int, unit: UnitName) -> bool:
    following = plain[end : end + 1]
    if unit.loose and unit.name[-1] == "국" and plain.startswith(("가", "내외"), end):
        return False
    if unit.loose and "가" <= following <= "힣":
        return _LOOSE_END.match(plain, end) is not None
    last = unit.name[-1]
    return not (last.isascii() and last.isalpha() and following.isascii() and following.isalpha())


def _parts(plain: str, start: int) -> list[_Part]:
    """Numbers with their scale words, one after the other, as far as they could belong together."""
    parts: list[_Part] = []
    position = start
    while True:
        number = _NUMBER.match(plain, position)
        if number is None and not (parts and plain[position : position + 1] in SMALL):
            return parts
        end = number.end() if number else position
        if plain[end : end + 1] in _DATE_LIKE:
            return parts
        value = Decimal(number.group().replace(",", "")) if number else Decimal(1)
        part = _scaled(plain, value, end)
        if part.scale == 1 and parts and parts[-1].big > BIG["만"]:
            return parts
        parts.append(part)
        if part.scale == 1:
            return parts
        position = part.end + (plain[part.end : part.end + 1] == " ")


def _scaled(plain: str, number: Decimal, end: int) -> _Part:
    """A number with the scale words behind it."""
    match = _SCALES.match(plain, end)
    if match is None or not (match["small"] or match["big"]):
        return _Part(number, 1, 1, end, False)
    following = plain[match.end() : match.end() + 1]
    if following in _NO_SCALE_BEFORE and following:
        return _Part(number, 1, 1, end, False)
    small = 1
    for word in match["small"]:
        small *= SMALL[word]
    return _Part(number, small, BIG.get(match["big"], 1), match.end(), bool(match["about"] or match["inner"]))


def _fold(parts: list[_Part]) -> Decimal | None:
    """The value of parts read together; None where they are not one number.

    Scales must fall (`2조 5000억`). A last `천` or `백만` that does not is a unit of account and
    multiplies all of it (`1만6,800천불` are 16,800 thousand dollars).
    """
    if len(parts) == 1:
        return parts[0].number * parts[0].scale
    total, section, ceiling = Decimal(0), Decimal(0), _NO_CEILING
    for index, part in enumerate(parts):
        amount = part.number * part.small
        if part.big > 1:
            worth = (section + amount) * part.big
            if worth >= ceiling:
                return None
            total, section, ceiling = total + worth, Decimal(0), Decimal(part.big)
        elif part.small > 1 and amount >= ceiling and index == len(parts) - 1:
            return (total + section + part.number) * part.small
        elif amount >= ceiling or (section and index and amount >= parts[index - 1].small):
            return None
        else:
            section += amount
    return total + section


@cache
def _bare() -> tuple[re.Pattern[str], re.Pattern[str]]:
    document = vocabulary.load("extract/numerals.yml")
    not_money = "|".join(map(re.escape, vocabulary.strings(document["not_money"], "extract/numerals.yml: not_money")))
    after = "|".join(
        map(re.escape, vocabulary.strings(document["money_after_jo"], "extract/numerals.yml: money_after_jo"))
    )
    about = r"(?:\s?(?:여|쯤|가량|안팎|내외))?"
    return (
        compiled(
            rf"{about}(?:[을를이가은는의에로와과도만]|으로|씩|까지|[,.)(·~]|$|(?=\s))(?!\s?(?:{not_money}|[A-Za-z]))"
        ),
        compiled(rf"{about}(?:[을를]|\s(?:{after}))"),
    )


def _is_bare_money(plain: str, last: _Part) -> bool:
    """Whether a number of 억 or 조 without a unit is won, by what follows it."""
    hundred_million, trillion = _bare()
    return (trillion if last.big == BIG["조"] else hundred_million).match(plain, last.end) is not None
