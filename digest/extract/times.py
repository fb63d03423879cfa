"""Which of a sentence's dates a figure speaks of, and which it is due by."""

from __future__ import annotations

import re
from datetime import date

from digest.model import Basis, Published

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?년(?!\s?간)(?:\s?(\d{1,2})월)?(?:\s?(\d{1,2})일)?")
_AS_OF = re.compile(r"(?:지난해|작년|전년)\s?(?:연?말)")


def due_date(sentence: str, start: int, end: int, published: Published) -> str | None:
    """The partial ISO date until which the figure at `sentence[start:end]` is to be so."""
    best = None
    for match in _YEAR.finditer(sentence):
        if match.end() > end:
            break
        best = match
    if best is None:
        return None
    tail = sentence[best.end() : best.end() + 4]
    if tail.startswith("부터"):
        return None
    year = int(best.group(1))
    if published.latest is not None and year < published.latest.year:
        return None
    return _partial(best)


def as_of_date(sentence: str, start: int, end: int, published: Published) -> str | None:
    """The partial ISO date the figure at `sentence[start:end]` speaks of."""
    for match in _AS_OF.finditer(sentence):
        if match.end() <= start and published.latest is not None:
            return f"{published.latest.year - 1}-12-31"
    for match in reversed(list(_YEAR.finditer(sentence, 0, start))):
        if re.match(r"\s?(?:말\s?)?(?:기준|현재)", sentence[match.end() :]):
            return _partial(match)
    return None


def _partial(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")


def signed_date(sentence: str, position: int, published: Published) -> tuple[str | None, Basis]:
    """The day an agreement was signed, by the last bare day before the act, with the basis of the publication date."""
    days = list(re.finditer(r"(?<!\d)(\d{1,2})일(?!간|부터|까지)", sentence[:position]))
    if not days or published.latest is None:
        return None, Basis.UNKNOWN
    day = int(days[-1].group(1))
    latest = published.latest
    year, month = latest.year, latest.month
    if day > latest.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    try:
        return date(year, month, day).isoformat(), published.basis
    except ValueError:
        return None, Basis.UNKNOWN
