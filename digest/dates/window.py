"""Narrowing a window of days by days that must lie close to it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from digest.dates.partial import MAX_YEAR, make_day

_DAY = dt.timedelta(days=1)
LATE = range(-1, 15)
"""An article that says `7일 밝혔다` appears from the evening before to two weeks after the 7th: boards
of counties and agencies post releases late."""
_HALF_YEAR = dt.timedelta(days=183)
_YEAR = dt.timedelta(days=366)
_ROUNDS = 60
"""Times to go through the days before giving up on them."""


class Near(NamedTuple):
    """A day without its year, of which the publication cannot be far."""

    month: int | None
    """None: the day of a month that is not named, on which somebody announced the news."""
    day: int
    weekday: int
    """0 Monday to 6 Sunday; -1 where the text does not say."""
    tense: int
    """-1 before the publication, 1 after it, 0 either."""

    def allowed_from(self, day: dt.date, forward: bool) -> dt.date | None:
        """The first day from `day` on, or back, on which an article can name this one; None within 28 years."""
        if self.month is None:
            step = _DAY if forward else -_DAY
            reached = (day + step * count for count in range(40))
            return next((one for one in reached if any((one - _DAY * late).day == self.day for late in LATE)), None)
        years = range(day.year - 1, min(day.year + 28, MAX_YEAR)) if forward else range(day.year + 1, day.year - 28, -1)
        for year in years:
            named = make_day(year, self.month, self.day)
            if named is None or named.weekday() != self.weekday:
                continue
            start = named - (_YEAR if self.tense > 0 else _HALF_YEAR)
            end = named + (_YEAR if self.tense < 0 else _HALF_YEAR)
            if forward and day <= end:
                return max(day, start)
            if not forward and day >= start:
                return min(day, end)
        return None


def trim(first: dt.date | None, last: dt.date | None, near: tuple[Near, ...]) -> tuple[dt.date | None, dt.date | None]:
    """The window without the days at its ends that contradict; unchanged where all would.

    An open end stays open.

    >>> trim(dt.date(2018, 1, 1), dt.date(2026, 6, 1), (Near(12, 7, 2, -1),))
    (datetime.date(2022, 6, 7), datetime.date(2023, 12, 8))
    """
    start = _settle(first, near, forward=True) if first else None
    end = _settle(last, near, forward=False) if last else None
    if (first and start is None) or (last and end is None) or (start and end and end < start):
        return first, last
    return start, end


def _settle(day: dt.date, near: tuple[Near, ...], *, forward: bool) -> dt.date | None:
    """The first day that all of `near` allow; None where they do not meet soon."""
    for _ in range(_ROUNDS):
        before = day
        for item in near:
            allowed = item.allowed_from(day, forward)
            if allowed is None:
                return None
            day = allowed
        if day == before:
            return day
    return None
