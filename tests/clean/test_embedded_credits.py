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
