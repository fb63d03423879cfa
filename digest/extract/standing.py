"""What the rest of a sentence, its dates and the sentence before say of how real a figure is."""

from __future__ import annotations

from digest.extract.actors import in_a_place, of_actors, of_the_chosen, of_things_put_up, of_those_before
from digest.extract.budgets import said_at_first, states_size
from digest.extract.cases import CHANGES, PROMISED, SIGNED, SIZES, Case, Standing
from digest.extract.changes import leads_to, starts_change
from digest.extract.costs import in_a_bill, listed, of_a_budget, of_a_cost, of_a_deed, of_a_project, of_a_sum, set_aside
from digest.extract.frames import load_frames
from digest.extract.governors import by_modifier
from digest.extract.numerals import Quantity
from digest.extract.outlook import announced
from digest.extract.parsing import Parsed
from digest.extract.phrases import AMONG
from digest.extract.plans import (
    beside_a_thing,
    called_for,
    foreseen,
    has_condition,
    hoped_for,
    in_a_plan,
    of_an_estimate,
    of_things_to_come,
    under_a_condition,
)
from digest.extract.predicates import CONTAINED
from digest.extract.programmes import of_a_fund, of_a_programme, of_an_award
from digest.extract.sizes import of_a_site, of_a_size_that_is
from digest.extract.status import following_acts, govern, headline_status
from digest.lazy import regex
from digest.model import Status

_NOW = regex(r"(?<![가-힣])현재(?:는|까지)?\s(?:(?!\d\S*에서\s)[^,.])*$")
_SOME_OF = regex(r"\s?(?:가운데|중),?\s(?:절반|대부분|상당수|일부)")
_THAN = regex(r"\s?(?:규모|수준)?(?:보다|에 비해|에 견줘)(?=[\s,])")
_SO_FAR = regex(r"(?:지금까지|현재까지|올해까지|이제까지|지난해까지|그동안|누적)\s[^.]*$")
_AWARDED = regex(r"(?:선정|확정|지정|수상|통과|유치)(?:되어|되며|돼|됐|되면서|하고|하며|해|으로|에 따라)[^가-힣]")
_SHARE = regex(r"의\s(?:약\s)?[\d.]+\s?%")
_EACH_YEAR = regex(r"(?:연간|매년|해마다|연)\s(?:약\s)?$")
_INCOME = regex(r"(?:의\s투자(?:금)?를|기술료|계약금|포상금|상금|시상금)")
_BESIDE = 12
"""Characters around a sum in which its kind is told."""
_SURVEY = regex(r"설문|여론조사|실태조사|응답자")
_ANSWERS = frozenset(("응답", "답하", "답", "대답"))


def settle_status(parsed: Parsed, quantity: Quantity, told: Standing) -> Status:
    """The status by the figure's own predicate, set right by dates, budgets, signings and sizes.

    >>> from digest.extract.numerals import find_quantities
    >>> from digest.extract.parsing import parse
    >>> text = "총사업비는 약 900억 원 규모다."
    >>> settle_status(parse(text), find_quantities(text)[0], Standing("KRW", None, None, None, None, None)).value
    'planned'
    """
    money = quantity.name.kind == "money"
    acts = following_acts(parsed, quantity.end)
    name, mood = govern(parsed, acts, (quantity.start, quantity.end), money=money)
    status = load_frames().status[name, mood, "money" if money else "count"]
    case = Case(parsed, quantity, told, acts, status, name, mood, money=money)
    return next((found for rule in _RULES if (found := rule(case)) is not None), status)


def _before_a_change(case: Case) -> Status | None:
    parsed, quantity, following = case.parsed, case.quantity, case.told.following
    grown = case.name in CHANGES and case.status in PROMISED and case.told.as_of is not None
    changed = starts_change(parsed, quantity, following) or (grown and leads_to(parsed.text, quantity, following))
    return (said_at_first(parsed.text, quantity.start) or Status.ACTUAL) if changed else None


