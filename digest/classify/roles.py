"""What a place is to a story: the places the news is about, and those it only names.

A place beside the one around it: the inner one is primary, because pages roll up. The outer one is primary, too,
where it announces the news itself: it acts in the headline, or in the first sentence where the headline leaves that
open. One that acts only further down (pays a part, sends its governor) is mentioned. Places joined in a headline are
all primary, and so are the places that a designation, the news itself, lists; any other enumeration makes no place
primary. The whole convention, with examples, is in CONTRIBUTING.md.

Mentioned is every other place that is named, also where it only says where the next one lies (전북 in 전북 남원시).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from digest.classify.announcing import find_announcing
from digest.classify.candidates import Mention
from digest.classify.lexicon import SPECIAL_CITIES
from digest.classify.mentions import INSTITUTION, find_mentions
from digest.classify.passages import Passage
from digest.classify.standing import find_standings
from digest.model import Evidence, RegionLabel, Role
from digest.taxonomy import Taxonomy

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
ABROAD = 0.4
"""A country or foreign city beside Korean places is a market or a visitor more often than the subject."""
PARTNER = 0.6
"""The same for a foreign city that the headline names."""
SHARE_OF_STRONGEST = 0.4
"""A place is primary with at least this part of the strongest place's weight."""
SHARE_OF_PARENT = 0.3
"""A place takes over its parent's weight with this part of it; a sister with less of its own is no hindrance."""
SEVERAL = 2
RIVAL = 0.5
"""A second part of a place with this part of the first one's weight keeps the first from taking over."""
MINIMUM = 1.5
"""Below this a place is only named."""
EVIDENCE_LIMIT = 40
EVIDENCE_COUNT = 3


@dataclass(frozen=True, slots=True)
class _Weighed:
    mention: Mention
    standing: str
    """As `find_standings` says."""
    weight: float


@dataclass(frozen=True, slots=True)
class _Sums:
    """Weights by place."""

    totals: Mapping[str, float]
    front: Mapping[str, float]
    """What of it comes from headline, deck and lead."""
    in_title: frozenset[str]
    """Places in the headline, or the first sentences where there is none, that are more than incidental there."""
    acting: frozenset[str]
    """Places that act in the headline."""
    chosen: frozenset[str]
    """Places that were designated, which is the news."""
    announcing: frozenset[str]
    """Provinces that act in the headline, or in the first sentence where there is no headline."""


def label_regions(articles: tuple[tuple[str, tuple[Passage, ...]], ...], taxonomy: Taxonomy) -> tuple[RegionLabel, ...]:
    """The places of a story with role and evidence; primary first, then by id.

    `articles` are the ids and passages of the story's articles, the lead first; the lead decides,
    the others add what only they name.
    """
    found: list[tuple[str, tuple[Passage, ...], tuple[_Weighed, ...]]] = []
    for article_id, passages in articles:
        weighed = _weigh(find_mentions(passages, taxonomy), passages, taxonomy)
        found.append((article_id, passages, weighed))
    if not found:
        return ()
    primary = _primary(_sum_up(found[0][2], found[0][1], taxonomy), taxonomy)
    if not primary:
        for _, passages, weighed in found[1:]:
            primary = _primary(_sum_up(weighed, passages, taxonomy), taxonomy)
            if primary:
                break
    named = {item.mention.region for _, _, weighed in found for item in weighed if item.standing != "desk"}
    evidence = _gather_evidence(found)
    for site in sorted(named):
        if home := find_namesake(site, taxonomy):
            named.add(home)
            primary |= {home} if site in primary else frozenset()
            evidence.setdefault(home, evidence[site])
    labels = [RegionLabel(region, Role.PRIMARY, evidence[region]) for region in sorted(primary)]
    labels += [RegionLabel(region, Role.MENTIONED, evidence[region]) for region in sorted(named - primary)]
    return tuple(labels)


