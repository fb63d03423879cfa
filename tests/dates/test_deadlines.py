"""Which date a figure is tied to."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import as_of_date, covered_days, due_date
from digest.model import Basis, Published

_TABLE = yaml.load((Path(__file__).parent / "deadlines.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
_CASES = [(sentence, *figure) for sentence, figures in _TABLE.items() for figure in figures]
_PUBLISHED = Published("2023-05-12", Basis.STATED)


@pytest.mark.parametrize(("sentence", "figure", "due", "as_of"), _CASES, ids=[f"{c[0]} | {c[1]}" for c in _CASES])
def test_table(sentence: str, figure: str, due: str, as_of: str) -> None:
    start = sentence.index(figure)
    end = start + len(figure)
    assert (due_date(sentence, start, end, _PUBLISHED) or "null") == due
    assert (as_of_date(sentence, start, end, _PUBLISHED) or "null") == as_of


def test_unknown_publication_ties_absolute_deadlines_only() -> None:
    sentence = "2년 내 3곳, 2030년까지 5곳을 짓는다."
    assert due_date(sentence, 5, 7, Published()) is None
    start = sentence.index("5곳")
    assert due_date(sentence, start, start + 2, Published()) == "2030"
    assert as_of_date("현재 90개 기업이 있다.", 3, 6, Published()) is None


def test_unknown_publication_leaves_the_verb_to_tell_what_is_to_come() -> None:
    for sentence, due, as_of in (
        ("2026년 완공 목표로 30억 원이 투입된다.", "2026", None),
        ("2032년에는 30억 원까지 늘릴 계획이다.", "2032", None),
        ("2022년 30억 원을 벌었다.", None, "2022"),
        ("2027년 예산 30억 원을 요청했다.", None, None),
    ):
        start = sentence.index("30억 원")
        assert due_date(sentence, start, start + 5, Published()) == due
        assert as_of_date(sentence, start, start + 5, Published()) == as_of


@given(st.lists(st.sampled_from(list(_TABLE)), min_size=1, max_size=3), st.integers(0, 60), st.integers(1, 20))
def test_any_span_gives_a_partial_date_or_none(sentences: list[str], start: int, length: int) -> None:
    text = " ".join(sentences)
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    for read in (due_date, as_of_date):
        date = read(text, start, end, _PUBLISHED)
        assert date == read(text, start, end, _PUBLISHED)
        assert date is None or covered_days(date)
