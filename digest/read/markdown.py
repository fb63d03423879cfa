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
    blocks: list[str] = []
    marks: list[str] = []
    cells: list[str] = []
    pending = ""
    in_cell = False
    for token in _parser().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            marks.append("-" if token.type == "bullet_list_open" else "1")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            marks.pop()
            if not marks:
                blocks.append("")
        elif token.type == "list_item_open":
            pending = f"{token.info}. " if token.info and marks and marks[-1] == "1" else "- "
        elif token.type == "inline":
            words = _inline(token.children or ())
            if in_cell:
                cells.append(words.replace("\n", " ").strip())
                continue
            for index, line in enumerate(words.split("\n")):
                if line.strip():
                    blocks.append((pending if index == 0 else "") + line.strip())
            pending = ""
        elif token.type in ("td_open", "th_open", "td_close", "th_close"):
            in_cell = token.type.endswith("open")
        elif token.type == "tr_close":
            blocks.append("| " + " | ".join(cells) + " |")
            cells.clear()
        elif token.type in ("fence", "code_block", "html_block"):
            blocks.extend(line.strip() for line in token.content.split("\n") if line.strip())
        elif token.type in ("paragraph_close", "heading_close") and not token.hidden and blocks and blocks[-1]:
            blocks.append("")
    return "\n".join(_single_gaps(blocks)).strip()


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
