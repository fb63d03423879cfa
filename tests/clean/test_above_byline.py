"""Pages without line ends: what stands between a deck and the byline the text begins with."""

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
