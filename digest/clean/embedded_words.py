"""What the words of a picture's text tell where paragraphs are glued to each other, and what follows it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import is_name
from digest.lazy import compiled, regex

TOPIC = regex(r"(?:(?![가-힣][이가]\s).)*?[가-힣](?:은|(?<![하되있없이보가오리기지드치])는)\s")
"""What a sentence is about; captions have no topic, but verbs in front of nouns (`최영 원장이 이끄는 시험동`)."""
SOME_TOPIC = regex(r"[가-힣)](?:은|(?<![하되있없이보가오리기지드치])는|[을를])\s")
"""The same, or an object, wherever it stands."""
NEXT_WORD = regex(
    r"(?!련|스트|센서|에서|에선|에는|에도|에게|으로|까지|부터|보다|처럼|만큼|마다|이나|이라|이며|이다|이었|입니|들[은이을에의])"
    r"[가-힣A-Z][가-힣A-Za-z0-9]*"
)
"""A word that may begin a paragraph: no particle of the word before it, and no rest of it (`전경련`, `이미지센서`)."""
NO_PHRASE = regex(
    r"(?:[다요죠음함됨까]|[을를은는에의]|에서|에게|으로|까지|부터|데|며|니까|지만|면서|무료|유료|문의|참조|참고|가능|예정|불가|[\d천만억]원"
    r"|때|날|뒤|후|전|곳|것|말|답|이유|순간|까닭|하루|[했됐였었았])$"
)
"""Ends of what is no name of a thing that can be seen."""
_SOMEBODY = regex(
    r"(?P<name>[가-힣]{3})(?:\([^()]{1,12}\))?\s(?:\S{1,12}\s){0,2}?\S{0,10}[장수사표원관무재감](?:[은는이가]|과|와)\s"
)
"""`최영수 온결시장은 `: somebody with an office, of whom something is told."""
_BEGINS = regex(r"\s?[가-힣A-Z\d]")
_WORDS = 2
"""Words of a phrase, at least."""
FULL = 3
"""Letters of a word that nothing but the place tells to begin a paragraph, at least."""


def full_word(text: str, place: int) -> str:
    """The word that stands at a place, if it may begin a paragraph where nothing but the place tells; or nothing."""
    word = NEXT_WORD.match(text, place)
    return word.group() if word and len(word.group()) >= FULL else ""


def shows_phrase(phrase: str) -> bool:
    """Whether a phrase ends in what a picture shows, of several words.

    >>> shows_phrase("온결군 시험동 로비"), shows_phrase("로비")
    (True, False)
    """
    return _views().search(phrase) is not None and len(phrase.split()) >= _WORDS


@cache
def _views() -> re.Pattern[str]:
    known = signatures()
    words = (known.caption_endings, known.picture_scenes, known.picture_views, known.picture_sole)
    return compiled(rf"(?:{choice(word for some in words for word in some)})$")


class Seen(NamedTuple):
    """The last word of such a phrase, with another word glued to it at `end`, or behind a space."""

    start: int
    end: int
    sole: bool
    """Whether it begins hardly any longer word."""


@cache
def _last_words() -> tuple[AhoCorasick, tuple[bool, ...]]:
    known = signatures()
    sole = {*known.picture_scenes, *known.picture_sole}
    words = tuple(sorted(sole | set(known.picture_views)))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), tuple(word in sole for word in words)


@lru_cache(maxsize=16)
def seen(text: str) -> tuple[Seen, ...]:
    """All such words of a line, in order; a pattern takes ten times as long."""
    finder, sole = _last_words()
    return tuple(
        Seen(start, end, sole[word])
        for word, start, end in finder.find_matches_as_indexes(text)
        if _BEGINS.match(text, end)
    )


def seen_between(text: str, start: int, end: int) -> tuple[Seen, ...]:
    """Those that begin and end between two places."""
    words = seen(text)
    low, high = (bisect_left(words, place, key=lambda word: word.end) for place in (start, end + 1))
    return tuple(word for word in words[low:high] if word.start >= start)


@cache
def titles() -> str:
    """An alternation of all offices."""
    known = signatures()
    return choice((*known.portrait_titles, *known.portrait_works))


@cache
def office() -> re.Pattern[str]:
    """Somebody's office, with a word glued to it."""
    return compiled(rf"(?:{titles()})(?=[가-힣A-Z])")


@cache
def person() -> re.Pattern[str]:
    """`최영 온결대 해양학과 교수`, with the next paragraph glued to it."""
    return compiled(
        rf"(?P<name>[가-힣]{{2,4}})\s(?:[가-힣A-Za-z0-9()]{{2,16}}\s){{0,4}}?[가-힣A-Za-z]{{0,8}}?(?:{titles()})(?!이사)"
        r"(?:(?=(?:19|20)\d\d년|[“‘\"'])|(?P<next>[가-힣A-Z][가-힣A-Za-z0-9]*))"
    )


@cache
def portrait() -> re.Pattern[str]:
    """`온결대 최영수 교수` (group `name`) or `배우 최영수` (group `last`), with the next paragraph glued to it."""
    word, works = r"[가-힣A-Za-z0-9()&·]{2,16}", choice(signatures().portrait_works)
    return compiled(
        rf"(?:(?:{word}\s){{1,3}}?(?P<name>[가-힣]{{3}})\s[가-힣]{{0,6}}?(?:{titles()})(?!이사)"
        rf"|(?:{word}\s){{0,2}}?(?:{works})\s(?P<last>[가-힣]{{3}}))(?=[가-힣A-Z])"
    )


@cache
def _card() -> re.Pattern[str]:
    return compiled(rf"(?P<name>[가-힣]{{2,4}})\s(?:\S{{1,16}}\s){{0,4}}?\S{{0,8}}?(?:{titles()})")


def is_person(phrase: str) -> bool:
    """Whether a phrase is a name with an office.

    >>> is_person("최영 온결대 해양학과 교수"), is_person("최영 교수의 시험동")
    (True, False)
    """
    card = _card().fullmatch(phrase)
    return card is not None and is_name(card["name"])


@cache
def _tails() -> re.Pattern[str]:
    """One syllable is such a rest only with a particle or nothing behind it: `교수|진은`, but `교수|기업은`."""
    tails = signatures().title_tails
    short = choice(tail for tail in tails if len(tail) == 1)
    return compiled(
        rf"{choice(tail for tail in tails if len(tail) > 1)}|(?:{short})(?=[은는이가을를의에도과와로\s,]|$)"
    )


def goes_on(text: str, place: int) -> bool:
    """Whether what stands behind an office may be a part of one word with it: `교수|팀은`."""
    return _tails().match(text, place) is not None


def names_somebody(text: str, place: int) -> bool:
    """Whether somebody with an office stands there, of whom something is told.

    >>> names_somebody("시험동 로비최영수 온결시장은 내년에", 6), names_somebody("시험동 로비스트가 내년에", 6)
    (True, False)
    """
    somebody = _SOMEBODY.match(text, place)
    return somebody is not None and is_name(somebody["name"])


@cache
def stock() -> re.Pattern[str]:
    """Where papers buy pictures, with a word glued to it."""
    return compiled(rf"(?:{choice(signatures().picture_stocks)})(?=[가-힣A-Z“‘])")


@cache
def side() -> re.Pattern[str]:
    """Where somebody stands in a picture."""
    return compiled(choice(signatures().picture_sides))
