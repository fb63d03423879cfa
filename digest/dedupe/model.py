"""The log-odds that two articles are one story: a weighted sum of scores, weights fitted and kept in a file."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import attrgetter, mul

import numpy as np
from numpy.typing import NDArray

from digest import vocabulary
from digest.dedupe.scores import NAMES, Scores
from digest.errors import ConfigurationError

FILE = "dedupe_weights.yml"


@dataclass(frozen=True, slots=True)
class Term:
    """One score's part in the sum."""

    name: str
    weight: float
    typical: float
    """Mean over compared pairs; what a contribution is measured from when it is explained."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of a logistic regression."""

    intercept: float
    terms: tuple[Term, ...]
    weights: tuple[float, ...] = field(init=False)
    values: Callable[[Scores], tuple[float, ...]] = field(init=False)
    """The scores that the terms weigh, in their order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", tuple(term.weight for term in self.terms))
        object.__setattr__(self, "values", attrgetter(*(term.name for term in self.terms)))

    def weight(self, name: str) -> float:
        """The weight of one score."""
        return next(term.weight for term in self.terms if term.name == name)

    def logit(self, scores: Scores) -> float:
        """Log-odds of one story."""
        moved: float = sum(map(mul, self.weights, self.values(scores)))
        return self.intercept + moved

    def expected(self, known: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        """Log-odds of pairs of which only some scores are known; the others count as in a typical compared pair."""
        total = np.full(len(next(iter(known.values()))), self.intercept)
        for term in self.terms:
            total += term.weight * known.get(term.name, np.float64(term.typical))
        return total

    def contributions(self, scores: Scores, least: float) -> tuple[tuple[str, float], ...]:
        """How far scores move the log-odds from a typical compared pair; largest move first, none below `least`."""
        moves = [
            (term.name, move)
            for term, value in zip(self.terms, self.values(scores), strict=True)
            if abs(move := term.weight * (value - term.typical)) > least
        ]
        return tuple(sorted(moves, key=lambda move: (-abs(move[1]), move[0])))


@lru_cache(maxsize=1 << 14)
def percent(logit: float) -> float:
    """Log-odds as a score from 0 to 99.9, one decimal; 50 is even odds. 100 is left for identical texts.

    >>> percent(0.0), percent(-6.0), percent(800.0)
    (50.0, 0.2, 99.9)
    """
    return min(99.9, round(100 / (1 + math.exp(-max(-60.0, min(60.0, logit)))), 1))


@cache
def load_model() -> Model:
    """The model that ships with the package.

    Raises:
        ConfigurationError: if a weight is no number or belongs to no score.
    """
    data = vocabulary.load(FILE)
    weights = data.get("weights")
    intercept = data.get("intercept")
    problems = []
    if not isinstance(intercept, int | float):
        problems.append(f"{FILE}: intercept: expected a number, found {intercept!r}")
    if not isinstance(weights, dict) or not weights:
        problems.append(f"{FILE}: weights: expected a mapping from score names")
        weights = {}
    terms = []
    for name, entry in weights.items():
        numbers = [entry.get(key) for key in ("weight", "typical")] if isinstance(entry, dict) else [None]
        if name not in NAMES:
            problems.append(f"{FILE}: weights.{name}: no such score (expected one of {', '.join(NAMES)})")
        elif not all(isinstance(number, int | float) for number in numbers):
            problems.append(f"{FILE}: weights.{name}: expected weight and typical as numbers, found {entry!r}")
        else:
            terms.append(Term(name, float(entry["weight"]), float(entry["typical"])))
    if problems:
        raise ConfigurationError(tuple(problems))
    return Model(float(intercept or 0.0), tuple(terms))
