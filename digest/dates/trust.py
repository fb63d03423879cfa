"""Whether a stated day fits what the text itself says about its day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from digest.dates.grammar import Phrase, parse
from digest.dates.tense import is_report, may_report
from digest.dates.window import LATE
from digest.lazy import regex
from digest.model import Article, Stated
from digest.text import clip

_LEAD = 400
"""Letters of the body that are looked at: reports name their day in the first sentences."""
_CLOCK = regex(r"\d{1,2}:\d\d|\d{1,2}시")
_LABEL = regex(r"[가-힣]{2,6}(?:일|일자|일시|날짜|등록|입력|게시|작성|승인|발행)\s?[:：|]?\s?\W?$")
_WEATHER = regex(r"\d\s?℃|기상청\s?제공|미세먼지\s?(?:농도|좋음|보통|나쁨)")


def reported_day(body: str) -> tuple[int, str] | None:
    """The day of the month on which the news was announced, with its words; None where the lead names none.

    >>> reported_day("시는 협약을 맺었다고 7일 밝혔다.")
    (7, '7일 밝혔다')
    >>> reported_day("시는 7일 협약을 맺었다.") is None
    True
    """
    lead = body[:_LEAD]
    if not may_report(lead):
        return None  # looking is ten times faster than reading all its dates
    return find_report(lead, parse(lead))


def find_report(lead: str, phrases: Iterable[Phrase]) -> tuple[int, str] | None:
    """The same, of a lead whose date phrases are known."""
    for phrase in phrases:
        point = phrase.first
        if point is None or phrase.kind != "point" or point.day is None or point.direction != 0:
            continue
        if point.month is None and point.year is None and point.month_offset is None and is_report(lead, phrase.end):
            return point.day, clip(re.split(r"[\n.]", lead[phrase.start : phrase.end + 20], maxsplit=1)[0], 40)
    return None


def contradiction(day: dt.date, body: str) -> str:
    """The words of a lead that cannot have appeared on that day; empty where it can.

    `N일 밝혔다` appears between the evening before the Nth and two weeks after it.

    >>> contradiction(dt.date(2024, 7, 23), "25일 진흥원에 따르면 교육이 시작된다.")
    '25일 진흥원에 따르면 교육이 시작된다'
    >>> contradiction(dt.date(2024, 7, 26), "25일 진흥원에 따르면 교육이 시작된다.")
    ''
    """
    reported = reported_day(body)
    if reported is None or any((day - dt.timedelta(days=late)).day == reported[0] for late in LATE):
        return ""
    return reported[1]


def is_page_line(mark: Stated, article: Article) -> bool:
    """Whether a mark is a bare date on a line, without a label: it may belong to the page and not to the article."""
    if mark.source != "line" or _CLOCK.search(mark.value):
        return False
    labels = (removal.text.partition(mark.value)[0] for removal in article.removed if mark.value in removal.text)
    return not any(map(_LABEL.search, labels))


def tells_weather(article: Article) -> bool:
    """Whether the page had a weather report: the date beside it is that of the visit."""
    return any(_WEATHER.search(removal.text) for removal in article.removed)
