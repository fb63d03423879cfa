"""Legal forms of companies and foundations, which are no part of a name."""

from __future__ import annotations

import re

_COMPANY = re.compile(
    r"㈜\s?|㈔|㈐|㈝|주식회사\s|\s주식회사|(?:(?<=^)|(?<=[\s,·‘“']))\((?:주|재|사|유|의|학)\)\s?|\((?:주|재|사|유|의|학)\)"
)
_SIGN = re.compile("[㈜㈔㈐㈝(]")
"""What all but one of them have."""


def without_legal_forms(text: str) -> str:
    """A text without the legal forms of companies and foundations.

    >>> without_legal_forms("㈜누리와 (재)한빛재단, 새솔(주)은")
    '누리와 한빛재단, 새솔은'
    """
    return _COMPANY.sub("", text) if _SIGN.search(text) or "주식회사" in text else text
