"""How fast seeds become clean, dated articles, and how well pages are read: `python benchmarks/clean.py FOLDER`.

FOLDER holds `*.jsonl` files, one object with `title`, `url` and `body` a line, and saved pages below
`html/`. Prints articles a second of processor time on one core, for texts and pages apart. With `--stream COUNT`, so
many articles, no two alike, go through one after the other, and the highest use of memory is printed after the first
tenth and at the end. With `--truth DIR`,
which holds the body of `html/NAME.html` as `NAME.txt`, written by hand from the page, it prints for every page
the F1 of the body's words, ours beside that of trafilatura alone. Asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import trafilatura

from digest.clean import clean_article
from digest.dates import date_article
from digest.errors import SeedError
from digest.read import read_seed
from digest.taxonomy import load_taxonomy


def texts(folder: Path) -> Iterator[bytes]:
    """Every article of the collections, as a curator would paste it."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                title = json.dumps(row["title"], ensure_ascii=False)
                yield f"---\ntitle: {title}\nurl: {json.dumps(row['url'])}\n---\n{row['body']}".encode()


def pages(folder: Path) -> Iterator[bytes]:
    """Every saved page."""
    for path in sorted((folder / "html").glob("*.htm*")):
        yield path.read_bytes()


def measure(name: str, seeds: list[bytes], suffix: str, rounds: int) -> None:
    """Runs the seeds through the three stages and prints the rate."""
    if not seeds:
        return
    taxonomy = load_taxonomy()
    rejected = 0
    started = time.process_time()
    for _ in range(rounds):
        for index, data in enumerate(seeds):
            try:
                raw, _ = read_seed(data, f"{index}{suffix}")
                date_article(clean_article(raw, (f"a{index}",), taxonomy))
            except SeedError:
                rejected += 1
    seconds = time.process_time() - started
    count = len(seeds) * rounds
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name}: {count:,} read, cleaned, dated; {rejected} rejected; {count / seconds:,.0f} a second; {memory_mb} MB"
    )


def stream(folder: Path, count: int) -> None:
    """Runs many articles through, none of which is kept, and prints the memory in use."""
    taxonomy = load_taxonomy()
    seeds = list(texts(folder))
    started = time.process_time()
    for number in range(count):
        data = seeds[number % len(seeds)] + f"\n이 글은 {number}번째로 읽혔다.".encode()
        try:
            raw, _ = read_seed(data, f"{number}.txt")
            date_article(clean_article(raw, (f"a{number}",), taxonomy))
        except SeedError:
            pass
        if number + 1 in (count // 10, count):
            memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            seconds = time.process_time() - started
            print(f"after {number + 1:,} articles: {memory_mb:.1f} MB at most, {(number + 1) / seconds:,.0f} a second")


def compare(folder: Path, truths: Path) -> None:
    """Prints the F1 of each page's words, and their means."""
    taxonomy = load_taxonomy()
    scores = []
    for path in sorted((folder / "html").glob("*.htm*")):
        truth = truths / f"{path.stem}.txt"
        if not truth.exists():
            continue
        data = path.read_bytes()
        raw, _ = read_seed(data, path.name)
        ours = clean_article(raw, ("page",), taxonomy).body
        theirs = trafilatura.extract(data, include_comments=False) or ""
        expected = truth.read_text(encoding="utf-8")
        scores.append((f1(ours, expected), f1(theirs, expected)))
        print(f"{path.stem}: ours {scores[-1][0]:.3f}, trafilatura alone {scores[-1][1]:.3f}")
    for name, column in zip(("ours", "trafilatura alone"), zip(*scores, strict=True), strict=False):
        print(f"mean of {len(column)} pages, {name}: {sum(column) / len(column):.3f}")


def f1(found: str, expected: str) -> float:
    """F1 of the words of two texts, each counted as often as it stands."""
    have, want = Counter(found.split()), Counter(expected.split())
    common = (have & want).total()
    return 2 * common / (have.total() + want.total()) if common else 0.0


def main() -> None:
    """Parses the arguments and measures both kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=1, help="how often every article is taken")
    parser.add_argument("--truth", type=Path, help="folder of bodies to compare the pages with, instead of timing")
    parser.add_argument("--stream", type=int, metavar="COUNT", help="measure the memory over so many articles instead")
    arguments = parser.parse_args()
    if arguments.stream:
        stream(arguments.folder, arguments.stream)
        return
    if arguments.truth:
        compare(arguments.folder, arguments.truth)
        return
    measure("texts", list(texts(arguments.folder)), ".txt", arguments.rounds)
    measure("pages", list(pages(arguments.folder)), ".html", arguments.rounds)


if __name__ == "__main__":
    main()
