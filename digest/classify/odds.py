"""How likely a story has a topic, as log-odds: from its own terms first, then from the topics beside it.

Terms alone give too much: news of an agreement names the building it is about, news of a fair what is shown there.
So each topic's log-odds are weighed once more, together with how strongly the story speaks of each kind of news. The
weights of both steps were fitted on labelled articles: `classify/topic_weights.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError

Features = Mapping[str, Mapping[str, float]]
"""By topic, then by the names of `FEATURES`."""
SLOTS = ("title", "deck", "lead", "second", "body", "aside")
"""Where a term may stand: `lead` and `second` are the first two sentences, `aside` a closing 한편, a list or
what tells of other times than the news."""
OTHER = ("closing", "deed", "named", "spread", "abroad", "intercept")
"""`closing`: at the end of the lead, in its predicate, or a deed told there; `deed`: a phrase that says that somebody
did it, but in an aside; `named`: a positive term stands somewhere; `spread`: how many sentences have one; `abroad`:
foreign places of the story."""
FEATURES = (*SLOTS, *(f"{slot}_supporting" for slot in SLOTS), *OTHER)
LEAST, MOST = -5.0, 6.0
"""Log-odds at which a topic counts as not spoken of, and beyond which it is no stronger."""
_FILE = "classify/topic_weights.yml"


@dataclass(frozen=True, slots=True)
class Weights:
    """What the log-odds are made of."""

    alone: Mapping[str, Mapping[str, float]]
    """For a `subject` and for a kind of `news`, by the names of `FEATURES`."""
    beside: Mapping[str, Mapping[str, float]]
    """For a `subject` and for each kind of news: what it has of its `own` strength and of that of each (other) kind of
    news, and an `intercept`."""
    news: tuple[str, ...]
    """The topics that are kinds of news."""

    def of(self, topic: str) -> Mapping[str, float]:
        """What counts for a topic by its own terms."""
        return self.alone["news" if topic in self.news else "subject"]


def weigh_alone(features: Features, weights: Weights) -> dict[str, float]:
    """The log-odds of every topic by its own terms."""
    odds = {}
    for topic, values in features.items():
        of = weights.of(topic)
        odds[topic] = sum([of[name] * value for name, value in values.items()], of["intercept"])
    return odds


def find_strength(odds: float) -> float:
    """How strongly a story speaks of a topic, 0 to `MOST - LEAST`, by the topic's log-odds alone; 0 without terms."""
    return min(max(odds, LEAST), MOST) - LEAST


def find_strengths(alone: Mapping[str, float]) -> dict[str, float]:
    """The same of every topic."""
    return {topic: find_strength(odds) for topic, odds in alone.items()}


def seen_from(topic: str, strengths: Mapping[str, float], news: tuple[str, ...]) -> dict[str, float]:
    """What a topic's weights beside others are for: its `own` strength, and that of each other kind of news."""
    return {"own": strengths[topic], **{name: strengths[name] for name in news if name in strengths and name != topic}}


def weigh_beside(alone: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """The log-odds of every topic, those of the kinds of news being known."""
    strengths = find_strengths(alone)
    return {topic: sum(_parts(topic, strengths, weights).values()) for topic in alone}


def explain_odds(topic: str, features: Features, weights: Weights) -> dict[str, float]:
    """What a topic's log-odds are the sum of: its features, the news beside it, and the rest as `intercept`."""
    parts = _parts(topic, find_strengths(weigh_alone(features, weights)), weights)
    added = {
        **{name: weights.of(topic)[name] * value for name, value in features[topic].items()},
        **{f"beside {name}": parts[name] for name in weights.news if name in parts},
    }
    return {**added, "intercept": sum(parts.values()) - sum(added.values())}


def _parts(topic: str, strengths: Mapping[str, float], weights: Weights) -> dict[str, float]:
    beside = weights.beside[topic if topic in weights.news else "subject"]
    seen = seen_from(topic, strengths, weights.news)
    return {"intercept": beside["intercept"], **{name: beside[name] * strength for name, strength in seen.items()}}


@cache
def load_weights() -> Weights:
    """The weights of both steps.

    Raises:
        ConfigurationError: if one is missing or not a number.
    """
    data = vocabulary.load(_FILE)
    news = vocabulary.strings(data["kinds_of_news"], f"{_FILE}: kinds_of_news")
    return Weights(
        _numbers(data, dict.fromkeys(("subject", "news"), FEATURES), ""),
        _numbers(data["beside"], {kind: _beside(kind, news) for kind in ("subject", *news)}, "beside."),
        news,
    )


def _beside(kind: str, news: tuple[str, ...]) -> tuple[str, ...]:
    return ("own", *(name for name in news if name != kind), "intercept")


def _numbers(
    data: Mapping[str, Any], expected: Mapping[str, tuple[str, ...]], where: str
) -> dict[str, dict[str, float]]:
    """The numbers of some kinds, by the names that are expected."""
    found = {kind: {name: data.get(kind, {}).get(name) for name in names} for kind, names in expected.items()}
    problems = [
        f"{_FILE}: {where}{kind}.{name}: expected a number, found {value!r}"
        for kind, values in found.items()
        for name, value in values.items()
        if not isinstance(value, int | float)
    ]
    if problems:
        raise ConfigurationError(tuple(problems))
    return {kind: {name: float(value) for name, value in values.items()} for kind, values in found.items()}
