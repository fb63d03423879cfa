"""From a phrase to the days it covers: points, ranges, deadlines and lengths of time."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from digest.dates.grammar import Length, Phrase, Point
from digest.dates.partial import Days, add_years, covered_days, month_days, shift_month
from digest.dates.resolve import (
    EVENING_EDITION,
    Context,
    Resolved,
    is_in_reach,
    open_candidates,
    resolve_point,
    usual_meaning,
)


class Span(NamedTuple):
    """The days of a phrase, and the partial date of its point or its end."""

    days: Days
    date: str | None


def resolve_phrase(phrase: Phrase, anchor: dt.date | None, tense: int, context: Context) -> Span | None:
    """What a phrase means for an article published on `anchor`; None where that stays open."""
    if phrase.first is None:
        return _resolve_length(phrase, anchor)
    if phrase.last is not None:
        return _resolve_range(phrase.first, phrase.last, anchor, tense, context)
    found = resolve_point(phrase.first, anchor, tense, context)
    if found is None or phrase.length is None:
        return Span(found.days, found.date) if found else None
    return _from_length(found, phrase.length)


def is_open(point: Point) -> bool:
    """Whether a point leaves its year, or its year and month, to the reader."""
    return (
        point.year is None
        and point.year_offset is None
        and point.month_offset is None
        and point.direction == 0
        and not point.same_day
        and point.week is None
        and point.day_offset is None
        and (point.day is not None or point.weekday < 0)
    )


def _resolve_length(phrase: Phrase, anchor: dt.date | None) -> Span | None:
    """`2년 내`, `향후 5년간`, `최근 3년간`, counted from the publication."""
    if anchor is None or phrase.length is None:
        return None
    reached = _add_length(anchor, phrase.length, phrase.direction or 1)
    if reached is None:
        return None
    day, date = reached
    if phrase.direction < 0:
        return Span(Days(day, anchor), None)
    return Span(Days(anchor, max(day, covered_days(date).last)), date)


def _from_length(start: Resolved, length: Length) -> Span | None:
    """`2018년부터 5년간` ends with 2022: the first year counts."""
    reached = _add_length(start.days.first, length, 1)
    if reached is None:
        return None
    end = reached[0] - dt.timedelta(days=1)
    date = end.isoformat()[: len(start.date)] if length.unit == 1 else end.isoformat()[: 7 if length.unit == 2 else 10]
    return Span(Days(start.days.first, covered_days(date).last), date)


def _add_length(start: dt.date, length: Length, sign: int) -> tuple[dt.date, str] | None:
    """The day some time from `start`, and the partial date as precise as the unit."""
    count = length.number * sign
    if length.unit == 1:
        day = add_years(start, count)
        return day, f"{day.year:04}"
    if length.unit == 2:
        days = month_days(*shift_month(start.year, start.month, count))
        if days is None:
            return None
        day = days.first.replace(day=min(start.day, days.last.day))
        return day, day.isoformat()[:7]
    day = start + dt.timedelta(days=count * (7 if length.unit == 3 else 1))
    return day, day.isoformat()


def _resolve_range(first: Point, last: Point, anchor: dt.date | None, tense: int, context: Context) -> Span | None:
    """Both ends; an end that leaves its year or month open takes it from the other."""
    if is_open(first) and not is_open(last):
        end = resolve_point(last, anchor, tense, context)
        if end is None:
            return None
        starts = [found for found in open_candidates(first, end.days.first) if found.days.first <= end.days.last]
        return Span(Days(starts[-1].days.first, end.days.last), end.date) if starts else None
    if not is_open(first) or context.year is not None or anchor is None:
        start = resolve_point(first, anchor, tense, context)
        return _closed(start, last, anchor) if start else None
    spans = [span for start in open_candidates(first, anchor) if (span := _closed(start, last, anchor))]
    chosen: Span | None = None
    if tense > 0:
        chosen = next((span for span in spans if span.days.last >= anchor), None)
    elif tense < 0:
        chosen = next((span for span in reversed(spans) if span.days.first <= anchor + EVENING_EDITION), None)
    if chosen is not None and is_in_reach(first, chosen.days, anchor):
        return chosen
    usual = usual_meaning(first, anchor)
    return _closed(usual, last, anchor) if usual else None


def _closed(start: Resolved, last: Point, anchor: dt.date | None) -> Span | None:
    """The range from a known start to the next day or month that its end names."""
    begin = start.days.first
    if is_open(last):
        month = begin.month if len(start.date) >= 7 else None
        end = resolve_point(last, anchor, 0, Context(begin.year, month))
        if end is None or end.days.last < begin:
            year, next_month = shift_month(begin.year, begin.month, 1)
            later = Context(begin.year + 1) if last.month is not None else Context(year, next_month)
            end = resolve_point(last, anchor, 0, later) if last.month is not None or month is not None else None
    else:
        end = resolve_point(last, anchor, 0, Context(begin.year, begin.month))
    if end is None or end.days.last < begin:
        return None
    return Span(Days(begin, end.days.last), end.date)
