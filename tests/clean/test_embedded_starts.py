"""Where captions begin that stand before a credit on pages without line ends, and what in front of it is text."""

from __future__ import annotations

import pytest

from tests.clean.seaweed import FIRST, SECOND, THIRD, TITLE, clean

JOINTS = ("", " ")


def told(*pieces: str, joint: str) -> str:
    return clean(*pieces, joint=joint).body.replace("\n", " ")


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize(
    "caption",
    [
        "온결군이 해조류 시험동의 새 배양실을 공개했다. (사진=온결군)",
        "새 배양실이 온결항 옆에 처음으로 문을 열었다. / 사진=온결군 누리집 캡처",
        "내년에 나올 책에는 남가온 원장(왼쪽에서 둘째)이 함께한 자리도 실렸다. /온결플릭스",
        "9일 온결항에서 사람들이 멈춘 배 앞에 서 있다. 연합뉴스",
        "해조류를 옮기는 남가온 연구원. 온결해양연맹(OMF)",
        "▲ 9일 온결항에서 열린 배 경주의 결승. 온결대 선수들이 먼저 들어와 기뻐하고 있다. ⓒ 연합뉴스",
        "자료사진.사진은 기사 속 배와 관계없음. [이미지출처=연합뉴스]",
        "배양실에 놓인 화면[온결방송제공=연합뉴스]",
    ],
)
def test_a_caption_behind_a_paragraph_goes_as_a_whole(caption: str, joint: str) -> None:
    assert told(FIRST, SECOND, caption, THIRD, joint=joint) == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize(
    "credit",
    [
        ". 사진 연합뉴스",
        ". Ⓒ온결군",
        ". 새벽신문 DB",
        ". 새벽신문 자료사진",
        ". 사진ㅣ온결군",
        ". 사진/온결군",
        ". 온결군 누리집 캡처",
        ". 2024.03.09. abcd@newsis.com",
        " 뉴시스",
        " /온결바이오",
        " 새벽신문DB",
        " 온결군 누리집 캡처",
        " 사진공동취재단",
    ],
)
def test_a_scene_goes_with_a_credit_of_any_form(credit: str, joint: str) -> None:
    scene = "온결대 연구진이 배양기를 살펴보고 있다"
    assert told(FIRST, SECOND, f"{scene}{credit}", THIRD, joint=joint) == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("credit", ["연합뉴스", "온결군 제공", "(사진=온결군)", "남가온 기자"])
def test_a_caption_behind_a_list_or_of_a_phrase_and_a_sentence_goes(credit: str) -> None:
    listed = "시험동은 △해조류를 기르는 배양실 △시료를 가르는 분석실 △기업이 쓰는 사무실을 갖춘다."
    for caption in ("내년에 문을 여는 온결 시험동. 지상 4층 규모로 들어선다.", "최다온 온결바이오 대표."):
        text = told(FIRST, listed, f"{caption} {credit}", SECOND, THIRD, joint=" ")
        assert text == f"{FIRST} {listed} {SECOND} {THIRD}"


@pytest.mark.parametrize(
    "sentence",
    [
        "군은 사진 도용·캡처 같은 일을 막기로 했다.",
        "배를 찍은 일이 있다. 자료사진은 온결군이 모두 모아 둔다.",
        "앞바다에 온결군 자료사진 속 배가 아직 떠 있다.",
        "군에는 지켜야 할 배가 아직 남아 있다. 연합뉴스 보도를 보면 다른 군도 비슷하다.",
    ],
)
def test_words_of_credits_in_sentences_stay(sentence: str) -> None:
    assert told(FIRST, sentence, SECOND, THIRD, joint=" ") == f"{FIRST} {sentence} {SECOND} {THIRD}"


@pytest.mark.parametrize("field", ["사진 설명) ", "사진설명: "])
def test_what_calls_itself_a_pictures_text_goes_from_there(field: str) -> None:
    caption = f"{field}온결군은 9일 군청에서 해조류 시험동을 함께 쓰는 기업들과 설명회를 열었다. (사진 제공-온결군)"
    assert told(FIRST, SECOND, caption, THIRD, joint=" ") == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("joint", JOINTS)
def test_a_caption_of_several_sentences_above_the_text_goes_as_a_whole(joint: str) -> None:
    caption = (
        "최다온 군수(오른쪽)가 9일 온결항에서 어민들과 이야기하고 있다. 최 군수는 이날 시험동을 넓히겠다고 했다."
        " 가운데는 남가온 원장./연합뉴스"
    )
    assert told(caption, FIRST, SECOND, THIRD, joint=joint) == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize(
    "sentence",
    [
        "군은 이 사진들을 모아 시험동에 전시했다.",
        "최다온 군수가 “시험동을 더 넓히겠다”고 말했다.",
        "전문가들에 따르면 해조류 값이 크게 올랐다.",
        "사진은 모두 3만 장이고 자료는 2만 점이다.",
        "어민들이 시험동을 쓰게 될 것으로 보인다.",
    ],
)
def test_a_sentence_of_the_text_before_a_sure_credit_stays(sentence: str) -> None:
    body = told(FIRST, SECOND, sentence, "(사진=온결군)", THIRD, joint=" ")
    assert sentence in body
    assert "사진=" not in body


