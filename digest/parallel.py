"""The same work on many items, in as many processes as help; the results are the same for any number."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from digest.memory import set_aside

T = TypeVar("T")
R = TypeVar("R")

_LEAST = 64
LOT = 32
_work: Callable[[Any], Any]
_items: Sequence[Any]


def spread(
    work: Callable[[T], R], items: Sequence[T], processes: int, *, least: int = _LEAST, chunk: int = LOT
) -> Iterator[R]:
    """`work` of every item, in order. Results of other processes are pickled, so keep them small.

    Fewer items than `least` are done where they are: starting processes takes longer. A process gets `chunk` at a time.
    Processes are forks: what was loaded before (vocabularies, the analyser) is shared, not loaded again. So are the
    items, of which only the numbers are sent.
    """
    if processes < 2 or len(items) < least or not can_fork():
        yield from map(work, items)
        return
    with set_aside():
        pool = multiprocessing.get_context("fork").Pool(processes, _remember, (work, items))
    with pool:
        yield from pool.imap(_call, range(len(items)), chunk)


def spread_lots(work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T], processes: int) -> Iterator[R]:
    """As `spread`, where `work` is given `LOT` items at a time, and gives a result for each."""
    lots = [items[begin : begin + LOT] for begin in range(0, len(items), LOT)]
    for results in spread(work, lots, processes, least=_LEAST // LOT + 1, chunk=1):
        yield from results


def can_fork() -> bool:
    """Whether this system has processes that begin as a copy of this one."""
    return "fork" in multiprocessing.get_all_start_methods()


def usable_cpus() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _remember(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    global _work, _items
    _work, _items = work, items


def _call(number: int) -> Any:
    return _work(_items[number])
