"""What is read from a single article."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.dedupe.alignment import find_swaps
from digest.dedupe.fingerprint import clean_title, fingerprint_article, outline_article
from digest.dedupe.frequencies import load_reference
from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.places import Gazetteer, find_places
from digest.dedupe.sketch import Sketch, dump_sketch, load_sketch, make_sketch
from digest.dedupe.slots import read_figures, read_people, without_caption
from digest.dedupe.words import fold_words, hash_shingles, words_of
from digest.text import fold
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


@pytest.mark.parametrize(("text", "rounds"), CASES["editions"].items())
def test_rounds(text: str, rounds: list[str]) -> None:
    assert sorted("".join(match.groups()) for match in load_lexicon().edition.finditer(text)) == rounds


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


@given(st.text("가나 ㈜Ａb1·\u1100\u1161\u3000½ﬁ\n", max_size=40))
def test_folding_word_by_word_is_folding_the_whole(text: str) -> None:
    assert fold_words(text) == fold(text)


def test_words_are_the_same_with_any_particle() -> None:
    assert words_of("남원시는 협약을") == words_of("남원시의, 협약이!")


def test_a_sketch_can_be_kept_and_read_again() -> None:
    sketch = make_sketch(outline_article(load_articles()["centre-lead"]), load_reference(), "key")
    kept = load_sketch("key", dump_sketch(sketch))
    for field in fields(Sketch):
        one, other = getattr(sketch, field.name), getattr(kept, field.name)
        assert np.array_equal(one, other), field.name


def test_shingles_are_sorted_sets_and_short_texts_have_none() -> None:
    shingles = hash_shingles("가나다라마바사아가나다라마")
    assert shingles.tolist() == sorted(set(shingles.tolist()))
    assert len(shingles) == 8
    assert len(hash_shingles("가나다라")) == 0
