"""What articles are made of, in words and shingles, read of many at once: one pass of numpy over all letters.

Reading one article after another takes five times as long. What is read of an article does not depend on
which others are read with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from digest.dedupe.bags import Bags, Whole, gather_bags, join_bags
from digest.dedupe.fingerprint import clean_title
from digest.dedupe.slots import HEAD_CHARACTERS
from digest.dedupe.words import NO_LETTER, Codes, find_words, hash_shingles, kinds_of, number_words, read_codes
from digest.model import Article
from digest.text import normalise

TITLE_WEIGHT = 3
"""A word of the headline counts as three of the body."""
UNTITLED_CHARACTERS = 60
"""An article without a headline is headed by so many characters of its text."""

_END = "\ufdd0"
"""Stands after each headline, deck and body; a character of no script."""
_TITLE, _DECK, _BODY = range(3)

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What some articles are made of, by their position among them. Keys are folded to letters and digits."""

    titles: tuple[str, ...]
    """Headlines without tags; empty where there is none."""
    title_keys: tuple[str, ...]
    lead_keys: tuple[str, ...]
    """Of the first `HEAD_CHARACTERS` of deck and body."""
    body_keys: tuple[str, ...]
    words: Bags
    """Of headline, deck and body."""
    lead_words: Bags
    """Of headline and lead."""
    title_words: Bags
    """Of the headline, or of the first words of an article that has none."""
    supported: Mask
    """Which of the `title_words` stand in deck or body."""
    shingles: Bags
    """Of the bodies."""


@dataclass(frozen=True, slots=True, eq=False)
class _Letters:
    """The characters of some articles one after another, and where each stands."""

    codes: Codes
    kinds: NDArray[np.uint8]
    article: Whole
    part: Whole
    offset: Whole
    """From where the article's deck begins; negative in the headline."""


def read_features(articles: Sequence[Article]) -> Features:
    """The features of some articles; a few hundred at a time are read fastest."""
    titles = tuple(clean_title(article.title or "") for article in articles)
    letters = _read_letters(articles, titles)
    count = len(articles)
    starts, ends = find_words(letters.kinds)
    article, part, offset = letters.article[starts], letters.part[starts], letters.offset[starts]
    numbers = (article << 32) | number_words(letters.codes, starts, ends)
    headless = np.array([not title for title in titles], np.bool_)[article]
    in_text = part != _TITLE
    text = numbers[in_text]
    head = numbers[np.where(headless, in_text & (offset < UNTITLED_CHARACTERS), ~in_text)]
    lead = numbers[in_text & (offset < HEAD_CHARACTERS)]
    title_words = gather_bags(count, (head, 1))
    words = gather_bags(count, (text, 1), (head, TITLE_WEIGHT))
    in_body = letters.part == _BODY
    return Features(
        titles=titles,
        title_keys=_fold(letters, letters.part == _TITLE, count),
        lead_keys=_fold(letters, (letters.part != _TITLE) & (letters.offset < HEAD_CHARACTERS), count),
        body_keys=_fold(letters, in_body, count),
        words=words,
        lead_words=gather_bags(count, (lead, 1), (head, 1)),
        title_words=title_words,
        supported=words.values[np.searchsorted(words.keys(), title_words.keys())] > TITLE_WEIGHT * title_words.values,
        shingles=hash_shingles(*_letters_in(letters, in_body), count),
    )


def join_features(parts: Sequence[Features]) -> Features:
    """The features of all articles of several readings."""

    def texts(name: str) -> tuple[str, ...]:
        return tuple(chain.from_iterable(getattr(part, name) for part in parts))

    def bags(name: str) -> Bags:
        return join_bags([getattr(part, name) for part in parts])

    return Features(
        titles=texts("titles"),
        title_keys=texts("title_keys"),
        lead_keys=texts("lead_keys"),
        body_keys=texts("body_keys"),
        words=bags("words"),
        lead_words=bags("lead_words"),
        title_words=bags("title_words"),
        supported=np.concatenate([part.supported for part in parts]),
        shingles=bags("shingles"),
    )


def _read_letters(articles: Sequence[Article], titles: Sequence[str]) -> _Letters:
    parts = (
        part
        for article, title in zip(articles, titles, strict=True)
        for part in (title, " ".join(article.deck), article.body)
    )
    codes = read_codes("".join(f"{normalise(part.replace(_END, ' '))}{_END}" for part in parts))
    is_end = codes == ord(_END)
    after = np.flatnonzero(is_end) + 1
    where = np.cumsum(is_end)
    where[after - 1] -= 1
    article = where // 3
    return _Letters(codes, kinds_of(codes), article, where % 3, np.arange(len(codes)) - after[::3][article])


def _letters_in(letters: _Letters, mask: Mask) -> tuple[Codes, Whole]:
    """The letters of a mask and the articles they are in."""
    mask = mask & (letters.kinds != NO_LETTER)
    return letters.codes[mask], letters.article[mask]


def _fold(letters: _Letters, mask: Mask, count: int) -> tuple[str, ...]:
    """The letters of a mask as a text for each article."""
    codes, article = _letters_in(letters, mask)
    whole = codes.tobytes().decode("utf-32-le", "surrogatepass")
    ends = np.searchsorted(article, np.arange(count + 1)).tolist()
    return tuple(whole[start:end] for start, end in pairwise(ends))
