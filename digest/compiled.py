"""Templates compiled once, here or by another process.

They are code, so they are told to no process but those that began each other, and kept where Python keeps the code of
modules, never with results.
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
        self._asked: dict[_Key, Bucket] = {}
        self.grown = False
        """Whether one had to be compiled here."""

    def get_bucket(self, environment: object, name: str, filename: str | None, source: str) -> Bucket:
        """As Jinja2 asks for one; it fills an empty one."""
        key = name, filename, source
        self._asked[key] = bucket = self._buckets.setdefault(key, Bucket())
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """As Jinja2 tells it; the bucket is here already."""
        self.grown = True

    def dumped(self) -> bytes:
        """All that were asked for, for another process."""
        return marshal.dumps([(*key, bucket.code) for key, bucket in self._asked.items() if bucket.code is not None])

    def take_over(self, dumped: bytes) -> None:
        """Have what another process has `dumped`."""
        for name, filename, source, code in marshal.loads(dumped):  # noqa: S302 (it comes from ourselves)
            self._buckets.setdefault((name, filename, source), Bucket(code))
