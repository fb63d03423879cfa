"""Pictures' texts without a credit between glued paragraphs: `…했다.시험동 외관.온결군은 …`, `…했다.시험동 로비군은 …`.

What is told at once: a phrase of a picture, with a full stop or with a word glued to it that stands elsewhere, too, a
sentence of what somebody does in it, a row of who stands where, a name with its office, and what stands twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.clean.embedded_phrases import phrase_end
from digest.clean.embedded_scenes import (
    INNER_END,
    SIDED,
    has_rows,
    holds_head,
    is_named_scene,
    is_scene,
    is_sure,
    scene_end,
)
from digest.clean.embedded_words import TOPIC, full_word
from digest.clean.joints import is_no_word, opens, stands
from digest.clean.lexicon import letters
from digest.lazy import regex
from digest.text import shared_beginning

_LEAST = 5
"""Characters of a text in brackets, at least."""
_AGAIN = 40
"""Letters of a paragraph that stands inside an earlier one, at least."""
_BEGUN, _LONGEST = 14, 80
"""Characters with which paragraphs begin alike, and of a phrase, at most."""
_QUOTES, _CLOSED = "‘“'\"", ("”", "’", '"', "'")
_JOINED = regex(r"[가-힣](?:에|에서|의|로|와|과|을|를|,)\s")
"""What a name of an office has not, with which several paragraphs may begin."""
_SIGN = 8
"""Characters that are looked for before anything else is."""
_OWNER = regex(r"(?P<name>[A-Z]{2,}(?:-[A-Z]+)*)(?=-|[가-힣“‘\"(])(?![은는이가의을를와과도에로만][\s,]|에서|에는|으로)")
_AGAIN_OWNED = 2
_BRACKETED = regex(rf"\[(?P<told>[^\[\]]{{{_LEAST},300}})\]")
_GIVEN = regex(r"제공\s?=\s?[가-힣0-9]{2,6}\s?\)?\s?\.?$")
_NUMBERED = regex(r"사진\s?(?:설명\s?)?\d{0,2}\s?[:：=.]")
_FIELD = regex(r"사진\s?설명\s?[.:=]\s?(?=\S)")
_TAGGED = regex(r"[\[(](?=[^\[\]()]{2,16}[\])])(?![^\[\]()]{0,4}\d)")
_STOPPED = regex(r"[가-힣]\.(?=[가-힣])")
"""The end of a row of names, with a paragraph glued to it."""
_HEADS = "━"
"""Around the head of the next part of a text."""


def bare_captions(text: str, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where such captions begin and end, in order, among the paragraphs between `bounds`. Where every third paragraph
    is a scene, scenes are what the article tells."""
    places = [(max(text.rfind(_HEADS, low, end) + 1, low), end) for low, end in pairwise(bounds)]
    scenes = {start for start, end in places if start and is_scene(text[start:end].strip())}
    owners = _owners(text, [end for start, end in places if start in scenes])
    twice = _begun_alike(text, [start for start, _ in places if start], bounds[0], bounds[-1])
    begun = {start for start, _ in places}
    yield from ((start, end) for start, end in twice.items() if start not in begun)
    reach = 0
    for low, end in places:
        start = max(low, reach)
        if inner := _inner(text, start, end):
            yield from inner
            continue
        if holds_head(text[start:end]) or has_rows(text[start:end]):
            continue
        reach = _owned_end(text, end, owners) if start else end
        one = len(text[start:end]) <= SIDED and not INNER_END.search(text, start, end - 2)
        piece = text[start:end].strip()
        shown = low in scenes and (3 * len(scenes) < len(places) or is_sure(piece))
        again = low > bounds[0] and _is_repeated(text, start, end)  # the first tells what a picture above it does
        if phrase := twice.get(start) or phrase_end(text, start, end):
            yield start, phrase
        elif start and ((reach > end and one) or shown or is_named_scene(piece) or again):
            yield start, end
        elif start and (row := scene_end(text, start, end)):
            yield start, row
        if reach > end:
            yield end, reach


def _begun_alike(text: str, starts: Sequence[int], low: int, high: int) -> dict[int, int]:
    """Where the text ends with which two paragraphs begin, or one and what is glued to a quotation between two places,
    with another word glued to each, by its beginning."""
    found: dict[int, int] = {}
    groups: dict[str, set[int]] = {}
    for start in starts:
        groups.setdefault(text[start : start + _BEGUN], set()).add(start)
    for begun, places in groups.items():
        alike = sorted({*places, *_behind_quotations(text, begun, low, high)})
        shared = shared_beginning([text[start : start + _LONGEST] for start in alike] if len(alike) > 1 else [])
        if len(shared) < _BEGUN or "." in shared or TOPIC.match(f"{shared} ") or not _JOINED.search(shared):
            continue
        ends = [start + len(shared) for start in alike]
        if all(
            is_no_word(text, 0, end) and (text[end] in _QUOTES or opens(text, end) or _is_word(text, end))
            for end in ends
        ):
            found |= dict(zip(alike, ends, strict=True))
    return found


def _behind_quotations(text: str, begun: str, low: int, high: int) -> Iterator[int]:
    """Where letters stand between two places that nothing parts from a quotation before them."""
    place = text.find(begun, low, high)
    while place >= 0:
        if text[place - 1 : place] in _CLOSED:
            yield place
        place = text.find(begun, place + 1, high)


def _is_word(text: str, place: int) -> bool:
    word = full_word(text, place)
    return bool(word) and stands(word, text)


def _inner(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where, inside a paragraph, a caption stands that says it is one."""
    field = _FIELD.search(text, start, end)
    if field:
        below = _TAGGED.search(text, field.end(), end)
        end = below.start() if below else end
        stop = _STOPPED.search(text, field.end(), end)
        return [(field.start(), stop.end() if stop else end)]
    return []


def bracketed_captions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where captions in square brackets stand: `[시험동 배양실 (온결군 제공=온결통신)]`."""
    return [span.span() for span in _BRACKETED.finditer(text, start, end) if _is_bracketed(span["told"])]


def _is_bracketed(told: str) -> bool:
    first = told.partition(". ")[0]
    return _GIVEN.search(told) is not None or _NUMBERED.match(told) is not None or is_scene(f"{first.rstrip('.')}.")


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
