"""The Markdown of generated pages as HTML, in a fraction of Python-Markdown's time.

What our templates write is a small part of Markdown: headings with fixed anchors, paragraphs, tables and
lists, quotations, raw HTML, and `markdown` containers. Tags and attributes around texts are learnt from
Python-Markdown itself (`Patterns`); whatever is not surely of this kind raises `UnsupportedError`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from digest.lazy import regex
from digest.publish.fast.inline import UnsupportedError, is_plain, render_inline, tags_in
from digest.publish.fast.patterns import Patterns
from digest.publish.fast.split import LIST_LIKE, OPENER, check_raw, first_line, gathered, joined_quotes, prefixed
from digest.record import record

_HEADING = regex(r"(#{1,6}) (.*\S) (\{: [^{}\n]*#[^{}\n]* \})")
_ATTRIBUTES = regex(r"\{: [^{}\n]* \}")
_RAW = regex(r"<(p|dl|ul|ol|figure|div|details|nav|table|section)\b")
_RULE = regex(r"\|(?: *:?-+:? *\|)+")
_ID = regex(r"<[a-z][^<>]*?\sid=\"([^\"]*)\"")
_NAMED = regex(r"<a\s[^<>]*\bname=")
_LINK_ANCHOR = regex(r"\)\{:? ?#([A-Za-z0-9-]+) ?\}")
_OWN = regex(r"(?:aria-label|id)=\"[^\"]*\"")
"""What containers of one kind have each for themselves."""
_SAFE_ID = regex(r"[\w.:-]+")
_SPACES = " \n"
_TARGET = regex(r"\]\(([A-Za-z0-9._/\#%?:=+~-]+)\)")
_MARK, _SOMEWHERE = "\x02", "](x)"
"""Stands for the target of a link in a row, and what is written for it when the row is rendered."""
_ROWS_KEPT = 40_000_000
"""Letters of the rows that are remembered, since the same row stands on many pages; then the oldest are forgotten."""
_SHORT = 8
"""Rows of tables with fewer are not remembered: most are of stories' own pages."""


@dataclass(slots=True)
class Body:
    """A page's Markdown as HTML, and what MkDocs wants to know of it."""

    resolve: Callable[[str], str]
    """Turns a link's target into an address."""
    html: str = ""
    toc: list[dict[str, Any]] = field(default_factory=list)
    """Headings as Python-Markdown's `toc` extension lists them, before they are nested."""
    anchors: set[str] = field(default_factory=set)
    title: str | None = None
    """The text of a first-level heading that begins the page."""
    features: set[object] = field(default_factory=set)
    """The kinds of blocks, tags and neighbourhoods it consists of."""
    row_features: frozenset[object] = frozenset()
    """Those of the last row of a long table."""
    headings: set[str] = field(default_factory=set)
    """The anchors of its headings."""

    def mark(self, written: str) -> None:
        """Add the anchors of tags.

        Raises:
            UnsupportedError: if one is of a form that Markdown might change.
        """
        for anchor in _ID.findall(written) if 'id="' in written else ():
            if not _SAFE_ID.fullmatch(anchor):
                raise UnsupportedError(anchor)
            self.anchors.add(anchor)


@record
class _Row:
    """A row of a table as HTML without the addresses of its links, with what it adds to its page."""

    html: tuple[str, ...]
    """What stands before the first address, between two, and behind the last, with a text for each between them."""
    anchors: frozenset[str]
    features: frozenset[object]


