"""The dates a text names, resolved against its publication date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from digest.dates.grammar import Length, Phrase, Point, parse
from digest.dates.partial import Days, covered_days, shared_part
from digest.dates.resolve import Context, Resolved, add_length, resolve_point
from digest.dates.tense import is_report, tense_after
from digest.model import Published


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `text == whole[start:end]`."""

    start: int
    end: int
    text: str
    kind: str
    """`point`, `range`, `deadline` or `duration`."""
    date: str | None
    """`YYYY[-MM[-DD]]` of the point, or of the END of the range; None where it stays open."""
    earliest: dt.date | None
    latest: dt.date | None


def find_dates(text: str, published: Published) -> tuple[DateMention, ...]:
    """Every date the text names, in order, not overlapping.

    Relative dates count from the publication date. Where only its bounds are known, a date is given
    as far as both bounds agree on it; where it is unknown, absolute dates still resolve. `현재`,
    bare lengths (`10일간`), rates (`1일 500명`) and numbers that only look like dates are no mentions.

    >>> published = Published("2023-05-12")
    >>> [(m.text, m.date) for m in find_dates("지난달 28일 발표대로 2025년까지 늘린다.", published)]
    [('지난달 28일', '2023-04-28'), ('2025년까지', '2025')]
    >>> find_dates("지난달 28일 발표했다.", Published())[0].date is None
    True
    """
    low, high = _anchors(published)
    mentions = []
    contexts = [Context(), Context()]
    sentence_end = -1
    for phrase in parse(text):
        if phrase.start > sentence_end:
            contexts = [Context(day=context.day) for context in contexts]
            sentence_end = _sentence_end(text, phrase.end)
        tense = tense_after(text, phrase.end)
        report = is_report(text, phrase.end)
        found = []
        for index, anchor in enumerate((low, high)):
            own = Context(day=contexts[index].day) if report else _usable(phrase, contexts[index])
            if index == 1 and anchor == low and contexts[0] == contexts[1]:
                found.append(found[0])
            else:
                found.append(_resolve(phrase, anchor, -1 if report else tense, own))
        for index, result in enumerate(found):
            contexts[index] = _next_context(contexts[index], result, report)
        mentions.append(_mention(text, phrase, found[0], found[1]))
    return tuple(mentions)


def _anchors(published: Published) -> tuple[dt.date | None, dt.date | None]:
    if published.date is not None:
        return covered_days(published.date)
    if published.earliest is None or published.latest is None:
        return None, None
    return published.earliest, published.latest


def _sentence_end(text: str, position: int) -> int:
    """Where the line or the sentence ends; a full stop counts after a Hangul syllable only."""
    limit = min(len(text), position + 400)
    stop = text.find("\n", position, limit)
    limit = limit if stop < 0 else stop
    dot = text.find("다.", position, limit)
    return limit if dot < 0 else dot


def _usable(phrase: Phrase, context: Context) -> Context:
    """The context, as far as a date may lean on it: never back in time within its year or month."""
    point = phrase.first
    if point is None or point.direction:
        return Context(day=context.day)
    return context


def _next_context(context: Context, found: _Span | None, report: bool) -> Context:
    if found is None or found.date is None:
        return context
    last = found.days.last
    if report:
        return context._replace(day=context.day or last) if len(found.date) == 10 else context
    month = last.month if len(found.date) >= 7 else None
    return Context(last.year, month, last if len(found.date) == 10 else context.day)


@dataclass(frozen=True, slots=True)
class _Span:
    days: Days
    date: str | None


def _resolve(phrase: Phrase, anchor: dt.date | None, tense: int, context: Context) -> _Span | None:
    if phrase.first is None:
        return _resolve_length(phrase, anchor)
    first = phrase.first
    if phrase.last is None and phrase.length is None:
        found = resolve_point(first, anchor, tense, context)
        return _Span(found.days, found.date) if found else None
    if phrase.last is None and phrase.length is not None:
        start = resolve_point(first, anchor, tense, context)
        return _from_length(start, phrase.length) if start else None
    return _resolve_range(first, phrase.last or first, anchor, tense, context)


