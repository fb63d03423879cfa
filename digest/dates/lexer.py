"""Cutting the date words out of a text: one pass, one alternation, bounded look-around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from digest.dates.words import Words, load_words


class Kind(StrEnum):
    """What a token says."""

    DIRECTION = "direction"
    YEAR = "year"
    YEAR_OFFSET = "year offset"
    YEAR_SPAN = "year span"
    MONTH = "month"
    MONTH_OFFSET = "month offset"
    MONTH_SPAN = "month span"
    DAY = "day"
    DAY_SPAN = "day span"
    SAME_DAY = "same day"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    PART = "part"
    FULL = "full"
    MONTH_DAY = "month and day"
    YEAR_MONTH = "year and month"
    LENGTH = "length"
    FROM = "from"
    UNTIL = "until"
    TILDE = "tilde"
    AS_OF = "as of"


@dataclass(frozen=True, slots=True)
class Token:
    """A date word with what it means; `values` depends on the kind."""

    kind: Kind
    start: int
    end: int
    values: tuple[int, ...]
    word: str = ""


_DASH = r"\s?[~∼〜～˜–—-]\s?"
_APOSTROPHE = r"['’‘`´′]"
_AFTER_DAY = r"(?![가-힣])|(?=에|은|는|을|이(?!내|상|하|후|틀)|부터|까지|자|과|와|로|의|께|도|만(?!에)|경|쯤|오전|오후|밤|새벽|낮|저녁|기준|현재|밝|하)"
_AFTER_MONTH = (
    r"(?![가-힣])|(?=말|초|중|하순|상순|에|은|는|을|부터|까지|경|쯤|께|이|과|와|로|의|도|분|호|기준|현재|달|한|내|께)"
)
_WEEKDAY = r"(?:\s?[(（]([월화수목금토일])(?:요일)?[)）])?"

_NUMBERS = rf"""
  (?<!\d)(?<!\d[.,:/])(?<!제)(?:
    (?P<full>((?:19|20)\d\d)(?:\s?[./-]\s?|년\s?)(1[0-2]|0?[1-9])(?:\s?[./-]\s?|월\s?)(3[01]|[12]\d|0?[1-9])(?!\d)(?:일|\.(?!\d))?{_WEEKDAY})
   |(?P<full2>{_APOSTROPHE}(\d\d)[./-]\s?(1[0-2]|0?[1-9])[./-]\s?(3[01]|[12]\d|0?[1-9])(?!\d)\.?{_WEEKDAY})
   |(?P<yspan>({_APOSTROPHE}?)((?:19|20)?\d\d)(?:년도?)?{_DASH}{_APOSTROPHE}?((?:19|20)?\d\d)(?:년도?|(?!\d|[.,]\d|\s?[가-힣%])))
   |(?P<ym>((?:19|20)\d\d|{_APOSTROPHE}\d\d)\.\s?(1[0-2]|0?[1-9])(?:월|\.?(?=[)~∼])))
   |(?P<year>((?:19|20)\d\d)\s?(?:년도?|학년도|회계연도|연도)(?!대|생|간|째|차(?!\s?에)|여))
   |(?P<year2>{_APOSTROPHE}(\d\d)\s?년도?(?!대|생|간))
   |(?P<year2m>(\d\d)년\s?(?=(?:1[0-2]|0?[1-9])월))
   |(?P<mspan>(1[0-2]|0?[1-9])(?:{_DASH}|[·‧ㆍ,]\s?)(1[0-2]|0?[1-9])월(?:{_AFTER_MONTH}))
   |(?P<month>(1[0-2]|0?[1-9])\s?월(?:{_AFTER_MONTH}))
   |(?P<dspan>(3[01]|[12]\d|0?[1-9])(?:일)?{_WEEKDAY}(?:{_DASH}|[·‧ㆍ,]\s?)(3[01]|[12]\d|0?[1-9])\s?일{_WEEKDAY}(?:{_AFTER_DAY}))
   |(?P<day>(3[01]|[12]\d|0?[1-9])\s?일(?:{_AFTER_DAY}){_WEEKDAY})
   |(?P<mdspan>(1[0-2]|0?[1-9])\.\s?(3[01]|[12]\d|0?[1-9])\.(?:\s?[(（][월화수목금토일][)）])?{_DASH}(?:(1[0-2]|0?[1-9])\.\s?)?(3[01]|[12]\d|0?[1-9])\.)
   |(?P<mdw>(1[0-2]|0?[1-9])[./]\s?(3[01]|[12]\d|0?[1-9])\.?\s?[(（]([월화수목금토일])(?:요일)?[)）])
   |(?P<mdb>(?<=[(（])(1[0-2]|0?[1-9])\.\s?(3[01]|[12]\d|0?[1-9])\.?(?=[)）]))
   |(?P<quarter>([1-4])(?:/4)?\s?분기)
   |(?P<length>(\d{{1,2}})\s?(년|개월|주일?|일)\s?(간|동안|이내|내(?![년달내외일월용부가-힣]|\s?[·~])|내에|내로|안에|안으로))
  )
