"""Work that begins before the rest of what it needs is known."""

import os
import time
from pathlib import Path

import pytest

from digest.publish.ahead import Begun, begun, wait_for

HERE = os.getpid()


def finished(work: Begun, rest: object) -> object:
    work.go_on(rest)
    return wait_for(work)


@pytest.mark.parametrize(("processes", "apart"), [(1, False), (2, True)])
def test_both_parts_are_done_in_one_process(processes: int, apart: bool) -> None:
    def prepare():
        process = os.getpid()
        return lambda rest: (rest * 2, process == os.getpid(), process != HERE)

    with begun(prepare, processes) as work:
        assert finished(work, [1]) == ([1, 1], True, apart)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("part", ["first", "prepare", "finish"])
def test_what_goes_wrong_in_any_part_is_told_where_the_result_is_asked_for(processes: int, part: str) -> None:
    def fail(*_: object):
        raise OSError("disk full")

    first, prepare = fail if part == "first" else str, fail if part == "prepare" else lambda: fail
    with begun(prepare, processes, first) as work, pytest.raises(OSError, match="full"):
        assert (work.told_first(), finished(work, None)) == ("", None)


def test_what_is_told_early_reaches_what_was_prepared_whatever_goes_wrong_with_it() -> None:
    class Sum:
        def __init__(self) -> None:
            self.total = 0

        def early(self, number: int) -> None:
            self.total += 100 // number

        def __call__(self, number: int) -> int:
            return self.total + number

    results = []
    for processes in (1, 2):
        with begun(Sum, processes) as work:
            for number in (50, 0, 25):
                work.early(number)
            results.append(finished(work, 1))
    assert results == [1, 7]


def test_nobody_waits_to_tell_much_to_a_process_at_work(tmp_path: Path) -> None:
    read = tmp_path / "read"

    def prepare():
        end = time.monotonic() + 20
        while not read.exists() and time.monotonic() < end:
            time.sleep(0.01)
        return len if read.exists() else lambda _: -1

    with begun(prepare, 2) as work:
        work.early("?" * 3_000_000)
        work.go_on("!" * 2_000_000)
        read.touch()
        assert wait_for(work) == 2_000_000


@pytest.mark.parametrize("processes", [1, 2])
def test_what_nobody_waits_for_is_done_when_the_block_ends(tmp_path: Path, processes: int) -> None:
    class Slow:
        def __call__(self, _: None) -> str:
            return "told"

        def afterwards(self) -> None:
            time.sleep(0.2)
            (tmp_path / "done").touch()

    with begun(Slow, processes) as work:
        assert finished(work, None) == "told"
        assert (tmp_path / "done").exists() == (processes == 1)
    assert (tmp_path / "done").exists()


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with begun(lambda: lambda _: os._exit(9), 2) as work, pytest.raises(ChildProcessError, match="build again"):
        finished(work, None)


def test_work_that_nobody_asks_for_ends_with_its_block() -> None:
    began = time.monotonic()
    with pytest.raises(KeyError), begun(lambda: lambda _: time.sleep(30), 2):
        raise KeyError
    assert time.monotonic() - began < 15
