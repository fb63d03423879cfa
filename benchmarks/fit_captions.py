"""Fits the weights in `digest/data/clean_joints.yml` and `clean_captions.yml`: `fit_captions.py FOLDER [FRESH]`.

FOLDER holds articles as portals give them, on one line: `NNN.txt`; what is not of the text in `NNN.tsv`, a line of kind
and words for each stretch, in order, long ones as `first words ⋯ last words`; and, where known, the headline in
`NNN.title`. FRESH holds more of them, from which no rule was learned: only there it counts how often rules are right.

Each caption that ends in a credit is an example: of the places in front of it the one where it begins is right, and of
those before a credit alone the credit's own. So few captions have a deck above them that each is shown below its
article's headline as well, glued and with a space, for the weights of the joints.

Writes both files; their headers tell in how many examples the likeliest place is the right one, by weights that were
fitted without the article.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from digest.clean import deck_joints
from digest.clean.deck_joints import traits
from digest.clean.embedded import before_credit, opened
from digest.clean.embedded_credits import find_end, next_credit
from digest.clean.embedded_starts import caption_start
from digest.clean.glue import sentence_cuts
from digest.clean.likely_captions import begins, credit_traits, habit
from digest.clean.mend import join_wrapped, split_lines
from digest.clean.page_lines import before_embedded
from digest.taxonomy import load_taxonomy

SHORTEST, SHORTEST_TITLE, LINE = 5, 10, 200
"""Characters of a caption, of a headline to put above it, and of a page on one line."""
MADE_WEIGHT = 0.5
"""What an example below its article's headline counts."""
SPACED_SHARE = 0.5
"""How many of them are set off by a space as well."""
RIDGES = {"joints": 0.6, "credits": 1.0}
RARE = {"joints": 1, "credits": 3}
"""Traits that fewer examples have are left out."""
FOLDS = 5
LEAST = 0.05
"""Weights nearer to zero are left out."""
ELLIPSIS = " ⋯ "
DATA = Path(__file__).parent.parent / "digest" / "data"


@dataclass(frozen=True, slots=True)
class Example:
    """The places where one caption may begin."""

    article: int
    right: int
    """Which of the places is right."""
    traits: tuple[tuple[str, ...], ...]
    made: bool = False
    """It stands below its article's headline."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article, and where its captions and credits stand."""

    number: int
    text: str
    title: str
    marks: tuple[tuple[int, int], ...]
    fresh: bool


def read_pages(folders: Sequence[Path]) -> list[Page]:
    """All articles of the folders; only the first one's gave rules."""
    paths = [(path, index > 0) for index, folder in enumerate(folders) for path in sorted(folder.glob("*.txt"))]
    pages = []
    for number, (path, fresh) in enumerate(paths):
        text, titled = path.read_text(encoding="utf-8"), path.with_suffix(".title")
        title = titled.read_text(encoding="utf-8").strip() if titled.exists() else ""
        marks = tuple(_marks(text, path.with_suffix(".tsv")))
        pages.append(Page(number, text, re.sub(r"\s?(?:\.\.\.|…)$", "", title), marks, fresh))
    return pages


def _marks(text: str, path: Path) -> Iterator[tuple[int, int]]:
    position = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, told = line.partition("\t")
        first, _, last = told.partition(ELLIPSIS)
        start = text.find(first, position) if first else -1
        stop = text.find(last, start + len(first)) + len(last) if last else start + len(first)
        if start >= 0:
            position = max(position, stop)
            if kind in ("caption", "credit"):
                yield start, stop


def joint_examples(pages: Sequence[Page]) -> Iterator[Example]:
    """Of each paragraph before a credit, all places where a picture's text may begin behind a deck."""
    draw = random.Random(1)
    for page in pages:
        text, seen = page.text, set[int]()
        for low, at, end, _ in _credits(text):
            start = next((start for start, stop in page.marks if low <= start < at <= stop + 1), None)
            if start is None or at - low < SHORTEST or low in seen:
                continue
            seen.add(low)
            yield from _joints(page.number, text, (low, start, at, end), made=False)
            if len(page.title) >= SHORTEST_TITLE and page.title[0] != "[":
                for joint in ("", " ") if draw.random() < SPACED_SHARE else ("",):
                    above = page.title + joint
                    place = len(above)
                    moved = (0, place, place + at - start, place + end - start)
                    yield from _joints(page.number, above + text[start:], moved, made=True)


