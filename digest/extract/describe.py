"""A short noun phrase, in the text's words, that says what a figure is about."""

from __future__ import annotations

from digest.extract.counting import Counted
from digest.extract.frames import load_frames
from digest.extract.fuller import fuller
from digest.extract.money import describe_money, spending
from digest.extract.nearby import FILLER, as_what, governor, nouns_near, role_after, thing_of_size
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.parties import is_organisation
from digest.extract.phrases import run_after, run_before, skipped_words, tidy
from digest.extract.units import counted_nouns
from digest.extract.wholes import is_some
from digest.extract.wording import (
    closing_times,
    joined,
    load_words,
    says_nothing,
    when_so,
    without_lead_in,
    without_times,
)
from digest.lazy import regex
from digest.text import clip

LIMIT = 60
"""Characters of a description at most."""
_BESIDE = regex(r"^.*\d\S*[과와]\s")
"""Another figure's thing before its own: `대학 5곳과 연구소`."""
_EMPTY = regex(r"(?:^|\s)(?:씩|께)(?=\s|$)\s?")
_BYLINE = regex(r"^.*?[가-힣]{2,4} (?:선임|인턴|전문)?기자\s?[|=/]?\s?")
_MARK = regex("[‘’“”'\"「」『』]")
_GAP = regex(r"\s(?=[-·]\S)")
"""What a bracket within a name leaves (`케이(K)-바이오`)."""
_SIZED = regex(r"^(?:\d\S*\s)?규모의\s")
"""A size before the counted thing (`3층 규모의 시설 2곳`)."""
_NEAR = 2
"""Characters at most between a figure and what says that something is so many."""
_REST = ("나머지", "절반", "반면", "가운데", "동안", "전", "뒤")
"""What is left of something, and no name of it."""
_DONE = ("수출", "생산", "납품", "매입", "지원", "기부")
"""What can be done with a measure of something else than land."""
_CASES = ("JKS", "JKO", "JKB", "JX")
_SHORT = 3
"""Names of owners no longer than this are authorities (정부, 경북도)."""


def describe(parsed: Parsed, quantity: Quantity, counted: Counted | None, context: tuple[str, str]) -> str:
    """What the figure is about, `LIMIT` characters at most; empty where nothing tells what is counted.

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
    words = _GAP.sub("", words)
    words = without_lead_in(when_so().sub("", _BESIDE.sub("", words)))
    words = closing_times().sub("", _EMPTY.sub(" ", _BYLINE.sub("", words)).strip())
    if len(_MARK.findall(words)) % 2:
        words = " ".join(_MARK.sub(" ", words).split())
    if not words or words == quantity.text or (words == owner and not words.endswith(load_words().measures)):
        role = role_after(parsed, quantity)
        words = role or joined(words if words != quantity.text else "", _deed(parsed, quantity, owner))
    unit = counted.unit if counted else quantity.name.unit
    nameless = load_words().nameless.get(unit or "", "")
    words = words or nameless
    if words == owner and unit == "m2" and not words.endswith(load_words().measures):
        words = joined(owner, nameless)
    words = fuller(words, (parsed, quantity, counted), owner, before).replace("사업 사업비", "사업비")
    words = words.removesuffix(" 가운데")
    if counted is not None and (words in ("", quantity.text) or words.rpartition(" ")[2] in _REST):
        return nameless or (_act(parsed, quantity) if quantity.name.by_noun else quantity.text)
    return clip(words, LIMIT) or quantity.text


def _deed(parsed: Parsed, quantity: Quantity, owner: str) -> str:
    """What is done with a figure, as a noun: 투자 of `한빛제약은 30억원을 투자한다`."""
    if quantity.name.kind != "count":
        deed = spending(parsed, quantity)
        if quantity.name.kind == "money":
            return deed
        return deed if deed.endswith(("면적", "매입") if quantity.name.unit == "m2" else _DONE) else ""
    first = governor(parsed, quantity)
    of_authority = len(owner) <= _SHORT or is_organisation(owner)
    return load_words().choosing.get(first.lemma, "") if first is not None and of_authority else ""


def _act(parsed: Parsed, quantity: Quantity) -> str:
    """What happened so many times, where only that is told: 공모 of `2천여 건이 공모에 응했다`; empty else."""
    first = governor(parsed, quantity)
    if quantity.name.name != "건" or first is None or is_some(parsed.text[: quantity.start]):
        return ""
    acts = load_frames().class_of
    noun = next((item for item in reversed(parsed.morphemes) if item.end <= first.start and item.tag == "NNG"), None)
    if first.of_noun and first.lemma in acts:
        return first.lemma
    return noun.form if noun is not None and noun.start >= quantity.end and noun.form in acts else ""


def _of_count(parsed: Parsed, quantity: Quantity, counted: Counted) -> str:
    text = parsed.text
    if counted.start == counted.end:
        core = thing_of_size(parsed, quantity) or as_what(parsed, quantity) or _acted_on(parsed, quantity)
        core = core or (role_after(parsed, quantity) if quantity.name.label else "")
        core = core or quantity.name.label or nouns_near(parsed, quantity) or _modified(parsed, quantity)
    elif counted.after:
        low, high = _with_second(parsed, counted.start)
        begin, end = run_before(parsed, quantity.start, names=True)
        listed = "등" in text[end : quantity.start].split()
        before = "" if listed or says_nothing(tidy(text, begin, end)) else tidy(text, begin, end)
        core = joined(before, FILLER.sub("", tidy(text, low, max(high, counted.end))))
    else:
        low, _ = run_before(parsed, counted.end, links=1, names=True)
        core = _SIZED.sub("", tidy(text, min(low, counted.start), counted.end))
        if core.endswith("형"):
            core = joined(core, as_what(parsed, quantity, loosely=True).rpartition(" ")[2])
    first = governor(parsed, quantity)
    told = first is not None and first.lemma in load_words().doing and first.lemma not in core
    chosen = first is not None and first.lemma in load_words().choosing and counted.start == counted.end
    doing = first.lemma if first and told and not chosen else ""
    return f"{doing} {without_times(without_lead_in(core))}".strip()


def _acted_on(parsed: Parsed, quantity: Quantity) -> str:
    """The object that a figure tells the number of: `현장인력을 해마다 2천 명씩 길러낸다`."""
    before = [item for item in parsed.morphemes if item.end <= quantity.start]
    while before and (before[-1].tag == "MAG" or before[-1].form in skipped_words()):
        before.pop()
    if not before or before[-1].tag != "JKO":
        return ""
    phrase = tidy(parsed.text, *run_before(parsed, before[-1].start))
    return "" if says_nothing(phrase) else phrase


def _modified(parsed: Parsed, quantity: Quantity) -> str:
    """The noun that a figure says the number of: 입주기업 of `74곳이던 입주기업이 늘었다`."""
    first = governor(parsed, quantity)
    if first is None or first.form != "attributive" or first.start > quantity.end + _NEAR:
        return ""
    particle = next((item for item in parsed.morphemes if item.start >= first.end and item.tag in _CASES), None)
    return tidy(parsed.text, *run_before(parsed, particle.start)) if particle is not None else ""


def _with_second(parsed: Parsed, start: int) -> tuple[int, int]:
    """The nouns behind a figure, with a second kind of the same (`기업과 연구기관`), but no partner or act."""
    low, high = run_after(parsed, start)
    _, second = run_after(parsed, start, links=1)
    found = counted_nouns().find(parsed.text[high:second]) if second > high else None
    return (low, second) if found and found[1] not in ("", "agreements", "contracts", "projects") else (low, high)
