"""What has become of promises: still open, overdue, met, or revised by a later report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from digest.dates import covered_days
from digest.extract.measures import STAGES, Measure
from digest.extract.milestones import UNIT as MILESTONE
from digest.extract.series import Measures, Told, series_id
from digest.model import Claim, Entry, Fate, Promise, Series, Source
from digest.text import fold

SOON_DAYS = 365
_CLOSE = 0.01
"""A promise is met by a figure that misses it by no more than this share, and not revised by one."""


def judge_promises(
    entries: Iterable[Entry],
    claims: tuple[Told, ...],
    series: Iterable[Series],
    as_of: dt.date | None,
    measures: Mapping[str, Measures],
) -> tuple[Promise, ...]:
    """Every promise with a date, soonest first, and what has become of it by `as_of`.

    Later is what was reported later. Met: a later figure of the same measure that is so reaches
    the promised one, or a later report says that the facility, or what the money was for, has opened. Revised: a later
    promise of the same measure names another figure or date; the newest one counts. The same
    promise repeated is one promise, its first report's. `measures` are those of entries by id.
    """
    known = {item.id for item in series}
    by_measure: dict[Measure, list[Told]] = {}
    for told in claims:
        if told.measure is not None:
            by_measure.setdefault(told.measure, []).append(told)
    opened = _openings(entries, measures)
    groups: dict[tuple[object, ...], list[Told]] = {}
    for told in claims:
        if told.claim.due is not None:
            key: object = told.measure or told.claim.id
            groups.setdefault((key, told.claim.due, told.claim.value), []).append(told)
    promises = []
    for group in groups.values():
        first, measure = group[0], group[0].measure
        others = by_measure.get(measure, []) if measure else []
        fate, by = _settled(group, others, opened.get(first.region, ()))
        own = series_id(measure) if measure else None
        latest = [told for told in others if not told.promised and told.reported > first.reported]
        promises.append(
            Promise(
                claim=first.claim.id,
                story=first.entry.id,
                due=str(first.claim.due),
                fate=fate or due_fate(str(first.claim.due), as_of),
                repeated=tuple(told.claim.id for told in group[1:]),
                settled_by=by,
                latest=latest[-1].claim.id if latest else None,
                series=own if own in known else None,
            )
        )
    return tuple(sorted(promises, key=lambda item: (covered_days(item.due)[1], item.claim)))


def due_fate(due: str, as_of: dt.date | None) -> Fate:
    """How near a due date is; without a date to count from, everything is open.

    >>> due_fate("2025", dt.date(2025, 11, 20)).value, due_fate("2024-12", dt.date(2025, 1, 1)).value
    ('soon', 'overdue')
    """
    last = covered_days(due)[1]
    if as_of is None:
        return Fate.OPEN
    if last < as_of:
        return Fate.OVERDUE
    return Fate.SOON if last <= as_of + dt.timedelta(days=SOON_DAYS) else Fate.OPEN


def _settled(group: list[Told], others: list[Told], opened: Sequence[_Opening]) -> tuple[Fate | None, Source | None]:
    first, last = group[0], group[-1]
    for told in others:
        if told.reported > first.reported and not told.promised and _reaches(told, first, others):
            return Fate.MET, _source(told.claim, told.entry)
    for reported, measure, claim, entry in opened:
        if reported > first.reported and (_same_facility(measure, first.measure) or _paid_for(measure, first)):
            return Fate.MET, Source(entry.id, claim.article_id, claim.sentence)
    for told in reversed(others):
        if told.reported > last.reported and told.claim.due is not None and _differs(told.claim, first.claim):
            return Fate.REVISED, _source(told.claim, told.entry)
    return None, None


def _reaches(told: Told, promise: Told, others: list[Told]) -> bool:
    """Whether a figure is as large as the promised one; as small, where the promise was to shrink something."""
    goal, value = promise.claim.value, told.claim.value
    before = [item.claim.value for item in others if not item.promised and item.reported <= promise.reported]
    if before and before[-1] > goal:
        return value <= goal * (1 + _CLOSE)
    return value >= goal * (1 - _CLOSE)


def _differs(later: Claim, earlier: Claim) -> bool:
    other = abs(later.value - earlier.value) > _CLOSE * abs(earlier.value)
    return other or not (str(later.due).startswith(str(earlier.due)) or str(earlier.due).startswith(str(later.due)))


_Opening = tuple[str, Measure, Claim, Entry]
"""When it was reported, what it is, and where that stands."""


def _openings(entries: Iterable[Entry], measures: Mapping[str, Measures]) -> dict[str | None, list[_Opening]]:
    """What has opened or been finished by place, in the order of the reports."""
    found = []
    for entry in entries:
        dates = {article.id: article.published.sort_key for article in entry.articles} if entry.opened else {}
        for claim, measure in zip(entry.opened, measures[entry.id][len(entry.claims) :], strict=True):
            if measure is not None:
                found.append((dates[claim.article_id], measure, claim, entry))
    by_place: dict[str | None, list[_Opening]] = {}
    for opening in sorted(found, key=lambda item: (item[0], item[2].id)):
        by_place.setdefault(opening[1].region, []).append(opening)
    return by_place


def _same_facility(opened: Measure, promised: Measure | None) -> bool:
    if promised is None or promised.unit != MILESTONE or opened.region != promised.region:
        return False
    name, other = opened.words[0], promised.words[0]
    reached = STAGES.index(opened.stage) >= STAGES.index(promised.stage)
    return reached and (name.endswith(other) or other.endswith(name))


def _paid_for(opened: Measure, promise: Told) -> bool:
    """Whether what was built is what the money was promised for (`2025년까지 180억원을 들여 센터를 준공한다`)."""
    if not promise.claim.unit.isupper() or opened.stage == STAGES[0]:
        return False
    return opened.region == promise.region and fold(promise.claim.what).find(opened.words[0]) >= 0


def _source(claim: Claim, entry: Entry) -> Source:
    return Source(entry.id, claim.article_id, claim.sentence, claim.id)
