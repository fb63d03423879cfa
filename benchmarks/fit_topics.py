"""Fits the weights in `digest/data/classify/topic_weights.yml`: `python benchmarks/fit_topics.py [PRESS.yml...]`.

Logistic regression, twice. What counts for a topic by its own terms (`alone`) is learned over the features of
`digest/classify/topics.py`, one model for subjects and one for kinds of news, no weight below zero, from the labelled
articles of the tests; those of the length of the press weigh more than short ones. What counts for a topic beside the
others (`beside`) is learned over how strongly a story speaks of each kind of news, one model for subjects and one for
each kind of news, from the same articles and from PRESS: files of the same form, of articles that are not kept here.
Without PRESS, `beside` stays as it is.

Prints the file; its header tells the F1 of cross-validation, in which every article is judged by weights that were
fitted without it. Standard error tells what is reached on each file of PRESS by weights that did not learn from it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.special import expit

from digest import vocabulary
from digest.classify.evaluate import Example, read_example
from digest.classify.label import count_partners_abroad
from digest.classify.odds import LEAST, OTHER, SLOTS, Weights, find_strengths, load_weights, seen_from, weigh_alone
from digest.classify.passages import cut_article
from digest.classify.topics import rank_topics, tally_features
from digest.taxonomy import load_taxonomy

FILE = "classify/topic_weights.yml"
LABELS = Path(__file__).parents[1] / "tests" / "quality" / "labels"
NEWS = ("infrastructure", "funding-policy", "agreement", "startup-investment", "talent", "global-cooperation", "event")
NAMES = tuple(
    name
    for name in (*SLOTS, *(f"{slot}_supporting" for slot in SLOTS), *OTHER[:-1])
    if not name.startswith(("deck", "aside"))
)
"""Too few labelled articles have decks and asides: their weights are derived."""
SHORT_BODY, LONG_BODY = 250, 400
"""Characters."""
SHORT_WEIGHT, LONG_WEIGHT = 0.7, 3.0
RIDGE = 0.002
OWN_RIDGE, OTHER_RIDGE, INTERCEPT_RIDGE = 5.0, 50.0, 2.0
"""What draws a topic back to what it is alone, over all articles: its own strength, that of the news beside it, and the
intercept."""
FOLDS = 5
DERIVED = {"deck": ("title", 0.5), "aside": ("body", 0.5)}
"""A deck repeats the headline in other words; an aside or a list says less than a sentence of its own."""

Alone = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Story:
    topics: frozenset[str]
    features: dict[str, dict[str, float]]
    weight: float


def read_stories(paths: Iterable[Path]) -> Iterator[Story]:
    """The articles that belong here."""
    taxonomy = load_taxonomy()
    for path in paths:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            example: Example = read_example(entry, path.name)
            if example.on_topic:
                partners = count_partners_abroad((example.article,), taxonomy)
                features = tally_features(cut_article(example.article), partners)
                yield Story(example.topics, features, _weigh(len(example.article.body)))


def _weigh(characters: int) -> float:
    if characters < SHORT_BODY:
        return SHORT_WEIGHT
    return LONG_WEIGHT if characters >= LONG_BODY else 1.0


def fit(tests: Sequence[Story], press: Sequence[Story]) -> Weights:
    """Both steps; without articles of the press the second is the one in use."""
    weights = replace(load_weights(), alone=_fit_alone(tests))
    return replace(weights, beside=_fit_beside(tests, press, weights)) if press else weights


def _fit_alone(stories: Iterable[Story]) -> Alone:
    rows: dict[str, list[tuple[dict[str, float], bool, float]]] = {"subject": [], "news": []}
    for story in stories:
        for topic, features in story.features.items():
            rows["news" if topic in NEWS else "subject"].append((features, topic in story.topics, story.weight))
    return {kind: _fit_kind(data) for kind, data in rows.items()}


def _fit_kind(rows: list[tuple[dict[str, float], bool, float]]) -> dict[str, float]:
    features = np.array([[row.get(name, 0.0) for name in NAMES] + [1.0] for row, _, _ in rows])
    weight = np.array([w for _, _, w in rows])
    given = np.array([float(label) for _, label, _ in rows])
    penalty = np.array([*[RIDGE * weight.sum()] * len(NAMES), 0.0])
    bounds = [*[(0.0, None)] * len(NAMES), (None, None)]
    beta = _minimise(features, given, weight, penalty, np.zeros(len(bounds)), bounds)
    fitted = {name: round(float(value), 3) for name, value in zip((*NAMES, "intercept"), beta, strict=True)}
    for suffix in ("", "_supporting"):
        for slot, (source, share) in DERIVED.items():
            fitted[f"{slot}{suffix}"] = round(share * fitted[f"{source}{suffix}"], 3)
    return fitted


def _fit_beside(tests: Sequence[Story], press: Sequence[Story], weights: Weights) -> dict[str, dict[str, float]]:
    rows: dict[str, list[tuple[dict[str, float], bool]]] = {kind: [] for kind in ("subject", *NEWS)}
    for story in [*tests, *press]:
        strengths = find_strengths(weigh_alone(story.features, weights))
        for topic in strengths:
            seen = seen_from(topic, strengths, NEWS)
            rows[topic if topic in NEWS else "subject"].append((seen, topic in story.topics))
    fitted = {}
    for kind, data in rows.items():
        names = ("own", *(name for name in NEWS if name != kind))
        strengths = np.array([[row.get(name, 0.0) for name in names] + [1.0] for row, _ in data])
        given = np.array([float(label) for _, label in data])
        alone = np.array([1.0, *[0.0] * (len(names) - 1), LEAST])
        penalty = np.array([OWN_RIDGE, *[OTHER_RIDGE] * (len(names) - 1), INTERCEPT_RIDGE])
        beta = _minimise(strengths, given, np.ones(len(data)), penalty, alone)
        fitted[kind] = {name: round(float(value), 3) for name, value in zip((*names, "intercept"), beta, strict=True)}
    return fitted


def _minimise(
    features: np.ndarray,
    given: np.ndarray,
    weight: np.ndarray,
    penalty: np.ndarray,
    start: np.ndarray,
    bounds: Sequence[tuple[float | None, float | None]] | None = None,
) -> np.ndarray:
    """The weights of a logistic regression with a ridge that draws each of them to where it starts."""
    total = weight.sum()

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = features @ beta
        away = beta - start
        slope = features.T @ (weight * (expit(odds) - given)) + penalty * away
        height = (weight * (np.logaddexp(0.0, odds) - given * odds)).sum() + 0.5 * (penalty * away**2).sum()
        return float(height) / total, slope / total

    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x


def score(stories: Iterable[Story], weights: Weights) -> np.ndarray:
    """How many topics are right, how many are given, and how many should be."""
    counts = np.zeros(3)
    for story in stories:
        found = set(rank_topics(story.features, weights))
        counts += (len(found & story.topics), len(found), len(story.topics))
    return counts


def f1(counts: np.ndarray) -> float:
    """Micro-F1."""
    right, given, expected = counts
    return float(2 * right / (given + expected))


def cross_validate(tests: Sequence[Story], press: Sequence[Story]) -> float:
    """Micro-F1 over the articles of the tests, each judged by weights fitted on the other folds and the press."""
    order = list(range(len(tests)))
    random.Random(1).shuffle(order)
    counts = np.zeros(3)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit([story for index, story in enumerate(tests) if index not in held], press)
        counts += score((tests[index] for index in held), weights)
    return f1(counts)


def main() -> None:
    tests = list(read_stories(sorted(LABELS.glob("*.yml"))))
    files = {path: list(read_stories([path])) for path in map(Path, sys.argv[1:])}
    press = [story for stories in files.values() for story in stories]
    fitted = fit(tests, press)
    for path, stories in files.items():
        others = [story for other, held in files.items() if other != path for story in held]
        reached = f1(score(stories, fit(tests, others)))
        print(f"{path.name}: F1 {reached:.3f} of {len(stories)}, not learned from", file=sys.stderr)
    print("# Weights of the log-odds that a story has a topic: digest/classify/odds.py.")
    print("# Written by: python benchmarks/fit_topics.py")
    print(f"# Fitted on {len(tests)} labelled stories of tests/quality/labels, the same that `digest eval` measures.")
    print(f"# F1 in {FOLDS}-fold cross-validation: {cross_validate(tests, press):.3f}.")
    print(f"kinds_of_news: [{', '.join(NEWS)}]")
    for kind, weights in fitted.alone.items():
        print(f"{kind}:")
        for name, value in weights.items():
            print(f"  {name}: {value}")
    print("# What a topic has of its own strength and of that of the news beside it, and an intercept.")
    print(f"stories_beside: {len(press) or vocabulary.load(FILE)['stories_beside']}")
    print("beside:")
    for topic, weights in fitted.beside.items():
        print(f"  {topic}: {{{', '.join(f'{name}: {value}' for name, value in weights.items())}}}")


if __name__ == "__main__":
    main()
