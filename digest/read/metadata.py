"""What a saved page says about itself: JSON-LD, OpenGraph, meta elements, title and heading."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from digest.model import Stated
from digest.text import normalise, squeeze_spaces

_ARTICLE_TYPES = {
    "newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "blogposting", "report",
    "opinionnewsarticle", "backgroundnewsarticle", "socialmediaposting", "techarticle", "medicalscholarlyarticle",
}  # fmt: skip
_META = {
    "og:title": ("title", "opengraph"),
    "og:site_name": ("outlet", "opengraph"),
    "og:url": ("url", "opengraph"),
    "og:description": ("description", "opengraph"),
    "article:published_time": ("published", "opengraph"),
    "og:article:published_time": ("published", "opengraph"),
    "article:modified_time": ("modified", "opengraph"),
    "og:updated_time": ("modified", "opengraph"),
    "article:author": ("author", "opengraph"),
    "og:article:author": ("author", "opengraph"),
    "dable:author": ("author", "meta"),
    "dd:author": ("author", "meta"),
    "author": ("author", "meta"),
    "byl": ("author", "meta"),
    "article:published": ("published", "meta"),
    "article:modified": ("modified", "meta"),
    "published_at": ("published", "meta"),
    "dd:published_time": ("published", "meta"),
    "dd:modified_time": ("modified", "meta"),
    "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "publish_date": ("published", "meta"),
    "date": ("published", "meta"),
    "dc.date.issued": ("published", "meta"),
    "dc.date": ("published", "meta"),
    "dcterms.created": ("published", "meta"),
    "datepublished": ("published", "meta"),
    "datemodified": ("modified", "meta"),
    "last-modified": ("modified", "meta"),
    "twitter:title": ("title", "meta"),
    "title": ("title", "meta"),
    "description": ("description", "meta"),
    "twitter:description": ("description", "meta"),
    "twitter:url": ("url", "meta"),
    "application-name": ("outlet", "meta"),
}
_ORDER = ("json-ld", "opengraph", "meta", "html")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_DEPTH = 12
_BESIDE = re.compile(r"\s[-|<]\s")
"""Between a headline and the name of the site, in the page's title."""
_SITE = 16


def read_metadata(tree: HtmlElement) -> tuple[Stated, ...]:
    """Everything the page states, most trustworthy source first, each statement once.

    Values are trimmed and unescaped but otherwise as written. An `og:url` that is only the site's
    front page, and authors given as addresses, are left out.
    """
    stated = [*_json_ld(tree), *_meta(tree), *_html(tree)]
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
    for item in _articles(tree):
        url = item.get("url") or item.get("mainEntityOfPage")
        pairs = (
            ("title", item.get("headline") or item.get("name")),
            ("url", url.get("@id") if isinstance(url, dict) else url),
            ("published", item.get("datePublished") or item.get("dateCreated")),
            ("modified", item.get("dateModified")),
            ("author", _names(item.get("author") or item.get("creator"))),
            ("outlet", _names(item.get("publisher"))),
            ("description", item.get("description")),
        )
        for field, value in pairs:
            yield from _statement(field, value, "json-ld")


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        if not text or len(text) > 1_000_000:
            continue
        for attempt in (text, _TRAILING_COMMA.sub(r"\1", re.sub(r"[\x00-\x1f]", " ", text))):
            try:
                document = json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _walk(document, 0)
            break


def _walk(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.lower() in _ARTICLE_TYPES for kind in kinds):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _walk(node.get(key), depth + 1)


def _names(value: Any) -> str:
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    flat = [name for entry in names for name in (entry if isinstance(entry, list) else [entry])]
    return ", ".join(name.strip() for name in flat if isinstance(name, str) and name.strip())


def _meta(tree: HtmlElement) -> Iterator[Stated]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        known = _META.get(name.strip().lower())
        if known:
            yield from _statement(known[0], element.get("content"), known[1])


def _html(tree: HtmlElement) -> Iterator[Stated]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield from _statement("url", element.get("href"), "html")
    headings = [" ".join(heading.itertext()) for heading in tree.iter("h1")]
    if len(headings) == 1:
        yield from _statement("title", headings[0], "html")
    for element in tree.iter("time"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            yield from _statement("published", element.get("datetime") or element.text, "html")
    for element in tree.iter("title"):
        yield from _statement("title", element.text, "html")
        parts = _BESIDE.split((element.text or "").strip())
        if len(parts) > 1 and len(parts[-1]) <= _SITE:
            yield from _statement("outlet", parts[-1], "html")
        break


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
