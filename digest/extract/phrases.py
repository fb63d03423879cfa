"""Noun phrases around a figure, by the particles that close them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest import vocabulary

_WORD = re.compile(r"\S+")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_PARTICLE = re.compile(
    r"(?:들)?(?:에게서|으로부터|로부터|에서는|에서도|에서의|으로는|으로서|로서|까지의|부터의|에서|에게|에는|에도|으로|까지|부터|이나|이며|이고|에|은|는|이|가|을|를|의|와|과|로|도|만|나)$"
)
_VERBAL = re.compile(
    r"(?:[하되]고|하며|하면서|해서|하여|되어|했고|했으며|으며|지만|는데|하던|[가-힣]던|하는|되는|있는|없는|[한된할될인]|했다|한다|된다|다|위한|위해|통해|따른|따라|대한|관한|의한|등으로|맡은|받은|받는|들어|맞아|열고|나선|거쳐|만든|많은|높은|같은|다른|어려운|새로운|좋은)$"
)
_VERBAL_NOUNS = frozenset(
    {
        "개인",
        "법인",
        "장애인",
        "확인",
        "승인",
        "외국인",
        "노인",
        "군인",
        "상인",
        "원인",
        "온라인",
        "라인",
        "시민",
        "권한",
        "제한",
        "기한",
        "대한",
        "북한",
        "역할",
        "관할",
        "분할",
        "할인",
        "세대인",
        "바다",
        "중인",
        "디자인",
        "와인",
        "체인",
        "블록체인",
        "경인",
        "용인",
        "성인",
        "부인",
        "본인",
        "한국인",
        "농업인",
        "경영인",
        "기업인",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """A space-separated word; `start` and `end` without its punctuation."""

    start: int
    end: int
    text: str
    closed: bool
    """A comma or the like stands behind it."""
    opened: bool
    """A bullet, bracket or quotation mark stands before it."""


def mask_brackets(text: str) -> str:
    """The text with everything in brackets blanked, same length.

    >>> mask_brackets("시(시장)는")
    '시    는'
    """
    return _BRACKET.sub(lambda match: " " * len(match.group()), text)


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of a stretch of text, in order."""
    words = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        raw = match.group()
        bare = raw.strip("‘’“”\"'「」『』《》<>〈〉,.;:·▲△▷○●■□◇◆※-–!?…()[]")
        if not bare:
            continue
        offset = match.start() + raw.find(bare)
        tail = raw[raw.find(bare) + len(bare) :]
        words.append(
            Word(offset, offset + len(bare), bare, bool(set(tail) & set(",;:.!?")), not raw.startswith(bare[0]))
        )
    return tuple(words)


@cache
def _particle_nouns() -> frozenset[str]:
    table = vocabulary.load("extract/phrases.yml")["nouns_like_particles"]
    return frozenset(noun for nouns in table.values() for noun in nouns)


@cache
def skipped_words() -> frozenset[str]:
    """Words between a figure and its noun that say nothing of the thing."""
    return frozenset(vocabulary.load("extract/phrases.yml")["skip"])


def split_particle(word: str) -> tuple[str, str]:
    """A word without its particle, and the particle (empty where it has none).

    >>> split_particle("중소기업을"), split_particle("성과"), split_particle("전문가들이")
    (('중소기업', '을'), ('성과', ''), ('전문가', '들이'))
    """
    match = _PARTICLE.search(word)
    if match is None or match.start() == 0:
        return (word[:-1], "들") if len(word) > 2 and word.endswith("들") else (word, "")
    nouns = _particle_nouns()
    if any(word.endswith(noun) for noun in nouns if len(noun) > 1) or word in nouns:
        return word, ""
    return word[: match.start()], match.group()


def is_verbal(word: str) -> bool:
    """Whether a word is a predicate or a modifier made of one, by its ending."""
    return bool(_VERBAL.search(word)) and not any(word.endswith(noun) for noun in _VERBAL_NOUNS)


def phrase_before(text: str, position: int, limit: int = 5) -> tuple[int, int]:
    """Span of the bare nouns that end right before a position; empty where there are none.

    >>> text = "총 471건과 해외 인허가 획득 8건"
    >>> low, high = phrase_before(text, text.index("8건"))
    >>> text[low:high]
    '해외 인허가 획득'
    """
    words = split_words(text, 0, position)
    chosen: list[Word] = []
    for word in reversed(words):
        if word.text in skipped_words() and not chosen:
            continue
        if word.closed or any(ch.isdigit() for ch in word.text) or len(chosen) == limit:
            break
        if split_particle(word.text)[1] or is_verbal(word.text):
            break
        chosen.append(word)
        if word.opened:
            break
    return (chosen[-1].start, chosen[0].end) if chosen else (position, position)


def phrase_after(text: str, position: int, limit: int = 6) -> tuple[int, int]:
    """Span of the nouns from a position to the first particle, which is left out.

    >>> text = "47개 바이오기업이 참여"
    >>> low, high = phrase_after(text, 3)
    >>> text[low:high]
    '바이오기업'
    """
    chosen: list[Word] = []
    for word in split_words(text, position)[:limit]:
        bare, particle = split_particle(word.text)
        if word.opened and chosen:
            break
        if not particle and is_verbal(word.text):
            break
        if particle:
            chosen.append(Word(word.start, word.start + len(bare), bare, True, word.opened))
            break
        chosen.append(word)
        if word.closed:
            break
    return (chosen[0].start, chosen[-1].end) if chosen else (position, position)
