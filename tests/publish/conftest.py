"""A small digest made by hand: invented articles in the manner of real ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

import pytest

from digest.model import (
    Agreement,
    Amount,
    Article,
    Basis,
    Bound,
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
    Removal,
    Role,
    Status,
    Story,
    TopicLabel,
)
from digest.taxonomy import Region, Taxonomy, Topic
from tests.publish.data import files
from tests.publish.small_project import project, renderer

__all__ = ["files", "project", "renderer"]

LEAD_BODY = (
    "가온시는 12일 시청에서 한빛바이오협회와 업무협약을 체결했다고 밝혔다.\n"
    "시는 2027년까지 320억원을 투입해 세포배양 실증센터를 짓고 기업 40여 곳을 유치할 계획이다.\n"
    "지역 주민들은 호숫가 산책로가 함께 정비되는지를 가장 궁금해했고 설명회는 두 시간 넘게 이어졌다.\n"
    "문의는 담당자 메일 desk@gaon.example 로 하면 된다."
)
COPY_BODY = (
    LEAD_BODY.replace("밝혔다", "전했다") + "\n협회는 이듬해 봄 두 번째 설명회를 열어 입주 조건을 다시 안내하기로 했다."
)
OFF_BODY = "나래군은 주말 장터에서 햇감자 나누기 행사를 열어 관광객 삼천 명이 다녀갔다고 집계했다."


def region(region_id: str, ko: str, en: str, kind: str, parent: str | None, former: tuple[str, ...] = ()) -> Region:
    return Region(
        id=region_id,
        ko=ko,
        en=en,
        kind=kind,
        parent=parent,
        latitude=36.5,
        longitude=127.5,
        aliases=(),
        context_aliases=(),
        website=None,
        former_ids=former,
        facts_ko=f"{ko}에 관한 짧은 설명.",
        facts_en=f"A short note on {en}.",
        source="",
    )


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    regions = [
        region("nara", "나라", "Nara Land", "country", None),
        region("saebyeok", "새벽도", "Saebyeok", "province", "nara"),
        region("gaon", "가온", "Gaon", "city", "saebyeok", ("gaon-old",)),
        region("haneul", "하늘", "Haneul", "city", "saebyeok"),
        region("bitgoeul", "빛고을", "Bitgoeul", "city", "saebyeok", ("bit",)),
    ]
    topics = [Topic("organoid", "오가노이드", "Organoids", "", ""), Topic("vaccine", "백신", "Vaccines", "", "")]
    return Taxonomy(
        MappingProxyType({item.id: item for item in regions}),
        MappingProxyType({item.id: item for item in topics}),
        MappingProxyType({}),
    )


def span(body: str, words: str) -> dict[str, int]:
    start = body.index(words)
    return {"start": start, "end": start + len(words)}


def article(article_id: str, body: str, **changes: object) -> Article:
    base = Article(
        id=article_id,
        src_uri=f"2025/{article_id}.txt",
        content_sha256="0" * 64,
        title=f"제목 {article_id}",
        deck=("부제는 밖으로 나가지 않는 문장입니다",),
        body=body,
        outlet=Outlet("hanbit-news", "한빛뉴스"),
        url=f"https://news.example/{article_id}",
        author="고은별 기자",
        published=Published("2025-03-13", Basis.STATED, dt.date(2025, 3, 13), dt.date(2025, 3, 13), "입력 2025-03-13"),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.fixture
def main_entry() -> Entry:
    lead = article(
        "a0000000001",
        LEAD_BODY,
        title="가온시, '세포배양' 실증센터 <320억> & 협약",
        author="고은별 기자 star@hanbit.example",
        former_ids=("a00000000f1",),
        removed=(
            Removal("지금 가장 많이 본 기사: 마라톤 대회 교통 통제 안내\n기사 제보는 news@hanbit.example", "popular"),
        ),
    )
    copy = article("a0000000002", COPY_BODY, outlet=None, url="javascript:alert(1)", former_ids=("old-slug",))
    plan = LEAD_BODY.split("\n")[1]
    signed = LEAD_BODY.split("\n", maxsplit=1)[0]
    return Entry(
        story=Story(
            lead.id,
            (
                Member(lead.id, Relation.LEAD, 100, "대표 기사"),
                Member(copy.id, Relation.COPY, 97.25, "같은 글"),
            ),
            ("a0000000003",),
        ),
        articles=(lead, copy),
        title=lead.title or "",
        title_article=lead.id,
        published=lead.published,
        labels=Labels(
            (
                RegionLabel("gaon", Role.PRIMARY, (Evidence(lead.id, "가온시는"),)),
                RegionLabel("haneul", Role.MENTIONED, (Evidence(copy.id, "하늘시"),)),
            ),
            (TopicLabel("organoid", (Evidence(lead.id, "세포배양"),)),),
            on_topic=True,
            on_topic_reason="바이오 산업",
        ),
        claims=(
            Claim(
                article_id=lead.id,
                what="세포배양 실증센터",
                text="320억원",
                **span(LEAD_BODY, "320억원"),
                value=32_000_000_000,
                unit="KRW",
                approximate=False,
                status=Status.PLANNED,
                sentence=plan,
                due="2027",
                equivalent=Amount("2300만달러", 23_000_000, "USD"),
                parts=(Amount("국비 200억원", 20_000_000_000, "KRW"), Amount("시비 120억원", 12_000_000_000, "KRW")),
                region="gaon",
            ),
            Claim(
                article_id=lead.id,
                what="기업",
                text="40여 곳",
                **span(LEAD_BODY, "40여 곳"),
                value=40,
                unit="companies",
                approximate=True,
                status=Status.TARGET,
                sentence=plan,
                bound=Bound.AT_LEAST,
                party="=가온시",
            ),
        ),
        agreements=(
            Agreement(
                article_id=lead.id,
                kind="MOU",
                parties=("가온시", "한빛바이오협회"),
                signed="2025-03-12",
                signed_basis=Basis.STATED,
                sentence=signed,
                start=0,
                end=len(signed),
                purpose="세포배양 실증",
            ),
        ),
        excerpt=(Quote(lead.id, signed),),
    )


@pytest.fixture
def other_entry() -> Entry:
    body = "하늘시 연구진은 백신 후보물질 3종을 공개했다."
    only = article(
        "a0000000003", body, title=None, outlet=None, url=None, author=None, published=Published(evidence="날짜 없음")
    )
    return Entry(
        story=Story(only.id, (Member(only.id, Relation.LEAD, 100, "대표 기사"),)),
        articles=(only,),
        title="하늘: 백신 후보물질",
        title_article=None,
        published=only.published,
        labels=Labels(
            (RegionLabel("haneul", Role.PRIMARY, (Evidence(only.id, "하늘시"),)),),
            (TopicLabel("vaccine", (Evidence(only.id, "백신"),)),),
            on_topic=True,
            on_topic_reason="바이오",
        ),
        claims=(),
        agreements=(),
        excerpt=(),
    )


@pytest.fixture
def off_entry() -> Entry:
    only = article("a0000000009", OFF_BODY, title="햇감자 나누기", former_ids=("a00000000f9",))
    return Entry(
        story=Story(only.id, (Member(only.id, Relation.LEAD, 100, "대표 기사"),)),
        articles=(only,),
        title="햇감자 나누기",
        title_article=only.id,
        published=only.published,
        labels=Labels((), (), on_topic=False, on_topic_reason="바이오와 무관"),
        claims=(),
        agreements=(),
        excerpt=(),
    )


@pytest.fixture
def digest(main_entry: Entry, other_entry: Entry, off_entry: Entry) -> Digest:
    return Digest(
        as_of=dt.date(2025, 3, 13),
        entries=(main_entry, off_entry, other_entry),
        rejections=(
            Rejection("empty.txt", "read", "nothing in it"),
            Rejection("menu.html", "clean", "no article left"),
        ),
        findings=(),
        decisions=(),
        stats=(("seeds", 6), ("rejected", 2), ("articles", 4), ("stories", 3)),
    )
