"""What stands above the first sentence of a page without line ends: its headline, its deck, and a picture's text, whose
beginning is looked for behind them."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.agencies import agencies
from digest.clean.caption_words import SAYS, is_sided, shows_a_day
from digest.clean.deck_joints import likely_start
from digest.clean.embedded_credits import ITEMS, NAMED_ALONE, is_sure
from digest.clean.embedded_scenes import is_scene, row_end, shows
from digest.clean.embedded_words import NO_PHRASE, TOPIC, full_word, is_person, seen_between, shows_phrase
from digest.clean.glued_decks import behind_deck, has_deck, has_sign, is_deck, is_list, repeats_deck
from digest.clean.joints import is_joint, opens, opens_sentence
from digest.clean.lexicon import signatures
from digest.clean.patterns import is_name
from digest.clean.scenes import ends_adnominal, shows_act
from digest.clean.top_portraits import portrait_above
from digest.lazy import compiled, regex

_ABOVE, _LONG = 150, 220
"""Characters of a caption that begins its line, and of one that begins with a day or a name; more hold a deck."""
ITEM_MARKS = (*ITEMS, "-")
"""What an item begins with, also in a list without marks of its own."""
_TOPICAL = regex(r"[가-힣A-Za-z\d]+[은는이가]\s|\d{1,2}일\s")
_PLACE_OR_PARTICLE = regex(r"[이가와과도시군구동읍면로길역]$")
"""Ends of what goes on in a name behind it: `서울 종로구 연합뉴스 빌딩`."""
_EXCLAIMS = "?!"
_TEXT_INSIDE = regex(r"\.[\])>]")
_QUOTATION = regex(r"[“\"]")
PICTURE_MARKS = "▲△▼"
"""What a picture's text begins with, and no headline."""
_HEAD_ENDS = tuple("])>】〉=━")
_TOP, _SHORTEST = 330, 12
"""Characters in which the first sentence ends, at most, and of a deck, at least."""
_GLUED = r"[가-힣A-Z0-9“‘'\"(\[]"
_STOP = regex(rf"\.(?:(?<=다.)(?=\s|{_GLUED})|(?<=[가-힣].)(?={_GLUED}))")
_SPACE = regex(r"\s")
_FIRST_SUBJECT = regex(r"(?P<before>(?:[^\s,.…?!“”\"]+\s)+?)[^\s,]*[가-힣A-Za-z\d)][이가]\s")
_JOINED = regex(r"(?:(?P<sure>[가-힣A-Z](?:[을를의]|에서)|[가-힣][한된온은는던])|[가-힣][에로])\s$")
_OBJECT = regex(r"[가-힣][을를의]\s")
_SUBJECT = regex(r"[가-힣A-Za-z\d)’”'\"][이가]\s")
_BEGINNING = (
    r"(?:지난\s)?\d{1,2}(?:월\s\d{1,2})?일(?:\([^()]{1,6}\))?\s"
    r"|(?P<name>[가-힣]{3})\s(?:\S{1,12}\s){0,2}\S{0,10}[장수사표원관무재감자]\s?(?:[이가]\s|\()"
)
_OPENS = regex(rf"{_BEGINNING}|\S*들이\s")
_BEGINS = regex(rf"(?<=[^이가은는을를의에서와과도로,]\s)(?<!지난\s)(?<!오는\s)(?:{_BEGINNING})")
"""Where a picture's sentence may begin behind a deck: no particle in front of a day, or of somebody with an office."""
_SHORT = 5
"""Characters of a phrase, at least."""


def top_caption(text: str, high: int, *, heads: bool) -> tuple[int, int] | None:
    """Where a picture's text stands that ends before `high` and has nothing but decks above it, and, with `heads`, the
    page's headline: a sentence of what somebody does, with who stands where, a phrase, or a name."""
    if not heads and (owned := _owned_end(text, high)):
        return 0, owned
    stop = _STOP.search(text, _SHORTEST, min(high + 1, _TOP))
    if not stop:
        return None
    if scene := _scene(text, stop.start(), high, heads=heads):
        return scene
    place = _phrase(text, stop.start())
    start = below_deck(text, 0, place, place, heads=heads) if place else None
    return (start, place) if start is not None and start < place else portrait_above(text, stop.end())


