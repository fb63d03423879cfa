"""What a credit closes between paragraphs is a picture's text, whatever it tells; what only looks so stays."""

from __future__ import annotations

import pytest

from digest.clean.closing_credits import closing_credit
from tests.clean.insects import BODY, TITLE, clean, outlet

AGENCIES = (
    *(
        " 뉴시스",
        " AFP·AP연합뉴스",
        " 로이터 연합뉴스",
        " 신화 뉴시스",
        "/AP=뉴시스",
        " /로이터 뉴스1",
        "[AP=연합뉴스]",
    ),
    *(" [뉴스1]", " (EPA 연합)", " ⓒ 로이터=뉴스1 ⓒ News1 남가온 기자", " 2024.12.26/뉴스1 ⓒ News1 남가온 기자"),
    *(" [AFP=연합뉴스 자료사진]", " [온결통신=뉴시스 제공]", " 2024.12.26. gaon@newsis.com", " 공동취재사진"),
)
OWNERS = (
    *(
        " /온결영화사",
        " / 온결문화원 제공",
        " [이미지출처=온결(온라인 커뮤니티)]",
        " (사진=온결(주))",
        " [촬영 남가온]",
    ),
    *(" 사진=남가온 기자gaon@", " /남가온 기자", " 남가온 기자 gaon@ongyeol.example", " [온결구청 누리집 갈무리]"),
    *(" 온결곤충협회(OIA)", " 그래픽 남가온", " ⓒ 온결군", " [온결군 제공. 재판매 및 DB 금지]", " 남가온 인스타그램"),
    *(" 온결군 제공·연합뉴스", " /삽화=남가온 디자인기자", " 사진│온결군", " (온결일보 남가온 기자)"),
    *(
        " 남가온 기자.",
        " 국회사진기자단.",
        " 온결=AP 연합뉴스",
        " 온결(한빛)/로이터연합뉴스",
        "[남가온 제작] 사진합성·일러스트",
    ),
    *(
        " /사진=(온결=뉴스1) 남가온 기자",
        " 온결=남가온 기자 gaon@ongyeol.example/2024.12.26/",
        " 영상=남가온",
        "(연합)",
    ),
    *(" AI 생성 이미지", " 유튜브 채널 ‘온결’ 캡처"),
    *(" (온결군 제공) 2024.12.26/뉴스1 ⓒ News1 남가온 기자", " (온결군 제공·재판매 및 DB 금지)"),
    *(" / (남가온·온결출판·2004)", " 사진｜온결일보 DB", " 자료: 온결통계원", " 이미지=챗봇 생성"),
)
TOLD = (
    "참석자들이 시험동 예정지를 둘러보고 있다.",
    "온결군 도하면에 줄지어 선 사육장들.",
    "온결군 곤충 농가의 수확량이 지난해보다 크게 늘었다.",
    "온결군이 올해 임대료를 내린다. 사진은 8일 도하면 사육장에서 먹이를 주는 농민의 모습.",
)


@pytest.mark.parametrize("credit", [*AGENCIES, *OWNERS])
def test_a_line_goes_with_the_credit_that_closes_it(credit: str) -> None:
    for told in TOLD:
        for at in (1, 2):
            found = clean(TITLE, *BODY[:at], f"{told}{credit}", *BODY[at:])
            assert found.body.split("\n") == list(BODY)
            assert outlet(found) is None  # whose picture it is tells nothing of the page


@pytest.mark.parametrize("credit", AGENCIES)
def test_a_phrase_needs_no_full_stop_before_an_agency(credit: str) -> None:
    shown = f"온결군 도하면의 새 사육장{credit}"
    assert clean(TITLE, BODY[0], shown, *BODY[1:]).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "text",
    [
        "온결통신에 따르면 온결군의 곤충 농가는 모두 백열두 곳이라고 뉴시스",
        "군은 시험동을 짓는다. 특히",
        "군이 18년 동안 미룬 이전에 전격 합의했다. 이들 기관이",
        "주민들은 “길이 좁다”고 했다. 군은 길을 넓히기로",
        "예산은 모두 120억 원이며 올해 안에 절반을 쓴다. 나머지는 내년에",
        "매체명: 뉴시스",
        "시험동은 내년 말 문을 연다. 끝",
        "‘곤충 먹이 만들기 체험’ 등 통해 배울 시간 제공",
        "책과 학용품을 싼값에 판매. 학생들이 만든 따뜻한 기부",
        "… ···",
    ],
)
def test_what_a_sentence_breaks_off_in_is_no_credit(text: str) -> None:
    assert closing_credit(text) is None


def test_several_sentences_of_the_text_stay_without_their_credit() -> None:
    told = "곤충 농가는 3년째 늘고 있다는 통계가 나왔다. 먹이값도 함께 올랐다."
    for credit in (" 온결군 제공", " /온결군 제공", " (사진=온결군)", " ⓒ온결군", " 유튜브 캡처"):
        found = clean(TITLE, BODY[0], f"{told}{credit}", *BODY[1:])
        assert found.body.split("\n") == [BODY[0], told, *BODY[1:]]
    for credit in (" 뉴시스", " [AP=연합뉴스]", " /남가온 기자", " 2024.12.26 [온결군 제공]"):  # no paragraph ends so
        assert clean(TITLE, BODY[0], f"{told}{credit}", *BODY[1:]).body.split("\n") == list(BODY)


