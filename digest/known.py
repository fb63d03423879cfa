"""What the digest knows by name: places, topics and outlets, and how much of it a stage gets to see.

A stage that gets less can keep its results while the rest is edited: they are kept under the mark of what it got.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from digest.cache import pack
from digest.lazy import regex
from digest.model import Outlet
from digest.regions import Region
from digest.text import fold


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
    shares_mail: bool | None = None
    """Writers of other outlets of its house have addresses of its domains; None: if sisters are at its subdomains."""


class AskedNames:
    """Names that are only asked whether something is among them: whoever asks depends on these answers, on no more."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._answers: dict[str, bool] = {}

    def __contains__(self, name: str) -> bool:
        return self._answers.setdefault(name, name in self._names)

    def listen(self) -> dict[str, bool]:
        """The answers that will be given from now on."""
        self._answers = {}
        return self._answers

    def answer_alike(self, answers: Mapping[str, bool]) -> bool:
        """Whether these answers would be given now."""
        return all((name in self._names) is known for name, known in answers.items())


_STEM = 6
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Taxonomy:
    """All places, topics and outlets, by id, in a fixed order."""

    regions: Mapping[str, Region]
    topics: Mapping[str, Topic]
    outlets: Mapping[str, KnownOutlet]

    @cached_property
    def mark(self) -> str:
        """A text that is another one for every other content, and for another order of it."""
        content = (*self.regions.values(), *self.topics.values(), *self.outlets.values())
        return hashlib.sha256(pack(content)).hexdigest()

    @cached_property
    def for_comparing(self) -> Taxonomy:
        """What telling stories apart needs: the Korean names of places, and what lies in what."""
        return _of_places(
            Region(region.id, region.ko, "", region.kind, region.parent, aliases=region.aliases)
            for region in self.regions.values()
        )

    @cached_property
    def for_articles(self) -> Taxonomy:
        """What cleaning needs: outlets, which places there are, and `place_names`, of which its mark says nothing."""
        handed = replace(_of_places(Region(each, "", "", "", None) for each in self.regions), outlets=self.outlets)
        vars(handed)["place_names"] = self.place_names
        return handed

    @cached_property
    def for_labels(self) -> Taxonomy:
        """What finding places in texts needs: all their names, and what lies in what."""
        return _of_places(map(_named, self.regions.values()))

    def for_facts(self, region_ids: Iterable[str]) -> Taxonomy:
        """What the facts of a story about some places need: what these are called, and what they lie in."""
        known = [region_id for region_id in region_ids if region_id in self.regions]
        around = {outer for region_id in known for outer in self._chains[region_id]}
        outer = (Region(place, "", "", "", self.regions[place].parent) for place in sorted(around - {*known}))
        return _of_places((*outer, *(_named(self.regions[region_id]) for region_id in known)))

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
    def outlets_by_stem(self) -> Mapping[str, KnownOutlet]:
        """Outlets by the word their domain consists of, as sites print it in Latin letters: `KUKINEWS`, `ScienceTimes`.

        Words of fewer than six letters, names of places, and words that two outlets have are left out.
        """
        stems: dict[str, KnownOutlet | None] = {}
        for host, outlet in self.outlets_by_domain.items():
            labels = re.sub(r"\.(?:(?:co|or|re|ac|pe|ne)\.kr|[a-z]{2,6})$", "", host).split(".")
            if len(labels) == 1 and len(labels[0]) >= _STEM and labels[0] not in self.regions:
                stems[labels[0]] = outlet if stems.get(labels[0], outlet) is outlet else None
        return MappingProxyType({stem: outlet for stem, outlet in stems.items() if outlet is not None})

    @cached_property
    def shared_mail(self) -> frozenset[str]:
        """Domains from which writers of several outlets mail: those said to, and those above another outlet's first."""
        hosts = self.outlets_by_domain
        said = {host for host, outlet in hosts.items() if outlet.shares_mail}
        above = {
            upper
            for host, outlet in hosts.items()
            if outlet.domains[0] == host and (upper := host.partition(".")[2]) in hosts
            if hosts[upper] is not outlet and hosts[upper].shares_mail is None
        }
        return frozenset(said | above)

    @cached_property
    def place_names(self) -> AskedNames:
        """Names of places as datelines print them: `남원` for 남원시."""
        names = (name for region in self.regions.values() for name in (region.ko, *region.aliases))
        return AskedNames(name[:-1] if len(name) > 2 and name[-1] in "시군구도" else name for name in names)


def _of_places(regions: Iterable[Region]) -> Taxonomy:
    return Taxonomy(MappingProxyType({region.id: region for region in regions}), _NOTHING, _NOTHING)


def _named(region: Region) -> Region:
    """A place with its names only."""
    return Region(
        region.id, region.ko, region.en, region.kind, region.parent,
        aliases=region.aliases, context_aliases=region.context_aliases,
    )  # fmt: skip


def find_outlet(taxonomy: Taxonomy, name: str) -> Outlet:
    """The outlet of that name; a name nobody knows becomes an outlet of its own.

    The made-up id is `o-` and eight hex digits of the name, so that it stays the same.

    >>> from digest.taxonomy import load_taxonomy
    >>> find_outlet(load_taxonomy(), "서울경제").id
    'seoul-economic-daily'
    >>> find_outlet(load_taxonomy(), "우리 동네 소식").id
    'o-7a9761f6'
    """
    known = taxonomy.outlets_by_name.get(outlet_key(name))
    if known is not None:
        return Outlet(known.id, known.name)
    return Outlet(f"o-{hashlib.sha256(fold(name).encode()).hexdigest()[:8]}", name)


_NEWS = regex("(?<=[가-힣])news")


def outlet_key(name: str) -> str:
    """What names of outlets are compared by: as `fold`, but `&` stays (`서울&` is a paper, `서울` is none), and `NEWS`
    behind Hangul is `뉴스`."""
    folded = "&".join(map(fold, name.split("&"))) if "&" in name else fold(name)
    return _NEWS.sub("뉴스", folded) if "news" in folded else folded
