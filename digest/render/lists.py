"""The pages that list everything in one direction: places, topics, time, promises, agreements, sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

from digest.model import Entry, Page
from digest.render import cells
from digest.render.atlas import Dossier, Pact, count_outlets, list_promises, year_of
from digest.render.documents import Head, compose
from digest.render.dossiers import slice_anchor, slice_name
from digest.render.escape import Markdown, escape_markdown
from digest.render.figures import write_date
from digest.render.scope import HOME_COUNTRY, PREFIX, Scope
from digest.render.split import ROWS_IN_SUMMARY, UNDATED, group, month_of, slice_entries
from digest.render.templates import fill
from digest.text import fold

PROMISES_SHOWN = 55
UNSEARCHED = frozenset({"regions", "topics", "timeline", "promises", "agreements"})
"""Lists that only repeat what stories say; they would bury the stories in every search."""
PARTNERS_SHOWN = 60
PACTS_SHOWN = 140


def regions_index(scope: Scope) -> Page:
    """All places with a page, by country."""
    taxonomy = scope.atlas.taxonomy
    groups: dict[str, list[SimpleNamespace]] = {}

    def walk(region: str, depth: int, into: list[SimpleNamespace]) -> None:
        if region not in scope.atlas.regions:
            return
        into.append(_place_row(scope, region, depth))
        for child in taxonomy.children.get(region, ()):
            walk(child, depth + 1, into)

    countries = [region for region in taxonomy.regions if taxonomy.regions[region].parent is None]
    for country in sorted(countries, key=lambda item: item != HOME_COUNTRY):
        rows: list[SimpleNamespace] = []
        walk(country, 0, rows)
        if rows:
            groups[country] = rows
    page = SimpleNamespace(
        count=len(scope.atlas.regions),
        groups=[
            SimpleNamespace(id=country, name=taxonomy.regions[country].name(scope.language), rows=rows)
            for country, rows in groups.items()
        ],
    )
    return _compose(scope, "index_regions", page, "regions")


def topics_index(scope: Scope) -> Page:
    """All topics, whether or not a story has them."""
    rows = []
    for topic, dossier in scope.atlas.topics.items():
        entry = scope.atlas.taxonomy.topics[topic]
        rows.append(
            SimpleNamespace(
                link=cells.topic_link(scope, topic),
                about=(entry.description_en if scope.language == "en" else entry.description_ko) or cells.BLANK,
                stories=f"{len(dossier.entries):,}",
                claims=f"{len(dossier.figures):,}",
                latest=_latest(scope, dossier),
            )
        )
    return _compose(scope, "index_topics", SimpleNamespace(rows=rows), "topics")


def timeline_pages(scope: Scope) -> tuple[Page, ...]:
    """All stories by year and month, newest first; long years on pages of their own."""
    entries = scope.atlas.entries
    slices = slice_entries(entries)
    shown = entries[:ROWS_IN_SUMMARY] if slices else entries
    links = [
        SimpleNamespace(
            link=scope.link(
                f"timeline/{part.key}.md",
                scope.t("list.slice_link", name=slice_name(scope, part), n=len(part.entries)),
            )
        )
        for part in slices
    ]
    page = SimpleNamespace(
        title=scope.t("nav.timeline"),
        name="",
        crumbs=(),
        total=len(entries),
        shown=len(shown),
        slices=links,
        years=_by_year(scope, shown),
    )
    pages = [_compose(scope, "timeline", page, "timeline")]
    for part in slices:
        inner = replace(scope, src_uri=f"{PREFIX[scope.language]}timeline/{part.key}.md")
        name = slice_name(scope, part)
        page = SimpleNamespace(
            title=inner.t("list.slice_title", subject=inner.t("nav.timeline"), name=name),
            name=name,
            crumbs=(inner.link("timeline.md", inner.t("nav.timeline")),),
            total=len(part.entries),
            shown=len(part.entries),
            slices=[],
            years=_by_year(inner, part.entries),
        )
        head = Head(title=f"{scope.t('nav.timeline')} {name}", description=name, boost=0)
        pages.append(compose(inner, head, fill("timeline", inner, page=page)))
    return tuple(pages)


def promises_page(scope: Scope) -> Page:
    """Figures with a due date, by how near it is."""
    as_of = scope.atlas.digest.as_of
    groups = list_promises(scope.atlas.figures, as_of)
    date = as_of.isoformat() if as_of else str(scope.t("date.unknown"))
    page = SimpleNamespace(
        lead=scope.t("promises.lead", date=cells.kept_together(date)),
        csv=Markdown(f'<a href="{scope.href("data/claims.csv")}">CSV</a>'),
        groups=[
            SimpleNamespace(
                anchor=name,
                name=scope.t(f"promises.{name}"),
                lead=scope.t(f"promises.{name}_lead", n=len(rows)),
                rows=rows[:PROMISES_SHOWN],
                left=max(0, len(rows) - PROMISES_SHOWN),
            )
            for name, rows in groups.items()
        ],
    )
    return _compose(scope, "promises", page, "promises")


def agreements_page(scope: Scope) -> Page:
    """Agreements by year, and who signed how many."""
    pacts = sorted(scope.atlas.pacts, key=lambda pact: pact.date or "", reverse=True)
    years: dict[str, list[Pact]] = {}
    for pact in pacts[:PACTS_SHOWN]:
        years.setdefault(pact.date[:4] if pact.date else UNDATED, []).append(pact)
    page = SimpleNamespace(
        total=len(pacts),
        left=max(0, len(pacts) - PACTS_SHOWN),
        csv=Markdown(f'<a href="{scope.href("data/agreements.csv")}">CSV</a>'),
        years=[
            SimpleNamespace(
                name=scope.t("date.unknown") if year == UNDATED else write_date(year, scope.catalogue),
                anchor=year if year == UNDATED else f"y{year}",
                rows=rows,
            )
            for year, rows in years.items()
        ],
        partners=_partners(scope, pacts),
    )
    return _compose(scope, "agreements", page, "agreements")


def sources_page(scope: Scope) -> Page:
    """Outlets with how much of the digest rests on them."""
    years: dict[str, list[str]] = {}
    unnamed = 0
    for entry in scope.atlas.entries:
        for article in entry.articles:
            if article.outlet is None:
                unnamed += 1
            elif article.published.date:
                years.setdefault(article.outlet.id, []).append(article.published.date[:4])
    rows = []
    for outlet, name, articles, stories in count_outlets(scope.atlas.entries):
        known = years.get(outlet, [])
        period = "–" if not known else min(known) if min(known) == max(known) else f"{min(known)}–{max(known)}"
        rows.append(
            SimpleNamespace(
                id=outlet, name=cells.korean(scope, name), articles=articles, stories=stories, period=period
            )
        )
    return _compose(scope, "sources", SimpleNamespace(rows=rows, unnamed=unnamed), "sources")


def _compose(scope: Scope, template: str, page: SimpleNamespace, key: str) -> Page:
    head = Head(
        title=scope.catalogue.messages[f"nav.{key}"],
        description=scope.catalogue.messages[f"meta.{key}"],
        boost=0 if key in UNSEARCHED else 1.0,
    )
    return compose(scope, head, fill(template, scope, page=page))


def _place_row(scope: Scope, region: str, depth: int) -> SimpleNamespace:
    dossier = scope.atlas.regions[region]
    return SimpleNamespace(
        depth=depth,
        link=cells.region_link(scope, region),
        stories=f"{len(dossier.entries):,}",
        claims=f"{len(dossier.figures):,}",
        agreements=f"{len(dossier.pacts):,}",
        latest=_latest(scope, dossier),
    )


def _latest(scope: Scope, dossier: Dossier) -> Markdown:
    if not dossier.entries:
        return cells.BLANK
    entry = dossier.entries[0]
    return Markdown(f"{cells.published_date(scope, entry.published)} {cells.story_link(scope, entry)}")


def _by_year(scope: Scope, entries: tuple[Entry, ...]) -> list[SimpleNamespace]:
    years = []
    for year, of_year in group(entries, lambda entry: year_of(entry) or UNDATED):
        months = [
            SimpleNamespace(
                name=_month_name(scope, month),
                anchor=f"m{month}" if month != year else f"whole-{month}",
                entries=part,
            )
            for month, part in group(of_year, month_of)
        ]
        name = scope.t("date.unknown") if year == UNDATED else escape_markdown(write_date(year, scope.catalogue))
        years.append(SimpleNamespace(name=name, anchor=year if year == UNDATED else f"y{year}", months=months))
    return years


def _month_name(scope: Scope, month: str) -> Markdown:
    if len(month) < 7 or month == UNDATED:
        return scope.t("date.no_month")
    return escape_markdown(write_date(month, scope.catalogue))


def _partners(scope: Scope, pacts: list[Pact]) -> list[SimpleNamespace]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    regions: dict[str, dict[str, None]] = {}
    years: dict[str, set[str]] = {}
    for pact in pacts:
        for party in dict.fromkeys(pact.agreement.parties):
            key = fold(party)
            names.setdefault(key, party)
            counts[key] += 1
            regions.setdefault(key, {}).update(
                dict.fromkeys(label.id for label in pact.entry.labels.regions if label.role == "primary")
            )
            if pact.date:
                years.setdefault(key, set()).add(pact.date[:4])
    order = sorted(counts, key=lambda key: (-counts[key], names[key]))[:PARTNERS_SHOWN]
    return [
        SimpleNamespace(
            name=cells.korean(scope, names[key]),
            count=counts[key],
            regions=Markdown(" · ").join(cells.region_link(scope, region) for region in regions[key]) or cells.BLANK,
            years=", ".join(sorted(years.get(key, ()))) or cells.BLANK,
        )
        for key in order
    ]


__all__ = [
    "agreements_page",
    "promises_page",
    "regions_index",
    "slice_anchor",
    "sources_page",
    "timeline_pages",
    "topics_index",
]
