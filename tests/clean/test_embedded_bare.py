"""Pages without line ends: captions that no credit ends, and what else is glued between two paragraphs."""

from __future__ import annotations

import pytest

from tests.clean.seaweed import FIRST, SECOND, THIRD, clean

BELOW = "시험동은 내후년 봄에 문을 연다. 군은 그때까지 연구원 열두 명을 뽑기로 했다."

BARE = (
    "온결군 해조류 시험동 건물 외관.",
    "한여울 대표가 이끄는 ‘바다여!’ 전시장.",
    "시험동 이층,삼층 배양실 모습.",
    "온결씨앤피 CI.",
    "온결해양재단이 내놓은 새 로고.",
    "온결군 해조류 시험동 로비",
    "바다를 그린 온결군 해조류 사진전 포스터",
    "온결해양재단 누리집 갈무리",
    "지난해 열린 온결바다축제 현장사진",
    "배양실에 놓인 현미경 이미지",
    "온결 바다빛 무대온결 바다빛 무대",
    "남가온 온결해양재단 원장",
    "한여울 온결대 해양생물학과 교수",
    "남가온 원장과 최다온 군수가 시험동에서 대담하고 있다.",
    "온결대 교수들이 시험동 앞에서 구호를 외치고 있다.",
    "설명회를 마친 참석자들이 기념촬영을 했다.",
    "한여울 대표(왼쪽)와 남가온 원장이 협약서를 들어 보이고 있다.",
    "설명회에 나온 사람들. 왼쪽부터 한여울 대표, 남가온 원장, 최다온 군수.",
    "온결군은 해조류에서 얻은 원료를 시험하는 시험동을 내년까지 넓혀 짓는다고 7일 밝혔다.",
)
TOLD = (
    "왜 시험동일까.",
    "답은 사람.",
    "남가온 원장은 시험동 이미지센서를 새로 샀다.",
    "온결군 홍보관 포스터를 두고 말이 많았다.",
    "달라진 바다의 모습으로 마을이 바뀌었다.",
    "한여울 교수팀은 원료 다섯 가지를 찾아냈다.",
    "남가온 대표이사는 “바다에 답이 있다”고 했다.",
    "온결 사람들은 시험동 현판을 손수 새겼다.",
    "기업들이 앞다퉈 시험동에 들어오고 있다.",
    "그 바다, 그 사람들.",
)

AGAIN = (
    ("온결해양재단 집무실. ", "온결해양재단은 내후년 봄에 시험동의 문을 연다. 재단은 연구원 열두 명을 뽑기로 했다."),
    ("온결해양재단 새내기들 ", "온결해양재단은 내후년 봄에 시험동의 문을 연다. 재단은 연구원 열두 명을 뽑기로 했다."),
    ("온결해양재단이 꾸리는 바다 배움터", "온결해양재단이 내후년 봄에 문을 연다. 재단은 연구원 열두 명을 뽑기로 했다."),
)
"""Phrases, and paragraphs that begin with the same word."""
NOT_AGAIN = (
    "해조류 배양에 힘을 보태 어민의 살림(해조류 양식) 향상을 돕는다. 군은 내년에도 돈을 대기로 했다.",
    "시험동 체험과 더불어 시험동을 둘러볼 자리도 생긴다. 군은 내년에도 돈을 대기로 했다.",
    "기업들이 찾는 기업들의 배움터가 된다. 군은 내년에도 돈을 대기로 했다.",
)


@pytest.mark.parametrize(("caption", "below"), AGAIN)
def test_a_phrase_goes_whose_first_word_the_next_paragraph_begins_with(caption: str, below: str) -> None:
    article = clean(FIRST, SECOND, f"{caption}{below}", THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, below, THIRD]


@pytest.mark.parametrize("told", NOT_AGAIN)
def test_a_sentence_that_tells_its_first_word_again_stays(told: str) -> None:
    article = clean(FIRST, SECOND, told, THIRD)
    assert told in article.body


@pytest.mark.parametrize("caption", BARE)
def test_a_caption_without_a_credit_goes_where_paragraphs_are_glued(caption: str) -> None:
    article = clean(FIRST, SECOND, caption, BELOW, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, BELOW, THIRD]


@pytest.mark.parametrize(
    "caption",
    [
        "[시험동 배양실 (온결군 제공=온결통신)]",
        "[한여울 대표가 시험동에서 해조류를 살펴보고 있다. 시험동은 지난달 문을 열었다.]",
        "[참석자들이 기념촬영을 하고 있다.]",
    ],
)
@pytest.mark.parametrize("joint", ["", " "])
def test_a_caption_in_square_brackets_goes(caption: str, joint: str) -> None:
    article = clean(FIRST, SECOND, caption, THIRD, joint=joint)
    assert article.body.replace("\n", "").replace(" ", "") == "".join((FIRST, SECOND, THIRD)).replace(" ", "")


