"""Which outlet published an article: names in bylines and copyright notices, domains, press codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from digest import vocabulary
from digest.clean.lexicon import signatures
from digest.clean.outlet_names import house_in
from digest.clean.patterns import ends_as_outlet
from digest.known import KnownOutlet, Taxonomy, find_outlet, outlet_key
from digest.lazy import regex
from digest.model import Outlet, Stated

_TRUST = (
    *("front matter", "url", "site", "issue", "copyright", "slogan", "byline", "signature", "office", "masthead"),
    *("frame", "press", "correspondent", "mail", "head", "inner"),
)
"""Where an outlet was read from, most trustworthy first."""
_SHARED = ("copyright", "slogan", "masthead", "frame", "press", "mail", "inner")
"""Two of these on one page may both be somebody else's, so that none of them counts."""
_OFFICIAL = (".go.kr", ".or.kr", ".re.kr", ".ac.kr")
_PORTALS = ("네이버", "다음", "네이트", "naver", "daum", "nate", "zum", "줌", "msn", "google", "구글")
_UNKNOWN = 4
"""Letters an outlet's name has at least where no list knows it."""
NAME_LENGTH = 20
"""Characters of a line that is nothing but a name."""
_PORTAL = regex(rf"(?:{'|'.join(_PORTALS)})\s?(?:뉴스|news)?", re.IGNORECASE)
_SUFFIX = regex(r"(?:\(주\)|㈜|주식회사|닷컴|인터넷신문|온라인|홈페이지|청)$")
_COMPANY = regex(r"^(?:\(주\)|㈜|주식회사)\s?|\s?(?:\(주\)|㈜)$")
_TOLD = (
    (
        ("인터뷰", "통화", "만나"),
        r"(?:(?<=[은는]\s|근\s|날\s)|(?<=얼마\s전\s))([가-힣A-Za-z0-9]{2,10}?)(?:와의|과의|와|과)\s"
        r"(?:(?:최근|전화|단독|서면)\s)?(?:진행한\s)?(?:인터뷰|통화|만나)",
    ),
    (("에 “", '에 "'), r"(?<=[은는]\s)([가-힣A-Za-z0-9]{3,10})에\s[“\"]"),
    (("특별취재팀",), r"([가-힣A-Za-z0-9]{3,10})\s특별취재팀"),
    (("특별취재팀",), r"(?:^|(?<=\.)\s?)([가-힣A-Za-z0-9]{3,10})\s[^.,“”\"]{2,40}\s특별취재팀"),
    (
        ("취재를 종합하면", "취재 결과", "취재에 따르면"),
        r"(?:^|(?<=\.)\s?)(?:\d{1,2}일\s)?([가-힣A-Za-z0-9]{3,10})\s취재(?:를\s종합하면|\s결과(?=[\s,])|에\s따르면)",
    ),
    (
        ("분석한", "집계한", "입수한"),
        r"(?:^|(?<=\.)\s?)\d{1,2}일\s([가-힣A-Za-z0-9]{3,10}?)(?:의\s[^.,“\"]{2,30})?[이가]\s"
        r"[^.,“”\"]{2,50}?를\s(?:분석|집계|입수)한\s(?:결과(?=[\s,])|바에)",
    ),
    (
        ("정리해", "모아", "소개해", "전해", "브리핑"),
        r"(?:^|(?<=\.)\s?|이에\s)([가-힣A-Za-z0-9]{3,10}?)(?:의\s[^.,“\"]{2,30}|\([A-Za-z ]{2,20}\))?[이가]\s"
        r"[^.,“”\"]{2,60}?(?:정리해|모아|소개해|전해|브리핑해?)\s?(?:제공합|드립|합)니다",
    ),
)
"""`최영 원장은 매일경제와 만나`, `관계자는 새벽신문에 “…`, `새벽신문 특별취재팀은`, `새벽신문 취재를 종합하면`,
`5일 새벽신문이 공시를 집계한 결과`, `새벽신문이 한 주의 투자를 정리해 드립니다`"""
_ADDRESS = regex(r"[^\s/]+\.[a-z]{2,6}(?:/|$)|@|://", re.IGNORECASE)


