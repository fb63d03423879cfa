"""The articles of one run, what is known of each, and the pairs judged so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import reverse_cuthill_mckee

from digest.cache import Cache, pack, unpack
from digest.dedupe.candidates import NOBODY, dump_neighbours, find_neighbours, load_neighbours
from digest.dedupe.decide import Context, Judgement
from digest.dedupe.frequencies import load_reference
from digest.dedupe.model import load_model
from digest.dedupe.places import make_gazetteer, place_paths
from digest.dedupe.readers import Reader, Readers, Verdict, open_readers
from digest.dedupe.sketch import Sketch, Sketches, content_key, dump_sketches, join_sketches, load_sketches
from digest.model import Article
from digest.taxonomy import Taxonomy

_SKETCHES, _NEIGHBOURS = "dedupe/sketches", "dedupe/neighbours"
_VERDICTS, _ACCOUNTS = "dedupe/verdicts", "dedupe/accounts"
_LATEST = "latest"

Pair = tuple[int, int]
_Names = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """Verdicts on pairs of content keys, smaller first."""

    names: tuple[_Names, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What an earlier run found of pairs, and what this one asked for: no more than that is kept."""

    kept: int
    """How many verdicts the store holds."""
    known: dict[_Names, Verdict]
    used: dict[_Names, Verdict] = field(default_factory=dict)


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
    verdicts: _Ledger
    accounts: _Ledger
    judged: dict[Pair, Judgement] = field(default_factory=dict)
    """Pairs that may be one story."""
    nearness: dict[Pair, float] = field(default_factory=dict)
    """Pairs that are surely not: how near they are as related ones."""
    told: dict[Pair, Judgement] = field(default_factory=dict)
    """Judgements with all that is said of a pair."""

    def judge_many(self, pairs: Iterable[Pair]) -> None:
        """Looks at pairs of positions, as far as it takes to group articles."""
        for pair, verdict in self._ask(pairs, self.verdicts, tell=False):
            if isinstance(verdict, Judgement):
                self.judged[pair] = verdict
            else:
                self.nearness[pair] = verdict

    def tell_many(self, pairs: Iterable[Pair]) -> None:
        """Judges pairs of positions with all that is said of them, however unlike they are."""
        missing = {pair for pair in pairs if pair not in self.told}
        self.told.update((pair, self.judged[pair]) for pair in missing if self._is_told(pair))
        for pair, verdict in self._ask(missing - self.told.keys(), self.accounts, tell=True):
            if isinstance(verdict, Judgement):
                self.told[pair] = verdict

    def judge(self, left: int, right: int) -> Judgement:
        """The judgement on two articles."""
        pair = (left, right) if left < right else (right, left)
        self.tell_many([pair])
        return self.told[pair]

    def _is_told(self, pair: Pair) -> bool:
        return pair in self.judged and self.judged[pair].account is not None

    def _ask(self, pairs: Iterable[Pair], ledger: _Ledger, *, tell: bool) -> Iterator[tuple[Pair, Verdict]]:
        named = {pair: self._names(pair) for pair in sorted(set(pairs))}
        asked = {names: self._by_key(pair) for pair, names in named.items() if names not in ledger.known}
        order = _side_by_side(asked)
        found = self.readers.judge([asked[names] for names in order], tell=tell)
        ledger.known.update(zip(order, found, strict=True))
        for pair, names in named.items():
            verdict = ledger.used[names] = ledger.known[names]
            if isinstance(verdict, Judgement) and self._by_key(pair) != pair:
                verdict = verdict.turned()
            yield pair, verdict

    def _by_key(self, pair: Pair) -> Pair:
        """The pair in the order in which it is judged and kept: the smaller key on the left."""
        return pair[::-1] if self.keys[pair[0]] > self.keys[pair[1]] else pair

    def _names(self, pair: Pair) -> _Names:
        left, right = self._by_key(pair)
        return self.keys[left], self.keys[right]


@contextmanager
def compare_articles(
    articles: Sequence[Article], taxonomy: Taxonomy, store: Cache, processes: int = 1
) -> Iterator[Comparison]:
    """A comparison with nothing judged yet; what was found is kept at the end."""
    names = {path: taxonomy.regions[region_id].ko for region_id, path in place_paths(taxonomy).items()}
    context = Context(load_reference(), load_model(), names)
    keys = [content_key(article) for article in articles]
    own = Reader(articles, keys, context, make_gazetteer(taxonomy))
    verdicts, accounts = (_open_ledger(kind, store) for kind in (_VERDICTS, _ACCOUNTS))
    with open_readers(own, processes) as readers:
        sketches = _sketch_all(keys, readers, store)
        rows = dict(zip(sketches.keys, sketches.rows, strict=True))
        yield Comparison(articles, keys, [rows[key] for key in keys], sketches, readers, store, verdicts, accounts)
    for kind, ledger in ((_VERDICTS, verdicts), (_ACCOUNTS, accounts)):
        if len(ledger.used) != len(ledger.known) or len(ledger.known) != ledger.kept:
            found = sorted(ledger.used.items(), key=lambda item: item[0])
            kept = _Kept(tuple(names for names, _ in found), tuple(verdict for _, verdict in found))
            store.put_many(kind, {_LATEST: pack(kept)})


def _open_ledger(kind: str, store: Cache) -> _Ledger:
    latest = store.get_many(kind, [_LATEST]).get(_LATEST)
    kept = unpack(latest, _Kept) if latest else _Kept()
    return _Ledger(len(kept.names), dict(zip(kept.names, kept.verdicts, strict=True)))


def find_candidates(sketches: Sketches, store: Cache) -> list[_Names]:
    """Pairs of content keys worth comparing, smaller first; sorted."""
    kept = store.get_many(_NEIGHBOURS, [_LATEST])
    known = load_neighbours(kept[_LATEST]) if _LATEST in kept else NOBODY
    found = find_neighbours(sketches, known)
    if found.keys != known.keys:
        store.put_many(_NEIGHBOURS, {_LATEST: dump_neighbours(found)})
    return found.pairs()


def _sketch_all(keys: Sequence[str], readers: Readers, store: Cache) -> Sketches:
    """The sketches of all articles by key, sorted."""
    kept = store.get_many(_SKETCHES, [_LATEST])
    parts = [load_sketches(dumped) for dumped in kept.values()]
    known = {key for part in parts for key in part.keys}
    missing = {key: position for position, key in enumerate(keys) if key not in known}
    parts += readers.sketch(sorted(missing.values()))
    sketches = join_sketches(parts, sorted(set(keys)))
    if missing or len(sketches.keys) != len(known):
        store.put_many(_SKETCHES, {_LATEST: dump_sketches(sketches)})
    return sketches


def _side_by_side(pairs: Mapping[_Names, Pair]) -> list[_Names]:
    """An order in which the pairs of one article follow each other closely, so that it is seldom read again."""
    if not pairs:
        return []
    left, right = np.array([*pairs.values()], np.int64).T
    size = int(max(left.max(), right.max())) + 1
    graph = sp.csr_matrix((np.ones(len(left), np.int8), (left, right)), shape=(size, size))
    place = np.empty(size, np.int64)
    place[reverse_cuthill_mckee((graph + graph.T).tocsr(), symmetric_mode=True)] = np.arange(size)
    order = np.lexsort((np.maximum(place[left], place[right]), np.minimum(place[left], place[right])))
    names = [*pairs]
    return [names[number] for number in order.tolist()]
