"""Captions told by their grammar and their place, and what stands where they do and is the article's."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

TITLE = "온결군, 백신 시험동 첫 삽 떴다"
DECK = "총사업비 210억…내년 9월 준공"
BODY = (
    "온결군은 백신 시험동의 첫 삽을 떴다고 7일 밝혔다. 시험동은 지상 3층 규모로 내년 9월까지 짓는다.",
    "군은 이곳에 기업 열두 곳을 들이고 연구 인력 80명을 새로 뽑을 계획이다. 총사업비는 210억원이다.",
    "남가온 군수는 “기업이 제품을 빨리 시험할 수 있도록 애쓰겠다”고 말했다.",
    "온결대 바이오학과도 시험동에 학생을 보내 실습하게 한다. 학과는 올해 정원을 30명으로 늘렸다.",
)
PHRASES = (
    "온결군 백신 시험동 투자 설명회 모습",
    "온결군청에서 열린 시험동 착공식에 참석한 관계자들",
    "곤충 인형을 든 남가온 온결군수와 최영 바이오벤처협회 회장",
    "온결군에서 열리고 있는 ‘백신 박람회 2024’의 포스터",
    "지난해 열린 백신 박람회 개막식 장면",
    "백신 시험동을 둘러보는 남가온 군수",
    "온결군-한빛바이오 업무협약 체결 현장",
    "온결해양바이오진흥원 내부 모습",
    "<온결군 백신 시험동 조감도>",
    "온결군 백신 시험동 조감도(안)",
    "(온결군 백신 시험동 조감도)",
    "*온결군 백신 시험동 조감도*",
    "[영상] 시험동 착공식 현장",
)
SENTENCES = (
    "남가온 온결군수가 7일 시험동 사업의 내용을 발표하고 있다.",
    "남가온 군수가 참석자들과 나란히 서 있다.",
    "관람객이 새 시험 장비를 직접 사용해 보고 있다.",
    "온결군 의원들이 백신 시험동 유치를 촉구하는 기자회견을 하고 있다.",
    "온결군 주민들이 7일 군민회관에 모여 백신 산업을 응원하는 손팻말을 들고 있다.",
    "두 기관 관계자들이 협약을 맺고 기념사진을 찍었다.",
)
THINGS = ("온결 클러스터가 들어선 ‘한빛 아일랜드’", "온결군이 들여온 세포 배양 장비", "온결군을 찾은 가온시 사람들.")
SUBHEADS = (
    "미래 연구단지 모습",
    "온결 바이오의 생생한 현장",
    "<시험동 운영 방향>",
    "기업 열두 곳 들어온다",
    "내년 9월 문 여는 시험동",
    "시험동을 이끄는 사람들",
    "달라진 온결의 모습",
    "더 커진 반려동물 의료시장",
    "美 발판 마련한 온결 기업들",
    "예산 210억원, 어디에 쓰나",
)
MARKS = ("Photo Image", "image", "img01.jpg", "![](https://example.org/1.jpg)", "사진 확대")


def article(*lines: str) -> Article:
    raw, _ = read_seed("\n\n".join(lines).encode(), "a.txt")
    return clean_article(raw, ("a",), load_taxonomy())


def assert_clean(found: Article) -> None:
    assert (found.title, found.body.split("\n")) == (TITLE, list(BODY))


@pytest.mark.parametrize("caption", PHRASES + SENTENCES)
def test_what_a_picture_shows_goes_without_a_mark(caption: str) -> None:
    assert_clean(article(TITLE, *BODY[:2], caption, *BODY[2:]))
    assert_clean(article(TITLE, *BODY, caption))


@pytest.mark.parametrize("mark", MARKS)
def test_whatever_phrase_stands_below_an_image_goes(mark: str) -> None:
    for caption in PHRASES + SENTENCES[:2] + THINGS:
        assert_clean(article(TITLE, *BODY[:2], mark, caption, *BODY[2:]))
        found = article(TITLE, DECK, mark, caption, *BODY)
        assert_clean(found)
        assert found.deck == (DECK,)


@pytest.mark.parametrize("head", SUBHEADS)
def test_a_head_of_a_part_stays_also_above_an_image(head: str) -> None:
    whole = [*BODY[:2], head, *BODY[2:]]
    assert article(TITLE, *whole).body.split("\n") == whole
    for below in ((), ("온결군 백신 시험동 조감도",), ("시험동을 둘러보는 남가온 군수 (사진=온결군)",)):
        found = article(TITLE, *BODY[:2], head, "Photo Image", *below, *BODY[2:])
        assert found.body.split("\n") == whole, below


def test_a_deck_stays_above_an_image_with_its_caption() -> None:
    found = article(TITLE, "美 진출 시간 줄여…결실 기대", "Photo Image", "한빛 광장의 조형물 (사진=온결군)", *BODY)
    assert_clean(found)
    assert found.deck == ("美 진출 시간 줄여…결실 기대",)


def test_a_sentence_of_the_article_stays() -> None:
    told = (
        "남가온 군수는 주민 설명회를 돌며 사업을 설명하고 있다.",
        "온결대 연구진이 새 백신을 개발하고 있다.",
        "온결군에서 지난 7일 개막한 백신 박람회에 기업 열두 곳이 함께 부스를 꾸려 관심을 모으고 있다.",
        "온결 바이오 산업은 이제 갈림길에 서 있다.",
    )
    for sentence in told:
        whole = [*BODY[:2], sentence, *BODY[2:]]
        assert article(TITLE, *whole).body.split("\n") == whole


@pytest.mark.parametrize(
    "led",
    [
        "온결군이 7일 백신 시험동의 첫 삽을 떴다. 온결군 제공",
        "백신 시험동 착공식 온결군 제공",
        "▲ 협약서를 펼쳐 보이는 한빛바이오 최영 대표, 남가온 온결군수(왼쪽부터).",
        "▲ 남가온 군수(가운데)와 참석자들. ",
    ],
)
def test_a_caption_in_front_of_the_lead_goes(led: str) -> None:
    for joint in ("", " "):
        assert_clean(article(TITLE, f"{led}{joint}{BODY[0]}", *BODY[1:]))


def test_a_marked_report_with_its_owner_is_a_caption() -> None:
    told = "▲ 온결군 시험동을 넓히는 업무협약이 17일 온결군과 한빛바이오 사이에 체결됐다.ⓒ온결군"
    assert article(f"• {told}", told, *BODY).body.split("\n") == list(BODY)
    assert_clean(article(TITLE, *BODY[:2], told, *BODY[2:]))
    listed = "▲ 온결군은 시험동을 내년까지 짓는다."
    assert listed in article(TITLE, *BODY, "▲ 온결대는 학생을 보낸다.", listed).body


def test_whose_a_picture_is_glued_to_the_lead_goes() -> None:
    assert_clean(article(TITLE, f"온결군 제공{BODY[0]}", *BODY[1:]))
    assert_clean(article(TITLE, BODY[0], f"ⓒ온결군 {BODY[1]}", f"ⓒ 최영하 기자 {BODY[2]}", *BODY[3:]))


def test_an_agencys_caption_without_an_address_goes() -> None:
    caption = "[온결=뉴시스]온결군 백신 박람회의 시간표다.(사진=온결군 제공) *재판매 및 DB 금지"
    assert_clean(article(TITLE, caption, caption, *BODY))
    signed = f"[온결=뉴시스]최영하 기자 = {BODY[0]}"
    assert_clean(article(TITLE, caption, signed, *BODY[1:]))


def test_a_sentence_about_giving_stays() -> None:
    told = "군은 주민 설명회를 열었다. 온결군은 제공키로 한 자료를 이날 주민에게 나눠 주고 질문을 받았다고 밝혔다."
    assert article(TITLE, told, *BODY).body.split("\n")[0] == told


def test_a_caption_broken_inside_a_word_goes_whole() -> None:
    broken = (
        "온결대에서 온 최영 교수(오른쪽 세 번째)와 쥘리앵 보네 한빛바이오 매",
        "니저가 시험동을 돌아본 다음 나란히 서 있다.",
    )
    assert_clean(article(TITLE, *broken, *BODY))