def _owned_end(text: str, high: int) -> int:
    """Where a phrase ends with an agency's name behind it, before a word that sentences begin with; or 0:
    `원액을 만드는 온결바이오 공장 연합뉴스 온결군은 …`."""
    owned = _owned().match(text, 0, min(high, _TOP))
    phrase = owned["phrase"] if owned else ""
    if not owned or " " not in phrase or TOPIC.match(f"{phrase} ") or NO_PHRASE.search(phrase) or is_deck(phrase):
        return 0
    place = owned.end()
    below = place + (text[place : place + 1] == " ")
    begins = opens(text, below) or _TOPICAL.match(text, below)
    return place if begins and not _PLACE_OR_PARTICLE.search(phrase) else 0


@cache
def _owned() -> re.Pattern[str]:
    kept = r"[가-힣A-Za-z]{2,8}\s?(?:DB|자료\s?사진)"
    return compiled(rf"(?P<phrase>[^.,?!:“”\"…\[\]()=/|]{{8,70}}?)\s(?:{agencies()}|{kept}){NAMED_ALONE}")


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
    if tells_inside(text, at, end):
        return at
    start = behind_deck(text, place, at, end)
    again = repeats_deck(text, start, at)
    if start == place or text[again - 1] == " ":
        start = again
    phrase = text[start:at].strip()
    if is_deck(phrase) and not shows(phrase):
        return at if is_sure(text, at, end) else None
    if start == place and not heads and is_top(text, place):
        start = _behind_words(text, place, at)
    if not _holds_head(text, place, start, at, heads=heads):
        return start
    above = text[place:at].strip()
    said = SAYS.search(above) and _QUOTATION.search(above)
    if not is_sure(text, at, end) or said or is_list(above):
        return at
    start = place if is_person(above.partition("(")[0]) else likely_start(text, place, at, end)
    told = text[start:at].strip()
    return start if not heads or shows(told) or shows_phrase(told.rstrip(".")) else at


def tells_inside(text: str, at: int, end: int) -> bool:
    """Whether a credit tells all of a picture's text, and not whose it is: `[사진: 새 시험동의 배양실.]`."""
    return _TEXT_INSIDE.search(text, at, end) is not None


def _behind_words(text: str, place: int, at: int) -> int:
    """Where a picture's text begins behind a deck that only a space parts from it, at a day, somebody with an office,
    or behind a deck's last word or quotation; or `place`. Nothing that does something stands in front of it."""
    spaces = [space.end() for space in _SPACE.finditer(text, place + _SHORTEST, at - _SHORTEST)]
    marked = [end for end in spaces if is_deck(text[place : end - 1]) and _OPENS.match(text, end)]
    begun = [at.start() for at in _BEGINS.finditer(text, place + _SHORTEST, at) if _may_begin(text, at)]
    for start in sorted((*marked, *begun), reverse=True):
        told = text[start:at].strip()
        told_above = _SUBJECT.search(text, place, start) or "다. " in text[place:start]
        if not told_above and (shows(told) or shows_phrase(told.rstrip("."))):
            return start
    return place


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
    if not above or not is_top(text, place) or above.startswith((*signatures().picture_sides, *PICTURE_MARKS)):
        return False
    first = heads and "다." not in text[:place]
    if start > place or (place and text[place] not in ITEM_MARKS and not first):
        return has_sign(above)
    if (_begins_scene(above) if not first else _is_joined(above)) and shows(above):
        return has_sign(above) or at - place > _LONG
    return first or at - place > _ABOVE or has_deck(above)


def _begins_scene(above: str) -> bool:
    """Whether a text begins with a day, people, or somebody with an office."""
    begins = _OPENS.match(above)
    return begins is not None and (not begins["name"] or is_name(begins["name"]))


def _is_joined(above: str) -> bool:
    """Whether what stands in front of a scene's subject belongs to it, as no headline does: `배양실을 시민들이 …`."""
    subject = _FIRST_SUBJECT.match(above)
    if not subject or is_deck(subject["before"]):
        return False
    joined = _JOINED.search(subject["before"])
    return joined is not None and (joined["sure"] is not None or _OBJECT.search(subject["before"]) is not None)


def _phrase(text: str, end: int) -> int:
    """Where a phrase of a picture ends above the first sentence, glued to a word that stands elsewhere, or set off by a
    space from one that sentences begin with; or 0."""
    for last in seen_between(text, _SHORT, end):
        place = last.end
        if " " not in text[:place]:
            continue
        if text[place] == " ":
            shown = last.sole or text[:place].endswith(signatures().caption_endings)
            if shown and opens_sentence(text, place + 1):
                return place
        elif last.sole and (word := full_word(text, place)) and is_joint(text, 0, place, word):
            return place
    return 0
