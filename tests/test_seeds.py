"""What must hold on the five real articles the project started from: a journalist's checklist."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import ROOT, BuiltSite

PUBLISHED = [
    ("000", "2025-11-20", "stated", "서울경제TV"),
    ("001", "2016-06-05", "curated", None),
    ("002", "2022-12-07", "stated", None),
    ("003", "2023-08-07", "curated", "한국경제"),
    ("004", "2023-05-12", "curated", "서울경제"),
]

REGIONS: list[tuple[str, set[str], set[str], set[str]]] = [
    ("000", {"namwon"}, set(), {"gyeongju", "yeongcheon", "pohang"}),
    ("001", {"osong", "daegu-gyeongbuk", "genopole"}, set(), set()),
    ("002", {"jeonju"}, set(), set()),
    ("003", {"gwangju"}, set(), {"jeonju", "gwangju-gyeonggi"}),
    ("004", {"hongneung", "labcentral"}, {"medicen-paris", "kobe-kbic", "shonan-ipark"}, {"siheung"}),
]

CLAIMS: list[tuple[str, int, str, dict[str, Any]]] = [
    ("000", 40_000_000_000, "KRW", {"status": {"requested"}}),
    ("000", 969, "species", {"status": {"actual"}}),
    ("000", 47, "companies", {"status": {"actual"}}),
    ("001", 90, "companies", {"status": {"actual"}, "approximate": {True}, "region": {"osong"}}),
    ("001", 80, "companies", {"status": {"actual"}, "approximate": {True}, "region": {"daegu-gyeongbuk"}}),
    ("003", 14_500_000_000, "KRW", {"status": {"spent"}}),
    ("003", 116, "companies", {"status": {"achieved"}}),
    ("003", 471, "cases", {"status": {"achieved"}}),
    ("003", 38, "patents", {"status": {"achieved"}}),
    ("003", 45_590_000, "USD", {"status": {"achieved"}}),
    ("003", 17_600_000_000, "KRW", {"status": {"planned", "committed"}}),
    ("004", 356, "companies", {"status": {"actual"}, "as_of": {"2022", "2022-12", "2022-12-31"}}),
    ("004", 500, "companies", {"status": {"target"}, "due": {"2025"}}),
    ("004", 3, "companies", {"status": {"target"}, "due": {"2025"}}),
]


@pytest.mark.parametrize(("seed", "date", "basis", "outlet"), PUBLISHED)
def test_date_and_outlet(site: BuiltSite, seed: str, date: str, basis: str, outlet: str | None) -> None:
    (article,) = site.story(seed)["articles"]
    assert (article["published"]["date"], article["published"]["basis"]) == (date, basis)
    assert (article["outlet"] or {}).get("name") == outlet


@pytest.mark.parametrize(("seed", "primary", "mentioned", "never"), REGIONS)
def test_regions(site: BuiltSite, seed: str, primary: set[str], mentioned: set[str], never: set[str]) -> None:
    regions = site.story(seed)["regions"]
    found = {region["id"] for region in regions if region["role"] == "primary"}
    assert primary <= found
    assert mentioned <= {region["id"] for region in regions if region["role"] == "mentioned"}
    assert not never & {region["id"] for region in regions}
    assert all(region["evidence"] for region in regions)


@pytest.mark.parametrize(("seed", "value", "unit", "expected"), CLAIMS)
def test_claims(site: BuiltSite, seed: str, value: int, unit: str, expected: dict[str, set[Any]]) -> None:
    found = [claim for claim in site.story(seed)["claims"] if (claim["value"], claim["unit"]) == (value, unit)]
    assert len(found) == 1
    assert {key: found[0][key] for key in expected} == {
        key: next((v for v in values if v == found[0][key]), values) for key, values in expected.items()
    }
    assert found[0]["text"] in found[0]["sentence"]


def test_the_equivalent_of_an_export_is_not_a_second_claim(site: BuiltSite) -> None:
    claims = site.story("003")["claims"]
    (export,) = [claim for claim in claims if claim["unit"] == "USD"]
    assert (export["equivalent"]["value"], export["equivalent"]["unit"]) == (59_600_000_000, "KRW")
    assert not [claim for claim in claims if claim["value"] == 59_600_000_000]


def test_the_centre_of_002_is_a_promise_for_2025(site: BuiltSite) -> None:
    promises = [claim for claim in site.story("002")["claims"] if claim["due"] == "2025"]
    assert [claim["status"] for claim in promises] == ["planned"]
    assert "실증센터" in promises[0]["sentence"]


def test_agreements(site: BuiltSite) -> None:
    (mou,) = site.story("000")["agreements"]
    assert (mou["kind"], mou["signed"]["date"]) == ("MOU", "2025-11-20")
    assert set(mou["parties"]) == {"남원시", "엑소좀산업협의회", "남원시바이오산업연구원"}
    (sea,) = site.story("001")["agreements"]
    assert (sea["kind"], sea["signed"]["date"]) == ("SEA", "2016-06-02")
    assert {"GIP GENOPOLE", "오송첨단의료산업진흥재단", "대구경북첨단의료산업진흥재단"} == set(sea["parties"])


def test_every_seed_is_a_story_of_its_own_with_its_curated_address(site: BuiltSite) -> None:
    assert len(site.data["stories"]) == 5
    assert site.data["rejected"] == []
    assert site.story("000")["articles"][0]["url"] == "http://sentv.co.kr/article/view/sentv202511200151"
    assert site.story("004")["articles"][0]["url"] == "https://v.daum.net/v/20230512175208366"
    assert all(story["on_topic"] and story["topics"] for story in site.data["stories"])


FURNITURE = """
경주시 방폐물 체조대회 택갈이 카카오헬스 어부바 인기기사 알지노믹스
엔케이맥스 컬쳐/클래시그널 맛돌이 hashnode 클린뷰 글자크기 쌍방향 다큐
머스크 문신 유아인 학폭 칼부림 루이비통 계모 G바겐
sound1400 exian@ sookim gravity@ 무단
"""


def test_nothing_of_the_page_furniture_is_published(site: BuiltSite) -> None:
    leaks = []
    for path in site.files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        leaks += [(path.name, word) for word in FURNITURE.split() if word in text and not _our_own(word, path)]
    assert leaks == []


def _our_own(word: str, path: object) -> bool:
    """The method and correction pages speak of the copyright notice themselves; places have their names."""
    if word == "경주시":
        return "/gyeongju/" in str(path)
    return word == "무단" and not str(path).endswith(("digest.json", ".csv", ".sqlite", "feed.xml"))


def test_no_body_is_published(site: BuiltSite) -> None:
    """Of each article's sentences only those behind a figure, an agreement or a quotation are shown."""
    seeds = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("0*.txt")))
    sentences = {s.strip() for s in re.split(r"(?<=다\.)\s", seeds) if len(s.strip()) > 40}
    allowed = " ".join(
        [*(c["sentence"] for s in site.data["stories"] for c in s["claims"]),
         *(a["sentence"] for s in site.data["stories"] for a in s["agreements"]),
         *(q["text"] for s in site.data["stories"] for q in s["excerpt"])]
    )  # fmt: skip
    private = {sentence for sentence in sentences if sentence not in allowed}
    assert len(private) > 10
    for path in site.files():
        if path.suffix in {".html", ".json", ".csv", ".xml", ".md", ".txt"}:
            text = path.read_text(encoding="utf-8")
            assert not [sentence for sentence in private if sentence in text], path


