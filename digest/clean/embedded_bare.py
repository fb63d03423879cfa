"""Pictures' texts without a credit between glued paragraphs: `…했다.시험동 외관.온결군은 …`, `…했다.시험동 로비군은 …`.

What is told at once: a phrase of a picture, with a full stop or with a word glued to it that stands elsewhere, too, a
sentence of what somebody does in it, a row of who stands where, a name with its office, and what stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from digest.clean.caption_words import is_sided, shows_a_day
from digest.clean.glued_decks import behind_deck
from digest.clean.joints import is_joint
from digest.clean.lexicon import choice, letters, signatures
from digest.clean.patterns import NAME, is_name
from digest.clean.scenes import shows_act

_LONGEST, _SIDED = 160, 300
"""Characters of a sentence, and of one that names who stands where, at most."""
_PHRASE, _ROW = 70, 200
_LEAST, _WORDS = 5, 2
"""Characters of a phrase, and words of it, at least."""
_AGAIN = 40
"""Letters of a paragraph that stands inside an earlier one, at least."""
_SIGN = 8
"""Characters that are looked for before anything else is."""
_NEXT = r"(?=[가-힣A-Z0-9“‘'\"(\[◇◆■△▲]|\s?$)"
_STOPPED = re.compile(rf"(?:[^.,?!“”\"]|,(?=\S)|[?!](?=[’'])){{{_LEAST},{_PHRASE}}}\.{_NEXT}")
_TWICE = re.compile(
    rf"(?P<phrase>[가-힣A-Za-z0-9][^.?!“”\"]{{{_LEAST},{_PHRASE}}}?)\s?(?P=phrase)\s?(?=[가-힣A-Z0-9“‘'\"(\[])"
)
_TOPIC = re.compile(r"(?:(?![가-힣][이가]\s).)*?[가-힣](?:은|(?<![하되있없이보가오리기지드치])는)\s")
"""What a sentence is about; captions have no topic, but verbs in front of nouns (`최영 원장이 이끄는 시험동`)."""
_INNER_END = re.compile(r"[가-힣][.?][”’\"']?(?=\s?[가-힣A-Z“‘\"'(-])")
_OTHER = re.compile(r"기자\s?=|[▲△]")
"""A dateline, and the second item of a list."""
_OWNER = re.compile(
    r"(?P<name>[A-Z]{2,}(?:-[A-Z]+)*)(?=-|[가-힣“‘\"(])(?![은는이가의을를와과도에로만][\s,]|에서|에는|으로)"
)
_AGAIN_OWNED = 2
_BRACKETED = re.compile(rf"\[(?P<told>[^\[\]]{{{_LEAST},300}})\]")
_GIVEN = re.compile(r"제공\s?=\s?[가-힣0-9]{2,6}\s?\)?\s?\.?$")
_FIELD = re.compile(r"사진\s?설명\s?[.:=]\s?(?=\S)")
_TAGGED = re.compile(r"[\[(](?=[^\[\]()]{2,16}[\])])(?![^\[\]()]{0,4}\d)")
_STOP = re.compile(r"[가-힣]\.(?=[가-힣A-Z0-9“‘'\"(\[])")
_HEADS = "━"
"""Around the head of the next part of a text."""


def bare_captions(text: str, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where such captions begin and end, in order, among the paragraphs between `bounds`. Where every third paragraph
    is a scene, scenes are what the article tells."""
    places = [(max(text.rfind(_HEADS, low, end) + 1, low), end) for low, end in pairwise(bounds)]
    scenes = {start for start, end in places if start and _is_scene(text[start:end].strip())}
    owners = _owners(text, [end for start, end in places if start in scenes])
    reach = 0
    for low, end in places:
        start = max(low, reach)
        if inner := _inner(text, start, end):
            yield from inner
            continue
        reach = _owned_end(text, end, owners) if start else end
        one = len(text[start:end]) <= _SIDED and not _INNER_END.search(text, start, end - 2)
        if phrase := _phrase_end(text, start, end):
            yield start, phrase
        elif start and (
            (reach > end and one) or (low in scenes and 3 * len(scenes) < len(places)) or _is_repeated(text, start, end)
        ):
            yield start, end
        if reach > end:
            yield end, reach


