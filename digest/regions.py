"""Places, and what must hold between them: a tree, near what they lie in, and no name that means two of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

REACH_KM = {"country": 3600.0, "province": 190.0, "city": 75.0, "county": 45.0, "district": 30.0, "cluster": 5.0}
"""How far a place may be from the middle of the one it lies in, by the outer place's kind."""
OFFSHORE = frozenset({"ulleung"})
"""Islands farther out than that."""
EARTH_DIAMETER_KM = 12742


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
    latitude: float | None = None
    longitude: float | None = None
    aliases: tuple[str, ...] = ()
    """Other names that mean this place wherever they stand, institutions included."""
    context_aliases: tuple[str, ...] = ()
    """Names that mean this place only where another of its names stands in the article."""
    website: str | None = None
    former_ids: tuple[str, ...] = ()
    facts_ko: str = ""
    """One short paragraph of facts, in our words; may be empty."""
    facts_en: str = ""
    source: str = ""
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


def distance_problems(regions: Mapping[str, Region]) -> list[str]:
    """Places whose coordinates lie outside the place around them, as far as a circle can tell."""
    problems = []
    for region in regions.values():
        outer = regions.get(region.parent or "")
        if outer is None or region.id in OFFSHORE:
            continue
        distance = distance_km(region, outer)
        if distance is not None and distance > REACH_KM[outer.kind]:
            problems.append(
                f"regions: {region.id}.at: {distance:.0f} km from '{outer.id}', "
                f"expected at most {REACH_KM[outer.kind]:.0f} km"
            )
    return problems


def distance_km(left: Region, right: Region) -> float | None:
    """The great-circle distance of two places; None where one has no coordinates."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    a, b = math.radians(left.latitude), math.radians(right.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(right.longitude - left.longitude) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(half))
