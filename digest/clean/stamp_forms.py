"""The forms in which pages print the date of an article on a line: each takes the date out and keeps what it states."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from digest.clean.draft import Line, Scribe, Trace
from digest.clean.interface import is_interface
from digest.clean.lexicon import furniture, key
from digest.clean.patterns import EMAIL, NAME, is_name, named_role, names_in
from digest.clean.shapes import is_caption_text, is_statement
from digest.clean.stamp_headlines import is_glued, take_behind_headline, take_channel, take_imprint
from digest.clean.stamp_labelled import REST_LIMIT, SENT, take_labelled
from digest.clean.stamp_labels import (
    DATE,
    EDITION_NUMBER,
    FULL,
    SIGNED,
    SIGNED_LIMIT,
    WEEKDAY,
    Place,
    field_of,
    labelled,
    stated_date,
    words_of,
)
from digest.lazy import compiled, regex
from digest.model import Stated

_FIRST = regex(rf"(?P<value>{FULL})")
_EDITION = regex(rf"(?P<value>{DATE})(?:\s\d{{1,2}}:\d{{1,2}}:\d{{1,2}})?\s(?:제\s?)?\d{{1,2}}면")
"""`2022-10-18 10면`, below the text: the day of the printed paper."""
_PRINTED = regex(
    rf"(?P<house>[가-힣A-Za-z0-9]{{2,12}})\s(?P<value>{DATE}){WEEKDAY}\s(?:제\s?)?\d{{1,3}}면(?:\s\S{{1,10}})?"
)
"""`새벽일보 2024년 3월 5일 화요일 012면 경제`: above the scan of a printed page."""
_EXTRACTED = regex(r"date (?P<value>(?:19|20)\d{2}-\d{2}(?:-\d{2})?)(?=\s|$)")
"""`date 2025-10-23 …` on top of a text: what the program that fetched the page found out."""
_DAY_AND_WHO = regex(rf"(?P<value>{DATE})\s(?:ㅣ\s)?(?P<who>[가-힣A-Za-z0-9]{{2,12}}?)(?:\s?기자)?")
"""`2024-03-05 최영`, `2011-02-27 새벽경제`: the second line of a page for telephones."""
_BY = regex(rf"(?:by|글|글쓴이|작성자)\s?[:：]?\s?(?P<who>[^\s:：]{{1,20}})\s(?P<value>{FULL})")
"""`by 온결지기 2024. 3. 5.`: a blog."""
_CLOCKED = regex(
    rf"^[-·•*|\s]{{0,4}}(?P<rest>[^.!?\d]{{2,40}}?)[\s,|]{{1,3}}"
    rf"(?P<value>{DATE}{WEEKDAY}[\s,]{{1,2}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)(?:\s[A-Z0-9]{{2,8}})?$"
)
"""`한울통신, 최영 기자, 2023-02-16 11:07 KRD7`: an agency's name, and the minute of the wire."""
_HOUSE_AND_NAME = regex(rf"(?P<house>[가-힣A-Za-z0-9]{{2,16}}),\s?(?P<name>{NAME})\s?(?:선임)?기자,?$")
_TODAY = regex(
    rf"(?:UPDATE\s?:\s?|Updated?\s?:\s?)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s{DATE}"
    rf"|{FULL}\s?(?:기준|현재)"
)
"""The day on which a page was fetched: as pages in English have it, or as of which it shows its lists."""
_PAIR = regex(rf"(?P<value>{DATE}{WEEKDAY}\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)\s?[ㅣ|/·]\s?(?P<changed>{FULL})")
"""Two stamps without a label: when it appeared, and when it was changed."""
_CHANGED = regex(rf"(?P<value>{FULL})\s(?:업데이트|수정)(?:됨)?")
_CLOCK_FIRST = regex(rf"(?:[A-Z][A-Za-z/& ]{{2,20}}\s)?\d{{1,2}}:\d{{2}}\s(?P<value>{DATE})")
"""`National 18:49 October 23, 2023`."""
_LENGTH = regex(r"\s?\d{1,2}\s?min(?:utes?)?\sread\b|\s?(?:읽는\s?시간|읽기)\s?(?:약\s?)?\d{1,2}분", re.IGNORECASE)
"""How long it takes to read."""
_AGO = regex(r"(?<=\s)\d{1,2}\s?(?:시간|일|주|개월|달|년)\s?전(?=\s|$)")
"""How long ago a board got it."""
_ISSUE = regex(
    rf"(?P<house>[가-힣A-Za-z0-9]{{2,12}})\s제?\s?\d{{1,5}}호\s?\((?P<value>{DATE})\s?(?:일자|자)?\)(?:\s?기사)?"
)
"""`새벽주간 제1201호 (2024.03.05일자) 기사`: above the headline, where a magazine printed it."""
_WRITTEN = regex(rf"(?:글|기자|취재|(?:기사\s?)?작성|[Bb]y)\s?[:：|]?\s?(?P<name>{NAME})(?=\s|$|[|/,-])")
"""`기사 작성: 최영`, `by 최영`"""
_MANAGER = regex(r"(?:작성자|글쓴이|등록자|게시자)\s?[:：]?\s?[가-힣A-Za-z*]{1,12}|(?:최고)?(?:관리자|운영자)")
"""Who put a text on a board: no author."""
_OFFICE = regex(r"(?:[가-힣]부|처|청|위원회|공사|공단|연구원|진흥원|재단)$")
_SEAT = regex(r"[가-힣]{1,6}(?:특별자치[시도]|특별시|광역시|[도시군청])")
"""`온결군 | 2025-03-04`: whose release it is."""
_BESIDE = regex(r"[가-힣]{1,8}(?:팀|과|실|처|국|센터|담당관|사업단)|[가-힣A-Z0-9]{0,8}뉴스[A-Z0-9]{0,3}")
"""`홍보팀`, `뉴스A`: who put a text on a board, and in which programme it was told."""


