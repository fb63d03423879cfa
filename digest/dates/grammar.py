"""Date words put together: points such as `지난달 30일`, and the phrases made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from digest.dates.lexer import tokenise
from digest.dates.tokens import Kind, Token
from digest.lazy import regex


class Point(NamedTuple):
    """One calendar expression as written; what it leaves open is None."""

    start: int
    end: int
    direction: int = 0
    """-1 after `지난`, 1 after `오는`, else 0."""
    year: int | None = None
    year_offset: int | None = None
    """Years from the publication's; `tokens.SAME` and `tokens.FOLLOWING` count from the date named before."""
    month: int | None = None
    last_month: int | None = None
    """End of a half, a quarter, a season or a `3~5월`; may lie in the next year (13 and more)."""
    month_offset: int | None = None
    day: int | None = None
    weekday: int = -1
    """Beside a day what the text says it is; alone, with a direction or a week, the day itself."""
    week: int | None = None
    """Weeks from the publication's."""
    same_day: bool = False
    day_offset: int | None = None
    """Days from the publication, or, with `same_day`, from the day named before."""
    part: str = ""
    """`말`, `초`, `중순` … of the month or year before it."""
    closing: bool = False
    """Whether `기준` follows: the end of a period then means its last day."""


class Length(NamedTuple):
    """A number of years (unit 1), months (2), weeks (3) or days (4)."""

    number: int
    unit: int


class Phrase(NamedTuple):
    """A point, a range, a deadline or a length of time, with its place in the text."""

    start: int
    end: int
    kind: str
    first: Point | None = None
    last: Point | None = None
    length: Length | None = None
    direction: int = 0
    """Of a length without a point: -1 back from the publication, 1 forward."""


_GAP = regex(r"[^\S\n]{0,2}")
_TIME_GAP = regex(
    r"[^\S\n]{0,2}(?:[(（][^()（）\n]{1,12}[)）])?[^\S\n]{0,2}(?:오전|오후|낮|밤|저녁|자정|정오)?"
    r"[^\S\n]?(?:\d{1,2}(?:시|:\d\d))?(?:[^\S\n]?(?:\d{1,2}분|반))?[^\S\n]{0,2}"
)
_RANK = {
    Kind.DIRECTION: 0,
    Kind.YEAR: 1,
    Kind.YEAR_OFFSET: 1,
    Kind.MONTH: 2,
    Kind.MONTH_OFFSET: 2,
    Kind.MONTH_SPAN: 2,
    Kind.HALF: 2,
    Kind.QUARTER: 2,
    Kind.SEASON: 2,
    Kind.YEAR_MONTH: 2,
    Kind.WEEK: 2,
    Kind.WEEKDAY: 3,
    Kind.DAY: 3,
    Kind.DAY_SPAN: 3,
    Kind.PART: 4,
    Kind.FULL: 5,
    Kind.YEAR_SPAN: 5,
    Kind.MONTH_DAY: 5,
    Kind.SAME_DAY: 5,
    Kind.DAY_OFFSET: 5,
}


def parse(text: str) -> Iterator[Phrase]:
    """The date phrases of a text, in order, not overlapping.

    >>> [(p.kind, "지난 6일부터 오는 8일까지, 2027년까지"[p.start:p.end]) for p in
    ...  parse("지난 6일부터 오는 8일까지, 2027년까지")]
    [('range', '지난 6일부터 오는 8일까지'), ('deadline', '2027년까지')]
    """
    tokens = list(tokenise(text))
    index = 0
    while index < len(tokens):
        phrase, index = _length_phrase(text, tokens, index)
        if phrase is None:
            first, last, index = _point(text, tokens, index)
            if first is not None:
                phrase, index = _linked(text, tokens, index, first, last)
        if phrase is not None:
            yield phrase


