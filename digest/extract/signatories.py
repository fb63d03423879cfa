"""Parties that stand elsewhere than as subject and partner: present heads, lists, the sentences beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.extract.owners import SHORT_NAMES
from digest.extract.parsing import Parsed, parse
from digest.extract.parties import is_organisation, is_unnamed, named_parties, partners_between, subject_before
from digest.extract.party_lists import list_after, list_before
from digest.extract.party_names import organisations_of, party_words
from digest.extract.phrases import run_before
from digest.extract.signings import act_of
from digest.extract.titles import headline_parties

_NUMBERS = {"양": 2, "두": 2, "세": 3, "네": 4, "다섯": 5}
_PRESENT = re.compile(
    r"(?:\s등)?(?:\s관계자)?(?:\s?\d+여?\s?명)?(?:이|가)?\s(?:참석한|참여한|배석한|자리한|함께한)\s(?:가운데|자리에서|채)"
)
_AMONG = re.compile(r"(?:을|를)\s(?:비롯한|비롯해|비롯하여|포함한)\s?")
_BETWEEN = re.compile(r"\s?간(?:의|에)?\s|[와과]\s[^.]{1,40}의(?:\s|$)|(?:을|를)\s비롯|(?:이|가)\s(?:참여|참석)")
"""Parties that are no subject of the act."""
_VISITED = re.compile(r"(?:을|를)\s(?:방문해|방문하고|방문하여|찾아가|찾아)\s")
_HAND_IN_HAND = re.compile(r"손을?\s?(?:맞)?잡|맞손|힘을\s(?:합|모)|협력|함께|공동")
_LISTED = re.compile(
    r"^(?:이번\s|이날\s)?(?:업무\s?)?(?:협약|양해각서|참여|체결|서명|MOU)[^,]{0,22}?(?:기업|기관|업체|회사|곳|단체|대학)(?:들)?(?:은|는)\s"
)
_LIST_END = re.compile(
    r"(?:\s등)?(?:\s?(?:총\s)?\d+\s?(?:곳|개사|개\s?기업|개\s?기관|개\s?업체))?(?:이다|다|이며|입니다)\.?\s*$|\s등이다\.?\s*$"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the sentence of an agreement."""

    before: str
    """The whole text in front of it."""
    previous: str
    """The sentence before it."""
    next: tuple[str, ...]
    """The sentences behind it, two at most."""


def find_signatories(
    parsed: Parsed, position: int, match: re.Match[str], around: Surroundings
) -> tuple[tuple[str, ...], int]:
    """The parties of what is signed at `parsed.text[position]`, each once, and where they end.

    They end behind the act where some of them follow it (`시와 협약을 맺은 누리와 새솔은`).

    >>> text = "두 기관은 3일 업무협약을 맺었다."
    >>> around = Surroundings("", "누리재단은 한빛대와 손을 잡았다.", ())
    >>> from digest.extract.signings import find_signings
    >>> find_signatories(parse(text), text.index("업무협약"), find_signings(text)[0], around)[0]
    ('누리재단', '한빛대')
    """
    behind, end = _behind(parsed, match)
    if behind:
        partners, _ = named_parties(parsed, position, around.before)
        return _once(partners + behind), end
    anaphor = _anaphor(parsed, position)
    if anaphor is not None:
        return _named_earlier(parsed, position, anaphor, around)
    present = _PRESENT.search(parsed.text, 0, position)
    heads = _present(parsed, position, present, around) if present is not None else ()
    if present is not None and len(heads) > 1:
        return heads, present.end()
    parties, floor = named_parties(parsed, position, around.before)
    parties = _with_members(parsed, position, parties)
    listed = _listed(around)
    if listed and parties:
        return _once(parties + listed), floor
    if len(parties) == 1 and match.group("name"):
        parties = _once(parties + tuple(partners_between(parsed, match.end("name"), match.end())[0]))
    if len(parties) == 1:
        parties = _once(parties + _partner_elsewhere(parsed, position, parties[0], around))
    if not subject_before(parsed, position)[0] and not _BETWEEN.search(parsed.text, 0, position):
        actor = () if _has_subject(parsed, position) else _actor(around.previous)
        parties = _once((*actor, *parties)) if actor else ()
    among = _AMONG.search(parsed.text, 0, position) is not None
    return ((), floor) if not among and is_unnamed(parsed, floor, position) else (parties, floor)


def _named_earlier(
    parsed: Parsed, position: int, anaphor: re.Match[str], around: Surroundings
) -> tuple[tuple[str, ...], int]:
    """The parties whom `두 기관은` stands for, with those the sentence adds; nobody where one of them has no name."""
    named = list_before(parsed, anaphor.start(), loose=True)
    if len(named) > 1:
        others, end = partners_between(parsed, anaphor.end(), position)
        return _once((*named, *others)), end  # `누리재단과 한빛대 양측은`
    told = parse(around.previous)
    former, _ = named_parties(told, len(told.text), around.before)
    if len(former) < 2:
        former = headline_parties(around.previous) or former
    former = tuple(name for name in former if name not in SHORT_NAMES)
    if not anaphor["joined"] and len(former) < _NUMBERS.get(anaphor["number"], 0):
        return (), anaphor.end()
    here, floor = named_parties(parsed, position, around.before)
    added = tuple(name for name in here if not _anaphors().search(f"{name}은 "))
    return _once(former + added), max(floor, anaphor.end())


