"""Which article speaks for a story."""

from __future__ import annotations

from collections.abc import Sequence

from digest.dedupe import thresholds as limits
from digest.model import Article, Basis
from digest.text import fold


def choose_lead(articles: Sequence[Article]) -> Article:
    """The lead of a story's articles, by `lead_key`; the order of the articles does not matter."""
    if len(articles) == 1:
        return articles[0]
    longest = max(len(fold(article.body)) for article in articles)
    return min(articles, key=lambda article: lead_key(article, longest))


def lead_key(article: Article, longest: int) -> tuple[bool, bool, bool, bool, str, str]:
    """Least for the best lead: fullest text, stated date, known outlet, a headline, earliest, id.

    `longest` is the length of the story's longest body in letters and digits.

    A text counts as fullest from `FULLEST_SHARE` of the longest on: a few characters more, such as
    a photo caption, must not outweigh a stated date.
    """
    published = article.published
    return (
        len(fold(article.body)) < limits.FULLEST_SHARE * longest,
        published.basis not in (Basis.STATED, Basis.CURATED),
        article.outlet is None,
        not article.title,
        published.sort_key if published.date or published.latest else "9999-99-99",
        article.id,
    )
