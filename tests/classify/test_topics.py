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


def story(title: str | None, body: str) -> tuple[Article, ...]:
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
        terms = ["".join(t.split()) for kind in ("positive", "supporting") for t in entry["terms"][kind]]
        assert sorted(terms) == sorted(set(terms)), topic


@pytest.mark.parametrize("written", ["줄기세포", "줄기 세포"])
def test_a_term_counts_once_however_it_is_spaced(written: str) -> None:
    labels = classify_story(story(f"{written} 연구", f"{written} 연구가 시작된다."), load_taxonomy())
    topic = next(label for label in labels.topics if label.id == "cell-gene-therapy")
    assert [evidence.text for evidence in topic.evidence] == [written]


@pytest.mark.parametrize("joined", ["시험동 센터 기공", "시험동 센터를 기공", "시험동 센터가 기공"])
def test_what_is_done_with_a_thing_is_found_with_any_particle(joined: str) -> None:
    labels = classify_story(story(f"백신 {joined}", f"시는 백신 {joined} 소식을 알렸다."), load_taxonomy())
    assert "infrastructure" in [label.id for label in labels.topics]


@pytest.mark.parametrize("phrase", ["창업 생태계 조성", "협력체계 구축", "글로벌 네트워크를 구축"])
def test_what_is_built_in_words_only_is_no_infrastructure(phrase: str) -> None:
    labels = classify_story(story(f"백신 기업과 {phrase}", f"시는 백신 기업과 {phrase}에 나선다."), load_taxonomy())
    assert "infrastructure" not in [label.id for label in labels.topics]


def test_an_excluding_phrase_hides_the_term_in_it() -> None:
    body = "시는 전기차 충전소 네 곳을 연다. 충전소는 시청 앞에 있다."
    labels = classify_story(story("충전소 네 곳", body), load_taxonomy())
    assert "bio-manufacturing" not in [label.id for label in labels.topics]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("한국관광공사와 백신 기업이 만났다.", "event"),
        ("소비자를 위한 백신이다.", "funding-policy"),
        ("환경연구원이 백신을 시험한다.", "event"),
        ("백신을 중심의 자리에 둔다.", "funding-policy"),
        ("예산군의 백신 기업은 예산 삽교에 있다.", "funding-policy"),
        ("여수도시공사는 직원을 뽑는다.", "infrastructure"),
    ],
)
def test_a_term_in_another_word_does_not_count(sentence: str, topic: str) -> None:
    labels = classify_story(story(None, f"{sentence} {sentence}"), load_taxonomy())
    assert topic not in [label.id for label in labels.topics]


def test_a_word_of_the_budget_counts_where_no_county_bears_its_name() -> None:
    labels = classify_story(story(None, "백신 예산 반영을 바란다. 백신 예산 확보에 나선다."), load_taxonomy())
    assert "funding-policy" in [label.id for label in labels.topics]


def test_a_term_that_goes_over_into_another_topics_term_counts_for_both() -> None:
    labels = classify_story(story("AI 진단키트 나왔다", "AI 진단키트가 나왔다. 곧 판다."), load_taxonomy())
    assert {"ai-bio", "medical-device"} <= {label.id for label in labels.topics}


def test_latin_terms_are_whole_words() -> None:
    labels = classify_story(story("MAIN CHAIR", "The MAIN CHAIR of PAIR said so. MAINLY CHAIRS."), load_taxonomy())
    assert labels.topics == ()


