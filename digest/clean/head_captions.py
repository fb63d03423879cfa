"""What a picture shows, between a headline or deck and the dateline of a page without line ends: a name with an office,
somebody behind what he does, or anything with its credit: `… 발표최영 온결시 의원[새벽신문] 온결시가 …`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.bylines import read_credit
from digest.clean.closing_credits import closing_credit
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.embedded_words import TOPIC, titles
from digest.clean.glued_decks import has_sign, is_deck
from digest.clean.joints import is_no_word
from digest.clean.patterns import NAME, is_name
from digest.clean.scenes import ends_adnominal
from digest.known import Taxonomy
from digest.lazy import compiled, regex

_LEAST, _REACH = 200, 170
"""Characters of a line that holds a page, and of what stands above its dateline, at most."""
_SCENE, _CREDITED = 46, 24
"""Characters of a scene, and of what stands before a credit, that may be all of that; longer ones hold a deck."""
_DATELINE = regex(
    r"\s{0,3}(?:[\[【](?P<inside>[^\[\]【】]{2,28})[\]】]|\((?P<wire>[가-힣·/]{2,12}=[가-힣A-Za-z0-9]{2,8})\))"
)
_GLUE = regex(r"(?<=[가-힣”’\"'…!?)])(?=[가-힣]{3}\s)")
_NOUN = r"(?!\S*(?:[을를은는에의로와과]|에서|되어|하여|해서|받아|[한된])\s)\S{1,16}"
_DRAWN = regex(r"\((?:PG|CG)\)")
"""How an agency marks what it drew."""
_TOLD = regex(r"[가-힣]다\.")


@cache
def _shown() -> re.Pattern[str]:
    return compiled(
        rf"(?P<name>{NAME})\s(?:{_NOUN}\s){{0,4}}?\S{{0,10}}(?:{titles()}|선임기자|전문기자|대기자|논설위원)\.?"
    )


def drop_head_captions(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """Takes such a text out; what stands above it is a line of its own then."""
    first = next((line for line in draft.lines if line.text), None)
    if first is None or first.settled or len(first.text) < _LEAST:
        return draft
    text = first.text
    dateline = next((at for at in _DATELINE.finditer(text, 1, _REACH) if _is_house(at, taxonomy)), None)
    if dateline is None:
        return draft
    head = text[: dateline.start()]
    start = None if _TOLD.search(head) else caption_start(head, text[dateline.end() :])
    if start is None:
        return draft
    scribe = Scribe(draft)
    shown = (start, len(head))
    for line in draft.lines:
        scribe.part(line, [shown] if line is first else [], "caption above the dateline", Trace.CAPTION)
    return scribe.finish()


def _is_house(dateline: re.Match[str], taxonomy: Taxonomy) -> bool:
    return read_credit(dateline["inside"] or dateline["wire"], taxonomy) is not None


def caption_start(head: str, below: str) -> int | None:
    """Where a picture's text begins that ends what stands above a dateline, or None; `below` is the article.

    >>> head = "온결시 예산 ‘백 가지’ 문제 발표남가온 온결당 의원"
    >>> head[caption_start(head, "온결당 남가온 의원은 8일 …") :]
    '남가온 온결당 의원'
    """
    for start in (0, *(glue.start() for glue in _GLUE.finditer(head))):
        shown = _shown().fullmatch(head, start)
        if not shown or not is_name(shown["name"]):
            continue
        if not start or (shown["name"] in below and is_no_word(head + below, 0, start)):
            return start
    credit = closing_credit(head)
    told = head[: credit.start].strip() if credit else head.strip()
    if not 0 < len(told) <= _SCENE or is_deck(told) or has_sign(told):
        return None
    owned = credit and credit.sure and len(told) <= _CREDITED
    return 0 if owned or _shows_somebody(told) or _DRAWN.search(told) else None


def _shows_somebody(told: str) -> bool:
    """Whether it ends in a name and an office, behind what he does."""
    words = told.split()
    named = any(_shown().fullmatch(" ".join(words[at:])) and is_name(words[at]) for at in range(2, len(words) - 1))
    return named and any(map(ends_adnominal, words[:-2])) and not TOPIC.match(told)
