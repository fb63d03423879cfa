"""Made-up digests for the page tests: the places exist, the news does not."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

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
    Finding,
    Labels,
    Member,
    Outlet,
    PairDecision,
    Published,
    Quote,
    RegionLabel,
    Rejection,
    Relation,
    Role,
    Status,
    Story,
    TopicLabel,
    Veto,
)
from digest.pipeline import follow
from digest.taxonomy import Region, Taxonomy, Topic

TOPICS = {
    "exosome": ("엑소좀", "Exosomes"),
    "cell-gene-therapy": ("세포·유전자 치료", "Cell and gene therapy"),
    "organoid": ("오가노이드", "Organoids"),
    "vaccine": ("백신", "Vaccines"),
    "drug-discovery": ("신약 개발", "Drug discovery"),
    "medical-device": ("의료기기", "Medical devices"),
    "digital-health": ("디지털 헬스", "Digital health"),
    "genomics": ("유전체", "Genomics"),
    "bio-materials": ("바이오 소재", "Biomaterials"),
    "companion-animal": ("반려동물", "Companion animals"),
    "cosmetics": ("화장품", "Cosmetics"),
    "bio-manufacturing": ("바이오 생산", "Biomanufacturing"),
    "infrastructure": ("기반 시설", "Infrastructure"),
    "funding-policy": ("예산과 정책", "Funding and policy"),
    "agreement": ("협약", "Agreements"),
    "startup-investment": ("창업과 투자", "Startups and investment"),
    "talent": ("인력 양성", "Talent"),
    "global-cooperation": ("국제 협력", "Global cooperation"),
    "event": ("행사", "Events"),
    "ai-bio": ("AI 바이오", "AI in biology"),
}

_PLACES = (
    ("south-korea", "대한민국", "South Korea", "country", None),
    ("seoul", "서울", "Seoul", "province", "south-korea"),
    ("dongdaemun", "동대문구", "Dongdaemun-gu", "district", "seoul"),
    ("hongneung", "홍릉", "Hongneung", "cluster", "dongdaemun"),
    ("incheon", "인천", "Incheon", "province", "south-korea"),
    ("songdo", "송도", "Songdo", "cluster", "incheon"),
    ("gyeonggi", "경기", "Gyeonggi", "province", "south-korea"),
    ("gangwon", "강원", "Gangwon", "province", "south-korea"),
    ("chungbuk", "충북", "North Chungcheong", "province", "south-korea"),
    ("cheongju", "청주", "Cheongju", "city", "chungbuk"),
    ("osong", "오송", "Osong", "cluster", "cheongju"),
    ("chungnam", "충남", "South Chungcheong", "province", "south-korea"),
    ("daejeon", "대전", "Daejeon", "province", "south-korea"),
    ("sejong", "세종", "Sejong", "province", "south-korea"),
    ("gyeongbuk", "경북", "North Gyeongsang", "province", "south-korea"),
    ("daegu", "대구", "Daegu", "province", "south-korea"),
    ("ulsan", "울산", "Ulsan", "province", "south-korea"),
    ("busan", "부산", "Busan", "province", "south-korea"),
    ("gyeongnam", "경남", "South Gyeongsang", "province", "south-korea"),
    ("jeonbuk", "전북", "North Jeolla", "province", "south-korea"),
    ("namwon", "남원", "Namwon", "city", "jeonbuk"),
    ("jeonnam", "전남", "South Jeolla", "province", "south-korea"),
    ("hwasun", "화순", "Hwasun", "county", "jeonnam"),
    ("gwangju", "광주", "Gwangju", "province", "south-korea"),
    ("jeju", "제주", "Jeju", "province", "south-korea"),
    ("usa", "미국", "United States", "country", None),
    ("boston", "보스턴", "Boston", "city", "usa"),
    ("labcentral", "랩센트럴", "LabCentral", "cluster", "boston"),
)


def make_taxonomy() -> Taxonomy:
    regions = {
        region: Region(
            id=region,
            ko=ko,
            en=en,
            kind=kind,
            parent=parent,
            latitude=None,
            longitude=None,
            aliases=(),
            context_aliases=(),
            website="https://www.kbiohealth.kr/" if region == "osong" else None,
            former_ids=(),
            facts_ko=f"{ko}에 관한 짧은 사실 한 문단입니다. 무엇이 있고 누가 운영하는지 적습니다."
            if kind != "country"
            else "",
            facts_en=f"A short paragraph of facts about {en}." if kind != "country" else "",
            source="",
        )
        for region, ko, en, kind, parent in _PLACES
    }
    topics = {
        topic: Topic(topic, ko, en, f"{ko}에 관한 보도.", f"News about {en.lower()}.")
        for topic, (ko, en) in TOPICS.items()
    }
    return Taxonomy(MappingProxyType(regions), MappingProxyType(topics), MappingProxyType({}))


_OUTLETS = (Outlet("miraeilbo", "미래일보"), Outlet("saneop", "산업저널"), Outlet("jiyeok", "지역신보"))
_HEADLINES = (
    "{place}, 세포치료제 생산센터 짓는다…2027년 문 연다",
    "‘{place} 바이오 캠퍼스’ 입주기업 모집, 올해 40곳 들어온다",
    "{place} 재단–한빛대병원, 임상시료 공동 활용 협약",
    "{place}에 백신 실증 시설…국비 확보에 나서",
)
_CLAIMS = (
    ("총사업비 320억 원", "세포치료제 생산센터 총사업비", 32_000_000_000, "KRW", Status.COMMITTED, None, "2027"),
    ("40개 기업", "올해 입주할 기업", 40, "companies", Status.TARGET, None, "2026-06"),
    ("1200여명", "단지에서 일하는 사람", 1200, "people", Status.ACTUAL, "2025-12-31", None),
    ("85억원", "내년 예산에 반영을 요청한 금액", 8_500_000_000, "KRW", Status.REQUESTED, None, None),
    ("특허 26건", "지난 5년의 특허 등록", 26, "patents", Status.ACHIEVED, None, None),
    ("150억원", "실증 시설에 들인 사업비", 15_000_000_000, "KRW", Status.SPENT, None, "2024-12"),
    ("12.5%", "생산 비용을 줄이는 폭", 12.5, "percent", Status.PLANNED, None, "2030"),
)


def make_published(number: int, start: dt.date) -> Published:
    day = start - dt.timedelta(days=number * 3)
    kind = number % 9
    if kind == 7:
        return Published(
            None, Basis.INFERRED, day.replace(day=1), day.replace(day=28), "본문의 ‘지난 5일’과 행사 날짜에서"
        )
    if kind == 8:
        return Published()
    if kind == 5:
        return Published(day.isoformat(), Basis.CURATED, day, day, "The summit named in the text took place that week.")
    return Published(day.isoformat(), Basis.STATED, day, day, f"입력 {day.isoformat()} 09:30")


def make_article(number: int, copy: int, title: str | None, published: Published, body: str) -> Article:
    outlet = None if (number + copy) % 6 == 5 else _OUTLETS[(number + copy) % 3]
    return Article(
        id=f"a{number:06x}{copy:04x}",
        src_uri=f"2025/{number:04d}-{copy}.txt",
        content_sha256=f"{number:060x}{copy:04x}",
        title=title,
        deck=(),
        body=body,
        outlet=outlet,
        url=None if number % 4 == 3 else f"https://news.example.org/read?id={number}&part={copy}",
        published=published,
    )


def make_claims(number: int, article: Article, region: str) -> tuple[Claim, ...]:
    claims = []
    for index in range(number % 4):
        text, what, value, unit, status, as_of, due = _CLAIMS[(number + index) % len(_CLAIMS)]
        start = article.body.index(text)
        claims.append(
            Claim(
                article_id=article.id,
                what=what,
                text=text,
                start=start,
                end=start + len(text),
                value=value,
                unit=unit,
                approximate="여" in text,
                status=status,
                sentence=article.body,
                bound=Bound.AT_LEAST if number % 5 == 4 else None,
                as_of=as_of,
                due=due,
                equivalent=Amount("약 2300만 달러", 23_000_000, "USD") if number % 7 == 1 and unit == "KRW" else None,
                region=region if number % 3 == 0 else None,
            )
        )
    return tuple(claims)


def make_entry(
    number: int, region: str = "osong", title: str | None = None, start: dt.date = dt.date(2025, 11, 20)
) -> Entry:
    """Story number `number`: one to three articles, none to three claims, an agreement in every third."""
    taxonomy_name = next(ko for place, ko, *_ in _PLACES if place == region)
    headline = title if title is not None else _HEADLINES[number % 4].format(place=taxonomy_name) + f" ({number})"
    published = make_published(number, start)
    body = "관계자는 " + ", ".join(text for text, *_ in _CLAIMS) + " 등을 설명했다."
    articles = tuple(make_article(number, copy, headline, published, body) for copy in range(1 + number % 3))
    relations = (Relation.LEAD, Relation.RELEASE, Relation.EVENT)
    members = tuple(
        Member(article.id, relations[index], 100 - 13 * index, "같은 기관과 금액, 같은 날의 협약이 함께 나옵니다.")
        for index, article in enumerate(articles)
    )
    lead = articles[0]
    agreements = ()
    if number % 3 == 2:
        agreements = (
            Agreement(
                article_id=lead.id,
                kind="MOU",
                parties=(f"{taxonomy_name}바이오재단", "한빛대병원", "새봄바이오"),
                signed=published.date,
                signed_basis=published.basis,
                sentence=body,
                start=0,
                end=len(body),
                purpose="임상시료를 함께 쓰고 인력을 교류한다",
            ),
        )
    topics = tuple(TOPICS)
    return Entry(
        story=Story(lead=lead.id, members=members),
        articles=articles,
        title=headline,
        title_article=lead.id,
        published=published,
        labels=Labels(
            regions=(
                RegionLabel(region, Role.PRIMARY, (Evidence(lead.id, taxonomy_name),)),
                *(
                    (RegionLabel("labcentral", Role.MENTIONED, (Evidence(lead.id, "랩센트럴"),)),)
                    if number % 4 == 1 and region != "labcentral"
                    else ()
                ),
            ),
            topics=tuple(
                TopicLabel(topics[(number * 7 + step) % 18], (Evidence(lead.id, "세포치료제"),))
                for step in range(1 + number % 2)
            ),
            on_topic=True,
            on_topic_reason="바이오 산업과 지역이 함께 나옵니다.",
        ),
        claims=make_claims(number, lead, region),
        agreements=agreements,
        excerpt=(Quote(lead.id, "“세포치료제를 지역에서 만들 수 있게 되는 첫걸음”이라고 말했다."),)
        if number % 2
        else (),
    )


def make_digest(entries: tuple[Entry, ...]) -> Digest:
    """A digest of those stories, newest first, with one of everything a method page lists."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    ordered.sort(key=lambda entry: entry.published.listed_by, reverse=True)
    days = [entry.published.latest for entry in ordered if entry.published.latest]
    decisions = ()
    if len(ordered) > 1:
        left, right = sorted((ordered[0].lead.id, ordered[1].lead.id))
        decisions = (
            PairDecision(
                left,
                right,
                81.4,
                None,
                (("title", 88.0),),
                (),
                (Veto("place", "오송", "화순"),),
                "다룬 지역이 다릅니다.",
                "지역이 같았다면 합쳤을 것입니다.",
            ),
        )
    digest = Digest(
        as_of=max(days, default=None),
        entries=tuple(ordered),
        rejections=(Rejection("2025/broken.txt", "clean", "no article text is left"),),
        findings=(Finding("seeds/curation.yml: seeds[3]", "matches nothing"),),
        decisions=decisions,
        stats=(("seeds", 1 + len(ordered)), ("rejected", 1), ("articles", len(ordered)), ("stories", len(ordered))),
    )
    return follow(digest, make_taxonomy())


def make_sample(count: int, region: str = "osong") -> Digest:
    """`count` stories, most about one place, some about others, over ten years."""
    others = ("songdo", "hwasun", "namwon", "hongneung", "labcentral")
    entries = tuple(
        make_entry(number, others[number % 5] if number % 5 == 4 and number % 25 != 4 else region)
        for number in range(count)
    )
    return make_digest(entries)
