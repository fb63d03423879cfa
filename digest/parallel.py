"""The same work on many items, in as many processes as help; the results are the same for any number."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from digest.memory import set_aside

T = TypeVar("T")
R = TypeVar("R")

_LEAST = 64
LOT = 32
_ROOM_BYTES = 1 << 20
"""What a process may send before anybody reads it, where the system allows it: Linux gives no more by itself."""


def spread(
    work: Callable[[T], R],
    items: Sequence[T],
    processes: int,
    *,
    least: int = _LEAST,
    chunk: int = LOT,
    from_both_ends: bool = False,
) -> Iterator[R]:
    """`work` of every item, in order. Results of other processes are pickled, so keep them small.

    Fewer items than `least` are done where they are: starting processes takes longer. A process takes `chunk` of them
    at a time. Processes are forks: what was loaded before (vocabularies, the analyser) is shared, not loaded again. So
    are the items. With `from_both_ends` every other process begins with the last of them: items that have something in
    common, and stand together, then mostly meet in one process. Results wait until it is their turn.

    Raises:
        ChildProcessError: if a process was ended from outside.
        Exception: whatever goes wrong with an item.
    """
    if processes < 2 or len(items) < least or not can_fork():
        yield from map(work, items)
        return
    lots = [items[begin : begin + chunk] for begin in range(0, len(items), chunk)]
    crew = _Crew(work, lots, min(processes, len(lots)), from_both_ends)
    try:
        for number in range(len(lots)):
            yield from crew.results_of(number)
    finally:
        crew.end()


def spread_lots(
    work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T], processes: int
) -> Iterator[Sequence[R]]:
    """As `spread`, where `work` is given `LOT` items at a time, and gives a result for each: all of a lot at once."""
    lots = [items[begin : begin + LOT] for begin in range(0, len(items), LOT)]
    return spread(work, lots, processes, least=_LEAST // LOT + 1, chunk=1)


def can_fork() -> bool:
    """Whether this system has processes that begin as a copy of this one."""
    return "fork" in multiprocessing.get_all_start_methods()


def usable_cpus() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Crew:
    """Processes that each take the next lot when they are done with one.

    `multiprocessing.Pool` does the same with three threads, one of which turns round and round until another has read
    what a process sends: a fortieth of all that a build took.
    """

    def __init__(
        self, work: Callable[[Any], Any], lots: Sequence[Sequence[Any]], processes: int, from_both_ends: bool
    ) -> None:
        fork = multiprocessing.get_context("fork")
        left = fork.Array("L", (0, len(lots)))
        self._at_work: dict[Connection[Any, Any], Any] = {}
        self._waiting: dict[int, list[Any]] = {}
        self._due = len(lots)
        """Lots of which nothing has been given yet."""
        with set_aside():
            for number in range(processes):
                here, there = multiprocessing.Pipe(duplex=False)
                _widen(there)
                take = partial(_take, left, from_both_ends and number % 2 == 1)
                process = fork.Process(target=_work_through, args=(work, lots, take, there), daemon=True)
                process.start()
                there.close()  # so that the next does not hold it open
                self._at_work[here] = process

    def results_of(self, number: int) -> list[Any]:
        """What came of a lot; asked for in their order, each once."""
        while number not in self._waiting:
            if not self._at_work:
                raise _ended()
            for connection in wait([*self._at_work]):
                self._read(connection)  # type: ignore[arg-type]
        self._due -= 1
        return self._waiting.pop(number)

    def end(self) -> None:
        """Leave no process behind. Where all is done they end by themselves, and keep what they found out."""
        for connection, process in self._at_work.items():
            if self._due:
                process.terminate()
            process.join()
            connection.close()

    def _read(self, connection: Connection[Any, Any]) -> None:
        try:
            number, results, error = connection.recv()
        except EOFError:
            process = self._at_work.pop(connection)
            connection.close()
            process.join()
            if process.exitcode:
                raise _ended() from None
            return
        if error is not None:
            raise error
        self._waiting[number] = results


def _take(left: Any, last: bool) -> int | None:
    """The number of the first or the last lot that is left; None where none is."""
    with left.get_lock():
        begin, end = left
        if begin == end:
            return None
        if last:
            left[1] = end = end - 1
            return int(end)
        left[0] = begin + 1
        return int(begin)


def _work_through(
    work: Callable[[Any], Any],
    lots: Sequence[Sequence[Any]],
    take: Callable[[], int | None],
    there: Connection[Any, Any],
) -> None:
    with suppress(BrokenPipeError, KeyboardInterrupt):  # nobody asks any more
        while (number := take()) is not None:
            try:
                there.send((number, [work(item) for item in lots[number]], None))
            except BrokenPipeError:
                return
            except Exception as error:  # told where the work was asked for
                error.add_note(f"in another process:\n{traceback.format_exc()}")
                there.send((number, [], error))
                return


def _ended() -> ChildProcessError:
    return ChildProcessError("a process was ended from outside; try again")


def _widen(connection: Connection[Any, Any]) -> None:
    with suppress(AttributeError, OSError):
        fcntl.fcntl(connection.fileno(), fcntl.F_SETPIPE_SZ, _ROOM_BYTES)
