"""Which stories belong to which place and topic, so that data files, feeds and redirects agree."""

from __future__ import annotations

from hashlib import blake2b

from digest.cache import pack
from digest.model import Claim, Digest, Entry, Role
from digest.taxonomy import Taxonomy


def newest_first(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Entries by date, newest first, then by id; undated ones last."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published.sort_key, reverse=True))


def by_region(digest: Digest, taxonomy: Taxonomy) -> dict[str, tuple[Entry, ...]]:
    """The published stories that name a place or one in it, for each place that has any, in the taxonomy's order."""
    found: dict[str, list[Entry]] = {}
    for entry in newest_first(digest.published):
        places = {label.id for label in entry.labels.regions} | {claim.region for claim in entry.claims if claim.region}
        places &= taxonomy.regions.keys()
        for place in places | {outer for inner in places for outer in taxonomy.ancestors(inner)}:
            found.setdefault(place, []).append(entry)
    return {place: tuple(found[place]) for place in taxonomy.regions if place in found}


def by_topic(digest: Digest, taxonomy: Taxonomy) -> dict[str, tuple[Entry, ...]]:
    """The published stories of every topic, in the taxonomy's order; a topic may have none."""
    found: dict[str, list[Entry]] = {topic: [] for topic in taxonomy.topics}
    for entry in newest_first(digest.published):
        for label in entry.labels.topics:
            if label.id in found:
                found[label.id].append(entry)
    return {topic: tuple(entries) for topic, entries in found.items()}


def role_in(entry: Entry, region: str, taxonomy: Taxonomy) -> Role:
    """What a place is to a story: primary if it, or a place in it, is."""
    inside = [label.role for label in entry.labels.regions if taxonomy.within(label.id, region)]
    return Role.PRIMARY if Role.PRIMARY in inside else Role.MENTIONED


def claims_of(entry: Entry, region: str, taxonomy: Taxonomy) -> tuple[Claim, ...]:
    """The figures of a story that may be shown for a place: not those said of a place elsewhere.

    A figure without a place of its own is shown where the story is mainly about the place.
    """
    primary = role_in(entry, region, taxonomy) is Role.PRIMARY
    return tuple(
        claim
        for claim in entry.claims
        if (primary if claim.region not in taxonomy.regions else taxonomy.within(str(claim.region), region))
    )


def key_of(entry: Entry) -> str:
    """What stands for a story; empty where nothing can (a vast number, half a character)."""
    try:
        return blake2b(pack(entry), digest_size=20).hexdigest()
    except (OverflowError, UnicodeError):
        return ""
