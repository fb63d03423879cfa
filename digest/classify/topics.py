"""Which subjects a story has, by the terms of `topics.yml`, where they stand and how often.

A term counts most in the headline, then in the first sentence and in its predicate: there Korean news says what
happened. Further down it says what is hoped for or was done before, and counts little. Subjects (vaccines,
genomics …) and kinds of news (an agreement, a building …) have weights of their own, because a kind of news that
only the body names is not this news; `odds.py` weighs them, alone and beside one another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.classify.listed import find_lists
from digest.classify.odds import SLOTS, Features, Weights, explain_odds, load_weights, weigh_alone, weigh_beside
from digest.classify.other_times import is_only_meant, tells_other_time
from digest.classify.passages import Passage
from digest.classify.terms import Hit, find_hits, load_terms
from digest.lazy import regex
from digest.model import Evidence, TopicLabel

OPENING = frozenset({"lead", "second"})
"""Where a deed is what happened, even if the sentence goes on."""
BELOW = frozenset({"second", "body", "aside"})
"""Where a list tells what else belongs to something; headline and first sentence list what the news is about."""
DILUTED = frozenset({"body", "aside"})
"""Slots in which a term says less the longer the text is."""
SECOND = -0.9
THIRD = -0.25
"""Log-odds from which a second and a third topic are given: what articles bear best that the weights were not fitted
on. The strongest topic is always given."""
_FEATURE = {
    (slot, positive): slot if positive else f"{slot}_supporting" for slot in SLOTS for positive in (True, False)
}
"""The name of a count of terms, by where they stand and whether they are positive."""
CLOSING_CAP = 2
SHORT_BODY = 8
"""Sentences; in a longer body more subjects are touched."""
ABROAD_TOPIC = "global-cooperation"
EVIDENCE_COUNT = 3

_BULLET = regex("[△▲▷▪◇◆①②③]")
BULLETS = 2
"""So many list marks make the rest of a sentence a list of what else belongs to it."""


@dataclass(slots=True)
class _Tally:
    """What one article says of one topic."""

    counts: dict[tuple[str, bool], int] = field(default_factory=dict)
    """By slot, and whether the terms are positive."""
    closing: int = 0
    deed: int = 0
    sentences: set[int] = field(default_factory=set)
    """Passages that hold a positive term."""
    shown: dict[str, Hit] = field(default_factory=dict)
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
        if abroad:
            tallies.setdefault(ABROAD_TOPIC, _Tally())
        ranked = rank_topics(_measure_all(tallies, passages, len(abroad)), weights)
        if ranked:
            return tuple(TopicLabel(topic, _show(topic, tallies[topic], article_id, abroad)) for topic in ranked)
    return ()


def rank_topics(features: Features, weights: Weights) -> tuple[str, ...]:
    """The one to three topics that the features of all topics give, strongest first."""
    odds = weigh_beside(weigh_alone(features, weights), weights)
    named = [topic for topic, values in features.items() if values["named"] or values["abroad"]]
    ranked = sorted(named or odds, key=lambda topic: (-odds[topic], topic))
    floors = (-math.inf, SECOND, THIRD)
    return tuple(topic for topic, floor in zip(ranked, floors, strict=False) if odds[topic] >= floor)


def tally_features(passages: tuple[Passage, ...], abroad: int) -> dict[str, dict[str, float]]:
    """The features of every topic that has any, for fitting the weights."""
    tallies = _count(passages)
    if abroad:
        tallies.setdefault(ABROAD_TOPIC, _Tally())
    return _measure_all(tallies, passages, abroad)


def explain_topics(passages: tuple[Passage, ...], abroad: int) -> Iterator[tuple[str, float, dict[str, float]]]:
    """Every topic that anything speaks for, likeliest first, with its log-odds and what added to them, most first."""
    features, weights = tally_features(passages, abroad), load_weights()
    odds = weigh_beside(weigh_alone(features, weights), weights)
    for topic in sorted(odds, key=lambda topic: (-odds[topic], topic)):
        added = explain_odds(topic, features, weights)
        yield topic, odds[topic], dict(sorted(added.items(), key=lambda item: (-abs(item[1]), item)))


def _measure_all(
    tallies: Mapping[str, _Tally], passages: tuple[Passage, ...], abroad: int
) -> dict[str, dict[str, float]]:
    sentences = sum(passage.kind in ("lead", "body", "aside") for passage in passages)
    dilution = min(1.0, SHORT_BODY / max(1, sentences))
    return {topic: _measure(tally, dilution, abroad * (topic == ABROAD_TOPIC)) for topic, tally in tallies.items()}


def _measure(tally: _Tally, dilution: float, abroad: int) -> dict[str, float]:
    """Features by name: `<slot>` and `<slot>_supporting` as log2(1 + count), and those of `OTHER`."""
    features = {
        _FEATURE[counted]: math.log2(1 + count * (dilution if counted[0] in DILUTED else 1.0))
        for counted, count in tally.counts.items()
    }
    features["closing"] = min(CLOSING_CAP, tally.closing)
    features["deed"] = min(1, tally.deed)
    features["named"] = float(any(positive for _, positive in tally.counts))
    features["spread"] = math.log2(max(1, len(tally.sentences)))
    features["abroad"] = math.log2(1 + abroad)
    return features


def _count(passages: tuple[Passage, ...]) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    deeds = load_terms().deeds
    cut, slots = zip(*_cut_at_lists(passages), strict=True) if passages else ((), ())
    meant = frozenset(index for index, passage in enumerate(cut) if is_only_meant(passage.text))
    for index, topic, hit in _demote(tuple(find_hits(cut, slots)), cut, meant):
        tally = tallies.setdefault(topic, _Tally())
        counted = (hit.slot, hit.positive)
        tally.counts[counted] = tally.counts.get(counted, 0) + 1
        if hit.positive:
            done = hit.key in deeds and hit.slot != "aside" and index not in meant
            tally.closing += (done and hit.slot in OPENING) or (hit.closing and done == (hit.key in deeds))
            tally.sentences.add(index)
            tally.deed += done
        tally.shown.setdefault(hit.key, hit)
    return tallies


def _demote(
    hits: tuple[tuple[int, str, Hit], ...], passages: Sequence[Passage], meant: frozenset[int]
) -> Iterator[tuple[int, str, Hit]]:
    """The hits; a subject that is only listed below the first sentence is supported, and so is by gestures a topic of
    which no sentence of the news names more, or only as meant. What is done stands in lists, too: kinds of news stay.
    """
    gestures = load_terms().gestures
    named = {
        topic
        for index, topic, hit in hits
        if hit.positive and hit.key not in gestures and hit.slot != "aside" and index not in meant
    }
    lists: dict[int, tuple[tuple[int, int], ...]] = {}
    news = load_weights().news
    for index, topic, hit in hits:
        demoted = hit.key in gestures and topic not in named
        if hit.positive and hit.slot in BELOW and topic not in news:
            if index not in lists:
                lists[index] = find_lists(passages[index].text)
            demoted |= any(start <= hit.start < end for start, end in lists[index])
        yield index, topic, Hit(False, hit.slot, hit.key, hit.text, hit.start, False) if demoted else hit


def _cut_at_lists(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    """Passages with their slots; of a sentence that goes on with a list, what stands in front of it apart."""
    leads = 0
    for passage in passages:
        slot = passage.kind
        if slot == "lead":
            leads += 1
            slot = "lead" if leads == 1 else "second"
        elif slot == "body" and tells_other_time(passage.text):
            slot = "aside"
        marks = tuple(_BULLET.finditer(passage.text)) if slot in ("second", "body") else ()
        if len(marks) < BULLETS:
            yield passage, slot
            continue
        begins = marks[0].start()
        yield Passage(passage.kind, passage.text[:begins]), slot
        yield Passage(passage.kind, passage.text[begins:]), "aside"


def _show(topic: str, tally: _Tally, article_id: str, abroad: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The terms that weighed most, with where they stand, behind the foreign places that speak for the topic."""
    alone = load_weights().of(topic)

    def worth(hit: Hit) -> tuple[float, str]:
        name = hit.slot if hit.positive else f"{hit.slot}_supporting"
        return (-alone[name] - alone["closing"] * (hit.closing and hit.positive), hit.key)

    terms = (
        Evidence(article_id, hit.text[:40], f"{hit.slot}: {'term' if hit.positive else 'supporting term'}")
        for hit in sorted(tally.shown.values(), key=worth)[:EVIDENCE_COUNT]
    )
    return (*(abroad if topic == ABROAD_TOPIC else ()), *terms)[:EVIDENCE_COUNT]
