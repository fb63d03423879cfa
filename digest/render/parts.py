"""Generated parts of the hand-written pages, put in where a marker such as `<!-- digest:new -->` stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType, SimpleNamespace

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.lazy import regex
from digest.model import Entry, Fate, Status
from digest.render import cells
from digest.render.atlas import by_fate
from digest.render.catalogue import off_topic_reason
from digest.render.escape import Markdown, escape_markdown
from digest.render.korea_map import draw_map, map_rows
from digest.render.linked import dataset_node, dump_nodes
from digest.render.scope import Scope
from digest.render.shelves import view_link
from digest.render.split import group
from digest.render.tallies import outlets_of
from digest.render.templates import fill

DAYS_SHOWN = 8
STORIES_SHOWN = 20
ROWS_SHOWN = 8
REGIONS_IN_MATRIX = 12
LIST_SHOWN = 200
METRICS = ("precision", "recall", "f1")
_QUALITY = "quality.yml"

_MARKER = regex(r"^<!-- *digest:([a-z_]+) *-->[ \t]*$", re.MULTILINE)


def check_parts(text: str, src_uri: str) -> None:
    """Look at the markers of a hand-written page.

    Raises:
        ConfigurationError: if a marker names no part.
    """
    known = ", ".join(sorted(PARTS))
    unknown = [name for name in _MARKER.findall(text) if name not in PARTS]
    if unknown:
        raise ConfigurationError(
            tuple(f"{src_uri}: no part is called '{name}' (expected one of {known})" for name in unknown)
        )


def put_parts(text: str, scope: Scope) -> str:
    """A hand-written page with its markers replaced."""

    def part(match: re.Match[str]) -> str:
        name = match.group(1)
        return str(fill("part", scope, part=name, page=PARTS[name](scope))).rstrip("\n")

    return _MARKER.sub(part, text)


def _summary(scope: Scope) -> SimpleNamespace:
    atlas = scope.atlas
    articles = sum(len(entry.articles) for entry in atlas.entries)
    read = sum(len(entry.articles) for entry in atlas.digest.entries)
    as_of = atlas.digest.as_of
    summary = scope.t("home.summary", articles=read, stories=len(atlas.digest.entries))
    if not atlas.digest.entries:
        summary = scope.t("empty.stories")
    elif len(atlas.entries) < len(atlas.digest.entries):
        summary = Markdown(f"{summary} {scope.t('home.summary_off', stories=len(atlas.entries))}")
    values = (
        ("articles", f"{articles:,}"),
        ("stories", f"{len(atlas.entries):,}"),
        ("regions", f"{sum(bool(dossier.direct) for dossier in atlas.regions.values()):,}"),
        ("outlets", f"{len(outlets_of(atlas.entries)):,}"),
        ("claims", f"{len(atlas.figures):,}"),
        ("as_of", as_of.isoformat() if as_of else "–"),
    )
    return SimpleNamespace(
        summary=summary,
        tiles=[SimpleNamespace(label=scope.t(f"tile.{name}"), value=value, note="") for name, value in values],
    )


def _new(scope: Scope) -> SimpleNamespace:
    days = group(scope.atlas.entries[:STORIES_SHOWN], lambda entry: str(cells.published_day(scope, entry)))
    return SimpleNamespace(
        days=[SimpleNamespace(name=Markdown(day), entries=entries) for day, entries in days[:DAYS_SHOWN]]
    )


def _matrix(scope: Scope) -> SimpleNamespace:
    atlas = scope.atlas
    leaves = [region for region, dossier in atlas.regions.items() if dossier.direct]
    leaves.sort(key=lambda region: -atlas.regions[region].direct)
    topics = [topic for topic, dossier in atlas.topics.items() if dossier.entries]
    rows = []
    for region in leaves[:REGIONS_IN_MATRIX]:
        counts = Counter(label.id for entry in atlas.regions[region].entries for label in entry.labels.topics)
        rows.append(
            SimpleNamespace(
                link=cells.region_link(scope, region),
                cells=[_cell(scope, region, topic, counts[topic]) for topic in topics],
            )
        )
    return SimpleNamespace(
        rows=rows,
        topics=[cells.topic_link(scope, topic) for topic in topics],
        files=(scope.href("data/matrix.csv"), scope.href("data/matrix.json")),
    )


def _cell(scope: Scope, region: str, topic: str, count: int) -> Markdown:
    """A number that leads to the place's stories of the topic."""
    return view_link(scope, region, topic, f"{count:,}") if count else cells.ZERO


def _promises(scope: Scope) -> SimpleNamespace:
    groups = by_fate(scope.atlas.pledges)
    return SimpleNamespace(rows=(*groups[Fate.SOON], *groups[Fate.OPEN])[:ROWS_SHOWN])


