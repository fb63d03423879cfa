"""What is still to come: places that are only planned, what a condition brings, sizes of things in the making."""

from __future__ import annotations

from itertools import pairwise

from digest.extract.budgets import COPULA
from digest.extract.cases import PROMISED, SIZES, Case
from digest.extract.frames import load_frames
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_after, run_before
from digest.extract.predicates import Predicate
from digest.extract.stops import in_brackets
from digest.lazy import regex
from digest.model import Status

_FORECAST = regex(r"(?:예상|전망|예측|추정)치(?:인|였던|이던)\s(?:약\s)?$")
_FORESEEN = regex(r"(?:예상|전망|기대|예측)(?:되는|하는|한|된)\s[^.]*?[은는]\s[^.]*$")
_EFFECT = regex(r"효과[은는이가도]?\s|유발|편익|사업비|공사비")
_YEARLY = regex(r"(?:연간|매년|해마다|한 해)(?:에)?\s")
_CALL = regex(r"(?:모집|선발|채용)\s?(?:인원|규모|정원|대상)[은는]\s(?:총|모두|약|최대|\s)*$")
_CITING = frozenset(("따르", "의하", "보", "치", "따지"))
"""Verbs whose 면 tells a source or a measure, no condition: `…에 따르면`, `분야별로 보면`."""
_GOING_ON = ("으로", "이며", "이고", "인데")
"""What follows a plan where its sentence goes on to sizes: `완공할 예정으로, 연면적은 9천㎡다`."""
_LIMITS = frozenset(("많", "적", "늦", "크"))
"""Verbs between a subject and its figure that only say how much at most: `인원은 많아야 15명이다`."""


def in_a_plan(case: Case) -> Status | None:
    """`2027년 완성할 센터에는 50개 기업이 입주한다`: what stands in a place that is only planned."""
    told = case.mood == "present" and case.status is Status.ACTUAL
    return Status.PLANNED if told and stands_in_plan(case.parsed, case.quantity.start) else None


def under_a_condition(case: Case) -> Status | None:
    """`공장이 완공되면 생산능력은 78만L로 늘어난다` is to come."""
    if case.acts and _is_condition(case.parsed, case.acts[0]) and case.status in (Status.COMMITTED, Status.SPENT):
        return Status.PLANNED  # `예산을 확보하지 못하면 사업을 접을 처지다`
    main = next((act.mood for act in case.acts if act.form == "final"), case.mood)
    told = case.status in (Status.ACHIEVED, Status.ACTUAL, Status.TARGET) and "present" in (case.mood, main)
    granted = case.mood == "decided" and case.status is Status.COMMITTED
    return Status.PLANNED if (told or granted) and has_condition(case.parsed, case.quantity.start) else None


def of_things_to_come(case: Case) -> Status | None:
    """`산단이 들어설 곳은 180만㎡다`: what it is of is not there yet."""
    size = case.status is Status.ACTUAL and COPULA.match(case.parsed.text, case.quantity.end)
    if not size or not is_of_things_to_come(case.parsed, case.quantity.start):
        return None
    return case.told.earlier if case.told.earlier in PROMISED else Status.PLANNED


def beside_a_thing(case: Case) -> Status | None:
    """`조성 중인 산단(70만㎡)이 특구에 들어갔다`: the size is the thing's, whatever becomes of it."""
    bracket = case.told.sentence.rfind("(", 0, case.quantity.start) if case.told.unit in SIZES else -1
    if bracket < 0 or not in_brackets(case.told.sentence, case.quantity.start):
        return None
    return size_of_thing(case.parsed, bracket) or _built(case, bracket)


def foreseen(case: Case) -> Status | None:
    """`예상되는 파급효과는 생산 40조 원이다` tells what is hoped for."""
    told = case.status in (Status.ACTUAL, Status.ACHIEVED)
    text, low = case.parsed.text, case.quantity.start
    return Status.PLANNED if told and (_FORESEEN.search(text, 0, low) or _FORECAST.search(text[:low])) else None


def of_an_estimate(case: Case) -> Status | None:
    """`수입액은 6천억 원에 이를 것으로 추산된다` tells what is held to be so; of an effect, what is hoped for."""
    guessed = any(load_frames().class_of.get(act.lemma) == "estimate" for act in case.acts[:3])
    if not guessed or case.told.due is not None or case.status not in (Status.PLANNED, Status.ACTUAL, Status.TARGET):
        return None
    text, low = case.parsed.text, case.quantity.start
    if _EFFECT.search(text, 0, low):
        return Status.PLANNED
    known = case.name in ("exist", "outcome", "change") or (case.name == "spend" and _YEARLY.search(text, 0, low))
    return Status.ACTUAL if known and case.mood in ("future", "present", "goal") else None


