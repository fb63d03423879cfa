"""Pages that continue a table of stories: by time, and a place's stories of one topic."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from types import SimpleNamespace

from digest.model import Entry, Page
from digest.render.atlas import Atlas, Dossier, Figure, figures_for
from digest.render.documents import Head, compose
from digest.render.escape import Markdown
from digest.render.figures import write_date
from digest.render.keys import Keys
from digest.render.linked import breadcrumb_node, collection_node, dump_nodes
from digest.render.scope import HOME_COUNTRY, PREFIX, Scope
from digest.render.split import ROWS_IN_SUMMARY, ROWS_PER_PAGE, UNDATED, Slice, is_long, slice_entries, year_marks
from digest.render.templates import fill


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the pages of one place or topic have in common, in one language."""

    folder: str
    """Where the pages are: `regions/osong`, `topics/exosome`."""
    id: str
    name: str
    steps: tuple[tuple[str, str], ...]
    """The pages above them, as (path, name)."""
    by_region: bool
    """Whether the tables name places instead of topics."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a shelf, in every language."""

    topic: str
    """Id of the topic its stories have; empty: all."""
    time: str
    """The key of its slice; empty: all times."""
    entries: tuple[Entry, ...]
    parts: tuple[Slice, ...]
    """What it leads to instead of showing everything."""
    made_of: bytes

    @property
    def path(self) -> str:
        """Its address below the shelf's folder: `2025-11`, `exosome`, `exosome/2025`."""
        return "/".join(filter(None, (self.topic, self.time)))

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The stories in its table."""
        return self.entries[:ROWS_IN_SUMMARY] if self.parts else self.entries


def view_link(scope: Scope, region: str, topic: str, text: object) -> Markdown:
    """A link to a place's stories of one topic: a page, or the place's page with the anchor that filters it."""
    dossier = scope.atlas.regions[region]
    if region == HOME_COUNTRY and is_long(dossier):
        return scope.link(f"topics/{topic}.md", text)
    if is_long(dossier):
        return scope.link(f"regions/{region}/{topic}.md", text)
    return scope.link(f"regions/{region}.md", text, f"t-{topic}" if len(dossier.entries) > 1 else "stories")


def slice_long(dossier: Dossier) -> tuple[Slice, ...]:
    """A place's or topic's table of stories by time; nothing where it is not split."""
    return slice_entries(dossier.entries) if is_long(dossier) else ()


def plan_leaves(keys: Keys, dossier: Dossier, slices: tuple[Slice, ...], by_topic: bool) -> tuple[Leaf, ...]:
    """The pages that continue a place's or topic's table; none where it is not split.

    A page for each year, and for each month and day of a year that is too long itself; and where `by_topic`
    a page for each topic, split by time in the same way where it is too long.
    """
    leaves = [_leaf(keys, "", part) for year in slices for part in year.all()]
    if not leaves or not by_topic:
        return tuple(leaves)
    of_topic: dict[str, list[Entry]] = {}
    for entry in dossier.entries:
        for label in entry.labels.topics:
            of_topic.setdefault(label.id, []).append(entry)
    for topic, found in of_topic.items():
        years = slice_entries(tuple(found)) if len(found) > ROWS_PER_PAGE else ()
        leaves.append(_leaf(keys, topic, Slice("", "", tuple(found), years)))
        leaves += [_leaf(keys, topic, part) for year in years for part in year.all()]
    return tuple(leaves)


def _leaf(keys: Keys, topic: str, part: Slice) -> Leaf:
    leaf = Leaf(topic, part.key, part.entries, part.parts, b"")
    return replace(leaf, made_of=slice_content(keys, part, leaf.shown))


def slice_content(keys: Keys, part: Slice, shown: tuple[Entry, ...]) -> bytes:
    """What a slice shows: rows, its size, and what it leads to."""
    below = ",".join(f"{inner.key}:{len(inner.entries)}" for inner in part.parts)
    return f"{len(part.entries)},{below};".encode() + keys.entries(shown)


def leaf_pages(scope: Scope, keys: Keys, shelf: Shelf, leaves: tuple[Leaf, ...]) -> Iterator[Page]:
    """The pages of a shelf in one language."""
    for leaf in leaves:
        inner = replace(scope, src_uri=f"{PREFIX[scope.language]}{shelf.folder}/{leaf.path}.md")
        yield Page(inner.src_uri, partial(_write, inner, shelf, leaf), keys.page(inner.src_uri, leaf.made_of))


def slice_links(
    scope: Scope, folder: str, slices: tuple[Slice, ...], taken: Collection[str] = ()
) -> list[SimpleNamespace]:
    """Links to the pages of a split list, each with the anchor its rows had on the page itself unless it is `taken`."""

    def anchor(part: Slice) -> str:
        name = part.key if part.key.startswith(UNDATED) else f"{'y' if len(part.key) == 4 else 'm'}{part.key}"
        return "" if name in taken else name

    return [
        SimpleNamespace(
            anchor=anchor(part),
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


def _write(scope: Scope, shelf: Shelf, leaf: Leaf) -> str:
    subject, steps, folder = shelf.name, shelf.steps, shelf.folder
    slice_title = str(scope.catalogue.messages["list.slice_title"])
    name = slice_name(scope, leaf.time) if leaf.time else ""
    if leaf.topic:
        topic = scope.atlas.taxonomy.topics[leaf.topic].name(scope.language)
        folder = f"{folder}/{leaf.topic}"
        if leaf.time:
            subject, steps = slice_title.format(subject=subject, name=topic), (*steps, (f"{folder}.md", topic))
        else:
            name = topic
    shown = leaf.shown
    title = slice_title.format(subject=subject, name=name)
    src_uri = f"{shelf.folder}/{leaf.path}.md"
    page = SimpleNamespace(
        name=name,
        title=title,
        crumbs=tuple(scope.link(step, text) for step, text in steps),
        total=len(leaf.entries),
        entries=shown,
        slices=slice_links(scope, folder, leaf.parts),
        marks={} if leaf.parts else year_marks(shown),
        by_region=shelf.by_region,
        figures=_figures(scope.atlas, shelf, leaf),
    )
    about = {"@type": "Thing", "name": title}
    head = Head(
        title=title,
        description=scope.catalogue.text("meta.slice", title=title, n=len(leaf.entries)),
        boost=0,
        card=shelf.folder,
        linked=dump_nodes(
            collection_node(scope, src_uri, title, about, shown),
            breadcrumb_node(scope, (*steps, (src_uri, name))),
        ),
    )
    return compose(scope, head, fill("slice", scope, page=page))


def _figures(atlas: Atlas, shelf: Shelf, leaf: Leaf) -> list[Figure]:
    """As many figures of the stories shown as fit below them; none where two tables of one topic share its time."""
    if leaf.topic and leaf.time:
        return []
    region = "" if shelf.by_region else shelf.id
    found = (figure for entry in leaf.shown for figure in figures_for(atlas, entry, region))
    return list(islice(found, max(0, ROWS_PER_PAGE - len(leaf.shown))))
