"""The place a figure belongs to, where the text around it names one of the story's places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from digest.known import Taxonomy
from digest.lazy import regex
from digest.model import RegionLabel, Role
from digest.record import record
from digest.text import Span

_SHORT_NAME = 2
"""Names of so few syllables also begin other words (전주기)."""
_SHORT_END = regex(
    r"[^가-힣]|$|[시군구도은는이가을를의에와과로만권]|광역|특별|지역"
    r"|[가-힣]{0,10}(?:단지|파크|대학교|대학|대병원|병원|의료원|연구원|연구소|센터|재단|진흥원|공장|공항|특구|클러스터)"
)
_CLOSE = 3
"""Characters between the name of a place and that of a place in it (`일본 고베`)."""

_JOINT = regex(r"(?:특별자치|광역|특별)?[시군구도]?(?:와|과|,|·|\s및|\s또는)\s?")
_ITEM = regex(r"[^,.]{0,24},\s?")
_LISTED = regex(r"^[^,.]{0,24}\s등\s?(?:모두|총)?\s?$")


@dataclass(frozen=True, slots=True)
class Places:
    """Names of a story's places, longest first, and what lies in what."""

    names: tuple[tuple[str, str], ...]
    ancestors: tuple[tuple[str, tuple[str, ...]], ...]
    primary: frozenset[str]

    def lies_in(self, inner: str, outer: str) -> bool:
        """Whether one place lies in another."""
        return any(place == inner and outer in above for place, above in self.ancestors)

    def innermost(self, place: str) -> str:
        """The innermost of the primary places in a place, where these lie in each other; else the place itself."""
        return find_innermost([one for one in self.primary if self.lies_in(one, place)], self.lies_in) or place


@record
class Setting:
    """A sentence, the one before it, and the places of its story."""

    sentence: Span
    before: Span | None
    places: Places

    def place_of(self, start: int, end: int, owner: str) -> str | None:
        """The id of the place the figure at `sentence.text[start:end]` belongs to.

        The name nearest before the figure in its sentence, or the one that the figure modifies
        (`360개사가 입주한 고베…`); none where that is one of several joined (`오송과 오창의 기업`). Where the clause
        names no place, its owner may (시 stands for 가람시); a sentence with neither goes on about the last primary
        place of the one before. Whoever plans something, and is not named beside the figure, plans it for the primary
        place within: 도는, of a site.
        """
        text = self.sentence.text
        found = _mentions(text, self.places)
        before = [item for item in found if item[1] <= start]
        after = [item for item in found if item[0] >= end]
        if not found or (not before and owner and after and "," in text[end : after[0][0]]):
            elsewhere = owner or (self.before.text if self.before else "")
            told = [item for item in _mentions(elsewhere, self.places) if item[2] in self.places.primary]
            return None if not told or self._are_joined(told[-2:], elsewhere) else self.places.innermost(told[-1][2])
        if after and (not before or _modifies(text[end : after[0][0]])):
            return None if self._are_joined(after[:2], text) else self._narrowest(after)
        near = before or found[:1]
        return None if self._are_joined(near[-2:], text, start) else near[-1][2]

    def _are_joined(self, pair: list[tuple[int, int, str]], text: str, until: int = 0) -> bool:
        """Whether two places, neither in the other, stand side by side, or in a list that 등 ends before a figure."""
        one, other = (pair[0][2], pair[-1][2]) if pair else ("", "")
        if one == other or self.places.lies_in(one, other) or self.places.lies_in(other, one):
            return False
        between = text[pair[0][1] : pair[1][0]]
        listed = _LISTED.search(text[pair[1][1] : until]) is not None and _ITEM.fullmatch(between) is not None
        return listed or _JOINT.fullmatch(between) is not None

    def _narrowest(self, found: list[tuple[int, int, str]]) -> str:
        """The first place, or the one right behind it that lies in it."""
        first = found[0]
        for item in found[1:]:
            if item[0] - first[1] > _CLOSE or not self.places.lies_in(item[2], first[2]):
                break
            first = item
        return first[2]


def find_innermost(places: Collection[str], lies_in: Callable[[str, str], bool]) -> str | None:
    """The place that lies in all others of some; None where they do not lie in each other, or there is none."""
    found = (one for one in places if all(one == other or lies_in(one, other) for other in places))
    return next(found, None)


def known_places(regions: Iterable[RegionLabel], taxonomy: Taxonomy) -> Places:
    """The names under which a text can mean the story's places."""
    names: dict[str, str] = {}
    labels = [label for label in regions if label.id in taxonomy.regions]
    for label in labels:
        region = taxonomy.regions[label.id]
        for name in (region.ko, region.en, *region.aliases, *region.context_aliases):
            names.setdefault(name, label.id)
    return Places(
        tuple(
            sorted(
                ((name, place) for name, place in names.items() if len(name) > 1),
                key=lambda item: (-len(item[0]), item),
            )
        ),
        tuple((label.id, taxonomy.ancestors(label.id)) for label in labels),
        frozenset(label.id for label in labels if label.role is Role.PRIMARY),
    )


def _mentions(text: str, places: Places) -> list[tuple[int, int, str]]:
    """Where the text names the places, in order, the longest name at each spot."""
    found: list[tuple[int, int, str]] = []
    for name, place in places.names:
        position = text.find(name)
        while position >= 0:
            end = position + len(name)
            free = not any(low < end and position < high for low, high, _ in found)
            if free and (len(name) > _SHORT_NAME or _SHORT_END.match(text, end)):
                found.append((position, end, place))
            position = text.find(name, position + 1)
    return sorted(found)


def _modifies(between: str) -> bool:
    """Whether the words between a figure and a later name make the figure a modifier of that name."""
    words = between.split()
    verbal = any(word.endswith(("한", "된", "는", "은", "인", "온")) for word in words[:3])
    return 0 < len(words) <= 5 and verbal and "," not in between
