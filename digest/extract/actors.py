"""Who and what is there: members, exhibitors, rooms and devices that a sentence reports as done."""

from __future__ import annotations

from digest.extract.cases import SIGNED, SIZES, Case
from digest.extract.frames import load_frames
from digest.extract.parsing import Parsed
from digest.extract.predicates import Predicate
from digest.lazy import regex
from digest.model import Status

_ACTORS = frozenset(("companies", "people", "institutions", "organisations", "countries", "universities", "sites"))
"""Units of who may act."""
_IS_TOPIC = regex(r"(?:\s?[가-힣]{1,8})?[은는]\s")
_FROM = regex(r"\d\S*에서\s[^.]*$")
_LEVEL = regex(r"(?:으로|로)\s")
_GOES_ON = regex(r"(?<!수 )있(?:는|던)$")
_HELD = ("있", "보유", "가지", "소유", "거느리")
_NEAR = 3
"""Words between a modifier and its noun's figure."""
_NAMED = "이름을"
"""`이름을 올리다`: to be among those who take part."""


def of_actors(case: Case) -> Status | None:
    """`325개 기업이 부스를 마련했다`, `15개 기업이 지금까지 끌어온 투자금`: those who act are there."""
    end = case.quantity.end
    if case.status is not Status.ACHIEVED or case.told.unit not in _ACTORS or not case.acts:
        return None
    from_less = _FROM.search(case.parsed.text, 0, case.quantity.start)
    if case.name == "change" and _LEVEL.match(case.parsed.text, end) and not from_less:
        return Status.ACTUAL  # `회원사는 340곳으로 늘었다`
    if not _is_subject(case.parsed, end) and not _IS_TOPIC.match(case.parsed.text, end):
        return None
    act = case.acts[0]
    if act.form == "attributive":
        return Status.ACTUAL if act.mood == "past" and case.name in ("outcome", "build", "deliver") else None
    before = case.parsed.text[: act.start].rstrip()
    sets_up = case.name in ("build", "outcome", "deliver") and _has_object(case.parsed, case.quantity.end, act)
    return Status.ACTUAL if sets_up or before.endswith(_NAMED) else None


def of_things_put_up(case: Case) -> Status | None:
    """`판매장 20곳이 들어섰다`, `조성된 단지는 20곳이 넘는다`: what was put up stands there."""
    built = case.status is Status.ACHIEVED and not case.money and case.name in ("build", "secure", "spend")
    frames = load_frames()
    if not built:
        return None
    act = case.acts[0] if case.acts else None
    if act is not None and act.lemma in frames.lasting:
        return Status.ACTUAL if _is_subject(case.parsed, case.quantity.end) and _is_passive(case.parsed, act) else None
    before = _before(case)
    stands = before is not None and before.lemma in frames.lasting and _is_passive(case.parsed, before)
    return Status.ACTUAL if stands and act is not None else None


def of_those_before(case: Case) -> Status | None:
    """`흩어져 있던 연구실 14곳을 한 건물로 모은다`: what a plan takes in hand is there before."""
    told = not case.money and case.status is Status.PLANNED and case.told.due is None and case.told.unit not in SIZES
    before = _before(case) if told else None
    if before is None or before.form != "attributive":
        return None
    text, low = case.parsed.text, case.quantity.start
    held = before.lemma in _HELD and before.mood in ("past", "present")
    there = held or _GOES_ON.search(text[: before.end]) is not None
    known = load_frames().class_of.get(before.lemma) in (None, "exist")
    return Status.ACTUAL if there and known and text[before.end : low].count(" ") <= _NEAR else None


def of_the_chosen(case: Case) -> Status | None:
    """`기업 48곳을 가족기업으로 선정해 지원하고 있다`, `입주 계약을 마친 기업은 19곳이다`: they are there."""
    chosen = not case.money and case.status is Status.COMMITTED and case.name == "commit"
    if not chosen:
        return None
    if case.told.unit in SIGNED and case.mood == "past" and case.acts and case.acts[0].lemma in load_frames().signing:
        return Status.ACHIEVED  # `수출 계약 14건이 체결됐다`
    if case.told.unit not in _ACTORS:
        act = case.acts[0] if case.acts else None
        got = act is not None and case.mood == "past" and "받" in case.parsed.text[act.start : act.end]
        return Status.ACHIEVED if got else None  # `후보물질 3건이 임상 승인을 받았다`
    if not case.acts or load_frames().class_of.get(case.acts[0].lemma) == "exist":
        return Status.ACTUAL  # by the modifier of their noun
    going_on = case.acts[0].form == "connective" and case.mood == "progressive"
    return Status.ACTUAL if going_on else None


def in_a_place(case: Case) -> Status | None:
    """`2층에 마련된 입주실에는 5개 기업이 들어와 연구한다`: what is in a place that stands is there."""
    told = not case.money and case.status is Status.PLANNED and case.name == "join" and case.mood == "present"
    if not told or case.told.due is not None:
        return None
    return Status.ACTUAL if _stands_before(case.parsed, case.quantity.start) else None


def _before(case: Case) -> Predicate | None:
    return next((item for item in reversed(case.parsed.predicates) if item.end <= case.quantity.start), None)


def _is_subject(parsed: Parsed, end: int) -> bool:
    marks = (item for item in parsed.morphemes if item.start >= end and item.tag[0] == "J" and item.tag != "JC")
    particle = next(marks, None)
    return particle is not None and particle.tag == "JKS"


def _has_object(parsed: Parsed, end: int, act: Predicate) -> bool:
    return any(item.tag == "JKO" for item in parsed.morphemes if end <= item.start and item.end <= act.start)


def _is_passive(parsed: Parsed, act: Predicate) -> bool:
    """Whether a verb tells of its subject only: `설치됐다`, `지어졌다`, `들어섰다`."""
    parts = [item for item in parsed.morphemes if act.start <= item.start and item.end <= act.end]
    made = any((item.tag == "XSV" and item.form == "되") or (item.tag == "VX" and item.form == "지") for item in parts)
    return made or not (act.of_noun or _has_object(parsed, 0, act))


def _stands_before(parsed: Parsed, start: int) -> bool:
    """Whether the place named before a figure has a modifier that tells it is there."""
    for item, before in zip(parsed.morphemes[1:], parsed.morphemes, strict=False):
        if item.end > start or item.form not in ("는", "은") or before.form not in ("에", "에서"):
            continue
        act = next((act for act in reversed(parsed.predicates) if act.end <= before.start), None)
        lasting = act is not None and act.lemma in load_frames().lasting
        return lasting and act is not None and act.form == "attributive" and act.mood in ("past", "progressive")
    return False
