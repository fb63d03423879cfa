"""Who signed what with whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.extract import times
from digest.extract.legal_forms import without_legal_forms
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import run_before
from digest.extract.signatories import Surroundings, find_signatories
from digest.extract.signings import ends_agreement, find_signings, has_ended, is_done, kind_of, names_agreement
from digest.extract.titles import headline_parties
from digest.model import Agreement, Article, Basis
from digest.text import Span, clip, sentences

_UNCLOSED = re.compile(r"^[^‘’“”'\"]*[‘“'\"](?=[^‘’“”'\"]*$)")
"""What stands before the name of an agreement whose aim is part of it (`다음을 담은 ‘산업 육성을 위한 협약’`)."""
PURPOSE_LIMIT = 80
"""Characters of a purpose at most."""
_DOT = re.compile(r"(?<=[가-힣])\.(?=[가-힣])")
"""A full stop inside a name stands for a middle dot."""
_AIM = re.compile(
    r"(?:(?:을|를)?\s(?:위한|위해|위하여)|(?:을|를)\s(?:주요\s)?(?:골자|내용)(?:으로|로)|는\s(?:것을\s)?(?:골자로|내용으로|내용의))\s"
)
_WHEN_AND_WHERE = re.compile(r"^(?:지난\s)?(?:\d+월\s)?\d+일\s(?:(?:\S+\s){0,3}?\S+에서\s)?|^(?:\S+\s){0,3}?\S+에서\s")
_AIMED = re.compile(
    r"^이번\s(?:업무\s?)?(?:협약|MOU|양해각서)(?:은|는|식은)\s(?P<aim>.{4,80}?)(?:을|를|기)?\s위(?:해|한|하여)\s"
)
_BRACKETS = re.compile(r"\s?\((?!MOU|SEA|MOC)[^()]*\)")
"""What stands in brackets behind names: heads, letters, seats."""
_BULLETS = re.compile("[▲△▶▷■□◆◇●○◈]")
_BULLET = re.compile(rf"\s?{_BULLETS.pattern}\s?")
_SIGNED_TITLE = re.compile(r"협약|MOU|양해각서|동의서|의향서")
_NOT_YET = re.compile(r"예정|추진|앞둬|앞두|검토|한다$|키로|하기로|논의")
_CEREMONY = re.compile(
    r"(?:이번\s|이날\s)?(?:업무\s?)?(?:협약식|체결식|서명식|조인식)[은이]\s[^.]*(?:열렸|진행됐|치러졌|개최됐)"
)
_HELD = re.compile(r"체결|맺|협약식|협약을|MOU|서명|손을?\s?잡")


def extract_agreements(article: Article) -> tuple[Agreement, ...]:
    """The agreements an article reports as signed, in the order of the text; one per set of parties.

    Announced and intended signings are left out, and so are sentences that name fewer than two
    parties. The date is the one the sentence gives before the act; None where it gives none. Where
    no sentence names the parties, those of the headline are taken, with the first sentence that
    speaks of the agreement.
    """
    found: list[Agreement] = []
    spans = tuple(sentences(article.body))
    for index, sentence in enumerate(spans):
        for made in _of_sentence(article, spans, index, sentence):
            _add(found, made)
    if not found and article.title and (told := _by_headline(article, article.title, spans)):
        return (told,)
    return tuple(found)


def _of_sentence(article: Article, spans: tuple[Span, ...], index: int, sentence: Span) -> Iterator[Agreement]:
    text = without_legal_forms(_DOT.sub("·", sentence.text))
    text = _without_bullets(_BRACKETS.sub("", text) if "(" in text else text)
    matches = find_signings(text)
    if not matches:
        return
    around = Surroundings(
        article.body[: sentence.start],
        spans[index - 1].text if index else article.title or "",
        tuple(span.text for span in spans[index + 1 : index + 3]),
    )
    told = 0
    for match in matches:
        parsed = parse(text)
        signed, basis = times.signed_date(text, match.end(), article.published)
        if signed is None:
            signed, basis = _held(spans[index + 1 : index + 3], article)
        today = signed is not None and signed == article.published.date
        to_come = times.is_announced(text, match.start(), article.published)
        if to_come:
            continue
        start = match.start("done") if match.group("done") else match.start()
        if told:
            parsed = _without_told(parsed, told)
        parties, floor = find_signatories(parsed, start, match, around)
        if (
            len(parties) < 2
            or has_ended(text, match)
            or not (is_done(parsed, match, today=today) or floor > match.end())
        ):
            continue
        yield Agreement(
            article_id=article.id,
            kind=kind_of(text, match),
            parties=parties,
            signed=signed,
            signed_basis=basis,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            purpose=_purpose(parsed, floor, match.start()) or _aim(spans[index + 1 : index + 3]),
        )
        told = match.end()


def _held(spans: tuple[Span, ...], article: Article) -> tuple[str | None, Basis]:
    """The day of the ceremony that one of the next sentences tells (`협약식은 17일 재단 본관에서 열렸다`)."""
    ceremony = next((span.text for span in spans if _CEREMONY.match(span.text)), "")
    return times.signed_date(ceremony, len(ceremony), article.published)


def _without_bullets(text: str) -> str:
    """A list with commas for its bullets (`▲누리시 ▲한빛대`).

    >>> _without_bullets("시는 ▲누리 ▲한빛대와")
    '시는 누리, 한빛대와'
    """
    if not _BULLETS.search(text):
        return text
    first, *rest = _BULLET.split(text)
    return f"{first} {', '.join(rest)}" if len(rest) > 1 else text


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
    if len(parties) < 2 or sentence is None or times.is_announced(sentence.text, len(sentence.text), article.published):
        return None
    name = _SIGNED_TITLE.search(title)
    kind = "MOU" if name is not None and ("업무" in title or name.group() in ("MOU", "양해각서")) else "agreement"
    if "투자" in title[: name.end() if name else 0]:
        kind = "investment"
    signed, basis = times.signed_date(sentence.text, len(sentence.text), article.published)
    return Agreement(
        article.id, kind, parties, signed, basis, sentence.text, sentence.start, sentence.end, _aim(spans)
    )  # fmt: skip


def _add(found: list[Agreement], made: Agreement) -> None:
    """Adds an agreement, or completes the one that was told before with fewer of its parties."""
    for index, earlier in enumerate(found):
        if same_agreement(made, earlier):
            if len(made.parties) > len(earlier.parties) and made.signed == earlier.signed:
                found[index] = made
            return
    found.append(made)


def same_parties(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two lists of parties share two, a longer name counting as its beginning (`한빛대 의과대학`)."""
    shared = sum(any(a.startswith(b) or b.startswith(a) for b in right) for a in left)
    return shared >= min(2, len(left), len(right))


