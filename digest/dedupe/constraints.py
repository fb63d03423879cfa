"""What a curator says of pairs, as constraints for clustering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.curation import Curation, StoryCuration

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of nodes a curator joined or parted, each with the curator's reason."""

    together: Mapping[Pair, str]
    apart: Mapping[Pair, str]


def curated_seeds(curation: Curation) -> frozenset[str]:
    """Every seed that `same_story` or `separate_stories` names."""
    return frozenset(name for group in (*curation.same_story, *curation.separate_stories) for name in group.seeds)


def find_constraints(curation: Curation, nodes: Mapping[str, int]) -> Constraints:
    """The constraints between nodes, by `src_uri`; seeds that are not there are left out.

    `same_story` is transitive, across entries too, and wins over `separate_stories`.
    """
    together = _pairs(curation.same_story, nodes)
    root = {node: node for node in nodes.values()}

    def find(node: int) -> int:
        while root[node] != node:
            node = root[node]
        return node

    for left, right in together:
        low, high = sorted((find(left), find(right)))
        root[high] = low
    apart = {
        pair: reason
        for pair, reason in _pairs(curation.separate_stories, nodes).items()
        if find(pair[0]) != find(pair[1])
    }
    return Constraints(together, apart)


def _pairs(groups: Sequence[StoryCuration], nodes: Mapping[str, int]) -> dict[Pair, str]:
    pairs: dict[Pair, str] = {}
    for group in groups:
        known = sorted({nodes[name] for name in group.seeds if name in nodes})
        for pair in combinations(known, 2):
            pairs.setdefault(pair, group.reason)
    return dict(sorted(pairs.items()))
