"""Texts as programs wrote them down: JSON, lists, fields of CSV, escapes."""

from __future__ import annotations

import json

import pytest

from digest.errors import SeedError
from digest.model import RawArticle
from digest.read import read_seed

TITLE = "온결군, 해조류 시험동 내년 착공"
PARAGRAPHS = (
    "온결군은 해조류 소재를 시험하는 시험동을 내년 3월 착공한다고 20일 밝혔다. 사업비는 145억원이다.",
    '최다온 군수는 "기업이 먼저 찾는 곳으로 만들겠다"고 말했다.',
    "군은 내년 말까지 기업 열두 곳을 들일 계획이다. 한빛세포와 온결바이오가 먼저 입주한다.",
)
BODY = "\n".join(PARAGRAPHS)
ARTICLE = {
    "headline": TITLE,
    "articleBody": BODY,
    "datePublished": "2025-11-20T14:44:00+09:00",
    "author": {"name": "남가온"},
    "publisher": {"name": "온결통신"},
    "url": "https://a.kr/1",
}


def read(text: str, name: str = "a.txt") -> RawArticle:
    return read_seed(text.encode(), name)[0]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "saved",
    [
        BODY.replace("\n", "\\n"),
        BODY.replace("\n", "\\r\\n"),
        BODY.replace("\n", "\\\\n"),
        BODY.replace("\n", "\\n").replace('"', '\\"'),
        BODY.replace('"', '\\"'),
        BODY.replace("군수는 ", "군수는\\xa0"),
        BODY.replace("군수는 ", "군수는\\u00a0"),
        json.dumps(BODY)[1:-1],
        f'"{BODY.replace(chr(34), chr(34) * 2)}"',
        repr(list(PARAGRAPHS)),
        json.dumps(PARAGRAPHS),
        json.dumps(ARTICLE),
        json.dumps(ARTICLE, ensure_ascii=False, indent=2),
        json.dumps([{**ARTICLE, "articleBody": PARAGRAPHS}]),
    ],
    ids=range(14),
)
def test_what_a_program_wrote_down_is_read_as_the_text_it_was(saved: str, name: str) -> None:
    raw = read(saved, name)
    assert raw.text.replace("\u00a0", " ").replace("\n\n", "\n") == BODY
    assert raw.repairs


def test_an_object_states_what_it_names() -> None:
    assert {item.field: item.value for item in read(json.dumps(ARTICLE)).stated} == {
        "title": TITLE, "published": "2025-11-20T14:44:00+09:00", "author": "남가온", "outlet": "온결통신", "url": "https://a.kr/1",
    }  # fmt: skip


HTML = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
ITEM = (
    f"<item><title>{TITLE}</title><link>https://a.kr/1</link><description>짧은 글.</description>"
    f"<content:encoded><![CDATA[{HTML}]]></content:encoded><pubDate>Thu, 20 Nov 2025 14:44:00 +0900</pubDate>"
    "<dc:creator>남가온</dc:creator></item>"
)
ENTRY = (
    f'<entry><title>{TITLE}</title><link href="https://a.kr/1"/><published>2025-11-20</published>'
    f'<author><name>남가온</name></author><content type="html">{HTML.replace("<", "&lt;")}</content></entry>'
)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "saved",
    [
        ITEM,
        ENTRY,
        f'<?xml version="1.0" encoding="euc-kr"?>\n<rss><channel><title>온결통신</title>{ITEM}</channel></rss>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>온결통신</title>{ENTRY}</feed>',
        ITEM.removesuffix("</item>"),
    ],
    ids=["item", "entry", "rss", "atom", "cut off"],
)
def test_an_entry_of_a_feed_is_read(saved: str, name: str) -> None:
    raw = read(saved, name)
    assert [line for line in raw.text.split("\n") if line] == list(PARAGRAPHS)
    told = {item.field: item.value for item in raw.stated}
    assert (told["title"], told["url"], told["author"]) == (TITLE, "https://a.kr/1", "남가온")
    assert "2025" in told["published"]


@pytest.mark.parametrize(
    "saved",
    [
        f"<rss><channel>{ITEM}{ITEM}</channel></rss>",
        json.dumps([ARTICLE, ARTICLE]),
        json.dumps(ARTICLE) + "\n\n" + json.dumps(ARTICLE) + "\n",
        json.dumps(ARTICLE) + "\n" + json.dumps(ARTICLE).replace(" ", "\t"),
        json.dumps(ARTICLE, indent=2) + "\n" + json.dumps(ARTICLE, indent=2),
    ],
)
def test_several_articles_in_a_file_are_rejected(saved: str) -> None:
    with pytest.raises(SeedError, match="holds 2 articles"):
        read(saved)


@pytest.mark.parametrize(
    "line",
    [
        "값은 \\1,000이다.",
        "파일은 C:\\news\\new에 있다.",
        '빈칸 ""은 그대로 둔다.',
        '"온결군이 짓는다."',
        "{온결군} 시험동",
        "['온결군' 시험동]",
        "[" * 2_000 + "']",
        "['온', " + "[" * 2_000 + "']",
        '{"a":' * 2_000 + "}",
        '{"title": "온결군"}',
    ],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    assert read(f"{TITLE}\n\n{BODY}\n{line}").text.endswith(line)
    assert read(line).text == line


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        ("군은&nbsp짓는다. &quot기업&quot R&D", '군은\u00a0짓는다. "기업" R&D'),
        ("군은 quot;기업quot; 곁에 amp; 짓는다", '군은 "기업" 곁에 & 짓는다'),
        ("&copyright 기업; nbspx; AT&T;", "&copyright 기업; nbspx; AT&T;"),
    ],
)
def test_entities_that_lost_an_end_are_read(saved: str, text: str) -> None:
    assert read(saved).text == text.replace("\u00a0", " ")
