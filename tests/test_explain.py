"""`digest explain` must tell a curator every decision about one article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.explain import explain, explain_pair, name_of
from digest.model import Member, PairDecision, Rejection, Relation, Removal, Stated, Story, Veto
from tests.builders import article, digest, entry

FIRST = replace(
    article(1),
    removed=(Removal("무단 전재 및 재배포 금지", "copyright"),),
    repairs=("decoded as CP949",),
    date_marks=(Stated("published", "2025-11-20 14:44:30", "line"),),
    former_ids=("aold",),
)
PAIR = PairDecision(
    left=article(1).id, right=article(2).id, score_pct=41.0, relation=None,
    scores=(("title", 55.0), ("body", 38.0)), evidence=("400억 원",),
    vetoes=(Veto("place", "남원", "전주"),), reason="지역이 다르다", counterfactual="without the veto on place: merged",
)  # fmt: skip
WHOLE = digest(
    entry(1, article=FIRST),
    entry(2),
    decisions=(PAIR,),
    rejections=(Rejection("bad.txt", "read", "the file is empty"),),
)


@pytest.mark.parametrize("key", ["001.txt", "seeds/001.txt", "./seeds/001.txt", FIRST.id, "aold"])
def test_an_article_is_found_by_path_and_by_every_id(key: str) -> None:
    assert explain(WHOLE, key).startswith(f"seeds/001.txt  id {FIRST.id}, formerly aold\n")


@pytest.mark.parametrize(
    "line",
    [
        "[copyright] 무단 전재 및 재배포 금지",
        "mended    decoded as CP949",
        "published: 2025-11-20  stated",
        "published: 2025-11-20 14:44:30 (line)",
        "because   입력 2025-11-20",
        "kept apart, 41 of 100",
        "scores    title 55, body 38",
        "both have 400억 원",
        "veto      place: 남원 against 전주",
        "otherwise without the veto on place: merged",
        "region namwon: primary, 남원시는 [subject]",
        "claim 400억 원 = 40000000000 KRW (requested, namwon): 바이오소재 실증센터 사업비",
        "agreement MOU: 남원시 · 한빛대학교, signed 2025-11-20 (stated)",
        "on topic: yes",
        "  by the rule: weight ",
        "  place namwon: +",
        "  topic bio-materials: +",
        ", primary; most of it: ",
    ],
)
def test_every_decision_is_told(line: str) -> None:
    assert line in explain(WHOLE, "001.txt")


def test_the_other_side_of_a_pair_tells_it_too() -> None:
    assert "compared with seeds/001.txt" in explain(WHOLE, "002.txt")


def test_a_member_tells_its_relation() -> None:
    lead, copy = article(1), article(2)
    members = (Member(lead.id, Relation.LEAD, 100.0, "대표"), Member(copy.id, Relation.COPY, 97.0, "같은 글"))
    story = replace(entry(1), story=Story(lead.id, members), articles=(lead, copy))
    assert "this is its copy, 97 of 100: 같은 글" in explain(digest(story), "002.txt")


def test_a_rejection_is_explained() -> None:
    assert explain(WHOLE, "bad.txt") == "seeds/bad.txt was rejected while reading: the file is empty\n"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(DigestError, match="nothing is known as 'nowhere'"):
        explain(WHOLE, "nowhere")


def test_a_path_on_disk_names_a_seed(tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "a.txt").touch()
    assert name_of(str(tmp_path / "2025" / "a.txt"), tmp_path) == "2025/a.txt"
    assert (name_of("a.txt", tmp_path), name_of("a0000000001", tmp_path)) == ("a.txt", "a0000000001")


def test_of_two_articles_the_pair_is_told_whichever_comes_first() -> None:
    told = explain_pair(WHOLE, "001.txt", article(2).id)
    assert "kept apart, 41 of 100" in told
    assert "veto      place: 남원 against 전주" in told
    assert "otherwise without the veto on place: merged" in told
    assert explain_pair(WHOLE, "seeds/002.txt", "aold").splitlines()[2:] == told.splitlines()[2:]


def test_two_articles_that_never_came_near_say_so() -> None:
    whole = digest(entry(1), entry(2))
    assert "not compared in detail" in explain_pair(whole, "001.txt", "002.txt")
    assert "one and the same" in explain_pair(whole, "001.txt", "001.txt")
    with pytest.raises(DigestError, match=r"nothing is known as 'x\.txt'"):
        explain_pair(whole, "001.txt", "x.txt")
