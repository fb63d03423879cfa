"""What is read from a single article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.dedupe.alignment import find_swaps
from digest.dedupe.features import read_features
from digest.dedupe.fingerprint import clean_title, fingerprint_article
from digest.dedupe.frequencies import load_reference
from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.places import Gazetteer, find_places
from digest.dedupe.sketch import dump_sketches, load_sketches, make_sketches
from digest.dedupe.slots import read_figures, read_people, without_caption
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


@pytest.mark.parametrize(("title", "marks"), CASES["part_marks"].items())
def test_marks_of_parts(gazetteer: Gazetteer, title: str, marks: list[str]) -> None:
    editions = fingerprint_article(make_article("a", title=title, body="본문이다."), gazetteer).slots.editions
    assert sorted(number for unit, number in editions if unit == "부") == marks


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


LETTERS = "가나 ㈜Ａb1·\u1100\u1161\u3000½ﬁ…\n\ufdd0𠀀"


@given(st.lists(st.text(LETTERS, max_size=40), max_size=4))
def test_articles_read_together_are_what_each_is_alone(bodies: list[str]) -> None:
    articles = [make_article(str(number), title=body[:9], body=body) for number, body in enumerate(bodies)]
    together = read_features(articles)
    for number, article in enumerate(articles):
        alone = read_features([article])
        for name in ("titles", "title_keys", "lead_keys", "body_keys"):
            assert getattr(alone, name) == (getattr(together, name)[number],)
        for name in ("words", "lead_words", "title_words", "shingles"):
            bags, own = getattr(together, name), getattr(alone, name)
            assert np.array_equal(bags.ids_of(number), own.ids), name
            assert np.array_equal(bags.take(np.array([number])).values, own.values), name


@given(st.text("가나 ㈜Ａb1·\u1100\u1161\u3000½ﬁ…\n", max_size=40))
def test_bodies_are_folded_like_other_texts(text: str) -> None:
    assert read_features([make_article("one", body=text)]).body_keys == (fold(text),)


def _words_of(text: str) -> list[int]:
    ids: list[int] = read_features([make_article("one", body=text)]).words.ids.tolist()
    return ids


def test_words_are_the_same_with_any_particle() -> None:
    assert _words_of("남원시는 협약을") == _words_of("남원시의, 협약이!")
    assert _words_of("남원시에서는 협약으로부터") == _words_of("남원시 협약")
    assert len(_words_of("남원시 협약 A 시")) == 2


def test_words_of_headline_and_text_count_as_they_should() -> None:
    features = read_features([make_article("one", title="협약 소식", body="협약을 맺었다 협약")])
    held = dict(zip(features.words.ids.tolist(), features.words.values.tolist(), strict=True))
    titled = features.title_words.ids.tolist()
    assert sorted(held[word] for word in titled) == [3, 5]
    assert [held[word] for word, known in zip(titled, features.supported, strict=True) if known] == [5]


def test_sketches_can_be_kept_and_read_again() -> None:
    articles = [*load_articles().values()][:3]
    sketches = make_sketches(articles, ["a", "b", "c"], read_features(articles), load_reference())
    kept = load_sketches(dump_sketches(sketches))
    assert (kept.keys, kept.rows) == (sketches.keys, sketches.rows)
    for one, other in ((kept.words, sketches.words), (kept.shingles, sketches.shingles)):
        for name in ("ends", "ids", "values"):
            assert np.array_equal(getattr(one, name), getattr(other, name)), name


def test_shingles_are_sorted_sets_and_short_texts_have_none() -> None:
    bodies = ("가나다라마바사아가나다라마", "가나다라")
    shingles = read_features([make_article(body, body=body) for body in bodies]).shingles
    assert shingles.sizes.tolist() == [8, 0]
    assert shingles.ids.tolist() == sorted(set(shingles.ids.tolist()))
