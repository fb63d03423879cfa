"""Dates that stand behind a headline, on its line."""

from __future__ import annotations

from digest.clean.draft import Line, Scribe, Trace
from digest.clean.imprints import read_imprint, split_imprint
from digest.clean.patterns import NAME, is_name, names_in
from digest.clean.shapes import looks_like_headline
from digest.clean.stamp_labels import DATE, SIGNED, SIGNED_LIMIT, WEEKDAY, Place, labelled, stated_date
from digest.lazy import regex
from digest.model import Stated

_LEAST = 10
"""Characters a headline has at least."""
_GLUED = regex(
    rf"(?:\s|(?<=[가-힣”’\"'!?…)\]])(?=\d))(?:(?P<name>{NAME})\s)?(?P<value>{DATE}{WEEKDAY}\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)$"
)
"""`… 유치 주장 조남 2021-06-29 15:13:39`: a board sets the reporter and the stamp behind the headline."""
_TIMED = rf"{DATE}{WEEKDAY}\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?"
_UPDATED = regex(
    rf"\s(?:[-–|·/]\s)?(?P<value>{_TIMED})\s(?:[-–|·/]\s)?(?:최종\s?)?(?:업데이트|수정|갱신)\s?(?:일시?)?\s?[:：]?\s?"
    rf"(?P<changed>{_TIMED})(?P<rest>.{{0,60}})$"
)
"""`… 소통·협력 - 2024-09-28 20:41 최종 업데이트 2024-09-28 20:41 최영 기자`: both stamps behind a headline or deck."""
_TAIL = regex(rf"(?<=[가-힣”’\"'!?…\])])\s(?P<value>(?=\d{{4}}){DATE})$")
"""`… 손잡았다 2024.03.05`"""
_QUOTED_END = regex(r"(?P<head>.{10,}?[^\s,]) (?P<deck>[“\"][^”\"]{12,}[”\"])$")
"""A headline and, behind it, the quotation that was its second line."""
_OPENED = regex(
    rf"[\[(<【]\s?(?:(?P<house>[가-힣A-Za-z0-9]{{2,12}})[,\s/]{{1,3}}(?P<value>{DATE})"
    rf"|(?P<day>{DATE})(?:[,\s/]{{1,3}}(?P<paper>[가-힣A-Za-z0-9]{{2,12}}))?)\s?[\])>】]\s?(?=\S.{{8}})"
)
"""`[새벽신문 2024.03.05] 오송에 공장`: a board that keeps the press sets them before the headline."""
_LED = regex(rf"(?P<value>(?=\d{{4}})(?!\d{{4}}\s?[년年]){DATE}{WEEKDAY})[\s,:|/_-]{{1,3}}(?=[^\d\s])")
"""`2025.11.20.(목) 오송에 공장`: a clipping begins with its day."""
_CHANNEL = regex(rf"\s[/|]\s(?P<house>[^\s/|]{{2,12}})\s(?P<value>{DATE})\.?$")
"""`… 유치 도전 / 새봄방송 2024.04.30.`: a channel's name and the day, behind the headline of a video."""
_DATED = regex(
    rf"\s?[(\[](?:(?P<first>[가-힣A-Za-z0-9]{{2,12}})[,\s]{{1,3}})?(?:(?P<value>{DATE})|(?P<short>\d{{6}}))"
    rf"(?:[,\s]{{1,3}}(?P<house>[가-힣A-Za-z0-9]{{2,12}}))?[)\]]$"
)
"""`… 5개 병원 선정(2019.2.26.)`, `… 의료 AI (251030, 새벽일보)`: a board that keeps the press sets the day, and whose
text it is, behind the headline."""


def take_behind_headline(line: Line, place: Place, scribe: Scribe) -> bool:
    """Takes the stamp, and whose text it is or the reporter's name, off a headline."""
    if not place.above_text or place.bare:
        return False
    if _take_updated(line, scribe):
        return True
    if labelled().search(line.text):
        return False
    if len(line.text) < SIGNED_LIMIT and SIGNED.search(line.text):
        return False
    if place.first and _take_led(line, scribe):
        return True
    return any(take(line, scribe) for take in (_take_opened, _take_dated, _take_tail, _take_glued))


