"""Scripts of broadcasters: handovers, cues for the camera, when a programme is on, whose programme it was."""

from __future__ import annotations

import pytest

from tests.clean.insects import TITLE, clean, outlet

SPOKEN = (
    "온결군이 곤충 단백질 시험동 설명회를 열었습니다.",
    "군은 내년까지 시험동을 짓고 기업 열두 곳을 들일 계획입니다.",
)
REPLY = ("설명회에는 주민 130명이 왔습니다.", "한편 온결대는 시험동에 연구 인력 80명을 보내기로 했습니다.")


@pytest.mark.parametrize(
    "handover",
    [
        "남가온 캐스터 전해주시죠.",
        "남가온 기자, 나와 주시죠.",
        "남가온 기상캐스터 전해주세요.",
        "남가온 아나운서가 소개합니다.",
    ],
)
def test_whoever_is_handed_over_to_writes_the_report(handover: str) -> None:
    for lines in (("[앵커]", f"{' '.join(SPOKEN)} {handover}", "[기자]"), (*SPOKEN, handover, "<리포트>")):
        found = clean(TITLE, *lines, *REPLY)
        assert (found.author, found.body.replace("\n", " ")) == ("남가온", " ".join((*SPOKEN, *REPLY)))


@pytest.mark.parametrize(
    "told",
    [
        "남가온 기자가 미리 가봤습니다.",
        "남가온 기자가 직접 둘러봤습니다.",
        "남가온 뉴스캐스터가 현장을 확인해 봤습니다.",
        "그 현장을 남가온 기자가 담아왔습니다.",
        "시험동에 드는 돈을 남가온 기자가 정리했습니다.",
    ],
)
def test_a_sentence_of_what_the_reporter_did_stays_and_tells_who_wrote(told: str) -> None:
    found = clean(TITLE, "[앵커]", f"{' '.join(SPOKEN)} {told}", "[기자]", *REPLY)
    assert (found.author, found.body.replace("\n", " ")) == ("남가온", " ".join((*SPOKEN, told, *REPLY)))


def test_a_sentence_about_a_presenter_stays() -> None:
    for told in ("사회를 맡은 남가온 아나운서가 참석자를 소개했습니다.", "행사에는 남가온 아나운서도 나왔습니다."):
        assert clean(TITLE, *SPOKEN, told, *REPLY).body.split("\n") == [*SPOKEN, told, *REPLY]


@pytest.mark.parametrize(
    "work", ["<앵커>의 한보라 감독", "영화 <앵커>(한보라 감독)", "<기자>를 쓴 한보라", "<앵커>, <해초>"]
)
def test_the_name_of_a_work_is_no_cue(work: str) -> None:
    told = f"상은 {work} 쪽에 돌아갔다고 온결군이 8일 밝혔다."
    assert clean(TITLE, told, *REPLY).body.split("\n")[0] == told


@pytest.mark.parametrize("aside", ["S/U)", "S/U) ", "(S/U)", "[S/U] ", "S/U: ", "스탠드업) "])
def test_a_cue_for_the_camera_goes(aside: str) -> None:
    found = clean(TITLE, "◀ANC▶", SPOKEN[0], f"{aside}{SPOKEN[1]}", *REPLY)
    assert found.body.split("\n") == [*SPOKEN, *REPLY]


@pytest.mark.parametrize(
    "airs",
    [
        "생방송 온결 2부 월~금요일 16시 30분",
        "뉴스와이드 월~금 오후 5시 방송",
        "매일 저녁 8시 35분",
        "평일 오전 7시",
        "온결 라디오 월-금 07:20~08:57",
        "시사매거진 매주 일요일 밤 8시",
    ],
)
def test_when_a_programme_is_on_is_no_headline(airs: str) -> None:
    for lines in ((airs, "", TITLE, "", "등록일 : 2023.02.01"), (TITLE, airs, "등록일 : 2023.02.01")):
        found = clean(*lines, *SPOKEN, *REPLY)
        assert (found.title, found.deck, found.body.split("\n")) == (TITLE, (), [*SPOKEN, *REPLY])


@pytest.mark.parametrize(
    ("last", "name"), [("SBS 뉴스", "SBS"), ("MBC NEWS", "MBC"), ("KBS뉴스", "KBS"), ("연합뉴스TV", "연합뉴스TV")]
)
def test_a_programme_below_a_script_names_its_station(last: str, name: str) -> None:
    assert outlet(clean(TITLE, *SPOKEN, *REPLY, last)) == name