def _commitments(scope: Scope) -> SimpleNamespace:
    shown = {Status.COMMITTED, Status.SPENT, Status.PLANNED}
    figures = [figure for figure in scope.atlas.figures if figure.claim.unit == "KRW" and figure.claim.status in shown]
    figures.sort(key=lambda figure: (-figure.claim.value, figure.entry.id, figure.number))
    return SimpleNamespace(rows=tuple(figures[:ROWS_SHOWN]))


def _counts(scope: Scope) -> SimpleNamespace:
    rows = []
    for name, count in scope.atlas.digest.stats:
        key = f"stat.{name}"
        label = scope.t(key) if scope.catalogue.has(key) else escape_markdown(name.replace("_", " "))
        rows.append(SimpleNamespace(name=label, count=f"{count:,}"))
    return SimpleNamespace(rows=rows)


def _rejections(scope: Scope) -> SimpleNamespace:
    rejections = scope.atlas.digest.rejections
    rows = []
    for item in rejections[:LIST_SHOWN]:
        key = f"stage.{item.stage}"
        stage = scope.t(key) if scope.catalogue.has(key) else escape_markdown(item.stage)
        rows.append(SimpleNamespace(seed=item.src_uri, stage=stage, reason=item.reason))
    return SimpleNamespace(rows=rows, left=max(0, len(rejections) - LIST_SHOWN))


def _off_topic(scope: Scope) -> SimpleNamespace:
    entries = [entry for entry in scope.atlas.digest.entries if not entry.labels.on_topic]
    rows = [
        SimpleNamespace(title=cells.korean(scope, entry.title), reason=_why_off_topic(scope, entry))
        for entry in entries[:LIST_SHOWN]
    ]
    return SimpleNamespace(rows=rows, left=max(0, len(entries) - LIST_SHOWN))


def _why_off_topic(scope: Scope, entry: Entry) -> Markdown:
    told = off_topic_reason(entry.labels.on_topic_reason, scope.catalogue)
    return escape_markdown(told) if told is not None else cells.korean(scope, entry.labels.on_topic_reason)


def _findings(scope: Scope) -> SimpleNamespace:
    return SimpleNamespace(count=len(scope.atlas.digest.findings))


def _quality(scope: Scope) -> SimpleNamespace:
    """What `digest eval` measured, with the least that must be reached."""
    measured = vocabulary.load(_QUALITY)
    rows = []
    for name, metrics in measured.items():
        if name == "examples":
            continue
        floors = [(metric, value["floor"]) for metric, value in metrics.items() if "floor" in value]
        rows.append(
            SimpleNamespace(
                name=scope.t(f"quality.{name}"),
                values=[f"{metrics[metric]['value']:.3f}" for metric in METRICS],
                floor=", ".join(f"{scope.t(f'quality.{metric}')} {floor:.2f}" for metric, floor in floors)
                or cells.BLANK,
            )
        )
    return SimpleNamespace(examples=measured["examples"], metrics=[scope.t(f"quality.{m}") for m in METRICS], rows=rows)


def _map(scope: Scope) -> SimpleNamespace:
    return SimpleNamespace(map=draw_map(scope), rows=map_rows(scope))


def _removed(scope: Scope) -> SimpleNamespace:
    """What a curator took down, and why."""
    hidden = [item for item in scope.atlas.digest.rejections if item.stage == "curation"]
    rows = [
        SimpleNamespace(address=f"/stories/{item.ids[0]}/", reason=cells.korean(scope, item.reason.partition(": ")[2]))
        for item in hidden
        if item.ids
    ]
    return SimpleNamespace(rows=rows[:LIST_SHOWN], left=max(0, len(rows) - LIST_SHOWN))


def _dataset(scope: Scope) -> SimpleNamespace:
    """What the data files are, for search engines."""
    name, description = scope.catalogue.messages["meta.dataset"], scope.catalogue.messages["meta.dataset_about"]
    node = dataset_node(scope, "data.md", name, description, "data/stories")
    return SimpleNamespace(linked=Markdown(dump_nodes(node)))


PARTS: Mapping[str, Callable[[Scope], SimpleNamespace]] = MappingProxyType(
    {
        "summary": _summary,
        "new": _new,
        "map": _map,
        "removed": _removed,
        "dataset": _dataset,
        "matrix": _matrix,
        "promises": _promises,
        "commitments": _commitments,
        "counts": _counts,
        "rejections": _rejections,
        "off_topic": _off_topic,
        "findings": _findings,
        "quality": _quality,
    }
)
"""The parts by the name in their marker."""
