"""Which subjects a story has, by the terms of `topics.yml`, where they stand and how often.

A term counts most in the headline, then in the first sentence and in its predicate: there Korean news says what
happened. Further down it says what is hoped for or was done before, and counts little. Subjects (vaccines,
genomics …) and kinds of news (an agreement, a building …) have weights of their own, because a kind of news that
only the body names is not this news. The weights were fitted on labelled articles: `classify/topic_weights.yml`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from digest import vocabulary
from digest.classify.lexicon import compile_words, is_inside_latin_word, lower_keeping_offsets
from digest.classify.passages import Passage
from digest.errors import ConfigurationError
from digest.model import Evidence, TopicLabel

SLOTS = ("title", "deck", "lead", "second", "body", "aside")
"""Where a term may stand: `lead` and `second` are the first two sentences, `aside` a closing 한편 or a list."""
OTHER = ("closing", "deed", "named", "spread", "abroad", "intercept")
"""`closing`: at the end of the lead, in its predicate; `deed`: a phrase that says that somebody did it; `named`:
a positive term stands somewhere; `spread`: how many sentences have one; `abroad`: foreign places of the story."""
DILUTED = frozenset({"body", "aside"})
"""Slots in which a term says less the longer the text is."""
SECOND = -0.85
THIRD = -0.65
"""Log-odds from which a second and a third topic are given; they maximised F1 on the fitted articles. The
strongest topic is always given."""
CLOSING_REACH = 32
"""Characters before the end of a sentence in which Korean has its predicate."""
CLOSING_CAP = 2
SHORT_BODY = 8
"""Sentences; in a longer body more subjects are touched."""
ABROAD_TOPIC = "global-cooperation"
EVIDENCE_COUNT = 3

SHORT_WORD = 2
"""Characters."""
_OFFICES = frozenset("시군구도")
_AFTER_GI = frozenset("술업관반준간능초")
_SPACES = re.compile(r"\s+")
_BULLET = re.compile("[△▲▷▪◇◆①②③]")
BULLETS = 2
"""So many list marks make a sentence a list of what else belongs to it."""


@dataclass(frozen=True)
class _Terms:
    pattern: re.Pattern[str]
    owners: Mapping[str, tuple[tuple[str, bool], ...]]
    """Folded term to its topics; True: positive."""
    deeds: frozenset[str]
    """Folded terms that say that somebody did it."""
    excluding: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Hit:
    topic: str
    positive: bool
    slot: str
    key: str
    text: str
    closing: bool


@dataclass(slots=True)
class _Tally:
    """What one article says of one topic."""

    counts: dict[tuple[str, bool], int] = field(default_factory=dict)
    """By slot, and whether the terms are positive."""
    closing: int = 0
    deed: int = 0
    sentences: set[int] = field(default_factory=set)
    """Passages that hold a positive term."""
    shown: dict[str, _Hit] = field(default_factory=dict)
    """The first hit of each term."""


def label_topics(
    articles: tuple[tuple[str, tuple[Passage, ...]], ...], abroad: tuple[Evidence, ...] = ()
) -> tuple[TopicLabel, ...]:
    """One to three topics of a story, strongest first; none where no term of any topic stands in it.

    Supporting terms alone give a topic only where no topic is named.
    The lead article decides; the others' terms are evidence where it says nothing. `abroad` is the evidence for
    foreign places of the story: each speaks for cooperation across borders.
    """
    weights = load_weights()
    for article_id, passages in articles:
        tallies = _count(passages)
        scores = {t: _score(measure(tally, passages, 0), weights[_kind_of(t)]) for t, tally in tallies.items()}
        evidence = {t: _show(tally, article_id, weights[_kind_of(t)]) for t, tally in tallies.items()}
        if abroad:
            tally = tallies.get(ABROAD_TOPIC, _Tally())
            scores[ABROAD_TOPIC] = _score(measure(tally, passages, len(abroad)), weights[_kind_of(ABROAD_TOPIC)])
            evidence[ABROAD_TOPIC] = (*abroad, *evidence.get(ABROAD_TOPIC, ()))[:EVIDENCE_COUNT]
        if scores:
            named = {topic for topic in scores if topic not in tallies or tallies[topic].sentences}
            ranked = sorted(named or scores, key=lambda topic: (-scores[topic], topic))
            floors = (-math.inf, SECOND, THIRD)
            return tuple(
                TopicLabel(topic, evidence[topic])
                for topic, floor in zip(ranked, floors, strict=False)
                if scores[topic] >= floor
            )
    return ()


def tally_features(passages: tuple[Passage, ...], abroad: int) -> dict[str, dict[str, float]]:
    """The features of every topic that has any, for fitting the weights."""
    tallies = _count(passages)
    if abroad:
        tallies.setdefault(ABROAD_TOPIC, _Tally())
    return {topic: measure(tally, passages, abroad if topic == ABROAD_TOPIC else 0) for topic, tally in tallies.items()}


def measure(tally: _Tally, passages: tuple[Passage, ...], abroad: int) -> dict[str, float]:
    """Features by name: `<slot>` and `<slot>_supporting` as log2(1 + count), and those of `OTHER`."""
    sentences = sum(passage.kind in ("lead", "body", "aside") for passage in passages)
    dilution = min(1.0, SHORT_BODY / max(1, sentences))
    features = {
        slot if positive else f"{slot}_supporting": math.log2(1 + count * (dilution if slot in DILUTED else 1.0))
        for (slot, positive), count in tally.counts.items()
    }
    features["closing"] = min(CLOSING_CAP, tally.closing)
    features["deed"] = min(1, tally.deed)
    features["named"] = float(any(positive for _, positive in tally.counts))
    features["spread"] = math.log2(max(1, len(tally.sentences)))
    features["abroad"] = math.log2(1 + abroad)
    return features


def _score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Log-odds that the story has the topic."""
    return weights["intercept"] + sum(weights[name] * value for name, value in sorted(features.items()))


