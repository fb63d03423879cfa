"""What stands around a predicate: whose object a figure is, what a modifier belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.extract.frames import Frames
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_after
from digest.extract.predicates import Predicate
from digest.lazy import regex

_NAMING = regex(r"면적\s[\d,.만천백여\s]+(?:㎡|m²|평)$")
"""Before the copula of a floor area that only describes a thing (`연면적 6천㎡인 센터를 세운다`)."""


def is_made(parsed: Parsed, first: Predicate, rest: list[Predicate], frames: Frames) -> bool:
    """Whether what a modifier describes is put up by the next predicate, not only used."""
    objects = [item for item in parsed.morphemes if first.end <= item.start < rest[0].start and item.tag == "JKO"]
    return len(objects) < 2 and frames.class_of.get(rest[0].lemma) in ("build", "start", "consider", "deliver")


def stands_alone(parsed: Parsed, first: Predicate, rest: list[Predicate]) -> bool:
    """Whether a clause is whole and another subject goes on (`기업이 8곳에 이르며, 시는 분양을 끝낼 방침이다`)."""
    if first.form != "connective" or not parsed.text[: first.end].endswith(("며", "고", "지만", "데")):
        return False
    limit = rest[0].start if rest else len(parsed.text)
    between = [item for item in parsed.morphemes if first.end <= item.start and item.end <= limit]
    return any(
        item.tag == "JX" and item.form in ("은", "는") and before.tag in ("NNG", "NNP", "NP")
        for before, item in pairwise(between)
    )


def has_secured(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether money is there before the plan that it serves (`국비 5억 원을 확보해 내년에 착공할 계획이다`)."""
    won = predicate.lemma in ("확보", "수주") and parsed.text[: predicate.end].endswith("해")
    return won or predicate.lemma == "따내"


def is_object(parsed: Parsed, end: int) -> bool:
    """Whether the first particle behind a figure makes it an object."""
    return next((item.tag for item in parsed.morphemes if item.start >= end and item.tag[0] == "J"), "") == "JKO"


def is_helped(parsed: Parsed, end: int, following: Sequence[Predicate], frames: Frames) -> bool:
    """Whether those whose number ends at `end` have been helped to do something: `기업 12곳이 제품을 내도록 도왔다`."""
    if is_object(parsed, end):
        return False  # `12곳을 유치할 수 있도록`: what is aimed at
    aimed = False
    for act in following:
        if act.form != "connective":
            return aimed and (act.form, act.mood) == ("final", "past") and act.lemma in frames.helping
        aimed |= parsed.text[: act.end].endswith("도록")
    return False


def is_pursued(parsed: Parsed, predicate: Predicate, following: list[Predicate]) -> bool:
    """Whether a modifier belongs to a project that is being pursued (`단지를 조성하는 사업을 추진하고 있다`)."""
    noun = next((item.form for item in parsed.morphemes if item.start >= predicate.end), "")
    others = [item.tag for item in parsed.morphemes if predicate.end <= item.start and item.end <= following[0].start]
    if noun == "데":
        return "JKS" in others  # `9건을 뽑는 데 55건이 접수됐다`
    return noun in ("사업", "프로젝트", "방안", "계획") and following[0].lemma == "추진"


def names_result(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a modifier belongs to a word for examples or results (`지급되는 등`, `거두는 성과`)."""
    noun = next((item.form for item in parsed.morphemes if item.start >= predicate.end), "")
    return noun in ("등", "성과", "효과", "결과", "것", "행사", "나눔")


def only_sizes(parsed: Parsed, predicate: Predicate, frames: Frames) -> bool:
    """Whether a modifier leaves the figure to the next predicate: `달하는`, `합리적인`, `(38명)이라는`."""
    if predicate.form != "attributive":
        return False
    words = parsed.text[: predicate.end]
    named = predicate.lemma == "이" and _NAMING.search(parsed.text[: predicate.start]) is not None
    return predicate.lemma in frames.sizing or named or words.endswith(("라는", "적인"))


def is_subject_after(parsed: Parsed, position: int) -> bool:
    """Whether the noun behind a modifier is what the sentence is about (`짓는 센터는`), no object of its main verb."""
    _, high = run_after(parsed, position)
    particle = next((item for item in parsed.morphemes if item.start >= high), None)
    return particle is not None and particle.start == high and particle.tag in ("JX", "JKS")


def comes_about(parsed: Parsed, act: Predicate) -> bool:
    """Whether a clause that goes on tells what its subject will be made into (`2층 규모로 지어지며`)."""
    if not parsed.text[: act.end].endswith(("며", "고")):
        return False
    parts = [item for item in parsed.morphemes if act.start <= item.start and item.end <= act.end]
    return any((item.tag == "XSV" and item.form == "되") or (item.tag == "VX" and item.form == "지") for item in parts)
