"""Who is spoken of in which office, and whether as its present holder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest.dates.known import Term, load_known
from digest.dates.presence import reach_of_now
from digest.lazy import compiled, regex


class Sighting(NamedTuple):
    """A holder of an office in a text."""

    first: dt.date
    """From when the text can be: the begin of the earliest term that fits, of a former holder its end."""
    last: dt.date | None
    """Until when it can be; None where the term is open, or the text may look back."""
    words: str


_WORD = r"[가-힣A-Za-z·]{1,14}"
_LEFT = regex(rf"(?:(?<!\S)(?P<three>{_WORD})\s)?(?:(?<!\S)(?P<two>{_WORD})\s)?(?P<one>{_WORD})\s?$")
_WORDS = regex(r"[가-힣A-Za-z·]+")
_FORMER = ("전", "전임", "故", "고", "前")
_RIGHT = regex(r"\s(?P<who>[가-힣]{2,4})\s?[)）]")
_NO_HOLDER = regex(
    r"\s?(?:후보|당선|예비|선거|출마|권한대행|직무대행|배우자|부인|비서|직속|실장|표창|상(?=[^가-힣])|기념|도서관|센터|기록관|시절|재임)"
)
_MOURNED = regex(r"\s?(?:서거|별세|추모|추도|묘역|묘소|영결|국장|탄신|탄생|(?:\d{1,3}|[가-힣]{1,2})\s?주기)")
"""Who is mourned holds no office any more, whatever the text calls him elsewhere."""
_AS_STATED = dt.timedelta(days=60)
"""`나주시(시장 …)` names who holds the office as the article is written."""
_UNCERTAIN = dt.timedelta(days=31)
"""Ends of terms are given on the late side."""


@cache
def _titles() -> re.Pattern[str]:
    return compiled("|".join(re.escape(title) for title in sorted(load_known().titles, key=lambda t: (-len(t), t))))


def find_holders(text: str) -> Iterator[Sighting]:
    """The office-holders a text names, in order.

    >>> [(s.first.year, s.last) for s in find_holders("박근혜 전 대통령은 말했다.")]
    [(2017, None)]
    >>> [s.last.year for s in find_holders("지난달 박근혜 대통령은 프랑스를 방문했다.")]
    [2017]
    >>> [s.last for s in find_holders("노무현 대통령 서거 7주기에 노무현 대통령의 말이 전해졌다.")]
    [None, None]
    """
    terms = load_known().terms
    mourned = _mourned(text)
    for match in _titles().finditer(text):
        if _NO_HOLDER.match(text, match.end(), match.end() + 8):
            continue
        low = max(0, match.start() - 46)
        right = _RIGHT.match(text, match.end(), match.end() + 10)
        if not right and terms.keys().isdisjoint(_WORDS.findall(text, low, match.start())):
            continue  # no holder's name beside it
        left = _LEFT.search(text, low, match.start())
        words = [word for word in left.group("three", "two", "one") if word] if left else []
        former = any(word in _FORMER or word in mourned for word in words)
        found = _fitting([word for word in words if word not in _FORMER], match.group())
        bracketed = False
        if not found and right:
            found = tuple(term for term in terms.get(right.group("who"), ()) if term.title == match.group())
            bracketed = len({term.orgs for term in found}) == 1
            found = found if bracketed else ()
        if found:
            reach = None if former else _AS_STATED if bracketed else reach_of_now(text, match.start(), match.end())
            yield _sighting(found, former, reach, f"{found[0].who} {match.group()}")


def _mourned(text: str) -> set[str]:
    """The words before an office whose holder's death or birth is remembered."""
    found = (match for match in _titles().finditer(text) if _MOURNED.match(text, match.end(), match.end() + 10))
    return {left["one"] for match in found if (left := _LEFT.search(text, max(0, match.start() - 46), match.start()))}


def _sighting(terms: tuple[Term, ...], former: bool, reach: dt.timedelta | None, words: str) -> Sighting:
    """A former holder's term is over; a present one's doings are told within `reach` of it."""
    ends = [term.last for term in terms if term.last is not None]
    if len(ends) < len(terms):
        return Sighting(min(term.first for term in terms), None, words)
    if former:
        return Sighting(min(ends) - _UNCERTAIN, None, words)
    return Sighting(min(term.first for term in terms), max(ends) + reach if reach is not None else None, words)


def _fitting(words: list[str], title: str) -> tuple[Term, ...]:
    """The terms of the name that ends `words`, or stands before the body that ends them."""
    known = load_known().terms
    if not words:
        return ()
    if words[-1] in known:
        found = tuple(term for term in known[words[-1]] if term.title == title)
        # One name in two offices of the same title tells nothing.
        return found if len({term.orgs for term in found}) == 1 else ()
    if len(words) > 1 and words[-2] in known:
        body = words[-1]
        return tuple(
            term for term in known[words[-2]] if term.title == title and any(body.startswith(org) for org in term.orgs)
        )
    return ()
