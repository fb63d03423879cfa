"""From articles to stories: the whole of deduplication in the order it happens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from digest.curation import Curation
from digest.dedupe import thresholds as limits
from digest.dedupe.accidents import find_accidents
from digest.dedupe.candidates import find_candidates
from digest.dedupe.cluster import Pair, cluster_pairs
from digest.dedupe.comparison import Comparison, compare_nodes
from digest.dedupe.constraints import Constraints, curated_seeds, find_constraints
from digest.dedupe.decide import describe_pair, relate
from digest.dedupe.fingerprint import Fingerprint, fingerprint_article
from digest.dedupe.lead import choose_lead
from digest.dedupe.model import percent
from digest.dedupe.places import make_gazetteer
from digest.dedupe.related import link_related
from digest.model import Article, Grouping, Member, PairDecision, Rejection, Relation, Story
from digest.taxonomy import Taxonomy

SHORT_BODY = 100
"""Bodies shorter than this (a photo credit) are exact duplicates only under the same headline."""
_RELATION_ORDER = {Relation.LEAD: 0, Relation.COPY: 1, Relation.RELEASE: 2, Relation.EVENT: 3}


def group_stories(articles: tuple[Article, ...], curation: Curation, taxonomy: Taxonomy) -> Grouping:
    """Stories of dated articles: every article is in exactly one story, or rejected as a scraper accident.

    Depends on the set of articles only, not on their order. `curation` always wins: seeds of one
    `same_story` entry are one story, seeds of one `separate_stories` entry are not, and where the two
    contradict each other `same_story` wins.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    gazetteer = make_gazetteer(taxonomy)
    prints = [fingerprint_article(article, gazetteer) for article in ordered]
    named = curated_seeds(curation)
    nodes = find_exact_duplicates(prints, frozenset(i for i, print_ in enumerate(prints) if print_.src_uri in named))
    compared = compare_nodes(prints, nodes, taxonomy)
    for left, right in find_candidates([compared.speaker(node) for node in range(len(nodes))]):
        compared.judge(left, right)
    rejected = _reject_accidents(compared, named)
    constraints = find_constraints(
        curation, {prints[i].src_uri: node for node, members in enumerate(nodes) for i in members if i not in rejected}
    )
    groups = _cluster(compared, constraints, rejected)
    stories = [_tell_story(ordered, compared, group, constraints, rejected) for group in groups]
    home = {node: story.id for story, group in zip(stories, groups, strict=True) for node in group}
    related = link_related(compared, home)
    return Grouping(
        stories=tuple(
            sorted(
                (Story(story.lead, story.members, related.get(story.id, ())) for story in stories),
                key=lambda story: story.id,
            )
        ),
        decisions=_decide_pairs(compared, home, constraints, rejected),
        rejections=tuple(rejected[position] for position in sorted(rejected)),
    )


def find_exact_duplicates(prints: Sequence[Fingerprint], alone: frozenset[int]) -> list[tuple[int, ...]]:
    """Positions of articles with one body, and one headline where the body is short.

    Positions in `alone`, and articles without a body, are groups of their own.
    """
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, print_ in enumerate(prints):
        own = position if position in alone or not print_.length else -1
        groups[print_.body_key, print_.title if print_.length < SHORT_BODY else "", own].append(position)
    return sorted(tuple(group) for group in groups.values())


def _reject_accidents(compared: Comparison, named: frozenset[str]) -> dict[int, Rejection]:
    alike = [(members[0], other) for members in compared.nodes for other in members[1:]]
    alike += [
        (compared.nodes[left][0], compared.nodes[right][0])
        for (left, right), judged in compared.judged.items()
        if judged.scores.jaccard >= limits.ACCIDENT_JACCARD
    ]
    found = find_accidents(compared.weighted, sorted(alike))
    return {position: rejection for position, rejection in found.items() if rejection.src_uri not in named}


def _cluster(compared: Comparison, constraints: Constraints, rejected: Iterable[int]) -> list[tuple[int, ...]]:
    gone = frozenset(rejected)
    alive = {node for node, members in enumerate(compared.nodes) if not gone.issuperset(members)}
    judged = {pair: entry for pair, entry in compared.judged.items() if alive.issuperset(pair)}
    groups = cluster_pairs(
        len(compared.nodes),
        {pair: min(entry.logit, limits.SURE_LOGIT) for pair, entry in judged.items()},
        together=constraints.together,
        apart=frozenset(constraints.apart),
    )
    return [group for group in groups if alive.issuperset(group)]


def _tell_story(
    articles: Sequence[Article],
    compared: Comparison,
    group: tuple[int, ...],
    constraints: Constraints,
    rejected: dict[int, Rejection],
) -> Story:
    home = {position: node for node in group for position in compared.nodes[node] if position not in rejected}
    lead = choose_lead([articles[position] for position in home])
    lead_position = next(position for position in home if articles[position].id == lead.id)
    members = [Member(lead.id, Relation.LEAD, 100.0, "가장 온전한 글이어서 대표 기사로 삼았습니다.")]
    for position, node in home.items():
        if position != lead_position:
            members.append(_member(articles[position].id, node, home[lead_position], compared, constraints))
    members.sort(key=lambda member: (_RELATION_ORDER[member.relation], member.article_id))
    return Story(lead.id, tuple(members))


def _member(article_id: str, node: int, lead: int, compared: Comparison, constraints: Constraints) -> Member:
    if node == lead:
        return Member(article_id, Relation.COPY, 100.0, "본문이 완전히 같은 글입니다.")
    pair: Pair = (min(node, lead), max(node, lead))
    judged = compared.judge(*pair)
    left, right = compared.speaker(pair[0]), compared.speaker(pair[1])
    if pair in constraints.together:
        relation = relate(left.print, right.print, judged.scores)
        return Member(article_id, relation, 100.0, f"편집자가 한 기사로 묶었습니다: {constraints.together[pair]}")
    decision = describe_pair(left, right, judged, compared.context, merged=True)
    return Member(article_id, decision.relation or Relation.EVENT, percent(judged.logit), decision.reason)


def _decide_pairs(
    compared: Comparison, home: dict[int, str], constraints: Constraints, rejected: dict[int, Rejection]
) -> tuple[PairDecision, ...]:
    """Every pair that came near one story, that a veto parted, or that a curator decided."""
    curated = {**constraints.apart, **constraints.together}
    for left, right in curated:
        compared.judge(left, right)
    decisions = []
    for (left, right), judged in compared.judged.items():
        if left not in home or right not in home:
            continue
        merged = home[left] == home[right]
        reason = curated.get((left, right))
        if (
            merged
            or judged.vetoes
            or max(judged.raw_logit, judged.logit) > limits.UNCOMPARED_LOGIT
            or reason is not None
        ):
            one, other = (compared.speaker(node) for node in (left, right))
            decision = describe_pair(one, other, judged, compared.context, merged=merged, curated=reason)
            decisions.append(decision)
    for members in compared.nodes:
        left_over = [position for position in members if position not in rejected]
        for position in left_over[1:]:
            one, other = compared.weighted[left_over[0]], compared.weighted[position]
            judged = compared.judge_articles(left_over[0], position)
            decisions.append(describe_pair(one, other, judged, compared.context, merged=True))
    return tuple(sorted(decisions, key=lambda decision: (decision.left, decision.right)))
