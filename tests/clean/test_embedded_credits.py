"""Pages without line ends: forms of the credits that pictures' texts end in."""

from __future__ import annotations

import pytest

from tests.clean.seaweed import FIRST, SECOND, THIRD, clean

SCENE = "최다온 군수가 7일 온결군청에서 기업 대표들과 시험동을 둘러보고 있다."
PHRASE = "온결군 해조류 시험동 배양실."
CREDITS = (
    "/온결=연합뉴스",
    "/온결=남가온 기자",
    "온결=남가온 기자 gaon@onkyeol.co.kr/2025.09.30/",
    "2025.10.14 /gaon@onkyeol.co.kr",
    "2025.10.14 /온결스포츠 DB",
    "새벽일보DB·남가온 기자 gaon@saebyeok.com",
    "새벽신문 포토라이브러리.",
    "[연합뉴스])",
    "사진  온결바이오  제공",
    "/미 바다공원관리청(NPS) Dana Gaon.",
    "네이버영화",
    "사진제공 온결군",
    "사진 제공 온결해양재단",
    "출처 온결군",
    "(출처 온결해양재단)",
    "온결=남가온 기자",
    "온결=연합뉴스",
    "온결=AP 연합뉴스",
    "<온결신문> 자료 사진",
    "/온결 홈페이지",
)
HELD = (
    "[연합뉴스 자료]",
    "- 온결재단(OKF) 제공",
    "- Dana Gaon 제공",
    "남 가온 트위터 갈무리",
    "[온결군 공식 홈페이지]",
    "[온결군 출처]",
    "[촬영 남가온]",
    "온라인 커뮤니티",
    "온결해양재단 홈페이지",
    "[남가온 촬영]",
    "[남가온 제작] 일러스트",
)
"""Behind a phrase."""


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("joint", [" ", ""])
def test_a_credit_takes_its_picture_with_it(credit: str, joint: str) -> None:
    body = clean(FIRST, SECOND, f"{SCENE}{joint}{credit}" if credit[0] in "/[" else f"{SCENE} {credit}", THIRD).body
    assert body.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("credit", HELD)
def test_a_credit_takes_a_phrase_with_it(credit: str) -> None:
    body = clean(FIRST, SECOND, f"{PHRASE} {credit}", THIRD).body
    assert body.split("\n") == [FIRST, SECOND, THIRD]


def test_a_programme_is_part_of_a_credit() -> None:
    shown = "온결방송 '바다의 아침'에서 최다온 군수가 시험동을 소개하고 있다.사진=온결방송 '바다의 아침'"
    assert clean(FIRST, SECOND, shown, THIRD).body.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "sentence",
    [
        "군은 온라인 커뮤니티에서 의견을 듣기로 했다.",
        "신청은 온결해양재단 홈페이지에서 받는다.",
        "군은 이 사진들을 모아 시험동에 전시했다.",
        "갈무리가 끝난 자료는 온결군 DB에 담긴다.",
        "출처 표기를 빠뜨린 글은 싣지 않는다.",
        "미역값은 한 해에 두 배로 올랐다(출처 온결통계원).",
        "사진 제공 요청이 늘어 군은 창구를 따로 두었다.",
        "온결군 페이스북 이용자는 한 해에 두 배로 늘었다.",
    ],
)
def test_what_the_text_says_of_such_places_stays(sentence: str) -> None:
    assert sentence in clean(FIRST, SECOND, sentence, THIRD).body


@pytest.mark.parametrize(("owner", "firm"), [("OGC", "OG해양"), ("KF", "KF전자"), ("SEAW", "SEAW"), ("OGF", "OG")])
def test_capitals_glued_to_a_firm_that_stands_elsewhere_are_no_part_of_a_credit(owner: str, firm: str) -> None:
    told = f"{firm}는 온결군에 새 시험동을 짓는다고 8일 밝혔다."
    below = f"내년에는 {firm}가 기업 열두 곳을 더 들인다."
    body = clean(FIRST, f"{SCENE} 사진={owner}{told}", below).body
    assert body.split("\n") == [FIRST, told, below]


def test_brackets_around_a_phrase_with_its_credit_go_whole() -> None:
    body = clean("[온결군 시험동에서 미역을 씻는 모습 (연합뉴스 자료사진)]" + FIRST, SECOND, joint="\n\n").body
    assert body.split("\n") == [FIRST, SECOND]


def test_the_name_of_a_programme_in_quotation_marks_may_end_above_a_slash() -> None:
    shown = "바다지기가 곰을 지키다 바다를 떠나는 이야기를 그린 영화 '바닷마을'. /온결 홈페이지"
    assert clean(FIRST, SECOND, shown, THIRD).body.split("\n") == [FIRST, SECOND, THIRD]


def test_a_short_sentence_behind_a_credit_ends_its_line() -> None:
    shown = f"{SCENE} 온결=남가온 기자 gaon@onkyeol.co.kr/2025.09.30/군은 더 짓는다."
    assert clean(FIRST, SECOND, shown).body.split("\n") == [FIRST, SECOND, "군은 더 짓는다."]


@pytest.mark.parametrize("notice", ["재판매 및 DB 금지", "DB 및 재판매 금지"])
def test_that_a_picture_may_not_be_sold_again_is_part_of_its_credit(notice: str) -> None:
    for shown in (f"온결항에 내린 사람들[로이터 연합뉴스 자료사진. {notice}]", f"온결군 새 시험동 *{notice}"):
        assert clean(FIRST, SECOND, shown, THIRD).body.split("\n") == [FIRST, SECOND, THIRD]


def test_an_agency_between_two_words_of_a_short_line_ends_a_phrase() -> None:
    told = "군은 이날 오후 시험동 문을 다시 열었다."
    pages = f"온결 시험동 앞의 시민들[연합뉴스]{told}"
    assert clean(FIRST, pages, SECOND, joint="\n").body.split("\n") == [FIRST, told, SECOND]


@pytest.mark.parametrize("credit", ["연합뉴스", "사진  온결바이오  제공  ", "/온결=연합뉴스"])
def test_wide_spaces_part_no_credit_from_its_picture(credit: str) -> None:
    assert clean(FIRST, SECOND, f"{SCENE}  {credit}{THIRD}").body.split("\n") == [FIRST, SECOND, THIRD]
    assert clean(f"{SCENE}  {credit}{FIRST}", SECOND).body.split("\n") == [FIRST, SECOND]


def test_behind_wide_spaces_a_paragraph_that_names_an_agency_stays() -> None:
    told = "연합뉴스와 온결군은 새 시험동에서 사진전을 함께 열고 수익금을 이웃에게 건네기로 했다."
    assert told in clean(f"{FIRST}  {told}  {SECOND}").body


@pytest.mark.parametrize(
    "shown",
    [
        "온결시에 있는 시험동에서 직원들이 바닷말을 씻는 일을 하고있다. 새벽일보DB·남가온 기자 gaon@saebyeok.com",
        "온결(OGA)기반 바닷말 조사 화면. 온결연구원 제공",
        "지난해 열두째 바다잔치를 앞두고 시험동 유리면을 밝혀, 바다를 상징하는 빛이 눈길을 끌었다. 새벽일보DB",
    ],
)
def test_a_page_without_a_headline_may_begin_with_a_picture(shown: str) -> None:
    article = clean(shown, FIRST, SECOND, THIRD, title="")
    assert (article.title, article.body.split("\n")) == (None, [FIRST, SECOND, THIRD])
