"""The terms of everything that is searched, each text analysed once and kept by its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from digest.cache import Cache, pack
from digest.dictionary import words_in
from digest.kept import Workshop
from digest.model import Article, Entry
from digest.morphology import load_analyser
from digest.parallel import usable_cpus
from digest.publish.search.pages import PageEntry
from digest.words import ARTICLES, Terms, Weight, article_key, join_terms, read_article, read_terms


def story_key(entry: Entry) -> str:
    """Stands for everything the terms of a story depend on."""
    told = "".join(f"{article_key(article)}{int(weight)}" for article, weight in _weighed(entry))
    return blake2b(told.encode(), digest_size=20).hexdigest()


def page_key(page: PageEntry) -> str:
    """The same of a page."""
    words = words_in("\0".join((page.title, *page.passages)))
    return blake2b(pack((page.title, page.passages, words)), digest_size=20).hexdigest()


def terms_of_stories(entries: Sequence[Entry], cache: Cache) -> Iterator[Terms]:
    """The terms of all articles of each story; only the story's own headline counts as its title."""
    known = terms_of_articles((article for entry in entries for article in entry.articles), cache)
    return (join_terms((known[article.id], weight) for article, weight in _weighed(entry)) for entry in entries)


def _weighed(entry: Entry) -> list[tuple[Article, Weight]]:
    """The articles of a story, each with the most that a word of it may weigh."""
    titled = {entry.title_article, entry.lead.id}
    return [(article, Weight.TITLE if article.id in titled else Weight.REPEATED) for article in entry.articles]


def terms_of_articles(articles: Iterable[Article], cache: Cache) -> Mapping[str, Terms]:
    """The terms of articles by their ids; most are in the cache since their stories were described."""
    keys = {article.id: (article_key(article), article) for article in articles}
    workshop = Workshop(cache, usable_cpus())
    made = workshop.make(ARTICLES, read_article, Terms, dict(keys.values()), load_analyser)
    return {article_id: made[key] for article_id, (key, _) in keys.items()}


def terms_of_pages(pages: Mapping[str, PageEntry], cache: Cache) -> Iterable[Terms]:
    """The terms of pages that are given by their keys, in their order.

    Where they are read nothing is known of publishing, which would take half a second to load there.
    """
    parts = {key: page.parts for key, page in pages.items()}
    made = Workshop(cache, usable_cpus()).make("publish.search.pages", read_terms, Terms, parts, load_analyser)
    return made.values()
