"""Whether a story belongs into a digest on bio-clusters, with the reason readers see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.classify.lexicon import is_inside_latin_word, lower_keeping_offsets
from digest.classify.matching import Words, unspaced
from digest.classify.passages import LEAD_SENTENCES, Passage, find_all

FILE = "classify/relevance.yml"
FRONT = {"title": 3.0, "deck": 1.5, "lead": 2.0, "body": 1.0, "aside": 0.5}
WORTH = {"neutral": 0.0, "core": 2.0, "strong": 1.0, "medium": 0.45, "weak": 0.15}
"""What one word of each kind is worth."""
CLUSTER = 3.0
"""That a primary place is a bio-cluster site is worth as much as some words."""
PER_PASSAGE_CAP = 4.0
"""A sentence that repeats one word is no more on the subject than one that says it a few times."""
PER_SENTENCE = 2
"""A sentence that lists industries speaks for another one no more than one that names two."""
SAID_ENOUGH = 4
"""A word that alone says little says no more the fifth time."""
FLOOR = 3.0
"""The weight below which the life sciences are only touched."""
FEWEST_SENTENCES = 4
"""A shorter body is judged as if it had so many."""
SHORT_SENTENCE = 40
"""Characters; lines that are shorter on average are parts of sentences."""
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
    title_end: tuple[str, ...]
    weight: float
    yields_to_core: bool


@dataclass(frozen=True)
class _Signs:
    """Words that speak for other kinds of stories."""

    words: Words
    owners: Mapping[str, tuple[str, ...]]
    """Word, spaces taken out, to the ids of its kinds."""

    def count(self, texts: Iterable[str]) -> dict[str, int]:
        """How many words of each kind stand in some texts; one that stands twice says it once, and none says
        more than `PER_SENTENCE`.
        """
        told = Counter(
            (index, kind)
            for index, word, _, _ in find_all(self.words, tuple(dict.fromkeys(texts)))
            for kind in self.owners[word]
        )
        counts: dict[str, int] = {}
        for (_, kind), number in told.items():
            counts[kind] = counts.get(kind, 0) + min(PER_SENTENCE, number)
        return counts


@dataclass(frozen=True)
class _Words:
    words: Words
    """All words of the life sciences and of building an industry."""
    worth: Mapping[str, float]
    """What a word of the life sciences is worth, spaces taken out."""
    industry: frozenset[str]
    core: frozenset[str]
    others: tuple[_OtherKind, ...]
    title_signs: _Signs
    signs: _Signs
    """Those that count anywhere in the text."""


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
    texts = [lower_keeping_offsets(passage.text) for passage in passages]
    found = _find_words(texts, words)
    body = [i for i, passage in enumerate(passages) if passage.kind not in ("title", "deck")]
    front = [i for i, passage in enumerate(passages) if passage.kind in ("title", "deck")]
    body_bio, industry = _sums(body, passages, found, words)
    if body_bio == 0 and not has_cluster:
        return Relevance(False, "본문에 바이오·의료 산업에 관한 내용이 없다.", "no bio word in the body")
    density = body_bio / _count_sentences([texts[i] for i in body])
    bio = (
        body_bio
        + _sums(front, passages, found, words)[0]
        + min(2.0, industry * 0.1)
        + (CLUSTER if has_cluster else 0.0)
    )
    core = any(word in words.core for i in front or body[:LEAD_SENTENCES] for word in found[i])
    against, kind = _against(passages, texts, words, core)
    if kind is not None and against >= bio:
        return Relevance(False, kind.reason_ko, f"{kind.id}: {against:.0f} against {bio:.1f}")
    floor = INDUSTRIAL_DENSITY if industry >= INDUSTRY_WORDS else DENSITY_FLOOR
    if not _names_the_field({word for i in (*front, *body[:LEAD_SENTENCES]) for word in found[i]}, words):
        floor = BEHIND_DENSITY_FLOOR
    if bio < FLOOR or not (has_cluster or density >= floor):
        return Relevance(
            False, "바이오는 스쳐 지나갈 뿐 기사의 주제가 아니다.", f"weight {bio:.1f}, {density:.2f} a sentence"
        )
    return Relevance(True, "바이오 산업과 그 거점을 다룬다.", f"weight {bio:.1f}, {density:.2f} a sentence")


def _find_words(texts: Sequence[str], words: _Words) -> list[list[str]]:
    """The words of each text, spaces taken out."""
    found: list[list[str]] = [[] for _ in texts]
    for index, word, start, end in find_all(words.words, texts):
        if not is_inside_latin_word(texts[index], start, end):
            found[index].append(word)
    return found


def _sums(
    indexes: Sequence[int], passages: Sequence[Passage], found: Sequence[Sequence[str]], words: _Words
) -> tuple[float, float]:
    """The weight of the life sciences, and how many words of building an industry stand beside them."""
    bio = industry = 0.0
    said: dict[str, int] = {}
    for index in indexes:
        weight = built = 0.0
        for word in found[index]:
            worth = words.worth.get(word, 0.0)
            said[word] = said.get(word, 0) + 1
            if worth >= WORTH["strong"] or said[word] <= SAID_ENOUGH:
                weight += worth
            built += word in words.industry
        bio += FRONT[passages[index].kind] * min(PER_PASSAGE_CAP, weight)
        industry += min(PER_PASSAGE_CAP, built)
    return bio, industry


def _count_sentences(texts: Sequence[str]) -> float:
    """How many sentences of some length the body has; a broadcaster's script breaks one into several lines."""
    return max(FEWEST_SENTENCES, min(len(texts), sum(map(len, texts)) / SHORT_SENTENCE))


