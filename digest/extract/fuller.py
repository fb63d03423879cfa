"""What a description gets that only names a measure or a kind: the clause before its noun, its thing, its topic."""

from __future__ import annotations

from itertools import islice

from digest.extract.counting import Counted
from digest.extract.focus import find_focus, is_bare, is_thing, last_project
from digest.extract.modifiers import clause_before
from digest.extract.numerals import Quantity
from digest.extract.owners import AUTHORITIES, named_in_full
from digest.extract.parsing import Parsed, parse
from digest.extract.parties import is_organisation
from digest.extract.phrases import AMONG, run_before, skipped_words, tidy
from digest.extract.wording import is_of_budget, joined, load_words
from digest.lazy import regex
from digest.text import sentences

_KIND_WORDS = 2
"""Words of a description at most that may be a mere kind (`전문 인력`)."""
_COMMON = frozenset(("NNG", "XSN", "XPN", "XR", "MM", "NNB"))
_TOPICS = ("은", "는")
_STEMS = (
    "하",
    "되",
    "있",
    "없",
    "이",
    "오",
    "가",
    "보",
    "주",
    "지",
    "내",
    "키",
    "우",
    "리",
    "치",
    "짓",
    "들",
    "맺",
    "맞",
)
"""How stems of verbs end, before 는."""
_NAMING = ("JX", "JKS", "JKO", "JKG", "JC")
"""Particles behind what a sentence names."""
_SHORTEST = 2
_MARKS = "’'”\"」』),"
_SEVERAL = ("기업", "기업들", "업체", "업체들", "회사", "기관", "관계자")
"""Ends of topics of which several are meant."""
_ALSO = regex("(?:에서)?도\\s")
"""Behind a figure that adds others to what was told of."""
_NEAR = 8
"""Characters behind a figure within which its own noun ends."""
_LOOK_BACK = 3
"""Sentences before a figure's own in which its topic may have been named."""
_REACH = 700
"""Characters before it that are looked at."""


def fuller(words: str, figure: tuple[Parsed, Quantity, Counted | None], owner: str, before: str) -> str:
    """A description as it is, or, where it is thin, with what the text says of its noun or its thing.

    `before` is the text in front of the sentence.
    """
    parsed, quantity, counted = figure
    if counted is None or " " in words:
        words = named_in_full(words, parsed.text, before)
    alone = words.removeprefix(f"{owner} ") if owner.endswith(AUTHORITIES) else words
    if is_bare(alone):
        words = _of_thing(alone, (parsed, quantity), before, owned=alone != words) or words
    if owner and words.startswith(f"{owner} "):
        return _with_clause(words.removeprefix(f"{owner} "), (parsed, quantity, counted), owner)
    if words.count(" ") >= _KIND_WORDS:
        return words
    low = _place(words, parsed, quantity, counted)
    if low is None or not _is_kind(parsed, low, words):
        return words
    clause = clause_before(parsed, low) if " " not in words else ""
    head = clause or _carried_topic(parsed, quantity, low, before)
    return f"{head} {words}" if head and words not in head else words


def _with_clause(kind: str, figure: tuple[Parsed, Quantity, Counted | None], owner: str) -> str:
    """A kind with its owner, and the clause before it: `누리센터에 들어올 기업` of a town, not `시 기업`."""
    parsed, quantity, counted = figure
    low = _place(kind, parsed, quantity, counted) if " " not in kind and quantity.name.kind == "count" else None
    clause = clause_before(parsed, low) if low is not None and _is_kind(parsed, low, kind) else ""
    if " " in clause:
        return f"{clause} {kind}" if owner.endswith(AUTHORITIES) or owner in clause else f"{owner} {kind}"
    return f"{owner} {clause} {kind}" if clause in load_words().doing else f"{owner} {kind}"


