"""Plain text, Markdown and saved pages."""

from __future__ import annotations

import contextlib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import SeedError
from digest.read import read_seed
from digest.read.markdown import markdown_text
from digest.read.plain import plain_text

PARAGRAPHS = (
    "강원 원주시가 의료기기 시험 인증 거점을 짓는다고 21일 밝혔다. 사업비는 280억원이다.",
    "거점에는 전자파 시험실과 생체 적합성 시험실이 들어선다. 문을 여는 때는 2027년이다.",
    "시 관계자는 “기업들이 수도권까지 오가는 시간을 크게 줄일 것”이라고 말했다.",
)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>원주에 거점 - 강원일보</title>
<meta property="og:title" content="원주에 의료기기 거점"><meta property="og:site_name" content="강원일보">
<meta property="og:url" content="https://www.kwnews.co.kr/page/view/2024052100001">
<meta property="article:published_time" content="2024-05-21T10:30:00+09:00">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"원주에 의료기기 거점",
"datePublished":"2024-05-21T10:30:00+09:00","dateModified":"2024-05-21T11:00:00+09:00",
"author":[{"@type":"Person","name":"이수빈"}],"publisher":{"@type":"Organization","name":"강원일보"}}</script></head>
<body><header><nav><ul><li><a href="/">홈</a></li><li><a href="/e">경제</a></li></ul></nav></header>
<h1>원주에 의료기기 거점</h1><ul class="info"><li>입력 2024.05.21 10:30</li><li>수정 2024.05.21 11:00</li></ul>
<div id="article-view-content-div"><figure><img src="a.jpg"><figcaption>조감도.</figcaption></figure>
%s<div class="related"><a href="/1">관련 없는 기사 제목 하나가 여기에 있다</a></div><script>alert(1)</script></div>
<aside><h2>많이 본 뉴스</h2><ol><li><a href="/2">코스피 닷새째 올랐다</a></li></ol></aside>
<footer>등록번호 강원 가00001</footer></body></html>"""


def page(paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
    return (PAGE % "".join(f"<p>{text}</p>" for text in paragraphs)).encode()


def test_a_page_gives_its_text_and_statements() -> None:
    raw, findings = read_seed(page(), "a.html")
    assert findings == ()
    assert raw.format == "html"
    assert all(text in raw.text.split("\n") for text in PARAGRAPHS)
    for foreign in ("조감도", "관련 없는 기사", "코스피", "등록번호", "alert", "홈"):
        assert foreign not in raw.text
    first = {}
    for item in raw.stated:
        first.setdefault(item.field, (item.value, item.source))
    assert first["title"] == ("원주에 의료기기 거점", "json-ld")
    assert first["author"] == ("이수빈", "json-ld")
    assert first["outlet"] == ("강원일보", "json-ld")
    assert first["published"] == ("2024-05-21T10:30:00+09:00", "json-ld")
    assert first["modified"] == ("2024-05-21T11:00:00+09:00", "json-ld")
    assert first["url"] == ("https://www.kwnews.co.kr/page/view/2024052100001", "opengraph")


def test_date_lines_that_stand_outside_the_text_come_along() -> None:
    raw, _ = read_seed(page(), "a.html")
    assert "입력 2024.05.21 10:30" in raw.text
    assert "수정 2024.05.21 11:00" in raw.text


def test_a_page_without_a_known_container_is_read_all_the_same() -> None:
    raw, _ = read_seed(page().replace(b"article-view-content-div", b"xyz"), "a.htm")
    assert all(text in raw.text for text in PARAGRAPHS)


def test_a_page_saved_as_text_is_read_as_a_page() -> None:
    assert read_seed(page(), "a.txt")[0].format == "html"


def test_broken_json_ld_does_no_harm() -> None:
    raw, _ = read_seed(page().replace(b'"headline"', b'"headline'), "a.html")
    assert next(item.value for item in raw.stated if item.field == "title") == "원주에 의료기기 거점"


def test_paragraphs_that_only_the_json_ld_holds_stay_apart() -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": "원주에 거점", "articleBody": "\n\n".join(PARAGRAPHS)})
    empty = f'<html><head><script type="application/ld+json">{told}</script></head><body><p>더 읽기</p></body></html>'
    assert [line for line in read_seed(empty.encode(), "a.html")[0].text.split("\n") if line] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- saved from url=(0049)https://www.kwnews.co.kr/page/view/1 -->",
        "<!--\n Page saved with SingleFile \n url: https://www.kwnews.co.kr/page/view/1 \n saved date: … -->",
    ],
)
def test_a_program_that_saved_a_page_tells_its_address(mark: str) -> None:
    saved = page().decode().replace("<html>", f"<html>{mark}")
    urls = [item.value for item in read_seed(saved.encode(), "a.html")[0].stated if item.field == "url"]
    assert "https://www.kwnews.co.kr/page/view/1" in urls


def test_pages_do_not_depend_on_each_other() -> None:
    other = page(tuple(text.replace("원주", "춘천") for text in PARAGRAPHS))
    alone = read_seed(page(), "a.html")
    read_seed(other, "b.html")
    assert read_seed(page(), "a.html") == alone


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 8_000 + PARAGRAPHS[0] + PARAGRAPHS[1],
        "<p>" * 20_000 + PARAGRAPHS[0],
        "<a><b>" * 10_000 + PARAGRAPHS[0],
    ],
    ids=["div", "p", "inline"],
)
def test_deeply_nested_pages_are_read_or_rejected_but_do_not_fail(html: str) -> None:
    with contextlib.suppress(SeedError):
        assert read_seed(f"<html><body>{html}</body></html>".encode(), "a.html")[0].text


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><script>x</script></body></html>", "<!doctype html>"])
def test_a_page_without_text_is_rejected(html: str) -> None:
    with pytest.raises(SeedError):
        read_seed(html.encode(), "a.html")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("첫 문단이다.\n\n둘째 문단이다.", "첫 문단이다.\n\n둘째 문단이다."),
        ("**굵은** _글_ [링크](http://a.kr)", "굵은 글 링크"),
        (
            "[링크](../온결/), [둘](소식.html), [셋](#셋), [넷](mailto:a@b.kr), [다섯](여섯 '일곱')",
            "링크, 둘, 셋, 넷, 다섯",
        ),
        ("군은 `새 시험동`을 ``짓는다``", "군은 `새 시험동`을 짓는다"),
        ("시험동[최영 촬영](온결=온결통신) 남가온 기자 =", "시험동[최영 촬영](온결=온결통신) 남가온 기자 ="),
        ("온결군[사진](온결) 글 [남가온](가람/온결=온결1)", "온결군[사진](온결) 글 [남가온](가람/온결=온결1)"),
        ("[하나]: http://a.kr\n\n글은 [하나]다", "글은 하나다"),
        ("[사진]: 온결통신\n\n[사진] 글", "[사진]: 온결통신\n\n[사진] 글"),
        ("2.\n  군은 시험동을 짓는다", "2.\n\n군은 시험동을 짓는다"),
        ("2.\n   군은 시험동을 짓는다", "2.\n군은 시험동을 짓는다"),
        ("시험동\n\n2025. 11. 20.\n\n글", "시험동\n\n2025. 11. 20.\n\n글"),
        ("2025. 11. 20. 14:44\n\n글", "2025. 11. 20. 14:44\n\n글"),
        ("1. - 하나\n2. 1) 둘\n   2) 셋", "1. - 하나\n2. 1) 둘\n2) 셋"),
        ("- 하나\n  - 둘\n-\n- 셋", "- 하나\n- 둘\n-\n- 셋"),
        ("글이다.\n\n▶ [기사 원문](https://a.kr/1)", "글이다.\n\n▶ 기사 원문 (https://a.kr/1)"),
        ("출처: [온결통신](https://a.kr/1)", "출처: 온결통신 (https://a.kr/1)"),
        ("출처: <https://a.kr/1>", "출처: https://a.kr/1"),
        ("시험동은 넓다([출처](https://a.kr/1)). [원문](https://a.kr/2)을 보라", "시험동은 넓다(출처). 원문을 보라"),
        ("- 하나\n- 둘\n\n글", "- 하나\n- 둘\n\n글"),
        ("1. 하나\n2. 둘", "1. 하나\n2. 둘"),
        ("## 소제목\n글", "소제목\n\n글"),
        ("> 인용", "인용"),
        ("![그림](a.jpg)", "![그림]"),
        ("| 가 | 나 |\n|---|---|\n| 1 | 2 |", "| 가 | 나 |\n| 1 | 2 |"),
        ("한 줄\n다음 줄", "한 줄\n다음 줄"),
    ],
)
def test_markdown(markdown: str, text: str) -> None:
    assert markdown_text(markdown) == text


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        ("R&amp;D&nbsp;투자 &lt;표&gt; &#50724;송", "R&D\u00a0투자 <표> 오송"),
        ("&amp;#039;오송&amp;#039;", "'오송'"),
        ("하나<br>둘<BR/>셋<p>넷</p>", "하나\n둘\n셋\n넷\n"),
        ("가<script>var a = '<p>';</script>나<!-- 주석 -->다", "가나다"),
        ("AT&T는 3 < 5 라고 했다", "AT&T는 3 < 5 라고 했다"),
        ("<끝> <저작권자>", "<끝> <저작권자>"),
    ],
)
def test_entities_and_stray_tags(saved: str, text: str) -> None:
    assert plain_text(saved)[0] == text


LONG = "온결군은 해조류에서 얻은 원료를 시험하는 시험동을 내년까지 넓혀 짓는다고 7일 밝혔다. " * 5


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        (
            f"{LONG}시험동이다.    새 시험동의 배양실     군은 짓는다.",
            f"{LONG}시험동이다.\n새 시험동의 배양실\n군은 짓는다.",
        ),
        (f"{LONG}“시험동이다.”  군은 짓는다.", f"{LONG}“시험동이다.”\n군은 짓는다."),
        (f"{LONG}시험동과  배양실을 짓는다.", f"{LONG}시험동과  배양실을 짓는다."),
        ("온결군    시험동    열두 곳", "온결군    시험동    열두 곳"),
    ],
)
def test_wide_spaces_in_a_long_line_are_line_ends(saved: str, text: str) -> None:
    assert plain_text(saved)[0] == text


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_what_programs_end_lines_with_ends_them(end: str) -> None:
    assert read_seed(end.join(PARAGRAPHS).encode(), "a.txt")[0].text.split("\n") == list(PARAGRAPHS)


def test_bullets_of_word_processors_are_bullets() -> None:
    text = read_seed("\n".join(f"\uf0a7 {each}" for each in PARAGRAPHS).encode(), "a.txt")[0].text
    assert text.split("\n") == [f"• {each}" for each in PARAGRAPHS]


def test_characters_that_were_lost_before_are_told() -> None:
    raw, findings = read_seed(
        "\n".join(PARAGRAPHS).replace("“", "\ufffd\ufffd").replace("”", "\ufffd").encode(), "a.txt"
    )
    assert "?기업들이 수도권까지 오가는 시간을 크게 줄일 것?이라고" in raw.text
    assert [(each.where, each.what) for each in findings] == [
        ("seeds/a.txt", "characters were lost at 2 places before the text got here")
    ]


@pytest.mark.parametrize("rule", ["=====", "---", "* * *", "────"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_several_articles_in_a_file_are_told(rule: str, name: str) -> None:
    one = "원주에 거점\n한서윤 기자\n\n" + "\n\n".join(PARAGRAPHS)
    text = f"{one}\n\n{rule}\n\n{one}"
    assert [each.what for each in read_seed(text.encode(), name)[1]] == [
        "reads like 2 articles, with rules between them"
    ]
    short = f"{one}\n\n{rule}\n\n저작권자 © 온결신문 2024.05.21"
    assert read_seed(short.encode(), name)[1] == ()


MARKS = (
    "군은", "짓는다.", "2025. ", "11. ", "20.", "- ", "* ", "+ ", "1) ", "[", "]", "(", ")", "서울=연합뉴스", "\n",
    "\n\n", "    ", "\t", "# ", "## ", "> ", "|", "---", "===", "***", "`", "``", "_", "~", "<앵커>", "<", "\\", "&",
    "!", " ", "[사진]: 온결", "<p>", "</p>", "```", "~~~", "최영 기자",
)  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=14))
def test_no_letter_of_a_text_is_lost_that_happens_to_hold_marks_of_markdown(pieces: list[str]) -> None:
    text = "".join(pieces)
    told, kept = (re.sub(r"[^가-힣0-9]", "", each) for each in (text, markdown_text(text)))
    assert kept == told
