"""Where places are named in an article: candidates from the lexicon, decided by their surroundings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from digest.classify.candidates import Candidate, Mention, find_candidates
from digest.classify.cues import load_cues
from digest.classify.lexicon import SPECIAL_CITIES, Name, build_lexicon
from digest.classify.neighbours import choose_region, find_owner, is_namesake, leads_to, listed_beside, stands_in_row
from digest.classify.passages import Passage
from digest.classify.words import Surroundings, read_tail, rule_for_place
from digest.known import Taxonomy
from digest.lazy import regex

ROW = 3
"""Names side by side that are a row of places."""
IN_BRACKETS, OWNING, HOUSING = 2, 3, 3
"""So many names alone in brackets, before `의`, or before a house of the place, in one sentence are places."""
CONTEXT = "context alias"
"""The rule of a mention whose name means the place only beside others of it."""
INSTITUTION = "institution of the place"
"""The rule of a mention that names who sits in a place."""
_HOUSE = regex(
    r"\s[가-힣A-Za-z0-9·&]{2,18}(?:센터|연구원|연구소|진흥원|단지|산단|클러스터|특구|캠퍼스|밸리)(?![가-힣]{2})"
)
"""Behind a place whose house is meant: `구미 의료기술센터`."""


def find_mentions(passages: tuple[Passage, ...], taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """The places named in one article, in the order they stand; nested names count once, the longest."""
    lexicon = build_lexicon(taxonomy)
    cues = load_cues()
    candidates = list(find_candidates([passage.text for passage in passages], lexicon))
    certain = frozenset(c.name.regions[0] for c in candidates if _is_certain(c.name, taxonomy))
    certain |= _anchored(candidates, passages, taxonomy)
    warnings = _warnings(candidates, passages)
    surroundings = Surroundings(certain, warnings, cues, taxonomy)
    rows = _rows_of_names(candidates, passages) | _names_in_parallel(candidates, passages)
    mentions: list[Mention] = []
    pending: list[tuple[int, Candidate]] = []
    for index, candidate in enumerate(candidates):
        previous = mentions[-1] if mentions else None
        following = candidates[index + 1] if index + 1 < len(candidates) else None
        text = passages[candidate.passage].text
        name = candidate.name
        mention = (
            Mention(name.regions[0], candidate.passage, candidate.start, candidate.end, "in a row of places")
            if index in rows
            else _decide(candidate, text, previous, following, surroundings)
        )
        if mention is None:
            continue
        if candidate.name.needs_context:
            pending.append((len(mentions), candidate))
        else:
            mentions.append(
                mention if candidate.name.around is None else replace(mention, around=candidate.name.around)
            )
    return _with_context(mentions, pending, passages, taxonomy)


def _rows_of_names(candidates: list[Candidate], passages: tuple[Passage, ...]) -> frozenset[int]:
    """Indexes of short names with nothing but spaces between them, three or more, two of them no other word:
    `거창 함양 산청 합천`.
    """
    rows: set[int] = set()
    row: list[int] = []

    def close() -> None:
        clear = sum(candidates[i].name.homonym is None for i in row)
        if len(row) >= ROW and clear >= ROW - 1:
            rows.update(row)
        row.clear()

    for index, candidate in enumerate(candidates):
        last = candidates[row[-1]] if row else None
        joined = (
            last is not None
            and last.passage == candidate.passage
            and passages[candidate.passage].text[last.end : candidate.start] == " "
        )
        if not joined:
            close()
        if candidate.name.bare and len(candidate.name.regions) == 1:
            row.append(index)
        else:
            close()
    close()
    return frozenset(rows)


def _names_in_parallel(candidates: list[Candidate], passages: tuple[Passage, ...]) -> frozenset[int]:
    """Indexes of short names of one sentence that stand alike, not all of them other words:
    `센터(제천), 센터(영동)`; `산청의 약초, 함양의 산삼, 하동의 차`; `구미 의료센터, 경산 섬유센터, 영천 소재센터`.
    """
    alike: dict[tuple[int, str, int], list[int]] = {}
    for index, candidate in enumerate(candidates):
        if not candidate.name.bare or len(candidate.name.regions) > 1:
            continue
        text = passages[candidate.passage].text
        if text[candidate.start - 1 : candidate.start] == "(" and text[candidate.end : candidate.end + 1] == ")":
            alike.setdefault((candidate.passage, "in brackets", IN_BRACKETS), []).append(index)
        elif text.startswith("의 ", candidate.end):
            alike.setdefault((candidate.passage, "owning", OWNING), []).append(index)
        elif _HOUSE.match(text, candidate.end):
            alike.setdefault((candidate.passage, "housing", HOUSING), []).append(index)
    return frozenset(
        index
        for (_, _, least), indexes in alike.items()
        if len(indexes) >= least and sum(_is_clear(candidates[i].name) for i in indexes) >= least - 1
        for index in indexes
    )


def _is_clear(name: Name) -> bool:
    """Whether a name means its place where nothing speaks against it."""
    return name.homonym is None or name.homonym.place_by_default


def _is_certain(name: Name, taxonomy: Taxonomy) -> bool:
    """Whether a name means one place beyond doubt; a country's short name does."""
    if len(name.regions) > 1 or name.needs_context or name.homonym is not None:
        return False
    return not name.bare or taxonomy.regions[name.regions[0]].kind == "country"


