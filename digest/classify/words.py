"""Whether a name is the place or a word, firm, outlet or person that is written alike."""

from __future__ import annotations

from dataclasses import dataclass

from digest.classify.candidates import Candidate
from digest.classify.cues import Cues
from digest.classify.lexicon import Homonym
from digest.known import Taxonomy
from digest.lazy import regex
from digest.morphology import analyse

_PARTICLE = (
    "에서는|에서도|에서의|에서|에게|에는|에도|에선|에의|에|으로의|으로는|으로|로의|로는|로|은|는|이|가|을|를|의|와의|과의|와|과|"
    "도|만|까지|부터|보다|처럼|이나|나|이라|라|서|엔|및|이며|이고|이자|이다|였|에만|만의|께서|이란|란|뿐|인|다"
)
_FREE = regex(rf"(?:{_PARTICLE})?(?![가-힣A-Za-z0-9])")
_PLACE_PARTICLE = regex(r"(?:(?:에서|에|으로|로)(?:는|도|의|만|선)?|의|엔|까지|부터|와|과|은|는|이|가)(?![가-힣])")
_PERSON = regex(r"(?:[가-힣]\s?|\s)씨(?:는|가|와|의|도|를|에게)?(?![가-힣])")
_REST = regex(r"[가-힣A-Za-z0-9]*")
_SEAT = regex(r"에\s(?:소재|위치|본사|본점|공장|연구소|자리\s?잡|둥지|터를)")
"""Behind where somebody sits: `보은에 소재한 …`."""
WINDOW = 24
"""Characters behind a name that the analysis sees."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole article says about its names."""

    certain: frozenset[str]
    """Places named in full, beyond doubt."""
    warnings: frozenset[str]
    """Words in it that speak against some place."""
    cues: Cues
    taxonomy: Taxonomy


def read_tail(text: str, end: int, cues: Cues) -> str:
    """What the word goes on with behind the name: `free`, a kind of `cues.tails`, or `other`."""
    if _FREE.match(text, end):
        return "free"
    rest_match = _REST.match(text, end)
    rest = rest_match[0] if rest_match else ""
    for kind, pattern in cues.tails:
        if pattern.match(rest):
            return kind
    return "other"


def rule_for_place(candidate: Candidate, text: str, tail: str, region: str, around: Surroundings) -> str | None:
    """The rule by which a name that may be a word is a place here; None where it is the word."""
    name, start, end = candidate.name, candidate.start, candidate.end
    if _PERSON.match(text, end):
        return None
    named_in_full = region in around.certain or _in_named_country(region, around)
    if text.startswith("=", end):
        return "dateline"
    if name.homonym is not None and (
        speaks_against(text, start, end, name.homonym)
        or (not named_in_full and not around.warnings.isdisjoint(name.homonym.elsewhere))
    ):
        return None
    if name.homonym is None or name.homonym.place_by_default:
        if tail in ("free", "place", "institution") or candidate.follows:
            return "bare name"
        return "bare name by morphology" if _is_proper_noun(text, start, end) else None
    return (
        None
        if tail in ("other", "institution")
        else _reason_for_place(candidate, text, tail, named_in_full, around.cues)
    )


def _in_named_country(region: str, around: Surroundings) -> bool:
    """Whether it is a foreign city whose country the article names: Paris where France stands."""
    if around.taxonomy.regions[region].kind != "city":
        return False
    country = around.taxonomy.ancestors(region)[-1]
    return country != "south-korea" and country in around.certain


def speaks_against(text: str, start: int, end: int, homonym: Homonym) -> bool:
    """Whether a neighbour says that the word is meant and not the place."""
    after = text[end : end + 12].lstrip(" ")
    before = " " + text[max(0, start - 12) : start].rstrip(" ’'\"”")
    return after.startswith(homonym.next) or before.endswith(homonym.previous)


def _reason_for_place(candidate: Candidate, text: str, tail: str, named_in_full: bool, cues: Cues) -> str | None:
    """Why a name that is a word by default means the place after all."""
    start, end = candidate.start, candidate.end
    if tail == "place":
        return "name with a place word"
    for pattern, reason in ((cues.produce, "with its produce"), (_SEAT, "where something lies")):
        if pattern.match(text, end):
            return reason
    place_like = _PLACE_PARTICLE.match(text, end) is not None or cues.place_noun_next.match(text, end) is not None
    if named_in_full and place_like:
        return "full name elsewhere"
    if candidate.name.homonym is not None and not candidate.name.homonym.by_morphology:
        return None
    if (place_like or named_in_full or cues.listed(text, start, end)) and _is_proper_noun(text, start, end):
        return "morphology"
    return None


def _is_proper_noun(text: str, start: int, end: int) -> bool:
    """Whether the morphological analysis reads the stretch as a proper noun of its own.

    One more syllable behind a two-syllable name makes a person's name (김해옥), whatever the analysis says.
    """
    rest = _REST.match(text, end)
    if rest and len(rest[0]) == 1 and not _FREE.match(text, end):
        return False
    window = text[start : end + WINDOW]
    first = analyse(window)[0]
    return first.end == end - start and first.tag == "NNP"
