"""Whose a picture is: what a credit is made of, wherever it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.clean.agencies import agencies
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import NAMES, role
from digest.lazy import compiled, regex

_WORD = (
    r"(?:[가-힣A-Za-z0-9@][가-힣A-Za-z0-9@&·ㆍ_'’-]{0,30}(?:\((?!\d{2})[^()]{1,20}\))?|[‘'“\"][^‘’'“”\"]{1,20}[’'”\"])"
)
_OWNER = rf"(?:\([가-힣]\)\s?|㈜\s?)?{_WORD}(?:\s{_WORD}){{0,3}}"
OFFICE = (
    r"[가-힣A-Za-z0-9]{1,12}(?:[시군구청원대처]|(?:경[남북기]|전[남북]|충[남북]|강원|제주)도|병원|재단|센터|공사|협회|그룹|바이오|제약"
    r"|신문|뉴스|일보)"
)
"""What a name ends in that no word is glued to."""
_MAIL = r"(?:\s?/?\s?[A-Za-z0-9][A-Za-z0-9._-]{1,30}@(?:[A-Za-z0-9.-]{2,30})?/?)?"
_SEPARATOR = r"\s?[=:：|ㅣ｜│/-]\s?"
_GENERATED = r"(?:AI|인공지능|\S{0,6}GPT|제미나이|미드저니)\S{0,2}\s?(?:생성|제작)\S{0,2}\s?(?:이미지|사진|그림|삽화)?"
_SIGN = regex(r"[ⓒ©Ⓒ]")
HANDS = 3
"""How often a picture was passed on, at most."""
_NO_NAME = regex(
    r"(?:[을를은는]|에서|에게|으로|까지|부터|라고|다고|하고|하며|[가-힣]다|[요까죠음함임])(?=\s|$)"
    r"|^(?:끝|계속|문의|관련|이하|[중하후]략|생략|편집자|이상|참고|단위|아래|위)"
)
"""What words of a name do not end in, and what no name begins with."""
PARTICLE = regex(r"(?:[가-힣][이가의와과에만며고]|(?<![남북기원주])도|으?로|[가-힣][히게])$")
"""What a word ends in that a line breaks off behind."""
_NAME = regex(_OWNER)
_OWNERS = regex(rf"{_OWNER}(?:\s?[/,]\s?{_OWNER})?")
_PASSED = regex(rf"{_OWNER}\s?[=/]\s?")
_HOLDER = regex(rf"저작권자\s?=\s?{_OWNER}")
_TAKEN = regex(rf"{NAMES}\s(?:촬영|사진|제작|그래픽|일러스트)|(?:촬영|제작)\s{NAMES}")


class Forms(NamedTuple):
    """What a credit may be, or begin with."""

    agency: re.Pattern[str]
    """One or several."""
    last_agency: re.Pattern[str]
    """The same at the end of a line."""
    given: re.Pattern[str]
    """A name, and that it gave a picture or where that was taken from."""
    kind: re.Pattern[str]
    """A word for a picture."""
    separated: re.Pattern[str]
    """Such a word inside a line, and what separates it from the owner."""
    signed: re.Pattern[str]
    """A reporter's name: who took the picture, or who wrote the text."""
    apart: re.Pattern[str]
    """Behind a space, what nothing but a credit ends in: an office that gave it, a page that it was taken from."""
    broken: re.Pattern[str]
    """A credit that is cut short behind its word for a picture."""
    heading: re.Pattern[str]
    """What heads a picture's text: `사진 설명`."""


