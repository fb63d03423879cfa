"""An article on a test building for seaweed, for tests that put pages without line ends together."""

from __future__ import annotations

from digest.clean import clean_article
from digest.model import Article, RawArticle
from digest.taxonomy import load_taxonomy

TITLE = "온결군 해조류 시험동, 기업 열두 곳 새로 들인다"
FIRST = (
    "온결군은 해조류에서 얻은 원료를 시험하는 시험동을 내년까지 넓혀 짓는다고 7일 밝혔다."
    " 시험동에는 배양실 네 곳과 분석실이 있다. 군은 올해 터를 사들이고 설계를 마쳤으며 주민 설명회도 두 차례 열었다."
)
SECOND = "입주를 바라는 기업은 서른 곳이 넘는다. 군은 심사를 거쳐 열두 곳을 뽑기로 했다."
THIRD = "최다온 군수는 “좁은 시험동을 넓혀 달라는 기업들의 말을 들었다”고 말했다. 공사는 두 해가 걸린다."


def clean(*paragraphs: str, joint: str = "", title: str = f"{TITLE}\n\n") -> Article:
    """The article in a page of these pieces, below its headline."""
    text = title + joint.join(paragraphs)
    return clean_article(RawArticle("a.txt", "0", "text", text, ()), ("a",), load_taxonomy())
