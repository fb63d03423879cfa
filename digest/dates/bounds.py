"""Bounds of a publication date, inferred from what an undated article says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from digest.dates.fairs import fair_years
from digest.dates.grammar import Phrase, parse
from digest.dates.holders import find_holders
from digest.dates.known import KnownEvent, KnownName, find_known_names, load_known
from digest.dates.partial import year_days
from digest.dates.presence import reach_of_now
from digest.dates.tense import is_report, tense_after
from digest.dates.window import Near, trim
from digest.dates.years import Clue, coming_years, lower_years, this_year
from digest.lazy import regex
from digest.model import Article


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last possible day, with the words they rest on."""

    earliest: dt.date | None
    latest: dt.date | None
    evidence: tuple[str, ...] = ()


_YEARLESS = dt.timedelta(days=366)
"""A date without its year is at most a year old."""
_AFTER_NAME = dt.timedelta(days=180)
_COMING = regex(r"출범|신설|앞두|앞둔|특별법|가칭|승격|개칭")
_SET_UP = regex(r"(?:의원)?[을를이가의]?\s?(?:설립|설치|개청|발족|창설|예정|총선|선거|법)")
"""Right behind a name: it may still be to come."""
_FORMER = regex(r"[옛구전(（]\s?$|당시\s?$")
_THEN = regex(r"\s?[(（]?(?:현|당시|시절|때)")
_BRACKETED_DAY = regex(r"\s?[(（](\d{1,2})\.\s?(\d{1,2})\.?[)）]")
_Entry = TypeVar("_Entry", KnownName, KnownEvent)


def infer_bounds(article: Article) -> Bounds:
    """The days between which an article must have been published; None where a side stays open."""
    return bounds_of(article_text(article))


def article_text(article: Article) -> str:
    """Headline, deck and body, one line each."""
    return "\n".join((article.title or "", *article.deck, article.body))


def bounds_of(text: str) -> Bounds:
    """The same for a text: names, office-holders, events, years, and day and weekday against the calendar.

    >>> bounds_of("전북특별자치도는 바이오 기업을 모은다.").earliest
    datetime.date(2024, 1, 18)
    >>> bounds = bounds_of("올해부터 2027년까지 5년간 100억 원을 들인다.")
    >>> bounds.earliest.isoformat(), bounds.latest.isoformat()
    ('2023-01-01', '2023-12-31')
    """
    phrases = tuple(parse(text))
    places = find_known_names(text)
    lower = [*_names_since(text, places), *_events(text, places), *lower_years(text, phrases)]
    upper = [*_names_until(text, places), *_dated_events(text, places, reach=_YEARLESS), *coming_years(text, phrases)]
    for sighting in find_holders(text):
        lower.append(Clue(sighting.first, sighting.words))
        if sighting.last is not None:
            upper.append(Clue(sighting.last, sighting.words))
    for fair in fair_years(text):
        if fair.first is not None:
            lower.append(Clue(fair.first, fair.words))
        if fair.last is not None:
            upper.append(Clue(fair.last, fair.words))
    for year, words in this_year(text, phrases):
        span = year_days(year)
        if span:
            lower.append(Clue(span.first, words))
            upper.append(Clue(span.last, words))
    low = max(lower, key=lambda clue: (clue.day, clue.words), default=None)
    high = min(upper, key=lambda clue: (clue.day, clue.words), default=None)
    if low and high and high.day < low.day:
        # What looks ahead is the less certain side: an old plan may be quoted.
        high = None
    first, last = trim(low.day if low else None, high.day if high else None, _near(text, phrases))
    evidence = []
    if low and first:
        evidence.append(f"{first.isoformat()} or later: {low.words}")
    if high and last:
        evidence.append(f"{last.isoformat()} or earlier: {high.words}")
    return Bounds(first, last, tuple(evidence))


def _names_since(text: str, places: dict[str, int]) -> Iterator[Clue]:
    for name, start, known in _places_of(load_known().names, places):
        end = start + len(name)
        coming = _COMING.search(text, max(0, start - 20), end + 30) or _SET_UP.match(text, end)
        yield Clue(known.announced if coming else known.since, name)


def _names_until(text: str, places: dict[str, int]) -> Iterator[Clue]:
    for name, start, known in _places_of(load_known().names, places):
        end = start + len(name)
        if known.until is None or _FORMER.search(text, max(0, start - 4), start) or _THEN.match(text, end, end + 8):
            continue
        reach = reach_of_now(text, start, end)
        if reach is not None:
            yield Clue(known.until + max(reach, _AFTER_NAME), name)


def _places_of(entries: tuple[_Entry, ...], places: dict[str, int]) -> Iterator[tuple[str, int, _Entry]]:
    """The first name of each entry that stands in the text, and where."""
    if places:
        for entry in entries:
            if not places.keys().isdisjoint(entry.names):
                name = next(name for name in entry.names if name in places)
                yield name, places[name], entry


def _events(text: str, places: dict[str, int]) -> Iterator[Clue]:
    """Events that are over: dated in brackets, or told in the past where there was only one of that name."""
    yield from _dated_events(text, places)
    events = load_known().events
    for name, start, event in _places_of(events, places):
        if tense_after(text, start + len(name)) < 0 and sum(name in other.names for other in events) == 1:
            yield Clue(event.day, name)


def _dated_events(text: str, places: dict[str, int], *, reach: dt.timedelta = dt.timedelta(0)) -> Iterator[Clue]:
    """`정상회담(6.3)`: the event of that name on that day, `reach` later."""
    for name, start, event in _places_of(load_known().events, places):
        dated = _BRACKETED_DAY.match(text, start + len(name), start + len(name) + 10)
        if dated and (int(dated.group(1)), int(dated.group(2))) == (event.day.month, event.day.day):
            yield Clue(event.day + reach, f"{name}{dated.group()}")


def _near(text: str, phrases: tuple[Phrase, ...]) -> tuple[Near, ...]:
    """Days that must lie close to the publication: `7일 밝혔다`, `12월 7일(수)`, `7일(수)`."""
    found = []
    for phrase in phrases:
        point = phrase.first
        if point is None or phrase.kind not in ("point", "deadline") or point.day is None:
            continue
        if point.year is not None or point.year_offset is not None or point.month_offset is not None:
            continue
        if point.month is None and point.direction == 0 and is_report(text, phrase.end):
            found.append(Near(None, point.day, -1, -1))
        elif point.weekday >= 0 and point.month is not None:
            found.append(Near(point.month, point.day, point.weekday, point.direction or tense_after(text, phrase.end)))
    return tuple(found[:8])
