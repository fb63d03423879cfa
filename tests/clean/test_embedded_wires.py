"""Agencies' texts of pictures on pages without line ends, and credits in which several agencies stand in a row."""

from __future__ import annotations

import pytest

from tests.clean.seaweed import FIRST, SECOND, THIRD, clean

CREDITED = (
    "최다온 온결군수(왼쪽), 남가온 전 온결군수. AFP·AP연합뉴스",
    "온결항 모습. 신화연합뉴스",
    "온결항 모습. EPA 뉴시스",
    "참석자들이 시험동을 둘러보고 있다. /로이터 뉴스1",
    "참석자들이 시험동을 둘러보고 있다. /AP연합뉴스",
    "참석자들이 시험동을 둘러보고 있다. 2024.3.9/뉴스1 ⓒNews1 남가온 기자",
    "참석자들이 시험동을 둘러보고 있다. 2024.3.9 ⓒ 로이터=뉴스1 ⓒ News1 남가온 기자",
    "참석자들이 시험동을 둘러보고 있다. (공동취재) 2024.3.9뉴스1",
    "해조류 시험동 조감도. 2024.3.9 뉴스1 © News1 남가온 기자",
    "배양실에 놓인 해조류. [이미지출처=엑스(X·트위터)]",
    "배양실에 놓인 해조류. (사진=온결방송(OBN) 누리집)",
    "해조류를 옮기는 사람들이 보이는 모습. /온결플릭스",
    "온결항에 배가 늘어서 있다. 사진=남가온 기자abcd@",
)
WIRES = (
    "[온결=뉴시스] 남가온 기자 = 참석자들이 해조류 시험동을 둘러보고 있다. 2024.03.09. abcd@newsis.com",
    "[온결=AP/뉴시스] 9일 온결항에서 배가 물살을 가르며 나아가고 있다. 2024. 03.09.",
    "[온결=신화/뉴시스] 온결항 앞바다에 떠 있는 배. 2024.03.09.",
    "【온결=AP/뉴시스】9일 온결항에서 배가 물살을 가르며 나아가고 있다. 2024.03.09.",
    "(온결=연합뉴스) 남가온 기자 = 9일 온결항에 늘어선 배. 온결항은 작년에 문을 열었다. 2024.3.9 abcd@yna.co.kr",
    "(온결=연합뉴스) 9일 온결항에서 배가 물살을 가르며 나아가고 있다. 2024.3.9"
    " [국내에서만 사용가능. 재배포 금지. For Use Only in Onkyeol. No Redistribution] abcd@yna.co.kr",
    "온결 뉴시스 남가온 기자 참석자들이 해조류 시험동을 둘러보고 있다. 2024.03.09. abcd newsis.com",
)


@pytest.mark.parametrize("joint", ["", " "])
@pytest.mark.parametrize("caption", CREDITED)
def test_a_caption_whose_credit_names_several_goes(caption: str, joint: str) -> None:
    article = clean(FIRST, SECOND, caption, THIRD, joint=joint)
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("joint", ["", " "])
@pytest.mark.parametrize("caption", WIRES)
def test_an_agencys_text_of_a_picture_goes_from_its_dateline_to_its_day(caption: str, joint: str) -> None:
    article = clean(f"(온결=연합뉴스) 최영 기자 = {FIRST}", SECOND, caption, THIRD, joint=joint)
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


def test_the_title_of_a_picture_goes_with_the_agencys_text() -> None:
    caption = (
        "온결항 새벽을 깨우는 배(온결=연합뉴스) 남가온 기자 = 9일 온결항에 배가 늘어서 있다. 2024.3.9 abcd@yna.co.kr"
    )
    article = clean(FIRST, SECOND, caption, THIRD, joint=" ")
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("joint", ["", " "])
def test_an_agencys_report_that_names_a_day_stays(joint: str) -> None:
    told = "군이 이 터를 사들인 날은 2024.03.09. 이후 두 해 만의 일이다."
    article = clean(f"[온결=뉴시스] 최영 기자 = {FIRST}", SECOND, told, THIRD, joint=joint)
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {told} {THIRD}"


@pytest.mark.parametrize(
    "told",
    [
        "군은 연합뉴스와 뉴시스 기자들에게 시험동을 먼저 보였다. 로이터통신은 이를 곧바로 전했다.",
        "시험동의 자료는 모두 데이터베이스(DB)로 옮겨졌다. AP 통신도 이 일을 크게 다뤘다.",
        "이 일은 밖에서도 관심을 모았다. AFP·로이터 통신 보도를 보면 바다를 낀 나라마다 사정이 비슷하다.",
    ],
)
def test_agencies_that_report_stay(told: str) -> None:
    article = clean(FIRST, told, SECOND, THIRD, joint=" ")
    assert article.body.replace("\n", " ") == f"{FIRST} {told} {SECOND} {THIRD}"


def test_a_credit_that_ends_the_page_goes_with_its_caption() -> None:
    article = clean(FIRST, SECOND, THIRD, "해조류 시험동 앞에 선 사람들이 보이는 모습. 온결바이오 제공", joint=" ")
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


def test_what_stands_between_two_datelines_is_a_pictures() -> None:
    shown = "【온결=온결통신】온결군은 새 시험동을 내후년 봄에 연다고 밝혔다. 2024. 03. 09 (사진=온결군 제공)"
    article = clean(f"{shown} 【온결=온결통신】남가온 기자 = {FIRST}", SECOND, THIRD)
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("dateline", ["(EPA=연합뉴스)", "(온결항 AFP=연합뉴스)"])
def test_a_picture_that_one_agency_passed_on_ends_with_its_paragraph(dateline: str) -> None:
    shown = f"온결항에 들어오는 배들{dateline} 외국 배들이 7일 온결항에 들어오고 있다. 온결군은 이날 항구를 열었다."
    assert clean(FIRST, SECOND, shown, THIRD).body.split("\n") == [FIRST, SECOND, THIRD]
