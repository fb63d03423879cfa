"""Groups without chaining: average linkage under cannot-link constraints.

Connected components would join A with C because both are like B. Here two groups become one only if
their pairs are on average more likely one story than not, the surest merge first.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from digest.dedupe import thresholds as limits

Pair = tuple[int, int]


def cluster_pairs(
    count: int,
    logits: Mapping[Pair, float],
    together: Iterable[Pair] = (),
    apart: frozenset[Pair] = frozenset(),
) -> list[tuple[int, ...]]:
    """Groups of the positions 0 to `count` - 1, each sorted, sorted by their first.

    `logits` are log-odds of being one story by pair, smaller position first; pairs not listed count
    as `UNCOMPARED_LOGIT`. Pairs in `together` are joined first, whatever the log-odds; pairs in
    `apart` are never in one group unless `together` put them there.
    """
    groups: dict[int, list[int]] = {position: [position] for position in range(count)}
    home = list(range(count))
    for left, right in together:
        low, high = sorted((home[left], home[right]))
        if low != high:
            for position in groups[high]:
                home[position] = low
            groups[low] = sorted(groups[low] + groups.pop(high))
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    known: dict[int, dict[int, int]] = defaultdict(dict)
    forbidden: dict[int, set[int]] = defaultdict(set)
    for (left, right), logit in _between_likely(logits, home):
        _add(sums, known, left, right, logit, 1)
    for left, right in apart:
        if home[left] != home[right]:
            forbidden[home[left]].add(home[right])
            forbidden[home[right]].add(home[left])

    def average(low: int, high: int) -> float:
        pairs = len(groups[low]) * len(groups[high])
        return (sums[low][high] + (pairs - known[low][high]) * limits.UNCOMPARED_LOGIT) / pairs

    queue = [
        (-value, low, high)
        for low, others in sums.items()
        for high in others
        if low < high and (value := average(low, high)) >= limits.MERGE_LOGIT
    ]
    heapq.heapify(queue)
    while queue:
        cost, low, high = heapq.heappop(queue)
        if low not in groups or high not in groups or high in forbidden[low] or -cost != average(low, high):
            continue
        groups[low] = sorted(groups[low] + groups.pop(high))
        for other in forbidden.pop(high, set()):
            forbidden[other].discard(high)
            forbidden[other].add(low)
            forbidden[low].add(other)
        del sums[low][high], sums[high][low], known[low][high], known[high][low]
        for other, total in sorted(sums.pop(high).items()):
            pairs = known[high][other]
            del sums[other][high], known[other][high]
            _add(sums, known, low, other, total, pairs)
        known.pop(high, None)
        for other in sorted(sums[low]):
            first, second = min(low, other), max(low, other)
            value = average(first, second)
            if value >= limits.MERGE_LOGIT:
                heapq.heappush(queue, (-value, first, second))
    return sorted(tuple(group) for group in groups.values())


def _between_likely(logits: Mapping[Pair, float], home: Sequence[int]) -> list[tuple[Pair, float]]:
    """Log-odds between groups that likely pairs connect: without one no average is likely."""
    root = list(home)

    def find(position: int) -> int:
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    for (left, right), logit in logits.items():
        if logit >= limits.MERGE_LOGIT:
            root[find(home[left])] = find(home[right])
    near = [(pair, logit) for pair, logit in logits.items() if find(pair[0]) == find(pair[1])]
    return [((home[left], home[right]), logit) for (left, right), logit in sorted(near)]


def _add(
    sums: dict[int, dict[int, float]], known: dict[int, dict[int, int]], a: int, b: int, total: float, pairs: int
) -> None:
    if a == b:
        return
    for one, other in ((a, b), (b, a)):
        sums[one][other] = sums[one].get(other, 0.0) + total
        known[one][other] = known[one].get(other, 0) + pairs
