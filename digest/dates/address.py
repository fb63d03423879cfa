"""Dates that outlets put into the addresses and wire numbers of their articles."""

from __future__ import annotations

import re

from digest.dates.partial import make_day, month_days
from digest.lazy import regex

_Y, _M, _D = r"((?:19[89]|20[0-4])\d)", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_YEAR = regex(r"1(?=9[89]\d)|2(?=0[0-4]\d)")
_SEPARATED = regex(r"(?<!\d)" + _Y + r"([/.\-_])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
# A running number may look like a day by chance: eight digits count only where they stand alone
# between slashes or as a date parameter, longer ones also as part of an id.
_ALONE = regex(r"(?:(?<=/)|(?<=date=)|(?<=dt=)|(?<=ymd=))" + _Y + _M + _D + r"(?=[/.&#?]|$)")
_LONG = regex(r"(?<!\d)" + _Y + _M + _D + r"(?=\d{2,12}(?!\d)|[_.]\d{4,12}(?!\d))")
_WIRE = regex(r"(?:AKR|NISX|PYH|NISI|ECN|EPA)" + _Y + _M + _D)
_MONTH = regex(r"/" + _Y + r"/" + _M + r"(?=/|$)")
_SEARCH_PARAMETER = regex(r"[?&](?:s_?date|e_?date|start\w{0,12}|end\w{0,12}|from|to|search\w{0,12})=[^&#]{0,40}", re.I)
_WIRE_IN_TEXT = regex(r"\b(?:AKR|NISX)" + _Y + _M + _D)
_HOST = regex(r"^[a-z]{2,8}://[^/?#]{0,300}", re.I)
_LIMIT = 2000


def read_address(url: str) -> str | None:
    """The day an article's address names (`YYYY-MM-DD`, or `YYYY-MM`); None if none or several.

    >>> read_address("https://v.daum.net/v/20230512175208366")
    '2023-05-12'
    >>> read_address("https://news.example.kr/2024/03/05/opening.html")
    '2024-03-05'
    >>> read_address("https://www.example.kr/news/articleView.html?idxno=20111123") is None
    True
    """
    if not _YEAR.search(url):
        return None
    tail = _SEARCH_PARAMETER.sub("", _HOST.sub("", url[:_LIMIT]))
    days = set()
    for match in _SEPARATED.finditer(tail):
        days.add(make_day(int(match.group(1)), int(match.group(3)), int(match.group(4))))
    for pattern in (_ALONE, _LONG, _WIRE):
        for match in pattern.finditer(tail):
            days.add(make_day(int(match.group(1)), int(match.group(2)), int(match.group(3))))
    days.discard(None)
    if len(days) == 1:
        day = days.pop()
        return day.isoformat() if day else None
    if days:
        return None
    month = _MONTH.search(tail)
    span = month_days(int(month.group(1)), int(month.group(2))) if month else None
    return span.first.isoformat()[:7] if span else None


def read_wire_id(text: str) -> str | None:
    """The day in a wire agency's article number that was left in a text, such as `AKR20230512…`.

    >>> read_wire_id("기사번호 AKR20230512098700063")
    '2023-05-12'
    """
    match = _WIRE_IN_TEXT.search(text)
    day = make_day(*(int(part) for part in match.groups())) if match else None
    return day.isoformat() if day else None
