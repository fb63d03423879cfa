"""Years that belong to the name of a fair or forum: `‘바이오위크 2023’`, `MEDEXPO 2017에서 열린`, `'2019 … 박람회'`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from digest.dates.partial import add_years, year_days
from digest.dates.presence import reach_of_now
from digest.dates.words import load_words
from digest.lazy import compiled, regex

_YEAR = r"(?P<{}>20[0-3]\d)"
_OPEN, _CLOSE = "‘'“\"「『<《", "’'”\"」』>》"
_MOST = 12
"""Names that are looked at; a list of all years' fairs tells nothing more."""
_WINDOW = 220
_ANY_YEAR = regex(r"20[0-3]\d(?!년)")
"""`2023년` is no part of a name."""
_BEFORE_YEAR, _BEHIND_YEAR = 100, 60
"""Longest stretch of a name before its year, and from its year on."""
_HELD = regex(
    r"(?P<past>열린(?!다)|열렸|열었|개최된(?!다)|개최한(?!다)|개최했|개최됐|개막했|개막된(?!다)|폐막|성료|성황|펼쳐진(?!다)|펼쳐졌"
    r"|치러진(?!다)|치러졌|마무리|막을 내[리렸린]|참가했|참여했|참석했)"
    r"|(?P<coming>열리는|열린다|연다|개최한다|개최된다|개최되는|개최하는|개막한다|개막을 앞|참가한다|참여한다|열릴"
    r"|예정|계획|시작한다|나선다)"
    r"|(?P<held>개최|개막|참가|참여|참석|부스|전시관|홍보관)"
)
_ITS_DAYS = regex(
    r"(?:행사|전시회|박람회|포럼|대회|축제)(?:는|은)\s(?![^.\n]{0,100}(?:19|20)\d\d)[^.\n]{0,40}?\d일[^.\n]{0,60}?"
    r"(?:(?P<past>열렸|개최됐|치러졌|진행됐)|(?:열린|개최된|진행된)다)"
)
_TOWARDS = regex(r"려고|려는|위해|위한|앞두|앞둔|홍보|준비|성공\s?개최|기원|[DＤ]-\d")
"""With one of these the past verb may be of what is done for a fair that is still to come."""
_SOON = regex(r"오는 \d{1,2}일|(?<![\d월])\d{1,2}일부터|\d{1,2}일?\s?[~∼∽-]\s?\d{1,2}일")
_AIM = regex(r"[^\n.]{0,12}?(?<!투자)(?<!투자 )유치")
_WEEKS = dt.timedelta(days=60)


class FairYear(NamedTuple):
    """The days between which an article with this name appeared; None: open on that side."""

    first: dt.date | None
    last: dt.date | None
    words: str


def fair_years(text: str) -> Iterator[FairYear]:
    """What fairs and forums with a year in their name say, where the text tells that they are held.

    One that was held is not reported before its year. Where the sentence speaks of days without a year
    (`11일부터 13일까지`), or the text names the fair's own, the article is not much younger either. One that is
    to be held on such days is announced in its year or the year before; great ones are prepared for years.
    What a place bids for and plans with a year as their aim (`비전 2030`) are passed over.

    >>> [(fair.first.isoformat(), fair.last.isoformat()) for fair in
    ...  fair_years("시는 지난 11~13일 열린 ‘바다포럼 2022’에서 상담을 했다.")]
    [('2022-01-01', '2023-03-01')]
    """
    found = [fair for match in islice(_named(text), _MOST) for fair in _read(text, match)]
    newest = max((fair.last for fair in found if fair.last is not None), default=None)
    for fair in found:
        # An older fair may be named beside this year's.
        yield fair if fair.last == newest else fair._replace(last=None)


def _named(text: str) -> Iterator[re.Match[str]]:
    """The names with a year, in order. Only what lies around a year is looked at."""
    end = 0
    for year in _ANY_YEAR.finditer(text):
        at = year.start()
        if at < end:
            continue
        match = _names().search(text, max(end, at - _BEFORE_YEAR), at + _BEHIND_YEAR)
        while match and match.end() <= at:
            match = _names().search(text, match.end(), at + _BEHIND_YEAR)
        if match and match.start() <= at:
            yield match
            end = match.end()


def _read(text: str, match: re.Match[str]) -> Iterator[FairYear]:
    year = year_days(int(match.group("after") or match.group("quoted") or match.group("latin")))
    tense = _tense(text, match.start(), match.end())
    if year is None or tense is None or _AIM.match(text, match.end()) or load_words().plans.search(match.group()):
        return
    reach = reach_of_now(text, match.start(), match.end())
    days = _ITS_DAYS.search(text, match.end())
    if reach is None and days:
        reach, tense = _WEEKS, -1 if days.group("past") else 1
    words = " ".join(match.group().split())
    if match.group("latin"):
        words = words.replace(")", "")  # its opening bracket stands before the name
    if tense < 0:
        yield FairYear(year.first, year.last + reach if reach else None, words)
    elif reach is not None:
        soon = tense > 0 and (days or _SOON.search(_sentence(text, match.start(), match.end())))
        yield FairYear(
            add_years(year.first, -1) if soon else None, year.last if tense > 0 else year.last + reach, words
        )


def _sentence(text: str, start: int, end: int) -> str:
    low = max(text.rfind("다. ", 0, start), text.rfind("\n", 0, start), start - _WINDOW, 0)
    stop = min((at for at in (text.find("다.", end), text.find("\n", end)) if at >= 0), default=len(text))
    return text[low : min(stop + 1, end + _WINDOW)]


def _tense(text: str, start: int, end: int) -> int | None:
    """-1 where the fair was held, 1 where it is to be, 0 where only that it is; None where nothing tells so."""
    sentence = _sentence(text, start, end)
    found = {match.lastgroup for match in _HELD.finditer(sentence)}
    if not found:
        return None
    if {"past", "coming"} <= found or found == {"held"} or ("past" in found and _TOWARDS.search(sentence)):
        return 0
    return -1 if "past" in found else 1


@cache
def _names() -> re.Pattern[str]:
    fairs = load_words().fairs
    name = rf"[^\d\n.,{_OPEN}{_CLOSE}]"
    return compiled(
        rf"(?<![\d.,~∼\-])(?:(?<=[\s{_OPEN}])|^){_YEAR.format('after')}(?!년)\s?{name}{{0,24}}?(?:{fairs})"
        rf"|(?<=[{_OPEN}]){name}{{2,30}}?\s?{_YEAR.format('quoted')}(?=[{_CLOSE}])"
        rf"|(?<![A-Za-z])[A-Z][A-Za-z-]{{2,19}}(?:\s[A-Z][A-Za-z-]{{1,19}}){{0,3}}\)?\s{_YEAR.format('latin')}(?!\d|\s?년|[-.~])",
        re.MULTILINE,
    )
