"""What stands for articles and stories: a hash of all there is of each, made once for all who keep something by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from hashlib import blake2b, sha256
from operator import attrgetter, is_
from types import MappingProxyType
from typing import Protocol

from digest.cache import pack
from digest.memory import of_the_latest
from digest.model import Article, Entry, Story

_articles: Mapping[str, tuple[Article, Marks]] = {}
"""The latest articles with their marks, by their ids."""
_told: Mapping[str, Marked] = {}
"""What the latest stories tell, by their ids."""
_DIGITS = 32
_FACTS = ("title", "title_article", "claims", "agreements", "excerpt", "opened")
_TOLD = attrgetter(*_FACTS)
_BESIDE = attrgetter(
    *(field.name for field in fields(Entry) if field.name not in ("articles", "story", *_FACTS)),
)
_OF_STORY = attrgetter(*(field.name for field in fields(Story) if field.name != "related"))

UNPLAIN = "?"
"""How the mark of a story begins that is no plain data (a vast number, half a character), so that nothing can be kept
of it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands for an article."""

    whole: bytes
    """For all of it."""
    text: str
    """For its headline, sub-headlines and body."""
    compared: str
    """For what it is compared with others by: the same exactly where deduplication cannot tell two contents apart."""


def mark_article(article: Article) -> Marks:
    """The marks of an article."""
    published, outlet = article.published, article.outlet
    text = "\0".join((article.title or "", *article.deck, article.body))
    days = [day and day.toordinal() for day in published.bounds]
    about = repr((article.title, article.deck, outlet and outlet.id, *days))
    return Marks(sha256(pack(article)).digest(), hash_of_text(text), hash_of_text(f"{article.body}\0{about}"))


def marks_of(article: Article) -> Marks:
    """The same, known already if it is of those that were remembered last."""
    known = _articles.get(article.id)
    return known[1] if known is not None and known[0] is article else mark_article(article)


def remember_marks(marked: Iterable[tuple[Article, Marks]]) -> None:
    """Have the marks of articles known, and of no others: whoever made them marked them, too."""
    global _articles  # noqa: PLW0603 (all the articles of a run)
    _articles = {article.id: (article, marks) for article, marks in marked}


class Marked(Protocol):
    """What a story tells, with fields as those of entries."""

    @property
    def mark(self) -> bytes:
        """What `mark_told` gives of it."""


def mark_told(told: object) -> bytes:
    """What stands for what a story tells, of an entry or what has such fields."""
    return sha256(pack(_TOLD(told))).digest()


def remember_told(told: Mapping[str, Marked]) -> None:
    """Have known what stands for what stories tell, by their ids, and of no others: whoever told it marked it, too."""
    global _told  # noqa: PLW0603 (all the stories of a run)
    _told = told


def _told_mark(entry: Entry) -> bytes:
    known = _told.get(entry.story.lead)
    return known.mark if known is not None and all(map(is_, _TOLD(known), _TOLD(entry))) else mark_told(entry)


def story_marks(entries: tuple[Entry, ...]) -> Mapping[str, str]:
    """The marks of a digest's entries by their ids. Those of the latest entries are remembered."""
    return _both_marks(entries)[0]


def marks_apart(entries: tuple[Entry, ...]) -> Mapping[str, str]:
    """The same for all but what a story is related to: one more story changes that of several others, and only their
    own pages tell it."""
    return _both_marks(entries)[1]


def story_numbers(entries: tuple[Entry, ...]) -> Mapping[str, int]:
    """The same as numbers of 64 bits."""
    return {story: int(mark.removeprefix(UNPLAIN)[:16], 16) for story, mark in story_marks(entries).items()}


@of_the_latest
def _both_marks(entries: tuple[Entry, ...]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    marks = {entry.id: _mark(entry) for entry in entries}
    whole, apart = ({story: mark[place] for story, mark in marks.items()} for place in (0, 1))
    return MappingProxyType(whole), MappingProxyType(apart)


def _mark(entry: Entry) -> tuple[str, str]:
    """For all of an entry, and for all but what its story is related to."""
    try:
        articles = [marks_of(article).whole for article in entry.articles]
        told = (_BESIDE(entry), _told_mark(entry), _OF_STORY(entry.story), articles)
        apart = blake2b(pack(told), digest_size=20)
        related = entry.story.related
        whole = blake2b(apart.digest() + pack(related), digest_size=20) if related else apart
        return whole.hexdigest(), apart.hexdigest()
    except (OverflowError, UnicodeError):
        mark = UNPLAIN + blake2b(ascii(entry).encode(), digest_size=20).hexdigest()
        return mark, mark


def hash_of_text(text: str) -> str:
    """A hash of a text, in UTF-16, which is half the work of UTF-8 to write and a third less to hash."""
    return sha256(text.encode("utf-16-le", "surrogatepass")).hexdigest()[:_DIGITS]
