"""Pictures' texts with any form of credit, wherever they stand, go; the article and its headline stay whole."""

from __future__ import annotations

import itertools

import pytest

from digest.clean import clean_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy
from tests.clean.insects import BODY, TITLE
from tests.clean.seaweed import FIRST, SECOND, THIRD
from tests.clean.seaweed import clean as clean_page

CREDITS = (
    *(
        "/사진=온결군",
        "/사진 온결군",
        "(사진=온결군)",
        "사진=남가온 특파원",
        "사진출처=온결군",
        "사진: 온결군",
        "사진|온결군",
    ),
    *(
        "(사진 온결군 제공)",
        "[사진:온결군]",
        "이미지=온결군",
        "출처=온결군",
        "(제공=온결군)",
        "제공=온결군",
        "/제공=온결군",
    ),
    *("/ 온결군 제공", "<저작권자=온결군>", "온결군청 홈페이지 캡처"),
    *("〈온결군 제공〉", "<사진공동취재단>"),
)
SHOWN = (
    "온결군 곤충 단백질 시험동 조감도",
    "참석자들이 시험동 예정지를 둘러보고 있다.",
    "최영 군수가 8일 도하면에서 열린 기공식에서 축사를 하고 있다.",
    "온결군 도하면 일대 전경.",
)


def clean(*lines: str) -> Article:
    raw, _ = read_seed("\n\n".join(lines).encode(), "a.txt")
    return clean_article(raw, ("a",), load_taxonomy())


@pytest.mark.parametrize(("credit", "shown"), list(itertools.product(CREDITS, SHOWN)))
def test_a_credit_takes_its_caption_above_between_and_before_paragraphs(credit: str, shown: str) -> None:
    caption = f"{shown} {credit}"
    for lines in (
        (TITLE, caption, *BODY),
        (TITLE, BODY[0], caption, *BODY[1:]),
        (TITLE, f"{caption} {BODY[0]}", *BODY[1:]),
    ):
        article = clean(*lines)
        assert article.title == TITLE
        assert article.body.split("\n") == list(BODY)
        assert not article.deck


def test_a_credited_sentence_among_several_paragraphs_goes_whatever_it_tells() -> None:
    caption = "최영 군수와 관계자들이 8일 기공식에서 첫 삽을 떴다. /사진=온결군"
    assert clean(TITLE, caption, *BODY).body.split("\n") == list(BODY)
    assert clean(TITLE, BODY[0], caption, *BODY[1:]).body.split("\n") == list(BODY)
    assert "첫 삽을 떴다" in clean(TITLE, BODY[0], caption).body  # perhaps the credit of the picture above


def test_an_agency_below_all_of_the_text_is_whose_the_article_is() -> None:
    article = clean(TITLE, *BODY, "/연합뉴스")
    assert article.outlet is not None
    assert article.outlet.name == "연합뉴스"
    assert article.body.split("\n") == list(BODY)


def test_the_headline_stays_although_an_agency_stands_behind_it() -> None:
    assert (clean(f"{TITLE} :: 뉴시스", *BODY).title or "").startswith("온결군")


def test_what_was_to_be_seen_on_a_day_goes_and_what_is_reported_stays() -> None:
    shown = "최영 군수가 8일 온결군청에서 열린 설명회에서 시험동을 설명하고 있다."
    reported = "군은 8일 군청에서 설명회를 열고, 온결대에서 나온 연구를 기업에 알리고 있다."
    assert shown not in clean(TITLE, BODY[0], shown, *BODY[1:]).body
    assert reported in clean(TITLE, BODY[0], reported, *BODY[1:]).body
    assert shown in clean("[사진] 시험동 설명하는 군수", shown, BODY[0]).body  # the picture is the news


@pytest.mark.parametrize("credit", ["[사진=", "(사진제공=", "/사진="])
def test_a_credit_cut_short_takes_its_caption(credit: str) -> None:
    for shown in SHOWN:
        caption = f"{shown} {credit}"
        assert clean(TITLE, BODY[0], caption, *BODY[1:]).body.split("\n") == list(BODY)
        assert clean(TITLE, *BODY, caption).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "owner", ["사진온결군", "사진온결바이오 홈페이지", "사진연합뉴스", "사진 온결군", "사진|온결군", "이미지=챗봇 생성"]
)
def test_whose_a_picture_is_goes_as_a_line_of_its_own(owner: str) -> None:
    assert clean(TITLE, *BODY[:2], owner, *BODY[2:]).body.split("\n") == list(BODY)


