"""Numerals: the table of written forms, and what holds for any text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract.numerals import Quantity, find_quantities
from digest.model import Bound

TABLE = Path(__file__).with_name("numerals.txt")
_PIECES = st.sampled_from(
    [
        *"0123456789 ,.~-여수원개명%㎡년제()１십백천만억조$",
        *("약 ", "달러", "개사", "이상", "최대 ", "천불", "백만", "은 ", "을 ", " million", "KRW"),
    ]
)


def rows(path: Path) -> list[tuple[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return [(text, expected) for text, expected in (line.rsplit(" | ", 1) for line in lines)]


def shown(quantity: Quantity) -> str:
    bound = {Bound.AT_LEAST: ">=", Bound.AT_MOST: "<=", None: ""}[quantity.bound]
    value = (
        "?"
        if quantity.value is None
        else f"{quantity.value:.12g}"
        if isinstance(quantity.value, float)
        else str(quantity.value)
    )
    return f"{'~' if quantity.approximate else ''}{bound}{value} {quantity.name.unit or quantity.name.name}"


@pytest.mark.parametrize(("text", "expected"), rows(TABLE))
def test_table(text: str, expected: str) -> None:
    assert (" ; ".join(map(shown, find_quantities(text))) or "-") == expected


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map("".join)))
def test_any_text(text: str) -> None:
    found = find_quantities(text)
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(quantity.value is None or quantity.value >= 0 for quantity in found)


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["", " "]))
def test_scales_add_up(high: int, low: int, gap: str) -> None:
    (quantity,) = find_quantities(f"{high}억{gap}{low}만 원")
    assert quantity.value == high * 10**8 + low * 10**4


@given(st.integers(0, 10**12))
def test_grouped_digits(value: int) -> None:
    (quantity,) = find_quantities(f"{value:,}원")
    assert quantity.value == value
