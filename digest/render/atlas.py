"""A digest seen by place, topic, year and due date: what the pages are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from digest.memory import at_ease, of_the_latest
from digest.model import Agreement, Claim, Digest, Entry, Fate, Promise, Role, Series
from digest.render.figures import last_day
from digest.taxonomy import Taxonomy

Item = TypeVar("Item")
OPEN = (Fate.SOON, Fate.OPEN)
"""Promises that may still be kept in time."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim in its story."""

    entry: Entry
    claim: Claim
    number: int
    """Its place in the story, from 1; the anchor on the story's page is `c<number>`."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A figure with a due date, and what has become of it."""

    figure: Figure
    promise: Promise

    @property
    def open(self) -> bool:
        """Whether its date is still to come and nothing settled it."""
        return self.promise.fate in OPEN


@dataclass(frozen=True, slots=True)
class Pact:
    """An agreement in its story."""

    entry: Entry
    agreement: Agreement
    number: int
    """Its place in the story, from 1; the anchor on the story's page is `a<number>`."""

    @property
    def date(self) -> str | None:
        """When it was signed, else when it was reported; partial ISO or None."""
        return self.agreement.signed or self.entry.published.date


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the digest has on one place or topic, newest first."""

    entries: tuple[Entry, ...]
    """Stories about it, or about a place in it."""
    mentioned: tuple[Entry, ...]
    """Stories that only name it, or a place in it."""
    figures: tuple[Figure, ...]
    pacts: tuple[Pact, ...]
    pledges: tuple[Pledge, ...] = ()
    """Soonest first, whatever has become of them."""
    series: tuple[Series, ...] = ()
    """Measures told at several dates, or differently by several reports."""
    direct: int = 0
    """How many of the stories are about it itself, not only about a place in it."""


@dataclass(frozen=True)
class Atlas:
    """The published stories, indexed for the pages."""

    digest: Digest
    taxonomy: Taxonomy
    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    regions: Mapping[str, Dossier]
    """The places that get a page, in the taxonomy's order: named in a story, or containing such a place."""
    topics: Mapping[str, Dossier]
    """Every topic, in the taxonomy's order."""
    figures: tuple[Figure, ...]
    figures_in: Mapping[str, tuple[Figure, ...]]
    """The figures of each story, by its id."""
    pacts: tuple[Pact, ...]
    pledges: tuple[Pledge, ...]
    figure_of: Mapping[str, Figure]
    """Figures by the ids of their claims."""
    settled: Mapping[str, Pledge]
    """The promise that a claim makes, repeats, settles or reports on, by the claim's id."""
    desk: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """Rows that are written once for all pages, by language; see `digest.render.rows`."""
    addresses: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    """Where the originals say something, by the id of a claim or agreement; see `digest.render.originals`."""


@of_the_latest
@at_ease()
def survey(digest: Digest, taxonomy: Taxonomy) -> Atlas:
    """Index a digest. The latest atlas is kept: pages, navigation, calendars and redirects all ask for it."""
    entries = digest.published
    about: dict[str, list[Entry]] = {}
    named: dict[str, list[Entry]] = {}
    direct: Counter[str] = Counter()
    figures_at: dict[str, list[Figure]] = {}
    figures_in: dict[str, tuple[Figure, ...]] = {}
    pacts_at: dict[str, list[Pact]] = {}
    pacts: list[Pact] = []
    for entry in entries:
        own = entry.regions(Role.PRIMARY)
        direct.update(own)
        primary = _with_ancestors(own, taxonomy)
        mentioned = _with_ancestors(entry.regions(Role.MENTIONED), taxonomy)
        for region in primary:
            about.setdefault(region, []).append(entry)
        for region in mentioned:
            if region not in primary:
                named.setdefault(region, []).append(entry)
        figures_in[entry.id] = list_figures(entry)
        for figure in figures_in[entry.id]:
            place = figure.claim.region
            for region in _with_ancestors((place,), taxonomy) if place in taxonomy.regions and place else primary:
                figures_at.setdefault(region, []).append(figure)
        for pact in list_pacts(entry):
            pacts.append(pact)
            for region in primary:
                pacts_at.setdefault(region, []).append(pact)
    figures = tuple(figure for found in figures_in.values() for figure in found)
    figure_of = {figure.claim.id: figure for figure in figures}
    pledges = tuple(Pledge(figure_of[item.claim], item) for item in digest.promises if item.claim in figure_of)
    pledges_at = _by_key((pledge, places_of(pledge.figure, taxonomy)) for pledge in pledges)
    series_at = _by_key((series, _places_of_series(series, taxonomy)) for series in digest.series if _is_shown(series))
    regions = {
        region: Dossier(
            entries=tuple(about.get(region, ())),
            mentioned=tuple(named.get(region, ())),
            figures=tuple(figures_at.get(region, ())),
            pacts=tuple(pacts_at.get(region, ())),
            pledges=pledges_at.get(region, ()),
            series=series_at.get(region, ()),
            direct=direct[region],
        )
        for region in taxonomy.regions
        if region in about or region in named or region in figures_at
    }
    return Atlas(
        digest=digest,
        taxonomy=taxonomy,
        entries=entries,
        by_id=MappingProxyType({entry.id: entry for entry in entries}),
        regions=MappingProxyType(regions),
        topics=MappingProxyType(_topic_dossiers(digest, pledges, figures_in, taxonomy)),
        figures=figures,
        figures_in=MappingProxyType(figures_in),
        pacts=tuple(pacts),
        pledges=pledges,
        figure_of=MappingProxyType(figure_of),
        settled=MappingProxyType(_settled(pledges)),
    )


