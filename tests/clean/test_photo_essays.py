"""Short lines of an article whose writer took the pictures are of the pictures; where nothing tells so they stay."""

from __future__ import annotations

from tests.clean.insects import clean

TITLE = "물길 따라 걷는 온결, 배꽃 그늘에 쉬어 가다"
LONG = (
    "온결읍에서 도하면으로 가는 옛길은 강을 끼고 돈다. 예전에는 나귀에 소금을 싣고 사흘을 걸어야 닿던 길이었지만, "
    "지금은 쉬엄쉬엄 걸어도 한나절이면 끝에 닿는다. 길가에는 주막 터를 알리는 나무 기둥이 서 있고, 그 옆으로 "
    "배밭이 이어진다. 배꽃은 해마다 사월 중순에 핀다.",
    "도하면 들머리의 방앗간은 백 년 가까이 물레를 돌렸다. 주인 최영 씨는 아버지에게서 방앗간을 물려받아 마흔 해째 "
    "쌀을 찧는다. 물이 줄어 물레가 멈추는 겨울에는 아이들을 모아 옛이야기를 들려준다. 방앗간 뒤로 난 오솔길을 "
    "오르면 강이 한눈에 들어오는 정자가 나온다.",
    "정자에서 내려오면 나루터다. 배를 띄우던 사람들은 떠났지만 나루를 지키던 느티나무는 그대로다. 마을 사람들은 "
    "해마다 정월이면 이 나무 아래에 모여 한 해의 물길이 순하기를 빈다. 나루에서 읍내로 돌아가는 버스는 하루 여섯 "
    "번 있고, 막차는 해가 지기 전에 떠난다.",
)
SHOWN = (
    "배꽃이 핀 강가의 옛길.",
    "도하면 방앗간의 물레.",
    "강물 위로 저녁 햇살이 번진다.",
    "나그네들이 정자에서 쉬고 있다. 강 건너로 배밭이 보인다.",
    "느티나무 가지가 나루를 덮었다.",
)
LINES = (LONG[0], SHOWN[0], SHOWN[2], LONG[1], SHOWN[1], SHOWN[3], LONG[2], SHOWN[4])


def test_short_lines_of_an_essay_with_its_writers_pictures_go() -> None:
    for signed in ("글·사진 남가온 기자", "온결=글·사진 남가온 기자 gaon@saebyeok.example", "사진·글=남가온 기자"):
        assert clean(TITLE, *LINES, signed).body.split("\n") == list(LONG)


def test_they_stay_where_somebody_else_took_the_pictures_or_paragraphs_are_short() -> None:
    assert SHOWN[2] in clean(TITLE, *LINES, "남가온 기자").body
    short = [each.split(". ")[0] + "." for each in LONG]
    assert SHOWN[2] in clean(TITLE, short[0], SHOWN[2], *short[1:], SHOWN[4], "글·사진 남가온 기자").body


def test_what_is_said_and_what_goes_on_stays() -> None:
    own = ("“물이 길을 냈지요.”", "그 길이 이제는 이야기를 낸다.")
    found = clean(TITLE, LONG[0], own[0], *LINES[1:], own[1], "글·사진 남가온 기자").body
    assert all(each in found for each in own)
