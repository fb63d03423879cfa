"""Credits that a line ends in: `… 있다. /로이터 뉴스1`, `… 대표[AP=연합뉴스]`, `… 시민들. 온결협회(OGA)`.

Where it stands (in brackets, behind a slash, a mark, a word for a picture, or the end of a sentence) tells where a
credit begins; what is in it tells whether it can be anything else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from digest.clean.credit_owners import (
    HANDS,
    PARTICLE,
    forms,
    is_lone_name,
    is_marked,
    is_name,
    is_owner,
    is_signed,
    is_told,
    tells,
    views,
)
from digest.clean.lexicon import signatures
from digest.clean.patterns import RESALE
from digest.lazy import regex

_REACH = 80
"""Characters of a credit, at most."""
_CLOSED = {")": "(", "]": "[", ">": "<", "〉": "〈", "】": "【", "〕": "〔"}
_ENDS = ".…”’\"')]"
"""What stands before a credit that needs no mark."""
_ON_DAY = r"(?:(?:19|20)\d{2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?|20\d{6})"
_DAY = regex(rf"(?:^|(?<=[\s./])){_ON_DAY}\s?[/|]?(?:\s?[A-Za-z0-9][A-Za-z0-9._-]{{1,30}}[@\s][a-z0-9.-]{{2,30}})?\s?$")
_WIRE = regex(rf"{_ON_DAY}\s?[A-Za-z0-9][A-Za-z0-9._-]{{1,30}}[@\s][a-z0-9]{{3,20}}\.(?:com|co\.kr|kr)(?=$|[\s*])")
"""`2024.12.26. abc@newsis.com`, the sign lost or not."""
_PREDICATE = regex(r"(?:[다요죠까음함됨임네오라]|(?<!기)자)\.$")
_STOPPED = regex(r"[가-힣]\.$")
"""`… 있다. 최영 기자.`: a credit may have a full stop."""
_KIND_OF = regex(r"(?<=[)\]])\s?(?:사진\s?합성\s?[·/]\s?일러스트|일러스트|사진\s?합성|합성\s?사진|그래픽)$")
_RESALE = regex(rf"[.·,]?\s?\*?\s?{RESALE}\.?$")
_HINT = regex(r"[\])>〉】〕=:：|ㅣ｜│/ⓒ©Ⓒ.…]")
"""What a line with a credit holds one of, or an agency is its last word."""
_SLASH = regex(r"[/|ㅣ│]\s?")
_END = regex(rf"[.…](?:\s|(?=[가-힣A-Z]))|(?:(?<=[.…!?])[”’\"']|[)\]])\s|{_ON_DAY}\s")
_OWN = regex(r"[“\"].*[”\"]\.?$|(?:[-–·•ㆍ○□]|\d{1,2}[.)]|[①-⑳])\s?(?![▲△▼▽\s])")
"""What somebody says, with its source, and the item of a list, are the article's."""
_CLAIM = regex(r"(?<!있)다$")
"""`… 집계됐다(자료=온결통계원).`: where the article has it from."""
_PLACE = regex(r"(?<=[\s.])[가-힣]{2,6}(?:\([가-힣]{2,6}\))?\s?[=/]$")
"""`… 있다. 라파=AP 연합뉴스`: where it was taken."""
_HELD = ":：=>([<ⓒ©Ⓒ"
"""Behind these an agency is no name of its own."""
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


@cache
def _last_words() -> tuple[str, ...]:
    known = signatures()
    kept = (*known.picture_stores, *known.picture_gives, *known.picture_shots)
    return (*known.picture_agencies, *known.picture_stocks, *known.picture_partners, *kept, *known.roles)


@lru_cache(maxsize=4096)
def closing_credit(text: str) -> Credit | None:
    """The credit that a line ends in, with the day of the picture before or behind it and one in front of it, or None.

    >>> closing_credit("최영 시장이 인사말을 하고 있다./로이터 뉴스1")
    Credit(start=18, sure=True, signed=False)
    >>> closing_credit("온결천을 걷는 시민들. 온결협회(OGA)")
    Credit(start=12, sure=False, signed=False)
    >>> closing_credit("시는 협약을 맺었다고 7일 밝혔다."), closing_credit("시는 협약을 맺었다. 자세한 내용은")
    (None, None)
    """
    if text[-1] in "”\"’'?!," or (text[-1] == "." and _PREDICATE.search(text, len(text) - 3)):
        return None  # a sentence's end, as most lines have one
    whole, text = text, text[:-1] if _STOPPED.search(text, len(text) - 2) else text
    if not _HINT.search(text, max(len(text) - 2 * _REACH, 0)) and not text.endswith(_last_words()):
        return None
    end = _without_day(text, len(text))
    if _WIRE.search(text, end):
        return Credit(end, sure=True, signed=True)
    if broken := forms().broken.search(text, max(end - _REACH, 0)):
        return Credit(broken.start(), sure=True)
    found = _last_credit(text[:end])
    if found is None or (text != whole and not (found.sure and _is_ended(text[: found.start]))):
        return None
    start = _without_day(text, found.start)
    for _ in range(HANDS if found.sure else 0):
        more = _last_credit(text[:start])
        if not more or not more.sure:
            break
        start = _without_day(text, more.start)
    return None if _OWN.match(text[:start]) else Credit(start, found.sure, found.signed)


