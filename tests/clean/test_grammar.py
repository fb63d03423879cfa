"""The small grammars one by one: dates of pages, signatures, outlets, shapes of lines."""

from __future__ import annotations

import pytest

from digest import vocabulary
from digest.clean.bylines import read_credit, take_bylines
from digest.clean.captions import drop_captions
from digest.clean.credits import take_credits
from digest.clean.draft import Draft
from digest.clean.mend import split_lines
from digest.clean.outlets import choose_outlet
from digest.clean.stamps import read_stamps
from digest.model import Stated
from digest.taxonomy import load_taxonomy

TEXT = "시는 협약을 맺고 산업을 함께 키우기로 했다고 밝혔다. 사업비는 모두 145억원이며 세 곳이 나눠 낸다."


def texts(draft: Draft) -> list[str]:
    return [line.text for line in draft.lines if line.text]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("입력 2025-11-20 14:44:30", ["published 2025-11-20 14:44:30"]),
        ("수정 2025-11-20 14:44:30", ["modified 2025-11-20 14:44:30"]),
        ("입력2023.11.08. 오후 3:12", ["published 2023.11.08. 오후 3:12"]),
        ("입력 2024.01.02 10:00 수정 2024.01.03 11:00", ["published 2024.01.02 10:00", "modified 2024.01.03 11:00"]),
        ("승인 2024.03.14 16:21 | 댓글 0", ["published 2024.03.14 16:21"]),
        ("기사입력 : 2013-10-24 03:00:00", ["published 2013-10-24 03:00:00"]),
        ("등록 2024.05.21 10:30:00", ["published 2024.05.21 10:30:00"]),
        ("작성일 25-09-02", ["published 25-09-02"]),
        ("전문가 칼럼입력 :2020/12/30 09:42", ["published 2020/12/30 09:42"]),
        ("새 칼럼입력 2020/12/30 09:42", []),
        ("작성자: 운영자 작성일: 2025-12-12 추천수 : 0", ["published 2025-12-12"]),
        ("2024/05/21 10:30 송고", ["published 2024/05/21 10:30"]),
        ("2023년 07월 03일(월) 09:15 입력", ["published 2023년 07월 03일(월) 09:15"]),
        ("최종수정일 2023-07-05", ["modified 2023-07-05"]),
        ("Updated 2024.05.21 10:30", ["modified 2024.05.21 10:30"]),
        ("제 공 일: 2025. 12. 12.", ["published 2025. 12. 12."]),
        ("협약식은 2024년 5월 3일 열렸다.", []),
        ("사업은 2024년 5월 3일 등록 절차를 마쳤다. 시는 그 뒤 2024년 6월 1일 입력 자료를 공개했다고 밝혔다.", []),
        ("접수 2024.5.21 ~ 2024.5.30", []),
        ("참가 등록 2024.5.21 ~ 5.30", []),
    ],
)
def test_labelled_dates(line: str, marks: list[str]) -> None:
    draft = read_stamps(split_lines(f"{line}\n{TEXT}"), load_taxonomy())
    assert [f"{mark.field} {mark.value}" for mark in draft.marks] == marks
    assert all(mark.source == "line" for mark in draft.marks)


def test_a_bare_date_counts_before_the_text_only() -> None:
    assert [
        mark.value for mark in read_stamps(split_lines(f"2024.05.21 10:30\n{TEXT}"), load_taxonomy()).bare_marks
    ] == ["2024.05.21 10:30"]
    assert read_stamps(split_lines(f"{TEXT}\n2024.05.21 10:30"), load_taxonomy()).bare_marks == ()
    counted = read_stamps(split_lines(f"조회 수 228 추천 수 0 2024.05.21 10:30\n{TEXT}"), load_taxonomy())
    assert [mark.value for mark in counted.bare_marks] == ["2024.05.21 10:30"]


def test_a_date_below_a_label_line() -> None:
    draft = read_stamps(split_lines(f"날짜\n2025.12.10\n수정일\n2025.12.11\n{TEXT}"), load_taxonomy())
    assert [(mark.field, mark.value) for mark in draft.marks] == [
        ("published", "2025.12.10"),
        ("modified", "2025.12.11"),
    ]


