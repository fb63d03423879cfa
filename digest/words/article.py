"""The terms of one article."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from digest.dictionary import words_of
from digest.marks import marks_of
from digest.model import Article
from digest.text import sentences
from digest.words.terms import Terms, Weight, read_terms

ARTICLES = "words.article"
"""Where the terms of articles are kept (see `digest.cache`), by `article_key`."""


def read_article(article: Article) -> Terms:
    """The terms of an article's headline, sub-headlines and body."""
    return read_terms(_parts(article))


def article_key(article: Article) -> str:
    """Stands for everything the terms of an article depend on."""
    told = f"{marks_of(article).text} {words_of(article)}"
    return blake2b(told.encode(), digest_size=20).hexdigest()


def _parts(article: Article) -> Iterator[tuple[str, Weight]]:
    if article.title:
        yield article.title, Weight.TITLE
    for line in article.deck:
        yield line, Weight.LEAD
    for number, sentence in enumerate(sentences(article.body)):
        yield sentence.text, Weight.BODY if number else Weight.LEAD
