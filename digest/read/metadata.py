"""What a saved page says about itself: JSON-LD, OpenGraph, meta elements, title and heading."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from lxml.html import HtmlElement

from digest import vocabulary
from digest.lazy import regex
from digest.model import Stated
from digest.read.sites import json_documents, named_sites
from digest.text import normalise, squeeze_spaces

_ARTICLE_TYPES = {
    "newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "blogposting", "report",
    "opinionnewsarticle", "backgroundnewsarticle", "socialmediaposting", "techarticle", "medicalscholarlyarticle",
}  # fmt: skip
_ORDER = ("json-ld", "opengraph", "meta", "html", "press", "frame")
_OWNERS = ("publisher", "sourceOrganization", "copyrightHolder", "provider")
_DEPTH = 12
_FIELDS = ("title", "outlet", "press", "url", "description", "author", "published", "modified")
_SEPARATORS = regex(r"[^a-z0-9]+")
_PAGE_TYPES = {"webpage", "videoobject", "itempage"}
_TIMED = regex(r"publish|entry-date|pubdate|posted|regist|write", re.IGNORECASE)
_CHANGED = regex(r"updat|modif", re.IGNORECASE)


def read_metadata(tree: HtmlElement) -> tuple[Stated, ...]:
    """Everything the page states, most trustworthy source first, each statement once.

    Values are trimmed and unescaped but otherwise as written. An `og:url` that is only the site's
    front page, and authors given as addresses, are left out.
    """
    stated = [*_json_ld(tree), *_meta(tree), *_html(tree), *_timed(tree)]
    stated += (item for field, value, source in named_sites(tree) for item in _statement(field, value, source))
    stated.sort(key=lambda item: _ORDER.index(item.source))
    return tuple(dict.fromkeys(stated))


def article_body(tree: HtmlElement) -> str:
    """The `articleBody` of the page's JSON-LD, or an empty text."""
    for item in _articles(tree):
        body = item.get("articleBody")
        if isinstance(body, str) and len(body) > 100:
            return html.unescape(body)
    return ""


def _json_ld(tree: HtmlElement) -> Iterator[Stated]:
    articles = list(_articles(tree))
    for item in () if articles else _articles(tree, _PAGE_TYPES):  # the name of a page may be that of the site
        yield from _statement("published", item.get("datePublished") or item.get("uploadDate"), "json-ld")
    for item in articles:
        url = item.get("url") or item.get("mainEntityOfPage")
        pairs = (
            ("title", item.get("headline") or item.get("name")),
            ("url", url.get("@id") if isinstance(url, dict) else url),
            ("published", item.get("datePublished") or item.get("dateCreated")),
            ("modified", item.get("dateModified")),
            ("author", _names(item.get("author") or item.get("creator"))),
            ("outlet", next(filter(None, (_names(item.get(owner)) for owner in _OWNERS)), "")),
            ("description", item.get("description")),
        )
        for field, value in pairs:
            yield from _statement(field, value, "json-ld")


def _articles(tree: HtmlElement, types: Collection[str] = _ARTICLE_TYPES) -> Iterator[dict[str, Any]]:
    for document in json_documents(tree):
        yield from _walk(document, 0, types)


def _walk(node: Any, depth: int, types: Collection[str]) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, depth + 1, types)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.lower() in types for kind in kinds):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _walk(node.get(key), depth + 1, types)


def _names(value: Any) -> str:
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    flat = [name for entry in names for name in (entry if isinstance(entry, list) else [entry])]
    return ", ".join(name.strip() for name in flat if isinstance(name, str) and name.strip())


def _meta(tree: HtmlElement) -> Iterator[Stated]:
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        source = "opengraph" if name.startswith(("og:", "article:")) else "meta"
        for field in _fields_of(name):
            yield from _statement(field, element.get("content"), source)


@lru_cache(maxsize=1024)
def _fields_of(name: str) -> tuple[str, ...]:
    """The fields a meta element of that name states.

    >>> _fields_of("og:article:published_time"), _fields_of("og:image")
    (('published',), ())
    """
    known, prefixes = _meta_names()
    parts = _SEPARATORS.split(name)
    while len(parts) > 1 and parts[0] in prefixes:
        parts = parts[1:]
    return known.get("".join(parts), ())


@cache
def _meta_names() -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """The fields by the folded names of the elements that state them, and the prefixes that change nothing."""
    data = vocabulary.load("read_meta.yml")
    known: dict[str, tuple[str, ...]] = {}
    for field in _FIELDS:
        for name in vocabulary.strings(data.get(field), f"read_meta.yml: {field}"):
            known[name] = (*known.get(name, ()), field)
    return known, frozenset(vocabulary.strings(data.get("prefixes"), "read_meta.yml: prefixes"))


def _html(tree: HtmlElement) -> Iterator[Stated]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield from _statement("url", element.get("href"), "html")
    headings = [" ".join(heading.itertext()) for heading in tree.iter("h1")]
    if len(headings) == 1:
        yield from _statement("title", headings[0], "html")
    for element in tree.iter("title"):
        yield from _statement("title", element.text, "html")
        break


def _timed(tree: HtmlElement) -> Iterator[Stated]:
    """Dates that elements of the text carry: `itemprop`, `<time>`, `<abbr class="published">`."""
    times: list[HtmlElement] = []
    for element in tree.iter("time", "abbr", "span", "div", "p", "em", "li", "dd"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if (element.get("itemprop") or "").lower() == "datepublished":
            value = element.get("datetime") or element.get("content") or element.text
            yield from _statement("published", value, "html")
        elif element.tag == "time" and element.get("datetime") and not _CHANGED.search(marks):
            if _TIMED.search(marks) or element.get("pubdate") is not None:
                yield from _statement("published", element.get("datetime"), "html")
            times.append(element)
        elif element.tag == "abbr" and _TIMED.search(marks):
            yield from _statement("published", element.get("title"), "html")
    if len(times) == 1:
        yield from _statement("published", times[0].get("datetime"), "html")


def _statement(field: str, value: Any, source: str) -> Iterator[Stated]:
    if not isinstance(value, str):
        return
    text = html.unescape(html.unescape(value))
    text = " ".join(squeeze_spaces(normalise(text)).split())
    if not text or len(text) > 2_000:
        return
    if field == "url" and not re.match(r"https?://[^/\s]+/[^\s]{2,}$", text):
        return
    if field == "author" and ("://" in text or not re.search(r"[가-힣A-Za-z]", text)):
        return
    yield Stated(field, text, source)
