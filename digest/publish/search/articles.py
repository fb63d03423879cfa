"""The terms of articles and stories, each article analysed once and kept by its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from digest.cache import Cache
from digest.kept import Workshop
from digest.model import Article, Entry
from digest.morphology import load_analyser
from digest.parallel import usable_cpus
from digest.publish.search.terms import Terms, Weight, join_terms, read_terms
from digest.text import sentences

_KIND = "publish.search.articles"


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
    workshop = Workshop(cache, usable_cpus())
    made = workshop.make(_KIND, _read, Terms, dict(keys.values()), load_analyser)
    return {article_id: made[key] for article_id, (key, _) in keys.items()}


def _read(article: Article) -> Terms:
    return read_terms(_parts(article))


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