@cache
def _other_day() -> re.Pattern[str]:
    return compiled(rf"(?:{words_of('other_days')})\s?(?:{words_of('endings')})?\s?[:：|]?$")


def take_stamp(line: Line, place: Place, scribe: Scribe) -> None:
    """Takes the date out of a line by the first form that fits; a line no form fits stays."""
    if not any(form(line, place, scribe) for form in _FORMS):
        scribe.keep(line)


def _fetched(line: Line, place: Place, scribe: Scribe) -> bool:
    if not place.above_text or not _TODAY.fullmatch(line.text):
        return False
    scribe.drop(line, "day the page was fetched")
    return True


def _of_another_day(line: Line, place: Place, scribe: Scribe) -> bool:
    """Keeps what says another day than the article's: `마감일 2024-03-31`, `온결시청 전경. 2024.2.28/뉴스1`."""
    found = _FIRST.search(line.text)
    before = line.text[: found.start()].strip(" (") if found else ""
    if (
        not before
        or is_glued(line.text)
        or not (
            _other_day().search(before) or (before[-1] == "." and is_caption_text(before) and not is_statement(before))
        )
    ):
        return False
    scribe.keep(line)
    return True


def _as_stamp(line: Line, value: str, scribe: Scribe) -> bool:
    """Drops a line that is a date without a label and what it has said already."""
    scribe.bare_marks.append(stated_date(value))
    scribe.drop(line, "date line", Trace.DATE)
    return True


def _extracted(line: Line, place: Place, scribe: Scribe) -> bool:
    found = _EXTRACTED.match(line.text) if place.first else None
    if not found:
        return False
    scribe.marks.append(stated_date(found["value"]))
    scribe.cut(found.group(), "date line")
    rest = line.text[found.end() :].strip()
    scribe.headless = not is_interface(rest) and key(rest) not in furniture().buttons
    scribe.shorten(line, rest, Trace.DATE)
    return True


def _paired(line: Line, place: Place, scribe: Scribe) -> bool:
    pair = _PAIR.fullmatch(line.text) if place.above_text else None
    changed = None if pair else _CHANGED.fullmatch(line.text)
    if changed:
        scribe.marks.append(stated_date(changed["value"], "modified"))
        scribe.drop(line, "date line", Trace.DATE)
        return True
    found = pair or (_CLOCK_FIRST.fullmatch(line.text) if place.above_text else None)
    if not found:
        return False
    scribe.bare_marks.append(stated_date(found["value"]))
    if pair:
        scribe.marks.append(stated_date(pair["changed"], "modified"))
    scribe.drop(line, "date line", Trace.DATE)
    return True


def _edition(line: Line, place: Place, scribe: Scribe) -> bool:
    found = _EDITION.fullmatch(line.text)
    if not found and place.above_text and (found := _PRINTED.fullmatch(line.text) or _ISSUE.fullmatch(line.text)):
        scribe.outlets.append(Stated("outlet", found["house"], "masthead"))
    if not found:
        return False
    return _as_stamp(line, found["value"], scribe)


def _day_and_who(line: Line, place: Place, scribe: Scribe) -> bool:
    if not place.above_text or place.neighbour:
        return False
    by = _BY.fullmatch(line.text)
    found = by or _DAY_AND_WHO.fullmatch(line.text)
    if not found or not (
        by or is_name(found["who"]) or place.names_house(found["who"]) or _OFFICE.search(found["who"])
    ):
        return False
    if is_name(found["who"]) and not place.known(found["who"]):
        scribe.authors.append(found["who"])
    elif not by:
        scribe.outlets.append(Stated("outlet", found["who"], "byline"))
    return _as_stamp(line, found["value"], scribe)


