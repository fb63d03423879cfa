"""The written articles become the stories they were written as."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.curation import Curation
from digest.dedupe import group_stories
from digest.model import Article, Basis, Grouping, Outlet, Published, Relation
from digest.taxonomy import Taxonomy
from tests.dedupe.samples import load_articles, load_entries

ENTRIES = load_entries()
ARTICLES = load_articles()
HANGUL = re.compile("[가-힣]")


def story_of(grouping: Grouping, name: str) -> frozenset[str]:
    return next(
        frozenset(member.article_id for member in story.members)
        for story in grouping.stories
        if any(member.article_id == name for member in story.members)
    )


@pytest.mark.parametrize("story", sorted({entry["story"] for entry in ENTRIES.values() if "story" in entry}))
def test_articles_of_one_story_and_no_others_are_merged(grouping: Grouping, story: str) -> None:
    expected = frozenset(name for name, entry in ENTRIES.items() if entry.get("story") == story)
    assert {story_of(grouping, name) for name in expected} == {expected}


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if "story" in entry])
def test_every_member_tells_its_relation_to_the_lead(grouping: Grouping, name: str) -> None:
    members = {member.article_id: member for story in grouping.stories for member in story.members}
    member = members[name]
    assert member.relation == ENTRIES[name]["relation"]
    assert member.reason.endswith(".")
    assert HANGUL.search(member.reason)
    assert member.score_pct == 100.0 if member.relation is Relation.LEAD else 50.0 <= member.score_pct < 100.0


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if "apart" in entry])
def test_twins_steps_and_editions_stay_apart(grouping: Grouping, name: str) -> None:
    apart = ENTRIES[name]["apart"]
    others = {other for other, entry in ENTRIES.items() if entry.get("story") == apart["from"]}
    assert not story_of(grouping, name) & others
    if "veto" in apart:
        kinds = {
            veto.kind
            for decision in grouping.decisions
            if {decision.left, decision.right} & others and name in (decision.left, decision.right)
            for veto in decision.vetoes
        }
        assert apart["veto"] in kinds


def test_scraper_accidents_are_rejected_with_a_reason(grouping: Grouping) -> None:
    expected = {f"{name}.txt" for name, entry in ENTRIES.items() if entry.get("rejected")}
    assert {rejection.src_uri for rejection in grouping.rejections} == expected
    assert all(rejection.stage == "dedupe" and HANGUL.search(rejection.reason) for rejection in grouping.rejections)


def test_every_article_is_in_one_story_or_rejected(grouping: Grouping) -> None:
    placed = [member.article_id for story in grouping.stories for member in story.members]
    rejected = [rejection.src_uri.removesuffix(".txt") for rejection in grouping.rejections]
    assert sorted(placed + rejected) == sorted(ARTICLES)


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if "related" in entry])
def test_stories_that_were_kept_apart_are_related_both_ways(grouping: Grouping, name: str) -> None:
    related = {ENTRIES[story.id]["story"]: story.related for story in grouping.stories}
    leads = {ENTRIES[story.id]["story"]: story.id for story in grouping.stories}
    story, other = ENTRIES[name]["story"], ENTRIES[name]["related"]
    assert leads[other] in related[story]
    assert leads[story] in related[other]


def test_unrelated_stories_are_not_linked(grouping: Grouping) -> None:
    related = {story.id: story.related for story in grouping.stories}
    assert not {"hub-jinju", "forum-2025", "trial-1"} & {*related["school-call"], *related["order-may-19"]}


def test_a_decision_shows_scores_evidence_and_what_would_change_it(grouping: Grouping) -> None:
    decisions = {(decision.left, decision.right): decision for decision in grouping.decisions}
    event = decisions["centre-event", "centre-lead"]
    assert event.relation is Relation.EVENT
    assert {"286억원", "최태린", "37종"} <= set(event.evidence)
    assert dict(event.scores)["containment"] < 25
    assert "50점" in event.counterfactual
    twins = decisions["hub-chuncheon", "hub-jinju"]
    assert twins.relation is None
    assert [(veto.left, veto.right) for veto in twins.vetoes if veto.kind == "place"] == [("춘천시", "진주시")]
    assert "지역" in twins.counterfactual
    assert twins.score_pct < 50


def test_no_story_holds_a_pair_that_was_vetoed(grouping: Grouping) -> None:
    home = {member.article_id: story.id for story in grouping.stories for member in story.members}
    vetoed = [decision for decision in grouping.decisions if decision.vetoes]
    assert vetoed
    assert all(home[decision.left] != home[decision.right] for decision in vetoed)


@given(st.permutations(sorted(ARTICLES)))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_articles_changes_nothing(grouping: Grouping, taxonomy: Taxonomy, order: list[str]) -> None:
    assert group_stories(tuple(ARTICLES[name] for name in order), Curation(), taxonomy) == grouping


def test_decomposed_letters_change_nothing(taxonomy: Taxonomy) -> None:
    lead = ARTICLES["centre-lead"]
    decomposed = replace(
        lead,
        id="decomposed",
        src_uri="decomposed.txt",
        title=unicodedata.normalize("NFD", lead.title or ""),
        body=unicodedata.normalize("NFD", lead.body),
    )
    others = tuple(ARTICLES[name] for name in ("centre-event", "hub-jinju"))
    grouping = group_stories((lead, decomposed, *others), Curation(), taxonomy)
    copies = [m for story in grouping.stories for m in story.members if m.relation is Relation.COPY]
    assert [(copy.article_id, copy.score_pct) for copy in copies] == [("decomposed", 100.0)]


@pytest.mark.parametrize("drop", ["outlet", "title", "published", "all"])
def test_poorer_seeds_give_no_false_merge(taxonomy: Taxonomy, drop: str) -> None:
    def impoverish(article: Article) -> Article:
        return replace(
            article,
            outlet=None if drop in ("outlet", "all") else article.outlet,
            title=None if drop in ("title", "all") else article.title,
            published=Published() if drop in ("published", "all") else article.published,
        )

    kept = [name for name, entry in ENTRIES.items() if "story" in entry]
    grouping = group_stories(tuple(impoverish(ARTICLES[name]) for name in kept), Curation(), taxonomy)
    for story in grouping.stories:
        assert len({ENTRIES[member.article_id]["story"] for member in story.members}) == 1
    texts = frozenset(["centre-lead", "centre-copy", "centre-release", "centre-third"])
    assert texts <= story_of(grouping, "centre-lead")


def test_five_articles_are_enough_to_tell_stories_apart(taxonomy: Taxonomy) -> None:
    names = ("centre-lead", "centre-release", "hub-chuncheon", "hub-jinju", "pact-a")
    grouping = group_stories(tuple(ARTICLES[name] for name in names), Curation(), taxonomy)
    assert sorted(len(story.members) for story in grouping.stories) == [1, 1, 1, 2]


def test_one_article_and_none(taxonomy: Taxonomy) -> None:
    assert group_stories((), Curation(), taxonomy) == Grouping((), ())
    alone = group_stories((ARTICLES["pact-a"],), Curation(), taxonomy)
    assert [story.id for story in alone.stories] == ["pact-a"]


def test_articles_without_a_body_are_not_copies_of_each_other(taxonomy: Taxonomy) -> None:
    empty = tuple(
        Article(
            name, f"{name}.txt", "", title, (), "", Outlet("o", "o"), published=Published("2025-01-01", Basis.STATED)
        )
        for name, title in (("one", "송도 바이오 포럼 열려"), ("two", "대전 특구 새 이사장 취임"))
    )
    assert len(group_stories(empty, Curation(), taxonomy).stories) == 2


def test_a_common_photo_credit_makes_no_story(taxonomy: Taxonomy) -> None:
    credit = "사진은 기사와 관계없는 자료 화면입니다. 사진 누리통신 제공"
    titles = {"a": "송도 세포치료제 공장 준공", "b": "제주 해양바이오 연구소 이전", "c": "대전 규제과학센터 인력 채용"}
    articles = tuple(
        Article(name, f"{name}.txt", "", title, (), credit, published=Published("2025-04-02", Basis.STATED))
        for name, title in titles.items()
    )
    assert not any(len(story.members) > 1 for story in group_stories(articles, Curation(), taxonomy).stories)


def test_a_release_that_hundreds_print_is_one_story(taxonomy: Taxonomy) -> None:
    lead = ARTICLES["centre-lead"]
    copies = tuple(
        replace(
            lead,
            id=f"copy-{number:03}",
            src_uri=f"copy-{number:03}.txt",
            body=f"{lead.body}\n매체 {number}번이 실었다.",
        )
        for number in range(120)
    )
    grouping = group_stories((*copies, ARTICLES["hub-jinju"]), Curation(), taxonomy)
    assert sorted(len(story.members) for story in grouping.stories) == [1, 120]
