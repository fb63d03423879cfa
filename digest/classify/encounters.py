"""Places abroad that somebody from Korea visits, receives or signs with in front of a story."""

from __future__ import annotations

from collections.abc import Iterable

from digest.classify.cues import load_cues
from digest.classify.passages import Passage
from digest.classify.weights import Weighed
from digest.known import Taxonomy

_FRONT = frozenset({"title", "lead"})
_BESIDE = frozenset({"market", "origin", "comparison", "prefix", "desk", "list"})
"""Standings of places that are named for something else."""


def find_met(weighed: Iterable[Weighed], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> frozenset[str]:
    """The foreign places in a headline or first sentence that tells of a visit, a talk or an agreement."""
    encounter = load_cues().encounter
    return frozenset(
        item.mention.region
        for item in weighed
        if item.standing not in _BESIDE
        and passages[item.mention.passage].kind in _FRONT
        and "south-korea" not in taxonomy.ancestors(item.mention.region)
        and encounter.search(passages[item.mention.passage].text)
    )
