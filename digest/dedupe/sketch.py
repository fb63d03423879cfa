"""What finding candidates needs of an article, small enough to keep for every article of a large collection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.dedupe import thresholds as limits
from digest.dedupe.bags import Bags, Whole, join_bags
from digest.dedupe.features import Features
from digest.dedupe.fingerprint import is_error_page
from digest.dedupe.frequencies import Reference
from digest.marks import hash_of_text, marks_of
from digest.model import Article

SHINGLE_SAMPLE = 4
"""One shingle in so many, by its hash, is used to find candidates; all are used to judge them."""
WEIGHT_ONE = 1 << 10
"""Weights are whole numbers, so that a sum of products is exact whatever its order."""
NO_DAY = 0
FAR_DAY = 1 << 24


@dataclass(frozen=True, slots=True)
class Sketch:
    """A pure function of an article's content, as `content_keys` tells it."""

    body_key: str
    """The same for exact duplicates only; empty where there is no body."""
    title: str
    length: int
    """Letters and digits of the body."""
    support: float
    """Share of the headline that the article's own body holds; 0 to 1."""
    error_page: bool
    """Whether the body reads like a server's message."""
    first: int
    """Ordinal of the earliest day it may have been published; `NO_DAY` where nothing bounds it."""
    last: int
    """Ordinal of the latest such day, else `FAR_DAY`."""
    outlet: str
    """Its id; empty where it is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketches:
    """Sketches by content key, with the words and shingles that are not common as two matrices."""

    keys: tuple[str, ...]
    rows: tuple[Sketch, ...]
    words: Bags
    """Each article's unit vector, in parts of `WEIGHT_ONE`."""
    title_words: Bags
    """Shares of the headline by rarity, in parts of `WEIGHT_ONE`."""
    shingles: Bags
    """A sample; values are 1."""

    def take(self, chosen: Whole) -> Sketches:
        """Some of them, by position."""
        numbers = chosen.tolist()
        return Sketches(
            tuple(self.keys[number] for number in numbers),
            tuple(self.rows[number] for number in numbers),
            self.words.take(chosen),
            self.title_words.take(chosen),
            self.shingles.take(chosen),
        )


def make_sketches(
    articles: Sequence[Article], keys: Sequence[str], features: Features, reference: Reference
) -> Sketches:
    """The sketches of some articles with these content keys and features."""
    vectors = reference.vectors(features.words)
    words = vectors.where(reference.words[vectors.ids] >= limits.TELLING_RARITY)
    sample = features.shingles.where(features.shingles.ids % SHINGLE_SAMPLE == 0)
    days = [article.published.bounds for article in articles]
    return Sketches(
        keys=tuple(keys),
        rows=tuple(
            Sketch(
                body_key=hash_of_text(body),
                title=title,
                length=len(body),
                support=support if title else 1.0,
                error_page=is_error_page(body),
                first=first.toordinal() if first and last else NO_DAY,
                last=last.toordinal() if first and last else FAR_DAY,
                outlet=article.outlet.id if article.outlet else "",
            )
            for article, title, body, support, (first, last) in zip(
                articles, features.titles, features.body_keys, _title_support(features, reference), days, strict=True
            )
        ),
        words=_in_parts(words),
        title_words=_in_parts(_title_shares(features, reference)),
        shingles=sample.where(reference.shingles.count(sample.ids) == 0),
    )


def join_sketches(parts: Iterable[Sketches], keys: Sequence[str]) -> Sketches:
    """The sketches of certain keys, in their order; each must be in one of the parts."""
    known = [part for part in parts if part.keys]
    everything = Sketches(
        tuple(chain.from_iterable(part.keys for part in known)),
        tuple(chain.from_iterable(part.rows for part in known)),
        join_bags([part.words for part in known]),
        join_bags([part.title_words for part in known]),
        join_bags([part.shingles for part in known]),
    )
    if everything.keys == tuple(keys):
        return everything
    place = {key: number for number, key in enumerate(everything.keys)}
    return everything.take(np.array([place[key] for key in keys], np.int64))


def dump_sketches(sketches: Sketches) -> bytes:
    """The sketches for a cache."""
    weighed = (sketches.words, sketches.title_words)
    arrays = tuple((bag.ends.tobytes(), bag.ids.tobytes(), bag.values.astype(np.int16).tobytes()) for bag in weighed)
    sample = sketches.shingles
    return pack(_Kept(sketches.keys, sketches.rows, arrays, (sample.ends.tobytes(), sample.ids.tobytes())))


def load_sketches(dumped: bytes) -> Sketches:
    """What `dump_sketches` gave."""
    kept = unpack(dumped, _Kept)
    words, title_words = (
        Bags(np.frombuffer(ends, np.int64), np.frombuffer(ids, np.uint32), np.frombuffer(values, np.int16))
        for ends, ids, values in kept.weighed
    )
    ends, sample = np.frombuffer(kept.sample[0], np.int64), np.frombuffer(kept.sample[1], np.uint32)
    shingles = Bags(ends, sample, np.ones(len(sample), np.int8))
    return Sketches(kept.keys, kept.rows, words, title_words, shingles)


def content_keys(articles: Iterable[Article]) -> list[str]:
    """The content key of each article: the same for two exactly where their contents cannot be told apart."""
    return [marks_of(article).compared for article in articles]


@dataclass(frozen=True, slots=True)
class _Kept:
    keys: tuple[str, ...]
    rows: tuple[Sketch, ...]
    weighed: tuple[tuple[bytes, bytes, bytes], ...]
    sample: tuple[bytes, bytes]


def _in_parts(shares: Bags) -> Bags:
    return shares.with_values(np.rint(shares.values * WEIGHT_ONE).astype(np.int16))


def _title_shares(features: Features, reference: Reference) -> Bags:
    """What part each telling word is of a headline's rarity."""
    rarity = reference.words[features.title_words.ids]
    telling = features.title_words.with_values(rarity).where(rarity >= limits.TELLING_RARITY)
    return telling.with_values(telling.values / np.repeat(telling.sums(), telling.sizes))


def _title_support(features: Features, reference: Reference) -> list[float]:
    """Rarity-weighted share of each headline's words that the article's own body holds; 1 where none is known."""
    rarity = features.title_words.with_values(reference.words[features.title_words.ids])
    whole, held = rarity.sums(), rarity.where(features.supported).sums()
    shares: NDArray[np.float64] = np.divide(held, whole, out=np.ones(len(whole)), where=whole > 0)
    return [float(share) for share in np.minimum(1.0, shares)]