def _resolve_length(phrase: Phrase, anchor: dt.date | None) -> _Span | None:
    if anchor is None or phrase.length is None:
        return None
    reached = add_length(anchor, phrase.length, phrase.direction or 1)
    if reached is None:
        return None
    day, date = reached
    if phrase.direction < 0:
        return _Span(Days(day, anchor), None)
    return _Span(Days(anchor, max(day, covered_days(date).last)), date)


def _from_length(start: Resolved, length: Length) -> _Span | None:
    """`2018년부터 5년간` ends with 2022: the first year counts."""
    reached = add_length(start.days.first, length)
    if reached is None:
        return None
    end = reached[0] - dt.timedelta(days=1)
    width = {1: 4, 2: 7}.get(length.unit, 10)
    date = end.isoformat()[: min(width, len(start.date)) if length.unit == 1 else width]
    if length.unit == 1 and len(start.date) > 4:
        date = end.isoformat()[: len(start.date)]
    return _Span(Days(start.days.first, covered_days(date).last), date)


def _resolve_range(first: Point, last: Point, anchor: dt.date | None, tense: int, context: Context) -> _Span | None:
    """Both ends; an end that leaves its year or month open takes it from the beginning."""
    start = resolve_point(first, anchor, -1 if tense > 0 and not _is_open(last) else tense, context)
    if tense > 0 and anchor is not None and start is None:
        start = resolve_point(first, anchor, 0, context)
    if start is None:
        end = resolve_point(last, anchor, tense, context)
        return _Span(Days(end.days.first, end.days.last), end.date) if end and not _is_open(last) else None
    end = _end_of_range(last, start, anchor, tense)
    if end is None:
        return None
    if tense > 0 and anchor is not None and _is_open(first) and end.days.last < anchor:
        later = resolve_point(first, anchor, 1, context)
        later_end = _end_of_range(last, later, anchor, tense) if later else None
        if later and later_end:
            start, end = later, later_end
    if end.days.last < start.days.first:
        return None
    return _Span(Days(start.days.first, end.days.last), end.date)


def _is_open(point: Point) -> bool:
    return point.year is None and point.year_offset is None and point.month_offset is None


def _end_of_range(last: Point, start: Resolved, anchor: dt.date | None, tense: int) -> Resolved | None:
    begin = start.days.first
    if not _is_open(last):
        return resolve_point(last, anchor, tense, Context(begin.year, begin.month))
    if last.direction:
        last = replace(last, direction=0)
    month = begin.month if len(start.date) >= 7 else None
    end = resolve_point(last, anchor, tense, Context(begin.year, month))
    if end is not None and end.days.last >= begin:
        return end
    if last.month is not None:
        return resolve_point(last, anchor, tense, Context(begin.year + 1, None))
    if last.day is not None and month is not None:
        following = begin.replace(day=1) + dt.timedelta(days=31)
        return resolve_point(last, anchor, tense, Context(following.year, following.month))
    return None


def _mention(text: str, phrase: Phrase, low: _Span | None, high: _Span | None) -> DateMention:
    kind = phrase.kind
    if kind == "point" and phrase.first is not None and phrase.first.last_month is not None:
        kind = "range"
    piece = text[phrase.start : phrase.end]
    if low is None or high is None:
        return DateMention(phrase.start, phrase.end, piece, kind, None, None, None)
    date = _agreed(low, high)
    first, last = min(low.days.first, high.days.first), max(low.days.last, high.days.last)
    return DateMention(phrase.start, phrase.end, piece, kind, date, first, last)


def _agreed(low: _Span, high: _Span) -> str | None:
    if low.date == high.date:
        return low.date
    if low.date is None or high.date is None:
        return None
    shared = shared_part(covered_days(low.date).first, covered_days(high.date).last)
    if shared is None or len(shared) > min(len(low.date), len(high.date)):
        return None
    return shared
