"""What sites set beside a headline in the title of their pages, however it came into the seed."""

from __future__ import annotations

import json

import pytest

from digest.clean import clean_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy
from tests.clean.seaweed import FIRST, SECOND, THIRD, TITLE

BODY = (FIRST, SECOND, THIRD)
BESIDE = [
    ("{} - 연합뉴스", "yonhap"),
    ("{} | 한국경제", "korea-economic-daily"),
    ("{} – 한겨레", "hankyoreh"),
    ("{} | 경제 - 매일경제", "maeil-business"),
    ("{}::공감언론 뉴시스::", "newsis"),
    ("{} :: 공감언론 뉴시스 ::", "newsis"),
    ("헬스조선 - {}", "health-chosun"),
    ("{} - 조선일보 : 네이버 뉴스", "chosun-ilbo"),
    ("{} (연합뉴스 11.20)", "yonhap"),
    ("{}(한국경제, 11/20)", "korea-economic-daily"),
    ("{} : 네이트 뉴스", None),
    ("{} | Daum", None),
]
KEPT = [
    "{}(온결시 11.20)",
    "2025년 11월 20일 {}",
    "{}: 새 길",
    "{} - 새 시험동에 거는 기대",
    "[단독] {}",
    "{}(종합)",
    "해조류 시험동 - {}",
]


def seeds(title: str) -> list[tuple[str, str]]:
    marked = "".join(f"<p>{each}</p>" for each in BODY)
    return [
        ("a.md", f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n" + "\n\n".join(BODY)),
        ("a.txt", "\n\n".join((title, *BODY))),
        ("a.html", f"<html><head><title>{title}</title></head><body><div>{marked}</div></body></html>"),
    ]


def clean(name: str, text: str) -> Article:
    return clean_article(read_seed(text.encode(), name)[0], ("a",), load_taxonomy())


@pytest.mark.parametrize(("title", "outlet"), BESIDE)
def test_an_outlet_beside_a_headline_is_no_part_of_it_and_names_the_outlet(title: str, outlet: str | None) -> None:
    for name, text in seeds(title.format(TITLE)):
        article = clean(name, text)
        assert (article.title, article.body.split("\n")) == (TITLE, list(BODY)), name
        assert (article.outlet.id if article.outlet else None) == outlet, name


@pytest.mark.parametrize("title", KEPT)
def test_what_a_headline_says_itself_stays(title: str) -> None:
    for name, text in seeds(title.format(TITLE))[:2]:
        assert clean(name, text).title == title.format(TITLE), name


def test_a_curators_word_for_the_outlet_counts_before_the_title() -> None:
    text = f"---\ntitle: {TITLE} - 연합뉴스\noutlet: 새벽신문\n---\n" + "\n\n".join(BODY)
    outlet = clean("a.md", text).outlet
    assert outlet is not None
    assert outlet.name == "새벽신문"


@pytest.mark.parametrize(
    ("line", "outlet", "url", "day"),
    [
        ("ⓒ 동아일보 https://www.donga.com/news/1", "동아일보", "https://www.donga.com/news/1", ""),
        ("출처: 네이버 뉴스", "", "", ""),
        ("출처 : 구글뉴스", "", "", ""),
        ("※ 이 기사는 2025년 11월 20일 한겨레에 실렸습니다.", "한겨레", "", "2025년 11월 20일"),
        ("본 기사는 매일경제 2025년 11월 20일자 A3면에 실렸습니다.", "매일경제", "", "2025년 11월 20일"),
    ],
)
def test_what_stands_below_a_copied_text_tells_where_it_is_from(line: str, outlet: str, url: str, day: str) -> None:
    article = clean("a.txt", "\n\n".join((TITLE, *BODY, line)))
    assert article.body.split("\n") == list(BODY)
    assert (article.outlet.name if article.outlet else "") == outlet
    assert (article.url or "") == url
    assert [mark.value for mark in article.date_marks if mark.source == "reprint"] == ([day] if day else [])


@pytest.mark.parametrize("day", ["2025.11.20.(목)", "2025-11-20", "20251120", "2025. 11. 20. |"])
def test_a_day_in_front_of_a_headline_is_the_day_of_publication(day: str) -> None:
    article = clean("a.txt", "\n\n".join((f"{day} {TITLE}", *BODY)))
    assert (article.title, article.body.split("\n")) == (TITLE, list(BODY))
    assert [mark.value for mark in article.date_marks] == [day.rstrip(" |")]


def test_two_particulars_below_a_headline_are_enough() -> None:
    article = clean("a.txt", "\n".join((f"▶ {TITLE}", "- 매체: 연합뉴스", "- 일자: 2025.11.20", "", *BODY)))
    assert (article.title, article.body.split("\n")) == (TITLE, list(BODY))
    assert article.outlet is not None
    assert (article.outlet.id, article.date_marks[0].value) == ("yonhap", "2025.11.20")
