"""What pages are made of, as short hashes: a page whose hashes are what they were need not be written again.

A story is hashed once, whole; a page's key is made of the hashes of what it shows and the few other things it
depends on. Code, templates, vocabularies and taxonomy are in every key, so whoever keeps something by a page's
key never meets the work of other code. `tests/render/test_keys.py` changes a digest in every way it knows and
proves that no text changes under an unchanged key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from digest.cache import pack
from digest.marks import marks_apart, story_marks
from digest.model import Entry, Series
from digest.provenance import made_by
from digest.render.atlas import Atlas, Figure, Pledge
from digest.render.split import is_long

_SIZE = 16


@dataclass(frozen=True, slots=True)
class Keys:
    """The hashes of everything in a digest."""

    base: bytes
    """Code, templates, vocabularies, taxonomy, and the site's address."""
    wholes: Mapping[str, bytes]
    """Published stories, by id."""
    stories: Mapping[str, bytes]
    """The same without what they are related to, which only their own pages tell."""
    pledges: Mapping[str, bytes]
    """Promises with the reports that settle them, by the claim that makes them."""
    settled: Mapping[str, bytes]
    """The promises of a story that later reports settled, by its id; stories without any are left out."""
    series: Mapping[str, bytes]
    """By id, with the stories their points stand in."""
    shape: bytes
    """How lists of stories of one topic are reached from places: which have a page, which are split or hold one row."""
    everything: bytes
    """The whole digest but for what stories are related to; for the few pages that count all of it."""

    @classmethod
    def of(cls, atlas: Atlas, site_url: str) -> Keys:
        """Hash a digest."""
        taxonomy, digest = atlas.taxonomy, atlas.digest
        named = pack((tuple(taxonomy.regions.values()), tuple(taxonomy.topics.values())))
        whole, apart = story_marks(digest.entries), marks_apart(digest.entries)
        wholes = {entry.id: whole[entry.id].encode() for entry in atlas.entries}
        stories = {entry.id: apart[entry.id].encode() for entry in atlas.entries}
        pledges = {pledge.promise.claim: _of_pledge(atlas, stories, pledge) for pledge in atlas.pledges}
        settled: dict[str, bytes] = {}
        for pledge in atlas.pledges:
            if pledge.promise.settled_by is not None:
                story = pledge.figure.entry.id
                settled[story] = settled.get(story, b"") + pledges[pledge.promise.claim]
        series = {series.id: _of_series(stories, series) for series in digest.series}
        shape = pack([(region, is_long(item), len(item.entries) > 1) for region, item in atlas.regions.items()])
        rest = pack(replace(digest, entries=(), decisions=(), review=()))
        others = [apart[entry.id].encode() for entry in digest.entries if not entry.labels.on_topic]
        return cls(
            base=mark(made_by("render"), named, site_url.encode()),
            wholes=wholes,
            stories=stories,
            pledges=pledges,
            settled=settled,
            series=series,
            shape=mark(shape),
            everything=mark(rest, *stories.values(), *pledges.values(), *others),
        )

    def page(self, src_uri: str, *parts: bytes) -> str:
        """The key of a page made of these parts."""
        return mark(self.base, src_uri.encode(), *parts).hex()

    def entries(self, entries: Iterable[Entry]) -> bytes:
        """Stories in their order."""
        return b"".join([self.stories[entry.story.lead] for entry in entries])

    def figures(self, figures: Iterable[Figure]) -> bytes:
        """Figures in their order, by their stories; which figures of a story are shown depends on that story alone."""
        return b"".join([self.stories[story] for story in {figure.entry.story.lead: None for figure in figures}])


def mark(*parts: bytes) -> bytes:
    """A short hash of several contents; where one ends matters."""
    found = blake2b(digest_size=_SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()


def _of_pledge(atlas: Atlas, stories: Mapping[str, bytes], pledge: Pledge) -> bytes:
    promise = pledge.promise
    found = [pack(promise), stories[pledge.figure.entry.id]]
    by = promise.settled_by
    if by is not None and by.story in stories:
        found.append(stories[by.story])
    for claim in (by.claim if by is not None else None, promise.latest):
        figure = atlas.figure_of.get(claim or "")
        found.append(stories[figure.entry.id] if figure is not None else b"")
    return mark(*found)


def _of_series(stories: Mapping[str, bytes], series: Series) -> bytes:
    return mark(pack(series), *(stories.get(point.story, b"") for point in series.points))
