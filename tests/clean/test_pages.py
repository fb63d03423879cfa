"""Saved pages in the manner of Korean sites, from bytes to article; against trafilatura alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import trafilatura

from digest.clean import clean_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

BODY = (
    "경남 창원시가 의료기기 제조 기업을 위한 정밀 가공 센터를 연다고 22일 밝혔다.",
    "센터는 성산구에 있던 기계 공장을 고쳐 지었다. 가공 장비 31대와 시험실 4개를 갖췄고 사업비는 176억원이다.",
    "기업은 하루 단위로 장비를 빌릴 수 있다. 처음 석 달은 요금을 받지 않는다.",
    "창원의 기계 산업은 지난 5년 동안 일감이 줄었다. 시는 의료기기 부품이 새 일감이 될 것으로 본다.",
    "이미 기업 27곳이 이용을 신청했다. 이 가운데 9곳은 다른 지역에서 옮겨 온 기업이다.",
    "홍나루 시장은 “쇠를 깎던 솜씨로 사람을 살리는 부품을 만들겠다”고 말했다.",
    "시는 내년에 멸균 시험실을 더하고, 2027년까지 이용 기업을 100곳으로 늘릴 계획이다.",
)
TITLE = "창원에 의료기기 정밀 가공 센터…장비 31대 갖춰"
DECK = "옛 기계 공장 고쳐 지어"
LISTS = "".join(
    f'<li><a href="/{i}">{text}</a></li>'
    for i, text in enumerate(
        ("마산항 준설 공사 시작", "진해 벚꽃 열차 다시 달린다", "“전세 보증금 언제 받나” 세입자 발 동동")
    )
)

LOCAL_PAPER = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} - 경남신문</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="경남신문">
<meta property="article:published_time" content="2024-08-22T14:11:00+09:00">
<link rel="canonical" href="https://www.knnews.co.kr/news/articleView.php?idxno=1430001"></head><body>
<div id="wrap"><header><ul class="gnb"><li>정치</li><li>경제</li></ul></header>
<div class="article-head-title"><h1>{TITLE}</h1></div><ul class="infomation"><li>기자명 도해솔 기자</li>
<li>입력 2024.08.22 14:11</li><li>수정 2024.08.22 18:30</li><li>댓글 0</li></ul>
<div class="sns"><button>페이스북</button><button>트위터</button></div>
<div id="article-view-content-div" itemprop="articleBody"><h4 class="sub">{DECK}</h4>
<figure><img src="1.jpg"><figcaption>센터 안의 가공 장비. 창원시 제공</figcaption></figure>
{"".join(f"<p>{text}</p>" for text in BODY[:3])}
<div class="ad-box"><p>지금 가입하면 커피 쿠폰을 드립니다. 놓치지 마세요.</p></div>
{"".join(f"<p>{text}</p>" for text in BODY[3:])}
<p>도해솔 기자 haesol@knnews.co.kr</p></div>
<div class="copyright">저작권자 © 경남신문 무단전재 및 재배포 금지</div>
<section class="related"><h2>관련기사</h2><ul>{LISTS}</ul></section>
<div class="reply">댓글을 남겨 주세요. 로그인 후 이용할 수 있습니다.</div></div>
<footer>경남신문 대표전화 055-000-0000 등록번호 경남 가00001 발행인 김아무개</footer></body></html>"""

PORTAL = f"""<!doctype html><html><head><meta charset="utf-8"><meta property="og:title" content="{TITLE}">
<meta property="og:url" content="https://n.news.naver.com/mnews/article/658/0000077777"></head><body>
<div class="media_end_head_title"><h2 id="title_area">{TITLE}</h2></div>
<div class="media_end_head_info">입력2024.08.22. 오후 2:11 <span>수정2024.08.22. 오후 6:30</span></div>
<div id="newsct_article"><article id="dic_area"><strong>{DECK}</strong><br><br>
<span class="end_photo_org"><img src="a.jpg"><em class="img_desc">센터 안의 가공 장비. 창원시 제공</em></span>
[국제신문 도해솔 기자] {"<br><br>".join(BODY)}<br><br>도해솔 기자 haesol@kookje.co.kr</article></div>
<div class="byline"><p>도해솔 기자 haesol@kookje.co.kr</p></div>
<div class="copyright"><p>Copyright ⓒ 국제신문. All rights reserved. 무단 전재 및 재배포 금지.</p></div>
<div class="ranking"><h3>국제신문 헤드라인</h3><ul>{LISTS}</ul></div></body></html>"""

