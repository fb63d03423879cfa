"""How alike two articles are, in several ways, each between 0 and 1 unless said otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from digest.dedupe.fingerprint import Fingerprint
from digest.dedupe.frequencies import Reference, load_reference
from digest.dedupe.places import compatible, most_exact
from digest.dedupe.words import Counts, Ids, WordBag

Positions = NDArray[np.intp]

GAP_UNKNOWN_DAYS = 3
"""Stands in for the distance of two articles one of which has no date."""
SMOOTHING = 20
"""Added to the shorter text's shingles, so that a two-line text does not lie in another by chance."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A fingerprint with the weights the reference gives its features."""

    print: Fingerprint
    shingles: Counts
    """Rarity of each shingle."""
    shingle_norm: float
    shingle_sum: float
    words: Counts
    lead_words: Counts
    title_rarity: Counts
    title_rarity_sum: float
    things: frozenset[str]
    """What `named_things` finds."""


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
    """Count of common figures by rarity and exactness, dampened; 0 and up."""
    names: float
    """Rarity-weighted count of common people, institutions and quoted names, dampened; 0 and up."""
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
    """log(1 + characters of the shorter text) / 10."""
    roundup: float
    brief: float
    untitled: float
    """Share of the two that has no headline: 0, 0.5 or 1."""

    def named(self) -> tuple[tuple[str, float], ...]:
        """Every score by name."""
        return tuple((name, getattr(self, name)) for name in NAMES)

    def in_percent(self) -> tuple[tuple[str, float], ...]:
        """Every score by name from 0 to 100, one decimal; counts and distances without an upper end are bent.

        Of a count dampened to log(1 + n), n / (1 + n) is left: one rare name is 50, three are 75.
        """
        return tuple(
            (
                name,
                round(100 * (-math.expm1(-value) if name in _COUNTS else min(1.0, value / _TOPS.get(name, 1.0))), 1),
            )
            for name, value in self.named()
        )


_COUNTS = frozenset({"figures", "names"})
_FARTHEST_DAYS = 60
_TOPS = {"gap": math.log1p(_FARTHEST_DAYS)}
"""Highest values of scores that are no shares."""
NAMES: tuple[str, ...] = tuple(field.name for field in fields(Scores))


def weigh(print_: Fingerprint, reference: Reference | None = None) -> Weighted:
    """The fingerprint with its weights by the reference that ships with the package, or another one."""
    reference = reference or load_reference()
    shingles = reference.shingle_rarity(print_.shingles)
    title_rarity = reference.word_rarity(print_.title_words.ids)
    return Weighted(
        print=print_,
        shingles=shingles,
        shingle_norm=float(np.sqrt(shingles @ shingles)),
        shingle_sum=float(shingles.sum()),
        words=reference.vector(print_.words),
        lead_words=reference.vector(print_.lead_words),
        title_rarity=title_rarity,
        title_rarity_sum=float(title_rarity.sum()),
        things=named_things(print_),
    )


