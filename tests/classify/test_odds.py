"""The log-odds of topics, alone and beside one another."""

from __future__ import annotations

import pytest

from digest import vocabulary
from digest.classify.odds import (
    LEAST,
    MOST,
    Weights,
    explain_odds,
    find_strength,
    load_weights,
    weigh_alone,
    weigh_beside,
)
from digest.errors import ConfigurationError

ALONE = {"title": 2.0, "body": 1.0, "intercept": -3.0}
WEIGHTS = Weights(
    alone={"subject": ALONE, "news": ALONE},
    beside={
        "subject": {"own": 1.0, "event": -0.5, "agreement": 0.0, "intercept": LEAST},
        "event": {"own": 1.0, "agreement": -0.25, "intercept": LEAST},
        "agreement": {"own": 2.0, "event": 0.0, "intercept": LEAST},
    },
    news=("event", "agreement"),
)


def test_a_topic_is_its_terms_where_nothing_stands_beside_it() -> None:
    alone = weigh_alone({"vaccine": {"title": 1.0, "body": 2.0}}, WEIGHTS)
    assert alone == {"vaccine": 1.0}
    assert weigh_beside(alone, WEIGHTS) == {"vaccine": 1.0}


def test_news_beside_a_topic_counts_by_its_strength() -> None:
    odds = weigh_beside({"vaccine": 1.0, "event": 3.0, "agreement": -1.0}, WEIGHTS)
    assert odds == {"vaccine": 1.0 - 0.5 * 8.0, "event": 3.0 - 0.25 * 4.0, "agreement": 2 * 4.0 + LEAST}


@pytest.mark.parametrize(("odds", "strength"), [(LEAST - 3, 0.0), (0.0, -LEAST), (MOST + 9, MOST - LEAST)])
def test_a_strength_has_a_least_and_a_most(odds: float, strength: float) -> None:
    assert find_strength(odds) == strength


def test_what_is_explained_adds_up() -> None:
    features = {"vaccine": {"title": 1.0}, "event": {"body": 4.0}}
    added = explain_odds("vaccine", features, WEIGHTS)
    assert added["title"] == 2.0
    assert added["beside event"] == -0.5 * 6.0
    assert sum(added.values()) == weigh_beside(weigh_alone(features, WEIGHTS), WEIGHTS)["vaccine"]


def test_the_same_words_are_less_of_a_building_in_news_of_an_agreement() -> None:
    weights = load_weights()
    apart = weigh_beside({"infrastructure": 1.0}, weights)["infrastructure"]
    beside = weigh_beside({"infrastructure": 1.0, "agreement": 4.0}, weights)["infrastructure"]
    assert beside < apart


def test_a_weight_that_is_missing_is_told_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    document = dict(vocabulary.load("classify/topic_weights.yml"))
    document["beside"] = {**document["beside"], "event": {"own": "much"}}
    monkeypatch.setattr(vocabulary, "load", lambda file: document)
    with pytest.raises(ConfigurationError) as told:
        load_weights.__wrapped__()
    assert "topic_weights.yml: beside.event.own: expected a number, found 'much'" in told.value.problems[0]
    assert all("beside.event." in problem for problem in told.value.problems)
