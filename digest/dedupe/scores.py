"""How alike two articles are, in several ways, each between 0 and 1 unless said otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from digest.dedupe.closeness import FARTHEST_DAYS
from digest.dedupe.fingerprint import Fingerprint
from digest.dedupe.frequencies import Reference
from digest.dedupe.places import compatible, most_exact

COUNT_MOST = math.log1p(8)
"""More than eight rare names or figures in common say no more."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of a pair. The model in `digest/data/dedupe_weights.yml` weighs them by these names."""

    shingle_cosine: float
    """Rarity-weighted cosine of the 5-shingles."""
    shingle_containment: float
    """Rarity-weighted share of the shorter text's shingles that the longer one has."""
    jaccard: float
    """Common 5-shingles over all."""
    containment: float
    """Common 5-shingles over the shorter text's."""
    word_cosine: float
    lead_cosine: float
    title_token_set: float
    """rapidfuzz token-set ratio of the headlines; 0 where one has none."""
    title_ratio: float
    """rapidfuzz ratio of the headlines; 0 where one has none."""
    title_in_lead: float
    """rapidfuzz partial ratio of a headline in the other article's lead, the better of both ways."""
    title_cover: float
    """Rarity-weighted share of a headline's words that stand in the other article, the worse of both ways."""
    figures: float
    """Count of common figures by rarity and exactness, dampened; 0 to `COUNT_MOST`."""
    names: float
    """Rarity-weighted count of common people, institutions and quoted names, dampened; 0 to `COUNT_MOST`."""
    gap: float
    """Least distance of the publication dates in days, dampened: log(1 + days); capped at 60 days."""
    day_shared: float
    day_conflict: float
    """1 where both name days and all are two days or more apart; 0.5 where none is common."""
    place_shared: float
    place_conflict: float
    """1 where both name places and none lies in one of the other's."""
    title_place_conflict: float
    locality_conflict: float
    """The same for towns and neighbourhoods."""
    people_shared: float
    people_conflict: float
    figures_disjoint: float
    """1 where both name three figures or more and none is common."""
    title_figure_conflict: float
    """1 where both headlines name figures and none is common."""
    edition_shared: float
    edition_conflict: float
    step_conflict: float
    same_outlet: float
    length_ratio: float
    """Shorter over longer."""
    length: float
    """log(1 + characters of the shorter text) / 10, of a long one as far as `LONG_CHARACTERS`."""
    roundup: float
    brief: float
    untitled: float
    """Share of the two that has no headline: 0, 0.5 or 1."""

    def named(self) -> dict[str, float]:
        """Every score by name."""
        return dict(zip(NAMES, _values(self), strict=True))

    def in_percent(self) -> tuple[float, ...]:
        """Every score from 0 to 100, one decimal, in the order of `NAMES`; what has no upper end is bent.

        Of a count dampened to log(1 + n), n / (1 + n) is left: one rare name is 50, three are 75.
        """
        return tuple(
            [
                100.0 if value == top else _in_percent(value, top) if value else 0.0
                for value, top in zip(_values(self), _TOPS, strict=True)
            ]
        )


NAMES: tuple[str, ...] = tuple(field.name for field in fields(Scores))
_values = attrgetter(*NAMES)
_UNLIKE_ONE = {"gap": math.log1p(FARTHEST_DAYS), "figures": math.inf, "names": math.inf}
_TOPS = tuple(_UNLIKE_ONE.get(name, 1.0) for name in NAMES)
"""Highest value of each score, infinite for counts."""


def _in_percent(value: float, top: float) -> float:
    return round(100 * (min(1.0, value / top) if top < math.inf else -math.expm1(-value)), 1)


def score_pair(text: dict[str, float], a: Fingerprint, b: Fingerprint, reference: Reference) -> Scores:
    """All scores of a pair, `text` being those that `digest.dedupe.closeness` gives; symmetric."""
    sa, sb = a.slots, b.slots
    head_conflict, head_shared = _places(sa.head_places, sb.head_places)
    title_conflict, _ = _places(sa.title_places, sb.title_places)
    edition_shared, edition_conflict = _editions(sa.editions, sb.editions)
    figures = sum(
        reference.thing_rarity("figure:" + item) * exactness(item) for item in sorted(sa.figures & sb.figures)
    )
    names = sum(reference.thing_rarity(thing) for thing in sorted(a.things & b.things))
    return Scores(
        **text,
        figures=min(math.log1p(figures), COUNT_MOST),
        names=min(math.log1p(names), COUNT_MOST),
        day_shared=float(bool(sa.days & sb.days)),
        day_conflict=_days_apart(sa.days, sb.days),
        place_shared=head_shared,
        place_conflict=head_conflict,
        title_place_conflict=title_conflict,
        locality_conflict=_disjoint(sa.localities, sb.localities),
        people_shared=float(bool(sa.people & sb.people)),
        people_conflict=_disjoint(sa.people, sb.people),
        figures_disjoint=_disjoint(sa.figures, sb.figures, least=3),
        title_figure_conflict=_disjoint(sa.title_figures, sb.title_figures),
        edition_shared=edition_shared,
        edition_conflict=edition_conflict,
        step_conflict=_disjoint(sa.steps, sb.steps),
        roundup=float(a.roundup or b.roundup),
        brief=float(a.brief != b.brief),
    )


@lru_cache(maxsize=1 << 14)
def exactness(figure: str) -> float:
    """Between 0 and 1: how little a figure can be the same by chance, by its significant digits.

    >>> exactness("14500000000원"), round(exactness("40곳"), 2)
    (1.0, 0.33)
    """
    digits = "".join(ch for ch in figure if ch.isdigit()).strip("0")
    return min(len(digits), 3) / 3


def _places(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """Whether two sets of places conflict, and whether they share one."""
    mine, theirs = most_exact(a), most_exact(b)
    if not mine or not theirs:
        return 0.0, 0.0
    agree = any(compatible(left, right) for left in mine for right in theirs)
    return float(not agree), float(agree)


def _days_apart(a: frozenset[int], b: frozenset[int]) -> float:
    """An announcement is reported as of its own day or the next."""
    if not a or not b or a & b:
        return 0.0
    return 1.0 if all(min((x - y) % 31, (y - x) % 31) >= 2 for x in a for y in b) else 0.5


def _disjoint(a: frozenset[Any], b: frozenset[Any], least: int = 1) -> float:
    """1 where both sets have `least` members or more and none in common."""
    return float(len(a) >= least and len(b) >= least and not a & b)


def _editions(a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> tuple[float, float]:
    shared = conflict = 0.0
    for unit in {unit for unit, _ in a} & {unit for unit, _ in b}:
        mine, theirs = ({n for u, n in side if u == unit} for side in (a, b))
        if mine & theirs:
            shared = 1.0
        else:
            conflict = 1.0
    return shared, conflict