def choose_outlet(clues: Iterable[Stated], taxonomy: Taxonomy) -> Outlet | None:
    """The outlet the most trustworthy clues name; None if clues of one rank contradict each other.

    Writers of several papers of one house share an address (`@donga.com`): it names none of them, unless the article
    is signed as dailies sign it.

    A clue's `source` is one of front matter, url, site, issue (`본 기사는 … 제12호 기사입니다`), copyright, slogan (the
    last word of a notice), byline, signature (a byline whose form leaves no doubt that it names an outlet), office
    (`관련부서 : 고흥군 …`), masthead, correspondent (the address of who signs as a daily's correspondent:
    `광주=○○○ 기자`), mail, head (an office's name on top of its press release), inner (a notice of rights in the middle
    of the text) and owner (who a notice in the form of papers' programs says the rights belong to). An outlet stated in
    front matter counts even if no list knows it, and so does one that byline and copyright notice agree on, a signature
    or an owner, or who the only copyright notice gives with a name such as outlets have; any other must be known.
    """
    ranked: dict[str, list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for clue in clues:
        found = _told_by(clue, taxonomy)
        if found:
            ranked.setdefault(clue.source, []).append(found.id)
        elif clue.source == "front matter":
            return find_outlet(taxonomy, clue.value)
        else:
            unknown.setdefault(clue.source, []).append(clue.value)
    told = (name for source in ("signature", "owner") for name in unknown.get(source, ()))
    names = {outlet_key(name): name for name in told if not _PORTAL.fullmatch(name)}
    for source in tuple(_overruled(ranked, unknown, taxonomy)):
        ranked.pop(source, None)
    for source in _TRUST:
        ids = list(dict.fromkeys(ranked.get(source, ())))
        if len(ids) > 1 and source in _SHARED:
            return None
        if ids:
            chosen = _local(_signer(ids, taxonomy), ranked, taxonomy) if source == "byline" else ids[0]
            return Outlet(chosen, taxonomy.outlets[chosen].name)
        signed = _agreed(unknown) or _sole_owner(unknown) if source == "slogan" else None
        if signed:
            return find_outlet(taxonomy, signed)
    return find_outlet(taxonomy, *names.values()) if len(names) == 1 else None


def _overruled(
    ranked: Mapping[str, Iterable[str]], unknown: Mapping[str, Iterable[str]], taxonomy: Taxonomy
) -> Iterator[str]:
    """The places of a page whose word does not count beside what others say."""
    if any(not name.casefold().startswith(_PORTALS) for name in unknown.get("site", ())):
        yield "press"  # an agency's reporter on the page of a paper
    if _is_reprint(ranked, taxonomy):
        yield "url"
    if _is_agencys(ranked, taxonomy):
        yield "byline"
    if _is_pictures(ranked, unknown, taxonomy):
        yield "masthead"
    if "copyright" not in ranked and any(_ADDRESS.search(value) for value in unknown.get("copyright", ())):
        yield "masthead"  # a section whose name is an outlet's, on a site that no list knows
    if "signature" in unknown or "owner" in unknown:
        yield "inner"  # whoever took a picture for those who signed


def _told_by(clue: Stated, taxonomy: Taxonomy) -> KnownOutlet | None:
    """The outlet a clue names, if a list knows it."""
    found = None if clue.source in ("url", "correspondent", "mail") else _by_name(clue.value, taxonomy)
    found = found or portal_outlet(clue.value, taxonomy) or _by_domain(clue.value, taxonomy)
    mailed = clue.source != "correspondent" and clue.value.startswith("@")
    pictured = found and clue.source == "inner" and found.name in signatures().picture_owners
    return None if pictured or (mailed and _host(clue.value) in taxonomy.shared_mail) else found


def told_outlet(body: str, taxonomy: Taxonomy) -> Outlet | None:
    """The house that a text says its writer is of: who was met or asked told it to this house, and to no other.

    >>> from digest.taxonomy import load_taxonomy
    >>> told_outlet("최영 원장은 최근 매일경제와 만나 “시험동을 늘리겠다”고 말했다.", load_taxonomy()).name
    '매일경제'
    >>> told_outlet("최영 원장은 지난해 매일경제와의 인터뷰에서 “시험동을 늘리겠다”고 말했다.", load_taxonomy())
    """
    names = [
        name
        for words, pattern in _TOLD
        if any(word in body for word in words)
        for name in re.findall(pattern, body, re.MULTILINE)
    ]
    known = {each.id: each for name in names if is_press(name, taxonomy) and (each := _by_name(name, taxonomy))}
    house = next(iter(known.values()), None)
    if len(known) != 1 or house is None or house.name in signatures().picture_owners:
        return None
    return Outlet(house.id, house.name)


def _is_reprint(ranked: Mapping[str, Iterable[str]], taxonomy: Taxonomy) -> bool:
    """Whether an institution's page carries what a single house of the press signed."""
    hosts = [taxonomy.outlets[each] for each in ranked.get("url", ())]
    signed = {each for each in ranked.get("byline", ()) if not _is_office(taxonomy.outlets[each])}
    return bool(hosts) and all(map(_is_office, hosts)) and len(signed) == 1


def _is_agencys(ranked: Mapping[str, Iterable[str]], taxonomy: Taxonomy) -> bool:
    """Whether an agency signed what the head of the page says another outlet printed."""
    agencies = signatures().picture_owners
    heads = {taxonomy.outlets[each].name for each in ranked.get("masthead", ())}
    signed = {taxonomy.outlets[each].name for each in ranked.get("byline", ())}
    return len(heads) == 1 and bool(signed) and signed.issubset(agencies) and heads.isdisjoint(agencies)


def _is_pictures(ranked: Mapping[str, Iterable[str]], unknown: Mapping[str, Iterable[str]], taxonomy: Taxonomy) -> bool:
    """Whether agencies alone stand at the head of a page that others sign with their address: a picture is theirs."""
    heads = set(ranked.get("masthead", ()))
    mails = {*ranked.get("mail", ()), *(house_of(address, taxonomy) for address in unknown.get("mail", ()))} - {None}
    agencies = signatures().picture_owners
    return bool(mails) and heads.isdisjoint(mails) and all(taxonomy.outlets[each].name in agencies for each in heads)


def _signer(ids: Iterable[str], taxonomy: Taxonomy) -> str:
    """The first of those who signed that is no agency, if there is one: papers print agencies' texts and pictures."""
    agencies = signatures().picture_owners
    return min(ids, key=lambda each: taxonomy.outlets[each].name in agencies)


def _is_office(outlet: KnownOutlet) -> bool:
    return any(domain.endswith(_OFFICIAL) for domain in outlet.domains)


def _local(house: str, ranked: Mapping[str, Iterable[str]], taxonomy: Taxonomy) -> str:
    """The regional station or the site of a house where another clue names it: `MBC뉴스 최영입니다.` is said in all of
    them, and what is signed `CBS 최영 기자` appears in the `CBS노컷뉴스`."""
    name = taxonomy.outlets[house].name
    met = {taxonomy.outlets[each] for ids in ranked.values() for each in ids if each != house}
    found = [
        each
        for each in met
        if any(own.startswith(name) or own.endswith(name) for own in (each.name, *each.aliases) if " " not in own)
    ]
    return found[0].id if len(found) == 1 else house


_SIGNS = (("site",), ("copyright", "slogan"), ("byline", "signature"), ("masthead",))
"""Places of a page that name its outlet independently of each other."""


def _agreed(unknown: Mapping[str, Iterable[str]]) -> str | None:
    """The name that two places of the page give: whatever it is where byline and copyright notice agree, else one such
    as outlets have."""
    said: dict[str, set[int]] = {}
    for place, sources in enumerate(_SIGNS):
        for name in (name for source in sources for name in unknown.get(source, ())):
            said.setdefault(outlet_key(name), set()).add(place)
    for name in (name for sources in _SIGNS for source in sources for name in unknown.get(source, ())):
        places = said[outlet_key(name)]
        if len(name) > 2 and ({1, 2} <= places or (len(places) > 1 and ends_as_outlet(_COMPANY.sub("", name)))):
            return name
    return None


def _sole_owner(unknown: Mapping[str, Iterable[str]]) -> str | None:
    """The name in the copyright notice if it is one as outlets have, and the page has no other."""
    names = [_COMPANY.sub("", name) for name in unknown.get("copyright", ()) if not _ADDRESS.search(name)]
    owners = {outlet_key(name): name for name in map(house_in, names) if name}
    return next(iter(owners.values())) if len(owners) == 1 else None


def named_elsewhere(name: str, told: Iterable[Stated]) -> bool:
    """Whether a page says of itself what a line says: a copyright notice or a source with the same name."""
    return len(name) >= _UNKNOWN and any(outlet_key(clue.value) == outlet_key(name) for clue in told)


def known_name(name: str, taxonomy: Taxonomy) -> str | None:
    """The id of the outlet of that name, or None."""
    found = _by_name(name, taxonomy)
    return found.id if found else None


def house_of(said: str, taxonomy: Taxonomy) -> str | None:
    """The id of the outlet of that name, or at that address, or None.

    >>> from digest.taxonomy import load_taxonomy
    >>> [house_of(said, load_taxonomy()) for said in ("뉴시스", "www.newsis.com", "newsis.example")]
    ['newsis', 'newsis', None]
    """
    found = _by_name(said, taxonomy) or _by_domain(said, taxonomy)
    return found.id if found else None


def is_press(line: str, taxonomy: Taxonomy) -> bool:
    """Whether a line is nothing but the name of a press outlet, as in the head of its page."""
    found = _by_name(line, taxonomy) if 2 <= len(line) <= NAME_LENGTH else None
    return bool(found and found.domains and not _is_office(found))


def portal_outlet(url: str, taxonomy: Taxonomy) -> KnownOutlet | None:
    """The outlet that a portal's address names by its press code, or None."""
    portal = _portal(_host(url)) if "." in url else None
    if not portal:
        return None
    entry = vocabulary.load("clean_portals.yml")[portal]
    pattern, codes = entry.get("code"), entry.get("outlets") or {}
    match = re.search(pattern, url) if pattern else None
    found = codes.get(match.group(1)) if match else None
    return taxonomy.outlets.get(found) if found else None


@lru_cache(maxsize=4096)
def _portal(host: str) -> str | None:
    """The portal a host belongs to."""
    portals = vocabulary.load("clean_portals.yml")
    return next((portal for portal in portals if host == portal or host.endswith("." + portal)), None)


def _by_name(name: str, taxonomy: Taxonomy) -> KnownOutlet | None:
    key, bare = _keys(name)
    found = taxonomy.outlets_by_name.get(key) or (taxonomy.outlets_by_name.get(bare) if bare else None)
    return found or (taxonomy.outlets_by_stem.get(key) if key.isascii() else None)


@lru_cache(maxsize=4096)
def _keys(name: str) -> tuple[str, str]:
    """The key of a name, and that of the name without what companies and sites add to it."""
    return outlet_key(name), outlet_key(_COMPANY.sub("", _SUFFIX.sub("", name.strip())))


def _by_domain(address: str, taxonomy: Taxonomy) -> KnownOutlet | None:
    host = _host(address)
    while host.count(".") >= 1:
        if host in taxonomy.outlets_by_domain:
            return taxonomy.outlets_by_domain[host]
        host = host.partition(".")[2]
    return None


@lru_cache(maxsize=256)
def _host(address: str) -> str:
    if "@" in address and "://" not in address:
        return address.rsplit("@", 1)[1].lower()
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        return (parts.hostname or "").lower()
    except ValueError:
        return ""
