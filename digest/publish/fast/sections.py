"""The sections of a page for the search index, read the way Material's search plugin reads them, but faster.

Mirrors `material.plugins.search.plugin.Parser`: what it keeps, skips and collapses. HTML that is not plainly
well-formed is left to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape, unescape

from digest.lazy import regex
from digest.publish.fast.inline import UnsupportedError

_TOKEN = regex(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z_:][a-zA-Z0-9_:.-]*(?:=(?:\"[^\"]*\"|[\w.-]+))?)*)\s*(/?)>|([^<]+)"
)
_ATTRIBUTE = regex(r"\s([a-zA-Z_:][a-zA-Z0-9_:.-]*)(?:=(?:\"([^\"]*)\"|[\w.-]+))?")
_UNREAD = ("<!--", "<script", "<style", "<object", "<pre", "<textarea", "linenodiv")
_KEPT = frozenset({"p", "code", "li", "ol", "ul", "sub", "sup"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_EXCLUDE = "data-search-exclude"


@dataclass(slots=True)
class Section:
    """A heading and what stands below it."""

    id: str | None = None
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def is_excluded(self) -> bool:
        """Whether the section is kept out of the search index."""
        return self.excluded


def read_sections(html: str) -> tuple[list[Section], frozenset[tuple[str, str, bool]]]:
    """The sections of a page in order, and the nestings of elements that it was read by.

    Raises:
        UnsupportedError: if the page holds anything that needs a real parser.
    """
    if any(mark in html for mark in _UNREAD):
        raise UnsupportedError("HTML that needs a parser")
    reader = _Reader()
    reader.read(html)
    return reader.sections, frozenset(reader.nestings)


class _Reader:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.open: list[str] = []
        self.heading = 0
        """The depth of the heading that is being read; 0 outside headings."""
        self.permalink = 0
        self.skipped: list[str] = []
        """Names of elements whose content is skipped, as Material tells elements apart by name alone."""
        self.nestings: set[tuple[str, str, bool]] = set()
        """Which element stands in which, and whether it is excluded."""

    def read(self, html: str) -> None:
        at = 0
        for match in _TOKEN.finditer(html):
            if match.start() != at:
                raise UnsupportedError(html[at : at + 40])
            at = match.end()
            if match[5] is not None:
                self._text(match[5])
            elif match[1]:
                self._end(match[2].lower())
            else:
                self._start(match[2].lower(), match[3], bool(match[4]))
        if at != len(html) or self.open:
            raise UnsupportedError("HTML that is not closed")

    def _current(self) -> Section:
        if not self.sections:
            self.sections.append(Section())
        return self.sections[-1]

    def _start(self, tag: str, written: str, closed: bool) -> None:
        if self.open and self.open[-1] == "title":
            raise UnsupportedError("a title with more than text")
        if tag in _VOID:
            return
        attributes = dict(_ATTRIBUTE.findall(written)) if written else {}
        self.nestings.add((self.open[-1] if self.open else "", tag, _EXCLUDE in attributes))
        self.open.append(tag)
        if tag in _HEADINGS:
            self._begin(tag, attributes)
        section = self._current()
        if _EXCLUDE in attributes:
            self.skipped.append(tag)
        elif self.heading and tag == "a" and attributes.get("class") == "headerlink":
            self.permalink = len(self.open)
        elif not self._skips() and tag in _KEPT:
            (section.title if self.heading else section.text).append(f"<{tag}>")
        if closed:
            self._end(tag)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.open) != 1 or self.heading:
            raise UnsupportedError("a heading inside another element")
        anchor = attributes.get("id")
        if anchor is None or "&" in anchor:
            raise UnsupportedError("a heading without an anchor")
        if tag != "h1" and not self.sections:
            self.sections.append(Section())
        self.sections.append(Section(anchor if self.sections else None, _EXCLUDE in attributes))
        self.heading = 1

    def _end(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            raise UnsupportedError(f"</{tag}>")
        if self.permalink == len(self.open):
            self.permalink = 0
        section = self._current()
        target = section.title if self.heading else section.text
        if self.heading == len(self.open):
            self.heading = 0
        self.open.pop()
        if tag in self.skipped:
            self.skipped = [name for name in self.skipped if name != tag]
            return
        if self._skips() or tag not in _KEPT:
            return
        opening = f"<{tag}>"
        if opening not in target:
            raise UnsupportedError(opening)
        first = target.index(opening)
        if all(piece.isspace() for piece in target[first + 1 :]):
            del target[first:]
        else:
            target.append(f"</{tag}>")

    def _skips(self) -> bool:
        return bool(self.skipped) and not set(self.skipped).isdisjoint(self.open)

    def _text(self, written: str) -> None:
        if self._skips():
            return
        text = unescape(written) if "&" in written else written
        text = " " if text.isspace() else text.replace("\n", " ")
        section = self._current()
        if self.heading:
            if not self.permalink:
                section.title.append(escape(text, quote=False))
        elif text.isspace():
            if not section.text or not section.text[-1].isspace():
                section.text.append(text)
        else:
            section.text.append(escape(text, quote=False))
