"""Pages without line ends: captions told by broad knowledge of what pictures show, and the heads and reports beside."""

from __future__ import annotations

import re

import pytest

from digest.clean.patterns import NOT_GIVEN
from tests.clean.seaweed import FIRST, SECOND, THIRD, clean

BELOW = "시험동은 내후년 봄에 문을 연다. 군은 그때까지 연구원 열두 명을 뽑기로 했다."
DECK = "바다에서 찾은 새 먹거리…기업 열두 곳 모여"
DAY = "26일 서울 중구 한빛호텔에서 열린 바다포럼에서 내빈들이 기념촬영을 하고 있다."
ROW = "왼쪽부터 최영 온결대 교수, 남가온 원장, 한여울 대표."
SPEECH = "최다온 군수가 3일 온결군청에서 열린 설명회에서 발언하고 있다."


@pytest.mark.parametrize(
    "caption",
    [
        "해조류 수출액 추이",
        "시험동 앱 실행 화면",
        "온결바다축제 비즈매칭 현장",
        "▶ 온결군 해조류 시험동 입구",
        "'바다의 아이들'. 온결픽처스",
        "영화 <바다의 아이들> 포스터. 온결픽처스",
        "뮤지컬 '바다' 포스터. 사진 온결컴퍼니, 가온미디어",
        "해조류 시험동 전경 (출처 : 온결군)",
        "남가온 원장이 쓴 책 '바다의 말'",
        "남가온 원장이 지난해 펴낸 도감. 해조류 삼백 종을 담았다.",
        "관광객들이 온결 바닷가에서 사진을 찍고 있다.",
        "가온전자 직원들이 온결 공장에서 시험 장비를 조립하고 있다.",
        "한 연구원이 시료를 살펴보고 있는 모습이다.",
        "7일 온결항에 해조류를 실은 배가 정박해 있다.",
        f"{DAY} {ROW}",
        f"{DAY} {ROW[:-1]}",
        "남가온 온결해양재단 기획과장",
        "온결군 최다온 군수",
        "배우 최다온",
        "Getty Images Bank",
    ],
)
def test_a_caption_goes_where_paragraphs_are_glued(caption: str) -> None:
    assert clean(FIRST, SECOND, caption, BELOW, THIRD).body.split("\n") == [FIRST, SECOND, BELOW, THIRD]


@pytest.mark.parametrize("below", ["또 군은 연구원을 뽑는다.", "이번 공사는 두 해가 걸린다.", "2024년에 문을 연다."])
def test_a_word_that_opens_paragraphs_tells_where_a_picture_ends(below: str) -> None:
    body = clean(FIRST, SECOND, "가온바이오 첫 화면", f"{below} {BELOW}", THIRD).body
    assert body.split("\n") == [FIRST, SECOND, f"{below} {BELOW}", THIRD]


@pytest.mark.parametrize(
    "caption",
    [f"{DAY} ", f"{DAY} {ROW} ", SPEECH + " ", "해조류 시험동 홈페이지", "영화 <바다의 아이들> 포스터. 온결픽처스"],
)
def test_a_caption_goes_where_spaces_stand_between_paragraphs(caption: str) -> None:
    page = f"{FIRST} {SECOND} {caption}{BELOW} {THIRD}"
    assert clean(page).body.replace("\n", " ") == f"{FIRST} {SECOND} {BELOW} {THIRD}"


@pytest.mark.parametrize("caption", [DAY, f"{DAY} {ROW}", SPEECH, "남가온 원장(왼쪽)과 최다온 군수가 악수하고 있다."])
@pytest.mark.parametrize("joint", ["", " "])
def test_a_caption_goes_from_below_a_deck(caption: str, joint: str) -> None:
    article = clean(DECK, caption, FIRST, SECOND, BELOW, THIRD, joint=joint)
    assert article.deck == (DECK,)
    assert article.body.replace("\n", joint) == joint.join((FIRST, SECOND, BELOW, THIRD))


@pytest.mark.parametrize("caption", [DAY, SPEECH, "참석자들이 시험동을 둘러보고 있다."])
@pytest.mark.parametrize("joint", ["", " "])
def test_a_scene_above_the_text_goes(caption: str, joint: str) -> None:
    article = clean(caption, FIRST, SECOND, BELOW, THIRD, joint=joint)
    assert article.body.replace("\n", joint) == joint.join((FIRST, SECOND, BELOW, THIRD))


