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
