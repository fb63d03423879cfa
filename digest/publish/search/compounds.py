"""Cutting long nouns that the analyser keeps whole, by the nouns that the corpus itself uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digest import vocabulary
from digest.lazy import regex

_LONG = regex(r"[가-힣]{4,}")
_NOUN = regex(r"[가-힣]{2,6}")
_LONGEST_PART = 6
_FEWEST = 3
"""Texts in which a noun must stand before it may cut another."""
_SUFFIX_COST = 1.5


class Splitter:
    """Cuts long nouns into the fewest nouns of the corpus, rather frequent ones than rare ones."""

    def __init__(self, frequencies: Mapping[str, int], names: Iterable[str] = ()) -> None:
        """`frequencies`: in how many texts each morpheme stands; `names` are cut off wherever they stand."""
        counts = {**dict.fromkeys(names, _FEWEST), **{noun: n for noun, n in frequencies.items() if n >= _FEWEST}}
        self._cost = {noun: 1 + 1 / count for noun, count in counts.items() if _NOUN.fullmatch(noun)}
        suffixes = vocabulary.strings(vocabulary.load("search.yml")["suffixes"], "search.yml: suffixes")
        self._suffixes = frozenset(suffixes)
        self._known: dict[str, str] = {}

    def split(self, word: str) -> str:
        """The word with `|` put in where one of its morphemes can be cut; unchanged where none can."""
        if _LONG.search(word) is None:  # as most
            return word
        return "|".join([self._split_noun(noun) if len(noun) >= 4 else noun for noun in word.split("|")])

    def _split_noun(self, noun: str) -> str:
        if noun not in self._known:
            self._known[noun] = self._cheapest(noun) if _LONG.fullmatch(noun) else noun
        return self._known[noun]

    def _cheapest(self, noun: str) -> str:
        """Dynamic programming over the syllables; the noun itself is no part of itself."""
        length = len(noun)
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * length
        for start in range(length):
            before = best[start]
            if before is None:  # as mostly
                continue
            for end in range(start + 1, min(start + _LONGEST_PART, length) + 1):
                part = noun[start:end]
                cost = self._cost.get(part)
                if cost is None and end == length and part in self._suffixes:
                    cost = _SUFFIX_COST
                if cost is None or part == noun:
                    continue
                found = (before[0] + cost, (*before[1], part))
                current = best[end]
                if current is None or found < current:
                    best[end] = found
        whole = best[length]
        return "|".join(whole[1]) if whole else noun
