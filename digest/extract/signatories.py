"""Parties that stand elsewhere than as subject and partner: present heads, lists, the sentences beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.extract.parsing import Parsed, parse
from digest.extract.parties import list_after, list_before, named_parties, organisations_of
from digest.extract.signings import act_of
from digest.extract.titles import headline_parties

_PRESENT = re.compile(
    r"(?:\s등)?(?:\s관계자)?(?:\s?\d+여?\s?명)?(?:이|가)?\s(?:참석한|참여한|배석한|자리한|함께한)\s(?:가운데|자리에서|채)"
)
_AMONG = re.compile(r"(?:을|를)\s(?:비롯한|비롯해|비롯하여|포함한)\s?")
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
    anaphor = _anaphors().search(parsed.text, 0, position)
    named = list_before(parsed, anaphor.start(), loose=True) if anaphor is not None else []
    if anaphor is not None and len(named) > 1:
        return _once(tuple(named)), anaphor.end()  # `누리재단과 한빛대 양측은`
    if anaphor is not None:
        told = parse(around.previous)
        former, _ = named_parties(told, len(told.text), around.before)
        if len(former) < 2:
            former = headline_parties(around.previous) or former
        here, floor = named_parties(parsed, position, around.before)
        return _once(former + tuple(name for name in here if not _anaphors().search(f"{name}은"))), max(
            floor, anaphor.end()
        )
    present = _PRESENT.search(parsed.text, 0, position)
    if present is not None:
        subject, _ = named_parties(parsed, _subject_end(parsed, present.start()), around.before)
        heads = _heads(parsed, present.start())
        behind, _ = named_parties(parsed, position, around.before)
        parties = _once(subject[:1] + heads + tuple(name for name in behind if name in subject[:1]))
        if len(parties) > 1:
            return parties, present.end()
    parties, floor = named_parties(parsed, position, around.before)
    among = _AMONG.search(parsed.text, 0, position)
    if among is not None:
        members = tuple(list_before(parsed, among.start()))
        leads = bool(parties) and parsed.text.find(parties[0], 0, among.start()) >= 0
        parties = _once((*parties[:1], *members, *parties[1:]) if leads else (*members, *parties))
    listed = _listed(around)
    return (_once(parties[:1] + listed), floor) if listed and parties else (parties, floor)


def _behind(parsed: Parsed, match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The parties that the act of signing describes, and where their list ends."""
    act = act_of(parsed, match)
    if act is None or act.form != "attributive" or act.mood != "past" or act.start > match.end():
        return (), 0
    names, end = list_after(parsed, act.end)
    return (tuple(names), end) if re.match(r"[’”'\"]?(?:은|는|이|가)\s", parsed.text[end:]) else ((), 0)


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@cache
def _anaphors() -> re.Pattern[str]:
    words = vocabulary.strings(
        vocabulary.load("extract/agreements.yml")["anaphors"], "extract/agreements.yml: anaphors"
    )
    names = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:^|[\s,])(?:{names})(?:[은는이가]|[와과](?=\s\S+\s))\s")


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
        names = list_before(told, ending.start(), opening.end(), loose=True)
        if len(names) > 1:
            return _once(tuple(names))
    return ()