def _credits(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Where what stands before each credit begins, where the credit does, where it ends, and where the last did."""
    cuts, end = sorted(sentence_cuts(text)), 0
    while credit := next_credit(text, end):
        last = end
        low, at = before_credit(text, credit.start(), end, cuts)
        end = find_end(text, credit)
        yield low + len(text[low:at]) - len(text[low:at].lstrip()), at, end, last


def _joints(article: int, text: str, marks: tuple[int, int, int, int], *, made: bool) -> Iterator[Example]:
    low, start, at, end = marks
    found = traits(text, low, at, end)
    where = [place for place, _ in found]
    if start in where:
        yield Example(article, where.index(start), tuple(told for _, told in found), made)


def credit_examples(pages: Sequence[Page]) -> Iterator[Example]:
    """Of each credit, the places where a picture's text may begin before it; joints by what `deck_joints` has."""
    for page in pages:
        for text, marks in _lines(page):
            apart = bool(sentence_cuts(text))
            for low, at, end, last in _credits(text):
                start = next((start for start, stop in marks if start <= at + 1 and at < stop), None)
                places = begins(text, opened(text, last, at), at, end)
                if start is None or len(places) == 1:
                    continue
                start = at if start >= at - 1 else start
                right = next((index for index, place in enumerate(places) if abs(place.start - start) <= 1), None)
                if right is not None:
                    told = caption_start(text, low, at, end, apart=apart, heads=False)
                    found = credit_traits(text, places, at, end, told, habit(text, at))
                    kept = (tuple(name for name in each if page.fresh or name[:4] != "rule") for each in found)
                    yield Example(page.number, right, tuple(kept))


def _lines(page: Page) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The long lines of a page as they are when captions inside them are looked for, and their marks."""
    draft = before_embedded(join_wrapped(split_lines(page.text)), load_taxonomy())
    letters = [index for index, letter in enumerate(page.text) if not letter.isspace()]
    bare = "".join(page.text[index] for index in letters)
    for text in (line.text for line in draft.lines if len(line.text) >= LINE):
        own = [index for index, letter in enumerate(text) if not letter.isspace()]
        begun = bare.find("".join(text.split()))
        if begun >= 0:
            moved = dict(zip(letters[begun : begun + len(own)], own, strict=True))
            inside = ([moved[index] for index in range(*mark) if index in moved] for mark in page.marks)
            yield text, [(each[0], each[-1] + 1) for each in inside if each]


def names_of(examples: Sequence[Example], rare: int) -> dict[str, int]:
    """The traits that enough examples have, numbered."""
    counts = Counter(name for each in examples for name in {name for told in each.traits for name in told})
    return {name: index for index, name in enumerate(sorted(name for name in counts if counts[name] >= rare))}


def fit(examples: Sequence[Example], names: dict[str, int], ridge: float) -> NDArray[np.float64]:
    """Weights by which the right place of each example is the likeliest, as far as they are near zero."""
    rows = [(_matrix(each, names), each.right, MADE_WEIGHT if each.made else 1.0) for each in examples]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, gradient = ridge * float(weights @ weights), 2 * ridge * weights
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
        for name in told:
            if name in names:
                matrix[row, names[name]] += 1.0
    return matrix


def weights_of(examples: Sequence[Example], kind: str) -> dict[str, float]:
    """Each trait's weight, as it is written."""
    names = names_of(examples, RARE[kind])
    found = fit(examples, names, RIDGES[kind])
    return {name: round(float(found[index]), 2) for name, index in names.items() if abs(found[index]) >= LEAST}


def count_right(examples: Sequence[Example], kind: str) -> tuple[int, int]:
    """In how many examples as they stand the likeliest place is the right one, and of how many."""
    right = total = 0
    for fold in range(FOLDS):
        weights = weights_of([each for each in examples if each.article % FOLDS != fold], kind)
        for each in examples:
            if each.article % FOLDS == fold and not each.made:
                sums = [sum(weights.get(name, 0.0) for name in told) for told in each.traits]
                right += sums.index(max(sums)) == each.right
                total += 1
    return right, total


def write(path: Path, module: str, key: str, weights: dict[str, float], judged: tuple[int, int]) -> None:
    """Writes weights, and how they were fitted."""
    right, total = judged
    head = [
        f"# Weights of the log-odds that a picture's text begins at a place, by traits of digest/clean/{module}.py.",
        "# Written by: python benchmarks/fit_captions.py FOLDER FRESH",
        f"# Fitted on {total} captions. By weights fitted without them, {right} begin where they do.",
        f"{key}:",
    ]
    lines = [f'  "{name}": {weight:.2f}' for name, weight in sorted(weights.items())]
    path.write_text("\n".join([*head, *lines, ""]), encoding="utf-8")


def main() -> None:
    """Runs the command."""
    pages = read_pages([Path(name) for name in sys.argv[1:]])
    joints = list(joint_examples(pages))
    credited: list[Example] = []
    for fold in range(FOLDS):  # no article's joints are judged by weights that were fitted on it
        weights = weights_of([each for each in joints if each.article % FOLDS != fold], "joints")
        with patch.object(deck_joints, "_weights", return_value=weights):
            credited += credit_examples([page for page in pages if page.number % FOLDS == fold])
    judged = count_right(joints, "joints")
    write(DATA / "clean_joints.yml", "deck_joints", "weights", weights_of(joints, "joints"), judged)
    judged = count_right(credited, "credits")
    write(DATA / "clean_captions.yml", "likely_captions", "weights", weights_of(credited, "credits"), judged)


if __name__ == "__main__":
    main()
