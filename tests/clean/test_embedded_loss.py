"""Pages without line ends: of what an article itself tells, nothing goes with the captions between its paragraphs."""

from __future__ import annotations

import pytest

from digest.model import Article
from tests.clean.seaweed import FIRST, SECOND, THIRD, TITLE, clean

CAPTION = "해조류 배양실 조감도. 온결해양재단 제공"


def letters(article: Article) -> str:
    return "".join("".join((article.title or "", *article.deck, article.body)).split())


def lost(article: Article, *told: str) -> list[str]:
    return [text for text in told if "".join(text.split()) not in letters(article)]


@pytest.mark.parametrize("joint", ["", " ", "  "])
@pytest.mark.parametrize(
    "told",
    [
        "-주민에게는 무엇이 돌아가나.",
        "-가장 큰 성과는.",
        "Q. 문은 언제 여나?",
        "“주민에게 검사 결과를 돌려준다. 올해는 서른두 명이 받았다.”",
        "재단은 값을 낮추면서도 바닷말을 더 많이 사들이고 있다.",
        "군은 ▲터 닦기 ▲건물 짓기 ▲장비 들이기를 내년까지 마친다고 설명했다.",
        "[최영/온결군 주민 : 일할 곳이 늘어 좋습니다. 아이들도 돌아옵니다.]",
        "장비 값은 다음과 같다. - 배양기는 120억 원이다.",
    ],
)
def test_what_stands_above_a_caption_stays(told: str, joint: str) -> None:
    article = clean(FIRST, SECOND, told, CAPTION, THIRD, joint=joint)
    assert lost(article, FIRST, SECOND, told, THIRD) == []
    assert "조감도" not in article.body


@pytest.mark.parametrize(
    "told",
    [
        "남가온 협회장은 “누구나 쓸 수 있다”며 “출처: 온결해양협회라고 적어 달라”고 말했다.",
        "◇ 온결해양재단 바다센터 제공 장비를 쓰는 기업이 백 곳을 넘었다.",
    ],
)
def test_words_of_credits_in_what_is_told_take_nothing(told: str) -> None:
    assert lost(clean(FIRST, SECOND, told, THIRD, joint=" "), FIRST, SECOND, told, THIRD) == []


@pytest.mark.parametrize("joint", ["", " "])
@pytest.mark.parametrize(
    "deck",
    [
        "두 해 동안 50억 들여… 기업 부담 줄인다",
        "군의회, 예산안에 50억 넣기로",
        "“기업이 먼저 찾는 곳으로”",
        "바닷가 빈 터에 시험동 넓혀 기업 모은다",
    ],
)
def test_a_deck_goes_with_no_picture_below_it(deck: str, joint: str) -> None:
    article = clean(deck, CAPTION, FIRST, SECOND, THIRD, joint=joint)
    assert lost(article, TITLE, deck, FIRST, SECOND, THIRD) == []
    assert "재단 제공" not in article.body


@pytest.mark.parametrize("joint", ["", " ", "  "])
def test_a_headline_on_the_same_line_goes_with_no_picture_below_it(joint: str) -> None:
    article = clean(TITLE, CAPTION, FIRST, SECOND, THIRD, joint=joint, title="")
    assert lost(article, TITLE, FIRST, SECOND, THIRD) == []


@pytest.mark.parametrize(("credit", "below"), [("자료=온결대병원", "나라별로는"), ("사진=Seaweedo", "군수는")])
def test_a_credit_ends_before_the_word_glued_to_it(credit: str, below: str) -> None:
    told = f"{below} 미국 기업이 가장 많이 찾았고 일본과 베트남 기업이 그 뒤를 이어 왔다."
    article = clean(FIRST, SECOND, f"해조류 배양실. {credit}", told, THIRD)
    assert lost(article, FIRST, SECOND, told, THIRD) == []


