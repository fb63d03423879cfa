"""Pages about one place or one topic, and the pages that continue their long tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from digest.model import Fate, Page, Role
from digest.render import cells
from digest.render.atlas import Dossier, by_fate
from digest.render.charts import draw_years
from digest.render.documents import Head, compose
from digest.render.escape import Markdown, escape_markdown
from digest.render.figures import write_figure
from digest.render.korea_map import draw_locator
from digest.render.linked import Node, breadcrumb_node, collection_node, dataset_node, dump_nodes, place_node
from digest.render.scope import HOME_COUNTRY, Scope
from digest.render.series import list_series
from digest.render.shelves import Shelf, file_links, shelf_pages, slice_links, topic_shelves, view_link
from digest.render.split import (
    FIGURES_SHOWN,
    MENTIONED_SHOWN,
    PACTS_SHOWN,
    PLEDGES_SHOWN,
    ROWS_IN_SUMMARY,
    is_long,
    slice_entries,
    year_marks,
)
from digest.render.tallies import count_neighbours, count_outlets, count_years, rank_commitments, year_of
from digest.render.templates import fill

NEIGHBOURS_SHOWN = 24


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
    locator: Markdown
    """Where it lies; empty for topics and places abroad."""
    about: Node
    """What it is, in the words of schema.org."""
    below: Markdown
    """Links to the places in it; empty for topics."""
    outside: Markdown
    """A link to its own site; may be empty."""

    @property
    def src_uri(self) -> str:
        """Its page, without the language."""
        return f"{self.folder}/{self.id}.md"


def region_pages(scope: Scope, region: str) -> tuple[Page, ...]:
    """The page of a place, and its year pages."""
    atlas, language = scope.atlas, scope.language
    place = atlas.taxonomy.regions[region]
    other = "en" if language == "ko" else "ko"
    children = [child for child in atlas.taxonomy.children.get(region, ()) if child in atlas.regions]
    subject = Subject(
        folder="regions",
        id=region,
        name=place.name(language),
        other_name=place.name(other),
        facts=place.facts_en if language == "en" else place.facts_ko,
        steps=(
            ("regions/index.md", str(scope.t("nav.regions"))),
            *(
                (f"regions/{outer}.md", atlas.taxonomy.regions[outer].name(language))
                for outer in reversed(atlas.taxonomy.ancestors(region))
            ),
        ),
        locator=draw_locator(scope, region),
        about=place_node(place, language),
        below=Markdown(" · ").join(cells.region_link(scope, child) for child in children),
        outside=cells.website(scope, place.website),
    )
    dossier = atlas.regions[region]
    neighbours = [
        (cells.region_link(scope, other_region), count)
        for other_region, count in count_neighbours(region, dossier, atlas.taxonomy)[:NEIGHBOURS_SHOWN]
    ]
    return _pages(scope, subject, dossier, neighbours)


def topic_pages(scope: Scope, topic: str) -> tuple[Page, ...]:
    """The page of a topic, and its year pages."""
    atlas, language = scope.atlas, scope.language
    entry = atlas.taxonomy.topics[topic]
    subject = Subject(
        folder="topics",
        id=topic,
        name=entry.name(language),
        other_name=entry.name("en" if language == "ko" else "ko"),
        facts=entry.description_en if language == "en" else entry.description_ko,
        steps=(("topics/index.md", str(scope.t("nav.topics"))),),
        locator=Markdown(""),
        about={"@type": "Thing", "name": entry.name(language)},
        below=Markdown(""),
        outside=Markdown(""),
    )
    dossier = atlas.topics[topic]
    counts: Counter[str] = Counter()
    for story in dossier.entries:
        primary = story.regions(Role.PRIMARY)
        places_of = {*primary, *(outer for region in primary for outer in atlas.taxonomy.ancestors(region))}
        counts.update(place for place in places_of if atlas.taxonomy.regions[place].kind != "country")
    places = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = atlas.taxonomy.regions
    views = [(view_link(scope, region, topic, names[region].name(scope.language)), n) for region, n in places]
    return _pages(scope, subject, dossier, views[:NEIGHBOURS_SHOWN])


def _pages(
    scope: Scope, subject: Subject, dossier: Dossier, neighbours: Sequence[tuple[Markdown, int]]
) -> tuple[Page, ...]:
    fates = by_fate(dossier.pledges)
    pledges = tuple(pledge for group in fates.values() for pledge in group)
    long = is_long(dossier)
    slices = slice_entries(dossier.entries) if long else ()
    shown = dossier.entries[:ROWS_IN_SUMMARY] if long else dossier.entries
    years = count_years(dossier.entries)
    by_region = subject.folder == "topics"
    stem = f"data/{subject.folder}/{subject.id}"
    page = SimpleNamespace(
        name=subject.name,
        other_name=subject.other_name,
        other_lang="ko" if scope.language == "en" else "en",
        crumbs=tuple(scope.link(src_uri, name) for src_uri, name in subject.steps),
        facts=subject.facts,
        found=_found(scope, dossier),
        locator=subject.locator,
        outside=subject.outside,
        below=subject.below,
        tiles=_tiles(scope, dossier, len(fates[Fate.SOON]) + len(fates[Fate.OPEN])),
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
        chart=draw_years(scope, years, frozenset(year_of(entry) or "" for entry in dossier.entries)),
        topics=[] if by_region else _topics(scope, subject, dossier, long),
        marks={} if slices else year_marks(shown),
        slices=slice_links(scope, f"{subject.folder}/{subject.id}", slices),
        mentioned=dossier.mentioned[:MENTIONED_SHOWN],
        mentioned_left=max(0, len(dossier.mentioned) - MENTIONED_SHOWN),
        neighbours=neighbours,
        neighbours_title=scope.t("section.places" if by_region else "section.neighbours"),
        empty_key="empty.topic" if by_region else "empty.region",
        files=file_links(scope, stem),
        feed_href=scope.href(f"{subject.folder}/{subject.id}/feed.xml"),
        address=scope.address(subject.src_uri),
    )
    key = "meta.topic" if by_region else "meta.region"
    description = str(scope.catalogue.messages[key]).format(name=subject.name, n=f"{len(dossier.entries):,}")
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
    main = compose(scope, head, fill("dossier", scope, page=page))
    if not long:
        return (main,)
    shelf = Shelf(
        folder=f"{subject.folder}/{subject.id}",
        name=subject.name,
        steps=(*subject.steps, (subject.src_uri, subject.name)),
        entries=dossier.entries,
        figures=dossier.figures,
        card=head.card,
        by_region=by_region,
    )
    return (
        main,
        *shelf_pages(scope, shelf),
        *(() if by_region or subject.id == HOME_COUNTRY else topic_shelves(scope, shelf)),
    )


def _found(scope: Scope, dossier: Dossier) -> Markdown:
    """What there is, in a sentence; for places the gazetteer says nothing of."""
    years = [year for entry in dossier.entries if (year := year_of(entry))]
    if not years:
        return Markdown("")
    period = years[-1] if min(years) == max(years) else f"{min(years)}–{max(years)}"
    return scope.t(
        "region.found", n=len(dossier.entries), period=period, figures=len(dossier.figures), pacts=len(dossier.pacts)
    )


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


def _tiles(scope: Scope, dossier: Dossier, open_promises: int) -> list[SimpleNamespace]:
    years = [year for entry in dossier.entries if (year := year_of(entry))]
    period = "–" if not years else years[-1] if min(years) == max(years) else f"{min(years)}–{max(years)}"
    ranked = rank_commitments(dossier.figures)
    largest: Markdown = cells.BLANK
    if ranked:
        best = ranked[0]
        href = scope.page_href(f"stories/{best.entry.id}.md", f"c{best.number}")
        largest = Markdown(
            f'<a href="{href}">{escape_markdown(write_figure(best.claim, scope.catalogue))}</a> '
            f"{cells.status_badge(scope, best.claim)}"
        )
    values: tuple[tuple[str, object], ...] = (
        ("stories", f"{len(dossier.entries):,}"),
        ("outlets", f"{len(count_outlets(dossier.entries)):,}"),
        ("period", period),
        ("largest", largest),
        ("promises", f"{open_promises:,}"),
    )
    return [SimpleNamespace(label=scope.t(f"tile.{name}"), value=value, note="") for name, value in values]
