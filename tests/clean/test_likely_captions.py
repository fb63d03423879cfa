"""Where a picture's text begins before its credit, told by learned weights. All texts are made up."""

import pytest

from digest.clean.likely_captions import Place, begins, choose, likelihoods, likely_begin
from digest.clean.pieces import joints
from tests.clean.test_embedded import FIRST, SECOND, THIRD, clean

BELOW = " 온결군은 해조류 시험동을 내년까지 넓혀 짓는다고 7일 밝혔다. 시험동에는 배양실이 있다."


def test_pieces_end_with_sentences_outside_quotations() -> None:
    text = "군수는 “시험동을 짓는다. 터도 산다”고 했다. 시험동 전경.온결군은 터를 산다."
    assert [text[place:][:3] for place in joints(text, 0, len(text))] == ["군수는", "시험동", "온결군"]


def test_a_dateline_is_no_piece_of_its_own() -> None:
    text = "군은 터를 샀다.[온결=온결통신] 최영 군수가 시험동을 둘러보고 있다."
    assert [text[place] for place in joints(text, 0, len(text))] == ["군", "["]


def test_what_goes_on_from_the_text_bounds_a_picture_s_text() -> None:
    text = f"{FIRST} 하지만 값은 올랐다. 새 시험동 배양실. 온결군 제공{THIRD}"
    at = text.index(" 온결군 제공")
    assert [text[place.start :][:3] for place in begins(text, 0, at, at + 7)] == [" 온결", "새 시"]


def test_likelihoods_are_shares_of_one() -> None:
    assert likelihoods([0.0, 0.0]) == [0.5, 0.5]
    assert sum(likelihoods([800.0, -800.0, 3.0])) == pytest.approx(1.0)


@pytest.mark.parametrize(("chance", "start"), [(0.95, 0), (0.5, 300)])
def test_long_stretches_go_only_if_they_are_likely(chance: float, start: int) -> None:
    places = [Place(300, -1.0), Place(0, -1.0)]
    assert choose("가" * 400, places, [1 - chance, chance], 300, 310) == start


def test_short_stretches_go_sooner() -> None:
    assert choose("가" * 400, [Place(300, -1.0), Place(285, -1.0)], [0.5, 0.5], 300, 310) == 285


def test_nothing_before_a_credit_leaves_what_the_rules_say() -> None:
    text = f"온결군 제공{BELOW}"
    assert likely_begin(text, 0, 0, 6, 0) == 0
    assert likely_begin(text, 0, 0, 6, None) is None


@pytest.mark.parametrize(
    "caption",
    [
        "최다온 군수가 7일 온결군청에서 예산안을 발표하고 있다. 오른쪽은 남가온 의원.",
        "온결군이 7일 새 시험동의 문을 열었다. 사진은 시험동 배양실.",
        "남가온 원장. 사진은 지난해 새 시험동에서 열린 설명회 모습.",
    ],
)
def test_several_sentences_go_with_a_credit(caption: str) -> None:
    article = clean(FIRST, SECOND, f"{caption} /온결통신 제공", THIRD, joint=" ")
    assert caption.partition(".")[0] not in article.body
    assert all(told in article.body for told in (SECOND, THIRD))


@pytest.mark.parametrize(
    "told",
    [
        "시험동을 짓는 데는 두 해가 걸릴 것으로 보인다.",
        "해양협회에 따르면 해조류 값은 세 해째 올랐다.",
        "남가온 원장은 “값이 더 오른다”고 내다봤다.",
    ],
)
def test_what_only_texts_tell_stays_before_a_credit(told: str) -> None:
    article = clean(FIRST, SECOND, f"{told} [사진=온결통신]", THIRD, joint=" ")
    assert told in article.body.replace("\n", " ")
    assert "온결통신" not in article.body


@pytest.mark.parametrize("spaces", [" ", "  "])
def test_an_agency_behind_a_wide_space_is_a_credit(spaces: str) -> None:
    article = clean(FIRST, SECOND, f"남가온 해양장관이 시험동에서 설명하고 있다.{spaces}연합뉴스", f"  {THIRD}")
    assert "연합뉴스" not in article.body
    assert "남가온" not in article.body


@pytest.mark.parametrize("credit", ["사진 온결해양공사", "사진 온결군 공식 유튜브 채널 ‘바다(Sea)’ 캡처"])
def test_the_word_for_a_picture_before_its_owner_is_a_credit(credit: str) -> None:
    article = clean(FIRST, SECOND, f"새 시험동 배양실 모습. {credit}", f" {THIRD}")
    assert "배양실 모습" not in article.body
    assert THIRD in article.body
