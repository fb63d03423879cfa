"""What a sum is of: a project's whole cost, a balance, a budget and what it has become."""

from __future__ import annotations

from digest.extract.budgets import COPULA, SIZE_OF, is_bill, is_set_aside
from digest.extract.cases import CHANGES, PROMISED, Case
from digest.extract.frames import load_frames
from digest.extract.plans import has_condition
from digest.extract.stops import in_brackets
from digest.lazy import regex
from digest.model import Status

_SCALE = regex(r"\s?(?:규모|상당)의\s")
_WHOLE_COST = regex(r"원\s?\(총\s?(?:사업비|공사비|투자비|예산)\s?(?:약\s)?$")
_SUM = regex(
    r"(?:누계|누적|적립|적립금|매출|생산|수출|수입|피해|모금|보유)\s?(?:총액|금액|액|규모)?[은는]\s(?:총|모두|약|\s)*$"
)
_COST = regex(r"(?:총\s?)?(?:사업비|공사비|투자비|건립비)(?:[은는이가])?\s(?:총|약|모두|\s)*$")
_BUDGET = regex(
    r"(?:(?P<granted>예산|[국도시군구]비)|사업비|공사비|투자비|건립비)(?:[은는이가도]|에도)\s(?:[^.,]*\s)?$"
)


_GETTING_READY = ("준비", "마련", "고심", "저울질")
_CHOSEN = regex(r"(?:선정|확정|채택)된\s[^.▲△]{0,24}(?:사업|과제)(?:으로|에)?[은는]\s")
_PROJECTS = regex(r"(?:사업|과제|프로젝트)(?:으로|에)?[은는]\s")
_DEED = regex(r"(?P<deed>[가-힣]{2})\s?(?:액|금액|실적|건수|총액|규모)?[은는이가도]\s(?:총|모두|약|지금까지|누적|\s)*$")
_ENTERED = "담기"
"""What happens to money that is part of a budget: `예산에 설계비 8억 원이 담겼다`."""


def listed(case: Case) -> Status | None:
    """`주요 사업으로는 센터(240억 원) 등이 있다`: as real as what was told before; `선정된 사업은` makes it settled."""
    sentence, low = case.told.sentence, case.quantity.start
    if not case.money or case.status is not Status.ACTUAL or not in_brackets(sentence, low):
        return None
    if _CHOSEN.search(sentence, 0, low):
        return Status.COMMITTED
    if not _PROJECTS.search(sentence, 0, low):
        return None
    return case.told.earlier if case.told.earlier in PROMISED else Status.PLANNED


def of_a_deed(case: Case) -> Status | None:
    """`현장 계약은 620만 달러였다`, `특허 등록은 모두 310건에 이른다`: how much of it was done."""
    told = case.status is Status.ACTUAL and case.told.due is None and case.name == "exist"
    subject = _DEED.search(case.parsed.text[: case.quantity.start]) if told else None
    text, end = case.parsed.text, case.quantity.end
    if subject is None or not (COPULA.match(text, end) or text.startswith(("였", "이었"), end)):
        return None
    frames = load_frames()
    done = frames.class_of.get(subject["deed"]) == "deliver" or subject["deed"] in frames.signing
    return Status.ACHIEVED if done else None


def of_a_project(case: Case) -> Status | None:
    """`28억 원(총사업비 220억 원)을 확보했다`, `총사업비 300억 원 규모의 사업`: the whole is only planned."""
    if not case.money or case.status not in (Status.ACTUAL, Status.ACHIEVED, Status.TARGET, Status.COMMITTED):
        return None
    text, low, high = case.parsed.text, case.quantity.start, case.quantity.end
    sized = case.status is not Status.COMMITTED and SIZE_OF.search(text[:low]) and _SCALE.match(text, high)
    return Status.PLANNED if sized or _WHOLE_COST.search(case.told.sentence[:low]) else None


def of_a_sum(case: Case) -> Status | None:
    """`적립 누계액은 73억 원으로, 지금까지 19억 원을 지원했다`: the first is what there is."""
    known = case.status in (Status.SPENT, Status.PLANNED) and case.told.due is None
    text = case.parsed.text
    summed = known and case.money and _SUM.search(text, 0, case.quantity.start)
    return Status.ACTUAL if summed and COPULA.match(text, case.quantity.end) else None


def of_a_cost(case: Case) -> Status | None:
    """`사업비 80억 원이 투입되고, 면적은 2만㎡다`, `80억 원을 들여 조성에 착수했다`: not paid yet."""
    if case.status is not Status.SPENT:
        return None
    acts = case.acts
    if not acts or acts[0].form != "connective" or acts[0].mood == "past":
        return None
    if len(acts) > 1 and (acts[1].form, acts[1].mood) == ("attributive", "past"):
        return None  # `460억 원을 들여 조성한 연구시설이다`
    main = next((act.lemma for act in acts[1:] if act.form == "final"), "")
    kind = load_frames().class_of.get(main)
    lasting = next((act for act in acts[1:] if act.mood is not None), None)
    if lasting is not None and lasting.mood == "progressive" and case.told.due is None:
        if lasting.lemma in _GETTING_READY:
            return Status.PLANNED
        if load_frames().class_of.get(lasting.lemma) in ("build", "start"):
            return Status.COMMITTED  # `95억 원을 들여 짓고 있다`
    begun = kind == "start" and main != "공사"  # `공사를 끝냈다`
    stated = (kind == "exist" or not main) and _COST.search(case.parsed.text, 0, case.quantity.start) is not None
    return Status.COMMITTED if begun else Status.PLANNED if stated or kind == "consider" else None


def of_a_budget(case: Case) -> Status | None:
    """`사업비는 260억 원으로 불어났다`, `증액된 예산은 63억 원이다`: what a budget has become is no result."""
    changed = case.money and case.name in CHANGES and case.status in (Status.ACHIEVED, Status.ACTUAL)
    if not changed or not (told := _BUDGET.search(case.parsed.text, 0, case.quantity.start)):
        return None
    return Status.COMMITTED if told["granted"] else Status.PLANNED


def set_aside(case: Case) -> Status | None:
    """`용역 예산 3억 원을 세웠다`: money that was put into a budget, not spent."""
    entered = case.money and case.status is Status.ACTUAL and case.mood in ("past", "present") and case.acts
    if entered and case.acts[0].lemma == _ENTERED and not has_condition(case.parsed, case.acts[0].end):
        return Status.PLANNED if is_bill(case.parsed.text, case.quantity.start) else Status.COMMITTED
    paid = case.status is Status.SPENT and not is_bill(case.parsed.text, case.quantity.start)
    return Status.COMMITTED if paid and is_set_aside(case.parsed.text, case.quantity.start, case.acts) else None


def in_a_bill(case: Case) -> Status | None:
    """`추경안에 12억 원을 편성해 의회에 제출했다`: what is only proposed."""
    real = case.status in (Status.COMMITTED, Status.ACHIEVED, Status.ACTUAL, Status.SPENT)
    return Status.PLANNED if real and is_bill(case.parsed.text, case.quantity.start) else None
