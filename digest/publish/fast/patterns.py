"""What Python-Markdown puts around a text, asked of it once for each kind of heading, paragraph and container."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markdown import Markdown

from digest.lazy import regex
from digest.publish.fast.inline import UnsupportedError

_HREF = regex(r"<a [^<>]*href=\"([^\"]*)\"")
_TEXT = "Qtextzq"
"""Stands for a text while a pattern is asked for."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around a heading's text."""

    before: str
    after: str
    anchor: str
    in_toc: bool
    kind: str
    """The attributes behind its text, without the anchor."""
    links: tuple[str, ...]
    """Where the links behind it lead, such as the permanent link to itself."""

    def around(self, html: str) -> str:
        """The whole heading."""
        return f"{self.before}{html}{self.after}"


class Patterns:
    """Asks the site's own Markdown (extensions and their options) and remembers the answers."""

    def __init__(self, extensions: list[Any], options: dict[str, Any]) -> None:
        self._markdown = Markdown(extensions=extensions, extension_configs=options)
        self._headings: dict[tuple[int, str], Heading] = {}
        self._pairs: dict[str, tuple[str, str]] = {}

    def heading(self, level: int, attributes: str) -> Heading:
        """Around a heading's text; `attributes` as `{: #id … }`."""
        key = (level, attributes)
        if key not in self._headings:
            before, after = self._ask(f"{'#' * level} {_TEXT} {attributes}", _TEXT)
            tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
            anchor = attributes.partition("#")[2].split()[0]
            if tokens and (tokens[0]["id"], tokens[0]["name"]) != (anchor, _TEXT):
                raise UnsupportedError(attributes)
            kind, links = re.sub(r"#\S+", "", attributes), tuple(_HREF.findall(after))
            self._headings[key] = Heading(before, after, anchor, bool(tokens), kind, links)
        return self._headings[key]

    def paragraph(self, attributes: str) -> tuple[str, str]:
        """Before and behind the text of a paragraph that ends with a line of attributes."""
        return self._pair(f"{_TEXT}\n{attributes}", _TEXT)

    def container(self, opener: str) -> tuple[str, str]:
        """Before and behind the blocks inside an element that is opened with `markdown`."""
        tag = opener[1:].split(" ", 1)[0]
        return self._pair(f"{opener}\n\n{_TEXT}\n\n</{tag}>", f"<p>{_TEXT}</p>")

    def _pair(self, source: str, around: str) -> tuple[str, str]:
        if source not in self._pairs:
            self._pairs[source] = self._ask(source, around)
        return self._pairs[source]

    def _ask(self, source: str, around: str) -> tuple[str, str]:
        self._markdown.reset()
        before, found, after = self._markdown.convert(source).partition(around)
        if not found or _TEXT in after or _TEXT in before:
            raise UnsupportedError(source)
        return before, after
