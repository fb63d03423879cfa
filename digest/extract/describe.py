"""A short noun phrase, in the text's words, that says what a figure is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.extract.counting import Counted
from digest.extract.focus import find_focus, is_bare, last_project
from digest.extract.frames import load_frames
from digest.extract.numerals import Quantity
from digest.extract.owners import empty_words, times
from digest.extract.parsing import Parsed
from digest.extract.parties import is_organisation
from digest.extract.phrases import AMONG, bracket_opening, run_after, run_before, tidy
from digest.extract.predicates import Predicate
from digest.extract.stops import in_brackets
from digest.extract.units import counted_nouns
from digest.text import clip

LIMIT = 60
"""Characters of a description at most."""
_SIZE = re.compile(r"\s?(?:규모|상당)?의?\s?")
_FILLER = re.compile(r"^(?:상당의?|씩|규모의?|이상의?|수준의?|가량의?|쯤의?|짜리|여)(?:\s|$)")
_LEAD_IN = re.compile(
    r"^(?:(?:가운데|이 가운데|이 중|그중|이중|중|께|이외|포함|씩|특히|번지|이후|뒤|연내|현재|해|새|초|올해|그동안)\s)+"
)
_BESIDE = re.compile(r"^.*\d\S*[과와]\s")
"""Another figure's thing before its own: `대학 5곳과 연구소`."""
_EMPTY = re.compile(r"(?:^|\s)(?:씩|께)(?=\s|$)\s?")
_BYLINE = re.compile(r"^.*?[가-힣]{2,4} (?:선임|인턴|전문)?기자\s?[|=/]?\s?")
_MARK = re.compile("[‘’“”'\"「」『』]")
_FIGURES = re.compile(r"(?:\d\S*\s?)+")
_SHORT = 3
"""Names of owners no longer than this are authorities (정부, 경북도)."""
_PROJECT = re.compile(r"(?:이번?|해당|본|동|그)\s(?:사업|프로젝트|센터|단지|펀드|공모|시설)|사업비|예산")
_OF_SIZE = re.compile(r"\s?(?:규모|상당|수준)의\s")
_PARTICLES = 3
"""How many particles may stand between a figure and the noun it is of."""
_LOOK_BACK = 1500  # characters before a sentence in which the project it calls 이 사업 was named


@dataclass(frozen=True, slots=True)
class _Words:
    parts: frozenset[str]
    doing: frozenset[str]
    acts: frozenset[str]
    shapes: tuple[str, ...]
    facilities: tuple[str, ...]
    measures: tuple[str, ...]
    grounds: tuple[str, ...]
    spending: dict[str, str]
    choosing: dict[str, str]
    nameless: dict[str, str]
    projects: tuple[str, ...]


@cache
def _words() -> _Words:
    document = vocabulary.load("extract/describe.yml")

    def words(key: str) -> tuple[str, ...]:
        return vocabulary.strings(document[key], f"extract/describe.yml: {key}")

    return _Words(
        parts=frozenset(words("parts")),
        doing=frozenset(words("doing")),
        acts=frozenset(words("acts")),
        shapes=words("shapes"),
        measures=words("measures"),
        grounds=words("grounds"),
        facilities=vocabulary.strings(
            vocabulary.load("extract/milestones.yml")["facilities"], "extract/milestones.yml: facilities"
        ),
        spending={str(verb): str(noun) for verb, noun in document["spending"].items()},
        choosing={str(verb): str(noun) for verb, noun in document["choosing"].items()},
        nameless={str(unit): str(noun) for unit, noun in document["nameless"].items()},
        projects=words("projects"),
    )


@cache
def _when() -> re.Pattern[str]:
    """When a figure was so (`지난해 말 기준`): it has a date of its own."""
    years = r"\d+월|\d+분기|(?:19|20)\d\d년|[연월]?[말초]"
    return re.compile(rf"(?:^|(?<=\s))(?:(?:{'|'.join(times())}|{years})\s?)*(?:기준|현재)\s")


@cache
def _closing_times() -> re.Pattern[str]:
    """Words of time that close a description: `충북도 이달`."""
    return re.compile(rf"(?:^|\s)(?:(?:{'|'.join(times())}|\d+월|\d+분기)(?:\s|$))+$")


def says_nothing(words: str) -> bool:
    """Whether a description is empty or ends in a word of shape, place or time that names no thing."""
    words = _closing_times().sub("", words)
    return not words or words in empty_words() or words.rpartition(" ")[2] in _words().shapes


def nameless_words() -> frozenset[str]:
    """What figures are called of which nothing is known but their unit (`금액`)."""
    return frozenset(_words().nameless.values())


