"""What is tried of short ways, in one build and in those after it."""

from __future__ import annotations

from digest.cache import pack, unpack
from digest.publish.fast.proofs import Proofs, Tried


def passed(proofs: Proofs, *kinds: object) -> bool:
    """One page of these kinds goes the short way, and does it right; whether it was tried."""
    _, try_it = proofs.of("way").take(set(kinds))
    if try_it:
        proofs.of("way").settle(set(kinds), passed=True)
    return try_it


def later(proofs: Proofs) -> Proofs:
    """The next build, with what the last one kept."""
    proofs.add(proofs.news())
    following = Proofs()
    following.begin(unpack(pack(proofs.kept()), dict[str, Tried]))
    return following


def test_kinds_are_tried_once_and_again_at_every_doubling_whatever_build_they_are_in() -> None:
    proofs = Proofs()
    tried = [passed(proofs, "row", ("inner", "start")) for _ in range(6)]
    assert tried == [True, True, True, False, True, False]  # the first is no short way; the 1st, 2nd and 4th that are
    assert [passed(proofs, "list"), passed(proofs, "list", "row")] == [True, False]
    proofs = later(later(proofs))
    assert [passed(proofs, "row", ("inner", "start")) for _ in range(3)] == [False, True, False]  # the 8th
    assert passed(proofs, ("inner", "end"))


def test_what_failed_is_not_kept_whatever_other_processes_say() -> None:
    here, there = Proofs(), Proofs()
    passed(here, "row")
    here.of("other").settle({"row"}, passed=True)
    there.of("way").settle({"list"}, passed=False)
    here.add(there.news())
    following = later(here)
    assert passed(following, "row")
    assert following.of("other").take({"row"}) == (True, True)
    assert following.of("other").take({"row", "list"}) == (False, True)
