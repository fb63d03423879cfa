"""What the articles of a story say together: no figure twice, contradictions side by side."""

from __future__ import annotations

import pytest

from digest.extract import choose_quotes, compose_headline, extract_agreements, extract_story
from digest.extract.quotes import MAX_CHARACTERS
from digest.model import RegionLabel, Role
from digest.taxonomy import load_taxonomy
from tests.extract.articles import article

LEAD = article("단지에는 90여 개 기업이 입주해 있다. 시는 국비 120억 원을 확보했다.", "2024-05-01", "lead")
COPY = article("단지에는 90여 개 기업이 입주해 있다. 시는 국비 120억 원을 확보했다.", "2024-05-01", "copy")
OTHER = article("단지에는 95개 기업이 입주해 있다. 특허 출원 38건의 성과를 거뒀다.", "2024-05-02", "other")


def test_a_copy_adds_nothing() -> None:
    told = extract_story((LEAD, COPY), (), load_taxonomy())
    assert [(claim.article_id, claim.value) for claim in told.claims] == [("lead", 90), ("lead", 12_000_000_000)]


def test_contradictions_stay_side_by_side() -> None:
    told = extract_story((LEAD, OTHER), (), load_taxonomy())
    assert [(claim.article_id, claim.value) for claim in told.claims] == [
        ("lead", 90),
        ("lead", 12_000_000_000),
        ("other", 95),
        ("other", 38),
    ]


def test_a_figure_in_another_article_s_words_is_told_once_unless_it_is_more_certain() -> None:
    lead = article(
        "도는 내년 예산에 특구 2단계 국비 210억원을 확보했다. 센터는 환자 60명을 모집한다.", "2024-05-01", "lead"
    )
    other = article("특구에 국비 210억원이 투입된다. 무릎이 아픈 환자 60명이 참여한다.", "2024-05-01", "other")
    told = extract_story((lead, other), (), load_taxonomy())
    assert [(claim.article_id, claim.value) for claim in told.claims] == [("lead", 21_000_000_000), ("lead", 60)]
    turned = extract_story((other, lead), (), load_taxonomy())
    assert [claim.status and claim.status.value for claim in turned.claims] == ["planned", "planned", "committed"]


def test_an_agreement_is_told_once() -> None:
    first = article("가람시는 1일 한빛대학교와 업무협약을 체결했다.", "2024-05-01", "lead")
    second = article("한빛대학교와 가람시가 1일 업무협약(MOU)을 맺었다.", "2024-05-01", "copy")
    told = extract_story((first, second), (), load_taxonomy())
    assert [agreement.article_id for agreement in told.agreements] == ["lead"]


def test_an_agreement_is_told_by_who_names_more_of_its_parties() -> None:
    first = article("가람시는 1일 한빛과학기술원(HIST)과 업무협약을 체결했다.", "2024-05-01", "lead")
    second = article("가람시가 HIST, 누리대와 업무협약을 맺었다.", "2024-05-01", "copy")
    third = article("가람시는 HIST와 업무협약을 체결했다.", "2024-05-01", "third")
    told = extract_story((first, second, third), (), load_taxonomy())
    assert [agreement.parties for agreement in told.agreements] == [("가람시", "HIST", "누리대")]


def test_quotes_name_their_speaker_and_stay_short() -> None:
    long = "가" * 200
    told = choose_quotes(
        article(
            f"김하늘 시장은 “기업과 함께 크는 도시를 만들겠다”고 말했다. 문의 a@example.org. “{long}”라고 적혀 있다. "
            f"박바다 총장은 “{long}”고 밝혔다. 이누리 원장도 “{long}”라고 말했다.",
            "2024-05-01",
        )
    )
    assert len(told) == 2
    assert told[0].text == "김하늘 시장은 “기업과 함께 크는 도시를 만들겠다”고 말했다."
    assert told[1].text.startswith("박바다 총장은")
    assert sum(len(quote.text) for quote in told) <= MAX_CHARACTERS


def test_no_speech_no_quote() -> None:
    assert choose_quotes(article("시는 ‘바이오 도시’를 만들겠다고 말했다.", "2024-05-01")) == ()


def test_headline_of_an_agreement_names_clusters_and_partners() -> None:
    body = "오송재단과 대구경북재단은 2일 ‘GIP BOAPOLE’과 전략적 동의서(SEA)를 체결했다."
    of = article(body, "2024-05-05")
    places = tuple(RegionLabel(place, Role.PRIMARY, ()) for place in ("osong", "daegu-gyeongbuk"))
    headline = compose_headline(of, extract_agreements(of), places, load_taxonomy())
    assert headline == "오송·대구경북첨단의료복합단지, GIP BOAPOLE과 전략적 동의서(SEA) 체결"


