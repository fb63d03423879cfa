"""Sentences of what a picture shows, inside running text: `참석자들이 둘러보고 있다. 왼쪽부터 최영 교수, …`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.caption_words import is_sided, shows_a_day
from digest.clean.embedded_words import NEXT_WORD, NO_PHRASE, TOPIC, office, shows_phrase, side
from digest.clean.joints import opens, stands
from digest.clean.scenes import ends_adnominal, shows_act, shows_body, tells_state
from digest.clean.shapes import is_caption_text, is_statement, list_mark
from digest.lazy import compiled, regex

_LONGEST, SIDED, _ROW = 160, 300, 200
"""Characters of a sentence, of one that names who stands where, and of a row of names without a full stop, at most."""
INNER_END = regex(r"[가-힣][.?][”’\"']?(?=\s?[가-힣A-Z“‘\"'(-])")
_OTHER = regex(r"기자\s?=|[▲△]")
"""A dateline, and the second item of a list."""
_STANDS = regex(
    r"(?:놓여|세워져|걸려|붙어|쌓여|펼쳐져|늘어서|모여|앉아|나란히 서|채워져|(?:전시|설치|표시)(?:돼|되어))\s?있다\.?$"
    r"|[이가]\s보인다\.?$"
)
"""How things stand in a picture."""
_SCENE = regex(r"[^.?!“”\"]{20,160}있다\.(?=\s|[가-힣])")
_SIGNED = regex(r"기자\s?=|^\[")
_HEAD = regex(r"\s?[◆◇■□]")
_SIDE = 20
"""Characters before the word for a side, at most."""
_NAMED = regex(r"(?P<phrase>[^.?!“”\"\[\]◆◇■□▲△:]{14,90})\.(?:\s(?P<more>[^“”\"\[\]◆◇■□▲△:]{10,150}))?")
_BY = regex(r"(?:^|\s)\S*[가-힣A-Za-z)’'](?:이|가|에서)\s(?:\S+\s){0,8}$")
_REPORTS = regex(
    r"[가-힣A-Za-z\d)’”'\"](?:은|(?<![하되있없이보가오리기지드치])는|도)\s|[“”]|따르면|때문|위해서?는|다고|라고|[냐자]고|것(?:이|으로)|(?:전망|예상|분석|예정|계획|방침)(?:이|이었|한|했|됐|된)"
    r"|(?:말|밝|전|강조|설명|덧붙)[가-힣]{1,2}다\.?$"
)
_JOINS = regex(
    r"\s?(?:하지만|그러나|그런데|그리고|그러면서|또한|특히|한편|아울러|따라서|반면에?|다만|게다가|더욱이|나아가"
    r"|이에 따라|실제로)[\s,]"
)
_HEAD = regex(r"(?<=[가-힣])…(?=[가-힣])")
_FIELD = regex(r"(?:장소|시간|일시|기간|문의|관람료|입장료|주소|대상|참가비|신청)\s?[:：]\s")
_HAPPENED = regex(r"(?:\S+\s){0,6}?\S*[가-힣A-Za-z\d)’'](?:이|가)\s\S.{8,}[가-힣]다\.?$")
_LAST = 4
"""Words before the end of a phrase in one of which its verb stands."""


def shows(sentence: str) -> bool:
    """Whether a sentence tells what a picture shows, or who stands where in it.

    >>> shows("최영 원장이 새 시험동을 설명하고 있다."), shows("최영 원장은 시험동을 운영하고 있다.")
    (True, False)
    """
    if joins(sentence):
        return False
    told = is_caption_text(sentence) or _STANDS.search(sentence) is not None
    scene = told and not tells_state(sentence)
    return scene or shows_a_day(sentence) or is_sided(sentence) or shows_body(sentence)


def joins(text: str, place: int = 0) -> bool:
    """Whether a sentence there goes on from the one before it: pictures' texts stand alone.

    >>> joins("그러나 시험동에는 기업들이 모여 있다."), joins("시험동에 기업들이 모여 있다.")
    (True, False)
    """
    return _JOINS.match(text, place) is not None


def holds_head(text: str) -> bool:
    """Whether a text holds what heads of parts hold, and no picture's text: `발 빠른 대응…바닷말 늘린다`."""
    return _HEAD.search(text) is not None


