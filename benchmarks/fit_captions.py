"""Fits the weights in `digest/data/clean_joints.yml`: `python benchmarks/fit_captions.py FOLDER`.

FOLDER holds articles as portals give them, on one line: `NNN.txt`; what is not of the text in `NNN.tsv`, a line of kind
and words for each stretch, in order, long ones as `first words ⋯ last words`; and, where known, the headline in
`NNN.title`. Each caption that ends in a credit is an example: of the places in front of it the one where it begins is
right. So few have a deck above them that each is shown below its article's headline as well, glued and with a space.

Prints the file; its header tells in how many examples the likeliest place is the right one, by weights that were fitted
without the article.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from digest.clean.deck_joints import traits
from digest.clean.embedded import before_credit
from digest.clean.embedded_credits import find_end, next_credit
from digest.clean.glue import sentence_cuts

SHORTEST, SHORTEST_TITLE = 5, 10
"""Characters of a caption, and of a headline to put above it."""
MADE_WEIGHT = 0.5
"""What an example below its article's headline counts."""
SPACED_SHARE = 0.5
"""How many of them are set off by a space as well."""
RIDGE = 0.1
FOLDS = 5
LEAST = 0.05
"""Weights nearer to zero are left out."""
ELLIPSIS = " ⋯ "


@dataclass(frozen=True, slots=True)
class Example:
    """The places where one caption may begin."""

    article: int
    right: int
    """Which of the places is right."""
    traits: tuple[tuple[str, ...], ...]
    made: bool
    """It stands below its article's headline."""


def read_examples(folder: Path) -> Iterator[Example]:
    """The examples of all articles in the folder."""
    draw = random.Random(1)
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        text = path.read_text(encoding="utf-8")
        captions = list(_captions(text, path.with_suffix(".tsv")))
        titled = path.with_suffix(".title")
        title = re.sub(r"\s?(?:\.\.\.|…)$", "", titled.read_text(encoding="utf-8").strip()) if titled.exists() else ""
        seen: set[int] = set()
        for low, at, end in _credits(text):
            start = next((start for start, stop in captions if low <= start < at <= stop + 1), None)
            if start is None or at - low < SHORTEST or low in seen:
                continue
            seen.add(low)
            yield from _example(number, text, (low, start, at, end), made=False)
            if len(title) >= SHORTEST_TITLE and title[0] != "[":
                for joint in ("", " ") if draw.random() < SPACED_SHARE else ("",):
                    above = title + joint
                    place = len(above)
                    moved = (0, place, place + at - start, place + end - start)
                    yield from _example(number, above + text[start:], moved, made=True)


def _credits(text: str) -> Iterator[tuple[int, int, int]]:
    """Where what stands before each credit begins, where the credit does, and where it ends."""
    cuts, end = sorted(sentence_cuts(text)), 0
    while credit := next_credit(text, end):
        low, at = before_credit(text, credit.start(), end, cuts)
        end = find_end(text, credit)
        yield low + len(text[low:at]) - len(text[low:at].lstrip()), at, end


def _captions(text: str, marks: Path) -> Iterator[tuple[int, int]]:
    position = 0
    for line in marks.read_text(encoding="utf-8").splitlines():
        kind, _, told = line.partition("\t")
        first, _, last = told.partition(ELLIPSIS)
        start = text.find(first, position) if first else -1
        stop = text.find(last, start + len(first)) + len(last) if last else start + len(first)
        if start >= 0:
            position = max(position, stop)
            if kind == "caption":
                yield start, stop


def _example(article: int, text: str, marks: tuple[int, int, int, int], *, made: bool) -> Iterator[Example]:
    low, start, at, end = marks
    found = traits(text, low, at, end)
    where = [place for place, _ in found]
    if start in where:
        yield Example(article, where.index(start), tuple(told for _, told in found), made)


def fit(examples: Sequence[Example], names: dict[str, int]) -> NDArray[np.float64]:
    """Weights by which the right place of each example is the likeliest, as far as they are near zero."""
    rows = [(_matrix(each, names), each.right, MADE_WEIGHT if each.made else 1.0) for each in examples]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, gradient = RIDGE * float(weights @ weights), 2 * RIDGE * weights
        for matrix, right, counts in rows:
            sums = matrix @ weights
            odds = np.exp(sums - sums.max())
            odds /= odds.sum()
            total -= counts * float(np.log(odds[right] + 1e-12))
            gradient = gradient + counts * (matrix.T @ odds - matrix[right])
        return total, gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, np.float64)


def _matrix(example: Example, names: dict[str, int]) -> NDArray[np.float64]:
    matrix = np.zeros((len(example.traits), len(names)))
    for row, told in enumerate(example.traits):
        matrix[row, [names[name] for name in told]] = 1.0
    return matrix


def count_right(examples: Sequence[Example], names: dict[str, int]) -> tuple[int, int]:
    """In how many examples as they stand the likeliest place is the right one, and of how many."""
    right = total = 0
    for fold in range(FOLDS):
        weights = fit([each for each in examples if each.article % FOLDS != fold], names)
        for each in examples:
            if each.article % FOLDS == fold and not each.made:
                right += int((_matrix(each, names) @ weights).argmax()) == each.right
                total += 1
    return right, total


def main() -> None:
    """Runs the command."""
    examples = list(read_examples(Path(sys.argv[1])))
    names = {name: index for index, name in enumerate(sorted({n for each in examples for t in each.traits for n in t}))}
    right, total = count_right(examples, names)
    weights = fit(examples, names)
    print(
        "# Weights of the log-odds that a picture's text begins at a place, by traits of digest/clean/deck_joints.py."
    )
    print("# Written by: python benchmarks/fit_captions.py FOLDER")
    print(f"# Fitted on {total} captions. By weights fitted without them, {right} begin where they do.")
    print("weights:")
    for name, index in names.items():
        if abs(weights[index]) >= LEAST:
            print(f'  "{name}": {weights[index]:.2f}')


if __name__ == "__main__":
    main()
