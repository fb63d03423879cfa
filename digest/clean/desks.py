"""Desks that sign behind the last sentence: `… 말했다. 온라인뉴스팀`, `… 말했다. /새벽신문 디지털뉴스부`."""

from __future__ import annotations

import re

from digest.clean.draft import Scribe
from digest.clean.outlets import is_press
from digest.clean.tails import record_credit
from digest.known import Taxonomy

_DESK = re.compile(
    r"(?<=[다요]\.)\s(?:[/|]\s?)?(?:(?P<house>[가-힣A-Za-z0-9]{2,10})\s)?[가-힣A-Za-z]{1,8}(?:\s[가-힣]{1,4})?(?:팀|부|편집국|본부)$"
    r"|(?<=[다요]\.)\s(?:[/|]\s?)?편집국$"
)
_ENDS = ("팀", "부", "국")
_REACH = 30


def take_desk(text: str, scribe: Scribe, taxonomy: Taxonomy) -> str:
    """A paragraph without the desk behind it."""
    desk = _DESK.search(text, max(len(text) - _REACH, 0)) if text.endswith(_ENDS) else None
    if not desk:
        return text
    house = desk["house"] or ""
    record_credit(scribe, house if is_press(house, taxonomy) else "", ())
    scribe.cut(desk.group(), "byline of a desk")
    return text[: desk.start()]
