"""The decisions a curator should look at first."""

from __future__ import annotations

from digest.dedupe.reasons import is_curated
from digest.model import Grouping, PairDecision

LINE_PCT = 50.0
"""The score from which a pair alone would be merged."""


def closest_calls(grouping: Grouping, count: int = 20) -> tuple[PairDecision, ...]:
    """The least certain decisions on pairs, most doubtful first; at most `count`.

    Half of them were merged and half kept apart, unless one side has fewer. The doubtful end of the merged
    is the lowest score (one below 50 was merged for the sake of its story's other articles), of those kept
    apart the highest. What a curator decided is no open question and left out.

    Raises:
        ValueError: if `count` is negative.
    """
    if count < 0:
        raise ValueError(f"expected a count of 0 or more, found {count}")
    open_calls = [decision for decision in grouping.decisions if not is_curated(decision.reason)]
    merged = sorted((one for one in open_calls if one.relation is not None), key=_order)
    apart = sorted((one for one in open_calls if one.relation is None), key=_order)
    of_merged = min(len(merged), max((count + 1) // 2, count - len(apart)))
    chosen = [*merged[:of_merged], *apart[: count - of_merged]]
    return tuple(sorted(chosen, key=_order))


def _order(decision: PairDecision) -> tuple[float, str, str]:
    """Distance from the line on the decision's own side, negative on the other side; then the ids."""
    side = 1 if decision.relation is not None else -1
    return side * (decision.score_pct - LINE_PCT), decision.left, decision.right
