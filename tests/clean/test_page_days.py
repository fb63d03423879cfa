"""Which day of a page is the article's: stamps, days of pictures, of the page's head and of changes."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.clean.mend import split_lines
from digest.clean.stamps import read_stamps
from digest.dates import date_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

LEAD = "충남 청양군은 구기자 소재 연구동을 짓는다고 4일 밝혔다. 연구동은 내년에 문을 열고 사업비는 95억원이다."
MORE = "군은 조례를 고치고 기업 열두 곳과 공동 연구를 이어 가기로 했다."
TITLE = "청양군, 구기자 소재 연구동 짓는다"


def article(text: str) -> Article:
    raw, _ = read_seed(text.encode(), "form.txt")
    return clean_article(raw, ("form",), load_taxonomy())


@pytest.mark.parametrize(
    ("above", "marks"),
    [
        (["2025.02.11 (화)", "• 맑음속초 -1.4℃", "기상청 제공"], []),
        (["2025.02.11 (화)", "기상청 제공"], []),
        (["2025.02.11 (화)"], ["2025.02.11 (화)"]),
        (["2025.02.11 (화)", TITLE, "연구동 안은 늘 24℃로 둔다고 군은 4일 밝혔다."], ["2025.02.11 (화)"]),
    ],
)
def test_a_date_above_the_weather_is_not_the_articles(above: list[str], marks: list[str]) -> None:
    draft = read_stamps(split_lines("\n".join((*above, LEAD))), load_taxonomy())
    assert [mark.value for mark in (*draft.marks, *draft.bare_marks)] == marks


@pytest.mark.parametrize(
    ("credit", "basis", "date"),
    [
        ("[사진=청양군] 2024.06.04 ej1@newspim.com |", "inferred", "2024-06-04"),
        (
            "연구동 조감도. (사진=청양군 제공) 2024.06.04. photo@newsis.com *재판매 및 DB 금지",
            "inferred",
            "2024-06-04",
        ),
        ("[청양=뉴시스] 연구동 조감도. (사진=청양군 제공) 2024.06.04. photo@newsis.com", "inferred", "2024-06-04"),
        ("(사진=청양군 제공) 2024.6.4/뉴스1", "stated", "2024-06-04"),
        ("[청양=뉴시스] 연구동 조감도. (사진=청양군 제공) 2024.05.17. photo@newsis.com", "inferred", None),
        ("[청양=뉴시스] 청양군청 전경. (사진=뉴시스 자료사진) 2024.06.04. photo@newsis.com", "inferred", None),
    ],
)
def test_the_day_of_a_picture_is_stated_by_one_agency_only(credit: str, basis: str, date: str | None) -> None:
    found = article(f"{TITLE}\n{credit}\n{LEAD}\n{MORE}")
    published, _ = date_article(found)
    assert (published.basis, published.date) == (basis, date)
    assert published.earliest is not None
    assert found.body == f"{LEAD}\n{MORE}"
    stamped = article(f"{TITLE}\n입력 2024.06.05 09:00\n{credit}\n{LEAD}\n{MORE}")
    assert [mark.value for mark in stamped.date_marks if mark.field == "published"] == ["2024.06.05 09:00"]


@pytest.mark.parametrize("told", ["지난해 6월 4일", "지난달 4일", "2024년 6월 4일", "5월 4일", "오는 4일"])
def test_an_agencys_picture_of_a_day_that_is_told_of_as_another_is_old(told: str) -> None:
    caption = "남가온 군수가 구기자 밭을 둘러보고 있다. 2024.6.4/뉴스1 ⓒ News1 남다온 기자"
    lead = "충남 청양군은 {} 구기자 소재 연구동 설계를 맡겼고, 이달 공사에 들어간다고 밝혔다."
    found = [date_article(article(f"{TITLE}\n{caption}\n{lead.format(day)}\n{MORE}"))[0] for day in (told, "4일")]
    assert [each.basis == "stated" for each in found] == [False, True]


@pytest.mark.parametrize(
    ("head", "dates"),
    [
        ("2025-12-20 05:11:06 기준\n" + TITLE + "\n2024-06-04 06:15:31", ["2024-06-04 06:15:31"]),
        (TITLE + "\nJun 04, 2024 (Gmt+09:00)", ["Jun 04, 2024 (Gmt+09:00)"]),
        (TITLE + "\n2024.06.04 보건복지부", ["2024.06.04"]),
        (TITLE + "\n2 min read 2024/06/04", ["2024/06/04"]),
        ("매경이코노미 제1201호 (2024.06.04일자) 기사\n" + TITLE, ["2024.06.04일자"]),
        ("2024년 6월 9일 일요일\n" + TITLE + "\n최종 수정 2024.06.09 10:11", []),
        (TITLE + "\n어제 · 읽는 시간 2분", []),
        (TITLE + "\n2024-06-04 06:15 ㅣ 2024-06-09 07:20", ["2024-06-04 06:15"]),
        (TITLE + "\n2024年 6月 4日", ["2024年 6月 4日"]),
        (TITLE + "\n2024. 06. 04(Tue) 12:18 가+가-", ["2024. 06. 04(Tue) 12:18"]),
        (TITLE + "\n2024.06.04 09:15\n2024.06.09 11:15 업데이트", ["2024.06.04 09:15"]),
        (TITLE + "\n발행일 2024-06-04 [제3401호, 12면]", ["2024-06-04"]),
        (TITLE + "\nNational 18:49 June 4, 2024", ["June 4, 2024"]),
    ],
)
def test_which_date_is_the_articles(head: str, dates: list[str]) -> None:
    found = article(f"{head}\n{LEAD}\n{MORE}")
    assert [mark.value for mark in found.date_marks if mark.field == "published"] == dates
    assert (found.title, found.deck, found.body) == (TITLE, (), f"{LEAD}\n{MORE}")


def test_a_change_noted_below_the_text_is_the_sites() -> None:
    found = article(f"{TITLE}\n{LEAD}\n{MORE}\n최종수정일 2023-07-05\n만족도 조사")
    assert not found.date_marks
    both = article(f"{TITLE}\n{LEAD}\n{MORE}\n등록 2024-06-04 06:15 수정 2024-06-04 07:20")
    assert {mark.field for mark in both.date_marks} == {"published", "modified"}


def test_a_stamp_inside_a_long_head_states_its_day() -> None:
    head = (
        "주간 경제 지역 소재 산업의 빈틈을 메우는 정책의 과제 최영 한빛연구원 사무총장 입력 2026.07.10. 10:09 업데이트"
    )
    found = article(f"{head} 2026.07.10. 10:15 0 한빛연구원 사무총장 특별 기고 Choi Young\n{LEAD}\n{MORE}")
    assert found.body.split("\n") == [LEAD, MORE]
    assert str(date_article(found)[0].date) == "2026-07-10"
