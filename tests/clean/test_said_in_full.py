"""What a text gives in somebody's own, polite words stays below its last plain sentence."""

from __future__ import annotations

import pytest

from tests.clean.insects import BODY, TITLE, clean

LETTER = (
    "‘곤충 분말’ 회수에 대해 군민 여러분께 머리 숙여 사과드립니다.",
    "믿고 찾아 주신 고객님들께 큰 심려를 끼쳐 드린 점을 거듭 사과드립니다.",
    "앞으로 모든 제품의 안전 검사를 다시 하여 같은 일이 없도록 최선을 다하겠습니다.",
)


@pytest.mark.parametrize(
    "heading", ["온결바이오 사과문", "온결바이오 사죄문", "최영 군수 호소문", "온결군 입장문", "취임사"]
)
def test_a_letter_stays_below_its_heading(heading: str) -> None:
    found = clean(TITLE, *BODY, heading, *LETTER)
    assert found.body.split("\n") == [*BODY, heading, *LETTER]


def test_polite_words_without_a_heading_are_the_sites() -> None:
    notice = "저희 누리집은 독자 여러분께 더 나은 읽을거리를 드리려고 애쓰고 있습니다."
    assert clean(TITLE, *BODY, notice).body.split("\n") == list(BODY)


def test_a_reason_at_the_end_of_a_text_is_not_said_to_readers() -> None:
    reason = "누에와 귀뚜라미에 고향이 따로 있을 리 없으니까."
    assert clean(TITLE, *BODY, reason).body.split("\n") == [*BODY, reason]


def test_whom_to_call_stays_when_an_address_is_glued_to_the_sentence() -> None:
    told = "자세한 사항은 시험동 누리집(www.ongyeol.example)을 보거나 운영팀(☎ 061-555-0142)에 문의하면 된다."
    assert clean(TITLE, *BODY, f"{told}gaon@saebom.kr").body.split("\n") == [*BODY, told]
