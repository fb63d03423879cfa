"""Spans must be exact and sentences must not cut quotations: claims point into them."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import clip, fold, normalise, paragraphs, sentences, squeeze_spaces

KOREAN = st.text(alphabet=st.sampled_from(list("가나다오송은는이.!? \n\"'“”‘’()10월일억원,·")), max_size=200)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("가는 나다. 다는 라다.", ["가는 나다.", "다는 라다."]),
        ("첫 문단이다\n둘째 문단이다", ["첫 문단이다", "둘째 문단이다"]),
        ('시장은 "좋다. 참 좋다."고 말했다. 끝이다.', ['시장은 "좋다. 참 좋다."고 말했다.', "끝이다."]),
        ("시장은 “좋다. 참 좋다.”라고 했다. 끝이다.", ["시장은 “좋다. 참 좋다.”라고 했다.", "끝이다."]),
        ("닫히지 않은 “따옴표다. 그래도 나뉜다.", ["닫히지 않은 “따옴표다.", "그래도 나뉜다."]),
        ("2025. 10. 28. 서울에서 열렸다. 다음이다.", ["2025. 10. 28. 서울에서 열렸다.", "다음이다."]),
        ("미국 Moderna Inc. 등이 참여했다.", ["미국 Moderna Inc. 등이 참여했다."]),
        ("면적은 3.5㎞다. 길다!", ["면적은 3.5㎞다.", "길다!"]),
        ("공백이 사라졌다.그래도 나뉜다.", ["공백이 사라졌다.", "그래도 나뉜다."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(body: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(body)] == expected


@given(KOREAN)
def test_sentences_are_exact_ordered_and_lose_nothing(body: str) -> None:
    spans = list(sentences(body))
    assert all(body[s.start : s.end] == s.text for s in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(s.text.split()) for s in spans) == "".join(body.split())


@given(KOREAN)
def test_paragraphs_are_exact(body: str) -> None:
    assert all(body[p.start : p.end] == p.text and p.text.strip() for p in paragraphs(body))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (unicodedata.normalize("NFD", "오송"), "오송"),
        ("가\r\n나\r다", "가\n나\n다"),
        ("바\u200b이\u00ad오\ufeff", "바이오"),
        ("글\x00자\x1b", "글자"),
        ("줄\u2028바꿈", "줄\n바꿈"),
        ("탭\t은 남는다", "탭\t은 남는다"),
    ],
)
def test_normalise(raw: str, expected: str) -> None:
    assert normalise(raw) == expected


@given(st.text(max_size=200))
def test_normalise_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_squeeze_spaces_keeps_lines() -> None:
    assert squeeze_spaces(" 가\u00a0\u3000나 \n\t다") == "가 나\n다"


def test_fold_ignores_width_case_and_marks() -> None:
    assert fold("Ｋ－ＢＩＯ ‘오송’") == fold("k bio오송")
    assert fold("오송") != fold("오창")


@given(st.text(min_size=0, max_size=80), st.integers(min_value=4, max_value=60))
def test_clip_never_exceeds_its_limit(text: str, limit: int) -> None:
    assert len(clip(text, limit)) <= limit
    if len(text) <= limit:
        assert clip(text, limit) == text
