"""Long lists get pages of their own, by year, month and day, so that no page grows without end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from digest.model import Entry
from digest.render.atlas import Dossier

ROWS_PER_PAGE = 150
"""Rows of all tables of a page. A row weighs 500 to 800 bytes; with the frame a page stays below 150 kB of HTML."""
ROWS_IN_SUMMARY = 30
"""Rows of the newest stories that stay on a page whose table was split."""
FIGURES_SHOWN = 30
PACTS_SHOWN = 20
PLEDGES_SHOWN = 15
MENTIONED_SHOWN = 15
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a list that has its own page."""

    key: str
    """`2025`, `2025-11`, `2025-11-20` or `undated`; the last part of the page's address."""
    year: str
    entries: tuple[Entry, ...]
    parts: tuple[Slice, ...] = ()
    """The slices it is split into itself; then its page shows the newest and leads to these. An address
    that was published for a year stays when the year grows too long."""

    def all(self) -> Iterator[Slice]:
        """It and everything in it."""
        yield self
        for part in self.parts:
            yield from part.all()


def is_long(dossier: Dossier) -> bool:
    """Whether a place's or topic's table of stories is split."""
    beside = (
        min(FIGURES_SHOWN, len(dossier.figures))
        + min(PACTS_SHOWN, len(dossier.pacts))
        + min(PLEDGES_SHOWN, len(dossier.pledges))
        + min(MENTIONED_SHOWN, len(dossier.mentioned))
    )
    return len(dossier.entries) > max(ROWS_IN_SUMMARY, ROWS_PER_PAGE - beside)


def slice_entries(entries: tuple[Entry, ...]) -> tuple[Slice, ...]:
    """A list as slices of a year, split further by month and day where they are too long. The order is kept."""
    return tuple(
        _slice(year, year, of_year, (_month_of, _day_of))
        for year, of_year in group(entries, lambda entry: entry.published.year or UNDATED)
    )


def _slice(key: str, year: str, entries: tuple[Entry, ...], finer: tuple[Callable[[Entry], str], ...]) -> Slice:
    if len(entries) <= ROWS_PER_PAGE or not finer:
        return Slice(key, year, entries)
    parts = group(entries, _lot_of if year == UNDATED else finer[0])
    return Slice(key, year, entries, tuple(_slice(name, year, part, finer[1:]) for name, part in parts))


def _month_of(entry: Entry) -> str:
    month = month_of(entry)
    return month if len(month) == 7 else f"{month}-00"


def _day_of(entry: Entry) -> str:
    date = entry.published.date or ""
    return date if len(date) == 10 else f"{_month_of(entry)}-00"


def _lot_of(entry: Entry) -> str:
    """One of sixteen lots for what has no date; a story stays in its lot whatever comes beside it."""
    return f"{UNDATED}-{hashlib.sha256(entry.id.encode()).hexdigest()[0]}"


def month_of(entry: Entry) -> str:
    """`2025-11`; `2025` where only the year is known; `undated`."""
    published = entry.published
    if published.date:
        return published.date[:7]
    if published.earliest and published.latest and published.earliest.month == published.latest.month:
        year = entry.published.year
        return f"{year}-{published.latest.month:02d}" if year else UNDATED
    return entry.published.year or UNDATED


def group(entries: Iterable[Entry], key: Callable[[Entry], str]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Entries by a key, the keys in the order in which they first come."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return tuple((name, tuple(part)) for name, part in groups.items())


def year_marks(entries: Iterable[Entry]) -> dict[str, str]:
    """The story whose row carries the anchor of its year: the first of each year."""
    marks: dict[str, str] = {}
    for year, of_year in group(entries, lambda entry: entry.published.year or UNDATED):
        marks[of_year[0].id] = f"y{year}" if year != UNDATED else UNDATED
    return marks