def _names_the_field(found: AbstractSet[str], words: _Words) -> bool:
    """Whether one of the words belongs to the life sciences alone, or two mostly do."""
    return sum(min(WORTH["strong"], words.worth.get(word, 0.0)) for word in sorted(found)) >= 2 * WORTH["medium"]


def _against(
    passages: Sequence[Passage], texts: Sequence[str], words: _Words, core: bool
) -> tuple[float, _OtherKind | None]:
    """The strongest other kind of story, and its weight."""
    titles = [text for passage, text in zip(passages, texts, strict=True) if passage.kind == "title"]
    opening = [text for passage, text in zip(passages, texts, strict=True) if passage.kind == "lead"]
    fronts = words.title_signs.count(titles or opening[:1])
    leads = words.title_signs.count(opening if titles else opening[1:])
    bodies = words.signs.count(
        text for passage, text in zip(passages, texts, strict=True) if passage.kind not in ("title", "deck")
    )
    spoken = {*fronts, *leads, *bodies}
    best: tuple[float, _OtherKind | None] = (0.0, None)
    for kind in words.others:
        if (core and kind.yields_to_core) or not (kind.title_end or kind.id in spoken):
            continue
        front = fronts.get(kind.id, 0) + sum(text.rstrip(_CLOSING).endswith(kind.title_end) for text in titles)
        leading, anywhere = leads.get(kind.id, 0), bodies.get(kind.id, 0)
        weight = kind.weight * (min(front, 2) + 0.5 * min(leading, 2) + 0.5 * min(anywhere, 8))
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

    general = {
        unspaced(term) for term in vocabulary.strings(data["bio"]["general_terms"], f"{FILE}: bio.general_terms")
    }
    subjects = [
        term
        for topic, entry in vocabulary.load("topics.yml").items()
        if topic not in vocabulary.strings(data["bio"]["general_topics"], f"{FILE}: bio.general_topics")
        for term in vocabulary.strings(entry["terms"].get("positive"), f"topics.yml: {topic}.terms.positive")
        if unspaced(term) not in general
    ]

    def signs(where: str) -> _Signs:
        owners: dict[str, tuple[str, ...]] = {}
        words = []
        for kind, entry in data["other_kinds"].items():
            for word in map(lower_keeping_offsets, vocabulary.strings(entry[where], f"{FILE}: {kind}.{where}")):
                words.append(word)
                key = unspaced(word)
                owners[key] = (*owners.get(key, ()), kind)
        return _Signs(Words(words), owners)

    others = tuple(
        _OtherKind(
            kind,
            entry["reason_ko"],
            vocabulary.strings(entry.get("title_end"), f"{FILE}: {kind}.title_end"),
            float(entry["weight"]),
            bool(entry.get("yields_to_core")),
        )
        for kind, entry in data["other_kinds"].items()
    )
    lists = {
        "neutral": data["bio"]["neutral"],
        "core": data["bio"]["core"],
        "strong": [*data["bio"]["strong"], *subjects],
        **{k: data["bio"][k] for k in ("medium", "weak")},
    }
    spelled: list[str] = []
    worth: dict[str, float] = {}
    for kind, terms in lists.items():
        for term in map(lower_keeping_offsets, vocabulary.strings(terms, f"{FILE}: bio.{kind}")):
            spelled.append(term)
            worth.setdefault(unspaced(term), WORTH[kind])
    industry = [lower_keeping_offsets(word) for word in vocabulary.strings(data["industry"], f"{FILE}: industry")]
    return _Words(
        Words([*spelled, *industry]),
        worth,
        frozenset(unspaced(word) for word in industry),
        frozenset(unspaced(lower_keeping_offsets(word)) for word in data["bio"]["core"]),
        others,
        signs("title"),
        signs("anywhere"),
    )
