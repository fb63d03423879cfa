"""What places are to a story."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import vocabulary
from digest.classify import classify_story
from digest.classify.roles import load_weights
from digest.curation import SeedCuration
from digest.errors import ConfigurationError
from digest.model import Article, Labels, Role
from digest.taxonomy import load_taxonomy

CASES = yaml.safe_load((Path(__file__).parent / "standings.yml").read_text(encoding="utf-8"))
EXAMPLES = [
    entry
    for path in sorted((Path(__file__).parents[1] / "quality" / "labels").glob("*.yml"))
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def article(title: str | None, body: str, name: str = "a1", deck: tuple[str, ...] = ()) -> Article:
    return Article(name, f"{name}.txt", "", title, deck, body.strip())


def regions(labels: Labels, role: Role) -> list[str]:
    return [label.id for label in labels.regions if label.role is role]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_roles(case: dict[str, str]) -> None:
    labels = classify_story((article(case["title"], case["body"]),), load_taxonomy())
    assert regions(labels, Role.PRIMARY) == case["primary"]
    assert regions(labels, Role.MENTIONED) == case["mentioned"]


def test_a_weight_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "load", lambda file: {"share": "much"})
    with pytest.raises(ConfigurationError) as told:
        load_weights.__wrapped__()
    assert [problem.split(":")[1].strip() for problem in told.value.problems] == ["intercept", "share"]


def test_primary_places_stand_first_then_by_id() -> None:
    labels = classify_story((article(CASES[2]["title"], CASES[2]["body"]),), load_taxonomy())
    assert list(labels.regions) == sorted(labels.regions, key=lambda r: (r.role is not Role.PRIMARY, r.id))


def test_what_is_newly_set_up_is_built_where_it_is_set_up() -> None:
    body = "인천 송도에 신설되는 운영센터는 배지를 만들어 국내 고객사에 공급한다. 벨그란은 배지 생산을 늘린다."
    labels = classify_story((article("벨그란, 배지 생산 늘린다", body),), load_taxonomy())
    [songdo] = [label for label in labels.regions if label.id == "songdo"]
    assert "built" in songdo.evidence[0].rule


def test_a_research_park_in_a_headline_is_no_sports_club() -> None:
    body = (
        "서울 강동구 고덕동 일대 20만㎡가 생명공학과 정보기술을 잇는 연구단지로 개발된다.\n\n"
        "서울시는 13일 이 같은 내용의 고덕 융합 연구단지 개발계획을 확정해 발표했다. 시는 올해 안에 도시개발구역으로 "
        "지정하고 내년에 토지 보상을 마친다.\n\n"
        "단지에는 바이오 기업 연구소와 의과대학의 임상시험센터, 회의장이 들어선다."
    )
    assert classify_story((article("강동구 고덕지구 20만㎡ 융합 연구단지로", body),), load_taxonomy()).on_topic


def test_other_members_of_a_story_add_what_only_they_name() -> None:
    lead = article("화순군, 백신 기업 유치", "전남 화순군이 백신 기업을 유치했다. 화순군은 부지를 내준다.", "a1")
    other = article("화순에 백신 기업", "화순군이 백신 기업을 유치했다. 기업은 경기 용인에서 옮겨 온다.", "a2")
    labels = classify_story((lead, other), load_taxonomy())
    assert regions(labels, Role.PRIMARY) == ["hwasun"]
    assert "yongin" in regions(labels, Role.MENTIONED)
    assert {e.article_id for label in labels.regions for e in label.evidence} == {"a1", "a2"}


def test_the_curator_wins_over_every_label() -> None:
    curated = SeedCuration(
        "a1.txt",
        "The release was issued by the province.",
        primary_regions=("jeonnam",),
        mentioned_regions=("hwasun",),
        topics=("vaccine", "talent"),
        on_topic=False,
    )
    story = (article("화순군, 백신 기업 유치", "전남 화순군이 백신 기업을 유치했다."),)
    labels = classify_story(story, load_taxonomy(), (curated,))
    assert regions(labels, Role.PRIMARY) == ["jeonnam"]
    assert regions(labels, Role.MENTIONED) == ["hwasun"]
    assert [topic.id for topic in labels.topics] == ["vaccine", "talent"]
    assert not labels.on_topic
    assert labels.regions[0].evidence[0].rule == "curation"
    assert "province" in labels.on_topic_reason


def test_a_curator_who_sets_only_the_primary_place_keeps_the_named_ones() -> None:
    story = (article("원주 의료기기, 독일서 계약", "강원 원주시 기업이 독일에서 계약을 맺었다. 원주시가 도왔다."),)
    curated = SeedCuration("a1.txt", "why", primary_regions=("wonju-medical",))
    labels = classify_story(story, load_taxonomy(), (curated,))
    assert regions(labels, Role.PRIMARY) == ["wonju-medical"]
    assert regions(labels, Role.MENTIONED) == ["gangwon", "germany"]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3, unique_by=lambda e: e["id"]))
def test_evidence_stands_in_the_article_it_names(entries: list[dict[str, str]]) -> None:
    story = tuple(article(e["title"], e["body"], f"a{i}") for i, e in enumerate(entries))
    taxonomy = load_taxonomy()
    labels = classify_story(story, taxonomy)
    texts = {a.id: f"{a.title}\n{a.body}" for a in story}
    assert labels == classify_story(story, taxonomy)
    assert 0 <= len(labels.topics) <= 3
    assert len({label.id for label in labels.regions}) == len(labels.regions)
    for label in (*labels.regions, *labels.topics):
        assert label.id in taxonomy.regions or label.id in taxonomy.topics
        assert label.evidence
        for evidence in label.evidence:
            assert evidence.text in texts[evidence.article_id]
            assert 0 < len(evidence.text) <= 40
            assert evidence.rule


NAMES = (
    "전주",
    "광주",
    "오송재단",
    "서울~부산",
    "경남 고성",
    "中 쑤저우",
    "[대구]",
    "(세종=",
    "송도",
    "KIST",
    "예산",
    "동구",
    "美",
)


@settings(max_examples=60)
@given(
    st.none() | st.text(alphabet="가나 ·,~[](=\n.A1", max_size=20),
    st.lists(st.sampled_from(NAMES) | st.text(alphabet="가은는에서 .,·()\n'’“”", max_size=8), max_size=12),
)
def test_any_text_can_be_labelled(title: str | None, pieces: list[str]) -> None:
    body = "".join(pieces)
    labels = classify_story((article(title, body),), load_taxonomy())
    for label in labels.regions:
        text = " ".join(f"{title or ''}\n{body}".split())
        assert all(" ".join(e.text.split()) in text for e in label.evidence)
    assert labels.on_topic_reason
