"""Whether something is only held at a place: a hall of it, or a sentence whose actor is at home elsewhere."""

from __future__ import annotations

from digest.classify.candidates import Mention
from digest.classify.cues import Cues
from digest.classify.passages import Passage
from digest.known import Taxonomy
from digest.lazy import regex

_ELLIPTIC_SUBJECT = regex(
    r"[‘'\"“]?(?:이날\s)?(?:시|도|군|구|양측|두 기관|양 기관|재단|협회|회사|진흥원|연구원|정부|"
    r"대표단|방문단|사절단|일행|관계자들|캠퍼스 관계자들|방문객들)(?:은|는)\s"
)
"""A subject that stands for somebody named before: what it does somewhere, it does as a guest."""
_NATIONAL = regex(r"(?:^|\s)[가-힣]{2,12}(?:부|처|청|협회|학회|공단|공사)(?:는|은|가|이)\s")
"""Ministries and associations are at home everywhere: where they meet is a venue."""
_VISITORS = regex(r"(?:이날\s)?[가-힣]{0,6}\s?(?:대표단|방문단|사절단|시찰단|일행)(?:은|는|이)\s")
"""Whatever they do somewhere, they are guests there."""
LOCATIVE = regex(r"[^,.]{0,24}?(?:에서(?:는|도|의)?|서)(?![가-힣])")
_ACTING = regex(
    r"[^\s,]{0,14}(?:\([^)]{0,20}\))?(?:\s[가-힣]{2,5})?(?:(?:와|과)\s[^\s,]{2,14}(?:\([^)]{0,20}\))?)?(?:은|는|이|가|,)(?=[\s,]|$)|,"
)
_FAIR_ABROAD = regex(
    r"[^,.]{0,24}?에서\s(?:[^,.]{0,12}\s)?"
    r"(?:열린|열리는|개최된|개최되는|개최한|개막한|이어지는|(?:막을 올|펼쳐)[가-힣]+)\s|"
    r"\s[^,.]{0,20}?(?:전시회|박람회|엑스포|컨벤션|컨퍼런스|콘퍼런스|학술대회)"
)
"""Behind a place abroad that only houses a fair, or whose name the fair's name has: `두바이 의료기기 전시회`."""
_OFFICE_HALL = regex(
    r"(?:(?!(?:은|는|이|가|와|과)\s)[^,.]){0,16}(?:도청|시청|군청|구청|청사|회의실|회장실|집무실|사무실|사무국|대강당|접견실)[^,.]{0,8}에서"
)
_HALL = regex(
    r"(?:(?!(?:은|는|이|가|와|과)\s)[^,.]){0,28}(?:홀|강당|센터|타워|호텔|회관|빌딩|플라자|캠퍼스|[가-힣]대|대학|대학교)에서(?=\s)"
)
"""A house of the place, whatever its name: what is held in it is news of whoever holds it."""
_ON_A_DAY = regex(r"\d일\s(?:[가-힣]{2,8}\s)?$")
"""In front of where somebody met, with or without the place around it: `15일 서울 용산에서`."""
_AGREES = regex(r"협약|각서|서명|모여|모인|설명했")
CLAUSE = 34
"""How far behind a name its clause is looked at, in characters."""
_CLAUSE_END = regex(r"[,.]\s|(?:고|며|지만|으나|는데)\s")


def find_meeting_places(
    mentions: tuple[Mention, ...], passages: tuple[Passage, ...], cues: Cues, taxonomy: Taxonomy
) -> frozenset[int]:
    """Indexes of mentions in the first sentences that only say where somebody met on a day: places of which, and of
    what lies in them, the headline says nothing.
    """
    title = {mention.region for mention in mentions if passages[mention.passage].kind == "title"}
    if all(passage.kind != "title" for passage in passages):
        return frozenset()
    return frozenset(
        index
        for index, mention in enumerate(mentions)
        if passages[mention.passage].kind == "lead"
        and _ON_A_DAY.search(passages[mention.passage].text, max(0, mention.start - 14), mention.start)
        and LOCATIVE.match(passages[mention.passage].text, mention.end, mention.end + CLAUSE)
        and _meets(passages[mention.passage].text, mention.end, cues)
        and not any(taxonomy.within(r, mention.region) for r in title)
    )


def _meets(text: str, start: int, cues: Cues) -> bool:
    return cues.gathering.search(text, start) is not None or _AGREES.search(text, start) is not None


def is_prefix_of(mention: Mention, other: Mention, text: str, taxonomy: Taxonomy) -> bool:
    """Whether it only says where the place named next lies: 전북 in `전북 남원시`, not in `전북도, 남원시와`."""
    gap = text[mention.end : other.start] if other.start >= mention.end else "far away"
    listed = "," in gap and (gap[0] == "도" or text[mention.end - 1] == "도")
    return (
        len(gap) <= 3
        and not listed
        and gap.strip(" ,(‘'도시의") == ""
        and other.region != mention.region
        and taxonomy.within(other.region, mention.region)
    )


def _is_in_house(text: str, end: int, cues: Cues) -> bool:
    """Whether a house of the place follows, and something is held in it that is not its own opening."""
    house = _HALL.match(text, end)
    return (
        house is not None
        and cues.event_verbs.search(text, house.end()) is not None
        and cues.building.search(text, house.end()) is None
    )


def is_held_there(
    mention: Mention, others: tuple[Mention, ...], passage: Passage, cues: Cues, taxonomy: Taxonomy
) -> bool:
    """A hall of the place, or the place where somebody from elsewhere does something that stays elsewhere."""
    text = passage.text
    end = mention.end
    after = text[end : end + CLAUSE]
    cut = _CLAUSE_END.search(after)
    clause = after[: cut.start()] if cut else after
    abroad = "south-korea" not in taxonomy.ancestors(mention.region)
    in_hall = (
        _OFFICE_HALL.match(after) is not None
        or (abroad and passage.kind != "title" and _FAIR_ABROAD.match(text, end) is not None)
        or (
            cues.venue_after.search(text[mention.start : end] + clause) is not None
            and cues.event_verbs.search(text, end) is not None
        )
        or (passage.kind in ("lead", "body") and _is_in_house(text, end, cues))
    )
    if in_hall or not LOCATIVE.match(clause):
        return in_hall
    if passage.kind in ("title", "deck") and cues.gathering.search(after):
        korean = "south-korea" in taxonomy.ancestors(mention.region)
        return not (korean and any(is_prefix_of(other, mention, text, taxonomy) for other in others))
    meets = cues.gathering.search(text, end) is not None
    at_home = (
        not meets
        and taxonomy.regions[mention.region].kind == "cluster"
        and any(other.region != mention.region and taxonomy.within(mention.region, other.region) for other in others)
    )
    if at_home:
        return False
    visited = _VISITORS.match(text) is not None
    if visited or cues.building.search(text):
        return visited
    elliptic = passage.kind != "title" and _ELLIPTIC_SUBJECT.match(text) is not None
    if elliptic or (meets and _NATIONAL.search(text, 0, mention.start)):
        return True
    return any(
        other.start < mention.start
        and other.region != mention.region
        and not taxonomy.within(other.region, mention.region)
        and _ACTING.match(text[other.end :])
        for other in others
    )
