"""Who is spoken of in which office, and whether as its present holder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest.dates.known import Term, load_known


class Sighting(NamedTuple):
    """A holder of an office in a text."""

    first: dt.date
    """Begin of the earliest term that fits."""
    last: dt.date | None
    """End of the last term that fits; None where it is open, or the text may look back."""
    words: str


_WORD = r"[가-힣A-Za-z·]{1,14}"
_LEFT = re.compile(rf"(?:(?<!\S)(?P<three>{_WORD})\s)?(?:(?<!\S)(?P<two>{_WORD})\s)?(?P<one>{_WORD})\s?$")
_FORMER = ("전", "전임", "故", "고", "前")
_RIGHT = re.compile(r"\s(?P<who>[가-힣]{2,4})\s?[)）]")
_NO_HOLDER = re.compile(
    r"\s?(?:후보|당선|예비|선거|출마|권한대행|직무대행|배우자|부인|비서|직속|실장|표창|상(?=[^가-힣])|기념|도서관|센터|기록관|시절|재임)"
)
_LOOKING_BACK = re.compile(r"당시|시절|재임|때|서거|생전|기념|추모|역대|이래|공약|정부에서|이후|이전|故|고\(故\)")
_ABSOLUTE_YEAR = re.compile(r"(?:19|20)\d\d년")
_NEAR = re.compile(
    r"지난달|이달|올해|이날|최근|현재|다음 ?달|내년|지난해|오는|[(（]\d{1,2}\.\d{1,2}\.?[)）]|(?<!\d)\d{1,2}일(?!간)"
)
_SPEAKS = re.compile(r"(?:은|는|이|가|도)\s")
_SAYS = re.compile(r"[”\"’'](?:이라|라)?(?:고|며|면서)")


@cache
def _titles() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(title) for title in sorted(load_known().titles, key=lambda t: (-len(t), t))))


def find_holders(text: str) -> Iterator[Sighting]:
    """The office-holders a text names, in order.

    >>> [(s.first.year, s.last) for s in find_holders("박근혜 전 대통령은 말했다.")]
    [(2013, None)]
    >>> [s.last.year for s in find_holders("지난달 박근혜 대통령은 프랑스를 방문했다.")]
    [2017]
    """
    terms = load_known().terms
    for match in _titles().finditer(text):
        if _NO_HOLDER.match(text, match.end(), match.end() + 8):
            continue
        left = _LEFT.search(text, max(0, match.start() - 46), match.start())
        words = [word for word in left.group("three", "two", "one") if word] if left else []
        former = any(word in _FORMER for word in words)
        found = _fitting([word for word in words if word not in _FORMER], match.group())
        bracketed = False
        if not found:
            right = _RIGHT.match(text, match.end(), match.end() + 10)
            if right:
                found = tuple(term for term in terms.get(right.group("who"), ()) if term.title == match.group())
                bracketed = len({term.orgs for term in found}) == 1
                found = found if bracketed else ()
        if found:
            current = not former and (bracketed or _is_current(text, match.start(), match.end()))
            first = min(term.first for term in found)
            ends = [term.last for term in found]
            last = max(end for end in ends if end) if current and all(ends) else None
            yield Sighting(first, last, f"{found[0].who} {match.group()}")


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


def _is_current(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of the holder's doings now: near dates, or words just said."""
    low = max(
        text.rfind("다.", max(0, start - 300), start), text.rfind("\n", max(0, start - 300), start), start - 300, 0
    )
    stops = [stop for stop in (text.find("다.", end, end + 300), text.find("\n", end, end + 300)) if stop >= 0]
    high = min(stops, default=min(len(text), end + 300))
    sentence = text[low:high]
    if _LOOKING_BACK.search(sentence) or _ABSOLUTE_YEAR.search(sentence):
        return False
    return bool(_NEAR.search(sentence) or (_SPEAKS.match(text, end, end + 3) and _SAYS.search(sentence)))