def _clocked(line: Line, place: Place, scribe: Scribe) -> bool:
    """Takes an agency's stamp off a line, and with it the agency and its reporter where both are named."""
    if not place.above_text or place.bare or place.neighbour or labelled().search(line.text):
        return False
    if len(line.text) < SIGNED_LIMIT and SIGNED.search(line.text):
        return False
    clocked = _CLOCKED.match(line.text)
    if not clocked:
        return False
    scribe.bare_marks.append(stated_date(clocked["value"]))
    signed = _HOUSE_AND_NAME.match(clocked["rest"])
    if signed and is_name(signed["name"]):
        scribe.outlets.append(Stated("outlet", signed["house"], "byline"))
        scribe.authors.append(signed["name"])
        scribe.drop(line, "date line", Trace.DATE)
        return True
    if is_name(clocked["rest"]):
        scribe.authors.append(clocked["rest"])
        scribe.drop(line, "date line", Trace.DATE)
        return True
    scribe.cut(line.text[clocked.end("rest") :], "date line")
    scribe.shorten(line, clocked["rest"].strip(" ,|"), Trace.DATE)
    return True


def _among_particulars(line: Line, place: Place, scribe: Scribe) -> bool:
    """A date with nothing beside it but the reporter, the number of the issue, of the page, or of views."""
    text = _AGO.sub(" ", _LENGTH.sub(" ", line.text))
    if not place.above_text or place.neighbour or place.bare or len(text) > REST_LIMIT or _told(text):
        return False
    found = _FIRST.search(text)
    if not found:
        return False
    rest = _MANAGER.sub(" ", f"{text[: found.start()]} {text[found.end() :]}")
    written = _WRITTEN.search(rest)
    if written and is_name(written["name"]):
        scribe.authors.append(written["name"])
        rest = _WRITTEN.sub(" ", rest)
    names, mails = names_in(rest), EMAIL.findall(rest)
    if mails and not names and not written and ":" not in text:
        return False  # below a picture
    rest = EMAIL.sub(" ", rest)
    whole = rest.strip(" |·/,-()[]")
    if place.names_house(whole):
        scribe.outlets.append(Stated("outlet", whole, "masthead"))
        return _as_stamp(line, found["value"], scribe)
    words = re.findall(r"[^\s|()\[\],·/*-]+", EDITION_NUMBER.sub(" ", named_role().sub(" ", rest)))
    words = words[1:] if words and is_name(words[0]) and not place.known(words[0]) else words  # who put it on a board
    houses = [word for word in words if place.names_house(word)]
    seats = [word for word in words if _SEAT.fullmatch(word)]
    words = [word for word in words if word not in (*houses, *seats) and not _BESIDE.fullmatch(word)]
    if any(key(word) not in furniture().buttons and not is_interface(word) for word in words):
        return False
    scribe.authors.extend(names)
    scribe.outlets.extend(Stated("outlet", house, "masthead") for house in houses)
    scribe.outlets.extend(Stated("outlet", seat, "head") for seat in seats)
    scribe.outlets.extend(Stated("outlet", re.sub(r"^.*(?=@)", "", mail), "mail") for mail in mails)
    return _as_stamp(line, found["value"], scribe)


def _told(text: str) -> bool:
    """Whether a word beside the date says what it is."""
    return bool(labelled().search(text) or SENT.search(text))


def _bare(line: Line, place: Place, scribe: Scribe) -> bool:
    found = place.bare
    if not found and place.above_text and len(line.text) < SIGNED_LIMIT and not labelled().search(line.text):
        found = SIGNED.search(line.text)
    if not found:
        return False
    if place.neighbour or not place.above_text:
        own = (place.label and field_of(place.label) == "published") or (place.signed and ":" in line.text)
        if own and not place.neighbour:
            scribe.bare_marks.append(stated_date(found["value"]))  # particulars below the text
        scribe.drop(line, "date of another article" if place.neighbour else "date line", Trace.DATE)
        return True
    if place.writer:
        scribe.authors.append(place.writer)
    stamp = stated_date(found["value"], field_of(place.label or ""))
    (scribe.marks if place.label else scribe.bare_marks).append(stamp)
    scribe.cut(found["value"], "date line")
    scribe.shorten(line, line.text.replace(found["value"], " ").strip(" -·|()[]"), Trace.DATE)
    return True


_FORMS: tuple[Callable[[Line, Place, Scribe], bool], ...] = (
    _of_another_day,
    _fetched,
    take_imprint,
    _extracted,
    _paired,
    _edition,
    _day_and_who,
    take_channel,
    take_behind_headline,
    _clocked,
    _among_particulars,
    _bare,
    take_labelled,
)
"""The first that fits takes the line."""
