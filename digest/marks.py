"""What stands for stories: a short hash of all there is of each, made once for everybody who keeps something by it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from types import MappingProxyType

from digest.cache import pack
from digest.model import Entry

_latest: tuple[tuple[Entry, ...], Mapping[str, str]] | None = None


UNPLAIN = "?"
"""How the mark of a story begins that is no plain data (a vast number, half a character), so that nothing can be kept
of it."""


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
        return blake2b(pack(entry), digest_size=20).hexdigest()
    except (OverflowError, UnicodeError):
        return UNPLAIN + blake2b(ascii(entry).encode(), digest_size=20).hexdigest()
