"""Inline Markdown of generated pages: words, entities, plain tags, and links to other pages.

A strict subset that leaves nothing to interpretation: whatever else stands in a line is left to
Python-Markdown (see `blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from digest.lazy import regex

_TAG = r"</?(?:a|abbr|cite|code|data|q|small|span|time)(?: [a-z-]+=\"(?:[^\"<>&\\`\[\]{}|\n]++|&\#?\w+;)*+\")*+>"
_WORDS = r"(?:[^\\`*_\[\]{}<>&|#^!\n\t\r\x00-\x1f]++|&\#[0-9]+;|&[a-z]+;|!(?!\[)|" + _TAG + ")"


def _link(group: str) -> str:
    """The expression of a link; its label, target, anchor and kind stand in groups that begin with `group`."""
    attribute = rf"\{{:? ?(?:\#{group}[A-Za-z0-9-]+)|\.{group}[a-z-]+)) ?\}}"
    return rf"\[{group}{_WORDS}++)\]\({group}[A-Za-z0-9._/\#%?:=+~-]+)\)(?:{attribute})?"


_LINK = regex(_link("("))
_LINE = regex(rf"(?:{_WORDS}|{_link('(?:')})*+")
_ROW = regex(rf"(?:{_WORDS}|\||{_link('(?:')})*+")
_TAG_NAME = regex(r"<([a-z]+)")
_PLAIN = regex(r"[^\\`*_\[\]{}<>&|#^!\n\t\r\x00-\x1f]+")


class UnsupportedError(Exception):
    """What only Python-Markdown may render."""


def render_inline(text: str, resolve: Callable[[str], str], *, row: bool = False) -> str:
    """HTML of a line without surrounding space, or of a whole row of a table.

    Args:
        resolve: Turns a link's target into an address.
        row: Whether `|` parts cells.

    Raises:
        UnsupportedError: for anything beyond the subset.
    """
    if (_ROW if row else _LINE).fullmatch(text) is None:
        raise UnsupportedError(text)
    if "[" not in text:
        return text

    def link(match: re.Match[str]) -> str:
        label, url, anchor, kind = match.groups()
        kind = f'class="{kind}" ' if kind else ""
        anchor = f' id="{anchor}"' if anchor else ""
        return f'<a {kind}href="{resolve(url)}"{anchor}>{label}</a>'

    return _LINK.sub(link, text)


def is_plain(text: str) -> bool:
    """Whether a text consists of words alone, so that it reads the same in Markdown, HTML and a table of contents."""
    return _PLAIN.fullmatch(text) is not None


def tags_in(text: str) -> list[str]:
    """The names of the tags in a text, one for each tag."""
    return _TAG_NAME.findall(text) if "<" in text else []
