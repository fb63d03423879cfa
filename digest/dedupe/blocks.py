"""Blocks of articles: what becomes of one depends on its own articles only, so it is found once and kept.

Two articles are in one block where they share a body, where their judgement may join or part them or is told of, or
where a curator named both; and so on from article to article. One more article changes the blocks it comes near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from digest.curation import Curation, StoryCuration
from digest.dedupe.bags import Whole
from digest.dedupe.verdicts import Pairs

Nodes = Sequence[tuple[int, ...]]
"""Positions of articles with one body, as `stories.find_exact_duplicates` gives them."""
_SAME, _SEPARATE = "same", "separate"
_Entry = tuple[str, StoryCuration]


@dataclass(frozen=True, slots=True)
class Block:
    """Articles by position that may be one story, or must not be, or have one body."""

    key: str
    """The same for two blocks only where the same becomes of them."""
    nodes: Nodes
    pairs: Whole
    """Rows of the judged pairs."""
    curation: Curation
    """What is said of the stories of these articles."""


def find_blocks(
    nodes: Nodes, pairs: Pairs, curation: Curation, seeds: Mapping[str, int], marks: Sequence[bytes], about: bytes
) -> list[Block]:
    """The blocks of two or more articles, by their first.

    `seeds` are positions by `src_uri`. `marks` tell all that matters of each article, `about` of all of them.
    """
    count = len(marks)
    entries = _named_together(curation, seeds)
    near = np.flatnonzero(pairs.tight)
    links = [(node[0], other) for node in nodes for other in node[1:]]
    links += chain.from_iterable(pairwise(named) for named, _ in entries)
    one, other = np.array(links, np.int64).reshape(-1, 2).T
    one, other = np.concatenate((one, pairs.left[near])), np.concatenate((other, pairs.right[near]))
    home = _homes(one, other, count)

    order = np.argsort(home, kind="stable")
    sizes = np.bincount(home)
    starts = np.cumsum(sizes) - sizes
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count) - np.repeat(starts, sizes)
    inner = np.flatnonzero(home[pairs.left] == home[pairs.right])
    inner = inner[np.lexsort((pairs.right[inner], pairs.left[inner], home[pairs.left[inner]]))]
    places = np.stack((rank[pairs.left[inner]], rank[pairs.right[inner]]), axis=1)
    ends = np.searchsorted(home[pairs.left[inner]], np.arange(len(sizes) + 1)).tolist()

    homes = home.tolist()
    said: dict[int, list[_Entry]] = defaultdict(list)
    for named, entry in entries:
        said[homes[named[0]]].append(entry)
    several = (sizes > 1).tolist()
    inside: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for node in nodes:
        if several[homes[node[0]]]:
            inside[homes[node[0]]].append(node)

    def block(number: int, own: Nodes) -> Block:
        rows = slice(ends[number], ends[number + 1])
        curated = said.get(number, [])
        mark = sha256(b"%d %b %b" % (len(own), repr(curated).encode("utf-8", "surrogatepass"), about))
        mark.update(b"".join(marks[position] for position in sorted(chain.from_iterable(own))))
        mark.update(places[rows].tobytes())
        same, apart = (tuple(entry for kind, entry in curated if kind == wanted) for wanted in (_SAME, _SEPARATE))
        return Block(mark.hexdigest()[:32], own, inner[rows], Curation(same_story=same, separate_stories=apart))

    return [block(number, own) for number, own in inside.items()]


def _homes(one: NDArray[np.int64], other: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """For each of so many articles the number of its block, counted by their first: what `scipy.sparse.csgraph` calls
    connected components, but that takes longer to load than this takes.

    Each points to the first article that is known to hang together with it, until nobody finds an earlier one.
    """
    first = np.arange(count)
    while (first[one] != first[other]).any():
        earlier = np.minimum(first[one], first[other])
        for side in (first[one], first[other]):
            np.minimum.at(first, side, earlier)
        while (first[first] != first).any():
            first = first[first]
    return np.unique(first, return_inverse=True)[1].astype(np.int64)


def _named_together(curation: Curation, seeds: Mapping[str, int]) -> list[tuple[list[int], _Entry]]:
    """A curator's entries on stories, each with the positions of the articles it names; none without any."""
    entries = [(_SAME, entry) for entry in curation.same_story]
    entries += [(_SEPARATE, entry) for entry in curation.separate_stories]
    named = [([seeds[name] for name in entry[1].seeds if name in seeds], entry) for entry in entries]
    return [(positions, entry) for positions, entry in named if positions]
