"""From articles to stories: the whole of deduplication in the order it happens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from digest.cache import Cache
from digest.curation import Curation
from digest.dedupe import thresholds as limits
from digest.dedupe.accidents import find_accidents
from digest.dedupe.cluster import Pair, cluster_pairs
from digest.dedupe.comparison import Comparison, compare_articles
from digest.dedupe.constraints import Constraints, curated_seeds, find_constraints
from digest.dedupe.decide import describe_pair, describe_twins, explain_merged
from digest.dedupe.groupings import keep_grouping, kept_grouping, mark_collection
from digest.dedupe.lead import choose_lead
from digest.dedupe.model import percent
from digest.dedupe.reasons import SAME_BODY
from digest.dedupe.related import link_related
from digest.dedupe.sketch import Sketch, content_keys
from digest.known import Taxonomy
from digest.memory import at_ease
from digest.model import Article, Grouping, Member, PairDecision, Rejection, Relation, Story

SHORT_BODY = 100
"""Bodies shorter than this (a photo credit) are exact duplicates only under the same headline."""
LEAD_REASON = "가장 온전한 글이어서 대표 기사로 삼았습니다."
Group = Sequence[tuple[int, ...]]
"""Nodes of one story, each with the positions of its exact duplicates."""
_RELATION_ORDER = {Relation.LEAD: 0, Relation.COPY: 1, Relation.RELEASE: 2, Relation.EVENT: 3}


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
    ordered = sorted(articles, key=lambda article: article.id)
    with at_ease():
        keys = content_keys(ordered)
        mark = mark_collection(ordered, keys, curation, taxonomy)
        grouping = kept_grouping(cache, mark) if cache else None
        if grouping is None:
            with compare_articles(ordered, taxonomy, cache or Cache.open(None), processes, keys) as compared:
                grouping = _group(compared, curation)
            if cache:
                keep_grouping(cache, mark, grouping)
        return grouping


def _group(compared: Comparison, curation: Curation) -> Grouping:
    ordered = compared.articles
    named = curated_seeds(curation)
    alone = frozenset(position for position, article in enumerate(ordered) if article.src_uri in named)
    nodes = find_exact_duplicates(compared.rows, alone)
    kin = compared.judge_candidates(node[0] for node in nodes)
    rejected = _reject_accidents(compared, nodes, named)
    seeds = {ordered[i].src_uri: nodes[n][0] for n in range(len(nodes)) for i in nodes[n] if i not in rejected}
    constraints = find_constraints(curation, seeds)
    groups = _cluster(compared, nodes, constraints, rejected)
    told = sorted(zip(_tell_members(compared, groups, constraints), groups, strict=True), key=_lead_id)
    home = [-1] * len(ordered)
    for number, (_, group) in enumerate(told):
        for position in chain(*group):
            home[position] = number
    leads = [_lead_id(one) for one in told]
    related = link_related(compared.judged, kin, np.array(home, np.int64), leads)
    return Grouping(
        stories=tuple(
            Story(lead, members, links) for lead, (members, _), links in zip(leads, told, related, strict=True)
        ),
        decisions=_decide_pairs(compared, nodes, home, constraints),
        rejections=tuple(rejected[position] for position in sorted(rejected)),
    )


def find_exact_duplicates(sketches: Sequence[Sketch], alone: frozenset[int]) -> list[tuple[int, ...]]:
    """Positions of articles with one body, and one headline where the body is short: the nodes of the graph.

    Positions in `alone`, and articles without a body, are nodes of their own. The first position of a
    node speaks for it.
    """
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, sketch in enumerate(sketches):
        own = position if position in alone or not sketch.length else -1
        groups[sketch.body_key, sketch.title if sketch.length < SHORT_BODY else "", own].append(position)
    return sorted(tuple(group) for group in groups.values())


def _reject_accidents(
    compared: Comparison, nodes: Sequence[tuple[int, ...]], named: frozenset[str]
) -> dict[int, Rejection]:
    alike = [(members[0], other) for members in nodes for other in members[1:]]
    alike += [pair for pair, judged in compared.judged.items() if judged.jaccard >= limits.ACCIDENT_JACCARD]
    seeds = [(article.src_uri, sketch) for article, sketch in zip(compared.articles, compared.rows, strict=True)]
    found = find_accidents(seeds, sorted(alike))
    return {position: rejection for position, rejection in found.items() if rejection.src_uri not in named}


def _cluster(
    compared: Comparison, nodes: Sequence[tuple[int, ...]], constraints: Constraints, rejected: Mapping[int, Rejection]
) -> list[Group]:
    """Groups of nodes, rejected articles left out of both."""
    left_over = [tuple(position for position in node if position not in rejected) for node in nodes]
    alive = {node[0]: number for number, node in enumerate(nodes) if left_over[number]}
    number_of = {position: alive[node[0]] for node in nodes if node[0] in alive for position in node}

    def numbers(pairs: Iterable[Pair]) -> Iterator[Pair]:
        return ((number_of[left], number_of[right]) for left, right in pairs)

    groups = cluster_pairs(
        len(nodes),
        {
            (alive[left], alive[right]): min(judged.logit, limits.SURE_LOGIT)
            for (left, right), judged in compared.judged.items()
            if left in alive and right in alive
        },
        together=numbers(constraints.together),
        apart=frozenset(numbers(constraints.apart)),
    )
    return [[left_over[number] for number in group] for group in groups if left_over[group[0]]]


def _tell_members(compared: Comparison, groups: Sequence[Group], constraints: Constraints) -> list[tuple[Member, ...]]:
    """The members of each group's story, its lead first."""
    articles, rows = compared.articles, compared.rows
    heads: list[tuple[int, int]] = []
    for group in groups:
        if _is_single(group):
            heads.append((group[0][0], group[0][0]))
            continue
        positions = {articles[position].id: position for node in group for position in node}
        lengths = {article_id: rows[position].length for article_id, position in positions.items()}
        lead = positions[choose_lead([articles[position] for position in positions.values()], lengths).id]
        heads.append((lead, next(node[0] for node in group if lead in node)))
    compared.tell_many(
        _ordered(head, node[0])
        for group, (_, head) in zip(groups, heads, strict=True)
        for node in group
        if node[0] != head
    )
    return [
        _tell_group(compared, group, lead, head, constraints) for group, (lead, head) in zip(groups, heads, strict=True)
    ]


