"""A short noun phrase, in the text's words, that says what a figure is about."""

from __future__ import annotations

import re

from digest.extract.counting import Counted
from digest.extract.numerals import Quantity
from digest.extract.phrases import mask_brackets, phrase_after, phrase_before, split_particle, split_words
from digest.text import clip

LIMIT = 60
"""Characters of a description at most."""
_QUOTED = re.compile(r"[‘'「『“\"]([^‘’'「」『』“”\"]{4,60})[’'」』”\"]")
_TOPIC = re.compile(r"(\S+)(?:은|는|이|가)(?=\s)")
_TIDY = re.compile(r"\s+")


def describe(sentence: str, quantity: Quantity, counted: Counted | None) -> str:
    """What the figure is about, `LIMIT` characters at most, never empty."""
    masked = mask_brackets(sentence)
    inside = masked[quantity.start : quantity.end].strip() == ""
    if counted is not None and counted.start < counted.end:
        core = sentence[counted.start : counted.end]
    else:
        core = _label(sentence if inside else masked, quantity)
    owner = _owner(sentence, quantity, inside)
    words = f"{owner} {core}" if owner and owner not in core and core not in owner else core or owner
    return clip(_TIDY.sub(" ", words).strip(" ,·‘’“”'\""), LIMIT) or quantity.text


def _label(sentence: str, quantity: Quantity) -> str:
    low, high = phrase_before(sentence, quantity.start)
    label = sentence[low:high]
    if label:
        return label
    words = split_words(sentence, 0, quantity.start)
    for word in reversed(words[-4:]):
        bare, particle = split_particle(word.text)
        if particle and not any(ch.isdigit() for ch in bare):
            first, _ = phrase_before(sentence, word.start)
            return sentence[min(first, word.start) : word.start + len(bare)]
    low, high = phrase_after(sentence, quantity.end)
    return sentence[low:high]


def _owner(sentence: str, quantity: Quantity, inside: bool) -> str:
    """The named thing or topic the figure belongs to."""
    if inside:
        opening = max(sentence.rfind("(", 0, quantity.start), sentence.rfind("（", 0, quantity.start))
        low, high = phrase_before(sentence, opening)
        head = split_words(sentence, max(0, low - 40), low)
        while head and not split_particle(head[-1].text)[1] and not head[-1].closed:
            low = head[-1].start
            head = head[:-1]
        return sentence[low:high].strip("‘’'\"")
    named = [match for match in _QUOTED.finditer(sentence)]
    if quantity.name.kind == "money" and named:
        nearest = min(
            named, key=lambda match: min(abs(match.start() - quantity.end), abs(quantity.start - match.end()))
        )
        return nearest.group(1)
    topics = [match for match in _TOPIC.finditer(mask_brackets(sentence), 0, quantity.start)]
    for match in reversed(topics):
        bare, particle = split_particle(match.group())
        if particle in ("은", "는", "에는", "에서는"):
            return bare
    return ""
