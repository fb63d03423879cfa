"""Pages that continue a table of stories: by time, and a place's stories of one topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace

from digest.model import Entry, Page
from digest.render.atlas import Figure
from digest.render.documents import Head, compose
from digest.render.escape import Markdown
from digest.render.figures import write_date
from digest.render.linked import breadcrumb_node, collection_node, dump_nodes
from digest.render.scope import HOME_COUNTRY, PREFIX, Scope
from digest.render.split import ROWS_IN_SUMMARY, ROWS_PER_PAGE, UNDATED, Slice, is_long, slice_entries, year_marks
from digest.render.templates import fill


@dataclass(frozen=True, slots=True)
class Shelf:
    """Stories that have pages of their own below a page."""

    folder: str
    """Where the pages are: `regions/osong`, `regions/osong/exosome`, `topics/exosome`."""
    name: str
    steps: tuple[tuple[str, str], ...]
    """The pages above them, as (path, name)."""
    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    card: str
    by_region: bool
    """Whether the tables name places instead of topics."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page of a shelf."""

    src_uri: str
    name: str
    entries: tuple[Entry, ...]
    parts: tuple[Slice, ...]
    """What it leads to instead of showing everything."""
    below: str
    """The folder those are in."""


def view_link(scope: Scope, region: str, topic: str, text: object) -> Markdown:
    """A link to a place's stories of one topic: a page, or the place's page with the anchor that filters it."""
    dossier = scope.atlas.regions[region]
    if region == HOME_COUNTRY and is_long(dossier):
        return scope.link(f"topics/{topic}.md", text)
    if is_long(dossier):
        return scope.link(f"regions/{region}/{topic}.md", text)
    return scope.link(f"regions/{region}.md", text, f"t-{topic}" if len(dossier.entries) > 1 else "stories")


def shelf_pages(scope: Scope, shelf: Shelf) -> Iterator[Page]:
    """A page for each year, and for each month and day of a year that is too long itself."""
    own = _figures_by_story(shelf)
    for year in slice_entries(shelf.entries):
        for part in year.all():
            name = slice_name(scope, part.key)
            leaf = _Leaf(f"{shelf.folder}/{part.key}.md", name, part.entries, part.parts, shelf.folder)
            yield _page(scope, shelf, own, leaf)


def topic_shelves(scope: Scope, shelf: Shelf) -> Iterator[Page]:
    """A page for each topic of a place's stories, split by time where it is too long itself."""
    taxonomy, own = scope.atlas.taxonomy, _figures_by_story(shelf)
    of_topic: dict[str, list[Entry]] = {}
    for entry in shelf.entries:
        for label in entry.labels.topics:
            of_topic.setdefault(label.id, []).append(entry)
    for topic, found in of_topic.items():
        entries = tuple(found)
        name = taxonomy.topics[topic].name(scope.language)
        src_uri = f"{shelf.folder}/{topic}.md"
        parts = slice_entries(entries) if len(entries) > ROWS_PER_PAGE else ()
        yield _page(scope, shelf, own, _Leaf(src_uri, name, entries, parts, f"{shelf.folder}/{topic}"))
        if parts:
            inner = replace(
                shelf,
                folder=f"{shelf.folder}/{topic}",
                name=str(scope.catalogue.messages["list.slice_title"]).format(subject=shelf.name, name=name),
                steps=(*shelf.steps, (src_uri, name)),
                entries=entries,
                figures=(),
            )
            yield from shelf_pages(scope, inner)


def slice_links(scope: Scope, folder: str, slices: tuple[Slice, ...]) -> list[SimpleNamespace]:
    """Links to the pages of a split list, each with the anchor its rows had on the page itself."""
    return [
        SimpleNamespace(
            anchor=part.key if part.key.startswith(UNDATED) else f"{'y' if len(part.key) == 4 else 'm'}{part.key}",
            link=scope.link(
                f"{folder}/{part.key}.md",
                scope.t("list.slice_link", name=slice_name(scope, part.key), n=len(part.entries)),
            ),
        )
        for part in slices
    ]


def slice_name(scope: Scope, key: str) -> str:
    """A slice in words: a year, a month, a day, or what has no date."""
    if key.startswith(UNDATED):
        lot = key.removeprefix(UNDATED).strip("-")
        unknown = str(scope.t("date.unknown"))
        return f"{unknown} {int(lot, 16) + 1}/16" if lot else unknown
    whole = key.removesuffix("-00").removesuffix("-00")
    return write_date(whole, scope.catalogue) + (f" ({scope.t('date.rest')})" if whole != key else "")


def file_links(scope: Scope, stem: str) -> SimpleNamespace:
    """Addresses of the files that hold a place's or topic's tables."""
    folder = stem.removeprefix("data/")
    return SimpleNamespace(
        json=scope.href(f"{stem}.json"),
        stories=scope.href(f"{stem}.csv"),
        claims=scope.href(f"{stem}/claims.csv"),
        promises=scope.href(f"{stem}/promises.csv"),
        agreements=scope.href(f"{stem}/agreements.csv"),
        calendar=scope.href(f"{PREFIX[scope.language]}{folder}/calendar.ics"),
    )


def _page(scope: Scope, shelf: Shelf, own: dict[str, list[Figure]], leaf: _Leaf) -> Page:
    src_uri, name, entries = leaf.src_uri, leaf.name, leaf.entries
    inner = replace(scope, src_uri=PREFIX[scope.language] + src_uri)
    shown = entries[:ROWS_IN_SUMMARY] if leaf.parts else entries
    figures = [figure for entry in shown for figure in own.get(entry.id, ())]
    title = str(scope.catalogue.messages["list.slice_title"]).format(subject=shelf.name, name=name)
    page = SimpleNamespace(
        name=name,
        title=title,
        crumbs=tuple(inner.link(step, text) for step, text in shelf.steps),
        total=len(entries),
        entries=shown,
        slices=slice_links(inner, leaf.below, leaf.parts),
        marks={} if leaf.parts else year_marks(shown),
        by_region=shelf.by_region,
        figures=figures[: max(0, ROWS_PER_PAGE - len(shown))],
    )
    about = {"@type": "Thing", "name": title}
    head = Head(
        title=title,
        description=str(scope.catalogue.messages["meta.slice"]).format(title=title, n=f"{len(entries):,}"),
        boost=0,
        card=shelf.card,
        linked=dump_nodes(
            collection_node(inner, src_uri, title, about, shown),
            breadcrumb_node(inner, (*shelf.steps, (src_uri, name))),
        ),
    )
    return compose(inner, head, fill("slice", inner, page=page))


def _figures_by_story(shelf: Shelf) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in shelf.figures:
        found.setdefault(figure.entry.id, []).append(figure)
    return found
