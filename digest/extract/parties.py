"""The parties of an agreement, as its sentence names them."""

from __future__ import annotations

from collections.abc import Iterator

from digest.extract.owners import full_name
from digest.extract.parsing import Parsed
from digest.extract.party_lists import COUNTED, KIND, NUMBER, counted_before, list_before, may_be_name
from digest.extract.party_names import party_words
from digest.extract.phrases import run_after, run_before
from digest.lazy import regex
from digest.morphology import Morpheme

_BARE = frozenset(("병원", "센터", "대학", "연구원", "협회", "공사", "대", "청", "회사"))
"""Short names that were not resolved."""
_BESIDE = regex(r"\s*(?:(?:총|약|모두)\s)?(?:\d[^,]*)?")
"""What may stand between a partner and the agreement's name: `누리와 총 300억원 규모의 투자협약`."""
_HEAD = regex(r"[가-힣]{1,4}\s(시|군|구|도)(?:장|수|청장|지사)")
"""Somebody who is only called 시장 or 군수."""
_AS_EXAMPLES = regex(rf"\s[^.]{{2,60}}?\s등\s{NUMBER}\s?(?:개\s?)?{KIND}(?=이\s|가\s)")
"""Behind the first of several partners that do together what is agreed on: `누리병원과` 새솔병원 등 여덟 병원이."""
_MADE = regex(r"[^,]{0,20}(?:,[^,]{1,20})*(?:을|를)\s(?:만드는|생산하는|개발하는|제조하는|연구하는|다루는|판매하는)\s")
"""Behind the first of the things that somebody makes: `진단기와 시약, 장갑을 만드는 누리`."""


def named_parties(parsed: Parsed, position: int, before: str) -> tuple[tuple[str, ...], int]:
    """The parties named before `parsed.text[position]`, in the order of the text, each once; and where they end.

    `before` is the text in front of the sentence; a party that is only called 시 or 재단 is
    looked up in it.

    >>> from digest.extract.parsing import parse
    >>> text = "가람시는 지난 3일 한빛대학교, 새솔바이오와 연구 협력을 위한 업무협약을 체결했다."
    >>> named_parties(parse(text), text.index("업무협약"), "")[0]
    ('가람시', '한빛대학교', '새솔바이오')
    """
    of = next((item for item in reversed(parsed.morphemes) if item.end <= position), None)
    joined = list_before(parsed, of.start) if of is not None and of.tag == "JKG" else []
    if of is not None and len(joined) > 1:
        return tuple(_full(name, before) for name in joined), of.end  # `누리대와 한빛재단의 협약식이 열렸다`
    names, floor = subject_before(parsed, position)
    partners, end = partners_between(parsed, floor, position)
    if not partners:
        partners, end = _unread_partners(parsed, floor, position)
    full = [_full(name, before) for name in (*names, *partners)]
    return tuple(dict.fromkeys(name for name in full if _stands_alone(name))), end


def partners_between(parsed: Parsed, floor: int, position: int) -> tuple[list[str], int]:
    """The names before the last 와 or 과 between two positions, and those it joins together with."""
    partners: list[str] = []
    end, joined = floor, False
    for morpheme in _with(parsed, floor, position):
        together = parsed.text[morpheme.end : morpheme.end + 5].strip().startswith(("함께", "공동으로", "손"))
        beside = together or _BESIDE.fullmatch(parsed.text[morpheme.end : position]) is not None
        quoted = parsed.text[morpheme.start - 1] in "’」』”"
        listed = list_before(parsed, morpheme.start, max(floor, end) if joined else floor, loose=beside or quoted)
        examples = _AS_EXAMPLES.match(parsed.text, morpheme.end, position)
        closed = examples.end() + 1 if examples is not None else morpheme.end
        if listed and examples is not None:
            listed = list_before(parsed, examples.end(), floor) or listed
        if listed and not (_MADE.match(parsed.text, morpheme.end) and not is_organisation(listed[-1])):
            partners, end, joined = [*(partners if joined else ()), *listed], closed, together
    return partners, end


def _unread_partners(parsed: Parsed, floor: int, position: int) -> tuple[list[str], int]:
    """The partner whose name the analysis took for common words, right before what is agreed on.

    `오가닉스와 연구소 이전 협약`, `메디센 파리 리전과 인력 교환 협약`.
    """
    for morpheme in reversed(list(_with(parsed, floor, position))):
        low, high = run_before(parsed, morpheme.start)
        agreed = run_after(parsed, morpheme.end)
        if low < floor or agreed[1] < position or not may_be_name(parsed, low, high):
            continue
        listed = list_before(parsed, morpheme.start, floor, loose=True)
        if listed:
            return listed, morpheme.end
    return [], floor


