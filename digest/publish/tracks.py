"""Promises and series as flat tables."""

from __future__ import annotations

from digest.model import Claim, Digest, Entry
from digest.publish.records import Record, claim_record, promise_record, series_record, story_url

PROMISES = [
    "claim",
    "story",
    "url",
    "region",
    "party",
    "what",
    "text",
    "value",
    "unit",
    "status",
    "due",
    "fate",
    "repeated",
    "settled_by",
    "settled_in",
    "settled_sentence",
    "latest",
    "latest_value",
    "series",
]
SERIES = [
    "series",
    "region",
    "measure",
    "unit",
    "claim",
    "story",
    "url",
    "date",
    "basis",
    "value",
    "status",
    "conflict",
]


def promise_rows(digest: Digest) -> list[Record]:
    """One row per promise, soonest first; `settled_in` is the story that says what has become of it."""
    told = _claims_by_id(digest)
    rows = []
    for promise in digest.promises:
        entry, number, claim = told[promise.claim]
        by = promise_record(promise)["settled_by"]
        row: Record = claim_record(claim) | promise_record(promise)
        row |= {
            "url": f"{story_url(entry.id)}#c{number}",
            "repeated": promise.repeated,
            "settled_by": promise.settled_by.claim if promise.settled_by else None,
            "settled_in": promise.settled_by.story if promise.settled_by else None,
            "settled_sentence": by["sentence"] if isinstance(by, dict) else None,
            "latest_value": told[promise.latest][2].value if promise.latest else None,
        }
        rows.append({name: row[name] for name in PROMISES})
    return rows


def series_rows(digest: Digest) -> list[Record]:
    """One row per point of every series; rows with the same `conflict` contradict each other."""
    told = _claims_by_id(digest)
    rows = []
    for series, record in zip(digest.series, map(series_record, digest.series), strict=True):
        disputed = {claim: number for number, group in enumerate(series.conflicts, start=1) for claim in group}
        for point in series.points:
            entry, number, _ = told[point.claim]
            row: Record = record | {
                "series": series.id,
                "claim": point.claim,
                "story": point.story,
                "url": f"{story_url(entry.id)}#c{number}",
                "date": point.date,
                "basis": point.basis,
                "value": point.value,
                "status": point.status,
                "conflict": disputed.get(point.claim),
            }
            rows.append({name: row[name] for name in SERIES})
    return rows


def _claims_by_id(digest: Digest) -> dict[str, tuple[Entry, int, Claim]]:
    """Every published claim with its story and its place in it."""
    return {
        claim.id: (entry, number, claim)
        for entry in digest.published
        for number, claim in enumerate(entry.claims, start=1)
    }
