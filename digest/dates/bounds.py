"""Bounds of a publication date, inferred from what an undated article says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from digest import vocabulary
from digest.dates.mentions import find_dates
from digest.dates.tense import tense_after
from digest.model import Article, Published


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last possible day, with the words they rest on."""

    earliest: dt.date | None
    latest: dt.date | None
    evidence: tuple[str, ...] = ()


def infer_bounds(article: Article) -> Bounds:
    """The days between which an article must have been published; None where a side stays open."""
    text = "\n".join((article.title or "", *article.deck, article.body))
    earliest: dt.date | None = None
    evidence: list[str] = []
    known = vocabulary.load("known_dates.yml")
    for entry in known["names"]:
        if any(name in text for name in (entry["name"], *entry.get("also", ()))) and (
            earliest is None or entry["announced"] > earliest
        ):
            earliest, evidence = entry["announced"], [entry["name"]]
    for mention in find_dates(text, Published()):
        if (
            mention.earliest
            and tense_after(text, mention.end) < 0
            and (earliest is None or mention.earliest > earliest)
        ):
            earliest, evidence = mention.earliest, [mention.text]
    return Bounds(earliest, None, tuple(evidence))