@pytest.mark.parametrize("joint", JOINTS)
def test_a_notice_of_rights_takes_no_sentence_with_it(joint: str) -> None:
    notice = "[ⓒ 온결투데이(onkyeol.kr), 무단 전재 및 재배포 금지]"
    last = "공사가 끝나면 실무단이 기업을 새로 뽑기로 했다."
    assert last in told(FIRST, SECOND, THIRD, last, notice, joint=joint)


@pytest.mark.parametrize(
    "signed", ["남가온 기자 2024. 3. 9. 06:31", "남가온  2024. 3. 9. 06:31", "남가온 온결대 교수 2024. 3. 9. 06:31"]
)
@pytest.mark.parametrize("joint", JOINTS)
def test_who_signs_and_when_goes_from_the_head_of_the_page(signed: str, joint: str) -> None:
    article = clean(signed, FIRST, SECOND, THIRD, joint=joint)
    assert article.title == TITLE
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


def test_a_time_that_a_text_begins_with_stays() -> None:
    first = f"온결항 배는 2024. 3. 9. 06:31에 떠났다. {FIRST}"
    assert told(first, SECOND, THIRD, joint=" ") == f"{first} {SECOND} {THIRD}"


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize(
    "caption",
    [
        "최다온 온결군수가 9일 온결항에서 열린 해조류 시험동 설명회에 참석해 어민들에게"
        " 시험동을 어떻게 넓히고 누가 먼저 쓰게 되는지 설명하고 있다. 연합뉴스",
        "9일 찾은 온결의 한 시장에서 손님이 해조류를 살펴보고 있다. 남가온 기자",
        "원액을 만드는 온결바이오 공장 연합뉴스",
        "온결해양재단 새 건물 로이터=뉴스1",
        "새로 들여온 온결해양재단 배양기 새벽신문 자료사진",
    ],
)
def test_a_caption_above_the_text_goes(caption: str, joint: str) -> None:
    assert told(caption, FIRST, SECOND, THIRD, joint=joint) == f"{FIRST} {SECOND} {THIRD}"


def test_a_deck_stays_above_a_caption_that_a_space_parts_from_it() -> None:
    deck, caption = (
        "두 해 만에 기업 서른 곳 참여해 주목",
        "최다온 당시 온결군수 후보자가 9일 온결항에서 어민들과 이야기하고 있다.",
    )
    article = clean(deck, f"{caption} 2024.3.9/뉴스1 ⓒ News1 남가온 기자", FIRST, SECOND, THIRD, joint=" ")
    text = " ".join([*article.deck, article.body.replace("\n", " ")])
    assert text == f"{deck} {FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize(
    "first",
    [
        "온결시 가온구 연합뉴스 건물은 내년에 시험동으로 바뀐다.",
        "해조류를 알린 이들은 연합뉴스 기자들이다.",
        "바다를 오래 지킨 온결 뉴시스 기자는 시험동을 반긴다.",
    ],
)
def test_an_agency_in_the_first_sentence_stays(first: str) -> None:
    assert told(first, FIRST, SECOND, THIRD, joint=" ") == f"{first} {FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize(
    "caption",
    [
        "온결항 옆 새 시험동 앞을 시민들이 오가고 있다. 뉴시스",
        "새 시험동을 보려고 온결항에 나온 어민들이 배양실로 들어가고 있다. (사진=온결군)",
    ],
)
def test_a_scene_that_begins_a_page_without_a_headline_goes(caption: str, joint: str) -> None:
    body = clean(caption, FIRST, SECOND, THIRD, joint=joint, title="").body
    assert body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize(
    "foot", ["abcd@yna.co.kr", "저작권자(c) 온결신문, 무단 전재 및 재배포 금지", "▶제보는 온결신문"]
)
def test_a_caption_above_the_foot_of_the_page_goes(foot: str) -> None:
    article = clean(FIRST, SECOND, THIRD, "시험동 배양실 화면[온결방송제공=연합뉴스]", foot, joint=" ")
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("signed", ["남가온 기자 abcd@onkyeol.kr", "/남가온 기자 abcd@onkyeol.kr", "남가온 기자"])
def test_who_signs_below_a_sentence_takes_it_not_with_him(signed: str, joint: str) -> None:
    last = "온결항에서는 어민들이 오늘도 바다로 나가고 있다."
    assert last in told(FIRST, SECOND, THIRD, last, signed, joint=joint)


