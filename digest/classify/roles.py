"""What a place is to a story: the places the news is about, and those it only names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.classify.cues import Cues, load_cues
from digest.classify.lexicon import SPECIAL_CITIES
from digest.classify.mentions import Mention, find_mentions
from digest.classify.passages import Passage
from digest.model import Evidence, RegionLabel, Role
from digest.taxonomy import Taxonomy

POSITION = {"title": 5.0, "deck": 2.0, "lead": 3.0, "body": 1.0, "aside": 0.5}
"""What a mention is worth by where it stands."""
SUBJECT_BONUS = 1.5
"""For a place that acts: 시는, 시장, `(시장 …)`."""
BODY_CAP = 6.0
"""What all mentions behind the lead count at most, so that length does not decide."""
INCIDENTAL = 0.15
"""A venue, comparison, origin or list item is worth this part of a mention."""
AREA = 0.35
"""Half of an area's name (광주·전남) says less than a name of its own."""
ABROAD = 0.4
"""A country or foreign city beside Korean places is a market or a visitor more often than the subject."""
SHARE_OF_STRONGEST = 0.4
"""A place is primary with at least this part of the strongest place's weight."""
SHARE_OF_PARENT = 0.3
"""A place takes over its parent's weight with at least this part of it."""
MINIMUM = 1.5
"""Below this a place is only named."""
LISTED = 4
LISTED_BY_ANOTHER = 3
"""As many places in one list are an enumeration; one less where the sentence names yet another place."""
EVIDENCE_LIMIT = 40
EVIDENCE_COUNT = 3

