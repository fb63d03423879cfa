"""Pages without line ends: sentences, heads and brackets of the text that stand right beside a picture's text stay."""

from __future__ import annotations

import pytest

from tests.clean.seaweed import FIRST, SECOND, THIRD, clean
from tests.clean.test_embedded_loss import letters, lost


def test_a_sentence_stays_that_the_caption_above_it_tells_as_well() -> None:
    told = "온결군 시험동에서 기른 해조류 분말이 어민들의 만성 피부 질환을 가라앉힐 수 있다는 연구 결과가 발표됐다."
    found = clean(f"{told} 사진은 기사와 무관함. /사진=게티이미지뱅크{told}{FIRST}{SECOND}{THIRD}", title="")
    assert found.body.split("\n") == [told, FIRST, SECOND, THIRD]


def test_a_row_of_names_ends_before_the_word_that_is_glued_to_it() -> None:
    row = "사진설명 : 참석자들이 시험동 모형을 보고 있다. 왼쪽부터 남가온 온결대 총장, 한보라 온결바이오 대표."
    lead = "온결곤충조합(이사장 도하준)이 8일 온결군과 함께 시험동을 짓겠다고 밝혔다."
    found = clean(f"{row}{lead}{FIRST}{SECOND}{THIRD}")
    assert found.body.split("\n") == [lead, FIRST, SECOND, THIRD]


def test_a_head_stays_that_a_pictures_text_between_paragraphs_is_glued_to() -> None:
    for head in ("시험동 '바다 숲'…\"임대료 절반 혜택 늘려야\"", "어민들 “해조류 값 오를 것” 기대"):
        shown = "19일 온결군 도하면에서 열린 ‘해조류 박람회’ 개막식에서 최영 군수가 인사말을 하고 있다. 온결군 제공"
        found = clean(f"{FIRST}{head}{shown}{SECOND}{THIRD}")
        assert "".join(head.split()) in letters(found)
        assert "인사말" not in found.body


@pytest.mark.parametrize(
    "told",
    [
        "남 대표는 <뉴스1>과의 통화에서 시험동에 들어올 뜻을 밝혔다.",
        "재단은 서버용 GPU(그래픽 처리 장치) 서른 대를 들여 해조류의 유전체를 읽는다.",
    ],
)
def test_brackets_of_the_text_are_no_credits(told: str) -> None:
    assert not lost(clean(f"{FIRST}{told}{SECOND}{THIRD}"), told)
