"""What stands around a headline on boards, series and pages of offices."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.dates import date_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

TITLE = "온결군, 백신 시험동 첫 삽 떴다"
DECK = "총사업비 210억…내년 9월 준공"
NOTE = "백신 산업이 크게 바뀌고 있다. 본지는 네 차례에 걸쳐 현장을 찾아 길을 묻는다."
BODY = (
    "온결군은 백신 시험동의 첫 삽을 떴다고 7일 밝혔다. 시험동은 지상 3층 규모로 내년 9월까지 짓는다.",
    "군은 이곳에 기업 열두 곳을 들이고 연구 인력 80명을 새로 뽑을 계획이다. 총사업비는 210억원이다.",
    "온결대 바이오학과도 시험동에 학생을 보내 실습하게 한다. 학과는 올해 정원을 30명으로 늘렸다.",
)
POLITE = (
    "온결군이 백신 시험동의 첫 삽을 떴습니다. 시험동은 지상 3층 규모로 내년 9월까지 짓습니다.",
    "군은 이곳에 기업 열두 곳을 들이고 연구 인력 80명을 새로 뽑습니다. 총사업비는 210억원입니다.",
    "온결대 바이오학과도 시험동에 학생을 보내 실습하게 합니다.",
)


def article(*lines: str) -> Article:
    raw, _ = read_seed("\n\n".join(lines).encode(), "a.txt")
    return clean_article(raw, ("a",), load_taxonomy())


@pytest.mark.parametrize(
    "labelled",
    [f"제목 {TITLE}", f"제목{TITLE}", f"• 제목 {TITLE}", f"- 제목: {TITLE}", f"글제목 | {TITLE}", f"제 목 : {TITLE}"],
)
def test_a_boards_label_is_no_part_of_the_headline(labelled: str) -> None:
    found = article("군정소식", labelled, "• 담당부서 바이오산업과", "• 작성일 2025-09-17", *BODY)
    assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))


def test_a_headline_about_a_headline_stays() -> None:
    for title in ("제목 없는 그림을 찾아서, 온결군 전시", "제목은 ‘백신’…온결군 백일장 연다"):
        assert article(title, *BODY).title == title


def test_a_stamp_glued_to_the_headline_is_the_articles_day() -> None:
    for title in (TITLE, "“산길 걸으며 한마음” 온결군 걷기 행사 개최"):
        found = article(f"제목{title}2025-09-17 14:22", "작성자 Level 10", DECK, *BODY)
        assert (found.title, found.deck, found.body.split("\n")) == (title, (DECK,), list(BODY))
        assert date_article(found)[0].date == "2025-09-17"


def test_two_stamps_behind_a_deck_are_no_part_of_it() -> None:
    stamps = "- 2025-09-17 14:22:17 최종 업데이트 2025-09-18 09:00:17 최영하 편집 기자"
    found = article(TITLE, f"- {DECK} {stamps}", *BODY)
    assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (DECK,), list(BODY))
    assert date_article(found)[0].date == "2025-09-17"


def test_a_card_below_the_text_has_its_day() -> None:
    found = article(TITLE, *BODY, "온결경제", "최영하 기자", "2025-09-17 14:08")
    assert (found.body.split("\n"), date_article(found)[0].date) == (list(BODY), "2025-09-17")
    listed = article(TITLE, *BODY, "가온시, 청년 농업인 40명에 정착금 준다", "최영하 기자", "2025-09-17 14:08")
    assert date_article(listed)[0].date is None


def test_an_extractors_day_before_a_button_leaves_the_headline() -> None:
    found = article("date 2025-09-17 본문 바로가기", TITLE, "최영하 기자", DECK, *BODY)
    assert (found.title, found.deck, date_article(found)[0].date) == (TITLE, (DECK,), "2025-09-17")


def test_a_headline_cut_short_above_itself_has_no_dots() -> None:
    found = article(f"{TITLE}..", "사회", TITLE, "입력 2025/09/17 09:42", DECK, "일자리 80개 생긴다", *BODY)
    assert (found.title, found.deck) == (TITLE, (DECK, "일자리 80개 생긴다"))


def test_a_series_name_stands_before_its_headline() -> None:
    found = article("[신년기획]내일을 여는 힘", "2부 온결대 바이오학과", *BODY)
    assert found.title == "[신년기획]내일을 여는 힘"


def test_a_headline_that_ends_as_a_sentence_is_none_beside_sentences() -> None:
    title = "온결군, 백신 산업에 날개를 단다"
    found = article(title, "상태바", title, "• 최영 기자", "• 승인 2025.09.17 13:08", "이 기사를 공유합니다", *BODY)
    assert (found.title, found.body.split("\n")) == (title, list(BODY))


@pytest.mark.parametrize(
    "note",
    [f"편집자주 | {NOTE}", f"[편집자 주] {NOTE}", f"※ 편집자 주: {NOTE}", f"{NOTE} <편집자주>", f"편집자주\n{NOTE}"],
)
def test_an_editors_note_is_no_text(note: str) -> None:
    found = article(TITLE, note, *BODY)
    assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))
    only = article(TITLE, note)
    assert "현장을 찾아" in only.body  # there is nothing else


def test_an_editor_in_the_text_is_no_note() -> None:
    told = "편집자 주경호 씨는 백신 잡지를 8년째 만들고 있다고 전했다."
    assert article(TITLE, BODY[0], told, BODY[1]).body.split("\n") == [BODY[0], told, BODY[1]]


@pytest.mark.parametrize(
    "banner",
    [
        "이 누리집은 대한민국 공식 전자정부 누리집입니다.",
        "이 누리집은 온결군 공식 누리집입니다.",
        "go.kr 주소를 사용하는 누리집은 대한민국 정부기관이 관리하는 누리집입니다.",
    ],
)
def test_the_banner_of_an_office_goes_from_a_polite_text(banner: str) -> None:
    found = article(banner, f"• 제목 {TITLE}", "• 작성일 2025-09-17", *POLITE)
    assert (found.title, found.body.split("\n")) == (TITLE, list(POLITE))


@pytest.mark.parametrize(
    "signature",
    [
        "골목신문 최영하 기자┃",
        "최영하 기자 / ",
        "최영하 기자 ▶",
        "(경북=골목신문) 최영하 =",
        "<골목신문>",
        "매일경제 최영하 기자 ▷",
    ],
)
def test_signatures_in_front_of_the_lead(signature: str) -> None:
    for joint in ("", " "):
        assert article(TITLE, f"{signature}{joint}{BODY[0]}", *BODY[1:]).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "signature", [" /골목신문", " 최영하기자 054-123-4567", " 골목신문 최영하 yeong7@golmok.example.kr"]
)
def test_signatures_behind_the_last_sentence(signature: str) -> None:
    assert article(TITLE, *BODY[:2], f"{BODY[2]}{signature}").body.split("\n") == list(BODY)


def test_a_button_for_summaries_leaves_the_headline() -> None:
    assert article("AI 요약", TITLE, DECK, *BODY).title == TITLE


def test_two_nouns_above_a_headline_are_a_section() -> None:
    assert (
        article("경기도 소식", "연 1,500명 길러 내는 온결군 시험동 문 열어", *BODY).title
        == "연 1,500명 길러 내는 온결군 시험동 문 열어"
    )


def test_a_row_of_buttons_of_five_words_each_is_a_menu() -> None:
    menu = "인쇄 메일 글씨 크기 선택 가장 작은 크기 글자 한 단계 작은 크기 글자 기본 크기 글자 가장 큰 크기 글자"
    found = article(TITLE, menu, DECK, *BODY)
    assert (found.title, found.deck) == (TITLE, (DECK,))


def test_a_place_and_a_name_sign() -> None:
    for line in ("고베(일본)=최영하 | 2015.04.16 08:14", "보스턴=최영하", "세종 = 최영하"):
        found = article(TITLE, DECK, line, *BODY)
        assert (found.deck, found.author, found.body.split("\n")) == ((DECK,), "최영하", list(BODY)), line
    assert article(TITLE, "바이오=새 일자리", *BODY).deck == ("바이오=새 일자리",)


def test_who_is_to_be_seen_is_no_headline() -> None:
    assert article("崔永河 온결군수", *BODY).title is None
