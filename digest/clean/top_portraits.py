"""Who is to be seen above the first sentence of a page without line ends: a name with an office, glued to the text or
with a full stop, below a deck or not; the seat of an office."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.embedded_words import full_word, goes_on, is_person, titles
from digest.clean.joints import is_joint, is_no_word, stands
from digest.clean.patterns import is_name
from digest.lazy import compiled, regex

_SHORT = 5
"""Characters of a name with an office, at least."""
_NAME = regex(r"(?:^|(?<=[가-힣”’\"'…)]))(?P<name>[가-힣]{3}|(?<![가-힣])[가-힣]{2})(?=\s)")
_OFFICE, _BETWEEN = 50, 4
"""Characters of a name with an office, and words behind the name, at most."""
_AGAIN, _WORDS = 12, 2
"""Characters of what stands again word by word, and spaces in it, at least."""
_GLUE = regex(r"[가-힣”’\"'…!?]")
_LETTER = regex(r"[가-힣A-Za-z0-9]")
_SEAT = regex(r"(?:^|(?<=[가-힣”’\"'…!?]))(?P<stem>[가-힣]{2,4}[시군구도])청(?:\s?전경)?\.(?=[가-힣])")
"""`… 늘린다온결시청.온결시는 …`"""


@cache
def _offices() -> re.Pattern[str]:
    """Somebody's office, with a word or a full stop, and a word behind it, glued to it."""
    return compiled(rf"(?:{titles()})(?P<stop>\.)?(?=[가-힣A-Z])")


def portrait_above(text: str, end: int) -> tuple[int, int] | None:
    """Where such a name stands, ending before `end`. At the very beginning of a page it may be anybody's; elsewhere it
    is of one of whom the text speaks again."""
    for title in _offices().finditer(text, _SHORT, end + 1):
        place = title.end()
        word = full_word(text, place)
        if not title["stop"] and (not word or goes_on(text, place)):
            continue
        phrase = text[: place - bool(title["stop"])]
        name = phrase.partition(" ")[0]
        if is_person(phrase) and len(name) >= len("최다온") and (title["stop"] or is_no_word(text, 0, place)):
            return 0, place
        start = _named_start(text, place) if title["stop"] or is_joint(text, 0, place, word) else 0
        if start := start or _again_start(text, place - bool(title["stop"])):
            return start, place
    seat = next((seat for seat in _SEAT.finditer(text, 0, end + 1) if _is_seat(text, seat)), None)
    return (_stem_start(text, seat), seat.end()) if seat else None


def _named_start(text: str, place: int) -> int:
    """Where the name of somebody begins whose office ends at a place, and who is named again; or 0."""
    for named in _NAME.finditer(text, max(place - _OFFICE, 0), place):
        again = is_name(named["name"]) and text.count(named["name"]) > 1
        if again and text.count(" ", named.end(), place) < _BETWEEN:
            return named.start()
    return 0


def _again_start(text: str, place: int) -> int:
    """Where begins what ends at a place and stands again below, word by word, and is glued to a deck; or 0."""
    for start in range(max(place - _OFFICE, 1), place - _AGAIN):
        if text[start] == " " or not _GLUE.match(text, start - 1):
            continue
        phrase = text[start:place]
        again = text.find(phrase, place) if phrase.count(" ") >= _WORDS else -1
        if again > 0 and not _LETTER.match(text, again - 1):
            return start
    return 0


def _is_seat(text: str, seat: re.Match[str]) -> bool:
    return _stem_start(text, seat) > 0 or not seat.start()


def _stem_start(text: str, seat: re.Match[str]) -> int:
    """Where the name of the place begins whose seat is shown: as much of it as stands elsewhere."""
    stem = seat["stem"]
    starts = (at for at in range(len(stem) - 1) if stands(stem[at:], text.replace(seat.group(), " ")))
    return next((seat.start("stem") + at for at in starts), 0)
