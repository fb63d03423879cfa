"""The dates a text names, resolved against its publication date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from digest.dates.grammar import Phrase, Point, parse
from digest.dates.partial import Days, covered_days
from digest.dates.resolve import Context
from digest.dates.spans import Span, is_open, resolve_phrase
from digest.dates.tense import is_report, tense_after
from digest.dates.tokens import FOLLOWING, SAME
from digest.lazy import regex
from digest.model import Published
from digest.record import record


@record
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
    return _seen_from(text, _anchors(published))


@lru_cache(maxsize=512)
def _seen_from(text: str, anchors: tuple[dt.date | None, ...]) -> tuple[DateMention, ...]:
    """The same, seen from each day on which the article may have appeared: a copy of the same day names the same."""
    mentions: list[DateMention] = []
    befores = tuple(_Before() for _ in anchors)
    for phrase in parse(text):
        report = is_report(text, phrase.end)
        tense = -1 if report else tense_after(text, phrase.end) or int(phrase.kind == "deadline")
        leans = not report and _leans(text, phrase, befores[0])
        spans = tuple(
            resolve_phrase(phrase, anchor, tense, before.context(phrase, leans))
            for anchor, before in zip(anchors, befores, strict=True)
        )
        mentions.append(_mention(text, phrase, spans[0], spans[-1]))
        befores = tuple(before.followed_by(phrase, span, report) for before, span in zip(befores, spans, strict=True))
    return tuple(mentions)


@record
class _Before:
    """The dates named before a phrase."""

    end: int = -1
    """Where the last one ends in the text."""
    days: Days | None = None
    precision: int = 0
    day: dt.date | None = None
    """The last day an event was named for: what `이날` means."""

    def context(self, phrase: Phrase, leans: bool) -> Context:
        """What a phrase may take from the dates before it."""
        point = phrase.first
        if self.days is None:
            return Context(day=self.day) if point is not None and point.same_day else Context()
        refers = point is not None and (
            point.year_offset in (SAME, FOLLOWING) or point.month_offset == SAME or point.same_day
        )
        if not leans and not refers:
            return Context()
        return Context(self.days.last.year, self.days.last.month if self.precision >= 7 else None, self.day)

    def followed_by(self, phrase: Phrase, span: Span | None, report: bool) -> _Before:
        """The same after one more phrase."""
        if span is None or span.date is None:
            return self
        if report:
            return replace(self, day=self.day or span.days.last)
        is_day = phrase.kind == "point" and len(span.date) == 10
        return _Before(phrase.end, span.days, len(span.date), span.days.last if is_day else self.day)


_VERB_BETWEEN = regex(r"다\.|\n|데 이어|이후|이래|[은한된] 뒤|[은한된] 후|끝에|다고|[했됐였았었]")


def _leans(text: str, phrase: Phrase, before: _Before) -> bool:
    """Whether a bare month or day takes its year or month from the date just before (`지난해 3월 착공해 9월`)."""
    point = phrase.first
    if point is None or before.days is None or not is_open(point) or phrase.start - before.end > _LEAN_LIMIT:
        return False
    if _VERB_BETWEEN.search(text, before.end, phrase.start):
        return False
    last = before.days.last
    if point.month is not None:
        if before.precision < 7:
            return phrase.start - before.end <= _LEAN_ON_YEAR
        return point.month >= last.month
    return before.precision == 7 or (before.precision == 10 and point.day is not None and point.day > last.day)


_LEAN_LIMIT = 60
_LEAN_ON_YEAR = 12


def _anchors(published: Published) -> tuple[dt.date | None, ...]:
    """The first and the last day of publication, or the only one."""
    first, last = published.earliest, published.latest
    if published.date is not None:
        first, last = covered_days(published.date)
    elif first is None or last is None:
        return (None,)
    return (first,) if first == last else (first, last)


def _mention(text: str, phrase: Phrase, low: Span | None, high: Span | None) -> DateMention:
    kind = phrase.kind
    if kind == "point" and phrase.first is not None and _is_period(phrase.first):
        kind = "range"
    piece = text[phrase.start : phrase.end]
    if low is None or high is None:
        return DateMention(phrase.start, phrase.end, piece, kind, None, None, None)
    date = low.date if low.date == high.date else None
    first, last = min(low.days.first, high.days.first), max(low.days.last, high.days.last)
    return DateMention(phrase.start, phrase.end, piece, kind, date, first, last)


def _is_period(point: Point) -> bool:
    """`상반기`, `3~5월`, `지난주`."""
    return point.last_month is not None or (point.week is not None and point.weekday < 0 and point.day is None)
