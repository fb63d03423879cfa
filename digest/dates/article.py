"""The publication date of one article: curated, stated, inferred or unknown."""

from __future__ import annotations

import datetime as dt

from digest.dates.address import read_address
from digest.dates.bounds import infer_bounds
from digest.dates.partial import covered_days, shared_part
from digest.dates.written import read_stated
from digest.model import Article, Basis, Finding, Published
from digest.text import clip

_TRUST = {"curation": 0, "front matter": 1, "json-ld": 2, "opengraph": 3, "text": 4, "html": 4, "body": 4, "meta": 5}
_UNKNOWN_SOURCE = 5
_ADDRESS = 6


def date_article(
    article: Article, curated: str | None = None, reason: str = ""
) -> tuple[Published, tuple[Finding, ...]]:
    """When an article was published, why that is believed, and where its sources disagree.

    A curated date wins over everything. Then what the source states counts, front matter first, the
    address last; an update alone is no publication, it only gives the latest day. Without a stated
    date the text gives bounds; the date is filled only as far as the bounds force it.

    Raises:
        ValueError: if `curated` is not `YYYY[-MM[-DD]]`.
    """
    if curated is not None:
        days = covered_days(curated)
        return Published(curated, Basis.CURATED, days.first, days.last, reason), ()
    stated = _stated(article)
    findings = _conflicts(article, stated)
    if stated:
        date, evidence = stated[0]
        finer = next((item for item, _ in stated if len(item) > len(date) and item.startswith(date)), date)
        days = covered_days(finer)
        return Published(finer, Basis.STATED, days.first, days.last, evidence), findings
    changed = _changed(article)
    bounds = infer_bounds(article)
    latest, reasons = bounds.latest, list(bounds.evidence)
    if changed is not None and (latest is None or changed[0] < latest):
        latest = changed[0]
        reasons.append(changed[1])
    earliest = bounds.earliest
    if earliest is None and latest is None:
        return Published(), ()
    if earliest is not None and latest is not None and latest < earliest:
        earliest = None
    date_ = shared_part(earliest, latest) if earliest and latest else None
    return Published(date_, Basis.INFERRED, earliest, latest, clip("; ".join(reasons), 200)), ()


def _stated(article: Article) -> list[tuple[str, str]]:
    """Dates the source states, most trustworthy first, each with the words it rests on."""
    marks = [
        (_TRUST.get(mark.source, _UNKNOWN_SOURCE), index, date, f"{mark.source}: {clip(mark.value, 100)}")
        for index, mark in enumerate(article.date_marks)
        if mark.field == "published" and (date := read_stated(mark.value))
    ]
    if article.url and (date := read_address(article.url)):
        marks.append((_ADDRESS, 0, date, f"url: {clip(article.url, 160)}"))
    return [(date, evidence) for _, _, date, evidence in sorted(marks)]


def _changed(article: Article) -> tuple[dt.date, str] | None:
    """The last day of the earliest update the source names."""
    found = [
        (covered_days(date).last, f"{mark.source}: modified {clip(mark.value, 100)}")
        for mark in article.date_marks
        if mark.field == "modified" and (date := read_stated(mark.value, updates=True))
    ]
    return min(found) if found else None


def _conflicts(article: Article, stated: list[tuple[str, str]]) -> tuple[Finding, ...]:
    """A finding for each source that names another day than the most trustworthy one.

    An address that is one day off is none: numbers are given before midnight, articles appear after it.
    """
    if not stated:
        return ()
    chosen, evidence = stated[0]
    days = covered_days(chosen)
    findings = []
    for date, other in stated[1:]:
        given = covered_days(date)
        slack = dt.timedelta(days=1 if other.startswith("url: ") else 0)
        if given.last + slack < days.first or days.last < given.first - slack:
            what = f"{other!r} contradicts {evidence!r}; {chosen} is taken"
            findings.append(Finding(article.src_uri, what, "one publication date"))
    changed = _changed(article)
    if changed is not None and changed[0] < days.first:
        what = f"{changed[1]!r} lies before {evidence!r}; {chosen} is taken"
        findings.append(Finding(article.src_uri, what, "an update after the publication"))
    return tuple(findings)
