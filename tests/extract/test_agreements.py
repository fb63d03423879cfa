"""Agreements: who signed what, and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.extract import extract_agreements
from tests.extract.articles import article

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("agreements.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["body"][:30])
def test_table(case: dict[str, Any]) -> None:
    found = extract_agreements(article(case["body"], "2024-05-01"))
    assert [[made.kind, list(made.parties), made.signed, made.signed_basis.value] for made in found] == case[
        "agreements"
    ]
    for made in found:
        assert case["body"][made.start : made.end] == made.sentence


def test_purpose_is_in_the_article_s_words() -> None:
    (made,) = extract_agreements(
        article("가람시는 한빛대학교와 줄기세포 연구 인력 양성을 위한 업무협약을 체결했다.", "2024-05-01")
    )
    assert made.purpose == "줄기세포 연구 인력 양성"


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        ("가람시는 3일 시청에서 누리대와 백신 인력 양성을 위한 업무협약을 맺었다.", "백신 인력 양성"),
        ("가람시는 누리대와 장비 공동 활용을 골자로 한 업무협약을 맺었다.", "장비 공동 활용"),
        ("가람시는 누리대와 기업 진출을 지원하는 내용의 업무협약을 맺었다.", "기업 진출을 지원"),
        ("가람시는 누리대와 업무협약을 맺었다. 이번 협약은 세포 연구를 함께 하기 위해 마련됐다.", "세포 연구를 함께"),
        # without where they met, but with where it is to be
        (
            "누리대와 다온병원은 5일 다온병원 본관 3층 강당에 모여 인력을 키우기 위한 업무협약에 서명했다.",
            "인력을 키우기",
        ),
        ("누리대와 다온병원은 5일 시청에서 열린 행사에서 백신 개발을 위한 업무협약을 체결했다.", "백신 개발"),
        ("가람시는 누리대와 도서관에서 쓸 로봇을 만들기 위한 업무협약을 맺었다.", "도서관에서 쓸 로봇을 만들기"),
        # the clause that describes the agreement
        (
            "가람시와 한빛대는 두 나라 바이오산업의 협력을 다지는 업무협약을 맺었다.",
            "두 나라 바이오산업의 협력을 다지기",
        ),
        ("가람시와 한빛대는 시설을 함께 만드는 것을 골자로 한 업무협약을 맺었다.", "시설을 함께 만들기"),
        ("가람시는 누리대와 연구동을 짓는 투자협력 양해각서를 맺었다.", "연구동을 짓기"),
        ("가람시와 한빛재단은 힘을 키우려고 장비 이용에 관한 업무협약을 맺었다.", "장비 이용"),
        (
            "가람시는 누리대와 병원들에 대한 원격의료 시범 서비스를 위한 협약을 맺었다.",
            "병원들에 대한 원격의료 시범 서비스",
        ),
        # what was decided with it, and sums
        ("가람시는 누리대와 협약을 맺고 품질분석 장비를 들이기로 했다고 11일 밝혔다.", "품질분석 장비를 들이기"),
        ("가람시는 누리대와 협약을 맺고 장비 공동 이용에 합의했다.", "장비 공동 이용"),
        ("가람시는 누리제약과 총 320억 원 규모의 투자협약을 맺었다.", "320억 원 투자"),
        ("가람시는 누리대와 협약을 맺었다. 협약서에는 △과제 발굴 △행사 지원 등이 담겼다.", "과제 발굴 등"),
        ("가람시는 누리대와 신약 공동연구 협약을 맺었다.", "신약 공동연구"),
        ("김하늘 가람시장은 3일 박솔 누리온 대표와 만나 곤충산업 육성을 위한 협약을 맺었다.", "곤충산업 육성"),
        ("가람시와 한빛재단은 3일 시청에서 창업기업을 함께 지원하기로 하고 업무협약을 맺었다.", "창업기업을 함께 지원"),
        ("가람시는 한빛재단과 바이오산업을 키우기로 하고 업무협약을 맺었다.", "바이오산업을 키우기"),
        ("가람시는 기업 15곳을 유치하기로 하고 3일 한빛재단과 협약을 맺었다.", "기업 15곳을 유치"),
        ("가람시는 한빛재단과 치료제 개발에 힘을 모으기로 하고 업무협약을 맺었다.", "치료제 개발"),
        # what they call for, aim at before the partners, or tell before the name of a paper signed between them
        ("가람시와 한빛대는 연구소를 함께 세우자는 업무협약을 맺었다.", "연구소를 함께 세우기"),
        ("가람시와 한빛대는 신약을 함께 개발하자는 업무협약을 맺었다.", "신약을 함께 개발"),
        ("가람시는 백신 산업을 키우기 위해 한빛대와 업무협약을 맺었다.", "백신 산업을 키우기"),
        ("누리온은 전문 인력을 길러 내고자 한빛병원과 협약했다.", "전문 인력을 길러 내기"),
        ("가람을 백신 도시로 만들기 위한 협약이 한빛대와 누리재단 사이에 체결됐다.", "가람을 백신 도시로 만들기"),
        ("가람시는 누리제약과 공장에 500억원을 투자한다는 내용의 협약을 맺었다.", "공장에 500억원을 투자"),
        # words that say nothing
        ("가람시는 누리대와 다자간 기본 협약을 맺었다.", ""),
        ("가람시는 누리대와 전략적 업무협약을 맺었다.", ""),
        ("가람시는 누리대와 관련 협약을 맺었다.", ""),
        ("가람시는 누리대와 이 같은 내용의 협약을 맺었다.", ""),
    ],
)
def test_purposes(sentence: str, purpose: str) -> None:
    (made,) = extract_agreements(article(sentence, "2024-05-05"))
    assert made.purpose == purpose


@pytest.mark.parametrize(
    ("headline", "body", "parties"),
    [
        ("한빛대병원-누리바이오, 항체 공동개발 MOU", "양측은 2일 업무협약을 체결했다.", ("한빛대병원", "누리바이오")),
        ("가람시, 새솔제약과 투자협약", "협약식은 2일 시청에서 열렸다. 공장을 짓는다.", ("가람시", "새솔제약")),
        ("가람시-새솔제약, 투자협약 추진", "시는 협약을 맺을 계획이다.", ()),
        ("가람시, 제약 기업 12곳과 입주 협약", "시는 3일 협약식을 열었다.", ()),
        ("한빛재단, 日 누리클러스터와 손잡을 길 찾는다", "두 기관은 머지않아 업무협약을 맺기로 뜻을 모았다.", ()),
        ("백신 산업, 협약으로 큰다", "협약이 이어진다. 산업이 큰다.", ()),
    ],
)
def test_parties_of_the_headline(headline: str, body: str, parties: tuple[str, ...]) -> None:
    found = extract_agreements(replace(article(body, "2024-05-05"), title=headline))
    assert [made.parties for made in found] == ([parties] if parties else [])
    assert all(body[made.start : made.end] == made.sentence for made in found)


@pytest.mark.parametrize(
    ("headline", "deck", "parties"),
    [
        ("가람에 천연물 허브 선다", "가람도·들샘시·누리진흥원 업무협약", ("가람도", "들샘시", "누리진흥원")),
        ("천연물 허브 짓는다…가람공사-누리진흥원 협약", "", ("가람공사", "누리진흥원")),
        ("가람에 천연물 허브 선다", "들샘시, 누리진흥원과 협약 추진", ()),
        ("가람에 천연물 허브 선다", "가람도, 투자 양해각서 체결", ()),
    ],
)
def test_parties_of_the_deck(headline: str, deck: str, parties: tuple[str, ...]) -> None:
    body = "산업을 키우기 위해 힘을 모은다. 업무협약식은 2일 누리원에서 열렸다."
    found = extract_agreements(replace(article(body, "2024-05-05"), title=headline, deck=(deck,)))
    assert [made.parties for made in found] == ([parties] if parties else [])


def test_a_counted_partner_gives_way_to_those_who_are_named() -> None:
    (made,) = extract_agreements(
        article(
            "가람시는 화장품 기업 3곳과 입주 협약을 맺었다. 산업이 자란다. 공장도 는다."
            " 시는 새솔제약, 누리온, 한빛셀과 입주 협약을 체결했다.",
            "2024-05-05",
        )
    )
    assert made.parties == ("가람시", "새솔제약", "누리온", "한빛셀")


def test_two_agreements_of_one_sentence_have_ids_of_their_own() -> None:
    sentence = "가람시는 지난 3일 누리대와 백신 업무협약을, 7일 한빛병원과 임상 연구협약을 각각 맺었다."
    found = extract_agreements(article(sentence, "2024-05-09"))
    assert [(made.parties, made.signed) for made in found] == [
        (("가람시", "누리대"), "2024-05-03"),
        (("가람시", "한빛병원"), "2024-05-07"),
    ]
    assert len({made.id for made in found}) == len(found)
    assert {made.sentence for made in found} == {sentence}


def test_a_line_gives_way_to_the_sentence_that_tells_the_same() -> None:
    (made,) = extract_agreements(
        replace(
            article(
                "2일 누리재단과 위탁 협약 체결\n\n가람시가 2일 사회복지법인 누리재단과 위탁 협약을 체결했다.",
                "2024-05-05",
            ),
            title="가람시, 누리재단에 시설 맡긴다",
        )
    )
    assert made.sentence.endswith("체결했다.")
    assert made.parties == ("가람시", "사회복지법인 누리재단")
