"""The names under which places, topics and outlets are looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.taxonomy import Taxonomy
from digest.words.terms import letters


@dataclass(frozen=True, slots=True)
class Name:
    """Something a story can be filtered by, and everything it is called."""

    id: str
    ko: str
    en: str
    forms: tuple[str, ...]
    """All its names by their letters, each once."""
    parent: str | None = None
    """The place it lies in."""


def region_names(taxonomy: Taxonomy, wanted: Iterable[str]) -> tuple[Name, ...]:
    """The wanted places and those they lie in, in the taxonomy's order."""
    ids = {outer for region in wanted for outer in (region, *taxonomy.ancestors(region))}
    return tuple(
        Name(region.id, region.ko, region.en, _forms((region.ko, region.en, region.id, *region.aliases)), region.parent)
        for region in taxonomy.regions.values()
        if region.id in ids
    )


def topic_names(taxonomy: Taxonomy, wanted: Iterable[str]) -> tuple[Name, ...]:
    """The wanted topics, in the taxonomy's order."""
    ids = set(wanted)
    return tuple(
        Name(topic.id, topic.ko, topic.en, _forms((topic.ko, topic.en, topic.id)))
        for topic in taxonomy.topics.values()
        if topic.id in ids
    )


def outlet_names(taxonomy: Taxonomy, wanted: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    """The wanted outlets, given by id and name as the articles have them, by id."""
    names = []
    for outlet_id, name in sorted(set(wanted)):
        known = taxonomy.outlets.get(outlet_id)
        names.append(Name(outlet_id, name, name, _forms((name, *(known.aliases if known else ())))))
    return tuple(names)


def _forms(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for name in names if (form := letters(name))))
