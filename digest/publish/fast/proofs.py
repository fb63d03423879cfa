"""What short ways were found to do as MkDocs does, in this build and in those before it.

A short way is tried beside MkDocs' own whenever it meets a kind of thing it has not met yet, and again at every
doubling of how often it was taken. Kinds that passed are kept with the pages, under all that these rest on (code,
libraries, theme, settings), so that a build of few pages does not begin anew. What failed once is not kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tried:
    """What is known of a short way."""

    passed: frozenset[str] = frozenset()
    """Kinds of things it did right, written out."""
    count: int = 0
    """How often it was taken."""
    failed: bool = False
    """Whether it ever did something else."""

    def and_then(self, other: Tried) -> Tried:
        """The same with what was found out later."""
        return Tried(self.passed | other.passed, self.count + other.count, self.failed or other.failed)


class Trial:
    """A short way in this build."""

    def __init__(self) -> None:
        self._known = Tried()
        self._passed: set[object] = set()
        self._fresh: set[str] = set()
        self._count = 0
        self._told = 0
        self.failed = False

    def begin(self, known: Tried) -> None:
        """Go on from what earlier builds found."""
        self._known = known
        self._count = self._told = known.count

    def take(self, kinds: Collection[object]) -> tuple[bool, bool]:
        """Whether all these kinds have passed, and whether what consists of them must be tried here all the same."""
        known = self._passed.issuperset(kinds) or all(self._has(kind) for kind in kinds)
        self._count += known
        return known, not known or not self._count & (self._count - 1)

    def settle(self, kinds: Collection[object], *, passed: bool) -> None:
        """Tell what came of trying."""
        if passed:
            self._passed.update(kinds)
            self._fresh.update(map(repr, kinds))
        else:
            self.failed = True

    def news(self) -> Tried:
        """What was found out since this was last asked."""
        fresh, self._fresh = frozenset(self._fresh) - self._known.passed, set()
        count, self._told = self._count - self._told, self._count
        return Tried(fresh, count, self.failed)

    def _has(self, kind: object) -> bool:
        if kind in self._passed:
            return True
        if repr(kind) in self._known.passed:
            self._passed.add(kind)
            return True
        return False


class Proofs:
    """The short ways of a build, by name."""

    def __init__(self) -> None:
        self._trials: dict[str, Trial] = {}
        self._known: dict[str, Tried] = {}

    def of(self, name: str) -> Trial:
        """One of them."""
        return self._trials.setdefault(name, Trial())

    def begin(self, known: Mapping[str, Tried]) -> None:
        """Go on from what earlier builds kept."""
        self._known = dict(known)
        for name, tried in known.items():
            self.of(name).begin(tried)

    def news(self) -> dict[str, Tried]:
        """What was found out here since this was last asked, for whoever puts it together."""
        return {name: trial.news() for name, trial in self._trials.items()}

    def add(self, news: Mapping[str, Tried]) -> None:
        """Put together what was found out anywhere."""
        for name, tried in news.items():
            self._known[name] = self._known.get(name, Tried()).and_then(tried)

    def kept(self) -> dict[str, Tried]:
        """What later builds may go on from."""
        return {name: tried for name, tried in self._known.items() if not tried.failed}
