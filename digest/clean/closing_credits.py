"""Credits that a line ends in: `… 있다. /로이터 뉴스1`, `… 대표[AP=연합뉴스]`, `… 시민들. 온결협회(OGA)`.

Where it stands (in brackets, behind a slash, a mark, a word for a picture, or the end of a sentence) tells where a
credit begins; what is in it tells whether it can be anything else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.clean.agencies import agencies
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import NAMES, role
from digest.lazy import regex

_REACH = 80
"""Characters of a credit, at most."""
_WORD = r"[가-힣A-Za-z0-9@][가-힣A-Za-z0-9@&·ㆍ_'’-]{0,30}(?:\([^()]{1,20}\))?"
_OWNER = rf"(?:\([가-힣]\)\s?|㈜\s?)?{_WORD}(?:\s{_WORD}){{0,3}}"
_MAIL = r"(?:\s?[A-Za-z0-9][A-Za-z0-9._-]{1,30}@(?:[A-Za-z0-9.-]{2,30})?)?"
_SEPARATOR = r"\s?[=:：|ㅣ｜/-]\s?"
_CLOSED = {")": "(", "]": "[", ">": "<", "〉": "〈", "】": "【", "〕": "〔"}
_ENDS = ".…”’\"')]"
"""What stands before a credit that needs no mark."""
_ON_DAY = r"(?:19|20)\d{2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?"
_DAY = regex(rf"(?:^|(?<=[\s.])){_ON_DAY}\s?[/|]?(?:\s?[A-Za-z0-9][A-Za-z0-9._-]{{1,30}}[@\s][a-z0-9.-]{{2,30}})?\s?$")
_WIRE = regex(rf"{_ON_DAY}\s?[A-Za-z0-9][A-Za-z0-9._-]{{1,30}}[@\s][a-z0-9]{{3,20}}\.(?:com|co\.kr|kr)(?=$|[\s*])")
"""`2024.12.26. abc@newsis.com`, the sign lost or not."""
_RESALE = regex(r"\.?\s?\*?\s?재판매\s?및\s?DB\s?금지\.?$")
_HINT = regex(r"[\])>〉】〕=:：|ㅣ｜/ⓒ©Ⓒ.…]")
"""What a line with a credit holds one of, or an agency is its last word."""
_SIGN = regex(r"[ⓒ©Ⓒ]")
_HANDS = 3
_SLASH = regex(r"[/|ㅣ]\s?")
_END = regex(rf"[.…](?:\s|(?=[가-힣A-Z]))|(?:(?<=[.…!?])[”’\"']|[)\]])\s|{_ON_DAY}\s")
_NO_NAME = regex(
    r"(?:[을를은는]|에서|에게|으로|까지|부터|라고|다고|하고|하며|[가-힣]다|[요까죠음함임])(?=\s|$)"
    r"|^(?:끝|계속|문의|관련|이하|[중하후]략|생략|편집자|이상|참고|단위|아래|위)"
)
"""What words of a name do not end in, and what no name begins with."""
_PARTICLE = regex(r"(?:[가-힣][이가의와과에만며고]|(?<![남북기원주])도|으?로|[가-힣][히게])$")
"""What a word ends in that a line breaks off behind."""
_NAME = regex(_OWNER)
_OWNERS = regex(rf"{_OWNER}(?:\s?[/,]\s?{_OWNER})?")
_PASSED = regex(rf"{_OWNER}\s?[=/]\s?")
_TAKEN = regex(rf"{NAMES}\s(?:촬영|사진)|촬영\s{NAMES}")
_LONG_NAME = 24
"""Characters of what can be taken for a name if nothing else tells so."""


class Credit(NamedTuple):
    """The credit that a line ends in."""

    start: int
    """Where it begins."""
    sure: bool
    """Its own words or its mark tell that it is one; else what stands before it must show something."""
    signed: bool = False
    """It is a reporter's name or address."""


class _Forms(NamedTuple):
    """What a credit may be, or begin with."""

    agency: re.Pattern[str]
    """One or several."""
    given: re.Pattern[str]
    """A name, and that it gave a picture or where that was taken from."""
    kind: re.Pattern[str]
    """A word for a picture."""
    separated: re.Pattern[str]
    """Such a word inside a line, and what separates it from the owner."""
    signed: re.Pattern[str]
    """A reporter's name: who took the picture, or who wrote the text."""


