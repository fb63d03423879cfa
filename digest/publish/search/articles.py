"""The terms of articles and stories, each article analysed once and kept by its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from digest.cache import Cache, pack, unpack
from digest.model import Article, Entry
from digest.publish.search.terms import Terms, Weight, join_terms, read_terms
from digest.text import sentences

_KIND = "publish.search.articles"
_BATCH = 200
"""Articles whose results are written down together: a build that is stopped loses no more."""


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
    """The terms of articles by their ids, from the cache where their texts are known there."""
    keys = {article.id: (_key(article), article) for article in articles}
    kept = cache.get_many(_KIND, [key for key, _ in keys.values()])
    found: dict[str, Terms] = {}
    fresh: dict[str, bytes] = {}
    for article_id, (key, article) in keys.items():
        if key in kept:
            found[article_id] = unpack(kept[key], Terms)
            continue
        found[article_id] = read_terms(_parts(article))
        fresh[key] = pack(found[article_id])
        if len(fresh) >= _BATCH:
            cache.put_many(_KIND, fresh)
            fresh = {}
    cache.put_many(_KIND, fresh)
    return found


def _parts(article: Article) -> Iterator[tuple[str, Weight]]:
    if article.title:
        yield article.title, Weight.TITLE
    for line in article.deck:
        yield line, Weight.LEAD
    for number, sentence in enumerate(sentences(article.body)):
        yield sentence.text, Weight.BODY if number else Weight.LEAD


def _key(article: Article) -> str:
    text = "\0".join((article.title or "", *article.deck, article.body))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
