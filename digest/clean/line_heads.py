"""Signatures a line begins with: `광주=최영 기자 …`, `새벽신문 최영 기자 | …`, `취재=최영 기자, 사진=김하나 기자`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Scribe
from digest.clean.outlets import known_name
from digest.clean.patterns import NAME, NAMES, ends_as_outlet, names_in, role, some_role
from digest.clean.tails import bare_names, record_credit
from digest.known import Taxonomy

_LEAD_LIMIT = 60
EDITION = re.compile(r"(?<=[가-힣A-Za-z0-9])\([가-힣]{1,6}(?:[·/][가-힣]{1,6})?\)")
"""`헤럴드경제(창원)`, `헤럴드경제(대구·경북)`: where the reporter sits."""


def take_head(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A line without the signature it begins with."""
    if len(text) <= _LEAD_LIMIT and _credits().fullmatch(text):
        record_credit(scribe, "", names_in(text.replace("=", " = ")))
        scribe.cut(text, "byline")
        return ""
    wired = _WIRED.match(text) if "--" in text[:_LEAD_LIMIT] else None
    if wired:
        record_credit(scribe, wired["outlet"], (), sure=True)
        scribe.cut(wired.group(), "dateline")
        return text[wired.end() :]
    if "@" in text[:_LEAD_LIMIT] or not some_role().search(text, 0, 2 * _LEAD_LIMIT):
        return text
    match = _head().match(text)
    if not match and (match := _labelled_head().match(text)):
        outlet = match["outlet"]
        if not bare_names(match["names"]):
            return text
        record_credit(scribe, "" if outlet in taxonomy.place_names else outlet, (), sure="|" in match.group())
    elif match and (known_name(match["place"] or "", taxonomy) or ends_as_outlet(match["place"] or "")):
        record_credit(scribe, match["place"], (), sure="|" in match.group())
    if not match:
        return text
    record_credit(scribe, "", bare_names(match["names"]))
    scribe.cut(match.group(), "byline")
    return text[match.end() :].strip()


_WIRED = re.compile(
    r"(?:[가-힣A-Za-z, ]{2,20}?\s?--\s?\((?:[A-Z ]{4,20}\s?/\s?)?"
    r"|[A-Z][A-Za-z ,.'-]{2,40},\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s(?:19|20)\d\d)?\s[(/])"
    r"(?P<outlet>[가-힣A-Za-z ]{2,16})[)/]\s?--\s?"
)
"""`남원--(새벽와이어)--`, `SEOUL, Oct. 23 (Dawn) --`: how agencies for press releases begin, and news in English."""


@cache
def _head() -> re.Pattern[str]:
    """A signature a line begins with: `광주=최영 기자 `, `최영 기자 = `, `최영 기자 | `, `기자명 최영 기자`."""
    return re.compile(
        rf"^(?:기자명\s?)?(?:(?P<place>[가-힣]{{2,6}})\s?=\s?)?(?P<names>{NAMES})\s?{role()}"
        rf"\s?(?:=|\||$|(?=[\s]?[A-Za-z0-9._%+-]{{2,40}}@))\s?"
    )


@cache
def _labelled_head() -> re.Pattern[str]:
    """`새벽신문=최영 기자 | `, `남원/새벽신문 최영 기자 = `, `새벽신문 남원=최영 기자 = `, `새벽신문 최영 기자 | ` at
    the beginning of a line."""
    return re.compile(
        rf"^(?:[가-힣]{{2,4}}/)?(?P<outlet>[가-힣A-Za-z0-9&]{{2,15}})(?:\s?\([가-힣A-Za-z0-9·/ ]{{1,30}}\))?"
        rf"(?:\s?=\s?|\s)(?:[가-힣]{{2,4}}\s?=\s?)?"
        rf"(?P<names>{NAMES})\s?{role()}\s?(?:[|=](?=\s)|=(?=[가-힣]))\s?"
    )


@cache
def _credits() -> re.Pattern[str]:
    """A whole line of roles and names: `취재=최영 기자, 사진=김하나 기자`."""
    one = rf"(?:(?:취재|글|사진|영상|정리|그래픽|편집|촬영|디자인)\s?[=·:/ ]\s?){{1,2}}{NAME}(?:\s?{role()})?"
    return re.compile(rf"{one}(?:\s?[,·/|]?\s?{one}){{1,5}}")
