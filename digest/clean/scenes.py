"""What a picture shows, told by the grammar of a line alone: who is to be seen, doing what.

No headline of a part of an article reads so: `새 시험동을 둘러보는 최영 시장` names a person behind what he does, and
`최영 시장이 새 시험동을 둘러보고 있다.` tells, with no topic, what can be seen.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import is_name
from digest.clean.shapes import is_statement, list_mark
from digest.lazy import compiled, regex

_LONGEST = 160
_END = 16
"""Characters at the end that tell it."""
_LEAST = 14
_WORDS = 3
_MARKS = tuple("◆◇■□●○▶▷#<【[‘“\"'「『-–—")
"""Headlines of parts begin with these."""
_OBJECT = regex(r"[가-힣)’'\"”A-Za-z0-9](?:을|를|에|에서|로|으로|와|과|이|가)\s")
_ADNOMINAL = 4
"""Index of the final consonant of verbs in front of a noun."""
_SYLLABLES, _FIRST, _FINALS = 11_172, 0xAC00, 28
_IN_FRONT = r"(?<![찾맡받앉입읽높많좋작같깊넓짧밝맑늦젊묶섞볶닦덮]은)(?<![하되있없]는)"
"""Verbs in front of a noun end as topics do: `7일 찾은 시험동에서`."""
_TOPIC = regex(rf"(?:\S+\s){{0,3}}\S*[가-힣)](?:은|는){_IN_FRONT}\s(?!\S+(?:이|가)\s)")
_WHO = regex(rf"(?:[^\s,]*[^\s,이가]\s){{0,2}}[^\s,]*[가-힣)A-Za-z\d][은는]{_IN_FRONT}\s(?!\S+(?:[이가]|에서)\s)")
POSTED = regex(
    r"(?:(?:게시|업로드|공개|방영|보도)[된한]|올린|올라온)\s\S.*(?:영상|화면|글|게시물|댓글|공지|공고|기사|지면)$"
)
"""`온결군이 누리집에 올린 공고`: what the picture of a page shows."""
_STATE = regex(
    r"(?:맡|이끌|가지|갖|보유하|운영하|추진하|계획하|알려지|늘어나|증가하|꼽히|받|되|얻|전하|앞장서|힘쓰|거두|겪|누리|미치|나오|쏠리"
    r"|잇따르|치솟|확산하|확대하|강화하|고개(?:를)?\s들|(?:이어|커|높아|낮아|깊어|거세|빨라|넓어|심해|늘어|줄어|짙어|뜨거워)지)고\s있다\.?$"
)
_SOMETHING = regex(r"[가-힣A-Za-z)’'\"](?:이|가)\s")
_ABOUT = regex(rf"(?:\S+\s){{0,3}}\S*[가-힣A-Za-z\d)’”'\"](?:은|는){_IN_FRONT}\s(?!\S+(?:이|가)\s)")
"""What a sentence may be about, also behind a mark."""
_IS_SEEN = regex(r"\s?있(?:다|는 모습이다)\.?$")
_SPEAKS = regex(r"[“”]|따르면|[가-힣](?:며|면서|하여|되어),\s")
_SEEN = regex(
    r"(?:고|나란히 서|줄지어 서|앉아)\s?있다\.?$|(?:촬영|사진)(?:을|를)?\s?(?:했다|하였다|찍었다|찍은 모습이다)\.?$"
)


@cache
def _people() -> re.Pattern[str]:
    """The last word of a phrase: people."""
    return compiled(rf"(?:^|\s)[가-힣]{{0,14}}(?:{choice(signatures().scene_people)})\.?$")


@cache
def _titled() -> re.Pattern[str]:
    """A word that is somebody's title, with the office before it or without (`대전시장과`)."""
    return compiled(rf"[가-힣]{{0,12}}(?:{choice(signatures().portrait_titles)})(?:과|와|,)?\.?")


def _names_somebody(words: list[str]) -> bool:
    """Whether a phrase ends in a title and names who bears one: `최영 온결대 교수`."""
    if not _titled().fullmatch(words[-1]):
        return False
    titles = (index for index, word in enumerate(words) if _titled().fullmatch(word))
    return any(any(map(is_name, words[max(index - 2, 0) : index])) for index in titles)


@cache
def _drawn() -> re.Pattern[str]:
    """`시험동 조감도`: a phrase that calls itself a picture."""
    return compiled(rf"(?<=[가-힣A-Za-z0-9)’'”\"])\s(?:{choice(signatures().picture_scenes)})(?:\([안案]\))?\.?$")


_VIEWS = ("모습", "내부", "외관", "전시실", "실험실", "연구실", "로비")
_OPENING, _CLOSING = "<[(*_", ">])*_"
_TAGGED = regex(r"[\[<](?:영상|동영상|포토|사진|화보)[\]>]\s?")
_EVENT = regex(
    r"(?<!의)\s모습\.?$"
    r"|(?:[가-힣](?:식|회|전|제|사|장|럼|나|찬|숍)|퍼런스|투어|체결|방문|견학|점검|활동|캠페인)\s(?:현장|장면)\.?$"
)
"""`투자 설명회 모습`, `착공식 현장`, `업무협약 체결 현장`"""
_BUILT = regex(
    r"(?:[^\s은는을를]{2,12}\s){0,2}(?=\S{6})\S+(?:원|소|센터|단지|공장|청사?|병원|대학교?|캠퍼스|본사|사옥|본관|건물|동|관|허브|파크|밸리|타운)\s"
    r"(?:(?:(?:내부|외부|전체|본관|건물)\s)*모습|내부|외관|전시실|실험실|연구실|로비)\.?"
)
"""`온결의생명진흥원 모습`: a name that no subheading has alone."""


