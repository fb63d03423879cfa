"""Work in a process apart gives what it gives here, and leaves nothing behind."""

import os
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import pytest

from digest import annex
from digest.annex import begin_apart, close_apart, spread_apart, tell_apart

NUMBERS = list(range(600))
loaded: list[str] = []


def load() -> None:
    loaded.append("once")


def forget() -> None:
    loaded.append("forgotten")


def halved(numbers: Sequence[int]) -> list[int]:
    return [number // 2 for number in numbers]


def refused(numbers: Sequence[int]) -> Sequence[int]:
    if 3 in numbers:
        raise ValueError("three")
    return numbers


def told(lot: Sequence[object]) -> list[tuple[int, list[str]]]:
    return [(os.getpid(), loaded) for _ in lot]


def copied(mappings: Sequence[Mapping[str, int]]) -> list[dict[str, int]]:
    return list(map(dict, mappings))


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    close_apart()
    loaded.clear()
    yield
    close_apart()


def test_results_come_in_order_for_any_number_of_processes() -> None:
    expected = halved(NUMBERS)
    assert [list(spread_apart(load, halved, NUMBERS, count)) for count in (1, 2, 3)] == [expected] * 3


def test_what_is_loaded_apart_stays_there_and_is_used_again() -> None:
    first, second = (next(spread_apart(load, told, [0], 2)) for _ in range(2))
    assert first[0] == second[0] != os.getpid()
    assert (first[1], second[1], loaded) == (["once"], ["once", "once"], [])


def test_one_process_loads_here() -> None:
    assert list(spread_apart(load, told, [0], 1)) == [(os.getpid(), ["once"])]


def test_nothing_to_do_starts_nothing() -> None:
    assert list(spread_apart(load, told, [], 2)) == []
    tell_apart(forget)
    assert annex._running == []


def test_what_it_is_told_comes_before_its_next_work() -> None:
    list(spread_apart(load, told, [0], 2))
    tell_apart(forget)
    assert next(spread_apart(load, told, [0], 2))[1] == ["once", "forgotten", "once"]


def test_what_is_begun_early_is_there_when_it_is_needed() -> None:
    begin_apart(load, 2)
    assert next(spread_apart(forget, told, [0], 2))[1] == ["once", "forgotten"]
    close_apart()
    begin_apart(load, 1)
    assert annex._running == []


def test_a_fork_leaves_it_alone() -> None:
    begin_apart(load, 2)
    running = list(annex._running)
    annex.leave_apart()
    assert annex._running == []
    annex._running.extend(running)


def test_a_failure_is_raised_here_and_the_next_work_begins_anew() -> None:
    with pytest.raises(ValueError, match="three"):
        list(spread_apart(load, refused, NUMBERS, 2))
    assert list(spread_apart(load, halved, [8], 2)) == [4]


def test_work_that_is_not_waited_for_leaves_nothing_for_the_next() -> None:
    results = spread_apart(load, halved, NUMBERS, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert list(spread_apart(load, halved, [8], 2)) == [4]


def test_mappings_that_cannot_be_written_are_sent() -> None:
    mapping = MappingProxyType({"가": 1})
    assert list(spread_apart(load, copied, [mapping], 2)) == [{"가": 1}]
