"""From articles to stories: the whole of deduplication in the order it happens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter

import numpy as np

from digest.cache import Cache
from digest.curation import Curation
from digest.dedupe.accidents import find_accidents
from digest.dedupe.bags import Whole
from digest.dedupe.blocks import Block, find_blocks
from digest.dedupe.comparison import Comparison, compare_articles
from digest.dedupe.constraints import curated_seeds
from digest.dedupe.groupings import (
    Outcome,
    keep_outcome,
    keep_settled,
    kept_outcome,
    kept_settled,
    mark_articles,
    mark_collection,
)
from digest.dedupe.related import link_related
from digest.dedupe.settle import LEAD_REASON, Settled, settle_block
from digest.dedupe.sketch import Sketch, content_keys
from digest.dedupe.verdicts import Pairs
from digest.known import Taxonomy
from digest.memory import at_ease
from digest.model import Article, Grouping, Member, Rejection, Relation, Story

SHORT_BODY = 100
"""Bodies shorter than this (a photo credit) are exact duplicates only under the same headline."""
Members = tuple[Member, ...]


def group_stories(
    articles: tuple[Article, ...],
    curation: Curation,
    taxonomy: Taxonomy,
    cache: Cache | None = None,
    processes: int = 1,
) -> Grouping:
    """Stories of dated articles: every article is in exactly one story, or rejected as a scraper accident.

    Depends on the set of articles only: not on their order, on what `cache` holds, or on `processes`.
    `curation` always wins: seeds of one `same_story` entry are one story, seeds of one `separate_stories`
    entry are not, and where the two contradict each other `same_story` wins.
    """
    ordered = sorted(articles, key=attrgetter("id"))
    store = cache or Cache.open(None)
    with at_ease():
        keys = content_keys(ordered)
        marks = mark_articles(ordered, keys)
        mark = mark_collection(marks, curation, taxonomy)
        settled = kept_settled(store)
        outcome = kept_outcome(store, mark)
        if outcome is not None and settled.keys() >= {*outcome.blocks}:
            blocks = [settled[key] for key in outcome.blocks]
            return _put_together(ordered, blocks, outcome, _tell_stories(ordered, blocks, outcome.rejections))
        with compare_articles(ordered, taxonomy, store, processes, keys) as compared:
            named = curated_seeds(curation)
            alone = frozenset(position for position, article in enumerate(ordered) if article.src_uri in named)
            nodes = find_exact_duplicates(compared.rows, alone)
            pairs, kin = compared.judge_candidates(node[0] for node in nodes)
            found = find_blocks(nodes, pairs, curation, _places(ordered), marks, taxonomy.for_comparing.mark.encode())
            blocks = _settle_blocks(compared, found, pairs, settled)
            rejected = _reject_lone(compared, found, named)
        stories = _tell_stories(ordered, blocks, rejected)
        related = link_related(pairs, kin, _homes(ordered, stories), [members[0].article_id for members in stories])
        outcome = Outcome(mark, tuple(block.key for block in found), rejected, tuple(related))
        keep_settled(store, dict(zip(outcome.blocks, blocks, strict=True)), settled)
        keep_outcome(store, outcome)
        return _put_together(ordered, blocks, outcome, stories)


def find_exact_duplicates(sketches: Sequence[Sketch], alone: frozenset[int]) -> list[tuple[int, ...]]:
    """Positions of articles with one body, and one headline where the body is short: the nodes of the graph.

    Positions in `alone`, and articles without a body, are nodes of their own. The first position of a
    node speaks for it.
    """
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, sketch in enumerate(sketches):
        own = position if position in alone or not sketch.length else -1
        groups[sketch.body_key, sketch.title if sketch.length < SHORT_BODY else "", own].append(position)
    return [tuple(group) for group in groups.values()]


def _settle_blocks(
    compared: Comparison, blocks: Sequence[Block], pairs: Pairs, known: Mapping[str, Settled]
) -> list[Settled]:
    """What becomes of each block; what is known already is taken over."""
    return [
        known[block.key] if block.key in known else settle_block(compared, block, pairs.judgements(block.pairs))
        for block in blocks
    ]


def _reject_lone(compared: Comparison, blocks: Sequence[Block], named: frozenset[str]) -> tuple[Rejection, ...]:
    """Accidents among the articles that are in no block."""
    inside = {position for block in blocks for node in block.nodes for position in node}
    suspects = {
        position: (article.src_uri, sketch)
        for position, (article, sketch) in enumerate(zip(compared.articles, compared.rows, strict=True))
        if sketch.error_page and position not in inside and article.src_uri not in named
    }
    return tuple(find_accidents(suspects, ()).values())


def _tell_stories(
    articles: Sequence[Article], blocks: Iterable[Settled], rejected: Iterable[Rejection]
) -> list[Members]:
    """The members of every story, in the order of their leads; an article that is in no block is a story of its own."""
    led: dict[str, Members] = {}
    followers: set[str] = set()
    left_out = {rejection.src_uri for rejection in rejected}
    for block in blocks:
        for members in block.stories:
            led[members[0].article_id] = members
            followers.update(member.article_id for member in members[1:])
        left_out.update(rejection.src_uri for rejection in block.rejections)
    return [
        led.get(article.id) or (Member(article.id, Relation.LEAD, 100.0, LEAD_REASON),)
        for article in articles
        if article.id not in followers and article.src_uri not in left_out
    ]


def _homes(articles: Sequence[Article], stories: Sequence[Members]) -> Whole:
    """The number of each article's story, -1 for none."""
    home = {member.article_id: number for number, members in enumerate(stories) for member in members}
    return np.array([home.get(article.id, -1) for article in articles], np.int64)


def _places(articles: Sequence[Article]) -> dict[str, int]:
    return {article.src_uri: position for position, article in enumerate(articles)}


def _put_together(
    articles: Sequence[Article], blocks: Sequence[Settled], outcome: Outcome, stories: Sequence[Members]
) -> Grouping:
    rejections = [*outcome.rejections, *chain.from_iterable(block.rejections for block in blocks)]
    decisions = [*chain.from_iterable(block.decisions for block in blocks)]
    places = _places(articles) if rejections else {}
    return Grouping(
        stories=tuple(
            Story(members[0].article_id, members, related)
            for members, related in zip(stories, outcome.related, strict=True)
        ),
        decisions=tuple(sorted(decisions, key=attrgetter("left", "right"))),
        rejections=tuple(sorted(rejections, key=lambda rejection: places[rejection.src_uri])),
    )
