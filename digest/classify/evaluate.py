"""How well labels agree with what people said: precision, recall and F1 per label set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from digest.classify.label import classify_story
from digest.known import Taxonomy
from digest.model import Article, Labels, Role

HALF = 0.5
"""What a child given for its parent, or the other way round, is worth."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the labels people gave it."""

    id: str
    article: Article
    primary: frozenset[str]
    mentioned: frozenset[str]
    topics: frozenset[str]
    on_topic: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Agreement over one label set, each 0 to 1; 1 where there was nothing to find and nothing was found."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Miss:
    """An example on which a label set differs."""

    example: str
    label_set: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


def read_example(entry: dict[str, object], where: str) -> Example:
    """An example from its YAML entry: id, title, deck, body, primary, mentioned, topics, on_topic.

    Raises:
        ValueError: if a key is missing.
    """
    missing = [k for k in ("id", "body", "primary", "mentioned", "topics", "on_topic") if k not in entry]
    if missing:
        raise ValueError(f"{where}: {entry.get('id')}: missing {', '.join(missing)}")
    name = str(entry["id"])
    title = str(entry["title"]) if entry.get("title") else None
    deck = entry.get("deck")
    lines = tuple(map(str, deck)) if isinstance(deck, list) else ()
    return Example(
        id=name,
        article=Article(name, f"{name}.txt", "", title, lines, str(entry["body"]).strip()),
        primary=_ids(entry["primary"]),
        mentioned=_ids(entry["mentioned"]),
        topics=_ids(entry["topics"]),
        on_topic=bool(entry["on_topic"]),
    )


def evaluate_labels(examples: Iterable[Example], taxonomy: Taxonomy) -> tuple[dict[str, Score], tuple[Miss, ...]]:
    """The scores by label set (primary, mentioned, topics, on_topic), and where the labels differ.

    Sums run over all labels of all examples (micro average). A place inside the expected one, or around
    it, counts half. For mentioned places, one that was found as primary counts as found; topics of
    stories that do not belong into the digest are not compared, because nobody sees them.
    """
    labelled = [(example, classify_story((example.article,), taxonomy)) for example in examples]
    relation = _relation(taxonomy)
    sets = {
        "primary": [(e.id, e.primary, _regions(found, Role.PRIMARY)) for e, found in labelled],
        "topics": [(e.id, e.topics, frozenset(t.id for t in found.topics)) for e, found in labelled if e.on_topic],
        "on_topic": [
            (e.id, frozenset(["yes"] * e.on_topic), frozenset(["yes"] * found.on_topic)) for e, found in labelled
        ],
        "mentioned": [
            (e.id, e.mentioned, _regions(found, Role.MENTIONED) | (_regions(found, Role.PRIMARY) & e.mentioned))
            for e, found in labelled
        ],
    }
    scores = {
        name: _score([(expected, found) for _, expected, found in rows], relation)
        for name, rows in sorted(sets.items())
    }
    misses = tuple(
        Miss(example, name, tuple(sorted(expected)), tuple(sorted(found)))
        for name, rows in sorted(sets.items())
        for example, expected, found in rows
        if expected != found
    )
    return scores, misses


def score_regions(rows: list[tuple[frozenset[str], frozenset[str]]], taxonomy: Taxonomy) -> Score:
    """The score of pairs of expected and found places; one inside or around the expected one counts half."""
    return _score(rows, _relation(taxonomy))


def _ids(value: object) -> frozenset[str]:
    return frozenset(str(item) for item in value) if isinstance(value, list) else frozenset()


def _regions(labels: Labels, role: Role) -> frozenset[str]:
    return frozenset(label.id for label in labels.regions if label.role is role)


def _relation(taxonomy: Taxonomy) -> Callable[[str, str], float]:
    def credit(left: str, right: str) -> float:
        if left == right:
            return 1.0
        known = left in taxonomy.regions and right in taxonomy.regions
        return HALF if known and (taxonomy.within(left, right) or taxonomy.within(right, left)) else 0.0

    return credit


def _score(rows: list[tuple[frozenset[str], frozenset[str]]], credit: Callable[[str, str], float]) -> Score:
    expected_count = sum(len(expected) for expected, _ in rows)
    found_count = sum(len(found) for _, found in rows)
    recalled = sum(max((credit(e, f) for f in found), default=0.0) for expected, found in rows for e in expected)
    precise = sum(max((credit(e, f) for e in expected), default=0.0) for expected, found in rows for f in found)
    precision = precise / found_count if found_count else 1.0
    recall = recalled / expected_count if expected_count else 1.0
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)
