"""The places, topics and outlets the digest knows, read from YAML and checked as a whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.model import Outlet
from digest.regions import Region, alias_problems, distance_problems, tree_problems
from digest.text import fold

__all__ = ["KINDS", "KnownOutlet", "Region", "Taxonomy", "Topic", "find_outlet", "load_taxonomy", "outlet_key"]

KINDS = ("country", "province", "city", "county", "district", "cluster")
_REGION_KEYS = frozenset(
    [
        "ko",
        "en",
        "kind",
        "parent",
        "at",
        "aliases",
        "context_aliases",
        "website",
        "former_ids",
        "facts_ko",
        "facts_en",
        "source",
    ]
)
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject a story can have. The terms that tell it live with the classifier."""

    id: str
    ko: str
    en: str
    description_ko: str
    description_en: str

    def name(self, language: str) -> str:
        """The name in `ko` or `en`."""
        return self.en if language == "en" else self.ko


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """A publisher: its names as printed and the domains it publishes or mails from."""

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    shares_mail: bool = False
    """Writers of other outlets of its house have addresses of its domains."""


@dataclass(frozen=True)
class Taxonomy:
    """All places, topics and outlets, by id, in a fixed order."""

    regions: Mapping[str, Region]
    topics: Mapping[str, Topic]
    outlets: Mapping[str, KnownOutlet]

    def ancestors(self, region_id: str) -> tuple[str, ...]:
        """The places a place lies in, nearest first."""
        return self._chains[region_id]

    @cached_property
    def _chains(self) -> Mapping[str, tuple[str, ...]]:
        """The places each place lies in; asked for some forty times an article."""

        def chain(region_id: str) -> tuple[str, ...]:
            parent = self.regions[region_id].parent
            return () if parent is None else (parent, *chain(parent))

        return {region_id: chain(region_id) for region_id in self.regions}

    def within(self, inner: str, outer: str) -> bool:
        """Whether a place is, or lies in, another."""
        return inner == outer or outer in self._chains[inner]

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The places directly below each place, in the taxonomy's order."""
        below: dict[str, list[str]] = {}
        for region in self.regions.values():
            if region.parent:
                below.setdefault(region.parent, []).append(region.id)
        return MappingProxyType({key: tuple(value) for key, value in below.items()})

    @cached_property
    def names_around(self) -> Mapping[str, frozenset[str]]:
        """All Korean names and aliases of each place and of the places it lies in."""
        own = {
            region.id: frozenset((region.ko, *region.aliases, *region.context_aliases))
            for region in self.regions.values()
        }
        return {place: own[place].union(*(own[above] for above in chain)) for place, chain in self._chains.items()}

    @cached_property
    def outlets_by_name(self) -> Mapping[str, KnownOutlet]:
        """Outlets by the key of each of their names; the first in the list keeps a name that two claim."""
        named: dict[str, KnownOutlet] = {}
        for outlet in self.outlets.values():
            for name in (outlet.name, *outlet.aliases):
                named.setdefault(outlet_key(name), outlet)
        return MappingProxyType(named)

    @cached_property
    def outlets_by_domain(self) -> Mapping[str, KnownOutlet]:
        """Outlets by each of their domains; the first in the list keeps a domain that two claim."""
        hosts: dict[str, KnownOutlet] = {}
        for outlet in self.outlets.values():
            for host in outlet.domains:
                hosts.setdefault(host.lower(), outlet)
        return MappingProxyType(hosts)

    @cached_property
    def shared_mail(self) -> frozenset[str]:
        """Domains from which writers of several outlets mail: those said to, and those above another outlet's own."""
        hosts = self.outlets_by_domain
        said = {host for host, outlet in hosts.items() if outlet.shares_mail}
        above = {
            upper
            for host, outlet in hosts.items()
            if (upper := host.partition(".")[2]) in hosts and hosts[upper] is not outlet
        }
        return frozenset(said | above)

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Names of places as datelines print them: `남원` for 남원시."""
        names = (name for region in self.regions.values() for name in (region.ko, *region.aliases))
        return frozenset(name[:-1] if len(name) > 2 and name[-1] in "시군구도" else name for name in names)


@cache
def load_taxonomy() -> Taxonomy:
    """The taxonomy that ships with the package.

    Raises:
        ConfigurationError: with every problem of every file.
    """
    problems: list[str] = []
    regions: dict[str, Region] = {}
    for name in vocabulary.names("regions"):
        for region_id, entry in vocabulary.load(name).items():
            if region_id in regions:
                problems.append(f"{name}: {region_id}: the id is taken by another file")
                continue
            _collect(problems, regions, region_id, _region, name, entry)
    topics: dict[str, Topic] = {}
    for topic_id, entry in vocabulary.load("topics.yml").items():
        _collect(problems, topics, topic_id, _topic, "topics.yml", entry)
    outlets: dict[str, KnownOutlet] = {}
    for outlet_id, entry in vocabulary.load("outlets.yml").items():
        _collect(problems, outlets, outlet_id, _outlet, "outlets.yml", entry)
    problems += tree_problems(regions)
    problems += alias_problems(regions.values())
    problems += distance_problems(regions)
    if problems:
        raise ConfigurationError(tuple(problems))
    return Taxonomy(MappingProxyType(regions), MappingProxyType(topics), MappingProxyType(outlets))


def find_outlet(taxonomy: Taxonomy, name: str) -> Outlet:
    """The outlet of that name; a name nobody knows becomes an outlet of its own.

    The made-up id is `o-` and eight hex digits of the name, so that it stays the same.

    >>> find_outlet(load_taxonomy(), "서울경제").id
    'seoul-economic-daily'
    >>> find_outlet(load_taxonomy(), "우리 동네 소식").id
    'o-7a9761f6'
    """
    known = taxonomy.outlets_by_name.get(outlet_key(name))
    if known is not None:
        return Outlet(known.id, known.name)
    return Outlet(f"o-{hashlib.sha256(fold(name).encode()).hexdigest()[:8]}", name)


_NEWS = re.compile("(?<=[가-힣])news")


def outlet_key(name: str) -> str:
    """What names of outlets are compared by: as `fold`, but `&` stays (`서울&` is a paper, `서울` is none), and `NEWS`
    behind Hangul is `뉴스`."""
    folded = "&".join(map(fold, name.split("&"))) if "&" in name else fold(name)
    return _NEWS.sub("뉴스", folded) if "news" in folded else folded


def _collect(problems: list[str], into: dict[str, Any], key: Any, build: Any, file: str, entry: Any) -> None:
    where = f"{file}: {key}"
    if not isinstance(key, str) or not _ID.fullmatch(key):
        problems.append(f"{where}: expected an id of a-z, 0-9 and '-'")
        return
    if not isinstance(entry, dict):
        problems.append(f"{where}: expected a mapping, found {type(entry).__name__}")
        return
    try:
        into[key] = build(key, entry, where)
    except ConfigurationError as error:
        problems.extend(error.problems)


def _text(entry: Mapping[str, Any], key: str, where: str, *, required: bool = False) -> str:
    value = entry.get(key)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise ConfigurationError((f"{where}.{key}: expected a text, found {value!r}",))
    return value.strip()


def _known(entry: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    unknown = sorted(str(key) for key in entry if key not in keys)
    if unknown:
        raise ConfigurationError(
            tuple(f"{where}.{key}: unknown key (expected one of {', '.join(sorted(keys))})" for key in unknown)
        )


def _region(region_id: str, entry: Mapping[str, Any], where: str) -> Region:
    _known(entry, _REGION_KEYS, where)
    kind = _text(entry, "kind", where, required=True)
    if kind not in KINDS:
        raise ConfigurationError((f"{where}.kind: {kind!r} is not one of {', '.join(KINDS)}",))
    at = entry.get("at")
    if at is not None and not (
        isinstance(at, list)
        and len(at) == 2
        and all(isinstance(x, int | float) for x in at)
        and -90 <= at[0] <= 90
        and -180 <= at[1] <= 180
    ):
        raise ConfigurationError((f"{where}.at: expected [latitude, longitude], found {at!r}",))
    return Region(
        id=region_id,
        ko=_text(entry, "ko", where, required=True),
        en=_text(entry, "en", where, required=True),
        kind=kind,
        parent=_text(entry, "parent", where) or None,
        latitude=float(at[0]) if at else None,
        longitude=float(at[1]) if at else None,
        aliases=vocabulary.strings(entry.get("aliases"), f"{where}.aliases"),
        context_aliases=vocabulary.strings(entry.get("context_aliases"), f"{where}.context_aliases"),
        website=_text(entry, "website", where) or None,
        former_ids=vocabulary.strings(entry.get("former_ids"), f"{where}.former_ids"),
        facts_ko=_text(entry, "facts_ko", where),
        facts_en=_text(entry, "facts_en", where),
        source=_text(entry, "source", where),
    )


def _topic(topic_id: str, entry: Mapping[str, Any], where: str) -> Topic:
    return Topic(
        id=topic_id,
        ko=_text(entry, "ko", where, required=True),
        en=_text(entry, "en", where, required=True),
        description_ko=_text(entry, "description_ko", where),
        description_en=_text(entry, "description_en", where),
    )


def _outlet(outlet_id: str, entry: Mapping[str, Any], where: str) -> KnownOutlet:
    _known(entry, {"name", "aliases", "domains", "shares_mail"}, where)
    if not isinstance(entry.get("shares_mail", False), bool):
        raise ConfigurationError((f"{where}.shares_mail: {entry['shares_mail']!r} is neither true nor false",))
    return KnownOutlet(
        id=outlet_id,
        name=_text(entry, "name", where, required=True),
        aliases=vocabulary.strings(entry.get("aliases"), f"{where}.aliases"),
        domains=vocabulary.strings(entry.get("domains"), f"{where}.domains"),
        shares_mail=bool(entry.get("shares_mail")),
    )
