"""Agreements that articles in English tell in plain sentences: who signed what with whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.lazy import compiled, regex
from digest.model import Agreement, Article, Basis, Published
from digest.text import Span

_FILE = "extract/agreements_en.yml"
_FORM = regex(r",? (?:Inc|Ltd|LLC|Corp|Co|GmbH|AG|plc|PLC|SA|NV)\b\.?")
"""Legal forms, which are no part of a name."""
_BRACKETS = regex(r" ?\([^()]*\)")
_DATELINE = regex(r"^[A-Z]{3,}[^a-z—–]{0,20}(?:[A-Z][a-z]+\.? \d+)? ?[—–] ")
_OPENING = regex(
    r"^(?:On|In|At|Last|Earlier|This|Today|Yesterday|Meanwhile|Separately|Also|Under|With)\b[^,A-Z]*(?:[A-Z]\w+)?, "
)
"""When or where, before who."""
_NAME = regex(r"[A-Z][\w&.’'-]*(?: (?:of|for|and|de|du|the|&|[A-Z0-9][\w&.’'-]*))*")
_PERSON = regex(r" (?:Mayor|Governor|Minister|President|Chairman|CEO|Director)\b.*")
_LOWER = regex(r"^(?:[A-Z][\w-]* ){0,3}(?:[a-z][\w-]* ){0,5}(?P<last>[a-z][\w-]*) (?=[A-Z])")
"""What introduces a name: `city of Osong`, `South Korean biotech firm Nuri Bio`."""
_SAID = r"(?:(?:said|announced|reported)(?: on)?(?: \w+)?,? (?:that )?(?:it|they) )?"
_ADVERB = "(?:also|recently|jointly|formally|officially|today|just|already)"
_LIST = r"(?:[a-z][\w-]* ){0,4}[A-Z][\w&.’'-]*(?:,? (?:[A-Z0-9&][\w&.’'-]*|of|for|and|the|de|du)(?= ?))*"
_STOP = regex(r" (?:of|for|and|the|de|du)$|[,.]$|^[Tt]he ")
_AIM = regex(r"\b(?:to|aimed at) (?P<aim>[a-z][^.,;]{4,78})(?=[.,;]|$)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = regex(rf"\bon (?P<month>{'|'.join(_MONTHS)})[a-z]*\.? (?P<day>\d{{1,2}})\b(?:, (?P<year>\d{{4}}))?")
_NONE = regex(r"\b(?:no|any|never)\b")
_LONGEST = 8
"""Words of a name at most."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What a sentence tells of a signing."""

    kind: str
    parties: tuple[str, ...]
    purpose: str
    """What it is for, in the sentence's words; may be empty."""


