"""Pages without line ends: where a picture's text begins below a deck that no rule tells from it."""

from __future__ import annotations

import pytest

from digest.clean.deck_joints import likely_start, places
from tests.clean.seaweed import FIRST, SECOND, THIRD, clean

BELOW = f"{FIRST}{SECOND}{THIRD}"


@pytest.mark.parametrize(
    ("deck", "caption", "joint"),
    [
        ("바다를 닮은 건물, 주민 손으로", "온결군 해조류 시험동 배양실", ""),
        ("해조류로 여는 새 길… 기업들 발길 이어져", "배양실에서 원료를 살펴보는 한여울 대표", ""),
        ("기업들도 반겨… “바다에 답이 있다”", "온결군 시험동 배양실에 놓인 해조류", " "),
        ("배양실 네 곳·분석실 갖춰 원료 시험 지원", "최다온 온결군수가 7일 시험동에서 기업인들을 만나고 있다.", " "),
    ],
)
def test_a_caption_goes_and_the_deck_above_it_stays(deck: str, caption: str, joint: str) -> None:
    article = clean(f"{deck}{joint}{caption} (사진=온결군 제공)", FIRST, SECOND, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]
    assert article.deck == (deck,)


def test_the_likeliest_place_lies_inside_no_word_of_the_text() -> None:
    told = "군민 손으로 함께 짓는 바닷가 건물, 기업 발길 이어져해조류 시험동 배양실"
    text = f"{told} ⓒ온결군{BELOW}"
    start = likely_start(text, 0, len(told), len(told) + 5)
    assert told[start:] == "해조류 시험동 배양실"


def test_places_end_with_the_first_sentence() -> None:
    told = "시험동을 짓는다.군은 터를 산다"
    assert max(places(told, 0, len(told))) < told.index(".")


def test_what_somebody_says_above_a_credit_is_no_caption() -> None:
    said = "“바다에 답이 있다는 말을 스무 해 동안 들었지만 이제야 시험동을 짓게 됐다”고 최다온 군수는 말했다."
    article = clean(f"{said} [사진=온결군 제공]", FIRST, SECOND, THIRD, joint=" ")
    assert article.body.startswith(said)


def test_a_caption_inside_the_brackets_takes_no_deck_with_it() -> None:
    deck = "군민과 기업이 함께 쓰는 건물, 배양실 네 곳 갖춰 내후년 봄 문 열어"
    article = clean(f"{deck} [사진: 새 시험동의 배양실.]", FIRST, SECOND, THIRD)
    assert article.body.startswith(deck)


@pytest.mark.parametrize(
    ("top", "stays"),
    [
        ("최다온 온결군수(좌), 남가온 온결해양재단 원장", ""),
        ("바다에서 찾은 새 길…내후년 봄 문 열어 온결군 해조류 시험동 모습", "바다에서 찾은 새 길…내후년 봄 문 열어"),
    ],
)
def test_above_a_page_without_a_headline_a_caption_goes_that_shows_something(top: str, stays: str) -> None:
    article = clean(f"{top} [사진 출처=온결통신] {FIRST}", SECOND, THIRD, title="")
    assert (article.title or "") == stays
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]


def test_no_place_has_nothing_but_space_above_it() -> None:
    told = "  해조류 시험동 배양실"
    assert places(told, 0, len(told)) == [0, told.index("시"), told.index("배")]
    assert likely_start(f"{told} ⓒ온결군{BELOW}", 0, len(told), len(told) + 5) in places(told, 0, len(told))