def list_figures(entry: Entry) -> tuple[Figure, ...]:
    """The claims of a story, numbered."""
    return tuple(Figure(entry, claim, number) for number, claim in enumerate(entry.claims, start=1))


def list_pacts(entry: Entry) -> tuple[Pact, ...]:
    """The agreements of a story, numbered."""
    return tuple(Pact(entry, agreement, number) for number, agreement in enumerate(entry.agreements, start=1))


def places_of(figure: Figure, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The places a figure is shown for: its own where the sentence names one, else those of its story."""
    own = figure.claim.region
    start = (own,) if own and own in taxonomy.regions else figure.entry.regions(Role.PRIMARY)
    return tuple(_with_ancestors(start, taxonomy))


def figures_for(atlas: Atlas, entry: Entry, region: str = "") -> tuple[Figure, ...]:
    """The figures of a story that are shown for a place; all of them without one."""
    found = atlas.figures_in[entry.id]
    return tuple(figure for figure in found if region in places_of(figure, atlas.taxonomy)) if region else found


def by_fate(pledges: Iterable[Pledge]) -> dict[Fate, tuple[Pledge, ...]]:
    """Promises by what has become of them; soonest first, those past their date latest first."""
    groups: dict[Fate, list[Pledge]] = {fate: [] for fate in (*OPEN, Fate.OVERDUE, Fate.MET, Fate.REVISED)}
    for pledge in pledges:
        groups[pledge.promise.fate].append(pledge)
    for fate, group in groups.items():
        group.sort(key=lambda item: (item.figure.entry.id, item.figure.number))
        group.sort(key=lambda item: last_day(item.promise.due), reverse=fate not in OPEN)
    return {fate: tuple(group) for fate, group in groups.items()}


def _settled(pledges: Iterable[Pledge]) -> dict[str, Pledge]:
    found: dict[str, Pledge] = {}
    for pledge in pledges:
        promise = pledge.promise
        by = promise.settled_by.claim if promise.settled_by else None
        for claim in (promise.claim, *promise.repeated, by, promise.latest):
            if claim:
                found.setdefault(claim, pledge)
    return found


def _is_shown(series: Series) -> bool:
    """Whether there is something to see: two dates, or a contradiction."""
    return bool(series.conflicts) or len({point.date for point in series.points}) > 1


def _places_of_series(series: Series, taxonomy: Taxonomy) -> tuple[str, ...]:
    region = series.region
    return tuple(_with_ancestors((region,), taxonomy)) if region is not None and region in taxonomy.regions else ()


def _by_key(pairs: Iterable[tuple[Item, Iterable[str]]]) -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = {}
    for item, keys in pairs:
        for key in keys:
            found.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in found.items()}


def _with_ancestors(regions: Iterable[str], taxonomy: Taxonomy) -> dict[str, None]:
    return {place: None for region in regions for place in (region, *taxonomy.ancestors(region))}


def _topic_dossiers(
    digest: Digest, pledges: tuple[Pledge, ...], figures_in: Mapping[str, tuple[Figure, ...]], taxonomy: Taxonomy
) -> dict[str, Dossier]:
    entries = digest.published
    topics_of = {entry.id: [label.id for label in entry.labels.topics] for entry in entries}
    about = _by_key((entry, topics_of[entry.id]) for entry in entries)
    pledges_at = _by_key((pledge, topics_of[pledge.figure.entry.id]) for pledge in pledges)
    series_at = _by_key(
        (series, {topic: None for point in series.points for topic in topics_of.get(point.story, ())})
        for series in digest.series
        if _is_shown(series)
    )
    return {
        topic: Dossier(
            entries=about.get(topic, ()),
            mentioned=(),
            figures=tuple(figure for entry in about.get(topic, ()) for figure in figures_in[entry.id]),
            pacts=tuple(pact for entry in about.get(topic, ()) for pact in list_pacts(entry)),
            pledges=pledges_at.get(topic, ()),
            series=series_at.get(topic, ()),
        )
        for topic in taxonomy.topics
    }
