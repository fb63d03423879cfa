"""What fast publishing tells of itself."""

from __future__ import annotations

import logging

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
