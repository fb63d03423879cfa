"""Words for parties that were named before: `두 기관은`, `이들 회사와`."""

from __future__ import annotations

import re
from functools import cache

from digest import vocabulary
from digest.extract.beside import Surroundings
from digest.extract.owners import SHORT_NAMES
from digest.extract.parsing import Parsed, parse
from digest.extract.parties import is_organisation, named_parties, partners_between
from digest.extract.party_lists import list_before
from digest.extract.party_names import party_words
from digest.extract.phrases import run_before
from digest.extract.titles import headline_parties
from digest.extract.within import once, visited
from digest.lazy import compiled

_NUMBERS = {"양": 2, "두": 2, "세": 3, "네": 4, "다섯": 5}


def find_anaphor(parsed: Parsed, position: int, floor: int = 0) -> re.Match[str] | None:
    """The words between two positions for parties named earlier; what only counts somebody is none (`업체 세 곳이`)."""
    for match in _anaphors().finditer(parsed.text, floor, position):
        named = list_before(parsed, match.start(), loose=True)
        counted = parsed.text[slice(*run_before(parsed, match.start()))].rpartition(" ")[2]
        if len(named) > 1 and not match["joined"]:
            return match
        if not named and (not counted or counted in party_words().generic):
            return match
    return None


def named_earlier(
    parsed: Parsed, position: int, anaphor: re.Match[str], around: Surroundings
) -> tuple[tuple[str, ...], int]:
    """The parties whom `두 기관은` stands for, with those the sentence adds; nobody where one of them has no name."""
    named = list_before(parsed, anaphor.start(), loose=True)
    if len(named) > 1:
        others, end = partners_between(parsed, anaphor.end(), position)
        return once((*named, *others)), end  # `누리재단과 한빛대 양측은`
    here, _ = named_parties(parsed, anaphor.start(), around.before)
    here = once(here + visited(parsed, anaphor.start() + 1))
    if len(here) > 1:
        return here, anaphor.end()  # `누리군이 한빛대와 손잡기로 하고 두 기관장이`
    former: tuple[str, ...] = ()
    for sentence in (around.previous, around.earlier):
        if len(former) < 2:
            told = parse(sentence)
            former, _ = named_parties(told, len(told.text), around.before)
            former = max(_joined(told), former, once(former[:1] + visited(told, len(told.text))), key=len)
            former = former if len(former) > 1 else headline_parties(sentence) or former
    former = tuple(name for name in former if name not in SHORT_NAMES)
    if not anaphor["joined"] and len(former) < _NUMBERS.get(anaphor["number"], 0):
        return (), anaphor.end()
    here, floor = named_parties(parsed, position, around.before)
    added = tuple(name for name in here if not _anaphors().search(f"{name}은 "))
    return once(former + added), max(floor, anaphor.end())


def _joined(told: Parsed) -> tuple[str, ...]:
    """Whose joint thing a sentence is about: `누리재단과 제노폴의 협력이`."""
    of = next((item.start for item in told.morphemes if item.tag == "JKG"), 0)
    names = tuple(list_before(told, of)) if of else ()
    return names if names and is_organisation(names[0]) else ()


@cache
def _anaphors() -> re.Pattern[str]:
    document = vocabulary.load("extract/agreements.yml")

    def one_of(key: str) -> str:
        words = vocabulary.strings(document[key], f"extract/agreements.yml: {key}")
        return "|".join(sorted(words, key=lambda word: (-len(word), word)))

    numbered = rf"(?P<number>{one_of('anaphor_numbers')})\s?(?:{one_of('anaphor_kinds')})"
    return compiled(rf"(?:^|[\s,])(?:{one_of('anaphors')}|{numbered})(?:[은는이가]\s|(?P<joined>[와과]\s|,\s))")
