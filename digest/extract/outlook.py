"""Whether a story's own thing, a fair or a building, is still to come: then its plain present announces."""

from __future__ import annotations

from functools import lru_cache

from digest.extract.cases import SIZES, Case
from digest.extract.frames import load_frames
from digest.extract.parsing import parse
from digest.extract.predicates import Predicate
from digest.lazy import regex
from digest.model import Status
from digest.text import sentences

_AS_A_RULE = regex(r"(?<![가-힣])(?:매년|해마다|매달|연간|현재|지금|이미|평소|그동안|지금까지)[는은도]?\s")
"""What tells how things are as a rule, whatever the story is about."""
_HENCE = regex(r"(?<![가-힣])(?:앞으로|향후|이제부터)\s[^.]*$")
_NEAR = 6
"""Sentences in which a story says what it is about."""
_COMING, _DONE = ("future", "decided", "present", "goal"), ("past", "progressive")


def announced(case: Case) -> Status | None:
    """`부스 320개를 운영한다`, `진료과 24개를 둔다`, in a story on a fair or a hospital that is to open."""
    told = case.status is Status.ACTUAL and not case.money and case.told.as_of is None and bool(case.acts)
    if not told or case.told.unit == "percent":
        return None
    text = case.parsed.text
    if _HENCE.search(text, 0, case.quantity.start) and case.mood == "present":
        return Status.PLANNED
    by_rule = _AS_A_RULE.search(text, 0, case.quantity.start) is not None
    return Status.PLANNED if _is_plain(case) and not by_rule and is_ahead(case.told.body) else None


@lru_cache(maxsize=32)
def is_ahead(body: str) -> bool:
    """Whether the first thing a text says of an opening, a fair or a building is that it will be.

    >>> is_ahead("시는 내년에 병원을 짓는다. 지난해 문을 연 센터도 있다."), is_ahead("지난달 센터가 문을 열었다.")
    (True, False)
    """
    for number, sentence in enumerate(sentences(body)):
        if number >= _NEAR:
            break
        for act in parse(sentence.text).predicates:
            ahead = _is_ahead(act)
            if ahead is not None:
                return ahead
    return False


def _is_ahead(act: Predicate) -> bool | None:
    """What a predicate tells of its thing; None where it tells of no event."""
    frames = load_frames()
    if act.lemma in frames.begun:
        return True  # what is being built is not there
    if act.lemma not in frames.events or act.denied:
        return None
    return True if act.mood in _COMING else False if act.mood in _DONE else None


def _is_plain(case: Case) -> bool:
    """Whether a figure's predicate tells in the plain present what somebody does or has, not how much there is."""
    act = case.acts[0]
    final = next((item for item in case.acts if item.form == "final"), None)
    frames = load_frames()
    does = act.lemma in frames.offering or (frames.class_of.get(act.lemma) is None and case.told.unit not in SIZES)
    told = final is not None and (final.lemma in frames.offering or frames.class_of.get(final.lemma) != "exist")
    return does and told and final is not None and final.mood == "present" and act.mood in (None, "present")
