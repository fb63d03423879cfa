"""The terms of topics and where they stand in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from digest import vocabulary
from digest.classify.lexicon import is_inside_latin_word, lower_keeping_offsets
from digest.classify.matching import Words, compile_words, unspaced
from digest.classify.passages import Passage, find_all
from digest.lazy import compiled
from digest.record import record

CLOSING_REACH = 32
"""Characters before the end of a sentence in which Korean has its predicate."""
SHORT_WORD = 2
"""Characters."""
OVERLAP = 2
"""Characters that two terms must have in common where one goes over into the other."""
_PARTICLE = r"(?:[’'”\"」』》]|\([^()]{1,12}\))?(?:[을를이가에로]|으로)?(?:\s(?:조기|조속한|신속한|추가|신규))?"
"""What may join a thing and what is done with it, soon or anew; the thing may end a name in quotation marks."""
_OFFICES = frozenset("시군구도")
_AFTER_GI = frozenset("술업관반준간능초")
_AFTER_GENITIVE = frozenset("료학약사원")
"""What may follow where a short word that ends with 의 is a stem's end and something else: 건의 in 보건의료."""


@dataclass(frozen=True)
class Terms:
    """All terms, ready to be looked for."""

    words: Words
    owners: Mapping[str, tuple[tuple[str, bool], ...]]
    """Folded term to its topics; True: positive."""
    deeds: frozenset[str]
    """Folded terms that say that somebody did it."""
    gestures: frozenset[str]
    """Folded terms that are positive only where another positive term of their topic stands in the article."""
    things: Words
    """What frames begin with."""
    frames: re.Pattern[str]
    """What is done with things, a group for each frame."""
    framed: tuple[str, ...]
    """The topic of each group."""
    excluding: Words
    silenced: tuple[tuple[str, frozenset[str]], ...]
    """Names that make folded terms of their article mean something else: where 예산군 stands, 예산 is a county."""
    inside: Mapping[str, tuple[tuple[str, int], ...]]
    """Positive terms of further topics that a folded term holds, with how many of its characters stand before them:
    오가노이드 in 오가노이드 재생."""
    going_on: Mapping[str, tuple[tuple[str, str], ...]]
    """What may follow a folded term so that its end begins another topic's term, with that term: `기기` behind
    디지털 의료 makes 의료기기."""


@record
class Hit:
    """A term where it stands."""

    positive: bool
    slot: str
    """As the caller named the passage."""
    key: str
    """The term, folded, without spaces."""
    text: str
    """As it is written there."""
    start: int
    """Where in its passage."""
    closing: bool
    """Near the end of a `lead` or `second`, where Korean has its predicate."""


def find_hits(passages: Sequence[Passage], slots: Sequence[str]) -> Iterator[tuple[int, str, Hit]]:
    """Every term with the index of its passage and a topic it speaks for, in the order they stand; behind them what
    only frames say of a topic.
    """
    terms = load_terms()
    seen: dict[tuple[int, str], list[tuple[int, int]]] = {}
    texts = tuple(lower_keeping_offsets(passage.text) for passage in passages)
    hidden: dict[int, list[tuple[int, int]]] = {}
    for index, _, start, end in find_all(terms.excluding, texts):
        hidden.setdefault(index, []).append((start, end))
    silent = {key for name, keys in terms.silenced if any(name in text for text in texts) for key in keys}
    for index, key, start, end in find_all(terms.words, texts):
        text = texts[index]
        if key in silent or is_inside_latin_word(text, start, end) or _cuts_morpheme(text, start, end):
            continue
        if index in hidden and any(low <= start < high for low, high in hidden[index]):
            continue
        closing = slots[index] in ("lead", "second") and len(text) - end < CLOSING_REACH
        found = [(key, start, end)]
        found.extend((inner, *_locate(text, start, before, len(inner))) for inner, before in terms.inside.get(key, ()))
        for rest, longer in terms.going_on.get(key, ()):
            if text.startswith(rest, end):
                found.append((longer, end + len(rest) - len(longer), end + len(rest)))
        for term, low, high in found:
            for topic, positive in terms.owners.get(term, ()):
                if positive:
                    seen.setdefault((index, topic), []).append((low, high))
                yield index, topic, Hit(positive, slots[index], term, passages[index].text[low:high], low, closing)
    behind = (0, 0)
    for index, _, start, _ in find_all(terms.things, texts):
        if (index, start) < behind or not (match := terms.frames.match(texts[index], start)):
            continue
        end = match.end()
        behind = (index, end)
        topic = terms.framed[(match.lastindex or 1) - 1]
        told = (*seen.get((index, topic), ()), *hidden.get(index, ()))
        if not any(low < end and start < high for low, high in told):
            key = unspaced(match[0])
            closing = slots[index] in ("lead", "second") and len(texts[index]) - end < CLOSING_REACH
            yield index, topic, Hit(True, slots[index], key, passages[index].text[start:end], start, closing)


