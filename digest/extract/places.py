"""The place a figure belongs to, where its sentence names one of the story's places."""

from __future__ import annotations

from collections.abc import Iterable

from digest.model import RegionLabel
from digest.taxonomy import Taxonomy


def place_names(regions: Iterable[RegionLabel], taxonomy: Taxonomy) -> tuple[tuple[str, str], ...]:
    """Names of the story's places with their ids, longest first."""
    names: dict[str, str] = {}
    for label in regions:
        region = taxonomy.regions.get(label.id)
        if region is not None:
            for name in (region.ko, region.en, *region.aliases, *region.context_aliases):
                names.setdefault(name, label.id)
    return tuple(sorted(((n, i) for n, i in names.items() if len(n) > 1), key=lambda item: (-len(item[0]), item)))


def place_of(sentence: str, start: int, end: int, names: tuple[tuple[str, str], ...]) -> str | None:
    """The id of the place named nearest to the figure at `sentence[start:end]`, in its own clause first.

    A name before the figure wins over one after it unless the figure modifies the latter
    (`360개사가 입주한 고베…`).
    """
    found: list[tuple[int, int, str]] = []
    taken: list[tuple[int, int]] = []
    for name, region in names:
        position = sentence.find(name)
        while position >= 0:
            span = (position, position + len(name))
            if not any(low < span[1] and span[0] < high for low, high in taken):
                taken.append(span)
                found.append((*span, region))
            position = sentence.find(name, position + 1)
    if not found:
        return None
    before = [item for item in found if item[1] <= start]
    after = [item for item in found if item[0] >= end]
    if after and _modifies(sentence[end : min(after)[0]]):
        return min(after)[2]
    if before:
        return max(before)[2]
    return min(after)[2] if after else found[0][2]


def _modifies(between: str) -> bool:
    """Whether the words between a figure and a later name make the figure a modifier of that name."""
    words = between.split()
    return (
        0 < len(words) <= 5
        and any(word.endswith(("한", "된", "는", "은", "인", "온")) for word in words[:3])
        and ("," not in between)
    )