def _take_updated(line: Line, scribe: Scribe) -> bool:
    updated = _UPDATED.search(line.text, _LEAST)
    if not updated or labelled().match(line.text) or not looks_like_headline(line.text[: updated.start()]):
        return False
    scribe.marks.append(stated_date(updated["changed"], "modified"))
    scribe.bare_marks.append(stated_date(updated["value"]))
    scribe.authors.extend(names_in(updated["rest"]))
    scribe.cut(updated.group(), "date line")
    scribe.shorten(line, line.text[: updated.start()])
    return True


def _take_led(line: Line, scribe: Scribe) -> bool:
    led = _LED.match(line.text)
    if not led or len(line.text) - led.end() < _LEAST or not looks_like_headline(line.text[led.end() :]):
        return False
    scribe.marks.append(stated_date(led["value"]))
    scribe.cut(led.group(), "date line")
    scribe.shorten(line, line.text[led.end() :])
    return True


def _take_opened(line: Line, scribe: Scribe) -> bool:
    opened = _OPENED.match(line.text)
    if opened:
        scribe.marks.append(stated_date(opened["value"] or opened["day"]))
        if house := opened["house"] or opened["paper"]:
            scribe.outlets.append(Stated("outlet", house, "byline"))
        scribe.cut(opened.group(), "date line")
        scribe.shorten(line, line.text[opened.end() :])
    return bool(opened)


def _take_dated(line: Line, scribe: Scribe) -> bool:
    dated = _DATED.search(line.text)
    if not dated or dated.start() < len(dated.group()):
        return False
    short = dated["short"]
    value = dated["value"] or f"20{short[:2]}-{short[2:4]}-{short[4:]}"
    scribe.marks.append(stated_date(value))
    if house := dated["first"] or dated["house"]:
        scribe.outlets.append(Stated("outlet", house, "byline"))
    scribe.cut(dated.group(), "date line")
    scribe.shorten(line, line.text[: dated.start()])
    return True


def _take_tail(line: Line, scribe: Scribe) -> bool:
    tail = _TAIL.search(line.text)
    if not tail or tail.start() < _LEAST:
        return False
    scribe.bare_marks.append(stated_date(tail["value"]))
    scribe.cut(tail.group(), "date line")
    scribe.shorten(line, line.text[: tail.start()])
    return True


def is_glued(text: str) -> bool:
    """Whether a stamp with its time stands behind a headline without a space: `… 행사 개최2024-03-05 14:22`."""
    glued = _GLUED.search(text)
    return bool(glued and glued.start() >= _LEAST and not text[glued.start()].isspace())


def _take_glued(line: Line, scribe: Scribe) -> bool:
    glued = _GLUED.search(line.text)
    if not glued or len(line.text) <= 2 * len(glued.group()):
        return False
    name = glued["name"]
    start = glued.start() if not name or is_name(name) else glued.start("value")
    if name and is_name(name):
        scribe.authors.append(name)
    scribe.bare_marks.append(stated_date(glued["value"]))
    scribe.cut(line.text[start:], "date line")
    text = line.text[:start].rstrip()
    quoted = _QUOTED_END.match(text)
    if quoted:
        scribe.deck.append(quoted["deck"])
        text = quoted["head"]
    scribe.shorten(line, text)
    return True


def take_channel(line: Line, place: Place, scribe: Scribe) -> bool:
    """Takes a channel's name and the day off the headline of a video."""
    found = _CHANNEL.search(line.text) if place.above_text else None
    if not found or found.start() < _LEAST:
        return False
    scribe.bare_marks.append(stated_date(found["value"]))
    scribe.outlets.append(Stated("outlet", found["house"], "byline"))
    scribe.cut(found.group(), "date line")
    scribe.shorten(line, line.text[: found.start()])
    return True


def take_imprint(line: Line, place: Place, scribe: Scribe) -> bool:
    """A line that is a whole imprint, or a headline with one before or behind it."""
    if not place.above_text or place.bare or labelled().search(line.text):
        return False
    imprint = read_imprint(line.text, place.known)
    split = None if imprint else split_imprint(line.text, place.known)
    title, imprint = split or ("", imprint)
    if not imprint or not (imprint.outlet and imprint.date):
        return False
    scribe.outlets.append(Stated("outlet", imprint.outlet, "byline"))
    scribe.authors.extend(imprint.authors)
    sure = title or imprint.date.endswith("일자")  # the day of the paper, not that of a board
    (scribe.marks if sure else scribe.bare_marks).append(stated_date(imprint.date))
    scribe.cut(line.text.replace(title, " ") if title else line.text, "date line")
    scribe.shorten(line, title, Trace.FURNITURE if title else Trace.DATE)
    return True