def test_dates_of_neighbours_do_not_count() -> None:
    draft = read_stamps(split_lines(f"{TEXT}\n다음글\n봄꽃 축제 교통 대책\n2025-03-06"), load_taxonomy())
    assert draft.marks == draft.bare_marks == ()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("서울경제TV 남원=최영 기자", ("서울경제TV", ("최영",))),
        ("서울=연합뉴스", ("연합뉴스", ())),
        ("데일리안 = 남궁경 기자", ("데일리안", ("남궁경",))),
        ("파이낸셜뉴스", ("파이낸셜뉴스", ())),
        ("이데일리 정하늘 기자", ("이데일리", ("정하늘",))),
        ("대구=최영 기자", ("", ("최영",))),
        ("최영·김하나 기자", ("", ("최영", "김하나"))),
        ("들꽃신문=강나래 기자", ("들꽃신문", ("강나래",))),
        ("이사장 선경", None),
        ("Exosome", None),
        ("사진=연합뉴스", None),
        ("단위=억원", None),
        ("이미지 PDF 등", None),
        ("A=B", None),
    ],
)
def test_credits_in_brackets(inside: str, expected: tuple[str, tuple[str, ...]] | None) -> None:
    assert read_credit(inside, load_taxonomy()) == expected


@pytest.mark.parametrize(
    ("line", "rest", "authors"),
    [
        (f"[서울=뉴시스] 박주연 기자 = {TEXT}", TEXT, ("박주연",)),
        (f"(서울=연합뉴스) 김예나 기자 = {TEXT}", TEXT, ("김예나",)),
        (f"【대구=김하나】 {TEXT}", TEXT, ("김하나",)),
        (f"[헤럴드경제=구본혁 기자] {TEXT}", TEXT, ("구본혁",)),
        (f"{TEXT} /최영 기자 a1@sedaily.com", TEXT, ("최영",)),
        (f"{TEXT}최영기자 a1@sedaily.com", TEXT, ("최영",)),
        (f"{TEXT} 글·사진=최영 기자", TEXT, ("최영",)),
        ("광주=임동률 기자 exian@hankyung.com", "", ("임동률",)),
        ("임동률 기자 | ", "", ("임동률",)),
        ("기자명 한서윤 기자", "", ("한서윤",)),
        ("세종=박소정 기자 soj@chosunbiz.com", "", ("박소정",)),
        ("온라인뉴스팀 news@a.co.kr", "", ()),
        (f"{TEXT}a1@sedaily.com", TEXT, ()),
        (f"(서울=뉴스1) 임동률 김하나 기자 = {TEXT}", TEXT, ("임동률", "김하나")),
        ("a1@hankyung.com 임동률 기자", "", ("임동률",)),
        ("취재=임동률 기자, 사진=김철수 기자", "", ("임동률",)),
        ("임동률 기자 (광주)", "", ("임동률",)),
        (f"[헬스코리아뉴스 / 임동률] {TEXT}", TEXT, ("임동률",)),
        (f"들꽃연합 (월간 들꽃소식) 임동률 기자 | {TEXT}", TEXT, ("임동률",)),
        (f"{TEXT} 국민일보 쿠키뉴스 임동률 기자", TEXT, ("임동률",)),
        (f"{TEXT} 임동률 기자(a1@hankyung.com)", TEXT, ("임동률",)),
        ("경북부 임동률 기자입니다.", "경북부 임동률 기자입니다.", ()),
        (
            "한국과학기술연구원(KIST)이 협약을 맺었다고 밝혔다.",
            "한국과학기술연구원(KIST)이 협약을 맺었다고 밝혔다.",
            (),
        ),
        ("이날 현장에는 기자 30명이 모였다.", "이날 현장에는 기자 30명이 모였다.", ()),
        ("시는 이 사실을 정하늘 기자에게 알렸다.", "시는 이 사실을 정하늘 기자에게 알렸다.", ()),
    ],
)
def test_signatures(line: str, rest: str, authors: tuple[str, ...]) -> None:
    draft = take_bylines(split_lines(line), load_taxonomy())
    assert "\n".join(texts(draft)) == rest
    assert draft.authors == authors


