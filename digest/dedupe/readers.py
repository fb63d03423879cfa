"""Articles read and pairs judged, in this process or shared out among several; the results are the same."""

from __future__ import annotations

import multiprocessing
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, TypeVar

import numpy as np

from digest.dedupe import thresholds as limits
from digest.dedupe.closeness import Floats, compare_texts, compare_titles, find_titles, weigh_texts
from digest.dedupe.decide import Context, judge_pair
from digest.dedupe.features import Features, join_features, read_features
from digest.dedupe.fingerprint import Fingerprint, fingerprint_article
from digest.dedupe.places import Gazetteer
from digest.dedupe.scores import Scores, score_pair
from digest.dedupe.sketch import Sketches, make_sketches
from digest.dedupe.verdicts import Verdict
from digest.model import Article
from digest.parallel import can_fork

KEPT_FINGERPRINTS = 20_000
"""Fingerprints held at a time, some 20 kB each; articles that come up again are read again."""
KEPT_FEATURES = 12_000
"""Articles whose words and shingles are held at a time, some 10 kB each: what a sketch is made of is compared next."""
ARTICLES_READ = 96
"""At a time: what fits into a processor's cache is done soonest."""
PAIRS_COMPARED = 256
"""At a time."""
PAIRS_JUDGED = 8192
"""At a time, with all that their articles are made of in memory, 20 kB each."""
LEAST_SHARED_OUT = 400
"""Fewer articles or pairs are not worth another process."""

