"""Sizes of sites and buildings: of what is there, of what it is to become, of where something is built."""

from __future__ import annotations

from digest.extract.cases import SIZES, Case
from digest.extract.frames import load_frames
from digest.extract.numerals import Quantity
from digest.lazy import regex
from digest.model import Status

_OF = regex(r"\s*(?:규모|크기|면적)?의?\s?[가-힣A-Za-z]")
_TO = regex(r"\s*(?:규모|수준)?(?:으로|로|까지)\s")
_HELD = regex(
    r"(?<![가-힣])(?:기존|유휴|현(?!재)|옛|낡은|폐)\s?(?:[가-힣]{1,7}(?<![을를에서로])\s){0,2}[가-힣]{0,8}(?<![을를에서로])\s?(?:약\s)?$"
)
"""Before the size of a site that is there (`유휴부지 66만㎡`, `옛 군부대 터 23만㎡`)."""
_SITE = regex(r"\s*(?:규모의?\s)?(?:터|부지|땅|대지|용지)에\s")
_COMING = ("future", "decided", "present")


def of_a_size_that_is(case: Case) -> Status | None:
    """`조성돼 있는 93만㎡ 규모 단지를 205만㎡로 넓힌다`: the first size is there, the second is planned."""
    open_yet = case.told.unit in SIZES and case.status not in (Status.ACTUAL, Status.REQUESTED, None)
    if not open_yet or case.mood == "goal":
        return None
    text, low, high = case.parsed.text, case.quantity.start, case.quantity.end
    if _modifier_stands(case) and _OF.match(text, high):
        return Status.ACTUAL
    grows = case.name == "grow" and case.status is Status.TARGET
    if (grows and _becomes(text, case.told.following)) or _HELD.search(text[:low]):
        return Status.ACTUAL
    return Status.PLANNED if case.status is Status.TARGET and case.told.unit == "m2" else None


def of_a_site(case: Case) -> Status | None:
    """`7250㎡ 터에 두 채로 이뤄진 센터를 지을 예정이다`: the verb of the site is that of the building."""
    real = case.told.unit == "m2" and case.status in (Status.ACTUAL, Status.ACHIEVED)
    if not real or not _SITE.match(case.parsed.text, case.quantity.end):
        return None
    if _HELD.search(case.parsed.text[: case.quantity.start]):
        return None
    main = next((act for act in case.acts if act.form != "attributive"), None)
    builds = main is not None and load_frames().class_of.get(main.lemma) in ("build", "start", "consider")
    return Status.PLANNED if builds and main is not None and main.mood in _COMING else None


def _modifier_stands(case: Case) -> bool:
    """Whether a modifier right before a figure tells that its thing is there (`준공된 100만㎡ 규모의 산단`)."""
    act = next((act for act in reversed(case.parsed.predicates) if act.end <= case.quantity.start), None)
    if act is None or act.form != "attributive" or act.mood not in ("past", "progressive"):
        return False
    frames = load_frames()
    between = case.parsed.text[act.end : case.quantity.start].strip()
    there = act.lemma in (*frames.lasting, "준공", "완공", "가동", "운영", "개장", "개원", "있")
    return there and between in ("", "총", "약", "모두")


def _becomes(text: str, following: Quantity | None) -> bool:
    return following is not None and following.name.unit == "m2" and _TO.match(text, following.end) is not None