def _cuts_morpheme(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends inside a morpheme: `5건의`, `전략적`, 진단기 in `진단기술`, 전시 in `대전시`,
    심의 in `중심의`.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    short = end - start == 1 or (end - start == SHORT_WORD and text[end - 1] in _OFFICES)
    if short and "가" <= before <= "힣":
        return True
    if end - start == SHORT_WORD and text[end - 1] == "의" and "가" <= before <= "힣":
        return after in _AFTER_GENITIVE or not "가" <= after <= "힣"
    if before.isdigit() and "가" <= text[start] <= "힣":
        return True
    return (end - start == SHORT_WORD and after == "적") or (text[end - 1] == "기" and after in _AFTER_GI)


@cache
def load_terms() -> Terms:
    """The terms of all topics as one pattern.

    Raises:
        ConfigurationError: if a list of terms is malformed.
    """
    owners: dict[str, list[tuple[str, bool]]] = {}
    marked: dict[str, set[str]] = {"deeds": set(), "gestures": set()}
    words: list[str] = []
    excluding: list[str] = []
    for topic, entry in vocabulary.load("topics.yml").items():
        terms = entry["terms"]
        for kind in ("positive", "deeds", "gestures", "supporting"):
            for term in vocabulary.strings(terms.get(kind), f"topics.yml: {topic}.terms.{kind}"):
                word = lower_keeping_offsets(term)
                key = unspaced(word)
                topics = owners.setdefault(key, [])
                if all(topic != known for known, _ in topics):
                    topics.append((topic, kind != "supporting"))
                words.append(word)
                if kind in marked:
                    marked[kind].add(key)
        excluding.extend(
            lower_keeping_offsets(term)
            for term in vocabulary.strings(terms.get("excluding"), f"topics.yml: {topic}.terms.excluding")
        )
    return Terms(
        Words(words),
        {key: tuple(value) for key, value in owners.items()},
        frozenset(marked["deeds"]),
        frozenset(marked["gestures"]),
        *_compile_frames(vocabulary.load("topics.yml")),
        Words(excluding),
        _read_silenced(vocabulary.load("topics.yml")),
        _find_inside(owners),
        _find_going_on(owners),
    )


def _read_silenced(topics: Mapping[str, dict[str, Any]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (name, frozenset(map(unspaced, vocabulary.strings(words, f"topics.yml: {topic}.terms.silenced.{name}"))))
        for topic, entry in topics.items()
        for name, words in (entry["terms"].get("silenced") or {}).items()
    )


def _compile_frames(topics: Mapping[str, dict[str, Any]]) -> tuple[Words, re.Pattern[str], tuple[str, ...]]:
    """Things, what is done with one, joined by any particle (센터를 건립, 센터가 건립), and the topic of each group.

    Raises:
        ConfigurationError: if a frame lacks things or what is done with them.
    """
    begun: list[str] = []
    patterns: list[str] = []
    owners: list[str] = []
    for topic, entry in topics.items():
        for frame in entry["terms"].get("frames") or ():
            things, done = (
                vocabulary.strings(frame.get(key), f"topics.yml: {topic}.terms.frames.{key}")
                for key in ("things", "done")
            )
            begun.extend(things)
            patterns.append(rf"({compile_words(things).pattern}{_PARTICLE}\s?{compile_words(done).pattern})")
            owners.append(topic)
    return Words(begun, overlapping=True), compiled("|".join(patterns)), tuple(owners)


def _locate(text: str, start: int, before: int, length: int) -> tuple[int, int]:
    """Where so many characters stand behind others, spaces not counted."""
    places = list(islice((i for i in range(start, len(text)) if not text[i].isspace()), before + length))
    return places[before], places[-1] + 1


def _find_inside(owners: Mapping[str, list[tuple[str, bool]]]) -> dict[str, tuple[tuple[str, int], ...]]:
    """For every term, the longest positive terms of topics that are not its own, and where in it they stand."""
    positive = {term: {topic for topic, good in topics if good} for term, topics in owners.items()}
    inside: dict[str, tuple[tuple[str, int], ...]] = {}
    for term, topics in owners.items():
        known = {topic for topic, _ in topics}
        held: list[tuple[str, int]] = []
        pieces = (
            (term[begin : begin + length], begin)
            for length in range(len(term) - 1, SHORT_WORD, -1)
            for begin in range(len(term) - length + 1)
        )
        for piece, begin in pieces:
            if "가" <= piece[0] <= "힣" and not positive.get(piece, set()) <= known:
                known |= positive[piece]
                held.append((piece, begin))
        if held:
            inside[term] = tuple(held)
    return inside


def _find_going_on(owners: Mapping[str, list[tuple[str, bool]]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """For every term, what behind it makes its last syllables the first of a positive term of another topic."""
    begun: dict[str, list[str]] = {}
    for term, topics in owners.items():
        if any(positive for _, positive in topics) and "가" <= term[0] <= "힣":
            for length in range(OVERLAP, len(term)):
                begun.setdefault(term[:length], []).append(term)
    going_on: dict[str, tuple[tuple[str, str], ...]] = {}
    for term, topics in owners.items():
        known = {topic for topic, _ in topics}
        rests = tuple(
            (longer[len(term) - cut :], longer)
            for cut in range(1, len(term) - OVERLAP + 1)
            for longer in begun.get(term[cut:], ())
            if not known.issuperset(topic for topic, _ in owners[longer])
        )
        if rests:
            going_on[term] = rests
    return going_on
