"""Budgets and sizes: what is only a bill, what was set aside, what was planned at first."""

from __future__ import annotations

from digest.extract.numerals import Quantity
from digest.extract.predicates import Predicate
from digest.lazy import regex
from digest.model import Status

_BUDGET_BILL = regex(r"(?:예산|추경|정부)안")
_INTO_BILL = regex(r"예산안에 (?:담|반영|편성|포함)")
_PASSED = regex(r"통과|의결|확정|국회를|국회 본회의")
SIZE_OF = regex(
    r"(?:사업(?=은)|프로젝트(?=는)|총?\s?사업비"
    r"|총?\s?(?:투자|출자)(?:비|액|금|금액)?|(?:투자|출자)하기로 한 금액|공사비|건립비|조성비"
    r"|연구비|총액|예산|한도|(?:펀드|기금|조성|결성)\s?규모|결성액|조성액"
    r"|(?<!재배)(?<!재배 )(?<!경지)(?<!산림)(?:연|대지|건축)?면적|용지|부지|사업\s?부지)(?:\s?규모)?"
    r"(?:[은는이가을를]|\s)\s?(?:\d+년(?:간|\s?동안)\s)?"
    r"(?:[^,.]{2,24}\s(?:등|합쳐|합해|더해|포함해)\s|[가-힣A-Za-z]{2,14}[이가]\s)?"
    r"(?:[가-힣]{1,3}당\s)?(?:총|약|모두|최대|대략|\s)*$"
)
COPULA = regex(
    r"\s?(?:규모|수준|상당|가량|안팎|정도|쯤)?(?:\s?\([^()]*\))?"
    r"(?:(?:이다|다|이며|이고|으로|로|인데|입니다|이?라고)(?=[\s,.]|$)|,\s(?=[가-힣 ]{2,14}[은는]\s)"
    r"|(?:에\s(?:이르|이른|달하|달한|육박)|[을를]\s(?:웃도|웃돈|넘|초과)))"
)
"""Behind a size that a sentence only states; a list of sizes goes on with its next subject."""
_FUNDS = regex(
    r"(?:예산|사업비|설계비|용역비|운영비|건립비|국비|도비|시비|군비|기금)(?:[은는으]?로?|[을를])?\s(?:총|약|모두|\s)*$"
)
_SET_ASIDE = frozenset(("세우", "짜", "마련", "잡"))
_AT_FIRST = regex(
    r"(?:당초|애초|원래|처음)(?:에|엔)?\s(?:(?P<asked>요청|건의|신청)|계획|예상|예정|목표|구상)"
    r"(?:한|했던|하던|하였던|된|됐던|액|안)?(?:[은는]|\s[^,.\d]{0,16})?\s?$"
)


def is_bill(text: str, start: int) -> bool:
    """Whether the figure is of a budget that is only a bill yet."""
    bill = _BUDGET_BILL.search(text, 0, start) or _INTO_BILL.search(text, start)
    return bill is not None and _PASSED.search(text) is None


def states_size(text: str, quantity: Quantity) -> bool:
    """Whether a sentence only says how large a budget or a site is (`사업비는 300억 원이다`)."""
    if quantity.name.kind != "money" and quantity.name.unit != "m2":
        return False
    return COPULA.match(text, quantity.end) is not None and SIZE_OF.search(text[: quantity.start]) is not None


def is_set_aside(text: str, start: int, acts: list[Predicate]) -> bool:
    """Whether money was put into a budget, not spent (`용역 예산 3억 원을 세웠다`); `acts` are what follows it."""
    return bool(acts) and acts[0].lemma in _SET_ASIDE and _FUNDS.search(text[:start]) is not None


def said_at_first(text: str, start: int) -> Status | None:
    """What a figure was before things went otherwise: `당초 요청한 320억 원보다`, `애초 계획은 120억 원이었다`.

    >>> said_at_first("당초 요청한 국비 90억원보다 줄었다.", 10).value
    'requested'
    """
    told = _AT_FIRST.search(text[:start])
    return None if told is None else Status.REQUESTED if told["asked"] else Status.PLANNED