def _length_phrase(text: str, tokens: list[Token], index: int) -> tuple[Phrase | None, int]:
    """`2년 내`, `향후 5년간`, `최근 3년간`; a bare length (`10일간`) is passed over."""
    token = tokens[index]
    direction, start = 0, token.start
    if token.kind is Kind.DIRECTION and index + 1 < len(tokens):
        following = tokens[index + 1]
        if following.kind is not Kind.LENGTH or not _joined(text, token.end, following.start):
            return None, index
        direction, token, index = token.values[0], following, index + 1
    if token.kind is not Kind.LENGTH:
        return None, index
    length, kind = Length(*token.values), "deadline" if token.word == "within" else "duration"
    if direction == 0:
        direction = 1 if kind == "deadline" else 0
    if direction == 0 or (direction < 0 and kind == "deadline"):
        return None, index
    return Phrase(start, token.end, kind, length=length, direction=direction), index + 1


def _linked(text: str, tokens: list[Token], index: int, first: Point, last: Point | None) -> tuple[Phrase, int]:
    """A point or range with what follows it: `부터 …까지`, `부터 5년간`, `~ …`, `까지`, `기준` or nothing."""
    kind = "range" if last is not None else "deadline" if first.part == "연내" else "point"
    phrase = Phrase(first.start, first.end, kind, first, last)
    if last is None and _connector(text, tokens, index, first.end, Kind.FROM):
        return _since(text, tokens, index, phrase)
    if last is None and _connector(text, tokens, index, first.end, Kind.TILDE):
        low, high, after = _point(text, tokens, index + 1) if index + 1 < len(tokens) else (None, None, index + 1)
        last = high or low
        if low is None or last is None or not _joined(text, tokens[index].end, low.start):
            return phrase, index + 1
        phrase, index = phrase._replace(end=last.end, kind="range", last=last), after
    if _connector(text, tokens, index, phrase.end, Kind.UNTIL):
        kind = "range" if last else "deadline"
        return phrase._replace(end=tokens[index].end, kind=kind), index + 1
    if (
        last is None
        and index < len(tokens)
        and tokens[index].kind is Kind.AS_OF
        and _joined(text, first.end, tokens[index].start)
    ):
        return phrase._replace(end=tokens[index].end, first=first._replace(closing=True)), index + 1
    return phrase, index


