"""Reading one date as a page or a file states it, in any of the usual written forms."""

from __future__ import annotations

import datetime as dt
import re

from digest.dates.partial import make_day, month_days
from digest.lazy import compiled, regex

KST = dt.timezone(dt.timedelta(hours=9))
"""Every stated time is counted as the Korean calendar day."""

_OLDEST_YEAR = 1990
_LIMIT = 400
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "KST": 9, "JST": 9, "EST": -5, "EDT": -4, "CST": -6, "PST": -8, "PDT": -7}

_TIME = (
    r"(?:\s{0,3}(?P<half>오전|오후|[AaPp][Mm])?\s{0,3}(?P<hour>[01]?\d|2[0-4])(?::|시\s?)(?P<minute>[0-5]?\d)분?"
    r"(?:[:.]?\s?(?P<second>[0-5]\d)초?(?:[.,]\d{1,9})?)?(?:\s?(?P<after>[AaPp][Mm])\b)?"
    r"(?:\s?(?P<zone>Z\b|UTC|GMT|KST|JST|E[SD]T|CST|P[SD]T)?(?P<offset>\s?[+-]\d{2}:?(?:\d{2})?\b)?))?"
)
_WEEKDAY = r"(?:\s?[(（]?(?:[월화수목금토일](?:요일)?)[)）]?)?"
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_FORMS = tuple(
    compiled(pattern)
    for pattern in (
        # 2025-11-20T14:44:30+09:00, 2025.11.20 14:44, 2025/11/20, 2023. 8. 1/뉴스1
        r"(?<!\d)"
        + _YEAR
        + r"\s?[-./·]\s?(?P<m>\d{1,2})\s?[-./·]\s?(?P<d>\d{1,2})(?!\d)\.?"
        + _WEEKDAY
        + r"[T,]?"
        + _TIME,
        # 2023년 07월 03일(월) 14:44
        r"(?<!\d)"
        + _YEAR
        + r"\s?[년年]\s?(?P<m>\d{1,2})\s?[월月]\s?(?P<d>\d{1,2})\s?[일日]"
        + _WEEKDAY
        + r",?"
        + _TIME,
        # Wed, 07 Dec 2022 14:10:19 +0000; 20 November 2025
        r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-](?P<mon>[A-Za-z]{3})[a-z]{0,6}\.?,?[\s-]" + _YEAR + r",?" + _TIME,
        # Wed Dec 07 2022 14:10:19 GMT+0000 (Coordinated Universal Time); Nov 20, 2025
        r"(?<![A-Za-z])(?P<mon>[A-Za-z]{3})[a-z]{0,6}\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s" + _YEAR + r",?" + _TIME,
        # Wed Dec  7 14:10:19 KST 2022
        r"(?<![A-Za-z])(?P<mon>[A-Za-z]{3})\s{1,2}(?P<d>\d{1,2})\s(?P<hour>\d\d):(?P<minute>\d\d):\d\d"
        r"\s(?P<zone>[A-Z]{1,3})?(?P<offset>[+-]\d{4})?\s?" + _YEAR,
        # 20251120, 20251120144430
        r"(?<!\d)" + _YEAR + r"(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
        r"(?:T?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:[0-5]\d)?(?P<zone>Z)?)?(?!\d)",
        # 작성일 25-09-02, 25.09.02, '25. 9. 2.
        r"(?<![\d.:/-])['’‘]?(?P<yy>\d{2})[-./]\s?(?P<m>\d{1,2})[-./]\s?(?P<d>\d{1,2})(?!\d|[-./:]\d)\.?"
        + _WEEKDAY
        + _TIME,
        # 25년 9월 2일
        r"(?<!\d)['’‘]?(?P<yy>\d{2})년\s?(?P<m>\d{1,2})월\s?(?P<d>\d{1,2})일",
    )
)
_EPOCH = regex(r"\s{0,5}(1\d{9})(?:\.\d{1,6}|\d{3})?\s{0,5}")
_PARTIAL = regex(r"\s{0,5}" + _YEAR + r"(?:\s?(?:[-./]|년)\s?(?P<m>\d{1,2})(?:월|\.)?|년)?\s{0,5}")
_CHANGED = regex(r"(?:수정|업데이트|갱신|변경|[Uu]pdated|[Mm]odified)(?:일시?|됨|된|시간)?\s{0,3}[:|.]?\s{0,3}$")


def read_stated(value: str, *, updates: bool = False, as_written: bool = False) -> str | None:
    """The Korean calendar day a written date names, or its month or year; None where it names none.

    A time with an offset is turned into Korean time; a bare date stays as it is. Where a line names
    several dates, those called an update are passed over; with `updates` they are
    preferred. `as_written` leaves the zone aside. Dates before 1990 are not believed.

    >>> read_stated("Wed Dec 07 2022 14:10:19 GMT+0000 (Coordinated Universal Time)")
    '2022-12-07'
    >>> read_stated("입력 2025-11-20 14:44:30")
    '2025-11-20'
    >>> read_stated("2022-12-07T15:30:00Z")
    '2022-12-08'
    >>> read_stated("3시간 전") is None
    True
    """
    text = value[:_LIMIT]
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch.group(1)), KST).date().isoformat()
    partial = _PARTIAL.fullmatch(text)
    if partial:
        return _read_partial(partial)
    found: list[tuple[bool, int, str]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            changed = _CHANGED.search(text, max(0, match.start() - 20), match.start()) is not None
            if changed and not updates:
                continue
            day = _read_day(match, as_written)
            if day:
                found.append((changed != updates, match.start(), day.isoformat()))
    return min(found)[2] if found else None


def _read_partial(match: re.Match[str]) -> str | None:
    year = int(match.group("y"))
    if year < _OLDEST_YEAR:
        return None
    if match.group("m") is None:
        return f"{year}"
    days = month_days(year, int(match.group("m")))
    return days.first.isoformat()[:7] if days else None


def _read_day(match: re.Match[str], as_written: bool) -> dt.date | None:
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["yy"])
    month = _MONTHS.get(parts["mon"].lower(), 0) if parts.get("mon") else int(parts["m"])
    day = make_day(year, month, int(parts["d"]))
    if day is None or year < _OLDEST_YEAR:
        return None
    shift = _zone_minutes(parts.get("zone"), parts.get("offset"))
    if as_written or shift is None or not parts.get("hour"):
        return day
    hour = int(parts["hour"])
    half = (parts.get("half") or parts.get("after") or "").lower()
    if half in ("오후", "pm") and hour < 12:
        hour += 12
    elif half in ("오전", "am") and hour == 12:
        hour = 0
    moment = dt.datetime(day.year, day.month, day.day) + dt.timedelta(hours=hour, minutes=int(parts["minute"]) - shift)
    return (moment + dt.timedelta(hours=9)).date()


def _zone_minutes(zone: str | None, offset: str | None) -> int | None:
    """Minutes east of Greenwich; None where the time names no zone."""
    if offset:
        digits = offset.strip().replace(":", "")
        minutes = int(digits[1:3]) * 60 + int(digits[3:5] or 0)
        return -minutes if digits[0] == "-" else minutes
    if zone in _ZONES:
        return _ZONES[zone] * 60
    return None
