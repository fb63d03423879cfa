"""A process beside this one for work that needs what takes much room to load.

The analyser takes 500 MiB and never gives all of them back. In this process they would lie beside everything that
publishing holds; there they are shared by the processes that need them, and stay loaded for what comes later.
"""

from __future__ import annotations

import copyreg
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.util import Finalize
from types import MappingProxyType
from typing import Any, TypeVar

from digest.memory import use_large_pages
from digest.parallel import can_fork, spread_lots

T = TypeVar("T")
R = TypeVar("R")

_LOT = 256
"""Items that are sent in one piece."""
_MANY = 500
"""From so many items on, half a second spent on large pages comes back."""


def _read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))


def spread_apart(
    prepare: Callable[[], None],
    work: Callable[[Sequence[T]], Sequence[R]],
    items: Sequence[T],
    processes: int,
) -> Iterator[R]:
    """The results of `parallel.spread_lots`, with what `prepare` loads; with one process it is loaded here.

    Work, items and results are sent, so they must be picklable.
    """
    if processes < 2 or not can_fork():
        prepare()
        yield from chain.from_iterable(spread_lots(work, items, processes))
    elif items:
        yield from _annex().spread(prepare, work, items, processes)


def begin_apart(prepare: Callable[[], None], processes: int, items: int = 0) -> None:
    """Let what `prepare` loads be loaded in the process beside this one, while this one goes on, and got ready for so
    many items; as `spread_apart`."""
    if processes > 1 and can_fork():
        _annex().tell(prepare)
        if items >= _MANY:
            _annex().tell(use_large_pages)


def tell_apart(work: Callable[[], None]) -> None:
    """Let the process beside this one, if there is one, do something too before its next work."""
    if _running:
        _running[0].tell(work)


def close_apart() -> None:
    """End the process beside this one, if there is one."""
    while _running:
        _running.pop().close()


def leave_apart() -> None:
    """In a fork: let the process beside the one it was forked from alone."""
    _running.clear()


class _Annex:
    def __init__(self) -> None:
        here, there = multiprocessing.Pipe()
        fork = multiprocessing.get_context("fork")
        self._process = fork.Process(target=_work_on, args=(here, there), name="annex")
        self._process.start()
        there.close()
        self._connection = here
        self.close = Finalize(self, _end, (here, self._process), exitpriority=1)

    def tell(self, work: Callable[[], None]) -> None:
        self._connection.send(partial(_do, work))

    def spread(
        self,
        prepare: Callable[[], None],
        work: Callable[[Sequence[T]], Sequence[R]],
        items: Sequence[T],
        processes: int,
    ) -> Iterator[R]:
        """Results in the order of the items; if they are not all taken, this is the last that is done here."""
        whole = False
        try:
            self._connection.send(partial(_spread, prepare, work, len(items), processes))
            for begin in range(0, len(items), _LOT):
                self._connection.send(items[begin : begin + _LOT])
            left = len(items)
            while left:
                failed, results = self._connection.recv()
                if failed:
                    raise results
                left -= len(results)
                whole = not left
                yield from results
        finally:
            if not whole:
                close_apart()


_running: list[_Annex] = []
"""The one process, where there is one."""


def _annex() -> _Annex:
    if not _running:
        _running.append(_Annex())
    return _running[0]


def _end(connection: Connection[Any, Any], process: Any) -> None:
    connection.close()
    process.join()


def _work_on(here: Connection[Any, Any], there: Connection[Any, Any]) -> None:
    """What the process does until the other end is closed."""
    here.close()
    _running.clear()
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            order = there.recv()
            order(there)


def _do(work: Callable[[], None], _: Connection[Any, Any]) -> None:
    work()


def _spread(
    prepare: Callable[[], None],
    work: Callable[[Sequence[Any]], Sequence[Any]],
    count: int,
    processes: int,
    connection: Connection[Any, Any],
) -> None:
    items: list[Any] = []
    while len(items) < count:
        items += connection.recv()
    try:
        prepare()
        if len(items) >= _MANY:
            use_large_pages()  # quick where it was done before
        for results in spread_lots(work, items, processes):
            connection.send((False, results))
    except Exception as error:  # told where the work was asked for
        connection.send((True, error))