def _since(text: str, tokens: list[Token], index: int, phrase: Phrase) -> tuple[Phrase, int]:
    """What `부터` opens: a range up to a `까지`, one of a given length, or nothing but a beginning."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not _joined(text, tokens[index].end, following.start):
        return phrase, index + 1
    if following.kind is Kind.LENGTH:
        if following.word != "during":
            return phrase, index + 1
        return phrase._replace(end=following.end, kind="range", length=Length(*following.values)), index + 2
    low, high, after = _point(text, tokens, index + 1)
    last = high or low
    if last is None or not _connector(text, tokens, after, last.end, Kind.UNTIL):
        return phrase, index + 1
    end, length, after = _trailing_length(text, tokens, after)
    return phrase._replace(end=end, kind="range", last=last, length=length), after


def _trailing_length(text: str, tokens: list[Token], index: int) -> tuple[int, Length | None, int]:
    """End of a range after its `까지`, with the length that may repeat it (`… 2027년까지 5년간`)."""
    end = tokens[index].end
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        following
        and following.kind is Kind.LENGTH
        and following.word == "during"
        and _joined(text, end, following.start)
    ):
        return end, Length(*following.values), index + 2
    return end, None, index + 1


def _joined(text: str, start: int, end: int) -> bool:
    return end - start <= 2 and _GAP.fullmatch(text, start, end) is not None


def _connector(text: str, tokens: list[Token], index: int, end: int, kind: Kind) -> bool:
    if index >= len(tokens) or tokens[index].kind is not kind:
        return False
    start = tokens[index].start
    return start == end or (start - end <= 30 and _TIME_GAP.fullmatch(text, end, start) is not None)


def _point(text: str, tokens: list[Token], index: int) -> tuple[Point | None, Point | None, int]:
    """The point that starts at a token, the end of the range it opens (`21~23일`), and the next index."""
    rank = -1
    start = end = tokens[index].start
    point: _Fields = {}
    last: _Fields | None = None
    named = False
    while index < len(tokens):
        token = tokens[index]
        token_rank = _RANK.get(token.kind, -1)
        if token_rank <= rank or (rank == 3 and token.kind is Kind.PART):
            break
        if rank >= 0 and (not _joined(text, end, token.start) or (token_rank == 5 and rank > 0)):
            break
        if rank < (0 if token.kind in (Kind.SEASON, Kind.WEEKDAY) else 1) and _is_dependent(token):
            index += 1
            break
        last = _extend(point, token)
        named = named or token.kind is not Kind.DIRECTION
        rank, end, index = token_rank, token.end, index + 1
    if rank < 0:
        return None, None, max(index, 1) if index > 0 and tokens[index - 1].start >= start else index + 1
    if not named:
        return None, None, index
    opened = Point(end=end, **{"start": start, **last}) if last else None
    return Point(start, end, **point), opened, index


_OF_A_YEAR = ("연말", "연초", "연내")


def _is_dependent(token: Token) -> bool:
    """`말`, `초`, `겨울`, `금요일` mean a date only behind another date word."""
    return token.kind in (Kind.SEASON, Kind.WEEKDAY) or (token.kind is Kind.PART and token.word not in _OF_A_YEAR)


_Fields = dict[str, Any]
"""Those of a point that is being put together."""


def _extend(point: _Fields, token: Token) -> _Fields | None:
    """Adds one more word to a point; returns the end of a range where the word opens one."""
    values, kind = token.values, token.kind
    if kind in _FIELDS:
        point.update(zip(_FIELDS[kind], values, strict=True))
        return None
    match kind:
        case Kind.YEAR_SPAN:
            point["year"] = values[0]
            return {"start": token.start, "year": values[1]}
        case Kind.MONTH_SPAN:
            point["month"] = values[0]
            return {**point, "month": values[1]}
        case Kind.DAY_SPAN:
            point.update(day=values[0], weekday=values[1])
            return {**point, "day": values[2], "weekday": values[3]}
        case Kind.MONTH_DAY if token.word == "span":
            point.update(month=values[0], day=values[1], weekday=-1)
            return {**point, "month": values[2], "day": values[3]}
        case Kind.MONTH_DAY:
            point.update(month=values[0], day=values[1], weekday=values[2])
        case Kind.SAME_DAY:
            point["same_day"] = True
        case Kind.DAY_OFFSET:
            point.update(day_offset=values[0], same_day=token.word == "beside")
        case Kind.PART:
            if token.word in _OF_A_YEAR and not {"year", "year_offset"} & point.keys():
                point["year_offset"] = -1 if point.get("direction", 0) < 0 and token.word == "연말" else 0
            point["part"] = token.word
        case _:
            point["month"], point["last_month"] = _PERIODS[kind](values)
    return None


_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.DIRECTION: ("direction",),
    Kind.YEAR: ("year",),
    Kind.YEAR_OFFSET: ("year_offset",),
    Kind.YEAR_MONTH: ("year", "month"),
    Kind.MONTH: ("month",),
    Kind.MONTH_OFFSET: ("month_offset",),
    Kind.WEEK: ("week",),
    Kind.WEEKDAY: ("weekday",),
    Kind.DAY: ("day", "weekday"),
    Kind.FULL: ("year", "month", "day", "weekday"),
}
_PERIODS: dict[Kind, Callable[[tuple[int, ...]], tuple[int, int]]] = {
    Kind.HALF: lambda values: (6 * values[0] - 5, 6 * values[0]),
    Kind.QUARTER: lambda values: (3 * values[0] - 2, 3 * values[1]),
    Kind.SEASON: lambda values: (values[0], values[0] + 2),
}
