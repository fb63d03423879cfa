"""Numbers, money and dates as readers of each language write them."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import Decimal
from functools import lru_cache

from digest.model import Bound, Claim
from digest.render.catalogue import Catalogue

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KO_STEPS = ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, ""))
_EN_STEPS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def is_money(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def write_number(value: int | float) -> str:
    """Thousands separated, no needless decimals.

    >>> write_number(1234567), write_number(12.50)
    ('1,234,567', '12.5')
    """
    number = Decimal(str(value))
    if number == number.to_integral_value():
        return f"{int(number):,}"
    return f"{number.normalize():,f}"


def write_korean_number(value: int | float) -> str:
    """In units of 조, 억 and 만, down to the last digit.

    >>> write_korean_number(40_000_000_000), write_korean_number(1_250_000_000_000), write_korean_number(45_590_000)
    ('400억', '1조 2,500억', '4,559만')
    """
    number = Decimal(str(value))
    if number != number.to_integral_value() or abs(number) < 10_000:
        return write_number(value)
    rest, parts = abs(int(number)), []
    for size, name in _KO_STEPS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{name}")
    return ("-" if number < 0 else "") + " ".join(parts)


def write_english_number(value: int | float) -> str:
    """In thousands below a million, else in millions, billions or trillions.

    >>> write_english_number(40_000_000_000), write_english_number(45_590_000), write_english_number(5_000)
    ('40 billion', '45.59 million', '5,000')
    """
    for size, name in _EN_STEPS:
        if abs(value) >= size:
            return f"{write_number(float(Decimal(str(value)) / size))} {name}"
    return write_number(value)


def write_amount(value: int | float, unit: str, catalogue: Catalogue) -> str:
    """A number with its unit: `400억 원`, `KRW 40 billion`, `116개사`, `116 companies`.

    A unit without a message is an English noun: English shows it, Korean leaves it to the quoted words beside.
    """
    korean = catalogue.language == "ko"
    if is_money(unit):
        if not korean:
            return f"{unit} {write_english_number(value)}"
        name = str(catalogue.messages.get(f"currency.{unit}", unit))
        number = write_korean_number(value)
        return f"{number}{'' if number[-1].isdigit() and name == '원' else ' '}{name}"
    key = f"unit.{unit}"
    if catalogue.has(key):
        one = catalogue.messages.get(f"{key}.one")
        pattern = one if one is not None and value == 1 else catalogue.messages[key]
        return pattern.format(n=write_number(value))
    return write_number(value) if korean else f"{write_number(value)} {unit}"


def write_figure(claim: Claim, catalogue: Catalogue) -> str:
    """A claim's value with what its words say about precision and bounds."""
    text = write_amount(claim.value, claim.unit, catalogue)
    if claim.approximate:
        text = catalogue.messages["figure.approximate"].format(v=text)
    if claim.bound is Bound.AT_LEAST:
        text = catalogue.messages["figure.at_least"].format(v=text)
    elif claim.bound is Bound.AT_MOST:
        text = catalogue.messages["figure.at_most"].format(v=text)
    return text


@lru_cache(maxsize=10_000)
def last_day(date: str) -> dt.date:
    """The last day of a partial date.

    >>> last_day("2025"), last_day("2024-02"), last_day("2025-03-01")
    (datetime.date(2025, 12, 31), datetime.date(2024, 2, 29), datetime.date(2025, 3, 1))
    """
    parts = [int(part) for part in date.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return dt.date(year, month, day)


def write_date(date: str, catalogue: Catalogue) -> str:
    """A partial date for prose: `2025년 11월`, `November 2025`; full dates stay ISO."""
    parts = date.split("-")
    if len(parts) == 3:
        return date
    if catalogue.language == "ko":
        return f"{parts[0]}년" + (f" {int(parts[1])}월" if len(parts) > 1 else "")
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) > 1 else parts[0]
