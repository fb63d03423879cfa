"""Markdown to plain text: what a reader sees of the words, one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from digest.lazy import regex
from digest.read.records import names_article

_LONGEST = 300_000
_OPEN = 500
_LIMIT = 200
"""Open quotation or list levels that are followed; deeper ones are read as text."""
_ADDRESS = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|\.{0,2}/|[#?]|[^\s=]+\.[A-Za-z]{2,5}(?:[/?#]|$)")
"""What a link leads to has a scheme, a path, or the ending of a site's or a file's name; a dateline that a scraper
glued to a picture's credit has none: `[최영 촬영](온결=온결통신)`."""
_BESIDE = " ▶▷→·()[]|."
"""What may stand beside a link that is alone on its line."""
_FEW = 8
"""Links of a paragraph, at most, of which one may lead to the article itself."""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _LIMIT})
    parser.enable("table").disable("fence")  # the press writes no programs, and signs behind a fence would be lost
    return parser


def markdown_text(text: str) -> str:
    """The words of a Markdown document: links reduced to their words, list marks kept.

    An image stays as `![its text]` on a line of its own: cleaning needs it to know captions. What only looks like a
    link or like code stays as it is, and so does a number on a line of its own.

    >>> markdown_text("# 제목\\n\\n- 하나\\n- [둘](http://a.kr)\\n\\n![그림](x.jpg)\\n\\n**본문**이다.")
    '제목\\n\\n- 하나\\n- 둘\\n\\n![그림]\\n\\n본문이다.'
    """
    if len(text) > _LONGEST or text.count("[") > _OPEN + 4 * text.count("]("):
        return text  # no Markdown anybody wrote, and the parser's time grows with the square of it
    writer = _Writer()
    for token in _tokens(text):
        writer.take(token)
    return "\n".join(_single_gaps(writer.blocks)).strip()


def _tokens(text: str) -> list[Token]:
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    if all(_leads(reference["href"]) for reference in env.get("references", {}).values()):
        return tokens
    return _parser().disable("reference").parse(text)  # `[사진]: 온결통신` is read by nobody as where a link leads


def _leads(href: str) -> bool:
    return not href or _ADDRESS.match(unquote(href)) is not None


class _Writer:
    """Collects the lines of a document, token by token."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._lists: list[str] = []
        self._cells: list[str] = []
        self._mark = ""
        self._marked = 0
        self._in_cell = False

    def take(self, token: Token) -> None:
        """Adds what one token shows a reader."""
        kind = token.type
        if kind == "inline":
            if self._mark and token.map and token.map[0] > self._marked:
                self.blocks.append(self._mark.strip())
                self._mark = ""
            self._words(_inline(token.children or ()))
        elif kind in ("code_block", "html_block"):
            self._words(token.content)
        elif kind == "heading_open" and self._lists:
            self._mark += f"{token.markup} "  # boards set their tags so: `- # 온결`
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
        lines = [line.strip() for line in words.split("\n") if line.strip()]
        if lines:
            self.blocks += [self._mark + lines[0], *lines[1:]]
            self._mark = ""

    def _gap(self, *, wanted: bool) -> None:
        if wanted and self.blocks and self.blocks[-1]:
            self.blocks.append("")

    def _list(self, token: Token) -> None:
        if token.type == "list_item_open":
            self._marked = token.map[0] if token.map else 0
            self._mark += f"{token.info}{token.markup} "  # `2025. 11. 20.` is a list in a list in a list
        elif token.type == "list_item_close" and self._mark:
            self.blocks.append(self._mark.strip())
            self._mark = ""
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
    parts: list[str] = []
    links: list[tuple[int, str]] = []
    link, begin = None, 0
    for child in children:
        if child.type in ("text", "html_inline"):
            parts.append(child.content)
        elif child.type == "code_inline":
            quoted = child.markup == "`" and "<" not in child.content  # the press quotes so
            parts.append(f"`{child.content}`" if quoted else child.content)
        elif child.type == "image":
            shown, src = f"![{child.content}]", str(child.attrs.get("src", ""))
            parts.append(f"\n{shown}\n" if _leads(src) else f"{shown}({unquote(src)})")
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "link_open":
            link, begin = child, len(parts)
        elif child.type == "link_close" and link:
            words, href = "".join(parts[begin:]), str(link.attrs.get("href", ""))
            looks = "title" not in link.attrs and not _leads(href)
            links += [(begin, href)] if href.startswith(("http://", "https://")) and href != words else []
            parts[begin:] = [f"[{words}]({unquote(href)})" if looks else words]
            link = None
    for place, href in links if len(links) <= _FEW else ():
        before, after = ("".join(some) for some in (parts[:place], parts[place + 1 :]))
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
        if not after.strip(_BESIDE) and names_article(before if before.strip(_BESIDE) else parts[place]):
            parts[place] += f" ({href})"
    return "".join(parts)


def _single_gaps(blocks: list[str]) -> Iterable[str]:
    previous = ""
    for block in blocks:
        if block or previous:
            yield block
        previous = block
