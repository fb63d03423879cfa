"""The articles of one run, what is known of each, and the pairs judged so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from digest.cache import Cache, unpack
from digest.dedupe.candidates import NOBODY, dump_neighbours, find_neighbours, load_neighbours
from digest.dedupe.decide import Context, Judgement
from digest.dedupe.frequencies import load_reference
from digest.dedupe.model import load_model
from digest.dedupe.places import make_gazetteer, place_paths
from digest.dedupe.readers import Readers, open_readers
from digest.dedupe.sketch import Sketch, content_key, load_sketch
from digest.model import Article
from digest.taxonomy import Taxonomy

_SKETCHES, _NEIGHBOURS, _PAIRS = "dedupe/sketch", "dedupe/neighbours", "dedupe/pair"
_LATEST = "latest"

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles by position, and judgements on pairs of positions, smaller first."""

    articles: Sequence[Article]
    keys: Sequence[str]
    """Content keys."""
    sketches: Sequence[Sketch]
    readers: Readers
    store: Cache
    judged: dict[Pair, Judgement] = field(default_factory=dict)

    def judge_many(self, pairs: Iterable[Pair], *, tell: bool = False) -> None:
        """Judges pairs of positions that were not judged yet, or not with an account where `tell` asks for one."""
        missing = sorted(
            pair for pair in set(pairs) if pair not in self.judged or (tell and self.judged[pair].account is None)
        )
        names = {pair: self._name(pair) for pair in missing}
        kept = self.store.get_many(_PAIRS, [*names.values()])
        for pair in missing:
            if names[pair] in kept:
                self._enter(pair, kept[names[pair]])
        missing = [pair for pair in missing if pair not in self.judged or (tell and self.judged[pair].account is None)]
        by_key = [pair[::-1] if self._is_flipped(pair) else pair for pair in missing]
        made: dict[str, bytes] = {}
        for (one, other), packed in self.readers.judge(by_key, tell=tell):
            pair = (one, other) if one < other else (other, one)
            made[names[pair]] = packed
            self._enter(pair, packed)
        self.store.put_many(_PAIRS, made)

    def judge(self, left: int, right: int, *, tell: bool = False) -> Judgement:
        """The judgement on two articles."""
        pair = (left, right) if left < right else (right, left)
        self.judge_many([pair], tell=tell)
        return self.judged[pair]

    def _enter(self, pair: Pair, packed: bytes) -> None:
        judged = unpack(packed, Judgement)
        self.judged[pair] = judged.turned() if self._is_flipped(pair) else judged

    def _is_flipped(self, pair: Pair) -> bool:
        """Whether the judgement, made with the smaller key on the left, is to be turned for the pair."""
        return self.keys[pair[0]] > self.keys[pair[1]]

    def _name(self, pair: Pair) -> str:
        return "-".join(sorted((self.keys[pair[0]], self.keys[pair[1]])))


@contextmanager
def compare_articles(
    articles: Sequence[Article], taxonomy: Taxonomy, store: Cache, processes: int = 1
) -> Iterator[Comparison]:
    """A comparison with nothing judged yet."""
    names = {path: taxonomy.regions[region_id].ko for region_id, path in place_paths(taxonomy).items()}
    context = Context(load_reference(), load_model(), names)
    keys = [content_key(article) for article in articles]
    with open_readers(articles, context, make_gazetteer(taxonomy), processes) as readers:
        dumped = store.get_many(_SKETCHES, keys)
        missing = {key: position for position, key in enumerate(keys) if key not in dumped}
        made = {keys[position]: sketch for position, sketch in readers.sketch(sorted(missing.values()))}
        store.put_many(_SKETCHES, made)
        sketches = {key: load_sketch(key, sketch) for key, sketch in (dumped | made).items()}
        yield Comparison(articles, keys, [sketches[key] for key in keys], readers, store)


def find_candidates(sketches: Sequence[Sketch], store: Cache) -> list[tuple[str, str]]:
    """Pairs of content keys worth comparing, smaller first; sorted."""
    kept = store.get_many(_NEIGHBOURS, [_LATEST])
    known = load_neighbours(kept[_LATEST]) if _LATEST in kept else NOBODY
    unique = {sketch.key: sketch for sketch in sketches}
    found = find_neighbours([unique[key] for key in sorted(unique)], known)
    if found.keys != known.keys:
        store.put_many(_NEIGHBOURS, {_LATEST: dump_neighbours(found)})
    return found.pairs()
