"""What stands for articles and stories: a hash of all there is of each, made once for all who keep something by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from hashlib import blake2b, sha256
from operator import attrgetter
from types import MappingProxyType

from digest.cache import pack
from digest.model import Article, Entry

_latest: tuple[tuple[Entry, ...], Mapping[str, str]] | None = None
_articles: Mapping[str, tuple[Article, bytes]] = {}
"""The latest marks of articles, by their ids."""
_BESIDE_ARTICLES = attrgetter(*(field.name for field in fields(Entry) if field.name != "articles"))

UNPLAIN = "?"
"""How the mark of a story begins that is no plain data (a vast number, half a character), so that nothing can be kept
of it."""


def mark_articles(articles: Iterable[Article]) -> dict[str, bytes]:
    """The marks of articles by their ids; those of the latest ones are remembered, for the marks of their stories."""
    global _articles  # noqa: PLW0603 (as below)
    _articles = {article.id: (article, _mark_of(article)) for article in articles}
    return {article_id: mark for article_id, (_, mark) in _articles.items()}


def story_marks(entries: tuple[Entry, ...]) -> Mapping[str, str]:
    """The marks of a digest's entries by their ids. Those of the latest entries are remembered."""
    global _latest  # noqa: PLW0603 (a digest is too large to be the key of a cache)
    if _latest is None or _latest[0] is not entries:
        _latest = entries, MappingProxyType({entry.id: _mark(entry) for entry in entries})
    return _latest[1]


def story_numbers(entries: tuple[Entry, ...]) -> Mapping[str, int]:
    """The same as numbers of 64 bits."""
    return {story: int(mark.removeprefix(UNPLAIN)[:16], 16) for story, mark in story_marks(entries).items()}


def _mark(entry: Entry) -> str:
    try:
        told = (_BESIDE_ARTICLES(entry), [_article_mark(article) for article in entry.articles])
        return blake2b(pack(told), digest_size=20).hexdigest()
    except (OverflowError, UnicodeError):
        return UNPLAIN + blake2b(ascii(entry).encode(), digest_size=20).hexdigest()


def _article_mark(article: Article) -> bytes:
    known = _articles.get(article.id)
    return known[1] if known is not None and known[0] is article else _mark_of(article)


def _mark_of(article: Article) -> bytes:
    return sha256(pack(article)).digest()
