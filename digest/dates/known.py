"""Names, office-holders and events that only some times could write about, from `known_dates.yml`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.lazy import compiled

FILE = "known_dates.yml"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that came into use, or went out of it."""

    names: tuple[str, ...]
    since: dt.date
    announced: dt.date
    """From when it was written about as something to come."""
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office."""

    who: str
    title: str
    orgs: tuple[str, ...]
    """What may stand between the name and the title."""
    first: dt.date
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A public event of one day."""

    names: tuple[str, ...]
    day: dt.date


@dataclass(frozen=True, slots=True)
class Known:
    """Everything the file says."""

    names: tuple[KnownName, ...]
    events: tuple[KnownEvent, ...]
    terms: Mapping[str, tuple[Term, ...]]
    """By the holder's name."""
    titles: tuple[str, ...]


@cache
def load_known() -> Known:
    """The file that ships with the package.

    Raises:
        ConfigurationError: with every problem of the file.
    """
    return read_known(vocabulary.load(FILE))


def find_known_names(text: str) -> dict[str, int]:
    """The names of the file that stand in a text, with their first places."""
    found: dict[str, int] = {}
    for match in _name_pattern().finditer(text):
        if text[match.end() : match.end() + 1] not in _OTHER_WORD:
            found.setdefault(match.group(), match.start())
    return found


_OTHER_WORD = ("문", "터", "분")
"""Letters that make another word of a short name: 기후부 and 기후부문."""


@cache
def _name_pattern() -> re.Pattern[str]:
    """All names in one alternation, those of one first letter together so that the engine skips the rest."""
    known = load_known()
    by_letter: dict[str, set[str]] = {}
    names = [name for entry in known.names for name in entry.names]
    names += [name for event in known.events for name in event.names]
    for name in names:
        by_letter.setdefault(name[0], set()).add(name[1:])
    return compiled(
        "|".join(
            f"{re.escape(letter)}(?:{'|'.join(re.escape(rest) for rest in sorted(rests, key=lambda r: (-len(r), r)))})"
            for letter, rests in sorted(by_letter.items())
        )
    )


def read_known(data: Mapping[str, Any]) -> Known:
    """Checks and types the content of `known_dates.yml`.

    Raises:
        ConfigurationError: with every problem.
    """
    problems = [f"{FILE}: {key}: unknown key" for key in data if key not in ("names", "events", "offices")]
    names, events = [], []
    terms: dict[str, list[Term]] = {}
    titles = set()
    for index, entry in enumerate(_entries(data, "names", problems)):
        where = f"{FILE}: names[{index}]"
        known = (str(entry.get("name") or ""), *vocabulary.strings(entry.get("also"), f"{where}.also"))
        since = _day(entry, "since", where, problems)
        announced = _day(entry, "announced", where, problems)
        until = _day(entry, "until", where, problems) if "until" in entry else None
        if any(len(name) < 2 for name in known):
            problems.append(f"{where}.name: expected a name of two letters or more")
        elif since and announced:
            if announced > since or (until is not None and until < since):
                problems.append(f"{where}: expected announced <= since <= until")
            names.append(KnownName(known, since, announced, until))
    for index, entry in enumerate(_entries(data, "events", problems)):
        where = f"{FILE}: events[{index}]"
        day = _day(entry, "day", where, problems)
        if day:
            events.append(KnownEvent(vocabulary.strings(entry.get("names"), f"{where}.names"), day))
    for index, entry in enumerate(_entries(data, "offices", problems)):
        where = f"{FILE}: offices[{index}]"
        title = entry.get("title")
        if not isinstance(title, str) or not title:
            problems.append(f"{where}.title: expected a title such as 시장")
            continue
        titles.add(title)
        orgs = vocabulary.strings(entry.get("org"), f"{where}.org")
        for number, holder in enumerate(_holders(entry, where, problems)):
            place = f"{where}.holders[{number}]"
            term = _term(holder, title, orgs, place, problems)
            if term:
                terms.setdefault(term.who, []).append(term)
    if problems:
        raise ConfigurationError(tuple(problems))
    by_name = {who: tuple(found) for who, found in terms.items()}
    return Known(tuple(names), tuple(events), by_name, tuple(sorted(titles)))


def _entries(data: Mapping[str, Any], key: str, problems: list[str]) -> list[dict[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list):
        problems.append(f"{FILE}: {key}: expected a list")
        return []
    entries = []
    for index, entry in enumerate(value):
        if isinstance(entry, dict):
            entries.append(entry)
        else:
            problems.append(f"{FILE}: {key}[{index}]: expected a mapping, found {entry!r}")
    return entries


def _holders(entry: Mapping[str, Any], where: str, problems: list[str]) -> list[Any]:
    value = entry.get("holders")
    if isinstance(value, list) and value:
        return value
    problems.append(f"{where}.holders: expected a list of [name, from, to]")
    return []


def _term(holder: Any, title: str, orgs: tuple[str, ...], where: str, problems: list[str]) -> Term | None:
    if (
        isinstance(holder, list)
        and len(holder) in (2, 3)
        and isinstance(holder[0], str)
        and all(isinstance(day, dt.date) for day in holder[1:])
        and holder[1:] == sorted(holder[1:])
    ):
        return Term(holder[0], title, orgs, holder[1], holder[2] if len(holder) == 3 else None)
    problems.append(f"{where}: expected [name, from] or [name, from, to] with days in order, found {holder!r}")
    return None


def _day(entry: Mapping[str, Any], key: str, where: str, problems: list[str]) -> dt.date | None:
    value = entry.get(key)
    if isinstance(value, dt.date):
        return value
    problems.append(f"{where}.{key}: expected a day such as 2017-07-26, found {value!r}")
    return None
