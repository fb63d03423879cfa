"""Pages about one place or one topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace

from digest.model import Fate, Page, Role
from digest.render import cells
from digest.render.atlas import Atlas, Dossier, by_fate
from digest.render.charts import draw_years
from digest.render.documents import Head, compose
from digest.render.escape import Markdown, escape_markdown
from digest.render.figures import write_figure
from digest.render.keys import Keys
from digest.render.korea_map import draw_locator
from digest.render.linked import Node, breadcrumb_node, collection_node, dataset_node, dump_nodes, place_node
from digest.render.scope import HOME_COUNTRY, Scope
from digest.render.series import list_series
from digest.render.shelves import Shelf, file_links, leaf_pages, plan_leaves, slice_links, slice_long, view_link
from digest.render.split import (
    FIGURES_SHOWN,
    MENTIONED_SHOWN,
    PACTS_SHOWN,
    PLEDGES_SHOWN,
    ROWS_IN_SUMMARY,
    Slice,
    year_marks,
)
from digest.render.tallies import count_neighbours, count_years, largest_commitment, outlets_of
from digest.render.templates import fill

NEIGHBOURS_SHOWN = 24
_NOTHING = Markdown("")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dossier page is about."""

    folder: str
    """`regions` or `topics`."""
    id: str
    name: str
    other_name: str
    """The name in the other language."""
    facts: str
    steps: tuple[tuple[str, str], ...]
    """The pages above it, as (path, name)."""
    about: Node
    """What it is, in the words of schema.org."""

    @property
    def src_uri(self) -> str:
        """Its page, without the language."""
        return f"{self.folder}/{self.id}.md"


@dataclass(frozen=True, slots=True)
class _Around:
    """What leads from a place or topic to others."""

    neighbours: tuple[tuple[Markdown, int], ...]
    """Links with how many stories they share."""
    locator: Markdown = _NOTHING
    """Where it lies; empty for topics and places abroad."""
    below: Markdown = _NOTHING
    """Links to the places in it; empty for topics."""
    outside: Markdown = _NOTHING
    """A link to its own site; may be empty."""


def region_pages(scopes: Iterable[Scope], keys: Keys, region: str, dossier: Dossier) -> Iterator[Page]:
    """The page of a place, and the pages that continue its table of stories, in each edition."""
    slices, content = slice_long(dossier), _content(keys, dossier)
    leaves = plan_leaves(keys, dossier, slices, by_topic=region != HOME_COUNTRY)
    for scope in scopes:
        children = ",".join(_children(scope.atlas, region)).encode()
        write = partial(_region_page, scope, region, slices)
        yield Page(scope.src_uri, write, keys.page(scope.src_uri, content, children))
        yield from leaf_pages(scope, keys, _shelf(_place(scope, region), by_region=False), leaves)


def topic_pages(scopes: Iterable[Scope], keys: Keys, topic: str, dossier: Dossier) -> Iterator[Page]:
    """The page of a topic, and the pages that continue its table of stories, in each edition."""
    slices, content = slice_long(dossier), _content(keys, dossier)
    leaves = plan_leaves(keys, dossier, slices, by_topic=False)
    for scope in scopes:
        write = partial(_topic_page, scope, topic, slices)
        yield Page(scope.src_uri, write, keys.page(scope.src_uri, content, keys.shape))
        yield from leaf_pages(scope, keys, _shelf(_topic(scope, topic), by_region=True), leaves)


def _content(keys: Keys, dossier: Dossier) -> bytes:
    return b"|".join(
        (
            keys.entries(dossier.entries),
            keys.entries(dossier.mentioned),
            keys.figures(dossier.figures),
            *(keys.pledges[pledge.promise.claim] for pledge in dossier.pledges),
            *(keys.series[series.id] for series in dossier.series),
        )
    )


def _children(atlas: Atlas, region: str) -> list[str]:
    return [child for child in atlas.taxonomy.children.get(region, ()) if child in atlas.regions]


def _shelf(subject: Subject, by_region: bool) -> Shelf:
    return Shelf(
        folder=f"{subject.folder}/{subject.id}",
        id=subject.id,
        name=subject.name,
        steps=(*subject.steps, (subject.src_uri, subject.name)),
        by_region=by_region,
    )


