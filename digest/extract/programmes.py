"""Programmes and their money: what one is to do, what is granted, what is raised."""

from __future__ import annotations

from itertools import pairwise

from digest.extract.cases import Case
from digest.extract.frames import load_frames
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import run_after
from digest.extract.plans import has_condition
from digest.extract.predicates import Predicate
from digest.lazy import regex
from digest.model import Status

_TOLD = ("exist", "join", "attend", "estimate", "consider", "forecast", "change", "request")
"""Classes that tell how a programme's people and sizes are, not what it is to do."""
_CORE = regex(r"[이가]\s(?:골자|핵심|뼈대|요지|주요\s?내용|목적|취지)|[이입]니?다|으로,")
"""Behind a 것 that says what a programme is."""
_FUND = r"(?:펀드|기금|투자조합|출자금)"
_OF_FUND = regex(_FUND + r"(?:[을를은는이가도로]|\s?규모)?\s?\(?(?:총|약|모두|최대|\s)*$")
_FUND_OF = regex(r"\s?(?:규모|상당|이상|짜리)?(?:의|인|로|으로)?\s(?:[^\s,.]{1,12}\s){0,4}?[^\s,.]{0,12}" + _FUND)
_PER = regex(r"(?:최대|[가-힣]당|마다|이내)\s(?:연간\s|최대\s)?$")
_APPLICANTS = ("기업", "업체", "지자체", "과제", "대학", "팀", "곳", "기관", "자", "회사", "농가", "단체")
"""Nouns that with `선정된` name whoever will be chosen (`선정된 기업은 최대 1억 원을 지원받는다`)."""
_PLACED = ("뽑히", "낙점", "지정")
_THIS_TIME = regex(r"이번|최근|지난|올해")
_BY_AWARD = regex(r"(?:협약|합의)에 따라\s|(?:선정|통과|확정|채택|의결)(?:으로|됨에|함에|에 따라)\s")
_AGREED = regex(r"(?:협약|계약|합의)에 따[른라]\s[^,.\d]{0,16}$")
_PAID = ("spend", "build", "secure", "commit", "receive", "give", "use")
_SOURCE = regex(r"(?:[국도시군구]비|국고|지방비|민자|사업비)\s(?:총\s|약\s)?$")
_AND = ("며", "지만", "는데")
"""Endings of a clause that is whole: what is told behind it is something else."""
_NOW = regex(r"(?<![가-힣])현재[는까지]*\s[^.]*$")


def of_a_programme(case: Case) -> Status | None:
    """`240억 원을 들여 소재 100종을 발굴하는 사업이다`: what a programme is for is not done by that.

    A time that is over (`2019년부터 2022년까지 … 짓는 사업이다`) leaves the figure as its predicate tells it.
    """
    done = case.status in (Status.SPENT, Status.ACHIEVED, Status.ACTUAL, Status.COMMITTED)
    if not done or case.name in _TOLD or case.mood == "decided" or case.told.as_of is not None:
        return None
    verb = _of_programme(case)
    if verb is None:
        return None
    if _follows_object(case.parsed, verb):
        main = next((act for act in case.acts if act.start > verb.end), None)
        if main is None or not (main.mood == "progressive" or _begins(main)):
            return None
        under_way = load_frames().class_of.get(main.lemma) in ("build", "start")
        return Status.COMMITTED if case.money and under_way else Status.PLANNED
    return Status.PLANNED


def of_an_award(case: Case) -> Status | None:
    """`공모에 선정돼 40억 원을 투입한다`, `예타를 통과한 사업에는 270억 원이 들어간다`: settled by what came before."""
    text, low = case.parsed.text, case.quantity.start
    if case.money and case.status in (Status.PLANNED, Status.ACTUAL) and _AGREED.search(text[:low]):
        return Status.COMMITTED
    open_yet = case.money and case.status is Status.PLANNED and case.mood == "present"
    open_yet = open_yet and (case.name in _PAID or _SOURCE.search(text, 0, low) is not None)
    if not open_yet or has_condition(case.parsed, low) or case.told.earlier is Status.REQUESTED:
        return None
    settled = _BY_AWARD.search(text, 0, low) is not None or any(_settles(case, act) for act in case.parsed.predicates)
    settled = settled or tells_award(case.told.before)
    return Status.COMMITTED if settled else None


