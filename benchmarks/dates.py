"""How often inferred bounds hold, and how fast articles are dated.

    python benchmarks/dates.py [--rows even|odd|all] FILE.jsonl…

Each line of a file is an article with `title`, `body` and its true `date`. The date is hidden, the text
alone is bounded, and the bounds are compared with the truth. With `--show`, every article whose bounds
miss it is printed. Then the true date is given as a bare line of the page, and one that lies 1 to 60 days
off: how many right ones are doubted, and how many wrong ones. Tune on one half of the rows, report on the
other.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from digest.dates import date_article, find_dates
from digest.dates.trust import reported_day
from digest.model import Article, Basis, Published, Stated

TYPICAL_LENGTH = 1500
OFF_BY_DAYS = (-60, -33, -12, -5, -2, 20, 27, 41)


def read_rows(path: Path, rows: str) -> list[dict[str, str]]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {"all": lines, "even": lines[::2], "odd": lines[1::2]}[rows]


def as_article(row: dict[str, str]) -> Article:
    return Article(
        id=row["id"], src_uri=row["id"], content_sha256="", title=row.get("title"), deck=(), body=row["body"]
    )


def measure(name: str, rows: list[dict[str, str]], show: bool) -> None:
    counts: Counter[str] = Counter()
    for row in rows:
        published, _ = date_article(as_article(row))
        truth, year = row["date"], int(row["date"][:4])
        low, high = published.earliest, published.latest
        counts["articles"] += 1
        counts["wrongly stated"] += published.basis is Basis.STATED
        counts["bounded"] += published.basis is Basis.INFERRED
        counts["from below"] += low is not None
        counts["from below, within two years"] += low is not None and low.year >= year - 1
        counts["from above"] += high is not None
        counts["on both sides"] += low is not None and high is not None
        if (low and low.isoformat() > truth) or (high and high.isoformat() < truth):
            counts["truth outside"] += 1
            if show:
                print(f"  {row['id']} {truth}: {low} to {high} ({published.evidence})")
    bounded = max(counts["bounded"], 1)
    print(f"{name}: " + ", ".join(f"{key} {value}" for key, value in counts.items()))
    print(f"  truth within the bounds: {100 * (1 - counts['truth outside'] / bounded):.2f} % of {counts['bounded']}")


def measure_doubts(name: str, rows: list[dict[str, str]]) -> None:
    doubted: Counter[str] = Counter()
    announced = 0
    for row in rows:
        article = as_article(row)
        announced += reported_day(article.body) is not None
        truth = dt.date.fromisoformat(row["date"][:10])
        for kind, days in (("right", (0,)), ("wrong", OFF_BY_DAYS)):
            for off in days:
                mark = Stated("published", (truth + dt.timedelta(days=off)).isoformat(), "line")
                published, _ = date_article(replace(article, date_marks=(mark,)))
                doubted[kind] += published.basis is not Basis.STATED
    wrong = len(rows) * len(OFF_BY_DAYS)
    print(
        f"  {announced} of {len(rows)} leads name their day; right date lines doubted: {doubted['right']},"
        f" wrong ones: {100 * doubted['wrong'] / wrong:.0f} %"
    )


def clock(rows: list[dict[str, str]]) -> None:
    articles = [as_article(row) for row in rows]
    letters = sum(len(article.body) for article in articles)
    for article in articles[:50]:
        date_article(article)
    start = time.process_time()
    for article in articles:
        date_article(article)
    dated = time.process_time() - start
    start = time.process_time()
    for article, row in zip(articles, rows, strict=True):
        find_dates(article.body, Published(row["date"], Basis.STATED))
    found = time.process_time() - start
    print(f"{len(articles)} articles, {letters / len(articles):.0f} characters on average, one core:")
    print(
        f"  date_article without a stated date: {letters / TYPICAL_LENGTH / dated:.0f} articles of 1,500 characters/s"
    )
    print(f"  find_dates: {letters / TYPICAL_LENGTH / found:.0f} articles of 1,500 characters/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rows", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="print the articles whose bounds miss the truth")
    options = parser.parse_args()
    everything = []
    for path in options.files:
        rows = read_rows(path, options.rows)
        everything += rows
        measure(path.stem, rows, options.show)
        measure_doubts(path.stem, rows)
    clock(everything)


if __name__ == "__main__":
    main()
