"""The status of a figure, by the sentence it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract import extract_claims
from digest.extract.numerals import find_quantities
from digest.extract.parsing import parse
from digest.extract.status import decide_status
from digest.model import Status
from digest.taxonomy import load_taxonomy
from tests.extract.articles import article

TABLE = Path(__file__).with_name("statuses.txt")
OF_CLAIMS = Path(__file__).with_name("claims_statuses.txt")


def rows(table: Path = TABLE) -> list[tuple[str, str]]:
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return [(text, status) for text, status in (line.rsplit(" | ", 1) for line in lines)]


@pytest.mark.parametrize(("marked", "expected"), rows())
def test_table(marked: str, expected: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    kinds = [quantity.name.kind for quantity in find_quantities(text) if quantity.start == start]
    assert kinds, "the figure is not read as a quantity"
    assert decide_status(parse(text), start, end, money=kinds[0] == "money").value == expected


@pytest.mark.parametrize(("marked", "expected"), rows(OF_CLAIMS))
def test_table_of_claims(marked: str, expected: str) -> None:
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    claims = extract_claims(article(text, "2024-05-20"), (), load_taxonomy())
    assert [str(claim.status) for claim in claims if claim.start <= start < claim.end] == [expected]


@given(st.text(max_size=80), st.integers(0, 80), st.booleans())
def test_any_text_has_a_status(text: str, cut: int, money: bool) -> None:
    start = min(cut, len(text))
    assert decide_status(parse(text), start, min(start + 3, len(text)), money=money) in Status
