"""How newsrooms sign, name themselves and stamp pictures: whole texts, and who and what comes out of each."""

from __future__ import annotations

import pytest

from digest.clean import clean_article
from digest.clean.above import is_no_deck
from digest.clean.headlines import choose_headline
from digest.clean.lexicon import is_menu
from digest.clean.mend import split_lines
from digest.clean.stamps import stamps_within
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import find_outlet, load_taxonomy

LEAD = "충남 청양군은 구기자 소재 연구동을 짓는다고 4일 밝혔다. 연구동은 내년에 문을 열고 사업비는 95억원이다."
MORE = "군은 조례를 고치고 기업 열두 곳과 공동 연구를 이어 가기로 했다."
TITLE = "청양군, 구기자 소재 연구동 짓는다"
WHOLE = f"{TITLE}\n{LEAD}\n{MORE}"


def article(text: str) -> Article:
    raw, _ = read_seed(text.encode(), "form.txt")
    return clean_article(raw, ("form",), load_taxonomy())


@pytest.mark.parametrize(
    ("text", "outlet", "author"),
    [
        (f"인천투데이=남가온 기자 | {LEAD}\n{MORE}", "인천투데이", "남가온"),
        (f"{TITLE}\nby남가온 기자\n2025.03.04 09:10\n{LEAD}\n{MORE}", None, "남가온"),
        (f"{WHOLE}\n남가온기자·gaon77@", None, "남가온"),
        (f"{WHOLE}\n남가온 대구/경북 기자 gaon7@ilyo.co.kr", "일요신문", "남가온"),
        (f"[강원도민일보 남가온 기자] {LEAD}\n{MORE} 남가온", "강원도민일보", "남가온"),
        (f"사회남가온\n{LEAD}\n{MORE}", None, "남가온"),
        (f"{TITLE}\n아산/아시아투데이 남가온 기자 = {LEAD}\n{MORE}", "아시아투데이", "남가온"),
        (f"{TITLE}\n2025-03-04 ㅣ 남가온\n{LEAD}\n{MORE}", None, "남가온"),
        (f"{WHOLE}\n프린트 시간 : 2025년 03월 09일 20:48:32", None, None),
        (f"{TITLE}\n홍보팀\n등록일 : 2025-03-04\n{LEAD}\n{MORE}", None, None),
        (f"{TITLE} (농민신문, 2025.03.04)\n{LEAD}\n{MORE}", "농민신문", None),
        (f"{TITLE}\n2025.03.04 09:10\n남가온\n{LEAD}\n{MORE}", None, "남가온"),
        (
            f"Title: {TITLE}\nURL Source: https://biz.heraldcorp.com/article/10020\nDate: 2025-03-04\n\n{WHOLE}",
            "헤럴드경제",
            None,
        ),
        (f"당진시청 > 시정소식 > 보도자료\n{TITLE}\n보도자료\n{LEAD}\n{MORE}", "당진시", None),
        (f"보도자료\n{TITLE}\n해남군 | 2025-03-04\n{LEAD}\n{MORE}", "해남군", None),
        (f"{WHOLE}\nCopyright @2019 골목신문 Corp. All rights reserved.", "골목신문", None),
        (f"{WHOLE}\n충북일보 / 등록번호 : 충북 아00291 / 등록일 : 2023년 3월 20일 발행인 : 남가온", "충북일보", None),
        (f"골목바이오 남가온 기자 | {LEAD}\n{MORE}", "골목바이오", "남가온"),
        (f"대전 남가온 기자 = {LEAD}\n{MORE}", None, "남가온"),
        (f"[골목와이어 남가온 기자] {LEAD}\n{MORE}\n© 골목와이어 무단전재 금지", "골목와이어", "남가온"),
        (f"[골목와이어 남가온 기자] {LEAD}\n{MORE}", None, "남가온"),
        (f"[골목신문=남가온기자] {LEAD}\n{MORE}", "골목신문", "남가온"),
        (f"[온라인뉴스 남가온 기자] {LEAD}\n{MORE}", None, "남가온"),
        (f"[헤럴드경제(대전)=남가온 기자] {LEAD}\n{MORE}", "헤럴드경제", "남가온"),
        (f"[청양] {LEAD}\n{MORE}", None, None),
        (f"[청양/골목방송] {LEAD}\n{MORE}", "골목방송", None),
        (f"[일요신문] {LEAD}\n{MORE}", "일요신문", None),
        (f"[언론보도 전북일보] {TITLE}\n{LEAD}\n{MORE}", "전북일보", None),
        (f"{WHOLE}\n/연합뉴스", "연합뉴스", None),
        (f"{TITLE}\n{LEAD}\n{MORE} /뉴시스", "뉴시스", None),
        (f"{TITLE}\n{LEAD} /뉴시스\n{MORE}", None, None),
        (f"{TITLE}\n{LEAD} / 동아일보\n{MORE}\n{MORE}", None, None),
        (f"{TITLE}\n[연합뉴스]\n{LEAD}\n{MORE}\n남가온 기자 gaon7@joongang.co.kr", None, "남가온"),
        (f"{TITLE}\n[뉴시스]\n{LEAD}\n{MORE}\n남가온 기자 gaon7@newsis.com", "뉴시스", "남가온"),
        (f"{WHOLE}\n남가온 기자 gaon7@segye.com", "세계일보", "남가온"),
        (f"{WHOLE}\ngaon7@heraldcorp.com", "헤럴드경제", None),
        (f"{WHOLE}\n남가온 기자 gaon7@etoday.co.kr", "이투데이", "남가온"),
        (f"{WHOLE}\n남가온 기자 gaon7@mt.co.kr", None, "남가온"),
        (f"{WHOLE}\n중도일보(www.joongdo.co.kr), 무단전재 및 수집, 재배포 금지", "중도일보", None),
        (f"{WHOLE}\n청양=남가온 기자 gaon77@", None, "남가온"),
        (f"{WHOLE}\n청양=남가온 기자 gaon77@hankyung.com", "한국경제", "남가온"),
        (f"{WHOLE}\n남가온 기자 gaon77@hankyung.com", None, "남가온"),
        (f"{TITLE}\n{LEAD}\n{MORE} 남가온 gaon7@kado.net", "강원도민일보", "남가온"),
        (
            f"{WHOLE}\n/청양=남가온 기자·충남총괄취재본부장 g@kwangju.co.kr",
            "광주일보",
            "남가온",
        ),
        (
            f"{WHOLE}\n©'온 나라 경제신문' 아주경제. 무단전재·재배포 금지\n"
            "신고 접수가 끝났습니다. 담당자가 살펴본 뒤 서둘러 처리하도록 하겠습니다. 조금만 기다려 주시기 바랍니다.",
            "아주경제",
            None,
        ),
        (f"{WHOLE}\nMBC뉴스 남가온입니다.\n남가온 기자 gaon@jmbc.co.kr", "전주MBC", "남가온"),
        (f"{WHOLE}\n© The Asia Business Daily(www.asiae.co.kr). All rights reserved.", "아시아경제", None),
        (f"{WHOLE}\n청양군이 창작한 저작물은 공공누리 조건에 따라 이용할 수 있습니다.", "청양군", None),
        (f"{WHOLE}\n이 자료는 청양군 홈페이지(www.cheongyang.go.kr)에서도 볼 수 있습니다.", "청양군", None),
        (
            f"{WHOLE}\n[본 기사는 매경이코노미 제1201호 기사입니다]\n[ⓒ 매일경제, 무단 전재, 재배포 금지]",
            "매경이코노미",
            None,
        ),
        (f"{WHOLE}\n저작권자 © 디트NEWS24 무단전재 및 재배포 금지", "디트뉴스24", None),
        (f"| 국제신문 | {TITLE} |\n{LEAD}\n{MORE}", "국제신문", None),
        (f"{WHOLE}\n경북매일", "경북매일신문", None),
        (f"식품의약품안전처\n보 도 자 료\n{WHOLE}", "식품의약품안전처", None),
        (f"식품의약품안전처\n{WHOLE}", None, None),
        (f"{TITLE}\n청양--(뉴스와이어)--{LEAD}\n{MORE}", "뉴스와이어", None),
        (f"{WHOLE}\n모집에 쓰는 자료는 청양군 홈페이지(www.cheongyang.go.kr)에 있습니다.", None, None),
        (f"{WHOLE}\n동아일보 남가온 기자", "동아일보", "남가온"),
        (f"{TITLE}\n{LEAD}\n{MORE}", None, None),
    ],
)  # fmt: skip
def test_who_published_and_who_wrote(text: str, outlet: str | None, author: str | None) -> None:
    found = article(text)
    assert (found.outlet.name if found.outlet else None, found.author) == (outlet, author)
    assert found.body == f"{LEAD}\n{MORE}"


