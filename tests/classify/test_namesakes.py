"""Sites that bear their town's name, and whose the bodies in them are."""

from __future__ import annotations

import pytest

from digest.classify.mentions import find_mentions
from digest.classify.namesakes import find_namesake, find_town_of_body
from digest.classify.passages import Passage
from digest.classify.weights import weigh
from digest.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()


@pytest.mark.parametrize(
    ("site", "town"),
    [
        ("wonju-medical", "wonju"),
        ("ulsan-genome", "ulsan"),
        ("osong", None),
        ("daegu-gyeongbuk", None),
        ("chuncheon", None),
        ("kobe-kbic", None),
    ],
)
def test_a_site_bears_the_name_of_a_place_around_it(site: str, town: str | None) -> None:
    assert find_namesake(site, TAXONOMY) == town


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("춘천바이오산업진흥원이 장비를 들였다.", "chuncheon"),
        ("의성 세포배양산업지원센터가 장비를 들였다.", "uiseong"),
        ("안동 백신공장이 장비를 들였다.", "andong"),
        ("녹십자 화순공장이 장비를 들였다.", "hwasun"),
        ("춘천강소특구가 장비를 들였다.", None),
        ("춘천 바이오타운 재단이 장비를 들였다.", None),
        ("수성알파시티가 장비를 들였다.", None),
        ("오송첨단의료산업진흥재단이 장비를 들였다.", None),
        ("한국식품산업클러스터진흥원이 장비를 들였다.", None),
    ],
)
def test_a_body_counts_for_the_town_whose_name_its_site_bears(sentence: str, town: str | None) -> None:
    sites = [m for m in find_mentions((Passage("lead", sentence),), TAXONOMY) if is_site(m.region)]
    assert [find_town_of_body(mention, sentence, TAXONOMY) for mention in sites] == [town]


def test_a_body_names_its_site_without_weight_and_counts_in_full_for_the_town() -> None:
    passages = (Passage("title", "춘천바이오산업진흥원, 장비 들여"),)
    zoned = (Passage("title", "춘천강소특구, 장비 들여"),)
    zone = weigh(find_mentions(zoned, TAXONOMY), zoned, TAXONOMY)[0]
    site, town = weigh(find_mentions(passages, TAXONOMY), passages, TAXONOMY)
    assert (site.mention.region, site.standing, site.weight) == ("chuncheon-bio", "body", 0.0)
    assert (town.mention.region, town.standing, town.weight) == ("chuncheon", zone.standing, zone.weight)


def is_site(region: str) -> bool:
    return TAXONOMY.regions[region].kind == "cluster"
