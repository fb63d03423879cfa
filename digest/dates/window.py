"""Narrowing a window of days by days that must lie close to it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from digest.dates.partial import MAX_YEAR, make_day

_DAY = dt.timedelta(days=1)
_REPORT_DAYS = range(-1, 15)
"""An article that says `7일 밝혔다` appears from the evening before to two weeks after the 7th: boards
of counties and agencies post releases late."""
_HALF_YEAR = dt.timedelta(days=183)
_YEAR = dt.timedelta(days=366)
_REACH = 1200
"""Days to walk at most from either end."""


class Near(NamedTuple):
    """A day without its year, of which the publication cannot be far."""

    month: int | None
    """None: the day of a month that is not named, on which somebody announced the news."""
    day: int
    weekday: int
    """0 Monday to 6 Sunday; -1 where the text does not say."""
    tense: int
    """-1 before the publication, 1 after it, 0 either."""

    def allows(self, day: dt.date) -> bool:
        """Whether an article of that day can name this one."""
        if self.month is None:
            return any((day - _DAY * shift).day == self.day for shift in _REPORT_DAYS)
        for year in (day.year - 1, day.year, day.year + 1):
            named = make_day(year, self.month, self.day)
            if named is None or named.weekday() != self.weekday:
                continue
            before = _YEAR if self.tense < 0 else _HALF_YEAR
            after = _YEAR if self.tense > 0 else _HALF_YEAR
            if named - after <= day <= named + before:
                return True
        return False


def trim(first: dt.date | None, last: dt.date | None, near: tuple[Near, ...]) -> tuple[dt.date | None, dt.date | None]:
    """The window without the days at its ends that contradict; unchanged where all would.

    An open end stays open.
    """
    if not near:
        return first, last
    start = _walk(first, _DAY, last, near) if first else None
    end = _walk(last, -_DAY, first, near) if last else None
    if (first and start is None) or (last and end is None):
        return first, last
    return start, end


def _walk(day: dt.date, step: dt.timedelta, limit: dt.date | None, near: tuple[Near, ...]) -> dt.date | None:
    for _ in range(_REACH):
        if day.year >= MAX_YEAR or (limit is not None and (day > limit if step > dt.timedelta(0) else day < limit)):
            return None
        if all(item.allows(day) for item in near):
            return day
        day += step
    return None
