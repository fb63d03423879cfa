"""Texts are known again, whatever was joined meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publish import seen
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