@pytest.mark.parametrize("mark", ["▣ ", "☞ ", "★ ", "【온결통신】"])
def test_a_source_in_brackets_goes_before_any_mark(mark: str) -> None:
    body = clean(FIRST, SECOND, f" 온결 바다축제 (출처 : 온결군){mark}{BELOW}", THIRD).body
    assert "출처" not in body
    assert "바다축제" not in body
    assert BELOW in body


def test_phrases_before_heads_and_the_same_word_are_pictures() -> None:
    head = "◆ 바다로 나간 기업들"
    page = f"{FIRST} 온결해양재단 임직원 {head} {SECOND} 온결군 시험동 외관 온결군 시험동은 내년에 문을 연다. {THIRD}"
    body = clean(page).body
    assert "임직원" not in body
    assert "외관" not in body
    assert head in body
    assert "온결군 시험동은 내년에 문을 연다." in body


def test_numbered_pictures_in_brackets_go() -> None:
    article = clean("[사진1: 시험동 앞뜰.][사진2: 축사 중인 남가온 원장.]", FIRST, SECOND, BELOW, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, BELOW, THIRD]


@pytest.mark.parametrize(
    "told",
    [
        "세계 곳곳에서 비슷한 시도가 이어지고 있다.",
        "주민들이 마을을 떠나고 있다.",
        "연구자들이 길을 찾고 있다.",
        "원료 값이 크게 오르고 있다.",
        "새 법은 기업의 책임을 담고 있다.",
        "‘온결바다상’은 교육부와 온결군이 함께 수여하고 있다.",
        "바다가 주는 만큼만",
        "바다 밑 달라진 지도",
        "온결 해조류 사업의 비율",
        "남가온 원장이 찾은 답은 바다.",
        "한여울 교수연구팀은 원료 다섯 가지를 찾아냈다.",
        "또 18일 관계자가 모인 가운데 ‘바다의 날’ 행사를 열었다.",
        "매출은 두 배로 늘었다(출처: 통계청)는 말이 나온다.",
        "해조류란 ‘물속에서 자라는 식물’(출처: 바다사전)이라고 한다.",
    ],
)
@pytest.mark.parametrize("joint", ["", " "])
def test_what_is_told_between_paragraphs_stays(told: str, joint: str) -> None:
    body = clean(FIRST, SECOND, told, BELOW, THIRD, joint=joint).body
    assert body.replace("\n", joint) == joint.join((FIRST, SECOND, told, BELOW, THIRD))


@pytest.mark.parametrize("joint", ["", " "])
def test_a_report_that_begins_with_a_scene_stays_where_people_are_its_subject(joint: str) -> None:
    told = "버스 정류장에 노인 네 명이 있다. 모두 병원에 가는 길이다. 버스는 한 시간에 한 대 온다."
    article = clean(told, FIRST, SECOND, BELOW, THIRD, joint=joint)
    assert article.body.replace("\n", joint) == joint.join((told, FIRST, SECOND, BELOW, THIRD))


@pytest.mark.parametrize(
    "begun", ["한국은 ", "이노바이오는 ", "해외에서는 ", "의료계는 ", "은행권은 ", "하지만 ", "중앙회는 "]
)
def test_a_paragraph_begins_behind_the_word_for_giving(begun: str) -> None:
    assert re.match(NOT_GIVEN, begun)


@pytest.mark.parametrize(
    "goes_on", ["하는 ", "한다", "이 ", "을 ", "받아 ", "에서 ", "은 ", "사가 ", "사업을 ", "키로 ", "도 ", "중인 "]
)
def test_what_goes_on_behind_the_word_for_giving_begins_no_paragraph(goes_on: str) -> None:
    assert not re.match(NOT_GIVEN, goes_on)


@pytest.mark.parametrize("joint", ["", " "])
@pytest.mark.parametrize(
    "row", ["사진 왼쪽부터 최다온 군수, 남가온 원장.", "왼쪽부터 한여울 대표, 남가온 원장, 최다온 군수."]
)
def test_a_row_of_who_stands_where_goes_alone(row: str, joint: str) -> None:
    article = clean(FIRST, SECOND, row, THIRD, joint=joint)
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("phrase", ["지난 7일 열린 설명회 모습", "온결바이오 본사 사옥"])
def test_a_phrase_above_the_text_goes_whose_next_word_begins_sentences(phrase: str) -> None:
    below = (
        "온결군은 내년 봄에 첫 삽을 뜬다. 예산은 모두 120억 원이다. 군민들은 시험동이 문을 열기를 손꼽아 기다리고 있다."
    )
    told = f"{FIRST} {SECOND} {THIRD} {below}"
    assert clean(f"{phrase} {told}").body.replace("\n", " ") == told
