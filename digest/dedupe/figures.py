"""Figures that agree but for rounding: 252억 and 252억 3천만, 10,179㎡ and 10,178㎡."""

from __future__ import annotations

import math
from collections.abc import Iterable

from digest.dedupe.remembered import Remembered
from digest.lazy import regex

_FIGURE = regex(r"([\d.e+]+)(\D+)")
_DIGITS = 3
"""Digits that must agree, and that a figure must have to tell one project from another."""


def rough_figures(figures: Iterable[str]) -> frozenset[str]:
    """Exact figures, as `slots.read_figures` writes them, by their first three digits and their unit.

    Round figures such as 100억 or 50명 are left out: they agree by chance.

    >>> sorted(rough_figures(["25200000000원", "25230000000원", "10179㎡", "50명", "30000000000원"]))
    ['102e+2㎡', '252e+8원']
    """
    return frozenset(_ROUGH[figure] for figure in figures) - {""}


def group_figures(figures: Iterable[str]) -> dict[str, frozenset[str]]:
    """The exact figures that each rough one stands for.

    >>> sorted(group_figures(["25200000000원", "25230000000원", "50명"])["252e+8원"])
    ['25200000000원', '25230000000원']
    """
    groups: dict[str, set[str]] = {}
    for figure in figures:
        groups.setdefault(_ROUGH[figure], set()).add(figure)
    return {rough: frozenset(group) for rough, group in groups.items() if rough}


def agreeing_units(a: frozenset[str], b: frozenset[str]) -> int:
    """In how many units two sets of rough figures agree: one amount told twice counts once.

    >>> agreeing_units(frozenset({"252e+8원", "102e+2㎡"}), frozenset({"252e+8원", "102e+2㎡", "104e+2㎡"}))
    2
    """
    return len({item.split("e+")[1].lstrip("0123456789") for item in a & b})


def _rough(figure: str) -> str:
    """The rough figure of an exact one; empty for a round one."""
    match = _FIGURE.fullmatch(figure)
    if match is None:
        return ""
    value = float(match.group(1))
    if value < 10 ** (_DIGITS - 1):
        return ""
    power = math.floor(math.log10(value)) - _DIGITS + 1
    rough = round(value / 10**power)
    return f"{rough}e+{power}{match.group(2)}" if rough % 10 else ""


_ROUGH = Remembered(_rough)
