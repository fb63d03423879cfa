"""Scraper accidents: an error page or another article's body under a headline that has nothing to do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from digest.dedupe import thresholds as limits
from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.scores import Weighted, title_support
from digest.model import Rejection

STAGE = "dedupe"


def find_accidents(weighted: Sequence[Weighted], alike: Iterable[tuple[int, int]]) -> dict[int, Rejection]:
    """Rejections by position. `alike` are the pairs whose bodies are nearly the same."""
    supports = [title_support(item) for item in weighted]
    error_pages = [
        position
        for position, item in enumerate(weighted)
        if supports[position] < limits.SUPPORT_LEAST and _is_error_page(item.print.body)
    ]
    rejected = _reject(weighted, error_pages, "본문이 아니라 오류 안내문이 저장되어 있습니다")
    for group in _groups(len(weighted), alike):
        unsupported = [position for position in group if supports[position] < limits.SUPPORT_LEAST]
        if len(unsupported) == len(group):
            if _unlike(weighted, group) >= limits.ACCIDENT_HEADLINES:
                reason = f"같은 본문이 서로 다른 제목 {_unlike(weighted, group)}개 아래에 저장되어 있습니다"
                rejected = {**_reject(weighted, group, reason), **rejected}
        else:
            supported = [
                position for position in group if position not in unsupported and weighted[position].print.title
            ]
            if not supported:
                continue
            wrong = [position for position in unsupported if _differs(weighted, position, supported)]
            owner = weighted[min(supported, key=lambda position: weighted[position].print.src_uri)].print
            reason = f"본문이 제목과 맞지 않고 {owner.src_uri} 기사의 본문과 같습니다"
            rejected = {**_reject(weighted, wrong, reason), **rejected}
    return rejected


def _groups(count: int, alike: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected groups of two or more; nearly equal bodies do not chain far."""
    root = list(range(count))

    def find(position: int) -> int:
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    for left, right in alike:
        low, high = sorted((find(left), find(right)))
        root[high] = low
    members: Mapping[int, list[int]] = defaultdict(list)
    for position in range(count):
        members[find(position)].append(position)
    return [group for _, group in sorted(members.items()) if len(group) > 1]


def _is_error_page(body: str) -> bool:
    if len(body) > limits.ERROR_PAGE_CHARACTERS:
        return False
    return any("".join(ch for ch in mark if ch.isalnum()) in body for mark in load_lexicon().error_pages)


def _unlike(weighted: Sequence[Weighted], group: Sequence[int]) -> int:
    """How many headlines of the group are unlike each other."""
    titles = sorted({weighted[position].print.title for position in group} - {""})
    kept: list[str] = []
    for title in titles:
        if all(fuzz.token_set_ratio(title, other) < limits.UNLIKE_HEADLINES for other in kept):
            kept.append(title)
    return len(kept)


def _differs(weighted: Sequence[Weighted], position: int, others: Iterable[int]) -> bool:
    title = weighted[position].print.title
    return all(
        fuzz.token_set_ratio(title, weighted[other].print.title) < limits.UNLIKE_HEADLINES
        for other in others
        if weighted[other].print.title
    )


def _reject(weighted: Sequence[Weighted], positions: Iterable[int], reason: str) -> dict[int, Rejection]:
    return {position: Rejection(weighted[position].print.src_uri, STAGE, reason) for position in positions}