def test_headline_of_figures_says_how_real_they_are() -> None:
    of = article("시는 기업 30곳을 만났다. 시는 실증센터 국비 80억 원을 요청했다.", "2024-05-05")
    headline = compose_headline(of, (), (RegionLabel("jeonju", Role.PRIMARY, ()),), load_taxonomy())
    assert headline.startswith("전주시: ")
    assert headline.endswith("80억 원 요청")
    assert headline not in of.body


def test_headline_of_nothing() -> None:
    assert compose_headline(article("맑다.", None), (), (), load_taxonomy()) == "바이오 클러스터 소식"


def headline_of(body: str, published: str | None = "2024-05-05", place: str = "jeonju") -> str:
    of = article(body, published)
    return compose_headline(of, extract_agreements(of), (RegionLabel(place, Role.PRIMARY, ()),), load_taxonomy())


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        # what is told later is worth a headline only where its description is full
        (
            "맑은 날이다. 바람도 분다. 엑스포에는 국내외 화장품 제조 기업 155개가 참가할 예정이다.",
            "전주시: 엑스포 참가 국내외 화장품 제조 기업 155개 계획",
        ),
        ("맑은 날이다. 바람도 분다. 기업 155개가 참가할 예정이다.", "전주시 바이오 소식"),
        # the sum is of the whole, not of the last example
        (
            "새솔제약은 신약 개발 6조원, 창업 지원 1조원 등 총 7조원을 투자할 계획이다.",
            "전주시: 새솔제약 투자 7조원 계획",
        ),
        # an agreement of long ago is background; one of this month is news
        ("시는 지난 1월 한빛대와 업무협약을 맺고 기업 유치에 나섰다.", "전주시 바이오 소식"),
        ("전주시는 지난 2일 한빛대와 업무협약을 맺었다.", "전주시, 한빛대와 업무협약(MOU) 체결"),
        # nothing that can be told without doubt: the kind of news
        ("전주시는 3일 시험센터 준공식을 열었다. 관계자 300명이 참석했다.", "전주시, 시험센터 준공식 개최"),
        ("김하늘 시장은 “지난 특구 지정은 뜻깊다”고 말했다.", "전주시 바이오 소식"),
        # what was only agreed on is no paper
        ("전주시와 한빛대는 지난 2일 신약 공동개발에 합의했다.", "전주시, 한빛대와 공동 연구·개발 합의"),
        # a count without its noun is no headline
        ("전주시는 2일 기업을 만났다. 3100㎡ 부지에 모두 모였다.", "전주시 바이오 소식"),
        # small counts far behind the lead stay out
        ("전주시는 3일 포럼을 열었다. 날이 맑았다. 모두 웃었다. 허브 109종을 심었다.", "전주시 포럼 소식"),
        # the place is not said twice
        ("전주시 시험센터에는 총사업비 80억원이 투입될 계획이다.", "전주시 시험센터 총사업비 80억원 계획"),
    ],
)
def test_headlines_say_nothing_doubtful(body: str, headline: str) -> None:
    assert headline_of(body) == headline


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        # who does what: reported, decided, planned, after its object
        ("전주시는 15일 백신 실증센터 건립공사에 착수했다고 밝혔다.", "전주시, 백신 실증센터 건립공사 착수"),
        (
            "누리바이오로직스는 16일 열린 이사회에서 5공장을 짓기로 결정했다고 알렸다.",
            "전주시: 누리바이오로직스, 5공장 건립 추진",
        ),
        ("전주시는 백신 특구를 유치할 계획이다.", "전주시, 백신 특구 유치 계획"),
        ("새 산업단지를 잇는 바이오 클러스터를 전주시가 추진한다.", "전주시, 바이오 클러스터 추진"),
        ("전주시가 '첨단의료 혁신지구'를 만들겠다는 구상을 내놨다.", "전주시, 첨단의료 혁신지구 조성 구상 발표"),
        (
            "산업부는 바이오 특화단지를 지정하기 위한 공모를 2월까지 실시한다고 2일 알렸다.",
            "전주시: 산업부, 바이오 특화단지 지정 공모 실시",
        ),
        ("전주시와 한빛대, 누리재단이 백신 인력 양성에 힘을 합친다.", "전주시·한빛대·누리재단, 백신 인력 양성 협력"),
        ("산업부는 전주시를 바이오 특화단지로 지정했다고 3일 밝혔다.", "산업부, 전주시 바이오 특화단지 지정"),
        ("김하늘 전주시장이 이끄는 대표단이 보스턴의 누리센터를 찾았다.", "전주시, 보스턴의 누리센터 방문"),
        ("전주시는 병원이 낸 백신 임상시험 계획을 승인했다.", "전주시, 백신 임상시험 계획 승인"),
        ("전주시는 연면적 4200㎡ 규모의 백신 시험동을 짓는다.", "전주시, 백신 시험동 건립"),
        ("전주시가 백신 시험 작업장을 열었다.", "전주시, 백신 시험 작업장 개소"),
        ("전주시의회는 백신 연구원 유치를 촉구하는 건의안을 채택했다.", "전주시의회, 백신 연구원 유치 건의안 채택"),
        ("전주시는 벤처캠퍼스 입주기업 15곳을 뽑았다고 3일 밝혔다.", "전주시, 벤처캠퍼스 입주기업 15곳 선발"),
        ("한빛의료재단이 백신 임상시험에 들어갔다.", "전주시: 한빛의료재단, 백신 임상시험 착수"),
        # what was so before is not told as what is
        ("1.3㎢였던 전주시 백신특구는 이제 더 넓다.", "전주시 바이오 소식"),
        (
            "전주시는 수질 개선과 생태공간 확대를 위한 인공습지를 조성한다.",
            "전주시, 수질 개선과 생태공간 확대 인공습지 조성",
        ),
        ("전주시는 3일 「새솔 백신 한마당」 행사를 개최했다.", "전주시, 새솔 백신 한마당 행사 개최"),
        # a name that the analysis divides
        (
            "삼성바이오로직스는 16일 백신 시험동을 짓기로 결정했다고 알렸다.",
            "전주시: 삼성바이오로직스, 백신 시험동 건립 추진",
        ),
        # with the budget told beside it
        (
            "전주시와 한빛대가 바이오 기업 수출 확대 지원에 힘을 합친다. 시는 내년부터 5년 동안 35억 원을 들인다.",
            "전주시·한빛대, 바이오 기업 수출 확대 지원 협력…사업비 35억 원 계획",
        ),
        # in doubt: what was not done, who spoke, part of a list, nobody in particular, no thing
        ("전주시는 백신 특구를 유치하지 못했다.", "전주시 바이오 소식"),
        ("전주시는 “백신 공장을 유치했다”고 밝혔다.", "전주시 바이오 소식"),
        ("전주시는 백신 공장과 연구소, 시험동을 건립한다.", "전주시 바이오 소식"),
        ("두 시는 백신 시험 과정을 운영한다.", "전주시 바이오 소식"),
        ("전주시는 병원이 바이오 센터를 건립한다고 밝혔다.", "전주시 바이오 소식"),
        ("이날 전주시는 협력 방안을 논의했다.", "전주시 바이오 소식"),
        ("전주 단지에서 심사위원이 우수 입주기업을 선정했다.", "전주시 선정 소식"),
        ("김하늘 씨는 바이오 연구소를 방문했다.", "전주시 바이오 소식"),
        # what the kind of news is of
        ("백신특구 지정 심사를 앞두고 시민이 모였다.", "전주시 백신특구 지정 소식"),
        # governments that found a firm sign together
        ("전북도와 전주시는 지난 2일 누리제약과 투자협약을 맺었다.", "전북도·전주시, 누리제약과 투자협약 체결"),
        # an agreement told aside is no news
        (
            "전주시는 축제를 연다. 날이 맑다. 꽃이 핀다. 새가 운다. 물이 맑다. 길이 넓다. "
            "전주시는 지난 2일 누리제약과 투자협약을 맺었다.",
            "전주시 바이오 소식",
        ),
    ],
)
def test_headlines_tell_who_does_what(body: str, headline: str) -> None:
    assert headline_of(body) == headline


def test_a_town_whose_name_two_have_is_told_apart() -> None:
    assert headline_of("고성군은 3일 백신 축제를 열었다.", place="goseong-gangwon") == "강원 고성군, 백신 축제 개최"


def test_no_area_is_a_budget() -> None:
    assert headline_of("전주시 시험동 사업비는 4200㎡이다.") == "전주시 바이오 소식"