def score_pair(left: Weighted, right: Weighted, rarity: dict[str, float]) -> Scores:
    """All scores of a pair; symmetric. `rarity` gives the rarity (0 to 1) of named things and figures."""
    a, b = left.print, right.print
    mine, theirs = common(a.shingles, b.shingles)
    shared = len(mine)
    shorter = min(len(a.shingles), len(b.shingles))
    union = len(a.shingles) + len(b.shingles) - shared
    weights = left.shingles[mine]
    smaller_weight = min(left.shingle_sum, right.shingle_sum)
    titled = bool(a.title and b.title)
    sa, sb = a.slots, b.slots
    head_conflict, head_shared = _places(sa.head_places, sb.head_places)
    title_conflict, _ = _places(sa.title_places, sb.title_places)
    edition_shared, edition_conflict = _editions(sa.editions, sb.editions)
    gap = gap_days(a, b)
    return Scores(
        shingle_cosine=_ratio(float(weights @ right.shingles[theirs]), left.shingle_norm * right.shingle_norm),
        shingle_containment=_ratio(float(weights.sum()), smaller_weight + SMOOTHING * 5),
        jaccard=_ratio(shared, union),
        containment=_ratio(shared, shorter),
        word_cosine=word_cosine(left, right),
        lead_cosine=_cosine(a.lead_words, left.lead_words, b.lead_words, right.lead_words),
        title_token_set=fuzz.token_set_ratio(a.title, b.title) / 100 if titled else 0.0,
        title_ratio=fuzz.ratio(a.title, b.title) / 100 if titled else 0.0,
        title_in_lead=max(_in_lead(a, b), _in_lead(b, a)),
        title_cover=min(_cover(left, right), _cover(right, left)),
        figures=math.log1p(
            sum(rarity.get("figure:" + item, 0.0) * exactness(item) for item in sorted(sa.figures & sb.figures))
        ),
        names=math.log1p(sum(rarity.get(item, 0.0) for item in sorted(left.things & right.things))),
        gap=math.log1p(min(GAP_UNKNOWN_DAYS if gap is None else gap, _FARTHEST_DAYS)),
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
        same_outlet=float(a.outlet is not None and a.outlet == b.outlet),
        length_ratio=_ratio(min(a.length, b.length), max(a.length, b.length)),
        length=math.log1p(min(a.length, b.length)) / 10,
        roundup=float(a.roundup or b.roundup),
        brief=float(a.brief != b.brief),
        untitled=(float(not a.title) + float(not b.title)) / 2,
    )


def exactness(figure: str) -> float:
    """Between 0 and 1: how little a figure can be the same by chance, by its significant digits.

    >>> exactness("14500000000원"), round(exactness("40곳"), 2)
    (1.0, 0.33)
    """
    digits = "".join(ch for ch in figure if ch.isdigit()).strip("0")
    return min(len(digits), 3) / 3


def named_things(print_: Fingerprint) -> frozenset[str]:
    """People, institutions and quoted names, marked by kind."""
    slots = print_.slots
    return frozenset(
        [f"person:{name}" for name in slots.people]
        + [f"institution:{name}" for name in slots.institutions]
        + [f"quoted:{name}" for name in slots.quoted]
    )


def gap_days(a: Fingerprint, b: Fingerprint) -> int | None:
    """The least number of days between two publications; None where one is not bounded on both sides."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    if a.latest < b.earliest:
        return (b.earliest - a.latest).days
    if b.latest < a.earliest:
        return (a.earliest - b.latest).days
    return 0


def common(left: Ids, right: Ids) -> tuple[Positions, Positions]:
    """Positions in both sorted arrays of what they have in common."""
    if not len(left) or not len(right):
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    places = np.searchsorted(right, left)
    places[places == len(right)] = 0
    hits = np.flatnonzero(right[places] == left)
    return hits, places[hits]


def word_cosine(left: Weighted, right: Weighted) -> float:
    """Rarity-weighted cosine of the words of headline and body."""
    return _cosine(left.print.words, left.words, right.print.words, right.words)


def _cosine(left: WordBag, left_weights: Counts, right: WordBag, right_weights: Counts) -> float:
    mine, theirs = common(left.ids, right.ids)
    return min(1.0, float(left_weights[mine] @ right_weights[theirs]))


def _in_lead(a: Fingerprint, b: Fingerprint) -> float:
    return fuzz.partial_ratio(a.title_key, b.lead) / 100 if a.title_key and b.lead else 0.0


def _cover(a: Weighted, b: Weighted) -> float:
    held, _ = common(a.print.title_words.ids, b.print.words.ids)
    return _ratio(float(a.title_rarity[held].sum()), a.title_rarity_sum)


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


def _editions(a: frozenset[tuple[str, int]], b: frozenset[tuple[str, int]]) -> tuple[float, float]:
    shared = conflict = 0.0
    for unit in {unit for unit, _ in a} & {unit for unit, _ in b}:
        mine, theirs = ({n for u, n in side if u == unit} for side in (a, b))
        if mine & theirs:
            shared = 1.0
        else:
            conflict = 1.0
    return shared, conflict


def _ratio(part: float, whole: float, empty: float = 0.0) -> float:
    return min(1.0, part / whole) if whole else empty