def _with(parsed: Parsed, floor: int, position: int) -> Iterator[Morpheme]:
    """The particles between two positions that tell with whom."""
    for morpheme in parsed.morphemes:
        if floor <= morpheme.start and morpheme.end <= position and morpheme.form in ("과", "와", "간"):
            yield morpheme


def last_with(parsed: Parsed, floor: int, position: int) -> int:
    """Where the last 와 or 과 between two positions begins; 0 where there is none."""
    return next((item.start for item in reversed(list(_with(parsed, floor, position)))), 0)


def is_unnamed(parsed: Parsed, floor: int, position: int) -> bool:
    """Whether the partner before an agreement's name is only counted or described: `기업 세 곳과`, `현지 법인과`."""
    words = party_words()
    last = last_with(parsed, floor, position)
    if not last or acts_between(parsed, last + 1, position) or list_before(parsed, last, floor):
        return False
    text = parsed.text[:last]
    kind = text.rpartition(" ")[2]
    return (
        COUNTED.search(text) is not None or kind in words.stand_ins or kind.endswith((*words.commons, "기업", "업체"))
    )


def acts_between(parsed: Parsed, start: int, end: int) -> bool:
    """Whether something is done between two positions; the 지난 of a date is no act."""
    return any(start <= item.start < end and item.lemma != "지나" for item in parsed.predicates)


def _is_own_clause(parsed: Parsed, subject: Morpheme, position: int) -> bool:
    """Whether a subject is that of what is signed at a position, with no other topic and nothing done before."""
    topics = (item.start for item in parsed.morphemes if item.tag == "JX" and item.end <= subject.start)
    others = any(is_organisation(name) or len(name) == 1 for start in topics for name in list_before(parsed, start))
    return not others and not any(
        subject.end <= item.start < position and item.form == "attributive" and item.mood == "past"
        for item in parsed.predicates
        if item.lemma != "지나"
    )


def _full(name: str, before: str) -> str:
    """A short name as the one it stands for, also that of a head: 정가람 시장."""
    head = _HEAD.fullmatch(name)
    return full_name(head[1] if head else name, before)


def subject_before(parsed: Parsed, position: int, *, sure: bool = False) -> tuple[list[str], int]:
    """The names of the subject before a position and where it ends: the first that look like names, else the first.

    With `sure`, what does not look like a name is none.

    The subject of the act itself goes before the topic (`시는 진흥원이 한빛대와 협약을 맺었다고 밝혔다`).
    """
    own = next((item for item in reversed(parsed.morphemes) if item.end <= position and item.tag == "JKS"), None)
    joint = list_before(parsed, own.start) if own is not None else []
    if own is not None and len(joint) > 1 and _is_own_clause(parsed, own, position):
        return joint, own.end  # `시와 재단이 일을 맡기고 맡는 협약을`
    if own is not None and not acts_between(parsed, own.end, position):
        names = joint
        if not names and counted_before(parsed, own.start):
            return [], own.end  # `시는 기업 11곳이 계약을 맺었다고 밝혔다`
        if names:
            return names, own.end
    fallback: tuple[list[str], int] = ([], 0)
    for index, morpheme in enumerate(parsed.morphemes):
        if morpheme.end > position:
            break
        topical = (morpheme.tag == "JX" and morpheme.form in ("은", "는", "도")) or morpheme.tag == "JKS"
        if not topical or parsed.morphemes[index - 1].tag in ("JKB", "JX"):
            continue
        names = list_before(parsed, morpheme.start)
        if names:
            return names, morpheme.end
        if not fallback[0] and not sure:
            fallback = list_before(parsed, morpheme.start, loose=True), morpheme.end
    return fallback if fallback[0] else ([], 0)


def _stands_alone(name: str) -> bool:
    words = party_words()
    last = name.rpartition(" ")[2]
    return (
        bool(name)
        and name not in _BARE
        and not _HEAD.fullmatch(name)
        and name not in words.stand_ins
        and last not in words.generic
        and not (last != name and last.endswith(words.roles))
        and not last.endswith(words.no_bodies)
    )


def is_organisation(name: str) -> bool:
    """Whether a name ends as names of organisations do, and is more than that ending."""
    words = party_words()
    last = name.rpartition(" ")[2]
    if last.endswith(words.roles):
        return False
    return len(last) > 2 and last.endswith(words.endings) and last not in words.generic and last not in words.stand_ins
