"""The nouns that stand near a figure and say what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.phrases import bracket_opening, run_after, run_before, tidy
from digest.extract.predicates import Predicate
from digest.extract.wording import load_words, says_nothing

FILLER = re.compile(r"^(?:상당의?|씩|규모의?|이상의?|수준의?|가량의?|쯤의?|짜리|여)(?:\s|$)")
"""Words behind a figure that belong to it, before the noun it is of."""
_OF_SIZE = re.compile(r"\s?(?:규모|상당|수준)의\s")
_FIGURES = re.compile(r"(?:\d\S*\s?)+")
_PARTICLES = 3
"""How many particles may stand between a figure and the noun it is of."""


def nouns_near(parsed: Parsed, quantity: Quantity) -> str:
    """What a figure is of: the nouns behind its 규모의, before it, behind its 의, before a particle, after it."""
    text = parsed.text
    size = _OF_SIZE.match(text, quantity.end)
    following = next((item for item in parsed.morphemes if item.start >= quantity.end), None)
    spans = [run_after(parsed, size.end())] if size else []
    opening = bracket_opening(text, quantity.start)
    spans.append(run_before(parsed, quantity.start if opening is None else opening, links=1, names=True))
    if quantity.name.unit in ("m2", "litres") and text[quantity.end : quantity.end + 1] == " ":
        spans.append(run_after(parsed, quantity.end))
    if following is not None and following.tag == "JKG":
        spans.append(run_after(parsed, following.end))
    spans += [run_before(parsed, position, names=True) for position in _particles_before(parsed, quantity)]
    spans.append(run_after(parsed, quantity.end))
    labels = (FILLER.sub("", tidy(text, *span)) for span in spans)
    barred = load_words().grounds if quantity.name.kind == "money" else ()
    return next(
        (
            label
            for label in labels
            if not says_nothing(label) and not _FIGURES.fullmatch(label) and not label.endswith(barred)
        ),
        "",
    )


def _particles_before(parsed: Parsed, quantity: Quantity) -> Iterator[int]:
    """Where the particles before a figure begin, nearest first, up to the end of the clause before."""
    left = _PARTICLES
    for morpheme in reversed([item for item in parsed.morphemes if item.end <= quantity.start]):
        if morpheme.tag in ("EC", "EF", "ETM", "SP", "SF") or not left:
            return
        if morpheme.tag.startswith("J"):
            left -= 1
            if quantity.name.kind == "money" and morpheme.form in ("와", "과"):
                continue
            yield morpheme.start


def governor(parsed: Parsed, quantity: Quantity) -> Predicate | None:
    """The first predicate behind a figure."""
    return next((item for item in parsed.predicates if item.start >= quantity.end), None)
