"""Nouns that govern a figure beside its predicate: a headline's last one, an object that is a deed."""

from __future__ import annotations

from digest.extract.frames import Frames
from digest.extract.parsing import Parsed
from digest.extract.predicates import Predicate

_ENROLLED, _RIGHTS = "등록", ("특허", "상표", "디자인", "품종", "실용신안", "지식재산", "지식재산권")
"""Who is enrolled is there (`등록된 기업은 12곳이다`); a right has been won (`등록된 특허는 12건이다`)."""


def closing_noun(parsed: Parsed, end: int, frames: Frames) -> str | None:
    """The last verbal noun between the figure and the next one, or behind it, in a sentence without a predicate.

    `국비 27억 원 확보`, `국비 27억 원 확보, 전년보다 8% 증가`.
    """
    behind = [item for item in parsed.morphemes if item.start >= end]
    number = next((index for index, item in enumerate(behind) if item.tag == "SN"), len(behind))
    nouns = [[item.form for item in part if item.tag == "NNG"] for part in (behind[:number], behind)]
    return next((noun for part in nouns for noun in reversed(part) if noun in frames.class_of), None)


def noun_object(parsed: Parsed, end: int, first: Predicate, frames: Frames) -> str | None:
    """A verbal noun right before a predicate that says little: `4559만 달러의 수출 성과를 냈다`."""
    before = [item for item in parsed.morphemes if end <= item.start and item.end <= first.start]
    nouns = [item.form for item in before if item.tag == "NNG"][-2:]
    if nouns and frames.class_of.get(nouns[-1]) is None:
        return None
    if first.lemma == "이":
        nouns = [noun for noun in nouns if frames.class_of.get(noun) == "outcome"]
    return next((noun for noun in reversed(nouns) if noun in frames.class_of), None)


def verbal_noun(parsed: Parsed, end: int, act: Predicate, frames: Frames) -> str | None:
    """The verbal noun that is the object of a predicate (`연구기관 3곳 유치를 추진한다`); None where it is none."""
    before = [item for item in parsed.morphemes if end <= item.start and item.end <= act.start]
    is_object = len(before) > 1 and before[-1].tag == "JKO" and before[-2].form in frames.class_of
    return before[-2].form if is_object else None


def striven_for(parsed: Parsed, end: int, first: Predicate, frames: Frames) -> str | None:
    """The class of what a figure's owner only strives for: `국비 150억 원 확보에 총력을 기울이고 있다`."""
    before = [item for item in parsed.morphemes if end <= item.start and item.end <= first.start]
    forms = [item.form for item in before if item.tag in ("NNG", "JKB")]
    striving = len(forms) > 2 and forms[-1] in frames.efforts and forms[-2] == "에"
    return frames.class_of.get(forms[-3]) if striving else None


def by_modifier(parsed: Parsed, start: int, frames: Frames, *, money: bool) -> tuple[str, str] | None:
    """Class and mood of the modifier of the figure's own noun: `투입된 예산은 145억원이다`."""
    before = [item for item in parsed.predicates if item.end <= start]
    if not before or before[-1].form != "attributive" or before[-1].lemma in frames.transparent:
        return None
    last = before[-1]
    between = [item.tag for item in parsed.morphemes if last.end <= item.start and item.end <= start]
    if len(between) > 6 or any(tag.startswith(("EC", "EF", "SP", "JKO", "JKB", "JKG")) for tag in between):
        return None
    topic = next((index for index, tag in enumerate(between) if tag in ("JX", "JKS")), len(between))
    if any(tag in ("NNG", "NNP") for tag in between[topic:]):
        return None
    noun = next((item.form for item in parsed.morphemes if item.start >= last.end), "")
    if not money and last.lemma == _ENROLLED and noun not in _RIGHTS:
        return None
    name = frames.class_of.get(last.lemma) if noun not in ("이후", "뒤", "후", "이래", "때", "가운데") else None
    telling = name and name != "exist" and (name, last.mood) != ("use", "future")  # `쓰일 부지는 4만㎡다`
    return (name, last.mood or "past") if name and telling else None
