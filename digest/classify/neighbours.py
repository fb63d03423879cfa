"""What the names beside a name tell of it: the place it lies in, the list it stands in, whom it belongs to."""

from __future__ import annotations

from digest.classify.candidates import Candidate, Mention
from digest.classify.lexicon import SPECIAL_CITIES, Name
from digest.classify.words import speaks_against
from digest.known import Taxonomy
from digest.lazy import regex

_JOINT = regex(r"(?:시|군|구)?(?:와 |과 |·|ㆍ|・|, ?)")
_KOREAN_VERSION = regex(r"(?<![A-Za-z])[Kk][-–]?\s?$|(?:한국|국내)(?:형|판)\s?$")
"""What makes a foreign site's name the name of something in Korea."""


def is_namesake(region: str, candidate: Candidate, text: str, previous: Mention | None, taxonomy: Taxonomy) -> bool:
    """Whether a foreign site's name stands in the name of a Korean project: K-켄달스퀘어, 판교 바이오폴리스."""
    if taxonomy.regions[region].kind != "cluster" or "south-korea" in taxonomy.ancestors(region):
        return False
    if _KOREAN_VERSION.search(text, max(0, candidate.start - 6), candidate.start):
        return True
    return (
        previous is not None
        and previous.passage == candidate.passage
        and text[previous.end : candidate.start] in ("", " ")
        and "south-korea" in taxonomy.ancestors(previous.region)
    )


def leads_to(candidate: Candidate, following: Candidate | None, region: str, text: str, taxonomy: Taxonomy) -> bool:
    """Whether a place that lies in this one, or who sits in it, follows directly: 경기 in `경기 용인`."""
    if following is None or following.passage != candidate.passage:
        return False
    if following.name.institution:
        return region in following.name.regions and text[candidate.end : following.start] == " "
    if following.name.needs_context:
        return False
    if text[candidate.end : following.start] not in (" ", "도 ", "시 ", "(", "도(", "시("):
        return False
    return any(r != region and taxonomy.within(r, region) for r in following.name.regions)


def stands_in_row(candidate: Candidate, previous: Mention | None, following: Candidate | None, text: str) -> bool:
    """Whether a neighbour that is a place beyond doubt is joined to it: 화성과 성남, 진주·창원."""
    if candidate.name.homonym is not None and speaks_against(
        text, candidate.start, candidate.end, candidate.name.homonym
    ):
        return False
    if previous is not None and previous.passage == candidate.passage and candidate.name.homonym is not None:
        return bool(_JOINT.fullmatch(text[previous.end : candidate.start])) and previous.end - previous.start < 8
    return (
        following is not None
        and following.passage == candidate.passage
        and (following.name.homonym is None or following.name.homonym.place_by_default)
        and not following.name.needs_context
        and bool(_JOINT.fullmatch(text[candidate.end : following.start]))
    )


def listed_beside(
    candidate: Candidate, previous: Mention | None, following: Candidate | None, text: str
) -> tuple[str, ...]:
    """The places beside which it stands in a list: 용인 and 이천 in `용인·광주·이천`, 속초 in `속초와 고성`."""
    neighbours = []
    if previous is not None and previous.passage == candidate.passage:
        neighbours.append((previous.region, text[previous.end : candidate.start]))
    if following is not None and following.passage == candidate.passage and len(following.name.regions) == 1:
        neighbours.append((following.name.regions[0], text[candidate.end : following.start]))
    return tuple(region for region, gap in neighbours if _JOINT.fullmatch(gap))


def choose_region(
    name: Name, owner: Mention | None, beside: tuple[str, ...], certain: frozenset[str], taxonomy: Taxonomy
) -> tuple[str | None, str | None]:
    """Which of several places of one name is meant, and by what rule; None where nothing tells."""
    inside = [r for r in name.regions if owner is not None and taxonomy.within(r, owner.region)]
    siblings = [
        r
        for r in name.regions
        if beside and all(taxonomy.regions[other].parent == taxonomy.regions[r].parent for other in beside)
    ]
    named = [r for r in name.regions if r in certain]
    nearby = [r for r in name.regions if any(taxonomy.within(c, taxonomy.regions[r].parent or "") for c in certain)]
    for fitting, rule in (
        (inside, "behind the place it lies in"),
        (siblings, "between places of its province"),
        (named, "full name elsewhere"),
        ([r for r in name.regions if r in SPECIAL_CITIES], None),
        (nearby, "the article's city or province"),
    ):
        if len(fitting) == 1:
            return fitting[0], rule
    return None, None


def find_owner(candidate: Candidate, previous: Mention | None, text: str) -> Mention | None:
    """The place named directly before: 경남 in `경남 고성`."""
    if previous is None or previous.passage != candidate.passage:
        return None
    gap = text[previous.end : candidate.start]
    return previous if gap.strip(" (") in ("", "도", "시") and len(gap) <= 2 else None
