"""Which outlet published an article: names in bylines and copyright notices, domains, press codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from digest import vocabulary
from digest.model import Outlet, Stated
from digest.taxonomy import Taxonomy, find_outlet

_TRUST = ("front matter", "url", "site", "copyright", "byline", "signature", "office", "masthead", "mail")
"""Where an outlet was read from, most trustworthy first."""
_MARKS = re.compile(r"[^\w&]+|_")
_SHARED = ("copyright", "masthead", "mail")
"""Two of these on one page may both be somebody else's, so that none of them counts."""
_OFFICIAL = (".go.kr", ".or.kr", ".re.kr", ".ac.kr")
_NAME_LENGTH = 20
_SUFFIX = re.compile(r"(?:\(주\)|㈜|주식회사|닷컴|인터넷신문|온라인|홈페이지|청)$")


def choose_outlet(clues: Iterable[Stated], taxonomy: Taxonomy) -> Outlet | None:
    """The outlet the most trustworthy clues name; None if clues of one rank contradict each other.

    A clue's `source` is one of front matter, url, site, copyright, byline, signature (a byline whose form
    leaves no doubt that it names an outlet), office (`관련부서 : 고흥군 …`),
    masthead and mail. An outlet stated in front matter counts even if no list knows it, and so
    does one that byline and copyright notice agree on, or a signature names; any other must be known.
    """
    names, domains = _index(taxonomy)
    ranked: dict[str, list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for clue in clues:
        found = None if clue.source in ("url", "mail") else _by_name(clue.value, names)
        found = found or portal_outlet(clue.value, taxonomy) or _by_domain(_host(clue.value), domains)
        if found:
            ranked.setdefault(clue.source, []).append(found)
        elif clue.source == "front matter":
            return find_outlet(taxonomy, clue.value)
        else:
            unknown.setdefault(clue.source, []).append(clue.value)
    for source in _TRUST:
        ids = list(dict.fromkeys(ranked.get(source, ())))
        if len(ids) > 1 and source in _SHARED:
            return None
        if ids:
            return Outlet(ids[0], taxonomy.outlets[ids[0]].name)
        signed = _agreed(unknown) if source == "copyright" else None
        if signed:
            return find_outlet(taxonomy, signed)
    signatures = {_folded(name): name for name in unknown.get("signature", ())}
    return find_outlet(taxonomy, *signatures.values()) if len(signatures) == 1 else None


def _agreed(unknown: Mapping[str, Iterable[str]]) -> str | None:
    """The name that both the byline and the copyright notice give."""
    owners = {_folded(name) for name in unknown.get("copyright", ())}
    return next((name for name in unknown.get("byline", ()) if _folded(name) in owners and len(name) > 2), None)


def known_name(name: str, taxonomy: Taxonomy) -> str | None:
    """The id of the outlet of that name, or None."""
    return _by_name(name, _index(taxonomy)[0])


def is_press(line: str, taxonomy: Taxonomy) -> bool:
    """Whether a line is nothing but the name of a press outlet, as in the head of its page."""
    found = _by_name(line, _index(taxonomy)[0]) if 2 <= len(line) <= _NAME_LENGTH else None
    if not found:
        return False
    domains = taxonomy.outlets[found].domains
    return bool(domains) and not any(domain.endswith(_OFFICIAL) for domain in domains)


def portal_outlet(url: str, taxonomy: Taxonomy) -> str | None:
    """The outlet that a portal's address names by its press code, or None."""
    host = _host(url)
    for portal, entry in vocabulary.load("clean_portals.yml").items():
        if host == portal or host.endswith("." + portal):
            pattern, codes = entry.get("code"), entry.get("outlets") or {}
            match = re.search(pattern, url) if pattern else None
            found = codes.get(match.group(1)) if match else None
            return found if found in taxonomy.outlets else None
    return None


_indexes: dict[int, tuple[object, dict[str, str], dict[str, str]]] = {}
"""By identity of a taxonomy's outlets (kept here, so that the identity stays theirs): names and domains."""


def _index(taxonomy: Taxonomy) -> tuple[dict[str, str], dict[str, str]]:
    """Ids by folded name and by domain; the first outlet in the list keeps a name that two claim."""
    known = _indexes.get(id(taxonomy.outlets))
    if known is None:
        names: dict[str, str] = {}
        domains: dict[str, str] = {}
        for outlet in taxonomy.outlets.values():
            for name in (outlet.name, *outlet.aliases):
                names.setdefault(_folded(name), outlet.id)
            for host in outlet.domains:
                domains.setdefault(host.lower(), outlet.id)
        known = _indexes[id(taxonomy.outlets)] = (taxonomy.outlets, names, domains)
    return known[1], known[2]


def _by_name(name: str, names: dict[str, str]) -> str | None:
    folded = _folded(name)
    if folded in names:
        return names[folded]
    bare = _folded(_SUFFIX.sub("", name.strip()))
    return names.get(bare) if bare else None


def _folded(name: str) -> str:
    """A name without spaces and marks, lower case; `&` stays: `서울&` is a paper, `서울` is not."""
    return _MARKS.sub("", name).casefold()


def _by_domain(host: str, domains: dict[str, str]) -> str | None:
    while host.count(".") >= 1:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    return None


def _host(address: str) -> str:
    if "@" in address and "://" not in address:
        return address.rsplit("@", 1)[1].lower()
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        return (parts.hostname or "").lower()
    except ValueError:
        return ""
