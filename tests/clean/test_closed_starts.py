"""Text and decks that stand in one line with a picture's text and its credit stay."""

from __future__ import annotations

import pytest

from tests.clean.insects import BODY, TITLE, clean

TOLD = (
    "온결군은 지난해 곤충 농가 열두 곳에 새 사육장을 지어 주었다.",
    "그러면서 군도 판로를 넓히는 데 힘을 보태겠다고 덧붙였다.",
    "오히려 농가들은 “사료값이 올라 남는 것이 없었다”면서 지원이 늦었음을 부각했다.",
)
SHOWN = (
    "먹이 주는 남가온[온결통신 자료사진]",
    "시험동 전경[온결군 제공]",
    "19차 곤충 박람회에서 인사말 하는 최영 군수[온결군 제공]",
)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("shown", SHOWN)
def test_a_sentence_stays_that_a_pictures_text_is_glued_to(told: str, shown: str) -> None:
    lines = list(BODY)
    found = clean(TITLE, *lines[:2], f"{told}{shown}", *lines[2:])
    assert found.body.split("\n") == [*lines[:2], told, *lines[2:]]


def test_a_sentence_of_what_somebody_said_stays_before_a_portrait() -> None:
    said = "최 군수는 이날 농가를 돌아보고 지원을 늘리겠다는 뜻을 강조했다."
    found = clean(TITLE, *BODY[:2], f"{said} 최영 온결군수[온결군 제공]", *BODY[2:])
    assert found.body.split("\n") == [*BODY[:2], said, *BODY[2:]]


def test_sentences_of_the_picture_go_with_it() -> None:
    for shown in (
        "온결군이 새 시험동을 공개했다.시험동은 내년에 문을 연다. 사진은 시험동 전경. [온결군 제공]",
        "온결군은 올해 임대료를 내린다.사진은 8일 도하면 사육장에서 먹이를 주는 농민의 모습. [온결군 제공]",
    ):
        assert clean(TITLE, *BODY[:2], shown, *BODY[2:]).body.split("\n") == list(BODY)


DECKS = (
    "곤충 단백질 시험동 짓고 “일자리 150개 새로 만들 것”…내년부터 기업에 문 열 예정",
    "군 자체 조사 통해 '수입 곤충' 의혹 반박·농가 지원 확대",
)
SCENES = (
    "19일 온결군 도하면에서 열린 ‘곤충 박람회’ 개막식에서 최영 군수가 인사말을 하고 있다.",
    "온결군 최영 군수",
)


@pytest.mark.parametrize("deck", DECKS)
@pytest.mark.parametrize("scene", SCENES)
def test_a_deck_stays_that_a_pictures_text_is_glued_to(deck: str, scene: str) -> None:
    for above in ((), (TITLE,)):
        found = clean(*above, f"{deck}{scene} [온결군 제공]", *BODY)
        assert deck in (found.title or "", *found.deck, *found.body.split("\n"))
        assert scene not in f"{found.title} {found.deck} {found.body}"


def test_a_headline_before_the_name_of_a_site_is_no_deck() -> None:
    title = "온결군, 곤충 단백질 시험동 첫 삽…기업 열두 곳 입주"
    assert clean(f"{title} | 온결통신", *BODY).title == title


def test_a_sentence_that_is_told_of_nothing_the_picture_shows_stays() -> None:
    told = "이들 중 한 마리는 사육장 밖에서 잡혔고, 다른 한 마리는 아직 발견되지 않았다."
    shown = "누에나방 GA-12※ 기사와 직접 관계가 없는 자료사진입니다. [온결군 제공]"
    found = clean(TITLE, *BODY[:2], f"{told}{shown}", *BODY[2:])
    assert told in found.body.split("\n")


def test_several_reporters_behind_a_dateline_sign_the_text_below_a_picture() -> None:
    deck = "군민 “일자리 늘 것” 반겨…내년부터 기업에 문 열 예정"
    line = f"{deck}온결군 최영 군수[온결통신 자료사진](온결=온결통신) 남가온 한보라 기자 = {BODY[0]}"
    found = clean(f"{line}    {'    '.join(BODY[1:])}")
    assert deck in (found.title or "", *found.deck)
    assert found.body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("▲ 최영 온결군수", "최영 온결군수는 오늘 곤충 단백질 시험동을 내년 말까지 짓겠다고 밝혔습니다."),
        (
            "▲ '곤충 박람회'에서 인사말 하는 최영 군수",
            "온결군과 온결대가 한자리에 모여 시험동을 함께 쓰기로 약속했습니다.",
        ),
    ],
)
def test_the_first_sentence_stays_that_a_portrait_with_a_mark_is_glued_to(shown: str, told: str) -> None:
    spoken = [f"{text.removesuffix('다.')}답니다." for text in BODY]
    found = clean(TITLE, f"{shown}{told}", *spoken)
    assert found.body.split("\n") == [told, *spoken]
