"""What deduplication reads from one article: a pure function of its content, whatever its name and its neighbours.

The outline is enough to find candidates and is read for every article; the fingerprint, five times as
dear, only where an article has a candidate.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from digest.dedupe import thresholds as limits
from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.places import Gazetteer
from digest.dedupe.slots import HEAD_CHARACTERS, Slots, read_slots
from digest.dedupe.words import Ids, WordBag, bag_of, fold_split, fold_words, hash_shingles, number_words, words_of
from digest.model import Article
from digest.text import normalise

TITLE_WEIGHT = 3
"""A word of the headline counts as three of the body."""
LEAST_ITEMS = 2
NAMELESS_CHARACTERS = 6
"""`9월 19일 알림` is no headline."""

_TITLE_TAG = re.compile(r"^\s*(?:[\[<【][^\]>】]{1,14}[\]>】]\s*)+")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)\s*$")


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What an article says, as far as it takes to find others like it."""

    title: str
    """The headline without tags such as `[포토]`; empty where there is none."""
    text: str
    """The body on one line, as it is compared word by word."""
    headed: str
    """Sub-headlines and body on one line."""
    body: str
    """Folded to lower-case letters and digits."""
    body_key: str
    """Hex digest of the folded body: the same for exact duplicates only."""
    shingles: Ids
    """Hashes of the character 5-shingles of the folded body; sorted, each once."""
    words: WordBag
    """Of headline, sub-headlines and body."""
    title_words: WordBag
    """Of the headline, or of the body's first words where there is none."""
    supported: Ids
    """Those of them that stand in sub-headlines or body; sorted."""
    earliest: dt.date | None
    latest: dt.date | None
    error_page: bool
    """Whether the body reads like a server's message instead of an article."""

    @property
    def length(self) -> int:
        """Letters and digits of the body."""
        return len(self.body)


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """Everything the comparison of two articles uses."""

    title: str
    title_key: str
    """The headline folded to lower-case letters and digits."""
    body: str
    text: str
    lead: str
    """The first `HEAD_CHARACTERS` of sub-headlines and body, folded."""
    body_key: str
    shingles: Ids
    words: WordBag
    lead_words: WordBag
    title_words: WordBag
    slots: Slots
    outlet: str | None
    earliest: dt.date | None
    latest: dt.date | None
    roundup: bool
    """Reports several unrelated things."""
    brief: bool
    """Stands in a column of short news; may be one item or several."""
    length: int


def outline_article(article: Article) -> Outline:
    """The outline of one dated article."""
    title = clean_title(article.title or "")
    body = normalise(article.body).split()
    deck = normalise(" ".join(article.deck)).split()
    flat = " ".join(body)
    headed = " ".join((*deck, flat)) if deck else flat
    folded = fold_split(body)
    title_words = words_of(title) if title else words_of(headed[:60])
    words = Counter(number_words((*deck, *body)))
    supported = np.array(sorted(set(title_words) & words.keys()), np.uint32)
    for word in title_words:
        words[word] += TITLE_WEIGHT
    earliest, latest = publication_bounds(article)
    return Outline(
        title=title,
        text=flat,
        headed=headed,
        body=folded,
        body_key=hashlib.sha256(folded.encode()).hexdigest(),
        shingles=hash_shingles(folded),
        words=bag_of(words),
        title_words=bag_of(title_words),
        supported=supported,
        earliest=earliest,
        latest=latest,
        error_page=_is_error_page(folded),
    )


def fingerprint_article(article: Article, gazetteer: Gazetteer, outline: Outline | None = None) -> Fingerprint:
    """The fingerprint of one dated article, `outline` being its outline."""
    outline = outline or outline_article(article)
    title, headed = outline.title, outline.headed
    lead = headed[:HEAD_CHARACTERS]
    title_words = np.repeat(outline.title_words.ids, outline.title_words.counts.astype(np.int64)).tolist()
    return Fingerprint(
        title=title,
        title_key=fold_words(title),
        body=outline.body,
        text=outline.text,
        lead=fold_words(lead),
        body_key=outline.body_key,
        shingles=outline.shingles,
        words=outline.words,
        lead_words=bag_of([*words_of(lead), *title_words]),
        title_words=outline.title_words,
        slots=read_slots(title, headed, gazetteer),
        outlet=article.outlet.id if article.outlet else None,
        earliest=outline.earliest,
        latest=outline.latest,
        roundup=_is_roundup(article.title or "", title, article.body),
        brief=bool(load_lexicon().roundup.search(article.title or "")),
        length=outline.length,
    )


def clean_title(title: str) -> str:
    """A headline without its tags and the dots of a cut-off end.

    >>> clean_title("[포토] 남원시, 협약 체결...")
    '남원시, 협약 체결'
    """
    title = " ".join(normalise(title).split())
    stripped = _ELLIPSIS.sub("", _TITLE_TAG.sub("", title)).strip()
    return stripped or title.strip()


def _is_error_page(folded: str) -> bool:
    return len(folded) <= limits.ERROR_PAGE_CHARACTERS and any(mark in folded for mark in load_lexicon().error_pages)


def _is_roundup(raw_title: str, title: str, body: str) -> bool:
    """A column of short news with several marked items, or with no headline but the column's name."""
    lexicon = load_lexicon()
    first_line_marked = body.lstrip().startswith(lexicon.item_marks)
    if first_line_marked and sum(line.startswith(lexicon.item_marks) for line in body.split("\n")) >= LEAST_ITEMS:
        return True
    found = lexicon.roundup.search(raw_title)
    if not found:
        return False
    items = sum(body.count(mark) for mark in lexicon.item_marks)
    return items >= LEAST_ITEMS or len(fold_words(title)) <= NAMELESS_CHARACTERS or found.end() == len(raw_title)


def publication_bounds(article: Article) -> tuple[dt.date | None, dt.date | None]:
    """The days between which an article was published; a bare month or year gives its first and last day."""
    published = article.published
    if published.earliest or published.latest:
        return published.earliest, published.latest
    if not published.date:
        return None, None
    first = dt.date.fromisoformat((published.date + "-01-01")[:10])
    if len(published.date) == 10:
        return first, first
    following = (
        dt.date(first.year + 1, 1, 1)
        if len(published.date) == 4 or first.month == 12
        else dt.date(first.year, first.month + 1, 1)
    )
    return first, following - dt.timedelta(days=1)
