"""Pairs worth comparing: few enough for a hundred thousand articles, and all that could be one story.

Two ways lead to a pair: shared rare shingles (copies, releases, a short version inside a long one), and
the cosine of rare words within the date window (the same event in other words). A third, rare words and
half of either headline at any distance, finds stories that are related. All depend on the two articles
alone, but for a bound on the partners of one article; so what an earlier run found still holds, and only
articles that came or went are looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.cache import pack, unpack
from digest.dedupe.bags import Whole
from digest.dedupe.edges import KIN, KINDS, NO_EDGES, Edges, join_edges, nearest
from digest.dedupe.meetings import meet_all
from digest.dedupe.sketch import Sketches


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The partners of every article of a collection."""

    keys: tuple[str, ...]
    """Content keys, sorted, each once."""
    edges: Edges
    cut: NDArray[np.bool_]
    """Articles that had more partners than are kept."""

    def pairs(self) -> tuple[Whole, Whole]:
        """Every pair of positions that may be one story, smaller first; sorted."""
        size = max(1, len(self.keys))
        left, right = np.divmod(self.edges.where(self.edges.way != KIN).pairs(size), size)
        return left, right

    def kin(self) -> Edges:
        """Which articles are related by their words."""
        return self.edges.where(self.edges.way == KIN)


def dump_neighbours(neighbours: Neighbours) -> bytes:
    """The neighbours for a cache."""
    edges = neighbours.edges
    arrays = (edges.source, edges.target, edges.likeness, edges.way)
    kept = tuple(array.astype(kind).tobytes() for array, kind in zip(arrays, KINDS, strict=True))
    return pack(_Kept(neighbours.keys, kept, neighbours.cut.tobytes()))


def load_neighbours(dumped: bytes) -> Neighbours:
    """What `dump_neighbours` gave."""
    kept = unpack(dumped, _Kept)
    source, target, likeness, way = (
        np.frombuffer(edges, kind).astype(np.int64) for edges, kind in zip(kept.edges, KINDS, strict=True)
    )
    return Neighbours(kept.keys, Edges(source, target, likeness, way), np.frombuffer(kept.cut, np.bool_))


@dataclass(frozen=True, slots=True)
class _Kept:
    keys: tuple[str, ...]
    edges: tuple[bytes, ...]
    cut: bytes


NOBODY = Neighbours((), NO_EDGES, np.zeros(0, np.bool_))


def find_neighbours(sketches: Sketches, known: Neighbours = NOBODY, processes: int = 1) -> Neighbours:
    """The neighbours of articles with unlike keys, sorted by key.

    `known` are those of an earlier collection; the result is the same with and without them.
    """
    keys = sketches.keys
    place = {key: position for position, key in enumerate(keys)}
    places = np.array([place.get(key, -1) for key in known.keys], np.int64)
    kept = known.edges.moved(places)
    bereft = kept.source[(kept.target < 0) & (kept.source >= 0) & known.cut[known.edges.source]]
    kept = kept.where((kept.source >= 0) & (kept.target >= 0))
    fresh = np.ones(len(keys), np.bool_)
    fresh[places[places >= 0]] = False
    fresh[bereft] = True
    kept = kept.where(~fresh[kept.source] & ~fresh[kept.target])
    cut = np.zeros(len(keys), np.bool_)
    cut[places[(places >= 0) & known.cut]] = True
    cut[fresh] = False
    parts = [NO_EDGES]
    for found in meet_all(sketches, np.flatnonzero(fresh), np.flatnonzero(~fresh), processes):
        parts += [nearest(found, cut), nearest(found.turned(), cut)]
    found = join_edges(parts)
    touched = np.zeros(len(keys), np.bool_)
    touched[found.source] = True
    found = nearest(join_edges([found, kept.where(touched[kept.source])]), cut)
    edges = join_edges([kept.where(~touched[kept.source]), found])
    return Neighbours(keys, edges.where(np.argsort(edges.source, kind="stable")), cut)
