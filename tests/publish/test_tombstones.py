"""Addresses whose content is gone say so."""

from __future__ import annotations

from dataclasses import replace

import html5lib

from digest.model import Digest, Rejection
from digest.publish import redirects
from digest.publish.tombstones import tombstones
from digest.taxonomy import Taxonomy


def pages(digest: Digest, taxonomy: Taxonomy) -> dict[str, str]:
    return {asset.uri: asset.content.decode() for asset in tombstones(digest, taxonomy)}


def test_a_story_taken_down_says_why_in_both_editions(digest: Digest, taxonomy: Taxonomy) -> None:
    hidden = Rejection("x.txt", "curation", "hidden by the curator: 권리자 <b>요청</b>", ("a00000000aa", "slug-once"))
    found = pages(replace(digest, rejections=(hidden,)), taxonomy)
    for address in ("a00000000aa", "slug-once"):
        assert "사유: 권리자 &lt;b&gt;요청&lt;/b&gt;" in found[f"stories/{address}/index.html"]
        assert "Reason: 권리자 " in found[f"en/stories/{address}/index.html"]


def test_stories_off_topic_keep_their_addresses(digest: Digest, taxonomy: Taxonomy) -> None:
    found = pages(digest, taxonomy)
    for address in ("a0000000009", "a00000000f9"):
        assert "바이오와 무관" in found[f"stories/{address}/index.html"]
    assert "stories/a0000000001/index.html" not in found


def test_places_without_stories_lead_to_what_they_lie_in(digest: Digest, taxonomy: Taxonomy) -> None:
    only_off_topic = replace(digest, entries=tuple(e for e in digest.entries if not e.labels.on_topic))
    found = pages(only_off_topic, taxonomy)
    assert {"regions/gaon/index.html", "regions/gaon-old/index.html"} <= found.keys()
    assert "regions/gaon/index.html" not in pages(digest, taxonomy)


def test_pages_are_valid_not_indexed_and_marked_with_their_language(digest: Digest, taxonomy: Taxonomy) -> None:
    found = pages(digest, taxonomy)
    assert found
    for uri, page in found.items():
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(page)
        assert not parser.errors, uri
        assert root.get("lang") == ("en" if uri.startswith("en/") else "ko")
        assert ("robots", "noindex") in {(meta.get("name"), meta.get("content")) for meta in root.iter("meta")}


def test_a_copy_of_a_seed_leads_to_the_story_of_the_other(digest: Digest, taxonomy: Taxonomy) -> None:
    first = digest.entries[0].lead
    copy = Rejection("z.txt", "read", "has the same bytes", ("a00000000cc",), copy_of=first.src_uri)
    found = {a.uri: a.content.decode() for a in redirects(replace(digest, rejections=(copy,)), taxonomy)}
    assert f'href="../{digest.entries[0].id}/"' in found["stories/a00000000cc/index.html"]
