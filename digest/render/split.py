"""Long lists get pages of their own, by year or month, so that no page grows without end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from digest.model import Entry
from digest.render.atlas import year_of

ROWS_PER_PAGE = 170
"""Rows of all tables of a page. A row weighs 500 to 700 bytes; with the frame a page stays below 150 kB of HTML."""
ROWS_IN_SUMMARY = 40
"""Rows of the newest stories that stay on a page whose table was split."""
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a list that has its own page."""

    key: str
    """`2025`, `2025-11` or `undated`; the last part of the page's address."""
    year: str
    entries: tuple[Entry, ...]


def slice_entries(entries: tuple[Entry, ...], other_rows: int = 0) -> tuple[Slice, ...]:
    """The slices of a list that is too long for one page; none where it is not.

    A year is one slice, or where it is too long itself, one slice a month. The order is kept.

    Args:
        other_rows: Rows of the page's other tables, which leave less room.
    """
    if len(entries) <= max(ROWS_IN_SUMMARY, ROWS_PER_PAGE - other_rows):
        return ()
    slices = []
    for year, of_year in group(entries, lambda entry: year_of(entry) or UNDATED):
        if len(of_year) <= ROWS_PER_PAGE:
            slices.append(Slice(year, year, of_year))
        else:
            slices += [Slice(key, year, part) for key, part in group(of_year, month_of)]
    return tuple(slices)


def month_of(entry: Entry) -> str:
    """`2025-11`; `2025` where only the year is known; `undated`."""
    published = entry.published
    if published.date:
        return published.date[:7]
    if published.earliest and published.latest and published.earliest.month == published.latest.month:
        year = year_of(entry)
        return f"{year}-{published.latest.month:02d}" if year else UNDATED
    return year_of(entry) or UNDATED


def group(entries: Iterable[Entry], key: Callable[[Entry], str]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Entries by a key, the keys in the order in which they first come."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return tuple((name, tuple(part)) for name, part in groups.items())


def year_marks(entries: Iterable[Entry]) -> dict[str, str]:
    """The story whose row carries the anchor of its year: the first of each year."""
    marks: dict[str, str] = {}
    for year, of_year in group(entries, lambda entry: year_of(entry) or UNDATED):
        marks[of_year[0].id] = f"y{year}" if year != UNDATED else UNDATED
    return marks