def test_an_outlet_no_list_knows_has_the_id_that_everybody_gives_it() -> None:
    found = article(f"골목바이오 남가온 기자 | {LEAD}\n{MORE}")
    assert found.outlet == find_outlet(load_taxonomy(), "골목바이오")


@pytest.mark.parametrize(
    "line",
    [
        "[단독] 군이 구기자 소재를 미국에 팔기로 계약했다고 9일 밝혔다.",
        "[1단계] 연구동을 먼저 짓고 장비는 내년에 들이기로 했다고 군은 밝혔다.",
        "군은 (사)골목바이오협회와 손잡고 구기자 소재를 함께 찾기로 했다.",
        "연구동은 바이오/의료 기업 열 곳이 나눠 쓰고 빈방은 두지 않기로 했다.",
    ],
)
def test_brackets_and_slashes_of_the_story_stay(line: str) -> None:
    assert line in article(f"{TITLE}\n{LEAD}\n{line}\n{MORE}").body


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (f"{TITLE} 입력 2024-06-04 09:10 {LEAD}", True),
        (f"{TITLE} 2024.06.04 09:10:31 {LEAD}", True),
        (f"{TITLE} 남가온 기자 승인 2024.06.04 09:10 {LEAD}", True),
        (f"군은 2024.06.04 09:10에 난 불을 20분 만에 껐다. {LEAD}", False),
        (f"{LEAD} 접수는 2024-06-10 09:00 시작한다. {MORE}", False),
    ],
)
def test_a_stamp_parts_headline_and_text_on_one_line(line: str, cut: bool) -> None:
    assert bool(stamps_within(line)) is cut


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (["증권 해외증시", "구기자 소재 연구동 95억 들여 짓는다"], 1),
        (["HOME 산학연관", "청양군 구기자 연구동 첫 삽"], 1),
        (["구기자 연구동 착공", "95억 들여 내년 개소"], 0),
        (["푸른 들의 새 꿈", "청양군 구기자 연구동 첫 삽"], 0),
        (["지역이 달린다", "청양군 구기자 연구동 첫 삽"], 0),
        (["○…청양군이 연구동 일로 진땀.", "청양군 구기자 연구동 첫 삽"], 1),
        (["남가온 청양군수(왼쪽), 도하준 대표(오른쪽)", "청양군 구기자 연구동 첫 삽"], 1),
        (["사진=청양군", "청양군 구기자 연구동 첫 삽"], 1),
    ],
)
def test_headlines_share_words_with_the_lead_and_sections_do_not(lines: list[str], headline: int) -> None:
    draft = split_lines("\n".join((*lines, LEAD)))
    assert choose_headline(draft, list(range(len(lines))), len(lines)) == headline


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("도하준 기자", "byline"),
        ("대전=도하준 기자", "byline"),
        ("2024.06.04 09:10", "date line"),
        ("제12면", "counter or mark"),
        ("도하준 청양군수", "caption"),
        ("도하준 온결바이오 대표(사진 왼쪽)", "caption"),
        ("연구동 조감도. [청양군]", "caption"),
        ("연구동 배치도./사진제공=청양군", "caption"),
        ("아래 단추를 누르시면 검색하실 수 있습니다.", "notice"),
        ("공유하기 글자크기 인쇄", "menu"),
        ("내년 10월 완공…일자리 60개", ""),
        ("도하준 군수 \"농가 소득 두 배로\"", ""),
        ("기자 체험 프로그램도 마련", ""),
        ("국비 등 95억원 들여 2027년 완공", ""),
        ("군, 의료 기업과 협약...3년간 40억 지원", ""),
    ],
)  # fmt: skip
def test_what_is_no_deck(line: str, rule: str) -> None:
    assert is_no_deck(line) == rule


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("주메뉴 바로가기 본문 바로가기", True),
        ("본문 바로가기 주메뉴 바로가기", True),
        ("뒤로가기 새로고침 홈으로가기 링크복사 앞으로가기", True),
        ("기사듣기 기사듣기중지", True),
        ("트위터 엑스", True),
        ("공유", False),
        ("공유 주방 새로 연다", False),
        ("번역 기업 다음 주 인쇄 시작", False),
    ],
)
def test_rows_of_buttons(line: str, menu: bool) -> None:
    assert is_menu(line) is menu


