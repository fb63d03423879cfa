"""Speeches, statements and letters that an article gives in full, in the polite form of those who speak."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.model import Article, RawArticle
from digest.taxonomy import load_taxonomy

TITLE = "최다온 의원 “연구단지, 기업이 올 까닭부터”"
NEWS = (
    "새봄시의회 최다온 의원이 지난 9일 임시회에서 시의 연구단지 계획을 두고 대책을 물었다.",
    "최 의원은 “터를 닦기 전에 기업이 올 까닭부터 마련해야 한다”고 말했다.",
)
SPEECH = (
    "존경하는 새봄시민 여러분! 가람동에서 일하고 있는 최다온 의원입니다.",
    "먼저 발언할 기회를 주신 동료 의원 여러분께 감사의 말씀을 드립니다.",
    "산단에 갈 때마다 드는 생각이 있습니다. 왜 아직 빈 땅이 많은가 하는 것입니다.",
    "시장님께 묻습니다. 연구소 유치는 어디까지 왔습니까?",
    "끝까지 들어 주셔서 고맙습니다.",
)
PLEA = "새봄타임즈는 독자 여러분의 후원으로 만들어집니다. 저희를 응원해 주시면 큰 힘이 됩니다."
ANNOUNCED = (
    "[다음은 최다온 의원의 5분발언 전문이다.]",
    "◇5분 발언 전문",
    "<성명서 전문>",
    "(이하 기자회견문 전문)",
    "-다음은 축사 전문-",
    "아래는 서한 전문이다.",
)


def clean(*lines: str) -> Article:
    return clean_article(RawArticle("a.txt", "0", "text", "\n".join((TITLE, *lines)), ()), ("a",), load_taxonomy())


@pytest.mark.parametrize("announced", ANNOUNCED)
def test_a_speech_in_full_stays(announced: str) -> None:
    body = clean(*NEWS, announced, *SPEECH, "최영 기자 young@saebom.kr").body
    assert [line for line in (*NEWS, *SPEECH) if line not in body] == []


def test_a_speech_stays_without_a_word_before_it() -> None:
    body = clean(*NEWS, *SPEECH, "최영 기자 young@saebom.kr").body
    assert [line for line in SPEECH if line not in body] == []


def test_what_the_site_says_below_the_signature_of_a_speech_goes() -> None:
    body = clean(*NEWS, ANNOUNCED[0], *SPEECH, "최영 기자 young@saebom.kr", PLEA).body
    assert PLEA.partition(".")[0] not in body
    assert SPEECH[-1] in body


@pytest.mark.parametrize("word", ["바이오 전문 기업입니다.", "전문이 궁금하시면 문의해 주시기 바랍니다."])
def test_the_site_speaks_below_a_report_that_gives_no_speech(word: str) -> None:
    more = "단지에는 2026년까지 기업 30곳이 들어선다. 시는 조례도 고친다."
    body = clean(*NEWS, more, "최영 기자 young@saebom.kr", PLEA, word).body
    assert PLEA.partition(".")[0] not in body