def is_of_budget(words: str) -> bool:
    """Whether a description's last word labels money (`센터 총사업비`) and names no thing."""
    return words.rpartition(" ")[2] in _words().parts


def describe(parsed: Parsed, quantity: Quantity, counted: Counted | None, context: tuple[str, str]) -> str:
    """What the figure is about, `LIMIT` characters at most, never empty.

    `context` is the figure's owner, which may be empty, and the text before the sentence, for one
    that only says 이 사업.
    """
    owner, before = context
    if counted is not None:
        words = _joined(owner, _of_count(parsed, quantity, counted))
    elif quantity.name.kind == "money":
        words = _of_money(parsed, quantity, owner, before)
    else:
        words = _joined(owner, _near(parsed, quantity))
    words = _LEAD_IN.sub("", _when().sub("", _BESIDE.sub("", words)))
    words = _closing_times().sub("", _EMPTY.sub(" ", _BYLINE.sub("", words)).strip())
    if len(_MARK.findall(words)) % 2:
        words = " ".join(_MARK.sub(" ", words).split())
    if not words or words == quantity.text or (words == owner and not words.endswith(_words().measures)):
        words = _joined(words if words != quantity.text else "", _deed(parsed, quantity, owner))
    unit = counted.unit if counted else quantity.name.unit
    words = words or _words().nameless.get(unit or "", "")
    if is_bare(words):
        words = _joined(find_focus(parsed, quantity.start, before), words)
    return clip(words, LIMIT) or quantity.text


def _deed(parsed: Parsed, quantity: Quantity, owner: str) -> str:
    """What is done with a figure, as a noun: 투자 of `한빛제약은 30억원을 투자한다`."""
    first = _first(parsed, quantity)
    deeds = _words().spending
    if quantity.name.kind == "count":
        deeds = _words().choosing if len(owner) <= _SHORT or is_organisation(owner) else {}
    return deeds.get(first.lemma, "") if first is not None else ""


def _joined(*parts: str) -> str:
    kept: list[str] = []
    for part in parts:
        if part and not any(part in other for other in kept):
            kept = [other for other in kept if other not in part]
            kept.append(part)
    return " ".join(kept)


def _of_count(parsed: Parsed, quantity: Quantity, counted: Counted) -> str:
    text = parsed.text
    if counted.start == counted.end:
        core = quantity.name.label or _near(parsed, quantity)
    elif counted.after:
        low, high = _with_second(parsed, counted.start)
        begin, end = run_before(parsed, quantity.start, names=True)
        listed = "등" in text[end : quantity.start].split()
        before = "" if listed or says_nothing(tidy(text, begin, end)) else tidy(text, begin, end)
        core = _joined(before, _FILLER.sub("", tidy(text, low, max(high, counted.end))))
    else:
        low, _ = run_before(parsed, counted.end, links=1, names=True)
        core = tidy(text, min(low, counted.start), counted.end)
    first = _first(parsed, quantity)
    told = first is not None and first.lemma in _words().doing and first.lemma not in core
    chosen = first is not None and first.lemma in _words().choosing and counted.start == counted.end
    doing = first.lemma if first and told and not chosen else ""
    return f"{doing} {core}".strip()


def _with_second(parsed: Parsed, start: int) -> tuple[int, int]:
    """The nouns behind a figure, with a second kind of the same (`기업과 연구기관`), but no partner or act."""
    low, high = run_after(parsed, start)
    _, second = run_after(parsed, start, links=1)
    found = counted_nouns().find(parsed.text[high:second]) if second > high else None
    return (low, second) if found and found[1] not in ("", "agreements", "contracts", "projects") else (low, high)


def _of_money(parsed: Parsed, quantity: Quantity, owner: str, before: str) -> str:
    label = _LEAD_IN.sub("", _near(parsed, quantity))
    opening = bracket_opening(parsed.text, quantity.start)
    if opening is not None:
        return label or owner
    if in_brackets(parsed.text, quantity.start):
        opening = parsed.text.rfind("(", 0, quantity.start)
        return _joined(tidy(parsed.text, *run_before(parsed, opening, links=2)), label)
    if label and label.split()[-1] not in _words().parts and not (label == "회사" != owner):
        return _joined(owner, label)
    head = _seat(parsed, quantity, before) or _purpose(parsed, quantity) or owner or _built(parsed, quantity)
    if not head and (label or _PROJECT.search(parsed.text)):
        head = last_project(before[-_LOOK_BACK:])
    return _joined(head, "" if label == "회사" else label)