def has_rows(text: str) -> bool:
    """Whether a text has several rows of a notice: `장소: 온결군청 시간: 오전 10시`."""
    return len(_FIELD.findall(text)) > 1


def is_untold(sentence: str) -> bool:
    """Whether a sentence tells what happened, but of nothing that it names first, with nothing said and nothing that
    goes on from another sentence: before a credit, it is of the picture.

    >>> is_untold("온결군이 새 시험동을 공개했다."), is_untold("온결군은 새 시험동을 공개했다.")
    (True, False)
    """
    return len(sentence) <= _LONGEST and not _REPORTS.search(sentence) and _HAPPENED.match(sentence) is not None


def is_scene(piece: str) -> bool:
    """Whether a paragraph is one sentence of what somebody does in a picture, or stands there."""
    if len(piece) > SIDED or joins(piece) or INNER_END.search(piece, 0, len(piece) - 1) or _OTHER.search(piece, 1):
        return False
    acts = len(piece) <= _LONGEST and (shows_act(piece) or shows_a_day(piece) or shows_body(piece))
    return acts or is_sided(piece)


def is_sure(piece: str) -> bool:
    """Whether a scene is told as of a picture alone, however many there are."""
    return is_sided(piece) or shows_a_day(piece)


def scene_end(text: str, start: int, high: int) -> int:
    """Where sentences end of what could be seen somewhere on a day, or before a head, and of who stands where; or 0."""
    scene = _SCENE.match(text, start, high)
    if not scene or _SIGNED.search(scene.group()):
        return 0
    told, end = scene.group(), row_end(text, scene.end(), high)
    alone = shows_a_day(told) or end > scene.end() or _HEAD.match(text, end)
    return end if is_sided(told) or (alone and (shows_act(told) or shows_body(told))) else 0


def row_end(text: str, place: int, high: int) -> int:
    """Where a row of who stands where ends that follows a scene, its last title glued to the next paragraph if no full
    stop is there; else the place."""
    start = place + (text[place : place + 1] == " ")
    row = _row().match(text, start, high)
    if row and is_sided(row.group()):
        return row.end()
    stop = text.find(".", start, min(high, start + _ROW))
    reach = stop if stop >= 0 else min(high, start + _ROW)
    first = side().search(text, start, min(start + _SIDE, reach))
    for title in office().finditer(text, first.end(), reach) if first else ():
        word = NEXT_WORD.match(text, title.end())
        if word and (opens(text, title.end()) or stands(word.group(), text)):
            return title.end()
    return place


@cache
def _row() -> re.Pattern[str]:
    return compiled(rf"[^.“”\"]{{0,{_SIDE}}}(?:{side().pattern})[^.“”\"]{{10,250}}\.(?=[\s가-힣A-Z0-9“‘'\"(\[◇◆■△▲])")


def is_named_scene(text: str) -> bool:
    """Whether a paragraph is a phrase that names what somebody made or did, with a full stop and no predicate, and no
    more than two sentences behind it.

    >>> is_named_scene("최영 교수가 지난해 펴낸 해조류 도감. 삼백 종을 담았다.")
    True
    >>> is_named_scene("답은 가까운 바다에 있는 해조류.")
    False
    """
    named = _NAMED.fullmatch(text)
    if not named or is_statement(f"{named['phrase']}.") or TOPIC.match(named["phrase"]) or list_mark(text):
        return False
    more = named["more"] or ""
    if (
        "제공" in text
        or more.count("다. ") > 1
        or (more and not is_statement(more))
        or NO_PHRASE.search(named["phrase"])
    ):
        return False
    return _is_made(named["phrase"].split()) or (not more and shows_phrase(named["phrase"]))


def _is_made(words: list[str]) -> bool:
    """Whether a verb with its subject stands close before the end: `교수가 지난해 펴낸 도감`."""
    places = range(max(len(words) - _LAST - 1, 1), len(words) - 1)
    return any(ends_adnominal(words[at]) and _BY.search(" ".join(words[:at]) + " ") for at in places)
