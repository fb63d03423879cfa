"""Lines between paragraphs that say what a picture shows go without a credit; the article's own short lines stay."""

from __future__ import annotations

import pytest

from tests.clean.insects import BODY, TITLE, clean

SCENES = (
    "한 연구원이 새 사육 장비를 조작하고 있다.",
    "농민들이 8일 온결군 도하면의 새 사육장에서 상자마다 먹이를 뿌리고 있다.",
    "8일 온결군 도하면 사육장에 나무 상자가 쌓여 있다.",
    "온결군 곤충 시험동의 새 배양실 내부.",
    "온결군이 내놓은 신형 배양기 제품 페이지. 전원선은 따로 사야 한다.",
    "사육 방법을 알리는 최영 박사.",
    "상자를 옮기는 남가온.",
    "포즈를 취하고 있는 배우 남가온.",
    "소설가 한보라.",
    "‘곤충의 밤’에서 상을 받은 남가온.",
    "도하면의 한 사육장에 진열된 나무 상자들.",
    "8일 온결군 도하면 시험동 예정지에 세워진 안내판",
    "온결군 누리집에 올라온 안내문",
    "온결군 도하면 버스 노선도",
    "[그래픽] 온결군 곤충 농가의 한 해 수입",
    "온결군 곤충 농가 추이(단위: 곳)",
    "온결군의 한 아파트 단지. 기사 내용과 직접 관련 없음.",
)


@pytest.mark.parametrize("scene", SCENES)
def test_what_a_picture_shows_goes_between_paragraphs(scene: str) -> None:
    assert clean(TITLE, *BODY[:2], scene, *BODY[2:]).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "own",
    [
        "이미 11년 전에 나온 말이라는 게 놀랍지 않은가.",
        "답은 가까운 땅속에 있는 곤충.",
        "군은 올해부터 곤충 농가를 돕는 일에 힘을 쏟고 있다.",
        "달라진 농가의 하루",
        "◆ 사육장 지을 땅이 없다",
        "이 일은 온결군이 세 해째 이어 온 사업 가운데 하나.",
        "“벌레가 돈이 되는 세상이 왔다.”",
    ],
)
def test_short_lines_of_the_article_stay(own: str) -> None:
    assert own in clean(TITLE, *BODY[:2], own, *BODY[2:]).body


def test_scenes_stay_where_the_article_tells_scenes() -> None:
    scenes = [f"한 농민이 {what} 있다." for what in ("먹이를 뿌리고", "상자를 나르고", "사육장을 둘러보고")]
    found = clean(TITLE, BODY[0], scenes[0], BODY[1], scenes[1], BODY[2], scenes[2], BODY[3]).body
    assert all(scene in found for scene in scenes)


def test_what_the_page_asks_of_its_readers_goes() -> None:
    asked = (
        "☞새벽신문 뉴스레터 구독하기. 검색창에 ‘새벽’을 쳐보세요.",
        "관련 뉴스[종합] 온결군, 땅 고른다[오늘의 온결] 비 소식",
    )
    assert clean(TITLE, BODY[0], asked[0], *BODY[1:], asked[1]).body.split("\n") == list(BODY)


MARKED = (
    "▲ 온결군의 사육장을 찍은 사진",
    "▲ 하늘에서 본 도하면은 배꽃으로 하얗다",
    "▲ 배밭의 아침",
    "▲ 최영이 찍은 겨울 강",
)


def test_marked_lines_in_several_places_that_speak_of_pictures_go() -> None:
    lines = [each for pair in zip(BODY, MARKED, strict=True) for each in pair]
    assert clean(TITLE, *lines, BODY[0].replace("온결군은", "군은")).body.split("\n")[:4] == list(BODY)


def test_a_list_with_such_marks_stays() -> None:
    items = ("▲ 곤충 사진 공모전", "▲ 곤충 먹이 만들기", "▲ 농가 탐방", "▲ 사육 상자 전시", "▲ 곤충 노래자랑")
    for gap in ((), ("",)):
        rows = [each for item in items for each in (item, *gap)]
        found = clean(TITLE, *BODY[:3], "행사는 다음과 같다.", *rows, BODY[3]).body
        assert all(item in found for item in items)
