"""Pages without line ends: what stands between a deck and the text, and what is the page's headline or lead."""

from __future__ import annotations

import pytest

from tests.clean.seaweed import FIRST, SECOND, THIRD, clean

DECK = '기업 열두 곳 새로 들여…"바다에 답이 있다"'
SCENE = "최다온 온결군수가 7일 온결군청에서 열린 설명회에서 시험동을 설명하고 있다."
MORE = "군은 이날 설명회에 기업 서른 곳이 왔다고 밝혔다."
BYLINES = ("(온결=연합뉴스) 남가온 기자 = ", "[새벽신문 남가온 기자] ", "[새벽=온결, 남가온 기자] ")


@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize("shown", [SCENE, f"{SCENE} {MORE}"])
def test_a_pictures_sentences_above_the_byline_go_and_the_deck_stays(byline: str, shown: str) -> None:
    article = clean(DECK, f"{shown} 2025.3.17/뉴스1", f"{byline}{FIRST}", SECOND, THIRD)
    told = "".join((*article.deck, article.body))
    assert "설명회에서" not in told
    assert MORE not in told
    assert FIRST in article.body
    assert DECK in told


@pytest.mark.parametrize(
    "caption",
    [
        f"{SCENE} /연합뉴스",
        "7일 오후 온결군청 강당에서 군청 사람들이 새 시험동에 들일 배양기를 살펴보고 있다. /연합뉴스",
        "축제가 7일 온결항에서 열렸다. 어민이 그물을 던지고 있다. 온결=남가온 기자 gaon@onkyeol.co.kr/2025.09.30/",
    ],
)
def test_a_pictures_sentence_above_the_byline_is_no_headline(caption: str) -> None:
    article = clean(caption, f"[새벽신문 남가온 기자] {FIRST}", SECOND, THIRD, title="")
    assert not article.title
    assert article.body.startswith(FIRST)


@pytest.mark.parametrize(
    "caption", ["최다온 온결군수. 연합뉴스", "온결항에 놓인 해조류 더미. 사진 온결군 제공=연합뉴스"]
)
def test_a_phrase_and_its_credit_are_no_headline(caption: str) -> None:
    article = clean(f"{caption}     {FIRST}", SECOND, THIRD, title="")
    assert not article.title
    assert article.body.startswith(FIRST)


@pytest.mark.parametrize(
    "shown",
    [
        "시험동 앞에 나란히 선 최다온 군수와 기업 대표들이 이야기를 나누고 있다 © News1",
        "최다온 온결군 대변인. 2025.6.11/뉴스1 © News1 남가온 기자",
    ],
)
def test_what_an_agency_shows_above_the_text_is_no_headline(shown: str) -> None:
    article = clean(f"{shown}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}", title="")
    assert not article.title
    assert article.body.startswith(FIRST)


def test_the_lead_above_a_pictures_credit_stays() -> None:
    lead = "온결바이오(대표 남가온)는 ‘바다산업전’에 나가 해조류 분석 장비를 선보였다고 21일 밝혔다."
    below = "올해로 여섯째인 이 전시회에는 기업 아흔 곳이 참가해 전시관 서른 칸을 꾸렸다. " + SECOND
    article = clean(f"{lead}사진제공=온결바이오{below}", THIRD, title="")
    assert article.body.startswith(lead)
    assert "사진제공" not in article.body


@pytest.mark.parametrize("button", ["크게보기", "사진 크게보기", "이미지 확대보기"])
def test_a_button_below_a_picture_goes(button: str) -> None:
    assert clean(FIRST, f"{button} {SECOND} {THIRD}").body.split("\n") == [FIRST, f"{SECOND} {THIRD}"]


@pytest.mark.parametrize("credit", ["[연합뉴스 자료사진]", "[촬영 남가온]"])
def test_a_phrase_that_ended_in_a_credit_is_no_headline(credit: str) -> None:
    article = clean(f"온결 바다에 처음 놓인 해조류{credit}\n{FIRST}", SECOND, THIRD, title="")
    assert not article.title
    assert article.body.startswith(FIRST)


def test_a_word_that_is_part_of_another_ends_no_picture() -> None:
    told = "데이터 중개 기업 온결바이오(대표 남가온)는 해양 빅데이터 기업과 협약을 맺었다. 빅데이터는 군이 댄다."
    assert told in clean(FIRST, told, THIRD).body


def test_an_association_of_reporters_is_no_credit() -> None:
    told = "온결기자협회(Onkyeol Journalists Association)는 이 시험동을 올해의 시험동으로 골랐다."
    more = "자동차기자협회에는 언론사 쉰 곳의 기자들이 들어 있다."
    assert f"{told}{more}" in clean(FIRST, f"{told}{more}", THIRD).body.replace("\n", "")


def test_tips_that_a_page_ends_with_go() -> None:
    tips = "※온결노컷뉴스는 여러분의 제보로 함께 세상을 바꿉니다. 모든 얘깃거리를 알려주세요."
    tips += "이메일 : news@onkyeol.co.kr카카오톡 : @온결"
    body = clean(FIRST, SECOND, f"{THIRD} {tips}").body
    assert "제보" not in body
    assert body.endswith(THIRD)


def test_a_stamp_and_a_byline_bound_the_picture_below_them() -> None:
    head = "온결 바다 시험동의 내일과 과제 입력 2026.07.10. 10:09 업데이트 2026.07.10. 10:15 "
    article = clean(f"{head}최다온(온결군수) 온결군수. /온결통신 {FIRST}", SECOND, THIRD, title="")
    assert [mark.value for mark in article.date_marks if mark.field == "published"] == ["2026.07.10. 10:09"]
    signed = clean(
        f"해조류로 여는 바다 산업[ 남가온 기자 ]온결군이 짓는 시험동(사진=온결군){FIRST}", SECOND, THIRD, title=""
    )
    assert signed.author == "남가온"