@pytest.mark.parametrize("head", ["사진전 개막", "사진으로 보는 온결군", "사진작가의 하루"])
def test_a_head_of_a_part_about_pictures_stays(head: str) -> None:
    assert clean(TITLE, *BODY[:2], head, *BODY[2:]).body.split("\n") == [*BODY[:2], head, *BODY[2:]]


@pytest.mark.parametrize(
    "caption",
    [
        "▲ 최영 군수는 지난 8일 도하면에서 곤충 단백질 시험동 기공식을 열고 관계자들을 격려했다.",
        "▲시험동 조감도. 온결군은 내년 말까지 공사를 마친다.",
        "<최영 군수가 기공식에서 축사를 하고 있다. <사진공동취재단>>",
    ],
)
def test_a_marked_report_above_the_text_is_a_picture(caption: str) -> None:
    assert clean(TITLE, caption, *BODY).body.split("\n") == list(BODY)


def test_a_first_sentence_told_again_is_a_caption_where_a_wider_gap_stands_below_it() -> None:
    caption = "온결군이 도하면에 기업 열두 곳이 들어올 곤충 단백질 시험동을 짓는다."
    gap = ("",) * 2
    assert clean(TITLE, caption, *gap, *BODY).body.split("\n") == list(BODY)
    assert clean(TITLE, caption, *BODY).body.split("\n") == [caption, *BODY]


def test_several_images_stand_between_a_deck_and_a_caption() -> None:
    found = clean(TITLE, "기업 들어올 혜택도", "Photo Image", "Photo Image", "온결군 시험동 (사진=온결군)", *BODY)
    assert (found.deck, found.body.split("\n")) == (("기업 들어올 혜택도",), list(BODY))


def test_the_order_of_people_ends_with_its_credit() -> None:
    row = "8일 열린 협약식에서 최영 군수와 남가온 대표(왼쪽부터)가 기념촬영을 하고 있다. 온결군 제공"
    told = "온결바이오는 시약을 만드는 기업이다. 전국 병원 40곳에 시약을 공급하고 있다."
    assert clean(TITLE, BODY[0], row, *BODY[1:3], told, BODY[3]).body.split("\n") == [*BODY[:3], told, BODY[3]]


def test_a_pointer_to_a_picture_behind_a_name_goes_from_a_report() -> None:
    told = "최영 군수{}는 “시험동이 문을 열면 일자리 150개가 새로 생길 것”이라고 말했다."
    for pointer in ("(사진)", "(사진 왼쪽)", "[사진 가운데]"):
        assert clean(TITLE, *BODY[:3], told.format(pointer)).body.split("\n") == [*BODY[:3], told.format("")]


def test_a_wires_caption_may_be_long() -> None:
    people = ", ".join(
        f"{name} 온결바이오연구협의회 운영위원" for name in ("남가온", "도하준", "고은결", "최영아", "한보라")
    )
    caption = (
        "최영 군수가 8일 도하면에 있는 연구기관 다섯 곳을 차례로 찾아 곤충 단백질 시험동의 운영에 함께 힘쓴다는 "
        "협약에 서명했다. 협약에 따라 기관들은 장비와 인력을 나누어 쓰고 기업 열두 곳이 시험을 마치도록 돕는다. "
        f"왼쪽부터 {people}, 최영 온결군수 순.2024.3.8.(온결군 제공)/뉴스1"
    )
    assert len(caption) > 250
    assert clean(TITLE, caption, *BODY).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "shown", ["온결군 해조류 시험동 배양실", "최다온 온결군수가 20일 온결군청에서 시험동을 설명하고 있다."]
)
@pytest.mark.parametrize("button", ["AD 원본보기 아이콘", " 원본보기 아이콘", " 이미지 크게 보기"])
@pytest.mark.parametrize(
    "credit",
    [
        "[이미지출처=연합뉴스]",
        "[이미지 출처=로이터연합뉴스]",
        "[사진출처=온결군]",
        "사진=온결군 제공",
        "/온결군 제공",
        "남가온 기자 gaon@",
    ],
)
def test_a_button_behind_a_credit_changes_nothing(credit: str, button: str, shown: str) -> None:
    paragraphs = (FIRST, SECOND, THIRD)
    lines = (paragraphs[0], f"{shown} {credit}{button}", *paragraphs[1:])
    assert clean_page(*lines, joint="\n\n").body.split("\n") == list(paragraphs)
