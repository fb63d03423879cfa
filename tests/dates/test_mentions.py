"""The dates a text names: a table anyone can extend, and what must hold of any text."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.dates import covered_days, find_dates
from digest.dates.lexicon import CANDIDATES, match_date_word
from digest.model import Basis, Published

_TABLE = yaml.load((Path(__file__).parent / "mentions.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
_CASES = [(str(when), text, expected) for when, cases in _TABLE.items() for text, expected in cases.items()]


def _published(when: str) -> Published:
    if when == "unknown":
        return Published()
    first, dots, last = when.partition("..")
    if dots:
        return Published(None, Basis.INFERRED, covered_days(first).first, covered_days(last).last)
    return Published(first, Basis.STATED)


def test_table_is_large_enough() -> None:
    assert len(_CASES) >= 150


@pytest.mark.parametrize(("when", "text", "expected"), _CASES, ids=[f"{when}: {text}" for when, text, _ in _CASES])
def test_table(when: str, text: str, expected: list[list[str]]) -> None:
    found = [[m.text, m.kind, m.date or "null"] for m in find_dates(text, _published(when))]
    assert found == expected


_WORDS = st.sampled_from(
    [
        "지난",
        "오는",
        "다음",
        "이번",
        "올",
        "올해",
        "내년",
        "지난해",
        "작년",
        "이듬해",
        "같은",
        "그해",
        "달",
        "해",
        "말",
        "초",
        "중순",
        "상반기",
        "3분기",
        "여름",
        "연말",
        "지난달",
        "이달",
        "내달",
        "이날",
        "2일",
        "31일",
        "7일(수)",
        "21~23일",
        "6·7일",
        "12월",
        "2월",
        "3~5월",
        "2023년",
        "’25년",
        "22년",
        "2018~2020년",
        "'18~'20년",
        "2023.5.12.",
        "12.7.(수)",
        "(6.3)",
        "정상회담(6.3)",
        "부터",
        "까지",
        "~",
        "5년간",
        "2년",
        "내",
        "6개월",
        "이내",
        "향후",
        "최근",
        "기준",
        "현재",
        "1일",
        "500명",
        "제2차",
        "열렸다.",
        "연다.",
        "할",
        "예정이다.",
        "밝혔다.",
        "했다고",
        ",",
        "·",
        "(",
        ")",
        "\n",
    ]
)
_TEXTS = st.lists(_WORDS, max_size=14).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda joint: joint.join(words))
)
_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))


@st.composite
def _publications(draw: st.DrawFn) -> Published:
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return Published()
    if kind == 1:
        return Published(first.isoformat()[: draw(st.sampled_from([4, 7, 10]))], Basis.STATED)
    return Published(None, Basis.INFERRED, first, last if kind == 2 else min(last, first + dt.timedelta(days=90)))


@settings(max_examples=300)
@given(st.one_of(_TEXTS, st.text(max_size=200)), _publications())
def test_mentions_hold_together(text: str, published: Published) -> None:
    mentions = find_dates(text, published)
    assert mentions == find_dates(text, published)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        end = mention.end
        assert mention.text == text[mention.start : mention.end]
        assert mention.kind in ("point", "range", "deadline", "duration")
        assert (mention.earliest is None) == (mention.latest is None)
        if mention.earliest is not None and mention.latest is not None:
            assert mention.earliest <= mention.latest
        if mention.date is not None:
            days = covered_days(mention.date)
            assert mention.earliest is not None
            assert mention.latest is not None
            assert mention.earliest <= days.last
            assert days.first <= mention.latest


@settings(max_examples=200)
@given(_TEXTS, _DAYS, st.integers(0, 500), st.integers(0, 500))
def test_bounds_never_promise_what_a_day_between_them_denies(text: str, day: dt.date, before: int, after: int) -> None:
    """A date found with bounds only is the one found with any day within them, as far as it goes."""
    first, last = day - dt.timedelta(days=before), day + dt.timedelta(days=after)
    bounded = find_dates(text, Published(None, Basis.INFERRED, first, last))
    exact = find_dates(text, Published(day.isoformat(), Basis.STATED))
    assert [m.text for m in bounded] == [m.text for m in exact]
    for loose, tight in zip(bounded, exact, strict=True):
        if loose.date is not None and tight.date is not None:
            assert tight.date.startswith(loose.date)


def test_unknown_publication_leaves_relative_dates_open() -> None:
    for mention in find_dates("지난 2일, 오는 3월, 내년, 지난달 30일, 2년 내, 올 상반기, 7일 밝혔다", Published()):
        assert (mention.date, mention.earliest, mention.latest) == (None, None, None)


@pytest.mark.parametrize(
    "piece",
    ["지난 ", "2", "2023.", "21~", "6일부터 ", "(6.", "2018~", "월 일 년 ", "’18~", "까지", "1일 5", "        ", "가"],
)
def test_hostile_text_does_not_hang(piece: str) -> None:
    """Work grows with the text, not with its square: 40,000 letters of the worst are read in seconds."""
    start = time.process_time()
    find_dates(piece * (40_000 // len(piece)), Published("2023-05-12"))
    assert time.process_time() - start < 8


def test_hundreds_of_kilobytes_of_digits_and_words() -> None:
    start = time.process_time()
    find_dates("20232023 지난지난 올올 3.5~4.2% 02-123-4567 " * 10_000, Published("2023-05-12"))
    assert time.process_time() - start < 8


@settings(max_examples=300)
@given(st.one_of(_TEXTS, st.sampled_from([text for _, text, _ in _CASES]), st.text(max_size=60)))
def test_first_letters_miss_no_date_word(text: str) -> None:
    """The quick pass over first letters finds what a look at every place finds."""
    slow = _spans(text, range(len(text)))
    quick = _spans(text, (candidate.start() for candidate in CANDIDATES.finditer(text)))
    assert quick == slow


def _spans(text: str, places: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place in places:
        match = match_date_word(text, place) if not found or place >= found[-1][1] else None
        if match:
            found.append(match.span())
    return found
