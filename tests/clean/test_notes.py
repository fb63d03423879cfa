"""What a paper says of its article goes, wherever it stands on a page without line ends."""

from __future__ import annotations

import pytest

from tests.clean.insects import BODY, TITLE, clean, outlet

TEXT = "".join(BODY)
NOTE = "바다가 더워지고 있다. 곤충을 밥상에 올리려는 이들에게 앞으로의 길을 물었다."


@pytest.mark.parametrize("label", ["편집자주 ", "[편집자주] ", "<편집자 주>", "편집자주 | "])
@pytest.mark.parametrize("deck", ["", "기업 열두 곳에 장비 40종 빌려줘"])
def test_a_note_whose_label_is_glued_to_the_deck_goes(label: str, deck: str) -> None:
    found = clean(TITLE, f"{deck}{label}{NOTE}{TEXT}")
    assert ("".join(found.body.split("\n")), deck in "".join(found.deck)) == (TEXT, True)


@pytest.mark.parametrize("label", [" _편집자주", " -편집자 주-", " [편집자주]", " <편집자 주>"])
def test_a_note_whose_label_the_text_is_glued_to_goes(label: str) -> None:
    assert "".join(clean(TITLE, f"{NOTE}{label}{TEXT}").body.split("\n")) == TEXT


def test_a_note_beside_a_single_long_paragraph_goes() -> None:
    more = "온결대 최영아 교수는 3년 동안 곤충 40종을 길러 봤다며 사료값이 가장 큰 짐이었다고 했다. "
    text = f"{more}{' '.join(BODY)} 군의회는 이 예산을 다음 달에 심사하고, 주민 설명회는 읍사무소에서 두 차례 열린다."
    assert clean(TITLE, f"[편집자주] {NOTE}", text).body == text


def test_a_note_that_is_all_there_is_stays() -> None:
    assert NOTE in clean(TITLE, f"{BODY[3]} _편집자주", f"[편집자주] {NOTE}").body


@pytest.mark.parametrize(
    "told",
    [
        "이 기사는 새벽신문의 잡지 새벽 랩스에 게재된 기사입니다.",
        "※ 이 글은 계간 곤충과 사람에 실린 글입니다.",
        "본 콘텐츠는 새벽신문 누리집에 먼저 연재된 내용입니다.",
    ],
)
@pytest.mark.parametrize("deck", ["", "기업 열두 곳에 장비 40종 빌려줘"])
def test_where_a_text_is_printed_goes(told: str, deck: str) -> None:
    assert "".join(clean(TITLE, f"{deck}{told}{TEXT}").body.split("\n")) == TEXT
    assert told not in clean(TITLE, f"{TEXT} {told}").body


def test_where_a_text_is_printed_tells_whose_it_is() -> None:
    assert outlet(clean(TITLE, f"이 기사는 전자신문의 잡지 새벽 랩스에 게재된 기사입니다.{TEXT}")) == "전자신문"


@pytest.mark.parametrize(
    "told",
    [
        "※ 곤충을 둘러싼 기술은 빠르게 바뀌고 있습니다. 어렵고 낯선 말을 누구나 알아듣게 풀어 설명하도록 힘쓰겠습니다.",
        "※ 필자는 온결대에서 곤충을 가르친다. 사료 회사에서 열 해를 일했고 지금은 온결군에서 책방을 하고 있다.",
    ],
)
def test_what_a_column_is_for_and_who_writes_it_go_behind_the_text(told: str) -> None:
    assert "".join(clean(TITLE, f"{TEXT} {told}").body.split("\n")) == TEXT


@pytest.mark.parametrize(
    "told",
    [
        "편집자 주경호 씨는 “이 기사는 학술지에 게재됐다”고 전했다.",
        "※ 입주 기업은 이달 말까지 군청에 신청서를 내야 하며 늦게 낸 신청서는 받지 않겠습니다.",
        "논문은 학술지에 실린 글입니다.",
    ],
)
def test_what_the_text_says_of_others_stays(told: str) -> None:
    assert told in clean(TITLE, *BODY[:3], told, BODY[3]).body
