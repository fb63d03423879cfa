"""A headline in our own words for stories whose articles have none."""

from __future__ import annotations

import itertools
import re

from digest import vocabulary
from digest.dates import covered_days
from digest.extract.claims import extract_claims
from digest.extract.describe import is_of_budget, says_nothing
from digest.extract.milestones import UNIT as MILESTONE
from digest.extract.parties import is_organisation
from digest.known import Taxonomy
from digest.model import Agreement, Article, Claim, RegionLabel, Role, Status
from digest.regions import Region
from digest.text import Span, clip, sentences

LIMIT = 80
"""Characters of a headline at most."""
_SHOWN = 3
"""Partners named; of more, the first two and their number."""
_LEAD_SENTENCES = 4
"""Sentences at the beginning that tell the news; what follows is often background."""
_FRESH_DAYS = 31
"""An agreement signed earlier than so many days before the report is no news."""
_LARGE = 10**8
"""Won from which on a sum is worth a headline."""
_READABLE = 32
"""Characters of a description that can still be read in a headline."""
_TOLD = 3
"""Shorter descriptions name no thing."""
_EARLIER = re.compile(r"지난해|작년|지난 \d{1,2}월|지난 (?:봄|여름|가을|겨울)|\d년 전")
_LONG_AGO = re.compile(rf"{_EARLIER.pattern}|(?:19|20)\d\d년")
_SPOKEN = re.compile('“[^”]*”?|"[^"]*"?')
_DAY = re.compile(r"\d{1,2}일")
_COUNTED = frozenset(
    ("companies", "institutions", "universities", "clusters", "projects", "patents", "jobs", "products", "m2", "beds")
)
"""Units of figures that can stand in a headline; shares and people cannot."""
_PAPER = re.compile(r"협약|협정|양해각서|MOU|계약|의향서|합의서|동의서")
_PLAIN = "바이오 소식"
_SERIOUS = (Status.COMMITTED, Status.SPENT, Status.REQUESTED, Status.PLANNED, Status.TARGET, Status.ACHIEVED)


def compose_headline(
    article: Article, agreements: tuple[Agreement, ...], regions: tuple[RegionLabel, ...], taxonomy: Taxonomy
) -> str:
    """A headline from the first agreement that is news, else from the weightiest sound claim and the primary places.

    Where neither can be told without doubt, the places and the kind of news. Never a sentence of
    the article, never empty, `LIMIT` characters at most.
    """
    places = tuple(
        taxonomy.regions[label.id] for label in regions if label.role is Role.PRIMARY and label.id in taxonomy.regions
    )
    news = next((made for made in agreements if not is_background(made, article)), None)
    if news is not None:
        return clip(_of_agreement(news, places), LIMIT)
    place = "·".join(region.ko for region in places[:2])
    lead = list(itertools.islice(sentences(article.body), _LEAD_SENTENCES))
    claim = _weightiest(extract_claims(article, regions, taxonomy), lead)
    if claim is None:
        kind = _kind_of_news(lead)
        return clip(f"{place or '바이오 클러스터'} {kind if place or kind != _PLAIN else '소식'}", LIMIT)
    told = _of_claim(claim)
    named = any(told.startswith((region.ko, *region.aliases)) for region in places)
    return clip(told if named or not place else f"{place}: {told}", LIMIT)


def is_background(agreement: Agreement, article: Article) -> bool:
    """Whether an agreement was signed long before the report: `지난 3월 협약을 맺고 기업 유치에 나섰다`."""
    if agreement.signed is not None and article.published.date is not None:
        signed, told = covered_days(agreement.signed)[1], covered_days(article.published.date)[0]
        return (told - signed).days > _FRESH_DAYS
    return _LONG_AGO.search(agreement.sentence) is not None and not _DAY.search(agreement.sentence)


def _kind_of_news(lead: list[Span]) -> str:
    """`준공 소식` by the last act that one of the first sentences names; 바이오 소식 where none does."""
    acts = vocabulary.strings(vocabulary.load("extract/headline.yml")["news"], "extract/headline.yml: news")
    for sentence in lead[:2]:
        text = _SPOKEN.sub("", sentence.text)
        if _EARLIER.search(text) and not _DAY.search(text):
            continue
        found = [(text.rfind(act), len(act), act) for act in acts if act in text]
        if found:
            return f"{max(found)[2]} 소식"
    return _PLAIN


