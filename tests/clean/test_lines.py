"""How lines are parted, what becomes of furniture, and what a line looks like."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.clean.addresses import drop_addresses
from digest.clean.dots import mend_dots
from digest.clean.draft import Draft, Line
from digest.clean.furniture import drop_furniture
from digest.clean.glue import split_glued
from digest.clean.mend import split_lines
from digest.clean.shapes import is_paragraph, is_sentence, looks_like_headline
from digest.model import RawArticle, Stated
from digest.taxonomy import load_taxonomy

TEXT = "시는 협약을 맺고 산업을 함께 키우기로 했다고 밝혔다. 사업비는 모두 145억원이며 세 곳이 나눠 낸다."


def texts(draft: Draft) -> list[str]:
    return [line.text for line in draft.lines if line.text]


@pytest.mark.parametrize(
    ("glued", "pieces"),
    [
        ("가" * 200 + " 협약을 맺었다.올해는 더 늘린다.", 2),
        ("가" * 200 + " “좋다.기쁘다.”고 말했다.", 1),
        ("가" * 200 + " “돕겠다.”라고 말했다.", 1),
        ("가" * 200 + " 값은 1.5배다.", 1),
        ("가" * 200 + " U.S.FDA 승인을 받았다.", 1),
        ("가" * 200 + " 말했다.[서울=뉴시스] 다음 글이다.", 2),
        ("끝났다. 김윤수 기자 a@sedaily.com이덕연 기자 b@sedaily.comCopyright © 서울경제.", 3),
        ("짧은 글이다.다음 글이다.", 1),
    ],
)
def test_glue(glued: str, pieces: int) -> None:
    draft = split_glued(Draft((Line(glued),)), load_taxonomy())
    assert len(draft.lines) == pieces
    assert "".join("".join(line.text for line in draft.lines).split()) == "".join(glued.split())


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("산?학?연이 모였다", "산·학·연이 모였다"),
        ("갈까?말까?정했다", "갈까?말까?정했다"),
        ("하나?둘", "하나?둘"),
        ("http://a.kr/?a=1?b=2", "http://a.kr/?a=1?b=2"),
        ("군수는 ?더 넓히겠다?고 말했다", "군수는 “더 넓히겠다”고 말했다"),
        ("군은 ?온결 바닷길?을 연다. 그는 ?왜 늦나??라고 했다", "군은 ‘온결 바닷길’을 연다. 그는 “왜 늦나?”라고 했다"),
        ("왜 늦나 ?그는 웃었다. 왜일까? 하고 물었다", "왜 늦나 ?그는 웃었다. 왜일까? 하고 물었다"),
        ("?온결?의 산?학?연", "‘온결’의 산·학·연"),
    ],
)
def test_middle_dots_and_quotation_marks(text: str, mended: str) -> None:
    assert texts(mend_dots(split_lines(text))) == [mended]


@pytest.mark.parametrize(
    "line",
    [
        "관련부서 : 고흥군 건설과(도시재생 ☎ 830-5886)",
        "【감사관 최광식 286-2230, 시군감사팀장 김신안 286-2270】",
        "(주민복지과 담당자 061-470-2133)",
        "061-530-5114",
        "댓글 (12)",
        "조회수 1,204",
        "[jpg,11.46 MB][0 hit]",
        "1-교육장 개소 (1).jpg (740.11 KB)",
        "홈 > 군정소식 > 보도자료",
        "서울 24.3℃ 맑음",
        "본 저작물은 \"공공누리\" 제1유형:출처표시 조건에 따라 이용할 수 있습니다.",
        "https://www.a.kr/news/1",
        "원본 링크: https://www.a.kr/1",
        "#바이오 #오송",
        "<끝>",
        "[다음 회에 계속]",
        "[관련기사] 가온 첫 스마트 양식장 준공",
        "▷▶ 관련기사 : 가온 첫 스마트 양식장 준공",
        "▶ 관련기사 보기",
        "(관련기사 2면)",
        "※ 사진은 기사 내용과 관련 없음",
        "기사와 무관한 자료사진",
        "챗GPT로 생성한 이미지",
        "온결바이오 CI",
        "총 2쪽(붙임 1쪽)",
        "※ 관련 사진 있음",
        "첨부 : 현장사진",
        "* [가온 첫 스마트 양식장 준공](https://www.dawn.example.com/news/1)",
        "주소 : 충남 온결군 온결읍 중앙로 12 3층",
        "키워드 : 온결군, 온결바이오, 백신",
        "The post 온결군, 시험동 짓는다 appeared first on 새벽신문.",
        "3분 12초",
        "취재 : 최영 기자, 영상편집 : 남가온",
        "기사는 아래에 계속됩니다",
        "500자 더 읽기",
        "무료로 구독하기",
        "광고 없이 보기",
        "로그인하고 전체 기사를 읽어보세요.",
        "이 게시물을 Instagram에서 보기",
    ],
)  # fmt: skip
def test_furniture_goes(line: str) -> None:
    draft = drop_furniture(split_lines(f"{TEXT}\n{line}"))
    assert texts(draft) == [TEXT]
    assert draft.removed


@pytest.mark.parametrize(
    "line",
    [
        "시는 기사 댓글을 살펴 정책에 반영하겠다고 밝혔다.",
        "회사는 무단 전재 및 재배포 금지 조항을 어긴 업체 두 곳을 고소했다고 밝혔다.",
        "만족도 조사에서 응답자의 90%가 만족한다고 답했다.",
        "문의는 바이오산업과(061-379-0000)로 하면 된다.",
        "2024년 5월 사업비는 12억원으로 늘었다.",
        "C#과 R# 조는 시험에서 빠졌다.",
        "기계 번역 기술을 의료 기록에 쓰는 연구다.",
        "관련 기업 40곳이 참여한다.",
        "관련 산업 육성에 속도",
        "첨부된 계획서에는 부지 매입비가 빠졌다.",
        "총 3단계로 추진한다.",
        "주소지를 옮긴 기업에는 세금을 깎아준다.",
        "AI로 만든 신약 후보물질",
        "그림 1점으로 시작한 사업",
        "계속되는 투자 행렬",
        "구독 경제로 본 바이오",
    ],
)
def test_sentences_about_such_things_stay(line: str) -> None:
    assert texts(drop_furniture(split_lines(f"{TEXT}\n{line}"))) == [TEXT, line]


def test_addresses_are_found_in_every_form() -> None:
    text, found = drop_addresses("문의(export@gimbio.or.kr) 또는 a.b-c@d-e.co.kr로, a＠b.com도")
    assert "@" not in text
    assert "＠" not in text
    assert len(found) == 3


@pytest.mark.parametrize(
    ("line", "sentence", "paragraph"),
    [
        ("시는 협약을 체결했다고 7일 밝혔다.", True, False),
        (TEXT, True, True),
        ("남원시, 엑소좀 산업 육성 나선다", False, False),
        ("- '영끌'하던 MZ 불황에…명품 죄다 팔았다…무슨일?", True, False),
        ("기업 47곳이 참여했다", False, False),
        ("", False, False),
    ],
)
def test_shapes(line: str, sentence: bool, paragraph: bool) -> None:
    assert is_sentence(line) is sentence
    assert is_paragraph(line) is paragraph


def test_headlines() -> None:
    assert looks_like_headline("군산항 물동량 석 달째 늘어")
    assert not looks_like_headline(TEXT)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("나주시, 바이오 단지 착공\n새로운글", "나주시, 바이오 단지 착공"),
        ("2025-12-12\n\n나주시, 바이오 단지 착공", "나주시, 바이오 단지 착공"),
        ("나주시, 바이오 단지 착공NEW", "나주시, 바이오 단지 착공"),
        (f"나주시, 바이오 단지 착공 나주시, 바이오 단지 착공 - 내년 완공 - {TEXT * 3}", "나주시, 바이오 단지 착공"),
        ("나주시, 바이오 단지…", "나주시, 바이오 단지 착공"),
        ("나주시, 다른 제목", "나주시, 다른 제목"),
    ],
)
def test_stated_titles(stated: str, title: str) -> None:
    raw = RawArticle("a", "0", "text", f"나주시, 바이오 단지 착공\n{TEXT}", (Stated("title", stated, "front matter"),))
    article = clean_article(raw, ("a",), load_taxonomy())
    assert article.title == title
    assert article.body == TEXT
    assert "나주시, 바이오 단지 착공" not in article.deck or title == "나주시, 다른 제목"