@pytest.mark.parametrize(
    ("clues", "outlet"),
    [
        ([("서울경제TV", "byline"), ("@sedaily.com", "mail")], "sentv"),
        ([("@newsis.com", "mail")], "newsis"),
        ([("@sedaily.com", "mail")], None),
        ([("@donga.com", "mail")], None),
        ([("@donga.com", "correspondent")], "donga-ilbo"),
        ([("한겨레", "masthead"), ("@hani.co.kr", "mail")], "hankyoreh"),
        ([("www.hankyung.com", "copyright")], "korea-economic-daily"),
        ([("https://n.news.naver.com/mnews/article/003/0011430063?sid=102", "url")], "newsis"),
        ([("https://v.daum.net/v/20230512175208366", "url")], None),
        ([("https://biz.chosun.com/a/1", "url")], "chosun-biz"),
        ([("https://www.chosun.com/a/1", "url")], "chosun-ilbo"),
        ([("https://www.donga.com/news/1", "url"), ("뉴시스", "byline")], "donga-ilbo"),
        ([("https://centers.ibs.re.kr/board/1", "url"), ("뉴스1", "byline")], "news1"),
        ([("https://centers.ibs.re.kr/board/1", "url"), ("뉴스1", "byline"), ("뉴시스", "byline")], "ibs"),
        ([("뉴스1", "copyright"), ("머니투데이", "copyright")], None),
        ([("@a.kr", "mail"), ("@gmail.com", "mail")], None),
        ([("서울", "byline")], None),
        ([("매일경제 & mk.co.kr", "copyright")], "maeil-business"),
        ([("강진군청", "site")], "gangjin-county"),
        ([], None),
    ],
)
def test_outlets(clues: list[tuple[str, str]], outlet: str | None) -> None:
    found = choose_outlet((Stated("outlet", value, source) for value, source in clues), load_taxonomy())
    assert (found.id if found else None) == outlet


def test_an_outlet_stated_by_a_curator_needs_no_list() -> None:
    first = choose_outlet([Stated("outlet", "산너머바이오", "front matter")], load_taxonomy())
    assert first is not None
    assert first.name == "산너머바이오"
    assert first == choose_outlet([Stated("outlet", "산너머바이오", "front matter")], load_taxonomy())


def test_the_list_of_outlets_holds_together() -> None:
    outlets = load_taxonomy().outlets
    assert len(outlets) >= 150
    domains = [domain for outlet in outlets.values() for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    names = [name for outlet in outlets.values() for name in (outlet.name, *outlet.aliases)]
    assert len(names) == len(set(names))
    for portal, entry in vocabulary.load("clean_portals.yml").items():
        assert portal not in domains
        assert set((entry.get("outlets") or {}).values()) <= set(outlets), portal


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("▲ 준공식에서 참석자들이 테이프를 자르고 있다.", False),
        ("△연구동 조감도", False),
        ("시장이 15일 현장을 둘러보고 있다. /광주광역시 제공", False),
        ("준공식 모습. [사진=뉴시스]", False),
        ("연구동 조감도. 제공=온결군", False),
        ("※ 사진설명 : 준공식", False),
        ("▲창업 기업 지원 ▲연구소 유치 ▲병원 연계 등이다.", True),
        ("▲ 문의 : 바이오산업과", True),
        ("참가자에게는 점심을 (무료 제공) 준다고 시는 밝혔다.", True),
        ("연구소는 자료를 기업에 제공.", True),
        ("시는 기업에 사진 자료를 제공한다.", True),
    ],
)
def test_captions_and_what_only_looks_like_one(line: str, kept: bool) -> None:
    draft = drop_captions(take_credits(split_lines(f"{TEXT}\n{line}\n{TEXT.replace('시', '군')}")))
    assert (line in texts(draft)) is kept


def test_an_address_for_questions_is_no_trace_of_the_outlet() -> None:
    draft = take_bylines(split_lines("문의: 수출지원팀 a1@kotra.or.kr"), load_taxonomy())
    assert draft.outlets == ()


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("시는 문을 열었다. .", "시는 문을 열었다."),
        (r"무료로 문을 열 예정입니다.\/\/", "무료로 문을 열 예정입니다."),
        ("시는 문을 열었다...", "시는 문을 열었다..."),
        ("주소는 https://onggyeol.example/요./ 다", "주소는 https://onggyeol.example/요./ 다"),
    ],
)
def test_marks_behind_the_end_of_a_sentence(line: str, rest: str) -> None:
    assert texts(split_lines(line)) == [rest]


@pytest.mark.parametrize(
    ("glued", "rest"),
    [
        ("센터장이 장비를 보고 있다. 사진=연합뉴스한글날인 9일 시는 문을 열었다.", "한글날인 9일 시는 문을 열었다."),
        ("시험동 전경. 사진제공=바이오랩27일 시는 문을 열었다.", "27일 시는 문을 열었다."),
        ("시는 협약을 맺었다. 사진=박소정 기자협약은 2년이다.", "시는 협약을 맺었다. 협약은 2년이다."),
        ("ⓒ게티이미지뱅크시는 문을 열었다.", "시는 문을 열었다."),
        ("사진=카카오카카오가 문을 열었다.", "카카오가 문을 열었다."),
        ("사진제공=한빛바이오올해는 문을 연다.", "사진제공=한빛바이오올해는 문을 연다."),
    ],
)
def test_credits_without_brackets(glued: str, rest: str) -> None:
    assert " ".join(texts(take_credits(split_lines(glued)))) == rest