def _place(scope: Scope, region: str) -> Subject:
    taxonomy, language = scope.atlas.taxonomy, scope.language
    place = taxonomy.regions[region]
    return Subject(
        folder="regions",
        id=region,
        name=place.name(language),
        other_name=place.name("en" if language == "ko" else "ko"),
        facts=place.facts_en if language == "en" else place.facts_ko,
        steps=(
            ("regions/index.md", str(scope.t("nav.regions"))),
            *(
                (f"regions/{outer}.md", taxonomy.regions[outer].name(language))
                for outer in reversed(taxonomy.ancestors(region))
            ),
        ),
        about=place_node(place, language),
    )


def _topic(scope: Scope, topic: str) -> Subject:
    entry, language = scope.atlas.taxonomy.topics[topic], scope.language
    return Subject(
        folder="topics",
        id=topic,
        name=entry.name(language),
        other_name=entry.name("en" if language == "ko" else "ko"),
        facts=entry.description_en if language == "en" else entry.description_ko,
        steps=(("topics/index.md", str(scope.t("nav.topics"))),),
        about={"@type": "Thing", "name": entry.name(language)},
    )


def _region_page(scope: Scope, region: str, slices: tuple[Slice, ...]) -> str:
    atlas = scope.atlas
    around = _Around(
        locator=draw_locator(scope, region),
        below=Markdown(" · ").join(cells.region_link(scope, child) for child in _children(atlas, region)),
        outside=cells.website(scope, atlas.taxonomy.regions[region].website),
        neighbours=tuple(
            (cells.region_link(scope, other), count)
            for other, count in count_neighbours(region, atlas.regions[region], atlas.taxonomy)[:NEIGHBOURS_SHOWN]
        ),
    )
    return _write(scope, _place(scope, region), atlas.regions[region], slices, around)


def _topic_page(scope: Scope, topic: str, slices: tuple[Slice, ...]) -> str:
    atlas = scope.atlas
    names = atlas.taxonomy.regions
    counts: Counter[str] = Counter()
    for story in atlas.topics[topic].entries:
        primary = story.regions(Role.PRIMARY)
        places_of = {*primary, *(outer for region in primary for outer in atlas.taxonomy.ancestors(region))}
        counts.update(place for place in places_of if names[place].kind != "country")
    places = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOURS_SHOWN]
    views = ((view_link(scope, region, topic, names[region].name(scope.language)), n) for region, n in places)
    return _write(scope, _topic(scope, topic), atlas.topics[topic], slices, _Around(neighbours=tuple(views)))


