"""What a place is to a story: the places the news is about, and those it only names.

Every place that is named has traits: where it stands, as what, and beside whom. The log-odds that it is primary are
their weighted sum; the weights were fitted on labelled articles, `classify/place_weights.yml`. The convention they
learned, with examples, is in CONTRIBUTING.md: the inner place is primary, because pages roll up; the outer one, too,
where it announces the news itself; a site's town with the site that goes by its name, and alone where only a body of
such a site is named (`namesakes.py`).

Mentioned is every other place that is named, also where it only says where the next one lies (전북 in 전북 남원시).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from digest import vocabulary
from digest.classify.evidence import gather_evidence
from digest.classify.mentions import find_mentions
from digest.classify.namesakes import find_namesake
from digest.classify.passages import Passage
from digest.classify.traits import Traits, describe_places
from digest.classify.weights import Weighed, weigh
from digest.errors import ConfigurationError
from digest.known import Taxonomy
from digest.model import RegionLabel, Role

FILE = "classify/place_weights.yml"
ALONE = -1.2
"""The sum above which the strongest place is primary where no other is: a story without any place is rare."""

_ITSELF = (":acts", ":built", ":plain", ":chosen", ":context")
"""Traits of places that are named as what they are."""


def label_regions(articles: tuple[tuple[str, tuple[Passage, ...]], ...], taxonomy: Taxonomy) -> tuple[RegionLabel, ...]:
    """The places of a story with role and evidence; primary first, then by id.

    `articles` are the ids and passages of the story's articles, the lead first; the lead decides,
    the others add what only they name.
    """
    found: list[tuple[str, tuple[Passage, ...], tuple[Weighed, ...]]] = []
    for article_id, passages in articles:
        weighed = weigh(find_mentions(passages, taxonomy), passages, taxonomy)
        found.append((article_id, passages, weighed))
    if not found:
        return ()
    primary = _primary(found[0][2], found[0][1], taxonomy)
    if not primary:
        for _, passages, weighed in found[1:]:
            primary = _primary(weighed, passages, taxonomy)
            if primary:
                break
    named = {item.mention.region for _, _, weighed in found for item in weighed if item.standing != "desk"}
    evidence = gather_evidence(found)
    for site in sorted(named):
        if home := find_namesake(site, taxonomy):
            named.add(home)
            primary |= {home} if site in primary else frozenset()
            evidence.setdefault(home, evidence[site])
    labels = [RegionLabel(region, Role.PRIMARY, evidence[region]) for region in sorted(primary)]
    labels += [RegionLabel(region, Role.MENTIONED, evidence[region]) for region in sorted(named - primary)]
    return tuple(labels)


def explain_places(passages: tuple[Passage, ...], taxonomy: Taxonomy) -> Iterator[tuple[str, float, dict[str, float]]]:
    """Every place an article names, its sum (see `choose_primary`), and what each trait adds to that, most first."""
    weights = load_weights()
    weighed = weigh(find_mentions(passages, taxonomy), passages, taxonomy)
    for region, traits in sorted(describe_places(weighed, passages, taxonomy).items()):
        added = {name: weights.get(name, 0.0) * value for name, value in traits.items()}
        most = sorted(added.items(), key=lambda item: (-abs(item[1]), item[0]))
        yield region, judge(traits, weights), {name: value for name, value in most if value}


def _primary(weighed: tuple[Weighed, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> frozenset[str]:
    weights = load_weights()
    described = describe_places(weighed, passages, taxonomy)
    return choose_primary({region: judge(traits, weights) for region, traits in described.items()})


def choose_primary(sums: Mapping[str, float]) -> frozenset[str]:
    """The places that are primary by their sums: all above 0; where there is none, the strongest above `ALONE`.

    >>> sorted(choose_primary({"osong": 1.2, "chungbuk": 0.1, "seoul": -3.0}))
    ['chungbuk', 'osong']
    >>> sorted(choose_primary({"yuseong": -0.3, "daejeon": -0.4}))
    ['yuseong']
    """
    chosen = frozenset(region for region, value in sums.items() if value > 0.0)
    if chosen or not sums:
        return chosen
    strongest = min(sums, key=lambda region: (-sums[region], region))
    return frozenset({strongest} if sums[strongest] > ALONE else ())


def judge(traits: Traits, weights: Mapping[str, float]) -> float:
    """The log-odds that a place with these traits is primary, less those from which it is.

    A place that is only a venue, one of many, or where somebody sits is never primary because no other is.
    """
    odds = weights["intercept"]
    itself = False
    for name, value in traits.items():
        if value:
            odds += weights.get(name, 0.0) * value
            itself = itself or name.endswith(_ITSELF)
    return odds if itself else min(odds, ALONE) if odds <= 0.0 else odds


@cache
def load_weights() -> Mapping[str, float]:
    """What each trait adds to the log-odds.

    Raises:
        ConfigurationError: if a value is not a number, or there is no intercept.
    """
    data = vocabulary.load(FILE)
    problems = [
        f"{FILE}: {name}: expected a number, found {value!r}"
        for name, value in (("intercept", None), *data.items())
        if not isinstance(data.get(name, value), int | float)
    ]
    if problems:
        raise ConfigurationError(tuple(problems))
    return {name: float(value) for name, value in data.items()}
