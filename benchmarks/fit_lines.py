"""Fits the weights in `digest/data/clean_lines.yml`: `python benchmarks/fit_lines.py PAGES.txt...`.

Logistic regression over the pieces of a line and its place (`digest/clean/line_odds.py`), drawn to zero by the sum of
the weights (L1), so that most pieces have none. It learns from the tests' own pages and from PAGES, whose lines a
reader marked and which are not kept here: `=== name | …` begins a page; `H|`, `D|`, `B|` and `F|` begin lines of
headline, deck, body and furniture; `N|` a doubtful one. Lines that are partly furniture (`⟦…⟧`) do not count.

Prints the file. Standard error tells for each first letter of the files' names how many lines are judged rightly by
weights that did not learn from those pages.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from scipy.special import expit

from digest.clean.line_odds import pieces_of, places_of

TESTS = Path(__file__).parents[1] / "tests" / "clean"
_PIECE = 12
LEAST = 4
"""Lines a piece stands in, at least."""
PENALTY = 1.0
"""What the sum of the weights costs beside the sum of the lines' losses."""
ROUNDS = 1500
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of some pages: their features and whether they are furniture."""

    pieces: tuple[frozenset[str], ...]
    places: tuple[dict[str, float], ...]
    furniture: np.ndarray


def marked_pages(file: Path) -> Iterator[list[tuple[str, str]]]:
    """The pages of a file: for each line its mark and its text."""
    for page in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        yield [(line[0], line[2:]) for line in page.split("\n")[1:] if re.match(r"[HDBFN]\|.*\S", line)]


def own_pages() -> Iterator[list[tuple[str, str]]]:
    """Those of the tests: what must come out of a case is the article's, any line of which nothing may is furniture."""
    for text in yaml.safe_load((TESTS / "articles.yml").read_text(encoding="utf-8")).values():
        yield [("B", line) for line in text.splitlines() if line.strip()]
    for file in sorted((TESTS / "cases").glob("*.txt")):
        parts = re.split(r"^--- (\w+)[ ]*$\n?", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        case = dict(zip(parts[1::2], parts[2::2], strict=True))
        if "body" not in case or "title" not in case:
            continue
        kept = "\n".join(case.get(part, "") for part in ("title", "deck", "body"))
        lines = [line.strip() for line in re.sub(r"\A---\n.*?\n---\n", "", case["input"], flags=re.DOTALL).split("\n")]
        yield [("B" if line in kept else "N" if _overlaps(line, kept) else "F", line) for line in lines if line]


def _overlaps(line: str, kept: str) -> bool:
    """Whether a piece of a line is the article's."""
    return any(line[start : start + _PIECE] in kept for start in range(0, max(1, len(line) - _PIECE), 2))


def read_lines(files: Sequence[Path], *, own: bool = False) -> Lines:
    """The marked lines of some files, perhaps with those of the tests."""
    pieces: list[frozenset[str]] = []
    places: list[dict[str, float]] = []
    furniture: list[bool] = []
    for marked in chain(*map(marked_pages, files), own_pages() if own else ()):
        texts = [re.sub("[⟦⟧⟪⟫]", "", text).strip() for _, text in marked]
        for (mark, text), bare, place in zip(marked, texts, places_of(texts, range(len(texts))), strict=True):
            if mark == "N" or (mark != "F" and "⟦" in text):
                continue
            pieces.append(pieces_of(bare))
            places.append(dict(place))
            furniture.append(mark == "F")
    return Lines(tuple(pieces), tuple(places), np.array(furniture, dtype=float))


def fit(lines: Lines) -> tuple[dict[str, float], dict[str, float], float]:
    """The weights of pieces and places that are not zero, and the intercept."""
    counts = Counter(piece for found in lines.pieces for piece in found)
    names = [*sorted(piece for piece, count in counts.items() if count >= LEAST)]
    kinds = sorted({name for place in lines.places for name in place})
    column = {name: index for index, name in enumerate(names)}
    row_of, column_of, values = [], [], []
    for row, (pieces, place) in enumerate(zip(lines.pieces, lines.places, strict=True)):
        for piece in sorted(pieces):
            if piece in column:
                row_of.append(row)
                column_of.append(column[piece])
                values.append(1.0)
        for index, kind in enumerate(kinds):
            if kind in place:
                row_of.append(row)
                column_of.append(len(names) + index)
                values.append(place[kind])
    shape = (len(lines.pieces), len(names) + len(kinds))
    weights, intercept = _descend(csr_matrix((values, (row_of, column_of)), shape=shape), lines.furniture)
    found = {name: round(float(weight), DECIMALS) for name, weight in zip([*names, *kinds], weights, strict=True)}
    kept = {name: weight for name, weight in found.items() if weight}
    split = len(names)
    return (
        {name: kept[name] for name in names if name in kept},
        {name: float(round(weights[split + index], DECIMALS)) for index, name in enumerate(kinds)},
        float(round(intercept, DECIMALS)),
    )


def _descend(features: csr_matrix, truth: np.ndarray) -> tuple[np.ndarray, float]:
    """Proximal gradient descent with momentum (FISTA: Beck and Teboulle 2009)."""
    turned = features.T.tocsr()
    step = 4.0 / _largest(features, turned)
    weights = ahead = np.zeros(features.shape[1] + 1)
    pace = 1.0
    for _ in range(ROUNDS):
        off = expit(features @ ahead[:-1] + ahead[-1]) - truth
        moved = ahead - step * np.append(turned @ off, off.sum())
        moved[:-1] = np.sign(moved[:-1]) * np.maximum(np.abs(moved[:-1]) - step * PENALTY, 0.0)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        weights, pace = moved, faster
    return weights[:-1], float(weights[-1])


def _largest(features: csr_matrix, turned: csr_matrix) -> float:
    """The largest eigenvalue of the features' square, the intercept's column included."""
    vector = np.random.default_rng(1).random(features.shape[1] + 1)
    value = 1.0
    for _ in range(50):
        ahead = features @ vector[:-1] + vector[-1]
        vector = np.append(turned @ ahead, ahead.sum())
        value = float(np.linalg.norm(vector))
        vector /= value
    return value


def judge(lines: Lines, weights: tuple[dict[str, float], dict[str, float], float]) -> Iterator[float]:
    """The log-odds of some lines."""
    pieces, places, intercept = weights
    for found, place in zip(lines.pieces, lines.places, strict=True):
        yield (
            sum(pieces.get(piece, 0.0) for piece in found)
            + sum(places.get(name, 0.0) * value for name, value in place.items())
            + intercept
        )


def main() -> None:
    """Fit, and print."""
    files = sorted(map(Path, sys.argv[1:]), key=lambda file: file.name)
    for letter in sorted({file.name[0] for file in files}):
        others = read_lines([file for file in files if file.name[0] != letter], own=True)
        held = read_lines([file for file in files if file.name[0] == letter])
        if others.pieces:
            odds = np.array(list(judge(held, fit(others))))
            right = float(((odds > 0) == (held.furniture > 0)).mean())
            print(f"{letter}: {len(odds)} lines, {100 * right:.1f} % right", file=sys.stderr)
    lines = read_lines(files, own=True)
    pieces, places, intercept = fit(lines)
    print("# Weights of the log-odds that a line is the page's: digest/clean/line_odds.py.")
    print("# Written by: python benchmarks/fit_lines.py PAGES.txt...")
    print(
        f"# Fitted on {len(lines.pieces):,} lines of marked pages that are not kept here; {len(pieces):,} pieces count."
    )
    document = {"intercept": intercept, "places": places, "pieces": pieces}
    print(yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110), end="")


if __name__ == "__main__":
    main()
