"""Whether a story belongs into a digest on bio-clusters, with the reason readers see."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.classify.lexicon import compile_words, is_inside_latin_word, lower_keeping_offsets
from digest.classify.passages import LEAD_SENTENCES, Passage

FILE = "classify/relevance.yml"
FRONT = {"title": 3.0, "deck": 1.5, "lead": 2.0, "body": 1.0, "aside": 0.5}
WORTH = {"core": 2.0, "strong": 1.0, "medium": 0.45, "weak": 0.15}
"""What one word of each kind is worth."""
CLUSTER = 3.0
"""That a primary place is a bio-cluster site is worth as much as some words."""
PER_PASSAGE_CAP = 4.0
"""A sentence that repeats one word is no more on the subject than one that says it a few times."""
SAID_ENOUGH = 4
"""A word that alone says little says no more the fifth time."""
FLOOR = 3.0
"""The weight below which the life sciences are only touched."""
DENSITY_FLOOR = 0.4
"""Bio weight per sentence of the body: below it the article is about something else."""
BEHIND_DENSITY_FLOOR = 0.6
"""The same where headline and first sentences do not name the field."""
INDUSTRY_WORDS = 5
INDUSTRIAL_DENSITY = 0.3
"""With so many words of building an industry beside them, fewer words of the life sciences are enough."""
_CLOSING = " .!?'\"’”…)"


@dataclass(frozen=True)
class _OtherKind:
    id: str
    reason_ko: str
    title: re.Pattern[str]
    title_end: tuple[str, ...]
    anywhere: re.Pattern[str]
    weight: float
    yields_to_core: bool


@dataclass(frozen=True)
class _Words:
    pattern: re.Pattern[str]
    """All words of the life sciences and of building an industry."""
    worth: Mapping[str, float]
    """What a word of the life sciences is worth, spaces taken out."""
    industry: frozenset[str]
    core: frozenset[str]
    others: tuple[_OtherKind, ...]


@dataclass(frozen=True, slots=True)
class Relevance:
    """The decision and what it rests on."""

    on_topic: bool
    reason: str
    """One sentence for readers, Korean."""
    rule: str


def judge_relevance(passages: Sequence[Passage], has_cluster: bool) -> Relevance:
    """Weighs the words of the life-science industry against those of other kinds of stories.

    A headline counts only where the body goes on with its subject, so that a stray headline over
    another story's body decides nothing. `has_cluster`: a primary place is a site of the
    life sciences alone.
    """
    words = _load_words()
    lowered = [Passage(p.kind, lower_keeping_offsets(p.text)) for p in passages]
    body = [p for p in lowered if p.kind not in ("title", "deck")]
    front = [p for p in lowered if p.kind in ("title", "deck")]
    body_bio, industry = _sums(body, words)
    if body_bio == 0 and not has_cluster:
        return Relevance(False, "본문에 바이오·의료 산업에 관한 내용이 없다.", "no bio word in the body")
    density = body_bio / max(4, len(body))
    bio = body_bio + _sums(front, words)[0] + min(2.0, industry * 0.1) + (CLUSTER if has_cluster else 0.0)
    against, kind = _against(lowered, words, _is_core(front or body[:LEAD_SENTENCES], words))
    if kind is not None and against >= bio:
        return Relevance(False, kind.reason_ko, f"{kind.id}: {against:.0f} against {bio:.1f}")
    floor = INDUSTRIAL_DENSITY if industry >= INDUSTRY_WORDS else DENSITY_FLOOR
    if not _names_the_field([*front, *body[:LEAD_SENTENCES]], words):
        floor = BEHIND_DENSITY_FLOOR
    if bio < FLOOR or not (has_cluster or density >= floor):
        return Relevance(
            False, "바이오는 스쳐 지나갈 뿐 기사의 주제가 아니다.", f"weight {bio:.1f}, {density:.2f} a sentence"
        )
    return Relevance(True, "바이오 산업과 그 거점을 다룬다.", f"weight {bio:.1f}, {density:.2f} a sentence")


def _sums(passages: Sequence[Passage], words: _Words) -> tuple[float, float]:
    """The weight of the life sciences, and how many words of building an industry stand beside them."""
    bio = industry = 0.0
    said: dict[str, int] = {}
    for passage in passages:
        found = built = 0.0
        for match in words.pattern.finditer(passage.text):
            if is_inside_latin_word(passage.text, *match.span()):
                continue
            word = "".join(match[0].split())
            worth = words.worth.get(word, 0.0)
            said[word] = said.get(word, 0) + 1
            if worth >= WORTH["strong"] or said[word] <= SAID_ENOUGH:
                found += worth
            built += word in words.industry
        bio += FRONT[passage.kind] * min(PER_PASSAGE_CAP, found)
        industry += min(PER_PASSAGE_CAP, built)
    return bio, industry


def _names_the_field(passages: Sequence[Passage], words: _Words) -> bool:
    """Whether a word stands there that belongs to the life sciences alone, or two that mostly do."""
    found = {
        "".join(match[0].split())
        for passage in passages
        for match in words.pattern.finditer(passage.text)
        if not is_inside_latin_word(passage.text, *match.span())
    }
    return sum(min(WORTH["strong"], words.worth.get(word, 0.0)) for word in found) >= 2 * WORTH["medium"]


def _is_core(passages: Sequence[Passage], words: _Words) -> bool:
    """Whether the front of the story names a cluster, special zone or complex of the industry."""
    return any(
        "".join(match[0].split()) in words.core
        for passage in passages
        for match in words.pattern.finditer(passage.text)
    )


def _against(passages: Sequence[Passage], words: _Words, core: bool) -> tuple[float, _OtherKind | None]:
    """The strongest other kind of story, and its weight."""
    best: tuple[float, _OtherKind | None] = (0.0, None)
    for kind in words.others:
        if core and kind.yields_to_core:
            continue
        front = sum(len(kind.title.findall(p.text)) for p in passages if p.kind == "title")
        front += sum(p.text.rstrip(_CLOSING).endswith(kind.title_end) for p in passages if p.kind == "title")
        lead = sum(len(kind.title.findall(p.text)) for p in passages if p.kind == "lead")
        anywhere = sum(len(kind.anywhere.findall(p.text)) for p in passages if p.kind not in ("title", "deck"))
        weight = kind.weight * (min(front, 2) + 0.5 * min(lead, 2) + 0.5 * min(anywhere, 8))
        if weight > best[0]:
            best = (weight, kind)
    return best


@cache
def load_mixed_sites() -> frozenset[str]:
    """Clusters that other industries, offices and flats share."""
    return frozenset(vocabulary.strings(vocabulary.load(FILE)["mixed_sites"], f"{FILE}: mixed_sites"))


@cache
def _load_words() -> _Words:
    data = vocabulary.load(FILE)

    general = frozenset(vocabulary.strings(data["bio"]["general_terms"], f"{FILE}: bio.general_terms"))
    subjects = [
        term
        for topic, entry in vocabulary.load("topics.yml").items()
        if topic not in vocabulary.strings(data["bio"]["general_topics"], f"{FILE}: bio.general_topics")
        for term in vocabulary.strings(entry["terms"].get("positive"), f"topics.yml: {topic}.terms.positive")
        if term not in general
    ]

    def compiled(value: object, where: str) -> re.Pattern[str]:
        return compile_words(map(lower_keeping_offsets, vocabulary.strings(value, f"{FILE}: {where}")))

    others = tuple(
        _OtherKind(
            kind,
            entry["reason_ko"],
            compiled(entry["title"], f"{kind}.title"),
            vocabulary.strings(entry.get("title_end"), f"{FILE}: {kind}.title_end"),
            compiled(entry["anywhere"], f"{kind}.anywhere"),
            float(entry["weight"]),
            bool(entry.get("yields_to_core")),
        )
        for kind, entry in data["other_kinds"].items()
    )
    neutral = vocabulary.strings(data["bio"]["neutral"], f"{FILE}: bio.neutral")
    lists = {
        "core": data["bio"]["core"],
        "strong": [*data["bio"]["strong"], *subjects],
        **{k: data["bio"][k] for k in ("medium", "weak")},
    }
    worth: dict[str, float] = {lower_keeping_offsets(word): 0.0 for word in neutral}
    for kind, terms in lists.items():
        for term in vocabulary.strings(terms, f"{FILE}: bio.{kind}"):
            worth.setdefault(lower_keeping_offsets(term), WORTH[kind])
    industry = [lower_keeping_offsets(word) for word in vocabulary.strings(data["industry"], f"{FILE}: industry")]
    return _Words(
        compile_words([*worth, *industry]),
        {"".join(term.split()): value for term, value in worth.items()},
        frozenset("".join(word.split()) for word in industry),
        frozenset("".join(lower_keeping_offsets(word).split()) for word in data["bio"]["core"]),
        others,
    )
