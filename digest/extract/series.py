"""The same measure of the same place at different dates, and from reports that contradict each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from digest.extract.measures import PROMISED, Measure, measure_of, place_of
from digest.extract.milestones import UNIT as MILESTONE
from digest.known import Taxonomy
from digest.model import Claim, Entry, Point, Series

_ROUNDED = 0.1
"""Rounded figures contradict each other only where they differ by more than this share."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in its story, with when it was reported and what it measures."""

    claim: Claim
    entry: Entry
    reported: str
    """To sort by; `0000…` where the article is undated."""
    published: str | None
    measure: Measure | None
    region: str | None
    """As `place_of` says."""

    @property
    def promised(self) -> bool:
        """Whether the figure is not so yet."""
        return self.claim.status in PROMISED


Measures = tuple[Measure | None, ...]
"""What each claim of a story measures, then what each of its openings does."""


def measures_of(entry: Entry, taxonomy: Taxonomy) -> Measures:
    """What a story's claims and openings measure."""
    return tuple(measure_of(claim, entry, taxonomy) for claim in (*entry.claims, *entry.opened))


def tell_claims(entries: Iterable[Entry], measures: Mapping[str, Measures], taxonomy: Taxonomy) -> tuple[Told, ...]:
    """The claims of the entries that measure something or are due, in the order of the reports, then by id.

    `measures` are those of entries by id.
    """
    told = []
    for entry in entries:
        dates = {article.id: article.published for article in entry.articles}
        for claim, measure in zip(entry.claims, measures[entry.id], strict=False):
            if measure is None and claim.due is None:
                continue
            published = dates[claim.article_id]
            region = measure.region if measure is not None else place_of(claim, entry, taxonomy)
            told.append(Told(claim, entry, published.sort_key, published.date, measure, region))
    return tuple(sorted(told, key=lambda item: (item.reported, item.claim.id)))


def follow_measures(claims: Iterable[Told]) -> tuple[Series, ...]:
    """The series of all measures that have more than one point, by place, unit and measure.

    A figure stands at the date the text gives it, a promise at its due date, anything else at the
    day of its report; figures without any date are in no series. The same figure for the same date
    is one point, the first report's.
    """
    groups: dict[Measure, list[tuple[Told, Point]]] = {}
    for told in claims:
        point = _point(told)
        if told.measure is not None and point is not None and told.claim.unit != MILESTONE:
            groups.setdefault(told.measure, []).append((told, point))
    found = [series for measure, points in groups.items() if (series := _series(measure, points))]
    return tuple(sorted(found, key=lambda item: (item.region or "~", item.unit, item.id)))


def series_id(measure: Measure) -> str:
    """The id of a measure's series; see `Series.id`."""
    digest = hashlib.sha256("\n".join((measure.region or "", measure.unit, *measure.words)).encode()).hexdigest()
    return f"m{digest[:10]}"


def contradict(left: Told, right: Told) -> bool:
    """Whether two figures of one measure and date cannot both be right."""
    one, other = left.claim, right.claim
    if left.promised is not right.promised or (left.promised and one.status is not other.status):
        return False
    loose = one.approximate or other.approximate or one.bound is not None or other.bound is not None
    allowed = _ROUNDED * max(abs(one.value), abs(other.value)) if loose else 0
    return abs(one.value - other.value) > allowed


def _point(told: Told) -> Point | None:
    claim = told.claim
    date, basis = (claim.due, "due") if told.promised and claim.due else (claim.as_of, "as_of")
    if date is None:
        date, basis = told.published, "published"
    return Point(claim.id, told.entry.id, date, basis, claim.value, claim.status) if date else None


def _series(measure: Measure, group: list[tuple[Told, Point]]) -> Series | None:
    kept: dict[tuple[str, float, bool], tuple[Told, Point]] = {}
    for told, point in group:
        kept.setdefault((point.date, point.value, told.promised), (told, point))
    pairs = sorted(kept.values(), key=lambda pair: (pair[1].date, pair[1].claim))
    if len(pairs) < 2:
        return None
    newest = max((told for told, _ in pairs), key=lambda told: (told.reported, told.claim.id))
    return Series(
        id=series_id(measure),
        region=measure.region,
        measure=newest.claim.what,
        unit=measure.unit,
        points=tuple(point for _, point in pairs),
        conflicts=_conflicts(pairs),
    )


def _conflicts(pairs: list[tuple[Told, Point]]) -> tuple[tuple[str, ...], ...]:
    """Claims that contradict each other: of one date, or of one story without a date of their own."""
    groups: list[set[str]] = []
    for (left, one), (right, other) in combinations(pairs, 2):
        same_date = one.date.startswith(other.date) or other.date.startswith(one.date)
        same_report = left.entry.id == right.entry.id and one.basis == other.basis == "published"
        if not (same_date or same_report) or not contradict(left, right):
            continue
        joined = {one.claim, other.claim}
        for group in [group for group in groups if group & joined]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return tuple(sorted(tuple(sorted(group)) for group in groups))
