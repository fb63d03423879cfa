"""Work that begins in a process of its own and is finished there when the rest of what it needs is known."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from operator import methodcaller
from typing import IO, Any, Generic, TypeVar, cast

from digest.annex import leave_apart
from digest.memory import set_aside
from digest.parallel import can_fork

T = TypeVar("T")
R = TypeVar("R")


class _Tray:
    """A file that two processes have open. Whoever sends more than fits into a pipe waits until the other one reads,
    which may be at work for long; nobody waits for what is put here."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (open as long as the processes are)

    def put(self, value: object) -> tuple[int, int]:
        """Where the other process finds something: its first byte, and how many there are.

        Raises:
            OSError: if there is no room.
        """
        begin = self._file.seek(0, os.SEEK_END)
        left = memoryview(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        while left:
            left = left[self._file.write(left) :]
        return begin, self._file.tell() - begin

    def take(self, place: tuple[int, int]) -> Any:
        """What was put there."""
        begin, count = place
        return pickle.loads(os.pread(self._file.fileno(), count, begin))  # noqa: S301 (it comes from ourselves)


@dataclass(slots=True)
class Begun(Generic[T, R]):
    """Work that has begun, here or there."""

    prepare: Callable[[], Callable[[T], R]]
    connection: Connection[Any, Any] | None
    """To the process that prepares it; None: it is done here once it is asked for."""
    first: Callable[[], object] | None = None
    """What is done before all else, for whoever waits only for that."""
    process: BaseProcess | None = None
    """The other process."""
    tray: _Tray | None = None
    """Where it finds what it is told."""
    rest: tuple[T, ...] = ()
    """What else it needs, once that was told."""

    def go_on(self, rest: T) -> None:
        """Tell what else it needs. Sent to another process, so it must be picklable."""
        self.rest = (rest,)
        self._send(True, rest)

    def early(self, rest: object) -> None:
        """Tell a part of what else it needs, for what `prepare` gave to do something about it (`early`), if that is
        another process. What goes wrong with it does not matter."""
        self._send(False, rest)

    def _send(self, whole: bool, rest: object) -> None:
        if self.connection is not None and self.tray is not None:
            with suppress(ConnectionError):  # what happened shows where the result is asked for
                self.connection.send((whole, self.tray.put(rest)))

    def result(self) -> R:
        """What comes of it, asked for once, when it was told the rest. What `prepare` gave may have something left that
        nobody waits for (`afterwards`): another process goes on with that by itself.

        Raises:
            ChildProcessError: if the other process was ended from outside.
            Exception: whatever went wrong in either part.
        """
        if self.connection is not None:
            return cast(R, _answer(self.connection))
        finish = self.prepare()
        result = finish(*self.rest)
        _do_the_rest(finish)
        return result

    def told_first(self) -> Any:
        """What `first` gave, asked for once, and before the result. Raises as `result`."""
        assert self.first is not None
        return self.first() if self.connection is None else _answer(self.connection)

    def close(self) -> None:
        """Ask for nothing more, and wait until nothing more is done."""
        if self.connection is not None and self.process is not None:
            self.connection.close()
            self.process.join()


@contextmanager
def begun(
    prepare: Callable[[], Callable[[T], R]],
    processes: int,
    first: Callable[[], object] | None = None,
    niceness: int = 0,
) -> Iterator[Begun[T, R]]:
    """Work whose first part `prepare` does, with several processes while this one goes on; it needs more for the rest.

    What `first` gives, which comes before that, can be asked for early (`told_first`). With `niceness` another process
    lets others go first.
    """
    if processes < 2 or not can_fork():
        yield Begun(prepare, None, first)
        return
    here, there = multiprocessing.Pipe()
    tray = _Tray()
    process = multiprocessing.get_context("fork").Process(
        target=_work, args=(prepare, first, tray, here, there, niceness)
    )
    with set_aside():
        process.start()
    there.close()
    with closing(Begun(prepare, here, first, process, tray)) as work:
        yield work


def wait_for(work: Begun[T, R]) -> R:
    """What comes of work that was told the rest already; see `Begun.result`."""
    return work.result()


def _answer(connection: Connection[Any, Any]) -> Any:
    try:
        failed, result = connection.recv()
    except (EOFError, ConnectionError) as error:
        raise ChildProcessError("a process that worked on the site was ended from outside; build again") from error
    if failed:
        raise result
    return result


def _work(
    prepare: Callable[[], Callable[[Any], Any]],
    first: Callable[[], object] | None,
    tray: _Tray,
    here: Connection[Any, Any],
    there: Connection[Any, Any],
    niceness: int,
) -> None:
    os.nice(niceness)
    leave_apart()
    here.close()
    with suppress(EOFError, ConnectionError, KeyboardInterrupt):  # nobody asks any more
        if first is not None:
            there.send(early := _attempt(first))
            if early[0]:
                return
        failed, finish = _attempt(prepare)
        whole, place = there.recv()
        while not whole:
            _attempt(partial(methodcaller("early", tray.take(place)), finish))
            whole, place = there.recv()
        answer = (True, finish) if failed else _attempt(partial(finish, tray.take(place)))
        there.send(answer)
        if not answer[0]:
            _do_the_rest(finish)


def _do_the_rest(finish: object) -> None:
    getattr(finish, "afterwards", lambda: None)()


def _attempt(work: Callable[[], Any]) -> tuple[bool, Any]:
    """Whether a piece of work failed, and what came of it or the error, which is told where the result is asked for."""
    try:
        return False, work()
    except Exception as error:
        return True, error
