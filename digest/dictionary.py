"""The names of places that the analyser is told as words of their own."""

from __future__ import annotations

import re

from digest.taxonomy import load_taxonomy

_HANGUL = re.compile(r"[가-힣]{3,}")


def dictionary() -> tuple[str, ...]:
    """Full names of places and institutions; bare two-syllable stems would hide the words they may be."""
    words = {
        name
        for region in load_taxonomy().regions.values()
        for name in (region.ko, *region.aliases)
        if _HANGUL.fullmatch(name)
    }
    return tuple(sorted(words))


def given() -> bytes:
    """What this module counts by in provenance: whoever analyses depends on these names, and on no more of places."""
    return "\n".join(dictionary()).encode()
