"""Writes the data files that deduplication's scores rest on, from labelled articles in JSON lines.

    python benchmarks/fit_dedupe.py background FILE...
    python benchmarks/fit_dedupe.py weights FILE... --labels FILE...

An article has `id`, `title`, `body`, `outlet`, `date`, and perhaps `gold_cluster`. Only articles at even
positions are used, so that the others can measure. Nothing of a text reaches a file: hashes, counts,
weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from digest.dedupe import fingerprint_article, make_gazetteer
from digest.dedupe.fingerprint import Ids
from digest.dedupe.frequencies import FILE as BACKGROUND_FILE
from digest.dedupe.frequencies import Table, count_table, dump_background
from digest.model import Article, Basis, Outlet, Published
from digest.taxonomy import Taxonomy

DATA = Path(__file__).parent.parent / "digest" / "data"
LEAST_WORD_ARTICLES = 3
LEAST_SHINGLE_ARTICLES = 8


def read_articles(path: Path, *, remainder: int | None = 0) -> tuple[list[Article], list[dict[str, object]]]:
    """The articles of a JSON-lines file at even (0), odd (1) or all (None) positions, with their rows."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for position, row in enumerate(rows) if remainder is None or position % 2 == remainder]
    return [make_article(row) for row in rows], rows


def make_article(row: dict[str, str]) -> Article:
    """A dated article of a row."""
    date = row.get("date") or None
    outlet = row.get("outlet") or None
    return Article(
        id=row["id"],
        src_uri=row["id"],
        content_sha256="",
        title=row.get("title") or None,
        deck=(),
        body=row["body"],
        outlet=Outlet(outlet, outlet) if outlet else None,
        published=Published(date, Basis.STATED if date else Basis.UNKNOWN),
    )


def write_background(paths: list[Path]) -> None:
    """Counts in how many articles words and shingles stand; rare ones are left out, nothing is lost by that."""
    gazetteer = make_gazetteer(Taxonomy({}, {}, {}))
    prints = [fingerprint_article(article, gazetteer) for path in paths for article in read_articles(path)[0]]
    distinct = list({print_.body_key: print_ for print_ in prints}.values())
    words = _at_least(count_table([print_.words.ids for print_ in distinct]), LEAST_WORD_ARTICLES)
    shingles = _at_least(count_table([print_.shingles for print_ in distinct]), LEAST_SHINGLE_ARTICLES)
    text = dump_background(words, shingles, "python benchmarks/fit_dedupe.py background")
    (DATA / BACKGROUND_FILE).write_text(text + "\n", encoding="utf-8")
    print(f"{len(distinct)} articles, {len(words.ids)} words, {len(shingles.ids)} shingles, {len(text):,} characters")


def _at_least(table: Table, articles: int) -> Table:
    keep = table.counts >= articles
    ids: Ids = table.ids[keep]
    return Table(table.articles, ids, np.asarray(table.counts[keep], np.int64))


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("background", "weights"))
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--labels", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    if options.what == "background":
        write_background(options.articles)


if __name__ == "__main__":
    main()
