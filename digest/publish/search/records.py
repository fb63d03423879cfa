"""What the search shows of a story: headline, date, outlet, labels, and a few published words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Entry, Role
from digest.publish.scrub import scrub
from digest.text import clip

_ALL_PASSAGES = 600_000
"""Letters of all stories' passages together: what may be loaded at the first keystroke stays small."""
_LEAST, _MOST = 60, 400
"""Letters of one story's passages, whatever the number of stories."""


@dataclass(frozen=True, slots=True)
class Record:
    """One story as search results show it."""

    id: str
    title: str
    date: str
    """As precise as it is known; empty where it is not."""
    outlet: tuple[str, str] | None
    """Id and name of the lead's outlet."""
    primary: tuple[str, ...]
    """Places the story is about."""
    mentioned: tuple[str, ...]
    topics: tuple[str, ...]
    passages: tuple[str, ...]
    """Quotations and figures that the story's page shows."""


def make_records(entries: Sequence[Entry]) -> tuple[Record, ...]:
    """The records of stories, in their order."""
    room = max(_LEAST, min(_MOST, _ALL_PASSAGES // max(len(entries), 1)))
    return tuple(_record(entry, room) for entry in entries)


def _record(entry: Entry, room: int) -> Record:
    outlet = entry.lead.outlet
    return Record(
        id=entry.id,
        title=scrub(entry.title),
        date=entry.published.date or "",
        outlet=(outlet.id, outlet.name) if outlet else None,
        primary=entry.regions(Role.PRIMARY),
        mentioned=entry.regions(Role.MENTIONED),
        topics=tuple(label.id for label in entry.labels.topics),
        passages=tuple(_within(_passages(entry), room)),
    )


def _passages(entry: Entry) -> Iterator[str]:
    for quote in entry.excerpt:
        yield quote.text
    for claim in entry.claims:
        yield f"{claim.what} {claim.text}"
    for agreement in entry.agreements:
        yield " ".join(filter(None, ("·".join(agreement.parties), agreement.purpose)))


def _within(passages: Iterator[str], room: int) -> Iterator[str]:
    """The passages that fit, each once; the first is cut where it alone is too long."""
    seen: set[str] = set()
    for passage in passages:
        text = " ".join(scrub(passage).split())
        if not text or text in seen:
            continue
        if seen and len(text) > room:
            continue
        yield clip(text, room)
        seen.add(text)
        room -= len(text)
        if room <= 0:
            return
