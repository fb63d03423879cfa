"""Contradictions between two articles that share text: the mark of one template used twice.

A value counts against a pair only where the other article does not have it anywhere: one version of
a release may leave out the second speaker, but it does not name another mayor instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.dedupe import thresholds as limits
from digest.dedupe.alignment import Swap, find_swaps, may_swap
from digest.dedupe.fingerprint import Fingerprint, gap_days
from digest.dedupe.places import compatible, most_exact
from digest.dedupe.scores import Scores
from digest.dedupe.slots import Slots
from digest.lazy import regex
from digest.model import Veto

_SHOWN = 3
_LONG_END = regex("(?:학교|교육청|연구원|진흥원|재단|병원|그룹)$")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values that cannot both be true of one event."""

    kind: str
    left: str
    right: str
    weight: int
    """2 decides alone; two conflicts of weight 1 and different kinds decide together."""


def find_vetoes(a: Fingerprint, b: Fingerprint, scores: Scores) -> tuple[Veto, ...]:
    """The conflicts of a pair, where they suffice to forbid a merge; none otherwise."""
    overlaps = scores.jaccard >= limits.VETO_OVERLAP_JACCARD or scores.containment >= limits.VETO_OVERLAP_CONTAINMENT
    strongest: dict[str, Conflict] = {}
    for conflict in find_conflicts(a, b, scores.jaccard) if overlaps else _party_conflicts(a, b):
        known = strongest.get(conflict.kind)
        if known is None or conflict.weight > known.weight:
            strongest[conflict.kind] = conflict
    if sum(conflict.weight for conflict in strongest.values()) < 2:
        return ()
    return tuple(Veto(conflict.kind, conflict.left, conflict.right) for conflict in strongest.values())


def find_conflicts(a: Fingerprint, b: Fingerprint, jaccard: float) -> Iterator[Conflict]:
    """Every contradiction of a pair, weak ones included."""
    heavy = jaccard >= limits.HEAVY_JACCARD
    yield from _place_conflicts(a.slots, b.slots, heavy)
    yield from _person_conflicts(a, b, heavy)
    yield from _edition_conflicts(a.slots, b.slots, heavy)
    yield from _year_conflicts(a.slots, b.slots, heavy)
    gap = gap_days(a, b)
    yield from _day_conflicts(
        a.slots, b.slots, 2 if jaccard >= limits.VERY_HEAVY_JACCARD or (heavy and gap is not None and gap >= 2) else 1
    )
    yield from _figure_conflicts(a.slots, b.slots, heavy)
    yield from _party_conflicts(a, b)
    yield from _swap_conflicts(a, b, heavy, gap)


def _swap_conflicts(a: Fingerprint, b: Fingerprint, heavy: bool, gap: int | None) -> Iterator[Conflict]:
    """Words that one text replaced by others in the same sentence. In the measuring sets no copy does.

    A partner's name alone decides nothing unless both are agreements: an outlet may get a name wrong.
    """
    mine, theirs = a.slots, b.slots
    named = (
        (mine.place_words, theirs.place_words),
        (mine.people, theirs.people),
        (mine.institutions, theirs.institutions),
    )
    if not may_swap(a.text, b.text, named):
        return
    swaps = find_swaps(a.text, b.text)
    kinds: dict[str, list[Swap]] = {}
    for swap in swaps:
        kind = _kind_of_word(swap, a.slots, b.slots) if swap.kind == "word" else swap.kind
        if kind:
            kinds.setdefault(kind, []).append(swap)
    for kind, found in sorted(kinds.items()):
        alone = kind in ("place", "person", "round") or len(found) >= 2
        if kind == "date":
            alone = alone or gap is None or gap >= 2 or any(swap.left.endswith("년") for swap in found)
        if kind == "figures":
            alone = alone or (gap is not None and gap >= 2)
        if kind == "parties":
            alone = a.slots.agreement and b.slots.agreement
        yield Conflict(
            kind, _shown(swap.left for swap in found), _shown(swap.right for swap in found), 2 if alone and heavy else 1
        )


def _kind_of_word(swap: Swap, a: Slots, b: Slots) -> str:
    if swap.left in a.place_words and swap.right in b.place_words:
        return "place"
    if swap.left in a.people and swap.right in b.people:
        return "person"
    if swap.left in a.institutions and swap.right in b.institutions:
        return "parties"
    return ""


def _place_conflicts(a: Slots, b: Slots, heavy: bool) -> Iterator[Conflict]:
    mine, theirs = most_exact(_main_places(a)), most_exact(_main_places(b))
    all_mine, all_theirs = (most_exact(frozenset(place for place, _ in slots.places)) for slots in (a, b))
    only_mine, only_theirs = _without(mine, all_theirs), _without(theirs, all_mine)
    if only_mine and only_theirs:
        sole = only_mine == mine and only_theirs == theirs and bool(a.title_places and b.title_places)
        yield Conflict("place", _shown(only_mine), _shown(only_theirs), 2 if heavy or sole else 1)


