"""Fits the weights in `digest/data/classify/place_weights.yml`: `python benchmarks/fit_places.py [PRESS.yml...]`.

Logistic regression over the traits of `digest/classify/traits.py`, for every place that a labelled article names.
Input are the labelled articles of the tests (`quality/labels`; those of the length of the press count three times) and
the examples of the convention (`standings.yml`), which count eight times. A site that is primary makes the place
by whose name it goes primary, as the convention has it. Prints the file; its header tells the F1 of cross-validation,
in which every article is judged by weights that were fitted without it. PRESS are files of the same form, of articles
that are not kept here: what the weights reach on them is told on standard error, nothing is learned from them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.special import expit

from digest.classify.evaluate import Score, read_example, score_regions
from digest.classify.mentions import find_mentions
from digest.classify.namesakes import find_namesake
from digest.classify.passages import cut_article
from digest.classify.roles import choose_primary, judge
from digest.classify.traits import Traits, describe_places
from digest.classify.weights import weigh
from digest.taxonomy import Taxonomy, load_taxonomy

TESTS = Path(__file__).parents[1] / "tests"
OWN = sorted((TESTS / "quality" / "labels").glob("*.yml"))
CONVENTION = TESTS / "classify" / "standings.yml"
CONVENTION_WEIGHT = 8.0
LONG_BODY = 400
"""Characters."""
LONG_WEIGHT = 3.0
LOSS = 0.5
"""How much the likelihood counts beside the squares of the weights. Below 0.3 the convention's own examples go wrong;
at 0.8 press that no weight has seen loses 0.003."""
THRESHOLD = -0.1
"""Log-odds (48 %) from which a place is primary: F1 gains by whatever is right more often than half of F1."""
SPEAKS_FOR = (":acts", ":built", ":plain", ":chosen", ":context", ":host", "count")
"""To be named in these ways never speaks against a place."""
SPEAKS_AGAINST = (":prefix",)
"""Nor does it ever speak for one that it is named only to say where another lies."""
RARE = 3
"""A trait of fewer places says nothing."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Story:
    primary: frozenset[str]
    places: dict[str, Traits]
    weight: float


def read_stories(paths: Sequence[Path], taxonomy: Taxonomy, weight: float = 1.0) -> Iterator[Story]:
    for path in paths:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            example = read_example({"id": entry.get("name"), "topics": [], "on_topic": True, **entry}, path.name)
            passages = cut_article(example.article)
            weighed = weigh(find_mentions(passages, taxonomy), passages, taxonomy)
            homes = {home for r in example.primary if r in taxonomy.regions and (home := find_namesake(r, taxonomy))}
            places = describe_places(weighed, passages, taxonomy)
            long = len(example.article.body) >= LONG_BODY
            yield Story(example.primary | homes, places, LONG_WEIGHT if long else weight)


def fit(stories: Sequence[Story]) -> dict[str, float]:
    rows = [
        (traits, place in story.primary, story.weight) for story in stories for place, traits in story.places.items()
    ]
    counts: dict[str, int] = {}
    for traits, _, _ in rows:
        for name, value in traits.items():
            counts[name] = counts.get(name, 0) + (value != 0.0)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    values = np.array([[*(traits.get(name, 0.0) for name in names), 1.0] for traits, _, _ in rows])
    sign = np.array([1.0 if given else -1.0 for _, given, _ in rows])
    weight = LOSS * np.array([weight for _, _, weight in rows])
    ridge = np.array([*[1.0] * len(names), 0.0])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (values @ beta)
        slope = ridge * beta - values.T @ (weight * sign * expit(-margin))
        return float(0.5 * (ridge * beta**2).sum() + (weight * np.logaddexp(0.0, -margin)).sum()), slope

    bounds = [
        (0.0 if name.endswith(SPEAKS_FOR) else None, 0.0 if name.endswith(SPEAKS_AGAINST) else None)
        for name in (*names, "")
    ]
    found = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000})
    beta = found.x
    fitted = {name: round(float(value), 3) for name, value in zip((*names, "intercept"), beta, strict=True)}
    fitted["intercept"] = round(fitted["intercept"] - THRESHOLD, 3)
    return fitted


def choose(stories: Sequence[Story], weights: dict[str, float]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What should be primary in each story, and what the weights make primary."""
    return [
        (
            story.primary,
            choose_primary({place: judge(traits, weights) for place, traits in story.places.items()}),
        )
        for story in stories
    ]


def cross_validate(stories: Sequence[Story], taxonomy: Taxonomy) -> Score:
    """Over all stories, each judged by weights fitted on the other folds."""
    order = list(range(len(stories)))
    random.Random(3).shuffle(order)
    rows: list[tuple[frozenset[str], frozenset[str]]] = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit([story for index, story in enumerate(stories) if index not in held])
        rows += choose([stories[index] for index in sorted(held)], weights)
    return score_regions(rows, taxonomy)


def main() -> None:
    taxonomy = load_taxonomy()
    stories = [*read_stories(OWN, taxonomy), *read_stories([CONVENTION], taxonomy, CONVENTION_WEIGHT)]
    fitted = fit(stories)
    if press := list(read_stories([Path(name) for name in sys.argv[1:]], taxonomy)):
        reached = score_regions(choose(press, fitted), taxonomy).f1
        print(f"F1 on {len(press)} press articles: {reached:.3f}", file=sys.stderr)
    print("# What each trait of a place adds to the log-odds that it is primary; the traits are in")
    print("# digest/classify/traits.py. Written by: python benchmarks/fit_places.py")
    print(f"# Fitted on {len(stories)} labelled stories of the tests, those that `digest eval` measures among them.")
    print(f"# F1 in {FOLDS}-fold cross-validation: {cross_validate(stories, taxonomy).f1:.3f}.")
    for name, value in fitted.items():
        print(f'"{name}": {value}')


if __name__ == "__main__":
    main()
