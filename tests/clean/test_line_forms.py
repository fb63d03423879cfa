"""Pieces of a page that share a line with the article or stand beside it: sites' names, handovers, pictures' owners."""

from __future__ import annotations

import pytest

from tests.clean.insects import BODY, TITLE, clean, outlet


@pytest.mark.parametrize("mark", ["ㅣ", " ㅣ ", "|", " | ", "｜", " - ", " : "])
@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("MBC충북NEWS", "MBC충북"),
        ("KBS뉴스", "KBS"),
        ("JTBC News", "JTBC"),
        ("SBS 8뉴스", "SBS"),
        ("MBC경남 뉴스데스크", "MBC경남"),
        ("KNN NEWS", "KNN"),
        ("머니투데이", "머니투데이"),
        ("새벽신문", "새벽신문"),
    ],
)
def test_the_sites_name_behind_a_headline_goes_and_names_the_outlet(mark: str, site: str, name: str) -> None:
    found = clean(f"{TITLE}{mark}{site}", *BODY)
    assert (found.title, outlet(found)) == (TITLE, name)


def test_other_words_behind_a_bar_belong_to_the_headline() -> None:
    for title in (
        "온결군, 시험동 첫 삽ㅣ기업 열두 곳 입주",
        "기획ㅣ온결군, 시험동 첫 삽",
        "온결군 시험동 첫 삽|온결군 뉴스",
    ):
        assert clean(title, *BODY).title == title


OPENING = "온결군이 곤충 단백질 시험동을 짓습니다. 국비만 120억 원이 들어갑니다. 기업 열두 곳이 벌써 신청했습니다."
STORY = "시험동은 내년 말 문을 엽니다. 군은 분석 장비 40종을 갖출 계획입니다. 입주 기업은 임대료를 절반만 냅니다."


@pytest.mark.parametrize(
    "handover",
    [
        "남가온 기자입니다",
        "남가온 기자가 보도합니다",
        "남가온 기자의 보돕니다",
        "보도에 남가온 기자입니다",
        "남가온 기잡니다",
        "남가온 리포터입니다",
    ],
)
def test_a_handover_inside_a_script_on_one_line_goes(handover: str) -> None:
    found = clean(TITLE, f"{OPENING} {handover}. {STORY}")
    assert (found.body, found.author) == (f"{OPENING} {STORY}", "남가온")
    bare = clean(TITLE, f"{OPENING} {handover} {STORY}".replace(".", ""))
    assert handover not in bare.body
    assert bare.author == "남가온"


def test_what_a_script_tells_of_a_reporter_stays() -> None:
    for said in (
        "강연자는 남가온 기자입니다.",
        "이날 사회는 남가온 기자가 맡았습니다.",
        "남가온 기자가 쓴 책이 나왔습니다.",
    ):
        assert clean(TITLE, f"{OPENING} {said} {STORY}").body == f"{OPENING} {said} {STORY}"


def test_what_the_reporter_did_is_told_in_a_script_on_one_line() -> None:
    for told in ("남가온 기자가 취재했습니다.", "자세한 내용을 남가온 기자가 알아봤습니다."):
        found = clean(TITLE, f"{OPENING} {told} {STORY}")
        assert (found.body, found.author) == (f"{OPENING} {told} {STORY}", "남가온")
        handed = clean(TITLE, f"{OPENING} {told} 보도에 한보라 기자입니다. {STORY}")
        assert handed.body == f"{OPENING} {told} {STORY}"


STAMP = "기사등록 2026/01/22 10:12:44"
WIRE = "[온결=뉴시스] 남가온 기자 = "


@pytest.mark.parametrize(
    "shown",
    [
        "온결군 시험동 조감도",
        "온결군 정부예산 추진상황 보고회",
        "최영 온결군수",
        "시험동 예정 부지 방문한 남가온 의원",
        "온결군이 곤충 시험동을 짓는다",
        "곤충 시험동 설명회 열려",
    ],
)
@pytest.mark.parametrize("notice", ["*재판매 및 DB 금지", " *재판매 및 DB 금지", " 재판매 및 DB금지"])
def test_a_phrase_with_a_wires_notice_behind_it_is_a_caption(shown: str, notice: str) -> None:
    caption = f"{shown}{notice}"
    for lines in ((TITLE, STAMP, caption, f"{WIRE}{BODY[0]}", *BODY[1:]), (TITLE, BODY[0], caption, *BODY[1:])):
        found = clean(*lines)
        assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))


def test_a_wires_notice_behind_a_paragraph_takes_nothing_with_it() -> None:
    for at in range(len(BODY)):
        lines = [f"{text} *재판매 및 DB 금지" if index == at else text for index, text in enumerate(BODY)]
        assert clean(TITLE, *lines).body.split("\n") == list(BODY)


SUMMARY = (
    "온결군이 곤충 단백질을 시험하는 건물을 짓는다.",
    "군은 국비 120억원으로 장비를 들인다.",
    "입주 기업은 열두 곳이다.",
)


