"""The curator's hand: `seeds/curation.yml`. It always wins over what was computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError, meant
from digest.known import Taxonomy
from digest.lazy import regex
from digest.model import Finding

FILE_NAME = "curation.yml"
_PARTIAL_DATE = regex(r"\d{4}(-\d{2}(-\d{2})?)?")
_SEED_KEYS = {
    "title",
    "outlet",
    "url",
    "published",
    "author",
    "regions",
    "topics",
    "on_topic",
    "hide",
    "note",
    "reason",
}


@dataclass(frozen=True, slots=True)
class SeedCuration:
    """What a curator says of one seed; None where nothing is said."""

    src_uri: str
    reason: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    primary_regions: tuple[str, ...] | None = None
    mentioned_regions: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    on_topic: bool | None = None
    hide: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class StoryCuration:
    """Seeds that are one story, or that must not be."""

    seeds: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Curation:
    """All of a curator's decisions."""

    seeds: Mapping[str, SeedCuration] = field(default_factory=lambda: MappingProxyType({}))
    same_story: tuple[StoryCuration, ...] = ()
    separate_stories: tuple[StoryCuration, ...] = ()

    def unused(self, known: frozenset[str]) -> tuple[Finding, ...]:
        """A finding for each entry that names a seed which is not there.

        `known` holds the paths of all seeds below the seeds folder, rejected ones included.
        """
        findings = [
            Finding(
                f"{FILE_NAME}: seeds.{name}",
                f"no seed has this path{meant(name, known)}",
                "a path below the seeds folder",
            )
            for name in self.seeds
            if name not in known
        ]
        for key, groups in (("same_story", self.same_story), ("separate_stories", self.separate_stories)):
            findings += [
                Finding(
                    f"{FILE_NAME}: {key}[{index}]",
                    f"no seed has the path '{name}'{meant(name, known)}",
                    "a path below the seeds folder",
                )
                for index, group in enumerate(groups)
                for name in group.seeds
                if name not in known
            ]
        return tuple(findings)

    def contradictions(self) -> tuple[Finding, ...]:
        """A finding for each pair of seeds that is both one story and separate stories."""
        joined: dict[str, str] = {}

        def root(name: str) -> str:
            while joined.get(name, name) != name:
                name = joined[name]
            return name

        for group in self.same_story:
            for name in group.seeds[1:]:
                joined[root(name)] = root(group.seeds[0])
        findings = []
        for index, group in enumerate(self.separate_stories):
            for position, left in enumerate(group.seeds):
                for right in group.seeds[position + 1 :]:
                    if root(left) == root(right):
                        findings.append(
                            Finding(
                                f"{FILE_NAME}: separate_stories[{index}]",
                                f"'{left}' and '{right}' are one story by same_story; same_story wins",
                                "one of the two entries",
                            )
                        )
        return tuple(findings)


def load_curation(seeds_dir: Path, taxonomy: Taxonomy) -> Curation:
    """The curation beside the seeds; an empty one where there is no file.

    Raises:
        ConfigurationError: with every problem of the file.
    """
    path = seeds_dir / FILE_NAME
    if not path.exists():
        return Curation()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError((f"{FILE_NAME}: cannot be read as UTF-8: {error}",)) from error
    document = vocabulary.parse_yaml(text, FILE_NAME)
    if document is None:
        return Curation()
    if not isinstance(document, dict):
        raise ConfigurationError((f"{FILE_NAME}: expected a mapping at the top, found {type(document).__name__}",))
    problems = [
        f"{FILE_NAME}: {key}: unknown key (expected seeds, same_story or separate_stories)"
        for key in document
        if key not in {"seeds", "same_story", "separate_stories"}
    ]
    seeds = _seed_entries(document.get("seeds"), taxonomy, problems)
    same = _groups(document.get("same_story"), "same_story", problems)
    separate = _groups(document.get("separate_stories"), "separate_stories", problems)
    if problems:
        raise ConfigurationError(tuple(problems))
    return Curation(MappingProxyType(seeds), same, separate)


def _seed_entries(value: Any, taxonomy: Taxonomy, problems: list[str]) -> dict[str, SeedCuration]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        problems.append(f"{FILE_NAME}: seeds: expected a mapping from seed paths, found {type(value).__name__}")
        return {}
    entries = {}
    for name, entry in value.items():
        where = f"{FILE_NAME}: seeds.{name}"
        if not isinstance(entry, dict):
            problems.append(f"{where}: expected a mapping, found {type(entry).__name__}")
            continue
        before = len(problems)
        curated = _seed(str(name), entry, where, taxonomy, problems)
        if len(problems) == before:
            entries[str(name)] = curated
    return entries


