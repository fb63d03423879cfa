"""Feeds: Atom for the whole site and for each place and topic, JSON Feed for the whole site."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from urllib.parse import urlsplit

from lxml import etree

from digest.cache import pack
from digest.marks import marks_apart
from digest.model import Digest, Entry, Published, Role
from digest.publish.pieces import Drawn
from digest.publish.records import story_url
from digest.publish.scrub import scrub, web_address
from digest.publish.selection import by_topic, newest, with_roles
from digest.publish.sheets import json_bytes
from digest.taxonomy import Taxonomy

LIMIT = 50
"""Stories per feed, newest first; everything is in `data/`."""
TITLE = "바이오클러스터 다이제스트"
_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACES: dict[str | None, str] = {None: _ATOM}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_HOST = "bio-cluster-digest.invalid"
"""Stands for the host in ids while the site has no address (RFC 2606 reserves the ending)."""
_SINCE = "2025"
"""The year of a tag URI (RFC 4151): when the names below the host began to be given."""
_UNDATED = "1970-01-01T00:00:00+09:00"
"""Atom wants a date of every entry; an undated story must not look new each time the digest grows."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: where it lies, what it is about, and its stories."""

    uri: str
    title: str
    home: str
    """Address of the page it belongs to, below the site."""
    entries: tuple[Entry, ...]
    updated: str = ""
    """When the newest of their articles came out."""


def feeds(digest: Digest, taxonomy: Taxonomy, site_url: str) -> tuple[Drawn, ...]:
    """All feeds; that of a place has the stories about it and its inner places, not those that only name it.

    Every place has one, under its former ids too: a reader who subscribed keeps the feed, whatever became of the place.

    Ids and dates depend on the stories only, never on the clock. Without `site_url` links
    are relative to the feed, and ids stand under a reserved host name.
    """
    everything = Feed("feed.xml", TITLE, "", newest(digest))
    parts = [everything]
    placed = with_roles(digest, taxonomy)
    for place, region in taxonomy.regions.items():
        about = tuple(entry for entry, role in placed.get(place, ()) if role is Role.PRIMARY)
        for address in (place, *region.former_ids):
            parts.append(Feed(f"regions/{address}/feed.xml", f"{region.ko} - {TITLE}", f"regions/{place}/", about))
    for topic, entries in by_topic(digest, taxonomy).items():
        name = taxonomy.topics[topic].ko
        parts.append(Feed(f"topics/{topic}/feed.xml", f"{name} - {TITLE}", f"topics/{topic}/", entries))
    moments = {entry.id: _updated(entry) for entry in everything.entries}
    named = {feed.uri: replace(feed, updated=_newest(feed, moments)) for feed in parts}
    keys = dict(zip(named, _keys(named.values(), marks_apart(digest.entries), taxonomy, site_url), strict=True))
    writer = _Writer(taxonomy, site_url)
    drawn = [Drawn(uri, partial(writer.atom, feed), keys[uri]) for uri, feed in named.items()]
    as_json = partial(_json_feed, everything, taxonomy, site_url)
    drawn.append(Drawn("feed.json", as_json, keys[everything.uri]))
    return tuple(sorted(drawn, key=lambda asset: asset.uri))


def _keys(parts: Iterable[Feed], marks: Mapping[str, str], taxonomy: Taxonomy, site_url: str) -> Iterator[str]:
    """What stands for everything that each feed tells; of the stories it has no room for that is when the last came."""
    known: dict[str, bytes] = {}
    for feed in parts:
        key = blake2b(pack((feed.uri, feed.title, feed.home, site_url, feed.updated)), digest_size=20)
        for entry in feed.entries[:LIMIT]:
            if entry.id not in known:
                known[entry.id] = pack((marks[entry.id], _categories(entry, taxonomy)))
            key.update(known[entry.id])
        yield key.hexdigest()


