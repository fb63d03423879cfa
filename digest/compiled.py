"""Templates compiled once in a run, here or by another process of it.

They are code, so they are kept in memory alone, and told to no process but those that began each other.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from types import CodeType

_Key = tuple[str, str | None, str]
"""Name, file and source of a template."""


@dataclass(slots=True)
class Bucket:
    """A place for a compiled template, as Jinja2 wants one."""

    code: CodeType | None = None


class Compiled:
    """Compiled templates by their source, for environments that compile alike; what Jinja2 calls a bytecode cache."""

    def __init__(self) -> None:
        self._buckets: dict[_Key, Bucket] = {}

    def get_bucket(self, environment: object, name: str, filename: str | None, source: str) -> Bucket:
        """As Jinja2 asks for one; it fills an empty one."""
        return self._buckets.setdefault((name, filename, source), Bucket())

    def set_bucket(self, bucket: Bucket) -> None:
        """As Jinja2 tells it; the bucket is here already."""

    def dumped(self) -> bytes:
        """All of them, for another process of this run."""
        return marshal.dumps([(*key, bucket.code) for key, bucket in self._buckets.items() if bucket.code is not None])

    def take_over(self, dumped: bytes) -> None:
        """Have what another process of this run has `dumped`."""
        for name, filename, source, code in marshal.loads(dumped):  # noqa: S302 (it comes from ourselves)
            self._buckets.setdefault((name, filename, source), Bucket(code))
