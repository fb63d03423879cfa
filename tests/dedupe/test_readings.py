"""What is read from a single article."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.dedupe import Gazetteer, fingerprint_article
from digest.dedupe.alignment import find_swaps
from digest.dedupe.fingerprint import clean_title, hash_shingles
from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.places import find_places
from digest.dedupe.slots import read_figures, read_people, without_caption
from tests.dedupe.samples import load_articles, make_article

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "readings.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "paths"), CASES["places"].items())
def test_places(gazetteer: Gazetteer, text: str, paths: list[str]) -> None:
    assert [place.path for place in find_places(text, gazetteer)] == paths


@pytest.mark.parametrize(("text", "figures"), CASES["figures"].items())
def test_figures(text: str, figures: list[str]) -> None:
    assert sorted(read_figures(text)) == sorted(figures)


@pytest.mark.parametrize(("text", "people"), CASES["people"].items())
def test_people(text: str, people: list[str]) -> None:
    assert sorted(read_people(text, load_lexicon())) == sorted(people)


@pytest.mark.parametrize(("body", "left"), CASES["captions"].items())
def test_a_caption_before_the_lead_is_not_the_news(body: str, left: str) -> None:
    assert without_caption(body) == left


@pytest.mark.parametrize(("title", "clean"), CASES["titles"].items())
def test_titles(title: str, clean: str) -> None:
    assert clean_title(title) == clean


@pytest.mark.parametrize("case", CASES["roundups"])
def test_roundups(gazetteer: Gazetteer, case: dict[str, Any]) -> None:
    article = make_article("case", **{key: value for key, value in case.items() if key != "roundup"})
    assert fingerprint_article(article, gazetteer).roundup is case["roundup"]


@pytest.mark.parametrize("case", CASES["swaps"])
def test_swapped_words(case: dict[str, Any]) -> None:
    found = [f"{swap.kind} {swap.left} {swap.right}" for swap in find_swaps(case["left"], case["right"])]
    assert sorted(found) == sorted(case["swaps"])
    back = [f"{swap.kind} {swap.right} {swap.left}" for swap in find_swaps(case["right"], case["left"])]
    assert sorted(back) == sorted(case["swaps"])


def test_a_fingerprint_can_be_kept_and_read_again(gazetteer: Gazetteer) -> None:
    article = load_articles()["centre-lead"]
    fresh = fingerprint_article(article, gazetteer)
    kept = pickle.loads(pickle.dumps(fresh))
    assert kept.slots == fresh.slots
    assert kept.body_key == fresh.body_key
    assert kept.shingles.tolist() == fresh.shingles.tolist()
    assert kept.words.ids.tolist() == fresh.words.ids.tolist()


def test_shingles_are_sorted_sets_and_short_texts_have_none() -> None:
    shingles = hash_shingles("가나다라마바사아가나다라마")
    assert shingles.tolist() == sorted(set(shingles.tolist()))
    assert len(shingles) == 8
    assert len(hash_shingles("가나다라")) == 0
