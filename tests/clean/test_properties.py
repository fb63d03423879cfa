"""What must hold for any text: nothing is invented, no address stays, a second cleaning changes nothing."""

from __future__ import annotations

import dataclasses
import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean_article
from digest.errors import SeedError
from digest.model import Article, RawArticle, Stated
from digest.taxonomy import load_taxonomy
from digest.text import normalise

SENTENCES = (
    "남원시는 20일 업무협약을 체결했다고 밝혔다.",
    "이번 협약은 산업을 키우기 위해 마련됐다.",
    "사업비는 모두 145억원이며 2027년까지 쓴다.",
    "시장은 “기업과 함께 성장하겠다”고 말했다.",
    "지원 대상은 ▲창업 기업 ▲연구소 ▲병원이다.",
    '관계자는 "문의가 많다"며 "상담을 늘리겠다"고 전했다.',
    "세부 일정은 누리집에서 볼 수 있다.",
)
FURNITURE = (
    "기사 스크랩",
    "공유",
    "댓글 0",
    "입력 2024.05.21 10:30",
    "수정 2024.05.21 11:00",
    "한서윤 기자 seoyun@jjan.kr",
    "저작권자 © 전북일보 무단전재 및 재배포 금지",
    "[서울경제TV 진주=이로운 기자]",
    "관련기사",
    "- 군산항 물동량 석 달째 늘어",
    "1 익산역 앞 상가 화재…인명 피해 없어",
    "▲ 준공식 모습. 사진=전북일보",
    "(사진 제공-나주시)",
    "#바이오 #전북",
    "첨부파일 1-개소.hwp[98 kb]",
    "본 공공저작물은 공공누리 출처표시 조건에 따라 이용할 수 있습니다.",
    "문의 abc@def.co.kr",
    "",
    "…",
    "?",
    "[",
    "▶ 다른 기사 제목 하나",
    "2025.02.11 (화)",
    "• 맑음속초 -1.4℃",
    "AI 요약",
    "[남원]",
    "[남원] 시는 20일 시험동의 문을 열었다고 밝혔다.",
    "골목바이오 남가온 기자 | 시는 장비 52대를 들였다고 밝혔다.",
    "최영 원장(왼쪽)과 도하준 대표",
    "직원들이 시료를 살펴보고 있다. /고은결 기자",
    "![[갯벌] 배](http://img.example.kr/a.jpg)",
    "| 배치도",
    "연구동 전경. [사진=남원시] 2024.06.20 gaon3@newspim.com |",
    "뒤로가기 새로고침 링크복사",
    "주민 남가온 2021-06-29 15:13:39",
    "청주=남가온 기자 gaon77@",
    "○…시가 물을 구하느라 밭을 파는 일로 진땀.",
    "/연합뉴스",
)
LINE = st.one_of(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(" ".join),
    st.sampled_from(FURNITURE),
    st.text(alphabet="가나다라 abc12.@[]()=ⓒ▲-|/“”\"'", max_size=40),
)
TEXT = st.lists(LINE, min_size=1, max_size=14).map("\n".join)
QUICK = settings(max_examples=150)


def clean(text: str, title: str | None = None) -> Article | None:
    stated = (Stated("title", title, "front matter"),) if title else ()
    try:
        return clean_article(RawArticle("a.txt", "0", "text", text, stated), ("a",), load_taxonomy())
    except SeedError:
        return None


def packed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(ch in rest for ch in short)


@QUICK
@given(TEXT)
def test_cleaning_only_removes(text: str) -> None:
    article = clean(text)
    if article and not any("middle dots" in repair for repair in article.repairs):
        assert is_subsequence(packed(article.body), packed(normalise(text)))


@QUICK
@given(TEXT)
def test_no_address_stays(text: str) -> None:
    article = clean(text)
    if article:
        parts = (article.title or "", *article.deck, article.body, article.author or "")
        assert not any(re.search(r"[A-Za-z0-9._%+-]@[A-Za-z0-9-]+\.[A-Za-z]", part) for part in parts)


@QUICK
@given(TEXT)
def test_a_second_cleaning_changes_nothing(text: str) -> None:
    article = clean(text)
    if article and article.title:
        again = clean(article.body, article.title)
        assert again is not None
        assert again.body == article.body


@QUICK
@given(TEXT, TEXT)
def test_articles_do_not_depend_on_each_other(text: str, other: str) -> None:
    alone = clean(text)
    clean(other)
    assert clean(text) == alone


@QUICK
@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=7, unique=True))
def test_a_plain_article_loses_nothing(sentences: list[str]) -> None:
    body = "\n".join(sentences)
    article = clean(body)
    assert article is not None
    assert article.body == body
    assert article.removed == ()


@QUICK
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=7, unique=True),
    st.lists(st.sampled_from([line for line in FURNITURE[:7] if line]), max_size=5),
)
def test_furniture_around_an_article_goes(sentences: list[str], around: list[str]) -> None:
    article = clean("\n".join((*around[:3], *sentences, *around[3:])), "남원시, 협약 체결")
    assert article is not None
    assert article.body == "\n".join(sentences)


HOSTILE = {
    "spaces": " " * 1_000_000,
    "brackets": "[" * 290_000,
    "too many brackets": "[" * 1_000_000,
    "nested": "[(" * 140_000,
    "letters": "a" * 290_000,
    "addresses": "a@" * 90_000,
    "dots": "." * 290_000,
    "digits": "1" * 290_000,
    "one word": "가" * 290_000,
    "reporters": "김철수 기자 " * 35_000,
    "names": "김철수·" * 70_000 + " 기자",
    "wires": "[서울=뉴시스] " * 25_000,
    "rights": "Copyright © " * 24_000,
    "quotes": '"' * 290_000,
    "open quotes": "“" * 290_000,
    "pipes": "| " * 140_000,
    "lines": "가나다라마바사\n" * 20_000,
    "links": "https://a.b/" * 24_000,
    "photos": "[사진=" * 70_000,
    "questions": "가?나?" * 25_000,
}


@pytest.mark.parametrize("noise", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_ends_in_bounded_time(noise: str) -> None:
    started = time.process_time()
    clean(noise + "\n" + "\n".join(SENTENCES))
    assert time.process_time() - started < 20  # a hang is minutes; this is slack for a slow machine


def test_a_text_longer_than_any_article_says_so() -> None:
    raw = RawArticle("a.txt", "0", "text", "가나다. " * 100_000, ())
    with pytest.raises(SeedError, match="an article has 300,000 at most"):
        clean_article(raw, ("a",), load_taxonomy())


def test_ids_and_hash_are_handed_on() -> None:
    raw = RawArticle("x/y.txt", "abc", "text", "\n".join(SENTENCES), (), ("read as cp949",))
    article = clean_article(raw, ("slug", "a123"), load_taxonomy())
    assert (article.id, article.former_ids, article.src_uri, article.content_sha256) == (
        "slug",
        ("a123",),
        "x/y.txt",
        "abc",
    )
    assert article.repairs == ("read as cp949",)
    assert dataclasses.replace(article, published=article.published) == article
