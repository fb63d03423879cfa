"""What has opened or been finished: the other half of promises without a figure."""

from __future__ import annotations

from collections.abc import Iterator

from digest.extract import times
from digest.extract.measures import is_running, stage_pattern
from digest.extract.milestones import UNIT, facility_before, is_facility, names_facility
from digest.extract.owners import full_name
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import run_after
from digest.extract.places import Setting, known_places
from digest.known import Taxonomy
from digest.model import Article, Claim, RegionLabel, Status
from digest.text import sentences


def find_openings(article: Article, regions: tuple[RegionLabel, ...], taxonomy: Taxonomy) -> tuple[Claim, ...]:
    """A claim of one milestone, achieved, for each named facility that the article says has opened or been built.

    Only what the sentence tells as past: `센터를 개소했다`, `준공식을 열었다`, `지난해 문을 연 센터`.
    """
    pattern = stage_pattern()
    found: dict[str, Claim] = {}
    spans = tuple(sentences(article.body))
    for before, sentence in zip((None, *spans), spans, strict=False):
        events = tuple(pattern.finditer(sentence.text))
        if not events or not names_facility(sentence.text):
            continue  # looking is a thousand times cheaper than parsing
        told = Setting(sentence, before, known_places(regions, taxonomy))
        for event in events:
            if times.is_announced(sentence.text, event.start(), article.published):
                continue
            moods = ("past", "progressive") if is_running(event.group("event")) else ("past",)
            for low, high in _opened(
                parse(sentence.text), event.start(), moods, ceremony=bool(event.group("ceremony"))
            ):
                name = sentence.text[low:high]
                full = full_name(name, article.body[: sentence.start])
                what = f"{full} {event.group('event')}"
                signed, _ = times.signed_date(sentence.text, event.start(), article.published)
                found.setdefault(
                    what,
                    Claim(
                        article.id, what, name, sentence.start + low, sentence.start + high, 1, UNIT, False,
                        Status.ACHIEVED, sentence.text, as_of=signed, region=told.place_of(low, high, ""),
                    ),
                )  # fmt: skip
    return tuple(found.values())


def _opened(parsed: Parsed, start: int, moods: tuple[str, ...], *, ceremony: bool) -> Iterator[tuple[int, int]]:
    """The facility that the act at a position was done to."""
    act = next((item for item in parsed.predicates if item.end > start), None)
    if act is None or act.mood not in moods or act.start > start + 8:
        return
    if act.form == "attributive" and not ceremony:
        low, high = run_after(parsed, act.end)
        if is_facility(parsed.text[low:high]):
            yield low, high
        return
    span = facility_before(parsed, start)
    if span is not None:
        yield span
