"""Which date a figure is tied to: until when it is to be so, and of when it speaks."""

from __future__ import annotations

import datetime as dt

from digest.dates.mentions import DateMention, find_dates
from digest.dates.partial import covered_days
from digest.dates.tense import tense_after
from digest.dates.words import load_words
from digest.lazy import regex
from digest.model import Published

_NOW = regex(r"(?<![가-힣])(?:현재|지금)(?!까지|보다|의[^\n.,]{0,10}배)")
_COMPARED = regex(r"[^\S\n]?(?:보다|대비|에 비해|에 이어|처럼|같은 기간|동기|수준)")
_BASELINE = regex(r"[^\S\n]?(?:[(（][^()（）\n]{0,30}[)）])?(?:에서(?!만)|이던|였던|이었던|에 불과|에 그)")
_OTHER_VERB = regex(
    r"(?:[없있하]는|전무한|[가-힣](?:[된한던]|해|하고|되고|며|면서|어서|아서|돼|지만|으나|[았었했됐]고))[^\S\n,]|이래|이후|다\.|\n"
)
_CLAUSE_END = regex(r"다\.[^\S\n]|\n|지만[, ]|으나[, ]")
_SPENT_ON = regex(r"(?:(?:투자|투입|출자)(?:해|하여)|들여)[^\S\n,]")
"""Money that is put into what the sentence ends with: no statement of its own."""
_START = regex(
    r"년?도?부터|[^.\n\d]{0,30}?(?:\s|(?<=[가-힣]{2})(?<![오전직산]))(?:뒤|이후|이래|후)(?=[\s,]|에는?\s|로\s)"
)
"""`2010년 지정 뒤`, `2010년부터`: what is told happened at some time after that."""
_BUDGET = regex(r"도\s?(?:정부\s?|본|국가\s?)?(?:예산|국비)")
_VERB_IN_REACH = 40
"""Letters within which the verb must follow a year where only it can tell that the year is to come."""
_BRACKET = regex(r"[가-힣\d,.]{0,4}[^\S\n]?[(（][^\S\n]?$")


def due_date(sentence: str, start: int, end: int, published: Published) -> str | None:
    """The deadline (`YYYY[-MM[-DD]]`) of the figure at `sentence[start:end]`, or None.

    A deadline is a date to come: `2025년까지`, `2년 내`, a coming year before the figure. The nearest
    before the figure counts, unless the figure stands right behind a date of its own (`지난해 말 기준
    356개`) or is what something starts from (`50개에서`); without one, `까지` and `내` behind it count.
    `준공 예정` behind it names one too. A deadline that had passed when the article appeared is none, nor
    is the year in which money is asked for (`2027년 예산 반영을 요청했다`); what stands in next year's budget
    (`내년도 예산안`) is due in that year.

    >>> due_date("356개에서 2025년 500개로 늘린다.", 12, 16, Published("2023-05-12"))
    '2025'
    >>> due_date("2020년 500개를 배출했다.", 6, 10, Published("2023-05-12")) is None
    True
    """
    if _BASELINE.match(sentence, end):
        return None
    mentions = find_dates(sentence, published)
    decided, due = _due_before(sentence, start, mentions, published)
    return due if decided else _due_behind(sentence, end, mentions, published)


def _due_before(
    sentence: str, start: int, mentions: tuple[DateMention, ...], published: Published
) -> tuple[bool, str | None]:
    """Whether the dates before a figure decide about its deadline, and the deadline."""
    for mention in reversed([item for item in mentions if item.end <= start]):
        gap = (mention.end, start)
        if _CLAUSE_END.search(sentence, *gap):
            break
        if _COMPARED.match(sentence, mention.end):
            continue
        if mention.date is None:
            if mention.kind == "deadline":
                return True, None
        elif _is_to_come(sentence, mention, published):
            if mention.kind != "point" or not load_words().planned.match(sentence, *gap):
                return True, mention.date
            if _is_budget(sentence, mention) and not _OTHER_VERB.search(sentence, *gap):
                return True, mention.date
        elif not _OTHER_VERB.search(sentence, *gap):
            return True, None
    return False, None


