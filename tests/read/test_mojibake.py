"""Old Korean pages that a crawler read as Latin-1, and partly as UTF-8."""

from __future__ import annotations

import pytest

from digest.read import read_seed
from digest.read.encoding import repair_mojibake
from digest.read.mojibake import reread

SENTENCES = (
    "나주시는 세포배양 소재 공장을 짓는다고 14일 밝혔다. 연면적은 6200㎡이며 국비 90억 원이 들어간다.",
    "시는 오는 3월 창업보육센터를 열고 지역 기업 12곳과 협약을 맺기로 했다.",
    "강진과 지난 사례를 살펴보니 서울 헬스케어 기업의 참여가 가장 많았다고 연구원은 설명했다.",
)


def damaged(text: str) -> str:
    """The text's CP949 bytes as Latin-1, what happens to be UTF-8 read as that, soft hyphens dropped."""
    data = text.encode("cp949")
    out = []
    at = 0
    while at < len(data):
        for size in (3, 2, 1):
            try:
                ch = data[at : at + size].decode("utf-8")
            except UnicodeDecodeError:
                continue
            if len(ch) == 1:
                out.append(ch)
                at += size
                break
        else:
            out.append(data[at : at + 1].decode("latin-1"))
            at += 1
    return "".join(out).replace("\u00ad", "")


@pytest.mark.parametrize("text", SENTENCES)
def test_bytes_read_half_as_utf_8_are_read_again(text: str) -> None:
    assert reread(damaged(text)) == text


@pytest.mark.parametrize("text", [*SENTENCES, "Crème brûlée à la façon d'Évry", "plain text", "남원시 ± 3%, 5×7"])
def test_sound_text_stays(text: str) -> None:
    assert repair_mojibake(text) == (text, "", False)


def test_a_damaged_seed_becomes_readable_and_says_so() -> None:
    raw, findings = read_seed("\n".join(map(damaged, SENTENCES)).encode(), "old.txt")
    assert raw.text == "\n".join(SENTENCES)
    assert any("read as latin-1" in repair for repair in raw.repairs)
    assert findings == ()


def test_what_cannot_be_read_for_sure_is_reported() -> None:
    _, findings = read_seed(("±¸ÀÛ ÿþýü ûúùø ÷öõô óòñð " * 6).encode(), "odd.txt")
    assert any("decoded wrongly" in finding.what for finding in findings)
