"""Figures that are parts of one told before: in the brackets behind it, or some of those it counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from digest.extract.milestones import UNIT as MILESTONE
from digest.extract.stops import in_brackets
from digest.extract.wording import joined
from digest.lazy import regex
from digest.model import Claim
from digest.text import Span

_OF_THOSE = regex(r"(?:(?:이|그)\s?(?:가운데|중에서|중에|중)|나머지)\s(?:[가-힣]+\s){0,2}$")
"""Before some of those counted in the text before: `이 가운데 7건은`, `나머지 5건에는`."""
_MORE = regex(r"(?:추가로|새로|더)\s(?:[가-힣]+\s){0,1}$")
"""Before more of what the text before counted."""
_NUMBER = regex(r"^\D*[\d,.]+\s?[십백천만여]*\s?")
_LOOK_BACK = 6
"""Claims before one among which the whole is looked for."""
_NAMING = 2
"""Words of a part's own description at most that want the whole's."""


def named(found: Iterable[Claim], known: list[Claim], sentence: Span) -> Iterator[Claim]:
    """A sentence's claims, parts with what their whole is; one of which nothing says what it counts is left out.

    `known` are the claims of the text before, in its order.
    """
    told: list[Claim] = []
    for claim in found:
        low = claim.start - sentence.start
        made: Claim | None = claim
        if not claim.what:
            whole = _counted_before(claim, sentence.text[:low], [*known, *told])
            made = replace(claim, what=whole.what, unit=whole.unit) if whole is not None else None
        elif in_brackets(sentence.text, low):
            made = _of_bracketed(claim, told, sentence.text.rfind("(", 0, low) + sentence.start, sentence)
        if made is not None:
            told.append(made)
            yield made


def is_some(before: str) -> bool:
    """Whether the words before a figure say that it counts some of those told of before.

    >>> is_some("이 가운데 "), is_some("나머지 사업 "), is_some("기업 ")
    (True, True, False)
    """
    return _OF_THOSE.search(before) is not None


def _counted_before(claim: Claim, before: str, known: list[Claim]) -> Claim | None:
    """The nearest claim before with the same counter: of the same sentence, or what this is some or more of."""
    of_those, more = is_some(before), _MORE.search(before) is not None
    for one in reversed(known[-_LOOK_BACK:]):
        if one.unit == MILESTONE or _counter(one) != _counter(claim):
            continue
        if more or one.sentence == claim.sentence or (of_those and one.value > claim.value):
            return one
    return None


def _of_bracketed(claim: Claim, told: list[Claim], opening: int, sentence: Span) -> Claim:
    """A part in brackets (`바이어 275명(해외 245명)`) called by its own word and the whole's."""
    whole = next((one for one in reversed(told) if one.end <= opening), None)
    if whole is None or sentence.text[whole.end - sentence.start : opening - sentence.start].strip():
        return claim
    part = claim.value < whole.value and _counter(claim) == _counter(whole) != ""
    if not part or len(claim.what.split()) > _NAMING:
        return claim
    return replace(claim, what=joined(claim.what, whole.what), unit=whole.unit)


def _counter(claim: Claim) -> str:
    """The counter of a count (`곳`); empty for money and measures, whose parts are told elsewhere."""
    return "" if claim.unit.isupper() or claim.unit in ("m2", "percent") else _NUMBER.sub("", claim.text)
