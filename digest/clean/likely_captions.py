"""Which stretch of a page without line ends is a picture's text, where no rule tells: traits of the stretch, of what
stands around it and of the joints have weights that were learned (`digest/data/clean_captions.yml`, by
`benchmarks/fit_captions.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from digest import vocabulary
from digest.clean.caption_words import SAYS
from digest.clean.deck_joints import likely_starts
from digest.clean.embedded_credits import find_end, is_sure, next_credit
from digest.clean.embedded_starts import is_told
from digest.clean.glue import SAID
from digest.clean.glued_decks import has_sign, is_deck, is_list
from digest.clean.piece_traits import beginning, ending, form, share_of, stems
from digest.clean.pieces import BEHIND, is_article, joints
from digest.lazy import regex

_QUOTED_HEAD = regex(r"[“\"][^”\"]{6,60}[”\"]\s")
"""A head that is nothing but what somebody says."""
_CLOSED = ")]”’\"'"
_MOST, _REACH = 3, 420
"""Pieces and characters of a picture's text before its credit, at most."""
_DECKED, _LIKELY = 20, 3
"""Characters of a piece that may have a deck above it, at least, and places inside it that are looked at."""
_WORTH, _CHANCE = 40, 0.15
"""Letters of text that a caption which goes is worth, and how likely a place inside a piece must be."""
_ODDS = (0.02, 0.05, 0.15, 0.4, 0.7)
"""Traits tell the ranges between."""
_TOLD = frozenset(("said", "past", "reckoned", "polite", "present", "state"))


class Place(NamedTuple):
    """Where a picture's text may begin."""

    start: int
    deck: float
    """How likely it is by the words around it, if it is inside a piece or at a piece that has such places; else -1."""


def begins(text: str, low: int, at: int, end: int) -> list[Place]:
    """Where a picture's text may begin whose credit stands at a place: there, if it has none, or up to three pieces
    before it, and inside the last and the top one, behind a deck or a head that is glued to it."""
    low += len(text[low:at]) - len(text[low:at].lstrip())
    if low >= at:
        return [Place(at, -1)]
    if "다." not in text[:low] and is_article(text, low, at, end):
        return [Place(at, -1)]
    found = joints(text, max(low, at - _REACH), at)
    found = found[1:] if found[0] > low else found  # the first begins inside a piece
    if not found:
        return [Place(at, -1)]
    places: dict[int, float] = {}
    high = at
    for start in reversed(found[-_MOST:]):
        told = is_told(text, start, high)
        if start == found[0] and high - start > _DECKED and _may_be_headed(text, start, high, told=told):
            places.update(likely_starts(text, start, high, end, _LIKELY))
        places.setdefault(start, -1.0)
        if told or _QUOTED_HEAD.match(text, start):
            del places[start]
        if told:
            break
        high = start
    return [Place(at, -1), *(Place(start, places[start]) for start in sorted(places, reverse=True))]


def _may_be_headed(text: str, start: int, high: int, *, told: bool) -> bool:
    """Whether a piece may begin with a deck or a head and end with a picture's text: nothing is told above it."""
    piece = text[start:high].strip()
    headed = (is_list(piece) or has_sign(piece)) and piece[-1] != "]" and not SAYS.search(piece)
    return "다." not in text[:start] and (headed or not told)


def _is_headed(text: str, low: int, at: int) -> bool:
    """Whether a deck may end inside what stands above a credit, with nothing told above it."""
    above = text[low:at].strip()
    return "다." not in text[:low] and (has_sign(above) or any(map(is_deck, above.split()[:-1])))


def habit(text: str, at: int) -> str:
    """What stands before the page's other credits: told sentences, or what pictures show."""
    told = [ends_told for place, ends_told in _credits(text) if place != at]
    if not told:
        return "no other"
    return f"others {min(len(told), 3)}, told {sum(sum(told) >= share * len(told) for share in (0.01, 0.34, 0.67, 1))}"


@lru_cache(maxsize=16)
def _credits(text: str) -> tuple[tuple[int, bool], ...]:
    """Where the credits of a page stand, and whether a told sentence stands before each."""
    found, end = [], 0
    while credit := next_credit(text, end):
        at = len(text[: credit.start()].rstrip(" /"))
        above = joints(text, max(at - BEHIND, end), at)[-1]
        found.append((at, ending(text[above:at].strip()) in _TOLD))
        end = find_end(text, credit)
    return tuple(found)


def likely_begin(text: str, low: int, at: int, end: int, told: int | None) -> int | None:
    """Where a picture's text begins whose credit stands from `at` to `end`, `low` at the earliest, if that is worth
    what is lost where it is none; `told` is what the rules say, which counts, too, and stays where nothing is."""
    places = begins(text, low, at, end)
    if len(places) == 1:
        return told
    if told == at and not is_sure(text, at, end) and _is_headed(text, low, at):
        return told
    odds = likelihoods([score(each) for each in credit_traits(text, places, at, end, told, habit(text, at))])
    start = choose(text, places, odds, at, end)
    inside = told is not None and start < told < at and not any(start < place.start <= told for place in places)
    if inside and "다." in text[:start]:
        return told  # behind a head between paragraphs, of which the traits know nothing
    return min(start, told) if told is not None else start if start < at else None


def choose(text: str, places: Sequence[Place], odds: Sequence[float], at: int, end: int) -> int:
    """The place by which most is won: a caption that goes counts as much as `_WORTH` letters of text that stay."""
    likely = list(zip(places, odds, strict=True))
    best, most = at, -1.0
    for place, chance in likely:
        whole = max((odds for other, odds in likely if other.start < place.start), default=0.0)
        half = place.start > 0 and text[place.start - 1] in _CLOSED and SAID.match(text, place.start)
        if half or (place.deck >= 0 and (chance < _CHANCE or chance < whole)):
            continue  # what stands before it would be half of a sentence
        won = sum(p for other, p in likely if 4 * max(place.start - other.start, 0) <= end - other.start)
        lost = sum(p * (other.start - place.start) for other, p in likely if other.start > place.start)
        if won * _WORTH - lost > most:
            best, most = place.start, won * _WORTH - lost
    return best


