"""Dates as precise as they are known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and the days they cover."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from digest.lazy import regex

_ISO = regex(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MIN_YEAR = 1900
MAX_YEAR = 2099


class Days(NamedTuple):
    """A stretch of days, both ends included."""

    first: dt.date
    last: dt.date


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none or the year lies outside 1900 to 2099."""
    days = month_days(year, month)
    return dt.date(year, month, day) if days is not None and 1 <= day <= days.last.day else None


@lru_cache(maxsize=4096)
def month_days(year: int, month: int) -> Days | None:
    """First and last day of a month; None outside the years 1900 to 2099."""
    if not (MIN_YEAR <= year <= MAX_YEAR and 1 <= month <= 12):
        return None
    return Days(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def year_days(year: int) -> Days | None:
    """First and last day of a year; None outside the years 1900 to 2099."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))


def shift_month(year: int, month: int, offset: int) -> tuple[int, int]:
    """Year and month `offset` months later.

    >>> shift_month(2023, 1, -1)
    (2022, 12)
    """
    index = year * 12 + month - 1 + offset
    return index // 12, index % 12 + 1


def add_years(day: dt.date, years: int) -> dt.date:
    """The same day some years later (28 February for a leap day), kept within 1900 to 2099."""
    year = min(max(day.year + years, MIN_YEAR), MAX_YEAR)
    return dt.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


@lru_cache(maxsize=4096)
def covered_days(date: str) -> Days:
    """The days a partial date covers.

    >>> covered_days("2024-02")
    Days(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))

    Raises:
        ValueError: if it is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or no day of the calendar.
    """
    match = _ISO.fullmatch(date)
    days: Days | None = None
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is not None and month is not None and day is not None:
            single = make_day(year, month, day)
            days = Days(single, single) if single else None
        elif year is not None and month is not None:
            days = month_days(year, month)
        elif year is not None:
            days = year_days(year)
    if days is None:
        raise ValueError(f"expected YYYY, YYYY-MM or YYYY-MM-DD, found {date!r}")
    return days


def shared_part(first: dt.date, last: dt.date) -> str | None:
    """The most precise date that all days from `first` to `last` share; None across years.

    >>> shared_part(dt.date(2023, 5, 3), dt.date(2023, 5, 20))
    '2023-05'
    """
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if first.year == last.year else None
