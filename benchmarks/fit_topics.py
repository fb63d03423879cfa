"""Fits the weights in `digest/data/classify/topic_weights.yml`: `python benchmarks/fit_topics.py [MORE.yml...]`.

Logistic regression over the features of `digest/classify/topics.py`, one model for subjects and one for kinds of
news, no weight below zero. Of the labelled articles of the tests those in `press_*.yml` count only at even
positions, so that the others can measure; MORE are further files of the same form. Short articles, which are
less like the press, weigh less. Prints the file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml

from digest.classify.evaluate import Example, read_example
from digest.classify.label import count_partners_abroad
from digest.classify.passages import cut_article
from digest.classify.topics import OTHER, SLOTS, tally_features
from digest.taxonomy import load_taxonomy

LABELS = Path(__file__).parents[1] / "tests" / "quality" / "labels"
NEWS = ("infrastructure", "funding-policy", "agreement", "startup-investment", "talent", "global-cooperation", "event")
NAMES = tuple(
    name
    for name in (*SLOTS, *(f"{slot}_supporting" for slot in SLOTS), *OTHER[:-1])
    if not name.startswith(("deck", "aside"))
)
"""Too few labelled articles have decks and asides: their weights are derived."""
SHORT_WEIGHT = 0.35
RIDGE = 0.02
STEPS = 3000
DERIVED = {"deck": ("title", 0.5), "aside": ("body", 0.5)}
"""A deck repeats the headline in other words; an aside or a list says less than a sentence of its own."""


def read_examples(more: list[str]) -> Iterator[tuple[Example, float]]:
    for path in (*sorted(LABELS.glob("*.yml")), *map(Path, more)):
        press = path.name.startswith("press_")
        for position, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if not (press and position % 2):
                yield read_example(entry, path.name), 1.0 if press or str(path) in more else SHORT_WEIGHT


def fit(rows: list[tuple[dict[str, float], bool, float]]) -> dict[str, float]:
    features = np.array([[row.get(name, 0.0) for name in NAMES] + [1.0] for row, _, _ in rows])
    given = np.array([float(label) for _, label, _ in rows])
    weight = np.array([w for _, _, w in rows])
    beta = np.zeros(features.shape[1])
    penalty = np.array([*[RIDGE / 10] * len(NAMES), 0.0])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-features @ beta))
        beta -= features.T @ (weight * (odds - given)) / weight.sum() + penalty * beta
        beta[:-1] = np.maximum(beta[:-1], 0.0)
    fitted = {name: round(float(value), 3) for name, value in zip((*NAMES, "intercept"), beta, strict=True)}
    for suffix in ("", "_supporting"):
        for slot, (source, share) in DERIVED.items():
            fitted[f"{slot}{suffix}"] = round(share * fitted[f"{source}{suffix}"], 3)
    return fitted


def main() -> None:
    taxonomy = load_taxonomy()
    rows: dict[str, list[tuple[dict[str, float], bool, float]]] = {"subject": [], "news": []}
    stories = 0
    for example, weight in read_examples(sys.argv[1:]):
        if not example.on_topic:
            continue
        stories += 1
        partners = count_partners_abroad((example.article,), taxonomy)
        for topic, features in tally_features(cut_article(example.article), partners).items():
            rows["news" if topic in NEWS else "subject"].append((features, topic in example.topics, weight))
    print("# Weights of the log-odds that a story has a topic, by the features of digest/classify/topics.py.")
    print("# Written by: python benchmarks/fit_topics.py")
    print(f"# Fitted on {stories} stories, {sum(map(len, rows.values()))} pairs of a story and a topic it touches.")
    print(f"kinds_of_news: [{', '.join(NEWS)}]")
    for kind, data in rows.items():
        print(f"{kind}:")
        for name, value in fit(data).items():
            print(f"  {name}: {value}")


if __name__ == "__main__":
    main()
