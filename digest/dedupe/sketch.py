"""What finding candidates needs of an article, small enough to keep for every article of a large collection."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.dedupe import thresholds as limits
from digest.dedupe.fingerprint import Outline, publication_bounds
from digest.dedupe.frequencies import Reference
from digest.dedupe.words import Ids
from digest.model import Article

SHINGLE_SAMPLE = 4
"""One shingle in so many, by its hash, is used to find candidates; all are used to judge them."""
WEIGHT_ONE = 1 << 10
"""Weights are whole numbers, so that a sum of products is exact whatever its order."""
NO_DAY = 0
FAR_DAY = 1 << 24

Whole = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """A pure function of an article's content, as `content_key` tells it."""

    key: str
    body_key: str
    title: str
    length: int
    """Letters and digits of the body."""
    support: float
    """Share of the headline that the article's own body holds; 0 to 1."""
    error_page: bool
    first: int
    """Ordinal of the earliest day it may have been published; `NO_DAY` where nothing bounds it."""
    last: int
    words: Ids
    """Numbers of the words that are not common; sorted."""
    weights: Whole
    """Their part of the article's unit vector, in parts of `WEIGHT_ONE`."""
    shingles: Ids
    """A sample of the shingles that are not common; sorted."""


@dataclass(frozen=True, slots=True)
class _Kept:
    body_key: str
    title: str
    length: int
    support: float
    error_page: bool
    first: int
    last: int
    words: bytes
    weights: bytes
    shingles: bytes


def dump_sketch(sketch: Sketch) -> bytes:
    """The sketch for a cache, without its key."""
    return pack(
        _Kept(
            body_key=sketch.body_key,
            title=sketch.title,
            length=sketch.length,
            support=sketch.support,
            error_page=sketch.error_page,
            first=sketch.first,
            last=sketch.last,
            words=sketch.words.tobytes(),
            weights=sketch.weights.tobytes(),
            shingles=sketch.shingles.tobytes(),
        )
    )


def load_sketch(key: str, dumped: bytes) -> Sketch:
    """The sketch that `dump_sketch` gave."""
    kept = unpack(dumped, _Kept)
    return Sketch(
        key=key,
        body_key=kept.body_key,
        title=kept.title,
        length=kept.length,
        support=kept.support,
        error_page=kept.error_page,
        first=kept.first,
        last=kept.last,
        words=np.frombuffer(kept.words, np.uint32),
        weights=np.frombuffer(kept.weights, np.int32),
        shingles=np.frombuffer(kept.shingles, np.uint32),
    )


def content_key(article: Article) -> str:
    """The same for two articles exactly where deduplication cannot tell their contents apart."""
    earliest, latest = publication_bounds(article)
    outlet = article.outlet.id if article.outlet else None
    about = repr(
        (article.title, article.deck, outlet, earliest and earliest.toordinal(), latest and latest.toordinal())
    )
    digest = hashlib.blake2b(about.encode("utf-8", "surrogatepass"), digest_size=16)
    digest.update(b"\0")
    digest.update(article.body.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def make_sketch(outline: Outline, reference: Reference, key: str = "") -> Sketch:
    """The sketch of an article; its key may be given later, by `load_sketch`."""
    weights = reference.vector(outline.words)
    telling = reference.words[outline.words.ids] >= limits.TELLING_RARITY
    sample = outline.shingles[outline.shingles % SHINGLE_SAMPLE == 0]
    bounds = outline.earliest, outline.latest
    return Sketch(
        key=key,
        body_key=outline.body_key,
        title=outline.title,
        length=outline.length,
        support=_title_support(outline, reference),
        error_page=outline.error_page,
        first=bounds[0].toordinal() if bounds[0] and bounds[1] else NO_DAY,
        last=bounds[1].toordinal() if bounds[0] and bounds[1] else FAR_DAY,
        words=outline.words.ids[telling],
        weights=np.rint(weights[telling] * WEIGHT_ONE).astype(np.int32),
        shingles=sample[reference.shingles.count(sample) == 0],
    )


def _title_support(outline: Outline, reference: Reference) -> float:
    """Rarity-weighted share of the headline's words that the article's own body holds; 1 without a headline."""
    whole = float(reference.word_rarity(outline.title_words.ids).sum())
    if not outline.title or not whole:
        return 1.0
    return min(1.0, float(reference.word_rarity(outline.supported).sum()) / whole)
