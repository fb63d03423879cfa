"""Texts as programs write them down: entries of feeds, JSON, lists, fields of CSV, and escapes that stayed."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from digest import vocabulary
from digest.errors import SeedError
from digest.lazy import regex
from digest.model import Stated
from digest.read.feeds import feed_entries
from digest.read.html_blocks import fragment_lines
from digest.read.records import field_named

_LARGEST = 500_000
"""Characters of a value that is read as one."""
_LINE_END = regex(r"\\+r\\+n|\\+[nr](?![a-z])")
_PLAIN_ENDS = 2
"""Escaped line ends in a text with real ones, at least: a single one may be a path."""
_TAB = regex(r"\\+t(?![a-z])")
_CODE = regex(r"\\+(?:u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2}))")
_QUOTED = regex(r"\\+([\"'/])")
_FIELD = 60
"""Characters of a field of CSV that quotation marks enclose, without another inside, at least."""
_MARK = '"'
_MARKUP = regex(r"</(?:p|div|figure|figcaption)>", re.IGNORECASE)
_Read = tuple[tuple[Stated, ...], str]
"""What is stated of an article, and its text."""
_OPENING = ("{", "[", _MARK)
_DECODER = json.JSONDecoder(strict=False)
"""Line ends and tabs may stand in a text as they are."""
_BEGINNING = regex(r"\S")


def read_serialised(text: str) -> tuple[tuple[Stated, ...], str, tuple[str, ...]]:
    """What a text states if it is an entry of a feed or an object of JSON, what it says, and what had to be mended.

    Raises:
        SeedError: if it holds several articles.

    >>> read_serialised('{"title": "시험동", "content": "군은 짓는다.\\\\n또 넓힌다."}')[1]
    '군은 짓는다.\\n또 넓힌다.'
    >>> read_serialised("['군은 짓는다.', '또 넓힌다.']")[1:]
    ('군은 짓는다.\\n또 넓힌다.', ('a list of paragraphs',))
    """
    told = text.strip()
    if entry := _only(map(_article, feed_entries(told))):
        return *entry, ("an entry of a feed",)
    if told[:1] not in _OPENING and "\\" not in text and _MARK * 2 not in text:
        return (), text, ()
    if (found := _object(told)) is not None:
        return found[0], _without_escapes(found[1])[0], ("JSON",)
    if (paragraphs := _list(told)) is not None:
        return (), _without_escapes("\n".join(paragraphs))[0], ("a list of paragraphs",)
    mended = _without_marks(told)
    notes = ("quotation marks of CSV",) if mended != told else ()
    plain, escapes = _without_escapes(mended if notes else text)
    return (), plain, (*notes, *escapes)


def _object(text: str) -> _Read | None:
    """What an object of JSON states and its text; None if it is none, or has no text.

    Raises:
        SeedError: if there are several of them, in a list or on lines.
    """
    if not (text[:1] in ("{", "[") and text[-1:] in ("}", "]")) or len(text) > _LARGEST:
        return None
    return _only(_article(value) for value in _values(text) if isinstance(value, dict))


def _only(found: Iterable[_Read | None]) -> _Read | None:
    """The one article that was found.

    Raises:
        SeedError: if there are several.
    """
    articles = list(filter(None, found))
    if len(articles) > 1:
        raise SeedError(f"the file holds {len(articles)} articles (expected one a file)")
    return articles[0] if articles else None


def _values(text: str) -> list[Any]:
    """The values of a list, or those that stand one after the other, as on lines."""
    values: list[Any] = []
    start = _BEGINNING.search(text)
    try:
        while start is not None:
            value, end = _DECODER.raw_decode(text, start.start())
            values.append(value)
            start = _BEGINNING.search(text, end)
    except (ValueError, RecursionError):
        return []
    return values[0] if len(values) == 1 and isinstance(values[0], list) else values


def _article(value: Mapping[str, Any]) -> _Read | None:
    names = vocabulary.strings(vocabulary.load("read_records.yml").get("texts"), "read_records.yml: texts")
    by_name = {str(name).casefold(): each for name, each in value.items()}
    body = next((said for name in names if (said := _said(by_name.get(name)))), "")
    if not body:
        return None
    if _MARKUP.search(body):
        body = "\n\n".join(fragment_lines(body))
    stated: dict[str, Stated] = {}
    for name, each in by_name.items():
        if (field := field_named(name)) and (said := _said(each).strip()):
            stated.setdefault(field, Stated(field, said, "record"))
    return tuple(stated.values()), body


def _said(value: Any) -> str:
    """A text, the paragraphs of a list of texts, or the name of somebody."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n".join(value)
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _list(text: str) -> list[str] | None:
    """The texts of a list as Python or JSON write it down."""
    if not (text[:2] in ("['", '["') and text[-2:] in ("']", '"]')) or len(text) > _LARGEST:
        return None
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return value if isinstance(value, list) and all(isinstance(each, str) for each in value) else None


def _without_marks(text: str) -> str:
    """The text of a field of CSV: between marks, and those inside it twice, or only these."""
    inner = text[1:-1]
    enclosed = len(text) > 1 and text[0] == text[-1] == _MARK and _MARK not in inner.replace(_MARK * 2, "")
    if enclosed and (_MARK in inner or len(inner) >= _FIELD):
        return inner.replace(_MARK * 2, _MARK)
    doubled = text.count(_MARK * 2)
    return text.replace(_MARK * 2, _MARK) if doubled > 1 and doubled * 2 == text.count(_MARK) else text


def _without_escapes(text: str) -> tuple[str, tuple[str, ...]]:
    if "\\" not in text:
        return text, ()
    ends = len(_LINE_END.findall(text))
    plain = text
    if ends >= _PLAIN_ENDS or (ends and "\n" not in text.strip()):
        plain = _TAB.sub(" ", _LINE_END.sub("\n", plain))
    plain = _QUOTED.sub(r"\1", _CODE.sub(_letter, plain))
    if plain == text:
        return text, ()
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ("escapes",)


def _letter(code: re.Match[str]) -> str:
    return chr(int(code["four"] or code["two"], 16))