def hoped_for(case: Case) -> Status | None:
    """`일자리 800개를 거둘 것으로 내다봤다`, `20% 낮추는 방안을 검토한다`: forecasts and ideas are no targets."""
    if case.status is not Status.TARGET or case.mood == "goal" or not case.acts:
        return None
    later = {load_frames().class_of.get(act.lemma) for act in case.acts[1:]}
    seen = case.acts[0].lemma == "있" or any(act.lemma == "보" for act in case.acts[1:])
    hoped = ("forecast" in later or seen) and case.mood == "future" and case.name in ("outcome", "change")
    return Status.PLANNED if hoped or "consider" in later else None


def called_for(case: Case) -> Status | None:
    """`모집인원은 20명이다`."""
    open_yet = case.status is Status.ACTUAL and _CALL.search(case.parsed.text, 0, case.quantity.start)
    return Status.PLANNED if open_yet and case.mood != "past" else None


def _built(case: Case, bracket: int) -> Status | None:
    """How real a subject's size is by what its sentence ends in, over the places between them."""
    closing = case.told.sentence.find(")", bracket) + 1
    particle = next((item for item in case.parsed.morphemes if item.start >= closing), None)
    main = next((act for act in case.parsed.predicates if act.start > closing and act.form == "final"), None)
    if particle is None or particle.start != closing or particle.tag not in ("JX", "JKS") or main is None:
        return None
    coming = load_frames().class_of.get(main.lemma) == "build" and main.mood in ("present", "future", "decided")
    return Status.PLANNED if coming else None


def stands_in_plan(parsed: Parsed, start: int) -> bool:
    """Whether the place named before a figure is still to be built (`2027년 완성할 센터에는 50개 기업이 입주한다`)."""
    for index in range(1, len(parsed.morphemes)):
        item, before = parsed.morphemes[index], parsed.morphemes[index - 1]
        if item.end > start or item.form not in ("는", "은") or before.form not in ("에", "에서"):
            continue
        low, _ = run_before(parsed, before.start)
        modifier = next((act for act in reversed(parsed.predicates) if act.end <= low), None)
        if modifier is not None and not parsed.text[modifier.end : low].strip() and modifier.form != "connective":
            return _to_come(parsed, modifier)
    return False


def is_of_things_to_come(parsed: Parsed, start: int) -> bool:
    """Whether the subject of a figure is still to be built or chosen, or its sentence told so before.

    >>> from digest.extract.parsing import parse
    >>> text = "공장이 들어설 곳은 누리면 일대 9만㎡다."
    >>> is_of_things_to_come(parse(text), text.index("9"))
    True
    """
    acts = [act for act in parsed.predicates if act.end <= start and act.lemma not in _LIMITS]
    if acts and acts[-1].form == "final":
        return acts[-1].mood == "future" and parsed.text.startswith(_GOING_ON, acts[-1].end)
    if not acts or acts[-1].form != "attributive":
        return False
    _, high = run_after(parsed, acts[-1].end)
    particle = next((item for item in parsed.morphemes if item.start >= high), None)
    subject = particle is not None and particle.end <= start and particle.tag in ("JX", "JKS")
    return subject and _to_come(parsed, acts[-1])


def size_of_thing(parsed: Parsed, bracket: int) -> Status | None:
    """How real the thing before a bracket is by its modifier; None where none tells.

    >>> from digest.extract.parsing import parse
    >>> text = "조성 중인 산단(70만㎡)이 특구에 들어갔다."
    >>> size_of_thing(parse(text), text.index("(")).value
    'planned'
    """
    low, _ = run_before(parsed, bracket)
    act = next((act for act in reversed(parsed.predicates) if act.end <= low), None)
    if act is None or parsed.text[act.end : low].strip() or act.form == "connective":
        return None
    return Status.PLANNED if _to_come(parsed, act) else Status.ACTUAL if act.mood == "past" else None


def has_condition(parsed: Parsed, start: int) -> bool:
    """Whether a clause with 면 stands before the figure; `…에 따르면` is none."""
    before = [item for item in parsed.morphemes if item.end <= start]
    return any(
        item.tag == "EC" and item.form.endswith("면") and verb.form not in _CITING for verb, item in pairwise(before)
    )


def _is_condition(parsed: Parsed, act: Predicate) -> bool:
    return act.form == "connective" and act.lemma not in _CITING and parsed.text[: act.end].endswith("면")


def _to_come(parsed: Parsed, modifier: Predicate) -> bool:
    """Whether a modifier makes its noun something that is not there yet: `완성할`, `조성 중인`, `새로 뽑는`."""
    made = load_frames().class_of.get(modifier.lemma) in ("build", "start", "consider")
    under_way = made and modifier.mood in ("present", "progressive")
    return modifier.mood == "future" or under_way or _is_plan(parsed, modifier)


def _is_plan(parsed: Parsed, copula: Predicate) -> bool:
    """Whether a copula belongs to a plan or to work under way: `완성할 예정인`, `조성 중인`."""
    before = next((act for act in reversed(parsed.predicates) if act.end <= copula.start), None)
    mood = before.mood if before is not None and before.end == copula.start else None
    return copula.lemma == "이" and mood in ("future", "progressive")
