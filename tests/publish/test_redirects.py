"""Former addresses lead to the present one."""

from __future__ import annotations

from dataclasses import replace

import html5lib
import pytest

from digest.model import Digest, Entry
from digest.publish import redirects
from digest.taxonomy import Taxonomy


@pytest.fixture
def pages(digest: Digest, taxonomy: Taxonomy) -> dict[str, str]:
    return {asset.uri: asset.content.decode() for asset in redirects(digest, taxonomy)}


def test_every_former_address_of_what_is_published(pages: dict[str, str]) -> None:
    former = {"stories/a0000000002", "stories/a00000000f1", "stories/old-slug", "regions/gaon-old"}
    assert set(pages) == {f"{edition}{old}/index.html" for old in former for edition in ("", "en/")}


def test_a_page_redirects_without_scripts_too(pages: dict[str, str]) -> None:
    root = html5lib.parse(pages["en/stories/a0000000002/index.html"], namespaceHTMLElements=False)
    assert root.get("lang") == "en"
    metas = {meta.get("name") or meta.get("http-equiv"): meta.get("content") for meta in root.iter("meta")}
    assert metas["refresh"] == "0; url=../a0000000001/"
    assert metas["robots"] == "noindex"
    links = {link.get("rel"): link.get("href") for link in root.iter("link")}
    assert links == {"canonical": "../a0000000001/", "icon": "data:,"}  # without an icon browsers ask for one in vain
    assert [(p.get("lang"), p.find("a").get("href")) for p in root.iter("p")] == [
        ("ko", "../a0000000001/"),
        ("en", "../a0000000001/"),
    ]


def test_canonical_is_absolute_where_the_site_has_an_address(digest: Digest, taxonomy: Taxonomy) -> None:
    pages = {a.uri: a.content.decode() for a in redirects(digest, taxonomy, "https://digest.example/bio/")}
    wanted = '<link rel="canonical" href="https://digest.example/bio/en/regions/gaon/">'
    assert wanted in pages["en/regions/gaon-old/index.html"]


def test_an_id_that_is_a_story_of_its_own_is_no_redirect(
    main_entry: Entry, other_entry: Entry, digest: Digest, taxonomy: Taxonomy
) -> None:
    lead = replace(main_entry.lead, former_ids=(other_entry.id,))
    clash = replace(main_entry, articles=(lead, *main_entry.articles[1:]))
    uris = [asset.uri for asset in redirects(replace(digest, entries=(clash, other_entry)), taxonomy)]
    assert f"stories/{other_entry.id}/index.html" not in uris
