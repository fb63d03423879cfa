"""A figure whose status is to be settled, with what is known of it besides its own clause."""

from __future__ import annotations

from digest.extract.counting import Counted
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.predicates import Predicate
from digest.model import Status
from digest.record import record

PROMISED = (Status.PLANNED, Status.COMMITTED, Status.TARGET, Status.REQUESTED)
CHANGES = ("grow", "change", "shrink")
"""Classes of verbs whose figure is what something has become."""
SIGNED = frozenset(("agreements", "contracts", "cases", "projects"))
"""Counts that a signing itself is about."""
SIZES = frozenset(("m2", "beds"))
"""Units of what a building or a site has."""


@record
class Standing:
    """What is known of a figure besides its own clause."""

    unit: str
    counted: Counted | None
    following: Quantity | None
    """The next figure of the sentence."""
    as_of: str | None
    due: str | None
    earlier: Status | None
    """The status of the last figure of the sentence before; committed where that reports a signing. In a sentence that
    has told of something promised already, of that."""
    sentence: str = ""
    """The sentence with what stands in brackets."""
    before: str = ""
    """The sentence before."""
    body: str = ""
    """The article's text."""


@record
class Case:
    """A figure with the status its own predicate gives it, and that predicate's class and mood."""

    parsed: Parsed
    quantity: Quantity
    told: Standing
    acts: list[Predicate]
    """What follows the figure and says something of its own."""
    status: Status
    name: str
    mood: str
    money: bool