def _without_day(text: str, end: int) -> int:
    """Where what stands behind a text up to `end` begins: a day, a notice, spaces."""
    kept = text[:end].rstrip()
    resale = _RESALE.search(kept)
    kept = kept[: resale.start()].rstrip() if resale else _KIND_OF.sub("", kept)
    day = _DAY.search(kept, max(len(kept) - _REACH, 0))
    return len(kept[: day.start()].rstrip() if day else kept)


def _last_credit(text: str) -> Credit | None:
    low = max(len(text) - _REACH, 0)
    tail = text[low:]
    for form, signs in _FORMS:
        if any(sign in tail for sign in signs) and (credit := form(text, low)):
            return credit
    return None


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
    if len(bare) < len(text) and _CLAIM.search(text[:at]):
        return None
    inside = _RESALE.sub("", bare[at + 1 : -1].strip())
    if is_signed(inside):
        return Credit(at, sure=_is_ended(text[:at]), signed=True)
    if is_told(inside):
        return Credit(at, sure=True)
    named = bare[-1] == "]" and len(inside) <= _LONG_NAME and is_name(inside)
    return Credit(at, sure=False) if named and len(bare) == len(text) else None


def _marked(text: str, low: int) -> Credit | None:
    starts = (at for at in range(low, len(text)) if text[at] in _SIGNS and is_marked(text, at))
    return next((Credit(at, sure=True) for at in starts), None)


def _behind_kind(text: str, low: int) -> Credit | None:
    kind = forms().separated.search(text, low)
    return Credit(kind.start(), sure=True) if kind and is_owner(text, kind.end()) else None


def _behind_slash(text: str, low: int) -> Credit | None:
    for slash in _SLASH.finditer(text, low):
        before, at = text[: slash.start()], slash.end()
        if not before or (before[-1] not in _ENDS and before[-1] != " " and not _DAY.search(before, low)):
            continue
        if tells(text, at):
            return Credit(slash.start(), sure=True)
        signed = forms().signed.fullmatch(text, at) is not None
        if signed or is_name(text[at:]) or (text[at : at + 1] == "(" and text[-1] == ")"):
            return Credit(slash.start(), sure=_is_ended(before), signed=signed)
    return None


def _behind_end(text: str, low: int) -> Credit | None:
    ends = [end.end() for end in _END.finditer(text, low)]
    for at in reversed(ends):
        if tells(text, at):
            return Credit(at, sure=True)
        if forms().signed.fullmatch(text, at):
            return Credit(at, sure=_is_ended(text[:at]), signed=True)
    at = ends[-1] if ends else len(text)
    stop = text[:at][-3:]
    named = len(text) - at <= _LONG_NAME and stop[-2:] == ". " and stop[0] != "." and is_lone_name(text[at:])
    return Credit(at, sure=False) if named else None


def _bare(text: str, low: int) -> Credit | None:
    """Anybody behind what tells of a picture."""
    for at in range(low, len(text)):
        if text[at] == " " and forms().apart.fullmatch(text, at + 1):
            return Credit(at, sure=True)
        if text[at] == " " and text[:at].endswith(views()):
            signed = forms().signed.fullmatch(text, at + 1) is not None
            if signed or tells(text, at + 1):
                return Credit(at, sure=True, signed=signed)
    return None


def _agency(text: str, low: int) -> Credit | None:
    """An agency behind a sentence, a slash or a phrase: `시청 앞의 시민들 AP연합뉴스`."""
    found = forms().last_agency.search(text, low) if text.endswith(_last_words()) else None
    if not found:
        return None
    before = _PLACE.sub("", text[: found.start()].rstrip())
    if before[-1:] in tuple("/|ㅣ│"):
        return Credit(len(before) - 1, sure=True)
    apart = len(before) < found.start() or before[-1:] in tuple(_ENDS)
    held = not before or before[-1] in _HELD or PARTICLE.search(before)
    return Credit(len(before), sure=True) if apart and not held else None


def _is_ended(text: str) -> bool:
    """Whether a sentence, or a phrase with a full stop, ends there."""
    return text.rstrip()[-1:] in tuple(".…”’\"'") or bool(_DAY.search(text.rstrip()))


_SIGNS = "ⓒ©Ⓒ"
_FORMS: tuple[tuple[Callable[[str, int], Credit | None], str], ...] = (
    (_in_brackets, "".join(_CLOSED)),
    (_marked, _SIGNS),
    (_behind_kind, "=:：|ㅣ｜│/-출제"),
    (_agency, " .…”’\"')]/|ㅣ│"),
    (_behind_slash, "/|ㅣ│"),
    (_behind_end, f"{_ENDS}0123456789"),
    (_bare, " "),
)
"""The places where a credit may stand, in the order in which they are looked at, and what each of them needs."""