def _of_thing(words: str, figure: tuple[Parsed, Quantity], before: str, *, owned: bool) -> str:
    """A bare measure with the facility, site or project it is of; empty where none is told."""
    parsed, quantity = figure
    low = parsed.text.find(words)
    if quantity.name.kind == "money" and (low < 0 if owned else " " in clause_before(parsed, low)):
        return ""  # only the owner spends it, or its clause says which it is
    thing = find_focus(parsed, quantity.start, before)
    if not thing and quantity.name.kind == "money" and is_of_budget(words):
        thing = last_project(before[-_REACH:])
    return joined(thing, words) if thing else ""


def _place(words: str, parsed: Parsed, quantity: Quantity, counted: Counted | None) -> int | None:
    """Where the noun phrase of a description begins in its sentence, or its figure, if that stands before it."""
    follows = counted is not None and counted.after and parsed.text[counted.start : counted.end] == words
    if not follows and not parsed.text.startswith(words, quantity.end + 1):
        low = parsed.text.rfind(words, 0, quantity.start)
        return low if low >= 0 else None
    begin = quantity.start
    for item in reversed(parsed.morphemes):
        if item.end <= begin and (item.tag in ("MM", "MAG") or item.form in skipped_words()):
            begin = item.start
        elif item.end <= begin:
            break
    return begin


def _is_kind(parsed: Parsed, low: int, words: str) -> bool:
    """Whether a noun phrase holds no name: only common nouns."""
    start = parsed.text.find(words, low)
    inside = [item for item in parsed.morphemes if start <= item.start < start + len(words)]
    return bool(inside) and all(item.tag in _COMMON for item in inside) and not _is_named(words)


def _carried_topic(parsed: Parsed, quantity: Quantity, low: int, before: str) -> str:
    """The topic that a sentence without one goes on about: an institution or a thing, and the only one told of."""
    if _has_own(parsed, quantity, low) or _ALSO.match(parsed.text, quantity.end):
        return ""
    for span in islice(reversed([*sentences(before[-_REACH:])]), _LOOK_BACK):
        likely = next((word for word in map(_topic_word, span.text.split()) if word), "")
        if likely:
            return _only_topic(parse(span.text)) if _is_named(likely) else ""
    return ""


def _topic_word(word: str) -> str:
    """A word without its 은 or 는, where that makes it a topic that is no measure; empty else. Verbs end in 는, too."""
    stem = word.rstrip(_MARKS)[:-1].rstrip(_MARKS)
    verbal = stem.endswith(_STEMS) or len(stem) < _SHORTEST
    return "" if verbal or not word.endswith(_TOPICS) or is_bare(stem) else stem


def _only_topic(told: Parsed) -> str:
    """The first topic of a sentence, where it is a name, and the sentence names nothing else."""
    topic, others = "", set()
    for item in told.morphemes:
        if item.tag not in _NAMING and item.form not in ("와", "과"):
            continue
        name = tidy(told.text, *run_before(told, item.start))
        if item.tag == "JX" and item.form in _TOPICS and not topic and not is_bare(name):
            topic = name
        elif _is_named(name):
            others.add(name)
    return topic if _is_named(topic) and not others - {topic} else ""


def _is_named(name: str) -> bool:
    """Whether a noun phrase names one institution, facility or site, and no authority."""
    return (is_organisation(name) or is_thing(name)) and not name.endswith((*AUTHORITIES, *_SEVERAL))


def _has_own(parsed: Parsed, quantity: Quantity, low: int) -> bool:
    """Whether a sentence has a topic or a subject before its figure's noun, or a subject behind the figure."""
    for index, item in enumerate(parsed.morphemes):
        if item.tag != "JKS" and not (item.tag == "JX" and item.form in _TOPICS):
            continue
        noun = parsed.morphemes[index - 1]
        behind = noun.start >= quantity.end + _NEAR and not AMONG.match(parsed.text, quantity.end)
        if item.end <= low or (behind and item.tag == "JKS"):
            return True
    return False
