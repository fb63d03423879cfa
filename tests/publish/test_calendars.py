"""Calendars that a calendar program reads, with ids and stamps that do not move."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import icalendar
import pytest

from digest.model import Digest, Entry
from digest.publish.calendars import calendars
from digest.render import survey
from digest.taxonomy import Taxonomy

SITE = "https://digest.example/bio/"


def read(digest: Digest, taxonomy: Taxonomy, site_url: str = SITE) -> dict[str, bytes]:
    return {asset.uri: asset.content for asset in calendars(survey(digest, taxonomy), site_url)}


def events(content: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))  # type: ignore[arg-type]


def test_every_place_and_topic_with_a_due_date_has_one_in_both_editions(digest: Digest, taxonomy: Taxonomy) -> None:
    places = ("", "regions/nara/", "regions/saebyeok/", "regions/gaon/", "topics/organoid/")
    assert set(read(digest, taxonomy)) == {
        f"{edition}{place}calendar.ics" for edition in ("", "en/") for place in places
    }


@pytest.mark.parametrize(
    ("uri", "summary", "words"),
    [
        ("calendar.ics", "320억 원 (계획)", "기사 표현: “320억원”"),
        ("en/calendar.ics", "KRW 32 billion (Planned)", "As printed"),
    ],
)
def test_an_entry_says_what_is_due_and_leads_to_it(
    digest: Digest, taxonomy: Taxonomy, uri: str, summary: str, words: str
) -> None:
    (event,) = events(read(digest, taxonomy)[uri])
    assert summary in str(event["summary"])
    assert words in str(event["description"])
    assert event["dtstart"].dt == dt.date(2027, 12, 31)
    assert event["dtstamp"].dt == dt.datetime(2025, 3, 13, tzinfo=dt.UTC)
    assert str(event["url"]).startswith(SITE)
    assert str(event["url"]).endswith("stories/a0000000001/#c1")
    assert str(event["uid"]).endswith("@digest.example")
    assert str(event["uid"]).startswith("a0000000001-")


def test_lines_are_short_and_hostile_text_opens_no_line(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    claim = replace(main_entry.claims[0], what="가" * 200 + "\r\nATTENDEE:mailto:x@evil.example")
    content = read(replace(digest, entries=(replace(main_entry, claims=(claim,)),)), taxonomy)["calendar.ics"]
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if line.startswith(b"ATTENDEE")]
    assert b"x@evil.example" not in content


def test_a_program_reads_what_was_written(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    for length in range(60, 80):  # signs that are escaped, wherever a line is cut
        words = "\\" + "a" * length + ";,,;다; 둘,\n셋"
        claim = replace(main_entry.claims[0], what=words)
        told = replace(digest, entries=(replace(main_entry, claims=(claim,)),))
        content = read(told, taxonomy)["calendar.ics"]
        assert str(events(content)[0]["summary"]).startswith(words)
        assert not [line for line in content.split(b"\r\n") if line.endswith(b"\\")]


def test_without_an_address_no_link_is_made_up(digest: Digest, taxonomy: Taxonomy) -> None:
    (event,) = events(read(digest, taxonomy, "")["calendar.ics"])
    assert "url" not in event
    assert "http" not in str(event["description"])


def test_a_name_with_a_comma_is_one_name(digest: Digest, taxonomy: Taxonomy) -> None:
    regions = {**taxonomy.regions, "nara": replace(taxonomy.regions["nara"], en="Nara, the Land")}
    content = read(digest, replace(taxonomy, regions=regions))["en/regions/nara/calendar.ics"]
    assert b"\r\nNAME:Nara\\, the Land - " in content