class BlockRenderer:
    """Renders one page after the other with what it has learnt from the ones before."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._rows: dict[tuple[tuple[str, ...], str], _Row] = {}
        self._room = _ROWS_KEPT
        self._kinds: dict[frozenset[object], frozenset[object]] = {}
        """What rows consist of, each once: most have the same as the row before."""

    def render(self, markdown: str, resolve: Callable[[str], str]) -> Body:
        """The page's HTML. `resolve` is called for every link's target, in the order of the page.

        Raises:
            UnsupportedError: if any part of the page has to be left to Python-Markdown.
        """
        body = Body(resolve)
        if (
            ("name=" in markdown and _NAMED.search(markdown))
            or "\r" in markdown
            or "\x02" in markdown
            or "\x03" in markdown
        ):
            raise UnsupportedError("characters or tags with a meaning of their own")
        blocks = joined_quotes(gathered(markdown.strip("\n").split("\n\n")))
        pieces: list[str] = []
        before = "start"
        for block in blocks:
            kind, html = self._block(block, body, outer=True)
            if before == kind == "_list":
                raise UnsupportedError("lists that Markdown joins")
            body.features.add((before, kind))
            pieces.append(html)
            before = kind
        body.features.add((before, "end"))
        body.html = "\n".join(pieces).strip()
        return body

    def _block(self, block: str, body: Body, *, outer: bool) -> tuple[str, str]:
        """The kind of a block and its HTML."""
        first = block[:1]
        if not first or first in _SPACES or block != block.rstrip():
            raise UnsupportedError(block)
        if first != "|":
            body.mark(first_line(block) if OPENER.match(block) else block)
        if first == "#" and outer:
            return "heading", self._heading(block, body)
        render = {"|": self._table, ">": self._quote, "-": self._list}.get(first)
        if render is not None:
            return render.__name__, render(block, body)
        return self._outer(block, body) if outer else ("paragraph", self._paragraph(block, body))

    def _outer(self, block: str, body: Body) -> tuple[str, str]:
        """A block that may be an element of HTML."""
        opener = first_line(block)
        if OPENER.fullmatch(opener):
            return "container", self._container(opener, block, body)
        if raw := _RAW.match(block):
            check_raw(block, raw[1])
            body.features |= {("raw", raw[1])}
            return "raw", block + "\n"
        return "paragraph", self._paragraph(block, body)

    def _inner(self, block: str, body: Body) -> tuple[str, str]:
        """A block in a container."""
        if not block.startswith("<"):
            return self._block(block, body, outer=False)
        kind, html = self._outer(block, body)
        body.features.add(("inside", kind))
        return kind, html.removesuffix("\n")

    def _list(self, block: str, body: Body) -> str:
        items = [self._inline(line[2:], body) for line in prefixed(block, "- ")]
        return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"

    def _heading(self, block: str, body: Body) -> str:
        match = _HEADING.fullmatch(block)
        if match is None:
            raise UnsupportedError(block)
        level, text = len(match[1]), match[2]
        heading = self._patterns.heading(level, match[3])
        if heading.anchor in body.headings:
            raise UnsupportedError(f"a second {heading.anchor}")
        body.headings.add(heading.anchor)
        body.anchors.add(heading.anchor)
        if level == 1 and not body.features:
            if not is_plain(text):
                raise UnsupportedError(text)
            body.title = text
        body.features.add((level, heading.kind))
        if heading.in_toc:
            if not is_plain(text):
                raise UnsupportedError(text)
            body.toc.append({"level": level, "id": heading.anchor, "name": text, "html": text, "data-toc-label": ""})
        html = heading.around(self._inline(text, body))
        for target in heading.links:
            if body.resolve(target) != target:
                raise UnsupportedError(target)
        return html

    def _paragraph(self, block: str, body: Body) -> str:
        lines = block.split("\n")
        before, after = "<p>", "</p>"
        if len(lines) > 1 and _ATTRIBUTES.fullmatch(lines[-1]):
            before, after = self._patterns.paragraph(lines.pop())
            body.features.add(before)
        rendered = []
        for line in lines:
            if LIST_LIKE.match(line):
                raise UnsupportedError(line)
            rendered.append(self._inline(line, body))
        return before + "\n".join(rendered) + after

    def _quote(self, block: str, body: Body) -> str:
        lines = [line[2:] if line.startswith("> ") else line for line in block.split("\n")]
        paragraphs = "\n".join("" if line == ">" else line for line in lines).split("\n\n")
        pieces = []
        for paragraph in paragraphs:
            kind, html = self._block(paragraph, body, outer=False)
            if kind != "paragraph" or "\n" in paragraph:
                raise UnsupportedError(block)
            pieces.append(html)
        return "<blockquote>\n" + "".join(f"{piece}\n" for piece in pieces) + "</blockquote>"

    def _table(self, block: str, body: Body) -> str:
        head, rule, *rows = block.split("\n") if block.count("\n") > 1 else ("", "")
        if not rows or not _RULE.fullmatch(rule):
            raise UnsupportedError(block)
        styles = tuple(_style(cell.strip(" ")) for cell in rule[1:-1].split("|"))
        body.features.add(("table", styles))
        lines = ["<table>\n<thead>", self._cells(head, "th", styles, body), "</thead>\n<tbody>"]
        if len(rows) < _SHORT:
            body.mark(block)
            lines += [self._cells(row, "td", styles, body) for row in rows]
        else:
            lines += [self._row(row, styles, body) for row in rows]
        return "\n".join([*lines, "</tbody>\n</table>"])

    def _row(self, written: str, styles: tuple[str, ...], body: Body) -> str:
        """A row; one that was on an earlier page, wherever its links led from there, is taken from there."""
        texts = _TARGET.split(written)
        targets = texts[1::2]
        key = (styles, _MARK.join(texts[::2]))
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._make_row(key[1], len(targets), styles)
            self._room -= 2 * len(key[1])
            while self._room < 0:
                oldest = next(iter(self._rows))
                self._room += 2 * len(oldest[1])
                del self._rows[oldest]
        if row.anchors:
            body.anchors |= row.anchors
        if row.features is not body.row_features:
            body.row_features = row.features
            body.features |= row.features
        pieces = [*row.html]
        pieces[1::2] = map(body.resolve, targets)
        return "".join(pieces)

    def _make_row(self, written: str, links: int, styles: tuple[str, ...]) -> _Row:
        alone = Body(lambda _: _MARK)
        written = written.replace(_MARK, _SOMEWHERE)
        alone.mark(written)
        html = self._cells(written, "td", styles, alone).split(_MARK)
        if len(html) != links + 1:
            raise UnsupportedError(written)
        pieces = [""] * (2 * links + 1)
        pieces[::2] = html
        features = frozenset(alone.features)
        return _Row(tuple(pieces), frozenset(alone.anchors), self._kinds.setdefault(features, features))

    def _cells(self, row: str, tag: str, styles: tuple[str, ...], body: Body) -> str:
        if len(row) < 2 or row[0] != "|" or row[-1] != "|":
            raise UnsupportedError(row)
        pieces = self._inline(row, body, row=True)[1:-1].split("|")
        cells = [cell.strip(" ") for cell in pieces]
        if len(cells) != len(styles) or cells != [cell.strip() for cell in pieces]:
            raise UnsupportedError(row)
        html = [f"<{tag}{style}>{cell}</{tag}>" for cell, style in zip(cells, styles, strict=True)]
        return "\n".join(["<tr>", *html, "</tr>"])

    def _container(self, opener: str, block: str, body: Body) -> str:
        before, after = self._patterns.container(opener)
        closer = f"</{opener[1:].split(' ', 1)[0]}>"
        inner = block.removeprefix(opener).removesuffix(closer).strip("\n")
        pieces = []
        last = "start"
        for part in gathered(inner.split("\n\n")):
            kind, html = self._inner(part, body)
            if last == kind and kind in ("_list", "_quote"):
                raise UnsupportedError("neighbours that Markdown joins")
            body.features.add(("inner", last, kind))
            pieces.append(html)
            last = kind
        body.features |= {("inner", last, "end"), _OWN.sub("", opener)}
        return before + "\n".join(pieces) + after

    def _inline(self, text: str, body: Body, *, row: bool = False) -> str:
        if text != text.strip():
            raise UnsupportedError(text)
        if "){" in text:
            for anchor in _LINK_ANCHOR.findall(text):
                body.anchors.add(anchor)
                body.features.add("link with an anchor")
            if "){ ." in text:
                body.features.add("link of a kind")
        body.features.update(tags_in(text))
        return render_inline(text, body.resolve, row=row)


def _style(rule: str) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    if not (left or right):
        return ""
    side = "center" if left and right else "left" if left else "right"
    return f' style="text-align: {side};"'
