"""A headline in our own words for stories whose articles have none."""

from __future__ import annotations

from digest.extract.claims import extract_claims
from digest.model import Agreement, Article, RegionLabel, Role
from digest.taxonomy import Taxonomy
from digest.text import clip

LIMIT = 80
"""Characters of a headline at most."""
_KINDS = {
    "MOU": "업무협약(MOU)",
    "SEA": "전략적 동의서(SEA)",
    "joint-research": "공동연구 협약",
    "investment": "투자협약",
    "agreement": "협약",
}


def compose_headline(
    article: Article, agreements: tuple[Agreement, ...], regions: tuple[RegionLabel, ...], taxonomy: Taxonomy
) -> str:
    """A headline from the first agreement, else the first claim, with the primary places; never a copied sentence."""
    places = [
        taxonomy.regions[label.id].ko
        for label in regions
        if label.role is Role.PRIMARY and label.id in taxonomy.regions
    ]
    place = "·".join(places[:2])
    if agreements:
        first = agreements[0]
        head, partners = first.parties[0], "·".join(first.parties[1:])
        return clip(f"{head}, {partners}과 {_KINDS.get(first.kind, '협약')} 체결", LIMIT)
    claims = extract_claims(article, regions, taxonomy)
    if claims:
        main = claims[0]
        return clip(f"{place}: {main.what} {main.text}" if place else f"{main.what} {main.text}", LIMIT)
    return clip(f"{place} 바이오 소식" if place else "바이오 클러스터 소식", LIMIT)
