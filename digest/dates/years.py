"""What the years named in an undated article say about the day it appeared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from digest.dates.grammar import Phrase, Point
from digest.dates.partial import make_day, month_days, year_days
from digest.dates.tense import tense_after
from digest.dates.words import load_words
from digest.lazy import regex


class Clue(NamedTuple):
    """One bound and the words it rests on."""

    day: dt.date
    words: str


_PARTICLE = regex(r"에(?![서도])|에는|당시|초|말|이후|이래")
_NOT_YET = regex(r"자(?![가-힣])|자로|까지|부터|[’'\"”」](?!\s)")
_ONCE_PLANNED = regex(r"(?:당초|애초|원래)[^.\n]{0,20}$")
_FORECAST = regex(r"[^\n]{0,120}?(?:전망|예측|예상|추정|목표|추계|내다봤)")
_CLOSE = 50
"""Letters within which the verb must follow a year that stands alone."""
_GOING_ON = regex(r"부터[^.\n]{0,80}?(?:해|여|어|아|워|려|켜|돼|져)[^\S\n]?(?:왔|온(?![가-힣])|오고)")
_SAME_AS = regex(r"[(（]\s?((?:19|20)\d\d)\s?년?\s?[)）]")
_SINCE_THEN = regex(r"\s?[)）]\s?(?:등을 통해|을 통해|를 통해|이후|에 이어|[을를] 계기로|에 따라)")
"""`개소(24. 4. 25.) 등을 통해`: what stands before the bracket is over."""
_FINISHED = regex(r"[^\n]{0,150}?(?:마무리|종료|완료|마쳤|끝났|막을 내|성과를 (?:거뒀|냈|거두))")


def lower_years(text: str, phrases: tuple[Phrase, ...]) -> Iterator[Clue]:
    """Lower bounds: what happened in a named year or on a named day is over, or at least under way.

    Next year's but one is planned from the summer on (`2027년 예산` in autumn 2025); a plain `2025년까지`,
    and a year of which nothing past is said, prove nothing.
    """
    for phrase in phrases:
        point = phrase.first
        if point is None or point.year is None or point.direction > 0:
            continue
        words = text[phrase.start : phrase.end]
        if phrase.kind == "range":
            end = _end_year(phrase)
            if end is not None and _FINISHED.match(text, phrase.end):
                yield from _first_day(Point(0, 0, year=end), words)
        elif phrase.kind == "point" and not _ONCE_PLANNED.search(text, max(0, phrase.start - 30), phrase.start):
            yield from _named_year(text, phrase.end, point, words)


def _named_year(text: str, end: int, point: Point, words: str) -> Iterator[Clue]:
    vocabulary = load_words()
    start = end - len(words)
    if _SINCE_THEN.match(text, end) and vocabulary.dated_nouns.search(text, max(0, start - 12), start):
        yield from _first_day(point, words)
        return
    if point.closing and _FORECAST.match(text, end):
        return
    if point.direction < 0 or point.closing or _GOING_ON.match(text, end):
        yield from _first_day(point, words)
    elif _NOT_YET.match(text, end):
        return
    elif point.month is not None and point.last_month is None:
        if tense_after(text, end) < 0:
            yield from _first_day(point, words)
    elif vocabulary.planned.match(text, end, end + 40):
        if point.year is not None and tense_after(text, end) <= 0:
            yield Clue(dt.date(point.year - 2, 7, 1), words)
    elif vocabulary.achieved.match(text, end, end + 60) or (
        tense_after(text, end, _CLOSE) < 0
        and (_PARTICLE.match(text, end, end + 4) or vocabulary.reviewed.match(text, end, end + 50))
    ):
        yield from _first_day(point, words)


def _first_day(point: Point, words: str) -> Iterator[Clue]:
    if point.year is None:
        return
    if point.month is not None and point.day is not None:
        day = make_day(point.year, point.month, point.day)
    else:
        days = month_days(point.year, point.month) if point.month is not None else year_days(point.year)
        day = days.first if days else None
    if day:
        yield Clue(day, words)


def _end_year(phrase: Phrase) -> int | None:
    if phrase.last is not None:
        return phrase.last.year
    if phrase.first and phrase.first.year and phrase.length and phrase.length.unit == 1:
        return phrase.first.year + phrase.length.number - 1
    return None


def coming_years(text: str, phrases: tuple[Phrase, ...]) -> Iterator[Clue]:
    """Upper bounds: `오는 2025년` is written by the end of that year; a plain `2025년까지` proves nothing."""
    for phrase in phrases:
        point = phrase.last or phrase.first
        if point is None or point.year is None or point.direction <= 0:
            continue
        if point.month is not None and point.day is not None:
            day = make_day(point.year, point.month, point.day)
        else:
            days = month_days(point.year, point.month) if point.month is not None else year_days(point.year)
            day = days.last if days else None
        if day:
            yield Clue(day, text[phrase.start : phrase.end])


def this_year(text: str, phrases: tuple[Phrase, ...]) -> Iterator[tuple[int, str]]:
    """The year of publication where the text gives it away: `올해(2023년)`, `올해부터 2027년까지 5년간`."""
    for phrase in phrases:
        point = phrase.first
        if point is None or point.year_offset is None or not -3 < point.year_offset < 3 or point.month is not None:
            continue
        if phrase.kind == "point":
            same = _SAME_AS.match(text, phrase.end, phrase.end + 10)
            if same and not point.part:
                yield int(same.group(1)) - point.year_offset, text[phrase.start : same.end()]
        elif phrase.kind == "range" and phrase.last and phrase.length and phrase.length.unit == 1:
            end = phrase.last.year
            if end is not None and phrase.last.month is None:
                year = end - phrase.length.number + 1 - point.year_offset
                yield year, f"{text[phrase.start : phrase.end]} {phrase.length.number}년"
