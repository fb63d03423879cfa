"""How things are told apart: why a date is believed, what a figure is worth, what a place is to a story."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """Why a date is believed."""

    STATED = "stated"
    """The source gives it in full: front matter, metadata, an `입력` line, a dated URL."""
    CURATED = "curated"
    """A curator set it in `seeds/curation.yml`, with a reason."""
    INFERRED = "inferred"
    """Bounds follow from what the text says; shown with `earliest` and `latest`."""
    UNKNOWN = "unknown"
    """Nothing narrows it down."""


class Relation(StrEnum):
    """How an article of a story relates to the story's lead."""

    LEAD = "lead"
    COPY = "copy"
    """The same text."""
    RELEASE = "release"
    """The same press release, rewritten."""
    EVENT = "event"
    """The same event, written independently."""


class Role(StrEnum):
    """What a region is to a story."""

    PRIMARY = "primary"
    """The news is about this place."""
    MENTIONED = "mentioned"
    """The place is named: a comparison, a venue, a partner's seat."""


class Status(StrEnum):
    """How real a figure is, from wish to fact."""

    REQUESTED = "requested"
    PLANNED = "planned"
    COMMITTED = "committed"
    SPENT = "spent"
    ACHIEVED = "achieved"
    ACTUAL = "actual"
    TARGET = "target"


class Fate(StrEnum):
    """What has become of a promise by the date the digest speaks for."""

    OPEN = "open"
    """Due in more than a year."""
    SOON = "soon"
    """Due within a year."""
    OVERDUE = "overdue"
    """Its date has passed, and nothing here says that it was kept."""
    MET = "met"
    """A later report says that it was reached or opened."""
    REVISED = "revised"
    """A later report gives the same promise another figure or another date."""


class Bound(StrEnum):
    """How a figure limits the true value."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