def test_two_scenes_of_one_picture_go_together() -> None:
    caption = "최다온 온결군수가 9일 온결항에서 인사말을 하고 있다. 뒤에는 어민들이 팻말을 들고 서 있다. [뉴스1]"
    assert told(FIRST, SECOND, caption, THIRD, joint=" ") == f"{FIRST} {SECOND} {THIRD}"


SIGNED = "[새벽신문 남가온 기자]"


@pytest.mark.parametrize(
    "caption",
    [
        "온결군은 오는 9일 설명회를 열어 나아갈 길을 알린다. 최다온 군수가 새 시험동의 쓰임새를 설명하고 있다",
        "온결군이 해조류를 알리려고 누리집에 올린 그림과 글.",
    ],
)
def test_what_stands_between_who_signs_and_a_credit_is_a_pictures(caption: str) -> None:
    article = clean(f"{SIGNED} {caption}/사진제공=온결군", FIRST, SECOND, THIRD, title="")
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]


def test_a_deck_in_brackets_between_them_is_no_caption() -> None:
    article = clean(
        f"{SIGNED} [새 시험동 내후년 봄 열어…기업 서른 곳 몰려] /사진=온결군", FIRST, SECOND, THIRD, title=""
    )
    assert [each.text for each in article.removed if "caption" in each.rule] == ["/사진=온결군"]


@pytest.mark.parametrize(
    ("caption", "below"),
    [
        ("온결신문협회 남가온 회장이 7일 군청에서 새 시험동을 설명하고 있다. 온결신문협회 제공", SECOND),
        (
            "영화 ‘바다의 방’에서는 흰옷을 입은 사람이 바다를 바라보고 있다. 온결군 제공",
            "‘바다의 방’에서는 누구나 배양실을 볼 수 있다. 방은 올가을에 문을 연다.",
        ),
        ("한여울 작가가 9월22일 온결군청에서 그림을 설명하고 있다. 온결군 제공", SECOND),
    ],
)
def test_no_part_of_a_word_begins_a_caption(caption: str, below: str) -> None:
    article = clean(FIRST, caption, below, THIRD)
    assert article.body.split("\n") == [FIRST, below, THIRD]


@pytest.mark.parametrize("joint", ["", " "])
@pytest.mark.parametrize(
    "caption",
    [
        "온결군청 전경ⓒ온결군",
        "기사 내용과 관계없는 자료사진.",
        "기사와 직접적인 관련이 없는 사진입니다",
        "해조류를 말리는 어민들 모습. 기사 내용과 직접 관련 없음. 연합뉴스",
        "온결바이오가 해조류 음료를 선보인다. 온결바이오 제공",
    ],
)
def test_a_caption_goes_that_says_whose_it_is_in_few_words(caption: str, joint: str) -> None:
    article = clean(FIRST, SECOND, caption, THIRD, joint=joint)
    assert article.body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("credit", ["[사진=온결군]", "/사진=이미지투데이", "[연합뉴스]", "그래픽=이미지투데이"])
def test_a_deck_that_ends_in_a_verb_goes_with_no_credit(credit: str) -> None:
    deck = "군민 “바다에 답”…기업 발길 이어져"
    article = clean(f"{deck}{credit}", f"[새벽신문 남가온 기자] {FIRST}", SECOND, THIRD)
    assert deck in (*article.deck, *article.body.split("\n"))


@pytest.mark.parametrize("caption", ["‘온결해조류시험’ 사업 당시의 조감도", "기업(바다의 해조류시험) 당시의 조감도"])
def test_no_caption_begins_inside_a_quotation_or_brackets(caption: str) -> None:
    deck = "ㆍ터 열 곳 중 두 곳 골라…공사는 내년에"
    below = "온결군에서 가장 오래된 온결 해조류시험사업의 새 터를 찾아냈다. 기업 서른 곳이 기다린다."
    article = clean(f"{deck}{caption}. 연합뉴스{below}", FIRST, SECOND, THIRD, title="")
    assert [each.text for each in article.removed if "caption" in each.rule] == [f"{caption}. 연합뉴스"]


@pytest.mark.parametrize(
    "last",
    ["사진은 지난해 바다잔치 모습. 새벽일보 자료사진", "이 사진은 종이와 벽을 한 화면에 겹쳐 찍었다. 새벽일보DB"],
)
@pytest.mark.parametrize("joint", ["", " "])
def test_a_sentence_that_speaks_of_the_picture_has_the_one_before_it_with_it(last: str, joint: str) -> None:
    shown = f"온결항 시험동 벽에 물고기를 그린 종이가 빼곡하게 채워져 있다. {last}"
    body = clean(FIRST, SECOND, shown, THIRD, joint=joint).body
    assert body.replace("\n", " ") == f"{FIRST} {SECOND} {THIRD}"