def test_a_deck_ends_where_the_picture_says_the_same_again() -> None:
    deck, caption = "연구원 쉰 명이 해조류 배양실에서 시험", "해조류 배양실에 놓인 배양기 열두 대. [온결군 제공]"
    article = clean(deck, caption, FIRST, SECOND, THIRD, joint=" ")
    assert lost(article, deck) == []
    assert "놓인 배양기" not in article.body


def test_a_dateline_below_leaves_the_headline_and_the_deck_above_a_picture() -> None:
    deck, caption = "“기업이 먼저 찾는 시험동” 군의회도 찬성", "관람객들이 배양실을 둘러보고 있다. 온결군 제공"
    article = clean(TITLE, deck, caption, f"(온결=연합뉴스) 최영 기자 = {FIRST}", SECOND, joint=" ", title="")
    assert lost(article, TITLE, deck, FIRST, SECOND) == []


def test_a_picture_between_two_items_of_news_is_that_of_the_second() -> None:
    item = "◇ 온결문화회는 20일부터 바다 사진전을 연다. 장소는 군청 앞 전시실이다. 무료."
    below = "◇ 온결해양재단은 9일 청년 연구원 여덟 명을 뽑았다. 이들은 내년까지 시험동에서 일한다."
    article = clean(f"{FIRST} {item} 온결해양재단 제공 {below} {SECOND}")
    assert lost(article, FIRST, item, below, SECOND) == []
    assert "재단 제공" not in article.body


@pytest.mark.parametrize(
    "scene", ["참석자들이 기념촬영을 하고 있다.", "왼쪽부터 최다온 군수, 남가온 원장, 한여울 대표"]
)
def test_a_paragraph_with_a_scene_behind_it_stays(scene: str) -> None:
    article = clean(f"{SECOND} {scene}", FIRST, THIRD, joint="\n\n")
    assert lost(article, SECOND, FIRST, THIRD) == []
    assert scene not in article.body


def test_a_paragraph_below_a_credited_row_of_people_is_no_rest_of_it() -> None:
    people = "왼쪽부터 최다온 군수, 남가온 원장, 한여울 온결해양재단 이사장. /온결군의회"
    last = "주민들은 일자리가 늘기를 바란다. 군은 내년에도 기업을 더 들일 길을 찾고 있다."
    assert lost(clean(FIRST, SECOND, people, last, joint="\n\n"), FIRST, SECOND, last) == []


def test_a_paragraph_that_begins_with_a_word_for_pictures_is_no_field() -> None:
    last = "그래픽으로 그린 바다 지도는 올해 책으로 나온다. 누구나 쓸 수 있게 할 생각이다. 최영 기자 young@example.com"
    assert lost(clean(FIRST, SECOND, last, joint="\n\n"), FIRST, SECOND, last.partition(" 최영")[0]) == []
    headline = "사진 자료로 보는 온결 바다 백 년"
    assert clean(FIRST, SECOND, title=f"{headline}\n\n", joint="\n\n").title == headline


def test_a_first_sentence_that_tells_who_does_what_is_no_scene() -> None:
    first = "온결군은 해마다 바다를 지킨 주민을 찾아 ‘온결바다상’을 수여하고 있다."
    assert lost(clean(first, SECOND, THIRD, FIRST, joint="\n"), first) == []


def test_what_an_office_gives_out_is_no_picture() -> None:
    told = "◇ 온결테크노파크 바이오센터 제공 장비를 쓰는 기업이 백 곳을 넘었다. 센터는 올해부터 값을 절반으로 낮췄다."
    assert lost(clean(FIRST, told, THIRD, joint="\n"), FIRST, told, THIRD) == []


def test_a_short_paragraph_between_two_signatures_is_the_articles() -> None:
    last = "터는 바닷가에 있다. 주민들은 일자리를 기다린다."
    article = clean(FIRST, SECOND, "시험동 배양실. 남가온 선임기자", last, "최영 기자 young@example.com", joint="\n\n")
    assert lost(article, FIRST, SECOND, last) == []


