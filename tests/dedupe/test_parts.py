"""The parts between fingerprints and stories: candidates, model, vetoes, lead, data files."""

from __future__ import annotations

import inspect
import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from digest.cache import Cache
from digest.dedupe import choose_lead, thresholds
from digest.dedupe.comparison import Comparison, compare_articles, find_candidates
from digest.dedupe.features import read_features
from digest.dedupe.fingerprint import fingerprint_article, gap_days
from digest.dedupe.frequencies import load_reference
from digest.dedupe.model import load_model
from digest.dedupe.places import Gazetteer
from digest.dedupe.reasons import SCORE_NAMES, VETO_NAMES
from digest.dedupe.scores import NAMES
from digest.model import Article, Basis, Outlet, Published
from digest.taxonomy import Taxonomy
from digest.vocabulary import DATA
from tests.dedupe.samples import load_articles, make_article

ROOT = Path(__file__).parents[2]
ARTICLES = load_articles()


@pytest.fixture(scope="module")
def compared(taxonomy: Taxonomy) -> Iterator[Comparison]:
    with compare_articles(tuple(ARTICLES.values()), taxonomy, Cache.open(None)) as comparison:
        yield comparison


def test_no_pair_that_would_be_merged_is_missed_by_the_candidates(compared: Comparison) -> None:
    place = {key: position for position, key in enumerate(compared.keys)}
    keys = compared.sketches.keys
    found = zip(*(rows.tolist() for rows in find_candidates(compared.sketches, compared.store).pairs()), strict=True)
    candidates = {tuple(sorted((place[keys[one]], place[keys[other]]))) for one, other in found}
    likely = {pair for pair in combinations(range(len(ARTICLES)), 2) if compared.judge(*pair).logit > 0}
    assert likely
    assert likely <= candidates
    assert len(candidates) < len(ARTICLES) * (len(ARTICLES) - 1) // 2


def test_judging_a_pair_either_way_round_gives_the_same(compared: Comparison, taxonomy: Taxonomy) -> None:
    last = len(ARTICLES) - 1
    with compare_articles(tuple(ARTICLES.values())[::-1], taxonomy, Cache.open(None)) as flipped:
        for left, right in combinations(range(len(ARTICLES)), 2):
            assert compared.judge(left, right) == flipped.judge(last - right, last - left).turned()


def test_scores_lie_between_0_and_1_where_they_say_so(compared: Comparison) -> None:
    beyond = {"figures", "names", "gap"}
    pairs = [*combinations(range(len(ARTICLES)), 2)]
    for pair, scores in zip(pairs, compared.readers.own.score(pairs), strict=True):
        for name, value in scores.named().items():
            assert 0 <= value <= (10 if name in beyond else 1), (pair, name, value)


def test_common_words_weigh_less_than_rare_ones() -> None:
    reference = load_reference()
    rarity = reference.words[read_features([ARTICLES["centre-lead"]]).words.ids]
    assert rarity.min() < 1
    assert rarity.max() > 6
    assert 0 < reference.thing_rarity("person:홍길동") <= 1


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("2025-03-01", "2025-03-04", 3),
        ("2025-03", "2025-03-15", 0),
        ("2025-02", "2025-03-15", 15),
        ("2024", "2025-01-02", 2),
        (None, "2025-01-02", None),
    ],
)
def test_distance_of_dates_known_in_part(gazetteer: Gazetteer, left: str | None, right: str, days: int | None) -> None:
    one, other = (
        fingerprint_article(make_article(date or "none", body="글", published=date), gazetteer)
        for date in (left, right)
    )
    assert gap_days(one, other) == gap_days(other, one) == days


def article(name: str, **changes: object) -> Article:
    base = Article(name, f"{name}.txt", "", "제목", (), "가나다라마 " * 40, Outlet("o", "신문"))
    dated = replace(base, published=Published("2025-03-10", Basis.STATED))
    return replace(dated, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (article("z", body="가나다라마 " * 60), article("a")),
        (article("z"), article("a", published=Published("2025-03-01", Basis.INFERRED))),
        (article("z", published=Published("2025-03-10", Basis.CURATED)), article("a", published=Published())),
        (article("z"), article("a", outlet=None)),
        (article("z"), article("a", title=None)),
        (article("z", published=Published("2025-03-09", Basis.STATED)), article("a")),
        (article("a"), article("b")),
        (article("a", body="가나다라마 " * 39), article("b")),
    ],
)
def test_the_lead_is_chosen_by_the_key_and_not_by_order(better: Article, worse: Article) -> None:
    assert choose_lead([better, worse]) is choose_lead([worse, better]) is better


def test_the_lead_of_many_does_not_depend_on_their_order() -> None:
    articles = [article(f"n{number}", body="가나다라마 " * (40 + number % 3)) for number in range(9)]
    shuffled = random.Random(3).sample(articles, len(articles))
    assert choose_lead(articles) is choose_lead(shuffled)


def test_every_score_and_veto_has_a_name_for_readers() -> None:
    assert set(SCORE_NAMES) == set(NAMES)
    assert set(VETO_NAMES) == {"place", "parties", "round", "date", "figures", "person", "curation"}


def test_every_threshold_says_what_it_means() -> None:
    source = inspect.getsource(thresholds)
    names = re.findall(r"^([A-Z_]+): Final", source, re.MULTILINE)
    documented = re.findall(r'^([A-Z_]+): Final[^\n]*\n"""\S', source, re.MULTILINE)
    assert len(names) > 20
    assert documented == names


def test_the_model_weighs_likeness_up_and_conflict_down() -> None:
    weights = {term.name: term.weight for term in load_model().terms}
    assert all(weights[name] > 0 for name in ("shingle_cosine", "word_cosine", "lead_cosine", "title_in_lead"))
    assert all(weight < 0 for name, weight in weights.items() if name.endswith(("_conflict", "_disjoint")))
    assert weights["gap"] < 0


def test_the_background_holds_numbers_only() -> None:
    document = json.loads(DATA.joinpath("dedupe_background.json").read_text(encoding="utf-8"))
    assert set(document) == {"written_by", "words", "shingles", "things"}
    for table in (document["words"], document["shingles"], document["things"]):
        assert table["ids"] == sorted(set(table["ids"]))
        assert len(table["ids"]) == len(table["counts"])
        assert all(type(number) is int and number > 0 for number in table["counts"])


def test_the_labels_hold_ids_only() -> None:
    labels = yaml.safe_load((ROOT / "benchmarks" / "dedupe_labels.yml").read_text(encoding="utf-8"))
    ids = [item for group in labels["same"] + labels["unsure"] for item in group] + labels["accidents"]
    assert all(re.fullmatch(r"[a-z]+-\d{4}", item) for item in ids)
