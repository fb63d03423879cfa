"""Whose figure it is."""

from __future__ import annotations

import re
from functools import cache

from digest import vocabulary
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_after, run_before, tidy

_NEAR = 30
"""Characters a subject may stand before its figure."""
_LEAD = re.compile(r"^(?:이번|이|그|또한?|한편|특히|관련|결과|기존)\s")
SHORT_NAMES = (
    "시",
    "군",
    "구",
    "도",
    "재단",
    "센터",
    "대학",
    "병원",
    "회사",
    "연구원",
    "협회",
    "공사",
    "진흥원",
    "대",
    "청",
)
"""What authorities and institutions are called once their name has been given."""
_PROVINCE = "(?:경기|강원|충청북|충청남|충북|충남|전라북|전라남|전북|전남|경상북|경상남|경북|경남|제주)"


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of whose figure it is."""
    empty = vocabulary.strings(vocabulary.load("extract/describe.yml")["empty"], "extract/describe.yml: empty")
    return frozenset((*empty, *times()))


@cache
def times() -> tuple[str, ...]:
    """Words that only say when: 올해, 지난달."""
    return vocabulary.strings(vocabulary.load("extract/describe.yml")["times"], "extract/describe.yml: times")


@cache
def _facilities() -> frozenset[str]:
    document = vocabulary.load("extract/milestones.yml")
    return frozenset(vocabulary.strings(document["facilities"], "extract/milestones.yml: facilities"))


def full_name(name: str, before: str) -> str:
    """시 and 재단 as the name they stand for: the last one of that ending in the text before.

    >>> full_name("시", "가람시(시장 김하늘)는 새 단지를 연다. ")
    '가람시'
    """
    if name not in SHORT_NAMES and name not in _facilities():
        return name
    stem = _PROVINCE if name == "도" else r"[가-힣]{1,4}" if name in ("시", "군", "구") else r"[가-힣A-Za-z0-9]{2,20}"
    matches = re.findall(rf"({stem}{name})(?=[\s은는이가의과와,(])", before)
    return str(matches[-1]) if matches else name


def find_owner(parsed: Parsed, quantity: Quantity, before: str) -> str:
    """The name that the figure's clause modifies, else the place or topic named before it; may be empty.

    `before` is the text in front of the sentence.
    """
    return _modified(parsed, quantity) or _topic(parsed, quantity, before)


def _modified(parsed: Parsed, quantity: Quantity) -> str:
    """메디센 of `450개사가 입주한 프랑스 메디센`: only a proper name."""
    first = next((item for item in parsed.predicates if item.start >= quantity.end), None)
    particle = next((item for item in parsed.morphemes if item.start >= quantity.end and item.tag[0] == "J"), None)
    if first is None or particle is None or first.form != "attributive" or particle.tag != "JKS":
        return ""
    low, high = run_after(parsed, first.end)
    proper = any(low <= item.start < high and item.tag in ("NNP", "SL") for item in parsed.morphemes)
    name = tidy(parsed.text, low, high)
    return name if proper and name not in empty_words() else ""


def _topic(parsed: Parsed, quantity: Quantity, before: str) -> str:
    clause_closed = False
    for index in range(len(parsed.morphemes) - 1, -1, -1):
        morpheme = parsed.morphemes[index]
        if morpheme.end > quantity.start:
            continue
        clause_closed = clause_closed or morpheme.tag == "EC"
        near = morpheme.tag == "JKS" and not clause_closed and quantity.start - morpheme.end < _NEAR
        if not near and not (morpheme.tag == "JX" and morpheme.form in ("은", "는", "도")):
            continue
        name = tidy(parsed.text, *run_before(parsed, _before_particles(parsed, index), names=True))
        name = full_name(_LEAD.sub("", name), before)
        if name and name not in empty_words() and not name[0].isdigit():
            return name
    return ""


def _before_particles(parsed: Parsed, index: int) -> int:
    """Where the particles before `morphemes[index]` begin, over 내에는 and 에서는."""
    while index and parsed.morphemes[index - 1].form in ("에", "에서", "내"):
        index -= 1
    return parsed.morphemes[index].start
