"""The texts of published files: of markup, JSON, tables and databases, each as a reader or program sees it."""

from __future__ import annotations

import gzip
import html
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

SHORTEST = 12
"""Letters of the shortest string of a JSON file that is looked at."""
_MARKUP = frozenset({".html", ".htm", ".xml", ".svg"})
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|mark|small|span|strong|sub|sup|u|wbr)\b[^>]*>")
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]{8,})\"|'([^']{8,})')")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TEXT = re.compile(r">([^<>]{8,})<")
_BLOCK = re.compile(
    r"\n(?=</?(?:article|dd|div|dl|dt|h[1-6]|header|li|link|main|meta|nav|ol|p|section|t[dhr]|table|ul)\b)"
)
"""Where a piece of a page begins that has nothing to do with the text before."""
_ROW = re.compile(r"^\{\"[^\n]*\}(?=,?$)", re.MULTILINE)
"""An object of a data file that has one a line."""
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


Reader = Callable[[str], Iterable[str]]
"""What gives the texts of a piece."""


def pieces_of(path: Path, data: bytes) -> Iterator[tuple[Reader, Iterable[str]]]:
    """One file in pieces, with what reads these. A file that is not what its name says is read as plain text.

    Most pieces of a page, and rows of a data file, stand in others too: who met one before needs not read it again.
    """
    if path.suffix == ".sqlite":
        yield as_it_stands, _cells(path)
        return
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    content = data.decode("utf-8", errors="replace")
    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    if suffix == ".json":
        rows = _ROW.findall(content)
        yield _json, rows
        yield _json, [_ROW.sub("{}", content) if rows else content]
    elif suffix in _MARKUP:
        yield _markup, _BLOCK.split(content)
    else:
        yield as_it_stands, content.splitlines()


def as_it_stands(piece: str) -> tuple[str]:
    """A piece that is one text."""
    return (piece,)


def _markup(content: str) -> Iterator[str]:
    """Text between block tags and in attributes; escaped markup inside (feeds, search) is opened too."""
    for pair in _ATTRIBUTE.findall(content):
        yield html.unescape(pair[0] or pair[1])
    if "<!--" in content:
        yield from _COMMENT.findall(content)
    for text in _TEXT.findall(f">{_INLINE.sub('', content)}<"):
        plain = html.unescape(text) if "&" in text else text
        yield plain
        if plain.lstrip()[:1] in ("{", "["):  # structured data in a script element
            yield from _json(plain)
        if "<" in plain:  # markup that was escaped, or a name in angle brackets
            yield from _markup(plain)


def _json(content: str) -> Iterator[str]:
    """The strings of a JSON text, keys too; if it is no JSON at all, its lines and whatever stands in quotes."""
    try:
        msgspec.json.decode(content, type=msgspec.Raw)
    except msgspec.DecodeError:
        yield from content.splitlines()
    for match in _JSON_STRING.finditer(content):
        value = _unquoted(match[0])
        if len(value) >= SHORTEST:
            yield value
            if "<" in value:
                yield from _markup(value)


def _unquoted(literal: str) -> str:
    if "\\" not in literal:
        return literal[1:-1]
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal


def _cells(path: Path) -> Iterator[str]:
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 (names from the file itself)
                yield from (value for value in row if isinstance(value, str))
    finally:
        connection.close()