def _weigh(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> tuple[_Weighed, ...]:
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
        weighed.append(_Weighed(mention, standing, weight))
        if mention.around is not None:
            outer, length = mention.around
            named = replace(mention, region=outer, end=mention.start + length, why="begins the name of a place in it")
            weighed.append(_Weighed(named, "prefix", 0.0))
    return tuple(weighed)


def _sum_up(weighed: tuple[_Weighed, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> _Sums:
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
    return _Sums(
        {r: sums.get(r, 0.0) + min(BODY_CAP, back.get(r, 0.0)) for r in sorted({*front, *back})},
        sums,
        frozenset(r for r, parts in front.items() if parts.get(headline, 0.0) >= POSITION[headline]),
        frozenset(
            item.mention.region
            for item in weighed
            if item.standing == "acts" and passages[item.mention.passage].kind == "title"
        ),
        frozenset(item.mention.region for item in weighed if item.standing == "chosen"),
        find_announcing(tuple((w.mention, w.standing) for w in weighed), passages, taxonomy),
    )


def _primary(lead: _Sums, taxonomy: Taxonomy) -> frozenset[str]:
    """The places that carry the story; a place inside another takes over the other's weight.

    A province that announces something about its town stays beside it; one that acts only further down is named.
    """
    totals = _bear_names(_abroad(lead, taxonomy), lead, taxonomy)
    pooled = dict(totals)
    for region in sorted(totals, key=lambda r: (-len(taxonomy.ancestors(r)), r)):
        inner = [
            r
            for r in sorted(pooled)
            if r != region
            and taxonomy.within(r, region)
            and totals[r] >= MINIMUM
            and (
                (
                    totals[r] >= SHARE_OF_PARENT * totals[region]
                    and (lead.front.get(r, 0.0) >= MINIMUM or region not in lead.in_title)
                )
                or (lead.front.get(r, 0.0) >= POSITION["lead"] and not _speaks_itself(region, r, lead, taxonomy))
            )
        ]
        heir = max(inner, key=lambda r: (pooled[r], r), default=None)
        if heir is None or any(
            not (taxonomy.within(r, heir) or taxonomy.within(heir, r))
            for r in inner
            if totals[r] >= SHARE_OF_PARENT * totals[heir]
        ):
            continue
        if region in lead.acting and heir not in lead.in_title and "south-korea" not in taxonomy.ancestors(region):
            continue
        if not _has_rival(heir, region, totals, taxonomy):
            pooled[heir] += pooled.pop(region)
        elif region not in lead.in_title and len(lead.in_title.intersection(inner)) >= SEVERAL:
            pooled.pop(region)
    strongest = max(pooled.values(), default=0.0)
    carrying = frozenset(r for r, weight in pooled.items() if weight >= max(MINIMUM, SHARE_OF_STRONGEST * strongest))
    return carrying - _only_served(carrying, lead, taxonomy) - _told_by_parts(lead, taxonomy) | lead.announcing


def find_namesake(site: str, taxonomy: Taxonomy) -> str | None:
    """The place by whose name a Korean site goes, the first part of its id; None for one with a name of its own.

    Wonju for wonju-medical, Ulsan for ulsan-genome; None for osong, or daegu-gyeongbuk, which names two places.
    """
    first, _, rest = site.partition("-")
    around = taxonomy.ancestors(site)
    bears = taxonomy.regions[site].kind == "cluster" and first in around and "south-korea" in around
    return first if bears and rest not in taxonomy.regions else None


def _bear_names(totals: dict[str, float], lead: _Sums, taxonomy: Taxonomy) -> dict[str, float]:
    """Weights in which a site that only the body names speaks for the place by whose name it goes."""
    speaking = dict(totals)
    for site in totals:
        home = find_namesake(site, taxonomy)
        if home in totals and home is not None and lead.front.get(site, 0.0) < MINIMUM:
            speaking[home] += speaking.pop(site)
    return speaking


def _told_by_parts(lead: _Sums, taxonomy: Taxonomy) -> frozenset[str]:
    """Designated places of which parts were designated: 강원 in `강원(춘천·홍천)`."""
    return frozenset(
        outer for outer in lead.chosen if any(inner != outer and taxonomy.within(inner, outer) for inner in lead.chosen)
    )


def _only_served(carrying: frozenset[str], lead: _Sums, taxonomy: Taxonomy) -> frozenset[str]:
    """Parts of a place that announces: several of which the headline names none, and sites that only the body names."""
    served: set[str] = set()
    for outer in lead.announcing:
        parts = {region for region in carrying if region != outer and taxonomy.within(region, outer)}
        if len(parts) >= SEVERAL and not parts & lead.in_title:
            served |= parts
        served |= {r for r in parts if taxonomy.regions[r].kind == "cluster" and not lead.front.get(r)}
    return frozenset(served)


def _has_rival(inner: str, outer: str, totals: Mapping[str, float], taxonomy: Taxonomy) -> bool:
    """Whether another part of the outer place is named nearly as much: then the outer one is the subject."""
    return any(
        other not in (inner, outer)
        and taxonomy.within(other, outer)
        and not (taxonomy.within(other, inner) or taxonomy.within(inner, other))
        and weight >= RIVAL * totals[inner]
        for other, weight in totals.items()
    )


def _speaks_itself(outer: str, inner: str, lead: _Sums, taxonomy: Taxonomy) -> bool:
    """Whether a province makes the headline and the place inside it does not: then the news is the province's."""
    is_province = taxonomy.regions[outer].kind == "province" and outer not in SPECIAL_CITIES
    return is_province and outer in lead.in_title and inner not in lead.in_title


def _abroad(lead: _Sums, taxonomy: Taxonomy) -> dict[str, float]:
    """Weights with countries and foreign cities held back: markets and visitors, unless the headline has them."""
    at_home = any("south-korea" in taxonomy.ancestors(r) and weight >= MINIMUM for r, weight in lead.totals.items())

    def share(region: str) -> float:
        region_kind = taxonomy.regions[region].kind
        if region in lead.acting or region_kind == "cluster" or "south-korea" in taxonomy.ancestors(region):
            return 1.0
        if at_home:
            return PARTNER if region in lead.in_title and region_kind == "city" else ABROAD
        return 1.0 if region in lead.in_title else INCIDENTAL

    return {region: weight * share(region) for region, weight in lead.totals.items()}


def _gather_evidence(
    found: list[tuple[str, tuple[Passage, ...], tuple[_Weighed, ...]]],
) -> dict[str, tuple[Evidence, ...]]:
    """The strongest mentions of each place, with a few words around each."""
    items: dict[str, list[tuple[float, int, _Weighed]]] = {}
    for order, (_, _, weighed) in enumerate(found):
        for item in weighed:
            items.setdefault(item.mention.region, []).append((-item.weight, order, item))

    def show(entry: tuple[float, int, _Weighed]) -> Evidence:
        article_id, passages, _ = found[entry[1]]
        item = entry[2]
        passage = passages[item.mention.passage]
        text = _around(passage.text, item.mention.start, item.mention.end)
        return Evidence(article_id, text, f"{passage.kind}: {item.standing}, {item.mention.why}")

    return {
        region: tuple(show(entry) for entry in sorted(entries, key=lambda e: (e[0], e[1]))[:EVIDENCE_COUNT])
        for region, entries in items.items()
    }


def _around(text: str, start: int, end: int) -> str:
    """The name with the words beside it, at most `EVIDENCE_LIMIT` characters, cut at spaces."""
    low = text.rfind(" ", 0, max(0, start - 6)) + 1 if start > 6 else 0
    if end - low > EVIDENCE_LIMIT:
        low = start
    high = min(len(text), low + EVIDENCE_LIMIT)
    if high < len(text):
        cut = text.rfind(" ", end, high)
        high = cut if cut > 0 else max(end, min(high, len(text)))
    return text[low:high].strip()[:EVIDENCE_LIMIT]
