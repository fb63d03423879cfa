"""Enumerations of places: which name only many places, and which name the places something was given to."""

from __future__ import annotations

from dataclasses import dataclass

from digest.classify.candidates import Mention
from digest.classify.passages import Passage
from digest.known import Taxonomy
from digest.lazy import regex

LISTED = 4
LISTED_BY_ANOTHER = 3
"""As many places in one list are an enumeration; one less where the sentence names yet another place."""
HEADLINE_LIST = 4
"""So many places joined in a headline are all its subject; more are an enumeration."""
CHOSEN_AT_MOST = 9
"""More places than these, although each got something, are a programme of the whole country."""
PARTIES_AT_MOST = 5
"""More places than these that sign together are a network."""
SEVERAL = 2
NEXT_TO = 2
"""Characters between a place and the one that only says where it lies: 전북 남원."""
_GAP = regex(r"(?:시|군|구|도)?\s?(?:와|과|및)?[\s,·ㆍ・‧/▲△■∙()\-‘’'\"]*(?:및|와|과)?\s?")
_LIST_GAP = regex(r"[^,·ㆍ・‧/▲△■∙]{0,14}[,·ㆍ・‧/▲△■∙()]\s?[^,·ㆍ・‧/▲△■∙]{0,6}")
_FRONT = frozenset({"title", "deck", "lead"})
_DESIGNATED = regex(r"지정|선정|뽑[혔았힌]|낙점|확정|유치에? 성공|유치를? 확정|이름을 올[렸린]")
LOST_OUT = regex(
    r"(?:시|군|구|도)?(?:은|는|이|가)?\s?"
    r"(?:고배|탈락|제외|밀려|눈물|분루|[가-힣 ]{0,10}(?:심사|평가|공모)에서 (?:떨어|탈락))"
)
"""Behind a place that was not chosen."""
_FOLLOWED = regex(r"[^,.]{0,14}에\s이(?:은|어)\s")
"""Behind places that were chosen before those of the news: `… 창원 정밀기계에 이은 두 번째다`."""
_TOPIC = regex(r"[시군구]?(?:은|는|에는|에선|에서는)\s")
PARALLEL = 3
"""So many places that each have their part in one sentence: `전주는 …로, 익산은 …로, 정읍은 …로`."""
_SIGNED_WITH = regex(
    r"(?:[시군구도])?(?:\s[가-힣]{2,10})?[와과]\s[^.]{0,60}?(?:협약|각서|협정|MOU)[^.,]{0,14}(?:맺|체결|교환|서명)"
)
"""Behind the last of several places somebody signs with."""
_TOGETHER = regex(
    r"[시군구]?(?:[이가]\s(?:공동|함께|손을|힘을|뜻을)|[과와]\s(?:공동으로|손을|손잡|힘을|돈을|뜻을|머리를))|"
    r"[시군구]?(?:의)?\s?(?:단체장|시장·군수|시장\s?군수|시·군(?:과|이))[^.]{0,40}?(?:협약|각서|협정|MOU)[^.,]{0,14}(?:맺|체결|교환|서명)"
)
"""Behind the last of several governments that do something together: `산청군·함양군·거창군이 공동 출자한다`."""
_VISITED = regex(r"[^,.…]{0,8}?(?:방문|둘러|찾아|견학|시찰|순회|투어)")


@dataclass(frozen=True, slots=True)
class Lists:
    """Indexes of mentions that are items of enumerations."""

    enumerated: frozenset[int]
    """Named among many."""
    chosen: frozenset[int]
    """Designated: the list is the news."""


