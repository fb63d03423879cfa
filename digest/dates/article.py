"""The publication date of one article: curated, stated, inferred or unknown."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from digest.dates.address import read_address, read_wire_id
from digest.dates.bounds import infer_bounds
from digest.dates.partial import covered_days, shared_part
from digest.dates.traces import narrow_by_pictures
from digest.dates.trust import contradiction, is_page_line, tells_weather
from digest.dates.written import read_stated
from digest.lazy import regex
from digest.model import Article, Basis, Finding, Published
from digest.text import clip

_TRUST = {
    "front matter": 1,
    "record": 2,
    "json-ld": 2,
    "opengraph": 3,
    "reprint": 3,
    "line": 4,
    "html": 4,
    "meta": 5,
    "url": 6,
}
_UNKNOWN_SOURCE = 5
_REPRINT = "source of a reprint"
"""The rule by which a line with the address of a reprinted article is taken out of the text."""
_ADDRESS = 6
_FULL = len("2024-03-05")
_DATED_PATH = regex(r"/(?:19|20)\d\d[/-]?\d{1,2}[/-]?\d{1,2}/")
_VIEWS = regex(r"(?:조회수?|hits?)\s?[:：]?\s?\d", re.IGNORECASE)


def date_article(
    article: Article, curated: str | None = None, reason: str = ""
) -> tuple[Published, tuple[Finding, ...]]:
    """When an article was published, why that is believed, and where its sources disagree.

    A curated date wins over everything. Then what the source states counts, front matter first, the
    address last, but before a mere day on a line; an update alone is no publication, it only gives the
    latest day. Without a stated date the text gives bounds; the date is filled only as far as the bounds
    force it. A stated day that the text contradicts (`25일 밝혔다` under the 23rd) is a finding; a bare date
    line that stands alone is then not believed, nor is one beside a weather report.

    Raises:
        ValueError: if `curated` is not `YYYY[-MM[-DD]]`.
    """
    if curated is not None:
        days = covered_days(curated)
        return Published(curated, Basis.CURATED, days.first, days.last, reason), ()
    stated = _stated(article)
    if not stated:
        return _inferred(article), ()
    chosen = _most_trusted(stated)
    days = covered_days(chosen.date)
    doubts = _doubts(article, chosen)
    if doubts or tells_weather(article):
        marks = [mark for mark in article.date_marks if mark.field == "published"]
        if all(is_page_line(mark, article) for mark in marks) and not any(mark.trust == _ADDRESS for mark in stated):
            # The page of a later visit: what it shows is not newer than the visit.
            visit = (days.last, f"page of {chosen.date}") if tells_weather(article) else None
            return _inferred(article, visit), doubts
    if _is_boards(article, chosen):
        return _inferred(article, (days.last, f"board of {chosen.date}")), doubts
    published = Published(chosen.date, Basis.STATED, days.first, days.last, chosen.evidence)
    return published, (*_conflicts(article, stated, chosen), *doubts)


def _doubts(article: Article, chosen: _Mark) -> tuple[Finding, ...]:
    """A finding where the lead cannot have appeared on the day stated."""
    words = contradiction(covered_days(chosen.date).first, article.body) if len(chosen.date) == 10 else ""
    if not words:
        return ()
    what = f"{chosen.evidence!r} contradicts {words!r} in the text"
    return (Finding(f"seeds/{article.src_uri}", what, "the day of the report, or up to two weeks later"),)


def _is_boards(article: Article, chosen: _Mark) -> bool:
    """Whether a day is the one on which a board took over what others wrote: it names its source, counts its readers,
    and gives no time of day."""
    line = chosen.trust == _TRUST["line"] and not _CLOCK.search(chosen.evidence)
    return (
        line
        and any(removal.rule == _REPRINT for removal in article.removed)
        and any(_VIEWS.search(removal.text) for removal in article.removed)
    )


def _inferred(article: Article, visit: tuple[dt.date, str] | None = None) -> Published:
    """What text, pictures and updates say; `visit` is the day the page was fetched."""
    bounds = narrow_by_pictures(infer_bounds(article), article)
    earliest, latest, reasons = bounds.earliest, bounds.latest, bounds.evidence
    changed = min((limit for limit in (_changed(article), visit) if limit is not None), default=None)
    if changed is not None and (latest is None or changed[0] < latest):
        latest = changed[0]
        reasons = (*reasons, changed[1])
        if earliest is not None and latest < earliest:
            earliest, reasons = None, (changed[1],)
    if earliest is None and latest is None:
        return Published()
    date = shared_part(earliest, latest) if earliest and latest else None
    return Published(date, Basis.INFERRED, earliest, latest, clip("; ".join(reasons), 200))


_CLOCK = regex(r"\d:\d\d")


class _Mark(NamedTuple):
    """One date a source states."""

    trust: int
    """Smaller is better."""
    order: int
    date: str
    as_written: str
    """The day without regard to the zone."""
    evidence: str


def _stated(article: Article) -> list[_Mark]:
    """Dates the source states, most trustworthy first, each with the words it rests on."""
    marks = []
    for order, mark in enumerate(article.date_marks):
        if mark.field != "published" or (mark.source == "url" and article.url):
            continue
        date = read_stated(mark.value)
        if date:
            written = read_stated(mark.value, as_written=True) or date
            trust = _TRUST.get(mark.source, _UNKNOWN_SOURCE)
            marks.append(_Mark(trust, order, date, written, f"{mark.source}: {clip(mark.value, 100)}"))
    date = read_address(article.url) if article.url else None
    if date:
        # Where a board names the address of what it keeps, its own dates are those of the board.
        kept = any(removal.rule == _REPRINT and (article.url or "") in removal.text for removal in article.removed)
        trust = _TRUST["opengraph"] if kept else _ADDRESS
        marks.append(_Mark(trust, 0, date, date, f"url: {clip(article.url or '', 160)}"))
    for removal in article.removed:
        wired = read_wire_id(removal.text)
        if wired:
            marks.append(_Mark(_ADDRESS, 1, wired, wired, f"wire number: {clip(removal.text, 100)}"))
    return sorted(marks)


def _most_trusted(stated: list[_Mark]) -> _Mark:
    """The first mark, or one of the same kind with the time of day (a publisher's registration has none), made more
    precise by one that agrees with it.

    Some systems call their local time UTC. Where the zone moves the day, and another source names the
    day as written, that day is taken.
    """
    if stated[0].trust == _TRUST["line"] and not any(_CLOCK.search(mark.evidence) for mark in stated):
        # A day on a line may be a picture's, or the page's: the address knows better.
        stated = _address_first(stated)
    timed = (mark for mark in stated if mark.trust == stated[0].trust and _CLOCK.search(mark.evidence))
    chosen = stated[0] if _CLOCK.search(stated[0].evidence) else next(timed, stated[0])
    chosen = chosen if chosen.date != stated[0].date else stated[0]
    if chosen.as_written != chosen.date and any(mark.date == chosen.as_written for mark in stated[1:]):
        chosen = chosen._replace(date=chosen.as_written)
    finer = (mark.date for mark in stated if len(mark.date) > len(chosen.date) and mark.date.startswith(chosen.date))
    return chosen._replace(date=next(finer, chosen.date))


def _address_first(stated: list[_Mark]) -> list[_Mark]:
    """The marks with a full day of the address on top where it is another one than all days on lines, by more than the
    day an article may wait."""
    days = {covered_days(mark.date).first for mark in stated if mark.trust != _ADDRESS and len(mark.date) == _FULL}
    for mark in stated:
        if mark.trust == _ADDRESS and len(mark.date) == _FULL and _DATED_PATH.search(mark.evidence):
            day = covered_days(mark.date).first
            return [mark, *stated] if all(abs((day - other).days) > 1 for other in days) else stated
    return stated


def _changed(article: Article) -> tuple[dt.date, str] | None:
    """The last day of the earliest update the source names."""
    found = [
        (covered_days(date).last, f"{mark.source}: modified {clip(mark.value, 100)}")
        for mark in article.date_marks
        if mark.field == "modified" and (date := read_stated(mark.value, updates=True))
    ]
    return min(found) if found else None


def _conflicts(article: Article, stated: list[_Mark], chosen: _Mark) -> tuple[Finding, ...]:
    """A finding for each source that names another day than the one taken.

    An address that is one day off is none: numbers are given before midnight, articles appear after it.
    """
    days = covered_days(chosen.date)
    findings = []
    for mark in stated:
        slack = dt.timedelta(days=1 if mark.trust == _ADDRESS else 0)
        given = covered_days(mark.date)
        apart = given.last + slack < days.first or days.last < given.first - slack
        if apart and mark.as_written != chosen.date:
            what = f"{mark.evidence!r} contradicts {chosen.evidence!r}; {chosen.date} is taken"
            findings.append(Finding(f"seeds/{article.src_uri}", what, "one publication date"))
    changed = _changed(article)
    if changed is not None and changed[0] < days.first:
        what = f"{changed[1]!r} lies before {chosen.evidence!r}; {chosen.date} is taken"
        findings.append(Finding(f"seeds/{article.src_uri}", what, "an update after the publication"))
    return tuple(findings)
