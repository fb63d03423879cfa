"""A sentence prepared once for everything that is asked of it."""

from __future__ import annotations

from functools import lru_cache

from digest.extract.phrases import mask_brackets
from digest.extract.predicates import Predicate, find_predicates
from digest.morphology import Morpheme, analyse
from digest.record import record


@record
class Parsed:
    """A sentence with its morphemes and predicates; offsets are those of the sentence."""

    text: str
    """What is in brackets is blanked unless asked otherwise."""
    morphemes: tuple[Morpheme, ...]
    predicates: tuple[Predicate, ...]


@lru_cache(maxsize=64)
def parse(sentence: str, *, brackets: bool = False) -> Parsed:
    """A sentence's morphemes and predicates, with or without what stands in brackets."""
    text = sentence if brackets else mask_brackets(sentence)
    morphemes = analyse(text)
    return Parsed(text, morphemes, find_predicates(morphemes))
