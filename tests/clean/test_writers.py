"""What stands below an article about who wrote it goes; whom the article is about stays."""

from __future__ import annotations

import pytest

from tests.clean.insects import BODY, TITLE, clean

LIFE = ("1961년 온결 출생", "온결대 생물학과 졸업, 한빛대 박사", "現 온결대 명예교수", "저서 : ‘곤충의 시간’ 外")


@pytest.mark.parametrize("heading", ["ㅣ필자소개ㅣ", "[글쓴이 약력]", "◆ 저자 프로필", "필자 소개", "<기고자 이력>"])
def test_a_part_about_the_writer_goes(heading: str) -> None:
    told = "곤충을 다루는 잡지를 만들었다. 지금은 온결군에서 책방을 하며 글을 쓰고 있다."
    assert clean(TITLE, *BODY, heading, "한보라(Han Bora)", told).body.split("\n") == list(BODY)


@pytest.mark.parametrize("heading", ["ㅣ필자소개ㅣ", "[글쓴이 약력]", "◆ 저자 프로필 : ", "덧붙이는 글 | "])
@pytest.mark.parametrize("between", ["", " "])
def test_a_part_about_the_writer_on_the_line_of_the_text_goes(heading: str, between: str) -> None:
    text = between.join(BODY)
    told = "최영아는 곤충을 다루는 잡지를 만들었다. 지금은 온결군에서 책방을 하며 글을 쓰고 있다."
    assert clean(TITLE, f"{text}{between}{heading}{told}").body == clean(TITLE, text).body


@pytest.mark.parametrize("mark", ["●", "▲ ", "- ", "■"])
def test_rows_of_the_writers_life_go(mark: str) -> None:
    assert clean(TITLE, *BODY, "한보라", *(mark + row for row in LIFE)).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "told", ["※ 필자는 온결대에서 곤충을 가르치고 있다.", "필자 약력 : 온결대 명예교수, 곤충학 박사"]
)
def test_a_line_about_the_writer_goes(told: str) -> None:
    assert clean(TITLE, *BODY, told).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "signed", ["최영아 시인·사진가", " 최영아 온결대 명예교수", "최영아 곤충연구가 · 前 온결군 보좌관"]
)
def test_who_writes_with_his_office_behind_the_text_is_the_author(signed: str) -> None:
    article = clean(TITLE, *BODY[:-1], f"{BODY[-1]}{signed}")
    assert (article.body.split("\n"), article.author) == (list(BODY), "최영아")
    article = clean(f"{' '.join(BODY)}{signed} ▶ 새벽 채널 구독하기▶ 오늘의 운세")
    assert (article.body, article.author) == (" ".join(BODY), "최영아")


@pytest.mark.parametrize("told", ["최영 군수는 온결대 교수", "최영에게 상을 준 온결대 교수", "군수 최영과 온결대 교수"])
def test_a_broken_sentence_about_somebody_signs_nothing(told: str) -> None:
    assert clean(TITLE, *BODY, f"{BODY[-1]} {told}").author is None


def test_whom_the_text_speaks_of_did_not_write_it() -> None:
    told = "최영아 온결군의원은 곤충을 밥상에 올릴 때가 됐다고 말했다."
    article = clean(f"{' '.join(BODY)} {told}최영아 온결대 명예교수")
    assert (article.body, article.author) == (f"{' '.join(BODY)} {told}", None)
    assert clean(TITLE, *BODY, told, "최영아 온결대 명예교수").author is None


def test_the_life_of_whom_the_text_speaks_of_stays() -> None:
    rows = [f"▲ {row}" for row in LIFE]
    assert rows[1] in clean(TITLE, *BODY, "최영", *rows).body  # the governor of whom the text speaks


@pytest.mark.parametrize("heading", ["글 싣는 순서", "▶기사 게재 순서", "<연재 순서>", "■ 기획 순서", "[시리즈 목록]"])
def test_the_parts_of_a_series_go(heading: str) -> None:
    parts = ("①곤충이 밥상에 오른다… 온결의 실험", "②사육장 지을 땅이 없다", "③“우리는 벌레를 판다”")
    found = clean(TITLE, heading, *parts, *BODY)
    assert (found.deck, found.body.split("\n")) == ((), list(BODY))


def test_what_is_pasted_with_its_address_goes() -> None:
    pasted = "[출처: 새벽신문에서 제공하는 기사입니다.] http://news.saebyeok.example/view.php?id=2024#csidx1"
    assert clean(TITLE, *BODY, pasted).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "남가온 기자의 기사 더보기",
        "독자의견 0",
        "로그인 후 댓글을 남길 수 있습니다",
        "클릭하시면 원본 이미지를 보실 수 있습니다.",
    ],
)
def test_what_the_page_says_of_its_writers_and_readers_goes(line: str) -> None:
    assert clean(TITLE, *BODY[:2], line, *BODY[2:]).body.split("\n") == list(BODY)
    assert clean(TITLE, *BODY, line).body.split("\n") == list(BODY)
