"""What each mention of a place weighs in its article, and the sums by place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from digest.classify.announcing import find_announcing
from digest.classify.candidates import Mention
from digest.classify.mentions import INSTITUTION
from digest.classify.namesakes import find_town_of_body
from digest.classify.passages import Passage
from digest.classify.standing import find_standings
from digest.known import Taxonomy
from digest.record import record

POSITION = {"title": 5.0, "deck": 2.0, "lead": 3.0, "body": 1.0, "aside": 0.5}
"""What a mention is worth by where it stands."""
SUBJECT_BONUS = 1.5
"""For a place that acts (시는, 시장, `(시장 …)`), was designated or gets something built."""
BODY_CAP = 6.0
"""What all mentions behind the lead count at most, so that length does not decide."""
INCIDENTAL = 0.15
"""A venue, comparison, origin or list item is worth this part of a mention."""
STANDING = {"acts": 1.0, "built": 1.0, "plain": 1.0, "chosen": 1.0, "prefix": 0.0, "desk": 0.0, "area": 0.35}
"""What a mention keeps of its worth; half of an area's name (광주·전남) says less than a name of its own."""
HOST = 0.5
"""Naming who sits in a place says less than naming it."""
MINIMUM = 1.5
"""Below this a place is only named."""


@record
class Weighed:
    """One mention with what it counts."""

    mention: Mention
    standing: str
    """As `find_standings` says; `body` for a site that is named only by who sits in it, which counts for its town."""
    weight: float


@dataclass(frozen=True, slots=True)
class Sums:
    """Weights by place, and what places do."""

    totals: Mapping[str, float]
    front: Mapping[str, float]
    """What of it comes from headline, deck and lead."""
    in_title: frozenset[str]
    """Places in the headline, or the first sentences where there is none, that are more than incidental there."""
    chosen: frozenset[str]
    """Places that were designated, which is the news."""
    announcing: frozenset[str]
    """Provinces that act in the headline, or in the first sentence where there is no headline."""


def weigh(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> tuple[Weighed, ...]:
    """Every mention with its standing and weight, and the places whose names begin a longer name.

    A body of a site that bears its town's name counts for the town; the site is only named by it.
    """
    weighed = []
    for mention, standing in zip(mentions, find_standings(mentions, passages, taxonomy), strict=True):
        kind = passages[mention.passage].kind
        weight = POSITION[kind] * STANDING.get(standing, INCIDENTAL)
        if mention.why == INSTITUTION:
            weight *= HOST
        if standing == "chosen":
            weight = max(weight, POSITION["lead"]) + SUBJECT_BONUS
        if standing in ("acts", "built"):
            weight += SUBJECT_BONUS / 3 if kind == "body" else SUBJECT_BONUS
        town = find_town_of_body(mention, passages[mention.passage].text, taxonomy)
        if town is not None:
            weighed.append(Weighed(mention, "body", 0.0))
            weighed.append(Weighed(replace(mention, region=town), standing, weight))
        else:
            weighed.append(Weighed(mention, standing, weight))
        if mention.around is not None and mention.around[0] != town:
            outer, length = mention.around
            named = replace(mention, region=outer, end=mention.start + length, why="begins the name of a place in it")
            weighed.append(Weighed(named, "prefix", 0.0))
    return tuple(weighed)


def sum_up(weighed: tuple[Weighed, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> Sums:
    """Weights by place: the best mention in headline, deck and lead each, and the rest up to `BODY_CAP`."""
    front: dict[str, dict[str, float]] = {}
    back: dict[str, float] = {}
    for item in weighed:
        kind = passages[item.mention.passage].kind
        region = item.mention.region
        if kind in ("body", "aside"):
            back[region] = back.get(region, 0.0) + item.weight
        else:
            best = front.setdefault(region, {})
            best[kind] = max(best.get(kind, 0.0), item.weight)
    headline = "title" if any(passage.kind == "title" for passage in passages) else "lead"
    sums = {region: sum(parts.values()) for region, parts in front.items()}
    return Sums(
        {r: sums.get(r, 0.0) + min(BODY_CAP, back.get(r, 0.0)) for r in sorted({*front, *back})},
        sums,
        frozenset(r for r, parts in front.items() if parts.get(headline, 0.0) >= POSITION[headline]),
        frozenset(item.mention.region for item in weighed if item.standing == "chosen"),
        find_announcing(tuple((w.mention, w.standing) for w in weighed), passages, taxonomy),
    )
