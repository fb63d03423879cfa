"""The pages as MkDocs builds them: links, anchors, languages, validity, weight, hostile text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from digest.model import Entry, Outlet, Quote
from tests.render import sample
from tests.render.built import build_digest, build_project, pages_of, resolve, site_of, write_project

COUNTS = [0, 1, 12]


@pytest.mark.parametrize("count", COUNTS)
def test_every_internal_link_and_anchor_leads_somewhere(count: int) -> None:
    site = site_of(count)
    anchors = {address: {str(i) for i in page.xpath("//@id")} for address, page in pages_of(site)}
    broken = []
    for address, page in pages_of(site):
        if address == "404.html":
            continue
        for href in {str(href) for href in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src")}:
            if re.match(r"[a-z]+:", href):
                continue
            target, anchor = resolve(address, href)
            if target in anchors:
                if anchor and anchor not in anchors[target] and not anchor.startswith("__"):
                    broken.append((address, href, "anchor"))
            elif not (site / target).is_file():
                broken.append((address, href, "file"))
    assert broken == []


@pytest.mark.parametrize("count", COUNTS)
def test_ids_are_ascii_unique_and_never_numbered_by_the_engine(count: int) -> None:
    for address, page in pages_of(site_of(count)):
        ids = [str(value) for value in page.xpath("//article//@id")]
        assert len(ids) == len(set(ids)), address
        assert not [value for value in ids if not re.fullmatch(r"[a-z][a-z0-9-]*", value)], address


def test_pages_carry_the_language_of_their_edition() -> None:
    site = site_of(12)
    for address, page in pages_of(site):
        if address == "404.html" or page.xpath("//meta[@name='robots']"):
            continue
        english = address.startswith("en/")
        assert page.get("lang") == ("en" if english else "ko"), address
        placeholder = page.xpath("//input[@name='query']/@placeholder")[0]
        assert placeholder == ("Search" if english else "검색"), address
        switch = page.xpath("//a[contains(@class, 'dg-switch')]/@href")[0]
        other, _ = resolve(address, switch)
        assert (site / other / "index.html").is_file(), (address, switch)
        assert other.startswith("en/") != english
        menu = page.xpath("//nav[@data-md-level='0']//a/@href")
        assert all(resolve(address, str(href))[0].startswith("en/") == english for href in menu), address


def test_no_page_shows_its_markdown() -> None:
    for address, page in pages_of(site_of(12)):
        texts = (str(text).strip() for text in page.xpath("//article//text()[not(ancestor::pre or ancestor::code)]"))
        assert [text for text in texts if re.match(r"\|.+\||#{1,6} |\{[:%{]|\]\(|\*\*", text)] == [], address


def test_the_browser_is_sent_to_no_other_host() -> None:
    for address, page in pages_of(site_of(12)):
        loaded = page.xpath("//link[not(@rel='canonical')]/@href | //script/@src | //img/@src | //iframe/@src")
        assert not [url for url in loaded if re.match(r"(?:[a-z]+:)?//", str(url))], address
        for url in page.xpath("//a/@href"):
            if re.match(r"(?:[a-z]+:)?//", str(url)):
                assert re.match(r"https://(?:news\.example\.org|www\.kbiohealth\.kr)/", str(url)), (address, url)
    styles = (Path(__file__).parents[2] / "digest" / "theme" / "assets" / "digest.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|https?://", styles)


@pytest.mark.parametrize(
    "address", ["", "regions/osong/", "topics/exosome/", "stories/a0000050000/", "timeline/", "en/", "method/", "data/"]
)
def test_pages_are_valid_html(address: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse((site_of(12) / address / "index.html").read_bytes(), transport_encoding="utf-8")

    assert [(place, code) for place, code, _ in parser.errors] == []


def test_a_place_with_hundreds_of_stories_stays_light(tmp_path: Path) -> None:
    heaviest = re.compile(
        r"docs/en/(?:regions/osong|regions/osong/20\d\d|topics/agreement|timeline|promises|agreements|regions/index)\.md"
    )
    project = write_project(sample.make_sample(500), tmp_path, only=heaviest)
    site = build_project(project, strict=False)

    weights = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("index.html")}
    assert {path: size for path, size in weights.items() if size > 150_000} == {}
    assert weights["en/regions/osong/2024/index.html"] > 50_000
    for address, page in pages_of(site):
        ids = page.xpath("//article//@id")
        assert len(ids) == len(set(ids)), address


HOSTILE = [
    "</script></title><img src=x onerror=alert(1)>",
    "{{ config }} {% include 'x' %} a | b",
    "[x](javascript:alert(1)) ***굵게*** `코드`",
    "# 1. 제목 $$x$$ \u202e\u200b숨은\ufeff 글자",
    '" onmouseover="alert(1)" x="',
]


def hostile_entry(number: int, text: str) -> Entry:
    entry = sample.make_entry(number, title=text)
    article = replace(
        entry.articles[0], title=text, outlet=Outlet(f"o-{number:08x}", text), url=f'https://evil.example/"><i>{text}'
    )
    return replace(
        entry,
        articles=(article, *entry.articles[1:]),
        claims=tuple(replace(claim, what=text, text=text, party=text) for claim in entry.claims),
        agreements=tuple(replace(pact, parties=(text, "나"), purpose=text) for pact in entry.agreements),
        excerpt=(Quote(article.id, text),),
        labels=replace(entry.labels, on_topic=number != 4, on_topic_reason=text),
        published=replace(entry.published, evidence=text),
    )


def test_hostile_text_is_shown_and_does_nothing() -> None:
    digest = sample.make_digest(tuple(hostile_entry(number, text) for number, text in enumerate(HOSTILE)))
    site = build_digest(digest)

    for address, page in pages_of(site):
        data = "script[@type='application/ld+json']"
        assert not page.xpath(f"//article//script[not(self::{data})] | //head/img | //article//i"), address
        assert [url for url in page.xpath("//article//img/@src") if not url.endswith("assets/speed.svg")] == [], address
        for block in page.xpath(f"//{data}"):
            assert "<" not in block.text, address
            assert json.loads(block.text)["@graph"], address
        assert not page.xpath("//@onerror | //@onmouseover"), address
        assert not [str(url) for url in page.xpath("//@href") if str(url).lower().startswith("javascript")], address
        source = (site / address / "index.html" if not address.endswith(".html") else site / address).read_text("utf-8")
        assert "<img src=x" not in source, address
        assert "\u200b" not in source
    story = next(page for address, page in pages_of(site) if address == "stories/a0000000000/")
    assert "</script></title><img src=x onerror=alert(1)>" in story.xpath("//h1")[0].text_content()
    assert "<img" not in (site / "search" / "search_index.json").read_text("utf-8")


def test_zensical_builds_the_same_addresses(tmp_path: Path) -> None:
    write_project(sample.make_sample(5), tmp_path)
    command = [Path(sys.executable).with_name("zensical"), "build"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stderr
    assert "error" not in (done.stdout + done.stderr).lower()
    built = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("index.html")}
    pages = {path.relative_to(tmp_path / "docs").with_suffix("") for path in (tmp_path / "docs").rglob("*.md")}
    copied = {path.relative_to(tmp_path / "docs").as_posix() for path in (tmp_path / "docs").rglob("index.html")}
    assert {
        f"{page}/index.html".replace("index/index", "index") for page in map(Path.as_posix, pages)
    } == built - copied
    assert copied <= built
    english = (tmp_path / "site" / "en" / "regions" / "osong" / "index.html").read_text("utf-8")
    assert '<html lang="en"' in english
    assert 'id="claims"' in english


def test_linked_data_is_json_and_names_the_articles() -> None:
    found = {}
    for address, page in pages_of(site_of(12)):
        for script in page.xpath("//script[@type='application/ld+json']"):
            found[address] = {node["@type"]: node for node in json.loads(script.text)["@graph"]}

    story = found["stories/a0000050000/"]["WebPage"]
    assert [article["publisher"]["name"] for article in story["citation"] if "publisher" in article] == [
        *("미래일보", "산업저널"),
    ]
    assert {article["url"].split("?")[0] for article in story["citation"]} == {"https://news.example.org/read"}
    region = found["en/regions/osong/"]
    assert region["CollectionPage"]["about"] == {"@type": "Place", "name": "Osong"}
    assert len(region["CollectionPage"]["mainEntity"]["itemListElement"]) == 10
    names = [step["name"] for step in region["BreadcrumbList"]["itemListElement"]]
    assert names == ["Regions", "South Korea", "North Chungcheong", "Cheongju", "Osong"]
