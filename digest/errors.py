"""Errors that stop a build. Each says where, what, and what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class DigestError(Exception):
    """Base of all errors raised on purpose; the command line shows it without a traceback."""


class ConfigurationError(DigestError):
    """A taxonomy, vocabulary, curation or settings file that cannot be used.

    All problems of one file are reported together, one a line.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class SeedError(DigestError):
    """A seed that cannot be read; the pipeline turns it into a rejection."""


class InvariantError(DigestError):
    """The digest contradicts itself, so nothing is published."""


def meant(word: str, known: Iterable[str]) -> str:
    """A hint at what a mistyped word should have been; empty where nothing is near.

    >>> meant("ossong", ["osong", "songdo"]), meant("seeds/a.txt", ["a.txt"]), meant("x", ["osong"])
    (" (meant 'osong'?)", " (meant 'a.txt'?)", '')
    """
    near = difflib.get_close_matches(word, sorted(known), 1, cutoff=0.7) or [
        other for other in sorted(known) if word.endswith("/" + other) or other.rpartition(".")[0] == word
    ]
    return f" (meant '{near[0]}'?)" if near else ""
