"""A picture's sentences between the deck of a page without line ends and the byline its text begins with:
`… 시험동 착공최영 원장이 5일 첫 삽을 뜨고 있다. 최 원장은 …했다. 온결통신(온결=온결통신) 김하나 기자 = …`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from operator import itemgetter

from digest.clean.caption_words import shows_a_day
from digest.clean.deck_joints import likely_start, likely_starts
from digest.clean.embedded_scenes import shows
from digest.clean.glued_decks import has_sign
from digest.clean.patterns import NAMES, role
from digest.clean.pieces import joints
from digest.clean.scenes import shows_scene
from digest.lazy import compiled

_PLACES = 3
"""Likely joints that are looked at."""
_REACH = 600
"""Characters of decks and a picture's text, at most."""


@cache
def _byline() -> re.Pattern[str]:
    """What the text begins with: `(온결=온결통신) `, `[새벽신문 최영 기자] `, `[새벽=온결, 최영 기자]`."""
    return compiled(
        r"\s*[\[(【〔](?:[가-힣A-Za-z·/ ]{2,12}\s?=\s?[가-힣A-Za-z0-9, ]{2,24}"
        rf"|[가-힣A-Za-z0-9 ]{{2,12}}\s{NAMES}\s?{role()})[\])】〕]"
    )


def start_above_byline(text: str, low: int, at: int, end: int) -> int | None:
    """Where the sentences of a picture begin whose credit stands from `at` to `end`, if a byline follows and nothing is
    told above them: the text begins behind it."""
    if at - low > _REACH or "다." in text[:low] or not _byline().match(text, end):
        return None
    pieces = pairwise([*joints(text, low, at), at])
    first, stop = next((each for each in pieces if text[slice(*each)].rstrip().endswith(".")), (at, at))
    told = text[first:stop].strip()
    if not (told and (shows(told) or shows_a_day(told) or shows_scene(told.rstrip(".")))):
        return None
    if not has_sign(text[first:stop]):
        return likely_start(text, first, stop, end)
    starts = likely_starts(text, first, stop, end, _PLACES)
    return max((each for each in starts if each[0] > first), key=itemgetter(1), default=(first, 0.0))[0]
