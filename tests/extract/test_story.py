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
        # the sum is of the whole, not of the last example
        (
            "새솔제약은 신약 개발 6조원, 창업 지원 1조원 등 총 7조원을 투자할 계획이다.",
            "전주시: 새솔제약 투자 7조원 계획",
        ),
        # an agreement of long ago is background; one of this month is news
        ("시는 지난 1월 한빛대와 업무협약을 맺고 기업 유치에 나섰다.", "전주시 바이오 소식"),
        ("전주시는 지난 2일 한빛대와 업무협약을 맺었다.", "전주시, 한빛대와 업무협약(MOU) 체결"),
        # nothing that can be told without doubt: the kind of news
        ("전주시는 3일 시험센터 준공식을 열었다. 관계자 300명이 참석했다.", "전주시 준공식 소식"),
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
