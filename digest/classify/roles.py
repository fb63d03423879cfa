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

from digest.classify.evidence import gather_evidence
from digest.classify.lexicon import SPECIAL_CITIES
from digest.classify.mentions import find_mentions
from digest.classify.passages import Passage
from digest.classify.weights import MINIMUM, POSITION, Sums, Weighed, hold_back_abroad, sum_up, weigh
from digest.model import RegionLabel, Role
from digest.taxonomy import Taxonomy

SHARE_OF_STRONGEST = 0.4
"""A place is primary with at least this part of the strongest place's weight."""
SHARE_OF_PARENT = 0.3
"""A place takes over its parent's weight with this part of it; a sister with less of its own is no hindrance."""
SEVERAL = 2
RIVAL = 0.5
"""A second part of a place with this part of the first one's weight keeps the first from taking over."""


def label_regions(articles: tuple[tuple[str, tuple[Passage, ...]], ...], taxonomy: Taxonomy) -> tuple[RegionLabel, ...]:
    """The places of a story with role and evidence; primary first, then by id.

    `articles` are the ids and passages of the story's articles, the lead first; the lead decides,
    the others add what only they name.
    """
    found: list[tuple[str, tuple[Passage, ...], tuple[Weighed, ...]]] = []
    for article_id, passages in articles:
        weighed = weigh(find_mentions(passages, taxonomy), passages, taxonomy)
        found.append((article_id, passages, weighed))
    if not found:
        return ()
    primary = _primary(sum_up(found[0][2], found[0][1], taxonomy), taxonomy)
    if not primary:
        for _, passages, weighed in found[1:]:
            primary = _primary(sum_up(weighed, passages, taxonomy), taxonomy)
            if primary:
                break
    named = {item.mention.region for _, _, weighed in found for item in weighed if item.standing != "desk"}
    evidence = gather_evidence(found)
    for site in sorted(named):
        if home := find_namesake(site, taxonomy):
            named.add(home)
            primary |= {home} if site in primary else frozenset()
            evidence.setdefault(home, evidence[site])
    labels = [RegionLabel(region, Role.PRIMARY, evidence[region]) for region in sorted(primary)]
    labels += [RegionLabel(region, Role.MENTIONED, evidence[region]) for region in sorted(named - primary)]
    return tuple(labels)


def _primary(lead: Sums, taxonomy: Taxonomy) -> frozenset[str]:
    """The places that carry the story; a place inside another takes over the other's weight.

    A province that announces something about its town stays beside it; one that acts only further down is named.
    """
    totals = _bear_names(hold_back_abroad(lead, taxonomy), lead, taxonomy)
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


def _bear_names(totals: dict[str, float], lead: Sums, taxonomy: Taxonomy) -> dict[str, float]:
    """Weights in which a site that only the body names speaks for the place by whose name it goes."""
    speaking = dict(totals)
    for site in totals:
        home = find_namesake(site, taxonomy)
        if home in totals and home is not None and lead.front.get(site, 0.0) < MINIMUM:
            speaking[home] += speaking.pop(site)
    return speaking


def _told_by_parts(lead: Sums, taxonomy: Taxonomy) -> frozenset[str]:
    """Designated places of which parts were designated: 강원 in `강원(춘천·홍천)`."""
    return frozenset(
        outer for outer in lead.chosen if any(inner != outer and taxonomy.within(inner, outer) for inner in lead.chosen)
    )


def _only_served(carrying: frozenset[str], lead: Sums, taxonomy: Taxonomy) -> frozenset[str]:
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


def _speaks_itself(outer: str, inner: str, lead: Sums, taxonomy: Taxonomy) -> bool:
    """Whether a province makes the headline and the place inside it does not: then the news is the province's."""
    is_province = taxonomy.regions[outer].kind == "province" and outer not in SPECIAL_CITIES
    return is_province and outer in lead.in_title and inner not in lead.in_title
