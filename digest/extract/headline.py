"""A headline in our own words for stories whose articles have none."""

from __future__ import annotations

import itertools

from digest import vocabulary
from digest.dates import covered_days
from digest.extract.claims import extract_claims
from digest.extract.deeds import tell_deed
from digest.extract.milestones import UNIT as MILESTONE
from digest.extract.parsing import parse
from digest.extract.parties import is_organisation
from digest.extract.phrases import run_before, tidy
from digest.extract.wording import is_of_budget, says_nothing
from digest.known import Taxonomy
from digest.lazy import regex
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
_NEWS_SENTENCES = 6
"""Sentences in one of which an agreement is told that is the news."""
_TELLING = 2
"""Sentences of which one tells what is done; the others tell how and why."""
_CURRENCY = 3
"""Letters of a currency's code."""
_AUTHORITY = ("시", "군", "구", "도")
_ASIDE = regex("한편|앞서|이에 앞서")
_ODD = regex("[0-9‘’“”'\"]|^(?:이날|이번|올해|지난해|최근|뒤|후|가운데|등|센터)")
"""What a phrase may not hold or begin with that is told alone."""
_CHOSEN = regex("(?:특구|지구|단지|산단|센터|거점|도시|대상지|후보지|사업|공모|기관)\\s(?:지정|선정)$")
"""What is chosen, before the choice."""
_FORMER = regex("(?:이?었|였|이)던|에서\\s")
"""Behind a figure that no longer holds (`1.3㎢였던 특구가 커졌다`)."""
_LARGE = 10**8
"""Won from which on a sum is worth a headline."""
_READABLE = 32
"""Characters of a description that can still be read in a headline."""
_FULL = 2
"""Spaces in a description that says enough of a figure told later."""
_TOLD = 3
"""Shorter descriptions name no thing."""
_EARLIER = regex(r"지난해|작년|지난 \d{1,2}월|지난 (?:봄|여름|가을|겨울)|\d년 전")
_LONG_AGO = regex(rf"{_EARLIER.pattern}|(?:19|20)\d\d년")
_SPOKEN = regex('“[^”]*”?|"[^"]*"?')
_DAY = regex(r"\d{1,2}일")
_COUNTED = frozenset(
    ("companies", "institutions", "universities", "clusters", "projects", "patents", "jobs", "products", "m2", "beds")
)
"""Units of figures that can stand in a headline; shares and people cannot."""
_PAPER = regex(r"협약|협정|양해각서|MOU|계약|의향서|합의서|동의서")
_PLAIN = "바이오 소식"
_SERIOUS = (Status.COMMITTED, Status.SPENT, Status.REQUESTED, Status.PLANNED, Status.TARGET, Status.ACHIEVED)


def compose_headline(
    article: Article, agreements: tuple[Agreement, ...], regions: tuple[RegionLabel, ...], taxonomy: Taxonomy
) -> str:
    """A headline from the first agreement that is news, else from who does what, or from the weightiest sound claim.

    A sum of which it is told what it is for goes before who does what. Where nothing can be told without
    doubt, the places and the kind of news. Never a sentence of the article, never empty, `LIMIT` characters at most.
    """
    places = tuple(
        taxonomy.regions[label.id] for label in regions if label.role is Role.PRIMARY and label.id in taxonomy.regions
    )
    lead = list(itertools.islice(sentences(article.body), _LEAD_SENTENCES))
    news = next((made for made in agreements if _is_news(made, article)), None)
    if news is not None:
        return clip(_told_apart(_of_agreement(news, places), places), LIMIT)
    claim = _weightiest(extract_claims(article, regions, taxonomy), lead, article.body)
    deed = next(filter(None, (_deed(sentence, article) for sentence in lead[:_TELLING])), "")
    if deed and (claim is None or claim.unit != "KRW" or not _names_thing(claim, places)):
        return clip(_placed(_with_budget(deed, claim), places), LIMIT)
    if claim is not None:
        return clip(_placed(_of_claim(claim), places), LIMIT)
    return clip(_plain(_kind_of_news(lead), places), LIMIT)


def _plain(kind: str, places: tuple[Region, ...]) -> str:
    """The kind of news with its places, where they are not in it."""
    if not places:
        return kind if " " in kind.removesuffix(" 소식") else f"바이오 클러스터 {'소식' if kind == _PLAIN else kind}"
    named = any(region.ko.rstrip("시군구") in kind for region in places)
    return kind if named else f"{'·'.join(region.ko for region in places[:2])} {kind}"


def _deed(sentence: Span, article: Article) -> str:
    """What a sentence says somebody does now; nothing of speech and of other times."""
    spoken = _SPOKEN.search(sentence.text) is not None
    earlier = _EARLIER.search(sentence.text) is not None and not _DAY.search(sentence.text)
    return "" if spoken or earlier else tell_deed(sentence.text, article.body[: sentence.start])


def _placed(told: str, places: tuple[Region, ...]) -> str:
    """A headline with the places before it, where it names none of them."""
    told = _told_apart(told, places)
    if not places or any(name in told for region in places for name in (region.ko, *region.aliases)):
        return told
    return f"{'·'.join(region.ko for region in places[:2])}: {told}"


