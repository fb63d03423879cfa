"""Places, and what must hold between them: a tree, and no name that means two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A place: a country, a Korean province, city, county or district, or a cluster below one."""

    id: str
    ko: str
    en: str
    kind: str
    """One of `KINDS`."""
    parent: str | None
    """Id of the place it lies in; None for countries."""
    latitude: float | None
    longitude: float | None
    aliases: tuple[str, ...]
    """Other names that mean this place wherever they stand, institutions included."""
    context_aliases: tuple[str, ...]
    """Names that mean this place only where another of its names stands in the article."""
    website: str | None
    former_ids: tuple[str, ...]
    facts_ko: str
    """One short paragraph of facts, in our words; may be empty."""
    facts_en: str
    source: str
    """Where the facts and coordinates come from."""

    def name(self, language: str) -> str:
        """The name in `ko` or `en`."""
        return self.en if language == "en" else self.ko


def tree_problems(regions: Mapping[str, Region]) -> list[str]:
    """Parents nobody has, places that lie in themselves, former ids that are taken."""
    problems = []
    former: dict[str, str] = {}
    for region in regions.values():
        for old in region.former_ids:
            if old in regions or old in former:
                problems.append(f"regions: {region.id}.former_ids: '{old}' belongs to '{former.get(old, old)}'")
            former[old] = region.id
        seen = {region.id}
        parent = region.parent
        if parent is None and region.kind != "country":
            problems.append(f"regions: {region.id}.parent: expected the place it lies in (only countries have none)")
        while parent is not None:
            if parent not in regions:
                problems.append(f"regions: {region.id}.parent: no place has the id '{parent}'")
                break
            if parent in seen:
                problems.append(f"regions: {region.id}.parent: lies in itself by way of '{parent}'")
                break
            seen.add(parent)
            parent = regions[parent].parent
    return problems


def alias_problems(regions: Iterable[Region]) -> list[str]:
    """An alias that names two places would make labels depend on file order."""
    problems = []
    owner: dict[str, str] = {}
    for region in regions:
        for index, alias in enumerate(region.aliases):
            if alias in owner and owner[alias] != region.id:
                problems.append(
                    f"regions: {region.id}.aliases[{index}]: '{alias}' is already an alias of '{owner[alias]}'"
                )
            owner.setdefault(alias, region.id)
    return problems
