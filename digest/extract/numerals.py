"""Korean numerals with their units, read into exact values.

A numeral is digits with the scale words 십 백 천 만 억 조 in any of the ways papers mix them
(`2조 5000억`, `1천300여 억`, `26백만`), followed by a unit. What a numeral means for a reader
(whether it is a claim, what it counts, how real it is) is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from digest.extract.units import UnitName, Units, load_units
from digest.model import Bound

_WIDE = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９，．～∼〜", "0123456789,.~~~", strict=True)}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
_START = re.compile(r"(?<![\dA-Za-z.,\-/])\d|(?<=[~\-])\d|(?<=USD)\d|(?<=KRW)\d|(?<=EUR)\d")
_ENGLISH = re.compile(r"\s?(million|billion|trillion|thousand|M|B|bn|m)(?![A-Za-z])")
_ENGLISH_SCALE = {
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "b": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_BIG = {"만": 10**4, "억": 10**8, "조": 10**12}
_DATE_LIKE = frozenset("년월시위호층")
_SPELLED = re.compile(r"(?<![가-힣\d])(?:수\s?)?[일이삼사오육칠팔구]?[십백천만억조][일이삼사오육칠팔구십백천만억조]*")
_DIGIT = {digit: value for value, digit in enumerate("일이삼사오육칠팔구", start=1)}
_BARE_FOLLOW = re.compile(
    r"(?:\s?(?:여|가량|안팎|내외))?(?:[을를이가은는의에로와과]|으로|씩|[,.)(·~]|$|(?=\s))"
    r"(?!\s?(?:명|개|건|회|걸음|인구|뷰|다운로드|톤|마리|그루|년|km|번|장|대|주|표|편|권|가구|배|평|㎡|시민|관중|중국인|인도|소비자|팔로워|조회|분의|바이트|토큰|파라미터|매개변수|[A-Za-z]))"
)
_CONTINUES = re.compile(r"\s?[\d천백]")
_BARE_TRILLION = re.compile(
    r"(?:\s?(?:여|가량|안팎))?(?:[을를]|\s(?:규모|투입|투자|달성|돌파|이상|시장|매출|예산|시대|클럽|원))"
)
_LOOSE_END = re.compile(
    r"(?:이|가|을|를|은|는|의|에|로|으로|와|과|도|까지|씩|만|나|규모|이상|미만|이하|등|다|였|인|여)"
)
_APPROX_BEFORE = re.compile(r"(?:약|대략|어림잡아|거의|줄잡아)\s?$")
_LEAST_BEFORE = re.compile(r"(?:최소|적어도|무려)\s?$")
_MOST_BEFORE = re.compile(r"(?:최대|최고|많게는)\s?$")
_APPROX_AFTER = re.compile(r"\s?(?:가량|안팎|내외|정도|남짓|전후|(?:에|에\s)?\s?육박|가까)")
_LEAST_AFTER = re.compile(r"\s?(?:이상|여\s?이상|(?:을|를|이|가)?\s?(?:넘|초과|돌파|웃도|웃돌|상회))")
_MOST_AFTER = re.compile(r"\s?(?:이하|미만|이내|한도)")


@dataclass(frozen=True, slots=True)
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
    return tuple(_scan(text, text.translate(_WIDE), load_units()))


def _scan(text: str, plain: str, units: Units) -> Iterator[Quantity]:
    taken = 0
    starts = [(match.start(), False) for match in _START.finditer(plain)]
    starts += [(match.start(), True) for match in _SPELLED.finditer(plain)]
    for start, spelled in sorted(starts):
        if start < taken:
            continue
        found = _spelled(text, plain, start, units) if spelled else _written(text, plain, start, units)
        if found is not None:
            yield found
            taken = found.end


@dataclass(frozen=True, slots=True)
class _Magnitude:
    value: Fraction
    end: int
    scale: int
    """Product of the scales of the last part: 10**8 for `495억`."""
    big: str
    """The last scale word, such as `억`; empty for plain digits."""
    about: bool
    unit: UnitName | None
    unit_end: int


def _written(text: str, plain: str, start: int, units: Units) -> Quantity | None:
    first = _magnitude(plain, start, units)
    if first is None:
        return None
    sign = _sign_before(plain, start, units)
    if sign is not None and (first.unit is None or first.unit.kind != "money"):
        first = _signed(plain, first, units.after[sign[1]])
    lower: Fraction | None = None
    last = first
    joint = re.compile(r"\s?~\s?|(?<=\d)-(?=\d)").match(plain, first.unit_end if first.unit else first.end)
    if joint and plain[joint.end() : joint.end() + 1].isdigit():
        second = _magnitude(plain, joint.end(), units)
        if second is None or second.unit is None or (first.unit and first.unit.kind != second.unit.kind):
            return None
        low = first.value
        if first.scale == 1 and low * second.scale < second.value:
            low *= second.scale
        if low < second.value:
            lower, last = low, second
    if last.unit is None or last.unit.kind == "stop":
        return None
    if last.unit.loose and start and "가" <= plain[start - 1] <= "힣":
        return None
    begin = sign[0] if sign and last.unit.kind == "money" else start
    factor = Fraction(str(last.unit.factor))
    head, tail = plain[max(0, begin - 6) : begin], plain[last.unit_end : last.unit_end + 8]
    return Quantity(
        start=begin,
        end=last.unit_end,
        text=text[begin : last.unit_end],
        value=_number(last.value * factor),
        name=last.unit,
        scale=last.scale,
        approximate=last.about or lower is not None or _is_approximate(head, tail),
        bound=Bound.AT_MOST if lower is not None else _bound(head, tail),
        lower=None if lower is None else _number(lower * factor),
    )


def _signed(plain: str, magnitude: _Magnitude, unit: UnitName) -> _Magnitude:
    """The magnitude with the currency that stands before it, and English scale words (`$12 million`)."""
    match = _ENGLISH.match(plain, magnitude.end)
    factor, end = (_ENGLISH_SCALE[match.group(1).lower()], match.end()) if match else (1, magnitude.end)
    return replace(magnitude, value=magnitude.value * factor, unit=unit, unit_end=end)


def _magnitude(plain: str, start: int, units: Units) -> _Magnitude | None:
    """Reads digits and scale words from `start`, and the unit behind them where there is one."""
    match = _NUMBER.match(plain, start)
    if match is None:
        return None
    end = match.end()
    if plain[end : end + 1] in _DATE_LIKE:
        return None
    total, section, last_big, big, scale = Fraction(0), _fraction(match.group()), 10**16, "", 1
    pending = section
    about = False
    good: _Magnitude | None = None
    section = Fraction(0)
    while True:
        part, position, part_about = _scales(plain, end)
        small, large = part
        if small or large:
            multiplier = 1
            for word in small:
                multiplier *= _SMALL[word]
            section += pending * multiplier
            scale = multiplier
            big = large or small[-1]
            if large:
                section, worth = Fraction(0), section * _BIG[large]
                scale *= _BIG[large]
                if worth >= last_big:
                    return good
                total, last_big = total + worth, _BIG[large]
            elif section >= last_big:
                total, section = (total + pending) * multiplier, Fraction(0)
            about = about or part_about
            end = position
        else:
            if good is not None and pending >= good.scale:
                return good
            section += pending
            scale = 1 if good is None else scale
        unit, unit_end, unit_about = _unit_at(plain, end, units)
        bare = {"억": _BARE_FOLLOW, "조": _BARE_TRILLION}.get(big)
        if unit is None and bare is not None and (small or large) and bare.match(plain, end):
            unit, unit_end = units.after["원"], end
        here = _Magnitude(total + section, end, scale, big, about or unit_about, unit, unit_end)
        if not (small or large):
            return here if unit is not None or good is None else good
        good = here
        if unit is not None and (unit_end > end or not _CONTINUES.match(plain, end)):
            return here
        following = re.compile(r"\s?").match(plain, end)
        position = following.end() if following else end
        number = _NUMBER.match(plain, position)
        if number is None:
            if plain[end : end + 1] in _SMALL:
                pending = Fraction(1)
                continue
            return good
        pending, end = _fraction(number.group()), number.end()


def _scales(plain: str, position: int) -> tuple[tuple[str, str], int, bool]:
    """The scale words at a position, after an optional `여` and space: small ones, then at most one big one."""
    about = False
    here = position
    if plain[here : here + 2] == " 여":
        here += 1
    if plain[here : here + 1] == "여":
        here += 1
        about = True
    if plain[here : here + 1] == " ":
        here += 1
    small = ""
    cursor = here
    while plain[cursor : cursor + 1] in _SMALL:
        small += plain[cursor]
        cursor += 1
    if small and plain[cursor : cursor + 1] == "여":
        cursor, about = cursor + 1, True
    if small and plain[cursor : cursor + 1] == " " and plain[cursor + 1 : cursor + 2] in ("억", "조"):
        cursor += 1
    large = plain[cursor] if plain[cursor : cursor + 1] in _BIG else ""
    cursor += len(large)
    if not small and not large:
        return ("", ""), position, False
    if (large or small[-1]) in ("조", "천", "만", "백") and re.match(r"[가-힣]", plain[cursor : cursor + 1]):
        follow = plain[cursor : cursor + 1]
        if follow in "각사합성정치직차안별금장선은" and not (large == "만" and follow in "장"):
            return ("", ""), position, False
    return (small, large), cursor, about


def _unit_at(plain: str, position: int, units: Units) -> tuple[UnitName | None, int, bool]:
    """The longest unit name at a position, after an optional `여` and space."""
    about = False
    if plain[position : position + 2] == " 여":
        position += 1
    if plain[position : position + 1] == "여":
        position, about = position + 1, True
    if plain[position : position + 1] == " ":
        position += 1
    for length in range(units.longest, 0, -1):
        name = plain[position : position + length]
        unit = units.after.get(name)
        if unit is None or len(name) < length:
            continue
        following = plain[position + length : position + length + 1]
        if unit.loose and "가" <= following <= "힣" and not _LOOSE_END.match(plain, position + length):
            continue
        if name[-1].isascii() and name[-1].isalpha() and following.isascii() and following.isalpha():
            continue
        return unit, position + length, about
    return None, position, False


def _spelled(text: str, plain: str, start: int, units: Units) -> Quantity | None:
    """Numerals without digits: `천만 원`, `수십억 원` (which has no value)."""
    match = _SPELLED.match(plain, start)
    if match is None:
        return None
    unit, end, _ = _unit_at(plain, match.end(), units)
    words = match.group()
    if unit is None or unit.kind != "money" or words in ("만", "이만", "조"):
        return None
    value = None if words.startswith("수") else _number(_spelled_value(words) * Fraction(str(unit.factor)))
    return Quantity(start, end, text[start:end], value, unit, 1)


def _spelled_value(words: str) -> Fraction:
    total, section, digit = 0, 0, 0
    for word in words:
        if word in _DIGIT:
            digit = _DIGIT[word]
        elif word in _SMALL:
            section, digit = section + max(digit, 1) * _SMALL[word], 0
        else:
            total, section, digit = total + max(section + digit, 1) * _BIG[word], 0, 0
    return Fraction(total + section + digit)


def _sign_before(plain: str, start: int, units: Units) -> tuple[int, str] | None:
    end = start - 1 if plain[start - 1 : start] == " " else start
    for sign, code in units.before.items():
        if end >= len(sign) and plain.startswith(sign, end - len(sign)):
            return end - len(sign), code
    return None


def _bound(head: str, tail: str) -> Bound | None:
    if _MOST_BEFORE.search(head) or _MOST_AFTER.match(tail):
        return Bound.AT_MOST
    if _LEAST_BEFORE.search(head) or _LEAST_AFTER.match(tail):
        return Bound.AT_LEAST
    return None


def _is_approximate(head: str, tail: str) -> bool:
    return bool(_APPROX_BEFORE.search(head) or _APPROX_AFTER.match(tail))


def _fraction(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
