"""What fast publishing tells of itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

log = logging.getLogger(__name__)
"""Outside MkDocs' own loggers: what is slow is not wrong, and must not fail a strict build."""


class Report:
    """Says each thing once in a build."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._held: list[str] = []
        self.hold = False
        """Whether messages wait until they are taken: what another process says is told by this one."""

    def once(self, message: str) -> None:
        """Tell of something that is left to plain rendering."""
        if message not in self._said:
            self._said.add(message)
            if self.hold:
                self._held.append(message)
            else:
                log.warning("fast: %s", message)

    def take(self) -> list[str]:
        """The messages that wait; they may be told again."""
        held, self._held = self._held, []
        self._said.difference_update(held)
        return held


def differs(page: Page) -> PluginError:
    """What stops a build: pages like this one were published fast before, and are not surely right."""
    return PluginError(f"{page.file.src_uri}: differs from plain rendering; build with `--plain` (`fast: false`)")


@contextmanager
def held(report: Report) -> Iterator[None]:
    """Have messages wait."""
    report.hold = True
    try:
        yield
    finally:
        report.hold = False


@contextmanager
def heard() -> Iterator[list[tuple[str, int, str]]]:
    """What MkDocs logs, kept instead of told: another process, or a later moment, tells it."""
    records: list[tuple[str, int, str]] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append((record.name, record.levelno, record.getMessage()))

    logger = logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [Listener(logging.INFO)], False
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = handlers, propagate