@cache
def _forms() -> _Forms:
    known = signatures()
    gives = choice(known.picture_gives)
    kinds = choice((*known.picture_kinds, "자료사진", "사진자료", "인포그래픽"))
    kinds = rf"(?:(?:{kinds})(?:\s?(?:{gives}))?|{gives}|촬영)"
    stored = (*known.picture_gives, *known.picture_shots, *known.picture_stores, *known.picture_places)
    return _Forms(
        re.compile(agencies()),
        re.compile(rf"{_OWNER}\s?(?:{choice((*stored, '자료', '촬영'))})|자료\s?사진"),
        re.compile(rf"{kinds}(?:{_SEPARATOR}|\s)"),
        re.compile(rf"(?:(?<![^\s.…”’\"')\]])|[/|]\s?){kinds}{_SEPARATOR}"),
        re.compile(rf"(?:[가-힣]{{2,6}}\s?=\s?)?{NAMES}\s?{role()}(?:\s?(?:촬영|사진|제공))?{_MAIL}"),
    )


@cache
def _last_words() -> tuple[str, ...]:
    known = signatures()
    kept = (*known.picture_stores, *known.picture_gives)
    return (*known.picture_agencies, *known.picture_stocks, *known.picture_partners, *kept, *known.roles)


def closing_credit(text: str) -> Credit | None:
    """The credit that a line ends in, with the day of the picture before or behind it and one in front of it, or None.

    >>> closing_credit("최영 시장이 인사말을 하고 있다./로이터 뉴스1")
    Credit(start=18, sure=True, signed=False)
    >>> closing_credit("온결천을 걷는 시민들. 온결협회(OGA)")
    Credit(start=12, sure=False, signed=False)
    >>> closing_credit("시는 협약을 맺었다고 7일 밝혔다."), closing_credit("시는 협약을 맺었다. 자세한 내용은")
    (None, None)
    """
    if (text[-1] == "." and "가" <= text[-2:-1] <= "힣" and text[-3:] != "금지.") or text[-1] in "”\"’'?!,":
        return None  # a sentence's end, as most lines have one
    if not _HINT.search(text, max(len(text) - 2 * _REACH, 0)) and not text.endswith(_last_words()):
        return None
    end = _without_day(text, len(text))
    if _WIRE.search(text, end):
        return Credit(end, sure=True, signed=True)
    found = _last_credit(text[:end])
    if found is None:
        return None
    before = _without_day(text, found.start)
    more = _last_credit(text[:before]) if found.sure else None
    return Credit(_without_day(text, more.start) if more and more.sure else before, found.sure, found.signed)


def _without_day(text: str, end: int) -> int:
    """Where what stands behind a text up to `end` begins: a day, a notice, spaces."""
    kept = text[:end].rstrip()
    resale = _RESALE.search(kept)
    kept = kept[: resale.start()].rstrip() if resale else kept
    day = _DAY.search(kept, max(len(kept) - _REACH, 0))
    return len(kept[: day.start()].rstrip() if day else kept)


def _last_credit(text: str) -> Credit | None:
    low = max(len(text) - _REACH, 0)
    found = (form(text, low) for form in (_in_brackets, _marked, _behind_kind, _behind_slash, _behind_end, _bare))
    return next((credit for credit in found if credit), None)


def _opening(text: str, end: int, low: int) -> int:
    """Where the bracket opens that closes at `end`, or -1."""
    closed, opened = text[end], _CLOSED[text[end]]
    depth = 0
    for at in range(end, low - 1, -1):
        depth += (text[at] == closed) - (text[at] == opened)
        if not depth:
            return at
    return -1


def _in_brackets(text: str, low: int) -> Credit | None:
    bare = text.rstrip(".") if text[-2:-1] in _CLOSED else text
    at = _opening(bare, len(bare) - 1, low) if bare[-1:] in _CLOSED else -1
    if at < 0:
        return None
    inside = _RESALE.sub("", bare[at + 1 : -1].strip())
    if _forms().signed.fullmatch(inside):
        return Credit(at, sure=_is_ended(text[:at]), signed=True)
    passed = _PASSED.match(inside)
    if (
        _tells(inside, 0)
        or _forms().separated.match(inside)
        or _TAKEN.fullmatch(inside)
        or _is_marked(inside, 0)
        or (passed and _tells(inside, passed.end()))
    ):
        return Credit(at, sure=True)
    named = bare[-1] == "]" and len(inside) <= _LONG_NAME and _is_name(inside)
    return Credit(at, sure=False) if named and len(bare) == len(text) else None