def _write(scope: Scope, subject: Subject, dossier: Dossier, slices: tuple[Slice, ...], around: _Around) -> str:
    fates = by_fate(dossier.pledges)
    pledges = tuple(pledge for group in fates.values() for pledge in group)
    shown = dossier.entries[:ROWS_IN_SUMMARY] if slices else dossier.entries
    years = count_years(dossier.entries)
    period = f"{years[0][0]}–{years[-1][0]}" if len(years) > 1 else "".join(year for year, _ in years)
    by_region = subject.folder == "topics"
    stem = f"data/{subject.folder}/{subject.id}"
    page = SimpleNamespace(
        name=subject.name,
        other_name=subject.other_name,
        other_lang="ko" if scope.language == "en" else "en",
        crumbs=tuple(scope.link(src_uri, name) for src_uri, name in subject.steps),
        facts=subject.facts,
        found=_found(scope, dossier, period),
        locator=around.locator,
        outside=around.outside,
        below=around.below,
        tiles=_tiles(scope, dossier, period, len(fates[Fate.SOON]) + len(fates[Fate.OPEN])),
        figures=dossier.figures[:FIGURES_SHOWN],
        figures_left=max(0, len(dossier.figures) - FIGURES_SHOWN),
        series=list_series(scope, dossier.series),
        pledges=pledges[:PLEDGES_SHOWN],
        pledges_left=max(0, len(pledges) - PLEDGES_SHOWN),
        pacts=dossier.pacts[:PACTS_SHOWN],
        pacts_left=max(0, len(dossier.pacts) - PACTS_SHOWN),
        entries=shown,
        total=len(dossier.entries),
        by_region=by_region,
        chart=draw_years(scope, years),
        topics=[] if by_region else _topics(scope, subject, dossier, bool(slices)),
        marks={} if slices else year_marks(shown),
        slices=slice_links(scope, f"{subject.folder}/{subject.id}", slices),
        mentioned=dossier.mentioned[:MENTIONED_SHOWN],
        mentioned_left=max(0, len(dossier.mentioned) - MENTIONED_SHOWN),
        neighbours=around.neighbours,
        neighbours_title=scope.t("section.places" if by_region else "section.neighbours"),
        empty_key="empty.topic" if by_region else "empty.region",
        files=file_links(scope, stem),
        feed_href=scope.href(f"{subject.folder}/{subject.id}/feed.xml"),
        address=scope.address(subject.src_uri),
    )
    key = "meta.topic" if by_region else "meta.region"
    description = scope.catalogue.text(key, name=subject.name, n=len(dossier.entries))
    head = Head(
        title=subject.name,
        description=description,
        boost=2.0,
        linked=dump_nodes(
            collection_node(scope, subject.src_uri, subject.name, subject.about, dossier.entries),
            breadcrumb_node(scope, (*subject.steps, (subject.src_uri, subject.name))),
            dataset_node(scope, subject.src_uri, subject.name, description, stem),
        ),
        card=f"{subject.folder}/{subject.id}",
        feed=f"{subject.folder}/{subject.id}/feed.xml",
    )
    return compose(scope, head, fill("dossier", scope, page=page))


def _found(scope: Scope, dossier: Dossier, period: str) -> Markdown:
    """What there is, in a sentence; for places the gazetteer says nothing of."""
    if not period:
        return Markdown("")
    figures = scope.t("region.found_figures", n=len(dossier.figures))
    pacts = scope.t("region.found_pacts", n=len(dossier.pacts))
    return scope.t("region.found", n=len(dossier.entries), period=period, figures=figures, pacts=pacts)


def _topics(scope: Scope, subject: Subject, dossier: Dossier, long: bool) -> list[SimpleNamespace]:
    """The topics of a place's stories, for an address of each; none where there is nothing to choose from.

    On a page with all stories the chip filters their table; where the table was split it leads to a page.
    """
    if len(dossier.entries) < 2:
        return []
    counts = Counter(label.id for entry in dossier.entries for label in entry.labels.topics)
    chips = []
    for topic in sorted(counts, key=lambda topic: (-counts[topic], topic)):
        name = scope.atlas.taxonomy.topics[topic].name(scope.language)
        whole = subject.id == HOME_COUNTRY
        page = scope.path(f"topics/{topic}.md" if whole else f"{subject.folder}/{subject.id}/{topic}.md")
        link = Markdown(f"[{Markdown.escape(name)}]({page if long else f'#t-{topic}'}){{: #t-{topic} }}")
        chips.append(SimpleNamespace(link=link, count=f"{counts[topic]:,}"))
    return chips


def _tiles(scope: Scope, dossier: Dossier, period: str, open_promises: int) -> list[SimpleNamespace]:
    best = largest_commitment(dossier.figures)
    largest: Markdown = cells.BLANK
    if best is not None:
        href = scope.page_href(f"stories/{best.entry.id}.md", f"c{best.number}")
        largest = Markdown(
            f'<a href="{href}">{escape_markdown(write_figure(best.claim, scope.catalogue))}</a> '
            f"{cells.status_badge(scope, best.claim)}"
        )
    values: tuple[tuple[str, object], ...] = (
        ("stories", f"{len(dossier.entries):,}"),
        ("outlets", f"{len(outlets_of(dossier.entries)):,}"),
        ("period", period or "–"),
        ("largest", largest),
        ("promises", f"{open_promises:,}"),
    )
    return [SimpleNamespace(label=scope.t(f"tile.{name}"), value=value, note="") for name, value in values]
