"""What speaks for a place being the subject of a story, in numbers: where it stands, as what, and beside whom."""

from __future__ import annotations

import math
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from digest.classify.announcing import find_governing
from digest.classify.cues import load_cues
from digest.classify.elliptic import find_elliptic
from digest.classify.encounters import find_met
from digest.classify.mentions import CONTEXT, INSTITUTION
from digest.classify.namesakes import find_namesake
from digest.classify.passages import Passage
from digest.classify.standing import ROW
from digest.classify.weights import MINIMUM, Sums, Weighed, sum_up
from digest.known import Taxonomy
from digest.regions import Region

Traits = dict[str, float]
BODY_COUNT = 3.0
"""So often a standing counts in the body at most; in the front it counts once."""
INNER_COUNT = 3
SHORT = 4
"""Sentences, the headline counted."""
HOME = "south-korea"
_NO_PLACE = frozenset({"desk", "body"})
"""Who writes from a place or sits in one does not make it a place of the story."""
_REPEATED = frozenset({"body", "aside"})
_JOINABLE = frozenset({"acts", "built", "plain"})


@dataclass(slots=True)
class _Around:
    """What the places around, inside or beside one are to the story, the strongest of them."""

    share: float = 0.0
    announcing: bool = False
    in_title: bool = False
    strong: int = 0
    """How many of them weigh more than being named."""


def describe_places(
    weighed: tuple[Weighed, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy
) -> dict[str, Traits]:
    """The traits of every place that is named in an article, by its id.

    `slot:standing` counts mentions: slots are the kinds of passages, except that the first two sentences are `lead` and
    `second`, or `opening` and `second` where there is no headline; standings are those of `find_standings`, or `host`
    for an institution that does not act, `context` for a name that means the place only here. Decks are too rare to
    learn from: what they name counts in `share` and `total`. `inner`, `outer` and `other` are the places inside,
    around and beside it, but for those it is joined to in front. A place by whose name a site goes is described, too.
    """
    sums = sum_up(weighed, passages, taxonomy)
    titled = any(passage.kind == "title" for passage in passages)
    slots = tuple(_slots(passages, titled))
    found: dict[str, Traits] = {}
    counts: dict[str, int] = {}
    first: str | None = None
    for item in weighed:
        region, slot = item.mention.region, slots[item.mention.passage]
        if item.standing in _NO_PLACE:
            continue
        traits = found.setdefault(region, {})
        counts[region] = counts.get(region, 0) + 1
        if first is None and item.standing != "prefix":
            first = region
        if slot != "deck":
            key = f"{slot}:{_standing(item)}"
            traits[key] = min(BODY_COUNT, traits.get(key, 0.0) + 1.0) if slot in _REPEATED else 1.0
    homes = {site: home for site in found if (home := find_namesake(site, taxonomy))}
    for home in homes.values():
        found.setdefault(home, {})
    strongest = max(sums.totals.values(), default=0.0) or 1.0
    joined = _join_in_front(weighed, passages)
    met = find_met(weighed, passages, taxonomy)
    elliptic = find_elliptic(sums.totals, passages, taxonomy)
    governing = find_governing(tuple((w.mention, w.standing) for w in weighed), passages, taxonomy)
    general = {
        "no_title": 0.0 if titled else 1.0,
        "named": math.log1p(len(found)),
        "short": 1.0 if len(passages) <= SHORT else 0.0,
    }
    for region, traits in found.items():
        total = sums.totals.get(region, 0.0)
        described = {
            **general,
            _kind(taxonomy.regions[region], taxonomy): 1.0,
            "share": total / strongest,
            "total": math.log1p(total),
            "count": math.log1p(counts.get(region, 0)),
            "part": counts.get(region, 0) / len(weighed),
            "site_of_name": float(region in homes),
            "share_of_site": max(
                (sums.totals[s] / strongest for s, home in homes.items() if home == region), default=0.0
            ),
            "site_in_front": float(
                any(home == region and sums.front.get(s) and sums.totals[s] >= MINIMUM for s, home in homes.items())
            ),
            "first": float(region == first),
            "body_only": float(not sums.front.get(region)),
            "announcing": float(region in sums.announcing),
            "chosen": float(region in sums.chosen),
            "joined": float(region in joined),
            "elliptic": float(region in elliptic),
            "governing": float(region in governing - sums.announcing),
            **_encounter(region, met, taxonomy),
            **_beside(region, found.keys() - joined.get(region, frozenset()), sums, strongest, taxonomy),
        }
        traits.update(described)
    return found


def _join_in_front(weighed: tuple[Weighed, ...], passages: tuple[Passage, ...]) -> dict[str, frozenset[str]]:
    """Places that headline or first sentences join to a row (`아산·부여·홍성`), with those beside which they stand."""
    rows: list[set[str]] = []
    last: Weighed | None = None
    for item in weighed:
        mention = item.mention
        if passages[mention.passage].kind not in ("title", "lead") or item.standing not in _JOINABLE:
            last = None
            continue
        if last is not None and last.mention.passage == mention.passage:
            text = passages[mention.passage].text
            if ROW.fullmatch(text[last.mention.end : mention.start]):
                if not rows or last.mention.region not in rows[-1]:
                    rows.append({last.mention.region})
                rows[-1].add(mention.region)
        last = item
    return {region: frozenset(row - {region}) for row in rows for region in row}


def _slots(passages: tuple[Passage, ...], titled: bool) -> Iterator[str]:
    leads = 0
    for passage in passages:
        if passage.kind != "lead":
            yield passage.kind
            continue
        leads += 1
        yield "second" if leads > 1 else "lead" if titled else "opening"


def _standing(item: Weighed) -> str:
    if item.mention.why == INSTITUTION and item.standing != "acts":
        return "host"
    return "context" if item.mention.why == CONTEXT and item.standing == "plain" else item.standing


def _kind(region: Region, taxonomy: Taxonomy) -> str:
    if region.id == HOME or HOME in taxonomy.ancestors(region.id):
        return f"kind:{region.kind}"
    return "abroad:city" if region.id in load_cues().city_states else f"abroad:{region.kind}"


def _encounter(region: str, met: AbstractSet[str], taxonomy: Taxonomy) -> Traits:
    """Whether somebody meets a place abroad; apart where one inside it is met, which is the better name for where."""
    around = any(place != region and taxonomy.within(place, region) for place in met)
    return {"met": float(region in met and not around), "met_inside": float(region in met and around)}


def _beside(region: str, named: AbstractSet[str], sums: Sums, strongest: float, taxonomy: Taxonomy) -> Traits:
    """What the places around it, inside it and elsewhere say."""
    outer = taxonomy.ancestors(region)
    sides = {"outer": _Around(), "inner": _Around(), "other": _Around()}
    for place in named:
        if place == region:
            continue
        side = sides["outer" if place in outer else "inner" if taxonomy.within(place, region) else "other"]
        total = sums.totals.get(place, 0.0)
        side.share = max(side.share, total / strongest)
        side.announcing |= place in sums.announcing
        side.in_title |= place in sums.in_title
        side.strong += total >= MINIMUM
    traits = {"inner_strong": float(min(INNER_COUNT, sides["inner"].strong))}
    if HOME not in taxonomy.ancestors(region):
        traits["abroad_inner_share"] = sides["inner"].share
    traits["served_in_body"] = float(sides["outer"].announcing and not sums.front.get(region))
    for name, side in sides.items():
        traits[f"{name}_share"] = side.share
        traits[f"{name}_announcing"] = float(side.announcing)
        traits[f"{name}_in_title"] = float(side.in_title)
    return traits
