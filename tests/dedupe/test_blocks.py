"""Blocks are the connected components of what hangs together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from digest.dedupe.blocks import _homes

_COUNT = 12
_links = st.lists(st.tuples(st.integers(0, _COUNT - 1), st.integers(0, _COUNT - 1)), max_size=20)


@given(_links)
def test_homes_are_those_that_scipy_finds(links: list[tuple[int, int]]) -> None:
    one, other = np.array(links, np.int64).reshape(-1, 2).T
    graph = csr_matrix((np.ones(len(links)), (one, other)), shape=(_COUNT, _COUNT))
    assert _homes(one, other, _COUNT).tolist() == connected_components(graph, directed=False)[1].tolist()


def test_a_long_chain_is_one_home() -> None:
    order = np.random.default_rng(7).permutation(2_000)
    assert not _homes(order[:-1], order[1:], 2_000).any()
