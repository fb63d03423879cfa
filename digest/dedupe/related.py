"""Stories that belong together without being one: the next step, the next town, another partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from digest.dedupe import thresholds as limits
from digest.dedupe.decide import Judgement

Pair = tuple[int, int]


def link_related(
    judged_pairs: Mapping[Pair, Judgement], unlike: Mapping[Pair, float], home: Mapping[int, str]
) -> dict[str, tuple[str, ...]]:
    """For each story the ids of its nearest other stories, nearest first.

    `unlike` tells of pairs that were not judged how near they are, 0 where they are not; `home` gives each
    article's story.

    A story may be among the nearest of another without the reverse; links go both ways all the same,
    so that a reader can return.
    """
    nearness: dict[tuple[str, str], float] = {}
    near_pairs = {pair: judged.word_cosine for pair, judged in judged_pairs.items() if _is_near(judged)}
    for (left, right), cosine in {**near_pairs, **unlike}.items():
        if not cosine or left not in home or right not in home or home[left] == home[right]:
            continue
        pair = (min(home[left], home[right]), max(home[left], home[right]))
        nearness[pair] = max(cosine, nearness.get(pair, 0.0))
    near: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), cosine in nearness.items():
        near[one].append((-cosine, other))
        near[other].append((-cosine, one))
    chosen = {story: {other for _, other in sorted(others)[: limits.RELATED_LIMIT]} for story, others in near.items()}
    return {
        story: tuple(other for _, other in sorted(others) if other in chosen[story] or story in chosen[other])[
            : 2 * limits.RELATED_LIMIT
        ]
        for story, others in near.items()
    }


def _is_near(judged: Judgement) -> bool:
    """Almost one story, or the same names and words at another time."""
    if judged.rule == "roundup":
        return False
    return judged.raw_logit >= limits.RELATED_LOGIT or (judged.word_cosine >= limits.RELATED_COSINE and judged.kin)
