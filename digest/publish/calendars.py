"""Due dates as calendars (RFC 5545): one for the site, one for each place and topic that has any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import TypeVar
from urllib.parse import urlsplit

import numpy as np

from digest.cache import Cache, pack
from digest.kept import Workshop
from digest.marks import story_numbers
from digest.parallel import usable_cpus
from digest.publish.pieces import Keys, Pieced, Section
from digest.publish.records import story_url
from digest.publish.scrub import scrub
from digest.render.atlas import Atlas, Figure
from digest.render.catalogue import LANGUAGES, Catalogue, load_catalogue
from digest.render.cells import names_a_thing
from digest.render.figures import last_day, write_date, write_figure
from digest.render.scope import PREFIX
from digest.taxonomy import Region, Topic

T = TypeVar("T")

_NO_HOST = "bio-cluster-digest.invalid"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_PART = "publish.calendars"
_END = b"END:VCALENDAR\r\n"
_APART = 0x9E3779B97F4A7C15
"""An odd number that has every figure of a story far from the others' numbers."""


@dataclass(frozen=True, slots=True)
class _Due:
    """What an entry says; the same gives the same bytes."""

    uid: str
    changed: dt.date | None
    day: dt.date
    summary: str
    description: str
    category: str
    url: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a calendar says of itself."""

    title: str
    language: str


def calendars(atlas: Atlas, site_url: str, cache: Cache | None = None) -> tuple[Pieced, ...]:
    """`calendar.ics`, `regions/<id>/calendar.ics` and `topics/<id>/calendar.ics`, in both editions.

    A due date that is only a month or a year stands on its last day. Ids and time stamps come from the
    stories, never from the clock, so that a subscriber sees an entry change only when it does.
    Entries are kept in `cache` by what they say.
    """
    taxonomy = atlas.taxonomy
    workshop = Workshop(cache or Cache.open(None), usable_cpus())
    due = [figure for figure in atlas.figures if figure.claim.due]
    due.sort(key=lambda figure: (last_day(str(figure.claim.due)), figure.entry.id, figure.number))
    found: list[tuple[str, str, Sequence[Figure]]] = [("", "", due)]
    for folder, dossiers in (("regions", atlas.regions), ("topics", atlas.topics)):
        for item, dossier in dossiers.items():
            found.append((folder, item, [figure for figure in dossier.figures if figure.claim.due]))
    made = []
    numbers = story_numbers(atlas.digest.entries)
    for language in LANGUAGES:
        catalogue = load_catalogue(language)
        title = str(catalogue.messages["calendar.title"])
        writer = _Writer(catalogue, site_url, numbers, workshop)
        for folder, item, figures in found:
            if not figures:
                continue
            named: Mapping[str, Region | Topic] = taxonomy.regions if folder == "regions" else taxonomy.topics
            frame = _Frame(f"{named[item].name(language)} - {title}" if item else title, language)
            uri = "/".join(filter(None, (folder, item, "calendar.ics")))
            made.append(Pieced(PREFIX[language] + uri, writer.parts(frame, figures)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes calendars in one language."""

    catalogue: Catalogue
    site_url: str
    numbers: Mapping[str, int]
    """What stands for stories, by id."""
    workshop: Workshop
    frames: dict[str, _Frame] = field(default_factory=dict)
    """What all calendars say of themselves, by key."""
    heads: dict[str, bytes] = field(default_factory=dict)
    """How they begin."""
    events: dict[int, bytes] = field(default_factory=dict)
    """Entries by what stands for them: most are in the calendars of several places and topics."""

    def parts(self, frame: _Frame, figures: Sequence[Figure]) -> tuple[bytes | Section, ...]:
        """A calendar of promises in their order."""
        where = int(_key(self.site_url)[:16], 16)
        told = [self.numbers[figure.entry.id] + figure.number * _APART + where for figure in figures]
        key = _key(frame)
        self.frames[key] = frame
        return (
            Section(_numbers([int(key[:16], 16)]), partial(self._heads, key)),
            Section(_numbers(told), partial(self._events, figures, told)),
            _END,
        )

    def _heads(self, key: str, places: Sequence[int]) -> list[tuple[bytes]]:
        if places and not self.heads:
            self.heads.update(self._make(_write_head, self.frames))
        return [(self.heads[key],) for _ in places]

    def _events(self, figures: Sequence[Figure], told: Sequence[int], places: Sequence[int]) -> list[tuple[bytes]]:
        new = {
            told[place]: _tell(figures[place], self.catalogue, self.site_url)
            for place in places
            if told[place] not in self.events
        }
        keys = {number: _key(due) for number, due in new.items()}
        orders = {keys[number]: due for number, due in new.items()}
        made = self._make(_write_event, orders)
        self.events.update((number, made[key]) for number, key in keys.items())
        return [(self.events[told[place]],) for place in places]

    def _make(self, write: Callable[[T], bytes], orders: Mapping[str, T]) -> dict[str, bytes]:
        if self.workshop.cache.lacking(_PART, [*orders]):
            import icalendar  # noqa: F401  # once, before there are several processes: it takes long to load
        return self.workshop.make(_PART, write, bytes, orders) if orders else {}


def _numbers(numbers: Sequence[int]) -> Keys:
    return np.array([number % 2**64 for number in numbers], np.uint64)


def _key(order: _Due | _Frame | str) -> str:
    return blake2b(pack(order), digest_size=16).hexdigest()


def _tell(figure: Figure, catalogue: Catalogue, site_url: str) -> _Due:
    claim, entry = figure.claim, figure.entry
    value = claim.text if names_a_thing(claim) else write_figure(claim, catalogue)
    status = catalogue.messages[f"status.{claim.status.value if claim.status else 'none'}"]
    outlets = ", ".join(dict.fromkeys(article.outlet.name for article in entry.articles if article.outlet))
    page = f"{site_url}{PREFIX[catalogue.language]}{story_url(entry.id)}#c{figure.number}" if site_url else ""
    lines = [
        catalogue.messages["calendar.due"].format(date=write_date(str(claim.due), catalogue)),
        catalogue.messages["calendar.words"].format(text=claim.text),
        scrub(entry.title),
        outlets,
        page,
    ]
    return _Due(
        uid=f"{claim.id}@{urlsplit(site_url).hostname or _NO_HOST}",
        changed=entry.published.latest,
        day=last_day(str(claim.due)),
        summary=scrub(f"{claim.what}: {value} ({status})" if claim.what else f"{value} ({status})"),
        description=scrub("\n".join(line for line in lines if line)),
        category=str(status),
        url=page,
    )


def _write_event(due: _Due) -> bytes:
    from icalendar import Event  # takes longer to load than all that is kept

    event = Event()
    event.add("uid", due.uid)
    event.add("dtstamp", dt.datetime.combine(due.changed, dt.time(), dt.UTC) if due.changed else _EPOCH)
    event.add("dtstart", due.day)
    event.add("summary", due.summary)
    event.add("description", due.description)
    event.add("categories", [due.category])
    event.add("transp", "TRANSPARENT")
    if due.url:
        event.add("url", due.url)
    return bytes(event.to_ical())


def _write_head(frame: _Frame) -> bytes:
    """How a calendar begins, around entries that are written already."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//bio-cluster-digest//due dates//{frame.language.upper()}")
    calendar.add("name", vText(frame.title))
    calendar.add("x-wr-calname", vText(frame.title))
    calendar.add("method", "PUBLISH")
    return bytes(calendar.to_ical()).removesuffix(_END)
