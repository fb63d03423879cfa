"""Speed of extraction on one core: numerals alone, then claims, agreements and quotations.

Run `python benchmarks/extract.py [FILE.jsonl …]`: each line an object with `body` and `date`.
Without files it measures articles made up here. Prints articles per second of CPU time.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from digest.extract import choose_quotes, extract_agreements, extract_claims
from digest.extract.numerals import find_quantities
from digest.model import Article, Basis, Published
from digest.taxonomy import load_taxonomy

NUMERALS_FLOOR = 2000
"""Articles a second that numerals must reach."""
_MADE_UP = (
    "가람시는 3일 바이오단지 조성에 총사업비 480억 원(국비 240억, 시비 140억, 민자 100억)을 투입하기로 했다.",
    "단지에는 지난해 말 기준 214개 기업이 입주해 있으며 시는 2027년 400개로 늘린다는 계획이다.",
    "시는 한빛대학교, 새솔바이오와 실증 지원을 위한 업무협약(MOU)을 체결했다고 밝혔다.",
    "지난 5년간 중소기업 84곳에 312건의 지원을 해 특허 출원 52건, 1200만달러(약 160억원)의 수출 성과를 거뒀다.",
    "김하늘 시장은 “기업과 함께 크는 도시를 만들겠다”고 말했다. 문의는 061-123-4567로 하면 된다.",
    "단지는 가람읍 일대에 자리를 잡았다. 연구소와 공장, 시험 시설이 한데 모여 있어 기업이 제품을 만들고 시험하기 좋다.",
    "시는 기업이 필요로 하는 장비를 함께 쓰게 하고, 인력을 길러 낼 교육 과정을 대학과 꾸린다.",
    "투자자를 만날 자리도 마련한다.",
    "입주 기업의 대표는 “시제품을 만들고 평가를 받는 데 걸리는 시간이 크게 줄었다”고 말했다.",
    "그는 “이웃 기업과 함께 개발한 제품도 곧 내놓는다”며 웃었다.",
    "전문가들은 지역 안에서 연구와 생산, 시험이 이어지는 것을 이 단지의 가장 큰 장점으로 꼽는다.",
    "다만 임상시험을 맡을 병원이 부족하고, 수도권에서 인력을 데려오기 어렵다는 점은 풀어야 할 숙제로 남아 있다.",
)
"""Figures stand twice as close as in real articles."""


def made_up(count: int) -> list[Article]:
    """Articles of a dozen sentences each, no two the same."""
    return [_article(" ".join(_MADE_UP).replace("480", str(100 + number)), "2024-05-01") for number in range(count)]


def _article(body: str, date: str) -> Article:
    day = dt.date.fromisoformat(date)
    return Article("a1", "a.txt", "0" * 64, None, (), body, published=Published(date, Basis.STATED, day, day))


def _rate(work: Callable[[Article], object], articles: list[Article]) -> float:
    start = time.process_time()
    for article in articles:
        work(article)
    return len(articles) / (time.process_time() - start)


def main(files: list[str]) -> int:
    """Prints the rates; 1 where numerals are below their floor."""
    rows = [json.loads(line) for name in files for line in Path(name).read_text(encoding="utf-8").splitlines()]
    articles = [_article(row["body"], row["date"][:10]) for row in rows] or made_up(300)
    taxonomy = load_taxonomy()
    extract_claims(articles[0], (), taxonomy)
    numerals = _rate(lambda article: find_quantities(article.body), articles)
    print(f"{len(articles)} articles of {sum(len(a.body) for a in articles) // len(articles)} characters on average")
    print(f"numerals    {numerals:8.0f} articles/s (floor {NUMERALS_FLOOR})")
    print(f"claims      {_rate(lambda article: extract_claims(article, (), taxonomy), articles):8.0f} articles/s")
    print(f"agreements  {_rate(extract_agreements, articles):8.0f} articles/s")
    print(f"quotations  {_rate(choose_quotes, articles):8.0f} articles/s")
    return 0 if numerals >= NUMERALS_FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
