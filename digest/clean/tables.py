"""Tables of which a program that fetched the page set every cell on a line of its own."""

from __future__ import annotations

from collections.abc import Callable

from digest.clean.draft import Draft, Trace
from digest.clean.groups import next_filled
from digest.clean.shapes import is_sentence

_CELL = 24
"""Characters of a cell."""
_CELLS, _FIGURES = 9, 4
"""So many lines one below the other are a table if so many of them hold figures that differ."""
_PART = 4
"""At least one line in so many holds a figure, at most one is known to stand around articles."""


def table_cells(draft: Draft, is_known: Callable[[str], bool] | None = None) -> frozenset[int]:
    """Indexes of short lines below a sentence, or below the heading that follows it, with many figures: a page has rows
    of buttons and counters, but none of different figures right below the text. `is_known` tells what stands around
    articles."""
    if sum(0 < len(line.text) <= _CELL for line in draft.lines) < _CELLS:
        return frozenset()
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(draft.lines):
        if not line.text and line.trace is Trace.BLANK:
            continue
        cell = bool(line.text) and len(line.text) <= _CELL and not is_sentence(line.text)
        if not cell or (len(run) > 1 and index - run[-1] != run[1] - run[0]):
            found.update(run if _is_table(draft, run, is_known) else ())
            run = []
        if cell:
            run.append(index)
    found.update(run if _is_table(draft, run, is_known) else ())
    return frozenset(found)


def _is_table(draft: Draft, run: list[int], is_known: Callable[[str], bool] | None) -> bool:
    if len(run) < _CELLS:
        return False
    texts = [draft.lines[index].text for index in run]
    figures = [text for text in texts if any(map(str.isdecimal, text))]
    known = sum(map(is_known, texts)) if is_known else 0
    if len(set(figures)) < _FIGURES or len(figures) * _PART < len(run) or known * _PART > len(run):
        return False
    above = next_filled(draft, run[0], -1)
    if above is not None and not _is_told(draft, above):
        above = next_filled(draft, above, -1)
    return above is not None and _is_told(draft, above)


def _is_told(draft: Draft, index: int) -> bool:
    return is_sentence(draft.lines[index].text)
