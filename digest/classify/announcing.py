"""Who announces a story: the provinces and municipalities that act in its headline or first sentence."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from digest.classify.candidates import Mention
from digest.classify.lexicon import SPECIAL_CITIES
from digest.classify.passages import Passage
from digest.known import Taxonomy

_WITH = re.compile(r"(?:특별자치|특별|광역)?[시군구도]?[와과]\s?")
"""`온결도와 나래시는`: who acts together."""
_SUBJECT = re.compile(r"[시군구도]?(?:[와과]\s[가-힣]{2,10})?(?:는|가|은|이|,)\s")


def find_announcing(
    standings: tuple[tuple[Mention, str], ...], passages: tuple[Passage, ...], taxonomy: Taxonomy
) -> frozenset[str]:
    """Korean provinces and municipalities that act in the headline, or in the first sentence where the headline
    names them or no place in Korea; a province also in the second sentence where nobody acts before.

    Only those that stand before any smaller place, or act as the sentence's subject: what follows another
    place otherwise (`… 전남지사 표창`) announces nothing.
    """
    title = next((i for i, passage in enumerate(passages) if passage.kind == "title"), None)
    leads = [i for i, passage in enumerate(passages) if passage.kind == "lead"]
    in_title = {
        mention.region
        for mention, _ in standings
        if mention.passage == title and "south-korea" in taxonomy.ancestors(mention.region)
    }
    found: set[str] = set()
    silent = not any(m.passage in (title, *leads[:1]) and standing == "acts" for m, standing in standings)
    second = leads[1:2] if silent else []
    for place in {title, *leads[:1], *second} - {None}:
        here = [(mention, standing) for mention, standing in standings if mention.passage == place]
        found |= {
            mention.region
            for mention, standing in here
            if standing == "acts"
            and (is_proper_province if place in second else _is_authority)(mention.region, taxonomy)
            and (
                place == title
                or _leaves_open(mention.region, in_title, taxonomy)
                or (place in second and all(_is_town_of(r, mention.region, taxonomy) for r in in_title))
            )
            and (
                not any(_is_smaller_before(other, mention, taxonomy) for other, _ in here)
                or _SUBJECT.match(passages[mention.passage].text, mention.end)
            )
        }
        found |= _acting_with(here, found, passages, taxonomy)
    return frozenset(found)


def _acting_with(
    here: list[tuple[Mention, str]], found: AbstractSet[str], passages: tuple[Passage, ...], taxonomy: Taxonomy
) -> set[str]:
    """Governments that one sentence joins to one that announces."""
    together: set[str] = set()
    for (left, before), (right, after) in pairwise(here):
        text = passages[left.passage].text
        if before == after == "acts" and _WITH.fullmatch(text[left.end : right.start]):
            pair = {left.region, right.region}
            together |= pair if pair & found and all(_is_authority(region, taxonomy) for region in pair) else set()
    return together


def _leaves_open(region: str, in_title: AbstractSet[str], taxonomy: Taxonomy) -> bool:
    """Whether the places of the headline leave room for one that acts in the first sentence: there are none, or it
    is among them, and no town's site is what the headline names.
    """
    if not in_title or is_proper_province(region, taxonomy):
        return not in_title or region in in_title
    return region in in_title and not any(r != region and taxonomy.within(r, region) for r in in_title)


def _is_town_of(region: str, province: str, taxonomy: Taxonomy) -> bool:
    return taxonomy.within(region, province) and taxonomy.regions[region].kind != "cluster"


def _is_authority(region: str, taxonomy: Taxonomy) -> bool:
    """Whether a Korean government sits there: province, city, county or district."""
    return taxonomy.regions[region].kind != "cluster" and "south-korea" in taxonomy.ancestors(region)


def _is_smaller_before(other: Mention, mention: Mention, taxonomy: Taxonomy) -> bool:
    kind = taxonomy.regions[other.region].kind
    if is_proper_province(mention.region, taxonomy):
        return kind != "province" and other.start < mention.start
    return kind in ("cluster", "district") and other.start < mention.start


def is_proper_province(region: str, taxonomy: Taxonomy) -> bool:
    """Whether it is a Korean province that is no city."""
    kind = taxonomy.regions[region].kind
    return kind == "province" and region not in SPECIAL_CITIES and "south-korea" in taxonomy.ancestors(region)