def find_lists(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> Lists:
    """The mentions that are items of enumerations, by whether the enumeration is the news.

    A list makes its places incidental. It does not where a headline joins up to `HEADLINE_LIST` places,
    and where its places are what was designated and nobody else stands in front: see `_is_chosen`.
    """
    runs = [run for run in _runs(mentions, passages, taxonomy) if _is_list(mentions, run, passages, taxonomy)]
    runs += _parallels(mentions, passages, taxonomy)
    enumerated = frozenset(index for run in runs for index in run)
    chosen = frozenset(
        index for run in runs if _is_chosen(mentions, run, enumerated, passages, taxonomy) for index in run
    )
    return Lists(enumerated - chosen, chosen)


def _is_list(mentions: tuple[Mention, ...], run: list[int], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> bool:
    if _is_signing(mentions, run, passages, taxonomy):
        return False
    size = _count_places({mentions[i].region for i in run}, taxonomy)
    passage = passages[mentions[run[0]].passage]
    if passage.kind == "title" and not _VISITED.match(passage.text, mentions[run[-1]].end):
        return size > HEADLINE_LIST
    return size >= LISTED or (size == LISTED_BY_ANOTHER and _named_by_another(mentions, run, taxonomy))


def _is_signing(
    mentions: tuple[Mention, ...], run: list[int], passages: tuple[Passage, ...], taxonomy: Taxonomy
) -> bool:
    """Whether the list in front of an article are those with whom somebody signs: they act with him."""
    last = mentions[run[-1]]
    passage = passages[last.passage]
    return (
        passage.kind in _FRONT
        and _count_places({mentions[i].region for i in run}, taxonomy) <= PARTIES_AT_MOST
        and (_SIGNED_WITH.match(passage.text, last.end) or _TOGETHER.match(passage.text, last.end)) is not None
    )


def _count_places(regions: set[str], taxonomy: Taxonomy) -> int:
    """How many places these are, a place and the one around it counted once."""
    return sum(not any(r != other and taxonomy.within(other, r) for other in regions) for r in regions)


def _is_chosen(
    mentions: tuple[Mention, ...],
    run: list[int],
    enumerated: frozenset[int],
    passages: tuple[Passage, ...],
    taxonomy: Taxonomy,
) -> bool:
    """Whether the list says which places were designated, and the story is about all of them.

    It is about one of them where a headline, or the first sentence of a text without one, names that one alone, and
    about another place where one outside the list stands in headline or lead.
    """
    front = [i for i, m in enumerate(mentions) if passages[m.passage].kind in _FRONT]
    if not any(_DESIGNATED.search(p.text) for p in passages if p.kind in _FRONT):
        return False
    here = passages[mentions[run[0]].passage]
    if here.kind != "lead" and not _DESIGNATED.search(here.text):
        return False
    if _FOLLOWED.match(here.text, mentions[run[-1]].end):
        return False
    items = {mentions[i].region for i in run}
    if _count_places(items, taxonomy) > CHOSEN_AT_MOST:
        return False

    def belongs(region: str) -> bool:
        return any(taxonomy.within(region, item) or taxonomy.within(item, region) for item in items)

    def lost(mention: Mention) -> bool:
        return LOST_OUT.match(passages[mention.passage].text, mention.end) is not None

    front = [i for i in front if not lost(mentions[i])]
    if any(i not in enumerated and not belongs(mentions[i].region) for i in front):
        return False
    head = "title" if any(passage.kind == "title" for passage in passages) else "lead"
    first = next((index for index, passage in enumerate(passages) if passage.kind == head), None)
    in_title = {mentions[i].region for i in front if mentions[i].passage == first}
    return not any(sum(taxonomy.within(item, region) for item in items) < SEVERAL for region in in_title) or (
        len(in_title) >= SEVERAL and in_title <= items
    )


def _runs(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> list[list[int]]:
    """Mentions that stand one behind the other with no more than list marks and short words between them."""
    runs: list[list[int]] = []
    run: list[int] = []

    def close() -> None:
        if run:
            runs.append(run.copy())
        run.clear()

    for index, mention in enumerate(mentions):
        if run:
            last = mentions[run[-1]]
            passage = passages[mention.passage]
            gap = passage.text[last.end : mention.start] if last.passage == mention.passage else None
            if gap is None or not _continues(gap, passage.kind) or _names_the_whole(last, mention, gap, taxonomy):
                close()
        run.append(index)
    close()
    return runs


def _parallels(mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy) -> list[list[int]]:
    """Mentions that share a sentence as the subjects of its parts."""
    parts: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        passage = passages[mention.passage]
        if passage.kind != "title" and _TOPIC.match(passage.text, mention.end):
            parts.setdefault(mention.passage, []).append(index)
    return [run for run in parts.values() if _count_places({mentions[i].region for i in run}, taxonomy) >= PARALLEL]


def _continues(gap: str, kind: str) -> bool:
    """Whether no more stands between two places than between items of a list; running text allows a few words."""
    return (len(gap) <= 8 and _GAP.fullmatch(gap) is not None) or (
        kind != "title" and _LIST_GAP.fullmatch(gap) is not None
    )


def _names_the_whole(last: Mention, mention: Mention, gap: str, taxonomy: Taxonomy) -> bool:
    """Whether the place before is the one that acts on its parts: `경북도, 의성·경산`."""
    return gap.startswith(",") and last.region != mention.region and taxonomy.within(mention.region, last.region)


def _named_by_another(mentions: tuple[Mention, ...], run: list[int], taxonomy: Taxonomy) -> bool:
    """Whether the passage has another place that the run only serves: elsewhere, or the whole whose parts it lists."""
    items = {mentions[i].region for i in run}
    first = mentions[run[0]]
    for index, other in enumerate(mentions):
        if index in run or other.passage != first.passage:
            continue
        if not any(taxonomy.within(other.region, r) or taxonomy.within(r, other.region) for r in items):
            return True
        apart = other.start > first.start or first.start - other.end > NEXT_TO
        if apart and all(taxonomy.within(r, other.region) for r in items):
            return True
    return False