def _person_conflicts(a: Fingerprint, b: Fingerprint, heavy: bool) -> Iterator[Conflict]:
    mine, theirs = a.slots.people, b.slots.people
    only_mine = frozenset(name for name in mine if name not in b.body)
    only_theirs = frozenset(name for name in theirs if name not in a.body)
    if not only_mine or not only_theirs:
        return
    if only_mine == mine and only_theirs == theirs:
        yield Conflict("person", _shown(mine), _shown(theirs), 2 if min(len(mine), len(theirs)) > 1 or heavy else 1)
    elif heavy and len(mine) == len(theirs):
        yield Conflict("person", _shown(only_mine), _shown(only_theirs), 1)


def _edition_conflicts(a: Slots, b: Slots, heavy: bool) -> Iterator[Conflict]:
    for unit in sorted({unit for unit, _ in a.editions} & {unit for unit, _ in b.editions}):
        mine, theirs = ({n for u, n in slots.editions if u == unit} for slots in (a, b))
        left, right = (_shown(f"{n}{unit}" for n in side) for side in (mine - theirs, theirs - mine))
        if not mine & theirs:
            yield Conflict("round", left, right, 2 if heavy or unit in ("회", "기", "상") else 1)
        elif heavy and left and right:
            yield Conflict("round", left, right, 2)


def _year_conflicts(a: Slots, b: Slots, heavy: bool) -> Iterator[Conflict]:
    mine, theirs = a.title_years - b.title_years, b.title_years - a.title_years
    if mine and theirs:
        yield Conflict(
            "round", _shown(f"{year}년" for year in mine), _shown(f"{year}년" for year in theirs), 2 if heavy else 1
        )
    elif a.head_years and b.head_years and not a.head_years & b.head_years:
        yield Conflict(
            "round", _shown(f"{year}년" for year in a.head_years), _shown(f"{year}년" for year in b.head_years), 1
        )


def _day_conflicts(a: Slots, b: Slots, weight: int) -> Iterator[Conflict]:
    if a.month_days and b.month_days:
        if not a.month_days & b.month_days and _apart(
            {day for _, day in a.month_days}, {day for _, day in b.month_days}
        ):
            left, right = (_shown(f"{month}월 {day}일" for month, day in sorted(slots.month_days)) for slots in (a, b))
            yield Conflict("date", left, right, weight)
    elif a.days and b.days and _apart(a.days, b.days):
        left, right = (_shown(f"{day}일" for day in sorted(slots.days)) for slots in (a, b))
        yield Conflict("date", left, right, weight)


def _figure_conflicts(a: Slots, b: Slots, heavy: bool) -> Iterator[Conflict]:
    mine, theirs = a.figures - b.figures, b.figures - a.figures
    fewer = min(len(a.figures), len(b.figures))
    shared = len(a.figures & b.figures)
    unlike = fewer >= 3 and shared / fewer <= 0.25
    if unlike or (heavy and len(mine) >= 2 and len(theirs) >= 2 and shared / max(1, fewer) <= 0.5):
        yield Conflict("figures", _shown(mine), _shown(theirs), 1)


def _party_conflicts(a: Fingerprint, b: Fingerprint) -> Iterator[Conflict]:
    """Two agreements, each with a partner the other article never names."""
    if not (a.slots.agreement and b.slots.agreement):
        return
    for mine, theirs, weight in (
        (a.slots.partners, b.slots.partners, 2),
        (a.slots.institutions, b.slots.institutions, 1),
    ):
        only_mine = frozenset(name for name in mine if not _names(b, name))
        only_theirs = frozenset(name for name in theirs if not _names(a, name))
        if only_mine and only_theirs:
            yield Conflict("parties", _shown(only_mine), _shown(only_theirs), weight)
            return


def _names(print_: Fingerprint, name: str) -> bool:
    """Whether an article names an institution, in full or as it is usually shortened (한빛대학교: 한빛대)."""
    short = _LONG_END.sub("", name)
    return name in print_.body or name in print_.title_key or (len(short) >= 3 and short in print_.body)


def _main_places(slots: Slots) -> frozenset[str]:
    """What the article is about: places of the headline, else those of the head named twice, else all of the head."""
    if slots.title_places:
        return slots.title_places
    named = dict(slots.places)
    return frozenset(place for place in slots.head_places if named[place] >= 2) or slots.head_places


def _without(places: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(place for place in places if not any(compatible(place, other) for other in others))


def _apart(mine: Iterable[int], theirs: Iterable[int]) -> bool:
    """Every day is two or more from every other: an announcement is reported on its day or the next."""
    return all(min((x - y) % 31, (y - x) % 31) >= 2 for x in mine for y in theirs)


def _shown(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)[:_SHOWN])
