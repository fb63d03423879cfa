"""Articles read and pairs judged, in this process or shared out among several; the results are the same."""

from __future__ import annotations

import multiprocessing
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from digest.cache import pack
from digest.dedupe.decide import Context, judge_pair, score_articles
from digest.dedupe.fingerprint import Outline, fingerprint_article, outline_article
from digest.dedupe.places import Gazetteer
from digest.dedupe.scores import Scores, Weighted, weigh
from digest.dedupe.sketch import dump_sketch, make_sketch
from digest.model import Article

KEPT_FINGERPRINTS = 20_000
"""Outlines and fingerprints held at a time, some 40 kB for both; articles that come up again are read again."""
LEAST_SHARED_OUT = 400
"""Fewer articles or pairs are not worth another process."""

Pair = tuple[int, int]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles by position and remembers what it read last."""

    articles: Sequence[Article]
    context: Context
    gazetteer: Gazetteer
    outlines: OrderedDict[int, Outline] = field(default_factory=OrderedDict)
    prints: OrderedDict[int, Weighted] = field(default_factory=OrderedDict)

    def sketch(self, position: int) -> bytes:
        """The sketch of an article, dumped."""
        outline = _keep(self.outlines, position, outline_article(self.articles[position]))
        return dump_sketch(make_sketch(outline, self.context.reference))

    def judge(self, pair: Pair, *, tell: bool) -> bytes:
        """The judgement on a pair of articles, packed."""
        left, right = map(self._read, pair)
        return pack(judge_pair(left, right, self.context, tell=tell))

    def score(self, left: int, right: int) -> Scores:
        """All scores of two articles."""
        return score_articles(self._read(left), self._read(right), self.context.reference)

    def _read(self, position: int) -> Weighted:
        known = self.prints.get(position)
        if known is not None:
            return known
        article = self.articles[position]
        outline = self.outlines.get(position)
        print_ = fingerprint_article(article, self.gazetteer, outline or outline_article(article))
        return _keep(self.prints, position, weigh(print_, self.context.reference))


@dataclass(frozen=True, slots=True)
class Readers:
    """One reader here, or several elsewhere, each with its own part of the articles."""

    own: Reader
    others: Sequence[ProcessPoolExecutor]

    def sketch(self, positions: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The sketches of articles, dumped."""
        if not self._share_out(positions):
            yield from ((position, self.own.sketch(position)) for position in positions)
            return
        shares = [[p for p in positions if self._owner(p) == number] for number in range(len(self.others))]
        waiting = [pool.submit(_sketch_all, share) for pool, share in zip(self.others, shares, strict=True)]
        for share, done in zip(shares, waiting, strict=True):
            yield from zip(share, done.result(), strict=True)

    def judge(self, pairs: Sequence[Pair], *, tell: bool) -> Iterator[tuple[Pair, bytes]]:
        """The judgements on pairs, packed."""
        if not self._share_out(pairs):
            yield from ((pair, self.own.judge(pair, tell=tell)) for pair in pairs)
            return
        shares = [[pair for pair in pairs if self._owner(min(pair)) == n] for n in range(len(self.others))]
        waiting = [pool.submit(_judge_all, share, tell) for pool, share in zip(self.others, shares, strict=True)]
        for share, done in zip(shares, waiting, strict=True):
            yield from zip(share, done.result(), strict=True)

    def _share_out(self, work: Sequence[object]) -> bool:
        return bool(self.others) and len(work) >= LEAST_SHARED_OUT

    def _owner(self, position: int) -> int:
        """Whose part an article is in: neighbours by position are often neighbours by content."""
        return position * len(self.others) // max(1, len(self.own.articles))


@contextmanager
def open_readers(
    articles: Sequence[Article], context: Context, gazetteer: Gazetteer, processes: int
) -> Iterator[Readers]:
    """Readers of these articles; further processes start with the first work that is worth it."""
    own = Reader(articles, context, gazetteer)
    shared = processes > 1 and len(articles) >= LEAST_SHARED_OUT and "fork" in multiprocessing.get_all_start_methods()
    with ExitStack() as stack:
        pools = [
            stack.enter_context(ProcessPoolExecutor(1, multiprocessing.get_context("fork"), _begin, (own,)))
            for _ in range(processes if shared else 0)
        ]
        yield Readers(own, pools)


_READER: list[Reader] = []
"""In a process that was started for it: its reader."""


def _begin(reader: Reader) -> None:
    _READER[:] = [reader]


def _sketch_all(positions: Sequence[int]) -> list[bytes]:
    return [_READER[0].sketch(position) for position in positions]


def _judge_all(pairs: Sequence[Pair], tell: bool) -> list[bytes]:
    return [_READER[0].judge(pair, tell=tell) for pair in pairs]


def _keep(kept: OrderedDict[int, T], position: int, item: T) -> T:
    kept[position] = item
    if len(kept) > KEPT_FINGERPRINTS:
        kept.popitem(last=False)
    return item
