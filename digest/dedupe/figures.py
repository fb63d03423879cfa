"""Figures that agree but for rounding: 252억 and 252억 3천만, 10,179㎡ and 10,178㎡."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

_FIGURE = re.compile(r"([\d.e+]+)(\D+)")
_DIGITS = 3
"""Digits that must agree, and that a figure must have to tell one project from another."""


def rough_figures(figures: Iterable[str]) -> frozenset[str]:
    """Exact figures, as `slots.read_figures` writes them, by their first three digits and their unit.

    Round figures such as 100억 or 50명 are left out: they agree by chance.

    >>> sorted(rough_figures(["25200000000원", "25230000000원", "10179㎡", "50명", "30000000000원"]))
    ['102e+2㎡', '252e+8원']
    """
    found = set()
    for figure in figures:
        match = _FIGURE.fullmatch(figure)
        if match is None:
            continue
        value = float(match.group(1))
        if value < 10 ** (_DIGITS - 1):
            continue
        power = math.floor(math.log10(value)) - _DIGITS + 1
        rough = round(value / 10**power)
        if rough % 10:
            found.add(f"{rough}e+{power}{match.group(2)}")
    return frozenset(found)


def agreeing_units(a: frozenset[str], b: frozenset[str]) -> int:
    """In how many units two sets of rough figures agree: one amount told twice counts once.

    >>> agreeing_units(frozenset({"252e+8원", "102e+2㎡"}), frozenset({"252e+8원", "102e+2㎡", "104e+2㎡"}))
    2
    """
    return len({item.split("e+")[1].lstrip("0123456789") for item in a & b})


def figures_like(rough: str, figures: Iterable[str]) -> frozenset[str]:
    """The exact figures that a rough one stands for."""
    return frozenset(figure for figure in figures if rough in rough_figures((figure,)))
