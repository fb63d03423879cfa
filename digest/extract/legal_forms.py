"""Legal forms of companies and foundations, which are no part of a name."""

from __future__ import annotations

import re

from digest.lazy import regex

_COMPANY = regex(
    r"(?<=[가-힣A-Za-z0-9])㈜|㈜\s?|㈔|㈐|㈝|주식회사\s|\s주식회사|(?:(?<=^)|(?<=[\s,·‘“']))\((?:주|재|사|유|의|학)\)\s?|\((?:주|재|사|유|의|학)\)"
)
_READ = regex(r"(?P<last>[가-힣])(?:㈜|\(주\))(?P<particle>[가는를와])(?=[\s,])")
_AFTER_FINAL = {"가": "이", "는": "은", "를": "을", "와": "과"}
_FINALS = 28
"""Final sounds of a Hangul syllable, none among them."""
_SIGN = regex("[㈜㈔㈐㈝(]")
"""What all but one of them have."""


def without_legal_forms(text: str) -> str:
    """A text without the legal forms of companies and foundations.

    >>> without_legal_forms("㈜누리와 (재)한빛재단, 새솔(주)은")
    '누리와 한빛재단, 새솔은'
    >>> without_legal_forms("누리온(주)가 짓는"), without_legal_forms("누리온㈜ 등과")
    ('누리온이 짓는', '누리온 등과')
    """
    if not _SIGN.search(text):
        return _COMPANY.sub("", text) if "주식회사" in text else text
    return _COMPANY.sub("", _READ.sub(_with_particle, text))


def _with_particle(found: re.Match[str]) -> str:
    """A name and the particle that goes with it once nothing stands between them: 누리온이 for `누리온(주)가`."""
    closed = (ord(found["last"]) - ord("가")) % _FINALS
    return found["last"] + (_AFTER_FINAL[found["particle"]] if closed else found["particle"])
