"""Days that pictures carry: stamps of wire services behind a credit, and dates in image addresses; and the day on which
an article was shown to readers who pay.

They are no statement of the article, but a picture cannot be newer than the article that shows it, and one
of the day on which the news was announced gives that day.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from digest.dates.address import read_address
from digest.dates.bounds import Bounds
from digest.dates.grammar import parse
from digest.dates.partial import covered_days
from digest.dates.trust import reported_day
from digest.dates.written import read_stated
from digest.lazy import regex
from digest.model import Article

_PICTURE_RULES = frozenset(
    {"byline", "credit", "caption", "credited caption", "caption above its credit", "wire caption", "date of a picture"}
)
_STAMP = regex(r"(?:^|[\])）】.]|제공|사진)\s?(20[0-3]\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2})(?!\d)\.?(?=\s|$|[a-z/])")
_ARCHIVE = "자료"
"""A picture out of the archive."""
_IMAGE = regex(r"https?://[^\s)\"'<>]{4,300}?\.(?:jpe?g|png|gif|webp)", re.IGNORECASE)
_SHOWN_FIRST = regex(r"(20[0-3]\d년\s?\d{1,2}월\s?\d{1,2}일)[^.]{0,60}(?:선\s?공개|먼저\s?(?:공개|게재))")
"""`이 기사는 2025년 2월 6일 16시 57분에 … 선공개됐습니다.`: readers who pay saw it then."""
_LEAD = 200
_DONE = "".join(map(chr, range(ord("간"), ord("힣"), 28)))
"""All syllables that end as `한`, `뽑힌` and `나온` do."""
_LOOKING_BACK = regex(rf"[{_DONE}]\s것[은이도]\s")
"""`15일 청문회에 나온 것은 화제였다`: no news of that day."""


class _Trace(NamedTuple):
    day: dt.date
    words: str
    stamped: bool
    """Printed beside the picture, not part of its address."""
    archived: bool = False
    """What it stands beside says that it may be an old one."""


def narrow_by_pictures(bounds: Bounds, article: Article) -> Bounds:
    """The bounds of an undated article, narrowed by the days its pictures carry."""
    trace = _latest_trace(article)
    if trace is None or (bounds.latest is not None and trace.day > bounds.latest):
        return bounds
    others = bounds.evidence
    if not trace.archived and _is_day_of_news(trace, article.body):
        return Bounds(trace.day, trace.day, (f"{trace.words}, the day the text names", *others))
    if bounds.earliest is not None and trace.day <= bounds.earliest:
        return bounds
    return Bounds(trace.day, bounds.latest, (f"{trace.day.isoformat()} or later: {trace.words}", *others))


def _latest_trace(article: Article) -> _Trace | None:
    """The newest stamp; else the address of an image, if all images are of one day (advertisements are not)."""
    stamps = []
    addressed = set()
    for removal in article.removed:
        if removal.rule in _PICTURE_RULES:
            for match in _STAMP.finditer(removal.text):
                day = _full_day(read_stated(match.group(1)))
                if day:
                    archived = _ARCHIVE in removal.text
                    stamps.append(_Trace(day, f"picture stamped {match.group(1)}", stamped=True, archived=archived))
        shown = _SHOWN_FIRST.search(removal.text) if "공개" in removal.text or "게재" in removal.text else None
        if shown and (day := _full_day(read_stated(shown.group(1)))):
            stamps.append(_Trace(day, f"shown first on {day.isoformat()}", stamped=False, archived=True))
        for match in _IMAGE.finditer(removal.text) if "http" in removal.text else ():
            day = _full_day(read_address(match.group()))
            if day:
                addressed.add(_Trace(day, f"picture of {day.isoformat()} by its address", stamped=False))
    if stamps:
        return max(stamps)
    return addressed.pop() if len(addressed) == 1 else None


def _full_day(date: str | None) -> dt.date | None:
    return covered_days(date).first if date and len(date) == 10 else None


def _is_day_of_news(trace: _Trace, body: str) -> bool:
    """Whether the text announces its news on the day of the picture; beside a stamp a bare day in the lead will do.

    A day with its month may lie weeks back: `10월 15일 청문회에 나온 …`. Of the day itself reports say `15일`.
    """
    reported = reported_day(body)
    if reported is not None:
        return reported[0] == trace.day.day
    if not trace.stamped:
        return False
    lead = body[:_LEAD]
    for phrase in parse(lead):
        point = phrase.first
        if point is not None and point.day is not None and phrase.last is None:
            if _LOOKING_BACK.search(lead.partition("다. ")[0], phrase.end):
                return False
            return point.month is None and point.month_offset is None and point.day == trace.day.day
    return False
