"""Dates as sources state them, and how one article's sources are weighed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import covered_days, date_article, read_address, read_stated, read_wire_id
from digest.model import Article, Basis, Removal, Stated


def _table(name: str) -> list[tuple[str, str | None]]:
    rows = yaml.load((Path(__file__).parent / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return [(key, None if value == "null" else value) for key, value in rows.items()]


def _article(
    *marks: tuple[str, str, str],
    url: str | None = None,
    body: str = "새 소식이다.",
    removed: str = "",
    rule: str = "wire id",
) -> Article:
    return Article(
        id="a",
        src_uri="a.txt",
        content_sha256="",
        title=None,
        deck=(),
        body=body,
        url=url,
        date_marks=tuple(Stated(*mark) for mark in marks),
        removed=(Removal(removed, rule),) if removed else (),
    )


@pytest.mark.parametrize(("written", "expected"), _table("stated.yml"))
def test_written_forms(written: str, expected: str | None) -> None:
    assert read_stated(written) == expected


@pytest.mark.parametrize(("url", "expected"), _table("addresses.yml"))
def test_addresses(url: str, expected: str | None) -> None:
    assert read_address(url) == expected


@given(
    st.one_of(st.text(max_size=120), st.from_regex(r"[0-9]{1,4}[-./년 ]{1,2}[0-9]{1,2}[-./월 ]{1,2}[0-9T:Z+ ]{1,20}"))
)
def test_any_text_is_a_date_or_none(text: str) -> None:
    for read in (read_stated, read_address, read_wire_id):
        date = read(text)
        assert date is None or covered_days(date).first.year >= 1980
        assert read(text) == date


def test_updates_are_read_only_when_asked_for() -> None:
    line = "입력 2025-11-20 14:44 수정 2025-11-21 09:00"
    assert read_stated(line, updates=True) == "2025-11-21"
    assert read_stated("2025-11-21", updates=True) == "2025-11-21"


def test_curated_date_wins_and_keeps_its_reason() -> None:
    article = _article(("published", "2025-11-20", "front matter"))
    published, findings = date_article(article, "2016-06", "The summit was in June 2016.")
    assert (published.date, published.basis, published.evidence) == (
        "2016-06",
        Basis.CURATED,
        "The summit was in June 2016.",
    )
    assert (published.earliest, published.latest) == covered_days("2016-06")
    assert findings == ()


def test_malformed_curated_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        date_article(_article(), "June 2016", "")


def test_more_trustworthy_source_wins_and_the_conflict_is_a_finding() -> None:
    article = _article(("published", "2025-11-25", "meta"), ("published", "2025-11-20", "front matter"))
    published, findings = date_article(article)
    assert (published.date, published.basis) == ("2025-11-20", Basis.STATED)
    assert "front matter: 2025-11-20" in published.evidence
    assert len(findings) == 1
    assert findings[0].where == "seeds/a.txt"
    assert "2025-11-25" in findings[0].what


def test_agreeing_sources_are_no_conflict_and_add_precision() -> None:
    article = _article(("published", "2025년 11월", "front matter"), ("published", "2025-11-20", "line"))
    published, findings = date_article(article)
    assert (published.date, findings) == ("2025-11-20", ())


def test_address_counts_last_and_may_be_a_day_off() -> None:
    url = "https://v.example.kr/v/20230512235908366"
    assert date_article(_article(url=url))[0].date == "2023-05-12"
    published, findings = date_article(_article(("published", "2023-05-13 00:02", "line"), url=url))
    assert (published.date, findings) == ("2023-05-13", ())
    _, findings = date_article(_article(("published", "2023-05-16", "line"), url=url))
    assert len(findings) == 1


def test_local_time_called_utc_is_recognised_by_a_second_source() -> None:
    marks = (("published", "2025-11-20T22:10:00Z", "json-ld"), ("published", "2025.11.20 22:10", "line"))
    published, findings = date_article(_article(*marks))
    assert (published.date, findings) == ("2025-11-20", ())
    assert date_article(_article(marks[0]))[0].date == "2025-11-21"


def test_wire_number_left_in_the_text_is_a_statement() -> None:
    published, _ = date_article(_article(removed="기사번호 AKR20230512098700063"))
    assert (published.date, published.basis) == ("2023-05-12", Basis.STATED)


def test_an_update_alone_only_gives_the_latest_day() -> None:
    published, findings = date_article(_article(("modified", "2025-11-21", "line"), body="새 소식이다."))
    assert (published.date, published.basis) == (None, Basis.INFERRED)
    assert published.earliest is None
    assert published.latest is not None
    assert published.latest.isoformat() == "2025-11-21"
    assert findings == ()


def test_an_update_before_the_publication_is_a_finding() -> None:
    marks = (("published", "2025-11-20", "line"), ("modified", "2025-11-19", "meta"))
    published, findings = date_article(_article(*marks))
    assert published.date == "2025-11-20"
    assert len(findings) == 1


@pytest.mark.parametrize(
    "body", ["시는 7일 밝혔다.", "지난 2일 체결했다고 5일 밝혔다.", "12일 문을 열었다.", "7일(수) 열렸다."]
)
def test_a_day_alone_is_never_stated(body: str) -> None:
    for marks in ((), (("published", "7일", "line"),), (("published", "12월 7일", "meta"),)):
        published, _ = date_article(_article(*marks, body=body))
        assert published.basis is Basis.UNKNOWN
        assert published == type(published)()


@pytest.mark.parametrize(
    ("stamp", "believed"),
    [
        ("2024.07.23 (화)", False),
        ("2024.07.24 (수)", True),
        ("2024.07.25", True),
        ("2024.08.08", True),
        ("2024.08.09", False),
        ("입력 2024.07.23 10:12", True),
    ],
)
def test_a_bare_date_line_that_the_text_contradicts_is_not_believed(stamp: str, believed: bool) -> None:
    """`25일 밝혔다` appears from the evening before to two weeks later; a stamp with a time stays."""
    published, findings = date_article(_article(("published", stamp, "line"), body="교육을 연다고 25일 밝혔다."))
    assert (published.basis is Basis.STATED) is believed
    contradicted = stamp not in ("2024.07.24 (수)", "2024.07.25", "2024.08.08")
    assert len(findings) == contradicted
    if contradicted:
        assert "25일 밝혔다" in findings[0].what
        assert findings[0].where == "seeds/a.txt"


def test_a_contradicted_date_with_a_second_source_stays_and_is_a_finding() -> None:
    for second in ({"url": "https://www.example.kr/2024/07/23/abc"}, {}):
        marks = [("published", "2024.07.23", "line")] + ([] if second else [("published", "2024-07-23", "meta")])
        published, findings = date_article(_article(*marks, body="교육을 연다고 25일 밝혔다.", **second))
        assert (published.date, published.basis, len(findings)) == ("2024-07-23", Basis.STATED, 1)


def test_a_date_beside_a_weather_report_is_the_day_of_the_visit() -> None:
    mark = ("published", "2024.07.23 (화)", "line")
    published, _ = date_article(_article(mark, removed="맑음가나 24.1℃", rule="weather"))
    assert (published.date, published.basis) == (None, Basis.INFERRED)
    assert published.latest is not None
    assert published.latest.isoformat() == "2024-07-23"
    with_time = ("published", "입력 2024.07.23 10:12", "line")
    published, _ = date_article(_article(with_time, removed="맑음가나 24.1℃", rule="weather"))
    assert (published.date, published.basis) == ("2024-07-23", Basis.STATED)


@pytest.mark.parametrize(
    ("removed", "rule", "body", "date", "earliest"),
    [
        ("[사진=가나군] 2024.06.27", "caption", "군은 27일 특구로 뽑혔다.", "2024-06-27", "2024-06-27"),
        ("2024.06.27", "byline", "협약을 맺었다고 27일 밝혔다.", "2024-06-27", "2024-06-27"),
        (
            "(사진=가나도 제공) 2025.05.21. photo@news.example",
            "wire caption",
            "21일 밝혔다.",
            "2025-05-21",
            "2025-05-21",
        ),
        ("[사진=가나군] 2024.06.27", "caption", "군은 20일 특구로 뽑혔다.", None, "2024-06-27"),
        ("[사진=가나군] 2024.06.27", "caption", "6월 27일 특구로 뽑힌 군은 기쁨에 들떴다.", None, "2024-06-27"),
        ("[사진=가나군] 2024.06.27", "caption", "27일 군이 특구로 뽑힌 것은 뜻밖이었다.", None, "2024-06-27"),
        (
            "이 기사는 2024년06월27일 16시57분에 새벽 프리미엄에 선공개 되었습니다.",
            "notice",
            "27일 밝혔다.",
            None,
            "2024-06-27",
        ),
        ("[사진=가나군] 2024.06.27", "caption", "협약을 맺었다고 28일 밝혔다.", None, "2024-06-27"),
        ("[사진=가나군] 2024.06.27", "list of other articles", "27일 밝혔다.", None, None),
        ("![](https://img.example.kr/news/2018/10/31/a.jpg)", "image", "31일 밝혔다.", "2018-10-31", "2018-10-31"),
        ("![](https://img.example.kr/news/2018/10/31/a.jpg)", "image", "31일 뽑혔다.", None, "2018-10-31"),
        (
            "![](https://img.example.kr/2018/10/31/a.jpg) ![](https://img.example.kr/2024/01/02/ad.png)",
            "image",
            "31일 밝혔다.",
            None,
            None,
        ),
    ],
)
def test_pictures_bound_the_day(removed: str, rule: str, body: str, date: str | None, earliest: str | None) -> None:
    published, findings = date_article(_article(body=body, removed=removed, rule=rule))
    assert published.date == date
    assert published.basis is not Basis.STATED
    assert (published.earliest.isoformat() if published.earliest else None) == earliest
    assert findings == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["published", "modified"]),
            st.one_of(st.dates().map(str), st.text(max_size=20)),
            st.sampled_from(["front matter", "json-ld", "opengraph", "line", "html", "meta", "url", "elsewhere"]),
        ),
        max_size=5,
    ),
    st.sampled_from(["", "오는 2025년까지 늘린다.", "전북특별자치도는 지난 2020년 시작했다."]),
)
def test_dating_is_total_and_consistent(marks: list[tuple[str, str, str]], body: str) -> None:
    published, findings = date_article(_article(*marks, body=body))
    assert (published, findings) == date_article(_article(*marks, body=body))
    if published.earliest and published.latest:
        assert published.earliest <= published.latest
    if published.basis is Basis.STATED:
        assert published.date is not None
        assert (published.earliest, published.latest) == covered_days(published.date)
    if published.basis is Basis.UNKNOWN:
        assert published.date is None
        assert published.earliest is None
        assert published.latest is None
    else:
        assert published.evidence


def test_a_registration_without_a_time_gives_way_to_a_stamp_with_one() -> None:
    dated = _article(("published", "1997.4.1", "line"), ("published", "2024-03-05 10:11", "line"))
    assert date_article(dated)[0].date == "2024-03-05"


def test_the_address_of_what_a_board_keeps_dates_it_before_the_board_does() -> None:
    mark, url = ("published", "2024-04-10", "line"), "https://www.example.kr/view.php?key=20240305010000123"
    kept = _article(mark, url=url, removed=f"출처 : 새벽일보 ({url})", rule="source of a reprint")
    assert date_article(kept)[0].date == "2024-03-05"
    assert date_article(_article(mark, url=url))[0].date == "2024-04-10"
