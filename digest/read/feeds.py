"""An entry of a feed, saved as text: RSS and Atom."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from digest.lazy import regex

_FEED = regex(r"(?:<\?xml[^>]{0,200}\?>\s{0,100})?<(?:rss|feed|rdf:RDF|channel|item|entry)[\s>]")
_XML_HEAD = regex(r"^<\?xml[^>]{0,200}\?>")
_ENTRIES = frozenset({"item", "entry"})
_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)
"""Those that an entry cut out of its feed no longer declares."""


def feed_entries(text: str) -> list[Mapping[str, str]]:
    """What each entry of a feed holds, by the names of its elements; nothing if the text is no feed.

    >>> feed_entries("<item><title>시험동</title><dc:date>2025-11-20</dc:date></item>")
    [{'title': '시험동', 'dc:date': '2025-11-20'}]
    """
    if not _FEED.match(text):
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    inner = _XML_HEAD.sub("", text)
    try:
        root = etree.fromstring(f"<feeds {_NAMESPACES}>{inner}</feeds>".encode(), parser)
    except etree.LxmlError:
        return []
    if root is None:
        return []
    entries = [element for element in root.iter(etree.Element) if etree.QName(element).localname in _ENTRIES]
    return [_held(entry) for entry in entries]


def _held(entry: etree._Element) -> dict[str, str]:
    held: dict[str, str] = {}
    for child in entry.iterchildren(etree.Element):
        name = etree.QName(child).localname
        told = "".join(map(str, child.itertext())).strip() or str(child.get("href", ""))
        held.setdefault(f"{child.prefix}:{name}" if child.prefix else name, told)
    return held
