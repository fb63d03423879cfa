"""Every name a place can be called by, all found in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from digest import vocabulary
from digest.classify.matching import Words, unspaced
from digest.classify.spellings import load_site_kinds, load_site_words, spell_abroad, spell_latin, spell_site
from digest.errors import ConfigurationError
from digest.known import Taxonomy
from digest.lazy import regex
from digest.regions import Region

_SHORT = regex(r"[가-힣]{1,6}(?<![시군구도])|[가-힣]{2}")
_SHORT_SITE = regex(r"[가-힣]{2,3}")
_ONE_WORD = regex(r"[가-힣]{2,}")
UNLABELLED = frozenset({"south-korea"})
"""The country all stories are about: named everywhere, it tells nothing."""
LONG_LATIN = 6
"""Shorter Latin names are abbreviations, or words in small letters."""
_SUFFIXES = {"city": "시", "county": "군", "district": "구"}
LONGEST_DIRECTION = 2
"""Characters of 동구, 서구, 중구: their stems name nothing."""
SHORT_TOWN = 2
"""Characters of a province's short name; longer names of places in Korea end with their kind (원주시)."""
SPECIAL_CITIES = frozenset({"seoul", "busan", "daegu", "incheon", "gwangju", "daejeon", "ulsan", "sejong"})
"""Provinces that are cities: their districts are told apart by the city before them."""


@dataclass(frozen=True, slots=True)
class Homonym:
    """A place name that is also something else."""

    place_by_default: bool
    by_morphology: bool
    """Whether the morphological analysis may decide."""
    next: tuple[str, ...]
    """What speaks against the place when it follows."""
    previous: tuple[str, ...]
    """What speaks against the place when it ends the text before; one syllable (` 건`) as a word of its own."""
    elsewhere: tuple[str, ...]
    """What speaks against it anywhere in the story, unless the place's full name stands there too."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name one or several places."""

    text: str
    regions: tuple[str, ...]
    """Candidates, the better known first."""
    bare: bool
    """A municipality's or province's name without its suffix."""
    needs_context: bool
    """Means the place only where another of its names stands in the story."""
    only_inside: bool
    """Means the place only directly behind its city: `대전 유성`, `대전(유성)`."""
    homonym: Homonym | None
    institution: bool = False
    """Names somebody who sits there, not the place."""
    around: tuple[str, int] | None = None
    """The place around it that the name begins with, and how many characters name that: Busan in `부산 기장군`."""


@dataclass(frozen=True)
class Lexicon:
    """All names."""

    names: Mapping[str, Name]
    """By what they are without spaces."""
    words: Words
    """Finds the longest one at each position."""


def build_lexicon(taxonomy: Taxonomy) -> Lexicon:
    """The lexicon of a taxonomy, built once per taxonomy object and process."""
    key = id(taxonomy)
    if key not in _BUILT or _BUILT[key][0] is not taxonomy:
        _BUILT[key] = (taxonomy, _build(taxonomy))
    return _BUILT[key][1]


_BUILT: dict[int, tuple[Taxonomy, Lexicon]] = {}


def _build(taxonomy: Taxonomy) -> Lexicon:
    homonyms = load_homonyms()
    provinces = frozenset(r.ko for r in taxonomy.regions.values() if r.kind == "province")
    found: dict[str, list[tuple[str, bool, bool]]] = {}
    for region in taxonomy.regions.values():
        if region.id in UNLABELLED:
            continue
        stem = _stem(region, taxonomy, provinces)
        plain = (region.ko, *region.aliases, *_derived(region, taxonomy), *((stem,) if stem else ()))
        for text in dict.fromkeys(written for name in plain for written in _in_other_case(name, region)):
            bare = text == stem or bool((_SHORT_SITE if region.kind == "cluster" else _SHORT).fullmatch(text))
            found.setdefault(text, []).append((region.id, bare, False))
        for text in region.context_aliases:
            found.setdefault(text, []).append((region.id, False, True))
    institutions = load_institutions()
    for text, (region_id, needs_context) in institutions.items():
        found.setdefault(text, []).append((region_id, False, needs_context))
    names = {
        unspaced(text): Name(
            text,
            tuple(dict.fromkeys(entry[0] for entry in entries)),
            any(entry[1] for entry in entries),
            all(entry[2] for entry in entries),
            False,
            homonyms.get(text),
            text in institutions,
            _named_around(text, entries[0][0], taxonomy),
        )
        for text, entries in found.items()
    }
    for text, districts in _district_stems(taxonomy).items():
        if text not in names:
            names[text] = Name(text, districts, True, False, True, homonyms.get(text))
    spelled = _spell_sites(names, taxonomy)
    for text, name in spelled.items():
        names.setdefault(unspaced(text), name)
    return Lexicon(names, Words([*found, *names, *spelled], overlapping=True))


def _spell_sites(names: Mapping[str, Name], taxonomy: Taxonomy) -> dict[str, Name]:
    """Every way to write the names of sites, with what the name means."""
    spelled: dict[str, Name] = {}
    for name in names.values():
        site = taxonomy.regions[name.regions[0]]
        if site.kind == "cluster" and not name.institution:
            for text in _spell_site(name.text, [taxonomy.regions[region] for region in taxonomy.ancestors(site.id)]):
                spelled.setdefault(text, replace(name, around=_named_around(text, site.id, taxonomy)))
    return spelled


