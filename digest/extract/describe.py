"""A short noun phrase, in the text's words, that says what a figure is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.extract.counting import Counted
from digest.extract.numerals import Quantity
from digest.extract.owners import empty_words
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_after, run_before, tidy
from digest.extract.predicates import Predicate
from digest.extract.stops import in_brackets
from digest.text import clip

LIMIT = 60
"""Characters of a description at most."""
_QUOTED = re.compile(r"[‘'「『“\"]([^‘’'「」『』“”\"\n]{3,50})[’'」』”\"]")
_SIZE = re.compile(r"\s?(?:규모|상당)?의?\s?")
_FILLER = re.compile(r"^(?:상당의?|씩|규모의?|이상의?|수준의?|가량의?)(?:\s|$)")
_OF_SIZE = re.compile(r"\s?(?:규모|상당|수준)의\s")
_PARTICLES = 3
"""How many particles may stand between a figure and the noun it is of."""
_LOOK_BACK = 1500
"""Characters before a sentence in which the project it calls 이 사업 was named."""


@dataclass(frozen=True, slots=True)
class _Words:
    parts: frozenset[str]
    doing: frozenset[str]
    acts: frozenset[str]
    projects: tuple[str, ...]


@cache
def _words() -> _Words:
    document = vocabulary.load("extract/describe.yml")

    def words(key: str) -> tuple[str, ...]:
        return vocabulary.strings(document[key], f"extract/describe.yml: {key}")

    return _Words(frozenset(words("parts")), frozenset(words("doing")), frozenset(words("acts")), words("projects"))


def describe(parsed: Parsed, quantity: Quantity, counted: Counted | None, context: tuple[str, str]) -> str:
    """What the figure is about, `LIMIT` characters at most, never empty.

    `context` is the figure's owner, which may be empty, and the text before the sentence, for one
    that only says 이 사업.
    """
    owner, before = context
    if counted is not None:
        words = _joined(owner, _of_count(parsed, quantity, counted))
    elif quantity.name.kind == "money":
        words = _of_money(parsed, quantity, owner, before)
    else:
        words = _joined(owner, _near(parsed, quantity))
    return clip(words, LIMIT) or quantity.text


def last_project(text: str) -> str:
    """The last quoted name of a project in a text; empty where there is none.

    >>> last_project("‘세포 은행 사업’에 선정됐다. ‘우수’ 등급이다.")
    '세포 은행 사업'
    """
    names = [match.group(1) for match in _QUOTED.finditer(text) if match.group(1).endswith(_words().projects)]
    return names[-1] if names else ""


def _joined(*parts: str) -> str:
    kept: list[str] = []
    for part in parts:
        if part and not any(part in other for other in kept):
            kept = [other for other in kept if other not in part]
            kept.append(part)
    return " ".join(kept)


def _of_count(parsed: Parsed, quantity: Quantity, counted: Counted) -> str:
    text = parsed.text
    if counted.start == counted.end:
        core = quantity.name.label or _near(parsed, quantity)
    elif counted.after:
        low, high = run_after(parsed, counted.start, links=1)
        begin, end = run_before(parsed, quantity.start)
        before = "" if "등" in text[end : quantity.start].split() else tidy(text, begin, end)
        core = _joined(before, tidy(text, low, max(high, counted.end)))
    else:
        low, _ = run_before(parsed, counted.end, links=1)
        core = tidy(text, min(low, counted.start), counted.end)
    first = _first(parsed, quantity)
    doing = first.lemma if first and first.lemma in _words().doing and first.lemma not in core else ""
    return f"{doing} {core}".strip()


def _of_money(parsed: Parsed, quantity: Quantity, owner: str, before: str) -> str:
    label = _near(parsed, quantity)
    if in_brackets(parsed.text, quantity.start):
        opening = parsed.text.rfind("(", 0, quantity.start)
        return _joined(tidy(parsed.text, *run_before(parsed, opening, links=2)), label)
    if label and label.split()[-1] not in _words().parts:
        return _joined(owner, label)
    return _joined(_purpose(parsed, quantity) or owner or last_project(before[-_LOOK_BACK:]), label)


def _near(parsed: Parsed, quantity: Quantity) -> str:
    """What a figure is of: the nouns behind its 규모의, before it, behind its 의, before a particle, after it."""
    text = parsed.text
    size = _OF_SIZE.match(text, quantity.end)
    following = next((item for item in parsed.morphemes if item.start >= quantity.end), None)
    spans = [run_after(parsed, size.end())] if size else []
    spans.append(run_before(parsed, quantity.start, links=1))
    if following is not None and following.tag == "JKG":
        spans.append(run_after(parsed, following.end))
    spans += [run_before(parsed, position) for position in _particles_before(parsed, quantity)]
    spans.append(run_after(parsed, quantity.end))
    labels = (_FILLER.sub("", tidy(text, *span)) for span in spans)
    return next((label for label in labels if label and label not in empty_words()), "")


def _particles_before(parsed: Parsed, quantity: Quantity) -> Iterator[int]:
    """Where the particles before a figure begin, nearest first, up to the end of the clause before."""
    left = _PARTICLES
    for morpheme in reversed([item for item in parsed.morphemes if item.end <= quantity.start]):
        if morpheme.tag in ("EC", "EF", "ETM", "SP", "SF") or not left:
            return
        if morpheme.tag.startswith("J"):
            left -= 1
            yield morpheme.start


def _first(parsed: Parsed, quantity: Quantity) -> Predicate | None:
    return next((item for item in parsed.predicates if item.start >= quantity.end), None)


def _purpose(parsed: Parsed, quantity: Quantity) -> str:
    """What money is for: the noun its modifier belongs to, the object of the main predicate, or what follows."""
    first = _first(parsed, quantity)
    phrase = ""
    if first is not None and first.form == "attributive":
        phrase = tidy(parsed.text, *run_after(parsed, first.end, links=1))
    elif first is not None and first.form == "connective":
        phrase = _object_after(parsed, first)
    if phrase and phrase not in empty_words():
        return phrase
    size = _SIZE.match(parsed.text, quantity.end)
    phrase = tidy(parsed.text, *run_after(parsed, size.end() if size else quantity.end))
    return phrase if len(phrase) > 2 and phrase not in empty_words() else ""


def _object_after(parsed: Parsed, predicate: Predicate) -> str:
    """The object of the main predicate behind `predicate`, with what is done to it (`센터 구축`)."""
    for morpheme in parsed.morphemes:
        if morpheme.tag != "JKO" or morpheme.start <= predicate.end:
            continue
        following = next((item for item in parsed.predicates if item.start >= morpheme.end), None)
        if following is not None and following.form == "attributive":
            continue
        phrase = tidy(parsed.text, *run_before(parsed, morpheme.start))
        if phrase:
            act = following.lemma if following and following.lemma in _words().acts else ""
            return f"{phrase} {act}".strip()
    return ""
