"""What a page is about, for search engines: JSON-LD in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from digest.model import Article, Entry
from digest.render.escape import REMEMBERED, safe_url, title_text
from digest.render.scope import PREFIX, Scope, page_address
from digest.taxonomy import Region

ITEMS_SHOWN = 10
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}

Node = Mapping[str, object]


def dump_nodes(*nodes: Node) -> str:
    """The nodes as text that may stand in a `script` element."""
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = msgspec.json.encode(document).decode("utf-8")
    for sign, escaped in _ESCAPES.items():
        text = text.replace(sign, escaped)
    return text


def collection_node(scope: Scope, src_uri: str, name: str, about: Node, entries: Iterable[Entry]) -> Node:
    """A page that collects stories: the newest of them as a list."""
    items = []
    for position, entry in enumerate(list(entries)[:ITEMS_SHOWN], start=1):
        url = _url(scope, f"stories/{entry.id}.md")
        items.append({"@type": "ListItem", "position": position, "url": url, "name": _unescaped(entry.title)})
    return {
        "@type": "CollectionPage",
        "@id": _url(scope, src_uri),
        "name": _unescaped(name),
        "inLanguage": scope.language,
        "about": about,
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }


def place_node(place: Region, language: str) -> Node:
    """A place with its coordinates."""
    node: dict[str, object] = {"@type": "Place", "name": place.name(language)}
    if place.latitude is not None and place.longitude is not None:
        node["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return node


def story_node(scope: Scope, entry: Entry) -> Node:
    """A page about a story, with the articles it rests on as citations."""
    node: dict[str, object] = {
        "@type": "WebPage",
        "@id": _url(scope, f"stories/{entry.id}.md"),
        "name": _unescaped(entry.title),
        "inLanguage": scope.language,
        "citation": [_article(article) for article in entry.articles],
    }
    if entry.published.date:
        node["temporalCoverage"] = entry.published.date
    return node


def breadcrumb_node(scope: Scope, steps: Iterable[tuple[str, str]]) -> Node:
    """The way from the index to a page; steps are (path, name)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": _unescaped(name), "item": _url(scope, src_uri)}
            for position, (src_uri, name) in enumerate(steps, start=1)
        ],
    }


def dataset_node(scope: Scope, src_uri: str, name: str, description: str, stem: str) -> Node:
    """The files that hold what a page shows; `stem` is their path below the site without the ending."""
    return {
        "@type": "Dataset",
        "name": _unescaped(name),
        "description": _unescaped(description),
        "url": _url(scope, src_uri),
        "isAccessibleForFree": True,
        "inLanguage": "ko",
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": _file_url(scope, f"{stem}.{ending}")}
            for ending, kind in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }


def _file_url(scope: Scope, uri: str) -> str:
    return scope.site_url + uri if scope.site_url else scope.href(uri)


def _article(article: Article) -> Node:
    node: dict[str, object] = {"@type": "NewsArticle", "inLanguage": "ko"}
    if article.title:
        node["headline"] = _unescaped(article.title)
    if (url := safe_url(article.url)) is not None:
        node["url"] = url.replace("&amp;", "&")
    if article.published.date:
        node["datePublished"] = article.published.date
    if article.outlet:
        node["publisher"] = {"@type": "Organization", "name": _unescaped(article.outlet.name)}
    return node


def _url(scope: Scope, src_uri: str) -> str:
    """Absolute where the site's address is known, else relative to the page."""
    if scope.site_url:
        return scope.site_url + page_address(PREFIX[scope.language] + src_uri)
    return scope.page_href(src_uri)


@lru_cache(maxsize=REMEMBERED)
def _unescaped(name: str) -> str:
    return title_text(name).replace("&amp;", "&")
