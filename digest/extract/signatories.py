"""Who signs: subject and partners, and who stands elsewhere in the sentence or beside it."""

from __future__ import annotations

import re
from itertools import pairwise

from digest.extract.anaphors import find_anaphor, named_earlier
from digest.extract.beside import (
    Surroundings,
    actor_of,
    comers_before,
    joined_hands,
    listed_beside,
    present_beside,
)
from digest.extract.parsing import Parsed
from digest.extract.parties import is_unnamed, named_parties, partners_between, subject_before
from digest.extract.party_lists import counted_before
from digest.extract.signings import is_at_ceremony
from digest.extract.within import (
    AMONG,
    behind,
    counted_besides,
    counted_partner,
    inside,
    is_subject,
    once,
    present_here,
    taken_over,
    taking_part,
    visited,
    with_members,
)
from digest.lazy import regex

_BETWEEN = regex(r"(?<!자)\s?간(?:의|에)?\s|[와과]\s[^.]{1,40}의(?:\s|$)|(?:을|를)\s비롯|(?:이|가)\s(?:참여|참석)")
"""Parties that are no subject of the act."""
_SIGNED_IT = regex(r"(?:이번\s)?협약서?에\s(?:함께\s|공동으로\s)?서명")


def find_signatories(
    parsed: Parsed, position: int, match: re.Match[str], around: Surroundings
) -> tuple[tuple[str, ...], int]:
    """The parties of what is signed at `parsed.text[position]`, each once, and where they end.

    They end behind the act where some of them follow it (`시와 협약을 맺은 누리와 새솔은`).

    >>> from digest.extract.parsing import parse
    >>> text = "두 기관은 3일 업무협약을 맺었다."
    >>> around = Surroundings("", "", "누리재단은 한빛대와 손을 잡았다.", ())
    >>> from digest.extract.signings import find_signings
    >>> find_signatories(parse(text), text.index("업무협약"), find_signings(text)[0], around)[0]
    ('누리재단', '한빛대')
    """
    followed, end = behind(parsed, match)
    if followed:
        partners, _ = named_parties(parsed, position, around.before)
        return once(partners + followed), end
    between = inside(parsed, match)
    if len(between) > 1 or is_at_ceremony(match):
        return between, match.end()
    anaphor = find_anaphor(parsed, position)
    if anaphor is None and match.group("name"):
        anaphor = find_anaphor(parsed, match.end(), match.end("name"))  # `업무협약을 네 기관과 체결했다`
    if anaphor is not None:
        return named_earlier(parsed, position, anaphor, around)
    present, end = present_here(parsed, position, around.before)
    return (present, end) if len(present) > 1 else _plainly_named(parsed, position, match, around)


def _plainly_named(
    parsed: Parsed, position: int, match: re.Match[str], around: Surroundings
) -> tuple[tuple[str, ...], int]:
    """The parties of a sentence with a subject and partners, and whom the sentences beside it add."""
    parties, floor = named_parties(parsed, position, around.before)
    parties = once(with_members(parsed, position, parties) + taking_part(parsed, floor, position))
    unnamed = AMONG.search(parsed.text, 0, position) is None and is_unnamed(parsed, floor, position)
    if _SIGNED_IT.match(parsed.text, match.start()) and "협약" in around.previous:
        parties = once(actor_of(around.previous) + parties)  # `시는 협약식을 열었다. 누리대 등이 협약에 서명했다.`
    if len(parties) == 1 and match.group("name"):
        parties = once(parties + tuple(partners_between(parsed, match.end("name"), match.end())[0]))
    if parties and floor == subject_before(parsed, position)[1]:
        parties = once(parties + visited(parsed, position))
    if len(parties) == 1 and not unnamed:
        parties = once(parties + _partner_elsewhere(parties[0], around))
    listed = listed_beside(around.next)
    if listed and (parties or not _has_subject(parsed, position)):
        return once(parties + listed), floor
    if not subject_before(parsed, position)[0] and not _BETWEEN.search(parsed.text, 0, position):
        actor = _unsaid_actor(parsed, position, around)
        parties = once((*actor, *parties)) if actor else ()
    if unnamed:
        others = present_beside(around.next) or counted_partner(parsed, floor, position)
        return (once(parties + others) if others else ()), floor
    if len(parties) > 1:
        parties = once(parties + counted_besides(parsed, position))
    if len(parties) == 1:
        parties = once(parties + (present_beside(around.next) or taken_over(parsed, match)))
    return parties or joined_hands(around), floor


def _unsaid_actor(parsed: Parsed, position: int, around: Surroundings) -> tuple[str, ...]:
    """Who signs where no name is the subject: who is only counted, else who acts in the sentence before."""
    if not _has_subject(parsed, position):
        comers = comers_before(around.previous)
        return once(actor_of(around.earlier) + comers) if comers else actor_of(around.previous)
    subject = next(item for item in parsed.morphemes if is_subject(item))
    counted = counted_before(parsed, subject.start)
    return (counted,) if counted else ()


def _has_subject(parsed: Parsed, position: int) -> bool:
    """Whether a sentence says who acts, if only as `제약 기업 여섯 곳이`."""
    return any(
        item.end <= position and is_subject(item) and before.tag not in ("JKB", "JX")
        for before, item in pairwise(parsed.morphemes)
    )


def _partner_elsewhere(party: str, around: Surroundings) -> tuple[str, ...]:
    """The partner with whom somebody joined hands in the sentence before."""
    former = joined_hands(around, loosely=True)
    return former if party in former else ()
