"""What deduplication keeps of one article. A pure function of the article, so it can be cached by content."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.places import Gazetteer
from digest.dedupe.slots import HEAD_CHARACTERS, Slots, read_slots
from digest.model import Article
from digest.text import fold, normalise, squeeze_spaces

SHINGLE_CHARACTERS = 5
TITLE_WEIGHT = 3
"""A word of the headline counts as three of the body."""
LEAST_ITEMS = 2
NAMELESS_CHARACTERS = 6
"""`9월 19일 알림` is no headline."""
WORD_BITS = 20
"""Words are numbered by hash in a space of a million: 1 % of a 10,000-word vocabulary shares a number."""

_TOKEN = re.compile(r"[가-힣]+|[a-z0-9]+")
_TITLE_TAG = re.compile(r"^\s*(?:[\[<【][^\]>】]{1,14}[\]>】]\s*)+")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)\s*$")
_MULTIPLIER = np.uint64(0x100000001B3)
_MIX = np.uint64(0xBF58476D1CE4E5B9)

Ids = NDArray[np.uint32]
Counts = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class WordBag:
    """Words by number with how often they stand there."""

    ids: Ids
    """Sorted, each once."""
    counts: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """Everything the comparison of two articles uses."""

    id: str
    src_uri: str
    title: str
    """The headline without tags such as `[포토]`; empty where there is none."""
    title_key: str
    """The headline folded to lower-case letters and digits."""
    body: str
    """Folded to lower-case letters and digits."""
    text: str
    """The body on one line, as it is compared word by word."""
    lead: str
    """The first `HEAD_CHARACTERS` of sub-headlines and body, folded."""
    body_key: str
    """Hex digest of the folded body: the same for exact duplicates only."""
    shingles: Ids
    """Hashes of the character 5-shingles of the folded body; sorted, each once."""
    words: WordBag
    """Of headline, sub-headlines and body."""
    lead_words: WordBag
    title_words: WordBag
    """Of the headline, or of the body's first words where there is none."""
    support_words: WordBag
    """Of sub-headlines and body: what a headline must find there."""
    slots: Slots
    outlet: str | None
    earliest: dt.date | None
    latest: dt.date | None
    roundup: bool
    """Reports several unrelated things."""
    brief: bool
    """Stands in a column of short news; may be one item or several."""
    length: int
    """Letters and digits of the body."""


def fingerprint_article(article: Article, gazetteer: Gazetteer) -> Fingerprint:
    """The fingerprint of one dated article."""
    title = clean_title(article.title or "")
    body = squeeze_spaces(normalise(article.body))
    deck = squeeze_spaces(normalise(" ".join(article.deck))).replace("\n", " ")
    flat = body.replace("\n", " ")
    headed = f"{deck} {flat}" if deck else flat
    folded = fold(body)
    title_words = words_of(title) if title else words_of(headed[:60])
    body_words = words_of(headed)
    words = Counter(body_words)
    for word in title_words:
        words[word] += TITLE_WEIGHT
    lead = headed[:HEAD_CHARACTERS]
    earliest, latest = _bounds(article)
    return Fingerprint(
        id=article.id,
        src_uri=article.src_uri,
        title=title,
        title_key=fold(title),
        body=folded,
        text=flat,
        lead=fold(lead),
        body_key=hashlib.sha256(folded.encode()).hexdigest(),
        shingles=hash_shingles(folded),
        words=_bag(words),
        lead_words=_bag(Counter([*words_of(lead), *title_words])),
        title_words=_bag(Counter(title_words)),
        support_words=_bag(Counter(body_words)),
        slots=read_slots(title, headed, gazetteer),
        outlet=article.outlet.id if article.outlet else None,
        earliest=earliest,
        latest=latest,
        roundup=_is_roundup(article.title or "", title, body),
        brief=bool(load_lexicon().roundup.search(article.title or "")),
        length=len(folded),
    )


def clean_title(title: str) -> str:
    """A headline without its tags and the dots of a cut-off end.

    >>> clean_title("[포토] 남원시, 협약 체결...")
    '남원시, 협약 체결'
    """
    title = squeeze_spaces(normalise(title)).replace("\n", " ")
    stripped = _ELLIPSIS.sub("", _TITLE_TAG.sub("", title)).strip()
    return stripped or title.strip()


def words_of(text: str) -> list[int]:
    """The words of a text as numbers, particles taken off: 남원시는 and 남원시의 are one word."""
    return [_number(token) for token in _TOKEN.findall(text.casefold()) if len(token) > 1]


def hash_shingles(folded: str, size: int = SHINGLE_CHARACTERS) -> Ids:
    """Sorted 32-bit hashes of all runs of `size` characters; 1 in 100 of 40 million shingles collides."""
    codes = np.frombuffer(folded.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - size + 1
    if count < 1:
        return np.zeros(0, np.uint32)
    hashes = np.zeros(count, np.uint64)
    for offset in range(size):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + count]
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    return np.unique(hashes.astype(np.uint32))


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
    return items >= LEAST_ITEMS or len(fold(title)) <= NAMELESS_CHARACTERS or found.end() == len(raw_title)


def _stem(word: str, particles: frozenset[str]) -> str:
    for size in range(min(4, len(word) - 2), 0, -1):
        if word[-size:] in particles:
            return word[:-size]
    return word


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    return zlib.crc32(_stem(word, load_lexicon().particles).encode()) & ((1 << WORD_BITS) - 1)


def _bag(words: Counter[int]) -> WordBag:
    pairs = sorted(words.items())
    return WordBag(
        np.array([number for number, _ in pairs], np.uint32), np.array([count for _, count in pairs], np.float32)
    )


def _bounds(article: Article) -> tuple[dt.date | None, dt.date | None]:
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
