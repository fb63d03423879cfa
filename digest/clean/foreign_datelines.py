"""Datelines of papers and releases in Latin letters: `BOSTON, Nov. 20, 2025 /PRNewswire/ -- `, `PARIS (AFP) — `."""

from __future__ import annotations

import re

from digest.lazy import regex

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{0,6}\.?)"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}(?:,\s(?:19|20)\d\d)?|\d{{1,2}}\s{_MONTH}(?:\s(?:19|20)\d\d)?)"
_CITY = r"[A-Z][A-Za-z\u00c0-\u024f.'’-]{1,24}(?:\s[A-Z][A-Za-z\u00c0-\u024f.'’-]{1,24}){0,3}"
_PLACE = rf"{_CITY}(?:,\s(?:{_CITY}|[A-Z]\.?[A-Z]\.?)){{0,2}}"
_AGENCY = r"[/(]\s?(?:[A-Z]{2,12}\s?/\s?)?(?P<outlet>[A-Z][A-Za-z ]{1,20})\s?[/)]"
_DASH = r"(?:--|[–—|]|-(?=\s))"
_DATELINE = regex(
    rf"(?:(?:\((?:{_PLACE})\)|{_PLACE})(?:\s[–—-])?,?\s?)?(?P<day>{_DAY})?,?\s?(?:{_AGENCY})?\s?{_DASH}\s?(?=[A-Z\u00c0-\u00de“\"«0-9])"
)
_YEAR = regex(r"(?:19|20)\d\d")
_HANGUL = regex("[가-힣]")
_SHORTEST = 60
"""Characters of a paragraph with a dateline, at least."""


def foreign_dateline(text: str) -> re.Match[str] | None:
    """The dateline in front of a paragraph, with its `day` and `outlet`; it names at least one of them, or stands in
    capitals or brackets.

    >>> found = foreign_dateline("BOSTON, Nov. 20, 2025 /PRNewswire/ -- The center said that it opened a laboratory.")
    >>> found["day"], found["outlet"]
    ('Nov. 20, 2025', 'PRNewswire')
    """
    if (
        len(text) < _SHORTEST
        or not (text[0] == "(" or (text[0].isascii() and text[0].isalnum()))
        or _HANGUL.search(text)
    ):
        return None
    found = _DATELINE.match(text)
    if not found:
        return None
    head = found.group().rstrip(" -–—|")
    return found if found["day"] or found["outlet"] or head.isupper() or head[:1] == "(" else None


def day_of(found: re.Match[str]) -> str | None:
    """The day of a dateline, if it has one with its year."""
    day = found.groupdict().get("day")
    return day if day and _YEAR.search(day) else None
