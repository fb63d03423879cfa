"""Who is to be seen, desks behind the last sentence, and credits of several words."""

from __future__ import annotations

import pytest

from tests.clean import insects
from tests.clean.insects import TITLE, clean

BODY = (
    *insects.BODY[:3],
    "남가온 온결바이오 대표는 “시험동이 문을 열면 일자리 150개가 새로 생길 것”이라고 말했다.",
)


@pytest.mark.parametrize(
    "shown",
    [
        "남가온 온결바이오 대표",
        "온결바이오 남가온 대표",
        "(주)온결바이오 남가온 대표",
        "남가온(사진) 온결바이오 대표",
        "남가온 대표",
        "남가온 온결바이오 대표.",
        "남가온",
    ],
)
def test_a_name_with_house_and_title_alone_on_its_line_is_a_portrait(shown: str) -> None:
    for lines in ((TITLE, BODY[0], "", shown, "", *BODY[1:]), (TITLE, "", shown, "", *BODY)):
        found = clean(*lines)
        assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))


def test_several_such_lines_are_a_list_or_head_what_is_said() -> None:
    listed = ("남가온 온결바이오 대표", "최다온 한빛세포 대표", "한가람 가온대 교수")
    assert clean(TITLE, BODY[0], "◇ 수상자 명단", *listed, *BODY[1:]).body.split("\n")[2:5] == list(listed)
    said = (listed[0], "“우리는 시험동을 새로 짓겠습니다.”", listed[1], "“우리도 함께 짓겠습니다.”")
    assert clean(TITLE, BODY[0], *said, *BODY[1:]).body.split("\n")[1:5] == list(said)


def test_whom_the_text_does_not_name_is_no_portrait() -> None:
    other = "최다온 한빛세포 대표"
    assert other in clean(TITLE, BODY[0], "", other, "", *BODY[1:]).body


@pytest.mark.parametrize(
    "desk",
    [
        "디지털뉴스팀",
        "/온라인뉴스부",
        "/ 바이오팀",
        "편집국",
        "/편집국",
        "온라인 이슈팀",
        "새벽신문 디지털뉴스부",
        "온결취재본부",
    ],
)
def test_a_desk_behind_the_last_sentence_goes(desk: str) -> None:
    assert clean(TITLE, *BODY[:-1], f"{BODY[-1]} {desk}").body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "credit",
    ["출처=온결재단 발표 자료", "출처: 온결재단 연례 보고서", "사진출처=온결군 공식 블로그", "출처=온결대 연구팀 논문"],
)
def test_a_source_may_have_several_words(credit: str) -> None:
    for shown in ("온결군 곤충 시험동 조감도. ", "온결군 곤충 시장 규모 ", ""):
        assert clean(TITLE, BODY[0], f"{shown}{credit}", *BODY[1:]).body.split("\n") == list(BODY)


@pytest.mark.parametrize("credit", ["<온결군 제공>", "(사진=온결군)", "/온결군 제공", "온결군 제공"])
def test_what_somebody_said_stays_where_a_credit_stands_behind_it(credit: str) -> None:
    for at in (0, 2, 3):
        lines = [f"{text} {credit}" if index == at else text for index, text in enumerate(BODY)]
        assert clean(TITLE, *lines).body.split("\n") == list(BODY)
