"""Morphemes of a sentence, and the predicates they make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kiwipiepy import Kiwi


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One morpheme with its tag."""

    form: str
    tag: str
    start: int
    end: int


@cache
def _kiwi() -> Kiwi:
    return Kiwi(num_workers=1)


def analyse(text: str) -> tuple[Morpheme, ...]:
    """The morphemes of a text."""
    return tuple(Morpheme(token.form, token.tag, token.start, token.end) for token in _kiwi().tokenize(text))
