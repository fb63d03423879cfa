"""Which stories belong to which place and topic, so that data files, feeds and redirects agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digest.memory import of_the_latest
from digest.model import Claim, Digest, Entry, Role
from digest.taxonomy import Taxonomy


def newest_first(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Entries by date, newest first, then by id; undated ones last."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published.listed_by, reverse=True))


@of_the_latest
def newest(digest: Digest) -> tuple[Entry, ...]:
    """The published stories, newest first."""
    return newest_first(digest.published)


def by_region(digest: Digest, taxonomy: Taxonomy) -> dict[str, tuple[Entry, ...]]:
    """The published stories that name a place or one in it, for each place that has any, in the taxonomy's order."""
    return {place: tuple(entry for entry, _ in told) for place, told in with_roles(digest, taxonomy).items()}


@of_the_latest
def with_roles(digest: Digest, taxonomy: Taxonomy) -> Mapping[str, Sequence[tuple[Entry, Role]]]:
    """The same with what the place is to each story: primary if it, or a place in it, is."""
    found: dict[str, list[tuple[Entry, Role]]] = {}
    for entry in newest(digest):
        named = {label.id for label in entry.labels.regions} | {claim.region for claim in entry.claims if claim.region}
        primary = _around(entry.regions(Role.PRIMARY), taxonomy)
        for place in _around(named & taxonomy.regions.keys(), taxonomy):
            found.setdefault(place, []).append((entry, Role.PRIMARY if place in primary else Role.MENTIONED))
    return {place: found[place] for place in taxonomy.regions if place in found}


@of_the_latest
def by_topic(digest: Digest, taxonomy: Taxonomy) -> dict[str, tuple[Entry, ...]]:
    """The published stories of every topic, in the taxonomy's order; a topic may have none."""
    found: dict[str, list[Entry]] = {topic: [] for topic in taxonomy.topics}
    for entry in newest(digest):
        for label in entry.labels.topics:
            if label.id in found:
                found[label.id].append(entry)
    return {topic: tuple(entries) for topic, entries in found.items()}


def claims_of(entry: Entry, region: str, taxonomy: Taxonomy) -> tuple[Claim, ...]:
    """The figures of a story that may be shown for a place: not those said of a place elsewhere.

    A figure without a place of its own is shown where the story is mainly about the place.
    """
    primary = region in _around(entry.regions(Role.PRIMARY), taxonomy)
    return tuple(
        claim
        for claim in entry.claims
        if (primary if claim.region not in taxonomy.regions else taxonomy.within(str(claim.region), region))
    )


def _around(places: Iterable[str], taxonomy: Taxonomy) -> set[str]:
    """Places with those they lie in."""
    return {outer for place in places for outer in (place, *taxonomy.ancestors(place))}
