"""What a page puts between or behind the paragraphs of one line: programs, suppliers, pleas, tags, other articles."""

from __future__ import annotations

import pytest

from digest.clean.page_scripts import script_spans
from tests.clean.insects import BODY, clean, outlet

TEXT = " ".join(BODY)
GLUED = "".join(BODY)


def squeezed(*lines: str) -> str:
    return "".join(clean(*lines).body.split())


SCRIPTS = [
    "// 새 창을 여는 함수 추가function openWindow() {}",
    "(function(d, s) { var x = 'a}'; if (d) { s(); } })(document, 'x');",
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "$(document).ready(function(){ show(); });",
    "var articleNo = 123;",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_programs_before_and_between_paragraphs_go(script: str) -> None:
    assert squeezed(f"{script}{GLUED}") == "".join(GLUED.split())
    assert squeezed(f"{BODY[0]}{script}{''.join(BODY[1:])}") == "".join(GLUED.split())


@pytest.mark.parametrize(
    "told", ["그는 function 이라는 말을 { 썼다;", "함수 f(x) = x; 는 그대로다.", "function shut(x) { 닫히지 않는다."]
)
def test_what_is_no_program_stays(told: str) -> None:
    assert list(script_spans(told)) == []


@pytest.mark.parametrize("above", [BODY[-1], f"{BODY[-1]} yeong7@saebyeok.co.kr"])
def test_who_supplied_an_article_to_a_portal(above: str) -> None:
    found = clean(f"{' '.join(BODY[:-1])} {above}기사제공 전북일보")
    assert "".join(found.body.split()) == "".join(TEXT.split())
    assert outlet(found) == "전북일보"


def test_a_text_that_speaks_of_supplying_articles_stays() -> None:
    told = "군은 포털과 기사제공 계약을 맺기로 했다."
    assert "기사제공" in squeezed(f"{TEXT} {told}")


@pytest.mark.parametrize(
    "related", ["(관련 기사: 한빛시, 버스 늘려... 시민들 '반색')", " (<새벽신문> 관련 기사 : [단독] 한빛시 버스)"]
)
def test_other_articles_in_brackets_go_out_of_a_sentence(related: str) -> None:
    told = f"최다온 온결대 교수는 시험동이 늦었다고 말했다{related}. 군은 서두르겠다고 했다."
    assert squeezed(f"{TEXT} {told}") == "".join(f"{TEXT} {told.replace(related, '')}".split())


@pytest.mark.parametrize(
    "plea",
    [
        "후원하기 응원해주세요, 더 깊은 기사로 보답하겠습니다 바르게 쓰겠습니다.",
        "이 기사가 마음에 드시나요? 좋은기사 원고료로 응원하세요 원고료로 응원하기",
        "후원하기 응원해주세요, 더 깊은 기사로 보답하겠습니다. 연재 광고 광고 섹션기사 광고 정치",
    ],
)
def test_a_plea_for_support_goes_and_who_signs_before_it(plea: str) -> None:
    found = clean(f"{TEXT} 남가온 정치팀장 {plea}")
    assert ("".join(found.body.split()), found.author) == ("".join(TEXT.split()), "남가온")


def test_a_text_on_support_stays() -> None:
    told = "주민들은 정기후원 회원이 되어 시험동을 돕기로 했다. 후원하기 단추는 군 누리집에 있다."
    assert squeezed(f"{TEXT} {told}") == "".join(f"{TEXT} {told}".split())


def test_an_offer_with_a_broken_address_goes_wherever_it_stands() -> None:
    offer = "남가온의 아침 레터 구독하기 ☞ https:saebyeok.examplea80902"
    assert squeezed(f"{BODY[0]}{offer}{''.join(BODY[1:])}") == "".join(GLUED.split())
    assert squeezed(f"새 시험동을 둘러본 김하나 온결대 팀장{offer}{GLUED}{offer}").endswith("".join(GLUED.split()))


@pytest.mark.parametrize("leader", ["대담=남가온 바이오부 부장", "대담 : 남가온 바이오산업부장"])
def test_who_led_a_talk(leader: str) -> None:
    found = clean(f"{BODY[0]}{leader}{''.join(BODY[1:])}")
    assert ("".join(found.body.split()), found.author) == ("".join(GLUED.split()), "남가온")


def test_an_agencys_byline_that_lost_its_brackets() -> None:
    found = clean(f"온결 뉴스1 남가온 기자 김하나 기자 {TEXT}")
    assert ("".join(found.body.split()), found.author) == ("".join(TEXT.split()), "남가온, 김하나")
    told = f"온결 뉴스1 남가온 기자가 시험동을 찾았다. {TEXT}"
    assert squeezed(told) == "".join(told.split())


@pytest.mark.parametrize("tag", ["[남가온 온결대 교수]", "[전북일보 남가온 바이오부장]"])
def test_a_writer_with_his_office_in_brackets_signs(tag: str) -> None:
    found = clean(f"바다의 내일을 묻는다 {tag} {TEXT}")
    assert "".join(found.body.split()) == "".join(TEXT.split())
    assert found.author == "남가온"


def test_the_portrait_of_who_signs_goes_with_his_tag() -> None:
    assert squeezed(f"남가온 바이오부장[전북일보 남가온 바이오부장]{GLUED}") == "".join(GLUED.split())


def test_the_tag_of_a_column_parts_the_deck_from_the_text() -> None:
    found = clean(f"기업 열두 곳 “언제 문 여나”[새벽연구소]{GLUED}")
    assert "새벽연구소" not in f"{found.title}{found.deck}{found.body}"
    assert "".join(found.body.split()).endswith("".join(GLUED.split()))


@pytest.mark.parametrize("named", ["[온결바이오회]는 8일", "[사진자료] 온결군은", "[1단계사업]온결군은"])
def test_brackets_inside_a_sentence_are_no_tag(named: str) -> None:
    text = f"시험동을 짓는 {named} 내년에 문을 연다고 밝혔다. {TEXT}"
    assert named[1 : named.index("]")] in squeezed(text)


def test_a_row_of_links_may_hold_a_told_headline_between_a_signature_and_the_rights() -> None:
    row = (
        "▶아침마다 볼 과학뉴스 구독 콕!▶거품 싹 뺐다. 백신의 맨 앞▶과학의 바다 '새벽과학' 가기ⓒ 새벽과학 무단 전재 금지"
    )
    assert squeezed(f"{TEXT} [남가온 기자 gaon@saebyeok.co.kr]{row}") == "".join(TEXT.split())


@pytest.mark.parametrize("label", ["크게보기", "광고 본문 광고"])
def test_a_page_label_in_front_of_a_short_line_goes(label: str) -> None:
    assert squeezed(f"{label} {BODY[0]}", *BODY[1:]) == "".join(GLUED.split())
