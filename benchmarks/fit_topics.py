"""Fits the weights in `digest/data/classify/topic_weights.yml`: `python benchmarks/fit_topics.py [PRESS.yml...]`.

Logistic regression over the features of `digest/classify/topics.py`, one model for subjects and one for kinds of
news, no weight below zero. Input are the labelled articles of the tests alone; those of the length of the press weigh
more than short ones. Prints the file; its header tells the F1 of cross-validation, in which every article is judged by
weights that were fitted without it. PRESS are files of the same form, of articles that are not kept here: what the
weights reach on them is told on standard error, nothing is learned from them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.special import expit

from digest.classify.evaluate import Example, read_example
from digest.classify.label import count_partners_abroad
from digest.classify.passages import cut_article
from digest.classify.topics import OTHER, SLOTS, rank_topics, tally_features
from digest.taxonomy import load_taxonomy

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
FOLDS = 5
DERIVED = {"deck": ("title", 0.5), "aside": ("body", 0.5)}
"""A deck repeats the headline in other words; an aside or a list says less than a sentence of its own."""

Weights = dict[str, dict[str, float]]


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


def fit(stories: Iterable[Story]) -> Weights:
    rows: dict[str, list[tuple[dict[str, float], bool, float]]] = {"subject": [], "news": []}
    for story in stories:
        for topic, features in story.features.items():
            rows["news" if topic in NEWS else "subject"].append((features, topic in story.topics, story.weight))
    return {kind: _fit_kind(data) for kind, data in rows.items()}


def _fit_kind(rows: list[tuple[dict[str, float], bool, float]]) -> dict[str, float]:
    features = np.array([[row.get(name, 0.0) for name in NAMES] + [1.0] for row, _, _ in rows])
    given = np.array([float(label) for _, label, _ in rows])
    weight = np.array([w for _, _, w in rows])
    penalty = np.array([*[RIDGE] * len(NAMES), 0.0])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = features @ beta
        slope = features.T @ (weight * (expit(odds) - given)) / weight.sum() + penalty * beta
        height = (weight * (np.logaddexp(0.0, odds) - given * odds)).sum() / weight.sum()
        return float(height + 0.5 * (penalty * beta**2).sum()), slope

    bounds = [*[(0.0, None)] * len(NAMES), (None, None)]
    beta = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds).x
    fitted = {name: round(float(value), 3) for name, value in zip((*NAMES, "intercept"), beta, strict=True)}
    for suffix in ("", "_supporting"):
        for slot, (source, share) in DERIVED.items():
            fitted[f"{slot}{suffix}"] = round(share * fitted[f"{source}{suffix}"], 3)
    return fitted


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


def cross_validate(stories: list[Story]) -> float:
    """Micro-F1 over all stories, each judged by weights fitted on the other folds."""
    order = list(range(len(stories)))
    random.Random(1).shuffle(order)
    counts = np.zeros(3)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit(story for index, story in enumerate(stories) if index not in held)
        counts += score((stories[index] for index in held), weights)
    return f1(counts)


def main() -> None:
    stories = list(read_stories(sorted(LABELS.glob("*.yml"))))
    fitted = fit(stories)
    if press := list(read_stories(map(Path, sys.argv[1:]))):
        print(f"F1 on {len(press)} press articles: {f1(score(press, fitted)):.3f}", file=sys.stderr)
    print("# Weights of the log-odds that a story has a topic, by the features of digest/classify/topics.py.")
    print("# Written by: python benchmarks/fit_topics.py")
    print(f"# Fitted on {len(stories)} labelled stories of tests/quality/labels, the same that `digest eval` measures.")
    print(f"# F1 in {FOLDS}-fold cross-validation: {cross_validate(stories):.3f}.")
    print(f"kinds_of_news: [{', '.join(NEWS)}]")
    for kind, weights in fitted.items():
        print(f"{kind}:")
        for name, value in weights.items():
            print(f"  {name}: {value}")


if __name__ == "__main__":
    main()