def same_agreement(left: Agreement, right: Agreement) -> bool:
    """Whether two reports are of one agreement: two parties in common, and no partners and kinds of their own."""
    if not same_parties(left.parties, right.parties):
        return False
    own = set(left.parties) - set(right.parties), set(right.parties) - set(left.parties)
    return not (all(own) and left.article_id == right.article_id and left.kind != right.kind)


def _purpose(parsed: Parsed, floor: int, position: int) -> str:
    """The words before 위한 or 위해 behind the parties, else the nouns right before the agreement's name."""
    match = _AIM.search(parsed.text[floor:position])
    if match is not None:
        words = _WHEN_AND_WHERE.sub("", parsed.text[floor : floor + match.start()].strip()).split()
        while words and words[0] in ("함께", "공동으로", "손잡고"):
            words = words[1:]
        aim = _UNCLOSED.sub("", " ".join(words)).strip("‘’“”'\" ")
        return clip(aim.removesuffix("하기").removesuffix("하").rstrip(), PURPOSE_LIMIT)
    low, high = run_before(parsed, position)
    return clip(parsed.text[low:high], PURPOSE_LIMIT) if low >= floor else ""


def _aim(spans: tuple[Span, ...]) -> str:
    """What one of the next sentences says the agreement is for (`이번 협약은 인재 양성을 위해 마련됐다`)."""
    for span in spans:
        match = _AIMED.match(span.text)
        if match is not None:
            return clip(match["aim"].strip("‘’“”'\" ").removesuffix("하").rstrip(), PURPOSE_LIMIT)
    return ""
