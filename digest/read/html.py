"""Saved web pages: the article's text, and what the page states about itself."""

from __future__ import annotations

import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from digest.errors import SeedError
from digest.model import Stated
from digest.read.html_blocks import block_lines, marked_container
from digest.read.metadata import article_body, read_metadata
from digest.text import normalise, squeeze_spaces

_XML_HEAD = re.compile(r"^\s{0,100}<\?xml[^>]{0,200}\?>")
_WORD = re.compile(r"\w+")
_ENOUGH = 0.6
"""Share of trafilatura's words that the page's own container must hold to be believed."""


def html_text(page: str) -> tuple[str, tuple[Stated, ...]]:
    """The main text of a page, one block a line, and its statements.

    The element that the page marks as its article is believed if trafilatura finds its text there,
    too; otherwise trafilatura's choice counts, and where that finds nothing, `articleBody` of the
    JSON-LD and at last every block of the page (cleaning has the last word).

    Raises:
        SeedError: if the page cannot be parsed or holds no text at all.
    """
    tree = parse_page(page)
    stated = read_metadata(tree)
    container = marked_container(tree)
    own = list(block_lines(container)) if container is not None else []
    found = _trafilatura_lines(tree)
    lines = _choose(own, found) or article_body(tree).split("\n") or list(block_lines(tree))
    text = squeeze_spaces(normalise("\n".join(lines))).strip()
    if not text:
        text = squeeze_spaces(normalise("\n".join(block_lines(tree)))).strip()
    if not text:
        raise SeedError("the page holds no text")
    return text, stated


def parse_page(page: str) -> HtmlElement:
    """The page's tree, nested as deep as it may be.

    Raises:
        SeedError: if the parser finds no element at all.
    """
    parser = lxml_html.HTMLParser(huge_tree=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(_XML_HEAD.sub("", page), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SeedError(f"the page cannot be parsed: {error}") from error
    if not isinstance(tree, HtmlElement):
        raise SeedError("the page cannot be parsed: no element in it")
    return tree


def _trafilatura_lines(tree: HtmlElement) -> list[str]:
    text = trafilatura.extract(
        lxml_html.tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        deduplicate=False,
        with_metadata=False,
    )
    return [line for line in (text or "").split("\n") if line.strip()]


def _choose(own: list[str], found: list[str]) -> list[str]:
    if not own:
        return found
    words = _WORD.findall(" ".join(found))
    inside = set(_WORD.findall(" ".join(own)))
    if words and sum(word in inside for word in words) < _ENOUGH * len(words):
        return found
    return own
