"""Parties whom a sentence beside that of the signing names: lists, heads who came, who acted before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.extract.parsing import parse
from digest.extract.parties import is_organisation, named_parties, subject_before
from digest.extract.party_lists import KIND, NUMBER, list_after, list_before
from digest.extract.party_names import organisations_of
from digest.extract.signings import find_signings
from digest.lazy import regex

_PAPER = (
    r"(?:(?:이번|이날|이)\s)?(?:(?:업무|투자|상호|다자간)\s?)?(?:협약|양해각서|MOU|약정|계약)(?:\s?체결)?(?:식|서)?"
)
_LISTED = regex(
    r"^(?:이번\s|이날\s)?(?:업무\s?)?(?:협약|양해각서|참여|체결|서명|MOU)[^,]{0,22}?(?:기업|기관|업체|회사|곳|단체|대학)(?:들)?(?:은|는)\s"
)
_LIST_END = regex(
    rf"(?:\s등)?(?:\s?(?:총\s)?{NUMBER}\s?(?:개\s?)?{KIND})?(?:이다|다|이며|입니다)\.?\s*$|\s등이다\.?\s*$"
)
_CAME = r"(?:함께\s|공동으로\s|모두\s)?(?:참여|참가|동참|서명|함께|이름을\s올|힘을\s보[태탰]|뜻을\s(?:모|같이))"
_CAME_TO = regex(rf"^(?:한편,?\s)?{_PAPER}에는?\s(?P<names>.{{4,400}}?)(?P<end>(?:이|가|도)\s{_CAME})")
"""`협약에는 누리대와 새솔제약이 참여했다`."""
_CAME_IN = regex(rf"^(?P<names>[^“”\"]{{4,400}}?)(?P<end>(?:이|가|도)\s{_PAPER}에\s{_CAME})")
"""`누리대와 새솔제약이 이번 협약에 참여했다`."""
_COMING = regex(rf"^{_PAPER}에\s(?:나서는|나선|참여하는|참여한|동참한|서명한|함께하는|함께한)\s")
"""`협약에 나서는 누리대와 새솔제약은 …`."""
_MEETING = regex(rf"^[가-힣]{{2,12}}에는\s(?P<names>.{{4,400}}?)(?P<end>(?:이|가|도)\s{_CAME})")
"""`위원회에는 누리대와 새솔제약이 참여했다`."""
_HEADS_CAME = regex(
    rf"^{_PAPER}에는?\s(?P<names>.{{8,400}}?)(?:이|가|도)?\s"
    r"(?:함께\s)?(?:참석|자리했|자리를\s(?:함께|같이|빛)|함께했|배석)"
)
"""`협약식에는 박누리 가람시장과 김솔 누리대 총장이 참석했다`."""


_HANDS = regex(r"손을?\s?(?:맞)?잡|맞손")
_TOGETHER = regex(r"힘을\s(?:합|모)|협력|함께|공동")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the sentence of an agreement."""

    before: str
    """The whole text in front of it."""
    earlier: str
    """The sentence before the one before it."""
    previous: str
    """The sentence before it."""
    next: tuple[str, ...]
    """The sentences behind it, two at most."""


def listed_beside(following: tuple[str, ...]) -> tuple[str, ...]:
    """The parties that one of the next sentences lists: `협약 기업은 새솔제약, 누리메디 등이다`.

    >>> listed_beside(("협약에는 누리대와 새솔제약이 참여했다.",))
    ('누리대', '새솔제약')
    """
    for sentence in following:
        names = _closed_list(sentence) or _comers(sentence, _CAME_TO) or _comers(sentence, _CAME_IN)
        coming = _COMING.match(sentence)
        if coming is not None and not names:
            names = tuple(list_after(parse(sentence), coming.end())[0])
        if len(names) > 1:
            return names
        if find_signings(sentence):
            break  # another agreement
    return ()


def present_beside(following: tuple[str, ...]) -> tuple[str, ...]:
    """For whom those stand who came to the signing, as one of the next sentences tells."""
    for sentence in following:
        came = _HEADS_CAME.match(sentence)
        heads = heads_of(came["names"]) if came is not None else ()
        if heads or find_signings(sentence):
            return heads
    return ()


def joined_hands(around: Surroundings, *, loosely: bool = False) -> tuple[str, ...]:
    """The parties of whom the sentence before says that they joined hands, or `loosely` that they work together."""
    if not _HANDS.search(around.previous) and not (loosely and _TOGETHER.search(around.previous)):
        return ()
    told = parse(around.previous)
    former, _ = named_parties(told, len(told.text), around.before)
    return former if len(former) > 1 else ()


def comers_before(sentence: str) -> tuple[str, ...]:
    """Who took part in the meeting at which something is signed: `협의회에는 누리대와 새솔제약이 참여했다`."""
    return _comers(sentence, _MEETING)


def actor_of(sentence: str) -> tuple[str, ...]:
    """Who acts in a sentence or headline; the next one need not say it again (`이어 누리대와 협약을 맺었다`)."""
    told = parse(sentence)
    names, _ = subject_before(told, len(told.text), sure=True)
    head = sentence.partition(",")[0]
    return tuple(names[:1]) or ((head,) if is_organisation(head) and " " not in head else ())


def heads_of(people: str) -> tuple[str, ...]:
    """The organisations of the people in a list: `박누리 한빛대 총장, 김솔 새솔군수`."""
    names: list[str] = []
    for part in re.split(r",|\s비롯한\s|\s비롯해\s|\s등(?:\s|$)|\s및\s|(?<=[장수사표])[와과]\s", people):
        names += organisations_of(re.sub(r"(?:을|를|과|와)$", "", part.strip()))
    return tuple(dict.fromkeys(names))


def _closed_list(sentence: str) -> tuple[str, ...]:
    opening = _LISTED.match(sentence)
    told = parse(sentence)
    ending = _LIST_END.search(told.text, opening.end()) if opening is not None else None
    if opening is None or ending is None:
        return ()
    told = parse(told.text[: ending.start()])
    return tuple(dict.fromkeys(list_before(told, len(told.text), opening.end(), loose=True)))


def _comers(sentence: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    found = pattern.match(sentence)
    if found is None:
        return ()
    heads = heads_of(found["names"])
    if len(heads) > 1:
        return heads
    told = parse(sentence)
    names = list_before(told, found.start("end"), found.start("names"))
    return tuple(dict.fromkeys(names)) if len(names) > 1 else ()