def test_several_sentences_go_if_the_first_names_nothing_it_is_about() -> None:
    for told in (
        "온결바이오가 8일 새 배양기를 공개했다. 무게는 종전의 절반이다.",
        "최영 군수가 8일 도하면을 찾았다. 주민 쉰 명이 함께했다.",
    ):
        for credit in (" (사진=온결군)", " 온결군 제공", " /온결일보DB"):
            assert clean(TITLE, BODY[0], f"{told}{credit}", *BODY[1:]).body.split("\n") == list(BODY)


def test_where_a_pictures_text_is_a_line_of_its_own_others_are_too() -> None:
    shown = "참석자들이 시험동 예정지를 둘러보고 있다. / 온결군 제공"
    told = "사육장은 1990년에 처음 지어졌다. 그 뒤 세 번 자리를 옮겼다. / 온결군 제공"
    assert clean(TITLE, BODY[0], shown, BODY[1], told, *BODY[2:]).body.split("\n") == list(BODY)


def test_the_last_paragraph_stays_whoever_signs_it() -> None:
    for credit in (" /남가온 기자", " /연합뉴스", " 뉴시스", " 온결군 제공"):
        assert clean(TITLE, *BODY[:3], f"{BODY[3]}{credit}").body.split("\n") == list(BODY)


def test_briefs_that_are_all_signed_stay() -> None:
    briefs = [f"{text} /{name} 기자" for text, name in zip(BODY, ("남가온", "도하준", "최영", "한보라"), strict=True)]
    assert clean(TITLE, *briefs).body.count("\n") >= len(BODY) - 1


def test_what_stands_on_a_card_or_in_a_list_is_no_picture() -> None:
    for line in ("최영 대표 /온결사육장", "- 곤충 농가에 드는 돈 /온결일보"):
        assert line.split(" /")[0].strip("- ") in clean(TITLE, BODY[0], line, *BODY[1:]).body
    stamp = clean(TITLE, "• 기자명 By. 최영 기자", *BODY)
    assert stamp.author == "최영"


@pytest.mark.parametrize(
    "own",
    [
        "“곤충은 먹을거리이자 약이며, 버릴 것이 하나도 없다.” [뉴시스]",
        "- 곤충 농가는 모두 백열두 곳으로 집계됐다. (자료=온결통계원)",
        "곤충 농가는 모두 백열두 곳으로 집계됐다(자료=온결통계원).",
        "최영 군수는 이 일을 “온결의 새길”이라고 연합뉴스에 말했다.",
        "이 소식은 뉴시스와 뉴스1이 함께 전했다.",
    ],
)
def test_what_the_article_quotes_or_lists_stays(own: str) -> None:
    told = own.partition(" [")[0].partition("(")[0].rstrip()
    assert told in clean(TITLE, *BODY[:2], own, *BODY[2:]).body


def test_an_agencys_picture_below_the_text_goes() -> None:
    shown = "농민들이 도하면 사육장에서 나무 상자를 트럭에 싣고 있다./AFP 연합뉴스"
    assert clean(TITLE, *BODY, shown).body.split("\n") == list(BODY)


def test_a_report_above_all_else_goes_and_a_headline_stays() -> None:
    told = "농민들이 8일 도하면 사육장에서 나무 상자를 나르고 있다. /로이터 뉴스1"
    assert clean(told, *BODY).body.split("\n") == list(BODY)
    assert (clean(f"{TITLE} /로이터 뉴스1", *BODY).title or "").startswith("온결군")


def test_a_wires_caption_goes_where_the_text_has_its_own_dateline() -> None:
    wired = "새 사육장을 여는 농민들(한빛 EPA=연합뉴스) 온결군의 농민들이 8일 상자를 나르고 있다. 모두 열두 곳이다."
    found = clean(TITLE, wired, f"(온결=연합뉴스) 남가온 기자 = {BODY[0]}", *BODY[1:])
    assert found.body.split("\n") == list(BODY)


def test_a_foreign_caption_goes_with_its_credit() -> None:
    shown = (
        "Farmers in Doha-myeon carry wooden boxes to the new building, November 8. REUTERS/Gaon Nam /사진=로이터=뉴스1"
    )
    assert clean(TITLE, shown, *BODY).body.split("\n") == list(BODY)


def test_what_begins_as_a_caption_of_the_page_is_one() -> None:
    event = "온결바이오 직원이 9일까지 온결군 체육관에서 열리는 곤충 박람회에서 "
    lines = (f"{event}먹이 상자를 알리고 있다.", f"{event}사육 장비를 알리고 있다. (사진=온결바이오)")
    assert clean(TITLE, BODY[0], lines[0], BODY[1], lines[1], *BODY[2:]).body.split("\n") == list(BODY)


def test_a_phrase_below_the_text_goes_with_who_took_it_and_a_note_stays() -> None:
    assert clean(TITLE, *BODY, "지난달 온결에서 열린 곤충 박람회. 남가온 기자").body.split("\n") == list(BODY)
    note = "시험동은 내년 말에 문을 열고 곧바로 기업 열두 곳을 들일 예정."
    assert note in clean(TITLE, *BODY, f"{note} 남가온 기자").body


def test_a_name_with_an_agency_behind_it_goes_between_two_paragraphs() -> None:
    more = "군은 시험동 옆에 기숙사도 짓는다. 기숙사는 연구원 서른 명이 함께 쓸 수 있으며, 내년 가을에 문을 연다."
    below = " ".join((*BODY[1:], more, "터는 지난달에 사들였고 설계도 이미 마쳤다."))
    article = clean(BODY[0], "최영 전 군수.연합뉴스", f"{below} 남가온 기자 abcd@example.com")
    assert article.body == f"{BODY[0]}\n{below}"
