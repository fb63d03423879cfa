"""The labels reach their floors on articles people labelled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.classify.evaluate import evaluate_labels, read_example
from digest.taxonomy import load_taxonomy
from digest.vocabulary import parse_yaml

HERE = Path(__file__).parent


def test_labels_reach_their_floors() -> None:
    examples = [
        read_example(entry, path.name)
        for path in sorted((HERE / "labels").glob("*.yml"))
        for entry in parse_yaml(path.read_text(encoding="utf-8"), path.name)
    ]
    taxonomy = load_taxonomy()
    floors = parse_yaml((HERE / "floors.yml").read_text(encoding="utf-8"), "floors.yml")
    assert len(examples) >= 80
    assert len({example.id for example in examples}) == len(examples)
    for example in examples:
        assert example.primary | example.mentioned <= taxonomy.regions.keys(), example.id
        assert example.topics <= taxonomy.topics.keys(), example.id
        assert not example.primary & example.mentioned, example.id
    scores, _ = evaluate_labels(examples, taxonomy)
    for name, score in scores.items():
        for metric, floor in floors[name].items():
            assert getattr(score, metric) >= floor, f"{name} {metric}"


@pytest.mark.parametrize("page", ["method.md", "en/method.md"])
def test_the_method_page_names_the_floors(page: str) -> None:
    floors = parse_yaml((HERE / "floors.yml").read_text(encoding="utf-8"), "floors.yml")
    text = (HERE.parents[1] / "docs" / page).read_text(encoding="utf-8")
    section = text.split("{: #quality }")[1].split("\n## ")[0]
    shown = [float(value) for value in re.findall(r"\| (0\.\d+) \|$", section, re.MULTILINE)]
    assert shown == [value for metrics in floors.values() for value in metrics.values()]
