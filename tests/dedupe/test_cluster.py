"""Average linkage: no chaining, curators' pairs respected, no dependence on order."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from digest.dedupe.cluster import cluster_pairs

PAIRS = list(combinations(range(7), 2))


def test_a_bridge_does_not_chain_two_groups() -> None:
    logits = {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 1.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    assert cluster_pairs(4, logits) == [(0, 1), (2, 3)]


def test_pairs_nobody_compared_count_against_a_merge() -> None:
    assert cluster_pairs(3, {(0, 1): 3.0, (1, 2): 3.0}) == [(0, 1), (2,)]


def test_one_doubtful_pair_does_not_split_a_sure_group() -> None:
    logits = dict.fromkeys(combinations(range(4), 2), 4.0) | {(0, 3): -6.0}
    assert cluster_pairs(4, logits) == [(0, 1, 2, 3)]


def test_together_and_apart() -> None:
    logits = {(0, 1): 4.0, (1, 2): 4.0, (0, 2): 4.0}
    assert cluster_pairs(3, logits, apart=frozenset([(0, 2)])) in ([(0, 1), (2,)], [(0,), (1, 2)])
    assert cluster_pairs(3, {}, together=[(0, 2)]) == [(0, 2), (1,)]
    assert cluster_pairs(3, logits, together=[(0, 2)], apart=frozenset([(0, 2)])) == [(0, 1, 2)]


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.integers(-12, 12).map(lambda n: n / 2)),
    st.sets(st.sampled_from(PAIRS), max_size=3),
    st.sets(st.sampled_from(PAIRS), max_size=2),
)
def test_groups_are_a_partition_that_respects_a_curator(
    logits: dict[tuple[int, int], float], apart: set[tuple[int, int]], together: set[tuple[int, int]]
) -> None:
    groups = cluster_pairs(7, logits, together=sorted(together), apart=frozenset(apart))
    assert sorted(position for group in groups for position in group) == list(range(7))
    home = {position: group for group in groups for position in group}
    joined = cluster_pairs(7, {}, together=sorted(together))
    must = {position: group for group in joined for position in group}
    assert all(home[left] is home[right] for left, right in together)
    assert all(home[left] is not home[right] or must[left] is must[right] for left, right in apart)
    reversed_input = dict(reversed(logits.items()))
    assert cluster_pairs(7, reversed_input, together=sorted(together, reverse=True), apart=frozenset(apart)) == groups
