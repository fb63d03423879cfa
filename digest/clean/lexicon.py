"""The vocabularies of cleaning, read from YAML and made ready for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.text import fold

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Furniture as `furniture.yml` lists it, folded: letters and digits only, digits as `0`."""

    lines: frozenset[str]
    edge_lines: frozenset[str]
    starts: tuple[str, ...]
    phrases: tuple[str, ...]
    """Without spaces, lower case."""
    sidebar_headers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signatures:
    """How the press signs, as `clean_bylines.yml` lists it."""

    roles: tuple[str, ...]
    """Longest first."""
    outlet_endings: tuple[str, ...]
    desks: frozenset[str]
    credit_words: tuple[str, ...]
    caption_endings: tuple[str, ...]


def key(text: str) -> str:
    """A line reduced to what furniture is compared by.

    >>> key("댓글 (12)") == key("댓글0")
    True
    """
    return _DIGITS.sub("0", fold(text))


def compact(text: str) -> str:
    """Without spaces, lower case."""
    return "".join(text.split()).lower()


@cache
def furniture() -> Lexicon:
    """The words of `furniture.yml`."""
    name = "furniture.yml"
    data = vocabulary.load(name)

    def words(field: str) -> tuple[str, ...]:
        return vocabulary.strings(data.get(field), f"{name}: {field}")

    return Lexicon(
        lines=frozenset(map(key, words("lines"))),
        edge_lines=frozenset(map(key, words("edge_lines"))),
        starts=tuple(sorted(set(map(key, words("starts"))), key=len, reverse=True)),
        phrases=tuple(dict.fromkeys(map(compact, words("phrases")))),
        sidebar_headers=frozenset(map(key, words("sidebar_headers"))),
    )


@cache
def signatures() -> Signatures:
    """The words of `clean_bylines.yml`."""
    name = "clean_bylines.yml"
    data = vocabulary.load(name)

    def words(field: str) -> tuple[str, ...]:
        found = vocabulary.strings(data.get(field), f"{name}: {field}")
        return tuple(sorted(set(found), key=lambda word: (-len(word), word)))

    return Signatures(
        roles=words("roles"),
        outlet_endings=words("outlet_endings"),
        desks=frozenset(map(key, words("desks"))),
        credit_words=words("credit_words"),
        caption_endings=words("caption_endings"),
    )
