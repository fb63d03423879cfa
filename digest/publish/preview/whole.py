"""The whole site of a preview, built by a process of its own."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from digest.annex import close_apart, leave_apart
from digest.folders import files_below

log = logging.getLogger("mkdocs.plugins.digest")


class WholeSite:
    """A site that is being built; ask `ready` before a file of it is taken."""

    def __init__(self, folder: Path, build: Callable[[Path], None]) -> None:
        """Begin to build it in a folder; `done` is set when it is complete, has failed, or was stopped."""
        self.folder = folder
        self.assets: tuple[str, ...] = ()
        """Addresses of its files that are no pages, when it is complete."""
        self.done = threading.Event()
        self._process = multiprocessing.get_context("fork").Process(target=_run, args=(build, folder), name="whole")
        self._process.start()
        threading.Thread(target=self._wait, daemon=True).start()

    @property
    def ready(self) -> bool:
        """Whether it is complete."""
        return self.done.is_set() and self._process.exitcode == 0

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Leave the processors to somebody else meanwhile."""
        self._tell(signal.SIGSTOP)
        try:
            yield
        finally:
            self._tell(signal.SIGCONT)

    def stop(self) -> None:
        """Build no further."""
        self._tell(signal.SIGKILL)
        if not self.done.is_set():
            self._process.kill()
        self.done.wait()

    def _tell(self, said: signal.Signals) -> None:
        """Send a signal to the process, and to those it shares its work with, while it builds."""
        if not self.done.is_set() and self._process.pid is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, said)

    def _wait(self) -> None:
        self._process.join()
        if self._process.exitcode == 0:
            start = len(f"{self.folder}{os.sep}")
            found = (path[start:].replace(os.sep, "/") for path in files_below(str(self.folder)))
            self.assets = tuple(address for address in found if not address.endswith(".html"))
        elif (self._process.exitcode or 0) > 0:
            log.error("What is not a page (data, feeds, search) cannot be shown before this is mended")
        self.done.set()


def _run(build: Callable[[Path], None], folder: Path) -> None:
    os.setsid()
    os.nice(10)  # pages that somebody waits for come first
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    leave_apart()
    build(folder)
    close_apart()
