"""Subjects and relevance."""

from __future__ import annotations

import pytest

from digest import vocabulary
from digest.classify import classify_story
from digest.model import Article
from digest.taxonomy import load_taxonomy

CONTRACT = [
    "exosome",
    "cell-gene-therapy",
    "organoid",
    "vaccine",
    "drug-discovery",
    "medical-device",
    "digital-health",
    "genomics",
    "bio-materials",
    "companion-animal",
    "cosmetics",
    "bio-manufacturing",
    "infrastructure",
    "funding-policy",
    "agreement",
    "startup-investment",
    "talent",
    "global-cooperation",
    "event",
    "ai-bio",
]


def story(title: str, body: str) -> tuple[Article, ...]:
    return (Article("a1", "a1.txt", "", title, (), body),)


def test_the_topics_are_those_promised_to_the_outside() -> None:
    topics = load_taxonomy().topics
    assert list(topics) == CONTRACT
    for topic in topics.values():
        assert topic.ko
        assert topic.en
        assert topic.description_ko
        assert topic.description_en


@pytest.mark.parametrize("topic", CONTRACT)
def test_a_headline_and_lead_with_its_own_words_have_the_topic(topic: str) -> None:
    terms = vocabulary.load("topics.yml")[topic]["terms"]["positive"]
    text = f"{terms[0]} 소식, {terms[1]} 늘린다"
    labels = classify_story(story(text, f"{text}. 다음 달 시작한다."), load_taxonomy())
    assert topic in [label.id for label in labels.topics]


def test_terms_of_one_topic_are_given_once() -> None:
    for topic, entry in vocabulary.load("topics.yml").items():
        terms = [t for kind in ("positive", "supporting") for t in entry["terms"][kind]]
        assert sorted(terms) == sorted(set(terms)), topic


def test_an_excluding_phrase_hides_the_term_in_it() -> None:
    body = "시는 전기차 충전소 네 곳을 연다. 충전소는 시청 앞에 있다."
    labels = classify_story(story("충전소 네 곳", body), load_taxonomy())
    assert "bio-manufacturing" not in [label.id for label in labels.topics]


def test_latin_terms_are_whole_words() -> None:
    labels = classify_story(story("MAIN CHAIR", "The MAIN CHAIR of PAIR said so. MAINLY CHAIRS."), load_taxonomy())
    assert labels.topics == ()


def test_at_most_three_topics_strongest_first() -> None:
    body = (
        "백신 포럼에서 인공지능 신약과 줄기세포, 오가노이드를 다룬다. 의료기기와 화장품, 유전체 협약도 맺는다. "
        "백신 백신 백신 공장을 착공한다."
    )
    labels = classify_story(story("백신 공장 착공", body), load_taxonomy())
    assert len(labels.topics) == 3
    assert labels.topics[0].id in ("vaccine", "bio-manufacturing")


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("백신 공장 준공", "안동의 백신 공장이 준공됐다. 백신 1억 도스를 생산한다. 기업은 연구소도 짓는다.", True),
        ("시민 체육대회", "시민 체육대회가 열렸다. 선수단 300명이 달렸다. 시장이 상을 줬다. 비가 왔다.", False),
        (
            "백신 공장 준공",
            "프로야구 경기가 열렸다. 홈런이 두 개 나왔다. 관중이 가득 찼다. 다음 경기는 내일이다.",
            False,
        ),
        (
            "[특징주] 백신주 강세",
            "백신 기업이 장 초반 강세다. 전 거래일 대비 9% 올랐다. 주가는 1만 원에 거래되고 있다.",
            False,
        ),
        (
            "[부고] 제약사 회장 별세",
            "제약사 회장이 별세했다. 빈소는 병원 장례식장이다. 발인은 9일이다. 유족으로 두 아들이 있다.",
            False,
        ),
    ],
)
def test_relevance(title: str, body: str, expected: bool) -> None:
    labels = classify_story(story(title, body), load_taxonomy())
    assert labels.on_topic is expected
    assert labels.on_topic_reason.endswith("다.")