def score(traits: Sequence[str]) -> float:
    """The sum of the weights of some traits."""
    weights = _weights()
    return sum(weights.get(trait, 0.0) for trait in traits)


def likelihoods(scores: Sequence[float]) -> list[float]:
    """How likely each of some choices is."""
    most = max(scores)
    odds = [exp(each - most) for each in scores]
    return [each / sum(odds) for each in odds]


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = vocabulary.load("clean_captions.yml")["weights"]
    return weights


def credit_traits(
    text: str, places: Sequence[Place], at: int, end: int, told: int | None, others: str
) -> list[tuple[str, ...]]:
    """The traits of each place, the credit's first."""
    kind = _kind(text, at, end)
    below = text[end : end + BEHIND].lstrip()
    after = stems(below)
    page = stems(text[: max(places[-1].start, 0)] + " " + text[end:])
    top = "다." not in text[: places[-1].start]
    follows = beginning(below) if below else "nothing"
    joint = "glued" if end < len(text) and not text[end].isspace() else "spaced"
    found = [
        (
            "alone",
            f"alone: {kind}",
            *(("alone: at the top",) if top else ()),
            *_joint(text, at, "alone"),
            f"alone: below begins {follows}",
            f"alone: below {joint}",
            f"alone: {others}",
            *(() if told is not None and told < at else (f"rule: {'alone' if told == at else 'none'}",)),
        )
    ]
    cuts = {place.start for place in places if place.deck < 0 or place.start == places[-1].start}
    for place in places[1:]:
        inside = sorted(cut for cut in cuts if place.start < cut < at)
        pieces = [text[low:high].strip() for low, high in zip([place.start, *inside], [*inside, at], strict=True)]
        traits = [f"pieces {min(len(pieces), _MOST)}"]
        for index, piece in enumerate(reversed(pieces)):
            role = "last" if not index else "more"
            traits += [f"{role}: {trait}" for trait in form(piece)]
            own = stems(piece)
            traits += [
                f"{role}: stands below {share_of(own, after)}",
                f"{role}: stands elsewhere {share_of(own, page)}",
            ]
        end_of = ending(pieces[-1])
        traits += [
            f"last: {kind}, ends {end_of}",
            f"last: below begins {follows}, ends {end_of}",
            f"last: {'told' if end_of in _TOLD else 'shown'}, {others}",
        ]
        if told is not None and abs(place.start - told) <= 1:
            traits += ["rule: here", f"rule: here, {'deck' if place.deck >= 0 else 'piece'}"]
        traits += _decked(text, place, places, pieces[0], top=top)
        found.append((*traits, *_edge(text, place.start, pieces[0], stems(pieces[0]))))
    return found


def _decked(text: str, place: Place, places: Sequence[Place], piece: str, *, top: bool) -> Iterator[str]:
    """Traits of what stands behind a deck or a head."""
    if place.deck < 0:
        if top:
            yield "top: no deck"
        return
    where = "top" if top else "head"
    yield f"{where}: likely {sum(place.deck >= edge for edge in _ODDS)}"
    later = [other for other in places[1:] if other.start > place.start and other.deck >= _ODDS[1]]
    yield f"{where}: later {min(len(later), 3)}"
    words = piece.split()
    if any(is_deck(word) for word in words[:-1]):
        yield f"{where}: deck inside"
    if place.start and is_deck(text[: place.start].rstrip()):
        yield f"{where}: behind a deck"
    if place.start and text[place.start - 1].isspace():
        yield f"{where}: spaced"


def _edge(text: str, place: int, piece: str, own: frozenset[str]) -> Iterator[str]:
    """Traits of a place where a picture's text may begin, with the piece that stands behind it."""
    begun = beginning(piece)
    yield f"begins {begun}"
    above = text[max(place - BEHIND, 0) : place].rstrip()
    if not above:
        yield "edge: start"
        yield f"edge: start, {begun}"
        return
    yield from _joint(text, place, "edge")
    start = joints(above, 0, len(above))[-1]
    left = above[start:]
    end = ending(left)
    yield f"above ends {end}"
    yield f"above ends {end}, begins {begun}"
    yield f"told above {share_of(own, stems(left))}"


def _joint(text: str, place: int, role: str) -> Iterator[str]:
    above = text[:place]
    spaces = len(above) - len(above.rstrip())
    last = above.rstrip()[-1:]
    yield f"{role}: {'glued' if not spaces else 'spaced' if spaces == 1 else 'wide'}"
    if last and last in "])】>〉━=":
        yield f"{role}: behind a mark"
    elif last == ".":
        yield f"{role}: {'glued' if not spaces else 'spaced'} behind a stop"


def _kind(text: str, at: int, end: int) -> str:
    """What kind of credit stands there."""
    credit = text[at:end].strip(" .")
    tells = {
        "in brackets": credit[:1] in "[(【<" and any(word in credit for word in ("사진", "=", "제공")),
        "name in brackets": credit[:1] in "[(【<",
        "slash": credit[:1] in "/|",
        "mark": credit[:1] in "ⓒ©Ⓒ",
        "reporter": "기자" in credit,
        "given": credit.endswith("제공"),
        "labelled": "=" in credit or ":" in credit,
    }
    return next((name for name, holds in tells.items() if holds), "sure" if is_sure(text, at, end) else "name")
