"""How good the figures of real articles are: `python benchmarks/extract_quality.py FILE.jsonl…`.

Each line of a file is an object with `title`, `body` and `date`. `extract_labels.txt` says of some bodies, known by
a hash, what a careful reader would write down: no text stands in it. A line is `hash | wanted | minor`, where wanted
are `value unit statuses` parted by `;` (several units by `/`, statuses as letters of `STATUSES`), and minor are the
values that one may write down or leave. Every other published figure is unwanted. Prints the measures and, with
`--misses`, what went wrong. Asserts nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from digest.extract import extract_claims
from digest.model import Article, Basis, Claim, Published
from digest.taxonomy import load_taxonomy

LABELS = Path(__file__).with_name("extract_labels.txt")
STATUSES = {
    "R": "requested", "P": "planned", "C": "committed", "S": "spent", "A": "achieved", "X": "actual", "T": "target",
}  # fmt: skip
MILESTONES = "milestones"
"""Promises without a figure; they are not counted here."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure that a careful reader would write down."""

    value: float
    units: frozenset[str]
    statuses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Label:
    """What there is to find in one article."""

    wanted: tuple[Wanted, ...]
    minor: tuple[float, ...]


def read_labels(path: Path = LABELS) -> dict[str, Label]:
    """The labels by the first twelve digits of the SHA-256 of a body."""
    labels = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        key, wanted, minor = (part.strip() for part in line.split("|"))
        labels[key] = Label(
            tuple(_wanted(item) for item in wanted.split(";") if item.strip()), tuple(map(float, minor.split()))
        )
    return labels


def _wanted(item: str) -> Wanted:
    value, units, statuses = item.split()
    return Wanted(float(value), frozenset(units.split("/")), frozenset(STATUSES[letter] for letter in statuses))


def compare(label: Label, claims: list[Claim], counts: Counter[str]) -> Iterator[str]:
    """Counts what is right, and tells what is not. A figure is found where one of its value is published."""
    taken: set[str] = set()
    for wanted in label.wanted:
        counts["wanted"] += 1
        same = [claim for claim in claims if math.isclose(claim.value, wanted.value, rel_tol=1e-6)]
        if not same:
            yield f"missed     {wanted.value:g} {'/'.join(sorted(wanted.units))}"
            continue
        taken.update(claim.id for claim in same)
        best = max(same, key=lambda claim: (claim.unit in wanted.units, str(claim.status) in wanted.statuses))
        counts["found"] += 1
        counts["unit"] += best.unit in wanted.units
        counts["status"] += str(best.status) in wanted.statuses
        if best.unit not in wanted.units:
            yield f"unit       {best.text}: {best.unit}"
        if str(best.status) not in wanted.statuses:
            yield f"status     {best.text}: {best.status}, expected {'/'.join(sorted(wanted.statuses))}"
    for claim in claims:
        counts["published"] += 1
        if claim.id in taken:
            continue
        minor = any(math.isclose(claim.value, value, rel_tol=1e-6) for value in label.minor)
        counts["minor" if minor else "unwanted"] += 1
        if not minor:
            yield f"unwanted   {claim.text}: {claim.what}"


def main() -> None:
    """Prints the measures over the labelled articles of the files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    chosen = parser.parse_args()
    labels, taxonomy, counts = read_labels(), load_taxonomy(), Counter[str]()
    articles = 0
    for row in (json.loads(line) for path in chosen.files for line in path.read_text(encoding="utf-8").splitlines()):
        label = labels.pop(sha256(row["body"].encode()).hexdigest()[:12], None)
        if label is None:
            continue
        articles += 1
        day = dt.date.fromisoformat(row["date"][:10])
        published = Published(day.isoformat(), Basis.STATED, day, day)
        article = Article("a1", "a.txt", "0" * 64, row["title"], (), row["body"], published=published)
        claims = [claim for claim in extract_claims(article, (), taxonomy) if claim.unit != MILESTONES]
        for miss in compare(label, claims, counts):
            if chosen.misses:
                print(f"{row.get('id', articles)!s:14}", miss)
    print(f"{articles} labelled articles, {counts['wanted']} wanted figures, {counts['published']} published")
    for name, whole in (("found", "wanted"), ("unit", "found"), ("status", "found"), ("minor", "published")):
        print(f"{name:10} {counts[name] / max(1, counts[whole]):6.1%} of {whole}")
    print(f"{'unwanted':10} {counts['unwanted'] / max(1, counts['published']):6.1%} of published")


if __name__ == "__main__":
    main()