def test_no_image_and_no_address_of_a_reporter(site: BuiltSite) -> None:
    email = re.compile(rb"[\w.+-]{2,40}@(?:sedaily|hankyung)\.com")
    for path in site.files():
        assert not email.search(path.read_bytes()), path
    assert "cdn.hashnode" not in site.page(f"stories/{site.story('002')['id']}")


@pytest.mark.parametrize("region", ["namwon", "osong", "daegu-gyeongbuk", "genopole", "jeonju", "gwangju", "hongneung"])
def test_region_pages_have_their_tables_and_anchors(site: BuiltSite, region: str) -> None:
    html = site.page(f"regions/{region}")
    for anchor in ("claims", "promises", "stories", "agreements", "figures", "data"):
        assert len(re.findall(rf'id="{anchor}"', html)) == 1, anchor
    assert re.search(r'id="s-[a-z0-9-]+"', html)
    assert "<table" in html


def test_every_claim_leads_to_its_story(site: BuiltSite) -> None:
    for story in site.data["stories"]:
        regions = [region["id"] for region in story["regions"] if region["role"] == "primary"]
        pages = [*(f"regions/{key}" for key in regions), *(f"topics/{topic['id']}" for topic in story["topics"])]
        for address in pages:
            html = site.page(address)
            assert f"stories/{story['id']}/" in html, (address, story["id"])


@pytest.mark.parametrize("anchor", [r'id="_\d', r'href="#_\d'])
def test_no_heading_lost_its_anchor(site: BuiltSite, anchor: str) -> None:
    assert [path for path in site.files() if path.suffix == ".html" and re.search(anchor, path.read_text())] == []


def test_seeds_equal_articles_and_rejections(site: BuiltSite) -> None:
    stats = site.data["stats"]
    assert stats["seeds"] == stats["articles"] + stats["rejected"] == 5
