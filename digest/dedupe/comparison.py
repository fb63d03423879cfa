"""The articles of one run, what is known of each, and the pairs judged so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import scipy.sparse as sp

from digest.cache import Cache, pack, unpack
from digest.dedupe.bags import Whole
from digest.dedupe.candidates import NOBODY, Neighbours, dump_neighbours, find_neighbours, load_neighbours
from digest.dedupe.decide import Context, Judgement
from digest.dedupe.edges import Edges
from digest.dedupe.frequencies import load_reference
from digest.dedupe.model import load_model
from digest.dedupe.places import holding, make_gazetteer, place_paths, tell_meanings
from digest.dedupe.readers import Reader, Readers, open_readers
from digest.dedupe.sketch import Sketch, Sketches, content_keys, dump_sketches, join_sketches, load_sketches
from digest.dedupe.verdicts import (
    Pair,
    Pairs,
    Verdict,
    Verdicts,
    dump_verdicts,
    find_known,
    join_verdicts,
    load_verdicts,
    no_verdicts,
    place_pairs,
)
from digest.known import Taxonomy
from digest.memory import give_back
from digest.model import Article

_SKETCHES, _NEIGHBOURS = "dedupe/sketches", "dedupe/neighbours"
_VERDICTS = "dedupe/verdicts"
_LATEST = "latest"
MANY = 20_000
"""From so many articles on it pays to give memory back."""
_SHELF = 1
"""Sketches are kept together by so many first characters of their keys: all are read each time, one shelf is written
for one more article."""
_MANY = 500
"""Pairs from which on an order saves more than it takes to load what finds it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles by position, and what was found of pairs of positions, smaller first."""

    articles: Sequence[Article]
    keys: Sequence[str]
    """Content keys."""
    rows: Sequence[Sketch]
    sketches: Sketches
    """By content key, each once."""
    readers: Readers
    store: Cache
    places: str
    """The mark of the places that judgements rest on; they are kept under it."""
    meanings: Mapping[str, str]
    """As `tell_meanings`, of these places."""
    told: dict[Pair, Judgement] = field(default_factory=dict)
    """Judgements with all that is said of a pair."""

    def judge_candidates(self, positions: Iterable[int]) -> tuple[Pairs, Edges]:
        """Judges all pairs of these positions that may be one story, as far as it takes to group articles.

        Returns the judged pairs, and those that are related by their words, one story or not.
        """
        speakers: dict[str, list[int]] = {}
        for position in positions:
            speakers.setdefault(self.keys[position], []).append(position)
        neighbours = find_candidates(self.sketches, self.store, self.readers.processes)
        spoken = [speakers.get(key, ()) for key in neighbours.keys]
        left, right = neighbours.pairs()
        several = np.array([number for number, some in enumerate(spoken) if len(some) > 1], np.int64)
        left, right = np.concatenate((left, several)), np.concatenate((right, several))
        order = np.lexsort((right, left))
        pairs = place_pairs(self._judge_by_content(left[order], right[order]), spoken)
        first = np.array([some[0] if some else -1 for some in spoken], np.int64)
        kin = neighbours.kin().moved(first)
        return pairs, kin.where((kin.source >= 0) & (kin.target >= 0))

    def tell_many(self, pairs: Iterable[Pair], judged: Mapping[Pair, Judgement]) -> None:
        """Judges pairs of positions with all that is said of them, however unlike they are.

        `judged` are judgements on pairs, some of which may say all.
        """
        missing = sorted({pair for pair in pairs if pair not in self.told})
        known = {pair: judged[pair] for pair in missing if pair in judged and judged[pair].account is not None}
        self.told.update(known)
        asked = {pair: self._by_key(pair) for pair in missing if pair not in known}
        if not asked:
            return
        found = self._judge([*asked.values()], tell=True)
        for pair, ordered in asked.items():
            judgement = found[ordered]
            if judgement is not None:
                self.told[pair] = judgement if ordered == pair else judgement.turned()

    def judge(self, left: int, right: int) -> Judgement:
        """The judgement on two articles."""
        pair = (left, right) if left < right else (right, left)
        self.tell_many([pair], {})
        return self.told[pair]

    def _judge_by_content(self, left: Whole, right: Whole) -> Verdicts:
        known, current = self._known_verdicts()
        keys = self.sketches.keys
        missing = find_known(known.codes(keys), left * len(keys) + right) < 0
        home = dict(zip(self.keys, range(len(self.keys)), strict=True))
        pairs = [
            (home[keys[one]], home[keys[other]])
            for one, other in zip(left[missing].tolist(), right[missing].tolist(), strict=True)
        ]
        found = self._judge([pair for pair in pairs if pair[0] != pair[1]], tell=False)
        found |= self._judge([pair for pair in pairs if pair[0] == pair[1]], tell=True)
        verdicts = join_verdicts(keys, left, right, known, [found[pair] for pair in pairs])
        if pairs or len(known.left) != len(left) or not current:
            latest = pack((self.places, self.meanings))
            self.store.put_many(_VERDICTS, {self.places: dump_verdicts(verdicts), _LATEST: latest})
        return verdicts

    def _known_verdicts(self) -> tuple[Verdicts, bool]:
        """The verdicts that are kept under these places, and True; else those under the last ones that hold here, too:
        of articles with no name that means something else now."""
        kept = self.store.get_many(_VERDICTS, [self.places, _LATEST])
        if self.places in kept or _LATEST not in kept:
            return load_verdicts(kept[self.places]) if self.places in kept else no_verdicts(), True
        last, before = unpack(kept[_LATEST], tuple[str, dict[str, str]])
        older = self.store.get_many(_VERDICTS, [last]).get(last)
        if older is None:
            return no_verdicts(), False
        changed = {name for name, _ in before.items() ^ self.meanings.items()}
        touched = zip(self.keys, holding(self.articles, changed), strict=True)
        return load_verdicts(older).without({key for key, touches in touched if touches}), False

    def _judge(self, pairs: Sequence[Pair], *, tell: bool) -> dict[Pair, Verdict]:
        """The verdicts on pairs, whatever the order in which they are soonest found."""
        return self.readers.judge([pairs[number] for number in _side_by_side(pairs)], tell=tell)

    def _by_key(self, pair: Pair) -> Pair:
        """The pair in the order in which it is judged and kept: the smaller key on the left."""
        return pair[::-1] if self.keys[pair[0]] > self.keys[pair[1]] else pair


@contextmanager
def compare_articles(
    articles: Sequence[Article], taxonomy: Taxonomy, store: Cache, processes: int = 1, keys: Sequence[str] = ()
) -> Iterator[Comparison]:
    """A comparison with nothing judged yet.

    `keys` are the content keys, where they are known.
    """
    known = taxonomy.for_comparing
    names = {path: known.regions[region_id].ko for region_id, path in place_paths(known).items()}
    context = Context(load_reference(), load_model(), names)
    keys = keys or content_keys(articles)
    own = Reader(articles, keys, context, make_gazetteer(known))
    with open_readers(own, processes) as readers:
        sketches = _sketch_all(keys, readers, store)
        rows = dict(zip(sketches.keys, sketches.rows, strict=True))
        own_rows = [rows[key] for key in keys]
        meanings = tell_meanings(own.gazetteer, names)
        yield Comparison(articles, keys, own_rows, sketches, readers, store, known.mark, meanings)


def find_candidates(sketches: Sketches, store: Cache, processes: int = 1) -> Neighbours:
    """What is worth comparing among the sketches, by position."""
    kept = store.get_many(_NEIGHBOURS, [_LATEST])
    known = load_neighbours(kept[_LATEST]) if _LATEST in kept else NOBODY
    found = find_neighbours(sketches, known, processes)
    if len(found.keys) >= MANY:
        give_back()
    if found.keys != known.keys:
        store.put_many(_NEIGHBOURS, {_LATEST: dump_neighbours(found)})
    return found


def _sketch_all(keys: Sequence[str], readers: Readers, store: Cache) -> Sketches:
    """The sketches of all articles by key, sorted; kept in parts, so that one more article changes one part."""
    wanted = sorted(set(keys))
    shelves = {name: tuple(some) for name, some in groupby(wanted, key=lambda key: key[:_SHELF])}
    kept = {name: load_sketches(dumped) for name, dumped in store.get_many(_SKETCHES, [*shelves]).items()}
    known = {key for part in kept.values() for key in part.keys}
    missing = {key: position for position, key in enumerate(keys) if key not in known}
    fresh = join_sketches(readers.sketch(sorted(missing.values())), sorted(missing))
    changed: dict[str, bytes] = {}
    for name, some in shelves.items():
        if name not in kept or kept[name].keys != some:
            first, last = (bisect_left(fresh.keys, end) for end in (some[0], f"{some[-1]}~"))
            more = fresh.take(np.arange(first, last))
            kept[name] = join_sketches([kept[name], more] if name in kept else [more], some)
            changed[name] = dump_sketches(kept[name])
    store.put_many(_SKETCHES, changed)
    return join_sketches((kept[name] for name in shelves), wanted)


def _side_by_side(pairs: Sequence[Pair]) -> list[int]:
    """An order in which the pairs of one article follow each other closely, so that it is seldom read again."""
    if len(pairs) < _MANY:
        return sorted(range(len(pairs)), key=pairs.__getitem__)
    from scipy.sparse.csgraph import reverse_cuthill_mckee  # loads linear algebra, which one more article needs not

    left, right = np.array(pairs, np.int64).T
    size = int(max(left.max(), right.max())) + 1
    graph = sp.csr_matrix((np.ones(len(left), np.int8), (left, right)), shape=(size, size))
    place = np.empty(size, np.int64)
    place[reverse_cuthill_mckee((graph + graph.T).tocsr(), symmetric_mode=True)] = np.arange(size)
    order: list[int] = np.lexsort(
        (np.maximum(place[left], place[right]), np.minimum(place[left], place[right]))
    ).tolist()
    return order
