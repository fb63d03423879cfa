"""Cutting the date words out of a text: one pass, one alternation, bounded look-around."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from digest.dates.guards import GUARDS
from digest.dates.lexicon import APOSTROPHES, CANDIDATES, match_date_word
from digest.dates.tokens import FOLLOWING, SAME, Kind, Token
from digest.dates.words import load_words

_SPELT = {"한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6}
_YEAR_OFFSETS = {
    "재작년": -2,
    "지지난해": -2,
    "작년": -1,
    "지난해": -1,
    "올해": 0,
    "올": 0,
    "금년": 0,
    "내년": 1,
    "내후년": 2,
    "같은해": SAME,
    "그해": SAME,
    "이듬해": FOLLOWING,
}
_MONTH_OFFSETS = {
    "지지난달": -2,
    "지난달": -1,
    "저번달": -1,
    "이달": 0,
    "이번달": 0,
    "금월": 0,
    "다음달": 1,
    "새달": 1,
    "내달": 1,
    "내월": 1,
    "같은달": SAME,
}
_DAY_OFFSETS = {
    "그제": -2,
    "그저께": -2,
    "어제": -1,
    "오늘": 0,
    "내일": 1,
    "모레": 2,
    "전날": -1,
    "이튿날": 1,
    "다음날": 1,
}
_BESIDE = ("전날", "이튿날", "다음날")
"""Counted from the day named before, not from the publication."""
_WEEKS = {"지지난주": -2, "지난주": -1, "이번주": 0, "금주": 0, "다음주": 1, "내주": 1}
_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "일주일": 7, "열흘": 10, "보름": 15}
_SEASONS = {"봄": 3, "여름": 6, "가을": 9, "겨울": 12}
WEEKDAYS = "월화수목금토일"
_UNITS = {"년": 1, "개월": 2, "주": 3, "주일": 3, "일": 4}


def tokenise(text: str) -> Iterator[Token]:
    """The date words of a text, in order; numbers that only look like dates are left out.

    >>> [token.kind.value for token in tokenise("지난 2일 문을 열어 1일 500명이 찾았다")]
    ['direction', 'day']
    """
    words = load_words()
    dropped = -3
    end = 0
    for candidate in CANDIDATES.finditer(text):
        if candidate.start() < end:
            continue
        match = match_date_word(text, candidate.start())
        if match is None:
            continue
        end = match.end()
        name = match.lastgroup or ""
        kind = _PLAIN.get(name)
        if kind is not None:
            yield Token(kind, match.start(), match.end(), ())
            continue
        token = _READERS[name](match, match.re.groupindex[name] + 1)
        if token is None:
            continue
        guard = GUARDS.get(token.kind)
        # The day of a month that was no date (매년 6월 1일) is none either.
        orphan = token.kind is Kind.DAY and token.start - dropped <= 1
        if orphan or (guard is not None and guard(token, text, words)):
            dropped = token.end
            continue
        yield token


def _century(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return 2000 + number if number < 50 else 1900 + number


def _weekday(letter: str | None) -> int:
    return WEEKDAYS.index(letter) if letter else -1


def _token(kind: Kind, match: re.Match[str], *values: int, word: str = "") -> Token:
    return Token(kind, match.start(), match.end(), values, word)


def _spaceless(match: re.Match[str]) -> str:
    return "".join(match.group().split())


def _numbers(kind: Kind, count: int) -> Reader:
    """A reader for a group whose first parts are plain numbers."""
    return lambda match, first: _token(kind, match, *(int(match.group(first + index)) for index in range(count)))


def _read_year(match: re.Match[str], first: int) -> Token:
    return _token(Kind.YEAR, match, _century(match.group(first)))


def _read_full(match: re.Match[str], first: int) -> Token:
    year, month, day, weekday = match.group(first, first + 1, first + 2, first + 3)
    return _token(Kind.FULL, match, _century(year), int(month), int(day), _weekday(weekday))


def _read_year_span(match: re.Match[str], first: int) -> Token | None:
    mark, low, high = match.group(first, first + 1, first + 2)
    if (len(low) == 2 and not mark) or len(low) == 3 or len(high) == 3:
        return None
    start = _century(low)
    end = _century(high) if len(high) == 4 else start // 100 * 100 + int(high)
    # Longer spans are somebody's life.
    return _token(Kind.YEAR_SPAN, match, start, end) if 0 < end - start <= 30 else None


def _read_year_month(match: re.Match[str], first: int) -> Token:
    year, month = match.group(first, first + 1)
    return _token(Kind.YEAR_MONTH, match, _century(year.lstrip(APOSTROPHES)), int(month))


def _read_day(match: re.Match[str], first: int) -> Token:
    day, weekday = match.group(first, first + 1)
    return _token(Kind.DAY, match, int(day), _weekday(weekday))


def _read_day_span(match: re.Match[str], first: int) -> Token:
    low, low_weekday, high, high_weekday = match.group(first, first + 1, first + 2, first + 3)
    return _token(Kind.DAY_SPAN, match, int(low), _weekday(low_weekday), int(high), _weekday(high_weekday))


def _read_month_days(match: re.Match[str], first: int) -> Token:
    month, day, last_month, last = match.group(first, first + 1, first + 2, first + 3)
    return _token(Kind.MONTH_DAY, match, int(month), int(day), int(last_month or month), int(last), word="span")


def _read_month_day(match: re.Match[str], first: int) -> Token:
    month, day, weekday = match.group(first, first + 1, first + 2)
    return _token(Kind.MONTH_DAY, match, int(month), int(day), _weekday(weekday), word="weekday")


def _read_bracketed(match: re.Match[str], first: int) -> Token:
    month, day = match.group(first, first + 1)
    return _token(Kind.MONTH_DAY, match, int(month), int(day), -1, word="bracket")


def _read_length(match: re.Match[str], first: int) -> Token:
    count, unit, relation = match.group(first, first + 1, first + 2)
    word = "during" if relation in ("간", "동안") or relation.endswith("걸쳐") else "within"
    return _token(Kind.LENGTH, match, int(count), _UNITS[unit], word=word)


def _read_year_offset(match: re.Match[str], _: int) -> Token:
    return _token(Kind.YEAR_OFFSET, match, _YEAR_OFFSETS[_spaceless(match)])


def _read_month_offset(match: re.Match[str], _: int) -> Token:
    return _token(Kind.MONTH_OFFSET, match, _MONTH_OFFSETS[_spaceless(match)])


def _read_day_offset(match: re.Match[str], _: int) -> Token:
    name = _spaceless(match)
    return _token(Kind.DAY_OFFSET, match, _DAY_OFFSETS[name], word="beside" if name in _BESIDE else "")


Reader = Callable[[re.Match[str], int], Token | None]
_READERS: dict[str, Reader] = {
    "full": _read_full,
    "fullk": _read_full,
    "full2": _read_full,
    "full3": _read_full,
    "yspan": _read_year_span,
    "ym": _read_year_month,
    "ymt": _read_year_month,
    "year": _read_year,
    "year2": _read_year,
    "year2m": _read_year,
    "mspan": _numbers(Kind.MONTH_SPAN, 2),
    "month": _numbers(Kind.MONTH, 1),
    "dspan": _read_day_span,
    "day": _read_day,
    "mdspan": _read_month_days,
    "mdw": _read_month_day,
    "mdt": _read_month_day,
    "mdb": _read_bracketed,
    "quarter": lambda match, first: _token(
        Kind.QUARTER, match, int(match.group(first) or match.group(first + 1)), int(match.group(first + 1))
    ),
    "length": _read_length,
    "spelt": lambda match, first: _token(Kind.LENGTH, match, _SPELT[match.group(first)], 2, word="within"),
    "days": lambda match, first: _token(Kind.LENGTH, match, _DAYS[match.group(first)], 4, word="during"),
    "yo": _read_year_offset,
    "mo": _read_month_offset,
    "rel": _read_day_offset,
    "beside": _read_day_offset,
    "week": lambda match, _: _token(Kind.WEEK, match, _WEEKS[_spaceless(match)]),
    "wday": lambda match, _: _token(Kind.WEEKDAY, match, WEEKDAYS.index(match.group()[0])),
    "dir": lambda match, _: _token(Kind.DIRECTION, match, -1 if match.group() == "지난" else 1),
    "fwd": lambda match, _: _token(Kind.DIRECTION, match, -1 if match.group() == "최근" else 1, word="length"),
    "half0": lambda match, _: _token(Kind.HALF, match, 1 if match.group()[0] == "상" else 2),
    "half": lambda match, _: _token(Kind.HALF, match, 1 if match.group()[0] == "상" else 2),
    "season": lambda match, _: _token(Kind.SEASON, match, _SEASONS[match.group()]),
    "part": lambda match, _: _token(Kind.PART, match, word=match.group()),
    "part0": lambda match, _: _token(Kind.PART, match, word=match.group()),
}
_PLAIN = {
    "from": Kind.FROM,
    "until": Kind.UNTIL,
    "tilde": Kind.TILDE,
    "asof": Kind.AS_OF,
    "same": Kind.SAME_DAY,
}
