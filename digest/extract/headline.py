"""A headline in our own words for stories whose articles have none."""

from __future__ import annotations

from digest import vocabulary
from digest.extract.claims import extract_claims
from digest.extract.milestones import UNIT as MILESTONE
from digest.model import Agreement, Article, Claim, RegionLabel, Role, Status
from digest.taxonomy import Region, Taxonomy
from digest.text import clip

LIMIT = 80
"""Characters of a headline at most."""
_SHOWN = 3
"""Partners named; of more, the first two and their number."""
_SERIOUS = (Status.COMMITTED, Status.SPENT, Status.REQUESTED, Status.PLANNED, Status.TARGET, Status.ACHIEVED)


def compose_headline(
    article: Article, agreements: tuple[Agreement, ...], regions: tuple[RegionLabel, ...], taxonomy: Taxonomy
) -> str:
    """A headline from the first agreement, else from the weightiest claim and the primary places.

    Never a sentence of the article, never empty, `LIMIT` characters at most.
    """
    places = tuple(
        taxonomy.regions[label.id] for label in regions if label.role is Role.PRIMARY and label.id in taxonomy.regions
    )
    if agreements:
        return clip(_of_agreement(agreements[0], places), LIMIT)
    place = "·".join(region.ko for region in places[:2])
    claim = _weightiest(extract_claims(article, regions, taxonomy))
    if claim is None:
        return f"{place} 바이오 소식" if place else "바이오 클러스터 소식"
    return clip(": ".join(filter(None, (place, _of_claim(claim)))), LIMIT)


def _of_agreement(agreement: Agreement, places: tuple[Region, ...]) -> str:
    """`오송·대구경북첨단의료복합단지, GIP GENOPOLE과 전략적 동의서(SEA) 체결`."""
    heads = [agreement.parties[0]]
    for party in agreement.parties[1:-1]:
        if _cluster(heads[-1], places) is None or _cluster(party, places) is None:
            break
        heads.append(party)
    partners = agreement.parties[len(heads) :]
    shown = "·".join(partners) if len(partners) <= _SHOWN else f"{'·'.join(partners[:2])} 등 {len(partners)}곳"
    subject = "·".join(_cluster(head, places) or head for head in heads)
    kind = vocabulary.load("extract/headline.yml")["kinds"].get(agreement.kind, "협약")
    return f"{subject}, {with_particle(shown)} {kind} 체결"


def _cluster(party: str, places: tuple[Region, ...]) -> str | None:
    """The name of the cluster that a party runs, where it is one of the story's places."""
    return next((place.ko for place in places if place.kind == "cluster" and party in (place.ko, *place.aliases)), None)


def with_particle(name: str) -> str:
    """A name with 과 or 와, by its last sound.

    >>> with_particle("한빛재단"), with_particle("전주대"), with_particle("GIP GENOPOLE")
    ('한빛재단과', '전주대와', 'GIP GENOPOLE과')
    """
    last = name[-1:]
    if "가" <= last <= "힣":
        return name + ("과" if (ord(last) - 0xAC00) % 28 else "와")
    return name + ("과" if last.lower() in "lmnbckpt013678" or name.lower().endswith(("le", "ne", "me")) else "와")


def _weightiest(claims: tuple[Claim, ...]) -> Claim | None:
    """The largest sum of money that is more than reported, else the first figure, else the first milestone."""
    money = [claim for claim in claims if claim.unit == "KRW" and claim.status in _SERIOUS]
    if money:
        return max(money, key=lambda claim: (claim.value, -claim.start))
    figures = [claim for claim in claims if claim.unit != MILESTONE]
    return next(iter(figures), next(iter(claims), None))


def _of_claim(claim: Claim) -> str:
    words = vocabulary.load("extract/headline.yml")["statuses"]
    status = words[claim.status.value] if claim.status else ""
    if claim.unit == MILESTONE:
        return f"{claim.what} {claim.due[:4] + '년 ' if claim.due else ''}{status}".strip()
    return f"{claim.what} {claim.text} {status}".strip()
