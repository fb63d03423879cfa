"""How offices put their releases online: a caption below its heading, and the lead once more, cut off."""

from __future__ import annotations

import itertools

import pytest

from tests.clean.insects import BODY, TITLE, clean

DECK = "국비 120억 들여 내년 말 개관"
HEADINGS = ("사진 설명)", "[사진 설명]", "사진설명", "※ 사진 설명", "■ 사진설명 :", "(사진설명)")
CAPTIONS = (
    "온결군은 지난 8일 도하면에서 ‘곤충 단백질 시험동’ 기공식을 열었다.",
    "최영 군수(왼쪽 세 번째)가 지난 8일 기공식에서 입주 기업에 증서를 전달했다.",
    "온결군이 오는 16일 군민체육관에서 ‘시험동 유치 환영 잔치’를 개최한다.",
    "시험동 기공식에 참석한 최영 군수",
)


@pytest.mark.parametrize(("heading", "caption"), list(itertools.product(HEADINGS, CAPTIONS)))
def test_a_sentence_below_the_heading_of_a_caption_is_the_caption(heading: str, caption: str) -> None:
    for below in ((), ("(사진 제공-온결군)",), ("", "(사진=온결군)")):
        found = clean(TITLE, *BODY, "", heading, caption, *below)
        assert (found.title, found.body.split("\n")) == (TITLE, list(BODY))


def test_numbered_captions_below_their_heading_go() -> None:
    for numbers in (("1. ", "2. "), ("사진1. ", "사진2. "), ("① ", "② ")):
        shown = [f"{number}{caption}" for number, caption in zip(numbers, CAPTIONS, strict=False)]
        assert clean(TITLE, *BODY, "사진 설명", *shown).body.split("\n") == list(BODY)


def test_a_heading_of_a_caption_takes_its_credited_caption_above_and_between_paragraphs() -> None:
    for heading in ("사진설명", "[사진설명]", "사진"):
        shown = (heading, CAPTIONS[0], "(사진제공=온결군)")
        assert clean(TITLE, *shown, *BODY).body.split("\n") == list(BODY)
        assert clean(TITLE, BODY[0], *shown, *BODY[1:]).body.split("\n") == list(BODY)


def test_a_heading_without_a_caption_takes_no_paragraph() -> None:
    for heading in ("[사진설명]", "사진 설명)", "사진"):
        for at in range(len(BODY)):
            found = clean(TITLE, *BODY[:at], heading, *BODY[at:])
            assert found.body.split("\n") == list(BODY), (heading, at)


@pytest.mark.parametrize("length", [75, 110, 140])
@pytest.mark.parametrize("end", ["...", "…", " ...", "…더보기", ""])
def test_the_lead_once_more_and_cut_off_goes(length: int, end: str) -> None:
    for parts in ((TITLE, *BODY[:2]), (TITLE, DECK, *BODY[:2]), (DECK, *BODY[:2])):
        cut = f"{' '.join(parts)[:length].rstrip()}{end}"
        for lines in (
            (TITLE, cut, DECK, *BODY),
            (TITLE, cut, "작성일 : 2025-12-18", "조회수 : 39", TITLE, DECK, *BODY),
            (TITLE, DECK, *BODY, cut),
        ):
            found = clean(*lines)
            assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (DECK,), list(BODY)), cut


def test_a_line_that_breaks_off_and_stands_nowhere_else_stays() -> None:
    broken = f"{BODY[1]} 그런데…"
    assert clean(TITLE, DECK, BODY[0], broken, BODY[2]).body.split("\n") == [BODY[0], broken, BODY[2]]
