"""Who is to be seen at the beginning of a paragraph that is glued to the one before: a name with an office, before it
or behind it, or behind what he does, with the next paragraph glued to it."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.embedded_words import (
    FULL,
    NEXT_WORD,
    TOPIC,
    full_word,
    goes_on,
    is_person,
    office,
    person,
    portrait,
    titles,
)
from digest.clean.joints import is_no_word, opens, stands
from digest.clean.patterns import is_name
from digest.clean.scenes import shows_scene
from digest.lazy import compiled

_AGAIN = 2
"""Times a name stands in a text that speaks of whom it shows, at least."""
_REACH = 70
"""Characters of such a text, at most."""
_NAME = 3
"""Syllables of a name that a space parts from the paragraph below."""


def person_end(text: str, start: int, end: int, *, alone: bool = False) -> int:
    """Where the name and office of somebody in a portrait end that a paragraph is glued to; or 0. With `alone` a
    paragraph begins at `start`, and any word tells it; a space parts it from one that opens paragraphs."""
    shown = person().match(text, start, end)
    if not shown or not is_name(shown["name"]):
        return _spaced_end(text, start, end) if alone else 0
    if shown["next"] is None:
        return shown.end()
    place = shown.start("next")
    if goes_on(text, place):
        return 0
    if opens(text, place):
        return place
    told = NEXT_WORD.match(text, place) and is_no_word(text, start, place)
    return place if told and (stands(shown["next"], text) or (alone and len(shown["next"]) >= FULL)) else 0


def _spaced_end(text: str, start: int, end: int) -> int:
    if text[start + _NAME : start + _NAME + 1] != " " or not is_name(text[start : start + _NAME]):
        return 0
    offices = _spaced().finditer(text, start, min(end, start + _REACH))
    places = (at.end() for at in offices if opens(text, at.end() + 1) and is_person(text[start : at.end()]))
    return next(places, 0)


@cache
def _spaced() -> re.Pattern[str]:
    return compiled(rf"(?:{titles()})(?= )")


def portrait_end(text: str, start: int, end: int) -> int:
    """The same where the name does not come first, of whom the text speaks again: at once as `최 교수`, or anywhere."""
    shown = portrait().match(text, start, end)
    name = (shown["name"] or shown["last"]) if shown else ""
    if not shown or not is_name(name) or text.count(name) < _AGAIN:
        return 0
    place = shown.end()
    if text.startswith(f"{name[0]} {shown.group().split()[-1]}", place):
        return place
    word = full_word(text, place)
    if not word or goes_on(text, place) or not is_no_word(text, start, place):
        return 0
    return place if shown["name"] or opens(text, place) or stands(word, text) else 0


def seen_end(text: str, start: int, end: int) -> int:
    """Where an office ends of somebody who is told behind what he does: `시험동을 둘러보는 온결대 최영 교수`; or 0."""
    for title in office().finditer(text, start, min(end, start + _REACH)):
        place = title.end()
        phrase, word = text[start:place], full_word(text, place)
        if not word or goes_on(text, place) or TOPIC.match(phrase) or not is_no_word(text, start, place):
            continue
        if shows_scene(phrase) and (opens(text, place) or stands(word, text)):
            return place
    return 0
