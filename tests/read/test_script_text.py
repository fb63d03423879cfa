"""Pages that a program would only have put together in the browser."""

from __future__ import annotations

import json
from typing import Any

import pytest

from digest.errors import SeedError
from digest.read import read_seed

PARAGRAPHS = [
    "온결군은 해조류 소재를 시험하는 시험동을 내년 3월 착공한다고 20일 밝혔다. 사업비는 145억원이다.",
    "최다온 군수는 “기업이 먼저 찾는 곳으로 만들겠다”고 말했다.",
    "군은 내년 말까지 기업 열두 곳을 들일 계획이다. 한빛세포와 온결바이오가 먼저 입주한다.",
]
OTHER = {"title": "다른 기사", "content": "다른 기사다. " * 8}
SHORT = {"title": "또 다른 기사", "summary": "짧다. 글이다. 셋째다."}


def page(script: str, shown: str = "") -> bytes:
    return f"<html><head><title>시험동</title></head><body><div>{shown}</div>{script}</body></html>".encode()


def lines(script: str) -> list[str]:
    return [line for line in read_seed(page(script), "a.html")[0].text.split("\n") if line]


def as_json(value: Any) -> str:
    return f'<script type="application/json">{json.dumps(value)}</script>'


ELEMENTS = [
    {"type": "text", "content": PARAGRAPHS[0]},
    {"type": "image", "caption": "시험동 조감도다."},
    *({"type": "text", "content": each} for each in PARAGRAPHS[1:]),
]


@pytest.mark.parametrize(
    "script",
    [
        as_json({"props": {"article": {"body": "".join(f"<p>{each}</p>" for each in PARAGRAPHS)}, "more": [SHORT]}}),
        as_json({"article": {"paragraphs": PARAGRAPHS}, "other": [OTHER]}),
        as_json([{"a": {"text": "\n".join(PARAGRAPHS)}}]),
        f"<script>Site.a='x';Site.content={json.dumps({'content_elements': ELEMENTS, 'rest': [OTHER]})};</script>",
        f"<script>var a = {{b: 1}}; load({json.dumps({'elements': ELEMENTS}, ensure_ascii=False)})</script>",
    ],
)
def test_the_longest_text_in_the_scripts_is_read(script: str) -> None:
    assert lines(script) == PARAGRAPHS


@pytest.mark.parametrize(
    "script",
    [
        as_json({"text": "한 문장뿐이다."}),
        f'<script>var a = {"[" * 5_000}"온결군이다. 짓는다."</script>',
        "<script>var a = {온결군이다. 짓는다.}</script>",
        as_json({"text": "<!-- 온결군이다. 짓는다. -->"}),
    ],
)
def test_a_page_whose_scripts_hold_no_text_is_rejected(script: str) -> None:
    with pytest.raises(SeedError, match="holds no text"):
        read_seed(page(script), "a.html")


def test_a_page_that_shows_its_text_is_read_as_it_is_seen() -> None:
    shown = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    text = read_seed(page(as_json({"text": "다른 기사가 더 길다. " * 20}), shown), "a.html")[0].text
    assert "다른 기사" not in text
    assert all(each in text for each in PARAGRAPHS)
