"""What the articles of a story say together."""

from __future__ import annotations

from dataclasses import dataclass

from digest.extract.agreements import extract_agreements
from digest.extract.claims import extract_claims
from digest.extract.quotes import choose_quotes
from digest.model import Agreement, Article, Claim, Labels, Quote, Story
from digest.taxonomy import Taxonomy
from digest.text import fold


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts of a story."""

    claims: tuple[Claim, ...]
    """The lead's first; of other members what nobody before them says."""
    agreements: tuple[Agreement, ...]
    excerpt: tuple[Quote, ...]


def extract_story(articles: tuple[Article, ...], story: Story, labels: Labels, taxonomy: Taxonomy) -> Extracted:
    """The claims, agreements and quotations of a story's articles (lead first).

    A later article adds a claim only where its value, unit or subject is new; figures that
    contradict each other stay side by side. Quotations come from the first article that has any.
    """
    order = {member.article_id: index for index, member in enumerate(story.members)}
    ordered = sorted(articles, key=lambda article: order.get(article.id, len(order)))
    claims: list[Claim] = []
    agreements: list[Agreement] = []
    excerpt: tuple[Quote, ...] = ()
    seen: set[tuple[object, ...]] = set()
    for article in ordered:
        own = extract_claims(article, labels.regions, taxonomy)
        fresh = [claim for claim in own if _key(claim) not in seen]
        seen |= {_key(claim) for claim in own}
        claims += fresh
        for agreement in extract_agreements(article):
            known = {frozenset(map(fold, other.parties)) for other in agreements if other.kind == agreement.kind}
            if not any(set(map(fold, agreement.parties)) <= parties for parties in known):
                agreements.append(agreement)
        excerpt = excerpt or choose_quotes(article)
    return Extracted(tuple(claims), tuple(agreements), excerpt)


def _key(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.unit, fold(claim.what)
