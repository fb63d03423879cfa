"""Pages without line ends: captions between two paragraphs go, the paragraphs and what stands above them stay."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.model import RawArticle
from digest.taxonomy import load_taxonomy
from tests.clean.seaweed import FIRST, SECOND, THIRD, clean

CAPTIONS = (
    "해조류 시험동 조감도. 온결군 제공",
    "연구원들이 배양실에서 해조류를 살펴보고 있다. [사진=온결군]",
    "해조류 배양실 내부 [온결해양재단 제공]",
    "최다온 온결군수가 7일 군청에서 시험동 계획을 설명하고 있다. 연합뉴스",
    "최다온 온결군수가 7일 군청에서 시험동 계획을 설명하고 있다. 남가온 기자",
    "해조류를 다루는 기업이 늘고 있지만 시험할 곳은 모자란다. 바다를 낀 군마다 사정이 비슷하다. [사진=픽사베이]",
    "시험동 누리집 첫 화면. 온결군 누리집 갈무리",
    "왼쪽부터 최다온 군수, 남가온 원장, 한여울 대표. 온결군 제공",
    "남가온 온결해양재단 원장 ⓒ새벽신문 최영 기자",
    "배양실에 놓인 해조류. [㈜온결씨앤피]",
    "시험동 배양실. (사진=온결군 제공) *재판매 및 DB 금지",
    "해조류 시험동 조감도 온결군 제공",
    "참석자들이 시험동을 둘러보고 있다 온결해양재단 제공",
    "시험동 앞에 해조류 상자가 놓여 있다. 온결군제공",
    "배양실 문에 알림판이 걸려 있다./연합뉴스",
    "해조류 시험동 전경/연합뉴스",
    "해조류 시험동 포스터/온결군 제공",
    "시험동 앞마당에 해조류가 쌓여 있다. /사진=온결군",
    "시험동 배양실 모습. 2024.03.09. 온결군 제공",
)


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_between_two_paragraphs_goes(caption: str) -> None:
    article = clean(FIRST, SECOND, caption, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_above_the_first_paragraph_goes(caption: str) -> None:
    article = clean(caption, FIRST, SECOND, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("credit", "below"),
    [
        ("사진제공=온결씨앤피", "올해로 두 해째인 시험동은 기업 서른 곳이 함께 쓴다. 이용료는 없다."),
        ("사진=온결해양재단", "27일 군에 따르면 시험동을 찾은 기업은 서른 곳이다. 이용료는 없다."),
        ("출처: 바다연구모임", "최다온 군수는 시험동을 두 해 안에 넓히겠다고 했다. 이용료는 없다."),
        (" 온결해양재단 제공", "한국의 바다를 아는 사람이면 누구나 시험동을 쓸 수 있다. 이용료는 없다."),
    ],
)
def test_an_owner_ends_where_the_paragraph_begins(credit: str, below: str) -> None:
    article = clean(FIRST, SECOND, "시험동 배양실.", credit, below, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, below, THIRD]


@pytest.mark.parametrize(
    "told",
    [
        "시험동에서 바다 사진을 전시. 관람 무료.",
        "자세한 것은 재단 누리집 참고.",
        "앞으로 시험동을 어떻게 쓸 것인지 묻는 이가 많다. 군은 어떻게 보나.",
    ],
)
def test_notices_and_questions_before_a_credit_stay(told: str) -> None:
    text = f"{FIRST}◇ 온결해양재단은 9일까지 연구원을 뽑는다. {told} 온결문화회 제공 ◇ 온결문화회는 {SECOND}{THIRD}"
    body = clean(text).body
    assert told in body
    assert "온결문화회 제공" not in body


def test_a_reporters_name_between_sentences_and_the_day_of_a_picture_go() -> None:
    text = f"{FIRST} 남가온 기자 {SECOND} 시험동 배양실 2024. 03.09. (사진=온결군 제공) {THIRD} 군은 8일 터를 샀다."
    assert clean(text).body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD} 군은 8일 터를 샀다."


@pytest.mark.parametrize("caption", [caption for caption in CAPTIONS if "모자란다" not in caption])
def test_where_spaces_stand_between_paragraphs_only_the_sentence_before_the_credit_goes(caption: str) -> None:
    article = clean(FIRST, SECOND, caption, THIRD, joint=" ")
    assert article.body.replace("\n", " ") == " ".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("deck", "caption"),
    [
        ("시험동 넓혀 해조류 원료 시험 “기업 부담 줄인다”", "최다온 군수가 시험동을 둘러보고 있다. 온결군 제공"),
        ("두 해 동안 50억 들여 시험동 넓히기로", "온결군 해조류 시험동 조감도. 온결군 제공"),
        ("원료 시험할 곳 모자라 시험동 확장 결정", "최다온 온결군수가 설명회에서 발언하고 있다. 뉴시스"),
        ("온결에 시험동 확장, 기업 열두 곳 입주", "[온결=뉴시스] 시험동 배양실. (사진=온결군 제공)"),
        (
            "두 해 동안 50억 들여 해조류 원료 시험",
            "기업 사람들이 새로 지은 온결군 배양실을 남가온 원장과 둘러보고 있다. 연합뉴스",
        ),
        (
            "원료 시험할 곳은 여전히 모자란다",
            "'온결바다 2024' 설명회에서 최다온 군수가 발언하고 있다. ⓒ새벽신문 최영 기자",
        ),
        ("시험동 부족에 기업 발길 끊겨 울상↓", "온결군 해조류 시험동 배양실. [연합뉴스]"),
        ("시험동 넓혀 기업 열두 곳 유치", "[사진=온결군]"),
        ("원료 시험 “줄 서지 않게 해야”", "[123RF]"),
        ("시험동 넓혀 기업 맞는다", "온결해양기업부 직원들이 시험동을 둘러보고 있다. 온결해양기업부 제공"),
    ],
)
def test_the_deck_glued_to_a_caption_stays(deck: str, caption: str) -> None:
    article = clean(deck, caption, FIRST, SECOND, THIRD)
    assert deck in "\n".join((*article.deck, article.body))
    assert [line for line in (FIRST, SECOND, THIRD) if line not in article.body] == []
    assert caption[-7:] not in article.body


@pytest.mark.parametrize(
    "told",
    [
        "군은 기업에 배양 장비와 시험 자료를 무료로 제공한다. 기업은 이용료만 낸다.",
        "그동안 시험 서비스 제공사들은 물가를 탓해 왔다. 군은 값을 낮추기로 했다.",
        "연합뉴스가 지난달 조사한 결과 기업의 절반이 시험할 곳을 찾지 못했다.",
        "최영 기자는 3년 동안 이 바다를 취재했다. 책도 두 권 냈다.",
        "군은 시험동을 배양/분석/포장 셋으로 나눴다. 1/3은 비어 있다.",
        "보도자료: 군이 7일 낸 글에는 시험동이 세 번 나온다. 군은 글을 누리집에 올렸다.",
        "온결군은 사진은 물론 영상 자료도 함께 모으고 있다. 자료는 누구나 본다.",
        "협의체는 시험 자료를 회원국끼리 나눈다. APEC 회원국이면 누구나 시험동을 쓴다.",
        "신문사는 기사 쓰는 프로그램을 두 개 쓴다. 지역 로봇 기자는 마을 소식을, 경제 로봇 기자들은 시세를 맡는다.",
        "군은 지난달 국비를 청했다. 대통령실에도 같은 뜻을 전했고 국회에는 자료를 냈다.",
        "소식은 바다 건너까지 퍼졌다. 로이터 통신은 온결군의 시험동을 두 차례 소개했다.",
        "군은 “터가 좁은 것은 안다”면서도 “올해는 넓히지 않는다”고 밝혔다. 주민들은 아쉬워했다.",
    ],
)
def test_words_of_credits_inside_a_sentence_take_nothing(told: str) -> None:
    article = clean(FIRST, SECOND, told, THIRD)
    assert article.body.replace("\n", "") == "".join((FIRST, SECOND, told, THIRD))


def test_a_credit_glued_to_a_paragraph_goes_alone() -> None:
    article = clean(FIRST, SECOND, "(사진=온결군)", THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "told",
    [
        "이를 두고 남가온 원장은 “시험은 나라가 맡아야 한다”고 내다봤다. 아직 답은 없다.",
        "또한 시험동은 기업이 낸 시험 자료를 석 달 동안 보관해 다음 시험에 쓰기로 했다.",
        "하지만 시험을 바라는 기업이 늘어 기다리는 날이 두 배로 길어졌다. 값도 올랐다.",
    ],
)
@pytest.mark.parametrize("credit", [" (사진=온결군)", " [사진=온결통신]", "출처: 온결해양재단"])
def test_what_goes_on_from_the_paragraph_above_is_no_caption(told: str, credit: str) -> None:
    article = clean(FIRST, SECOND, told + credit, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, told, THIRD]


@pytest.mark.parametrize(
    ("sentence", "repeated"),
    [
        ("온결군은 7일 시험동에서 해조류 원료를 시험할 기업 열두 곳을 뽑는 심사를 했다.", True),
        ("심사에서는 원료를 얼마나 오래 다뤘는지와 앞으로 몇 사람을 뽑을지를 함께 봤다.", False),
        ("전시는 오는 30일까지 무료로 열린다.", False),
    ],
)
def test_a_sentence_before_a_credit_goes_only_if_another_tells_the_same(sentence: str, *, repeated: bool) -> None:
    lead = "온결군은 7일 시험동에서 해조류 원료를 시험할 기업 열두 곳을 뽑았다고 8일 밝혔다. 전시와 시험은 무료다."
    article = clean(lead, FIRST, THIRD, SECOND, sentence, "(사진=온결군 제공)", THIRD, joint=" ")
    assert "(사진" not in article.body
    assert (sentence not in article.body) is repeated


def test_an_agencys_mark_tells_where_its_caption_begins() -> None:
    caption = (
        "[온결=뉴시스] 온결군은 9일 군청에서 기업 설명회를 열었다. 사진은 최영 군수(왼쪽부터), 남가온 원장."
        " (사진=온결군 제공) 2024.03.09. *재판매 및 DB 금지"
    )
    assert clean(FIRST, SECOND, caption, THIRD).body.split("\n") == [FIRST, SECOND, THIRD]


def test_items_of_news_keep_what_stands_before_the_next_picture() -> None:
    item = "◇ 온결해양재단은 9일 청년 연구원 여덟 명을 뽑아 시험동에 두기로 했다."
    text = " ".join((FIRST, item, "온결문화회 제공 ◇ 온결문화회는 다음 달까지 바다 사진전을 연다.", SECOND, THIRD))
    body = clean(text).body
    assert item in body
    assert "온결문화회 제공" not in body


def test_the_outlet_in_brackets_tells_where_the_text_begins() -> None:
    article = clean("군, 시험동 넓혀 기업 들인다[서울경제] ", FIRST, SECOND, THIRD)
    assert article.outlet is not None
    assert article.outlet.name == "서울경제"
    assert article.body.startswith(FIRST)


def test_two_credited_captions_above_a_text_without_a_headline_go() -> None:
    above = "해조류 시험동 내부. 배양기 열두 대가 놓여 있다 [연합뉴스 자료사진]시험동 현장. [온결해양재단 제공]"
    raw = RawArticle("a.txt", "0", "text", "".join((above, FIRST, SECOND, THIRD)), ())
    assert clean_article(raw, ("a",), load_taxonomy()).body.split("\n") == [FIRST, SECOND, THIRD]


def test_cleaning_what_came_out_changes_nothing() -> None:
    article = clean(
        "두 해 동안 50억 들여 시험동 넓히기로", *CAPTIONS[:3], FIRST, CAPTIONS[4], SECOND, CAPTIONS[5], THIRD
    )
    again = clean_article(
        RawArticle("a.txt", "0", "text", f"{article.title}\n\n{article.body}", ()), ("a",), load_taxonomy()
    )
    assert again.body == article.body


@pytest.mark.parametrize(
    "act", ["주민들이 새 배양실을 관람하고 있다.", "최다온 군수가 기업 대표들의 질문을 경청하고 있다."]
)
def test_what_a_picture_shows_goes_where_it_is_glued_to_a_sentence(act: str) -> None:
    assert clean(f"{FIRST}\n\n{act}{SECOND}\n\n{THIRD}").body.split("\n") == [FIRST, SECOND, THIRD]
    assert clean(f"{FIRST}\n\n{SECOND}{act}\n\n{THIRD}").body.split("\n") == [FIRST, SECOND, THIRD]


def test_what_goes_on_is_no_picture() -> None:
    told = "주민들은 새 배양실을 반기고 있다.군은 설명회를 더 연다."
    assert "반기고 있다." in clean(f"{FIRST}\n\n{told}\n\n{THIRD}").body