def test_a_headline_and_two_captions_on_one_line() -> None:
    pictures = "▲ 기사와 관련 없는 사진 [사진 온결해양재단]온결군 시험동 조감도. [연합뉴스]"
    article = clean(f"{TITLE}{pictures}", FIRST, SECOND, THIRD, title="")
    assert lost(article, TITLE, FIRST, SECOND, THIRD) == []


@pytest.mark.parametrize(
    "rows",
    [
        "2015년 온결시험센터 개소 2018년 입주 기업 백 곳 돌파",
        "3일(월) 개막식과 강연 4일(화) 투자 설명회",
        "구분 작년 올해 온결군 120 141 한빛군 88 90",
        "❍ 모집 인원: 스무 명 ❍ 모집 대상: 청년 연구원",
        "◇ 바다 산책로 12억 원",
    ],
)
def test_rows_above_a_caption_stay(rows: str) -> None:
    assert lost(clean(FIRST, SECOND, rows, CAPTION, THIRD, joint=" "), FIRST, SECOND, rows, THIRD) == []


@pytest.mark.parametrize(
    ("joint", "told"),
    [
        ("", "남가온 온결해양재단 대표이사는 “바다를 지키는 일이 먼저”라고 말했다. 새 이사는 내년에 뽑는다."),
        (" ", "다음 지원금은 19일까지 나누어 지급할 계획이다"),
    ],
)
def test_titles_and_sentences_without_a_stop_stay_whole(joint: str, told: str) -> None:
    assert lost(clean(FIRST, SECOND, told, CAPTION, THIRD, joint=joint), FIRST, SECOND, told, THIRD) == []


@pytest.mark.parametrize(
    "last",
    [
        "한편, 온결면 새마을부녀회는 매년 다양한 봉사활동을 통해 이웃사랑 실천과 공동체 의식 함양에 앞장서고 있다.",
        "온결면은 한 해 동안 직능단체들이 펼친 활동을 영상으로 만들어 주민들에게 선보여 큰 호응을 얻고 있다.",
    ],
)
def test_a_last_sentence_of_what_goes_on_stays(last: str) -> None:
    assert lost(clean(FIRST, SECOND, THIRD, last, joint="\n\n"), last) == []


@pytest.mark.parametrize(
    "told",
    [
        "온결군이 매달 바다를 다룬 책을 골라 주는 서비스를 제공합니다.",
        "재단은 장비를 무상으로 제공함으로써 기업의 짐을 덜었다.",
        "연구원들은 사람의 걸음을 실시간 모션캡처로 옮겼다.",
        "구체적으로 바다 분야에서는 원료 정보 제공, 시험 방법 표준을 다뤘다.",
        "여러 자료(이미지 파일, 이미지 문서 등)를 글로 바꾼다.",
    ],
)
def test_words_of_credits_in_other_words_take_nothing(told: str) -> None:
    assert lost(clean(FIRST, SECOND, told, THIRD), FIRST, SECOND, told, THIRD) == []


@pytest.mark.parametrize(
    "told",
    [
        "그러나 새 시험동을 두고 상인들은 여전히 반대 펼침막을 들고 있다.연합뉴스",
        "하지만 어민들이 바다에 나가지 못하는 날이 길어져 시름 깊은 손으로 그물을 손질하고 있다.",
    ],
)
def test_what_goes_on_from_the_text_stays(told: str) -> None:
    sentence = told[: told.rfind(".") + 1]
    assert lost(clean(FIRST, SECOND, told, THIRD), FIRST, SECOND, sentence, THIRD) == []


@pytest.mark.parametrize(
    "told",
    [
        "바닷말을 먹은 소가 방귀를 덜 뀐다는 1998년 미 환경청(EPA)이 낸 자료가 있다.",
        "두 나라는 지난달 협정을 맺었다. AP통신 등 외신은 이 소식을 자세히 전했다.",
    ],
)
@pytest.mark.parametrize("joint", ["", " "])
def test_agencies_in_what_is_told_are_no_credit(told: str, joint: str) -> None:
    assert lost(clean(FIRST, SECOND, told, THIRD, joint=joint), FIRST, SECOND, told, THIRD) == []


