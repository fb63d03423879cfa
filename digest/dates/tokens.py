"""What the date words of a text are cut into."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a token says."""

    DIRECTION = "direction"
    YEAR = "year"
    YEAR_OFFSET = "year offset"
    YEAR_SPAN = "year span"
    MONTH = "month"
    MONTH_OFFSET = "month offset"
    MONTH_SPAN = "month span"
    DAY = "day"
    DAY_SPAN = "day span"
    SAME_DAY = "same day"
    DAY_OFFSET = "day offset"
    WEEK = "week"
    WEEKDAY = "weekday"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    PART = "part"
    FULL = "full"
    MONTH_DAY = "month and day"
    YEAR_MONTH = "year and month"
    LENGTH = "length"
    FROM = "from"
    UNTIL = "until"
    TILDE = "tilde"
    AS_OF = "as of"


class Token(NamedTuple):
    """A date word with what it means; `values` depends on the kind."""

    kind: Kind
    start: int
    end: int
    values: tuple[int, ...]
    word: str = ""


SAME = 99
"""Offset that stands for 'the same as the date named before'."""
FOLLOWING = 98
"""Offset that stands for 'the year after the one named before'."""