def _marked(text: str, low: int) -> Credit | None:
    starts = (at for at in range(low, len(text)) if text[at] in "ⓒ©Ⓒ" and _is_marked(text, at))
    return next((Credit(at, sure=True) for at in starts), None)


def _behind_kind(text: str, low: int) -> Credit | None:
    kind = _forms().separated.search(text, low)
    return Credit(kind.start(), sure=True) if kind and _is_owner(text, kind.end()) else None


def _behind_slash(text: str, low: int) -> Credit | None:
    for slash in _SLASH.finditer(text, low):
        before, at = text[: slash.start()], slash.end()
        if before and _forms().agency.fullmatch(text, at):
            return Credit(slash.start(), sure=True)
        if not before or (before[-1] not in _ENDS and before[-1] != " " and not _DAY.search(before, low)):
            continue
        if _tells(text, at):
            return Credit(slash.start(), sure=True)
        signed = _forms().signed.fullmatch(text, at) is not None
        if signed or _is_name(text[at:]) or (text[at : at + 1] == "(" and text[-1] == ")"):
            return Credit(slash.start(), sure=_is_ended(before), signed=signed)
    return None


def _behind_end(text: str, low: int) -> Credit | None:
    ends = [end.end() for end in _END.finditer(text, low)]
    for at in reversed(ends):
        if _tells(text, at):
            return Credit(at, sure=True)
        if _forms().signed.fullmatch(text, at):
            return Credit(at, sure=_is_ended(text[:at]), signed=True)
    at = ends[-1] if ends else len(text)
    stop = text[:at][-3:]
    named = len(text) - at <= _LONG_NAME and stop[-2:] == ". " and stop[0] != "." and _is_lone_name(text[at:])
    return Credit(at, sure=False) if named else None


def _bare(text: str, low: int) -> Credit | None:
    """An agency behind a phrase (`시청 앞의 시민들 AP연합뉴스`), and anybody behind what tells of a picture."""
    for at in range(low, len(text)):
        if text[at] != " " or text[at - 1] in ":：=|>":
            continue
        if _forms().agency.fullmatch(text, at + 1):
            return None if _PARTICLE.search(text[:at]) else Credit(at, sure=True)
        signed = _forms().signed.fullmatch(text, at + 1) is not None
        if text[:at].endswith(_views()) and (signed or _tells(text, at + 1)):
            return Credit(at, sure=True, signed=signed)
    return None


@cache
def _views() -> tuple[str, ...]:
    """What a picture's text ends in, without the words that begin a credit."""
    known = signatures()
    return ("고 있다", *({*known.caption_endings, *known.picture_scenes} - {*known.picture_kinds}))


def _tells(text: str, start: int) -> bool:
    """Whether what stands there tells by its words whose a picture is."""
    forms = _forms()
    if forms.agency.fullmatch(text, start) or forms.given.fullmatch(text, start):
        return True
    kind = forms.kind.match(text, start)
    return kind is not None and _is_owner(text, kind.end())


def _is_owner(text: str, start: int) -> bool:
    return bool(_forms().signed.fullmatch(text, start) or _OWNERS.fullmatch(text, start))


def _is_marked(text: str, start: int) -> bool:
    """Whether there is the sign for rights and a name, as often as the picture was passed on."""
    first, *names = (name.strip() for name in _SIGN.split(text[start:]))
    return not first and 0 < len(names) <= _HANDS and all(map(_is_passed_on, names))


def _is_passed_on(name: str) -> bool:
    """`로이터=뉴스1`, `News1 최영 기자`"""
    agency = _forms().agency.match(name)
    end = agency.end() if agency else 0
    return _is_owner(name, 0) or (end > 0 and (end == len(name) or _is_owner(name.lstrip(), end + (name[end] == " "))))


def _is_ended(text: str) -> bool:
    """Whether a sentence, or a phrase with a full stop, ends there."""
    return text.rstrip()[-1:] in tuple(".…”’\"'") or bool(_DAY.search(text.rstrip()))


def _is_name(text: str) -> bool:
    """Whether a few words can be somebody's name."""
    return _NAME.fullmatch(text) is not None and not _NO_NAME.search(text)


def _is_lone_name(text: str) -> bool:
    """Whether a name that nothing marks can be no word of a sentence: one word, or with a short form in brackets, or
    with an office's ending."""
    if not _is_name(text) or _PARTICLE.search(text) or text in signatures().paragraph_openers:
        return False
    return " " not in text or text[-1] == ")" or text.endswith(signatures().picture_houses)
