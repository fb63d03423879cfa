"""Due dates as calendars (RFC 5545): one for the site, one for each place and topic that has any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np

from digest.marks import story_numbers
from digest.publish.pieces import Keys, Pieced, Section
from digest.publish.records import story_url
from digest.publish.scrub import scrub
from digest.render.atlas import Atlas, Figure
from digest.render.catalogue import LANGUAGES, Catalogue, load_catalogue
from digest.render.cells import names_a_thing
from digest.render.figures import last_day, write_date, write_figure
from digest.render.scope import PREFIX
from digest.taxonomy import Region, Topic

_NO_HOST = "bio-cluster-digest.invalid"
_EPOCH = dt.date(1970, 1, 1)
_END = b"END:VCALENDAR\r\n"
_APART = 0x9E3779B97F4A7C15
"""An odd number that has every figure of a story far from the others' numbers."""


def calendars(atlas: Atlas, site_url: str) -> tuple[Pieced, ...]:
    """`calendar.ics`, `regions/<id>/calendar.ics` and `topics/<id>/calendar.ics`, in both editions.

    A due date that is only a month or a year stands on its last day. Ids and time stamps come from the
    stories, never from the clock, so that a subscriber sees an entry change only when it does.
    """
    taxonomy = atlas.taxonomy
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
        writer = _Writer(catalogue, site_url, numbers)
        for folder, item, figures in found:
            if not figures:
                continue
            named: Mapping[str, Region | Topic] = taxonomy.regions if folder == "regions" else taxonomy.topics
            own = f"{named[item].name(language)} - {title}" if item else title
            uri = "/".join(filter(None, (folder, item, "calendar.ics")))
            made.append(Pieced(PREFIX[language] + uri, writer.parts(own, figures)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes calendars in one language."""

    catalogue: Catalogue
    site_url: str
    numbers: Mapping[str, int]
    """What stands for stories, by id."""
    events: dict[int, bytes] = field(default_factory=dict)
    """Entries by what stands for them: most are in the calendars of several places and topics."""

    def parts(self, title: str, figures: Sequence[Figure]) -> tuple[bytes | Section, ...]:
        """A calendar of promises in their order."""
        where = int(blake2b(self.site_url.encode(), digest_size=8).hexdigest(), 16)
        told = [self.numbers[figure.entry.id] + figure.number * _APART + where for figure in figures]
        keys: Keys = np.array([number % 2**64 for number in told], np.uint64)
        return _head(title, self.catalogue.language), Section(keys, partial(self._events, figures, told)), _END

    def _events(self, figures: Sequence[Figure], told: Sequence[int], places: Sequence[int]) -> list[tuple[bytes]]:
        for place in places:
            if told[place] not in self.events:
                self.events[told[place]] = _event(figures[place], self.catalogue, self.site_url)
        return [(self.events[told[place]],) for place in places]


def _head(title: str, language: str) -> bytes:
    """How a calendar begins."""
    return _lines(
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", f"-//bio-cluster-digest//due dates//{language.upper()}"),
        ("METHOD", "PUBLISH"),
        ("NAME", title),
        ("X-WR-CALNAME", title),
    )


def _event(figure: Figure, catalogue: Catalogue, site_url: str) -> bytes:
    claim, entry = figure.claim, figure.entry
    status = str(catalogue.messages[f"status.{claim.status.value if claim.status else 'none'}"])
    value = f"{claim.text if names_a_thing(claim) else write_figure(claim, catalogue)} ({status})"
    outlets = ", ".join(dict.fromkeys(article.outlet.name for article in entry.articles if article.outlet))
    page = f"{site_url}{PREFIX[catalogue.language]}{story_url(entry.id)}#c{figure.number}" if site_url else ""
    told = [
        catalogue.messages["calendar.due"].format(date=write_date(str(claim.due), catalogue)),
        catalogue.messages["calendar.words"].format(text=claim.text),
        scrub(entry.title),
        outlets,
        page,
    ]
    return _lines(
        ("BEGIN", "VEVENT"),
        ("SUMMARY", scrub(f"{claim.what}: {value}" if claim.what else value)),
        ("DTSTART", last_day(str(claim.due))),
        ("DTSTAMP", dt.datetime.combine(entry.published.latest or _EPOCH, dt.time(), dt.UTC)),
        ("UID", f"{claim.id}@{urlsplit(site_url).hostname or _NO_HOST}"),
        ("CATEGORIES", status),
        ("DESCRIPTION", scrub("\n".join(line for line in told if line))),
        ("TRANSP", "TRANSPARENT"),
        *([("URL", page)] if page else []),
        ("END", "VEVENT"),
    )


def _lines(*told: tuple[str, str | dt.date]) -> bytes:
    """Properties as they stand in a file. A calendar put together of the library's components takes twice as long."""
    from icalendar import vDate, vDatetime, vText, vUri  # takes longer to load than most builds write
    from icalendar.parser import Contentline, Parameters

    lines = []
    for name, value in told:
        if isinstance(value, dt.datetime):
            line = Contentline.from_parts(name, Parameters(), vDatetime(value))
        elif isinstance(value, dt.date):
            line = Contentline.from_parts(name, Parameters({"VALUE": "DATE"}), vDate(value))
        else:
            line = Contentline.from_parts(name, Parameters(), vUri(value) if name == "URL" else vText(value))
        lines.append(bytes(line.to_ical()) + b"\r\n")
    return b"".join(lines)
