"""Which stories belong to which place and topic, so that data files, feeds and redirects agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digest.model import Claim, Digest, Entry, Role
from digest.taxonomy import Taxonomy


def newest_first(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Entries by date, newest first, then by id; undated ones last."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published.listed_by, reverse=True))


def by_region(digest: Digest, taxonomy: Taxonomy) -> dict[str, tuple[Entry, ...]]:
    """The published stories that name a place or one in it, for each place that has any, in the taxonomy's order."""
    return {place: tuple(entry for entry, _ in told) for place, told in with_roles(digest, taxonomy).items()}


_latest: tuple[Digest, Taxonomy, dict[str, list[tuple[Entry, Role]]]] | None = None


def with_roles(digest: Digest, taxonomy: Taxonomy) -> Mapping[str, Sequence[tuple[Entry, Role]]]:
    """The same with what the place is to each story: primary if it, or a place in it, is.

    That of the latest digest is remembered: data files, feeds and redirects all ask for it.
    """
    global _latest  # noqa: PLW0603 (a digest is too large to be the key of a cache)
    if _latest is None or _latest[0] is not digest or _latest[1] is not taxonomy:
        _latest = digest, taxonomy, _with_roles(digest, taxonomy)
    return _latest[2]


def _with_roles(digest: Digest, taxonomy: Taxonomy) -> dict[str, list[tuple[Entry, Role]]]:
    found: dict[str, list[tuple[Entry, Role]]] = {}
    for entry in newest_first(digest.published):
        named = {label.id for label in entry.labels.regions} | {claim.region for claim in entry.claims if claim.region}
        primary = _around(entry.regions(Role.PRIMARY), taxonomy)
        for place in _around(named & taxonomy.regions.keys(), taxonomy):
            found.setdefault(place, []).append((entry, Role.PRIMARY if place in primary else Role.MENTIONED))
    return {place: found[place] for place in taxonomy.regions if place in found}


def by_topic(digest: Digest, taxonomy: Taxonomy) -> dict[str, tuple[Entry, ...]]:
    """The published stories of every topic, in the taxonomy's order; a topic may have none."""
    found: dict[str, list[Entry]] = {topic: [] for topic in taxonomy.topics}
    for entry in newest_first(digest.published):
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
