"""Desks, and reporters with their seat, that sign behind the last sentence: `… 말했다. 온라인뉴스팀`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Scribe
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
_ENDS = ("팀", "부", "국", ")", "]")
_REACH, _SIGNED = 30, 60


@cache
def _seated() -> re.Pattern[str]:
    """`… 말했다.온결=새벽신문 바이오 최영 기자`"""
    return compiled(
        rf"(?:(?<=[다요]\.)|(?<=[다요]\.[”\"]))\s?/?\s?[가-힣]{{2,4}}(?:[·,/]\s?[가-힣]{{2,4}}){{0,3}}\s?=\s?"
        rf"(?P<words>(?:[가-힣A-Za-z0-9·]{{1,10}}\s){{1,2}})(?P<name>{NAME})\s?{role()}$"
    )


def take_desk(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A paragraph without the desk behind it, or the reporter with his seat and his house."""
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
