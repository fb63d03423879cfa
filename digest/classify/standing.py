"""How a named place stands in its sentence: as the one that acts, or as venue, measure, origin, item of a list."""

from __future__ import annotations

from digest.classify.candidates import Mention
from digest.classify.cues import Cues, load_cues
from digest.classify.enumerations import LOST_OUT, find_lists
from digest.classify.guests import has_shared_cost, is_guest
from digest.classify.mentions import INSTITUTION
from digest.classify.passages import Passage
from digest.classify.venues import CLAUSE, LOCATIVE, find_meeting_places, is_held_there, is_prefix_of
from digest.classify.zone_offices import find_zone_offices
from digest.known import Taxonomy
from digest.lazy import regex

_SUBJECT = ("은", "는", "이", "가")
_TOPIC = ("은 ", "는 ")
_IS_SUBJECT = regex(
    r"(?:시|군|구|도)?(?:시장|장|군수|구청장|지사)?(?:\([^)]{0,14}\))?(?:(?:[와과]\s|[·ㆍ])[가-힣]{2,10})?(?:은|는|이|가)\s"
)
"""Whoever acts is not the venue, whatever hall the sentence names next; 대전시장 has no 전시장 in it."""
_HEADLINE_SUBJECT = regex(
    r"\s?(?:[가-힣]{2,4}\s)?(?:[가-힣A-Za-z]{2,10}[·ㆍ‧・-]){0,4}(?:[가-힣A-Za-z]{2,8}\s)?[가-힣A-Za-z]{2,10},\s"
)
"""Who acts in a headline, one or several: `충북도·오송재단, …`."""
_HEADLINE_ACTOR = regex(r"(?:시|군|구|도)?(?:[·ㆍ‧・-]|,\s)")
_CANDIDATE = regex(r"(?:시|군|구|도)?\s?(?:시장|군수|구청장|도?지사)\s(?:예비)?후보")
_HANJA = regex(r"[一-龥]\s")
_ROUTE = regex(r"(?:\([^)]{1,16}\))?\s?[~∼↔→](?!\s?\d)")
_TAG = regex(r"\s*(?:\[[^\]]{1,20}\]|<[^>]{1,20}>|【[^】]{1,20}】)(?=.)")
"""An outlet's section or series in front of a headline: `[전북] …`."""
_ADDRESS = regex(r"(?:시|군|구)?\s[가-힣]{1,8}(?:로|길)\s?\d{1,4}(?:번길\s?\d+)?(?=\s?[),\]]|에\s|에서\s)")
"""A street and its number behind a place: where somebody meets."""
_DOTS = ("·", "ㆍ", "‧", "・")
_ROUTE_MARKS = frozenset("~∼↔→")
_WITH_PARTICLE = regex(r"(?:은|는|이|가|와|과)\s|장(?:은|이|과)?\s|와의|과의")
_NAMED_OFFICER = regex(
    r"(?:\s[가-힣]{2,4})?\s(?:[가-힣]{2,4})?(?:부시장|부지사|부군수|부구청장|시장|지사|군수|구청장)(?:은|는|이|가)\s"
)
"""Behind the full name of a place whose officer acts: `강원특별자치도 홍길동 경제부지사는`."""
_TENDS = regex(r"(?:시|군|구|도)?[이가]\s[^,.]{2,26}?(?:중인|하는|한|온|된|되는|던|만든|세운)\s[‘’'“\"]?")
"""Between a government and what it tends, of which the news is: `서울시가 … 육성 중인 홍릉에`."""
_COMPANY_ABROAD = regex(
    r"\s[A-Z][A-Za-z&.\-]+(?:\s[A-Z][A-Za-z&.\-]+)?\s?(?:社|사)?(?:\([^)]{1,16}\))?(?:은|는|이|가|의)(?:\s|$)"
)
"""Behind a country whose firm, by its Latin name, does something: `독일 Merck사가`; no news of the country."""
_OFFICE_HOLDER = regex(r"\s?\([^)]{0,12}(?:시장|군수|구청장|지사|이사장|원장|대표)")
_CONSTITUENCY = regex(r"[가-힣·]{0,8}(?:\s?[갑을병정무])?\)")
_MEMBER_BEFORE = regex(r"(?:^|[^가-힣])[가-힣]{2,4}(?:\s(?:국회)?의원)?\((?:[가-힣]{2}|[^()]{0,24}[,·ㆍ\s])?$")
_MEMBERS = regex(r"의원|후보|위원장|민주당|국민의힘|원내")
_CHOOSABLE = frozenset({"acts", "built", "plain", "area"})
_SHARED = frozenset({"comparison", "market", "origin", "guest"})
ROW = regex(r"(?:시|군|구|도)?(?:\s?[·ㆍ‧・,]\s?|[와과]\s|\s및\s)")
"""What joins places to a row."""
_SITE = regex(r"(?:(?!에서)[^,.]){0,24}?에(?:는|도)?\s")
"""Where something is built or moves in: `오송 제2산단에 공장을 착공했다`."""
PREDICATE = 28
"""Characters at the end of a sentence that hold what is said to happen; `키갈리에 짓는 공장을 …` is no news there."""
_ABROAD_HEAD = regex(
    r"[가-힣]{0,2}[과와]\s|(?:\s[가-힣]{2,6})?\s(?:대통령|총리|부총리|[가-힣]{0,4}장관|[가-힣]{0,4}차관|대표단|사절단|방문단|시찰단|의원단|대사)(?![가-힣]관)"
)
"""In a headline behind a country whose people visit or are visited, or with whom somebody does something."""
_JUDGES = regex(
    r"(?:[가도시]|에서)?\s(?:주관|실시|주최|시행)한\s[^.]{0,40}?(?:평가|심사|대회)|"
    r"\s[^,.]{0,24}(?:평가|경진대회)[^,.]{0,14}(?:수상|우수|대상|선정|1위)|"
    r"(?:도|시|군)?(?:지사|시장|군수|의회|의장)?[’'”]?\s[^,.]{0,12}?(?:표창|문화상|기관상|우수기관)"
)
"""Behind who judges others: `전라남도가 주관한 … 평가에서 우수기관으로`, `전남지사 표창`."""
_SPEAKS_FIRST = regex(r"(?:^|기자\s?=?\s?|[)\]】]\s?)$")
"""In front of who begins the sentence, a byline apart."""
_OPENING = regex(r"(?:기공|착공|준공|개소|개원|개관|현판)식")
"""A ceremony that is held where something was built."""
_ARISES = regex(r"에\s(?:(?:새로|새롭게|처음)\s)?(?:신설|건립|신축|조성|구축|설립)(?:되는|될|하는|할|한|된)\s")
"""What is built is told of the place at once: `송도에 신설되는 …`."""
_SEATED = regex(r"(?:시|군|구)?\s?소재(?:한|의)?\s(?![가-힣]{0,4}\s?(?:기업|업체))")
_BRANCH = regex(r"(?:\([A-Z]+\))?\s?(?:[가-힣]{2,4}\s?)?(?:분원|분소)")
"""Behind an institute of which only a branch elsewhere is meant: `생명연 오창 분원`."""
_FIRMS_SIGNED = regex(
    r"의?\s(?:[가-힣A-Z]{1,7}[^이가은는\s]\s){0,3}(?:업체|기업|회사|제약사)(?:\s[^,.]{1,24})?[과와]\s[^.]{0,14}(?:협약|각서|MOU|계약)"
)
"""Behind where firms come from with whom somebody signs: `부산 의료기기 업체 두 곳과 투자협약`."""
_STATE_VISIT = regex(r"\s(?:국빈\s)?(?:방문|순방)(?:에|을)?\s(?:맞춰|맞추어|동행|함께|계기)")
"""Behind where a head of state was when others signed: `대통령의 미국 방문에 맞춰`."""
_LEFT = regex(
    r"[^\s,.]{0,10}에서\s[^,.]{1,16}?(?:으로|로)\s(?:[가-힣]{1,6}(?:을|를)?\s){0,3}(?:옮|이전|이사|터를|둥지|거처)"
)
"""Behind where somebody moves away from: `판교에서 마곡으로 터를 옮겨오는`."""
_SEQUEL = regex(r"[^,.]{0,24}[은는한된운연인] 데\s?이어")
"""Behind what had been there before the news: `센터를 준공한 데 이어`."""


