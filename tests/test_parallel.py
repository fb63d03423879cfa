"""Work in other processes gives what it would have given here."""

from __future__ import annotations

import os
from functools import partial

import pytest

from digest.parallel import beside


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_done_beside_gives_its_result_or_its_error(processes: int) -> None:
    with beside(os.getpid, processes) as result:
        assert (result() == os.getpid()) is (processes == 1)
    with beside(partial(int, "no number"), processes) as number, pytest.raises(ValueError, match="no number"):
        number()