def _tell_group(
    compared: Comparison, group: Group, lead: int, head: int, constraints: Constraints
) -> tuple[Member, ...]:
    members = [Member(compared.articles[lead].id, Relation.LEAD, 100.0, LEAD_REASON)]
    for node in group:
        for position in node:
            if position != lead:
                members.append(_member(compared.articles[position].id, node[0], head, compared, constraints))
    members.sort(key=lambda member: (_RELATION_ORDER[member.relation], member.article_id))
    return tuple(members)


def _lead_id(told: tuple[tuple[Member, ...], Group]) -> str:
    return told[0][0].article_id


def _is_single(group: Group) -> bool:
    return len(group) == len(group[0]) == 1


def _member(article_id: str, node: int, head: int, compared: Comparison, constraints: Constraints) -> Member:
    if node == head:
        return Member(article_id, Relation.COPY, 100.0, SAME_BODY)
    pair = _ordered(node, head)
    judged = compared.told[pair]
    if pair in constraints.together:
        return Member(
            article_id, judged.relation, 100.0, f"편집자가 한 기사로 묶었습니다: {constraints.together[pair]}"
        )
    return Member(article_id, judged.relation, percent(judged.logit), explain_merged(judged))


def _decide_pairs(
    compared: Comparison, nodes: Sequence[tuple[int, ...]], home: Sequence[int], constraints: Constraints
) -> tuple[PairDecision, ...]:
    """Every pair that came near one story, that a veto parted, or that a curator decided."""
    curated = {**constraints.apart, **constraints.together}
    alive = ([position for position in node if home[position] >= 0] for node in nodes)
    twins = {(node[0], position) for node in alive for position in node[1:]}
    shown = {
        (left, right)
        for (left, right), judged in compared.judged.items()
        if home[left] >= 0 and home[right] >= 0 and (judged.is_near or home[left] == home[right])
    }
    pairs = sorted({*shown, *curated} - twins)
    compared.tell_many(pairs)
    decisions = [describe_twins(compared.articles[one].id, compared.articles[other].id) for one, other in twins]
    for left, right in pairs:
        one, other = (compared.articles[position].id for position in (left, right))
        merged = home[left] == home[right]
        judged = compared.told[left, right]
        decisions.append(describe_pair(one, other, judged, merged=merged, curated=curated.get((left, right))))
    return tuple(sorted(decisions, key=lambda decision: (decision.left, decision.right)))


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
