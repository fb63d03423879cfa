"""Who signed what with whom, and when."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from digest.extract import times
from digest.extract.beside import Surroundings
from digest.extract.english import may_tell_in_english, tell_in_english
from digest.extract.legal_forms import without_legal_forms
from digest.extract.offices import with_bodies
from digest.extract.owners import full_name
from digest.extract.parsing import Parsed, parse
from digest.extract.party_lists import KIND, NUMBER
from digest.extract.party_names import party_words
from digest.extract.purposes import headline_purpose, purpose_of, purpose_told
from digest.extract.retold import same_agreement, with_full_names
from digest.extract.signatories import find_signatories
from digest.extract.signings import (
    ends_agreement,
    find_signings,
    has_ended,
    is_done,
    kind_of,
    may_tell,
    names_agreement,
)
from digest.extract.titles import headline_parties
from digest.lazy import regex
from digest.model import Agreement, Article, Basis, Published
from digest.text import Span, sentences

_DOT = regex(r"(?<=[가-힣])\.(?=[가-힣])|(?<=\))'(?=[가-힣]{4,30}\()")
"""A full stop inside a name stands for a middle dot, in some papers an apostrophe between names does."""
_DAEGA = regex(r"(?<=[가-힣]{2}대)가(?=\s)")
"""A particle that the analysis takes for a part of 대가, a price (`누리대가 한빛시와`)."""
_BRACKETS = regex(r"\s?\((?!MOU|SEA|MOC)[^()]*\)")
"""What stands in brackets behind names: heads, letters, seats."""
_OTHERS = regex(r"(?<=\s등)이(?=\s(?:업무\s?|투자\s?|상호\s?)?(?:협약|계약|양해각서|MOU))")
"""A particle that the analysis takes for the pronoun: `누리대, 한빛대 등이 협약에 서명했다`."""
_COUNTED = regex(rf"(?<![^\s,])(?P<kind>[가-힣]+\s{NUMBER}\s?(?:개\s?)?{KIND})\s?\((?P<names>[^()\d]*[,·][^()\d]*)\)")
"""Partners whose names stand in brackets behind their number: `대학 3곳(누리대·한빛대·새솔대)`."""
_NAME = regex(r"[‘'“\"](?P<name>[^‘’'“”\"]{3,60}?\s?(?:업무|투자|상호|공동연구|교류)?\s?(?:협약|협정|MOU))[’'”\"]")
_NEAR = 12
"""Characters between the name of what is signed and the signing."""
_BULLETS = regex("[▲△▶▷■□◆◇●○◈]")
_BULLET = regex(rf"\s?{_BULLETS.pattern}\s?")
_IN_TURN = regex(r"[와과]\s(?:각각|잇따라|차례로|연이어|잇달아)\s")
_DAYS = regex(r"\d일에?는?\s[^\s,]+(?:\s[^\s,]+)?,\s(?:\d+월\s)?\d+일")
_DAY_OF = regex(r"(?:지난달\s|지난\s)?(?:\d+월\s)?\d+일(?:에는|에)?\s(?!밝혔|전했|알렸|발표)")
_SHORT_FIRST = regex(r"^([시군구도])(?=[와과]\s)")
"""An authority by its short name, which the analysis reads as one word with what joins it (`시와 누리대는`)."""
_BOTH = regex(
    r"^(?P<first>[^“”\"]+?(?:협약|계약|양해각서|MOU|약정)[을를]), "
    r"(?P<second>[^“”\"]+?(?:협약|계약|양해각서|MOU|약정)[을를]) 각각 (?P<act>\S+.*)$"
)
"""Two papers in one sentence."""
_TOPIC = regex(r"^(?:[^\s,]+\s){0,2}?[^\s,]+[은는]\s")
_CEREMONY = regex(
    r"^(?:이번\s|이날\s)?(?:업무\s?)?(?:협약(?:\s?체결)?식|체결식|서명식|조인식)(?:은|이|을)?\s[^.]{2,60}?(?:열렸|열린|있었|가졌|진행|개최|치러|치렀|마련)"
    r"|^(?:이번\s)?(?:업무\s?)?(?:협약|양해각서)(?:은|는)\s[^.]{2,60}?(?:체결됐|체결되었|맺어졌|이뤄졌|서명됐)"
)
_DECIDED = regex(r"(?:고|하고|해|어|하며|으며),?\s.*기로\s(?:했|하였|뜻을\s모았|합의했|약속했|다짐했)")
_PARTS = regex(r"\s?(?:…|\.\.\.?)\s?")
"""Between what a headline says first and next."""
_SIGNED_TITLE = regex(r"협약|MOU|양해각서|동의서|의향서|계약|약정|합의각서")
_NOT_YET = regex(r"예정|추진|앞둬|앞두|검토|한다$|키로|하기로|논의")
_HELD = regex(r"체결|맺|협약식|협약을|MOU|서명|손을?\s?잡")


def extract_agreements(article: Article) -> tuple[Agreement, ...]:
    """The agreements an article reports as signed, in the order of the text; one per set of parties.

    Announced and intended signings are left out, and so are sentences that name fewer than two
    parties. The date is the one the sentence gives before the act; None where it gives none. Where
    no sentence names the parties, those of the headline are taken, with the first sentence that
    speaks of the agreement.
    """
    found: list[Agreement] = []
    spans = tuple(sentences(article.body))
    if may_tell_in_english(article.body):
        for made in filter(None, (tell_in_english(article, sentence) for sentence in spans)):
            _add(found, made)
    for index, sentence in enumerate(spans):
        for made in _of_sentence(article, spans, index, sentence):
            _add(found, made)
    if not found:
        headlines = (part for line in (article.title or "", *article.deck) for part in _PARTS.split(line))
        told = (_by_headline(article, headline, spans) for headline in headlines)
        return tuple(itertools.islice(filter(None, told), 1))
    return tuple(_numbered(found))


def _numbered(found: list[Agreement]) -> Iterator[Agreement]:
    """Agreements with their numbers among those of one sentence."""
    of_sentence: Counter[int] = Counter()
    for made in found:
        of_sentence[made.start] += 1
        yield replace(made, number=of_sentence[made.start]) if of_sentence[made.start] > 1 else made


def _of_sentence(article: Article, spans: tuple[Span, ...], index: int, sentence: Span) -> Iterator[Agreement]:
    if not may_tell(sentence.text):
        return
    text = _OTHERS.sub("은", _plain(sentence.text))
    if not find_signings(text):
        return
    before = "\n".join((article.title or "", *article.deck, article.body[: sentence.start]))
    text = _SHORT_FIRST.sub(lambda short: f"‘{full_name(short[1], before)}’", text)
    text = _without_days(with_bodies(text, before))
    around = Surroundings(
        before,
        _plain(spans[index - 2].text) if index > 1 else "",
        _plain(spans[index - 1].text if index else article.title or ""),
        tuple(_plain(span.text) for span in spans[index + 1 : index + 3]),
    )
    for part in _each(text):
        yield from _of_text(article, part, around, spans, index)


def _of_text(
    article: Article, text: str, around: Surroundings, spans: tuple[Span, ...], index: int
) -> Iterator[Agreement]:
    """The agreements of a sentence as it is read, or of one of those it tells of (`A와 계약을, B와 협약을 각각`)."""
    sentence = spans[index]
    told = 0
    for match in find_signings(text):
        parsed = parse(text)
        told_as = _as_signed(text, match)
        signed, basis = times.signed_date(told_as, match.end(), article.published)
        if signed is None:
            signed, basis = _day_of_ceremony(around.next, article.published)
        today = signed is not None and signed == article.published.date
        to_come = times.is_announced(told_as, match.start(), article.published, deadlines=False)
        if to_come or has_ended(text, match):
            continue
        start = match.start("done") if match.group("done") else match.start()
        if told:
            parsed = _without_told(parsed, told)
        parties, floor = find_signatories(parsed, start, match, around)
        parties = parties if len(parties) > 1 else _named_after(text, match)
        kind = kind_of(text, match)
        parties = with_full_names(parties, article.body)
        if kind == "contract":
            parties = tuple(name for name in parties if name not in party_words().countries)
        if len(parties) < 2 or not (is_done(parsed, match, today=today) or floor > match.end()):
            continue
        yield Agreement(
            article_id=article.id,
            kind=kind,
            parties=parties,
            signed=signed,
            signed_basis=basis,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            purpose=purpose_of(parsed, floor, start, match.end()) or purpose_told(spans[index + 1 : index + 3]),
        )
        told = match.end()


def _each(text: str) -> tuple[str, ...]:
    """A sentence, or those it is made of.

    >>> _each("시는 누리대와 업무협약을, 한빛대와 연구협약을 각각 맺었다.")
    ('시는 누리대와 업무협약을 맺었다.', '시는 한빛대와 연구협약을 맺었다.')
    """
    both = _BOTH.match(text)
    if both is None:
        return (text,)
    topic = _TOPIC.match(both["first"]) if not _TOPIC.match(both["second"]) else None
    return f"{both['first']} {both['act']}", f"{topic.group() if topic else ''}{both['second']} {both['act']}"


def _plain(sentence: str) -> str:
    """A sentence without what stands between names or behind them: legal forms, brackets, bullets."""
    text = _DAEGA.sub("는", without_legal_forms(_DOT.sub("·", sentence)))
    text = _COUNTED.sub(r"\g<names> 등 \g<kind>", text)
    return _without_bullets(_BRACKETS.sub("", text) if "(" in text else text)


def _named_after(text: str, signing: re.Match[str]) -> tuple[str, ...]:
    """The parties in the name of what is signed: `두 기관은 ‘가람시-한빛대 업무협약’을 맺었다`."""
    name = next((item for item in _NAME.finditer(text) if item.start() <= signing.end() <= item.end() + _NEAR), None)
    return headline_parties(name["name"]) if name is not None else ()


def _as_signed(text: str, match: re.Match[str]) -> str:
    """A sentence cut behind a signing that goes on with what was decided (`협약을 맺고 연구소를 짓기로 했다`).

    What is decided is to come and would take the day of the signing for one to come, too.
    """
    return f"{text[: match.end()]}었다." if _DECIDED.match(text, match.end()) else text


def _day_of_ceremony(following: tuple[str, ...], published: Published) -> tuple[str | None, Basis]:
    """The day that one of the next sentences gives for the signing (`협약식은 지난 4일 재단에서 열렸다`)."""
    for text in following:
        ceremony = _CEREMONY.match(text)
        if ceremony is not None:
            return times.signed_date(text, ceremony.end(), published)
    return None, Basis.UNKNOWN


def _without_bullets(text: str) -> str:
    """A list with commas for its bullets (`▲누리시 ▲한빛대`).

    >>> _without_bullets("시는 ▲누리 ▲한빛대와")
    '시는 누리, 한빛대와'
    """
    if not _BULLETS.search(text):
        return text
    first, *rest = _BULLET.split(text)
    return f"{first} {', '.join(rest)}" if len(rest) > 1 else text


def _without_days(text: str) -> str:
    """A sentence without the days between parties with whom somebody signs in turn (`2일 누리대, 4일 한빛대와 잇따라`).

    >>> _without_days("시는 2일 누리대, 4일에는 한빛대와 각각 협약을 맺었다.")
    '시는 누리대, 한빛대와 각각 협약을 맺었다.'
    """
    if not _IN_TURN.search(text) or not _DAYS.search(text):
        return text
    return _DAY_OF.sub("", text)


def _without_told(parsed: Parsed, told: int) -> Parsed:
    """A sentence in which only the topic is left of what stands before `told`."""
    topic = next(
        (item.end for item in parsed.morphemes if item.tag == "JX" and item.form in ("은", "는") and item.end < told), 0
    )
    return parse(parsed.text[:topic] + " " * (told - topic) + parsed.text[told:])


def _by_headline(article: Article, title: str, spans: tuple[Span, ...]) -> Agreement | None:
    """The agreement a headline reports, with the first sentence that speaks of it."""
    if not _SIGNED_TITLE.search(title) or _NOT_YET.search(title) or ends_agreement(title):
        return None
    parties = headline_parties(without_legal_forms(title))
    sentence = next((span for span in spans if names_agreement(span.text) and _HELD.search(span.text)), None)
    if (
        len(parties) < 2
        or sentence is None
        or not _may_be_done(sentence.text)
        or times.is_announced(sentence.text, len(sentence.text), article.published)
    ):
        return None
    name = _SIGNED_TITLE.search(title)
    kind = "MOU" if name is not None and ("업무" in title or name.group() in ("MOU", "양해각서")) else "agreement"
    if "투자" in title[: name.end() if name else 0]:
        kind = "investment"
    signing = next(iter(find_signings(sentence.text)), None)
    if kind == "agreement" and signing is not None:
        kind = kind_of(sentence.text, signing)
    signed, basis = times.signed_date(sentence.text, len(sentence.text), article.published)
    return Agreement(
        article.id, kind, parties, signed, basis, sentence.text, sentence.start, sentence.end,
        purpose_told(spans) or headline_purpose(title),
    )  # fmt: skip


def _may_be_done(sentence: str) -> bool:
    """Whether a sentence that speaks of an agreement does not set it for later (`협약을 맺을 예정이다`)."""
    matches = find_signings(sentence)
    return not matches or any(is_done(parse(sentence), match, today=True) for match in matches)


def _add(found: list[Agreement], made: Agreement) -> None:
    """Adds an agreement, or tells it better than before: with more of its parties, in a sentence instead of a line."""
    for index, earlier in enumerate(found):
        if same_agreement(made, earlier):
            fuller = len(made.parties) > len(earlier.parties) and made.signed == earlier.signed
            if fuller or (made.sentence.endswith("다.") and not earlier.sentence.endswith("다.")):
                found[index] = made
            return
    found.append(made)
