"""What the articles of a story say together: no figure twice, contradictions side by side."""

from __future__ import annotations

from digest.extract import choose_quotes, compose_headline, extract_agreements, extract_story
from digest.extract.quotes import MAX_CHARACTERS
from digest.model import Labels, Member, RegionLabel, Relation, Role, Story
from digest.taxonomy import load_taxonomy
from tests.extract.articles import article

LEAD = article("단지에는 90여 개 기업이 입주해 있다. 시는 국비 120억 원을 확보했다.", "2024-05-01", "lead")
COPY = article("단지에는 90여 개 기업이 입주해 있다. 시는 국비 120억 원을 확보했다.", "2024-05-01", "copy")
OTHER = article("단지에는 95개 기업이 입주해 있다. 특허 출원 38건의 성과를 거뒀다.", "2024-05-02", "other")
LABELS = Labels((), (), True, "")


def story_of(*ids: str) -> Story:
    members = tuple(
        Member(name, Relation.COPY if number else Relation.LEAD, 100, "") for number, name in enumerate(ids)
    )
    return Story(ids[0], members)


def test_a_copy_adds_nothing() -> None:
    told = extract_story((LEAD, COPY), story_of("lead", "copy"), LABELS, load_taxonomy())
    assert [(claim.article_id, claim.value) for claim in told.claims] == [("lead", 90), ("lead", 12_000_000_000)]


def test_contradictions_stay_side_by_side() -> None:
    told = extract_story((OTHER, LEAD), story_of("lead", "other"), LABELS, load_taxonomy())
    assert [(claim.article_id, claim.value) for claim in told.claims] == [
        ("lead", 90),
        ("lead", 12_000_000_000),
        ("other", 95),
        ("other", 38),
    ]


def test_an_agreement_is_told_once() -> None:
    first = article("가람시는 1일 한빛대학교와 업무협약을 체결했다.", "2024-05-01", "lead")
    second = article("한빛대학교와 가람시가 1일 업무협약(MOU)을 맺었다.", "2024-05-01", "copy")
    told = extract_story((first, second), story_of("lead", "copy"), LABELS, load_taxonomy())
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
