"""What verbs say of a figure: their classes, the status of each class in each mood, and the words of moods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.model import Status


@dataclass(frozen=True, slots=True)
class Frames:
    """Classes of verbs, and the status of each class in each mood, for money and for counts."""

    class_of: Mapping[str, str]
    status: Mapping[tuple[str, str, str], Status]
    transparent: frozenset[str]
    sizing: frozenset[str]
    signing: frozenset[str]
    doing: frozenset[str]
    helping: frozenset[str]
    efforts: frozenset[str]
    marks: tuple[str, ...]
    undoing: Mapping[str, str]
    """Verbs that undo what their figure is of, and the noun for that."""
    plans: frozenset[str]
    contents: tuple[str, ...]
    programmes: tuple[str, ...]
    awards: frozenset[str]
    lasting: frozenset[str]
    events: frozenset[str]
    begun: frozenset[str]
    offering: frozenset[str]
    keeping: frozenset[str]


@cache
def load_frames() -> Frames:
    """The frames of `extract/frames.yml`."""
    document = vocabulary.load("extract/frames.yml")
    class_of: dict[str, str] = {}
    for name, stems in document["classes"].items():
        for stem in vocabulary.strings(stems, f"extract/frames.yml: classes.{name}"):
            class_of.setdefault(stem, name)
    status = {
        (name, mood, kind): Status(value[kind] if isinstance(value, dict) else value)
        for name, moods in document["status"].items()
        for mood, value in moods.items()
        for kind in ("money", "count")
    }
    return Frames(
        MappingProxyType(class_of),
        MappingProxyType(status),
        frozenset(vocabulary.strings(document["transparent"], "extract/frames.yml: transparent")),
        frozenset(vocabulary.strings(document["sizing"], "extract/frames.yml: sizing")),
        frozenset(vocabulary.strings(document["signing"], "extract/frames.yml: signing")),
        frozenset(vocabulary.strings(document["doing"], "extract/frames.yml: doing")),
        frozenset(vocabulary.strings(document["helping"], "extract/frames.yml: helping")),
        frozenset(vocabulary.strings(document["efforts"], "extract/frames.yml: efforts")),
        vocabulary.strings(document["marks"], "extract/frames.yml: marks"),
        MappingProxyType({str(verb): str(noun) for verb, noun in document["undoing"].items()}),
        frozenset(vocabulary.strings(document["plans"], "extract/frames.yml: plans")),
        vocabulary.strings(document["contents"], "extract/frames.yml: contents"),
        vocabulary.strings(document["programmes"], "extract/frames.yml: programmes"),
        frozenset(vocabulary.strings(document["awards"], "extract/frames.yml: awards")),
        frozenset(vocabulary.strings(document["lasting"], "extract/frames.yml: lasting")),
        frozenset(vocabulary.strings(document["events"], "extract/frames.yml: events")),
        frozenset(vocabulary.strings(document["begun"], "extract/frames.yml: begun")),
        frozenset(vocabulary.strings(document["offering"], "extract/frames.yml: offering")),
        frozenset(vocabulary.strings(document["keeping"], "extract/frames.yml: keeping")),
    )


@dataclass(frozen=True, slots=True)
class Moods:
    """Words that tell what shall be from what is."""

    future: frozenset[str]
    goal: frozenset[str]
    light: frozenset[str]
    acts: frozenset[str]
    """All verbs that have a class."""


@cache
def load_moods() -> Moods:
    """The mood words of `extract/frames.yml`."""
    document = vocabulary.load("extract/frames.yml")
    return Moods(
        frozenset(vocabulary.strings(document["mood_nouns"]["future"], "extract/frames.yml: mood_nouns.future")),
        frozenset(vocabulary.strings(document["mood_nouns"]["goal"], "extract/frames.yml: mood_nouns.goal")),
        frozenset(vocabulary.strings(document["light"], "extract/frames.yml: light")),
        frozenset(stem for stems in document["classes"].values() for stem in stems),
    )
