"""Agencies whose a picture is, alone or one behind the other: `연합뉴스`, `AFP·AP연합뉴스`, `로이터=뉴스1`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.lexicon import choice, signatures
from digest.lazy import compiled

_WORD = r"(?!(?<=연합)(?:회|군|국|체|팀))"
"""`연합뉴스|연합회는 …`, glued."""
_JOINT = r"\s?[·ㆍ・=/,-]?\s?"


@cache
def agencies() -> str:
    """A pattern of one agency, or several of which the first gave the picture to the next, and where it is kept. What
    must not follow (a letter, a particle) is for the caller to say.

    >>> import re
    >>> [bool(re.fullmatch(agencies(), text)) for text in ("AFP·AP연합뉴스", "신화 뉴시스", "신화")]
    [True, True, False]
    """
    known = signatures()
    alone = choice((*known.picture_agencies, *known.picture_stocks))
    some = choice((*known.picture_agencies, *known.picture_stocks, *known.picture_partners))
    kept = choice((*known.picture_stores, *known.picture_gives))
    return (
        rf"(?<![A-Za-z가-힣])(?:(?:{some})(?:{_JOINT}(?:{some}){_WORD}){{1,3}}|(?:{alone}))"
        rf"(?:\s?(?:{kept}))?"
    )


@cache
def _agency() -> re.Pattern[str]:
    return compiled(rf"[^가-힣A-Za-z0-9]*{agencies()}[^가-힣A-Za-z0-9]*")


def is_agency(text: str) -> bool:
    """Whether a credit, with the marks around it, is nothing but agencies.

    >>> is_agency("[AP=연합뉴스]"), is_agency("/ 온결군 제공")
    (True, False)
    """
    return _agency().fullmatch(text) is not None
