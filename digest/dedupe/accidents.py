"""Scraper accidents: an error page or another article's body under a headline that has nothing to do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from digest.dedupe import thresholds as limits
from digest.dedupe.sketch import Sketch
from digest.model import Rejection

STAGE = "dedupe"


def find_accidents(
    articles: Mapping[int, tuple[str, Sketch]], alike: Iterable[tuple[int, int]]
) -> dict[int, Rejection]:
    """Rejections by position. An article is its `src_uri` and its sketch; `alike` are the pairs whose bodies
    are nearly the same."""
    found = _Found(articles)
    found.reject(
        [position for position, (_, sketch) in articles.items() if _lacks_support(sketch) and sketch.error_page],
        "본문이 아니라 오류 안내문이 저장되어 있습니다",
    )
    for group in _groups(alike):
        unsupported = [position for position in group if _lacks_support(articles[position][1])]
        if len(unsupported) == len(group):
            unlike = _unlike({articles[position][1].title for position in group} - {""})
            if unlike >= limits.ACCIDENT_HEADLINES:
                found.reject(group, f"같은 본문이 서로 다른 제목 {unlike}개 아래에 저장되어 있습니다")
            continue
        titles = {
            articles[position][0]: articles[position][1].title for position in group if position not in unsupported
        }
        owners = {src_uri: title for src_uri, title in titles.items() if title}
        if owners:
            wrong = [position for position in unsupported if _differs(articles[position][1].title, owners.values())]
            found.reject(wrong, f"본문이 제목과 맞지 않고 {min(owners)} 기사의 본문과 같습니다")
    return found.rejections


@dataclass(frozen=True, slots=True)
class _Found:
    articles: Mapping[int, tuple[str, Sketch]]
    rejections: dict[int, Rejection] = field(default_factory=dict)

    def reject(self, positions: Iterable[int], reason: str) -> None:
        """Notes a rejection for each position that has none yet."""
        for position in positions:
            self.rejections.setdefault(position, Rejection(self.articles[position][0], STAGE, reason))


def _lacks_support(sketch: Sketch) -> bool:
    return sketch.support < limits.SUPPORT_LEAST


def _groups(alike: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected groups of two or more; nearly equal bodies do not chain far."""
    root: dict[int, int] = {}

    def find(position: int) -> int:
        root.setdefault(position, position)
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    for left, right in alike:
        low, high = sorted((find(left), find(right)))
        root[high] = low
    members: Mapping[int, list[int]] = defaultdict(list)
    for position in sorted(root):
        members[find(position)].append(position)
    return [group for _, group in sorted(members.items()) if len(group) > 1]


def _unlike(titles: Iterable[str]) -> int:
    """How many headlines are unlike each other."""
    kept: list[str] = []
    for title in sorted(titles):
        if all(fuzz.token_set_ratio(title, other) < limits.UNLIKE_HEADLINES for other in kept):
            kept.append(title)
    return len(kept)


def _differs(title: str, others: Iterable[str]) -> bool:
    return all(fuzz.token_set_ratio(title, other) < limits.UNLIKE_HEADLINES for other in others)
