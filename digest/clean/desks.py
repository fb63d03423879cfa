"""Desks, and reporters with their seat, that sign behind the last sentence: `… 말했다. 온라인뉴스팀`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Scribe
from digest.clean.lexicon import choice, signatures
from digest.clean.outlets import is_press
from digest.clean.patterns import NAME, is_name, role
from digest.clean.shapes import is_paragraph
from digest.clean.signers import is_house, record_credit
from digest.known import Taxonomy
from digest.lazy import compiled, regex

_DESK = regex(
    r"(?<=[다요]\.)\s(?:[/|]\s?)?(?:(?P<house>[가-힣A-Za-z0-9]{2,10})\s)?[가-힣A-Za-z]{1,8}(?:\s[가-힣]{1,4})?(?:팀|부|편집국|본부)$"
    r"|(?<=[다요]\.)\s(?:[/|]\s?)?편집국$"
    r"|(?<=[다요]\.)\s?[\[(](?:(?P<paper>[가-힣A-Za-z0-9]{2,10})\s)?[가-힣A-Za-z]{0,6}(?:뉴스|미디어|디지털|온라인|편집|이슈|콘텐츠|취재|보도)[가-힣]{0,4}(?:팀|부|국)[\])]$"
)
_PARTICLE = regex(r"[가-힣](?:[은는을를]|에서|에게|으로|까지|부터)(?:\s|$)|[:=@]")
"""Who signs with his office has none."""
_WHOLE = 40
"""Characters of the text that somebody signs so, at least."""
_ENDS = ("팀", "부", "국", ")", "]")
_REACH, _SIGNED = 30, 60


@cache
def _seated() -> re.Pattern[str]:
    """`… 말했다.온결=새벽신문 바이오 최영 기자`"""
    return compiled(
        rf"(?:(?<=[다요]\.)|(?<=[다요]\.[”\"]))\s?/?\s?[가-힣]{{2,4}}(?:[·,/]\s?[가-힣]{{2,4}}){{0,3}}\s?=\s?"
        rf"(?P<words>(?:[가-힣A-Za-z0-9·]{{1,10}}\s){{1,2}})(?P<name>{NAME})\s?{role()}$"
    )


@cache
def _offices() -> tuple[str, ...]:
    known = signatures()
    return (*known.portrait_titles, *known.portrait_works, *known.writer_offices)


@cache
def _last_letters() -> frozenset[str]:
    """What offices end in, and spaces: looking at one letter first is much faster."""
    return frozenset(" ").union(office[-1] for office in _offices())


@cache
def _office() -> re.Pattern[str]:
    """`… 물어야 한다. 최영 시인·사진가`, `… 한다.최영 온결대 교수`: who writes a column."""
    return compiled(
        rf"(?:^|(?<=[다요까][.?])|(?<=[다요까][.?][”\"]))\s{{0,3}}(?P<name>{NAME})\s(?P<office>[^“”\".?!]{{0,40}}?(?:{choice(_offices())}))\s{{0,3}}$"
    )


def office_start(text: str) -> int:
    """Where a writer and his office stand behind the last sentence of a text; its length if none do.

    >>> text = "온결군은 바다에서 일하는 이들의 말을 더 들어야 한다. " * 5 + "최영 시인·온결대 교수"
    >>> text[office_start(text) :].strip()
    '최영 시인·온결대 교수'
    """
    if len(text) < _WHOLE or text[-1] not in _last_letters():
        return len(text)
    signed = _office().search(text, len(text) - _SIGNED)
    return signed.start() if signed and signed.start() and _is_signed(signed) else len(text)


def writer_in(text: str) -> str:
    """The name in a line that is a writer and his office, or an empty text.

    >>> writer_in("최영 시인·온결대 교수"), writer_in("최영 온결대 교수는 시인이다.")
    ('최영', '')
    """
    signed = _office().match(text) if len(text) <= _SIGNED else None
    return signed["name"] if signed and _is_signed(signed) else ""


def _is_signed(signed: re.Match[str]) -> bool:
    return is_name(signed["name"]) and not _PARTICLE.search(signed["office"])


def take_desk(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A paragraph without the desk behind it, the writer with his office, or the reporter with his seat and house."""
    start = office_start(text)
    if start < len(text):
        signed = text[start:].strip()
        name = signed.split()[0]
        if name in text[:start]:  # who is spoken of did not write it: the picture above shows him
            scribe.cut(signed, "caption")
        else:
            scribe.authors.append(name)
            scribe.cut(signed, "byline")
        return text[:start]
    seated = _seated().search(text, max(len(text) - _SIGNED, 0)) if "=" in text[-_SIGNED:] else None
    if seated and is_name(seated["name"]):
        houses = [word for word in seated["words"].split() if is_house(word, taxonomy)]
        record_credit(scribe, houses[-1] if houses else "", (seated["name"],), sure=True)
        scribe.cut(seated.group(), "byline")
        return text[: seated.start()]
    desk = _DESK.search(text, max(len(text) - _REACH, 0)) if text.endswith(_ENDS) else None
    if not desk or not is_paragraph(text[: desk.start()]):
        return text
    house = desk["house"] or desk["paper"] or ""
    record_credit(scribe, house if is_press(house, taxonomy) else "", ())
    scribe.cut(desk.group(), "byline of a desk")
    return text[: desk.start()]
