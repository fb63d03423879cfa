"""The pages that list everything in one direction: places, topics, time, promises, agreements, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

from digest.lazy import regex
from digest.model import Entry, Page, Role
from digest.render import cells
from digest.render.atlas import Dossier, Pact, by_fate
from digest.render.documents import Head, compose
from digest.render.escape import Markdown, escape_markdown
from digest.render.figures import write_date
from digest.render.keys import Keys
from digest.render.scope import HOME_COUNTRY, PREFIX, Scope
from digest.render.shelves import slice_content, slice_links, slice_name
from digest.render.split import ROWS_IN_SUMMARY, ROWS_PER_PAGE, UNDATED, Slice, group, month_of, slice_entries
from digest.render.tallies import count_outlets
from digest.render.templates import fill
from digest.text import fold

PROMISES_SHOWN = 34
UNSEARCHED = frozenset({"regions", "topics", "timeline", "promises", "agreements"})
"""Lists that only repeat what stories say; they would bury the stories in every search."""
PARTNERS_SHOWN, PACTS_SHOWN = 60, 120
_COUNTED = regex(
    r"\d여?\s?(?:개\s?)?(?:곳|개?사|개교|개소)$|\s(?:한|두|세|네|\S{1,2}[섯곱덟홉]|열|수십|여러)\s?곳$|\d여?개\s\S*(?:기업|업체|기관|대학)$"
)
"""Parties that are only counted (`화장품 기업 17곳`, `5개 기업`): they are not one partner."""
GRID_YEARS, GRID_PLACES = 12, 20
HEADLINES_SHOWN = 200
"""Places up to which their list names the latest story; a longer list gives the date alone, or it weighs too much."""


def regions_index(scope: Scope) -> str:
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
        files=(scope.href("data/regions.csv"), scope.href("data/regions.json")),
        groups=[
            SimpleNamespace(id=country, name=taxonomy.regions[country].name(scope.language), rows=rows)
            for country, rows in groups.items()
        ],
    )
    return _compose(scope, "index_regions", page, "regions")


def topics_index(scope: Scope) -> str:
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
    files = (scope.href("data/topics.csv"), scope.href("data/topics.json"))
    return _compose(scope, "index_topics", SimpleNamespace(rows=rows, files=files), "topics")


def timeline_pages(scopes: Iterable[Scope], keys: Keys, entries: tuple[Entry, ...]) -> Iterator[Page]:
    """All stories by year and month, newest first; on pages of their own by year where there are many."""
    years = slice_entries(entries) if len(entries) > ROWS_PER_PAGE else ()
    parts = (Slice("", "", entries, years), *(part for year in years for part in year.all()))
    contents = [slice_content(keys, part, _shown(part)) for part in parts]
    for scope in scopes:
        for part, content in zip(parts, contents, strict=True):
            src_uri = f"{PREFIX[scope.language]}timeline/{part.key}.md" if part.key else scope.src_uri
            write = partial(_timeline_page, replace(scope, src_uri=src_uri), part)
            yield Page(src_uri, write, keys.page(src_uri, content))


def _shown(part: Slice) -> tuple[Entry, ...]:
    return part.entries[:ROWS_IN_SUMMARY] if part.parts else part.entries


def _timeline_page(inner: Scope, part: Slice) -> str:
    timeline = str(inner.t("nav.timeline"))
    shown = _shown(part)
    name = slice_name(inner, part.key) if part.key else ""
    years = _by_year(inner, shown)
    taken = {item.anchor for year in years for item in (year, *year.months)}
    page = SimpleNamespace(
        title=inner.t("list.slice_title", subject=timeline, name=name) if name else timeline,
        name=name,
        crumbs=(inner.link("timeline.md", timeline),) if name else (),
        total=len(part.entries),
        shown=len(shown),
        slices=slice_links(inner, "timeline", part.parts, taken),
        years=years,
        files=None if name else (inner.href("data/stories.csv"), inner.href("data/stories.json")),
    )
    if not name:
        return _compose(inner, "timeline", page, "timeline")
    head = Head(title=f"{timeline} {name}", description=f"{timeline} {name}", boost=0)
    return compose(inner, head, fill("timeline", inner, page=page))


def promises_page(scope: Scope) -> str:
    """Figures with a due date, by what has become of them and how near the date is."""
    as_of = scope.atlas.digest.as_of
    date = as_of.isoformat() if as_of else str(scope.t("date.unknown"))
    page = SimpleNamespace(
        lead=scope.t("promises.lead", date=cells.kept_together(date)),
        csv=Markdown(f'<a href="{scope.href("data/promises.csv")}">CSV</a>'),
        files=(scope.href("data/promises.csv"), scope.href("data/promises.json")),
        calendar=scope.href(f"{PREFIX[scope.language]}calendar.ics") if scope.atlas.pledges else "",
        groups=[
            SimpleNamespace(
                anchor=fate.value,
                name=scope.t(f"promises.{fate.value}"),
                lead=scope.t(f"promises.{fate.value}_lead", n=len(rows)),
                rows=rows[:PROMISES_SHOWN],
                left=max(0, len(rows) - PROMISES_SHOWN),
            )
            for fate, rows in by_fate(scope.atlas.pledges).items()
        ],
    )
    return _compose(scope, "promises", page, "promises")


def agreements_page(scope: Scope) -> str:
    """Agreements by year, and who signed how many."""
    pacts = sorted(scope.atlas.pacts, key=lambda pact: pact.date or "", reverse=True)
    years: dict[str, list[Pact]] = {}
    for pact in pacts[:PACTS_SHOWN]:
        years.setdefault(pact.date[:4] if pact.date else UNDATED, []).append(pact)
    page = SimpleNamespace(
        total=len(pacts),
        left=max(0, len(pacts) - PACTS_SHOWN),
        csv=Markdown(f'<a href="{scope.href("data/agreements.csv")}">CSV</a>'),
        files=(scope.href("data/agreements.csv"), scope.href("data/agreements.json")),
        grid=_grid(scope, pacts),
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


def sources_page(scope: Scope) -> str:
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
    files = (scope.href("data/outlets.csv"), scope.href("data/outlets.json"))
    return _compose(scope, "sources", SimpleNamespace(rows=rows, unnamed=unnamed, files=files), "sources")


def _compose(scope: Scope, template: str, page: SimpleNamespace, key: str) -> str:
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
        latest=_latest(scope, dossier, brief=len(scope.atlas.regions) > HEADLINES_SHOWN),
    )


def _latest(scope: Scope, dossier: Dossier, *, brief: bool = False) -> Markdown:
    if not dossier.entries:
        return cells.BLANK
    entry = dossier.entries[0]
    if brief:
        day = cells.published_day(scope, entry)
        return scope.link(f"stories/{entry.id}.md", Markdown(str(day)))
    return Markdown(f"{cells.published_date(scope, entry.published)} {cells.story_link(scope, entry)}")


def _by_year(scope: Scope, entries: tuple[Entry, ...]) -> list[SimpleNamespace]:
    years = []
    for year, of_year in group(entries, lambda entry: entry.published.year or UNDATED):
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


def _grid(scope: Scope, pacts: list[Pact]) -> SimpleNamespace:
    """How many agreements each place has in each year; those with most first."""
    counts: Counter[tuple[str, str]] = Counter()
    for pact in pacts:
        for region in pact.entry.regions(Role.PRIMARY):
            counts[region, pact.date[:4] if pact.date else UNDATED] += 1
    years = sorted({year for _, year in counts if year != UNDATED}, reverse=True)[:GRID_YEARS]
    totals: Counter[str] = Counter()
    for (region, _), count in counts.items():
        totals[region] += count
    order = sorted(totals, key=lambda region: (-totals[region], region))[:GRID_PLACES]
    return SimpleNamespace(
        years=years,
        rows=[
            SimpleNamespace(
                link=cells.region_link(scope, region, "agreements"),
                cells=[f"{counts[region, year]:,}" if counts[region, year] else cells.ZERO for year in years],
                total=f"{totals[region]:,}",
            )
            for region in order
        ],
    )


def _partners(scope: Scope, pacts: list[Pact]) -> list[SimpleNamespace]:
    """Who signed most, and with which place in which years."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    when: dict[str, dict[str, set[str]]] = {}
    for pact in pacts:
        for party in dict.fromkeys(name for name in pact.agreement.parties if not _COUNTED.search(name)):
            key = fold(party)
            names.setdefault(key, party)
            counts[key] += 1
            for region in pact.entry.regions(Role.PRIMARY) or ("",):
                when.setdefault(key, {}).setdefault(region, set()).update([pact.date[:4]] if pact.date else [])
    order = sorted(counts, key=lambda key: (-counts[key], names[key]))[:PARTNERS_SHOWN]
    return [
        SimpleNamespace(
            name=cells.korean(scope, names[key]), count=counts[key], places=_places_and_years(scope, when[key])
        )
        for key in order
    ]


def _places_and_years(scope: Scope, when: dict[str, set[str]]) -> Markdown:
    """`오송 2016, 2023 · 대구 2019`; an agreement about no known place leaves its years alone."""
    parts = []
    for region, years in when.items():
        link = cells.region_link(scope, region) if region else Markdown("")
        parts.append(Markdown(" ").join(part for part in (link, Markdown(", ".join(sorted(years)))) if part))
    return Markdown(" · ").join(part for part in parts if part) or cells.BLANK
