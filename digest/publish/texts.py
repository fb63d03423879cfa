"""The texts of published files: of markup, JSON, tables and databases, each as a reader or program sees it."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import msgspec

from digest.lazy import regex

_LOT = 2_000_000
"""Letters of a JSON file that are taken apart together."""
SHORTEST = 12
"""Letters of the shortest string of a JSON file that is looked at."""
_MARKUP = frozenset({".html", ".htm", ".xml", ".svg"})
_INLINE = regex(r"</?(?:a|abbr|b|bdi|code|em|i|mark|small|span|strong|sub|sup|u|wbr)\b[^>\0]*>")
_ATTRIBUTE = regex(r"=\s*(?:\"([^\"\0]{8,})\"|'([^'\0]{8,})')")
_COMMENT = regex(r"<!--((?:(?!-->)[^\0])*+)-->")
_BYTES = "latin-1"
"""Pieces of markup have a letter for each byte: only those that are new have to be decoded."""
_BETWEEN = "<\0>"
"""Put between pieces, so that none is read beyond its end."""
_TEXT = regex(r">([^<>]{8,})<")
_BLOCK = regex(
    r"\n *+(?=</?(?:t[dhr]|p|li|div|meta|link|script|h[1-6]|section|table|[dou]l|d[dt]|title|nav|header|form|main"
    r"|article)\b)"
)
"""Where a piece of a page begins that has nothing to do with the text before. The theme's head and header hold the
page's title here and there: in pieces, all the rest of them was met before."""
_ROW = regex(r"^\{\"[^\n]*\}(?=,?$)", re.MULTILINE)
"""An object of a data file that has one a line."""
_JSON_STRING = regex(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_DECODER = json.JSONDecoder(strict=False)
_BESIDE_STRINGS = regex(r"(?:[\s\[\]{},:\d.eE+-]|true|false|null)*+")
"""What JSON has but strings."""


Reader = Callable[[list[str]], list[str]]
"""What gives the texts of some pieces, one piece after the other."""


def pieces_of(path: str, data: bytes) -> Iterator[tuple[Reader, list[str]]]:
    """One file in pieces, with what reads these. A file that is not what its name says is read as plain text.

    Most pieces of a page, and lines of a data file, stand in others too: who met one before needs not read it again.
    """
    stem, suffix = os.path.splitext(path)
    if suffix == ".sqlite":
        yield as_they_stand, cells_of(path)
        return
    if suffix == ".gz":
        data, suffix = gzip.decompress(data), os.path.splitext(stem)[1]
    if suffix in _MARKUP:
        yield _markup, _BLOCK.split(data.decode(_BYTES))
        return
    content = data.decode("utf-8", errors="replace")
    if suffix == ".json":
        yield from _json_pieces(content)
    else:
        yield as_they_stand, content.splitlines()


def by_lines(path: str, data: bytes) -> tuple[Reader, Callable[[bytes], list[str]]] | None:
    """For a file in which no text goes beyond a line: what reads its lines, and what splits some of them; else None.

    The lines of all its parts are then the pieces that `pieces_of` gives.
    """
    if not has_lines(path):
        return None
    if path.endswith(".json"):
        return (_strings, lambda lines: lines.decode("utf-8", errors="replace").split("\n")) if _is_json(data) else None
    return as_they_stand, lambda lines: lines.decode("utf-8", errors="replace").splitlines()


def has_lines(path: str) -> bool:
    """Whether no text in a file goes beyond a line, if it is what its name says."""
    return os.path.splitext(path)[1] not in {".sqlite", ".gz", *_MARKUP}


def pieces_of_lines(path: str, lines: bytes) -> tuple[Reader, list[str]]:
    """Some lines of such a file in pieces, with what reads these; of one that is no JSON there all is text."""
    content = lines.decode("utf-8", errors="replace")
    if not path.endswith(".json"):
        return as_they_stand, content.splitlines()
    sound = _BESIDE_STRINGS.fullmatch(_JSON_STRING.sub("", content))
    return _strings if sound else _json, content.split("\n")


def as_they_stand(pieces: list[str]) -> list[str]:
    """Pieces that are one text each."""
    return pieces


def _json_pieces(content: str) -> Iterator[tuple[Reader, list[str]]]:
    """A JSON file by its lines, for no string goes beyond one; one that is no JSON by its rows and the rest."""
    if _is_json(content):
        begin = 0
        while begin < len(content):  # a lot at a time: as lines a large file takes ten times its room
            end = content.find("\n", begin + _LOT)
            end = end if end >= 0 else len(content)
            yield _strings, content[begin:end].split("\n")
            begin = end + 1
        return
    rows = _ROW.findall(content)
    yield _json, rows
    yield _json, [_ROW.sub("{}", content) if rows else content]


def _markup(pieces: list[str]) -> list[str]:
    """Text between block tags and in attributes; escaped markup inside (feeds, search) is opened too."""
    joined = _BETWEEN.join(pieces)
    if joined.count("\0") >= max(1, len(pieces)):  # a sign that no page has
        return [text for piece in pieces for text in _texts(_decoded(piece))]
    return _texts(_decoded(joined))


def _decoded(piece: str) -> str:
    return piece.encode(_BYTES).decode("utf-8", errors="replace")


def _texts(content: str) -> list[str]:
    values = [double or single for double, single in _ATTRIBUTE.findall(content)]
    found = [html.unescape(value) if "&" in value else value for value in values]
    if "<!--" in content:
        found += _COMMENT.findall(content)
    for text in _TEXT.findall(f">{_INLINE.sub('', content)}<"):
        plain = html.unescape(text) if "&" in text else text
        found.append(plain)
        if plain.lstrip()[:1] in ("{", "["):  # structured data in a script element
            found += _json([plain])
        if "<" in plain:  # markup that was escaped, or a name in angle brackets
            found += _texts(plain)
    return found


def _json(pieces: list[str]) -> list[str]:
    """The strings of JSON texts, keys too; where one is no JSON at all, its lines and whatever stands in quotes."""
    found: list[str] = []
    for piece in pieces:
        if not _is_json(piece):
            found += piece.splitlines()
        found += _strings([piece])
    return found


def _is_json(content: str | bytes) -> bool:
    try:
        msgspec.json.decode(content, type=msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True


def _strings(pieces: list[str]) -> list[str]:
    """What stands in quotes, unless it is too short to matter; each once."""
    found: list[str] = []
    for literal in dict.fromkeys(_JSON_STRING.findall("\n".join(pieces))):
        value = _unquoted(literal) if len(literal) >= SHORTEST + 2 else ""
        if len(value) >= SHORTEST:
            found.append(value)
            if "<" in value:
                found += _texts(value)
    return found


def _unquoted(literal: str) -> str:
    if "\\" not in literal:
        return literal[1:-1]
    try:
        return str(_DECODER.decode(literal))
    except ValueError:
        return literal


def cells_of(path: str, rows: Mapping[str, Sequence[tuple[int, int]]] = MappingProxyType({})) -> list[str]:
    """The texts in a database; of tables in `rows` only those behind a row, by its number, and up to another one."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [connection.execute(f'SELECT * FROM "{name}"') for name in names if name not in rows]  # noqa: S608 (from the file itself)
        for name, spans in rows.items():
            asked = f'SELECT * FROM "{name}" WHERE rowid > ? AND rowid <= ?'  # noqa: S608
            tables += [connection.execute(asked, span) for span in spans]
        return [value for row in chain.from_iterable(tables) for value in row if isinstance(value, str)]
    finally:
        connection.close()