@cache
def forms() -> Forms:
    """The patterns, made of the words of `clean_bylines.yml`."""
    known = signatures()
    gives = choice(known.picture_gives)
    kinds = choice((*known.picture_kinds, "자료사진", "사진자료", "인포그래픽", "삽화", "영상", "글·사진", "사진·글"))
    named = kinds
    kinds = rf"(?:(?:{kinds})(?:\s?(?:{gives}))?|{gives}|촬영)"
    places = known.picture_places
    stored = choice(
        (
            *known.picture_gives,
            *known.picture_shots,
            *known.picture_stores,
            *places,
            "자료",
            "촬영",
            "제공 사진",
            "스틸",
            "스틸컷",
        )
    )
    return Forms(
        compiled(agencies()),
        compiled(rf"{agencies()}$"),
        compiled(rf"{_OWNER}\s?(?:{stored})|(?:{choice(places)})|자료\s?사진|{_GENERATED}"),
        compiled(rf"{kinds}(?:{_SEPARATOR}|\s)"),
        compiled(
            rf"(?:(?<![^\s.…”’\"')\]※*])|[/|]\s?)(?:{kinds}{_SEPARATOR}(?:\([^()]{{2,30}}\)\s)?|(?:{named})\s?(?:{gives})\s)"
        ),
        compiled(
            rf"(?:[가-힣]{{2,6}}\s?=\s?)?{NAMES}\s?(?:{role()}|[가-힣]{{1,4}}기자)(?:\s?(?:촬영|사진|제공))?{_MAIL}"
        ),
        compiled(rf"{OFFICE}\s제공|[가-힣A-Za-z0-9&·]{{2,20}}\s(?:\S{{2,12}}\s)?(?:{choice(known.picture_shots)})"),
        compiled(rf"\s?[\[(<【〔〈/|]\s?{kinds}\s?[=:]?$"),
        compiled(rf"{kinds}\s?(?:{choice(known.picture_fields)})"),
    )


@cache
def views() -> tuple[str, ...]:
    """What a picture's text ends in, without the words that begin a credit."""
    known = signatures()
    return ("고 있다", *sorted({*known.caption_endings, *known.picture_scenes} - {*known.picture_kinds}))


def tells(text: str, start: int) -> bool:
    """Whether what stands there tells by its words whose a picture is.

    >>> [tells(text, 0) for text in ("온결군 제공", "사진=온결군", "신화 뉴시스", "온결군")]
    [True, True, True, False]
    """
    if forms().agency.fullmatch(text, start) or forms().given.fullmatch(text, start):
        return True
    kind = forms().kind.match(text, start)
    if kind is not None and is_owner(text, kind.end()):
        return True
    given, joint, other = text[start:].partition("제공·" if "제공·" in text[start:] else "제공/")
    return bool(joint) and _NAME.fullmatch(given.strip()) is not None and is_owner(other, 0)


def is_owner(text: str, start: int) -> bool:
    """Whether what stands there is a reporter's signature, or may be one or two names of anybody."""
    patterns = (forms().signed, forms().agency, _OWNERS)
    return any(pattern.fullmatch(text, start) for pattern in patterns)


def is_marked(text: str, start: int) -> bool:
    """Whether there is the sign for rights and a name, as often as the picture was passed on."""
    first, *names = (name.strip() for name in _SIGN.split(text[start:]))
    return not first and 0 < len(names) <= HANDS and all(map(_is_passed_on, names))


def _is_passed_on(name: str) -> bool:
    """`로이터=뉴스1`, `News1 최영 기자`"""
    agency = forms().agency.match(name)
    end = agency.end() if agency else 0
    return is_owner(name, 0) or (end > 0 and (end == len(name) or is_owner(name.lstrip(), end + (name[end] == " "))))


def is_signed(inside: str) -> bool:
    """Whether a bracket holds a reporter's name, the house before it or not: `온결일보 최영 기자`."""
    house, _, name = inside.partition(" ")
    signed = forms().signed
    return bool(signed.fullmatch(inside) or (_NAME.fullmatch(house) and signed.fullmatch(name)))


def is_told(inside: str) -> bool:
    """Whether a bracket says whose a picture is: it may say more than a credit without brackets."""
    if forms().heading.fullmatch(inside):
        return False
    passed = _PASSED.match(inside)
    return inside in signatures().picture_partners or bool(
        tells(inside, 0)
        or forms().separated.match(inside)
        or _TAKEN.fullmatch(inside)
        or _HOLDER.fullmatch(inside)
        or is_marked(inside, 0)
        or (passed and tells(inside, passed.end()))
    )


def is_name(text: str) -> bool:
    """Whether a few words can be somebody's name."""
    return _NAME.fullmatch(text) is not None and not _NO_NAME.search(text)


def is_lone_name(text: str) -> bool:
    """Whether a name that nothing marks can be no word of a sentence: one word, or with a short form in brackets, or
    with an office's ending."""
    if not is_name(text) or PARTICLE.search(text) or text in signatures().paragraph_openers:
        return False
    return " " not in text or text[-1] == ")" or text.endswith(signatures().picture_houses)
