"""Due dates as calendars (RFC 5545): one for the site, one for each place and topic that has any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from digest.model import Asset
from digest.publish.records import story_url
from digest.publish.scrub import scrub
from digest.render.atlas import Atlas, Figure
from digest.render.catalogue import LANGUAGES, Catalogue, load_catalogue
from digest.render.cells import names_a_thing
from digest.render.figures import last_day, write_date, write_figure
from digest.render.scope import PREFIX

_NO_HOST = "bio-cluster-digest.invalid"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def calendars(atlas: Atlas, site_url: str) -> tuple[Asset, ...]:
    """`calendar.ics`, `regions/<id>/calendar.ics` and `topics/<id>/calendar.ics`, in both editions.

    A due date that is only a month or a year stands on its last day. Ids and time stamps come from the
    stories, never from the clock, so that a subscriber sees an entry change only when it does.
    """
    taxonomy = atlas.taxonomy
    assets = []
    for language in LANGUAGES:
        catalogue, prefix = load_catalogue(language), PREFIX[language]
        events = _events(atlas, catalogue, site_url)
        title = str(catalogue.messages["calendar.title"])
        if events:
            assets.append(Asset(f"{prefix}calendar.ics", _calendar(title, events.values(), language)))
        named = [("regions", region, taxonomy.regions[region].name(language)) for region in atlas.regions]
        named += [("topics", topic, taxonomy.topics[topic].name(language)) for topic in atlas.topics]
        for folder, item, name in named:
            dossier = atlas.regions[item] if folder == "regions" else atlas.topics[item]
            own = [events[key] for figure in dossier.figures if (key := (figure.entry.id, figure.number)) in events]
            if own:
                assets.append(
                    Asset(f"{prefix}{folder}/{item}/calendar.ics", _calendar(f"{name} - {title}", own, language))
                )
    return tuple(assets)


def _events(atlas: Atlas, catalogue: Catalogue, site_url: str) -> dict[tuple[str, int], bytes]:
    """The entries as written, by story and number of the figure, soonest first."""
    due = [figure for figure in atlas.figures if figure.claim.due]
    due.sort(key=lambda figure: (last_day(str(figure.claim.due)), figure.entry.id, figure.number))
    return {(figure.entry.id, figure.number): _event(figure, catalogue, site_url) for figure in due}


def _event(figure: Figure, catalogue: Catalogue, site_url: str) -> bytes:
    claim, entry = figure.claim, figure.entry
    day = last_day(str(claim.due))
    value = claim.text if names_a_thing(claim) else write_figure(claim, catalogue)
    status = catalogue.messages[f"status.{claim.status.value if claim.status else 'none'}"]
    outlets = ", ".join(dict.fromkeys(article.outlet.name for article in entry.articles if article.outlet))
    page = f"{site_url}{PREFIX[catalogue.language]}{story_url(entry.id)}#c{figure.number}"
    lines = [
        catalogue.messages["calendar.due"].format(date=write_date(str(claim.due), catalogue)),
        catalogue.messages["calendar.words"].format(text=claim.text),
        scrub(entry.title),
        outlets,
        page if site_url else "",
    ]
    event = Event()
    event.add("uid", f"{claim.id}@{urlsplit(site_url).hostname or _NO_HOST}")
    event.add("dtstamp", _stamp(figure))
    event.add("dtstart", day)
    event.add("summary", scrub(f"{claim.what}: {value} ({status})" if claim.what else f"{value} ({status})"))
    event.add("description", scrub("\n".join(line for line in lines if line)))
    event.add("categories", [str(status)])
    event.add("transp", "TRANSPARENT")
    if site_url:
        event.add("url", page)
    return bytes(event.to_ical())


def _stamp(figure: Figure) -> dt.datetime:
    latest = figure.entry.published.latest
    return dt.datetime.combine(latest, dt.time(), dt.UTC) if latest else _EPOCH


def _calendar(title: str, events: Iterable[bytes], language: str) -> bytes:
    """A calendar around entries that are written already."""
    frame = Calendar()
    frame.add("version", "2.0")
    frame.add("prodid", f"-//bio-cluster-digest//due dates//{language.upper()}")
    frame.add("name", title)
    frame.add("x-wr-calname", title)
    frame.add("method", "PUBLISH")
    head, end = bytes(frame.to_ical()).split(b"END:VCALENDAR")
    return head + b"".join(events) + b"END:VCALENDAR" + end
