"""Whose page a saved page is: its title and logo, the organisations of its JSON-LD, the hosts it calls its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from digest import vocabulary
from digest.lazy import compiled, regex

_TRAILING_COMMA = regex(r",(\s*[}\]])")
_BESIDE = regex(r"\s(?:[-|<>]|::)\s|::")
"""Between a headline and the name of the site, in the page's title."""
_LABELLED = regex(
    r"^\[(?P<first>[^\[\]]{2,16})\]\s|\s?[(\[](?P<last>[^()\[\]]{2,16})[)\]]$"
    r"|(?:\s[:/]\s|-)(?P<end>[^\s:/-]{2,16})$"
)
"""The same in other forms, which headlines of their own may have."""
_SITE = 16
"""Characters of such a name at most."""
_OWNERS = {"website", "organization", "newsmediaorganization"}
_OWN_LINKS = ("amphtml", "alternate", "shortlink")
_LOGO = regex(r"logo|(?:^|[\s_-])ci(?:$|[\s_-])", re.IGNORECASE)
_LOGOS = 3


@cache
def _beside_logo() -> re.Pattern[str]:
    """What stands behind a site's name in the text of its logo."""
    words = vocabulary.strings(vocabulary.load("read_meta.yml").get("logo_words"), "read_meta.yml: logo_words")
    return compiled(rf"\s?(?:{'|'.join(map(re.escape, words))})$", re.IGNORECASE)


def named_sites(tree: HtmlElement) -> Iterator[tuple[str, str | None, str]]:
    """Field, value and source of what names the site.

    Values may be hosts. What stands on the frame of the page has the source `frame`: it may be a partner's.
    """
    for element in tree.iter("title"):
        title = (element.text or "").strip()
        parts = [part.strip() for part in _BESIDE.split(title)]
        yield from (
            ("outlet", part, "html") for part in (parts[-1], parts[0]) if 1 < len(part) <= _SITE and part != title
        )
        named = _LABELLED.search(title)
        if named:
            yield "outlet", next(filter(None, named.groups())), "frame"
        break
    for document in json_documents(tree):
        yield from (("outlet", name, "frame") for name in _owners(document))
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() in _OWN_LINKS:
            yield "outlet", element.get("href"), "frame"
            yield "outlet", element.get("title"), "frame"
    for element in tree.iter("base"):
        yield "outlet", element.get("href"), "frame"
    for element in tree.iter("meta"):
        if (element.get("property") or "").lower() == "og:image":
            yield "outlet", element.get("content"), "frame"
    yield from (("outlet", _beside_logo().sub("", name), "frame") for name in _logos(tree)[:_LOGOS])


def json_documents(tree: HtmlElement) -> Iterator[Any]:
    """The JSON-LD blocks of a page, as far as they can be read."""
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
            yield document
            break


def _owners(node: Any) -> Iterator[str]:
    """Names of the site and of its organisation, as blocks of their own."""
    nodes = node if isinstance(node, list) else node.get("@graph", [node]) if isinstance(node, dict) else []
    for item in nodes if isinstance(nodes, list) else []:
        kinds = item.get("@type") if isinstance(item, dict) else None
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and kind.lower() in _OWNERS and isinstance(item.get("name"), str):
                yield item["name"]


def _logos(tree: HtmlElement) -> list[str]:
    """What the first logos of the page say."""
    found = []
    for element in tree.iter("img", "a"):
        above = element.getparent()
        names = " ".join(
            each.get(mark) or ""
            for each in (element, above, above.getparent() if above is not None else None)
            if each is not None
            for mark in ("class", "id", "src")
        )
        text = element.get("alt") or element.get("title")
        if text and _LOGO.search(names):
            found.append(text)
    return found
