"""Where a picture's text most likely begins behind a deck that is glued to it, or set off by a space, if no rule tells:
`온결 바다의 날 잔치 새 시험동 배양실 ⓒ온결군 …`. Each trait of the words around a place has a weight that was learned
(`digest/data/clean_joints.yml`, by `benchmarks/fit_captions.py`); their sum tells the likeliest place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp, log

from digest import vocabulary
from digest.clean.glue import SAID
from digest.clean.glued_decks import has_sign, is_deck, titled
from digest.clean.joints import is_inside, stands
from digest.clean.scenes import ends_adnominal
from digest.lazy import regex

_BEFORE = 4
"""Characters before a word in which the particle of the word before stands."""
_REACH = 170
"""Characters in which a picture's text begins."""
_STOP = regex(r"다\.(?=\s|[가-힣A-Z‘“'\"])")
_WORD = regex(r"\S+")
_LETTERS = regex(r"[가-힣A-Za-z0-9]+")
_LAST = regex(r"[가-힣A-Za-z0-9]+$")
_PARTICLE = regex(r"(?:[을를은는이가에의와과도로,·]|에서|에게|으로|까지|부터|하고|하며|면서|위한|대한|및|등)$")
_ENDING = regex(
    r"하(?:는|며|고|여|기|도록)|[한된할될]\s|[했됐]|되(?:는|며|고)|시[키켜킨]|으로|에서|에게|까지|부터|이?라(?:는|며|고)\s"
    r"|(?:들[이은을의과]|[가-힣][을를의에])\s"
)
"""What goes on in a word, and begins none."""
_DAY = regex(r"(?:지난\s)?\d{1,2}일|(?:19|20)\d\d년|\d{1,2}월|올해|지난")
_OPENING, _CLOSING = "‘“'\"<《[(▲△", "”’\"'"
_STRAIGHT = "\"'"
"""Marks that open and close alike."""
_CLOSERS = f"{_CLOSING})"
"""Behind these a particle goes on."""
_INNER = ",.·/-~(‘“<《[▲"
"""Behind these a word goes on."""
_SURE = frozenset(
    (
        "only the second word stands elsewhere",
        "both words stand elsewhere",
        "glued: ends a deck",
        "glued: office",
        "glued: day",
    )
)
_UNSURE = frozenset(("syllables stand together", "stand as one word", "one syllable", "open quotation"))
_PAIRS = (("‘", "’"), ("“", "”"), ("(", ")"), ("[", "]"))
_SUBJECT = regex(r"\S*[가-힣A-Za-z\d)’”](?:이|가|은|는|께서)\s")
_ACTS = regex(r"(?:\S+\s){0,5}\S*[가-힣A-Za-z\d)’”](?:이|가)\s(?:지난\s)?\d{1,2}일")
"""Somebody, and the day on which he does what the picture shows."""
_BEGUN = regex(
    r"[가-힣)’”](?:이|가)\s(?:지난\s|올해\s|오는\s)?(?:\d{1,2}월\s?)?\d{1,2}(?:일|월)\s|(?<![\d월]\s)(?<!\d)\d{1,2}일(?:\([^()]{1,6}\))?\s오[전후]\s"
)
"""The same inside of what stands above a place: a sentence that has not ended."""
_DAY_FIRST = regex(r"(?:(?:올|지난|오는)\s)?\d{1,2}(?:일|월)(?:\([^()]{1,6}\))?\s")
_YEAR_FIRST = regex(r"(?:지난해|작년)\s.*[가-힣](?:[을를에]|에서|으로)\s")
_DAY_TOLD = regex(r"(?<!\d)\d{1,2}(?:일|월)(?:은|에)?\s|오[전후]\s")
_QUOTED = 10
"""Characters of a quotation that is a line of a deck, at least; shorter ones are titles and single words."""
_BINS = (7, 12, 20, 40, 70)
"""Characters of what stands above a place; traits tell the ranges between."""


def likely_start(text: str, low: int, at: int, end: int) -> int:
    """The likeliest place, `low` at the earliest, for a picture's text whose credit stands from `at` to `end`."""
    return max(_scored(text, low, at, end), key=lambda each: each[1])[0]


