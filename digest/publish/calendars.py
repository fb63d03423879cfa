"""Due dates as calendars (RFC 5545): one for the site, one for each place and topic that has any."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

from digest.cache import Cache, pack
from digest.kept import Workshop
from digest.model import Asset
from digest.parallel import usable_cpus
from digest.publish.records import story_url
from digest.publish.scrub import scrub
from digest.render.atlas import Atlas, Figure
from digest.render.catalogue import LANGUAGES, Catalogue, load_catalogue
from digest.render.cells import names_a_thing
from digest.render.figures import last_day, write_date, write_figure
from digest.render.scope import PREFIX

_NO_HOST = "bio-cluster-digest.invalid"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_END = b"END:VCALENDAR\r\n"


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


def calendars(atlas: Atlas, site_url: str, cache: Cache | None = None) -> tuple[Asset, ...]:
    """`calendar.ics`, `regions/<id>/calendar.ics` and `topics/<id>/calendar.ics`, in both editions.

    A due date that is only a month or a year stands on its last day. Ids and time stamps come from the
    stories, never from the clock, so that a subscriber sees an entry change only when it does.
    Entries are kept in `cache` by what they say.
    """
    taxonomy = atlas.taxonomy
    workshop = Workshop(cache or Cache.open(None), usable_cpus())
    found: list[tuple[str, _Frame, list[bytes]]] = []
    for language in LANGUAGES:
        catalogue, prefix = load_catalogue(language), PREFIX[language]
        events = _events(atlas, catalogue, site_url, workshop)
        title = str(catalogue.messages["calendar.title"])
        if events:
            found.append((f"{prefix}calendar.ics", _Frame(title, language), list(events.values())))
        named = [("regions", region, taxonomy.regions[region].name(language)) for region in atlas.regions]
        named += [("topics", topic, taxonomy.topics[topic].name(language)) for topic in atlas.topics]
        for folder, item, name in named:
            dossier = atlas.regions[item] if folder == "regions" else atlas.topics[item]
            own = [events[figure.entry.id, figure.number] for figure in dossier.figures if figure.claim.due]
            if own:
                frame = _Frame(f"{name} - {title}", language)
                found.append((f"{prefix}{folder}/{item}/calendar.ics", frame, own))
    heads = workshop.make("publish.calendars", _write_head, bytes, {_key(frame): frame for _, frame, _ in found})
    return tuple(Asset(uri, b"".join((heads[_key(frame)], *own, _END))) for uri, frame, own in found)


def _key(order: _Due | _Frame) -> str:
    return blake2b(pack(order), digest_size=16).hexdigest()


def _events(atlas: Atlas, catalogue: Catalogue, site_url: str, workshop: Workshop) -> dict[tuple[str, int], bytes]:
    """The entries as written, by story and number of the figure, soonest first."""
    due = [figure for figure in atlas.figures if figure.claim.due]
    due.sort(key=lambda figure: (last_day(str(figure.claim.due)), figure.entry.id, figure.number))
    told = {(figure.entry.id, figure.number): _tell(figure, catalogue, site_url) for figure in due}
    keys = {place: _key(order) for place, order in told.items()}
    made = workshop.make("publish.calendars", _write_event, bytes, {keys[place]: told[place] for place in told})
    return {place: made[key] for place, key in keys.items()}


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
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//bio-cluster-digest//due dates//{frame.language.upper()}")
    calendar.add("name", frame.title)
    calendar.add("x-wr-calname", frame.title)
    calendar.add("method", "PUBLISH")
    return bytes(calendar.to_ical()).removesuffix(_END)