@pytest.mark.parametrize("label", ["본문 요약", "AI 요약", "요약", "핵심 요약", "AI 뉴스 요약"])
@pytest.mark.parametrize(
    "notice",
    [
        "인공지능 기술로 자동 요약된 내용입니다. 전체 내용을 이해하기 위해 본문과 함께 읽는 것을 추천합니다.",
        "AI가 요약한 내용으로 실제 기사와 다를 수 있습니다.",
        "※ 이 요약은 인공지능이 생성한 것으로 일부 부정확할 수 있습니다.",
        "생성형 AI로 자동 요약한 결과임",
    ],
)
@pytest.mark.parametrize("gap", [("",), ()])
def test_a_summary_reaches_from_its_label_to_its_notice(label: str, notice: str, gap: tuple[str, ...]) -> None:
    summary = [part for text in (label, *SUMMARY, notice) for part in (text, *gap)]
    for lines in (
        (TITLE, *summary, *BODY),
        (*summary, "내 뉴스플리에 저장", *gap, TITLE, *BODY),
        (TITLE, *BODY, *gap, *summary),
    ):
        found = clean(*lines)
        assert (found.title, found.body.split("\n")) == (TITLE, list(BODY))


def test_what_an_article_tells_of_a_summary_stays() -> None:
    told = "군은 AI가 요약한 회의록을 누리집에 올렸다. 자동 요약은 틀릴 수 있다는 지적도 나온다."
    assert clean(TITLE, *BODY[:2], told, *BODY[2:]).body.split("\n") == [*BODY[:2], told, *BODY[2:]]


@pytest.mark.parametrize("house", ["새벽뉴스", "새벽투데이", "저널", "TV", "시민신문"])
@pytest.mark.parametrize("mark", ["", " ", " | ", "·", ", "])
@pytest.mark.parametrize("count", [5, 12, 24])
def test_a_row_of_sister_papers_is_no_text(house: str, mark: str, count: int) -> None:
    places = (f"{first}{second}" for first in "가나다라마" for second in "동서남북산")
    row = mark.join(f"{place}{house}" for place, _ in zip(places, range(count), strict=False))
    assert clean(TITLE, *BODY, row).body.split("\n") == list(BODY)
    assert clean(row, "", TITLE, "", *BODY).title == TITLE


@pytest.mark.parametrize(
    "shown",
    [
        "온결군 곤충 시험동이 도하면 농공단지에 마련된다.",
        "온결군 곤충 시험동이 도하면에 들어선다. (조감도 및 위치)",
        "온결군 곤충 시험동 공간 구상(안)",
        "최영 군수가 시험동을 소개하고 있다.",
    ],
)
@pytest.mark.parametrize("owner", ["© 남가온 기자", "/ 자료제공 = 온결군청        © 남가온 기자", "ⓒ 새벽신문"])
def test_a_marked_caption_goes_with_all_its_credits(shown: str, owner: str) -> None:
    caption = f"▲  {shown}        {owner}"
    for lines in ((TITLE, caption, "", "", *BODY), (TITLE, BODY[0], "", caption, "", *BODY[1:])):
        found = clean(*lines)
        assert (found.deck, found.body.split("\n")) == ((), list(BODY))


SHOWN = ("온결군청 전경.", "온결군 곤충 시험동 조감도.", "최영 온결군수.", "시험동이 들어설 도하면 일대.")


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize(
    "owner",
    [
        "/새벽일보 자료사진",
        "/ 새벽일보 자료사진",
        "새벽일보 사진자료",
        "/뉴시스 자료사진",
        "/온결군 누리집",
        "/새벽일보DB",
    ],
)
def test_a_phrase_with_whoever_keeps_the_picture_is_a_caption(shown: str, owner: str) -> None:
    caption = f"{shown} {owner}"
    for lines in ((TITLE, caption, *BODY), (TITLE, "", caption, "", *BODY), (TITLE, BODY[0], caption, *BODY[1:])):
        found = clean(*lines)
        assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))


@pytest.mark.parametrize(
    "shown", ["(재)온결곤충산업진흥원", "온결바이오산업단지", "최영 온결군수", "온결군은 8일 시험동 기공식을 열었다."]
)
@pytest.mark.parametrize("gap", ["", " "])
def test_a_line_that_says_itself_twice_is_a_caption(shown: str, gap: str) -> None:
    twice = f"{shown}{gap}{shown}"
    for lines in ((TITLE, twice, *BODY), (TITLE, BODY[0], twice, *BODY[1:])):
        found = clean(*lines)
        assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))
    assert TITLE in (clean(f"{TITLE} {TITLE}", *BODY).title or "")


@pytest.mark.parametrize(
    "stamp", ["입력 2020년10월29일 20시37분", "기사입력 : 2020-10-29 20:37:00", "2020-10-29 20:37"]
)
@pytest.mark.parametrize(
    "buttons",
    [
        "트위터로 보내기 싸이월드 공감 네이버 밴드 공유",
        "트위터로 보내기 페이스북으로 보내기 구글로 북마크하기",
        "요즘으로 보내기 네이버로 보내기",
    ],
)
def test_buttons_behind_a_stamp_go_with_it(stamp: str, buttons: str) -> None:
    found = clean(TITLE, f"{stamp} {buttons}", "", *BODY)
    assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), list(BODY))


