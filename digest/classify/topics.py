"""Which subjects a story has, by the terms of `topics.yml` and where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.classify.lexicon import compile_words, is_inside_latin_word, lower_keeping_offsets
from digest.classify.passages import Passage
from digest.model import Evidence, TopicLabel

POSITION = {"title": 4.0, "deed": 4.0, "deck": 2.0, "lead": 2.0, "body": 1.0, "aside": 0.4}
"""What a term is worth by where it stands; `deed`: in the lead or body, saying that somebody did it."""
SUPPORT = 0.35
"""What a supporting term is worth beside a positive one."""
MINIMUM = 1.8
"""Below this a subject is only touched."""
SHARE_OF_STRONGEST = 0.2
THIRD = 0.25
"""A third topic needs more of the strongest one's score than a second one: it is the one most often wrong."""

ABROAD_TOPIC = "global-cooperation"
ABROAD_WORTH = 3.0
UNNAMED = 0.01
"""Supporting terms alone give a topic only where no topic is named."""
SHORT_BODY = 8
"""Sentences; in a longer body each term says less, because more subjects are touched."""

SHORT_WORD = 2
"""Characters."""
_OFFICES = frozenset("시군구도")
_AFTER_GI = frozenset("술업관반준간능초")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class _Terms:
    pattern: re.Pattern[str]
    owners: Mapping[str, tuple[tuple[str, bool], ...]]
    """Folded term to its topics; True: positive."""
    deeds: frozenset[str]
    """Folded terms that say that somebody did it."""
    excluding: re.Pattern[str] | None


def label_topics(
    articles: tuple[tuple[str, tuple[Passage, ...]], ...], abroad: tuple[Evidence, ...] = ()
) -> tuple[TopicLabel, ...]:
    """One to three topics of a story, strongest first; none where no term of any topic stands in it.

    `abroad` is the evidence for foreign places of the story: each speaks for cooperation across borders.
    """
    terms = _load_terms()
    scores: dict[str, float] = {}
    evidence: dict[str, list[tuple[float, Evidence]]] = {}
    for order, (article_id, passages) in enumerate(articles):
        share = 1.0 if order == 0 else 0.5
        for topic, (score, shown) in _score(article_id, passages, terms).items():
            scores[topic] = scores.get(topic, 0.0) + score * share
            evidence.setdefault(topic, []).extend(shown)
    if abroad:
        scores[ABROAD_TOPIC] = scores.get(ABROAD_TOPIC, 0.0) + ABROAD_WORTH * math.log2(1 + len(abroad))
        evidence.setdefault(ABROAD_TOPIC, []).extend((ABROAD_WORTH, shown) for shown in abroad)
    ranked = sorted(scores, key=lambda topic: (-scores[topic], topic))
    if not ranked:
        return ()
    floors = (0.0, *(max(MINIMUM, share * scores[ranked[0]]) for share in (SHARE_OF_STRONGEST, THIRD)))
    chosen = [topic for topic, floor in zip(ranked, floors, strict=False) if scores[topic] >= floor]
    return tuple(
        TopicLabel(
            topic,
            tuple(shown for _, shown in sorted(evidence[topic], key=lambda pair: -pair[0])[:3]),
        )
        for topic in chosen
    )


def _score(
    article_id: str, passages: tuple[Passage, ...], terms: _Terms
) -> dict[str, tuple[float, list[tuple[float, Evidence]]]]:
    dilution = min(1.0, SHORT_BODY / max(1, sum(passage.kind == "body" for passage in passages)))
    counts: dict[str, dict[tuple[str, str, bool], int]] = {}
    first: dict[tuple[str, str, bool], str] = {}
    for passage in passages:
        text = lower_keeping_offsets(passage.text)
        matches = tuple(terms.pattern.finditer(text))
        hidden = [m.span() for m in terms.excluding.finditer(text)] if matches and terms.excluding else []
        for match in matches:
            start, end = match.span()
            if is_inside_latin_word(text, start, end) or any(low <= start < high for low, high in hidden):
                continue
            if _cuts_morpheme(text, start, end):
                continue
            key = _SPACES.sub("", match[0])
            for topic, positive in terms.owners.get(key, ()):
                slot = (
                    "deed" if passage.kind in ("lead", "body") and key in terms.deeds else passage.kind,
                    key,
                    positive,
                )
                counts.setdefault(topic, {})
                counts[topic][slot] = counts[topic].get(slot, 0) + 1
                first.setdefault(slot, passage.text[start:end])
    result = {}
    for topic, slots in counts.items():
        worth = {slot: POSITION[slot[0]] * (1.0 if slot[2] else SUPPORT) for slot in slots}
        shown = [
            (weight, Evidence(article_id, first[slot][:40], f"{slot[0]}: {'term' if slot[2] else 'supporting term'}"))
            for slot, weight in sorted(worth.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        hits: dict[str, float] = {}
        for (kind, _, positive), count in slots.items():
            hits[kind] = hits.get(kind, 0.0) + (count if positive else SUPPORT * count)
        score = sum(POSITION[k] * math.log2(1 + n * (dilution if k == "body" else 1)) for k, n in sorted(hits.items()))
        named = any(positive for _, _, positive in slots)
        result[topic] = (score if named else score * UNNAMED, shown)
    return result


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
