"""Date words put together: points such as `지난달 30일`, and the phrases made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.dates.lexer import Kind, Token, tokenise


@dataclass(frozen=True, slots=True)
class Point:
    """One calendar expression as written; what it leaves open is None."""

    start: int
    end: int
    direction: int = 0
    """-1 after `지난`, 1 after `오는`, else 0."""
    year: int | None = None
    year_offset: int | None = None
    """Years from the publication's; `lexer.SAME` and `lexer.FOLLOWING` count from the date named before."""
    month: int | None = None
    last_month: int | None = None
    """End of a half, a quarter, a season or a `3~5월`; may lie in the next year (13 and more)."""
    month_offset: int | None = None
    day: int | None = None
    weekday: int = -1
    same_day: bool = False
    part: str = ""
    """`말`, `초`, `중순` … of the month or year before it."""
    closing: bool = False
    """Whether `기준` follows: the end of a period then means its last day."""


@dataclass(frozen=True, slots=True)
class Length:
    """A number of years (unit 1), months (2), weeks (3) or days (4)."""

    count: int
    unit: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A point, a range, a deadline or a length of time, with its place in the text."""

    start: int
    end: int
    kind: str
    first: Point | None = None
    last: Point | None = None
    length: Length | None = None
    direction: int = 0
    """Of a length without a point: -1 back from the publication, 1 forward."""


_GAP = re.compile(r"[^\S\n]{0,2}")
_TIME_GAP = re.compile(
    r"[^\S\n]{0,2}(?:[(（][^()（）\n]{1,12}[)）])?[^\S\n]{0,2}(?:오전|오후|낮|밤|저녁)?"
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
    Kind.DAY: 3,
    Kind.DAY_SPAN: 3,
    Kind.PART: 4,
    Kind.FULL: 5,
    Kind.YEAR_SPAN: 5,
    Kind.MONTH_DAY: 5,
    Kind.SAME_DAY: 5,
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
        phrase, index = _phrase(text, tokens, index)
        if phrase is not None:
            yield phrase


def _phrase(text: str, tokens: list[Token], index: int) -> tuple[Phrase | None, int]:
    token = tokens[index]
    if token.kind is Kind.LENGTH:
        length = Length(*token.values)
        if token.word == "within":
            return Phrase(token.start, token.end, "deadline", length=length, direction=1), index + 1
        return None, index + 1
    if token.kind is Kind.DIRECTION:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following and following.kind is Kind.LENGTH and _joined(text, token.end, following.start):
            direction = token.values[0]
            kind = "duration" if following.word == "during" else "deadline"
            if kind == "deadline" and direction < 0:
                return None, index + 2
            phrase = Phrase(token.start, following.end, kind, length=Length(*following.values), direction=direction)
            return phrase, index + 2
    first, span_end, index = _point(text, tokens, index)
    if first is None:
        return None, index
    if span_end is not None:
        until = _connector(text, tokens, index, span_end.end, Kind.UNTIL)
        end = tokens[index].end if until else span_end.end
        return Phrase(first.start, end, "range", first, span_end), index + until
    return _linked(text, tokens, index, first)


def _linked(text: str, tokens: list[Token], index: int, first: Point) -> tuple[Phrase | None, int]:
    """What follows a point: `부터 …까지`, `~ …`, `까지`, `기준` or nothing."""
    if _connector(text, tokens, index, first.end, Kind.FROM):
        from_end = tokens[index].end
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following and _joined(text, from_end, following.start):
            if following.kind is Kind.LENGTH and following.word == "during":
                phrase = Phrase(first.start, following.end, "range", first, length=Length(*following.values))
                return phrase, index + 2
            last, span_end, after = _point(text, tokens, index + 1)
            last = span_end or last
            if last is not None and _connector(text, tokens, after, last.end, Kind.UNTIL):
                end, length, after = _trailing_length(text, tokens, after)
                return Phrase(first.start, end, "range", first, last, length), after
        return Phrase(first.start, first.end, "point", first), index + 1
    if _connector(text, tokens, index, first.end, Kind.TILDE) and index + 1 < len(tokens):
        last, span_end, after = _point(text, tokens, index + 1)
        if last is not None and _joined(text, tokens[index].end, last.start):
            last = span_end or last
            end = last.end
            if _connector(text, tokens, after, end, Kind.UNTIL):
                end, after = tokens[after].end, after + 1
            return Phrase(first.start, end, "range", first, last), after
        return Phrase(first.start, first.end, "point", first), index + 1
    if _connector(text, tokens, index, first.end, Kind.UNTIL):
        return Phrase(first.start, tokens[index].end, "deadline", first), index + 1
    if index < len(tokens) and tokens[index].kind is Kind.AS_OF and tokens[index].start == first.end:
        end = tokens[index].end
        return Phrase(first.start, end, "point", replace(first, closing=True)), index + 1
    return Phrase(first.start, first.end, "point", first), index


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
    point = Point(start, start)
    last: Point | None = None
    named = False
    while index < len(tokens):
        token = tokens[index]
        token_rank = _RANK.get(token.kind, -1)
        if token_rank <= rank or (rank == 3 and token.kind is Kind.PART):
            break
        if rank >= 0 and (not _joined(text, end, token.start) or (token_rank == 5 and rank > 0)):
            break
        if token.kind is Kind.PART and rank < 1 and token.word not in ("연말", "연초"):
            index += 1
            break
        point, last = _extended(point, token)
        named = named or token.kind is not Kind.DIRECTION
        rank, end, index = token_rank, token.end, index + 1
    if rank < 0:
        return None, None, max(index, 1) if index > 0 and tokens[index - 1].start >= start else index + 1
    if not named:
        return None, None, index
    point = replace(point, end=end)
    return point, replace(last, end=end) if last else None, index


def _extended(point: Point, token: Token) -> tuple[Point, Point | None]:
    """A point with one more word, and the end of a range where the word opens one."""
    values = token.values
    last: Point | None = None
    match token.kind:
        case Kind.DIRECTION:
            point = replace(point, direction=values[0])
        case Kind.YEAR:
            point = replace(point, year=values[0])
        case Kind.YEAR_OFFSET:
            point = replace(point, year_offset=values[0])
        case Kind.YEAR_SPAN:
            point, last = replace(point, year=values[0]), Point(token.start, token.end, year=values[1])
        case Kind.YEAR_MONTH:
            point = replace(point, year=values[0], month=values[1])
        case Kind.MONTH:
            point = replace(point, month=values[0])
        case Kind.MONTH_OFFSET:
            point = replace(point, month_offset=values[0])
        case Kind.MONTH_SPAN:
            last = replace(point, month=values[1])
            point = replace(point, month=values[0])
        case Kind.HALF:
            point = replace(point, month=6 * values[0] - 5, last_month=6 * values[0])
        case Kind.QUARTER:
            point = replace(point, month=3 * values[0] - 2, last_month=3 * values[0])
        case Kind.SEASON:
            point = replace(point, month=values[0], last_month=values[0] + 2)
        case Kind.DAY:
            point = replace(point, day=values[0], weekday=values[1])
        case Kind.DAY_SPAN:
            last = replace(point, day=values[2], weekday=values[3])
            point = replace(point, day=values[0], weekday=values[1])
        case Kind.FULL:
            point = replace(point, year=values[0], month=values[1], day=values[2], weekday=values[3])
        case Kind.MONTH_DAY if token.word == "span":
            last = replace(point, month=values[2], day=values[3])
            point = replace(point, month=values[0], day=values[1])
        case Kind.MONTH_DAY:
            point = replace(point, month=values[0], day=values[1], weekday=values[2])
        case Kind.SAME_DAY:
            point = replace(point, same_day=True)
        case Kind.PART:
            offset = 0 if token.word in ("연말", "연초") and point.year is None and point.year_offset is None else None
            point = replace(point, part=token.word, year_offset=point.year_offset if offset is None else offset)
    return point, last
