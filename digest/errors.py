"""Errors that stop a build. Each says where, what, and what was expected."""

from __future__ import annotations


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
