"""Labelled press articles for fitting and measuring, and the ways they are impoverished on purpose."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import yaml

from digest.model import Article, Basis, Outlet, Published

LABELS = Path(__file__).parent / "dedupe_labels.yml"
VARIANTS = ("full", "no outlet", "no headline", "mixed", "bare")
"""What a seed may lack: of `mixed` seeds each lacks outlet, headline or date half the time, `bare` ones have none."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles with the pairs that are one story and those nobody should be judged by."""

    name: str
    articles: tuple[Article, ...]
    same: frozenset[Pair]
    unsure: frozenset[Pair]
    """Includes every pair with an accident."""
    apart: frozenset[Pair]
    """Pairs that are easily taken for one story and are two."""


def read_labelled(path: Path, remainder: int | None) -> Labelled:
    """The articles of a JSON-lines file at even (0), odd (1) or all (None) positions, with their labels."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for position, row in enumerate(rows) if remainder is None or position % 2 == remainder]
    ids = {row["id"] for row in rows}
    labels = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    releases = defaultdict(list)
    for row in rows:
        if row.get("gold_cluster"):
            releases[row["gold_cluster"]].append(row["id"])
    same = _closed([*releases.values(), *labels["same"]], ids)
    apart = _pairs(labels["apart"], ids)
    accidents = set(labels["accidents"])
    unsure = _pairs(labels["unsure"], ids) - same
    unsure |= {pair_of(one, other) for one in accidents & ids for other in ids if one != other}
    return Labelled(
        path.stem, tuple(make_article(row) for row in rows), frozenset(same), frozenset(unsure), frozenset(apart)
    )


def make_article(row: dict[str, str]) -> Article:
    """A dated article of a row; `date`, `outlet` and `title` may be missing."""
    date = row.get("date") or None
    outlet = row.get("outlet") or None
    return Article(
        id=row["id"],
        src_uri=row["id"],
        content_sha256="",
        title=row.get("title") or None,
        deck=(),
        body=row["body"],
        outlet=Outlet(outlet, outlet) if outlet else None,
        published=Published(date, Basis.STATED if date else Basis.UNKNOWN),
    )


def impoverish(article: Article, variant: str) -> Article:
    """The article as a poorer scrape would give it; `variant` is one of `VARIANTS`."""
    if variant == "no outlet":
        return replace(article, outlet=None)
    if variant == "no headline":
        return replace(article, title=None)
    if variant == "mixed":
        lot = zlib.crc32(article.id.encode())
        return replace(
            article,
            outlet=article.outlet if lot & 1 else None,
            title=article.title if lot & 2 else None,
            published=article.published if lot & 4 else Published(),
        )
    if variant == "bare":
        return replace(article, outlet=None, title=None, published=Published())
    return article


def pair_of(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one < other else (other, one)


def _pairs(groups: Iterable[Iterable[str]], ids: set[str]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(ids & set(group)), 2)}


def _closed(groups: Iterable[Iterable[str]], ids: set[str]) -> set[Pair]:
    """Pairs of groups after groups with a common member are joined."""
    joined: list[set[str]] = []
    for group in groups:
        union = set(group)
        for other in [other for other in joined if other & union]:
            union |= other
            joined.remove(other)
        joined.append(union)
    return _pairs(joined, ids)
