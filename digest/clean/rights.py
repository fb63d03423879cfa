"""Notices of rights, and the owners they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digest.clean.draft import Scribe
from digest.clean.lexicon import signatures
from digest.clean.outlet_names import house_in
from digest.clean.patterns import is_name
from digest.lazy import regex
from digest.model import Stated

SIGNS = ("ⓒ", "©")
_BARE_RIGHTS = regex(r"Copyrights?\s(?:by\s|\d{4}\s)?(?P<name>[^ⓒ©&,.]{2,24}?)(?:\s&\s|\s?Co\.|,|\.|$)")
"""`Copyright 헬스조선 & HEALTHCHOSUN.COM`: without a sign for rights."""
_NOTICE = 120
_OWNER = regex(
    r"(?:저작권자?\s?)?[ⓒ©]\s?(?:(?:19|20)\d\d\.?\s)?(?P<name>[가-힣A-Za-z0-9]{2,12}(?:\s[가-힣A-Za-z0-9]{2,10})?)"
    r"(?:\s?\((?:(?:www\.)?[a-z0-9.-]{4,40}|[가-힣A-Za-z0-9 ]{2,14})\))?\.?"
)
"""`저작권자 ⓒ 새벽신문`, `저작권자 ⓒ 새벽뉴스(옛 새벽신문)`: all of a line below the text."""
_HOUSE = regex(
    r"(?P<name>[가-힣A-Za-z0-9&]{2,15})\((?P<host>(?:www\.)?[a-z0-9-]{2,30}(?:\.[a-z0-9-]{2,20}){1,3})\)[\s,.]{0,3}무단\s?전재"
)
"""`중도일보(www.joongdo.co.kr), 무단전재 및 수집, 재배포 금지`: the owner without the sign for rights."""
_RIGHTS = regex(
    r"[\[<(【〈]?\s?(?:(?:Copyrights?|저작권자)\s?(?:ⓒ|©|\([cC]\))?|ⓒ|©)(?P<body>[^\n\[\]<>]{2,110}?)"
    r"(?:재배포|전재|복제|배포|활용|이용|사용|학습)"
    r"(?:\s?(?:를\s?|을\s?)?(?:절대\s?)?금지(?:합니다)?\.?\s?[\]>)】〉]?|\s?(?:및|[-·,])?\s?(?:재(?:배포?)?)?$)"
    r"|[\[<(]?\s?(?:(?:(?:Copyrights?|COPYRIGHTS?)\s?)?(?:ⓒ|©|\([cC]\)|@(?=\s?(?:\d{4}|[가-힣]|[A-Z]{3})))|COPYRIGHTS?\s)"
    r"(?P<tail>[^\n\[\]<>]{2,60}?)(?:[Aa]ll\s[Rr]ights\s[Rr]eserved|ALL\sRIGHTS\sRESERVED)\.?\s?[\]>)]?(?:\s?무단\s?전재\s?및\s?재배포\s?금지\.?)?",
)
_PAPERS = regex(r"[<\[(]?\s?저작권자\s?(?:ⓒ|©|\([cC]\)).{2,24}?무단\s?전재")
_SITE = regex(r"(?:www\.)?(?P<host>[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3})", re.IGNORECASE)
_SLOGAN = regex(r"^\s?[‘'“\"][^’'”\"]{2,40}[’'”\"]\s?")
_COMPANY = regex(r"(?:통신사|(?<=신문|일보|방송)사)$")
"""`새벽통신사`: who publishes it."""
_SISTER = regex(r"^(\S{2,10})\s?&\s?\1.*$")
"""`새벽방송 & 새벽방송콘텐츠`: a house and what it runs."""
_LEGAL = regex(r"^\s?(?:\(주\)|㈜|주식회사)\s?")
_YEARS = regex(r"^\s?(?:19|20)\d{2}(?:\s?[-~]\s?(?:19|20)\d{2})?[.,]?\s")


def take_rights(text: str, scribe: Scribe, *, closing: bool) -> str:
    """A line without notices of rights, whose owners are kept.

    `closing`: no paragraph follows; a notice in the middle of an article may be a picture's.
    """
    while match := _RIGHTS.search(text):
        owners = tuple(_owners(match["body"] or match["tail"] or ""))
        if closing:
            scribe.outlets.extend(owners)
            scribe.outlets.extend(_signed_by(match.group(), owners))
        else:
            pictures = signatures().picture_owners
            own = (owner.value for owner in owners if not owner.value.startswith(pictures))
            scribe.outlets.extend(Stated("outlet", name, "inner") for name in own)
        scribe.cut(match.group(), "notice of rights")
        text = f"{text[: match.start()].rstrip(' ※')} {text[match.end() :].lstrip()}".strip()
    return text


def _signed_by(notice: str, owners: Iterable[Stated]) -> Iterator[Stated]:
    """The owner, whatever he is called, of a notice as papers' programs set it: `저작권자 © 골목바이오 무단전재 …`."""
    names = [owner.value for owner in owners if owner.source == "copyright" and "." not in owner.value]
    names = [house_in(name) or name for name in names]
    if (
        _PAPERS.match(notice)
        and len(names) == 1
        and (house_in(names[0]) or " " not in names[0])
        and not is_name(names[0])
    ):
        yield Stated("outlet", names[0], "owner")


def _owners(notice: str) -> Iterator[Stated]:
    site = _SITE.search(notice)
    if site:
        yield Stated("outlet", site["host"].removeprefix("www."), "copyright")
        notice = notice[: site.start()].rstrip(" &")
    notice = _LEGAL.sub("", _YEARS.sub("", _SLOGAN.sub("", notice)))
    name = re.split(
        r"[,(|]|\s[-–:·]\s|\s(?:무단|All|Corp|Inc|Ltd|Co)(?![a-z])|무단|\.\s", notice.strip(" .:"), maxsplit=1
    )[0].strip(" .,'\"“”‘’")
    name = _SISTER.sub(r"\1", name.removesuffix(" &").rstrip())
    if name:
        yield Stated("outlet", name, "copyright")
        last = name.split()[-1]
        if last != name:  # a slogan before the name
            yield Stated("outlet", last, "slogan")
        if _COMPANY.search(last):
            yield Stated("outlet", _COMPANY.sub("", last), "slogan")


def owners_told(text: str) -> Iterator[Stated]:
    """Owners named without the sign for rights.

    >>> [owner.value for owner in owners_told("새벽신문(saebyeok.example), 무단전재 및 재배포 금지")]
    ['saebyeok.example', '새벽신문']
    """
    bare = _BARE_RIGHTS.match(text) if text.startswith("Copyright") and len(text) <= _NOTICE else None
    if bare:
        yield Stated("outlet", bare["name"].strip(), "copyright")
    house = _HOUSE.search(text) if "무단" in text else None
    if house:
        yield Stated("outlet", house["host"].removeprefix("www."), "copyright")
        yield Stated("outlet", house["name"], "copyright")


def owner_in(text: str) -> Stated | None:
    """The owner whom a line below the text names, doing nothing else; an agency behind a mere sign may be a picture's.

    >>> owner_in("저작권자 ⓒ 새벽신문").value, owner_in("ⓒ 뉴시스")
    ('새벽신문', None)
    """
    owner = _OWNER.fullmatch(text) if text[:1] in (*SIGNS, "저") and len(text) <= _NOTICE else None
    bare = text[:1] in SIGNS
    if not owner or (bare and owner["name"].startswith(signatures().picture_owners)):
        return None
    return Stated("outlet", owner["name"], "inner" if bare else "copyright")
