"""Markdown to plain text: what a reader sees of the words, one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

_LONGEST = 300_000
_OPEN = 500
_LIMIT = 200
"""Open quotation or list levels that are followed; deeper ones are read as text."""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _LIMIT})
    parser.enable("table")
    return parser


def markdown_text(text: str) -> str:
    """The words of a Markdown document: links reduced to their words, list marks kept.

    An image stays as `![its text]` on a line of its own: cleaning needs it to know captions.

    >>> markdown_text("# 제목\\n\\n- 하나\\n- [둘](http://a.kr)\\n\\n![그림](x.jpg)\\n\\n**본문**이다.")
    '제목\\n\\n- 하나\\n- 둘\\n\\n![그림]\\n\\n본문이다.'
    """
    if len(text) > _LONGEST or text.count("[") > _OPEN + 4 * text.count("]("):
        return text  # no Markdown anybody wrote, and the parser's time grows with the square of it
    writer = _Writer()
    for token in _parser().parse(text):
        writer.take(token)
    return "\n".join(_single_gaps(writer.blocks)).strip()


class _Writer:
    """Collects the lines of a document, token by token."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._lists: list[str] = []
        self._cells: list[str] = []
        self._mark = ""
        self._in_cell = False

    def take(self, token: Token) -> None:
        """Adds what one token shows a reader."""
        kind = token.type
        if kind == "inline":
            self._words(_inline(token.children or ()))
        elif kind in ("fence", "code_block", "html_block"):
            self.blocks.extend(line.strip() for line in token.content.split("\n") if line.strip())
        elif kind in ("paragraph_close", "heading_close"):
            self._gap(wanted=not token.hidden)
        elif kind.startswith(("bullet_list", "ordered_list", "list_item")):
            self._list(token)
        elif kind.startswith(("td_", "th_", "tr_")):
            self._table(kind)

    def _words(self, words: str) -> None:
        if self._in_cell:
            self._cells.append(words.replace("\n", " ").strip())
            return
        lines = [line.strip() for line in words.split("\n")]
        self.blocks.extend((self._mark if index == 0 else "") + line for index, line in enumerate(lines) if line)
        self._mark = ""

    def _gap(self, *, wanted: bool) -> None:
        if wanted and self.blocks and self.blocks[-1]:
            self.blocks.append("")

    def _list(self, token: Token) -> None:
        if token.type == "list_item_open":
            self._mark = f"{token.info}. " if token.info and self._lists[-1:] == ["ordered_list_open"] else "- "
        elif token.type.endswith("_list_open"):
            self._lists.append(token.type)
        elif token.type.endswith("_list_close"):
            self._lists.pop()
            self._gap(wanted=not self._lists)

    def _table(self, kind: str) -> None:
        if kind == "tr_close":
            self.blocks.append("| " + " | ".join(self._cells) + " |")
            self._cells.clear()
        elif not kind.startswith("tr"):
            self._in_cell = kind.endswith("open")


def _inline(children: Iterable[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "html_inline"):
            parts.append(child.content)
        elif child.type == "image":
            parts.append(f"\n![{child.content}]\n")
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


def _single_gaps(blocks: list[str]) -> Iterable[str]:
    previous = ""
    for block in blocks:
        if block or previous:
            yield block
        previous = block