def of_a_fund(case: Case) -> Status | None:
    """`펀드 1200억 원을 조성했다` is a result, `펀드를 조성하고 … 유치에 나섰다` only an offer."""
    names = ("build", "spend") if case.told.sentence.startswith(")", case.quantity.end) else ("build",)
    built = case.money and case.name in names and case.status in (Status.SPENT, Status.COMMITTED, Status.PLANNED)
    if not built or case.mood == "decided" or not _is_fund(case):
        return None
    if case.told.as_of is not None or _NOW.search(case.parsed.text, 0, case.quantity.start):
        return Status.ACHIEVED if case.mood == "past" else Status.ACTUAL
    if case.status is Status.PLANNED:
        return None
    first, main = case.acts[0], next((act for act in case.acts if act.form == "final"), None)
    if case.status is Status.COMMITTED or (first.mood is None and main is not None and _begins(main)):
        return Status.PLANNED
    return Status.ACHIEVED


def tells_award(sentence: str) -> bool:
    """Whether a sentence reports that something was awarded, passed or signed (`공모에 최종 선정됐다`).

    >>> tells_award("시는 산업부 공모에 최종 선정됐다."), tells_award("시는 산업부 공모에 도전한다.")
    (True, False)
    """
    frames = load_frames()
    if not any(map(sentence.__contains__, frames.awards)):
        return False
    acts = parse(sentence).predicates
    return any(
        act.lemma in frames.awards and not act.denied and (act.mood == "past" or _leads_to_gain(act, following))
        for act, following in pairwise((*acts, Predicate(0, 0, "", "final", "present")))
        if act.form in ("final", "connective")
    )


def _leads_to_gain(act: Predicate, following: Predicate) -> bool:
    """`선정돼 이 사업을 추진하게 됐다`."""
    return act.form == "connective" and act.mood is None and following.mood in ("past", "decided")


def _of_programme(case: Case) -> Predicate | None:
    """The verb that says what a programme is for, where the figure is part of that clause."""
    for act in case.acts:
        if act.form == "connective" and act.mood in (None, "future"):
            if case.parsed.text[: act.end].endswith(_AND):
                return None
            continue
        if act.form == "attributive" and act.mood == "past" and _follows_object(case.parsed, act):
            continue  # `의료기기에 특화한 센터를 만드는 사업이다`
        if act.mood != "present":
            return None
        if act.form == "final":
            thing = case.parsed.text[: act.end].endswith("것") and _CORE.match(case.parsed.text, act.end)
            return act if thing else None
        low, high = run_after(case.parsed, act.end)
        named = case.parsed.text[low:high].endswith(load_frames().programmes)
        return act if act.form == "attributive" and named else None
    return None


def _follows_object(parsed: Parsed, verb: Predicate) -> bool:
    """Whether the noun a verb modifies is the object of another (`짓는 사업을 추진하고 있다`)."""
    _, high = run_after(parsed, verb.end)
    return any(item.start == high and item.tag == "JKO" for item in parsed.morphemes)


def _begins(act: Predicate) -> bool:
    return load_frames().class_of.get(act.lemma) == "start" and act.mood in ("past", "present")


def _settles(case: Case, act: Predicate) -> bool:
    """Whether an act before the figure, or what the figure's clause modifies, makes its money sure."""
    frames, parsed = load_frames(), case.parsed
    begun = frames.class_of.get(act.lemma) == "start" and act.mood == "past"
    if act.start >= case.quantity.end:
        return begun and act.form == "final" and case.acts[0].form == "attributive" and case.acts[0] is not act
    if act.end > case.quantity.start or act.denied or not (act.lemma in frames.awards or begun):
        return False
    if act.form == "connective":
        return act.lemma in frames.awards and act.mood in (None, "past")
    low, high = run_after(parsed, act.end)
    if act.lemma in _PLACED and not parsed.text[low:high].endswith(frames.programmes):
        return False  # `자리로 뽑힌 구정면 일대에는`
    if act.form != "attributive" or act.mood != "past":
        return False
    anybody = parsed.text[low:high].endswith(_APPLICANTS) and not _THIS_TIME.search(parsed.text[: act.start])
    return not anybody and not _PER.search(parsed.text[: case.quantity.start])


def _is_fund(case: Case) -> bool:
    text, low, high = case.told.sentence, case.quantity.start, case.quantity.end
    return _OF_FUND.search(text[:low]) is not None or _FUND_OF.match(text, high) is not None
