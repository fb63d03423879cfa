"""How fast seeds become clean, dated articles: `python benchmarks/clean.py FOLDER`.

FOLDER holds `*.jsonl` files, one object with `title`, `url` and `body` a line, and saved pages below
`html/`. Prints articles a second of processor time on one core, for texts and pages apart; asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Iterator
from pathlib import Path

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


def main() -> None:
    """Parses the arguments and measures both kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=1, help="how often every article is taken")
    arguments = parser.parse_args()
    measure("texts", list(texts(arguments.folder)), ".txt", arguments.rounds)
    measure("pages", list(pages(arguments.folder)), ".html", arguments.rounds)


if __name__ == "__main__":
    main()
