"""What becomes of the articles of one block: stories, decisions on pairs, and accidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.dedupe import thresholds as limits
from digest.dedupe.accidents import find_accidents
from digest.dedupe.blocks import Block, Nodes
from digest.dedupe.cluster import Pair, cluster_pairs
from digest.dedupe.comparison import Comparison
from digest.dedupe.constraints import Constraints, curated_seeds, find_constraints
from digest.dedupe.decide import Judgement, describe_pair, describe_twins, explain_merged
from digest.dedupe.lead import choose_lead
from digest.dedupe.model import percent
from digest.dedupe.reasons import SAME_BODY
from digest.model import Member, PairDecision, Rejection, Relation

LEAD_REASON = "가장 온전한 글이어서 대표 기사로 삼았습니다."
Group = Sequence[tuple[int, ...]]
"""Nodes of one story, each with the positions of its exact duplicates."""
Judged = Mapping[Pair, Judgement]
_RELATION_ORDER = {Relation.LEAD: 0, Relation.COPY: 1, Relation.RELEASE: 2, Relation.EVENT: 3}


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of a block's articles."""

    stories: tuple[tuple[Member, ...], ...]
    """The members of each story, its lead first."""
    decisions: tuple[PairDecision, ...]
    rejections: tuple[Rejection, ...]


def settle_block(compared: Comparison, block: Block, judged: Judged) -> Settled:
    """The stories of one block; `judged` are its pairs."""
    articles = compared.articles
    nodes, named = block.nodes, curated_seeds(block.curation)
    rejected = _reject_accidents(compared, nodes, judged, named)
    seeds = {articles[i].src_uri: node[0] for node in nodes for i in node if i not in rejected}
    constraints = find_constraints(block.curation, seeds)
    groups = _cluster(nodes, judged, constraints, rejected)
    stories = _tell_members(compared, groups, judged, constraints)
    home = {position: number for number, group in enumerate(groups) for node in group for position in node}
    return Settled(
        stories=tuple(stories),
        decisions=tuple(_decide_pairs(compared, nodes, judged, home, constraints)),
        rejections=tuple(rejected[position] for position in sorted(rejected)),
    )


def _reject_accidents(
    compared: Comparison, nodes: Nodes, judged: Judged, named: frozenset[str]
) -> dict[int, Rejection]:
    alike = [(members[0], other) for members in nodes for other in members[1:]]
    alike += [pair for pair, judgement in judged.items() if judgement.jaccard >= limits.ACCIDENT_JACCARD]
    own = sorted(position for node in nodes for position in node)
    seeds = {position: (compared.articles[position].src_uri, compared.rows[position]) for position in own}
    found = find_accidents(seeds, sorted(alike))
    return {position: rejection for position, rejection in found.items() if rejection.src_uri not in named}


def _cluster(nodes: Nodes, judged: Judged, constraints: Constraints, rejected: Mapping[int, Rejection]) -> list[Group]:
    """Groups of nodes, rejected articles left out of both."""
    left_over = [tuple(position for position in node if position not in rejected) for node in nodes]
    alive = {node[0]: number for number, node in enumerate(nodes) if left_over[number]}
    number_of = {position: alive[node[0]] for node in nodes if node[0] in alive for position in node}

    def numbers(pairs: Iterable[Pair]) -> Iterator[Pair]:
        return ((number_of[left], number_of[right]) for left, right in pairs)

    groups = cluster_pairs(
        len(nodes),
        {
            (alive[left], alive[right]): min(judgement.logit, limits.SURE_LOGIT)
            for (left, right), judgement in judged.items()
            if left in alive and right in alive
        },
        together=numbers(constraints.together),
        apart=frozenset(numbers(constraints.apart)),
    )
    return [[left_over[number] for number in group] for group in groups if left_over[group[0]]]


def _tell_members(
    compared: Comparison, groups: Sequence[Group], judged: Judged, constraints: Constraints
) -> list[tuple[Member, ...]]:
    """The members of each group's story, its lead first."""
    articles, rows = compared.articles, compared.rows
    heads: list[tuple[int, int]] = []
    for group in groups:
        positions = {articles[position].id: position for node in group for position in node}
        lengths = {article_id: rows[position].length for article_id, position in positions.items()}
        lead = positions[choose_lead([articles[position] for position in positions.values()], lengths).id]
        heads.append((lead, next(node[0] for node in group if lead in node)))
    members = (
        _ordered(head, node[0])
        for group, (_, head) in zip(groups, heads, strict=True)
        for node in group
        if node[0] != head
    )
    compared.tell_many(members, judged)
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
    compared: Comparison, nodes: Nodes, judged: Judged, home: Mapping[int, int], constraints: Constraints
) -> Iterator[PairDecision]:
    """Every pair that came near one story, that a veto parted, or that a curator decided."""
    articles = compared.articles
    curated = {**constraints.apart, **constraints.together}
    alive = ([position for position in node if position in home] for node in nodes)
    twins = {(node[0], position) for node in alive for position in node[1:]}
    shown = {
        (left, right)
        for (left, right), judgement in judged.items()
        if left in home and right in home and (judgement.is_near or home[left] == home[right])
    }
    pairs = sorted({*shown, *curated} - twins)
    compared.tell_many(pairs, judged)
    for one, other in sorted(twins):
        yield describe_twins(articles[one].id, articles[other].id)
    for left, right in pairs:
        merged, told = home[left] == home[right], compared.told[left, right]
        reason = curated.get((left, right))
        yield describe_pair(articles[left].id, articles[right].id, told, merged=merged, curated=reason)


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
