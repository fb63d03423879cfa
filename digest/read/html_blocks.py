"""An HTML tree to lines of text, and the part of the tree that is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from digest import vocabulary
from digest.lazy import compiled, regex

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
}  # fmt: skip
_SILENT = {
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "embed", "video", "audio",
    "canvas", "form", "button", "select", "option", "input", "textarea", "nav", "figure", "figcaption", "img",
    "map", "source", "picture", "link", "meta", "dialog", "menu",
}  # fmt: skip
_OUTER = {"aside", "footer", "header"}
_SENTENCE_END = regex(r"[가-힣][.!?][”’\"')\]]*(?:\s|$)")
_LONGEST = 200_000
_LEAST_SENTENCES = 2
_NEARLY = 0.9
_SPACES = regex(r"\s+")
_MARKED = regex(
    r"<(?:!--|/?(?:p|div|br|figure|figcaption|span|a|img|b|strong|em|h[1-6]|ul|li|table|section)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Containers:
    """How pages name the element that holds the article, and those inside it that are not part of it."""

    body: frozenset[str]
    foreign: re.Pattern[str]
    hidden: re.Pattern[str]


@cache
def containers() -> Containers:
    """The names from `clean_html.yml`."""
    data = vocabulary.load("clean_html.yml")
    body = vocabulary.strings(data.get("body"), "clean_html.yml: body")
    foreign = vocabulary.strings(data.get("foreign"), "clean_html.yml: foreign")
    return Containers(
        frozenset(name.lower() for name in body),
        compiled("|".join(rf"(?:^|[^a-z]){re.escape(word)}(?:$|[^a-z])" for word in foreign)),
        compiled(r"display\s*:\s*none|visibility\s*:\s*hidden"),
    )


def marked_container(tree: HtmlElement) -> HtmlElement | None:
    """The element that the page itself marks as the article's text; None if none has enough of it.

    Of several the smallest that holds nearly all sentences of the fullest one: an outer wrapper
    adds furniture only.
    """
    names = containers().body
    found: list[tuple[int, int, HtmlElement]] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        marks = {(element.get("id") or "").lower(), (element.get("itemprop") or "").lower()}
        marks.update((element.get("class") or "").lower().split())
        if marks & names:
            text = " ".join(element.itertext())[:_LONGEST]
            found.append((len(_SENTENCE_END.findall(text)), len(text), element))
    most = max((score for score, _, _ in found), default=0)
    if most < _LEAST_SENTENCES:
        return None
    return min((item for item in found if item[0] >= _NEARLY * most), key=lambda item: item[1])[2]


def block_lines(root: HtmlElement, *, frame: bool = False) -> Iterator[str]:
    """The text below an element, one block a line, what is no text (menus, figures, forms) left out.

    With `frame`, headers, asides and elements named after furniture count as well.

    Walks without recursion, so that a page nested ten thousand deep is no problem.
    """
    known = containers()
    buffer: list[str] = []
    stack: list[tuple[HtmlElement, bool]] = [(root, True)]
    while stack:
        element, entering = stack.pop()
        block = isinstance(element.tag, str) and element.tag in _BLOCKS
        if entering:
            silent = element is not root and _is_silent(element, known, frame=frame)
            if block:
                yield from _flush(buffer)
            stack.append((element, False))
            if not silent:
                if element.text:
                    buffer.append(element.text)
                stack.extend((child, True) for child in reversed(element))
        else:
            if block:
                yield from _flush(buffer)
            if element is not root and element.tail:
                buffer.append(element.tail)
    yield from _flush(buffer)


def _flush(buffer: list[str]) -> Iterator[str]:
    text = _SPACES.sub(" ", "".join(buffer)).strip()
    buffer.clear()
    if text:
        yield text


def _is_silent(element: HtmlElement, known: Containers, *, frame: bool) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return True
    if known.hidden.search((element.get("style") or "").lower()) or element.get("hidden") is not None:
        return True
    if frame:
        return False
    marks = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    return element.tag in _OUTER or bool(marks.strip() and known.foreign.search(marks))


def fragment_lines(text: str) -> list[str]:
    """The lines of a text that may be a piece of a page.

    >>> fragment_lines("<p>하나</p><figure><figcaption>그림</figcaption></figure><p>둘</p>")
    ['하나', '둘']
    """
    if not _MARKED.search(text):
        return [line for line in text.split("\n") if line.strip()]
    try:
        return list(block_lines(lxml_html.fragment_fromstring(text, create_parent="div")))
    except (etree.LxmlError, ValueError):
        return []
