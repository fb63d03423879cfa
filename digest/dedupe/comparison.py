"""The articles of one run with their weights, and the pairs judged so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.dedupe.decide import Context, Judgement, count_things, judge_pair
from digest.dedupe.fingerprint import Fingerprint
from digest.dedupe.frequencies import count_frequencies
from digest.dedupe.model import load_model
from digest.dedupe.places import place_paths
from digest.dedupe.scores import Weighted, weigh
from digest.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Comparison:
    """Nodes are groups of exact duplicates; the first article of a node speaks for it."""

    weighted: list[Weighted]
    """By article."""
    nodes: Sequence[tuple[int, ...]]
    """Positions of articles, each group sorted, groups sorted."""
    context: Context
    judged: dict[tuple[int, int], Judgement] = field(default_factory=dict)
    """By pair of nodes, smaller first."""

    def speaker(self, node: int) -> Weighted:
        """The article that stands for a node."""
        return self.weighted[self.nodes[node][0]]

    def judge(self, left: int, right: int) -> Judgement:
        """The judgement on two nodes, made once."""
        pair = (left, right) if left < right else (right, left)
        if pair not in self.judged:
            self.judged[pair] = judge_pair(self.speaker(pair[0]), self.speaker(pair[1]), self.context)
        return self.judged[pair]

    def judge_articles(self, left: int, right: int) -> Judgement:
        """The judgement on two articles of one node."""
        return judge_pair(self.weighted[left], self.weighted[right], self.context)


def compare_nodes(prints: Sequence[Fingerprint], nodes: Sequence[tuple[int, ...]], taxonomy: Taxonomy) -> Comparison:
    """A comparison with nothing judged yet."""
    frequencies = count_frequencies(prints)
    names = {path: taxonomy.regions[region_id].ko for region_id, path in place_paths(taxonomy).items()}
    context = Context(frequencies, load_model(), count_things(prints), names)
    return Comparison([weigh(print_, frequencies) for print_ in prints], nodes, context)
