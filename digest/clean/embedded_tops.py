"""What stands above the first sentence of a page without line ends: its headline, its deck, and a picture's text, whose
beginning is looked for behind them."""

from __future__ import annotations

import re

from digest.clean.caption_words import is_sided, shows_a_day
from digest.clean.embedded_credits import ITEMS, is_sure
from digest.clean.embedded_phrases import top_person, top_phrase
from digest.clean.embedded_scenes import is_scene, row_end, shows
from digest.clean.embedded_words import shows_phrase
from digest.clean.glued_decks import behind_deck, has_deck, has_sign, is_deck, is_list, repeats_deck
from digest.clean.lexicon import signatures
from digest.clean.patterns import is_name
from digest.clean.scenes import ends_adnominal, shows_act
from digest.lazy import regex

_ABOVE = 150
"""Characters of a caption that begins its line, at most: more hold a deck, too."""
ITEM_MARKS = (*ITEMS, "-")
"""What an item begins with, also in a list without marks of its own."""
_EXCLAIMS = "?!"
_MARKED = "▲△▼"
"""What a picture's text begins with, and no headline."""
_HEAD_ENDS = tuple("])>】〉=━")
_TOP, _SHORTEST = 330, 12
"""Characters in which the first sentence ends, at most, and of a deck, at least."""
_GLUED = r"[가-힣A-Z0-9“‘'\"(\[]"
_STOP = regex(rf"\.(?:(?<=다.)(?=\s|{_GLUED})|(?<=[가-힣].)(?={_GLUED}))")
_SPACE = regex(r"\s")
_BEGINS = regex(
    r"(?<=[^이가은는을를의에서와과도로,]\s)(?<!지난\s)(?<!오는\s)(?:(?:지난\s)?\d{1,2}일\s"
    r"|(?P<name>[가-힣]{3})\s(?:\S{1,12}\s)?\S{0,10}[장수사표원관무재감]\s?(?:[이가]\s|\())"
)
"""Where a picture's sentence may begin behind a deck: no particle in front of a day, or of somebody with an office."""


def top_caption(text: str, high: int, *, heads: bool) -> tuple[int, int] | None:
    """Where a picture's text stands that ends before `high` and has nothing but decks above it, and, with `heads`, the
    page's headline: a sentence of what somebody does, with who stands where, a phrase, or a name."""
    stop = _STOP.search(text, _SHORTEST, min(high + 1, _TOP))
    if not stop:
        return None
    if scene := _scene(text, stop.start(), high, heads=heads):
        return scene
    place = top_phrase(text, stop.start())
    start = below_deck(text, 0, place, place, heads=heads) if place else None
    return (start, place) if start is not None and start < place else top_person(text, stop.start())


def _scene(text: str, stop: int, high: int, *, heads: bool) -> tuple[int, int] | None:
    """The same of a sentence that ends at `stop`."""
    end = stop + 1
    start = behind_deck(text, 0, stop, end)
    places = () if start else _BEGINS.finditer(text, _SHORTEST, stop)
    start = next((at.start() for at in places if _may_begin(text, at)), start)
    told = text[start:end].strip()
    sure = start or text[end : end + 1] != " "
    shown = is_scene(told) if sure else shows_a_day(told) or shows_act(told) or is_sided(told)
    if not (shown or (start and shows_phrase(told.rstrip(".")))) or _holds_head(text, 0, start, stop, heads=heads):
        return None
    decked = has_sign(told) or any(is_deck(told[: at.start()]) for at in _SPACE.finditer(told, _SHORTEST))
    return None if decked and not start else (start, row_end(text, end, high))


def _may_begin(text: str, place: re.Match[str]) -> bool:
    """Whether somebody's name stands there, or a day, with no verb in front of it."""
    return not ends_adnominal(text[: place.start()].rstrip()) and (not place["name"] or is_name(place["name"]))


def below_deck(text: str, place: int, at: int, end: int, *, heads: bool) -> int | None:
    """Where the caption begins, `place` at the earliest, without a headline or a deck in front of it; as `_start`."""
    start = behind_deck(text, place, at, end)
    if start == place:
        start = repeats_deck(text, place, at)
    phrase = text[start:at].strip()
    if is_deck(phrase) and not shows(phrase):
        return at if is_sure(text, at, end) else None
    return at if _holds_head(text, place, start, at, heads=heads) else start


def is_top(text: str, place: int) -> bool:
    """Whether a headline, a deck or an item's heading may begin at a place."""
    above = text[:place].rstrip()
    headline = above[-1:] in _EXCLAIMS and "다." not in above
    return not place or text[place] in ITEM_MARKS or above[-1:] in _HEAD_ENDS or headline


def _holds_head(text: str, place: int, start: int, at: int, *, heads: bool) -> bool:
    """Whether a headline, a deck or an item's heading begins at a place, and ends behind `start`, so that nobody can
    tell it from the picture's text."""
    above = text[start:at].strip()
    if above and is_list(text[place:at].strip()):
        return True
    if not above or not is_top(text, place) or above.startswith((*signatures().picture_sides, *_MARKED)):
        return False
    first = heads and "다." not in text[:place]
    if start > place or (place and text[place] not in ITEM_MARKS and not first):
        return has_sign(above)
    return first or at - place > _ABOVE or has_deck(above)