def _at_first(case: Case) -> Status | None:
    real = case.status in (Status.ACTUAL, Status.ACHIEVED)
    return said_at_first(case.parsed.text, case.quantity.start) if real else None


def _among_what_was_told(case: Case) -> Status | None:
    """`예산 9조 원을 건의했다. 바이오 사업 1830억 원이 들어 있다`: part of what was asked for."""
    within = case.acts and case.acts[0].lemma == CONTAINED and case.told.earlier in PROMISED
    return case.told.earlier if within else None


def _of_a_whole(case: Case) -> Status | None:
    if not _is_whole(case.parsed.text, case.quantity, case.told.following):
        return None
    return Status.PLANNED if case.money else Status.ACTUAL


def _compared(case: Case) -> Status | None:
    """`전년도 4,310억 원보다 205억 원 늘었다`, `기업의 64%가 계획이 있다고 답했다`: known already."""
    if _THAN.match(case.parsed.text, case.quantity.end):
        return said_at_first(case.parsed.text, case.quantity.start) or Status.ACTUAL
    acts = case.acts if case.told.unit == "percent" else []
    answered = any(item.lemma in _ANSWERS and item.mood == "past" for item in acts)
    asked = acts and case.status is Status.PLANNED and _SURVEY.search(case.parsed.text, 0, case.quantity.start)
    return Status.ACTUAL if answered or asked else None


def _awarded(case: Case) -> Status | None:
    """`공모에 선정돼 국비 90억 원을 지원받는다` is settled."""
    gets = (
        case.money
        and case.name in ("secure", "commit")
        and case.mood == "present"
        and not has_condition(case.parsed, case.quantity.start)
    )
    return Status.COMMITTED if gets and _AWARDED.search(case.parsed.text, 0, case.quantity.start) else None


def _each_year(case: Case) -> Status | None:
    """`연간 2000명을 양성하는 센터가 문을 열었다` tells what the centre can do."""
    done = case.status is Status.ACHIEVED and case.told.due is None
    can = done and case.acts and case.acts[0].form == "attributive"
    return Status.ACTUAL if can and _EACH_YEAR.search(case.parsed.text, 0, case.quantity.start) else None


def _cumulated(case: Case) -> Status | None:
    """`지금까지 연구자 310명을 지원하며 기여하고 있다` has been done, though the main verb tells what is."""
    done = case.name in ("build", "deliver", "spend") and case.mood == "progressive" and not case.money
    return Status.ACHIEVED if done and _SO_FAR.search(case.parsed.text, 0, case.quantity.start) else None


def _as_it_stands(case: Case) -> Status | None:
    """`현재 52개 대학이 참여한다` tells what is, `20개 기업이 참여한다` what is to come."""
    told = case.told.as_of is not None or _is_now(case.parsed, case.quantity.start)
    whole = case.acts and (case.acts[0].lemma, case.acts[0].form) == ("이", "connective")
    if not case.money and whole and _is_now(case.parsed, case.quantity.start) and case.status is Status.PLANNED:
        return Status.ACTUAL  # `현재 입주기업은 11곳이며 연말까지 4곳이 더 들어올 예정이다`
    now = not case.money and case.mood == "present" and told and case.told.due is None
    now = now and not has_condition(case.parsed, case.quantity.start)
    return Status.ACTUAL if now and case.status is Status.PLANNED else None


def _is_now(parsed: Parsed, start: int) -> bool:
    """Whether 현재 is said of a figure, not of a modifier before it (`현재 짓고 있는 센터에 25종을 들여놓는다`)."""
    now = _NOW.search(parsed.text, 0, start)
    return now is not None and not any(
        act.mood == "progressive" for act in parsed.predicates if now.start() <= act.start and act.end <= start
    )


def _by_its_date(case: Case) -> Status | None:
    if case.told.due is None or case.told.as_of is not None:
        return None
    unpaid = case.status is Status.SPENT and case.mood != "past"
    if case.money and (case.status is Status.ACTUAL or unpaid):
        return Status.PLANNED
    if not case.parsed.predicates and case.status in (Status.ACTUAL, Status.ACHIEVED):
        return headline_status(case.parsed, case.quantity.end)
    return None


