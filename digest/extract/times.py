"""Which of a sentence's dates an agreement or a milestone happened on or is due by."""

from __future__ import annotations

import datetime as dt
import re

from digest.dates import DateMention, covered_days, find_dates
from digest.lazy import regex
from digest.model import Basis, Published

_QUOTED = regex("‘[^‘’]*’|“[^“”]*”|「[^」]*」|'[^'\n]*'")
_OPENING_YEAR = regex(
    r"(?:\s?[말초])?(?:까지)?\s[^,.]{0,30}(?:개소|완공|준공|개원|개관|개교|착공|운영|가동|출시|상용화|개최|유치)[을를에]?\s?"
    r"(?:대비|목표|앞두|위하|위해|위한)"
)
"""Behind a year that is that of what an agreement prepares (`2028년 정식 개소에 대비해 협약을 맺었다`)."""
_REPORT = regex(r"[은는]?\s?(?:밝혔|밝힌|전했|발표했|말했|알렸)")


def signed_date(sentence: str, position: int, published: Published) -> tuple[str | None, Basis]:
    """The day named nearest before `sentence[position]` that is not to come, and why it is believed.

    A date with its year is stated; one that was counted from the publication date is as certain as that.

    >>> signed_date("시는 지난 2일 협약을 체결했다고 5일 밝혔다.", 9, Published("2016-06-05", Basis.CURATED))
    ('2016-06-02', <Basis.CURATED: 'curated'>)
    """
    best: DateMention | None = None
    for mention in find_dates(sentence, published):
        told = mention.end > position or mention.kind not in ("point", "range") or _REPORT.match(sentence, mention.end)
        told = told or _OPENING_YEAR.match(sentence, mention.end)
        if not told and mention.date and not is_to_come(mention, published):
            best = mention
    day = _as_far_as_known(best) if best is not None else None
    if best is None or day is None:
        return None, Basis.UNKNOWN
    return day, Basis.STATED if re.match(r"(?:19|20)\d\d", best.text) else published.basis


def _as_far_as_known(mention: DateMention) -> str | None:
    """A date as far as all days of its range share it: 2024-05 for `지난 주말`, though the range ends on a day."""
    if mention.kind != "range" or mention.earliest is None or mention.latest is None:
        return mention.date
    first, last = mention.earliest.isoformat(), mention.latest.isoformat()
    return next((first[:width] for width in (10, 7, 4) if first[:width] == last[:width]), None)


def is_announced(sentence: str, position: int, published: Published, *, deadlines: bool = True) -> bool:
    """Whether what happens at a position is set for a day after publication, and no earlier day is named for it.

    Dates in quotation marks are parts of names (`‘2026년 일자리 사업’`). Without `deadlines`, those by which something
    else is done do not count (`2028년까지 공장을 짓는 협약을 맺었다`).
    """
    day = _known_until(published)
    if day is None or signed_date(sentence, position, published)[0] is not None:
        return False
    plain = _QUOTED.sub(lambda match: " " * len(match.group()), sentence)
    return any(
        mention.date is not None
        and mention.end <= position
        and covered_days(mention.date)[0] > day
        and not _OPENING_YEAR.match(sentence, mention.end)
        and (deadlines or not (mention.kind == "deadline" or sentence.startswith("부터", mention.end)))
        for mention in find_dates(plain, published)
    )


def next_date(sentence: str, start: int, end: int, published: Published) -> str | None:
    """The date to come that is named nearest before `sentence[end]`, but not before `start`."""
    best = None
    for mention in find_dates(sentence, published):
        if start <= mention.start and mention.end <= end and mention.date and is_to_come(mention, published):
            best = mention.date
    return best


def first_date_after(sentence: str, end: int, published: Published) -> str | None:
    """The first date named behind `sentence[end]`, where it is to come (`7조원을 투자해 2032년까지 …을 조성한다`)."""
    for mention in find_dates(sentence, published):
        if mention.start >= end and mention.kind != "duration":
            return mention.date if is_to_come(mention, published) else None
    return None


def is_to_come(mention: DateMention, published: Published) -> bool:
    """Whether the whole of a date lies after the publication date; False where either is unknown."""
    day = _known_until(published)
    if mention.date is None or day is None:
        return False
    return covered_days(mention.date)[1] > day and (mention.latest is None or mention.latest > day)


def _known_until(published: Published) -> dt.date | None:
    if published.date is not None:
        return covered_days(published.date)[1]
    return published.latest