def _kind_of(topic: str) -> str:
    return "news" if topic in _news_kinds() else "subject"


def _count(passages: tuple[Passage, ...]) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    terms = _load_terms()
    for index, (passage, slot) in enumerate(_with_slots(passages)):
        for hit in _hits(passage.text, slot, terms):
            tally = tallies.setdefault(hit.topic, _Tally())
            tally.counts[slot, hit.positive] = tally.counts.get((slot, hit.positive), 0) + 1
            tally.closing += hit.closing
            if hit.positive:
                tally.sentences.add(index)
            tally.deed += hit.positive and hit.key in terms.deeds
            tally.shown.setdefault(hit.key, hit)
    return tallies


def _with_slots(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    leads = 0
    for passage in passages:
        slot = passage.kind
        if slot == "lead":
            leads += 1
            slot = "lead" if leads == 1 else "second"
        if slot in ("second", "body") and len(_BULLET.findall(passage.text)) >= BULLETS:
            slot = "aside"
        yield passage, slot


def _hits(passage_text: str, slot: str, terms: _Terms) -> Iterator[_Hit]:
    text = lower_keeping_offsets(passage_text)
    matches = tuple(terms.pattern.finditer(text))
    hidden = [m.span() for m in terms.excluding.finditer(text)] if matches and terms.excluding else []
    for match in matches:
        start, end = match.span()
        if is_inside_latin_word(text, start, end) or any(low <= start < high for low, high in hidden):
            continue
        if _cuts_morpheme(text, start, end):
            continue
        key = _SPACES.sub("", match[0])
        in_predicate = slot in ("lead", "second") and len(text) - end < CLOSING_REACH
        for topic, positive in terms.owners.get(key, ()):
            yield _Hit(topic, positive, slot, key, passage_text[start:end], positive and in_predicate)


def _show(tally: _Tally, article_id: str, weights: Mapping[str, float]) -> tuple[Evidence, ...]:
    """The terms that weighed most, with where they stand."""

    def worth(hit: _Hit) -> tuple[float, str]:
        name = hit.slot if hit.positive else f"{hit.slot}_supporting"
        return (-weights[name] - weights["closing"] * hit.closing, hit.key)

    return tuple(
        Evidence(article_id, hit.text[:40], f"{hit.slot}: {'term' if hit.positive else 'supporting term'}")
        for hit in sorted(tally.shown.values(), key=worth)[:EVIDENCE_COUNT]
    )


def _cuts_morpheme(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends inside a morpheme: `5건의`, `전략적`, 진단기 in `진단기술`, 전시 in `대전시`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    short = end - start == 1 or (end - start == SHORT_WORD and text[end - 1] in _OFFICES)
    if short and "가" <= before <= "힣":
        return True
    if before.isdigit() and "가" <= text[start] <= "힣":
        return True
    return (end - start == SHORT_WORD and after == "적") or (text[end - 1] == "기" and after in _AFTER_GI)


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """Weights of the features for `subject` and `news` topics; a supporting slot is `<slot>_supporting`.

    Raises:
        ConfigurationError: if one is missing or not a number.
    """
    file = "classify/topic_weights.yml"
    data = vocabulary.load(file)
    expected = (*SLOTS, *(f"{slot}_supporting" for slot in SLOTS), *OTHER)
    problems = [
        f"{file}: {kind}.{name}: expected a number, found {data.get(kind, {}).get(name)!r}"
        for kind in ("subject", "news")
        for name in expected
        if not isinstance(data.get(kind, {}).get(name), int | float)
    ]
    if problems:
        raise ConfigurationError(tuple(problems))
    return {kind: {name: float(data[kind][name]) for name in expected} for kind in ("subject", "news")}


@cache
def _news_kinds() -> frozenset[str]:
    """The topics that are kinds of news."""
    data = vocabulary.load("classify/topic_weights.yml")
    return frozenset(vocabulary.strings(data["kinds_of_news"], "classify/topic_weights.yml: kinds_of_news"))


@cache
def _load_terms() -> _Terms:
    """The terms of all topics as one pattern.

    Raises:
        ConfigurationError: if a list of terms is malformed.
    """
    owners: dict[str, list[tuple[str, bool]]] = {}
    deeds: set[str] = set()
    words: list[str] = []
    excluding: list[str] = []
    for topic, entry in vocabulary.load("topics.yml").items():
        terms = entry["terms"]
        for kind, positive in (("positive", True), ("deeds", True), ("supporting", False)):
            for term in vocabulary.strings(terms.get(kind), f"topics.yml: {topic}.terms.{kind}"):
                owners.setdefault(_SPACES.sub("", lower_keeping_offsets(term)), []).append((topic, positive))
                words.append(lower_keeping_offsets(term))
                if kind == "deeds":
                    deeds.add(_SPACES.sub("", lower_keeping_offsets(term)))
        excluding.extend(
            lower_keeping_offsets(term)
            for term in vocabulary.strings(terms.get("excluding"), f"topics.yml: {topic}.terms.excluding")
        )
    return _Terms(
        compile_words(words),
        {key: tuple(value) for key, value in owners.items()},
        frozenset(deeds),
        compile_words(excluding) if excluding else None,
    )