def _newest(feed: Feed, moments: Mapping[str, str]) -> str:
    return max((moments[entry.id] for entry in feed.entries), default=_UNDATED)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes Atom feeds."""

    taxonomy: Taxonomy
    site_url: str
    entries: dict[tuple[str, int], etree._Element] = field(default_factory=dict)
    """Stories by their id and how deep the feed lies: most are in the feeds of several places and topics."""

    def atom(self, feed: Feed) -> bytes:
        """One feed."""
        root = etree.Element(f"{{{_ATOM}}}feed", {_XML_LANG: "ko"}, nsmap=_NAMESPACES)  # type: ignore[arg-type]
        _add(root, "id", _tag(feed.uri, self.site_url))
        _add(root, "title", scrub(feed.title))
        _add(root, "updated", feed.updated)
        _add(root, "link", rel="self", type="application/atom+xml", href=_link(feed.uri, feed.uri, self.site_url))
        _add(root, "link", rel="alternate", type="text/html", href=_link(feed.home, feed.uri, self.site_url))
        _add(_add(root, "author"), "name", TITLE)
        root.extend(deepcopy(self._entry(entry, feed.uri)) for entry in feed.entries[:LIMIT])
        etree.indent(root, " ")
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"

    def _entry(self, entry: Entry, feed_uri: str) -> etree._Element:
        key = entry.id, feed_uri.count("/")
        if key not in self.entries:
            self.entries[key] = _entry(entry, self.taxonomy, feed_uri, self.site_url)
        return self.entries[key]


def _entry(entry: Entry, taxonomy: Taxonomy, feed_uri: str, site_url: str) -> etree._Element:
    item = etree.Element(f"{{{_ATOM}}}entry", nsmap=_NAMESPACES)  # type: ignore[arg-type]
    _add(item, "id", _tag(story_url(entry.id), site_url))
    _add(item, "title", scrub(entry.title))
    _add(item, "updated", _updated(entry))
    published = _moment(entry.published)
    if published:
        _add(item, "published", published)
    _add(item, "link", rel="alternate", type="text/html", href=_link(story_url(entry.id), feed_uri, site_url))
    for address in _sources(entry):
        _add(item, "link", rel="via", href=address)
    for scheme, term, label in _categories(entry, taxonomy):
        _add(item, "category", term=term, scheme=_tag(scheme, site_url), label=label)
    _add(item, "summary", _summary(entry, taxonomy))
    _add(item, "content", _content(entry, taxonomy), type="html")
    return item


def _json_feed(feed: Feed, taxonomy: Taxonomy, site_url: str) -> bytes:
    items = []
    for entry in feed.entries[:LIMIT]:
        published = _moment(entry.published)
        sources = _sources(entry)
        item: dict[str, object] = {
            "id": _tag(story_url(entry.id), site_url),
            "url": _link(story_url(entry.id), "feed.json", site_url),
            "title": scrub(entry.title),
            "summary": _summary(entry, taxonomy),
            "content_html": _content(entry, taxonomy),
            "tags": [label for _, _, label in _categories(entry, taxonomy)],
        }
        if sources:
            item["external_url"] = sources[0]
        if published:
            item |= {"date_published": published, "date_modified": _updated(entry)}
        items.append(item)
    return json_bytes(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": _link("", "feed.json", site_url),
            "feed_url": _link("feed.json", "feed.json", site_url),
            "language": "ko",
            "items": items,
        }
    )


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _tag(path: str, site_url: str) -> str:
    """A permanent id (RFC 4151). It names the host without its scheme, so http and https give one id."""
    site = urlsplit(site_url)
    folder = site.path.strip("/")
    return f"tag:{site.hostname or _NO_HOST},{_SINCE}:{folder + '/' if folder else ''}{path}"


def _link(path: str, feed_uri: str, site_url: str) -> str:
    """An absolute address, or one relative to the feed's own."""
    if site_url:
        return site_url.rstrip("/") + "/" + path
    return "../" * feed_uri.count("/") + path or "./"


def _moment(published: Published) -> str | None:
    """The first day the date allows, at midnight in Korea; None where nothing is known."""
    day = published.earliest.isoformat() if published.earliest else None
    if published.date:
        day = (published.date + "-01-01")[:10]
    return f"{day}T00:00:00+09:00" if day else None


def _updated(entry: Entry) -> str:
    """When the newest article of the story came out."""
    moments = (_moment(entry.published), *(_moment(article.published) for article in entry.articles))
    return max((moment for moment in moments if moment), default=_UNDATED)


def _sources(entry: Entry) -> list[str]:
    return list(dict.fromkeys(url for article in entry.articles if (url := web_address(article.url))))


def _categories(entry: Entry, taxonomy: Taxonomy) -> list[tuple[str, str, str]]:
    regions = [("regions", label.id, taxonomy.regions[label.id].ko) for label in entry.labels.regions]
    return regions + [("topics", label.id, taxonomy.topics[label.id].ko) for label in entry.labels.topics]


def _summary(entry: Entry, taxonomy: Taxonomy) -> str:
    """One line: who reported it, when, and what it is about."""
    outlets = list(dict.fromkeys(scrub(a.outlet.name) for a in entry.articles if a.outlet))
    parts = [", ".join(outlets), entry.published.date or "", ", ".join(c[2] for c in _categories(entry, taxonomy))]
    return " · ".join(part for part in parts if part)


def _content(entry: Entry, taxonomy: Taxonomy) -> str:
    """The summary, the quoted sentences with their outlets, and the sources, as HTML."""
    names = {article.id: article.outlet.name if article.outlet else "" for article in entry.articles}
    parts = [f"<p>{_text(_summary(entry, taxonomy))}</p>"]
    for quote in entry.excerpt:
        outlet = names.get(quote.article_id, "")
        credit = f" <cite>{_text(outlet)}</cite>" if outlet else ""
        parts.append(f"<blockquote><p>{_text(quote.text)}</p>{credit}</blockquote>")
    links = "".join(f'<li><a href="{_text(url)}">{_text(url)}</a></li>' for url in _sources(entry))
    if links:
        parts.append(f"<ul>{links}</ul>")
    return "".join(parts)


def _text(text: str) -> str:
    return html.escape(scrub(text))