_GAP = re.compile(r"(?:시|군|구|도)?\s?(?:와|과|및|은|는|이|가)?[\s,·ㆍ・‧/▲△■∙()\-‘’'\"]*(?:및|와|과)?\s?")
_LIST_GAP = re.compile(r"[^,·ㆍ・‧/▲△■∙]{0,14}[,·ㆍ・‧/▲△■∙)]\s?[^,·ㆍ・‧/▲△■∙]{0,6}")
_SUBJECT = ("은", "는", "이", "가")
_ELLIPTIC_SUBJECT = re.compile(
    r"[‘'\"“]?(?:이날\s)?(?:시|도|군|구|양측|두 기관|양 기관|재단|협회|회사|진흥원|연구원|정부|대표단|방문단|사절단|일행)(?:은|는)\s"
)
"""A subject that stands for somebody named before: what it does somewhere, it does as a guest."""
_ROUTE = re.compile(r"\s?[~∼↔→](?!\s?\d)")
_ROUTE_MARKS = frozenset("~∼↔→")
_LOCATIVE = re.compile(r"[^,.]{0,24}?(?:에서(?:는|도|의)?|서)(?![가-힣])")
_ACTING = re.compile(r"[^\s,]{0,14}(?:\([^)]{0,20}\))?(?:은|는|이|가|,)(?=[\s,]|$)|,")
_WITH_PARTICLE = re.compile(r"(?:은|는|이|가|와|과)\s|장(?:은|이|과)?\s|와의|과의")
_OFFICE_HOLDER = re.compile(r"\s?\([^)]{0,12}(?:시장|군수|구청장|지사|이사장|원장|대표)")
_CLAUSE_END = re.compile(r"[,.]\s|(?:고|며|지만|으나|는데)\s")
CLAUSE = 34
"""How far behind a name its clause is looked at, in characters."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    mention: Mention
    flag: str
    """`acts`, `plain`, `prefix`, `desk`, or why it is incidental: venue, comparison, origin, list, route, area."""
    weight: float


@dataclass(frozen=True, slots=True)
class _Sums:
    """Weights by place."""

    totals: Mapping[str, float]
    front: Mapping[str, float]
    """What of it comes from headline, deck and lead."""
    in_title: frozenset[str]
    """Places in the headline that are more than incidental there."""


def label_regions(articles: tuple[tuple[str, tuple[Passage, ...]], ...], taxonomy: Taxonomy) -> tuple[RegionLabel, ...]:
    """The places of a story with role and evidence; primary first, then by id.

    `articles` are the ids and passages of the story's articles, the lead first; the lead decides,
    the others add what only they name.
    """
    found: list[tuple[str, tuple[Passage, ...], tuple[_Weighed, ...]]] = []
    for article_id, passages in articles:
        weighed = _weigh(find_mentions(passages, taxonomy), passages, taxonomy)
        found.append((article_id, passages, weighed))
    if not found:
        return ()
    primary = _primary(_sum_up(found[0][2], found[0][1]), taxonomy)
    if not primary:
        for _, passages, weighed in found[1:]:
            primary = _primary(_sum_up(weighed, passages), taxonomy)
            if primary:
                break
    named = {w.mention.region for _, _, weighed in found for w in weighed if w.flag not in ("prefix", "desk")}
    acting = {
        w.mention.region
        for _, _, weighed in found
        for w in weighed
        if w.flag == "acts"
        and taxonomy.regions[w.mention.region].kind == "province"
        and w.mention.region not in SPECIAL_CITIES
    }
    labels = [RegionLabel(region, Role.PRIMARY, _evidence(region, found)) for region in sorted(primary)]
    labels += [
        RegionLabel(region, Role.MENTIONED, _evidence(region, found))
        for region in sorted(named - primary)
        if not _swallowed(region, primary, taxonomy) or region in acting
    ]
    return tuple(labels)


def _swallowed(region: str, primary: frozenset[str], taxonomy: Taxonomy) -> bool:
    """Whether a primary place lies in it: pages roll up, so the parent needs no label of its own."""
    return any(region != inner and taxonomy.within(inner, region) for inner in primary)


def _weigh(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> tuple[_Weighed, ...]:
    cues = load_cues()
    listed = _listed(mentions, passages, taxonomy)
    weighed = []
    beside: dict[int, list[Mention]] = {}
    for mention in mentions:
        beside.setdefault(mention.passage, []).append(mention)
    for index, mention in enumerate(mentions):
        passage = passages[mention.passage]
        others = tuple(beside[mention.passage])
        flag = "list" if index in listed else _flag(mention, others, passage, cues, taxonomy)
        weight = POSITION[passage.kind]
        if flag == "acts":
            weight += SUBJECT_BONUS if passage.kind != "body" else SUBJECT_BONUS / 3
        elif flag in ("prefix", "desk"):
            weight = 0.0
        elif flag != "plain":
            weight *= AREA if flag == "area" else INCIDENTAL
        weighed.append(_Weighed(mention, flag, weight))
    return tuple(weighed)


def _flag(mention: Mention, others: tuple[Mention, ...], passage: Passage, cues: Cues, taxonomy: Taxonomy) -> str:
    """What one mention is; `others` are the mentions of the same passage."""
    text, end = passage.text, mention.end
    after = text[end : end + CLAUSE]
    if any(_is_prefix_of(mention, other, text, taxonomy) for other in others):
        return "prefix"
    if mention.why == "dateline":
        return "desk" if mention.region in cues.desk else "plain"
    if _ROUTE.match(after) or text[mention.start - 1 : mention.start] in _ROUTE_MARKS:
        return "route"
    if _is_held_there(mention, others, passage, cues, taxonomy):
        return "venue"
    in_full = text[end - 1] in "시군구도" and end - mention.start > 2
    if cues.actor_after.match(after) or _OFFICE_HOLDER.match(after) or (in_full and _WITH_PARTICLE.match(after)):
        return "acts"
    if after[:1] in _SUBJECT and not after[1:2].isalpha():
        return "plain"
    return _standing_beside(mention, others, passage, cues, taxonomy)


def _standing_beside(
    mention: Mention, others: tuple[Mention, ...], passage: Passage, cues: Cues, taxonomy: Taxonomy
) -> str:
    """Origin, comparison or area; `plain` where it is none of them."""
    text = passage.text
    after = text[mention.end : mention.end + CLAUSE]
    near = after[:12].lstrip("시군구도은는이가을를의 ")
    before = text[max(0, mention.start - 8) : mention.start]
    if cues.origin_after.match(near) or cues.origin_before.search(before):
        return "origin"
    if cues.comparison_after.match(near) or cues.comparison_after.match(after):
        return "comparison"
    if passage.kind != "title" and cues.comparison_sentence.search(text):
        return "comparison"
    return "area" if _is_area(mention, others, text, taxonomy) else "plain"


def _is_prefix_of(mention: Mention, other: Mention, text: str, taxonomy: Taxonomy) -> bool:
    """Whether it only says where the place named next lies: 전북 in `전북 남원시`."""
    gap = text[mention.end : other.start] if other.start >= mention.end else "far away"
    return (
        len(gap) <= 3
        and gap.strip(" ,(‘'도시의") == ""
        and other.region != mention.region
        and taxonomy.within(other.region, mention.region)
    )


def _is_held_there(
    mention: Mention, others: tuple[Mention, ...], passage: Passage, cues: Cues, taxonomy: Taxonomy
) -> bool:
    """A hall of the place, or the place where somebody from elsewhere does something that stays elsewhere."""
    text = passage.text
    end = mention.end
    after = text[end : end + CLAUSE]
    cut = _CLAUSE_END.search(after)
    clause = after[: cut.start()] if cut else after
    if cues.venue_after.search(text[mention.start : end] + clause) and cues.event_verbs.search(text[end:]):
        return True
    at_home = taxonomy.regions[mention.region].kind == "cluster" and any(
        other.region != mention.region and taxonomy.within(mention.region, other.region) for other in others
    )
    if at_home or not _LOCATIVE.match(clause) or cues.building.search(text):
        return False
    if _ELLIPTIC_SUBJECT.match(text) and passage.kind != "title":
        return True
    return any(
        other.start < mention.start
        and other.region != mention.region
        and not taxonomy.within(other.region, mention.region)
        and _ACTING.match(text[other.end :])
        for other in others
    )


def _is_area(mention: Mention, others: tuple[Mention, ...], text: str, taxonomy: Taxonomy) -> bool:
    """Whether it is half of a pair such as 광주·전남 or 대구·경북, the common name of an area."""
    if taxonomy.regions[mention.region].kind != "province":
        return False
    return any(
        taxonomy.regions[other.region].kind == "province"
        and other.region != mention.region
        and text[min(other.end, mention.end) : max(other.start, mention.start)] in ("·", "ㆍ", "‧", "・")
        for other in others
    )


def _listed(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> frozenset[int]:
    """Mentions that are items of an enumeration of places."""
    listed: set[int] = set()
    run: list[int] = []

    def close() -> None:
        size = len({mentions[i].region for i in run})
        beside = (
            any(
                i not in run
                and mentions[i].passage == mentions[run[0]].passage
                and not _touches(mentions, i, run, taxonomy)
                for i in range(len(mentions))
            )
            if size == LISTED_BY_ANOTHER
            else False
        )
        if size >= LISTED or beside:
            listed.update(run)
        run.clear()

    for index, mention in enumerate(mentions):
        if run:
            last = mentions[run[-1]]
            gap = passages[mention.passage].text[last.end : mention.start] if last.passage == mention.passage else None
            if gap is None or not ((len(gap) <= 8 and _GAP.fullmatch(gap)) or _LIST_GAP.fullmatch(gap)):
                close()
        run.append(index)
    close()
    return frozenset(listed)


def _touches(mentions: tuple[Mention, ...], index: int, run: list[int], taxonomy: Taxonomy) -> bool:
    """Whether a mention is, contains or lies in an item of the run."""
    region = mentions[index].region
    return any(taxonomy.within(region, mentions[i].region) or taxonomy.within(mentions[i].region, region) for i in run)


def _sum_up(weighed: tuple[_Weighed, ...], passages: tuple[Passage, ...]) -> _Sums:
    """Weights by place: the best mention in headline, deck and lead each, and the rest up to `BODY_CAP`."""
    front: dict[str, dict[str, float]] = {}
    back: dict[str, float] = {}
    for item in weighed:
        kind = passages[item.mention.passage].kind
        region = item.mention.region
        if kind in ("body", "aside"):
            back[region] = back.get(region, 0.0) + item.weight
        else:
            best = front.setdefault(region, {})
            best[kind] = max(best.get(kind, 0.0), item.weight)
    sums = {region: sum(parts.values()) for region, parts in front.items()}
    return _Sums(
        {r: sums.get(r, 0.0) + min(BODY_CAP, back.get(r, 0.0)) for r in sorted({*front, *back})},
        sums,
        frozenset(r for r, parts in front.items() if parts.get("title", 0.0) >= POSITION["title"]),
    )


def _primary(lead: _Sums, taxonomy: Taxonomy) -> frozenset[str]:
    """The places that carry the story; a place inside another takes over the other's weight."""
    totals = _abroad(lead.totals, lead.in_title, taxonomy)
    pooled = dict(totals)
    for region in sorted(totals, key=lambda r: (len(taxonomy.ancestors(r)), r)):
        inner = [
            r
            for r in totals
            if r != region
            and taxonomy.within(r, region)
            and totals[r] >= MINIMUM
            and (lead.front.get(r, 0.0) >= POSITION["lead"] or totals[r] >= SHARE_OF_PARENT * totals[region])
        ]
        deepest = [r for r in inner if not any(o != r and taxonomy.within(o, r) for o in inner)]
        if len(deepest) == 1:
            pooled[deepest[0]] += pooled.pop(region)
    strongest = max(pooled.values(), default=0.0)
    return frozenset(r for r, weight in pooled.items() if weight >= max(MINIMUM, SHARE_OF_STRONGEST * strongest))


