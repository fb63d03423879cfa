"""Parties that a sentence names elsewhere than as its subject and with 와."""

from __future__ import annotations

import re

from digest.extract.beside import heads_of
from digest.extract.parsing import Parsed
from digest.extract.parties import acts_between, is_organisation, last_with, named_parties
from digest.extract.party_lists import counted_before, list_after, list_before
from digest.extract.phrases import run_before
from digest.extract.signings import act_of, is_at_ceremony
from digest.lazy import regex
from digest.morphology import Morpheme

_PRESENT = regex(
    r"(?:\s등)?(?:\s관계자)?(?:\s?\d+여?\s?명)?(?:이|가)?\s"
    r"(?:참석한|참여한|배석한|자리한|함께한|자리를\s(?:함께|같이)한)\s(?:가운데|자리에서|채)"
)
_AS_SUBJECT = regex(r"[’”'\"]?(?:(?:은|는|이|가|도)|\s(?:역시|또한))\s")
_AS_OTHER = regex(r"[’”'\"]?(?:을|를|의|에|에서|에는|와|과)\s")
_GOES_TO = regex(
    r"(?:(?:을|를)\s(?:인수|합병)하는|에게?\s(?:[^\s,.]+\s){0,4}?(?:매각|공급|수출|이전|판매|분양|위탁|납품|제공|임대|양도)하는|에게?\s(?:[^\s,.]+\s){0,6}?(?:넘기는|파는|맡기는|내주는|빌려주는))\s"
    r"(?:[^\s,.]+\s){0,3}[^\s,.]*$"
)
_FROM = regex(r"으?로부터\s[^.]{0,60}?(?:수주|도입|이전|위탁|투자|유치)")
"""Behind the partner from whom something comes: `누리제약으로부터 원료를 수주하고 계약을`."""
_THOSE_ARE = regex(
    r"\s?(?:곳|기관|기업|회사|업체|대학|상대|병원)(?:들)?(?:은|는)\s(?P<names>[^.]{4,300}?)"
    r"(?=(?:\s등)?(?:\s(?:모두|총))?(?:\s?\d+\s?(?:곳|개사|개\s?[가-힣]{2}))?(?:이다|다|이며)[.\s])"
)
"""Who they are that signed: `협약을 맺은 곳은 누리대와 새솔병원이다`."""
_VISITED = regex(
    r"(?:을|를)\s(?:차례로\s|잇따라\s|직접\s)?(?:방문(?:해|하고|하여|했다|한 뒤)|찾아가|찾아|찾았다|찾은 뒤)(?=[\s,.])"
)
_PLACES = ("단지", "지구", "공장", "시장", "센터", "캠퍼스", "특구", "시", "군", "구")
_UNREAD = 3
"""Letters of a word that may well be in the dictionary."""
_TAKING_PART = regex(r"(?:이|가)\s(?:함께\s|공동으로\s)?(?:참여|동참|함께)하는\s")
"""Behind the parties of what they take part in: `누리대, 새솔제약이 참여하는 업무협약을 맺었다`."""
_AMONG_THEM = regex(r"(?:\s?사이에|\s?간에|\s?간)\s")
"""Behind the parties, between the name of what is signed and the signing."""
AMONG = regex(r"(?:을|를)\s(?:비롯한|비롯해|비롯하여|포함한)\s?")
"""Behind the first of several (`누리시를 비롯한`)."""


def present_here(parsed: Parsed, position: int, before: str) -> tuple[tuple[str, ...], int]:
    """The subject and those whose heads were present (`새솔시는 누리대 총장이 참석한 가운데`), and where they end.

    `before` is the text in front of the sentence.
    """
    present = _PRESENT.search(parsed.text, 0, position)
    if present is None:
        return (), 0
    topic = _topic_end(parsed, present.start())
    subject, _ = named_parties(parsed, topic, before)
    heads = heads_of(parsed.text[topic : present.start()])
    behind, _ = named_parties(parsed, position, before)
    return once(subject[:1] + heads + tuple(name for name in behind if name in subject[:1])), present.end()


