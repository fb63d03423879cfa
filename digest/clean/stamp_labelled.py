"""Dates with a label: `입력 2024-03-05 09:10`, `기사 작성 2024.03.05`."""

from __future__ import annotations

from digest.clean.draft import Line, Scribe, Trace
from digest.clean.lexicon import furniture, key
from digest.clean.patterns import is_name
from digest.clean.stamp_labels import BARE, EDITION_NUMBER, FULL, Place, field_of, labelled, stated_date
from digest.clean.stamp_writers import writers_in
from digest.lazy import regex
from digest.model import Stated

SENT = regex(rf"(?P<value>{FULL})\s?(?P<label>송고|입력|등록|작성|승인|게재|발행)(?![가-힣])")
_FIRST = regex(rf"(?P<value>{FULL})")
_WIRE = regex(r"(?P<value>(?:19|20)\d{2}\.\d{1,2}\.\d{1,2})\.?\s?/\s?뉴스1")
_NAMED = regex(r"^[가-힣A-Za-z·/]{2,10}?(?=(?:입력|등록|승인|작성)\s?[:：]?\s?(?:19|20)\d{2})")
"""`최영입력 2024. 9. 3.`, `디지털경제입력 :2018/07/18`: the reporter's name or the section before the stamp."""
_SOURCED = regex(r"(?:^|(?<=\s))(?:출처|언론사|매체|매체명)\s?[:：]?\s(?P<name>[가-힣A-Za-z0-9]{2,12})(?=\s|$)")
"""`출처 새벽신문`, in a board's line of particulars."""
REST_LIMIT = 60
"""A line that holds a labelled date and otherwise at most this many letters is a stamp as a whole."""


def take_labelled(line: Line, place: Place, scribe: Scribe) -> bool:
    """Takes dates with a label out of a line that is nothing else; a sentence that holds one stays whole."""
    text = line.text
    name = None if labelled().match(text) else _NAMED.match(text)
    if name:
        person = is_name(name.group()) and key(name.group()) not in furniture().buttons
        scribe.cut(name.group(), "byline" if person else "label")
        scribe.authors.extend([name.group()] if person else [])
        text = text[name.end() :]
    spans = [(match, field_of(match["label"])) for match in labelled().finditer(text)]
    spans = spans or [(match, "published") for match in SENT.finditer(text)]
    wire = _WIRE.search(text)
    if wire:
        scribe.bare_marks.append(Stated("published", wire["value"], "picture"))
    rest = text
    for match, _ in spans:
        rest = rest.replace(match.group(), " ")
    rest = "" if not EDITION_NUMBER.sub("", rest).strip(" |/·,[]()") else " ".join(rest.strip(" |/·,").split())
    bare = _FIRST.match(rest) if spans and all(field == "modified" for _, field in spans) else None
    if bare:
        rest = rest[bare.end() :].strip(" |/·,")
    again = BARE.match(rest) if spans else None
    if again:
        scribe.cut(rest, "date line")  # the same once more, in words
        rest = ""
    if not spans or len(rest) > REST_LIMIT or rest.endswith("."):
        scribe.shorten(line, text) if name else scribe.keep(line)
        return True
    found = [*spans, *([(bare, "published")] if bare else [])]
    for match, field in found:
        scribe.cut(match.group(), "date line")
        if not place.neighbour and (place.above_text or field != "modified" or len(found) > 1):
            scribe.marks.append(stated_date(match["value"], field))  # alone below the text: when the site was changed
    source = _SOURCED.search(rest)
    if source:
        scribe.outlets.append(Stated("outlet", source["name"], "byline"))
        rest = _SOURCED.sub("", rest).strip()
    writers = writers_in(EDITION_NUMBER.sub(" ", rest)) if rest else ()
    if writers:
        scribe.cut(rest, "byline")
        rest = ""
    scribe.authors.extend(writers or ((place.writer,) if place.writer and place.above_text else ()))
    scribe.shorten(line, rest, Trace.DATE)
    return True
