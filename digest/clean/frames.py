"""Where a page's frame begins behind a text that shares its line: buttons, counters, players, advertisements, and lists
of other articles with the beginnings of their texts, up to the end of the page."""

from __future__ import annotations

import re
from functools import cache

from digest import vocabulary
from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.lexicon import choice
from digest.clean.patterns import NAME, names_in
from digest.lazy import compiled, regex

_LEAST = 200
_GAP = 260
"""Characters between two signs of a frame, at most: a headline and the beginning of a text are shorter."""
_SIGNS, _KINDS = 4, 2
_LABEL = 28
"""Characters of a heading before the words it is known by: `온결군 시험동 관련 기사`."""
_ENDED = regex(r"[다요죠][.!][”\"’']?\s|[”\"]\s|\)\s")
_CARD = regex(rf"(?<=[다요][.”\"])\s(?P<card>{NAME}\s기자\s[^“”\"]{{0,200}})$")
"""`최영 기자 바이오부에서 농업을 쓴다. `, before the button that subscribes to him."""
_CARD_REACH, _NAMED = 220, 8
"""Characters of such a card, and of the name and the role it begins with."""
_TOLD = regex(r"(?<!니)다\.[”\"’']?(?=\s|$)")
_OPENERS = ("button", "heading", "offer", "player")


@cache
def _signs() -> re.Pattern[str]:
    """What no text has: each kind is a group."""
    name = "clean_interface.yml"
    data = vocabulary.load(name)

    def words(field: str) -> str:
        return choice(vocabulary.strings(data.get(field), f"{name}: {field}"))

    known = f"(?:{words('frame_buttons')})"
    return compiled(
        rf"(?<!\S)(?:(?P<heading>(?:{words('frame_headings')})(?=\s|$))"
        rf"|(?P<offer>[^\s.]{{0,6}}(?:{words('frame_offers')}))"
        rf"|(?P<button>(?:{known}|(?:{words('frame_words')})\s(?:[\d,]{{1,9}}|{known}|(?:{words('frame_words')})))"
        rf"(?:\s(?:[\d,]{{1,9}}|{known}|(?:{words('frame_words')})))*(?=[\s(]|$))"
        r"|(?P<player>\d{1,2}:\d\d\s/\s(?:[A-Za-z]+\s)?\d{1,2}:\d\d(?!\S)|(?:[A-Za-z]+[\s,.:]{1,3}){5,12})"
        rf"|(?P<advert>(?:{words('frame_adverts')})(?=\s|$)))"
        r"|(?P<teaser>(?<=[가-힣\s])(?:\.{3}|…)(?=\s[가-힣A-Z‘“'\"\[]|$))"
    )


def frame_start(text: str) -> int:
    """Where a frame begins in a line; its length if it has none.

    A frame has signs close to each other up to the end of the line, of more than one kind, and more of them than it
    tells sentences; with a button, an offer, a player's words or the heading of a list it begins.

    >>> text = "온결군은 시험동을 짓는다고 8일 밝혔다. " * 9 + "온결군 관련 기사 한빛시, 버스 늘려 한빛시가 버스를 ... "
    >>> text += "최영 기자 구독 구독수 305 By Adsaebyeok 최신순 공감순 AD 새벽 보험 돌아가기"
    >>> text[frame_start(text):][:9]
    '온결군 관련 기사'
    """
    if len(text) < _LEAST or text.endswith("다.") or not _signs().search(text, len(text) - _GAP):
        return len(text)
    found = list(_signs().finditer(text))
    first = len(found) - 1
    while first and found[first].start() - found[first - 1].end() <= _GAP:
        first -= 1
    for index in range(first, len(found) - _SIGNS + 1):
        sign = found[index]
        if sign.lastgroup in _OPENERS:
            start = _begins(text, sign)
            kinds = {each.lastgroup for each in found[index:]}
            told = sum(1 for _ in _TOLD.finditer(text, start))
            if len(kinds) >= _KINDS and told * 2 <= len(found) - index:
                return start
    return len(text)


def _begins(text: str, sign: re.Match[str]) -> int:
    """Where the line of a sign began: what a heading or an offer is of stands before it, or who the reporter is."""
    card = _CARD.search(text, max(sign.start() - _CARD_REACH, 0), sign.start())
    if card:
        return card.start("card")
    if sign.lastgroup not in ("heading", "offer"):
        return sign.start()
    ends = list(_ENDED.finditer(text, max(sign.start() - _LABEL, 0), sign.start()))
    return ends[-1].end() if ends else sign.start()


def drop_frames(draft: Draft) -> Draft:
    """Drops the frame behind a text on one line."""
    starts = [len(line.text) if line.settled else frame_start(line.text) for line in draft.lines]
    if all(start == len(line.text) for line, start in zip(draft.lines, starts, strict=True)):
        return draft
    scribe = Scribe(draft)
    for line, start in zip(draft.lines, starts, strict=True):
        if start == len(line.text):
            scribe.keep(line)
            continue
        scribe.authors.extend(names_in(line.text[start : start + _NAMED]))
        scribe.cut(line.text[start:], "frame of the page")
        scribe.keep(Line(line.text[:start].strip(), line.trace))
        scribe.keep(Line("", Trace.FURNITURE))
    return scribe.finish()
