"""Texts are known again, whatever was joined meanwhile."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publish import seen
from digest.publish.passages import distinct, first_places, runs
from digest.publish.seen import Seen

LOTS = st.lists(st.lists(st.text("가나다", max_size=3)), max_size=12)


@given(LOTS)
def test_each_text_is_met_first_once(lots: list[list[str]]) -> None:
    known: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seen, "_FEW", 4)
        texts = Seen()
        for lot in lots:
            expected = [text for text in dict.fromkeys(lot) if text not in known]
            assert texts.first_met(lot) == expected
            known.update(lot)


@given(st.lists(st.integers(0, 9), max_size=30))
def test_numbers_are_told_apart_as_numpy_does_it(numbers: list[int]) -> None:
    told = np.array(numbers, dtype=np.uint64)
    expected, first = np.unique(told, return_index=True)
    assert distinct(told).tolist() == expected.tolist()
    assert [found.tolist() for found in first_places(told)] == [expected.tolist(), first.tolist()]


def test_one_piece_more_changes_two_runs_at_most_though_all_are_of_one_length() -> None:
    pieces = [f"a{number:010}" for number in range(3000)]
    before = [told for _, told in runs(pieces)]
    after = [told for _, told in runs([*pieces[:1500], "a-new-piece", *pieces[1500:]])]
    assert len(before) > 50
    assert len(set(after) - set(before)) <= 2