BOARD = f"""<!doctype html><html><head><meta charset="euc-kr"><title>{TITLE} &lt; 보도자료 &lt; 창원시</title>
<meta property="og:site_name" content="창원시청"></head><body>
<div class="lnb"><ul><li>시정소식</li><li>보도자료</li></ul></div>
<div class="view"><h3>{TITLE}</h3><dl><dt>작성일</dt><dd>2024-08-22</dd><dt>조회수</dt><dd>142</dd></dl>
<div class="bbs_con"><p>{TITLE}</p><p>- {DECK} -</p>{"".join(f"<p>{text}</p><p>&nbsp;</p>" for text in BODY)}
<p>※ 사진설명 : 창원시가 연 정밀 가공 센터</p></div>
<ul class="files"><li>1-정밀 가공 센터.hwp [98 kb]</li><li>1-정밀 가공 센터 (1).jpg [1820 kb]</li></ul>
<p>담당부서 : 미래산업과 (055-225-0000)</p>
<p>본 공공저작물은 공공누리 출처표시 조건에 따라 이용할 수 있습니다.</p>
<dl><dt>다음글</dt><dd>창원시, 공영주차장 늘린다</dd>
<dt>이전글</dt><dd>창원시, 여름 물놀이장 마감</dd></dl></div></body></html>"""

PLAIN = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} | 들녘소식</title></head><body>
<div class="c1"><h1>{TITLE}</h1><div class="c2">2024.08.22 14:11</div>
<div class="c3">{"".join(f"<div>{text}</div>" for text in BODY)}</div></div>
<div class="c9"><div>많이 본 뉴스</div>{LISTS}</div></body></html>"""

PAGES = {
    "local paper": (LOCAL_PAPER.encode(), "kyongnam-shinmun", "도해솔", "2024-08-22T14:11:00+09:00"),
    "portal": (PORTAL.encode(), "kookje-shinmun", "도해솔", "2024.08.22. 오후 2:11"),
    "board": (BOARD.encode("cp949"), "changwon-city", None, "2024-08-22"),
    "no marks": (PLAIN.encode(), None, None, "2024.08.22 14:11"),
}


def clean(data: bytes) -> Article:
    raw, _ = read_seed(data, "page.html")
    return clean_article(raw, ("page",), load_taxonomy())


def token_f1(found: str, expected: str) -> float:
    left, right = (Counter(re.findall(r"\w+", text)) for text in (found, expected))
    both = sum((left & right).values())
    return 2 * both / (sum(left.values()) + sum(right.values()))


@pytest.mark.parametrize("name", PAGES)
def test_the_body_is_the_article_and_nothing_else(name: str) -> None:
    data, outlet, author, published = PAGES[name]
    article = clean(data)
    assert article.body.split("\n") == list(BODY)
    assert article.title == TITLE
    assert article.deck == ((DECK,) if name != "no marks" else ())
    assert (article.outlet.id if article.outlet else None) == outlet
    assert article.author == author
    published_marks = [mark for mark in article.date_marks if mark.field == "published"]
    assert published_marks[0].value == published
    assert all(
        "18:30" not in mark.value and "6:30" not in mark.value
        for mark in article.date_marks
        if mark.field == "published"
    )


@pytest.mark.parametrize("name", PAGES)
def test_better_than_trafilatura_alone(name: str) -> None:
    data = PAGES[name][0]
    ours = token_f1(clean(data).body, "\n".join(BODY))
    alone = token_f1(trafilatura.extract(data) or "", "\n".join(BODY))
    assert ours >= 0.97
    assert ours >= alone
