"""Numbers and words that only look like dates."""

from __future__ import annotations

from collections.abc import Callable

from digest.dates.tokens import Kind, Token
from digest.dates.words import Words
from digest.lazy import regex

# 14일에서 28일로: lengths that change.
_NAMED_BEFORE = regex(r"(?:지난|오는|[월달]) ?$")
_FROM_DAYS = regex(r"에서 \d{1,3}일로")
_TO_DAYS = regex(r"\d일에서 $")


def _no_calendar_day(token: Token, text: str, words: Words) -> bool:
    """`매월 15일`, `30일 이내`, `1일 500명`, `6월 항쟁`."""
    before = text[max(0, token.start - 8) : token.start]
    if words.not_after.search(before) or words.not_before.match(text, token.end, token.end + 12):
        return True
    if token.kind is Kind.DAY and (_FROM_DAYS.match(text, token.end) or _TO_DAYS.search(before)):
        return True
    if token.kind is Kind.MONTH:
        return words.fixed_names.match(text, token.start) is not None
    if token.kind is not Kind.DAY or token.values[0] != 1 or _NAMED_BEFORE.search(before):
        return False
    return words.per_day.match(text, token.end, token.end + 30) is not None


def _no_dated_event(token: Token, text: str, words: Words) -> bool:
    """`(6.3)` is a date behind an event and a figure elsewhere."""
    return token.word == "bracket" and not words.dated_nouns.search(text[max(0, token.start - 8) : token.start])


def _no_deadline(token: Token, text: str, words: Words) -> bool:
    """`창업 7년 이내 기업`."""
    if token.word != "within":
        return False
    before = text[max(0, token.start - 8) : token.start]
    return bool(words.not_deadline_after.search(before) or words.not_deadline_before.match(text, token.end))


def _no_year(token: Token, text: str, words: Words) -> bool:
    """`2000년 전통`."""
    return token.values[0] in (1900, 2000) and bool(words.age_of_things.match(text, token.end))


# 전날 and 이튿날 behind a noun (행사 전날) count from that event.
_CLAUSE = regex(r"(?:^|[\n.,”\"’'…]\s?|[은는이가도에고며서로해]\s)$")


def _no_day_beside(token: Token, text: str, words: Words) -> bool:
    """`행사 전날`."""
    return token.word == "beside" and _CLAUSE.search(text[max(0, token.start - 2) : token.start]) is None


GUARDS: dict[Kind, Callable[[Token, str, Words], bool]] = {
    Kind.DAY: _no_calendar_day,
    Kind.DAY_SPAN: _no_calendar_day,
    Kind.MONTH: _no_calendar_day,
    Kind.MONTH_SPAN: _no_calendar_day,
    Kind.MONTH_DAY: _no_dated_event,
    Kind.LENGTH: _no_deadline,
    Kind.YEAR: _no_year,
    Kind.DAY_OFFSET: _no_day_beside,
}
