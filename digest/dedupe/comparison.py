"""The articles of one run, what is known of each, and the pairs judged so far."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.cache import Cache, pack, unpack
from digest.dedupe.candidates import NOBODY, dump_neighbours, find_neighbours, load_neighbours
from digest.dedupe.decide import Context, Judgement, judge_pair, score_articles
from digest.dedupe.fingerprint import fingerprint_article, outline_article
from digest.dedupe.frequencies import load_reference
from digest.dedupe.model import load_model
from digest.dedupe.places import Gazetteer, make_gazetteer, place_paths
from digest.dedupe.scores import Scores, Weighted, weigh
from digest.dedupe.sketch import Sketch, content_key, dump_sketch, load_sketch, make_sketch
from digest.model import Article
from digest.taxonomy import Taxonomy

KEPT_FINGERPRINTS = 20_000
"""Fingerprints held at a time, some 25 kB each; articles that come up again are read again."""
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
    context: Context
    gazetteer: Gazetteer
    store: Cache
    judged: dict[Pair, Judgement] = field(default_factory=dict)
    _prints: OrderedDict[str, Weighted] = field(default_factory=OrderedDict)

    def judge_many(self, pairs: Iterable[Pair], *, tell: bool = False) -> None:
        """Judges pairs of positions that were not judged yet, or not with an account where `tell` asks for one."""
        missing = sorted(
            {pair for pair in pairs if pair not in self.judged or (tell and self.judged[pair].account is None)},
            key=self._locality,
        )
        names = {pair: self._name(pair) for pair in missing}
        kept = self.store.get_many(_PAIRS, [*names.values()])
        made: dict[str, bytes] = {}
        for pair, name in names.items():
            flipped = self.keys[pair[0]] > self.keys[pair[1]]
            judged: Judgement | None = unpack(kept[name], Judgement) if name in kept else None
            if judged is None or (tell and judged.account is None):
                left, right = (self._weighted(position) for position in (pair[::-1] if flipped else pair))
                judged = judge_pair(left, right, self.context, tell=tell)
                made[name] = pack(judged)
            self.judged[pair] = judged.turned() if flipped else judged
        if made:
            self.store.put_many(_PAIRS, made)

    def judge(self, left: int, right: int, *, tell: bool = False) -> Judgement:
        """The judgement on two articles."""
        pair = (left, right) if left < right else (right, left)
        self.judge_many([pair], tell=tell)
        return self.judged[pair]

    def score(self, left: int, right: int) -> Scores:
        """All scores of two articles."""
        return score_articles(self._weighted(left), self._weighted(right), self.context.reference)

    def _name(self, pair: Pair) -> str:
        return "-".join(sorted((self.keys[pair[0]], self.keys[pair[1]])))

    def _locality(self, pair: Pair) -> tuple[int, Pair]:
        return self.sketches[pair[0]].first, pair

    def _weighted(self, position: int) -> Weighted:
        return read_article(self.articles[position], self.keys[position], self.gazetteer, self._prints)


def read_article(article: Article, key: str, gazetteer: Gazetteer, kept: OrderedDict[str, Weighted]) -> Weighted:
    """The weighted fingerprint of an article, from `kept` or added to it."""
    found = kept.get(key)
    if found is None:
        found = kept[key] = weigh(fingerprint_article(article, gazetteer))
        if len(kept) > KEPT_FINGERPRINTS:
            kept.popitem(last=False)
    return found


def compare_articles(articles: Sequence[Article], taxonomy: Taxonomy, store: Cache) -> Comparison:
    """A comparison with nothing judged yet."""
    gazetteer = make_gazetteer(taxonomy)
    names = {path: taxonomy.regions[region_id].ko for region_id, path in place_paths(taxonomy).items()}
    reference = load_reference()
    keys = [content_key(article) for article in articles]
    kept = store.get_many(_SKETCHES, keys)
    prints: OrderedDict[str, Weighted] = OrderedDict()
    sketches: dict[str, Sketch] = {key: load_sketch(key, dumped) for key, dumped in kept.items()}
    made: dict[str, bytes] = {}
    for article, key in zip(articles, keys, strict=True):
        if key not in sketches:
            sketches[key] = make_sketch(key, outline_article(article), reference)
            made[key] = dump_sketch(sketches[key])
    if made:
        store.put_many(_SKETCHES, made)
    context = Context(reference, load_model(), names)
    return Comparison(articles, keys, [sketches[key] for key in keys], context, gazetteer, store, {}, prints)


def find_candidates(sketches: Sequence[Sketch], store: Cache) -> list[tuple[str, str]]:
    """Pairs of content keys worth comparing, smaller first; sorted."""
    kept = store.get_many(_NEIGHBOURS, [_LATEST])
    known = load_neighbours(kept[_LATEST]) if _LATEST in kept else NOBODY
    unique = {sketch.key: sketch for sketch in sketches}
    found = find_neighbours([unique[key] for key in sorted(unique)], known)
    if found.keys != known.keys:
        store.put_many(_NEIGHBOURS, {_LATEST: dump_neighbours(found)})
    return found.pairs()