def find_standings(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> tuple[str, ...]:
    """How each mention stands, in the order of the mentions.

    `acts`, `built` (something is built there), `plain`; `prefix` (only says where the next place lies), `desk` (an
    outlet's seat); or why it is incidental: `venue`, `comparison`, `origin`, `market`, `list`, `route`, `guest`,
    `tag`, `area`. `chosen` is an item of a list whose places were designated, which is the news.
    """
    cues = load_cues()
    lists = find_lists(mentions, passages, taxonomy)
    met = find_meeting_places(mentions, passages, cues, taxonomy)
    offices = find_zone_offices(mentions, passages, taxonomy)
    beside: dict[int, list[Mention]] = {}
    for mention in mentions:
        beside.setdefault(mention.passage, []).append(mention)
    standings = []
    for index, mention in enumerate(mentions):
        if index in lists.enumerated:
            standings.append("list")
            continue
        stands = _stands(mention, tuple(beside[mention.passage]), passages[mention.passage], cues, taxonomy)
        stands = "venue" if index in met and stands in ("plain", "built") else stands
        stands = "area" if index in offices else stands
        standings.append("chosen" if index in lists.chosen and stands in _CHOOSABLE else stands)
    return _share_along_rows(standings, mentions, passages)


def _share_along_rows(
    standings: list[str], mentions: tuple[Mention, ...], passages: tuple[Passage, ...]
) -> tuple[str, ...]:
    """What the words behind a row of places say of the last one, they say of all: `판교·오송에 이어`."""
    for index in range(len(mentions) - 2, -1, -1):
        this, following = mentions[index], mentions[index + 1]
        if (
            standings[index] in ("plain", "built")
            and (standings[index + 1] in _SHARED or (standings[index + 1] == "acts" and standings[index] == "plain"))
            and this.passage == following.passage
            and ROW.fullmatch(passages[this.passage].text[this.end : following.start])
        ):
            standings[index] = standings[index + 1]
    return tuple(standings)


def _stands(mention: Mention, others: tuple[Mention, ...], passage: Passage, cues: Cues, taxonomy: Taxonomy) -> str:
    """How one mention stands; `others` are the mentions of the same passage."""
    is_prefix = any(is_prefix_of(mention, other, passage.text, taxonomy) for other in others)
    sits_there = any(
        other.region in taxonomy.ancestors(mention.region) and _IS_SUBJECT.match(passage.text, other.end)
        for other in others
    )
    marked = _by_its_mark(mention, passage, cues, is_prefix, sits_there)
    if marked is not None:
        return marked
    abroad = "south-korea" not in taxonomy.ancestors(mention.region)
    if abroad and passage.kind == "title" and _ABROAD_HEAD.match(passage.text, mention.end):
        return "acts"
    if abroad and _HANJA.match(passage.text, mention.start):
        return "market"
    partner = abroad and taxonomy.regions[mention.region].kind == "cluster"
    is_subject = partner or _IS_SUBJECT.match(passage.text, mention.end) is not None
    if not is_subject and is_held_there(mention, others, passage, cues, taxonomy):
        return "venue"
    return _acting_or_beside(mention, others, passage, cues, taxonomy)


def _by_its_mark(mention: Mention, passage: Passage, cues: Cues, is_prefix: bool, sits_there: bool) -> str | None:
    """What its place in the line or the sign beside it says; None where nothing is told.

    `sits_there`: the place around it is the subject of the sentence, whose government a dateline is the seat of.
    """
    text, end = passage.text, mention.end
    tag = None
    if passage.kind == "title":
        tag = _TAG.match(text)
        begins = max(tag.end() if tag else 0, text.rfind("…", 0, mention.start) + 1)
        subject = _HEADLINE_ACTOR.match(text, end) and _HEADLINE_SUBJECT.match(text, begins)
        if subject and subject.start() <= mention.start and end < subject.end():
            return "acts"
    marks = (
        ("prefix", is_prefix),
        ("desk" if mention.region in cues.desk or sits_there else "plain", mention.why == "dateline"),
        ("tag", tag is not None and end <= tag.end()),
        ("venue", _ADDRESS.match(text, end) is not None),
        ("origin", mention.why == INSTITUTION and _BRANCH.match(text, end) is not None),
        ("origin", _FIRMS_SIGNED.match(text, end) is not None),
        ("venue", _STATE_VISIT.match(text, end) is not None),
        ("route", _ROUTE.match(text, end) is not None or text[mention.start - 1 : mention.start] in _ROUTE_MARKS),
    )
    return next((standing for standing, applies in marks if applies), None)


def _acting_or_beside(
    mention: Mention, others: tuple[Mention, ...], passage: Passage, cues: Cues, taxonomy: Taxonomy
) -> str:
    """Whether it acts or is a plain subject; else what `_standing_beside` says."""
    text, end = passage.text, mention.end
    after = text[end : end + CLAUSE]
    if LOST_OUT.match(text, end) or (mention.start and _JUDGES.match(text, end)):
        return "comparison"
    if _CONSTITUENCY.match(text, end) and _MEMBER_BEFORE.search(text, 0, mention.start) and _MEMBERS.search(text):
        return "origin"
    kind = taxonomy.regions[mention.region].kind
    if passage.kind != "title" and (
        is_guest(mention, text, cues) or (kind == "province" and has_shared_cost(text, end))
    ):
        return "guest"
    in_full = kind != "cluster" and text[end - 1] in "시군구도" and end - mention.start > 2
    # A country has no mayor: 베트남시장 is a market.
    acts = kind != "country" and (
        cues.actor_after.match(after) is not None
        or _OFFICE_HOLDER.match(after) is not None
        or (in_full and (_WITH_PARTICLE.match(after) or _NAMED_OFFICER.match(text, end)) is not None)
    )
    if acts or (kind == "province" and _acts_through_its_body(mention, passage, cues)):
        tends = _tends_a_site(mention, others, text, taxonomy)
        return "prefix" if tends else "plain" if _CANDIDATE.match(text, end) else "acts"
    if after[:1] in _SUBJECT and not after[1:2].isalpha():
        return "plain"
    return _standing_beside(mention, others, passage, cues, taxonomy)


def _tends_a_site(mention: Mention, others: tuple[Mention, ...], text: str, taxonomy: Taxonomy) -> bool:
    """Whether the place is the subject of a clause that only says whose the site behind it is."""
    return any(
        taxonomy.within(other.region, mention.region)
        and other.region != mention.region
        and other.start > mention.end
        and _TENDS.fullmatch(text, mention.end, other.start) is not None
        for other in others
    )


def _acts_through_its_body(mention: Mention, passage: Passage, cues: Cues) -> bool:
    """Whether a province's agency is the subject of headline or lead: `강원테크노파크는`."""
    agency = cues.agency.match(passage.text, mention.end) if passage.kind in ("title", "lead") else None
    return agency is not None and (
        agency[0].endswith(_TOPIC) or _SPEAKS_FIRST.search(passage.text, 0, mention.start) is not None
    )


def _standing_beside(
    mention: Mention, others: tuple[Mention, ...], passage: Passage, cues: Cues, taxonomy: Taxonomy
) -> str:
    """Origin, comparison or area; `plain` where it is none of them."""
    text = passage.text
    after = text[mention.end : mention.end + CLAUSE]
    near = after[:12].lstrip("시군구도은는이가을를의 ")
    before = text[max(0, mention.start - 8) : mention.start]
    if _LEFT.match(text, mention.end) or cues.origin_after.match(near) or cues.origin_before.search(before):
        return "built" if _SEATED.match(text, mention.end) and cues.building.search(text) else "origin"
    if "south-korea" not in taxonomy.ancestors(mention.region) and (
        cues.market.match(near)
        or cues.market.match(after.lstrip())
        or (passage.kind != "title" and _COMPANY_ABROAD.match(text, mention.end))
    ):
        return "market"
    if cues.comparison_after.match(near) or cues.comparison_after.match(after) or _SEQUEL.match(after):
        return "comparison"
    if passage.kind != "title" and cues.comparison_sentence.search(text):
        return "comparison"
    if _is_area(mention, others, text, taxonomy):
        return "area"
    opened = _ARISES.match(after) or (LOCATIVE.match(after) and _OPENING.search(text))
    site = _SITE.match(text, mention.end)
    predicate = 0 if passage.kind == "title" else len(text) - PREDICATE
    return "built" if opened or (site and cues.building.search(text, max(site.end(), predicate))) else "plain"


def _is_area(mention: Mention, others: tuple[Mention, ...], text: str, taxonomy: Taxonomy) -> bool:
    """Whether it is half of a pair such as 광주·전남 or 대구·경북, the common name of an area."""
    if taxonomy.regions[mention.region].kind != "province":
        return False
    joined = [
        other
        for other in others
        if taxonomy.regions[other.region].kind == "province"
        and other.region != mention.region
        and text[min(other.end, mention.end) : max(other.start, mention.start)] in _DOTS
    ]
    if len(joined) != 1:
        return False
    pair = sorted((mention, joined[0]), key=lambda m: m.start)
    return text[pair[0].start - 1 : pair[0].start] not in _DOTS and text[pair[1].end : pair[1].end + 1] not in _DOTS
