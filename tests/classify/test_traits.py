"""How places stand in a sentence, and the traits that speak for them."""

from __future__ import annotations

import pytest

from digest.classify.mentions import find_mentions
from digest.classify.passages import Passage, cut_article
from digest.classify.roles import ALONE, judge
from digest.classify.traits import Traits, describe_places
from digest.classify.weights import weigh
from digest.model import Article
from digest.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()


def standing_of(region: str, sentence: str) -> str:
    """How the place first stands in a sentence that begins a text."""
    passages = (Passage("lead", sentence),)
    weighed = weigh(find_mentions(passages, TAXONOMY), passages, TAXONOMY)
    return next(item.standing for item in weighed if item.mention.region == region)


def traits_of(title: str | None, body: str) -> dict[str, Traits]:
    passages = cut_article(Article("a", "a.txt", "", title, (), body))
    return describe_places(weigh(find_mentions(passages, TAXONOMY), passages, TAXONOMY), passages, TAXONOMY)


def holding(trait: str, title: str | None, body: str) -> set[str]:
    """The places that have the trait."""
    return {region for region, traits in traits_of(title, body).items() if traits[trait]}


@pytest.mark.parametrize(
    ("region", "sentence", "standing"),
    [
        ("ulsan", "박서준 울산시장은 9일 한국프레스센터에서 협약을 체결했다.", "acts"),
        ("daejeon", "박서준 대전시장은 9일 협약을 체결했다.", "acts"),
        ("gyeongnam", "3일 경남도에 따르면 항노화 제품의 수출이 늘었다.", "acts"),
        ("hamyang", "함양군에 따르면 약초 재배 면적이 늘었다.", "acts"),
        ("gyeongnam", "3일 경남도에서 항노화 제품을 사들인 상인이 늘었다.", "plain"),
        ("incheon", "땅을 넘겨주기로 한 인천경제자유구역청은 연내에 계약을 마친다.", "acts"),
        ("incheon", "땅을 넘겨받은 인천경제자유구역청이 있는 건물이 팔렸다.", "plain"),
        ("thailand", "강릉의 화장품 기업 세 곳이 태국시장 문을 두드린다.", "market"),
        ("hapcheon", "경남도가 함양군, 거창군, 산청군, 합천군과 돈을 모아 회사를 세운다.", "acts"),
        ("hapcheon", "함양군, 거창군, 산청군, 합천군에서 나는 약초를 회사가 사들인다.", "list"),
        ("cheonan", "이날 천안·공주·당진·홍성의 단체장이 기업 대표와 투자협약을 맺었다.", "plain"),
        ("iksan", "원주에 이어 익산, 정읍, 남원, 임실에 이은 다섯 번째 지정이다.", "list"),
        ("iksan", "정부는 익산, 정읍, 남원, 임실을 특화단지로 지정했다.", "chosen"),
        ("daedeok", "한국생명공학연구원 오창 분원이 대전 본원과 새 장비를 나눠 쓴다.", "origin"),
        ("busan", "김해시는 부산의 의료기기 업체 두 곳과 투자협약을 맺었다.", "origin"),
        ("united-states", "대통령의 미국 방문에 맞춰 벤처 세 곳이 계약을 맺었다.", "venue"),
        ("chungbuk", "충북도, 괴산군과 회사가 협약을 맺었다.", "acts"),
        ("chungbuk", "이날 충북 괴산군과 회사가 협약을 맺었다.", "prefix"),
        ("jeonnam", "전남도와 나주시가 50억원을 들여 지은 시험동이 문을 열었다.", "guest"),
        ("jeonnam", "전남도와 나주시가 50억원을 들여 시험동을 짓는다.", "acts"),
        ("hongcheon", "이날 출범식에는 홍천군수, 기업 대표 등이 함께한다.", "guest"),
    ],
)
def test_standings(region: str, sentence: str, standing: str) -> None:
    assert standing_of(region, sentence) == standing


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("곡성군, 토란 소재 연구", "곡성군은 토란으로 소재를 만든다. 군은 내년에 장비를 들인다.", {"gokseong"}),
        ("곡성군, 토란 소재 연구", "곡성군은 토란으로 소재를 만든다. 내년에는 장비를 들인다.", set()),
        (None, "전남도와 곡성군이 손을 잡았다. 도는 예산을, 연구소는 사람을 댄다.", {"jeonnam"}),
        (None, "부산의 기업이 공장을 짓는다. 시 관계자는 반겼다.", {"busan"}),
        (None, "김해시와 밀양시가 겨뤘다. 김해시는 이겼다. 김해가 반긴다. 시는 축제를 연다.", {"gimhae"}),
        ("시는 웃었다", "나주시가 센터를 짓는다. 내년에 연다.", set()),
    ],
)
def test_a_government_is_meant_by_its_kind_alone(title: str | None, body: str, expected: set[str]) -> None:
    assert holding("elliptic", title, body) == expected


