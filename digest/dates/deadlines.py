"""Which date a figure is tied to: until when it is to be so, and of when it speaks."""

from __future__ import annotations

import datetime as dt
import re

from digest.dates.mentions import DateMention, find_dates
from digest.dates.partial import covered_days
from digest.dates.tense import tense_after
from digest.model import Published

_NOW = re.compile(r"현재|지금|오늘날")
_AS_OF_AFTER = re.compile(r"[^\S\n]?(?:기준|현재)")


def due_date(sentence: str, start: int, end: int, published: Published) -> str | None:
    """The deadline (`YYYY[-MM[-DD]]`) of the figure at `sentence[start:end]`, or None.

    A deadline is a date to come: `2025년까지`, `2년 내`, a future year before the figure. The nearest
    one before the figure counts, else the first one after it. A deadline that had passed when the
    article appeared is none.

    >>> due_date("356개에서 2025년 500개로 늘린다.", 12, 16, Published("2023-05-12"))
    '2025'
    >>> due_date("2020년 500개를 배출했다.", 6, 10, Published("2023-05-12")) is None
    True
    """
    before: DateMention | None = None
    after: DateMention | None = None
    for mention in find_dates(sentence, published):
        if mention.date is None or not _is_to_come(sentence, mention, published):
            continue
        if mention.end <= start:
            before = mention
        elif mention.start >= end and after is None:
            after = mention
    chosen = before or after
    return chosen.date if chosen else None


def as_of_date(sentence: str, start: int, end: int, published: Published) -> str | None:
    """The date (`YYYY[-MM[-DD]]`) of which the figure at `sentence[start:end]` speaks, or None.

    `지난해 말 기준` is the last day of that year; `현재` is the publication date. The nearest one before
    the figure counts.

    >>> as_of_date("기업을 지난해 말 기준 356개에서 2025년 500개로", 14, 18, Published("2023-05-12"))
    '2022-12-31'
    >>> as_of_date("현재 90여개 기업이 있다.", 3, 7, Published("2016-06-05"))
    '2016-06-05'
    """
    best: tuple[int, str] | None = None
    for mention in find_dates(sentence[: min(len(sentence), end + 40)], published):
        if mention.end > start or mention.date is None or _is_to_come(sentence, mention, published):
            continue
        best = (mention.end, mention.date)
    for match in _NOW.finditer(sentence, 0, start):
        if published.date is not None and (best is None or match.start() > best[0] + 1):
            best = (match.end(), published.date)
    return best[1] if best else None


def _is_to_come(sentence: str, mention: DateMention, published: Published) -> bool:
    anchor = _anchor(published)
    if mention.latest is None or mention.date is None:
        return False
    if anchor is None:
        return mention.kind == "deadline" and tense_after(sentence, mention.end) >= 0
    if covered_days(mention.date).last <= anchor:
        return False
    if mention.latest.year > anchor.year or mention.kind == "deadline":
        return True
    return tense_after(sentence, mention.end) > 0


def _anchor(published: Published) -> dt.date | None:
    if published.date is not None:
        return covered_days(published.date).first
    return published.earliest if published.latest is not None else None
