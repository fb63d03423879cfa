"""What the words around a place's name say about it, from `classify/cues.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.lazy import compiled

FILE = "classify/cues.yml"
_KEYS = (
    "venue_after",
    "event_verbs",
    "comparison_after",
    "comparison_sentence",
    "origin_after",
    "origin_before",
    "building",
    "gathering",
    "attending",
    "encounter",
    "market",
)
_OTHER_KEYS = ("actor_after", "agency", "desk", "city_states", "home", "home_in_pairs", "produce", "body_end")


@dataclass(frozen=True)
class Cues:
    """Compiled cue words."""

    tails: tuple[tuple[str, re.Pattern[str]], ...]
    """Kinds of what may follow a name in the same word, in the order they are tried."""
    place_noun_next: re.Pattern[str]
    """A word of its own that only places have beside them."""
    venue_after: re.Pattern[str]
    event_verbs: re.Pattern[str]
    comparison_after: re.Pattern[str]
    comparison_sentence: re.Pattern[str]
    origin_after: re.Pattern[str]
    origin_before: re.Pattern[str]
    actor_after: re.Pattern[str]
    gathering: re.Pattern[str]
    """People meet: where they do is a venue in a headline."""
    agency: re.Pattern[str]
    """A body through which a province acts, as the subject."""
    building: re.Pattern[str]
    """Something comes to be in the place: it is more than a venue."""
    attending: re.Pattern[str]
    """Somebody is only present."""
    encounter: re.Pattern[str]
    """People of two places visit each other, talk or sign."""
    market: re.Pattern[str]
    """What follows a country that only buys, licenses or approves."""
    institution_end: re.Pattern[str]
    """What may follow an institution's name in the same word, or nothing: 전남대 is not in 전남대회."""
    body_end: re.Pattern[str]
    """How the name of somebody ends who sits in a site or manages it, to be searched within that name."""
    desk: frozenset[str]
    city_states: frozenset[str]
    """Countries that are one city."""
    produce: re.Pattern[str]
    """What grows or lies in a place, as a word of its own behind its name: `영주 인삼`, `장성의 편백`."""
    home: re.Pattern[str]
    """Words for Korea, and Korea as the first of two countries: `한·독`."""

    def listed(self, text: str, start: int, end: int) -> bool:
        """Whether a name stands between list marks: `전주·고성·하남`."""
        return text[end : end + 1] in _MARKS or text[start - 1 : start] in _MARKS


_AFTER_SCHOOL = (
    "학|병원|의|와|과|는|은|가|이|를|을|에|로|도|서|총장|교수|산학|연구|캠퍼스|약|한의|치대|공대|수의|및|등|측"
)
"""What follows the short name of a university; 대 before anything else begins another word (목포대양산단)."""
_MARKS = frozenset("·ㆍ・‧,/∙")


@cache
def load_cues() -> Cues:
    """The cues that ship with the package.

    Raises:
        ConfigurationError: if the file is malformed.
    """
    data = vocabulary.load(FILE)
    tails = data["tails"]
    words = {key: vocabulary.strings(data[key], f"{FILE}: {key}") for key in (*_KEYS, *_OTHER_KEYS)}
    kinds = {kind: vocabulary.strings(tails[kind], f"{FILE}: tails.{kind}") for kind in tails}
    patterns = {key: compiled(_any(words[key])) for key in (*_KEYS, "actor_after")}
    return Cues(
        tails=(
            ("outlet", compiled(_any(kinds["outlet"]))),
            ("place", compiled(_any(kinds["place"]))),
            ("township", compiled(rf"(?:{_any(kinds['township'])})(?!역|장애)")),
            ("company", compiled(_any(kinds["company"]))),
            ("university", compiled(rf"(?:{_any(kinds['university'])})(?:{_AFTER_SCHOOL}|(?![가-힣]))")),
            (
                "place",
                compiled(rf"(?:{_any(kinds['office'])})(?:$|청|장|의회|민|은|는|이|가|을|를|에|의|와|과|도|로)"),
            ),
            ("institution", compiled(rf"[가-힣A-Za-z0-9]{{1,14}}(?:{_any(kinds['institution_end'])})")),
        ),
        place_noun_next=compiled(rf"\s?(?:{_any(kinds['place'])})"),
        agency=compiled(
            rf"(?:{_any(words['agency'])})(?:\([^)]{{0,24}}\))?(?:\s[가-힣]{{2,8}}(?:사업단|본부|단장|원장))?[은는이가과와]\s"
        ),
        institution_end=compiled(rf"(?:{_AFTER_SCHOOL})|(?![가-힣])"),
        body_end=compiled(rf"(?:{_any(words['body_end'])})$"),
        desk=frozenset(words["desk"]),
        city_states=frozenset(words["city_states"]),
        produce=compiled(rf"의?\s(?:{_any(words['produce'])})"),
        home=compiled(rf"{_any(words['home'])}|(?:{_any(words['home_in_pairs'])})[·-][가-힣]"),
        **patterns,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
