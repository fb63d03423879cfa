"""The Markdown of generated pages as HTML, in a fraction of Python-Markdown's time.

What our templates write is a small part of Markdown: headings with fixed anchors, paragraphs, tables and
lists, quotations, raw HTML, and `markdown` containers. Tags and attributes around texts are learnt from
Python-Markdown itself (`Patterns`); whatever is not surely of this kind raises `UnsupportedError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from digest.publish.fast.inline import UnsupportedError, is_plain, render_inline, tags_in
from digest.publish.fast.patterns import Patterns

_HEADING = re.compile(r"(#{1,6}) (.*\S) (\{: [^{}\n]*#[^{}\n]* \})")
_ATTRIBUTES = re.compile(r"\{: [^{}\n]* \}")
_OPENER = re.compile(r"<([a-z]+)(?: [a-z-]+(?:=\"[^\"<>&\\`\[\]{}\n]*\")?)* markdown>")
_RAW = re.compile(r"<(p|dl|ul|ol|figure|div|details|nav|table|section)\b")
_MARKDOWN_IN_RAW = re.compile(r"[\s\"']markdown\b")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
_LIST_LIKE = re.compile(r"\d+[.)]|[-+:!%?/@=]")
_ID = re.compile(r"<[a-z][^<>]*?\sid=\"([^\"]*)\"")
_NAMED = re.compile(r"<a\s[^<>]*\bname=")
_SAFE_ID = re.compile(r"[\w.:-]+")
_SPACES = " \n"


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


class BlockRenderer:
    """Renders one page after the other with what it has learnt from the ones before."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns

    def render(self, markdown: str, resolve: Callable[[str], str]) -> Body:
        """The page's HTML. `resolve` is called for every link's target, in the order of the page.

        Raises:
            UnsupportedError: if any part of the page has to be left to Python-Markdown.
        """
        body = Body(resolve)
        if _NAMED.search(markdown) or "\r" in markdown or "\x02" in markdown or "\x03" in markdown:
            raise UnsupportedError("characters or tags with a meaning of their own")
        for anchor in _ID.findall(markdown):
            if not _SAFE_ID.fullmatch(anchor):
                raise UnsupportedError(anchor)
            body.anchors.add(anchor)
        blocks = _joined_quotes(_gathered(markdown.strip("\n").split("\n\n")))
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
        if first == "#" and outer:
            return "heading", self._heading(block, body)
        render = {"|": self._table, ">": self._quote, "-": self._list}.get(first)
        if render is not None:
            return render.__name__, render(block, body)
        return self._outer(block, body) if outer else ("paragraph", self._paragraph(block, body))

    def _outer(self, block: str, body: Body) -> tuple[str, str]:
        """A block that may be an element of HTML."""
        opener = block.split("\n", 1)[0]
        if _OPENER.fullmatch(opener):
            return "container", self._container(opener, block, body)
        if raw := _RAW.match(block):
            _check_raw(block, raw[1])
            body.features |= {("raw", raw[1])}
            return "raw", block + "\n"
        return "paragraph", self._paragraph(block, body)

    def _list(self, block: str, body: Body) -> str:
        items = [self._inline(line[2:], body) for line in _prefixed(block, "- ")]
        return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"

    def _heading(self, block: str, body: Body) -> str:
        match = _HEADING.fullmatch(block)
        if match is None:
            raise UnsupportedError(block)
        level, text = len(match[1]), match[2]
        heading = self._patterns.heading(level, match[3])
        if heading.anchor in body.anchors:
            raise UnsupportedError(f"a second {heading.anchor}")
        body.anchors.add(heading.anchor)
        if level == 1 and not body.features:
            if not is_plain(text):
                raise UnsupportedError(text)
            body.title = text
        body.features.add((level, re.sub(r"#\S+", "", heading.attributes)))
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
            if _LIST_LIKE.match(line):
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
        styles = [_style(cell.strip(" ")) for cell in rule[1:-1].split("|")]
        body.features.add(("table", tuple(styles)))
        lines = ["<table>", "<thead>", *self._row(head, "th", styles, body), "</thead>", "<tbody>"]
        for row in rows:
            lines += self._row(row, "td", styles, body)
        lines += ["</tbody>", "</table>"]
        return "\n".join(lines)

    def _row(self, row: str, tag: str, styles: list[str], body: Body) -> list[str]:
        if len(row) < 2 or row[0] != "|" or row[-1] != "|":
            raise UnsupportedError(row)
        cells = row[1:-1].split("|")
        if len(cells) != len(styles):
            raise UnsupportedError(row)
        html = [
            f"<{tag}{style}>{self._inline(cell.strip(' '), body) if cell.strip(' ') else ''}</{tag}>"
            for cell, style in zip(cells, styles, strict=True)
        ]
        return ["<tr>", *html, "</tr>"]

    def _container(self, opener: str, block: str, body: Body) -> str:
        before, after = self._patterns.container(opener)
        closer = f"</{opener[1:].split(' ', 1)[0]}>"
        inner = block.removeprefix(opener).removesuffix(closer).strip("\n")
        pieces = []
        last = "start"
        for part in _gathered(inner.split("\n\n")):
            kind, html = self._block(part, body, outer=False)
            if last == kind and kind in ("_list", "_quote"):
                raise UnsupportedError("neighbours that Markdown joins")
            body.features.add(("inner", last, kind))
            pieces.append(html)
            last = kind
        body.features |= {("inner", last, "end"), re.sub(r'aria-label="[^"]*"', "", opener)}
        return before + "\n".join(pieces) + after

    def _inline(self, text: str, body: Body) -> str:
        if text != text.strip():
            raise UnsupportedError(text)
        for anchor in re.findall(r"\)\{:? ?#([A-Za-z0-9-]+) ?\}", text) if "){" in text else ():
            body.anchors.add(anchor)
            body.features.add("link with an anchor")
        body.features |= tags_in(text)
        return render_inline(text, body.resolve)


