"""Inline Markdown of generated pages: words, entities, plain tags, and links to other pages.

A strict subset that leaves nothing to interpretation: whatever else stands in a line is left to
Python-Markdown (see `blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TAG = r"</?(?:a|abbr|cite|code|data|q|small|span|time)(?: [a-z-]+=\"(?:[^\"<>&\\`\[\]{}\n]++|&\#?\w+;)*+\")*+>"
_WORDS = r"(?:[^\\`*_\[\]{}<>&|#^!\n\t\r\x00-\x1f]++|&\#[0-9]+;|&[a-z]+;|!(?!\[)|" + _TAG + ")"
_ATTRIBUTE = r"\{:? ?(?:\#(?P<id>[A-Za-z0-9-]+)|\.(?P<kind>[a-z-]+)) ?\}"
_LINK = re.compile(rf"\[(?P<label>{_WORDS}++)\]\((?P<url>[A-Za-z0-9._/\#%?:=+~-]+)\)(?:{_ATTRIBUTE})?")
_PIECE = re.compile(rf"{_WORDS}++")
_TAG_NAME = re.compile(r"<([a-z]+)")
_PLAIN = re.compile(r"[^\\`*_\[\]{}<>&|#^!\n\t\r\x00-\x1f]+")


class UnsupportedError(Exception):
    """What only Python-Markdown may render."""


def render_inline(text: str, resolve: Callable[[str], str]) -> str:
    """HTML of a line without surrounding space. `resolve` turns a link's target into an address.

    Raises:
        UnsupportedError: for anything beyond the subset.
    """
    if "[" not in text:
        if _PIECE.fullmatch(text) is None and text:
            raise UnsupportedError(text)
        return text
    pieces: list[str] = []
    at = 0
    while at < len(text):
        if text[at] != "[":
            piece = _PIECE.match(text, at)
            if piece is None:
                raise UnsupportedError(text)
            pieces.append(piece[0])
            at = piece.end()
            continue
        link = _LINK.match(text, at)
        if link is None:
            raise UnsupportedError(text)
        label, url, anchor, kind = link.groups()
        kind = f'class="{kind}" ' if kind else ""
        anchor = f' id="{anchor}"' if anchor else ""
        pieces.append(f'<a {kind}href="{resolve(url)}"{anchor}>{label}</a>')
        at = link.end()
    return "".join(pieces)


def is_plain(text: str) -> bool:
    """Whether a text consists of words alone, so that it reads the same in Markdown, HTML and a table of contents."""
    return _PLAIN.fullmatch(text) is not None


def tags_in(text: str) -> frozenset[str]:
    """The names of the tags in a text."""
    return frozenset(_TAG_NAME.findall(text)) if "<" in text else frozenset()
