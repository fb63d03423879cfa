"""Who announces a story: the provinces and municipalities that act in its headline or first sentence, and provinces
that act in the first two sentences beside what the headline names.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import pairwise

from digest.classify.candidates import Mention
from digest.classify.lexicon import SPECIAL_CITIES
from digest.classify.passages import Passage
from digest.known import Taxonomy
from digest.lazy import regex

_WITH = regex(r"(?:특별자치|특별|광역)?[시군구도]?[와과]\s?")
"""`온결도와 나래시는`: who acts together."""
_SHOWN = frozenset({"acts", "built", "plain", "chosen"})
_SUBJECT = regex(r"[시군구도]?(?:[와과]\s[가-힣]{2,10})?(?:는|가|은|이|,)\s")
_BODIES = r"(?:[가-힣A-Za-z]{2,14}(?:,\s|[·ㆍ]|[와과]\s|\s)){0,4}[가-힣]{1,13}[시군구부처청원회단대사]"
_PROVINCE_ACTS = regex(
    rf"(?:특별자치)?도?(?:(?:[와과]\s|,\s|[·ㆍ]){_BODIES})?[은는이가]\s"
    r"(?!(?:\d{1,2}월\s)?(?:\d{1,2}일\s)?(?:밝혔|알렸|전했|발표했|말했))"
)
"""A province as the subject, or first of several, of more than a report; its name may end with its 도 already."""


def find_announcing(
    standings: tuple[tuple[Mention, str], ...], passages: tuple[Passage, ...], taxonomy: Taxonomy
) -> frozenset[str]:
    """Korean provinces and municipalities that act in the headline, or in the first sentence where the headline
    names them or no place in Korea; a province also in the second sentence where nobody acts before, one that is a city
    only where there is no headline.

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
            and (_is_authority if place not in second else _is_province if title is None else is_proper_province)(
                mention.region, taxonomy
            )
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


def find_governing(
    standings: tuple[tuple[Mention, str], ...], passages: tuple[Passage, ...], taxonomy: Taxonomy
) -> frozenset[str]:
    """Provinces that act as the subject of one of the first two sentences while the headline names a place in them:
    `오송서 엑스포` in the headline, `충북도는 … 연다` below. Without a headline those sentences must name the place.
    """
    acting = {
        mention.region
        for mention, standing in standings
        if standing == "acts"
        and passages[mention.passage].kind == "lead"
        and is_proper_province(mention.region, taxonomy)
        and _is_first_subject(mention, passages[mention.passage].text)
    }
    if not acting:
        return frozenset()
    front = "title" if any(passage.kind == "title" for passage in passages) else "lead"
    shown = {m.region for m, standing in standings if passages[m.passage].kind == front and standing in _SHOWN}
    return frozenset(
        province for province in acting if any(r != province and taxonomy.within(r, province) for r in shown)
    )


def _is_first_subject(mention: Mention, text: str) -> bool:
    """Whether a province, by the name of its government, is the subject, and not only one who joins another."""
    government = text[mention.end - 1] == "도" or text.startswith("도", mention.end)
    joins = text[: mention.start].rstrip()[-1:] in ("와", "과", ",", "·")
    return government and not joins and _PROVINCE_ACTS.match(text, mention.end) is not None


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


def _is_province(region: str, taxonomy: Taxonomy) -> bool:
    return region in SPECIAL_CITIES or is_proper_province(region, taxonomy)


def is_proper_province(region: str, taxonomy: Taxonomy) -> bool:
    """Whether it is a Korean province that is no city."""
    kind = taxonomy.regions[region].kind
    return kind == "province" and region not in SPECIAL_CITIES and "south-korea" in taxonomy.ancestors(region)
