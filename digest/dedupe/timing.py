"""When an article speaks: the day on which its news was announced, and whether the event lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from digest.dates.grammar import parse
from digest.dates.tense import is_report, tense_after
from digest.dates.trust import find_report

PREVIEW_DAYS = 2
"""A preview appears so many days before the report or earlier: outlets that print one release within a day of
each other also differ in tense."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What tells a preview from the report that follows it."""

    announced: int | None = None
    """Day of the month of `7일 밝혔다`."""
    day: int | None = None
    """Day of the month of the first event that is dated, where the text tells whether it is over."""
    tense: int = 0
    """-1 where that day lies behind, 1 where it is to come, 0 where that does not show."""
    plain: bool = False
    """Whether `오는` or `지난` says so; verbs are misread at times."""


@lru_cache(maxsize=1 << 12)
def read_timing(head: str) -> Timing:
    """The timing of an article by the first sentences of its body.

    >>> read_timing("시는 오는 7일 포럼을 연다고 3일 밝혔다.")
    Timing(announced=3, day=7, tense=1, plain=True)
    >>> read_timing("7일 포럼이 끝났다.")
    Timing(announced=None, day=7, tense=-1, plain=False)
    """
    phrases = tuple(parse(head))
    reported = find_report(head, phrases)
    announced = reported[0] if reported else None
    for phrase in phrases:
        point = phrase.first
        if point is None or point.day is None or point.year is not None or is_report(head, phrase.end):
            continue
        tense = point.direction or tense_after(head, phrase.end)
        if tense:
            return Timing(announced, point.day, tense, point.direction != 0)
    return Timing(announced)


def are_preview_and_report(a: Timing, b: Timing, gap: int | None) -> bool:
    """Whether one article looks ahead to the day on which the other looks back.

    `gap` is the distance of their publication dates in days. Where it is not known, one of them must say
    `오는` or `지난`.
    """
    if a.tense * b.tense >= 0 or a.day != b.day:
        return False
    return gap >= PREVIEW_DAYS if gap is not None else a.plain or b.plain


def were_announced_apart(a: Timing, b: Timing) -> bool:
    """Whether the two rest on announcements of different days: then not on one release."""
    if a.announced is None or b.announced is None:
        return False
    return min((a.announced - b.announced) % 31, (b.announced - a.announced) % 31) >= 2