def _earned(case: Case) -> Status | None:
    """`230억 원의 투자를 받았다`, `기술료 82억 원을 확보했다`: what somebody got, no budget."""
    got = case.money and case.status is Status.COMMITTED and case.mood == "past"
    got = got and case.name in ("receive", "secure", "commit")
    if got and case.acts and case.acts[0].lemma == "투자받":
        return Status.ACHIEVED
    around = case.parsed.text[max(0, case.quantity.start - _BESIDE) : case.quantity.end + _BESIDE]
    return Status.ACHIEVED if got and _INCOME.search(around) else None


def _of_a_size(case: Case) -> Status | None:
    paid = case.money and case.status is Status.SPENT
    if not (paid or case.status is Status.ACTUAL) or not states_size(case.parsed.text, case.quantity):
        return None
    if paid and by_modifier(case.parsed, case.quantity.start, load_frames(), money=True) is not None:
        return None  # `들어간 예산은 72억 원이다`
    if _SO_FAR.search(case.parsed.text, 0, case.quantity.start):
        return None  # `누적 투자금은 710억 원이다`
    if case.told.earlier in PROMISED and case.told.earlier is not Status.REQUESTED:  # of the whole nobody asked
        return case.told.earlier
    return Status.PLANNED if case.money else None


def _of_things_that_stand(case: Case) -> Status | None:
    counted = case.told.counted is not None and case.told.unit not in SIGNED
    signed = counted and case.status is Status.COMMITTED and _signs(case.parsed, case.quantity.end)
    coming = by_modifier(case.parsed, case.quantity.start, load_frames(), money=False) if signed else None
    signed = signed and (coming is None or coming[1] != "future")  # `입주할 기업 17곳과 협약을 맺었다`
    built = case.told.unit in SIZES and case.status is Status.ACHIEVED
    if built and case.name not in ("build", "outcome"):
        verb = case.acts[0].lemma if case.acts else ""
        built = load_frames().class_of.get(verb) == "exist" or verb in load_frames().events
    return Status.ACTUAL if signed or built else None


_RULES = (
    _before_a_change,
    _compared,
    _at_first,
    set_aside,
    of_a_project,
    of_a_sum,
    listed,
    of_a_deed,
    _awarded,
    of_an_award,
    _earned,
    foreseen,
    of_a_programme,
    of_a_fund,
    of_a_cost,
    _each_year,
    _cumulated,
    called_for,
    in_a_bill,
    _among_what_was_told,
    _of_a_whole,
    of_a_size_that_is,
    of_a_site,
    of_an_estimate,
    hoped_for,
    of_a_budget,
    in_a_plan,
    _as_it_stands,
    under_a_condition,
    of_things_to_come,
    beside_a_thing,
    announced,
    _by_its_date,
    _of_a_size,
    _of_things_that_stand,
    of_actors,
    of_things_put_up,
    of_the_chosen,
    in_a_place,
    of_those_before,
)
"""What sets a predicate's status right; the first that applies decides."""


def _is_whole(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether the next figure is a part of this one and has the verb (`231억 원 가운데 40억 원을 확보했다`)."""
    if _SHARE.match(text, quantity.end):
        return True
    part = following is not None and (
        following.name.name in (quantity.name.name, "%") or following.name.unit == quantity.name.unit == "m2"
    )
    return (AMONG if part else _SOME_OF).match(text, quantity.end) is not None


def signs(parsed: Parsed) -> bool:
    """Whether a sentence reports a signing as done (`양해각서를 맺었다`)."""
    return any(item.lemma in load_frames().signing and item.mood == "past" for item in parsed.predicates)


def _signs(parsed: Parsed, end: int) -> bool:
    main = next((item for item in following_acts(parsed, end) if item.form != "attributive"), None)
    return main is not None and main.lemma in load_frames().signing
