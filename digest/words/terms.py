"""The words of a text that somebody may search for, without the text: nouns, names, numbers, verb stems.

A word is a run of content morphemes written without a space, with `|` where one morpheme meets the
next (`첨단|의료|기기`), so that a part of a compound can be told from an accident of letters. Verb
stems begin with `~`, amounts of money and other large numbers also stand as `#` and their value.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter

from digest import vocabulary
from digest.lazy import regex
from digest.morphology import Morpheme, analyse
from digest.words.amounts import amounts

STEM = "~"
NUMBER = "#"
_CONTENT = frozenset({"MM", "NNG", "NNP", "NNB", "NR", "XPN", "XSN", "XR", "SL", "SN", "SH"})
_DEPENDENT = frozenset({"MM", "NNB", "XSN", "XPN"})
"""Morphemes that are no word when they stand alone (각, 것, 들)."""
_JOINERS = frozenset("-&")
_AFTER_NUMBER = frozenset("%℃㎡㎞㎏")
_LETTERS = regex(r"[^0-9a-z\u00e0-\u024f가-힣\u3400-\u9fff&%.℃]+")
_LONGEST = 16
"""Letters of the longest word; a longer run of nouns is cut, so that no stretch of a body is published."""
_FEWEST_REPEATS = 2


class Weight(IntEnum):
    """How much a word says about what a text is about."""

    BODY = 0
    LEAD = 1
    """In a sub-headline or the first sentence."""
    REPEATED = 2
    TITLE = 3


@dataclass(frozen=True, slots=True)
class Terms:
    """What can be searched of one text, in no order that tells anything about the text.

    Kept as three strings, because ten thousand articles have two million words.
    """

    words: str
    """Each word once, sorted, with spaces between."""
    weights: bytes
    """The `Weight` of each word."""
    pairs: str = ""
    """Neighbouring words with one space between, a pair a line, sorted; asked only whether they are
    written together elsewhere."""

    @property
    def weighted(self) -> Iterator[tuple[str, int]]:
        """Each word with its `Weight`."""
        return zip(self.words.split(), self.weights, strict=True)

    @classmethod
    def of(cls, weights: Mapping[str, int], pairs: Iterable[str]) -> Terms:
        """The terms of weighted words and of pairs."""
        words = sorted(weights)
        return cls(" ".join(words), bytes(weights[word] for word in words), "\n".join(sorted(pairs)))


def read_terms(parts: Iterable[tuple[str, Weight]]) -> Terms:
    """The terms of a text that is given in parts of different weight.

    >>> read_terms([("오송재단은 백신 기술로 145억원을 넓혔다.", Weight.BODY)]).words
    '#14500000000 145|억|원 ~넓히 기술 백신 오송재단'
    """
    weights: dict[str, int] = {}
    counts: Counter[str] = Counter()
    pairs: set[str] = set()
    told = sorted(parts, key=itemgetter(1))  # so that the highest weight of a word comes last
    for text, _ in told:  # all of them first: a processor's cache does not hold the analyser and this at once
        analyse(text)
    for text, weight in told:
        forms, neighbours, numbers = _read(text)
        counts.update(forms)
        weights.update(dict.fromkeys(chain(forms, numbers), weight))
        pairs.update(neighbours)
    for form, count in counts.items():
        if weights[form] < Weight.REPEATED and count >= _FEWEST_REPEATS:
            weights[form] = Weight.REPEATED
    return Terms.of(weights, pairs)


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[list[str], list[str], list[str]]:
    """A text's words as often as they stand there, neighbouring ones, and numbers by their value.

    The articles of a story have sentences in common.
    """
    forms: list[str] = []
    neighbours: list[str] = []
    before, ended = "", -1
    for whole, start, end, joins in _words(text, analyse(text)):
        forms += _cut(whole) if len(whole) > _LONGEST else (whole,)
        if before and start == ended + 1 and text[ended] == " ":
            neighbours.append(f"{before} {whole}")
        before, ended = whole if joins else "", end
    return forms, neighbours, [f"{NUMBER}{value}" for value in amounts(text)]


def join_terms(parts: Iterable[tuple[Terms, Weight]]) -> Terms:
    """The terms of several texts as one; none weighs more than the highest weight given for its text."""
    told = list(parts)
    if len(told) == 1 and told[0][1] is Weight.TITLE:
        return told[0][0]
    weights: dict[str, int] = {}
    pairs: set[str] = set()
    for terms, highest in told:
        pairs.update(terms.pairs.splitlines())
        for word, weight in terms.weighted:
            weights[word] = max(weights.get(word, 0), min(weight, highest))
    return Terms.of(weights, pairs)


def letters(text: str) -> str:
    """The letters by which words are compared: NFKC, lower case, digits without commas, no punctuation.

    >>> letters("K-바이오"), letters("1,450")
    ('k바이오', '1450')
    """
    return _LETTERS.sub("", unicodedata.normalize("NFKC", text).lower()).strip(".")


_letters = lru_cache(maxsize=20_000)(letters)
"""The same for morphemes: a few thousand make up most of all texts."""


_Word = tuple[str, int, int, bool]
"""Form, start, end, and whether it may be half of a word that others write together."""


def _words(text: str, morphemes: Iterable[Morpheme]) -> Iterator[_Word]:
    run: list[Morpheme] = []
    plain_verbs = _plain_verbs()
    for morpheme in morphemes:
        form, tag, start, end = morpheme
        if run:
            if start == run[-1][3] and (tag in _CONTENT or _continues(text, start, end)):
                run.append(morpheme)
                continue
            if word := _noun(text, run):
                yield word
            run = []
        if tag in _CONTENT:
            run = [morpheme]
        elif tag.startswith(("VV", "VA")) and form not in plain_verbs:
            yield STEM + form, start, end, False
    if run and (word := _noun(text, run)):
        yield word


def _continues(text: str, start: int, end: int) -> bool:
    """Whether a sign that touches a run of content morphemes belongs to it."""
    sign = text[start:end]
    return sign in _AFTER_NUMBER or (sign in _JOINERS and text[end : end + 1].isalnum())


def _noun(text: str, run: list[Morpheme]) -> _Word | None:
    _, tag, begin, end = run[0]
    form = _letters(text[begin:end])
    count = len(form)
    if len(run) == 1:
        return (form, begin, end, tag != "SN") if count >= 2 and tag not in _DEPENDENT else None
    for _, _, start, end in run[1:]:
        piece = _letters(text[start:end])
        count += len(piece)
        form += f"|{piece}" if piece and form and _parts_at(text, start) else piece
    return (form, begin, end, tag != "SN") if count >= 2 else None


def _parts_at(text: str, at: int) -> bool:
    """Whether a word is made of two parts that meet here; foreign words and R&D are not."""
    both = text[at - 1 : at + 1]
    return not (both.isascii() and both.isalpha()) and "&" not in both


def _cut(form: str) -> Iterator[str]:
    """The pieces of a word that is too long, cut between morphemes."""
    piece = ""
    for morpheme in form.split("|"):
        if piece and len(piece.replace("|", "")) + len(morpheme) > _LONGEST:
            yield piece
            piece = ""
        piece = f"{piece}|{morpheme}" if piece else morpheme[:_LONGEST]
    yield piece


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(vocabulary.strings(vocabulary.load("search.yml")["plain_verbs"], "search.yml: plain_verbs"))
