"""What no rule knows is judged by letters and place: furniture of any form goes, what reads otherwise stays."""

from __future__ import annotations

import pytest

from digest import vocabulary
from digest.clean import clean_article
from digest.clean.line_odds import line_odds, load_weights, pieces_of, places_of
from digest.clean.page_lines import RULE
from digest.errors import ConfigurationError
from digest.model import Article, RawArticle
from digest.taxonomy import load_taxonomy

TITLE = "온결군, 해조류 시험동 넓혀 기업 열두 곳 들인다"
DECK = "두 해 동안 50억 원 들여 배양실 네 곳 늘려"
BODY = (
    "온결군은 해조류에서 얻은 원료를 시험하는 시험동을 내년까지 넓혀 짓는다고 7일 밝혔다.",
    "입주를 바라는 기업은 서른 곳이 넘는다. 군은 심사를 거쳐 열두 곳을 뽑기로 했다.",
    "최다온 군수는 “좁은 시험동을 넓혀 달라는 기업들의 말을 들었다”고 말했다.",
)
FOREIGN = (
    "기사 목록 더보기 독자 게시판 기자 응원하기",
    "오늘의 온결 날씨 알림 받기 기사 모아보기",
    "독자 뉴스룸 기자 채용 기사 제보 안내 바로가기",
)


def clean(*lines: str) -> Article:
    raw = RawArticle("a.txt", "0", "text", "\n".join(lines), ())
    return clean_article(raw, ("a",), load_taxonomy())


@pytest.mark.parametrize("line", FOREIGN)
def test_a_line_of_no_known_form_goes_below_the_text(line: str) -> None:
    assert line not in clean(TITLE, DECK, *BODY, line).body


@pytest.mark.parametrize("line", FOREIGN[2:])
def test_such_a_line_goes_above_the_text_if_no_deck_reads_so(line: str) -> None:
    above = clean(TITLE, line, *BODY)
    assert line not in "\n".join((*above.deck, above.body))


@pytest.mark.parametrize("head", ["시험동이 하는 일", "해조류의 내일", "사진으로 보는 시험동", "넓히는 까닭"])
def test_heads_of_parts_and_decks_stay(head: str) -> None:
    article = clean(TITLE, DECK, *BODY[:2], head, *BODY[2:], *BODY[:1])
    assert DECK in "\n".join((*article.deck, article.body))
    assert head in article.body


@pytest.mark.parametrize("last", ["또 온결대 연구진이 새 시료를 찾고 있다.", "재단 연구원들은 시료를 모으고 있다."])
def test_a_paragraph_that_ends_in_what_goes_on_stays(last: str) -> None:
    lead = f"온결군과 가온대가 11일 해조류 원료를 함께 시험하는 업무협약을 맺었다. {last}"
    assert clean(TITLE, lead, *BODY).body.split("\n") == [lead, *BODY]
    assert clean(TITLE, *BODY, lead).body.split("\n") == [*BODY, lead]


def test_a_text_whose_lines_are_broken_loses_nothing() -> None:
    words = " ".join(BODY).split()
    broken = [" ".join(words[start : start + 2]) for start in range(0, len(words), 2)]
    assert not [each for each in clean(TITLE, *broken).removed if each.rule == RULE]


def test_what_goes_says_why() -> None:
    article = clean(TITLE, *BODY, FOREIGN[0])
    assert {each.rule for each in article.removed if each.text == FOREIGN[0]} != set()


def test_a_number_is_a_number() -> None:
    assert pieces_of("조회 1,234") == pieces_of("조회 7")
    assert "^조회 0$" not in pieces_of("조회 7")  # more letters than a piece has
    assert "조회 0" in pieces_of("조회 7")


def test_places_tell_where_a_line_stands() -> None:
    lines = (TITLE, *BODY, "끝")
    above, between, below = places_of(lines, (0, 2, 4))
    assert ("above" in above, "between" in between, "below" in below) == (True, True, True)
    assert line_odds(BODY[1], between) < 0


def test_a_weight_that_is_no_number_is_an_error_that_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    load_weights.cache_clear()
    wrong = {"intercept": 1.0, "places": {"above": "viel"}, "pieces": {}}
    monkeypatch.setattr(vocabulary, "load", lambda name: wrong)
    with pytest.raises(ConfigurationError, match=r"clean_lines\.yml: above: expected a number, found 'viel'"):
        load_weights()
    load_weights.cache_clear()
