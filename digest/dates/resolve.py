"""From a point as written to the days it means, seen from one day of publication."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from digest.dates.grammar import Length, Point
from digest.dates.lexer import FOLLOWING, SAME
from digest.dates.partial import Days, add_years, make_day, month_days, shift_month, year_days

_PART_DAYS = {"초": (1, 10), "초순": (1, 10), "상순": (1, 10), "중순": (11, 20), "하순": (21, 31), "말": (21, 31)}
_EVENING_EDITION = dt.timedelta(days=1)
"""Articles of a morning paper appear online the evening before and already say 'on the 7th'."""


class Resolved(NamedTuple):
    """What a point means: its days, and the partial date of the point or of the range's end."""

    days: Days
    date: str


class Context(NamedTuple):
    """Year and month of the date named before in the same sentence, and the day `이날` refers to."""

    year: int | None = None
    month: int | None = None
    day: dt.date | None = None


def resolve_point(point: Point, anchor: dt.date | None, tense: int, context: Context) -> Resolved | None:
    """The days a point means for an article published on `anchor`; None where that stays open.

    `tense` is that of the verb the point belongs to: -1 past, 1 to come, 0 unknown.
    """
    if point.same_day:
        day = context.day or anchor
        return Resolved(Days(day, day), day.isoformat()) if day else None
    tense = point.direction or tense
    year = _year(point, anchor, context)
    if point.month_offset is not None:
        return _in_offset_month(point, anchor, context)
    if point.month is None and point.day is None:
        return _in_year(point, year) if year is not None else None
    if point.month is None:
        if year is not None or point.day is None:
            return None
        return _bare_day(point, anchor, tense, context)
    if year is not None:
        return _in_month(point, year, point.month)
    if anchor is None:
        return None
    return _bare_month(point, anchor, tense, context)


def _year(point: Point, anchor: dt.date | None, context: Context) -> int | None:
    if point.year is not None:
        return point.year
    if point.year_offset is None:
        return None
    if point.year_offset == SAME:
        return context.year
    if point.year_offset == FOLLOWING:
        return context.year + 1 if context.year is not None else None
    return anchor.year + point.year_offset if anchor else None


def _in_year(point: Point, year: int) -> Resolved | None:
    days = year_days(year)
    if days is None:
        return None
    if point.part in ("말", "연말"):
        if point.closing:
            return Resolved(Days(days.last, days.last), days.last.isoformat())
        return Resolved(Days(dt.date(year, 12, 1), days.last), f"{year:04}-12")
    if point.part in ("초", "연초"):
        return Resolved(Days(days.first, dt.date(year, 3, 31)), f"{year:04}")
    return Resolved(days, f"{year:04}")


def _in_offset_month(point: Point, anchor: dt.date | None, context: Context) -> Resolved | None:
    if point.month_offset == SAME:
        if context.year is None or context.month is None:
            return None
        return _in_month(point, context.year, context.month)
    if anchor is None or point.month_offset is None:
        return None
    return _in_month(point, *shift_month(anchor.year, anchor.month, point.month_offset))


def _in_month(point: Point, year: int, month: int) -> Resolved | None:
    """A day, a part of a month, a month, or the months up to `last_month`."""
    if point.day is not None:
        day = make_day(year, month, point.day)
        return Resolved(Days(day, day), day.isoformat()) if day else None
    days = month_days(year, month)
    if days is None:
        return None
    if point.last_month is not None:
        end = month_days(*shift_month(year, 1, point.last_month - 1))
        return Resolved(Days(days.first, end.last), end.last.isoformat()[:7]) if end else None
    if point.part == "말" and point.closing:
        return Resolved(Days(days.last, days.last), days.last.isoformat())
    if point.part in _PART_DAYS:
        first, last = _PART_DAYS[point.part]
        window = Days(days.first.replace(day=first), days.first.replace(day=min(last, days.last.day)))
        return Resolved(window, days.first.isoformat()[:7])
    return Resolved(days, days.first.isoformat()[:7])


def _bare_month(point: Point, anchor: dt.date, tense: int, context: Context) -> Resolved | None:
    """`12월 3일`, `지난 6월`, `하반기`: the year follows from the direction, the context or the tense."""
    month = point.month or 1
    if context.year is not None and point.direction == 0:
        return _in_month(point, context.year, month)
    candidates = [found for year in range(anchor.year - 1, anchor.year + 2) if (found := _in_month(point, year, month))]
    return _choose(candidates, anchor, tense, point, _in_month(point, anchor.year, month))


def _bare_day(point: Point, anchor: dt.date | None, tense: int, context: Context) -> Resolved | None:
    """`7일`: in the month named just before, or the nearest such day in the direction of the verb."""
    if context.year is not None and context.month is not None and point.direction == 0:
        return _in_month(point, context.year, context.month)
    if anchor is None:
        return None
    months = [shift_month(anchor.year, anchor.month, offset) for offset in range(-2, 3)]
    candidates = [found for year, month in months if (found := _in_month(point, year, month))]
    return _choose(candidates, anchor, tense, point, _in_month(point, anchor.year, anchor.month))


def _choose(
    candidates: list[Resolved], anchor: dt.date, tense: int, point: Point, usual: Resolved | None
) -> Resolved | None:
    if tense < 0:
        limit = anchor if point.direction or point.day is None else anchor + _EVENING_EDITION
        return next((found for found in reversed(candidates) if found.days.first <= limit), None)
    if tense > 0:
        return next((found for found in candidates if found.days.last >= anchor), None)
    return usual


def add_length(start: dt.date, length: Length, sign: int = 1) -> tuple[dt.date, str] | None:
    """The day some time from `start`, and the partial date that is as precise as the unit."""
    count = length.count * sign
    if length.unit == 1:
        day = add_years(start, count)
        return day, f"{day.year:04}"
    if length.unit == 2:
        days = month_days(*shift_month(start.year, start.month, count))
        if days is None:
            return None
        day = days.first.replace(day=min(start.day, days.last.day))
        return day, day.isoformat()[:7]
    try:
        day = start + dt.timedelta(days=count * (7 if length.unit == 3 else 1))
    except OverflowError:
        return None
    return day, day.isoformat()