@pytest.mark.parametrize(
    ("body", "met", "met_inside"),
    [
        ("광주시 대표단은 7일 스위스 바젤을 방문했다. 시는 기업을 돕는다.", {"basel"}, set()),
        ("광주시는 7일 스위스와 업무협약을 맺고 바젤에 사람을 보낸다. 시는 기업을 돕는다.", {"basel"}, {"switzerland"}),
        ("광주의 기업이 7일 스위스 시장에 진출하는 협약을 맺었다. 시는 반겼다.", set(), set()),
        ("광주시는 7일 스위스 바젤의 통계를 인용했다. 시는 기업을 돕는다.", set(), set()),
        ("광주시는 7일 순천시와 업무협약을 맺었다. 시는 기업을 돕는다.", set(), set()),
    ],
)
def test_who_is_met_abroad(body: str, met: set[str], met_inside: set[str]) -> None:
    assert (holding("met", None, body), holding("met_inside", None, body)) == (met, met_inside)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("오송서 화장품 엑스포", "충북도가 4월 8일부터 오송역에서 박람회를 연다. 기업이 모인다.", {"chungbuk"}),
        ("오송서 화장품 엑스포", "박람회가 막을 올렸다. 충북도와 청주시, 무역협회는 20억원을 들였다.", {"chungbuk"}),
        ("오송서 화장품 엑스포", "박람회가 막을 올렸다. 충북도와 손잡은 기업이 모였다.", set()),
        ("오송서 화장품 엑스포", "박람회가 막을 올렸다. 청주시와 충북도가 함께 마련했다.", set()),
        ("오송서 화장품 엑스포", "박람회가 막을 올린다고 충북도가 8일 밝혔다. 기업이 모인다.", set()),
        ("충북도, 화장품 엑스포", "충북도가 4월 8일부터 오송역에서 박람회를 연다. 기업이 모인다.", set()),
        ("재생의료 기업 한자리에", "충북도가 4월 8일부터 오송역에서 박람회를 연다. 기업이 모인다.", set()),
        ("마곡에 시험센터", "서울시는 마곡산업단지에 센터를 짓는다. 내년에 연다.", set()),
    ],
)
def test_a_province_that_acts_beside_what_the_headline_names(title: str, body: str, expected: set[str]) -> None:
    assert holding("governing", title, body) == expected


@pytest.mark.parametrize(
    ("title", "sentence", "standing"),
    [
        ("새봄펫·나래진단 맞손", "두 회사는 11일 서울 구로구 나래진단 본사에서 업무협약을 맺었다.", "venue"),
        ("새봄펫·나래진단 맞손", "나래진단은 서울 구로구 본사에서 업무협약을 맺었다.", "plain"),
        ("새봄펫, 구로구에 시험실", "두 회사는 11일 서울 구로구 나래진단 본사에서 업무협약을 맺었다.", "plain"),
        (None, "두 회사는 11일 서울 구로구 나래진단 본사에서 업무협약을 맺었다.", "plain"),
        ("새봄펫 시험실 확장", "나래진단은 11일 서울 구로구 건물에서 장비를 돌리기 시작했다.", "plain"),
    ],
)
def test_where_somebody_met_is_a_venue(title: str | None, sentence: str, standing: str) -> None:
    passages = cut_article(Article("a", "a.txt", "", title, (), sentence))
    weighed = weigh(find_mentions(passages, TAXONOMY), passages, TAXONOMY)
    assert [item.standing for item in weighed if passages[item.mention.passage].kind == "lead"][-1] == standing


@pytest.mark.parametrize(
    ("trait", "odds", "expected"),
    [("lead:venue", -0.5, ALONE), ("lead:host", -0.5, ALONE), ("lead:plain", -0.5, -0.5), ("lead:venue", 0.5, 0.5)],
)
def test_no_venue_is_primary_because_no_other_place_is(trait: str, odds: float, expected: float) -> None:
    assert judge({trait: 1.0, "lead:acts": 0.0}, {"intercept": odds}) == expected


@pytest.mark.parametrize(
    ("title", "sentence", "standing"),
    [
        ("인천경제청, 송도에 시험동 착공", "인천경제자유구역청은 9일 착공식을 했다.", "area"),
        ("인천경제청, 시험동 착공", "인천경제자유구역청은 9일 착공식을 했다.", "acts"),
        ("송도에 시험동 착공", "인천경제자유구역청은 9일 착공식을 했다.", "acts"),
        ("인천경제청, 송도에 시험동 착공", "인천시는 9일 착공식을 했다.", "acts"),
    ],
)
def test_the_office_of_a_zone_acts_for_the_zone(title: str, sentence: str, standing: str) -> None:
    passages = cut_article(Article("a", "a.txt", "", title, (), sentence))
    weighed = weigh(find_mentions(passages, TAXONOMY), passages, TAXONOMY)
    lead = [item for item in weighed if passages[item.mention.passage].kind == "lead"]
    assert [item.standing for item in lead if item.mention.region == "incheon"] == [standing]
