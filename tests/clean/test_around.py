"""What a portal leaves around a text on its line: labels in front, rows of links and lists behind."""

from __future__ import annotations

import pytest

from digest.clean.around import row_in
from tests.clean.insects import BODY, clean, outlet

TEXT = " ".join(BODY)
MAIL = "yeong7@saebyeok.co.kr"
RIGHTS = "<저작권자 ⓒ 새벽신문, 무단전재 및 재배포 금지>"
ROW = "▶ 한빛시, 버스 늘려…시민들 '반색' ▶ 새봄군 축제에 10만 명"


def body(*lines: str) -> str:
    return " ".join(clean(*lines).body.split("\n"))


@pytest.mark.parametrize(
    "foot",
    [
        f" {MAIL}{ROW}<저작권자(c) 새벽통신, 무단 전재-재배포 금지>",
        f" 최영아({MAIL}) {ROW}",
        f"최영아[{MAIL}]{ROW}[저작권자(c) 새벽방송 무단전재 및 재배포 금지]",
        f" {ROW} ▶새벽 채널 구독하고, 선물 받자 최영아 남가온 기자 {MAIL} {RIGHTS}",
        f"[디지털뉴스국 최영아 인턴기자]{ROW}[ⓒ 새벽경제, 무단전재 및 재배포 금지]",
        f" ★ 한빛시 버스 늘린다 ★ 새벽통신 뉴스, 네이버 뉴스 스탠드에서도 만나세요{RIGHTS}",
        f"[깊이 있는 투자 '새벽칼럼'][오늘 나의 운세는? '새벽운세' ][아찔한 순간 핫포토 ]최영아 기자 {MAIL}",
        " ⓒ 새벽방송 : 무단복제 및 재배포 금지☞ '한빛시 버스' 새벽뉴스 모아 보기",
        "yeong7@saebyeok.co.kr[새벽통신 이시간 핫 뉴스] ㆍ [상보]한빛시 버스 늘린다 ㆍ 새봄군 축제에 10만 명 몰려",
        "관련뉴스해당 언론사에서 선정하며 언론사 페이지(아웃링크)로 이동해 볼 수 있습니다.한빛시, 버스 늘린다새봄군에",
        "▶ 해당 기사는 모바일 앱 새싹에서 작성되었습니다.▶ 더 많은 새싹 보러가기저작권자(c) 새벽뉴스, 무단 전재 금지",
    ],
)
def test_links_behind_the_text_go_with_who_signs_below_them(foot: str) -> None:
    assert body(f"{TEXT}{foot}") == TEXT


@pytest.mark.parametrize(
    "told",
    [
        "▶ 신청: 군청 누리집 ▶ 기간: 이달 말까지 ▶ 문의: 바이오팀",
        "▶ 시험동은 내년 말 문을 연다. ▶ 기업은 임대료를 절반만 낸다.",
        "▶국장 최영아 ▶과장 남가온 ▶팀장 한보라",
        "첫째로 장비를 들인다. ▶ 장비 40종은 온결대와 함께 고른다.",
    ],
)
@pytest.mark.parametrize("foot", ["", " <저작권자 ⓒ 새벽신문, 무단전재 및 재배포 금지>"])
def test_lists_of_the_text_stay(told: str, foot: str) -> None:
    assert told.replace(" ", "") in body(f"{TEXT} {told}{foot}").replace(" ", "")


def test_a_row_inside_the_text_is_none() -> None:
    assert row_in(f"{TEXT} {ROW} <저작권자 ⓒ 새벽신문> {TEXT}") is None


@pytest.mark.parametrize("label", ["크게보기 ", "본문 이미지 영역", "동영상 고정 취소 크게보기 "])
def test_labels_above_the_text_go(label: str) -> None:
    assert body(f"{label}{TEXT}") == TEXT


def test_a_word_that_begins_texts_is_a_label_before_a_cue_alone() -> None:
    spoken = (
        "온결군이 곤충 단백질 시험동 설명회를 열었습니다. 군은 내년까지 시험동을 짓고 기업 열두 곳을 들일 계획입니다."
    )
    more = "설명회에는 주민 130명이 왔습니다. 한편 온결대는 시험동에 연구 인력 80명을 보내기로 했습니다."
    assert body(f"동영상 뉴스 [앵커] {spoken} [기자] {more}") == f"{spoken} {more}"
    assert body(f"동영상 뉴스 시장이 커진다. {TEXT}") == f"동영상 뉴스 시장이 커진다. {TEXT}"


@pytest.mark.parametrize(
    "shown",
    [
        f"온결군에 들어설 곤충 시험동 조감도. (사진=온결군 제공) {MAIL}[온결=새벽통신] 최영아 기자 = ",
        f"[온결=새벽통신] 시험동 조감도. (사진=온결군 제공) {MAIL}[온결=새벽통신] 최영아 기자 = ",
        "[온결=새벽통신] 최영아 기자 = ",
    ],
)
def test_the_outlets_summary_is_the_deck(shown: str) -> None:
    found = clean("온결군, 곤충 산업 키운다\n\n", f"기사내용 요약내년 말 열고 기업 부담 줄여{shown}{TEXT}")
    assert found.deck == ("내년 말 열고 기업 부담 줄여",)
    assert " ".join(found.body.split("\n")) == TEXT


def test_a_reporter_glued_to_his_house_signs() -> None:
    found = clean(f"[전자신문최영아 기자] {TEXT}")
    assert (outlet(found), found.author, found.body) == ("전자신문", "최영아", TEXT)


def test_a_desk_in_brackets_signs() -> None:
    spoken = "온결군이 곤충 단백질 시험동을 짓기로 했습니다. 군은 내년까지 기업 열두 곳을 들일 계획입니다."
    assert body(
        f"{spoken} {spoken[:1]}월 안에 첫 삽을 뜹니다. (새벽 뉴미디어부)   ※ ⓒ 새벽방송 : 무단복제 및 재배포 금지"
    ).endswith("뜹니다.")
