"""Which article speaks for a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.dedupe import thresholds as limits
from digest.model import Article, Basis
from digest.text import fold


def choose_lead(articles: Sequence[Article], lengths: Mapping[str, int] | None = None) -> Article:
    """The lead of a story's articles, by `lead_key`; the order of the articles does not matter.

    `lengths` are the lengths of their bodies in letters and digits by id, where they are known.
    """
    if len(articles) == 1:
        return articles[0]
    known = lengths or {article.id: len(fold(article.body)) for article in articles}
    longest = max(known[article.id] for article in articles)
    return min(articles, key=lambda article: lead_key(article, known[article.id], longest))


def lead_key(article: Article, length: int, longest: int) -> tuple[bool, bool, bool, bool, str, str]:
    """Least for the best lead: fullest text, stated date, known outlet, a headline, earliest, id.

    `length` is that of its body in letters and digits, `longest` that of the story's longest body.

    A text counts as fullest from `FULLEST_SHARE` of the longest on: a few characters more, such as
    a photo caption, must not outweigh a stated date.
    """
    published = article.published
    return (
        length < limits.FULLEST_SHARE * longest,
        published.basis not in (Basis.STATED, Basis.CURATED),
        article.outlet is None,
        not article.title,
        published.sort_key if published.date or published.latest else "9999-99-99",
        article.id,
    )
