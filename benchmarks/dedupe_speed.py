"""Measures what grouping many articles takes, beside MinHash libraries that only find texts alike.

    python benchmarks/dedupe_speed.py FILE... [--articles 10000] [--processes 2] [--others]

The corpus repeats the articles of the JSON-lines files, each time a month later and with half of the words
of three syllables or more exchanged for one another, so that other events are told with the same
duplicates. One run prints the time on the clock and of the processors for: a full run, one more article
with everything else kept, nothing changed, and (`--others`, needs `requirements/bench.in`) MinHash with 128
permutations over character 5-shingles with datasketch (and its LSH) and with rensa (signatures only).
Compare figures of one run only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from labelled import read_labelled

from digest.cache import Cache
from digest.curation import Curation
from digest.dedupe import group_stories
from digest.model import Article, Grouping
from digest.taxonomy import load_taxonomy
from digest.text import fold

MONTH = dt.timedelta(days=30)
SHINGLE = 5
PERMUTATIONS = 128
THRESHOLD = 0.5
CHANGED = 0.5
"""Share of the vocabulary that is exchanged."""
_LONG_WORD = re.compile("[가-힣]{3,}")

T = TypeVar("T")


def make_corpus(paths: Sequence[Path], count: int) -> list[Article]:
    """So many articles made of the given ones."""
    base = [article for path in paths for article in read_labelled(path, None).articles]
    dice = random.Random(7)
    vocabulary = sorted({word for article in base for word in _LONG_WORD.findall(f"{article.title} {article.body}")})
    articles = list(base)
    for turn in range(1, count // len(base) + 1):
        spoken = [word for word in vocabulary if dice.random() < CHANGED]
        other = dict(zip(spoken, dice.sample(spoken, len(spoken)), strict=True))
        articles += [_disguise(article, turn, other) for article in base]
    return articles[:count]


def measure(articles: Sequence[Article], processes: int) -> None:
    """Prints a full run, one more article and none, with one cache."""
    taxonomy = load_taxonomy()

    def group(number: int) -> Grouping:
        cache = Cache.open(Path(folder))
        try:
            return group_stories(tuple(articles[:number]), Curation(), taxonomy, cache, processes)
        finally:
            cache.close()

    group_stories(tuple(articles[:20]), Curation(), taxonomy)
    with tempfile.TemporaryDirectory() as folder:
        grouping = _timed("a full run", lambda: group(len(articles) - 1))
        print(f"    {len(grouping.stories):,} stories, {len(grouping.decisions):,} decisions")
        more = _timed("one more article", lambda: group(len(articles)))
        _timed("nothing changed", lambda: group(len(articles)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"    {peak // 1024:,} MiB at most, of the process and its largest child together")
    if len(articles) <= 20_000:
        for count in sorted({1, processes}):
            fresh = _timed(
                f"without a cache, {count} at once",
                lambda count=count: group_stories(tuple(articles), Curation(), taxonomy, processes=count),  # type: ignore[misc]
            )
        print(f"    the same as kept: {fresh == more}")


def measure_others(articles: Sequence[Article]) -> None:
    """Prints what MinHash libraries take for signatures, and one of them for finding texts alike."""
    texts = [article.body for article in articles]
    datasketch, rensa = import_module("datasketch"), import_module("rensa")

    def shingles(text: str) -> set[str]:
        folded = fold(text)
        return {folded[start : start + SHINGLE] for start in range(len(folded) - SHINGLE + 1)}

    def with_datasketch() -> int:
        index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        signatures = []
        for number, text in enumerate(texts):
            signature = datasketch.MinHash(num_perm=PERMUTATIONS)
            signature.update_batch([shingle.encode() for shingle in shingles(text)])
            index.insert(number, signature)
            signatures.append(signature)
        return sum(len(index.query(signature)) for signature in signatures)

    def with_rensa() -> int:
        for text in texts:
            signature = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
            signature.update(list(shingles(text)))
            signature.digest()
        return len(texts)

    _timed("datasketch MinHash and LSH", with_datasketch)
    _timed("rensa MinHash, signatures only", with_rensa)


def _timed(what: str, work: Callable[[], T]) -> T:
    gc.collect()  # what others left behind is old now, and not looked through at the cost of this one
    clock, own = time.perf_counter(), _processor_seconds()
    result = work()
    print(f"{what:32} {time.perf_counter() - clock:7.2f} s on the clock {_processor_seconds() - own:7.2f} s of CPU")
    return result


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _disguise(article: Article, turn: int, other: dict[str, str]) -> Article:
    """The article some months later with words exchanged for others."""

    def exchange(text: str) -> str:
        return _LONG_WORD.sub(lambda match: other.get(match[0], match[0]), text)

    published = article.published
    if published.date:
        published = replace(published, date=(dt.date.fromisoformat(published.date) + turn * MONTH).isoformat())
    return replace(
        article,
        id=f"{article.id}-{turn}",
        src_uri=f"{article.src_uri}-{turn}",
        title=exchange(article.title) if article.title else None,
        body=exchange(article.body),
        published=published,
    )


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    articles = make_corpus(options.files, options.articles)
    print(f"{len(articles):,} articles, {options.processes} processes")
    measure(articles, options.processes)
    if options.others:
        measure_others(articles)


if __name__ == "__main__":
    main()
