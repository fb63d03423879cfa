"""What several processes make is what one makes, and what goes wrong in one of them is told."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from multiprocessing.util import Finalize
from pathlib import Path

import pytest

from digest.parallel import spread

ITEMS = range(300)


def large(number: int) -> bytes:
    return bytes([number % 251]) * (3_000_000 if number % 50 == 0 else 3)


def slow_first(number: int) -> int:
    if number < 32:
        os.sched_yield()
    return -number


@pytest.fixture(autouse=True)
def nobody_stays() -> Iterator[None]:
    others = multiprocessing.active_children()
    yield
    assert [process for process in multiprocessing.active_children() if process not in others] == []


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("chunk", [1, 7, 400])
@pytest.mark.parametrize("work", [large, slow_first])
def test_results_are_those_of_one_process_in_their_order(work: Callable[[int], object], chunk: int, both: bool) -> None:
    assert list(spread(work, ITEMS, 3, chunk=chunk, from_both_ends=both)) == list(map(work, ITEMS))


def test_from_both_ends_two_processes_meet_in_the_middle() -> None:
    """None of them takes a lot beside one that the other took before, but once."""
    takers = list(spread(lambda _: os.getpid(), ITEMS, 2, chunk=1, from_both_ends=True))
    assert sum(before != behind for before, behind in pairwise(takers)) <= 1


def test_several_processes_are_at_work_unless_there_is_little_to_do() -> None:
    many = set(spread(lambda _: os.getpid(), ITEMS, 2))
    few = set(spread(lambda _: os.getpid(), ITEMS, 2, least=301))
    assert os.getpid() not in many
    assert few == {os.getpid()}


def test_an_error_is_told_with_where_it_came_from() -> None:
    with pytest.raises(ZeroDivisionError) as told:
        list(spread(lambda number: 1 // (number - 40), ITEMS, 2))
    assert "test_parallel.py" in told.value.__notes__[0]


def test_a_result_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises((AttributeError, TypeError, ValueError)):
        list(spread(lambda number: lambda: number, ITEMS, 2))


@pytest.mark.parametrize("way", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(0)])
def test_a_process_that_is_ended_leaves_nobody_waiting(way: Callable[[], None]) -> None:
    with pytest.raises(ChildProcessError, match="ended from outside"):
        list(spread(lambda _: way(), ITEMS, 2))


def test_who_takes_no_more_leaves_no_process_behind() -> None:
    results = spread(large, ITEMS, 2, chunk=1)
    assert list(islice(results, 3)) == [large(number) for number in range(3)]
    results.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells its threads there")
def test_no_library_begins_with_threads_of_its_own() -> None:
    code = "import os, digest.pipeline; print(len(os.listdir('/proc/self/task')))"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    told = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "1"


def _left_behind(folder: Path) -> Path:
    """Have this process write a file when it ends, which takes a moment."""

    def write() -> None:
        time.sleep(0.1)
        (folder / str(os.getpid())).write_text("whole", encoding="utf-8")

    Finalize(None, write, exitpriority=0)
    return folder / str(os.getpid())


def test_processes_that_are_done_write_down_what_they_found_out(tmp_path: Path) -> None:
    left = list(spread(_left_behind, [tmp_path] * 4, 2, least=1, chunk=1))
    assert left
    assert all(path.read_text(encoding="utf-8") == "whole" for path in left)