SHOWN = "온결군 시험동을 둘러보는 군의원들. 사진=연합뉴스"


@pytest.mark.parametrize(
    ("deck", "shown"),
    [
        ("군수 “기업이 먼저 찾는 곳으로”", "30일 온결군청에서 최다온 군수가 시험동을 설명하고 있다. 온결해양재단 제공"),
        (
            "온결군 해조류 원료 시험동 인터뷰",
            "‘바닷말의 시간’의 공동 저자인 남가온 씨가 시험동을 소개하고 있다. ⓒ새벽신문 최영 기자",
        ),
        ("바닷가 빈 터에 적용주민에게 바닷말 원료 제공", SHOWN),
        ("바닷가 빈 터에서 세미나 열려남가온 온결대 교수, 어민 54명 설문 결과 발표", SHOWN),
        ("[재단과 자문단이 함께 고른 원료내년에는 기업이 쓰도록 열두 가지를 더 내놓을 예정]", "사진=연합뉴스"),
    ],
)
def test_decks_above_what_a_picture_shows_stay(deck: str, shown: str) -> None:
    article = clean(f"{deck}{shown}{FIRST}", SECOND, THIRD)
    assert lost(article, deck, FIRST, SECOND, THIRD) == []
    assert "둘러보는" not in article.body
    assert "하고 있다" not in article.body


@pytest.mark.parametrize(
    "told",
    [
        "어민들, 발 빠른 대응…바닷말 늘리고 그물 손질",
        "장소: 온결군 바다센터 시간: 오전 10시~저녁 7시 관람료: 무료 문의: 바다센터 기획팀",
        "상영작은 <바닷말> <해녀의 시간> <파도>.",
    ],
)
def test_heads_and_rows_before_a_credit_stay(told: str) -> None:
    article = clean(FIRST, SECOND, f"{told} 바닷말 도감 표지. [사진=온결해양재단]", THIRD)
    assert lost(article, FIRST, SECOND, told, THIRD) == []


def test_the_first_sentence_above_a_credit_stays() -> None:
    first = (
        "(주)온결바다(대표 최영)는 ‘온결 바다 박람회’에서 ‘바닷말 원료를 가려내는 시험 장비’를 선보였다고 7일 밝혔다."
    )
    again = "온결바다는 이번 박람회에서 ‘바닷말 원료를 가려내는 시험 장비’를 선보였다고 설명했다."
    article = clean(f"{first}사진제공=온결바다", SECOND, again)
    assert lost(article, first, SECOND, again) == []


TOLD = (
    "재단은 바닷말에서 얻은 물질을 화장품과 사료의 원료로 쓰는 길을 세 해째 찾고 있다.",
    "원료는 온결군 앞바다에서 거두어 말린 뒤 시험동에서 가루로 만든다.",
)


@pytest.mark.parametrize(
    "shown",
    [
        "최다온 군수가 7일 온결군청에서 어민들과 이야기를 나누고 있다. 연합뉴스",
        "왼쪽부터 남가온·한보라·최영 교수. 온결대 제공",
        "남가온 대표(왼쪽)와 최다온 군수가 협약서를 들고 있다. 사진=온결군",
    ],
)
@pytest.mark.parametrize("count", [1, 2])
def test_a_paragraph_behind_which_a_space_and_a_caption_stand_stays(shown: str, count: int) -> None:
    told = " ".join(TOLD[:count])
    article = clean(FIRST, SECOND, f"{told} {shown}", THIRD)
    assert lost(article, FIRST, SECOND, told, THIRD) == []


def test_what_somebody_says_before_a_scene_on_one_line_stays() -> None:
    said = "최다온 군수는 “바다를 지키는 일이 먼저”라며 “장비를 함께 쓰겠다”고 말했다."
    article = clean(FIRST, SECOND, f"{said} 시험동을 둘러보는 최다온 군수", THIRD, joint="\n\n")
    assert lost(article, FIRST, SECOND, said, THIRD) == []
    assert "둘러보는" not in article.body