@cache
def _seen_person() -> re.Pattern[str]:
    """A subject that is somebody: `최영 시장이 `, `참석자들이 `."""
    known = signatures()
    people = choice((*known.scene_people, *known.portrait_titles, "사람들"))
    return compiled(rf"[가-힣]{{0,14}}(?:{people}|[가-힣](?:자|객|생)(?=들))들?(?:\s?\([^()]{{1,40}}\))?(?:이|가)\s")


@lru_cache(maxsize=4096)
def shows_scene(text: str) -> bool:
    """Whether a phrase says what a picture shows.

    >>> shows_scene("새 시험동을 둘러보는 최영 시장"), shows_scene("온결군 시험동 투자 설명회 모습")
    (True, True)
    >>> shows_scene("더 커진 반려동물 의료시장"), shows_scene("달라진 온결의 모습")
    (False, False)
    """
    if text[:1] in _OPENING:
        return _shows_marked(text)
    if len(text) > _LONGEST or text.startswith(_MARKS) or list_mark(text) or is_statement(text) or ":" in text:
        return False
    end = max(len(text) - _END, 0)
    if _drawn().search(text, end) or (text.rstrip(".").endswith(_VIEWS) and _BUILT.fullmatch(text)):
        return True
    words = text.split()
    if len(text) < _LEAST or len(words) < _WORDS:
        return False
    return bool(_EVENT.search(text, end)) or _shows_somebody(text, words)


def _shows_marked(text: str) -> bool:
    """`<시험동 조감도>`, `*시험동 조감도*`, `[영상] 착공식 현장`"""
    if text[-1:] in _CLOSING:
        return len(text) <= _LONGEST and bool(_drawn().search(text.strip("<>[]()*_")))
    tag = _TAGGED.match(text)
    return bool(tag and _EVENT.search(text, tag.end()))


def _shows_somebody(text: str, words: list[str]) -> bool:
    return bool(_people().search(text) or _names_somebody(words)) and _has_clause(words)


def _has_clause(words: list[str]) -> bool:
    """Whether a verb with what it is done to stands in front of a noun: `시험동을 둘러보는 `."""
    for index, word in enumerate(words[1:-1], start=1):
        if ends_adnominal(word) and _OBJECT.search(" ".join(words[:index]) + " "):
            return True
    return False


def ends_adnominal(word: str) -> bool:
    """Whether a word ends as verbs do in front of a noun.

    >>> ends_adnominal("둘러보는"), ends_adnominal("펴낸"), ends_adnominal("교수가")
    (True, True, False)
    """
    place = ord(word[-1]) - _FIRST
    return 0 <= place < _SYLLABLES and place % _FINALS == _ADNOMINAL


def is_topical(sentence: str) -> bool:
    """Whether a sentence tells of somebody what he is doing: no picture's text names whom it is about first.

    >>> is_topical("최영 원장은 새 시험동을 알리고 있다."), is_topical("최영 원장이 새 시험동을 알리고 있다.")
    (True, False)
    """
    return sentence.rstrip(".").endswith("고 있다") and _WHO.match(sentence) is not None


def tells_state(sentence: str) -> bool:
    """Whether a sentence in the manner of a picture's text tells what no picture shows.

    >>> tells_state("온결군 시험동이 큰 호응을 얻고 있다."), tells_state("온결군 시험동이 일손 부족을 겪고 있다.")
    (True, True)
    >>> tells_state("참석자들이 시험동을 둘러보고 있다.")
    False
    """
    return ("있다" in sentence[-4:] and _STATE.search(sentence) is not None) or is_topical(sentence)


@lru_cache(maxsize=4096)
def shows_act(text: str) -> bool:
    """Whether a sentence tells what somebody in a picture does, that can be seen.

    >>> shows_act("최영 시장이 7일 새 시험동의 쓰임새를 설명하고 있다."), shows_act("참석자들이 나란히 서 있다.")
    (True, True)
    >>> shows_act("최영 시장은 새 시험동의 쓰임새를 설명하고 있다."), shows_act("최영 시장이 사업을 이끌고 있다.")
    (False, False)
    """
    seen = _SEEN.search(text, max(len(text) - _END, 0)) if len(text) <= _LONGEST else None
    last = max(text.rfind("다. ") + 3, 0) if seen and "다. " in text else 0
    if not seen or _TOPIC.match(text, last) or _SPEAKS.search(text) or not _seen_person().search(text, last):
        return False
    return seen.group()[0] != "고" or any(act in text for act in signatures().caption_acts)


@cache
def _bodily() -> tuple[str, ...]:
    """What somebody does with his body, or how something stands, that hardly is a figure of speech."""
    known = signatures()
    return tuple(f" {word}" for word in (*known.scene_verbs, *known.scene_states))


@lru_cache(maxsize=4096)
def shows_body(text: str) -> bool:
    """Whether a sentence without a topic tells what somebody or something does with its body, or how it stands there.

    >>> shows_body("한 연구원이 새 장비를 조작하고 있다."), shows_body("기업들이 시험동에 들어오고 있다.")
    (True, False)
    """
    seen = _IS_SEEN.search(text, max(len(text) - _END, 0)) if len(text) <= _LONGEST else None
    if not seen or not text[: seen.start()].endswith(_bodily()):
        return False
    told = _ABOUT.match(text) or _SPEAKS.search(text) or ("있다" in text[-4:] and _STATE.search(text))
    return not told and _SOMETHING.search(text) is not None