def _present(parsed: Parsed, position: int, present: re.Match[str], around: Surroundings) -> tuple[str, ...]:
    """The subject and those whose heads were present (`새솔시는 누리대 총장이 참석한 가운데`)."""
    subject, _ = named_parties(parsed, _subject_end(parsed, present.start()), around.before)
    heads = _heads(parsed, present.start())
    behind, _ = named_parties(parsed, position, around.before)
    return _once(subject[:1] + heads + tuple(name for name in behind if name in subject[:1]))


def _with_members(parsed: Parsed, position: int, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties with those named before 비롯한, in the order of the text."""
    among = _AMONG.search(parsed.text, 0, position)
    if among is None:
        return parties
    members = tuple(list_before(parsed, among.start()))
    leads = bool(parties) and parsed.text.find(parties[0], 0, among.start()) >= 0
    return _once((*parties[:1], *members, *parties[1:]) if leads else (*members, *parties))


def _has_subject(parsed: Parsed, position: int) -> bool:
    """Whether a sentence says who acts, if only as `제약 기업 여섯 곳이`."""
    return any(
        item.end <= position and (item.tag == "JKS" or (item.tag == "JX" and item.form in ("은", "는")))
        for item in parsed.morphemes
    )


def _actor(sentence: str) -> tuple[str, ...]:
    """Who acts in a sentence or headline; the next one need not say it again (`이어 누리대와 협약을 맺었다`)."""
    told = parse(sentence)
    names, _ = subject_before(told, len(told.text))
    head = sentence.partition(",")[0]
    return tuple(names[:1]) or ((head,) if is_organisation(head) and " " not in head else ())


def _partner_elsewhere(parsed: Parsed, position: int, party: str, around: Surroundings) -> tuple[str, ...]:
    """The partner who was visited for it, or with whom somebody joined hands in the sentence before."""
    visit = _VISITED.search(parsed.text, 0, position)
    if visit is not None:
        return tuple(name for name in list_before(parsed, visit.start()) if is_organisation(name))
    if not _HAND_IN_HAND.search(around.previous):
        return ()
    told = parse(around.previous)
    former, _ = named_parties(told, len(told.text), around.before)
    return former if party in former and len(former) > 1 else ()


def _behind(parsed: Parsed, match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The parties that the act of signing describes, and where their list ends."""
    act = act_of(parsed, match)
    if act is None or act.form != "attributive" or act.mood != "past" or act.start > match.end():
        return (), 0
    names, end = list_after(parsed, act.end)
    return (
        (tuple(names), end)
        if re.match(r"[’”'\"]?(?:(?:은|는|이|가|도)|\s(?:역시|또한))\s", parsed.text[end:])
        else ((), 0)
    )


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@cache
def _anaphors() -> re.Pattern[str]:
    document = vocabulary.load("extract/agreements.yml")

    def one_of(key: str) -> str:
        words = vocabulary.strings(document[key], f"extract/agreements.yml: {key}")
        return "|".join(sorted(words, key=lambda word: (-len(word), word)))

    numbered = rf"(?P<number>{one_of('anaphor_numbers')})\s?(?:{one_of('anaphor_kinds')})"
    return re.compile(rf"(?:^|[\s,])(?:{one_of('anaphors')}|{numbered})(?:[은는이가]\s|(?P<joined>[와과]\s|,\s))")


def _anaphor(parsed: Parsed, position: int) -> re.Match[str] | None:
    """The words before a position for parties named earlier; what only counts somebody is none (`업체 세 곳이`)."""
    for match in _anaphors().finditer(parsed.text, 0, position):
        named = list_before(parsed, match.start(), loose=True)
        counted = parsed.text[slice(*run_before(parsed, match.start()))].rpartition(" ")[2]
        if len(named) > 1 and not match["joined"]:
            return match
        if not named and (not counted or counted in party_words().generic):
            return match
    return None


def _subject_end(parsed: Parsed, limit: int) -> int:
    """Behind the first topic of a sentence."""
    for item in parsed.morphemes:
        if item.end <= limit and item.tag == "JX" and item.form in ("은", "는"):
            return item.end
    return limit


def _heads(parsed: Parsed, end: int) -> tuple[str, ...]:
    """The organisations of the people in the list that ends at a position (`박누리 한빛대 총장, 김솔 새솔군수`)."""
    floor = _subject_end(parsed, end)
    names: list[str] = []
    for part in re.split(r",|\s비롯한\s|\s비롯해\s|(?<=[장수사])[와과]\s", parsed.text[floor:end]):
        person = re.sub(r"(?:을|를|과|와)$", "", part.strip())
        names += organisations_of(person)
    return _once(tuple(names))


def _listed(around: Surroundings) -> tuple[str, ...]:
    """The parties that one of the next sentences lists (`협약 기업은 새솔제약, 누리메디 등이다`)."""
    for sentence in around.next:
        opening, ending = _LISTED.match(sentence), None
        told = parse(sentence)
        if opening is not None:
            ending = _LIST_END.search(told.text, opening.end())
        if opening is None or ending is None:
            continue
        told = parse(told.text[: ending.start()])
        names = list_before(told, len(told.text), opening.end(), loose=True)
        if len(names) > 1:
            return _once(tuple(names))
    return ()