"""
_SPELT = {"한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6}
_WORDS = rf"""
  (?<![가-힣])(?:
    (?P<yo>재작년|지지난해|작년|지난\s?해|올\s?해|금년|내후년|내년|같은\s?해|그\s?해|이듬해
        |올(?=\s?(?:상반기|하반기|[1-4]/?4?\s?분기|(?:1[0-2]|[1-9])\s?월|봄|여름|가을|겨울|초(?![가-힣])|연초|연말|말(?![가-힣])|추석|설)))
   |(?P<mo>지지난달|지난\s?달|저번\s?달|이달|이번\s?달|금월|다음\s?달|새\s?달|내달(?![리렸려라])|내월|같은\s?달)
   |(?P<same>이날|같은\s?날)
   |(?P<dir>지난|오는|다가오는|돌아오는)(?=\s?[\d{_APOSTROPHE[1:-1]}상하연봄여가겨])
   |(?P<fwd>향후|앞으로|최근)(?=\s?\d)
   |(?P<spelt>(한|두|세|석|네|넉|다섯|여섯)\s?달\s?(안에|이내|내에|내(?![가-힣])))
   |(?P<part0>연말|연초)(?![가-힣]정산)
   |(?P<half0>[상하])반기
  )
 |(?P<half>[상하])반기
 |(?<=[년월달해올\s])(?P<part>말(?![가-힣])|말(?=까지|부터|에|이|기준|현재|쯤|께|경)|초(?![가-힣])|초(?=부터|에|까지)|중순|초순|하순|상순|연말|연초)
 |(?<=[해난년올는\s])(?P<season>봄|여름|가을|겨울)(?![가-힣])
 |(?P<from>부터)
 |(?P<until>까지)
 |(?P<tilde>[~∼〜～])
 |(?P<asof>\s?기준)
