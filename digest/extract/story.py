"""What the articles of a story say together."""

from __future__ import annotations

from dataclasses import dataclass

from digest.extract.agreements import extract_agreements
from digest.extract.claims import extract_claims, tell_once
from digest.extract.openings import find_openings
from digest.extract.quotes import choose_quotes
from digest.extract.retold import names_more, same_in_story
from digest.known import Taxonomy
from digest.model import Agreement, Article, Claim, Quote, RegionLabel


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts of a story."""

    claims: tuple[Claim, ...]
    """The lead's first; of other members what nobody before them says."""
    agreements: tuple[Agreement, ...]
    excerpt: tuple[Quote, ...]
    opened: tuple[Claim, ...] = ()
    """What has opened or been finished; it settles promises and is no claim of its own."""


def extract_story(articles: tuple[Article, ...], regions: tuple[RegionLabel, ...], taxonomy: Taxonomy) -> Extracted:
    """The claims, agreements and quotations of a story's articles, which come lead first.

    A later article adds a claim only where its value, unit or subject is new; figures that
    contradict each other stay side by side. Quotations come from the first article that has any.
    """
    claims = [claim for article in articles for claim in extract_claims(article, regions, taxonomy)]
    quotations = (choose_quotes(article) for article in articles)
    return Extracted(
        tuple(tell_once(claims)),
        tuple(_tell_agreements(articles)),
        next((found for found in quotations if found), ()),
        tuple(claim for article in articles for claim in find_openings(article, regions, taxonomy)),
    )


def _tell_agreements(articles: tuple[Article, ...]) -> list[Agreement]:
    """The agreements of a story's articles, each once: as the first tells it, or the first that names more parties."""
    told: list[Agreement] = []
    for article in articles:
        for found in extract_agreements(article):
            index = next((at for at, other in enumerate(told) if same_in_story(found, other, articles)), None)
            if index is None:
                told.append(found)
            elif names_more(found, told[index]):
                told[index] = found
    return told