@cache
def _words(key: str) -> tuple[str, ...]:
    return vocabulary.strings(vocabulary.load(_FILE)[key], f"{_FILE}: {key}")


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    kinds = vocabulary.load(_FILE)["kinds"]
    return MappingProxyType(
        {
            kind: compiled(rf"\b(?:{'|'.join(vocabulary.strings(names, f'{_FILE}: kinds.{kind}'))})\b")
            for kind, names in kinds.items()
        }
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`X and Y signed an agreement with Z`, and `an agreement was signed between X and Y`."""
    paper = rf"(?P<paper>(?:[\w$€£.,&’'-]+ ){{0,7}}?(?i:{'|'.join(_words('papers'))}))\b"
    verbs = "|".join(_words("verbs"))
    active = compiled(
        rf"^(?P<subject>[^.;“”\"]{{2,200}}?),? {_SAID}(?:(?:has|have|had) )?(?:{_ADVERB} )?(?:{verbs}) {paper}"
        rf"(?:(?: [a-z][\w-]*){{0,6}}? with (?P<partners>{_LIST}))?(?P<rest>.*)$"
    )
    passive = compiled(
        rf"^(?:A|An|The) {paper} (?:[\w ]{{0,60}}? )?(?:was|were|has been|have been) (?:{_ADVERB} )?signed "
        rf"(?:[\w ]{{0,40}}? )?(?:between|among|by) (?P<partners>{_LIST})(?P<rest>.*)$"
    )
    return active, passive


def may_tell_in_english(text: str) -> bool:
    """Whether a text holds a verb with which English tells of a signing; a cheap look before a costly one."""
    return any(verb in text for verb in _words("verbs"))


def tell_in_english(article: Article, sentence: Span) -> Agreement | None:
    """The agreement that a sentence in English reports as signed, if it does."""
    told = read_signing(sentence.text)
    if told is None:
        return None
    signed, basis = day_of_signing(sentence.text, article.published)
    return Agreement(
        article.id, told.kind, told.parties, signed, basis,
        sentence.text, sentence.start, sentence.end, told.purpose,
    )  # fmt: skip


def read_signing(sentence: str) -> Signing | None:
    """What a sentence in English tells of a signing; None where it tells of none, or leaves in doubt by whom.

    >>> read_signing("Nuri Bio and Garam University signed a memorandum of understanding to develop vaccines.")
    Signing(kind='MOU', parties=('Nuri Bio', 'Garam University'), purpose='develop vaccines')
    >>> read_signing("Nuri Bio will sign an agreement with Garam University.")
    """
    text = _OPENING.sub("", _DATELINE.sub("", _FORM.sub("", _BRACKETS.sub("", sentence.replace("U.S.", "US")))))
    active, passive = _patterns()
    told = passive.match(text) or active.match(text)
    if told is None or _NONE.search(told["paper"]):
        return None
    partners = told.groupdict().get("partners") or ""
    subject = told.groupdict().get("subject") or ""
    parties = (*_names(subject, alone=not partners), *_names(partners, alone=not subject))
    wanted = bool(subject) + bool(partners) if subject and partners else 2
    if len(dict.fromkeys(parties)) < wanted or not all(parties):
        return None
    aim = _AIM.search(told["rest"])
    return Signing(_kind(told["paper"].lower()), tuple(dict.fromkeys(parties)), aim["aim"] if aim else "")


def day_of_signing(sentence: str, published: Published) -> tuple[str | None, Basis]:
    """The day a sentence names (`on May 3`), where it is not to come, and why it is believed.

    >>> day_of_signing("They signed it on May 3, 2024.", Published())
    ('2024-05-03', <Basis.STATED: 'stated'>)
    """
    named = _DAY.search(sentence)
    year = (named["year"] or (published.date or "")[:4]) if named is not None else ""
    if named is None or not year:
        return None, Basis.UNKNOWN
    day = f"{year}-{_MONTHS.index(named['month']) + 1:02d}-{int(named['day']):02d}"
    to_come = published.date is not None and day > published.date
    return (None, Basis.UNKNOWN) if to_come else (day, Basis.STATED if named["year"] else published.basis)


def _kind(paper: str) -> str:
    if any(re.search(rf"\b(?:{name})$", paper) for name in _words("memoranda")):
        return "MOU"
    return next((kind for kind, words in _kinds().items() if words.search(paper)), "agreement")


def _names(text: str, *, alone: bool) -> tuple[str, ...]:
    """The names of a list; with an empty one where something in it is no name. `alone`: nobody else is named."""
    text = _STOP.sub("", text.strip())
    names: list[str] = []
    for index, piece in enumerate(re.split(r", and |, ", text)) if text else ():
        if index and re.match(r"(?:an?|which|who|based|led|headed|one|the(?= [a-z]))\b", piece):
            continue  # `Nuri Bio, a biotech firm,`
        names += [_name(part) for part in _parts(piece, alone=alone)]
    return tuple(names)


def _parts(piece: str, *, alone: bool) -> list[str]:
    """The names of a piece that 'and' joins; what belongs to one body's name stays together."""
    first, *rest = piece.split(" and ")
    parts = [first]
    bodies = "|".join(_words("bodies"))
    for index, part in enumerate(rest):
        more = len(rest) > index + 1 or not alone
        if more and re.search(rf"(?:{bodies}) (?:of|for) [^,]+$", parts[-1]) and " " not in part:
            parts[-1] += f" and {part}"
        else:
            parts.append(part)
    return parts


def _name(part: str) -> str:
    """A name without what introduces it; empty where it is none."""
    part = _PERSON.sub("", part.strip().removeprefix("the ").removeprefix("city of "))
    introduced = _LOWER.match(part)
    if introduced is not None and introduced["last"] in _words("introducing"):
        part = part[introduced.end() :]
    first = part.partition(" ")[0]
    nobody = part in _words("nobody") or first in _words("pointing") or len(part.split()) > _LONGEST
    return "" if nobody or not _NAME.fullmatch(part) else part
