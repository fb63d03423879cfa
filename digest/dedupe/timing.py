"""When an article speaks: the day on which its news was announced, and whether the event lies ahead."""

from __future__ import annotations

from dataclasses import dataclass

from digest.dates.grammar import parse
from digest.dates.tense import is_report, tense_after
from digest.dates.trust import reported_day


@dataclass(frozen=True, slots=True)
class Timing:
    """What tells a preview from the report that follows it."""

    announced: int | None = None
    """Day of the month of `7일 밝혔다`."""
    tense: int = 0
    """-1 where the first day named lies behind, 1 where it is to come, 0 where that does not show."""


def read_timing(head: str) -> Timing:
    """The timing of an article by the first sentences of its body.

    >>> read_timing("시는 오는 7일 포럼을 연다고 3일 밝혔다."), read_timing("지난 7일 포럼이 끝났다.")
    (Timing(announced=3, tense=1), Timing(announced=None, tense=-1))
    """
    announced = reported_day(head)
    tense = 0
    for phrase in parse(head):
        point = phrase.first
        if point is None or point.day is None or point.year is not None or is_report(head, phrase.end):
            continue
        tense = point.direction or tense_after(head, phrase.end)
        if tense:
            break
    return Timing(announced[0] if announced else None, tense)


def are_preview_and_report(a: Timing, b: Timing) -> bool:
    """Whether one article looks ahead to what the other looks back on."""
    return a.tense * b.tense < 0


def were_announced_apart(a: Timing, b: Timing) -> bool:
    """Whether the two rest on announcements of different days: then not on one release."""
    if a.announced is None or b.announced is None:
        return False
    return min((a.announced - b.announced) % 31, (b.announced - a.announced) % 31) >= 2
