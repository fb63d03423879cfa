"""What became of a collection, kept: block by block, and how the blocks stand together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from digest.cache import Cache, pack, unpack
from digest.curation import Curation
from digest.dedupe.settle import Settled
from digest.known import Taxonomy
from digest.model import Article, Rejection

_BLOCKS, _OUTCOMES = "dedupe/blocks", "dedupe/outcomes"
_LATEST = "latest"
_SHELVES = "0123456789abcdef"
"""Blocks are kept together by the first character of their keys: one more article changes few shelves."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the last collection, beside what became of its blocks."""

    mark: bytes
    blocks: tuple[str, ...]
    """Their keys."""
    rejections: tuple[Rejection, ...]
    """Of articles that are in no block."""
    related: tuple[tuple[str, ...], ...]
    """Of each story, in the order of the stories."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    keys: tuple[str, ...]
    settled: tuple[Settled, ...]


def mark_articles(articles: Sequence[Article], keys: Sequence[str]) -> list[bytes]:
    """All that grouping depends on in each article; `keys` are the content keys."""
    return [
        f"{key} {article.id!r} {article.src_uri!r} {_dated(article)}\n".encode("utf-8", "surrogatepass")
        for article, key in zip(articles, keys, strict=True)
    ]


def mark_collection(marks: Sequence[bytes], curation: Curation, taxonomy: Taxonomy) -> bytes:
    """The same for two collections exactly where grouping cannot tell them apart."""
    about = (curation.same_story, curation.separate_stories, taxonomy.for_comparing.mark)
    mark = sha256(repr(about).encode("utf-8", "surrogatepass"))
    mark.update(b"".join(marks))
    return mark.digest()


def kept_outcome(store: Cache, mark: bytes) -> Outcome | None:
    """What `keep_outcome` kept of the collection, if it was the last one."""
    kept = store.get_many(_OUTCOMES, [_LATEST])
    outcome = unpack(kept[_LATEST], Outcome) if kept else None
    return outcome if outcome is not None and outcome.mark == mark else None


def keep_outcome(store: Cache, outcome: Outcome) -> None:
    """Keep what became of a collection."""
    store.put_many(_OUTCOMES, {_LATEST: pack(outcome)})


def kept_settled(store: Cache) -> dict[str, Settled]:
    """What became of the blocks of the last collection, by their keys."""
    shelves = (unpack(data, _Shelf) for data in store.get_many(_BLOCKS, _SHELVES).values())
    return {key: one for shelf in shelves for key, one in zip(shelf.keys, shelf.settled, strict=True)}


def keep_settled(store: Cache, settled: Mapping[str, Settled], known: Mapping[str, Settled]) -> None:
    """Keep what became of the blocks of a collection, and no others; `known` is what was kept."""
    changed = {key[0] for key in settled.keys() ^ known.keys()}
    shelves = {name: sorted(key for key in settled if key[0] == name) for name in sorted(changed)}
    store.put_many(
        _BLOCKS,
        {name: pack(_Shelf(tuple(keys), tuple(settled[key] for key in keys))) for name, keys in shelves.items()},
    )


def _dated(article: Article) -> str:
    published = article.published
    first, last = published.earliest, published.latest
    return f"{published.date!r} {published.basis!s} {first and first.toordinal()} {last and last.toordinal()}"
