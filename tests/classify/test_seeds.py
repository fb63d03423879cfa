"""The five seeds of the project, cleaned by the pipeline's own stages."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.classify import classify_story
from digest.clean import clean_article
from digest.model import Labels, Role
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

SEEDS = Path(__file__).parents[2] / "seeds"


def labels_of(number: str) -> Labels:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    raw, _ = read_seed(path.read_bytes(), path.name)
    taxonomy = load_taxonomy()
    return classify_story((clean_article(raw, (number,), taxonomy),), taxonomy)


def ids(labels: Labels, role: Role) -> set[str]:
    return {label.id for label in labels.regions if label.role is role}


@pytest.mark.parametrize(
    ("number", "primary", "mentioned"),
    [
        ("000", {"namwon"}, set()),
        ("001", {"osong", "daegu-gyeongbuk", "genopole"}, set()),
        ("002", {"jeonju"}, set()),
        ("003", {"gwangju"}, set()),
        ("004", {"hongneung", "labcentral"}, {"medicen-paris", "kobe-kbic", "shonan-ipark"}),
    ],
)
def test_regions(number: str, primary: set[str], mentioned: set[str]) -> None:
    labels = labels_of(number)
    assert ids(labels, Role.PRIMARY) == primary
    assert mentioned <= ids(labels, Role.MENTIONED)
    assert labels.on_topic


def test_the_cities_of_a_sidebar_are_no_places_of_the_story() -> None:
    labels = labels_of("000")
    assert not {"gyeongju", "yeongcheon", "pohang", "gyeongbuk"} & {label.id for label in labels.regions}
    assert ids(labels, Role.MENTIONED) <= {"jeonbuk", "seoul", "yeongdeungpo"}


def test_a_full_cycle_is_no_city() -> None:
    assert "jeonju" not in {label.id for label in labels_of("003").regions}


@pytest.mark.parametrize(
    ("number", "topics"),
    [
        ("000", {"exosome", "agreement", "bio-materials"}),
        ("001", {"agreement"}),
        ("002", {"event", "cell-gene-therapy"}),
        ("003", {"medical-device"}),
        ("004", {"startup-investment", "global-cooperation"}),
    ],
)
def test_topics(number: str, topics: set[str]) -> None:
    assert topics <= {label.id for label in labels_of(number).topics}
