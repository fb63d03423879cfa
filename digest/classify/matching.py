"""Many words found in one pass: a pattern that matches the longest of them at each position."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches the longest of many words; a space in a word may be missing or be any space.

    The words share their beginnings in the pattern, so the time does not grow with their number. Where words that are
    spaced otherwise begin alike, each may be spaced as any of them: else a short one with a space would hide a long one
    without.
    """
    tree = _Node()
    for word in words:
        node = tree
        spaced = False
        for char in word:
            if char == " ":
                spaced = True
                continue
            node = node.children.setdefault(char, _Node())
            node.spaced |= spaced
            spaced = False
        node.ends = True
    return re.compile(_branch(tree))


@dataclass(slots=True)
class _Node:
    """What words go on with behind their common beginning."""

    children: dict[str, _Node] = field(default_factory=dict)
    spaced: bool = False
    """Whether a space may stand before the character that leads here."""
    ends: bool = False


BUCKET = 64
"""Alternatives that a pattern tries one by one; measured to be the fastest."""


def _branch(node: _Node) -> str:
    chars = sorted(node.children)
    options = [
        (r"\s?" if node.children[char].spaced else "") + re.escape(char) + _branch(node.children[char])
        for char in chars
    ]
    if not options:
        return ""
    if len(options) > BUCKET and not any(child.spaced for child in node.children.values()):
        # one look at a set of first characters spares trying each of many alternatives
        options = [
            f"(?=[{''.join(map(re.escape, chars[i : i + BUCKET]))}])(?:{'|'.join(options[i : i + BUCKET])})"
            for i in range(0, len(options), BUCKET)
        ]
    body = options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
    return f"(?:{body})?" if node.ends else body
