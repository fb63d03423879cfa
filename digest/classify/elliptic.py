"""Governments a text calls by their kind alone once it has named them: `군은`, `시는`, `도 관계자는`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from digest.classify.lexicon import SPECIAL_CITIES
from digest.classify.passages import Passage
from digest.known import Taxonomy
from digest.lazy import compiled

_WORDS = {"province": "도", "city": "시", "county": "군", "district": "구"}
_PARTICLES = {"군": "은|이|과"}
_AFTER_VOWEL = "는|가|와"


def find_elliptic(totals: Mapping[str, float], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> frozenset[str]:
    """The places that are meant by the word for their kind alone, behind the headline: of each kind the one that
    weighs most in `totals`.
    """
    strongest: dict[str, str] = {}
    for region in sorted(totals, key=lambda region: (-totals[region], region)):
        if word := _word_for(region, taxonomy):
            strongest.setdefault(word, region)
    text = "".join(f"\n{passage.text}" for passage in passages if passage.kind != "title")
    return frozenset(region for word, region in strongest.items() if _subject(word).search(text))


def _word_for(region: str, taxonomy: Taxonomy) -> str | None:
    if "south-korea" not in taxonomy.ancestors(region):
        return None
    return "시" if region in SPECIAL_CITIES else _WORDS.get(taxonomy.regions[region].kind)


@cache
def _subject(word: str) -> re.Pattern[str]:
    """The word as somebody who acts or speaks, behind a space or a sign; a pattern that begins with a word is fast.

    >>> [bool(_subject("군").search(text)) for text in ("이에 군은 센터를 짓는다.", "장흥군은 센터를 짓는다.")]
    [True, False]
    """
    particles = _PARTICLES.get(word, _AFTER_VOWEL)
    return compiled(rf"{word}(?<=[\s“\"‘'(,]{word})(?:{particles}|에서는?|에 따르면| 관계자는?)\s")
