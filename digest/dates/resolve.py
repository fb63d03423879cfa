"""From a point as written to the days it means, seen from one day of publication."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from digest.dates.grammar import Point
from digest.dates.partial import Days, make_day, month_days, shift_month, year_days
from digest.dates.tokens import FOLLOWING, SAME

_PART_DAYS = {"초": (1, 10), "초순": (1, 10), "상순": (1, 10), "중순": (11, 20), "하순": (21, 31), "말": (21, 31)}
EVENING_EDITION = dt.timedelta(days=1)
"""Articles of a morning paper appear online the evening before and already say 'on the 7th'."""
LATE_POST = dt.timedelta(days=10)
"""Boards post releases late: `오는 4일` on the 13th is the 4th of that month. Of 13 such days in 1,400 articles,
the eleven up to nine days back were of the month of publication, the two from 25 days on of the next."""
_REACH_OF_DAYS = (20, 62)
_REACH_OF_MONTHS = (215, 245)
"""How many days ahead and back a bare day, or a bare month, can mean another month or year than the
publication's. Farther off, the tense was misread: the press then says 다음 달 or 지난해."""


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
    if point.same_day or point.day_offset is not None:
        return _same_day(point, anchor, context)
    if point.week is not None or (point.weekday >= 0 and point.day is None):
        return _in_week(point, anchor) if anchor else None
    if point.month_offset is not None:
        return _in_offset_month(point, anchor, context)
    return _in_named_year(point, anchor, tense, context)


def _in_named_year(point: Point, anchor: dt.date | None, tense: int, context: Context) -> Resolved | None:
    """A point whose year is named, taken from the date before it, or left to the reader."""
    year = _year(point, anchor, context)
    if year is not None:
        if point.month is not None:
            return _in_month(point, year, point.month)
        return _in_year(point, year) if point.day is None else None
    if point.year_offset is not None or (point.month is None and point.day is None):
        return None
    if point.direction == 0 and context.year is not None and (point.month or context.month):
        return _in_month(point, context.year, point.month or context.month or 1)
    return _open_point(point, anchor, tense) if anchor else None


def _same_day(point: Point, anchor: dt.date | None, context: Context) -> Resolved | None:
    """`이날`, `어제`, `전날`; what follows a day that nobody named is unknown."""
    offset = point.day_offset or 0
    day = (context.day if point.same_day else None) or (anchor if offset <= 0 or not point.same_day else None)
    if day is None:
        return None
    day += dt.timedelta(days=offset)
    return Resolved(Days(day, day), day.isoformat())


_WEEKEND, _SUNDAY = 5, 6


def _in_week(point: Point, anchor: dt.date) -> Resolved | None:
    """`지난주`, `이번 주말`, `다음 주 월요일`, `오는 금요일`; weeks begin on Monday."""
    if point.week is None:
        if not point.direction:
            return None
        ahead = (point.weekday - anchor.weekday()) % 7
        day = anchor + dt.timedelta(days=(ahead or 7) if point.direction > 0 else ahead - 7)
        return Resolved(Days(day, day), day.isoformat())
    monday = anchor + dt.timedelta(days=7 * point.week - anchor.weekday())
    if point.weekday >= 0 or point.day is not None:
        week = [monday + dt.timedelta(days=count) for count in range(7)]
        found = [day for day in week if point.day in (None, day.day) and point.weekday in (-1, day.weekday())]
        if not found:
            return None
        day = found[0]
        return Resolved(Days(day, day), day.isoformat())
    first, last = (_WEEKEND, _SUNDAY) if point.part == "말" else (0, 1) if point.part == "초" else (0, _SUNDAY)
    days = Days(monday + dt.timedelta(days=first), monday + dt.timedelta(days=last))
    return Resolved(days, days.last.isoformat())


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


def open_candidates(point: Point, anchor: dt.date) -> list[Resolved]:
    """What a point without a year, or without a month, can mean around a day, in order of time."""
    if point.month is None:
        months = [shift_month(anchor.year, anchor.month, offset) for offset in range(-2, 3)]
    else:
        months = [(year, point.month) for year in range(anchor.year - 1, anchor.year + 2)]
    return [found for year, month in months if (found := _in_month(point, year, month))]


def usual_meaning(point: Point, anchor: dt.date) -> Resolved | None:
    """The press's custom: a bare day lies in the month of publication, a bare month in its year."""
    return _in_month(point, anchor.year, anchor.month if point.month is None else point.month)


def _open_point(point: Point, anchor: dt.date, tense: int) -> Resolved | None:
    """`12월 3일`, `지난 6월`, `하반기`, `7일`: what is left open follows from direction or tense."""
    candidates = open_candidates(point, anchor)
    usual = usual_meaning(point, anchor)
    direction = point.direction or tense
    if direction < 0:
        limit = anchor if point.direction or point.day is None else anchor + EVENING_EDITION
        found = next((found for found in reversed(candidates) if _begins(point, found.days) <= limit), None)
    elif direction > 0:
        if (
            point.direction
            and point.month is None
            and usual
            and usual.days.last < anchor <= usual.days.last + LATE_POST
        ):
            return usual
        found = next((found for found in candidates if found.days.last >= anchor), None)
    else:
        return usual
    if point.direction or found is None or usual is None:
        return found
    return found if is_in_reach(point, found.days, anchor) else usual


def _begins(point: Point, days: Days) -> dt.date:
    """When a date can first be called past; `지난 겨울` only when the winter is over."""
    return days.last if point.direction and point.last_month is not None else days.first


def is_in_reach(point: Point, days: Days, anchor: dt.date) -> bool:
    """Whether a date is near enough that its writer would not have said 다음 달, 내년 or 지난해."""
    ahead, back = _REACH_OF_MONTHS if point.month is not None else _REACH_OF_DAYS
    return (days.first - anchor).days <= ahead and (anchor - days.last).days <= back
