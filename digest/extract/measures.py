"""When figures of different reports measure the same thing: a key made of place, unit and content words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.extract.milestones import UNIT as MILESTONE
from digest.extract.parties import is_organisation
from digest.extract.places import find_innermost
from digest.known import Taxonomy
from digest.lazy import compiled
from digest.model import Claim, Entry, Role, Status
from digest.text import fold

PROMISED = frozenset({Status.REQUESTED, Status.PLANNED, Status.COMMITTED, Status.TARGET})
"""What is not so yet."""
STAGES = ("start", "build", "open")
"""What happens to a facility, in order; what has reached one has passed those before it."""
_NAMED = 4
"""Names of organisations, facilities and projects are at least so long; 센터 alone names none."""
_TOLD = 7
"""Letters that the words besides a sum must have to tell one project from another."""
_PLACE_ENDS = ("시", "군", "구", "도", "내", "권", "단지", "특구", "지역", "시의", "특별시", "광역시")

_CLUSTER = ("단지", "특구", "클러스터")
"""How a cluster is called once it is known which one is meant (오송 `바이오단지`)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, where and in what; equal for figures that may stand in one series."""

    region: str | None
    unit: str
    words: tuple[str, ...]
    """Content words, sorted; of a facility its name as one."""
    stage: str = ""
    """One of `STAGES` for a facility that is to open or be finished."""


@dataclass(frozen=True, slots=True)
class _Words:
    stocks: tuple[str, ...]
    """Longest first, so that a word begins with the whole of one."""
    sums: frozenset[str]
    idle: frozenset[str]
    same: dict[str, tuple[str, ...]]
    added: tuple[str, ...]
    taken: tuple[str, ...]
    stage_of: dict[str, str]
    endings: tuple[str, ...]


@cache
def _words() -> _Words:
    document = vocabulary.load("extract/series.yml")

    def words(key: str) -> frozenset[str]:
        return frozenset(vocabulary.strings(document[key], f"extract/series.yml: {key}"))

    return _Words(
        tuple(sorted(words("stocks"), key=lambda word: (-len(word), word))),
        words("sums"),
        words("idle"),
        {str(word): tuple(str(other).split()) for word, other in document["same"].items()},
        vocabulary.strings(document["added"], "extract/series.yml: added"),
        vocabulary.strings(document["taken"], "extract/series.yml: taken"),
        {
            event: stage
            for stage in STAGES
            for event in vocabulary.strings(document["stages"][stage], f"extract/series.yml: stages.{stage}")
        },
        (
            *vocabulary.strings(
                vocabulary.load("extract/milestones.yml")["facilities"], "extract/milestones.yml: facilities"
            ),
            *vocabulary.strings(vocabulary.load("extract/describe.yml")["projects"], "extract/describe.yml: projects"),
        ),
    )


def is_running(event: str) -> bool:
    """Whether what is being done to a facility means that it has opened (`가동 중이다`)."""
    return _words().stage_of[event] == STAGES[-1]


@cache
def stage_pattern() -> re.Pattern[str]:
    """Words for what happens to a facility (`event`), with the 식 of a ceremony of it (`ceremony`)."""
    events = sorted(_words().stage_of, key=lambda word: (-len(word), word))
    return compiled(rf"(?P<event>{'|'.join(events)})(?P<ceremony>식)?")


def place_of(claim: Claim, entry: Entry, taxonomy: Taxonomy) -> str | None:
    """The place a claim is of: its own, else its story's only primary one.

    Primary places that lie in each other count as the innermost: a story of 충북 and 오송 is one of 오송.
    """
    if claim.region in taxonomy.regions:
        return claim.region
    return find_innermost(entry.regions(Role.PRIMARY), taxonomy.within)


def measure_of(claim: Claim, entry: Entry, taxonomy: Taxonomy) -> Measure | None:
    """What a claim measures; None where its words do not tell it from other things of the place.

    Followed are standings of a place (companies resident, people employed), sums of a named
    project, and facilities that are to open.
    """
    if claim.status is None:
        return None
    region = place_of(claim, entry, taxonomy)
    if claim.unit == MILESTONE:
        return _facility(claim.what, region)
    if _is_intake(claim):
        return None
    words = tuple(sorted(set(_content(claim.what, region, taxonomy))))
    measure = Measure(region, claim.unit, words)
    return measure if _tells(measure, money=claim.unit.isupper()) else None


def _is_intake(claim: Claim) -> bool:
    """Whether a count is of those that came in, not of all there are (`신규 입주기업 23곳을 뽑았다`)."""
    words = _words()
    if any(word.startswith(words.added) for word in claim.what.split()):
        return True
    behind = claim.sentence.partition(claim.text)[2].lstrip("을를 ")
    return claim.status not in PROMISED and behind.startswith(words.taken)


def _facility(what: str, region: str | None) -> Measure | None:
    """A facility by its name, without the act that follows it (`누리 실증센터 개소`)."""
    for event, stage in _words().stage_of.items():
        if what.endswith(f" {event}"):
            name = fold(what[: -len(event)])
            return Measure(region, MILESTONE, (name,), stage) if len(name) > _NAMED else None
    return None


def _content(what: str, region: str | None, taxonomy: Taxonomy) -> Iterator[str]:
    """The words of a description that tell what is measured, without place, time and filling."""
    vocabulary_ = _words()
    places = taxonomy.names_around[region] if region else frozenset()
    itself = _CLUSTER if region and taxonomy.regions[region].kind == "cluster" else ()
    for token in what.replace("·", " ").split():
        word = token.strip("‘’“”'\"「」『』<>()[],")
        word = word.removesuffix("들") if len(word) > 2 else word
        if (
            not word
            or word in vocabulary_.idle
            or word[0].isdigit()
            or _is_place(word, places)
            or word.endswith(itself)
        ):
            continue
        if word.startswith(vocabulary_.stocks):
            stock = next(stock for stock in vocabulary_.stocks if word.startswith(stock))
            if len(word) - len(stock) > 1:
                yield stock
                word = word[len(stock) :]
        yield from (part for part in vocabulary_.same.get(word, (word,)) if part not in vocabulary_.idle)


def _is_place(word: str, names: frozenset[str]) -> bool:
    return word in names or (word.endswith(_PLACE_ENDS) and any(word.removesuffix(end) in names for end in _PLACE_ENDS))


def _tells(measure: Measure, *, money: bool) -> bool:
    """Whether the words of a measure tell it from others: a standing, a named owner, a named project's sum."""
    words = _words()
    named = any(
        len(word) >= _NAMED and (is_organisation(word) or word.endswith(words.endings)) for word in measure.words
    )
    rest = [word for word in measure.words if word not in words.sums]
    if money:
        return named and len(rest) < len(measure.words) and sum(map(len, rest)) >= _TOLD
    standing = any(word in words.stocks for word in measure.words) and len(measure.words) > 1
    if measure.region is None:
        return named and standing
    return standing or (named and len(measure.words) > 1)
