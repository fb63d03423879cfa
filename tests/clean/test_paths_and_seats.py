"""Paths above a headline, boards whose fields are items of a list, and reporters with their seat behind a sentence."""

from __future__ import annotations

import pytest

from tests.clean import insects
from tests.clean.insects import TITLE, clean

BODY = (
    *insects.BODY[:3],
    "남가온 온결바이오 대표는 “시험동이 문을 열면 일자리 150개가 새로 생길 것”이라고 말했다.",
)


@pytest.mark.parametrize("path", ["전국 > 온결", "지방 > 온결/한빛", "산업 › 제약·바이오", "지역 > 온결·한빛·가온"])
def test_a_short_path_is_no_headline(path: str) -> None:
    for lines in ((path, TITLE), (TITLE, path)):
        found = clean(*lines, "등록 2021-12-07 14:22:37", *BODY)
        assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))


@pytest.mark.parametrize("mark", ["- ", "• ", ""])
@pytest.mark.parametrize("label", ["[언론보도] ", "[보도자료] ", ""])
def test_a_board_may_set_its_fields_as_items_of_a_list(mark: str, label: str) -> None:
    fields = (
        f"{mark}제목",
        f"{mark}{label}{TITLE}",
        f"{mark}작성자",
        f"{mark}관리자",
        f"{mark}작성일",
        f"{mark}2022-11-10",
    )
    found = clean("홍보자료", *fields, *BODY)
    assert (found.title, found.body.split("\n")) == (TITLE, list(BODY))


@pytest.mark.parametrize(
    "signature",
    [
        "온결=새벽신문 남가온 기자",
        "온결=새벽신문 바이오 남가온 기자",
        "온결·한빛=글·사진 남가온 기자",
        "/온결=머니투데이 남가온 기자",
    ],
)
def test_a_reporter_with_his_seat_may_be_glued_to_the_last_sentence(signature: str) -> None:
    for gap in ("", " "):
        found = clean(TITLE, *BODY[:-1], f"{BODY[-1]}{gap}{signature}")
        assert (found.author, found.body.split("\n")) == ("남가온", list(BODY))


def test_a_picture_between_its_buttons_is_no_text() -> None:
    shown = "큰사진보기 ▲온결군 시험동온결군 시험동 전경. 군은 내년 말 문을 연다. ⓒ 온결군청 관련사진보기"
    assert clean(TITLE, shown, *BODY).body.split("\n") == list(BODY)


def test_a_translation_by_a_program_goes_with_its_notice() -> None:
    notice = (
        "(아래는 위 기사를 '구글 번역'으로 번역한 영문 기사의 전문입니다. '구글번역'은 이해도를 높이려 애씁니다. "
        "영문 번역에 오류가 있을 수 있음을 전제로 합니다.)"
    )
    copy = (
        "[Ongyeol] Ongyeol-gun announced on the 8th that it will build an insect protein test building in Doha-myeon.",
        "The county plans to spend 12 billion won on analysis equipment and forty kinds of other devices.",
        "Governor Choi Young said that 150 new jobs would come into being as soon as the building opens its doors.",
    )
    assert clean(TITLE, *BODY, notice, *copy).body.split("\n") == list(BODY)
    told = "군은 번역기로 번역한 안내문에 오류가 있을 수 있다는 지적을 받아들였다고 밝혔다."
    assert clean(TITLE, *BODY[:2], told, *BODY[2:]).body.split("\n") == [*BODY[:2], told, *BODY[2:]]


def test_a_headline_that_names_a_desk_stays_whole() -> None:
    title = "모두 함께 합니다. 온결바이오본부"
    assert clean(title, *BODY).title == title
