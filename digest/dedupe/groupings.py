"""The stories of a whole collection, kept until an article, its date or a curator's word on stories changes."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from digest.cache import Cache, pack, unpack
from digest.curation import Curation
from digest.known import Taxonomy
from digest.model import Article, Grouping

_KIND = "dedupe/groupings"
_MARK, _LATEST = "mark", "latest"
"""One grouping is kept at a time, as it weighs a quarter of its articles; its mark lies in front of it, too, and alone,
so that no other collection's is read."""
_MARK_BYTES = 32


def mark_collection(articles: Sequence[Article], keys: Sequence[str], curation: Curation, taxonomy: Taxonomy) -> bytes:
    """The same for two collections exactly where grouping cannot tell them apart; `keys` are the content keys."""
    about = (curation.same_story, curation.separate_stories, taxonomy.for_comparing.mark)
    mark = blake2b(repr(about).encode(), digest_size=_MARK_BYTES)
    for article, key in zip(articles, keys, strict=True):
        published = article.published
        dated = f"{published.date!r} {published.basis.value} {published.earliest} {published.latest}"
        mark.update(f"{key} {article.id!r} {article.src_uri!r} {dated}\n".encode("utf-8", "surrogatepass"))
    return mark.digest()


def kept_grouping(store: Cache, mark: bytes) -> Grouping | None:
    """What `keep_grouping` kept of the collection, if it was the last one."""
    if store.get_many(_KIND, [_MARK]).get(_MARK) != mark:
        return None
    kept = store.get_many(_KIND, [_LATEST]).get(_LATEST, b"")
    return unpack(kept[_MARK_BYTES:], Grouping) if kept.startswith(mark) else None


def keep_grouping(store: Cache, mark: bytes, grouping: Grouping) -> None:
    """Keep the stories of a collection."""
    store.put_many(_KIND, {_MARK: mark, _LATEST: mark + pack(grouping)})