def _abroad(totals: Mapping[str, float], in_title: frozenset[str], taxonomy: Taxonomy) -> dict[str, float]:
    """Weights with countries and foreign cities held back: markets and visitors, unless the headline has them."""
    at_home = any("south-korea" in taxonomy.ancestors(r) and weight >= MINIMUM for r, weight in totals.items())
    weights = {}
    for region, weight in totals.items():
        foreign = "south-korea" not in taxonomy.ancestors(region) and taxonomy.regions[region].kind != "cluster"
        if foreign and at_home:
            weight *= ABROAD
        elif foreign and region not in in_title:
            weight *= INCIDENTAL
        weights[region] = weight
    return weights


def _evidence(region: str, found: list[tuple[str, tuple[Passage, ...], tuple[_Weighed, ...]]]) -> tuple[Evidence, ...]:
    """The strongest mentions, with a few words around each."""
    items = [
        (-item.weight, order, article_id, passages, item)
        for order, (article_id, passages, weighed) in enumerate(found)
        for item in weighed
        if item.mention.region == region
    ]
    items.sort(key=lambda entry: (entry[0], entry[1]))
    evidence = []
    for _, _, article_id, passages, item in items[:EVIDENCE_COUNT]:
        passage = passages[item.mention.passage]
        text = _around(passage.text, item.mention.start, item.mention.end)
        evidence.append(Evidence(article_id, text, f"{passage.kind}: {item.flag}, {item.mention.why}"))
    return tuple(evidence)


def _around(text: str, start: int, end: int) -> str:
    """The name with the words beside it, at most `EVIDENCE_LIMIT` characters, cut at spaces."""
    low = text.rfind(" ", 0, max(0, start - 6)) + 1 if start > 6 else 0
    if end - low > EVIDENCE_LIMIT:
        low = start
    high = min(len(text), low + EVIDENCE_LIMIT)
    if high < len(text):
        cut = text.rfind(" ", end, high)
        high = cut if cut > 0 else max(end, min(high, len(text)))
    return text[low:high].strip()[:EVIDENCE_LIMIT]