def _gathered(blocks: list[str]) -> list[str]:
    """Blocks, with everything from a container's first line to its last as one."""
    gathered: list[str] = []
    waiting: list[str] = []
    closer = ""
    for block in blocks:
        opener = _OPENER.fullmatch(block.split("\n", 1)[0])
        if waiting:
            if opener is not None:
                raise UnsupportedError(block)
            waiting.append(block)
        elif opener is not None:
            waiting, closer = [block], f"</{opener[1]}>"
        else:
            gathered.append(block)
            continue
        if block == closer or block.endswith(f"\n{closer}"):
            gathered.append("\n\n".join(waiting))
            waiting = []
    if waiting:
        raise UnsupportedError(waiting[0])
    return gathered


def _joined_quotes(blocks: list[str]) -> list[str]:
    """Blocks, with quotations that follow each other as one, as Markdown takes them."""
    joined: list[str] = []
    for block in blocks:
        if block.startswith(">") and joined and joined[-1].startswith(">"):
            joined[-1] += f"\n>\n{block}"
        else:
            joined.append(block)
    return joined


def _prefixed(block: str, prefix: str) -> list[str]:
    lines = block.split("\n")
    if not all(line.startswith(prefix) and line[len(prefix) :].strip() for line in lines):
        raise UnsupportedError(block)
    if any(_LIST_LIKE.match(line[len(prefix) :]) or line[len(prefix)] in "#>|" for line in lines):
        raise UnsupportedError(block)
    return lines


def _check_raw(block: str, tag: str) -> None:
    """Raise unless a block is one whole element that Markdown leaves as it stands."""
    if _MARKDOWN_IN_RAW.search(block) or "<!" in block or "<?" in block or "<script" in block or "<style" in block:
        raise UnsupportedError(block)
    depth = 0
    for match in re.finditer(rf"<(/?){tag}\b[^<>]*>", block):
        depth += -1 if match[1] else 1
        if depth == 0 and match.end() != len(block):
            raise UnsupportedError(block)
    if depth:
        raise UnsupportedError(block)


def _style(rule: str) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    if not (left or right):
        return ""
    side = "center" if left and right else "left" if left else "right"
    return f' style="text-align: {side};"'
