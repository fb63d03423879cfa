"""Saved pages that say two things at once, or nothing: metadata that contradicts, tables, comments, AMP, two copies."""

from __future__ import annotations

import json

import pytest

from digest.clean import clean_article
from digest.dates import date_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

BODY = (
    "강원 동해시가 심해 미생물을 모으는 은행을 연다고 14일 밝혔다.",
    "은행은 항구 옆 창고를 고쳐 지었고 영하 80도로 얼리는 장비 16대를 갖췄다. 사업비는 88억원이다.",
    "배를 타고 나가 미생물을 건지는 일은 대학 세 곳이 맡는다. 첫 항해는 오는 9월에 떠난다.",
    "노윤슬 시장은 “바다 밑에서 일자리를 건지겠다”고 말했다.",
    "시는 3년 안에 균주 5000종을 모아 기업에 나눠 줄 계획이다.",
)
TITLE = "동해시에 심해 미생물 은행…균주 5000종 모은다"
OTHERS = ("무릉계곡 출렁다리 다시 열려", "묵호항 오징어 위판 시작", "“버스가 안 온다” 어르신들 한숨")
LIST = "".join(f'<li><a href="/{number}">{text}</a></li>' for number, text in enumerate(OTHERS))
TEXT = "".join(f"<p>{text}</p>" for text in BODY)


def _ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields, ensure_ascii=False)}</script>'


CONTRADICTING = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} - 강원도민일보</title>
{_ld(**{"@type": "WebSite", "name": "강원도민일보", "url": "https://www.kado.net", "datePublished": "2003-05-01"})}
{
    _ld(
        **{
            "@type": "NewsArticle",
            "headline": "강원도민일보",
            "datePublished": "2024-08-14T10:20:00+09:00",
            "dateModified": "2024-08-16T09:00:00+09:00",
            "author": {"@type": "Organization", "name": "강원도민일보"},
        }
    )
}
<meta property="og:title" content="{TITLE}"></head><body><h1>{TITLE}</h1>
<ul><li>기자명 도해솔 기자</li><li>입력 2024.08.14 10:20</li><li>수정 2024.08.16 09:00</li></ul>
<div id="article-view-content-div">{TEXT}<p>도해솔 기자 haesol@kado.net</p></div>
<h4>관련기사</h4><ul>{LIST}</ul></body></html>"""

ONLY_OPEN_GRAPH = f"""<html><head><meta charset="utf-8"><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="강원일보">
<meta property="article:published_time" content="2024-08-14T10:20:00+09:00">
<meta property="og:url" content="https://www.kwnews.co.kr/page/view/2024081400000000001"></head>
<body><div><div>{"<br><br>".join(BODY)}</div></div><div><ul>{LIST}</ul></div></body></html>"""

TABLES = f"""<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><table width="900"><tr><td>
<table><tr><td>정치</td><td>경제</td><td>사회</td></tr></table></td></tr><tr><td><table><tr><td><b>{TITLE}</b></td></tr>
<tr><td>[ 2024년 08월 14일 10시 20분 ]</td></tr><tr><td><font size="2">{"<br>".join(BODY)}</font></td></tr>
<tr><td>&lt;저작권자 ⓒ 들녘소식, 무단전재 및 재배포금지&gt;</td></tr></table></td>
<td><table><tr><td>많이 본 기사</td></tr>{"".join(f"<tr><td><a href='/a'>{text}</a></td></tr>" for text in OTHERS)}
</table></td></tr></table></body></html>"""

COMMENTED = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>
<article><h1>{TITLE}</h1><time datetime="2024-08-14T10:20:00+09:00">2024.08.14 10:20</time>{TEXT}</article>
<section class="comments"><h2>댓글 2</h2>
<div class="comment"><b>바다사랑</b>
<p>우리 동네에 이런 시설이 들어온다니 정말 반가운 소식이고 앞으로도 이런 투자가 계속되면 좋겠다.</p></div>
<div class="comment"><b>묵호사람</b>
<p>세금을 또 이렇게 쓴다고 하니 답답할 따름이고 항구 정비부터 먼저 하는 것이 순서라고 본다.</p></div>
</section></body></html>"""

AMP = f"""<!doctype html><html amp lang="ko"><head><meta charset="utf-8"><title>{TITLE}</title>
<link rel="canonical" href="https://www.kado.net/news/articleView.html?idxno=1260000">
{
    _ld(
        **{
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": "2024-08-14T10:20:00+09:00",
            "publisher": {"@type": "Organization", "name": "강원도민일보"},
            "author": {"@type": "Person", "name": "도해솔"},
        }
    )
}
</head><body><amp-sidebar id="menu"><ul><li>정치</li><li>경제</li></ul></amp-sidebar><h1>{TITLE}</h1>
<amp-img src="a.jpg" alt="은행 전경"></amp-img>{TEXT}<amp-ad type="x"><p>지금 가입하면 쿠폰을 드립니다.</p></amp-ad>
<h3>많이 본 뉴스</h3><ul>{LIST}</ul></body></html>"""

TWO_COPIES = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>
<div class="m-only"><h1>{TITLE}</h1><div>{TEXT}</div></div>
<div class="pc-only"><h1>{TITLE}</h1><div>{TEXT}</div></div>
<footer>들녘소식 | 등록번호 강원 아00001 | 등록일 2011-02-03 | 발행인 한길동</footer></body></html>"""

PAGES = {
    "metadata that contradict": (CONTRADICTING.encode(), "강원도민일보", "도해솔", "2024-08-14"),
    "nothing but OpenGraph": (ONLY_OPEN_GRAPH.encode(), "강원일보", None, "2024-08-14"),
    "nested tables in an old encoding": (
        TABLES.replace("utf-8", "euc-kr").encode("cp949"),
        "들녘소식",
        None,
        "2024-08-14",
    ),
    "readers' comments": (COMMENTED.encode(), None, None, "2024-08-14"),
    "AMP": (AMP.encode(), "강원도민일보", "도해솔", "2024-08-14"),
    "one copy for telephones": (TWO_COPIES.encode(), None, None, None),
}


def read(name: str) -> Article:
    raw, _ = read_seed(PAGES[name][0], "page.html")
    article = clean_article(raw, ("page",), load_taxonomy())
    return article


@pytest.mark.parametrize("name", PAGES)
def test_the_article_and_nothing_else(name: str) -> None:
    article = read(name)
    assert article.title == TITLE
    assert article.body.split("\n") == list(BODY)


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_says_of_it(name: str) -> None:
    _, outlet, author, published = PAGES[name]
    article = read(name)
    found, _ = date_article(article)
    assert (article.outlet.name if article.outlet else None) == outlet
    assert article.author == author
    stated = found.date if found.basis.value == "stated" else None
    assert stated == published