@pytest.mark.parametrize(
    "told", ["[표1] 시험동에 들어온 기업", "[단독] 시험동을 넓힌다", "[군이 낸 자료에는 값이 없다]"]
)
def test_other_brackets_inside_a_line_stay(told: str) -> None:
    assert told in clean(FIRST, SECOND, f"{told} 온결군은 값을 곧 알린다.", THIRD).body


def test_an_owner_in_capitals_is_learnt_from_what_pictures_show() -> None:
    scene = "한여울 대표(왼쪽)와 남가온 원장이 협약서를 들어 보이고 있다."
    chart = "지난해 시험동을 쓴 기업은 서른 곳이었다."
    article = clean(
        FIRST, scene, "ONK-LAB", SECOND, chart, "ONK-LAB", THIRD, "AI는 이 바다를 모른다. 군은 사람을 더 뽑는다."
    )
    assert "ONK-LAB" not in article.body
    assert scene not in article.body
    assert article.body.endswith("AI는 이 바다를 모른다. 군은 사람을 더 뽑는다.")


@pytest.mark.parametrize("field", ["사진 설명. ", "사진설명: ", "사진 설명 = "])
def test_what_says_it_is_a_caption_goes_up_to_the_outlets_mark(field: str) -> None:
    article = clean(
        "두 해 동안 50억 들여 시험동 넓히기로", f"{field}온결군 시험동 협약식(MOU)", "[서울경제] ", FIRST, SECOND, THIRD
    )
    assert "사진" not in article.body
    assert "협약식" not in article.body
    assert FIRST in article.body


@pytest.mark.parametrize(
    "caption",
    ["온결해양재단 시험동에 놓인 배양실 모습.", "최다온 온결군수가 시험동에서 기념촬영을 하고 있다."],
)
def test_a_caption_without_a_credit_goes_from_behind_the_deck(caption: str) -> None:
    deck = "두 해 동안 50억 들여 해조류 시험동 넓히기로 하고 기업 열두 곳 유치"
    article = clean(deck, caption, FIRST, SECOND, THIRD, "온결해양재단은 시험동을 맡는다. 일은 내년에 시작한다.")
    assert deck in "\n".join((*article.deck, article.body))
    assert caption not in article.body
    assert FIRST in article.body


def test_a_year_glued_to_a_quotation_begins_a_paragraph() -> None:
    told = "최다온 군수는 말했다. “시험동은 온결의 내일입니다.”"
    scene = "2024년 3월 7일 온결군청에서 최다온 군수가 시험동 계획을 설명하고 있다."
    assert clean(FIRST, told, scene, SECOND, THIRD).body.split("\n") == [FIRST, told, SECOND, THIRD]


@pytest.mark.parametrize("told", TOLD)
def test_a_short_paragraph_between_glued_ones_stays(told: str) -> None:
    article = clean(FIRST, SECOND, told, BELOW, THIRD)
    assert article.body.replace("\n", "") == "".join((FIRST, SECOND, told, BELOW, THIRD))


@pytest.mark.parametrize(
    "link",
    [
        "전문보기: https:www.saebyeok.exampleview12345",
        "원문 보기 https://saebyeok.example/12345",
        "기사 바로가기 : https:a.example12",
    ],
)
def test_a_labelled_link_goes_although_its_slashes_are_lost(link: str) -> None:
    body = clean(FIRST, SECOND, link, BELOW, THIRD).body
    assert "http" not in body
    assert body.replace("\n", "").replace(". 시험동은", ".시험동은") == "".join((FIRST, SECOND, BELOW, THIRD))


def test_a_phrase_glued_between_paragraphs_and_behind_quotations_again_and_again_goes() -> None:
    shown = "온결바이오의 바닷말 말리기(Seaweed)"
    quoted = f"{THIRD} 그는 “세 해 안에 다 짓겠다”"
    body = clean(f"{FIRST}{shown}", SECOND, f"{quoted}{shown}", BELOW).body
    assert body.replace("\n", "") == f"{FIRST}{SECOND}{quoted}{BELOW}"


def test_a_phrase_that_stands_in_a_sentence_again_stays_there() -> None:
    shown = "온결바이오의 바닷말 말리기(Seaweed)"
    told = f"{shown} 기술은 널리 알려져 있다. 군은 {shown} 기술을 더 알리기로 했다."
    assert told in clean(FIRST, SECOND, told, THIRD, BELOW).body


SHOWN = "온결항에서 열린 2025 온결바다잔치(OBF) 현장사진"


def test_a_picture_found_elsewhere_goes_from_the_beginning_of_the_page() -> None:
    article = clean(f"{SHOWN}남가온 연구원은 바닷말을 기르고 있다.{FIRST}", f"{SECOND}{SHOWN}", THIRD, joint="\n")
    assert SHOWN not in article.body
    assert article.body.startswith("남가온 연구원은 바닷말을 기르고 있다.")


def test_a_line_that_goes_on_from_the_words_of_a_picture_stays() -> None:
    told = f"{SHOWN}은 군청 앞에 걸린다. 군은 해마다 새 사진을 건다."
    assert told in clean(told, FIRST, f"{SECOND}{SHOWN}", THIRD, joint="\n").body
