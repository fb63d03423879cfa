"""What the articles of a story say together."""

from __future__ import annotations

from dataclasses import dataclass

from digest.extract.agreements import extract_agreements, same_agreement
from digest.extract.claims import extract_claims, tell_once
from digest.extract.openings import find_openings
from digest.extract.quotes import choose_quotes
from digest.model import Agreement, Article, Claim, Labels, Quote, Story
from digest.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts of a story."""

    claims: tuple[Claim, ...]
    """The lead's first; of other members what nobody before them says."""
    agreements: tuple[Agreement, ...]
    excerpt: tuple[Quote, ...]
    opened: tuple[Claim, ...] = ()
    """What has opened or been finished; it settles promises and is no claim of its own."""


def extract_story(articles: tuple[Article, ...], story: Story, labels: Labels, taxonomy: Taxonomy) -> Extracted:
    """The claims, agreements and quotations of a story's articles (lead first).

    A later article adds a claim only where its value, unit or subject is new; figures that
    contradict each other stay side by side. Quotations come from the first article that has any.
    """
    order = {member.article_id: index for index, member in enumerate(story.members)}
    ordered = sorted(articles, key=lambda article: order.get(article.id, len(order)))
    claims = [claim for article in ordered for claim in extract_claims(article, labels.regions, taxonomy)]
    agreements: list[Agreement] = []
    for article in ordered:
        agreements += [
            found
            for found in extract_agreements(article)
            if not any(same_agreement(found, other) for other in agreements)
        ]
    quotations = (choose_quotes(article) for article in ordered)
    return Extracted(
        tuple(tell_once(claims)),
        tuple(agreements),
        next((found for found in quotations if found), ()),
        tuple(claim for article in ordered for claim in find_openings(article, labels.regions, taxonomy)),
    )
