"""What a curator says wins over what was computed."""

from __future__ import annotations

from digest.curation import Curation, StoryCuration
from digest.dedupe import group_stories
from digest.dedupe.constraints import find_constraints
from digest.model import Grouping, Relation
from digest.taxonomy import Taxonomy
from tests.dedupe.samples import load_articles

ARTICLES = load_articles()


def grouped(taxonomy: Taxonomy, same: tuple[str, ...] = (), apart: tuple[str, ...] = ()) -> Grouping:
    curation = Curation(
        same_story=(StoryCuration(tuple(f"{name}.txt" for name in same), "같은 사업의 기사"),) if same else (),
        separate_stories=(StoryCuration(tuple(f"{name}.txt" for name in apart), "서로 다른 행사"),) if apart else (),
    )
    return group_stories(tuple(ARTICLES.values()), curation, taxonomy)


def stories(grouping: Grouping) -> list[set[str]]:
    return [{member.article_id for member in story.members} for story in grouping.stories]


def test_same_story_joins_what_a_veto_parted(taxonomy: Taxonomy) -> None:
    grouping = grouped(taxonomy, same=("hub-chuncheon", "hub-jinju"))
    assert {"hub-chuncheon", "hub-jinju"} in stories(grouping)
    member = next(m for story in grouping.stories for m in story.members if m.article_id == "hub-jinju")
    assert member.relation is not Relation.LEAD
    assert "같은 사업의 기사" in member.reason
    decision = next(d for d in grouping.decisions if (d.left, d.right) == ("hub-chuncheon", "hub-jinju"))
    assert decision.vetoes == ()
    assert "같은 사업의 기사" in decision.reason


def test_separate_stories_parts_even_copies(taxonomy: Taxonomy) -> None:
    grouping = grouped(taxonomy, apart=("centre-lead", "centre-copy"))
    homes = [story for story in stories(grouping) if story & {"centre-lead", "centre-copy"}]
    assert len(homes) == 2
    decision = next(d for d in grouping.decisions if (d.left, d.right) == ("centre-copy", "centre-lead"))
    assert decision.relation is None
    assert decision.vetoes[0].kind == "curation"
    assert "서로 다른 행사" in decision.reason


def test_same_story_wins_over_separate_stories(taxonomy: Taxonomy) -> None:
    grouping = grouped(taxonomy, same=("pact-a", "pact-b"), apart=("pact-a", "pact-b"))
    assert {"pact-a", "pact-b"} in stories(grouping)


def test_same_story_keeps_an_accident(taxonomy: Taxonomy) -> None:
    grouping = grouped(taxonomy, same=("mistaken", "hub-chuncheon"))
    assert {"mistaken", "hub-chuncheon"} in stories(grouping)
    assert "mistaken.txt" not in {rejection.src_uri for rejection in grouping.rejections}


def test_seeds_that_are_not_there_are_passed_over() -> None:
    curation = Curation(
        same_story=(StoryCuration(("a", "gone", "b"), "x"),), separate_stories=(StoryCuration(("a", "b", "c"), "y"),)
    )
    constraints = find_constraints(curation, {"a": 0, "b": 1, "c": 2})
    assert constraints.together == {(0, 1): "x"}
    assert constraints.apart == {(0, 2): "y", (1, 2): "y"}


def test_same_story_is_transitive_across_entries() -> None:
    curation = Curation(
        same_story=(StoryCuration(("a", "b"), "x"), StoryCuration(("b", "c"), "x")),
        separate_stories=(StoryCuration(("a", "c"), "y"),),
    )
    assert find_constraints(curation, {"a": 0, "b": 1, "c": 2}).apart == {}