@pytest.mark.parametrize("mark", ["_", " _ ", "ㅣ", " | ", "│", ":", " - ", "-", "/", " "])
@pytest.mark.parametrize("mail", [" gaon7@example.com", ""])
def test_a_byline_in_brackets_may_have_any_mark_between_house_and_name(mark: str, mail: str) -> None:
    for house in ("새벽신문", "치과신문", "머니투데이"):
        found = clean(TITLE, f"[{house}{mark}남가온 기자{mail}] {BODY[0]}", *BODY[1:])
        assert (outlet(found), found.author, found.body.split("\n")) == (house, "남가온", list(BODY))


def test_what_is_no_outlet_in_such_brackets_names_none() -> None:
    for label in ("온결군", "바이오팀", "본지", "단독"):
        assert outlet(clean(TITLE, f"[{label}_남가온 기자] {BODY[0]}", *BODY[1:])) is None


@pytest.mark.parametrize(
    "stock", ["게티이미지뱅크", "Getty Images Bank", "셔터스톡", "[123RF]", "Shutterstock", "iStock"]
)
def test_where_papers_buy_pictures_is_no_text(stock: str) -> None:
    caption = "온결군 곤충 시험동 조감도"
    for shown in ((stock,), (caption, stock), (f"{caption} {stock}",)):
        assert clean(TITLE, BODY[0], *shown, *BODY[1:]).body.split("\n") == list(BODY)
    deck = "국비 120억원 들여 내년 말 개관…기업 열두 곳 벌써 신청“일자리 150개 생길 것”군 조례도 손질"
    assert deck in clean(TITLE, f"{deck}[123RF]", *BODY).deck


def test_a_second_name_in_a_notice_of_rights_is_not_whose_page_it_is() -> None:
    for notice in ("저작권자 © 온결뉴스(온결신문)", "저작권자 © 온결뉴스(옛 온결신문) 무단전재 및 재배포 금지"):
        assert outlet(clean(TITLE, *BODY, notice)) == "온결뉴스"
    assert outlet(clean(TITLE, "ⓒ 온결뉴스(온결신문)", *BODY)) is None
    assert outlet(clean(TITLE, *BODY, "※ ⓒ SBS & SBS콘텐츠 : 무단복제 및 재배포 금지")) == "SBS"


@pytest.mark.parametrize("place", ["속초", "남원"])
def test_a_place_between_deck_and_text_parts_them(place: str) -> None:
    deck = "국비 120억원 들여 내년 말 문 연다"
    found = clean(TITLE, f"{deck}【{place}】{' '.join(BODY)}")
    assert (found.deck, found.body) == ((deck,), " ".join(BODY))
    told = " ".join((*BODY[:2], f"안내판에는 시험동【{place}】이라고만 적혀 있어 길을 묻는 사람이 많다.", *BODY[2:]))
    assert f"【{place}】이라고" in clean(TITLE, told).body


def test_what_somebody_posted_is_a_pictures_behind_a_mark() -> None:
    shown = "▲ 지난 5일 온결군이 누리집에 올린 곤충 시험동 영상. 지금은 볼 수 없다."
    assert clean(TITLE, BODY[0], "", shown, "", *BODY[1:]).body.split("\n") == list(BODY)
    listed = "▲ 곤충 사료의 값. 온결군은 이달 안에 값을 정한다."
    assert listed in clean(TITLE, BODY[0], "", listed, "", *BODY[1:]).body


@pytest.mark.parametrize("seat", [" 온결취재본부", " 충북본부", " 영남총국", ""])
@pytest.mark.parametrize("bar", [" | ", "ㅣ", " │ "])
def test_a_house_and_its_office_before_a_bar_sign_a_paragraph(seat: str, bar: str) -> None:
    for house in ("새벽신문", "머니투데이", "한국시사경제"):
        found = clean(TITLE, f"{house}{seat}{bar}{BODY[0]}", *BODY[1:])
        assert (outlet(found), found.body.split("\n")) == (house, list(BODY))
    other = f"시험동{bar}{BODY[0]}"
    assert clean(TITLE, other, *BODY[1:]).body.split("\n")[0] == other


def test_a_portals_summary_between_its_notice_and_its_buttons_goes() -> None:
    above = "전체 맥락을 이해하기 위해서는 본문 보기를 권장합니다."
    for chosen in ((BODY[0].split(". ")[0] + ".", BODY[1]), (BODY[1], BODY[3]), (BODY[3],)):
        found = clean(TITLE, above, *chosen, "이 글자크기로 변경됩니다.", "(예시) 가장 빠른 뉴스가 있습니다.", *BODY)
        assert (found.title, found.body.split("\n")) == (TITLE, list(BODY))
