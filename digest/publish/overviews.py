"""The tables of the pages that look across all stories: outlets, places, topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from digest.model import Digest, Entry, Role
from digest.publish.scrub import scrub
from digest.publish.tables import Row, Table
from digest.render.tallies import count_outlets
from digest.taxonomy import Taxonomy

OUTLETS = ["id", "name", "articles", "stories", "first", "last"]
MATRIX = ["region", "topic", "stories"]
REGIONS = ["id", "url", "ko", "en", "kind", "parent", "stories"]
OVERVIEWS = ("outlets", "matrix", "regions", "topics")
"""The names of the tables."""
TOPICS = ["id", "url", "ko", "en", "stories"]


def overview_tables(digest: Digest, taxonomy: Taxonomy) -> Iterator[Table]:
    """The tables that count, one after the other."""
    about = {entry.id: _places_about(entry, taxonomy) for entry in digest.published}
    yield "outlets", OUTLETS, _outlet_rows(digest.published)
    yield "matrix", MATRIX, _matrix_rows(digest.published, about, taxonomy)
    yield "regions", REGIONS, _region_rows(about.values(), taxonomy)
    yield "topics", TOPICS, _topic_rows(digest.published, taxonomy)


def _outlet_rows(entries: tuple[Entry, ...]) -> list[Row]:
    days: dict[str, list[str]] = {}
    for article in (article for entry in entries for article in entry.articles):
        if article.outlet and article.published.date:
            days.setdefault(article.outlet.id, []).append(article.published.date)
    return [
        {
            "id": outlet,
            "name": scrub(name),
            "articles": articles,
            "stories": stories,
            "first": min(days.get(outlet, ()), default=None),
            "last": max(days.get(outlet, ()), default=None),
        }
        for outlet, name, articles, stories in count_outlets(entries)
    ]


def _matrix_rows(entries: tuple[Entry, ...], about: dict[str, frozenset[str]], taxonomy: Taxonomy) -> list[Row]:
    counts = Counter(
        (region, label.id) for entry in entries for region in about[entry.id] for label in entry.labels.topics
    )
    return [
        {"region": region, "topic": topic, "stories": counts[region, topic]}
        for region in taxonomy.regions
        for topic in taxonomy.topics
        if counts[region, topic]
    ]


def _region_rows(about: Iterable[frozenset[str]], taxonomy: Taxonomy) -> list[Row]:
    counts = Counter(region for regions in about for region in regions)
    return [
        {
            "id": region.id,
            "url": f"regions/{region.id}/",
            "ko": region.ko,
            "en": region.en,
            "kind": region.kind,
            "parent": region.parent,
            "stories": counts[region.id],
        }
        for region in taxonomy.regions.values()
        if counts[region.id]
    ]


def _topic_rows(entries: tuple[Entry, ...], taxonomy: Taxonomy) -> list[Row]:
    counts = Counter(label.id for entry in entries for label in entry.labels.topics)
    return [
        {"id": topic.id, "url": f"topics/{topic.id}/", "ko": topic.ko, "en": topic.en, "stories": counts[topic.id]}
        for topic in taxonomy.topics.values()
    ]


def _places_about(entry: Entry, taxonomy: Taxonomy) -> frozenset[str]:
    """The places a story is about, and the places they lie in."""
    primary = entry.regions(Role.PRIMARY)
    return frozenset(primary) | {outer for region in primary for outer in taxonomy.ancestors(region)}