def test_at_most_three_topics_strongest_first() -> None:
    body = (
        "백신 포럼에서 인공지능 신약과 줄기세포, 오가노이드를 다룬다. 의료기기와 화장품, 유전체 협약도 맺는다. "
        "백신 백신 백신 공장을 착공한다."
    )
    labels = classify_story(story("백신·의료기기 공장 착공", body), load_taxonomy())
    assert len(labels.topics) == 3
    assert labels.topics[0].id in ("vaccine", "medical-device", "bio-manufacturing")


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
            "바이오 특화단지 공모 시작",
            "산업부가 바이오 특화단지 공모를 시작했다. 반도체, 이차전지, 배터리, 전기차 단지는 이미 정했다. "
            "바이오 단지는 봄에 정한다. 반도체, 이차전지, 배터리, 전기차 단지는 이미 정했다.",
            True,
        ),
        (
            "반도체 특화단지 공모 시작",
            "산업부가 반도체 특화단지 공모를 시작했다. 이차전지 단지는 봄에 정한다. 바이오 단지는 이미 정했다.",
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


@pytest.mark.parametrize(
    ("body", "topic", "expected"),
    [
        ("병원은 임상 5건의 승인을 받았다. 전략적으로 힘을 모았다.", "funding-policy", False),
        ("도는 정부에 특별법을 건의했다.", "funding-policy", True),
        ("회사는 글로벌 수준의 품질을 갖췄다. 미국과 독일 제품보다 싸다.", "global-cooperation", False),
        ("회사는 해외 진출을 준비한다. 수출 계약도 맺었다.", "global-cooperation", True),
        ("시는 센터를 착공하고 대학과 업무협약을 체결했다. 기업이 입주한다.", "agreement", True),
        ("대구경북첨단의료산업진흥재단은 백신 후보를 찾는다.", "medical-device", False),
        ("대전시는 백신 연구소를 유치한다. 대전시가 밝혔다.", "event", False),
        ("단지에 입주 공간 10개소를 둔다. 신약 기업이 쓴다.", "infrastructure", False),
    ],
)
def test_terms_count_as_words_not_as_letters(body: str, topic: str, expected: bool) -> None:
    labels = classify_story(story("새 소식", body), load_taxonomy())
    assert (topic in [label.id for label in labels.topics]) is expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "오송에 아파트 900가구 분양",
            "오송바이오폴리스 지구의 아파트다. 견본주택은 10일 연다. 청약은 20일이다. 전용면적 84㎡다.",
            False,
        ),
        (
            "바이오 단지 곁 아파트값 껑충",
            "가온 바이오 클러스터와 붙은 아파트는 3.3㎡당 평균 2,450만 원에 실거래됐다. 매매가도 오름세다.",
            False,
        ),
        (
            "오창 바이오 산업용지 분양",
            "청주시가 바이오 기업에 산업용지를 분양한다. 의료기기와 신약 기업의 신청을 받는다.",
            True,
        ),
        (
            "재단 의약생산센터장에 한도윤 박사 임명",
            "오송재단이 신임 의약생산센터장에 한도윤 박사를 임명했다. 박사 학위를 받았다. 임기는 2년이다.",
            False,
        ),
        (
            "취임 100일 이사장 “신약 원료 국산화”",
            "지난 봄 취임한 오송재단 이사장은 신약 원료를 국산화한다. 제약사 20곳이 의약품 합성 장비를 쓴다.",
            True,
        ),
        (
            "시장 후보 “의료기기 클러스터 조성”",
            "시장 선거에 나선 후보가 의료기기 클러스터를 공약했다. 바이오 기업도 유치한다.",
            True,
        ),
        ("예비후보 셋, 공약 경쟁", "경선을 앞둔 예비후보들이 헬스케어 기업 유치를 공약했다. 여론조사가 나왔다.", False),
        ("가축분뇨로 바이오에너지", "군은 가축분뇨로 바이오가스를 만든다. 바이오매스 보일러도 들인다.", False),
        ("오송재단 입주기업 141곳", "오송첨단의료산업진흥재단의 입주기업이 141곳이다. 종사자는 2180명이다.", True),
        ("정부, 특화단지 지정", "정부는 바이오 특화단지 다섯 곳을 지정했다.", True),
    ],
)
def test_stories_of_another_kind_and_their_likes(title: str, body: str, expected: bool) -> None:
    assert classify_story(story(title, body), load_taxonomy()).on_topic is expected


AGREEMENTS = [
    ("백신 기업 둘, 손잡는다", "두 기업이 손을 잡고 백신을 함께 개발한다. 두 기업은 힘을 모은다.", False),
    ("백신 기업 둘, 손잡는다", "두 기업이 손을 잡고 백신을 개발한다. 두 기업은 8일 협약서에 서명했다.", True),
    ("시, 백신 기관과 협력 논의", "시가 백신 기관과 만났다. 둘은 양해각서를 맺는 방안을 논의했다.", False),
    ("시, 백신 기관과 14일 협약", "시가 백신 기관과 손을 잡는다. 둘은 14일 업무협약을 맺을 계획이다.", True),
    (
        "백신 센터 문 열어",
        "백신 센터가 문을 열었다. 장비 90대를 갖췄다. 시는 지난해 대학과 업무협약을 체결했다.",
        False,
    ),
    (
        "백신 센터 문 열어",
        "백신 센터가 문을 열었다. 장비 90대를 갖췄다. 시는 이날 대학과 업무협약을 체결했다. 협약 기간은 3년이다.",
        True,
    ),
    ("백신 두 회사, 계약", "두 회사가 8일 백신을 공급하는 계약을 맺었다. 기간은 3년이다.", True),
]


@pytest.mark.parametrize(("title", "body", "expected"), AGREEMENTS)
def test_an_agreement_is_what_is_signed_now(title: str, body: str, expected: bool) -> None:
    labels = classify_story(story(title, body), load_taxonomy())
    assert ("agreement" in [label.id for label in labels.topics]) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("시는 백신 기업 지원사업을 벌인다.", True),
        ("시는 백신 개발계획 변경을 마쳤다.", True),
        ("시는 백신 단지의 사업시행자를 정했다.", True),
        ("시는 백신 단지의 터를 고를 용역을 시작했다.", True),
        ("시는 백신 시험동의 설계용역을 시작했다.", False),
        ("회사는 백신 유통 사업에 나섰다.", False),
    ],
)
def test_what_a_government_plans_and_pays_for_is_policy(sentence: str, expected: bool) -> None:
    labels = classify_story(story(None, f"{sentence} 백신은 내년에 나온다."), load_taxonomy())
    assert ("funding-policy" in [label.id for label in labels.topics]) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("센터는 의약품, 화장품, 식품을 시험한다.", False),
        ("센터는 화장품·식품 등을 시험한다.", False),
        ("센터는 화장품과 백신을 시험한다. 화장품은 기업 것이다.", True),
        ("센터는 기업의 화장품을 시험한다. 화장품은 90가지다.", True),
    ],
)
def test_what_is_only_listed_is_no_subject(sentence: str, expected: bool) -> None:
    labels = classify_story(story("백신 시험센터", f"백신 센터가 문을 열었다. {sentence}"), load_taxonomy())
    assert ("cosmetics" in [label.id for label in labels.topics]) is expected
