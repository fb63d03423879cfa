"""What several stories say of one thing over time: series of a measure, and the fate of promises."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model.kinds import Fate, Status


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is said."""

    story: str
    article: str
    sentence: str
    """As in the body."""
    claim: str | None = None
    """Id of the claim that says it; None where the sentence says it without being a claim."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series."""

    claim: str
    """Id of the claim."""
    story: str
    date: str
    """`YYYY[-MM[-DD]]` the figure is placed at."""
    basis: str
    """Why there: `as_of` (the text says so), `due` (a promise), `published` (the report's own date)."""
    value: int | float
    status: Status | None
    """Promised points (requested, planned, committed, target) stand beside those that are so."""


@dataclass(frozen=True, slots=True)
class Series:
    """The same measure of the same place in the same unit at different dates, or from different reports."""

    id: str
    """From place, unit and measure only, so it stays when articles come and go."""
    region: str | None
    """Id of the place; None where the measure belongs to an organisation or facility named in it."""
    measure: str
    """In the words of the newest report."""
    unit: str
    points: tuple[Point, ...]
    """By date, then by claim; never averaged."""
    conflicts: tuple[tuple[str, ...], ...] = ()
    """Ids of claims that give different values for the same date, a group for each date."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A claim with a due date, and what has become of it."""

    claim: str
    """Id of the claim that made it first."""
    story: str
    due: str
    """`YYYY[-MM[-DD]]`; overdue from the day after its last day."""
    fate: Fate
    repeated: tuple[str, ...] = ()
    """Ids of later claims that promise the same figure by the same date."""
    settled_by: Source | None = None
    """The later report that says it is met, or revises it; None for all other fates."""
    latest: str | None = None
    """Id of the newest claim that tells how far it has come, where one does."""
    series: str | None = None
    """Id of the series it belongs to."""