def _told_apart(told: str, places: tuple[Region, ...]) -> str:
    """A headline in which a town whose name two have is called as it is told apart: 강원 고성군."""
    for region in places:
        province, _, town = region.ko.rpartition(" ")
        if province and town in told and region.ko not in told:
            return told.replace(town, region.ko, 1)
    return told


def _with_budget(deed: str, claim: Claim | None) -> str:
    """A deed with the budget told beside it, where both can be read."""
    if claim is None or claim.unit != "KRW" or not is_of_budget(claim.what):
        return deed
    told = f"{deed}…{claim.what.rpartition(' ')[2]} {claim.text} {_status(claim)}".rstrip()
    return told if len(told) <= LIMIT else deed


def _names_thing(claim: Claim, places: tuple[Region, ...]) -> bool:
    """Whether a sum's description says what it is for, and not only whose or what kind of money it is."""
    names = {name for region in places for name in (region.ko, *region.aliases)}
    return any(
        not is_of_budget(word) and word not in names and not word.endswith(_AUTHORITY) for word in claim.what.split()
    )


def _is_news(agreement: Agreement, article: Article) -> bool:
    """Whether an agreement is what the article is about: told early in it, and not signed long before."""
    if is_background(agreement, article) or _ASIDE.match(agreement.sentence):
        return False
    first = list(itertools.islice(sentences(article.body), _NEWS_SENTENCES))
    return not first or agreement.start < first[-1].end


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
        text = _SPOKEN.sub(lambda spoken: " " * len(spoken.group()), sentence.text)
        if _EARLIER.search(text) and not _DAY.search(text):
            continue
        found = [(text.rfind(act), len(act), act) for act in acts if act in text]
        if found:
            position, length, act = max(found)
            return f"{_whole(sentence.text, position + length) or act} 소식"
    return _PLAIN


def _whole(text: str, end: int) -> str:
    """The noun phrase that ends with an act at a position: 특구 지정 of `특구 지정 심사에 앞서`."""
    parsed = parse(text)
    phrase = tidy(parsed.text, *run_before(parsed, end))
    chosen = phrase.endswith(("지정", "선정"))
    odd = _ODD.search(phrase) or (chosen and not _CHOSEN.search(phrase))
    return phrase if len(phrase) <= _READABLE and not odd else ""


def _of_agreement(agreement: Agreement, places: tuple[Region, ...]) -> str:
    """`오송·대구경북첨단의료복합단지, GIP GENOPOLE과 전략적 동의서(SEA) 체결`."""
    heads = [agreement.parties[0]]
    for party in agreement.parties[1:-1]:
        clusters = _cluster(heads[-1], places) is not None and _cluster(party, places) is not None
        governments = heads[-1].endswith(_AUTHORITY) and party.endswith(_AUTHORITY)
        if not clusters and not (governments and agreement.kind == "investment"):
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


def _weightiest(claims: tuple[Claim, ...], lead: list[Span], body: str) -> Claim | None:
    """The largest sum of money that is more than reported, else the first figure of the lead, else a milestone.

    Only what the first sentences say, and only figures whose description names a thing.
    """
    last = lead[-1].end if lead else 0
    sound = [
        claim for claim in claims if claim.start < last and _is_sound(claim) and not _FORMER.match(body, claim.end)
    ]
    money = [claim for claim in sound if claim.unit == "KRW" and claim.status in _SERIOUS and claim.value >= _LARGE]
    if money:
        return max(money, key=lambda claim: (claim.value, -claim.start))
    first = lead[min(1, len(lead) - 1)].end if lead else 0
    counted = [claim for claim in sound if claim.unit in _COUNTED]
    figures = [claim for claim in counted if claim.start < first or (_is_told_well(claim) and claim.status in _SERIOUS)]
    promises = [claim for claim in claims if claim.unit == MILESTONE and claim.start < last]
    return next(iter(figures), next(iter(promises), None))


def _is_told_well(claim: Claim) -> bool:
    """Whether a description is so full that it can be understood although the first sentence tells something else."""
    return claim.what.count(" ") >= _FULL and not any(letter.isdigit() for letter in claim.what)


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
    return _fits(claim) and (not is_organisation(word) or word.endswith(facilities))


def _fits(claim: Claim) -> bool:
    """Whether a description can be of its unit: no sum is a capacity, no area a budget."""
    kind = "money" if len(claim.unit) == _CURRENCY and claim.unit.isupper() else claim.unit
    unfit = vocabulary.load("extract/headline.yml")["unfit"].get(kind, ())
    return not claim.what.endswith(tuple(unfit))


def _of_claim(claim: Claim) -> str:
    status = _status(claim)
    if claim.unit == MILESTONE:
        return f"{claim.what} {claim.due[:4] + '년 ' if claim.due else ''}{status}".strip()
    return f"{claim.what} {claim.text} {status}".strip()


def _status(claim: Claim) -> str:
    """How real a figure is, in a word; a budget that grew is no feat."""
    if claim.status is None or (claim.status is Status.ACHIEVED and (claim.unit != "KRW" or is_of_budget(claim.what))):
        return ""
    return str(vocabulary.load("extract/headline.yml")["statuses"][claim.status.value])