def likely_starts(text: str, low: int, at: int, end: int, most: int) -> list[tuple[int, float]]:
    """The likeliest places, in order, and how likely each is."""
    found = [(place, exp(score)) for place, score in _scored(text, low, at, end)]
    total = sum(odds for _, odds in found)
    best = sorted(found, key=lambda each: (-each[1], each[0]))[:most]
    return sorted((place, odds / total) for place, odds in best)


def _scored(text: str, low: int, at: int, end: int) -> list[tuple[int, float]]:
    """Each place, and the log-odds that a picture's text begins there."""
    weights = _weights()
    return [(place, sum(weights.get(trait, 0.0) for trait in found)) for place, found in traits(text, low, at, end)]


def traits(text: str, low: int, at: int, end: int) -> list[tuple[int, tuple[str, ...]]]:
    """Each place, and what tells for or against it."""
    below = f"{text[end:]} {text[:low]}"
    found = [(place, tuple(_traits(text, low, place, at, below))) for place in places(text, low, at)]
    sure = [_SURE.intersection(told) and not _UNSURE.intersection(told) for _, told in found]
    behind = sum(map(bool, sure))
    whole = []
    for (place, told), joint in zip(found, sure, strict=True):
        behind -= bool(joint)
        whole.append((place, (*told, f"joints behind {min(behind, 4)}", f"{told[0]}, joints behind {min(behind, 2)}")))
    return whole


def places(text: str, low: int, at: int) -> list[int]:
    """Where a picture's text may begin: at `low`, at words, and where something may be glued to the word before."""
    stop = _STOP.search(text, low, at)
    high = min(stop.end() if stop else at, low + _REACH)
    inside = _inside(text, low, high)
    return [low, *(place for place in inside if text[low:place].strip() and not is_inside(text, low, place, at))]


def _inside(text: str, low: int, high: int) -> Iterator[int]:
    for word in _WORD.finditer(text, low, high):
        if not _PARTICLE.search(text, max(low, word.start() - _BEFORE), max(word.start() - 1, low)):
            yield word.start()
        for place in range(word.start() + 1, word.end() - 1):
            before, after = text[place - 1], text[place]
            if after in _OPENING:
                closes = after in _STRAIGHT and text.count(after, 0, place) % 2
                if before not in _OPENING and not closes:
                    yield place
            elif not _goes_on(text, word.start(), place) and _begins(before, after):
                yield place


def _goes_on(text: str, start: int, place: int) -> bool:
    """Whether the word that begins at `start` goes on at a place: behind one syllable, a quotation or a stem."""
    before = text[place - 1]
    if before.isalnum():
        return place == start + 1 or _ENDING.match(text, place) is not None
    return before in _CLOSERS and SAID.match(text, place) is not None


def _begins(before: str, after: str) -> bool:
    """Whether a word may begin with one letter behind another, with no space between them."""
    if before in _INNER:
        return False
    if "가" <= after <= "힣":
        return True
    return not (before.isascii() and before.isalnum()) and ("A" <= after <= "Z" or after.isdigit())


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = vocabulary.load("clean_joints.yml")["weights"]
    return weights


