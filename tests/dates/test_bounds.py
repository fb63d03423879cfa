"""Bounds of undated articles: a table, the file of known dates, and what must hold of any text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.dates.bounds import bounds_of
from digest.dates.known import load_known, read_known
from digest.dates.window import Near, trim
from digest.errors import ConfigurationError

_TABLE = yaml.load((Path(__file__).parent / "bounds.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
_CASES = [(text, expected) for group in _TABLE.values() for text, expected in group.items()]
_DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2040, 12, 31))


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text for text, _ in _CASES])
def test_table(text: str, expected: list[str]) -> None:
    bounds = bounds_of(text)
    assert [str(bounds.earliest or "null"), str(bounds.latest or "null")] == expected
    assert bool(bounds.evidence) == (bounds.earliest is not None or bounds.latest is not None)


def test_an_article_on_a_summit_is_bounded_on_both_sides() -> None:
    text = (
        "재단은 지난 2일 프랑스 기관과 동의서를 체결했다고 5일 밝혔다. 이번 협약은 지난해 말부터 준비해 오다 "
        "박근혜 대통령과 올랑드 대통령의 한-프 정상회담(6.3)을 계기로 체결됐다."
    )
    bounds = bounds_of(text)
    assert bounds.earliest is not None
    assert bounds.latest is not None
    assert bounds.earliest <= dt.date(2016, 6, 5) <= bounds.latest
    assert bounds.latest - bounds.earliest < dt.timedelta(days=366)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([text for text, _ in _CASES]), max_size=5), st.text(max_size=80))
def test_any_text_has_ordered_and_repeatable_bounds(pieces: list[str], noise: str) -> None:
    text = " ".join([*pieces, noise])
    bounds = bounds_of(text)
    assert bounds == bounds_of(text)
    if bounds.earliest and bounds.latest:
        assert bounds.earliest <= bounds.latest


@given(_DAYS, st.integers(0, 900), st.integers(1, 28), st.integers(0, 14))
def test_trimming_keeps_the_day_that_fits(day: dt.date, width: int, reported: int, late: int) -> None:
    """A publication up to two weeks after `N일 밝혔다` is never cut off."""
    published = day.replace(day=reported) + dt.timedelta(days=late)
    first, last = published - dt.timedelta(days=width), published + dt.timedelta(days=width // 2)
    start, end = trim(first, last, (Near(None, reported, -1, -1),))
    assert start is not None
    assert end is not None
    assert first <= start <= published <= end <= last


@given(_DAYS, st.integers(0, 150), st.integers(0, 900))
def test_weekday_keeps_the_year_that_fits(named: dt.date, after: int, width: int) -> None:
    published = named + dt.timedelta(days=after)
    near = Near(named.month, named.day, named.weekday(), -1)
    start, end = trim(published - dt.timedelta(days=width), published + dt.timedelta(days=width), (near,))
    assert start is not None
    assert end is not None
    assert start <= published <= end


def test_weekday_narrows_a_window_of_years() -> None:
    wednesday = Near(12, 7, 2, -1)
    assert trim(dt.date(2018, 1, 1), dt.date(2026, 6, 1), (wednesday,)) == (dt.date(2022, 6, 7), dt.date(2023, 12, 8))


def test_contradicting_days_leave_the_window_alone() -> None:
    window = (dt.date(2023, 4, 8), dt.date(2023, 4, 12))
    assert trim(*window, (Near(None, 20, -1, -1),)) == window


def test_known_dates_are_in_order_and_terms_of_one_office_do_not_nest() -> None:
    known = load_known()
    assert len(known.names) > 30
    assert len(known.terms) > 100
    for entry in known.names:
        assert entry.announced <= entry.since
    for terms in known.terms.values():
        for term in terms:
            assert term.last is None or term.first <= term.last


def test_broken_file_reports_every_problem_at_once() -> None:
    data = {
        "names": [{"name": "가나다부", "since": "2017", "announced": dt.date(2017, 1, 1)}, "가나다부"],
        "events": [{"names": ["행사"]}],
        "offices": [{"title": "시장", "holders": [["홍길동", dt.date(2020, 1, 1), dt.date(2019, 1, 1)]]}, {"org": []}],
        "people": [],
    }
    with pytest.raises(ConfigurationError) as error:
        read_known(data)
    problems = "\n".join(error.value.problems)
    for place in ("names[0].since", "names[1]", "events[0].day", "offices[0].holders[0]", "offices[1].title", "people"):
        assert place in problems