"""
_LEXER = re.compile(_NUMBERS + "|" + _WORDS, re.VERBOSE)
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
}
SAME = 99
"""Offset that stands for 'the same as the date named before'."""
FOLLOWING = 98
"""Offset that stands for 'the year after the one named before'."""
_SEASONS = {"봄": 3, "여름": 6, "가을": 9, "겨울": 12}
WEEKDAYS = "월화수목금토일"
_SIMPLE = {"from": Kind.FROM, "until": Kind.UNTIL, "tilde": Kind.TILDE, "asof": Kind.AS_OF}
_UNITS = {"년": 1, "개월": 2, "주": 3, "주일": 3, "일": 4}


def tokenise(text: str) -> Iterator[Token]:
    """The date words of a text, in order; numbers that only look like dates are left out.

    >>> [token.kind.value for token in tokenise("지난 2일 문을 열어 10일간 1일 500명이 찾았다")]
    ['direction', 'day', 'length']
    """
    words = load_words()
    groups = _LEXER.groupindex
    for match in _LEXER.finditer(text):
        name = match.lastgroup or ""
        start, end = match.span()
        if name in _SIMPLE:
            yield Token(_SIMPLE[name], start, end, ())
            continue
        first = groups[name] + 1
        token = _read(name, match, first)
        if token is None:
            continue
        if token.kind in _GUARDED and _is_no_date(token, text, words):
            continue
        yield token


_GUARDED = {Kind.DAY, Kind.MONTH, Kind.DAY_SPAN, Kind.MONTH_SPAN, Kind.MONTH_DAY, Kind.YEAR, Kind.LENGTH}


def _is_no_date(token: Token, text: str, words: Words) -> bool:
    before = text[max(0, token.start - 8) : token.start]
    after = text[token.end : token.end + 16]
    if token.kind is Kind.MONTH_DAY:
        return token.word == "bracket" and not words.dated_nouns.search(before)
    if token.kind is Kind.LENGTH:
        return token.word == "within" and bool(
            words.not_deadline_after.search(before) or words.not_deadline_before.match(after)
        )
    if token.kind is Kind.YEAR:
        return token.values[0] in _ROUND_YEARS and bool(words.age_of_things.match(after))
    if token.kind is Kind.MONTH and words.fixed_names.match(text, token.start):
        return True
    return bool(words.not_after.search(before) or words.not_before.match(after)) or (
        token.kind is Kind.DAY and token.values[0] == 1 and bool(words.per_day.match(after))
    )


_ROUND_YEARS = {1900, 2000}


def _century(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return 2000 + number if number < 50 else 1900 + number


def _weekday(letter: str | None) -> int:
    return WEEKDAYS.index(letter) if letter else -1


def _read(name: str, match: re.Match[str], first: int) -> Token | None:  # noqa: PLR0911, PLR0912 (one flat table)
    start, end = match.span()
    group = match.group
    if name == "day":
        return Token(Kind.DAY, start, end, (int(group(first)), _weekday(group(first + 1))))
    if name == "month":
        return Token(Kind.MONTH, start, end, (int(group(first)),))
    if name in ("year", "year2", "year2m"):
        return Token(Kind.YEAR, start, end, (_century(group(first)),))
    if name in ("full", "full2"):
        year, month, day = _century(group(first)), int(group(first + 1)), int(group(first + 2))
        weekday = _weekday(group(first + 3)) if name == "full" else _weekday(group(first + 3))
        return Token(Kind.FULL, start, end, (year, month, day, weekday))
    if name == "yspan":
        mark, low, high = group(first), group(first + 1), group(first + 2)
        if (len(low) == 2 and not mark) or len(low) == 3 or len(high) == 3:
            return None
        low_year = _century(low)
        high_year = _century(high) if len(high) == 4 else low_year // 100 * 100 + int(high)
        if not 0 < high_year - low_year <= 60:
            return None
        return Token(Kind.YEAR_SPAN, start, end, (low_year, high_year))
    if name == "ym":
        return Token(Kind.YEAR_MONTH, start, end, (_century(group(first).lstrip("'’‘`´′")), int(group(first + 1))))
    if name == "mspan":
        return Token(Kind.MONTH_SPAN, start, end, (int(group(first)), int(group(first + 1))))
    if name == "dspan":
        values = (int(group(first)), _weekday(group(first + 1)), int(group(first + 2)), _weekday(group(first + 3)))
        return Token(Kind.DAY_SPAN, start, end, values)
    if name == "mdspan":
        month, day, last_month, last = (group(first + index) for index in range(4))
        return Token(Kind.MONTH_DAY, start, end, (int(month), int(day), int(last_month or month), int(last)), "span")
    if name == "mdw":
        values = (int(group(first)), int(group(first + 1)), _weekday(group(first + 2)))
        return Token(Kind.MONTH_DAY, start, end, values, "weekday")
    if name == "mdb":
        return Token(Kind.MONTH_DAY, start, end, (int(group(first)), int(group(first + 1)), -1), "bracket")
    if name == "quarter":
        return Token(Kind.QUARTER, start, end, (int(group(first)),))
    if name == "length":
        unit, relation = _UNITS[group(first + 1)], group(first + 2)
        word = "during" if relation in ("간", "동안") else "within"
        return Token(Kind.LENGTH, start, end, (int(group(first)), unit), word)
    if name == "spelt":
        return Token(Kind.LENGTH, start, end, (_SPELT[group(first)], 2), "within")
    word = re.sub(r"\s", "", match.group())
    if name == "yo":
        offset = SAME if word in ("같은해", "그해") else FOLLOWING if word == "이듬해" else _YEAR_OFFSETS[word]
        return Token(Kind.YEAR_OFFSET, start, end, (offset,))
    if name == "mo":
        return Token(Kind.MONTH_OFFSET, start, end, (SAME if word == "같은달" else _MONTH_OFFSETS[word],))
    if name == "same":
        return Token(Kind.SAME_DAY, start, end, ())
    if name in ("dir", "fwd"):
        past = word in ("지난", "최근")
        return Token(Kind.DIRECTION, start, end, (-1 if past else 1,), "length" if name == "fwd" else "")
    if name in ("half", "half0"):
        return Token(Kind.HALF, start, end, (1 if word[0] == "상" else 2,))
    if name == "season":
        return Token(Kind.SEASON, start, end, (_SEASONS[word],))
    return Token(Kind.PART, start, end, (), word)
