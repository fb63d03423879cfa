"""A digest seen by place, topic, year and due date: what the pages are about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from digest.model import Agreement, Claim, Digest, Entry, Role, Status
from digest.render.figures import last_day
from digest.taxonomy import Taxonomy

PROMISED = frozenset({Status.COMMITTED, Status.SPENT})
"""What counts as a commitment: money that was assigned or has been paid, not asked for or planned."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim in its story."""

    entry: Entry
    claim: Claim
    number: int
    """Its place in the story, from 1; the anchor on the story's page is `c<number>`."""


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
    pacts: tuple[Pact, ...]


def survey(digest: Digest, taxonomy: Taxonomy) -> Atlas:
    """Index a digest."""
    entries = digest.published
    about: dict[str, list[Entry]] = {}
    named: dict[str, list[Entry]] = {}
    figures_at: dict[str, list[Figure]] = {}
    pacts_at: dict[str, list[Pact]] = {}
    figures: list[Figure] = []
    pacts: list[Pact] = []
    for entry in entries:
        primary = _with_ancestors(entry.regions(Role.PRIMARY), taxonomy)
        mentioned = _with_ancestors(entry.regions(Role.MENTIONED), taxonomy)
        for region in primary:
            about.setdefault(region, []).append(entry)
        for region in mentioned:
            if region not in primary:
                named.setdefault(region, []).append(entry)
        for figure in list_figures(entry):
            figures.append(figure)
            own = figure.claim.region
            places = _with_ancestors((own,), taxonomy) if own and own in taxonomy.regions else primary
            for region in places:
                figures_at.setdefault(region, []).append(figure)
        for pact in list_pacts(entry):
            pacts.append(pact)
            for region in primary:
                pacts_at.setdefault(region, []).append(pact)
    regions = {
        region: Dossier(
            tuple(about.get(region, ())),
            tuple(named.get(region, ())),
            tuple(figures_at.get(region, ())),
            tuple(pacts_at.get(region, ())),
            sum(region in entry.regions(Role.PRIMARY) for entry in about.get(region, ())),
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
        topics=MappingProxyType({topic: _topic_dossier(topic, entries) for topic in taxonomy.topics}),
        figures=tuple(figures),
        pacts=tuple(pacts),
    )


def list_figures(entry: Entry) -> tuple[Figure, ...]:
    """The claims of a story, numbered."""
    return tuple(Figure(entry, claim, number) for number, claim in enumerate(entry.claims, start=1))


def list_pacts(entry: Entry) -> tuple[Pact, ...]:
    """The agreements of a story, numbered."""
    return tuple(Pact(entry, agreement, number) for number, agreement in enumerate(entry.agreements, start=1))


def list_promises(figures: Iterable[Figure], as_of: dt.date | None) -> dict[str, tuple[Figure, ...]]:
    """Figures with a due date by how near it is: `soon` (within a year), `open`, `overdue`.

    Soonest first, overdue ones latest first. Without a date to count from, all are `open`.
    """
    groups: dict[str, list[Figure]] = {"soon": [], "open": [], "overdue": []}
    for figure in figures:
        if figure.claim.due is None:
            continue
        due = last_day(figure.claim.due)
        if as_of is None:
            groups["open"].append(figure)
        elif due < as_of:
            groups["overdue"].append(figure)
        elif due <= as_of + dt.timedelta(days=365):
            groups["soon"].append(figure)
        else:
            groups["open"].append(figure)
    for name, group in groups.items():
        group.sort(key=lambda item: (item.entry.id, item.number))
        group.sort(key=lambda item: last_day(item.claim.due or "9999"), reverse=name == "overdue")
    return {name: tuple(group) for name, group in groups.items()}


def rank_commitments(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Committed or spent amounts of money in won, largest first; one figure of a story and amount."""
    seen: set[tuple[str, float]] = set()
    ranked = []
    for figure in sorted(figures, key=lambda item: (-item.claim.value, item.entry.id, item.number)):
        key = (figure.entry.id, figure.claim.value)
        if figure.claim.unit == "KRW" and figure.claim.status in PROMISED and key not in seen:
            seen.add(key)
            ranked.append(figure)
    return tuple(ranked)


def year_of(entry: Entry) -> str | None:
    """The year a story was published in, where it is known."""
    published = entry.published
    if published.date:
        return published.date[:4]
    if published.earliest and published.latest and published.earliest.year == published.latest.year:
        return str(published.latest.year)
    return None


def count_years(entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    """Stories per year, every year from the first to the last, oldest first."""
    counts = Counter(year for entry in entries if (year := year_of(entry)))
    if not counts:
        return ()
    first, last = int(min(counts)), int(max(counts))
    return tuple((str(year), counts[str(year)]) for year in range(first, last + 1))


def count_outlets(entries: Iterable[Entry]) -> tuple[tuple[str, str, int, int], ...]:
    """Outlets as (id, name, articles, stories), those with most articles first."""
    articles: Counter[str] = Counter()
    stories: Counter[str] = Counter()
    names: dict[str, str] = {}
    for entry in entries:
        outlets = [article.outlet for article in entry.articles if article.outlet]
        names.update((outlet.id, outlet.name) for outlet in outlets)
        articles.update(outlet.id for outlet in outlets)
        stories.update({outlet.id for outlet in outlets})
    order = sorted(names, key=lambda key: (-articles[key], names[key], key))
    return tuple((key, names[key], articles[key], stories[key]) for key in order)


def count_neighbours(region: str, dossier: Dossier, taxonomy: Taxonomy) -> tuple[tuple[str, int], ...]:
    """Places named together with a place (not its own parts or surroundings), most often first."""
    counts: Counter[str] = Counter()
    for entry in dossier.entries:
        for label in entry.labels.regions:
            if not taxonomy.within(label.id, region) and not taxonomy.within(region, label.id):
                counts[label.id] += 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _with_ancestors(regions: Iterable[str], taxonomy: Taxonomy) -> dict[str, None]:
    return {place: None for region in regions for place in (region, *taxonomy.ancestors(region))}


def _topic_dossier(topic: str, entries: tuple[Entry, ...]) -> Dossier:
    own = tuple(entry for entry in entries if any(label.id == topic for label in entry.labels.topics))
    return Dossier(
        entries=own,
        mentioned=(),
        figures=tuple(figure for entry in own for figure in list_figures(entry)),
        pacts=tuple(pact for entry in own for pact in list_pacts(entry)),
    )