def _inner(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where, inside a paragraph, a caption stands that says it is one, or, above the first, one behind a deck."""
    field = _FIELD.search(text, start, end)
    if field:
        below = _TAGGED.search(text, field.end(), end)
        return [(field.start(), below.start() if below else end)]
    if start:
        return []
    stop = _STOP.search(text, _LEAST, end + 1)
    place = behind_deck(text, 0, stop.start(), stop.end()) if stop else 0
    scene = text[place : stop.end()].strip() if stop and place else ""
    shown = scene and (_is_scene(scene) or _shows(scene.rstrip(".")))
    return [(place, stop.end())] if stop and shown else []


def bracketed_captions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where captions in square brackets stand: `[시험동 배양실 (온결군 제공=온결통신)]`."""
    return [span.span() for span in _BRACKETED.finditer(text, start, end) if _is_bracketed(span["told"])]


def _is_bracketed(told: str) -> bool:
    first = told.partition(". ")[0]
    return _GIVEN.search(told) is not None or _is_scene(f"{first.rstrip('.')}.")


def _owners(text: str, ends: Sequence[int]) -> tuple[str, ...]:
    """Names in capitals, glued to what pictures show and to the paragraph below, again and again: whose they are."""
    names = {owner["name"] for end in ends if (owner := _OWNER.match(text, end))}
    return tuple(name for name in sorted(names) if text.count(f"다.{name}") >= _AGAIN_OWNED)


def _owned_end(text: str, place: int, owners: Sequence[str]) -> int:
    """Where one of these owners ends that begins at a place; else the place."""
    owner = _OWNER.match(text, place) if owners else None
    return owner.end() if owner and owner["name"] in owners else place


def _is_repeated(text: str, start: int, end: int) -> bool:
    """Whether a paragraph tells again what an earlier one tells."""
    piece = text[start:end].strip()
    if end == len(text) or text.find(piece[_SIGN : 2 * _SIGN], 0, start) < 0:
        return False
    told = letters(piece)
    return len(told) >= _AGAIN and told in letters(text[:start])


def _is_scene(piece: str) -> bool:
    """Whether a paragraph is one sentence of what somebody does in a picture, or stands there."""
    if len(piece) > _SIDED or _INNER_END.search(piece, 0, len(piece) - 1) or _OTHER.search(piece, 1):
        return False
    return is_sided(piece) or (len(piece) <= _LONGEST and (shows_act(piece) or shows_a_day(piece)))


def _phrase_end(text: str, start: int, end: int) -> int:
    """Where a phrase ends that a paragraph is glued to; 0 if it begins with none."""
    stopped = _STOPPED.match(text, start, end)
    if stopped and start:
        phrase = stopped.group()
        if _shows(phrase.rstrip(".")) and not _TOPIC.match(phrase):
            return stopped.end()
    again = text.find(text[start : start + _SIGN], start + 1, start + 2 * _PHRASE) > 0
    twice = _TWICE.match(text, start, end) if again else None
    if twice and " " in twice["phrase"] and not _TOPIC.match(twice["phrase"]):
        return twice.end()
    if not start:
        return _person_end(text, start, end)
    sided = _row().match(text, start, end) if _side().search(text, start, min(end, start + _ROW)) else None
    if sided and (is_sided(row := sided.group().rstrip(".")) or is_sided(f"{row}.")):
        return sided.end()
    return _person_end(text, start, end) or _open_end(text, start, end)


@cache
def _side() -> re.Pattern[str]:
    return re.compile(choice(signatures().picture_sides))


@cache
def _row() -> re.Pattern[str]:
    """`시험동에 모인 사람들. 왼쪽부터 최영 원장, 남가온 군수.`, with the next paragraph glued to it."""
    sides = choice(signatures().picture_sides)
    return re.compile(rf"(?:[^.“”\"]{{{_LEAST},120}}\.\s)?[^.“”\"]{{0,60}}(?:{sides})[^.“”\"]{{10,250}}\.{_NEXT}")


@cache
def _person() -> re.Pattern[str]:
    """`최영 온결대 해양학과 교수`, with the next paragraph glued to it."""
    known = signatures()
    titles = choice((*known.portrait_titles, *known.portrait_works))
    return re.compile(
        rf"(?P<name>{NAME})\s(?:[가-힣A-Za-z0-9()]{{2,16}}\s){{0,4}}?[가-힣A-Za-z]{{0,8}}?(?:{titles})(?!이사)"
        r"(?:(?=(?:19|20)\d\d년|[“‘\"'])|(?P<next>[가-힣A-Z][가-힣A-Za-z0-9]+))"
    )


def _person_end(text: str, start: int, end: int) -> int:
    """Where the name and office of somebody in a portrait end that a paragraph is glued to; or 0."""
    person = _person().match(text, start, end)
    if not person or not is_name(person["name"]):
        return 0
    if person["next"] is None:
        return person.end()
    return person.start("next") if is_joint(text, start, person.start("next"), person["next"]) else 0


def _shows(phrase: str) -> bool:
    return _views().search(phrase) is not None and len(phrase.split()) >= _WORDS


@cache
def _views() -> re.Pattern[str]:
    known = signatures()
    return re.compile(rf"(?:{choice((*known.caption_endings, *known.picture_scenes, *known.picture_views))})$")


@cache
def _seen() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice((*signatures().picture_scenes, *signatures().picture_seen))})(?=[가-힣A-Z])")


@cache
def _open() -> re.Pattern[str]:
    """A phrase whose last word is what a picture shows, with another word glued to it."""
    known = signatures()
    last = choice((*known.picture_scenes, *known.picture_seen))
    return re.compile(
        rf"(?:(?:[^\s.,?!“”\"]|,(?=\S)){{1,20}}\s){{1,9}}?[가-힣A-Za-z]{{0,8}}?(?:{last})(?P<next>[가-힣A-Z][가-힣A-Za-z0-9]+)"
    )


def _open_end(text: str, start: int, end: int) -> int:
    """The same where no full stop tells: the word glued to the phrase stands elsewhere, too, both together do not."""
    high = min(end, start + _PHRASE)
    phrase = _open().match(text, start, high) if _seen().search(text, start, high) else None
    if not phrase or _TOPIC.match(phrase.group()):
        return 0
    place = phrase.start("next")
    return place if is_joint(text, start, place, phrase["next"]) else 0
