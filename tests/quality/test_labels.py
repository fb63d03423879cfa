"""The labels reach their floors on articles people labelled, and the method page tells how far."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import vocabulary
from digest.evaluate import Examples, Measure, evaluate, load_examples
from digest.taxonomy import load_taxonomy

HERE = Path(__file__).parent
LAG = 0.01
"""How far what the method page shows may be from what is measured."""


@pytest.fixture(scope="module")
def examples() -> Examples:
    return load_examples(HERE)


@pytest.fixture(scope="module")
def measures(examples: Examples) -> tuple[Measure, ...]:
    return evaluate(examples, load_taxonomy())


def test_the_examples_are_well_formed(examples: Examples) -> None:
    taxonomy = load_taxonomy()
    assert len(examples.labels) >= 80
    assert len({example.id for example in examples.labels}) == len(examples.labels)
    for example in examples.labels:
        assert example.primary | example.mentioned <= taxonomy.regions.keys(), example.id
        assert example.topics <= taxonomy.topics.keys(), example.id
        assert not example.primary & example.mentioned, example.id


def test_labels_reach_their_floors(examples: Examples, measures: tuple[Measure, ...]) -> None:
    assert {measure.label_set for measure in measures} == examples.floors.keys()
    assert [str(measure) for measure in measures if measure.below_floor] == []


def test_the_method_page_tells_what_is_measured(examples: Examples, measures: tuple[Measure, ...]) -> None:
    told = vocabulary.load("quality.yml")
    assert told["examples"] == len(examples.labels)
    for measure in measures:
        shown = told[measure.label_set][measure.metric]
        assert shown.get("floor") == measure.floor
        assert abs(shown["value"] - measure.value) < LAG, f"{measure}: digest eval --write digest/data/quality.yml"