def _due_behind(sentence: str, end: int, mentions: tuple[DateMention, ...], published: Published) -> str | None:
    """The first deadline behind a figure, if no verb stands between them."""
    for mention in mentions:
        if mention.start < end:
            continue
        if mention.kind not in ("deadline", "range") and not load_words().completed.match(sentence, mention.end):
            continue
        if _CLAUSE_END.search(sentence, end, mention.start) or _is_told_apart(sentence, end, mention.start):
            break
        if mention.date and _is_to_come(sentence, mention, published):
            return mention.date
    return None


def _is_told_apart(sentence: str, start: int, end: int) -> bool:
    """Whether a verb ends the statement before the date; `100억 원을 들여` goes on to what is built."""
    spent = _SPENT_ON.search(sentence, start, end)
    return _OTHER_VERB.search(sentence, spent.end() if spent else start, end) is not None


def _is_budget(sentence: str, mention: DateMention) -> bool:
    """`내년도 예산안`, `2027년도 국비`."""
    year = sentence.rfind("년", mention.start, mention.end)
    return year >= 0 and _BUDGET.match(sentence, year + 1) is not None


def as_of_date(sentence: str, start: int, end: int, published: Published) -> str | None:
    """The date (`YYYY[-MM[-DD]]`) of which the figure at `sentence[start:end]` speaks, or None.

    `지난해 말 기준` is the last day of that year; `현재` is the publication date. The nearest one before
    the figure counts if no other verb stands between them, or one in brackets behind it
    (`356개(지난해 말 기준)`). A day counts only with `기준` or `현재`: on other days something happened.
    What is to come is no such date, nor is a start (`2010년 지정 뒤`, `2018년부터`).

    >>> as_of_date("기업을 지난해 말 기준 356개에서 2025년 500개로", 14, 18, Published("2023-05-12"))
    '2022-12-31'
    >>> as_of_date("현재 90여개 기업이 있다.", 3, 7, Published("2016-06-05"))
    '2016-06-05'
    """
    mentions = find_dates(sentence, published)
    for mention in mentions:
        if mention.start >= end and mention.date and _BRACKET.fullmatch(sentence, end, mention.start):
            return None if _is_ahead(mention.date, published) else mention.date
    nearest: DateMention | None = None
    for mention in mentions:
        if mention.end <= start and mention.date and not _COMPARED.match(sentence, mention.end):
            nearest = mention
    now = None
    for match in _NOW.finditer(sentence, 0, start):
        now = match
    if now is not None and (nearest is None or now.start() > nearest.end + 1):
        return None if _OTHER_VERB.search(sentence, now.end(), start) else published.date
    if nearest is None or not _tells_of(sentence, nearest, start, end, published):
        return None
    return nearest.date


def _tells_of(sentence: str, mention: DateMention, start: int, end: int, published: Published) -> bool:
    """Whether the figure speaks of the date before it: nothing comes between, and it is no start and not to come."""
    if mention.date is None or mention.kind == "deadline" or _is_ahead(mention.date, published):
        return False
    if _OTHER_VERB.search(sentence, mention.end, start) or _START.match(sentence, mention.end, start):
        return False
    if published.date is None and load_words().planned.match(sentence, mention.end, start):
        return False  # the budget of a year may be asked for two years before it
    closing = mention.text.endswith(("기준", "현재"))
    if len(mention.date) == 10 and not closing:
        return False
    return closing or not _is_to_come(sentence, mention, published) or _BASELINE.match(sentence, end) is not None


def _is_ahead(date: str, published: Published) -> bool:
    """Whether a date begins after the last day the article can have appeared."""
    last = covered_days(published.date).last if published.date is not None else published.latest
    return last is not None and covered_days(date).first > last


def _is_to_come(sentence: str, mention: DateMention, published: Published) -> bool:
    """Whether a date lay ahead when the article appeared."""
    if mention.latest is None or mention.date is None:
        return False
    anchor = _anchor(published)
    if anchor is None:
        if mention.kind == "point":
            return tense_after(sentence, mention.end, _VERB_IN_REACH) > 0
        return mention.kind == "deadline" and tense_after(sentence, mention.end) >= 0
    if covered_days(mention.date).last <= anchor:
        return False
    if covered_days(mention.date).first > anchor or mention.kind == "deadline":
        return True
    return tense_after(sentence, mention.end) > 0


def _anchor(published: Published) -> dt.date | None:
    if published.date is not None:
        return covered_days(published.date).first
    return published.earliest if published.latest is not None else None
