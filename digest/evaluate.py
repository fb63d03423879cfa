"""`digest eval`: measured quality on labelled examples, against the floors kept beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from digest.classify.evaluate import Example, evaluate_labels, read_example
from digest.errors import ConfigurationError
from digest.taxonomy import Taxonomy
from digest.vocabulary import parse_yaml

FLOORS = "floors.yml"
LABELS = "labels"
_HEAD = """\
# What `digest eval` measured, for the method page: label set -> metric -> value and floor, 0 to 1.
# Written by `digest eval --write digest/data/quality.yml`; a test tells when it is due.
"""


@dataclass(frozen=True, slots=True)
class Examples:
    """Labelled articles, and what must be reached on them."""

    labels: tuple[Example, ...]
    floors: dict[str, dict[str, float]]
    """Name of a label set -> metric -> lowest value that is good enough, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of merit."""

    label_set: str
    metric: str
    """`precision`, `recall` or `f1`."""
    value: float
    """0 to 1."""
    floor: float | None
    """None: reported only."""

    @property
    def below_floor(self) -> bool:
        """Whether it is not good enough."""
        return self.floor is not None and self.value < self.floor

    def as_dict(self) -> dict[str, object]:
        """For `--json`."""
        return {"set": self.label_set, "metric": self.metric, "value": round(self.value, 4), "floor": self.floor}

    def __str__(self) -> str:
        floor = "" if self.floor is None else f"  floor {self.floor:.3f}"
        return f"{self.label_set:<20}{self.metric:<10}{self.value:.3f}{floor}{'  BELOW' if self.below_floor else ''}"


def load_examples(folder: Path) -> Examples:
    """The labelled articles in `labels/*.yml` and the floors in `floors.yml`.

    Raises:
        ConfigurationError: if a file is missing, malformed, or holds no example.
    """
    labels = []
    for path in sorted((folder / LABELS).glob("*.yml")):
        entries = parse_yaml(path.read_text(encoding="utf-8"), str(path))
        if not isinstance(entries, list):
            raise ConfigurationError((f"{path}: expected a list of examples, found {type(entries).__name__}",))
        try:
            labels += [read_example(entry, f"{path}[{index}]") for index, entry in enumerate(entries)]
        except ValueError as error:
            raise ConfigurationError((str(error),)) from error
    if not labels:
        raise ConfigurationError((f"{folder / LABELS}: expected labelled examples in *.yml, found none",))
    return Examples(tuple(labels), _floors(folder / FLOORS))


def evaluate(examples: Examples, taxonomy: Taxonomy) -> tuple[Measure, ...]:
    """Precision, recall and F1 of every label set, in the sets' order."""
    scores, _ = evaluate_labels(examples.labels, taxonomy)
    return tuple(
        Measure(name, metric, getattr(score, metric), examples.floors.get(name, {}).get(metric))
        for name, score in scores.items()
        for metric in ("precision", "recall", "f1")
    )


def write_measures(path: Path, measures: Iterable[Measure], examples: int) -> None:
    """Write what was measured where the method page reads it; see `digest.render.quality`."""
    lines = [_HEAD, f"examples: {examples}\n"]
    for name, of_set in groupby(measures, lambda measure: measure.label_set):
        lines.append(f"{name}:\n")
        for measure in of_set:
            floor = "" if measure.floor is None else f", floor: {measure.floor}"
            lines.append(f"  {measure.metric}: {{value: {measure.value:.3f}{floor}}}\n")
    path.write_text("".join(lines), encoding="utf-8")


def _floors(path: Path) -> dict[str, dict[str, float]]:
    if not path.is_file():
        raise ConfigurationError((f"{path}: expected the floors of the label sets, found no file",))
    document = parse_yaml(path.read_text(encoding="utf-8"), str(path))
    problems = []
    if not isinstance(document, dict):
        raise ConfigurationError((f"{path}: expected a mapping of label sets, found {type(document).__name__}",))
    for name, metrics in document.items():
        if not isinstance(metrics, dict) or not all(
            metric in ("precision", "recall", "f1") and isinstance(value, int | float) and 0 <= value <= 1
            for metric, value in metrics.items()
        ):
            problems.append(f"{path}: {name}: expected precision, recall or f1 with a value from 0 to 1")
    if problems:
        raise ConfigurationError(tuple(problems))
    return {name: {metric: float(value) for metric, value in metrics.items()} for name, metrics in document.items()}
