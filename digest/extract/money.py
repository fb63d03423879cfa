"""What a sum of money is for, or whose it is."""

from __future__ import annotations

import re

from digest.extract.focus import last_project
from digest.extract.frames import load_frames
from digest.extract.nearby import governor, nouns_near
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.phrases import AMONG, bracket_opening, run_after, run_before, tidy
from digest.extract.predicates import Predicate
from digest.extract.stops import in_brackets
from digest.extract.wording import joined, load_words, says_nothing, without_lead_in

_SIZE = re.compile(r"\s?(?:규모|상당)?의?\s?")
_PROJECT = re.compile(r"(?:이번?|해당|본|동|그)\s(?:사업|프로젝트|센터|단지|펀드|공모|시설)|사업비|예산")
_LOOK_BACK = 1500  # characters before a sentence in which the project it calls 이 사업 was named


def describe_money(parsed: Parsed, quantity: Quantity, owner: str, before: str) -> str:
    """What a sum is for, with the words for that kind of money; empty where nothing tells.

    `owner` may be empty, `before` is the text in front of the sentence.
    """
    label = without_lead_in(nouns_near(parsed, quantity))
    opening = bracket_opening(parsed.text, quantity.start)
    if opening is not None:
        return label or owner
    if in_brackets(parsed.text, quantity.start):
        opening = parsed.text.rfind("(", 0, quantity.start)
        return joined(tidy(parsed.text, *run_before(parsed, opening, links=2)), label)
    if label and label.split()[-1] not in load_words().parts and not (label == "회사" != owner):
        return joined(owner, label)
    head = _seat(parsed, quantity, before) or _purpose(parsed, quantity) or owner or _built(parsed, quantity)
    if not head and (label or _PROJECT.search(parsed.text)):
        head = last_project(before[-_LOOK_BACK:])
    return joined(head, "" if label == "회사" else label)


def _seat(parsed: Parsed, quantity: Quantity, before: str) -> str:
    """The facility or project that money goes into: `시험센터에는 사업비 80억원을 투입해 별관을 고친다`."""
    for index in range(len(parsed.morphemes) - 1, -1, -1):
        morpheme = parsed.morphemes[index]
        if morpheme.end > quantity.start:
            continue
        if morpheme.tag == "EC":
            return ""
        if morpheme.tag == "JKB" and morpheme.form == "에":
            name = tidy(parsed.text, *run_before(parsed, morpheme.start))
            if name.endswith((*load_words().facilities, *load_words().projects)):
                return last_project(before[-_LOOK_BACK:]) if name.startswith(("이번 ", "이 ", "본 ", "해당 ")) else name
    return ""


def _purpose(parsed: Parsed, quantity: Quantity) -> str:
    """What money is for: the noun its modifier belongs to, the object of the main predicate, or what follows."""
    first = governor(parsed, quantity)
    phrase = ""
    if first is not None and first.form == "attributive":
        phrase = tidy(parsed.text, *run_after(parsed, first.end, links=1))
    elif first is not None and first.form == "connective":
        phrase = _object_after(parsed, first)
    if not says_nothing(phrase):
        return phrase
    size = _SIZE.match(parsed.text, quantity.end)
    phrase = tidy(parsed.text, *run_after(parsed, size.end() if size else quantity.end))
    return phrase if len(phrase) > 2 and not AMONG.match(parsed.text, quantity.end) and not says_nothing(phrase) else ""


def _built(parsed: Parsed, quantity: Quantity) -> str:
    """The facility that a later modifier names: `300억원이 투입돼 2만㎡에 조성되는 누리단지에는`."""
    for predicate in parsed.predicates:
        if predicate.start >= quantity.end and predicate.form == "final":
            return ""
        if predicate.start < quantity.end or predicate.form != "attributive":
            continue
        name = tidy(parsed.text, *run_after(parsed, predicate.end))
        if name.endswith(load_words().facilities):
            return name
    return ""


def _object_after(parsed: Parsed, predicate: Predicate) -> str:
    """The object of the main predicate behind `predicate`, with what is done to it (`센터 구축`)."""
    for morpheme in parsed.morphemes:
        if morpheme.tag != "JKO" or morpheme.start <= predicate.end:
            continue
        act = next((item for item in parsed.predicates if item.start >= morpheme.end), None)
        if act is not None and (act.form == "attributive" or act.lemma in load_frames().transparent):
            continue
        phrase = tidy(parsed.text, *run_before(parsed, morpheme.start))
        if not says_nothing(phrase) and phrase.rpartition(" ")[2] not in load_words().grounds:
            return f"{phrase} {act.lemma}" if act is not None and act.lemma in load_words().acts else phrase
    return ""
