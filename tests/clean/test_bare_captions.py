"""What pictures show, without a credit: portraits above a text and between its paragraphs, texts above a dateline,
behind a line's last sentence, and in another register than the page."""

from __future__ import annotations

import pytest

from tests.clean.insects import BODY, clean

GLUED = "".join(BODY)
LAW = "남가온 온결당 의원은 “시험동 예산을 더 늘려야 한다”고 말했다."
TEXT = f"{GLUED}{LAW}"


def squeezed(*lines: str) -> str:
    return "".join(clean(*lines).body.split())


def whole(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("shown", ["최다온 온결시 미래산업기획단장", "최다온 온결시 주택정책실장", "최다온 사회혁신가"])
def test_anybody_with_an_office_at_the_very_beginning_is_a_portrait(shown: str) -> None:
    text = f"금수저와 흙수저는 노력과 관계없이 부모의 소득에서 갈린다고들 한다. {GLUED}"
    assert squeezed(f"{shown}{text}") == whole(text)


@pytest.mark.parametrize(
    "begun", ["최다온 온결시장배 대회가", "최다온 온결시 미래산업기획단장은", "온결시 주택정책실장협의회가"]
)
def test_an_office_with_its_particle_begins_the_text(begun: str) -> None:
    text = f"{begun} 올해도 열린다고 온결군이 8일 밝혔다. {GLUED}"
    assert squeezed(text) == whole(text)


def test_an_office_with_a_full_stop_below_the_deck() -> None:
    found = clean(f"“시험동 문 열어 매력 도시로 바꾸겠다”최영 온결군수.{GLUED}")
    assert "최영 온결군수." not in f"{found.title}{found.deck}{found.body}"
    assert whole(found.body).endswith(whole(GLUED))


def test_a_foreign_name_that_stands_again_word_by_word() -> None:
    shown = "클라라 오르테가 미국 가온대(UC) 생물학과 교수"
    text = f"{GLUED}{shown}는 곤충이 내일의 먹거리라고 말했다."
    found = clean(f"새 시험동 두고 한·미·일 전문가 참여{shown}온결대는 8일 토론회를 열었다. {text}")
    assert f"{found.title}{found.deck}{found.body}".count("클라라") == 1


@pytest.mark.parametrize("deck", ["관광택시 하루 8시간 15만원", ""])
def test_the_seat_of_an_office(deck: str) -> None:
    found = clean(f"{deck}온결시청.온결시는 3월부터 관광택시를 몬다고 8일 밝혔다. {GLUED}")
    assert "온결시청" not in f"{found.title}{found.deck}{found.body}"


@pytest.mark.parametrize("dateline", ["[서울경제] ", "[뉴시스=온결, 최다온 기자] ", "(서울=연합뉴스) 최다온 기자 = "])
@pytest.mark.parametrize(
    ("deck", "shown"),
    [
        ("‘열 분야 백 가지 문제 사업’ 발표", "남가온 온결당 의원"),
        ("", "곤충 시험동 소식을 전하는 남가온 제2차관"),
        ("", "온결 위즈 남가온 / 연합뉴스"),
        ("", "반도체주 (PG)"),
    ],
)
def test_what_is_shown_above_a_dateline(deck: str, shown: str, dateline: str) -> None:
    found = clean(f"{deck}{shown}{dateline}{TEXT}")
    assert whole(found.body) == whole(TEXT)
    assert shown not in f"{found.title}{found.deck}"
    assert not deck or deck in f"{found.title}{found.deck}"


def test_a_deck_above_a_dateline_stays() -> None:
    deck = "온결군 시험동 짓고 기업 열두 곳 불러들여"
    found = clean(f"{deck}[서울경제] {TEXT}")
    assert deck in f"{found.title}{found.deck}"


@pytest.mark.parametrize(
    "shown",
    [
        "한빛바이오의 남가온 대표",
        "곤충 학술대회에서 논문을 발표한 한빛대 남가온 대표",
        "최다온 온결농민노동센터 이사 ",
        "19일 오후 2시 시작한 온결 비즈매칭 현장",
    ],
)
def test_who_and_what_is_shown_between_paragraphs(shown: str) -> None:
    below = {"최": "지난 8월 26일 군은 입주 신청을 받았다.", "1": "네트워크 확장 기회가 적은 기업도 온다."}
    rest = below.get(shown[0], "남 대표는 한빛대에서 곤충을 연구했다.")
    if "한빛대 " in shown:
        rest = "한빛대는 곤충을 연구한다. 남가온 대표는 한빛대에서 왔다."
    text = f"{GLUED}남가온 대표가 8일 시험동을 찾았다."
    assert squeezed(f"{text}{shown}{rest}") == whole(f"{text}{rest}")


@pytest.mark.parametrize(
    ("tail", "rest"),
    [
        ("새 시험동 물빠짐 상자 상품 이미지", ""),
        ("새 시험동 콘셉트 이미지. 안나 드 로사", ""),
        ("시험동 배양실 앞에 선 최영 군수[최다온 촬영]", ""),
        ("균이 검출된 곤충 배양 상자의 마개.", " 군 “관리 못 한 점 사죄”… 조건 없이 환불"),
    ],
)
def test_what_is_shown_behind_the_last_sentence_of_a_line(tail: str, rest: str) -> None:
    found = squeezed(BODY[0], f"{BODY[1]}{tail}{rest}", *BODY[2:])
    assert found == whole(f"{BODY[0]}{BODY[1]}{rest}{''.join(BODY[2:])}")


@pytest.mark.parametrize("told", ["온결군의 오랜 바람", "시험동 이름은 ‘온결 바다’로", "더 커진 곤충 시장"])
def test_other_ends_of_a_line_stay(told: str) -> None:
    assert whole(told) in squeezed(BODY[0], f"{BODY[1]} {told}", *BODY[2:])


@pytest.mark.parametrize("shown", ["남가온씨.뉴스1", "남가온 온결시장. 연합뉴스"])
def test_a_name_and_an_agency_alone_on_a_line(shown: str) -> None:
    assert squeezed(*BODY[:2], shown, *BODY[2:]) == whole(GLUED)
    found = clean(shown, *BODY)
    assert shown not in f"{found.title}{found.deck}{found.body}"


def test_wide_spaces_behind_a_mark_part_no_lines() -> None:
    found = clean(f"▲  한빛 디지털 시험동{' ' * 9}ⓒ iStock{' ' * 9}{' '.join(BODY)}")
    assert (found.title, whole(found.body)) == (None, whole(GLUED))


def test_tabs_between_paragraphs_are_line_ends() -> None:
    assert clean(f"{BODY[0]}\t\t\t{BODY[1]}\t\t\t{''.join(BODY[2:])}").body.split("\n")[:2] == list(BODY[:2])


def test_a_still_of_a_broadcast_goes_above_its_script_and_inside_it() -> None:
    still = "8일 새벽경제TV 뉴스 방송"
    script = "온결군이 새 시험동을 짓습니다. 최다온 기자가 전합니다. 시험동에는 기업 열두 곳이 들어옵니다."
    page = f"온결군 시험동 짓는다{still}<앵커>{script}{still}이 같은 까닭은 예산 때문입니다. {GLUED}"
    assert still.replace(" ", "") not in squeezed(page)


@pytest.mark.parametrize("head", ["", "◆온결천 다리 다시 놓는다"])
def test_a_thing_of_some_year_between_paragraphs(head: str) -> None:
    shown = "2019년 홍수로 큰 피해를 당한 온결천 다리."
    assert squeezed(*BODY[:2], shown, head, *BODY[2:]) == whole("".join((*BODY[:2], head, *BODY[2:])))


def test_a_phrase_that_is_glued_to_two_paragraphs() -> None:
    shown = "온결군, 온결도서관에 곤충 책방 조성"
    begun = (
        "이번 사업은 지난 5월에 시작했다고 군은 설명했다.",
        "온결군 작은도서관은 이제 열두 곳이 됐다고 군은 덧붙였다.",
    )
    text = "".join((GLUED, *begun))
    assert squeezed(f"{GLUED}{shown}{begun[0]}{shown}{begun[1]}") == whole(text)


def test_paragraphs_that_begin_alike_stay() -> None:
    begun = "온결군 농업기술센터 곤충산업연구과"
    text = f"{GLUED}{begun}장은 8일 시험동을 찾았다고 밝혔다.{begun}는 내년에 배양실을 늘린다고 밝혔다."
    assert squeezed(text) == whole(text)
