"""The status of a figure, by the sentence it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract.numerals import find_quantities
from digest.extract.parsing import parse
from digest.extract.status import decide_status
from digest.model import Status

TABLE = Path(__file__).with_name("statuses.txt")


def rows() -> list[tuple[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return [(text, status) for text, status in (line.rsplit(" | ", 1) for line in lines)]


@pytest.mark.parametrize(("marked", "expected"), rows())
def test_table(marked: str, expected: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    kinds = [quantity.name.kind for quantity in find_quantities(text) if quantity.start == start]
    assert kinds, "the figure is not read as a quantity"
    assert decide_status(parse(text), start, end, money=kinds[0] == "money").value == expected


@given(st.text(max_size=80), st.integers(0, 80), st.booleans())
def test_any_text_has_a_status(text: str, cut: int, money: bool) -> None:
    start = min(cut, len(text))
    assert decide_status(parse(text), start, min(start + 3, len(text)), money=money) in Status