Pair = tuple[int, int]
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles by position and remembers what it read last."""

    articles: Sequence[Article]
    keys: Sequence[str]
    context: Context
    gazetteer: Gazetteer
    prints: OrderedDict[int, Fingerprint] = field(default_factory=OrderedDict)
    places: dict[int, int] = field(default_factory=dict)
    """Where the features of each article stand in all `parts` one after another."""
    parts: list[Features] = field(default_factory=list)

    def sketch(self, positions: Sequence[int]) -> Sketches:
        """The sketches of some articles."""
        articles = [self.articles[position] for position in positions]
        keys = [self.keys[position] for position in positions]
        few = len(self.articles) <= KEPT_FEATURES
        features = self._read_features(positions) if few else read_features(articles)
        return make_sketches(articles, keys, features, self.context.reference)

    def judge(self, pairs: Sequence[Pair], *, tell: bool) -> list[Verdict]:
        """The verdicts on some pairs; all of them judgements where `tell` asks for what a reader is told."""
        verdicts: list[Verdict] = []
        for some, scored in self._score(pairs, everything=tell):
            found: list[Verdict] = [None] * len(some)
            for number, scores in scored:
                one, other = (self.prints[position] for position in some[number])
                found[number] = judge_pair(scores, one, other, self.context, tell=tell)
            verdicts += found
        return verdicts

    def score(self, pairs: Sequence[Pair]) -> list[Scores]:
        """All scores of some pairs."""
        return [scores for _, scored in self._score(pairs, everything=True) for _, scores in scored]

    def _score(
        self, pairs: Sequence[Pair], *, everything: bool
    ) -> Iterator[tuple[Sequence[Pair], Iterator[tuple[int, Scores]]]]:
        """Some pairs at a time, and the scores of those among them that may be one story."""
        positions = sorted({position for pair in pairs for position in pair})
        articles = [self.articles[position] for position in positions]
        features = self._features_of(positions)
        texts = weigh_texts(articles, features, self.context.reference)
        places = np.searchsorted(positions, np.array(pairs, np.int64).reshape(-1, 2))
        for start in range(0, len(pairs), PAIRS_COMPARED):
            some, (left, right) = pairs[start : start + PAIRS_COMPARED], places[start : start + PAIRS_COMPARED].T
            scores = compare_texts(texts, left, right)
            least = np.full(len(some), -1.0) if everything else self._least_title(scores)
            chosen = np.flatnonzero(np.ceil(1 - scores["untitled"]) > least)
            found = find_titles(texts, left[chosen], right[chosen], least[chosen])
            likely = found > least[chosen]
            chosen = chosen[likely]
            scores = {name: values[chosen] for name, values in scores.items()} | {"title_in_lead": found[likely]}
            scores |= compare_titles(texts, left[chosen], right[chosen])
            for place in {*left[chosen].tolist(), *right[chosen].tolist()}:
                self._read(positions[place], features.body_keys[place])
            yield some, self._with_slots(some, chosen.tolist(), scores)

    def _with_slots(
        self, pairs: Sequence[Pair], chosen: Sequence[int], scores: Mapping[str, Floats]
    ) -> Iterator[tuple[int, Scores]]:
        columns = [values.tolist() for values in scores.values()]
        for number, row in zip(chosen, zip(*columns, strict=True), strict=True):
            one, other = (self.prints[position] for position in pairs[number])
            yield number, score_pair(dict(zip(scores, row, strict=True)), one, other, self.context.reference)

    def _least_title(self, scores: Mapping[str, Floats]) -> Floats:
        """Above what `title_in_lead` each pair may come near one story once its slots are read; -1: whatever it is."""
        alike = (scores["jaccard"] >= limits.HEAVY_JACCARD) | (scores["containment"] >= limits.SHARED_TEXT_CONTAINMENT)
        model = self.context.model
        missing = limits.REACH_LOGIT - model.expected({**scores, "title_in_lead": np.zeros(len(alike))})
        return np.where(alike | (missing < 0), -1, missing / model.weight("title_in_lead"))

    def _features_of(self, positions: Sequence[int]) -> Features:
        """The features of some articles, each read once as long as there is room for it."""
        self._make_room(sum(position not in self.places for position in positions))
        missing = [position for position in positions if position not in self.places]
        for some in batched(missing, ARTICLES_READ):
            self._read_features(some)
        if len(self.parts) > 1:
            self.parts[:] = [join_features(self.parts)]
        return self.parts[0].take(np.array([self.places[position] for position in positions], np.int64))

    def _make_room(self, more: int) -> None:
        if len(self.places) + more > KEPT_FEATURES:
            self.places.clear()
            self.parts.clear()

    def _read_features(self, positions: Sequence[int]) -> Features:
        features = read_features([self.articles[position] for position in positions])
        self.places.update(zip(positions, count(len(self.places)), strict=False))
        self.parts.append(features)
        return features

    def _read(self, position: int, body: str) -> None:
        if position in self.prints:
            self.prints.move_to_end(position)
            return
        self.prints[position] = fingerprint_article(self.articles[position], self.gazetteer, body)
        if len(self.prints) > KEPT_FINGERPRINTS:
            self.prints.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Readers:
    """One reader here, or several elsewhere."""

    own: Reader
    others: Sequence[ProcessPoolExecutor]

    def sketch(self, positions: Sequence[int]) -> Iterator[Sketches]:
        """The sketches of articles, some at a time."""
        return self._share_out(Reader.sketch, positions, ARTICLES_READ)

    def judge(self, pairs: Sequence[Pair], *, tell: bool) -> Iterator[Verdict]:
        """The verdicts on pairs, in their order."""
        for verdicts in self._share_out(partial(Reader.judge, tell=tell), pairs, PAIRS_JUDGED):
            yield from verdicts

    def _share_out(self, work: Callable[[Reader, Sequence[T]], R], items: Sequence[T], size: int) -> Iterator[R]:
        if not self.others or len(items) < LEAST_SHARED_OUT:
            yield from (work(self.own, batch) for batch in batched(items, size))
            return
        turns = -(-len(items) // (size * len(self.others)))
        waiting = [
            self.others[number % len(self.others)].submit(_do, work, batch)
            for number, batch in enumerate(batched(items, -(-len(items) // (turns * len(self.others)))))
        ]
        for done in waiting:
            yield done.result()


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


@contextmanager
def open_readers(own: Reader, processes: int) -> Iterator[Readers]:
    """Readers of these articles; further processes start with the first work that is worth it."""
    shared = processes > 1 and len(own.articles) >= LEAST_SHARED_OUT and can_fork()
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


def _do(work: Callable[[Reader, Any], R], batch: Sequence[Any]) -> R:
    return work(_READER[0], batch)