@pytest.mark.parametrize("label", ["NEW", " NEW", "새로운글", " 새로운 글", " 새글"])
def test_what_boards_stick_to_a_headline_makes_no_other_article(label: str) -> None:
    plain = article(f"{TITLE}\n{LEAD}\n{MORE}")
    for text in (
        f"{TITLE}{label}\n{LEAD}\n{MORE}",
        f"---\ntitle: {TITLE}{label}\n---\n{TITLE}\n{LEAD}\n{MORE}",
        f"---\ntitle: {TITLE}{label}\n---\n{TITLE}{label}\n{LEAD}\n{MORE}",
    ):
        labelled = article(text)
        assert (labelled.title, labelled.deck, labelled.body) == (plain.title, plain.deck, plain.body)


@pytest.mark.parametrize("title", ["청양군, 구기자 산업 대상에서 최우수상!", "청양군, 의료 기기 지원 확대"])
def test_headlines_may_exclaim_and_end_as_buttons_do(title: str) -> None:
    assert article(f"{title}\n{title}\n주민 참여 넓힌 점 높이 평가받아\n{LEAD}\n{MORE}").title == title


def test_a_headline_that_is_a_sentence_is_known_by_the_stamp_below_it() -> None:
    title = "[독자브리핑] 청양군 소식, 한 달 만에 다시 시작합니다."
    tools = "음성재생 설정\n번역beta Translated by kaka i"
    crew = "( 취재 : 남가온, 도하준 / PD : 고은결 / 제작 : 영상부 )"
    found = article(f"{title}\n\nYTN 2024. 03. 05. 21:04\n{tools}\n{LEAD}\n{MORE}\n{crew}")
    assert (found.title, found.body) == (title, f"{LEAD}\n{MORE}")
    assert found.outlet
    assert found.outlet.name == "YTN"
