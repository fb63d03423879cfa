"""The places, topics and outlets the digest knows, read from YAML and checked as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.known import KnownOutlet, Taxonomy, Topic, find_outlet
from digest.lazy import regex
from digest.regions import Region, alias_problems, distance_problems, tree_problems

__all__ = ["KINDS", "KnownOutlet", "Region", "Taxonomy", "Topic", "find_outlet", "load_taxonomy"]

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
_ID = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


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
        shares_mail=entry.get("shares_mail"),
    )
