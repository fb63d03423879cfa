"""The text of a page that a program would only have put together in the browser: values of JSON in its scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from digest.lazy import regex
from digest.read.html_blocks import fragment_lines

_LARGEST = 5_000_000
"""Characters of a script that is looked through."""
_VALUE = regex(r"(?:=|\()\s{0,9}(?=[{\[])")
_MOST = 40
"""Values of a script that are tried."""
_DEEPEST = 40
_PROSE = regex(r"[다요]\.")
_ESCAPED = ("\\ub2e4.", "\\uc694.")
"""`다.` and `요.` as JSON may write them."""
_SENTENCES = 2
"""Sentences of a text, at least."""
_NAMES = ("content", "text", "value", "body")
"""What parts of a text are called where each is an object; one with a title of its own is another article."""
_TITLES = frozenset({"title", "headline", "headlines", "name"})


def script_text(tree: HtmlElement) -> list[str]:
    """The lines of the longest running text among the values; none where there is none."""
    best: list[str] = []
    for script in tree.iter("script"):
        code = script.text or ""
        if len(code) > _LARGEST or not (_PROSE.search(code) or any(sign in code for sign in _ESCAPED)):
            continue
        for value in _values(code):
            for told in _texts(value, 0):
                lines = [line for text in told for line in fragment_lines(text)]
                if _sentences(lines) >= _SENTENCES and _letters(lines) > _letters(best):
                    best = lines
    return best


def _values(code: str) -> Iterator[Any]:
    """All of a script if it is JSON, or what is assigned or handed over in it."""
    try:
        yield json.loads(code, strict=False)
        return
    except (ValueError, RecursionError):
        pass
    decoder = json.JSONDecoder(strict=False)
    position = 0
    for _ in range(_MOST):
        found = _VALUE.search(code, position)
        if not found:
            return
        try:
            value, position = decoder.raw_decode(code, found.end())
        except (ValueError, RecursionError):
            position = found.end() + 1
        else:
            yield value


def _texts(value: Any, depth: int) -> Iterator[list[str]]:
    """Each text of a value, in its parts."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield [value]
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each, depth + 1)
    elif isinstance(value, list):
        if parts := [part for each in value if (part := _part(each))]:
            yield parts
        for each in value:
            if not isinstance(each, str):
                yield from _texts(each, depth + 1)


def _part(value: Any) -> str:
    if isinstance(value, dict) and not value.keys() & _TITLES:
        value = next((value[name] for name in _NAMES if isinstance(value.get(name), str)), "")
    return value if isinstance(value, str) else ""


def _sentences(lines: list[str]) -> int:
    return sum(len(_PROSE.findall(line)) for line in lines)


def _letters(lines: list[str]) -> int:
    return sum(len(line) for line in lines if _PROSE.search(line))
