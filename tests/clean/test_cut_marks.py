"""Bylines, notices and headlines that came without their end, and what a scraper put behind the last sentence."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.dates import date_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

TITLE = "온결군, 백신 시험동 첫 삽 떴다"
BODY = (
    "온결군은 백신 시험동의 첫 삽을 떴다고 7일 밝혔다. 시험동은 지상 3층 규모로 내년 9월까지 짓는다.",
    "군은 이곳에 기업 열두 곳을 들이고 연구 인력 80명을 새로 뽑을 계획이다. 총사업비는 210억원이다.",
    "한편 온결대 바이오학과도 시험동에 학생을 보내 실습하게 한다.",
)


def article(*lines: str) -> Article:
    raw, _ = read_seed("\n\n".join(lines).encode(), "a.txt")
    return clean_article(raw, ("a",), load_taxonomy())


@pytest.mark.parametrize(
    "signature", ["새벽신문 최영 기자] ", "[새벽신문 최영 기자 ", "새벽신문=최영 기자) ", "[최영 기자 "]
)
def test_a_byline_in_front_that_lost_a_bracket_goes(signature: str) -> None:
    found = article(TITLE, signature + BODY[0], *BODY[1:])
    assert (found.author, found.body.split("\n")) == ("최영", list(BODY))


@pytest.mark.parametrize("signature", [" <괴산/최영", " <괴산/최영>", " /괴산=최영", " (괴산=최영"])
def test_a_byline_behind_the_last_sentence_goes(signature: str) -> None:
    found = article(TITLE, *BODY[:2], BODY[2] + signature)
    assert (found.author, found.body.split("\n")) == ("최영", list(BODY))


@pytest.mark.parametrize("end", [" <저작권자", " [", " 끝.", " - 끝 -"])
def test_what_a_notice_or_a_release_ends_in_goes(end: str) -> None:
    assert article(TITLE, *BODY[:2], BODY[2] + end).body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "foot",
    [
        " #온결군 #백신 좋아요0 화나요0 기자 정보 최영 a7@dawn.example.com 다른 기사 보기 ©새벽신문. 무단전재 금지",
        "#온결군 #백신 좋아요0 최영 기자 a7@dawn.example.com 다른기사 보기 저작권자 © 새벽신문 무단전재 금지",
        " 관련기사 가온 첫 스마트 양식장 준공 한빛 청년몰 다시 문 연다",
        " 기사공유하기 프린트 메일보내기 최영 기자 다른기사 보기",
        " 태그 #온결군 #백신 공유하기 페이스북 트위터 카카오톡",
    ],
)
def test_the_pages_foot_behind_the_last_sentence_leaves_it(foot: str) -> None:
    assert article(TITLE, *BODY[:2], BODY[2] + foot).body.split("\n") == list(BODY)


@pytest.mark.parametrize("day", ["[2024. 3. 7] ", "(2024.03.07.) ", "<2024-03-07> ", "(온결, 2024년 3월 7일) "])
def test_the_day_of_a_release_in_front_of_the_text_is_its_date(day: str) -> None:
    found = article(TITLE, day + BODY[0], *BODY[1:])
    assert found.body.split("\n") == list(BODY)
    assert str(date_article(found)[0].date) == "2024-03-07"


def test_the_owner_of_a_notice_cut_short_is_known() -> None:
    found = article(TITLE, *BODY, "Copyright © NEWSIS.COM, 무단 전재 및")
    assert found.outlet is not None
    assert found.outlet.name == "뉴시스"


def test_a_reporters_address_counts_whatever_the_paragraph_before_it_tells() -> None:
    told = "박람회에는 기업 40곳이 참가 신청을 했고 상담 문의도 이어졌다. 최영 기자 yeong7@kado.net"
    found = article(TITLE, *BODY, told)
    assert found.outlet is not None
    assert found.outlet.name == "강원도민일보"


def test_who_wrote_a_column_stands_behind_its_headline() -> None:
    found = article("백신의 내일을 묻다 / 최영아", "2024년 03월 05일(화) 18:59", "최영아 온결바이오진흥원 원장", *BODY)
    assert (found.title, found.author) == ("백신의 내일을 묻다", "최영아")


def test_a_headline_above_the_lines_of_a_prompter_stays_apart() -> None:
    brief = (
        "온결군 기업 투자 잇따라...특화단지 유치 '탄력'",
        "백신 기업들이 잇따라",
        "온결군에 투자하기로 하면서",
        "특화단지 유치가 탄력을 받고 있습니다.",
    )
    more = ("한빛바이오는", "온결군과 협약을 맺고", "110억 원을 들여", "시험동을 짓기로 했습니다.")
    raw, _ = read_seed("\n".join((*brief, *more)).encode(), "a.txt")
    found = clean_article(raw, ("a",), load_taxonomy())
    assert found.title == brief[0]
    assert found.body.startswith("백신 기업들이 잇따라 온결군에")


def test_a_script_is_joined_over_gaps_of_any_width() -> None:
    lines = (
        "오늘 온결군 방문에서는",
        "백신 산업의 중심지로 부상한",
        "온결의 위상이",
        "다시 한번 드러났는데요.",
        "온결군도",
        "세계 3대 단지로",
        "도약하겠다는",
        "청사진을 내놨습니다.",
        "식물을 이용해",
        "백신을 만드는",
        "새 공장도 짓습니다.",
        "동물 세포를 쓰는",
        "옛 방식보다",
        "기간을 줄이고",
        "더 많이 만듭니다.",
    )
    raw, _ = read_seed(f"{TITLE}\n입력 2024.03.05 (19:48)\n\n{(chr(10) * 4).join(lines)}".encode(), "a.txt")
    found = clean_article(raw, ("a",), load_taxonomy())
    assert found.title == TITLE
    assert found.body.split("\n")[0] == " ".join(lines[:4])


@pytest.mark.parametrize("pages", [" (관련기사 2면)", " <관련기사 3·4면>", " ▶관련기사 5면"])
def test_where_the_printed_paper_goes_on_stands_behind_the_last_sentence(pages: str) -> None:
    assert article(TITLE, *BODY[:2], BODY[2] + pages).body.split("\n") == list(BODY)


def test_what_a_series_is_made_of_stands_above_the_text() -> None:
    parts = ("<글 싣는 순서>", "① 바다에서 찾은 미래", "② 기업이 온다", "③ 사람을 키운다")
    assert article(TITLE, "\n".join(parts), *BODY).body.split("\n") == list(BODY)


def test_whose_other_articles_stand_below_the_text_heads_their_list() -> None:
    found = article(TITLE, *BODY, "최영 기자의 다른기사", "가온군, 내년 예산안 발표", "수출 두 달째 증가")
    assert found.body.split("\n") == list(BODY)


def test_a_button_for_summaries_in_a_row_takes_no_line_below_it() -> None:
    assert article(TITLE, "기사듣기\n기사요약\n글자크기\n공유", *BODY).body.split("\n") == list(BODY)


def test_a_release_says_on_top_that_it_has_pictures() -> None:
    found = article("총 2쪽(붙임 1쪽)\n사진 있음", TITLE, *BODY)
    assert (found.title, found.body.split("\n")) == (TITLE, list(BODY))


@pytest.mark.parametrize(
    ("told", "outlet"),
    [
        ("최영 원장은 최근 매일경제와 만나 “백신 시험동을 더 늘리겠다”고 말했다.", "매일경제"),
        ("군 관계자는 데일리메디에 “백신 시험동을 더 늘리겠다”고 밝혔다.", "데일리메디"),
        ("최영 원장은 지난해 매일경제와의 인터뷰에서 “백신 시험동을 더 늘리겠다”고 했다.", None),
        ("최영 원장은 최근 뉴시스와 만나 “백신 시험동을 더 늘리겠다”고 말했다.", None),
        ("최영 원장은 최근 온결대와 만나 “백신 시험동을 더 늘리겠다”고 말했다.", None),
    ],
)
def test_whom_somebody_told_it_is_whose_the_article_is_if_nothing_else_tells(told: str, outlet: str | None) -> None:
    found = article(TITLE, *BODY, told)
    assert (found.outlet.name if found.outlet else None) == outlet
    signed = article(TITLE, *BODY, told, "저작권자 © 강원일보 무단전재 및 재배포 금지")
    assert signed.outlet is not None
    assert signed.outlet.name == "강원일보"


def test_the_row_of_a_boards_table_with_the_headline_is_no_picture() -> None:
    raw, _ = read_seed(f"제목 : {TITLE} | |\n---|---|\n등록일 : 2024-03-07 |\n\n{chr(10).join(BODY)}".encode(), "a.txt")
    found = clean_article(raw, ("a",), load_taxonomy())
    assert (found.title, found.body.split("\n")) == (TITLE, list(BODY))


def test_an_address_without_its_domain_behind_any_dot_goes() -> None:
    assert article(TITLE, *BODY[:2], f"{BODY[2]}/최영기자‧spring0412@").body.split("\n") == list(BODY)


@pytest.mark.parametrize(
    "head",
    [
        "{} 입력 2024.03.07 10:12 수정 2024.03.07 11:30 최영 기자 구독 공유하기 글자크기 ",
        "{} 기자명 최영 기자 입력 2024.03.07 10:12 댓글 0 SNS 기사보내기 페이스북(으)로 기사보내기 본문 글씨 키우기 ",
        "{} 최영 기자 a7@dawn.example.com 등록 2024-03-07 10:12:33 ",
        "{} 기사입력 2024-03-07 10:12 기사수정 2024-03-07 11:30 | 최영아 ",
        "{} 입력 : 2024-03-07 10:12 지면 : 2024-03-08 A12면 가 ",
        "홈 > 경제 > 바이오 {} 최영 기자 승인 2024.03.07 10:12 ",
    ],
)
@pytest.mark.parametrize(
    "foot",
    [
        " 최영 기자 다른기사 보기 저작권자 © 새벽신문 무단전재 및 재배포 금지 댓글 0",
        " 이 기사를 공유합니다 페이스북 트위터 URL복사 목록 이전글 가온군, 내년 예산안 발표 다음글 수출 두 달째 증가",
        " 담당부서 미래산업과 061-123-4567 첨부파일 보도자료.hwp",
        " 제보는 카카오톡 새벽신문 댓글쓰기 최신순 등록",
        "",
    ],
)
def test_a_page_on_one_line_is_its_headline_and_text(head: str, foot: str) -> None:
    raw, _ = read_seed(f"{head.format(TITLE)}{''.join(BODY)}{foot}".encode(), "a.txt")
    found = clean_article(raw, ("a",), load_taxonomy())
    assert found.title == TITLE
    assert found.body.replace("\n", "") == "".join(BODY)
    assert str(date_article(found)[0].date) == "2024-03-07"


def test_a_word_before_a_name_is_a_place_only_where_it_is_one() -> None:
    assert article(f"{TITLE[:-2]}첫 삽 뜬다 최영 기자 a7@dawn.example.com", *BODY).title == f"{TITLE[:-2]}첫 삽 뜬다"


def test_headlines_between_two_sentences_of_one_line_leave_both() -> None:
    listed = '관련기사가온바이오, 3분기 수출 늘어..."새 시장 연 덕분"한빛제약 연구소 ‘첫발’...중소사 ‘관망’ '
    told = "최영 군수는 “기업이 제품을 빨리 시험할 수 있도록 애쓰겠다”고 말했다."
    raw, _ = read_seed(f"{TITLE}\n\n{BODY[0]}{listed}{told}\n\n{BODY[1]}".encode(), "a.txt")
    assert clean_article(raw, ("a",), load_taxonomy()).body.split("\n") == [BODY[0], told, BODY[1]]
