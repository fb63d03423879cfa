"""Feeds that readers accept, with ids and dates that do not move."""

from __future__ import annotations

import json
from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from digest.model import Basis, Digest, Entry, Published
from digest.publish import feeds
from digest.publish.feeds import LIMIT
from digest.taxonomy import Taxonomy

SITE = "https://digest.example/bio/"


def read(digest: Digest, taxonomy: Taxonomy, uri: str = "feed.xml", site_url: str = SITE) -> bytes:
    return next(asset.content for asset in feeds(digest, taxonomy, site_url) if asset.uri == uri)


def test_addresses(digest: Digest, taxonomy: Taxonomy) -> None:
    assert [asset.uri for asset in feeds(digest, taxonomy, SITE)] == [
        "feed.json",
        "feed.xml",
        "regions/bit/feed.xml",
        "regions/bitgoeul/feed.xml",
        "regions/gaon-old/feed.xml",
        "regions/gaon/feed.xml",
        "regions/haneul/feed.xml",
        "regions/nara/feed.xml",
        "regions/saebyeok/feed.xml",
        "topics/organoid/feed.xml",
        "topics/vaccine/feed.xml",
    ]


def test_atom_as_a_reader_sees_it(digest: Digest, taxonomy: Taxonomy) -> None:
    feed = feedparser.parse(read(digest, taxonomy))
    assert feed.bozo is False
    assert feed.version == "atom10"
    assert feed.feed.id == "tag:digest.example,2025:bio/feed.xml"
    assert feed.feed.updated == "2025-03-13T00:00:00+09:00"
    assert [entry.id for entry in feed.entries] == [
        "tag:digest.example,2025:bio/stories/a0000000001/",
        "tag:digest.example,2025:bio/stories/a0000000003/",
    ]
    first = feed.entries[0]
    assert first.title == "가온시, '세포배양' 실증센터 <320억> & 협약"
    assert first.link == SITE + "stories/a0000000001/"
    assert [link.href for link in first.links if link.rel == "via"] == ["https://news.example/a0000000001"]
    assert [tag.label for tag in first.tags] == ["가온", "하늘", "오가노이드"]
    assert first.summary == "한빛뉴스 · 2025-03-13 · 가온, 하늘, 오가노이드"
    assert "한빛바이오협회와 업무협약" in first.content[0].value


def test_titles_are_text_not_markup(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    hostile = replace(main_entry, title="<script>alert(1)</script>\x0b]]>&amp;")
    content = read(replace(digest, entries=(hostile,)), taxonomy)
    title = etree.fromstring(content).findtext("{*}entry/{*}title")
    assert title == "<script>alert(1)</script>]]>&amp;"
    assert b"<script" not in content


def test_an_undated_story_never_looks_new(digest: Digest, taxonomy: Taxonomy) -> None:
    entry = feedparser.parse(read(digest, taxonomy, "topics/vaccine/feed.xml")).entries[0]
    assert entry.updated == "1970-01-01T00:00:00+09:00"
    assert "published" not in entry


@pytest.mark.parametrize(("date", "moment"), [("2024", "2024-01-01"), ("2024-05", "2024-05-01"), ("2024-05-09",) * 2])
def test_imprecise_dates(main_entry: Entry, digest: Digest, taxonomy: Taxonomy, date: str, moment: str) -> None:
    published = Published(date, Basis.INFERRED)
    lead = replace(main_entry.lead, published=published)
    entry = replace(main_entry, published=published, articles=(lead, replace(lead, id="a0000000002")))
    parsed = feedparser.parse(read(replace(digest, entries=(entry,)), taxonomy)).entries[0]
    assert (parsed.published, parsed.updated) == (f"{moment}T00:00:00+09:00",) * 2


def test_a_later_article_updates_the_story(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    late = replace(main_entry.articles[1], published=Published("2025-04-01", Basis.STATED))
    entry = replace(main_entry, articles=(main_entry.lead, late))
    parsed = feedparser.parse(read(replace(digest, entries=(entry,)), taxonomy)).entries[0]
    assert parsed.published == "2025-03-13T00:00:00+09:00"
    assert parsed.updated == "2025-04-01T00:00:00+09:00"


def test_without_an_address_links_are_relative(digest: Digest, taxonomy: Taxonomy) -> None:
    root = etree.fromstring(read(digest, taxonomy, "regions/gaon/feed.xml", ""))
    assert root.findtext("{*}id") == "tag:bio-cluster-digest.invalid,2025:regions/gaon/feed.xml"
    links = {link.get("rel"): link.get("href") for link in root.findall("{*}link")}
    assert links == {"self": "../../regions/gaon/feed.xml", "alternate": "../../regions/gaon/"}
    entry = root.find("{*}entry/{*}link")
    assert entry is not None
    assert entry.get("href") == "../../stories/a0000000001/"


def test_a_place_has_the_stories_about_it(digest: Digest, taxonomy: Taxonomy) -> None:
    def ids(uri: str) -> list[str]:
        return [entry.id.split("/")[-2] for entry in feedparser.parse(read(digest, taxonomy, uri)).entries]

    assert ids("regions/haneul/feed.xml") == ["a0000000003"]
    assert ids("regions/saebyeok/feed.xml") == ["a0000000001", "a0000000003"]


def test_json_feed(digest: Digest, taxonomy: Taxonomy) -> None:
    feed = json.loads(read(digest, taxonomy, "feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (SITE, SITE + "feed.json")
    first, last = feed["items"]
    assert first["external_url"] == "https://news.example/a0000000001"
    assert first["date_published"] == "2025-03-13T00:00:00+09:00"
    assert "date_published" not in last
    assert "&lt;320억&gt;" not in first["title"]


def test_long_feeds_are_cut(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    entries = tuple(
        replace(main_entry, story=replace(main_entry.story, lead=f"b{number:04}")) for number in range(LIMIT + 5)
    )
    feed = feedparser.parse(read(replace(digest, entries=entries), taxonomy))
    assert len(feed.entries) == LIMIT


def test_the_same_digest_gives_the_same_bytes(digest: Digest, taxonomy: Taxonomy) -> None:
    turned = replace(digest, entries=digest.entries[::-1])
    told = [[(asset.uri, asset.content) for asset in feeds(one, taxonomy, SITE)] for one in (turned, digest)]
    assert told[0] == told[1]


def test_no_email_and_no_off_topic_story(digest: Digest, taxonomy: Taxonomy) -> None:
    everything = b"".join(asset.content for asset in feeds(digest, taxonomy, ""))
    for secret in ("@hanbit", "햇감자", "a0000000009", "산책로"):
        assert secret.encode() not in everything
