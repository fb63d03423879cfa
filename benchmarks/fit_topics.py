"""Fits the weights in `digest/data/classify/topic_weights.yml`: `python benchmarks/fit_topics.py [MORE.yml...]`.

Logistic regression over the features of `digest/classify/topics.py`, one model for subjects and one for kinds of
news, no weight below zero. Input are the labelled articles of the tests and MORE, further files of the same form.
Short articles, which are less like the press, weigh less. Prints the file; its header tells the input and the F1 of
cross-validation, in which every article is judged by weights that were fitted without it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

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
SHORT_BODY = 250
"""Characters."""
SHORT_WEIGHT = 0.7
RIDGE = 0.002
STEPS = 2500
FOLDS = 5
DERIVED = {"deck": ("title", 0.5), "aside": ("body", 0.5)}
"""A deck repeats the headline in other words; an aside or a list says less than a sentence of its own."""

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Story:
    topics: frozenset[str]
    features: dict[str, dict[str, float]]
    weight: float


def read_stories(more: list[str]) -> Iterator[Story]:
    taxonomy = load_taxonomy()
    for path in (*sorted(LABELS.glob("*.yml")), *map(Path, more)):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            example: Example = read_example(entry, path.name)
            if example.on_topic:
                partners = count_partners_abroad((example.article,), taxonomy)
                yield Story(
                    example.topics,
                    tally_features(cut_article(example.article), partners),
                    SHORT_WEIGHT if len(example.article.body) < SHORT_BODY else 1.0,
                )


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
    beta = np.zeros(features.shape[1])
    penalty = np.array([*[RIDGE] * len(NAMES), 0.0])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-features @ beta))
        beta -= features.T @ (weight * (odds - given)) / weight.sum() + penalty * beta
        beta[:-1] = np.maximum(beta[:-1], 0.0)
    fitted = {name: round(float(value), 3) for name, value in zip((*NAMES, "intercept"), beta, strict=True)}
    for suffix in ("", "_supporting"):
        for slot, (source, share) in DERIVED.items():
            fitted[f"{slot}{suffix}"] = round(share * fitted[f"{source}{suffix}"], 3)
    return fitted


def cross_validate(stories: list[Story]) -> float:
    """Micro-F1 over all stories, each judged by weights fitted on the other folds."""
    order = list(range(len(stories)))
    random.Random(1).shuffle(order)
    right = given = expected = 0
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit(story for index, story in enumerate(stories) if index not in held)
        for index in held:
            found = set(rank_topics(stories[index].features, weights))
            right += len(found & stories[index].topics)
            given += len(found)
            expected += len(stories[index].topics)
    return 2 * right / (given + expected)


def main() -> None:
    more = sys.argv[1:]
    stories = list(read_stories(more))
    others = len(stories) - len(list(read_stories([]))) if more else 0
    print("# Weights of the log-odds that a story has a topic, by the features of digest/classify/topics.py.")
    print("# Written by: python benchmarks/fit_topics.py")
    print(f"# Fitted on {len(stories) - others} labelled stories of tests/quality/labels, the same that", end="")
    print(f" `digest eval` measures,\n# and {others} press articles that are not kept here.", end="")
    print(f" F1 in {FOLDS}-fold cross-validation: {cross_validate(stories):.3f}.")
    print(f"kinds_of_news: [{', '.join(NEWS)}]")
    for kind, weights in fit(stories).items():
        print(f"{kind}:")
        for name, value in weights.items():
            print(f"  {name}: {value}")


if __name__ == "__main__":
    main()