def _spell_site(text: str, around: Sequence[Region]) -> Iterable[str]:
    if any(place.id == "south-korea" for place in around):
        towns = {
            town[:-1] if len(town) > SHORT_TOWN else town: town for town in (place.ko.split()[-1] for place in around)
        }
        return spell_site(text, towns, load_site_kinds())
    called = (tuple(name for name in (place.ko, *place.aliases) if _ONE_WORD.fullmatch(name)) for place in around)
    return spell_abroad(text, {name: names for names in called for name in names}, load_site_words())


def _named_around(text: str, region: str, taxonomy: Taxonomy) -> tuple[str, int] | None:
    first, space, _ = text.partition(" ")
    if not space:
        return None
    for outer in taxonomy.ancestors(region):
        place = taxonomy.regions[outer]
        if outer not in UNLABELLED and first in (place.ko, *place.aliases):
            return outer, len(first)
    return None


def _district_stems(taxonomy: Taxonomy) -> dict[str, tuple[str, ...]]:
    """`유성` of 유성구 in Daejeon, with the districts so called."""
    stems: dict[str, list[str]] = {}
    for region in taxonomy.regions.values():
        short = region.ko.split()[-1]
        if region.kind == "district" and len(short) > LONGEST_DIRECTION and region.parent in SPECIAL_CITIES:
            stems.setdefault(short[:-1], []).append(region.id)
    return {stem: tuple(regions) for stem, regions in stems.items()}


def _stem(region: Region, taxonomy: Taxonomy, provinces: frozenset[str]) -> str | None:
    """The name without its administrative suffix: `남원` of 남원시; None for districts and other kinds.

    `제주` and `광주` are provinces first; only 경기 광주시 shares its province-like name.
    """
    if region.kind not in ("city", "county") or "south-korea" not in taxonomy.ancestors(region.id):
        return None
    short = region.ko.split()[-1]
    stem = short[:-1]
    return stem if stem not in provinces or short != region.ko else None


def _derived(region: Region, taxonomy: Taxonomy) -> Iterable[str]:
    """Names that follow from the official ones: `고성군` of 강원 고성군, `부산시` of 부산, the English name."""
    if region.id in SPECIAL_CITIES:
        yield f"{region.ko}시"
    if " " in region.ko and region.kind in _SUFFIXES and region.ko.endswith(_SUFFIXES[region.kind]):
        yield region.ko.split()[-1]
    if len(region.en) > 3 and "," not in region.en and region.en.isascii() and _owns_english(region, taxonomy):
        yield region.en


def _in_other_case(name: str, region: Region) -> Iterable[str]:
    """The name, and as headlines and logos write a Latin one: `GENOPOLE`, and of a site `Lab-Central`, `labcentral`."""
    if region.kind == "cluster" and len(name) >= LONG_LATIN:
        return spell_latin(name)
    return (name, name.upper()) if name.isascii() and len(name) >= LONG_LATIN else (name,)


def _owns_english(region: Region, taxonomy: Taxonomy) -> bool:
    """Whether no place with a better claim has the same English name (Songdo is one, Gangwon another)."""
    return not any(
        other.en == region.en and other.id != region.id and len(other.id) <= len(region.id)
        for other in taxonomy.regions.values()
    )


@cache
def load_homonyms() -> Mapping[str, Homonym]:
    """The entries of `classify/homonyms.yml`.

    Raises:
        ConfigurationError: if an entry is malformed.
    """
    file = "classify/homonyms.yml"
    entries: dict[str, Homonym] = {}
    for name, entry in vocabulary.load(file).items():
        where = f"{file}: {name}"
        default = entry.get("default", "place")
        if default not in ("place", "word", "never"):
            raise ConfigurationError((f"{where}.default: {default!r} is not one of place, word, never",))
        entries[str(name)] = Homonym(
            default == "place",
            default != "never",
            _texts(entry.get("next"), f"{where}.next"),
            tuple(f" {w}" if len(w) == 1 else w for w in _texts(entry.get("previous"), f"{where}.previous")),
            _texts(entry.get("elsewhere"), f"{where}.elsewhere"),
        )
    return entries


@cache
def load_institutions() -> Mapping[str, tuple[str, bool]]:
    """The entries of `classify/institutions.yml`: name to its place, and whether it needs context.

    Raises:
        ConfigurationError: if a list is malformed.
    """
    file = "classify/institutions.yml"
    data = vocabulary.load(file)
    return {
        text: (region_id, kind == "beside")
        for kind in ("always", "beside")
        for region_id, names in data[kind].items()
        for text in vocabulary.strings(names, f"{file}: {kind}.{region_id}")
    }


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, list):
        value = [str(item) if isinstance(item, int) else item for item in value]
    return vocabulary.strings(value, where)


_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@lru_cache(maxsize=256)
def lower_keeping_offsets(text: str) -> str:
    """The text in small letters, offsets unchanged (matching without case in the pattern is three times slower)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.translate(_LOWER)


def is_inside_latin_word(text: str, start: int, end: int) -> bool:
    """Whether a match that begins or ends with a Latin letter or digit is only a part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (text[start].isascii() and before.isascii() and before.isalnum()) or (
        text[end - 1].isascii() and after.isascii() and after.isalnum()
    )
