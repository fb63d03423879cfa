"""Pages about one place or one topic, and the pages that continue their long tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from types import SimpleNamespace

from digest.model import Page, Role
from digest.render import cells
from digest.render.atlas import (
    Dossier,
    count_neighbours,
    count_outlets,
    count_years,
    list_promises,
    rank_commitments,
    year_of,
)
from digest.render.charts import draw_years
from digest.render.documents import Head, compose
from digest.render.escape import Markdown, escape_markdown
from digest.render.figures import write_date, write_figure
from digest.render.korea_map import draw_locator
from digest.render.linked import Node, breadcrumb_node, collection_node, dump_nodes, place_node
from digest.render.scope import PREFIX, Scope
from digest.render.split import ROWS_IN_SUMMARY, ROWS_PER_PAGE, UNDATED, Slice, slice_entries, year_marks
from digest.render.templates import fill

FIGURES_SHOWN = 40
PACTS_SHOWN = 25
PROMISES_SHOWN = 20
MENTIONED_SHOWN = 20
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
    return _pages(
        scope, subject, dossier, [(cells.region_link(scope, region), n) for region, n in places[:NEIGHBOURS_SHOWN]]
    )


def _pages(
    scope: Scope, subject: Subject, dossier: Dossier, neighbours: list[tuple[Markdown, int]]
) -> tuple[Page, ...]:
    promises = list_promises(dossier.figures, scope.atlas.digest.as_of)
    upcoming = (*promises["soon"], *promises["open"], *promises["overdue"])
    figures, pacts = dossier.figures[:FIGURES_SHOWN], dossier.pacts[:PACTS_SHOWN]
    mentioned = dossier.mentioned[:MENTIONED_SHOWN]
    other_rows = len(figures) + len(pacts) + len(mentioned) + len(upcoming[:PROMISES_SHOWN])
    slices = slice_entries(dossier.entries, other_rows)
    shown = dossier.entries[:ROWS_IN_SUMMARY] if slices else dossier.entries
    years = count_years(dossier.entries)
    by_region = subject.folder == "topics"
    csv_href = scope.href(f"data/{subject.folder}/{subject.id}.csv")
    page = SimpleNamespace(
        name=subject.name,
        other_name=subject.other_name,
        other_lang="ko" if scope.language == "en" else "en",
        crumbs=tuple(scope.link(src_uri, name) for src_uri, name in subject.steps),
        facts=subject.facts,
        locator=subject.locator,
        outside=subject.outside,
        below=subject.below,
        tiles=_tiles(scope, dossier, len(promises["soon"]) + len(promises["open"])),
        figures=figures,
        figures_left=len(dossier.figures) - len(figures),
        promises=upcoming[:PROMISES_SHOWN],
        promises_left=max(0, len(upcoming) - PROMISES_SHOWN),
        pacts=pacts,
        pacts_left=len(dossier.pacts) - len(pacts),
        entries=shown,
        total=len(dossier.entries),
        by_region=by_region,
        chart=draw_years(scope, years, frozenset(year_of(entry) or "" for entry in dossier.entries)),
        topics=[] if by_region else _topics(scope, dossier),
        marks={} if slices else year_marks(shown),
        slices=_slice_links(scope, subject, slices),
        mentioned=mentioned,
        mentioned_left=len(dossier.mentioned) - len(mentioned),
        neighbours=neighbours,
        neighbours_title=scope.t("section.places" if by_region else "section.neighbours"),
        empty_key="empty.topic" if by_region else "empty.region",
        csv=Markdown(f'<a href="{csv_href}">CSV</a>'),
        csv_href=csv_href,
        json_href=scope.href(f"data/{subject.folder}/{subject.id}.json"),
        feed_href=scope.href(f"{subject.folder}/{subject.id}/feed.xml"),
        address=scope.address(subject.src_uri),
    )
    key = "meta.topic" if by_region else "meta.region"
    head = Head(
        title=subject.name,
        description=str(scope.catalogue.messages[key]).format(name=subject.name, n=len(dossier.entries)),
        boost=2.0,
        linked=dump_nodes(
            collection_node(scope, subject.src_uri, subject.name, subject.about, dossier.entries),
            breadcrumb_node(scope, (*subject.steps, (subject.src_uri, subject.name))),
        ),
        card=f"{subject.folder}/{subject.id}",
        feed=f"{subject.folder}/{subject.id}/feed.xml",
    )
    main = compose(scope, head, fill("dossier", scope, page=page))
    return (main, *(_slice_page(scope, subject, dossier, part) for part in slices))


def _topics(scope: Scope, dossier: Dossier) -> list[SimpleNamespace]:
    """The topics of a place's stories, for an address of each; none where there is nothing to choose from."""
    if len(dossier.entries) < 2:
        return []
    counts = Counter(label.id for entry in dossier.entries for label in entry.labels.topics)
    return [
        SimpleNamespace(id=topic, name=scope.atlas.taxonomy.topics[topic].name(scope.language), count=counts[topic])
        for topic in sorted(counts, key=lambda topic: (-counts[topic], topic))
    ]


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


def _slice_links(scope: Scope, subject: Subject, slices: tuple[Slice, ...]) -> list[SimpleNamespace]:
    links, seen = [], set()
    for part in slices:
        anchor = slice_anchor(part) if part.year in seen else _year_anchor(part.year)
        seen.add(part.year)
        text = scope.t("list.slice_link", name=slice_name(scope, part), n=len(part.entries))
        links.append(
            SimpleNamespace(anchor=anchor, link=scope.link(f"{subject.folder}/{subject.id}/{part.key}.md", text))
        )
    return links


def _slice_page(scope: Scope, subject: Subject, dossier: Dossier, part: Slice) -> Page:
    inner = replace(scope, src_uri=f"{PREFIX[scope.language]}{subject.folder}/{subject.id}/{part.key}.md")
    ids = frozenset(entry.id for entry in part.entries)
    name = slice_name(scope, part)
    page = SimpleNamespace(
        name=name,
        title=scope.t("list.slice_title", subject=subject.name, name=name),
        crumbs=(
            inner.link(f"{subject.folder}/index.md", scope.t(f"nav.{subject.folder}")),
            inner.link(subject.src_uri, subject.name),
        ),
        entries=part.entries,
        marks=year_marks(part.entries),
        by_region=subject.folder == "topics",
        figures=tuple(figure for figure in dossier.figures if figure.entry.id in ids)[
            : max(0, ROWS_PER_PAGE - len(part.entries))
        ],
    )
    title = f"{subject.name} {name}"
    head = Head(title=title, description=title, boost=0, card=f"{subject.folder}/{subject.id}")
    return compose(inner, head, fill("slice", inner, page=page))


def slice_name(scope: Scope, part: Slice) -> str:
    """A slice in words: a year, a month or what has no date."""
    if part.key == UNDATED:
        return str(scope.t("date.unknown"))
    return write_date(part.key, scope.catalogue)


def slice_anchor(part: Slice) -> str:
    """The anchor of a slice that is not the first of its year."""
    return f"m{part.key}" if "-" in part.key else _year_anchor(part.key)


def _year_anchor(year: str) -> str:
    return year if year == UNDATED else f"y{year}"
