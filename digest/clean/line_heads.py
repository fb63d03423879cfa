"""Signatures a line begins with: `광주=최영 기자 …`, `새벽신문 최영 기자 | …`, `취재=최영 기자, 사진=김하나 기자`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Scribe
from digest.clean.foreign_datelines import day_of, foreign_dateline
from digest.clean.lexicon import choice, signatures
from digest.clean.outlet_names import house_in, is_paper
from digest.clean.outlets import is_press, known_name
from digest.clean.patterns import EMAIL, NAME, NAMES, ends_as_outlet, is_name, names_in, role, some_role
from digest.clean.shapes import is_paragraph
from digest.clean.signers import bare_names, is_house, mailed_from, record_credit
from digest.known import Taxonomy
from digest.lazy import compiled, regex
from digest.model import Stated

_LEAD_LIMIT = 60
_SHORT = 2
"""Letters of an agency's name that may be another word."""
EDITION = regex(r"(?<=[가-힣A-Za-z0-9])\([가-힣]{1,6}(?:[·/][가-힣]{1,6})?\)")
"""`헤럴드경제(창원)`, `헤럴드경제(대구·경북)`: where the reporter sits."""


def take_head(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A line without the signature it begins with."""
    if len(text) <= _LEAD_LIMIT and _credits().fullmatch(text):
        record_credit(scribe, "", names_in(text.replace("=", " = ")))
        scribe.cut(text, "byline")
        return ""
    wired = (_WIRED.match(text) if "--" in text[:_LEAD_LIMIT] else None) or foreign_dateline(text)
    if wired:
        record_credit(scribe, (wired["outlet"] or "").strip(), (), sure=True)
        scribe.bare_marks.extend([Stated("published", day, "line")] if (day := day_of(wired)) else [])
        scribe.cut(wired.group(), "dateline")
        return text[wired.end() :]
    if not some_role().search(text, 0, 2 * _LEAD_LIMIT):
        return _take_barred(text, scribe, taxonomy)
    if "@" in text[:_LEAD_LIMIT]:
        return _take_addressed(text, scribe, taxonomy)
    match = _head().match(text)
    if not match:
        return _take_labelled(text, scribe, taxonomy)
    if known_name(match["place"] or "", taxonomy) or ends_as_outlet(match["place"] or ""):
        record_credit(scribe, match["place"], (), sure=_is_barred(match))
    names = bare_names(match["names"])
    if not names and ends_as_outlet(match["names"]):
        record_credit(scribe, match["names"], (), sure=_is_barred(match))  # `새벽뉴스 기자 | `
    record_credit(scribe, "", names)
    scribe.cut(match.group(), "byline")
    return text[match.end() :].strip()


def _take_barred(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A paragraph without the name in front of it, behind a bar, or the house before one."""
    barred = _BARRED.match(text)
    if not barred or not is_paragraph(text[barred.end() :]):
        return text
    name, house = barred["name"] or "", barred["house"] or ""
    if not (is_name(name) or is_house(house, taxonomy)):
        return text
    record_credit(scribe, house, (name,) if name else (), sure=True)
    scribe.cut(barred.group(), "byline")
    return text[barred.end() :]


def _take_labelled(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A line without the signature in front of it that begins with an outlet, a place or a desk."""
    lost = _lost_brackets().match(text) if " 기자 " in text[:_LEAD_LIMIT] else None
    if lost and bare_names(lost["first"]):
        record_credit(scribe, lost["agency"], names_in(lost["names"]), sure=True)
        scribe.cut(lost.group(), "byline")
        return text[lost.end() :]
    match = _labelled_head().match(text)
    names = bare_names(match["names"]) if match else ()
    if not match or not names:
        return _take_broken(text, scribe, taxonomy)
    both = f"{match['outlet']} {match['seat']}"
    house = both if known_name(both, taxonomy) else _house(match["outlet"], taxonomy)
    record_credit(scribe, house, names, sure=_is_barred(match))
    scribe.cut(match.group(), "byline")
    return text[match.end() :].strip()


def _take_broken(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A paragraph without the byline in front of it that lost one of its brackets."""
    match = _broken_head().match(text)
    if not match or bool(match["open"]) == bool(match["close"]):
        return text
    names = bare_names(match["names"])
    if not names or not is_paragraph(text[match.end() :]):
        return text
    house = _house(match["label"] or "", taxonomy)
    record_credit(scribe, house, names, sure=is_paper(house))
    scribe.cut(match.group(), "byline")
    return text[match.end() :]


def _is_barred(signature: re.Match[str]) -> bool:
    return signature.group().rstrip()[-1:] in _BARS


def _take_addressed(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A paragraph without the signature with an address in front of it."""
    match = _addressed_head().match(text)
    if not match or not bare_names(match["names"]) or not is_paragraph(text[match.end() :]):
        return text
    house = _house(match["label"] or "", taxonomy)
    record_credit(scribe, house, bare_names(match["names"]), sure=is_paper(house))
    scribe.outlets.append(mailed_from(match["address"]))
    scribe.cut(match.group(), "byline")
    return text[match.end() :]


def _house(label: str, taxonomy: Taxonomy) -> str:
    """The outlet in what stands before the name: all of it, or one of its words beside a place or a desk; or nothing.

    >>> from digest.taxonomy import load_taxonomy
    >>> known = load_taxonomy()
    >>> [_house(label, known) for label in ("SBS Biz", "남원 새벽신문", "남원", "남원시 바이오팀")]
    ['SBS Biz', '새벽신문', '', '']
    """
    words = label.split()
    if known_name(label, taxonomy) or (len(words) == 1 and label not in taxonomy.place_names):
        return label
    own = [word for word in words if word not in taxonomy.place_names]
    named = [word for word in own if is_press(word, taxonomy)]
    return named[0] if len(named) == 1 else house_in(" ".join(own))


_BARS = tuple("|ㅣ│┃▶▷")
_BARRED = regex(
    r"(?:[|ㅣ│]\s?(?P<name>[가-힣]{3})\s"
    r"|(?P<house>[가-힣A-Za-z0-9]{3,12})(?:\s[가-힣·]{2,8}(?:본부|지사|총국|지국))?\s?[|ㅣ│]\s?)(?=\S.{40})"
)
"""`| 최영아 온결군은 …`, behind a stamp; `새벽신문 온결취재본부 | 온결군은 …`."""
_LABEL = r"[가-힣A-Za-z0-9&]{1,15}"
"""A word of what stands before the name."""
_WIRED = regex(r"[가-힣A-Za-z, ]{2,20}?\s?--\s?\((?:[A-Z ]{4,20}\s?/\s?)?(?P<outlet>[가-힣A-Za-z ]{2,16})[)/]\s?--\s?")
"""`남원--(새벽와이어)--`: how agencies for press releases begin."""


@cache
def _head() -> re.Pattern[str]:
    """A signature a line begins with: `광주=최영 기자 `, `최영 기자 = `, `최영 기자 | `, `기자명 최영 기자`."""
    return compiled(
        rf"^(?:기자명\s?)?(?:(?P<place>[가-힣]{{2,6}})\s?=\s?)?(?P<names>{NAMES})\s?{role()}"
        rf"\s?(?:=|[{''.join(_BARS)}]|/(?=\s)|$|(?=[\s]?[A-Za-z0-9._%+-]{{2,40}}@))\s?"
    )


@cache
def _lost_brackets() -> re.Pattern[str]:
    """`온결 뉴스1 최영 기자 김하나 기자 온결군은 …`: an agency's byline that lost its brackets."""
    agencies = choice(name for name in signatures().picture_agencies if len(name) > _SHORT)
    return compiled(
        rf"[가-힣]{{2,4}}\s(?P<agency>{agencies})\s(?P<names>(?P<first>{NAME})\s기자\s(?:{NAME}\s기자\s){{0,5}})(?:=\s)?(?=\S)"
    )


@cache
def _labelled_head() -> re.Pattern[str]:
    """`새벽신문=최영 기자 | `, `남원/새벽신문 최영 기자 = `, `새벽신문 남원=최영 기자 = `, `새벽 뉴스통신 최영 기자 |`
    at the beginning of a line."""
    return compiled(
        rf"^(?:[가-힣]{{2,4}}/)?(?P<outlet>{_LABEL}(?:\s{_LABEL}){{0,2}}?)(?:\s?\([가-힣A-Za-z0-9·/ ]{{1,30}}\))?"
        rf"(?:\s?=\s?|\s)(?:(?P<seat>[가-힣]{{2,4}})\s?=\s?)?"
        rf"(?P<names>{NAMES})\s?{role()}\s?(?:[{''.join(_BARS)}]|=(?=[\s가-힣]))\s?"
    )


@cache
def _broken_head() -> re.Pattern[str]:
    """`[새벽신문 최영 기자 온결군은 …`, `새벽신문=최영 기자] 온결군은 …`."""
    return compiled(
        rf"(?P<open>[\[(【<]\s?)?(?:(?P<label>{_LABEL}(?:\s{_LABEL}){{0,2}}?)(?:\s?=\s?|\s))?(?P<names>{NAMES})\s?{role()}"
        r"(?![가-힣A-Za-z])(?P<close>\s?[\])】>])?(?:\s?=)?\s?(?=\S)"
    )


@cache
def _addressed_head() -> re.Pattern[str]:
    """`새벽신문 최영 기자 yeong7@saebyeok.example ` at the beginning of a line, the address in brackets or not."""
    return compiled(
        rf"(?:(?P<label>{_LABEL}(?:\s{_LABEL}){{0,2}}?)(?:\s?=\s?|\s))?(?P<names>{NAMES})\s?{role()}"
        rf"\s?[(\[</|]?\s?(?P<address>{EMAIL.pattern})\s?[)\]>]?\s?[|/=]?\s?(?=\S)"
    )


@cache
def _credits() -> re.Pattern[str]:
    """A whole line of roles and names: `취재=최영 기자, 사진=김하나 기자`."""
    one = rf"(?:(?:취재|글|사진|영상|정리|그래픽|편집|촬영|디자인)\s?[=·:/ ]\s?){{1,2}}{NAME}(?:\s?{role()})?"
    return compiled(rf"{one}(?:\s?[,·/|]?\s?{one}){{1,5}}")
