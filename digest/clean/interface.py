"""Lines made of nothing but the words of buttons, menus and forms."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from digest import vocabulary
from digest.clean.lexicon import choice
from digest.clean.patterns import NAME, ends_as_outlet, role
from digest.lazy import compiled, regex

_TOKEN = regex(r"[^\s|·/>‹›<•:,.!?()\[\]\-+*…‘’“”'\"]+")
_NUMBER = regex(r"\d{1,9}(?:[개건회명위천만]|px|pt)?")
_LONGEST = 110
_COMPOUND = 6
_FIRST = 2
_RUN = 4
"""So many such words at the beginning of a long line are the buttons of a page that a scraper put on one line."""
_ENDS = ("다.", "요.")
_REPORT = regex(r"다\.(?<!니다\.)|아니다\.")


@dataclass(frozen=True, slots=True)
class _Words:
    strong: re.Pattern[str]
    """A token that tells an interface."""
    any: re.Pattern[str]
    """A token that may stand beside one."""
    ends: tuple[str, ...]
    """What a word before them makes another name of: `사이드메뉴`."""
    beginnings: frozenset[str]
    """The first two letters, or the only one, of all these."""

    def may_be(self, token: str) -> bool:
        """Whether it is worth matching: most words of articles begin otherwise."""
        return token[:2].lower() in self.beginnings


@cache
def _words() -> _Words:
    name = "clean_interface.yml"
    data = vocabulary.load(name)
    strong = {"".join(word.split()) for word in vocabulary.strings(data.get("words"), f"{name}: words")}
    helpers = set(vocabulary.strings(data.get("helpers"), f"{name}: helpers"))
    suffixes = set(vocabulary.strings(data.get("endings"), f"{name}: endings"))
    endings = choice(suffixes)
    every = strong | helpers | suffixes
    joined = {word + other for word in strong if len(word) == 1 for other in every}
    long = choice({word for word in strong | helpers if len(word) > 1})
    whole = choice({word for word in helpers if len(word) == 1})
    return _Words(
        strong=compiled(rf"(?:{long})*(?:{choice(strong)})(?:{long})*(?:{endings}){{0,2}}\d{{0,6}}", re.IGNORECASE),
        ends=tuple(sorted(word for word in strong if len(word) > 1)),
        any=compiled(rf"(?:{long})+(?:{endings}){{0,2}}|{whole}|(?:{endings})", re.IGNORECASE),
        beginnings=frozenset(text[:2].lower() for text in (*every, *joined)),
    )


@lru_cache(maxsize=4096)
def is_interface(text: str) -> bool:
    """Whether a line holds only words of an interface, figures, and names that end as outlets' do.

    >>> is_interface("페이스북 공유하기 X 공유하기 네이버 블로그 공유하기"), is_interface("바이오 링크 새로 열어")
    (True, False)
    """
    if len(text) > _LONGEST or _REPORT.search(text):
        return False
    words = _words()
    strong = False
    for found in _TOKEN.finditer(text):
        token = found.group()
        may_be = words.may_be(token)
        if may_be and words.strong.fullmatch(token):
            strong = True
        elif not (
            (may_be and words.any.fullmatch(token))
            or _NUMBER.fullmatch(token)
            or ends_as_outlet(token)
            or (len(token) <= _COMPOUND and token.endswith(words.ends))
        ):
            return False
    return strong


def interface_end(text: str) -> int:
    """How far the buttons reach with which a long line begins, a reporter before them or not; 0 if it begins with its
    own words.

    >>> text = "공유하기 페이스북 메일 URL 복사 글자크기 설정 온결군이 연구동을 짓는다."
    >>> text[interface_end(text):]
    '온결군이 연구동을 짓는다.'
    >>> text = "최영 기자 구독 공유하기 온결군이 연구동을 짓는다."
    >>> text[interface_end(text):]
    '온결군이 연구동을 짓는다.'
    """
    words = _words()
    head = _head().match(text)
    reach = head.end() if head else 0
    least = 0 if head and head["page"] else 1 if head else _RUN
    count = 0
    for token in _TOKEN.finditer(text, reach, 2 * _LONGEST):
        word = token.group()
        known = words.may_be(word) and (words.strong.fullmatch(word) or (count and words.any.fullmatch(word)))
        if not known and not (count and _NUMBER.fullmatch(word)):
            return token.start() if count >= least else 0
        count += 1
        reach = token.end()
    return reach if count >= least else 0


def begins_with_button(text: str) -> bool:
    """Whether the first word of a text is the name of a button."""
    words = _words()
    return words.may_be(text) and words.strong.fullmatch(text.partition(" ")[0]) is not None


@cache
def _head() -> re.Pattern[str]:
    """`기자명 최영 기자 ` or `지면 : 2024-03-06 A12면 ` before a row of buttons."""
    return compiled(
        rf"(?:기자명\s)?{NAME}\s?{role()}\s|(?P<page>지면\s?[:：]\s?[\d.-]{{8,10}}\s?[A-Z]?\d{{1,2}}면\s(?:가\s){{0,3}})"
    )


def begins_interface(text: str) -> bool:
    """Whether the first two words of a text are names of buttons.

    >>> begins_interface("기사공유하기 프린트 최영 기자 다른기사 보기"), begins_interface("공유 자전거를 늘린다")
    (True, False)
    """
    words = _words()
    first = [token.group() for token in itertools.islice(_TOKEN.finditer(text), _FIRST)]
    return len(first) == _FIRST and all(words.may_be(word) and words.strong.fullmatch(word) for word in first)


def interface_start(text: str) -> int:
    """Where the buttons begin that a line has behind its last sentence; its length if there are none.

    >>> text = "온결군이 연구동을 짓는다. 좋아요0 화나요0 추천해요0"
    >>> text[: interface_start(text)]
    '온결군이 연구동을 짓는다.'
    """
    end = max(text.rfind(mark, max(len(text) - _LONGEST, 0)) for mark in _ENDS) + 2
    return end if end > 1 and end < len(text) and is_interface(text[end:].strip()) else len(text)
