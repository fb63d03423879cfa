"""The gazetteer as a whole: complete, placed, named, and true to the contract."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from babel import Locale

from digest.classify.lexicon import build_lexicon, load_homonyms
from digest.regions import distance_problems
from digest.taxonomy import Region, Taxonomy, load_taxonomy

PROVINCES = [
    "seoul",
    "busan",
    "daegu",
    "incheon",
    "gwangju",
    "daejeon",
    "ulsan",
    "sejong",
    "gyeonggi",
    "gangwon",
    "chungbuk",
    "chungnam",
    "jeonbuk",
    "jeonnam",
    "gyeongbuk",
    "gyeongnam",
    "jeju",
]
MUNICIPALITIES = {
    "seoul": 25, "busan": 16, "daegu": 9, "incheon": 10, "gwangju": 5, "daejeon": 5, "ulsan": 5, "sejong": 0,
    "gyeonggi": 31, "gangwon": 18, "chungbuk": 11, "chungnam": 15, "jeonbuk": 14, "jeonnam": 22,
    "gyeongbuk": 22, "gyeongnam": 18, "jeju": 2,
}  # fmt: skip
OTHER_NAMES = {"hong-kong": "HK", "macao": "MO", "myanmar": "MM"}
"""Countries whose short name drops what Unicode CLDR adds in brackets."""
NO_COUNTRIES = (
    "AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH EU EZ FK FO GF GG GI GP GS HM IC IM IO JE KY MF MP MQ MS "
    "NC NF NU PF PM PN QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ"
)
"""Codes of the CLDR for dependent areas, unions and what is no place."""


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def in_korea(taxonomy: Taxonomy, region: Region) -> bool:
    return "south-korea" in taxonomy.ancestors(region.id)


def test_all_provinces_with_all_their_municipalities(taxonomy: Taxonomy) -> None:
    assert [r.id for r in taxonomy.regions.values() if r.kind == "province" and in_korea(taxonomy, r)] == PROVINCES
    counts = {
        province: sum(taxonomy.regions[r].kind != "cluster" for r in taxonomy.children.get(province, ()))
        for province in PROVINCES
    }
    assert counts == MUNICIPALITIES


def test_enough_clusters_at_home_and_abroad(taxonomy: Taxonomy) -> None:
    clusters = [r for r in taxonomy.regions.values() if r.kind == "cluster"]
    assert sum(in_korea(taxonomy, r) for r in clusters) >= 45
    assert sum(not in_korea(taxonomy, r) for r in clusters) >= 40


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("osong", "cheongju"), ("daegu-gyeongbuk", "daegu"), ("hongneung", "seoul"), ("songdo", "incheon"),
        ("cheongna", "incheon"), ("pangyo", "seongnam"), ("gwanggyo", "suwon"), ("daedeok", "daejeon"),
        ("magok", "gangseo-seoul"), ("genopole", "france"), ("medicen-paris", "paris"), ("labcentral", "boston"),
        ("kobe-kbic", "kobe"), ("shonan-ipark", "japan"), ("basel", "switzerland"), ("san-diego", "united-states"),
        ("singapore", "singapore"), ("indonesia", "indonesia"), ("gwangju-gyeonggi", "gyeonggi"),
        ("goseong-gangwon", "gangwon"), ("goseong-gyeongnam", "gyeongnam"), ("namwon", "jeonbuk"),
    ],
)  # fmt: skip
def test_the_ids_of_the_contract(taxonomy: Taxonomy, inner: str, outer: str) -> None:
    assert taxonomy.within(inner, outer)


def test_every_place_lies_near_the_one_around_it(taxonomy: Taxonomy) -> None:
    assert distance_problems(taxonomy.regions) == []


def test_coordinates_outside_the_place_around_are_reported(taxonomy: Taxonomy) -> None:
    lost = replace(taxonomy.regions["osong"], latitude=33.5, longitude=126.5)
    problems = distance_problems({**taxonomy.regions, "osong": lost})
    assert len(problems) == 1
    assert problems[0].startswith("regions: osong.at: ")
    assert "'cheongju'" in problems[0]


def test_municipalities_are_named_as_their_kind(taxonomy: Taxonomy) -> None:
    endings = {"city": "시", "county": "군", "district": "구"}
    for region in taxonomy.regions.values():
        if in_korea(taxonomy, region) and region.kind in endings:
            assert region.ko.endswith(endings[region.kind]), region.id


def test_no_two_places_are_shown_under_one_name(taxonomy: Taxonomy) -> None:
    for language in ("ko", "en"):
        names = [r.name(language) for r in taxonomy.regions.values() if in_korea(taxonomy, r)]
        assert sorted({n for n in names if names.count(n) > 1}) == []


def test_countries_are_named_as_in_unicode_cldr(taxonomy: Taxonomy) -> None:
    korean, english = Locale("ko").territories, Locale("en").territories
    codes = {name: code for code, name in english.items() if len(code) == 2}
    for region in taxonomy.regions.values():
        if region.kind != "country":
            continue
        code = OTHER_NAMES.get(region.id) or codes[region.en]
        assert region.ko == korean[code].split("(")[0], region.id
        assert region.en == english[code].split(" (")[0].removesuffix(" SAR China"), region.id
        plain = unicodedata.normalize("NFKD", region.en).encode("ascii", "ignore").decode().lower()
        assert region.id == re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def test_every_country_of_unicode_cldr_is_there(taxonomy: Taxonomy) -> None:
    known = {region.en for region in taxonomy.regions.values() if region.kind == "country"}
    missing = {
        code
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and name.split(" (")[0].removesuffix(" SAR China") not in known
    }
    assert " ".join(sorted(missing - set(OTHER_NAMES.values()))) == NO_COUNTRIES


def test_former_ids_lead_to_where_merged_places_went(taxonomy: Taxonomy) -> None:
    former = {old: region.id for region in taxonomy.regions.values() for old in region.former_ids}
    assert former["cheongwon"] == "cheongju"
    assert former["masan"] == former["jinhae"] == "changwon"
    assert not former.keys() & taxonomy.regions.keys()


def test_provinces_and_clusters_have_facts_in_both_languages(taxonomy: Taxonomy) -> None:
    for region in taxonomy.regions.values():
        if region.kind in ("province", "cluster"):
            assert region.facts_ko.endswith("다."), region.id
            assert region.facts_en.endswith("."), region.id
            assert region.source, region.id


def test_every_place_has_coordinates_and_sites_are_addresses(taxonomy: Taxonomy) -> None:
    for region in taxonomy.regions.values():
        assert region.latitude is not None, region.id
        if region.website:
            assert re.fullmatch(r"https?://[a-z0-9.-]+(?:/\S*)?", region.website), region.id


def test_names_shared_by_places_are_only_those_that_context_tells_apart(taxonomy: Taxonomy) -> None:
    shared = {name.text for name in build_lexicon(taxonomy).names.values() if len(name.regions) > 1}
    context = {alias for r in taxonomy.regions.values() for alias in r.context_aliases}
    allowed = {"광주", "광주시", "고성", "고성군", "중구", "동구", "서구", "남구", "북구", "강서구", "강서"}
    assert shared - context <= allowed


def test_every_homonym_is_a_name_of_some_place(taxonomy: Taxonomy) -> None:
    names = build_lexicon(taxonomy).names
    assert sorted(name for name in load_homonyms() if name not in names) == []