def _of_agreement(agreement: Agreement, places: tuple[Region, ...]) -> str:
    """`오송·대구경북첨단의료복합단지, GIP GENOPOLE과 전략적 동의서(SEA) 체결`."""
    heads = [agreement.parties[0]]
    for party in agreement.parties[1:-1]:
        if _cluster(heads[-1], places) is None or _cluster(party, places) is None:
            break
        heads.append(party)
    partners = agreement.parties[len(heads) :]
    shown = "·".join(partners) if len(partners) <= _SHOWN else f"{'·'.join(partners[:2])} 등 {len(partners)}곳"
    subject = "·".join(_cluster(head, places) or head for head in heads)
    kind = vocabulary.load("extract/headline.yml")["kinds"].get(agreement.kind, "협약")
    if "합의" in agreement.sentence and not _PAPER.search(agreement.sentence):
        aim = "공동 연구·개발" if agreement.kind == "joint-research" else "협력"
        return f"{subject}, {with_particle(shown)} {aim} 합의"
    return f"{subject}, {with_particle(shown)} {kind} 체결"


def _cluster(party: str, places: tuple[Region, ...]) -> str | None:
    """The name of the cluster that a party runs, where it is one of the story's places."""
    return next((place.ko for place in places if place.kind == "cluster" and party in (place.ko, *place.aliases)), None)


def with_particle(name: str) -> str:
    """A name with 과 or 와, by its last sound.

    >>> with_particle("한빛재단"), with_particle("전주대"), with_particle("GIP GENOPOLE")
    ('한빛재단과', '전주대와', 'GIP GENOPOLE과')
    """
    last = name[-1:]
    if "가" <= last <= "힣":
        return name + ("과" if (ord(last) - 0xAC00) % 28 else "와")
    return name + ("과" if last.lower() in "lmnbckpt013678" or name.lower().endswith(("le", "ne", "me")) else "와")


def _weightiest(claims: tuple[Claim, ...], lead: list[Span]) -> Claim | None:
    """The largest sum of money that is more than reported, else the first figure of the lead, else a milestone.

    Only what the first sentences say, and only figures whose description names a thing.
    """
    last = lead[-1].end if lead else 0
    sound = [claim for claim in claims if claim.start < last and _is_sound(claim)]
    money = [claim for claim in sound if claim.unit == "KRW" and claim.status in _SERIOUS and claim.value >= _LARGE]
    if money:
        return max(money, key=lambda claim: (claim.value, -claim.start))
    first = lead[min(1, len(lead) - 1)].end if lead else 0
    figures = [claim for claim in sound if claim.unit in _COUNTED and claim.start < first]
    promises = [claim for claim in claims if claim.unit == MILESTONE and claim.start < last]
    return next(iter(figures), next(iter(promises), None))


def _is_sound(claim: Claim) -> bool:
    """Whether a description names the thing measured, and not only whose it is or what was done."""
    word = claim.what.rpartition(" ")[2]
    facilities = vocabulary.strings(
        vocabulary.load("extract/milestones.yml")["facilities"], "extract/milestones.yml: facilities"
    )
    if says_nothing(claim.what) or len(claim.what) > _READABLE or "참석" in claim.what or "인원" in claim.what:
        return False
    if len(claim.what) < _TOLD or claim.what == claim.party or word[0].isdigit() or claim.what[0].isdigit():
        return False
    return not is_organisation(word) or word.endswith(facilities)


def _of_claim(claim: Claim) -> str:
    words = vocabulary.load("extract/headline.yml")["statuses"]
    status = words[claim.status.value] if claim.status else ""
    if claim.status is Status.ACHIEVED and (claim.unit != "KRW" or is_of_budget(claim.what)):
        status = ""  # a budget that grew is no feat
    if claim.unit == MILESTONE:
        return f"{claim.what} {claim.due[:4] + '년 ' if claim.due else ''}{status}".strip()
    return f"{claim.what} {claim.text} {status}".strip()
