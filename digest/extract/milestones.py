"""Promises without a figure: what is to open, start or be finished, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from digest import vocabulary
from digest.extract import times
from digest.extract.owners import full_name
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import run_before, trim
from digest.extract.places import Setting
from digest.extract.status import decide_status
from digest.lazy import compiled, regex
from digest.model import Article, Claim, Status

UNIT = "milestones"
"""The unit of a milestone; its value is always 1."""
_LIGHT = frozenset(("추진", "하", "목표", "완료", "시작", "계획", "마치", "앞두", "진행", "나서", "위하", "열"))
"""What may follow an act as its object: 구축을 `추진`한다; 운영을 지원한다 is somebody else's."""
_QUOTED = regex(r"[‘'「『“\"<《]([^‘’'「」『』“”\"<>《》\n]{3,60})[’'」』”\">》]")


@cache
def _vocabulary() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    document = vocabulary.load("extract/milestones.yml")
    events = vocabulary.strings(document["events"], "extract/milestones.yml: events")
    facilities = vocabulary.strings(document["facilities"], "extract/milestones.yml: facilities")
    return frozenset(events), facilities, compiled("|".join(sorted(events, key=lambda word: (-len(word), word))))


def find_milestones(article: Article, told: Setting, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """A claim of one `milestones` for each facility the sentence promises by a date to come.

    Its text is the facility's name, its status `planned`, or `target` where the sentence says 목표.
    Needs a dated article. A sentence that gives a figure for the same promise keeps only the figure.
    """
    sentence = told.sentence
    _, _, pattern = _vocabulary()
    if not pattern.search(sentence.text) or article.published.sort_key.startswith("0000"):
        return
    text = sentence.text
    seen: set[tuple[int, int]] = set()
    parsed: Parsed | None = None
    low = 0
    for event in pattern.finditer(text):
        due = times.next_date(text, low, event.start(), article.published)
        if due is None:
            continue
        parsed = parsed or parse(text)
        if not _acts(parsed, event.start()):
            continue
        span = facility_before(parsed, event.start())
        if (
            span is None
            or _is_of_another(parsed, span, event.start())
            or span in seen
            or any(claim.due == due and claim.unit != UNIT for claim in claims)
        ):
            continue
        seen.add(span)
        low = event.end()
        name = text[slice(*span)]
        if name in _vocabulary()[1] and full_name(name, article.body[: sentence.start]) == name:
            continue
        full = full_name(name, article.body[: sentence.start])
        status = decide_status(parsed, *span, money=False)
        yield Claim(
            article_id=article.id,
            what=f"{full} {event.group()}",
            text=name,
            start=sentence.start + span[0],
            end=sentence.start + span[1],
            value=1,
            unit=UNIT,
            approximate=False,
            status=Status.TARGET if status is Status.TARGET else Status.PLANNED,
            sentence=text,
            due=due,
            region=told.place_of(*span, ""),
        )


def _acts(parsed: Parsed, start: int) -> bool:
    """Whether the event word at `start` is done to something: a verb, or the object or name of an act."""
    for index, morpheme in enumerate(parsed.morphemes):
        if morpheme.start == start and index + 1 < len(parsed.morphemes):
            following = parsed.morphemes[index + 1]
            behind = parsed.morphemes[index + 2].form if index + 2 < len(parsed.morphemes) else ""
            if following.tag == "JKO" and behind not in _LIGHT:
                return False
            return following.tag in ("XSV", "JKO", "JKS", "EC", "ETM", "EP", "SP", "EF", "JX") or following.form in (
                "예정",
                "목표",
            )
    return False


def _is_of_another(parsed: Parsed, span: tuple[int, int], start: int) -> bool:
    """Whether the act has an object of its own, so that the facility only does it (`센터는 과정을 운영한다`)."""
    before = next((item for item in reversed(parsed.morphemes) if item.end <= start), None)
    return before is not None and before.tag == "JKO" and not span[0] <= before.start <= span[1] + 1


def names_facility(text: str) -> bool:
    """Whether a text has a word that names of facilities end with."""
    return any(map(text.__contains__, _vocabulary()[1]))


def is_facility(name: str) -> bool:
    """Whether a name ends as facilities' names do, and is more than that ending."""
    facilities = _vocabulary()[1]
    return name.endswith(facilities) and name not in facilities


def facility_before(parsed: Parsed, position: int) -> tuple[int, int] | None:
    """The name of a facility nearest before a position: quoted, or the nouns before a particle."""
    _, facilities, _ = _vocabulary()
    quoted = [match for match in _QUOTED.finditer(parsed.text, 0, position) if match.group(1).endswith(facilities)]
    runs = []
    ends = {
        position,
        *(item.start for item in parsed.morphemes if item.tag in ("JKO", "JKS", "JX") and item.end <= position),
    }
    for end in sorted(ends):
        low, high = run_before(parsed, end)
        if low < high and parsed.text[low:high].endswith(facilities):
            runs.append((low, high))
    if quoted and (not runs or quoted[-1].end() >= runs[-1][0]):
        return trim(parsed.text, quoted[-1].start(1), quoted[-1].end(1))
    return runs[-1] if runs else None
