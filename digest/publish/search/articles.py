"""The terms of everything that is searched, each text analysed once and kept by its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from digest.cache import Cache, pack
from digest.kept import Workshop
from digest.model import Article, Entry
from digest.morphology import load_analyser
from digest.parallel import usable_cpus
from digest.publish.search.pages import PageEntry
from digest.words import ARTICLES, Terms, Weight, article_key, join_terms, read_article


def terms_of_stories(entries: Iterable[Entry], cache: Cache) -> Iterator[Terms]:
    """The terms of all articles of each story; only the story's own headline counts as its title."""
    stories = tuple(entries)
    known = terms_of_articles((article for entry in stories for article in entry.articles), cache)
    for entry in stories:
        titled = {entry.title_article, entry.lead.id}
        yield join_terms(
            (known[article.id], Weight.TITLE if article.id in titled else Weight.REPEATED) for article in entry.articles
        )


def terms_of_articles(articles: Iterable[Article], cache: Cache) -> Mapping[str, Terms]:
    """The terms of articles by their ids; most are in the cache since their stories were described."""
    keys = {article.id: (article_key(article), article) for article in articles}
    workshop = Workshop(cache, usable_cpus())
    made = workshop.make(ARTICLES, read_article, Terms, dict(keys.values()), load_analyser)
    return {article_id: made[key] for article_id, (key, _) in keys.items()}


def terms_of_pages(pages: Sequence[PageEntry], cache: Cache) -> list[Terms]:
    """The terms of pages, in their order."""
    keys = [blake2b(pack((page.title, page.passages)), digest_size=20).hexdigest() for page in pages]
    orders = dict(zip(keys, pages, strict=True))
    made = Workshop(cache, usable_cpus()).make("publish.search.pages", _of_page, Terms, orders, load_analyser)
    return [made[key] for key in keys]


def _of_page(page: PageEntry) -> Terms:
    return page.terms
