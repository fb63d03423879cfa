"""The front matter of generated pages, read without a YAML parser where a line holds a field that is surely a text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from mkdocs.utils import meta

from digest.lazy import regex

_SIGNS = "·—…‘’“”–"
_WORDS_OF_YAML = r"(?i:y|n|yes|no|on|off|true|false|null)"
_DATED = r"(?:\d{4}(?:-\d\d){0,2} · )?"
_FIELD = regex(
    r"(title|description|date|linked|card|feed): "
    rf"(?:'((?:[ -&(-~가-힣{_SIGNS}]++|'')*+)'"
    rf"|((?!{_WORDS_OF_YAML}$){_DATED}[가-힣A-Za-z](?:[가-힣A-Za-z0-9 ,.()%+/~&;{_SIGNS}-]*[가-힣A-Za-z0-9.…’”)%])?))"
)
"""A name with a text in quotation marks, or one that nothing in YAML can take for anything else."""


def read_front(text: str) -> tuple[str, dict[str, Any]]:
    """What stands behind the front matter of a page, and its fields: as `mkdocs.utils.meta.get_data`.

    >>> read_front("---\\ntitle: '가: 나'\\nlang: ko\\n---\\n\\n글\\n")
    ('글\\n', {'title': '가: 나', 'lang': 'ko'})
    """
    end = text.find("\n---\n")
    if not text.startswith("---\n") or end < 0:
        return meta.get_data(text)
    fields: dict[str, Any] = {}
    others: list[str] = []
    for line in text[4:end].split("\n"):
        field = _FIELD.fullmatch(line)
        if field is None:
            others.append(line)
        else:
            name, quoted, plain = field.groups()
            fields[name] = plain or quoted.replace("''", "'")
    rest = _read("\n".join(others)) if others else {}
    if rest is None or not fields.keys().isdisjoint(rest):
        return meta.get_data(text)
    return text[end + 5 :].lstrip("\n"), {**fields, **rest}


@lru_cache(maxsize=256)
def _read(lines: str) -> dict[str, Any] | None:
    """Fields that many pages have in common; None if these lines alone are none."""
    rest, fields = meta.get_data(f"---\n{lines}\n---\n")
    return fields if not rest else None