def _seat(parsed: Parsed, quantity: Quantity, before: str) -> str:
    """The facility or project that money goes into: `시험센터에는 사업비 80억원을 투입해 별관을 고친다`."""
    for index in range(len(parsed.morphemes) - 1, -1, -1):
        morpheme = parsed.morphemes[index]
        if morpheme.end > quantity.start:
            continue
        if morpheme.tag == "EC":
            return ""
        if morpheme.tag == "JKB" and morpheme.form == "에":
            name = tidy(parsed.text, *run_before(parsed, morpheme.start))
            if name.endswith((*_words().facilities, *_words().projects)):
                return last_project(before[-_LOOK_BACK:]) if name.startswith(("이번 ", "이 ", "본 ", "해당 ")) else name
    return ""


def _near(parsed: Parsed, quantity: Quantity) -> str:
    """What a figure is of: the nouns behind its 규모의, before it, behind its 의, before a particle, after it."""
    text = parsed.text
    size = _OF_SIZE.match(text, quantity.end)
    following = next((item for item in parsed.morphemes if item.start >= quantity.end), None)
    spans = [run_after(parsed, size.end())] if size else []
    opening = bracket_opening(text, quantity.start)
    spans.append(run_before(parsed, quantity.start if opening is None else opening, links=1, names=True))
    if quantity.name.unit in ("m2", "litres") and text[quantity.end : quantity.end + 1] == " ":
        spans.append(run_after(parsed, quantity.end))
    if following is not None and following.tag == "JKG":
        spans.append(run_after(parsed, following.end))
    spans += [run_before(parsed, position, names=True) for position in _particles_before(parsed, quantity)]
    spans.append(run_after(parsed, quantity.end))
    labels = (_FILLER.sub("", tidy(text, *span)) for span in spans)
    barred = _words().grounds if quantity.name.kind == "money" else ()
    return next(
        (
            label
            for label in labels
            if not says_nothing(label) and not _FIGURES.fullmatch(label) and not label.endswith(barred)
        ),
        "",
    )


def _particles_before(parsed: Parsed, quantity: Quantity) -> Iterator[int]:
    """Where the particles before a figure begin, nearest first, up to the end of the clause before."""
    left = _PARTICLES
    for morpheme in reversed([item for item in parsed.morphemes if item.end <= quantity.start]):
        if morpheme.tag in ("EC", "EF", "ETM", "SP", "SF") or not left:
            return
        if morpheme.tag.startswith("J"):
            left -= 1
            if quantity.name.kind == "money" and morpheme.form in ("와", "과"):
                continue
            yield morpheme.start


def _first(parsed: Parsed, quantity: Quantity) -> Predicate | None:
    return next((item for item in parsed.predicates if item.start >= quantity.end), None)


def _purpose(parsed: Parsed, quantity: Quantity) -> str:
    """What money is for: the noun its modifier belongs to, the object of the main predicate, or what follows."""
    first = _first(parsed, quantity)
    phrase = ""
    if first is not None and first.form == "attributive":
        phrase = tidy(parsed.text, *run_after(parsed, first.end, links=1))
    elif first is not None and first.form == "connective":
        phrase = _object_after(parsed, first)
    if not says_nothing(phrase):
        return phrase
    size = _SIZE.match(parsed.text, quantity.end)
    phrase = tidy(parsed.text, *run_after(parsed, size.end() if size else quantity.end))
    return phrase if len(phrase) > 2 and not AMONG.match(parsed.text, quantity.end) and not says_nothing(phrase) else ""


def _built(parsed: Parsed, quantity: Quantity) -> str:
    """The facility that a later modifier names: `300억원이 투입돼 2만㎡에 조성되는 누리단지에는`."""
    for predicate in parsed.predicates:
        if predicate.start >= quantity.end and predicate.form == "final":
            return ""
        if predicate.start < quantity.end or predicate.form != "attributive":
            continue
        name = tidy(parsed.text, *run_after(parsed, predicate.end))
        if name.endswith(_words().facilities):
            return name
    return ""


def _object_after(parsed: Parsed, predicate: Predicate) -> str:
    """The object of the main predicate behind `predicate`, with what is done to it (`센터 구축`)."""
    for morpheme in parsed.morphemes:
        if morpheme.tag != "JKO" or morpheme.start <= predicate.end:
            continue
        act = next((item for item in parsed.predicates if item.start >= morpheme.end), None)
        if act is not None and (act.form == "attributive" or act.lemma in load_frames().transparent):
            continue
        phrase = tidy(parsed.text, *run_before(parsed, morpheme.start))
        if not says_nothing(phrase) and phrase.rpartition(" ")[2] not in _words().grounds:
            return f"{phrase} {act.lemma}" if act is not None and act.lemma in _words().acts else phrase
    return ""