def _seed(name: str, entry: dict[str, Any], where: str, taxonomy: Taxonomy, problems: list[str]) -> SeedCuration:
    problems += [
        f"{where}.{key}: unknown key (expected one of {', '.join(sorted(_SEED_KEYS))})"
        for key in entry
        if key not in _SEED_KEYS
    ]
    texts = {
        key: _optional_text(entry, key, where, problems)
        for key in ("title", "outlet", "url", "author", "note", "reason")
    }
    if not texts["reason"]:
        problems.append(f"{where}.reason: expected why this was decided")
    url = texts["url"]
    if url is not None and not re.match(r"https?://[^\s/]+", url):
        problems.append(f"{where}.url: expected an address that starts with http:// or https://, found {url!r}")
    flags = {}
    for key in ("hide", "on_topic"):
        flag = entry.get(key)
        if flag is not None and not isinstance(flag, bool):
            problems.append(f"{where}.{key}: expected true or false, found {flag!r}")
        flags[key] = flag if isinstance(flag, bool) else None
    regions = entry.get("regions")
    if isinstance(regions, dict):
        problems += [
            f"{where}.regions.{key}: expected primary or mentioned"
            for key in regions
            if key not in ("primary", "mentioned")
        ]
        primary: Any = regions.get("primary", [])
        mentioned: Any = regions.get("mentioned", [])
    else:
        primary, mentioned = regions, None
    return SeedCuration(
        src_uri=name,
        reason=texts["reason"] or "",
        title=texts["title"],
        outlet=texts["outlet"],
        url=url,
        author=texts["author"],
        published=_partial_date(entry.get("published"), f"{where}.published", problems),
        primary_regions=_ids(primary, taxonomy.regions, f"{where}.regions", problems),
        mentioned_regions=_ids(mentioned, taxonomy.regions, f"{where}.regions.mentioned", problems),
        topics=_ids(entry.get("topics"), taxonomy.topics, f"{where}.topics", problems),
        on_topic=flags["on_topic"],
        hide=bool(flags["hide"]),
        note=texts["note"],
    )


def _optional_text(entry: dict[str, Any], key: str, where: str, problems: list[str]) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        problems.append(f"{where}.{key}: expected a text, found {value!r}")
        return None
    return value.strip()


def _partial_date(value: Any, where: str, problems: list[str]) -> str | None:
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    text = text[:10]
    if _PARTIAL_DATE.fullmatch(text):
        try:
            date.fromisoformat((text + "-01-01")[:10])
            return text
        except ValueError:
            pass
    problems.append(f"{where}: expected YYYY, YYYY-MM or YYYY-MM-DD, found {value!r}")
    return None


def _ids(value: Any, known: Mapping[str, object], where: str, problems: list[str]) -> tuple[str, ...] | None:
    if value is None:
        return None
    try:
        ids = vocabulary.strings(value, where)
    except ConfigurationError as error:
        problems.extend(error.problems)
        return None
    problems += [f"{where}: no such id: '{item}'{meant(item, known)}" for item in ids if item not in known]
    return ids


def _groups(value: Any, key: str, problems: list[str]) -> tuple[StoryCuration, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        problems.append(f"{FILE_NAME}: {key}: expected a list, found {type(value).__name__}")
        return ()
    groups = []
    for index, entry in enumerate(value):
        where = f"{FILE_NAME}: {key}[{index}]"
        if not isinstance(entry, dict) or set(entry) - {"seeds", "reason"}:
            problems.append(f"{where}: expected a mapping with seeds and reason")
            continue
        reason = _optional_text(entry, "reason", where, problems)
        if not reason:
            problems.append(f"{where}.reason: expected why this was decided")
        try:
            seeds = vocabulary.strings(entry.get("seeds"), f"{where}.seeds")
        except ConfigurationError as error:
            problems.extend(error.problems)
            continue
        if len(set(seeds)) < 2:
            problems.append(f"{where}.seeds: expected two or more different seeds")
        groups.append(StoryCuration(seeds, reason or ""))
    return tuple(groups)
