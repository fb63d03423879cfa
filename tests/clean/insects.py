"""An article on a test building for insects, for tests that put a page around it."""

from __future__ import annotations

from digest.clean import clean_article
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

TITLE = "온결군, 곤충 단백질 시험동 첫 삽…기업 열두 곳 입주"
BODY = (
    "온결군은 도하면에 곤충 단백질 시험동을 짓는다고 8일 밝혔다. 시험동은 내년 말 문을 열며 기업 열두 곳이 들어온다.",
    "군은 국비 120억 원을 들여 분석 장비 40종을 갖추고, 사료와 의약품 원료의 안전성을 시험할 계획이다.",
    "입주 기업은 임대료를 절반만 내고 온결대와 함께 연구할 수 있다. 군은 이달 안에 입주 신청을 받기로 했다.",
    "최영 군수는 “시험동이 문을 열면 일자리 150개가 새로 생길 것”이라고 말했다.",
)


def clean(*lines: str) -> Article:
    """The article in a page of these lines."""
    raw, _ = read_seed("\n".join(lines).encode(), "a.txt")
    return clean_article(raw, ("a",), load_taxonomy())


def outlet(article: Article) -> str | None:
    """The name of whose page it is."""
    return article.outlet.name if article.outlet else None
