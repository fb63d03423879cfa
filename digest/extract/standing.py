"""What the rest of a sentence, its dates and the sentence before say of how real a figure is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.extract.changes import leads_to, starts_change
from digest.extract.counting import Counted
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.status import decide_status, following_acts, govern, headline_status, load_frames
from digest.model import Status

_BUDGET_BILL = re.compile(r"예산안")
_INTO_BILL = re.compile(r"예산안에 (?:담|반영|편성|포함)")
_PASSED = re.compile(r"통과|의결|확정|국회를|국회 본회의")
_SIZE_OF = re.compile(
    r"(?:총?\s?사업비|총?\s?투자(?:비|액|금|금액)?|공사비|건립비|조성비|총액|예산|용지|부지|사업\s?부지)"
    r"(?:\s?규모)?(?:[은는이가]|\s)\s?(?:총|약|모두|최대|대략|\s)*$"
)
_COPULA = re.compile(r"\s?(?:규모|수준|상당)?(?:\s?\([^()]*\))?(?:이다|다|이며|이고|으로|로|인데|입니다)(?=[\s,.]|$)")
_PROMISED = (Status.PLANNED, Status.COMMITTED, Status.TARGET, Status.REQUESTED)
_SIGNED = frozenset(("agreements", "contracts", "cases", "projects"))
"""Counts that a signing itself is about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a figure besides its own clause."""

    unit: str
    counted: Counted | None
    following: Quantity | None
    """The next figure of the sentence."""
    as_of: str | None
    due: str | None
    earlier: Status | None
    """The status of the last figure of the sentence before; committed where that reports a signing."""


def settle_status(parsed: Parsed, quantity: Quantity, told: Standing) -> Status:
    """The status by the figure's own predicate, set right by dates, budgets, signings and sizes.

    >>> from digest.extract.numerals import find_quantities
    >>> from digest.extract.parsing import parse
    >>> text = "총사업비는 약 900억 원 규모다."
    >>> settle_status(parse(text), find_quantities(text)[0], Standing("KRW", None, None, None, None, None)).value
    'planned'
    """
    money, low, high = quantity.name.kind == "money", quantity.start, quantity.end
    status = decide_status(parsed, low, high, money=money)
    if starts_change(parsed, quantity, told.following) or (
        status is Status.TARGET and told.as_of and leads_to(parsed.text, quantity, told.following)
    ):
        return Status.ACTUAL
    if _is_bill(parsed.text, low) and status in (Status.COMMITTED, Status.ACHIEVED, Status.ACTUAL, Status.SPENT):
        return Status.PLANNED
    name, mood = govern(parsed, low, high, money=money)
    if told.due is not None and told.as_of is None:
        if money and (status is Status.ACTUAL or (status is Status.SPENT and mood != "past")):
            return Status.PLANNED
        if not parsed.predicates and status in (Status.ACTUAL, Status.ACHIEVED):
            return headline_status(parsed, high)
    if status is Status.ACTUAL and _states_size(parsed.text, quantity):
        return told.earlier if told.earlier in _PROMISED else Status.PLANNED if money else status
    signed = told.counted is not None and told.unit not in _SIGNED and status is Status.COMMITTED
    stands = told.unit == "m2" and status is Status.ACHIEVED and name == "build"
    return Status.ACTUAL if stands or (signed and _signs(parsed, high)) else status


def signs(parsed: Parsed) -> bool:
    """Whether a sentence reports a signing as done (`양해각서를 맺었다`)."""
    return any(item.lemma in load_frames().signing and item.mood == "past" for item in parsed.predicates)


def _signs(parsed: Parsed, end: int) -> bool:
    main = next((item for item in following_acts(parsed, end) if item.form != "attributive"), None)
    return main is not None and main.lemma in load_frames().signing


def _is_bill(text: str, start: int) -> bool:
    """Whether the figure is of a budget that is only a bill yet."""
    bill = _BUDGET_BILL.search(text, 0, start) or _INTO_BILL.search(text, start)
    return bill is not None and _PASSED.search(text) is None


def _states_size(text: str, quantity: Quantity) -> bool:
    """Whether a sentence only says how large a budget or a site is (`사업비는 300억 원이다`)."""
    if quantity.name.kind != "money" and quantity.name.unit != "m2":
        return False
    return _COPULA.match(text, quantity.end) is not None and _SIZE_OF.search(text[: quantity.start]) is not None
