"""How many articles a second are labelled: `python benchmarks/labels.py [ARTICLES.jsonl]`.

Reads objects with `title` and `body`, one a line; without a file, the labelled examples of the tests.
The first pass loads the analyser and analyses sentences that hold an ambiguous name; the second finds
them in the process's memory.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import yaml

from digest.classify import classify_story
from digest.model import Article
from digest.taxonomy import load_taxonomy

LABELS = Path(__file__).parents[1] / "tests" / "quality" / "labels"


def read_articles(arguments: list[str]) -> tuple[Article, ...]:
    if arguments:
        lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        entries = [json.loads(line) for line in lines]
    else:
        entries = [entry for path in sorted(LABELS.glob("*.yml")) for entry in yaml.safe_load(path.read_text("utf-8"))]
    return tuple(Article(f"a{i}", f"{i}.txt", "", e["title"], (), e["body"]) for i, e in enumerate(entries))


def main() -> None:
    articles = read_articles(sys.argv[1:])
    taxonomy = load_taxonomy()
    characters = sum(len(article.body) for article in articles) // len(articles)
    print(f"{len(articles)} articles of {characters} characters")
    for name in ("first pass", "second pass"):
        start = time.process_time()
        for article in articles:
            classify_story((article,), taxonomy)
        print(f"{name}: {len(articles) / (time.process_time() - start):.0f} articles a second of CPU")


if __name__ == "__main__":
    main()
