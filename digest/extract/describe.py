"""A short noun phrase, in the text's words, that says what a figure is about."""

from __future__ import annotations

import re

from digest.extract.counting import Counted
from digest.extract.focus import find_focus, is_bare
from digest.extract.money import describe_money
from digest.extract.nearby import FILLER, governor, nouns_near
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.parties import is_organisation
from digest.extract.phrases import run_after, run_before, tidy
from digest.extract.units import counted_nouns
from digest.extract.wording import closing_times, joined, load_words, says_nothing, when_so, without_lead_in
from digest.text import clip

LIMIT = 60
"""Characters of a description at most."""
_BESIDE = re.compile(r"^.*\d\S*[과와]\s")
"""Another figure's thing before its own: `대학 5곳과 연구소`."""
_EMPTY = re.compile(r"(?:^|\s)(?:씩|께)(?=\s|$)\s?")
_BYLINE = re.compile(r"^.*?[가-힣]{2,4} (?:선임|인턴|전문)?기자\s?[|=/]?\s?")
_MARK = re.compile("[‘’“”'\"「」『』]")
_SHORT = 3
"""Names of owners no longer than this are authorities (정부, 경북도)."""


def describe(parsed: Parsed, quantity: Quantity, counted: Counted | None, context: tuple[str, str]) -> str:
    """What the figure is about, `LIMIT` characters at most, never empty.

    `context` is the figure's owner, which may be empty, and the text before the sentence, for one
    that only says 이 사업.
    """
    owner, before = context
    if counted is not None:
        words = joined(owner, _of_count(parsed, quantity, counted))
    elif quantity.name.kind == "money":
        words = describe_money(parsed, quantity, owner, before)
    else:
        words = joined(owner, nouns_near(parsed, quantity))
    words = without_lead_in(when_so().sub("", _BESIDE.sub("", words)))
    words = closing_times().sub("", _EMPTY.sub(" ", _BYLINE.sub("", words)).strip())
    if len(_MARK.findall(words)) % 2:
        words = " ".join(_MARK.sub(" ", words).split())
    if not words or words == quantity.text or (words == owner and not words.endswith(load_words().measures)):
        words = joined(words if words != quantity.text else "", _deed(parsed, quantity, owner))
    unit = counted.unit if counted else quantity.name.unit
    words = words or load_words().nameless.get(unit or "", "")
    if is_bare(words):
        words = joined(find_focus(parsed, quantity.start, before), words)
    return clip(words, LIMIT) or quantity.text


def _deed(parsed: Parsed, quantity: Quantity, owner: str) -> str:
    """What is done with a figure, as a noun: 투자 of `한빛제약은 30억원을 투자한다`."""
    first = governor(parsed, quantity)
    deeds = load_words().spending
    if quantity.name.kind == "count":
        deeds = load_words().choosing if len(owner) <= _SHORT or is_organisation(owner) else {}
    return deeds.get(first.lemma, "") if first is not None else ""


def _of_count(parsed: Parsed, quantity: Quantity, counted: Counted) -> str:
    text = parsed.text
    if counted.start == counted.end:
        core = quantity.name.label or nouns_near(parsed, quantity)
    elif counted.after:
        low, high = _with_second(parsed, counted.start)
        begin, end = run_before(parsed, quantity.start, names=True)
        listed = "등" in text[end : quantity.start].split()
        before = "" if listed or says_nothing(tidy(text, begin, end)) else tidy(text, begin, end)
        core = joined(before, FILLER.sub("", tidy(text, low, max(high, counted.end))))
    else:
        low, _ = run_before(parsed, counted.end, links=1, names=True)
        core = tidy(text, min(low, counted.start), counted.end)
    first = governor(parsed, quantity)
    told = first is not None and first.lemma in load_words().doing and first.lemma not in core
    chosen = first is not None and first.lemma in load_words().choosing and counted.start == counted.end
    doing = first.lemma if first and told and not chosen else ""
    return f"{doing} {core}".strip()


def _with_second(parsed: Parsed, start: int) -> tuple[int, int]:
    """The nouns behind a figure, with a second kind of the same (`기업과 연구기관`), but no partner or act."""
    low, high = run_after(parsed, start)
    _, second = run_after(parsed, start, links=1)
    found = counted_nouns().find(parsed.text[high:second]) if second > high else None
    return (low, second) if found and found[1] not in ("", "agreements", "contracts", "projects") else (low, high)
