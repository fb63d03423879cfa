"""Articles read and pairs judged, in this process or shared out among several; the results are the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count
from typing import TypeVar

import numpy as np

from digest.cache import pack, unpack
from digest.dedupe import thresholds as limits
from digest.dedupe.closeness import Floats, compare_texts, compare_titles, find_titles, weigh_texts
from digest.dedupe.crew import Crew, Lot, gather_crew, share_out
from digest.dedupe.decide import Context, judge_pair
from digest.dedupe.features import Features, join_features, read_features
from digest.dedupe.fingerprint import Fingerprint, fingerprint_article
from digest.dedupe.places import Gazetteer
from digest.dedupe.scores import Scores, score_pair
from digest.dedupe.sketch import Sketches, dump_sketches, join_sketches, load_sketches, make_sketches
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
ARTICLES_SHARED, PAIRS_SHARED = 960, 1024
"""In one piece of work for another process: much at a time takes least, little lets all be done at one time."""
LEAST_SHARED_OUT = 400
"""Fewer articles or pairs are not worth another process."""

Pair = tuple[int, int]
T = TypeVar("T")


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
        parts = (self._sketch_some(some) for some in batched(positions, ARTICLES_READ))
        return join_sketches(parts, [self.keys[position] for position in positions])

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

    def _sketch_some(self, positions: Sequence[int]) -> Sketches:
        articles = [self.articles[position] for position in positions]
        keys = [self.keys[position] for position in positions]
        few = len(self.articles) <= KEPT_FEATURES
        features = self._read_features(positions) if few else read_features(articles)
        return make_sketches(articles, keys, features, self.context.reference)

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
    """One reader here, and copies of it in other processes where there is enough to do."""

    own: Reader
    crew: Crew
    homes: Sequence[int]
    """Of each article the process that reads it. Those of one time are read by one, as events are told within days:
    so most pairs are compared where both articles have been read."""

    @property
    def processes(self) -> int:
        """How many there are to share work."""
        return max(1, len(self.crew))

    def sketch(self, positions: Sequence[int]) -> list[Sketches]:
        """The sketches of articles, in any order."""
        if not self._is_shared(positions):
            return [self.own.sketch(positions)]
        lots = self._deal(positions, self.homes.__getitem__, ARTICLES_SHARED)
        return share_out(self.crew, Reader.sketch, lots, dump_sketches, load_sketches)

    def judge(self, pairs: Sequence[Pair], *, tell: bool) -> dict[Pair, Verdict]:
        """The verdicts on pairs."""
        judge = partial(Reader.judge, tell=tell)
        if self._is_shared(pairs):
            lots = self._deal(pairs, lambda pair: self.homes[pair[0]], PAIRS_SHARED)
            found = share_out(self.crew, judge, lots, pack, partial(unpack, kind=list[Verdict]))
        else:
            lots = [(0, some) for some in batched(pairs, PAIRS_JUDGED)]
            found = [judge(self.own, some) for _, some in lots]
        asked = chain.from_iterable(some for _, some in lots)
        return dict(zip(asked, chain.from_iterable(found), strict=True))

    def _is_shared(self, items: Sequence[object]) -> bool:
        return bool(self.crew) and len(items) >= LEAST_SHARED_OUT

    def _deal(self, items: Sequence[T], home: Callable[[T], int], size: int) -> list[Lot[T]]:
        shares: list[list[T]] = [[] for _ in self.crew]
        for item in items:
            shares[home(item)].append(item)
        return [(process, some) for process, share in enumerate(shares) for some in batched(share, size)]


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


@contextmanager
def open_readers(own: Reader, processes: int) -> Iterator[Readers]:
    """Readers of these articles; further processes start with the first work that is worth it."""
    articles = own.articles
    shared = processes > 1 and len(articles) >= LEAST_SHARED_OUT and can_fork()
    homes = [0] * len(articles)
    by_time = sorted(range(len(articles)), key=lambda position: articles[position].published.sort_key) if shared else ()
    for rank, position in enumerate(by_time):
        homes[position] = rank * processes // len(articles)
    with gather_crew(own, processes if shared else 0) as crew:
        yield Readers(own, crew, homes)
