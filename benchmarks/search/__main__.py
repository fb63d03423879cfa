"""Search quality and speed, beside stock Material in the same run.

    python -m benchmarks.search                         invented articles
    python -m benchmarks.search --articles FOLDER       real ones: *.jsonl with id, title, date, body
    python -m benchmarks.search --stories 10000         speed and size at that many stories

Queries are made from half of the articles (`--half even` to tune on, `odd` to report on).
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from benchmarks.search.corpus import Document, analyse_sources, indexed, multiply, read_sources
from benchmarks.search.judge import Judge
from benchmarks.search.layout import lay_out
from benchmarks.search.measure import score_table, speed_line
from benchmarks.search.queries import Query, alias_queries, make_queries, nowhere_queries
from benchmarks.search.worker import chromium, search_worker
from digest.cache import Cache
from digest.model import Asset
from digest.publish.search import language_pack
from digest.publish.search.enrich import INDEX, IndexedStory, search_files
from digest.publish.search.numbering import number_terms
from digest.taxonomy import load_taxonomy
from digest.words.terms import Terms

_CONFIG: dict[str, Any] = {
    "lang": ["ko"],
    "separator": r"[\s\-]+",
    "pipeline": [" "],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="folder of *.jsonl")
    parser.add_argument("--count", type=int, default=300, help="invented articles, where no folder is given")
    parser.add_argument("--queries", type=int, default=60, help="queries of each family")
    parser.add_argument("--half", choices=("even", "odd"), default="odd")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=0, help="measure speed at that many stories instead")
    parser.add_argument("--misses", action="store_true", help="show the queries that did not find everything")
    parser.add_argument("--cache", type=Path, help="where analyses are kept")
    options = parser.parse_args()
    with closing(Cache.open(options.cache)) as cache:
        documents = analyse_sources(read_sources(options.articles, options.count), cache)
    judge = Judge(documents)
    pool = [
        at for at, each in enumerate(sorted(documents, key=lambda each: each.id)) if at % 2 == (options.half == "odd")
    ]
    queries = make_queries(judge, pool, options.queries, options.seed)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        if options.stories:
            stories = list(multiply(documents, options.stories))
            print(_speed(browser, stories, queries, Path(folder)))
        else:
            queries += [*alias_queries(judge), *nowhere_queries(judge)]
            print(_quality(browser, documents, queries, Path(folder), options.misses))


def _quality(browser: Browser, documents: Sequence[Document], queries: list[Query], folder: Path, misses: bool) -> str:
    ours = lay_out(folder / "ours", [*_files([indexed(each) for each in documents]), language_pack()])
    stock = lay_out(folder / "stock", [_stock_index(documents)])
    numbers = {f"stories/{each.id}/": number for number, each in enumerate(documents)}
    lines = [f"{len(documents)} articles, {len(queries)} queries"]
    for name, site in (("digest", ours), ("stock Material, lang: ko", stock)):
        with search_worker(browser, site) as worker:
            answers = worker.ask([query.text for query in queries])
        found = [[numbers[place] for place in answer.locations if place in numbers] for answer in answers]
        lines += ["", name, *score_table(queries, found, misses and name == "digest")]
        lines.append(speed_line([answer.ms for answer in answers]))
    return "\n".join(lines)


def _speed(browser: Browser, stories: list[tuple[IndexedStory, Terms]], queries: list[Query], folder: Path) -> str:
    assets = [*_files(stories), language_pack()]
    site = lay_out(folder / "site", assets)
    before = sum(_compressed(asset) for asset in assets if asset.uri == INDEX or asset.uri.endswith(".js"))
    total = sum(_compressed(asset) for asset in assets)
    with search_worker(browser, site) as worker:
        answers = worker.ask([query.text for query in queries])
        memory = worker.memory_bytes()
    later = speed_line([answer.ms for answer in answers[1:]])
    return "\n".join(
        [
            f"{len(stories):,} stories",
            f"before the first keystroke: {before:,} bytes compressed; in all: {total:,}",
            f"ready in {worker.ready_ms:.0f} ms; first query {answers[0].ms:.0f} ms; then {later}",
            f"memory of the worker: {memory / 1e6:.0f} MB",
        ]
    )


def _files(stories: list[tuple[IndexedStory, Terms]]) -> tuple[Asset, ...]:
    corpus = number_terms([story.record.id for story, _ in stories], lambda _: [terms for _, terms in stories])
    return search_files(_CONFIG, [story for story, _ in stories], (), corpus, load_taxonomy())


def _stock_index(documents: Sequence[Document]) -> Asset:
    """What Material's own plugin writes for pages with the same visible text."""
    docs = [
        {
            "location": f"stories/{each.id}/",
            "title": html.escape(each.title, quote=False),
            "text": f"<p>{html.escape(each.lead, quote=False)}</p>",
        }
        for each in documents
    ]
    return Asset(INDEX, json.dumps({"config": _CONFIG, "docs": docs}, ensure_ascii=False).encode())


def _compressed(asset: Asset) -> int:
    return len(gzip.compress(asset.content, 9))


if __name__ == "__main__":
    main()