def _traits(text: str, low: int, place: int, at: int, below: str) -> Iterator[str]:
    """What tells for or against a place; `below` is the rest of the text."""
    if place == low:
        yield from _traits_of_all(text[low:at], first=low == 0)
        return
    above, shown = text[low:place].rstrip(), text[place:at]
    last, first = _LAST.search(above), _LETTERS.match(shown)
    left, right = last.group() if last else "", first.group() if first else ""
    joint = "spaced" if text[place - 1] == " " else "glued"
    yield joint
    yield f"{joint} behind {_kind(above[-1])}"
    yield f"{joint} before {'quotation' if shown[0] in _OPENING else _kind(shown[0])}"
    yield f"above {sum(len(above) >= edge for edge in _BINS)}"
    known = len(right) > 1 and stands(right, below)
    tells = {
        "ends a deck": is_deck(above),
        "sign above": has_sign(f"{above} ") or has_sign(above),
        "particle": _PARTICLE.search(above) is not None,
        "adnominal": ends_adnominal(above) if "가" <= above[-1] <= "힣" else False,
        "predicate": above[-1] == "다",
        "predicate above a phrase": above[-1] == "다" and shown.rstrip(" .")[-1:] != "다",
        "day": _DAY.match(shown) is not None,
        "office": titled(text, place),
        "stands elsewhere": known,
        "opens the text": len(right) > 1 and below.lstrip().startswith(right[:2]),
        "sentence above": has_begun(above),
        "behind a line in quotes": joint == "glued" and _ends_quotation(above),
    }
    yield from (f"{joint}: {name}" for name, holds in tells.items() if holds)
    if _is_open(above):
        yield "open quotation"
    yield from _traits_of_shown(shown)
    if joint == "glued":
        yield from _traits_of_joint(left, right, below, known=known)
    elif left and f"{left[-2:]} {right[:2]}" in below:
        yield "words stand together"


def _traits_of_all(told: str, *, first: bool) -> Iterator[str]:
    """Traits of what stands above a credit, if all of it is the picture's text."""
    yield "whole"
    yield f"whole: length {min(int(log(max(len(told), 1)) * 2), 11)}"
    if told and has_sign(told):
        yield "whole: sign"
    if any(is_deck(told[: word.start()].rstrip()) for word in _WORD.finditer(told, 12)):
        yield "whole: deck inside"
    if first:
        yield "whole: begins the page"


def _traits_of_shown(shown: str) -> Iterator[str]:
    """Traits of what would be the picture's text."""
    if _ACTS.match(shown):
        yield "shown: acts on a day"
    if shown.rstrip(" .")[-1:] == "다":
        yield f"shown: told, {'with' if _SUBJECT.search(shown) else 'without'} a subject"


def has_begun(above: str) -> bool:
    """Whether what stands above a place holds a sentence that has not ended: no picture's text begins there.

    >>> has_begun("시험동 착공 최영 원장이 7일 온결 "), has_begun("시험동 착공…7일 온결서 첫 삽")
    (True, False)
    """
    return _BEGUN.search(above) is not None and not above.rstrip().endswith("다")


def is_half(above: str) -> bool:
    """Whether what stands above a place is the beginning of a sentence, which tells a day, and no headline.

    >>> is_half("최영 온결군수는 22일 온결 "), is_half("온결군, 22일 시험동 착공")
    (True, False)
    """
    told = above.rstrip()
    if not told or told.endswith("다") or "다." in told or has_sign(told) or is_deck(told):
        return False
    if _DAY_FIRST.match(told) or _YEAR_FIRST.match(told):
        return True
    if not _SUBJECT.search(told):
        return False
    return _DAY_TOLD.search(f"{told} ") is not None or ("가" <= told[-1] <= "힣" and ends_adnominal(told))


def _ends_quotation(above: str) -> bool:
    """Whether what stands above ends in a quotation that is long enough to be a line of its own."""
    if above[-1] not in '”"':
        return False
    start = above.rfind("“" if above[-1] == "”" else '"', 0, -1)
    return start >= 0 and len(above) - start > _QUOTED


def _traits_of_joint(left: str, right: str, below: str, *, known: bool) -> Iterator[str]:
    """Traits of two words with no space between them."""
    if left and f"{left[-2:]}{right[:2]}" in below:
        yield "stand as one word"
    elif left and right and left[-1] + right[0] in below:
        yield "syllables stand together"
    elif left and known:
        yield "only the second word stands elsewhere" if left not in below else "both words stand elsewhere"
    if len(left) == 1 or len(right) == 1:
        yield "one syllable"


def _kind(letter: str) -> str:
    if "가" <= letter <= "힣":
        return "Hangul"
    if letter.isalnum():
        return "figure" if letter.isdigit() else "letter"
    return "quotation" if letter in _CLOSING else "dots" if letter == "…" else "mark"


def _is_open(above: str) -> bool:
    odd = above.count('"') % 2 or above.count("'") % 2
    return bool(odd) or any(above.count(opening) > above.count(closing) for opening, closing in _PAIRS)
