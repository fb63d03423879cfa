"""Texts copied from the columns of a printed page."""

from __future__ import annotations

import textwrap

import pytest

from tests.clean.seaweed import FIRST, SECOND, THIRD, TITLE, clean

BODY = (FIRST, SECOND, THIRD, FIRST.replace("7일", "12일").replace("시험동", "배양동"), SECOND.replace("서른", "마흔"))


def in_column(text: str, width: int) -> str:
    return "\n".join(text[at : at + width].strip() for at in range(0, len(text), width))


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [16, 18, 21, 24, 30, 36])
def test_paragraphs_of_a_column_are_put_together(width: int) -> None:
    article = clean(*(in_column(each, width) for each in BODY), joint="\n\n", title=f"{TITLE}\n\n")
    assert article.title == TITLE
    assert [letters(each) for each in article.body.split("\n")] == [letters(each) for each in BODY]
    assert any("lines of a column" in repair for repair in article.repairs)


@pytest.mark.parametrize("width", range(14, 20))
def test_numbers_and_words_that_stand_elsewhere_stay_whole(width: int) -> None:
    told = (
        "온결군은 새 시험동에 145억원을 들인다고 20일 밝혔다. 한빛세포는 온결군에 시험동을 짓는다. 한빛세포가"
        " 2027년까지 40명을 뽑아 온결군에 들인다. 온결군이 내놓은 새 시험동은 한빛세포가 온결군에서 가장 먼저 쓴다."
    )
    body = clean(in_column(told, width), SECOND, title=f"{TITLE}\n\n", joint="\n\n").body
    for whole in ("145억원", "20일", "2027년", "40명"):
        assert whole in body


@pytest.mark.parametrize("width", [18, 24, 34, 60])
def test_lines_that_end_behind_whole_words_are_no_column(width: int) -> None:
    wrapped = ("\n".join(textwrap.wrap(each, width, break_long_words=False)) for each in BODY)
    article = clean(*wrapped, joint="\n\n", title=f"{TITLE}\n\n")
    assert not any("column" in repair for repair in article.repairs)