def behind(parsed: Parsed, match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The parties that the act of signing describes, and where their list ends."""
    act = act_of(parsed, match)
    if act is None or act.form != "attributive" or act.mood != "past" or act.start > match.end():
        return (), 0
    counted = _THOSE_ARE.match(parsed.text, act.end)
    if counted is not None:
        listed = list_before(parsed, counted.end("names"), counted.start("names"), loose=True)
        return tuple(listed), counted.end()
    names, end = list_after(parsed, act.end)
    subject = _AS_SUBJECT.match(parsed.text, end) is not None
    beside = last_with(parsed, 0, match.start())
    with_whom = beside and not acts_between(parsed, beside, match.start())
    return (tuple(names), end) if subject or (with_whom and _AS_OTHER.match(parsed.text, end)) else ((), 0)


def inside(parsed: Parsed, match: re.Match[str]) -> tuple[str, ...]:
    """The parties between the name of what is signed and the signing: `협약이 누리대와 새솔제약 사이에 체결됐다`."""
    if not match.group("name"):
        return ()
    start = match.end("name")
    if is_at_ceremony(match):  # `협약식에서 누리대와 새솔제약은 … 하기로 했다`
        subject = next((item for item in parsed.morphemes if item.start >= match.end() and is_subject(item)), None)
        return once(tuple(list_before(parsed, subject.start, match.end()))) if subject is not None else ()
    among = _AMONG_THEM.search(parsed.text, start, match.end())
    own = next((item for item in parsed.morphemes if start + 1 < item.start < match.end() and item.tag == "JKS"), None)
    end = among.start() if among is not None else own.start if own is not None else 0
    return once(tuple(list_before(parsed, end, start))) if end else ()


def with_members(parsed: Parsed, position: int, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties with those named before 비롯한, in the order of the text."""
    among = AMONG.search(parsed.text, 0, position)
    if among is None:
        return parties
    low, high = run_before(parsed, among.start())
    unread = any(low <= item.start < high and len(item.form) > _UNREAD for item in parsed.morphemes)
    members = tuple(list_before(parsed, among.start(), loose=unread))
    leads = bool(parties) and parsed.text.find(parties[0], 0, among.start()) >= 0
    return once((*parties[:1], *members, *parties[1:]) if leads else (*members, *parties))


def taking_part(parsed: Parsed, floor: int, position: int) -> tuple[str, ...]:
    """Who takes part in what is signed: `누리대, 새솔제약이 참여하는 업무협약을`."""
    part = next(_TAKING_PART.finditer(parsed.text, 0, position), None)
    return tuple(list_before(parsed, part.start(), floor)) if part is not None and part.start() > floor else ()


def taken_over(parsed: Parsed, match: re.Match[str]) -> tuple[str, ...]:
    """The partner to whom something goes by the contract, or who is bought: `땅을 누리제약에 매각하는 계약`."""
    if not match.group("name"):
        return ()
    comes = _FROM.search(parsed.text, 0, match.start())
    counted = counted_before(parsed, comes.start()) if comes is not None else ""
    if counted:
        return (counted,)
    goes = _GOES_TO.search(parsed.text, 0, match.start()) or comes
    names = list_before(parsed, goes.start(), loose=True) if goes is not None else []
    return tuple(names) if len(names) == 1 and not names[0].endswith(_PLACES) else ()


def counted_partner(parsed: Parsed, floor: int, position: int) -> tuple[str, ...]:
    """The partner that is only counted: `화장품 기업 17곳`."""
    end = last_with(parsed, floor, position)
    counted = counted_before(parsed, end) if end else ""
    return (counted,) if counted else ()


def counted_besides(parsed: Parsed, position: int) -> tuple[str, ...]:
    """Who is only counted behind partners with names: `누리대, 한빛대와 기업 8곳과`, but not `누리온 등 기업 8곳과`."""
    counted = counted_partner(parsed, 0, position)
    before = parsed.text[: last_with(parsed, 0, position)].removesuffix(counted[0]) if counted else ""
    return counted if before.rstrip().endswith((",", "와", "과", "및")) else ()


def visited(parsed: Parsed, position: int) -> tuple[str, ...]:
    """Who was visited before something is signed at a position: `누리대를 찾아 업무협약에`."""
    visit = _VISITED.search(parsed.text, 0, position)
    return tuple(filter(is_organisation, list_before(parsed, visit.start()))) if visit is not None else ()


def once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each name once; 한빛대 is that of 한빛대학교 before it."""
    return tuple(
        name
        for index, name in enumerate(names)
        if name not in names[:index] and not (name.endswith("대") and f"{name}학교" in names)
    )


def is_subject(item: Morpheme) -> bool:
    """Whether a particle marks a subject or topic."""
    return item.tag == "JKS" or (item.tag == "JX" and item.form in ("은", "는"))


def _topic_end(parsed: Parsed, limit: int) -> int:
    """Behind the first topic of a sentence."""
    topics = (item.end for item in parsed.morphemes if item.tag == "JX" and is_subject(item) and item.end <= limit)
    return next(topics, limit)
