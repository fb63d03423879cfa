"""What years of reports become together on the pages: series, contradictions, the fate of promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.extract.measures import measure_of
from digest.model import Claim, Digest, Fate
from digest.pipeline import run
from digest.render import render_pages
from digest.settings import Settings
from digest.taxonomy import load_taxonomy
from tests import builders


@pytest.fixture(scope="module")
def digest() -> Digest:
    return run(Settings(seeds_dir=Path(__file__).parent / "seeds", processes=1))


@pytest.fixture(scope="module")
def pages(digest: Digest) -> dict[str, str]:
    return {page.src_uri: page.markdown for page in render_pages(digest, load_taxonomy(), {}, "")}


def claims_of(digest: Digest) -> dict[str, Claim]:
    return {claim.id: claim for entry in digest.published for claim in entry.claims}


def test_a_measure_grows_over_the_years_with_what_was_promised(digest: Digest) -> None:
    (series,) = digest.series
    assert (series.region, series.measure, series.unit) == ("osong", "오송 입주 기업", "companies")
    assert [(point.date, point.value, point.basis) for point in series.points] == [
        ("2016-06-05", 90, "as_of"),
        ("2020", 200, "due"),
        ("2020-10-31", 210, "as_of"),
        ("2023-05-12", 260, "published"),
        ("2025-09-30", 287, "as_of"),
        ("2025-09-30", 312, "as_of"),
        ("2030", 500, "due"),
        ("2032", 500, "due"),
    ]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("남원 바이오기업 고용률목표", ("고용률", "목표", "바이오기업")),
        ("남원시 연구원 고용인원", ("고용", "연구원", "인원")),
        ("전북권 산업단지 분양률", ("분양률", "산업단지")),
    ],
)
def test_a_measure_is_its_words_without_the_place(what: str, words: tuple[str, ...]) -> None:
    """A word begins with the whole of a term: 고용률, not 고용 and what is left."""
    story = builders.entry()
    claim = builders.claim(story.articles[0], what=what, unit="people")
    measure = measure_of(claim, story, load_taxonomy())
    assert measure is not None
    assert (measure.region, measure.words) == ("namwon", words)


def test_two_outlets_that_contradict_each_other_stand_side_by_side(digest: Digest, pages: dict[str, str]) -> None:
    (conflict,) = digest.series[0].conflicts
    assert sorted(claims_of(digest)[claim].value for claim in conflict) == [287, 312]
    rows = [row for row in pages["regions/osong.md"].split("\n") if "dg-overdue" in row]
    assert len(rows) == 2
    assert "287개사" in rows[0]
    assert "충북일보" in rows[0]
    assert "312개사" in rows[1]
    assert "동아일보" in rows[1]


def test_promises_are_kept_changed_late_and_open(digest: Digest) -> None:
    claims = claims_of(digest)
    assert [(promise.due, claims[promise.claim].what, promise.fate) for promise in digest.promises] == [
        ("2020", "입주 기업", Fate.MET),
        ("2024", "임상시료 생산시설 구축", Fate.OVERDUE),
        ("2025", "바이오 소재 실증센터 총사업비", Fate.MET),
        ("2026-09", "새봄진단 공장", Fate.SOON),
        ("2030", "충북도 입주 기업", Fate.REVISED),
        ("2032", "충북도 입주 기업", Fate.OPEN),
    ]


def test_every_fate_has_its_table(pages: dict[str, str]) -> None:
    parts = {part.split(" }", 1)[0]: part for part in pages["promises.md"].split("{: #")}
    for fate, words in (
        ("soon", ["420억 원", "2026년 9월"]),
        ("open", ["500개사", "2032년", "최근 수치"]),
        ("overdue", ["임상시료 생산시설", "기한 지남"]),
        ("met", ["180억 원", "200개사", "남원 바이오 소재 실증센터 준공"]),
        ("revised", ["2030년", "변경(500개사, 2032년)"]),
    ):
        assert [word for word in words if word not in parts[fate]] == [], fate
