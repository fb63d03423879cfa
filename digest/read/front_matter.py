"""The YAML block a seed may start with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.lazy import regex
from digest.model import Finding, Stated
from digest.read.records import field_named

_FIELDS = {
    "title": "title",
    "outlet": "outlet",
    "url": "url",
    "published": "published",
    "date": "published",
    "datepublished": "published",
    "author": "author",
    "slug": "slug",
}
_ORDER = ("title", "outlet", "url", "published", "date", "datepublished", "author", "slug")
_FENCE = regex(r"---[ \t]*\n")
_CLOSE = regex(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = regex(r"([A-Za-z_가-힣][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?$")
_SIMPLE = regex(
    r"(?P<key>[a-z_]{1,40}): (?:(?P<plain>[가-힣A-Za-z](?:[가-힣A-Za-z0-9.,·()/_-]|:(?=/)| (?=[가-힣A-Za-z0-9(]))*)|"
    r"\"(?P<quoted>[ !#-\[\]-~\u00a0-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd]*)\")"
)
"""A printable value in double quotes without an escape, or words that no rule of YAML changes."""
_WORDS = frozenset(
    word
    for plain in ("true", "false", "yes", "no", "on", "off", "null", "y", "n")
    for word in (plain, plain.title(), plain.upper())
)
"""YAML reads these as something else than text."""
_LIMIT = 20_000
"""Characters; a block that is not closed within them is no front matter but a rule in the text."""


def split_front_matter(text: str, where: str) -> tuple[tuple[Stated, ...], str, tuple[Finding, ...]]:
    """What the front matter states, the text below it, and a finding if the block is malformed.

    Dates stay as they were written. Of a malformed block the lines that are plain `key: value`
    still count; a block that is never closed ends at the first line that is no such line.

    >>> stated, rest, _ = split_front_matter("---\\ntitle: 오송\\nmood: x\\n---\\n본문", "a.md")
    >>> stated[0].value, rest
    ('오송', '본문')
    """
    opening = _FENCE.match(text)
    if not opening:
        return (), text, ()
    closing = _CLOSE.search(text, opening.end(), min(len(text), _LIMIT))
    if closing:
        block, rest = text[opening.end() : closing.start()], text[closing.end() :].lstrip("\n")
    else:
        block, rest = _unclosed(text[opening.end() :])
        if not block:
            return (), text, ()
    values = _simple_lines(block) if closing else None
    if values is not None:
        return _stated(values, values), rest, ()
    problem = "" if closing else "the front matter is not closed with '---'"
    values = {}
    try:
        document = vocabulary.parse_yaml(block, where)
        if isinstance(document, dict):
            values = {str(key): value for key, value in document.items()}
        elif document is not None:
            problem = f"the front matter is a {type(document).__name__}, not a mapping"
    except ConfigurationError as error:
        problem = error.problems[0].split(": ", 1)[-1]
        values = _plain_lines(block)
    written = _plain_lines(block)
    findings = [Finding(where, f"front matter: {problem}", "lines of `key: value` between two lines of `---`")]
    return _stated(values, written), rest, tuple(findings) if problem else ()


def _unclosed(text: str) -> tuple[str, str]:
    """The leading `key: value` lines of a block without an end, and what follows them."""
    lines = text.split("\n")
    count = 0
    for line in lines:
        if not _KEY.match(line):
            break
        count += 1
    known = any((match := _KEY.match(line)) and match.group(1).lower() in _FIELDS for line in lines[:count])
    if not known:
        return "", text
    return "\n".join(lines[:count]), "\n".join(lines[count:])


def _simple_lines(block: str) -> dict[str, Any] | None:
    """What a block says that has nothing but lines YAML cannot read in more than one way; None for any other."""
    values: dict[str, Any] = {}
    for line in block.split("\n"):
        match = _SIMPLE.fullmatch(line)
        if line and (not match or match["key"] in values or match["plain"] in _WORDS):
            return None
        if match:
            values[match["key"]] = (match["plain"] or match["quoted"] or "").strip()
    return values


def _plain_lines(block: str) -> dict[str, str]:
    """What plain `key: value` lines say; a value that opens a list or a mapping is none of them."""
    values: dict[str, str] = {}
    for line in block.split("\n"):
        match = _KEY.match(line)
        if match and match.group(2) and match.group(2).strip()[:1] not in ("[", "{"):
            values.setdefault(match.group(1), match.group(2).strip().strip("\"'").strip())
    return values


def _stated(values: dict[str, Any], written: dict[str, str]) -> tuple[Stated, ...]:
    by_key = {key.lower().replace("_", "").replace("-", ""): (key, value) for key, value in reversed(values.items())}
    stated = []
    for name in _ORDER:
        if name not in by_key:
            continue
        key, value = by_key[name]
        text = _as_written(value, written.get(key))
        if text:
            stated.append(Stated(_FIELDS[name], text, "front matter"))
    others = {item.field: item for item in reversed(list(_named_otherwise(values, written)))}
    fields = {item.field for item in stated}
    return (*stated, *(others[field] for field in sorted(others.keys() - fields)))


def _named_otherwise(values: dict[str, Any], written: dict[str, str]) -> Iterator[Stated]:
    """What is stated under names that programs and other curators use: `source` of web clippers, `제목`, `매체`."""
    for key, value in values.items():
        field = field_named(key)
        text = _as_written(value, written.get(key)) if field and key.lower() not in _FIELDS else ""
        if text.startswith(("http://", "https://")):
            yield Stated("url", text, "front matter")
        elif text and field not in (None, "url"):
            yield Stated(field, text, "front matter")


def _as_written(value: Any, written: str | None) -> str:
    """A scalar as text. YAML's own reading of dates and numbers gives way to what stands in the file."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, date | datetime | int | float) and not isinstance(value, bool):
        return written if written is not None else str(value)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return ", ".join(item.strip() for item in value)
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return str(value["name"]).strip()
    return ""
