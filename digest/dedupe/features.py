"""What articles are made of, in words and shingles, read of many at once: one pass of numpy over all letters.

Reading one article after another takes five times as long. What is read of an article does not depend on
which others are read with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from digest.dedupe.bags import Bags, Whole, gather_bags, join_bags
from digest.dedupe.fingerprint import clean_title
from digest.dedupe.slots import HEAD_CHARACTERS
from digest.dedupe.words import NO_LETTER, Codes, Kinds, find_words, hash_shingles, kinds_of, number_words, read_codes
from digest.model import Article
from digest.text import normalise

TITLE_WEIGHT = 3
"""A word of the headline counts as three of the body."""
UNTITLED_CHARACTERS = 60
"""An article without a headline is headed by so many characters of its text."""

_END = "\ufdd0"
"""Stands after each headline, deck and body; a character of no script."""
_TITLE, _DECK, _BODY = _PARTS = range(3)

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

    def take(self, chosen: Whole) -> Features:
        """Those of some of the articles, by position."""
        numbers = chosen.tolist()
        held = self.title_words.with_values(self.supported).take(chosen).values

        def texts(all_texts: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(all_texts[number] for number in numbers)

        return Features(
            titles=texts(self.titles),
            title_keys=texts(self.title_keys),
            lead_keys=texts(self.lead_keys),
            body_keys=texts(self.body_keys),
            words=self.words.take(chosen),
            lead_words=self.lead_words.take(chosen),
            title_words=self.title_words.take(chosen),
            supported=held,
            shingles=self.shingles.take(chosen),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Letters:
    """The characters of some articles one after another, and where each of their parts ends."""

    codes: Codes
    kinds: Kinds
    ends: Whole
    """For each article a row of headline, deck and body; the next part begins one character later."""

    @property
    def bodies(self) -> Whole:
        """Where each body begins and ends."""
        return np.column_stack((self.ends[:, _DECK] + 1, self.ends[:, _BODY]))

    @property
    def leads(self) -> Whole:
        """Where each lead begins and ends."""
        begin = self.ends[:, _TITLE] + 1
        return np.column_stack((begin, np.minimum(begin + HEAD_CHARACTERS, self.ends[:, _BODY])))

    @property
    def titles(self) -> Whole:
        """Where each headline begins and ends."""
        begin = np.concatenate((np.zeros(min(1, len(self.ends)), np.int64), self.ends[:-1, _BODY] + 1))
        return np.column_stack((begin, self.ends[:, _TITLE]))


def read_features(articles: Sequence[Article]) -> Features:
    """The features of some articles; a hundred at a time are read fastest."""
    titles = tuple(clean_title(article.title or "") for article in articles)
    letters = _read_letters(articles, titles)
    count = len(articles)
    starts, ends = find_words(letters.kinds)
    place = np.searchsorted(letters.ends.ravel(), starts)
    article, part = np.divmod(place, len(_PARTS))
    offset = starts - letters.leads[article, 0]
    numbers = (article << 32) | number_words(letters.codes, starts, ends)
    headless = np.array([not title for title in titles], np.bool_)[article]
    in_text = part != _TITLE
    text = numbers[in_text]
    head = numbers[np.where(headless, in_text & (offset < UNTITLED_CHARACTERS), ~in_text)]
    lead = numbers[in_text & (offset < HEAD_CHARACTERS)]
    title_words = gather_bags(count, (head, 1))
    words = gather_bags(count, (text, 1), (head, TITLE_WEIGHT))
    is_letter = letters.kinds != NO_LETTER
    before = np.concatenate(([0], np.cumsum(is_letter)))
    only = letters.codes[is_letter]
    whole = only.tobytes().decode("utf-32-le", "surrogatepass")

    def fold(bounds: Whole) -> tuple[str, ...]:
        return tuple(whole[start:end] for start, end in before[bounds].tolist())

    return Features(
        titles=titles,
        title_keys=fold(letters.titles),
        lead_keys=fold(letters.leads),
        body_keys=fold(letters.bodies),
        words=words,
        lead_words=gather_bags(count, (lead, 1), (head, 1)),
        title_words=title_words,
        supported=words.values[np.searchsorted(words.keys(), title_words.keys())] > TITLE_WEIGHT * title_words.values,
        shingles=hash_shingles(only, before[letters.bodies]),
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
    texts = []
    for article, title in zip(articles, titles, strict=True):
        parts = (title, " ".join(article.deck), article.body)
        text = _END.join((*parts, ""))
        if text.count(_END) > len(parts):
            text = _END.join((*(part.replace(_END, " ") for part in parts), ""))
        texts.append(normalise(text))
    codes = read_codes("".join(texts))
    ends = np.flatnonzero(codes == ord(_END)).reshape(-1, len(_PARTS))
    return _Letters(codes, kinds_of(codes), ends)