def _anchored(candidates: list[Candidate], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> frozenset[str]:
    """Places that stand once directly behind their province: 경남 양산 makes a later 양산에 the city."""
    anchored = set()
    for outer, inner in pairwise(candidates):
        if outer.passage != inner.passage or inner.name.needs_context or len(outer.name.text) < 2:
            continue
        if passages[outer.passage].text[outer.end : inner.start] not in (" ", "도 "):
            continue
        inside = [
            r for r in inner.name.regions if r != outer.name.regions[0] and taxonomy.within(r, outer.name.regions[0])
        ]
        if len(inside) == 1:
            anchored.add(inside[0])
    return frozenset(anchored)


def _warnings(candidates: list[Candidate], passages: tuple[Passage, ...]) -> frozenset[str]:
    """Words that speak against one of the names as a place, wherever in the story they stand."""
    homonyms = (candidate.name.homonym for candidate in candidates)
    words = {word for homonym in homonyms if homonym is not None for word in homonym.elsewhere}
    whole = "\n".join(passage.text for passage in passages) if words else ""
    return frozenset(word for word in words if word in whole)


def _with_context(
    mentions: list[Mention],
    pending: list[tuple[int, Candidate]],
    passages: tuple[Passage, ...],
    taxonomy: Taxonomy,
) -> tuple[Mention, ...]:
    """Adds the names that mean a place only beside another of its names, or its city's or county's.

    Another place directly before says that it is elsewhere: `강릉 KIST`.
    """
    named = {mention.region for mention in mentions}
    extra: list[tuple[int, Mention]] = []
    for position, candidate in pending:
        around = _around if candidate.name.institution else _near
        fitting = [r for r in candidate.name.regions if named & {r, *around(r, taxonomy)}]
        last = mentions[position - 1] if position else None
        if last is not None and last.passage == candidate.passage:
            gap = passages[candidate.passage].text[last.end : candidate.start]
            fitting = [r for r in fitting if gap != " " or taxonomy.within(r, last.region)]
        if len(fitting) > 1:
            before = mentions[position - 1].region if position else ""
            fitting = [r for r in fitting if before in {r, *_near(r, taxonomy)}] or fitting
        why = INSTITUTION if candidate.name.institution else CONTEXT
        extra.extend(
            (position, Mention(region, candidate.passage, candidate.start, candidate.end, why)) for region in fitting
        )
    for position, mention in reversed(extra):
        mentions.insert(position, mention)
    return tuple(mentions)


CAPITAL_AREA = frozenset({"south-korea", "seoul", "gyeonggi"})
"""Too many institutions are named beside these."""


def _near(region: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The places around it that are small enough to be context; Seoul is too large to be."""
    return tuple(
        outer
        for outer in taxonomy.ancestors(region)
        if taxonomy.regions[outer].kind in ("city", "county", "district") or outer in SPECIAL_CITIES - {"seoul"}
    )


def _around(region: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The places around it that tell where an institution sits: its province, too, unless that is too large."""
    return tuple(outer for outer in taxonomy.ancestors(region) if outer not in CAPITAL_AREA)


def _decide(
    candidate: Candidate,
    text: str,
    previous: Mention | None,
    following: Candidate | None,
    around: Surroundings,
) -> Mention | None:
    name, start, end = candidate.name, candidate.start, candidate.end
    if name.institution:
        stands = around.cues.institution_end.match(text, end) is not None
        return Mention(name.regions[0], candidate.passage, start, end, INSTITUTION) if stands else None
    owner = find_owner(candidate, previous, text)
    if name.only_inside and not any(owner and around.taxonomy.within(r, owner.region) for r in name.regions):
        return None
    region: str | None = name.regions[0]
    resolved: str | None = None
    if len(name.regions) > 1 and not name.needs_context:
        beside = listed_beside(candidate, previous, following, text)
        region, resolved = choose_region(name, owner, beside, around.certain, around.taxonomy)
    if region is None or is_namesake(region, candidate, text, previous, around.taxonomy):
        return None
    if not (name.bare or name.homonym is not None):
        return Mention(region, candidate.passage, start, end, resolved or "name")
    tail = read_tail(text, end, around.cues)
    if tail in ("outlet", "company", "university", "township"):
        return None
    inside_owner = owner is not None and region != owner.region and around.taxonomy.within(region, owner.region)
    if inside_owner and tail != "other":
        rule: str | None = "behind the place it lies in"
    elif leads_to(candidate, following, region, text, around.taxonomy):
        rule = "before a place that lies in it"
    elif tail != "other" and stands_in_row(candidate, previous, following, text):
        rule = "in a row of places"
    else:
        rule = rule_for_place(candidate, text, tail, region, around)
    return Mention(region, candidate.passage, start, end, rule) if rule else None
