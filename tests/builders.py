"""Small, valid pieces of a digest, for tests that break one thing at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from digest.model import (
    Agreement,
    Article,
    Basis,
    Claim,
    Digest,
    Entry,
    Evidence,
    Labels,
    Member,
    Outlet,
    Published,
    Quote,
    RegionLabel,
    Rejection,
    Relation,
    Role,
    Status,
    Story,
    TopicLabel,
)

BODY = (
    "남원시는 정부에 바이오소재 실증센터 사업비 400억 원의 반영을 요청했다.\n"
    "시는 20일 한빛대학교와 업무협약(MOU)을 체결했다.\n"
    "김하늘 센터장은 “지역 기업과 함께 크겠다”고 말했다."
)


def article(number: int = 1, **changes: Any) -> Article:
    """An article of 20 November 2025 about Namwon."""
    made = Article(
        id=f"a{number:010x}",
        src_uri=f"{number:03}.txt",
        content_sha256=f"{number:064x}",
        title="남원시, 바이오소재 실증센터 국비 요청",
        deck=(),
        body=BODY,
        outlet=Outlet("sedaily-tv", "서울경제TV"),
        url=f"https://example.org/{number}",
        published=Published(
            "2025-11-20", Basis.STATED, dt.date(2025, 11, 20), dt.date(2025, 11, 20), "입력 2025-11-20"
        ),
    )
    return replace(made, **changes)


def claim(of: Article, **changes: Any) -> Claim:
    """The 400억 원 that the article says were requested."""
    start = of.body.index("400억 원")
    made = Claim(
        article_id=of.id,
        what="바이오소재 실증센터 사업비",
        text="400억 원",
        start=start,
        end=start + 6,
        value=40_000_000_000,
        unit="KRW",
        approximate=False,
        status=Status.REQUESTED,
        sentence=of.body.split("\n")[0],
        region="namwon",
    )
    return replace(made, **changes)


def entry(number: int = 1, **changes: Any) -> Entry:
    """A story of one article."""
    lead = changes.pop("article", None) or article(number)
    second = lead.body.split("\n")[1]
    made = Entry(
        story=Story(lead.id, (Member(lead.id, Relation.LEAD, 100.0, "대표 기사"),)),
        articles=(lead,),
        title=lead.title or "제목",
        title_article=lead.id,
        published=lead.published,
        labels=Labels(
            (RegionLabel("namwon", Role.PRIMARY, (Evidence(lead.id, "남원시는", "subject"),)),),
            (TopicLabel("bio-materials", (Evidence(lead.id, "바이오소재"),)),),
            True,
            "바이오소재 사업을 다룬다",
        ),
        claims=(claim(lead),),
        agreements=(
            Agreement(lead.id, "MOU", ("남원시", "한빛대학교"), "2025-11-20", Basis.STATED, second,
                      lead.body.index(second), lead.body.index(second) + len(second)),
        ),
        excerpt=(Quote(lead.id, lead.body.split("\n")[2]),),
    )  # fmt: skip
    return replace(made, **changes)


def digest(*entries: Entry, **changes: Any) -> Digest:
    """A digest whose accounts are in order."""
    entries = entries or (entry(),)
    rejections: tuple[Rejection, ...] = changes.pop("rejections", ())
    articles = sum(len(item.articles) for item in entries)
    made = Digest(
        as_of=dt.date(2025, 11, 20),
        entries=entries,
        rejections=rejections,
        findings=(),
        decisions=(),
        stats=(("seeds", articles + len(rejections)), ("articles", articles), ("rejected", len(rejections)),
               ("stories", len(entries))),
    )  # fmt: skip
    return replace(made, **changes)
