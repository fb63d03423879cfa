"""Morphological analysis of Korean, one process-wide Kiwi with the gazetteer as its user dictionary.

Kiwi takes a second to load, so nothing is loaded before the first sentence is analysed, and
`analyse` remembers the sentences it saw last.
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from digest.dictionary import dictionary

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

REMEMBERED = 4_000
"""Analyses kept: twice what a lot of stories is likely to have (`parallel.LOT`); a sentence takes about 5 kB, so some
20 MB. With more that nobody asks for again, memory is new each time and looked through by the collector in vain."""


class Morpheme(NamedTuple):
    """One morpheme of a text: `text[start:end]` is where it stands."""

    form: str
    tag: str
    """Sejong tag: `NNP` proper noun, `NNG` noun, `JKS` subject particle, `XSV` verb suffix …"""
    start: int
    end: int


_fields = attrgetter("form", "tag", "start", "end")


@lru_cache(maxsize=REMEMBERED)
def analyse(text: str) -> tuple[Morpheme, ...]:
    """The morphemes of a text, in order.

    The same text gives the same morphemes whatever was analysed before: one thread, fixed options,
    a dictionary that does not learn.

    >>> [m.form for m in analyse("전주시는 전주기 지원을 한다.")][:2]
    ['전주시', '는']
    """
    # called by its name a Morpheme takes half as long again to make, and ten thousand articles have millions
    return tuple([tuple.__new__(Morpheme, _fields(token)) for token in _kiwi().tokenize(text, normalize_coda=False)])


def load_analyser() -> None:
    """Load the analyser now; processes forked afterwards share it instead of loading their own."""
    _kiwi()


def load_another() -> None:
    """Load half of an analyser, and let go of the one before, so that the next dictionary takes half of the time."""
    _keep_last()
    if not _another:
        _another.append(_untold())


@cache
def _kiwi() -> Kiwi:
    words = dictionary()
    if words not in _loaded:
        _keep_last()
        _loaded[words] = _load(words)
    return _loaded[words]


def _keep_last() -> None:
    """Letting go of one takes a tenth of a second, so the last one stays while another is loaded."""
    while len(_loaded) > 1:
        del _loaded[next(iter(_loaded))]


_loaded: dict[tuple[str, ...], Kiwi] = {}
"""The analyser by its dictionary. A preview that forgets its vocabularies keeps it while they name the same places."""
_another: list[Kiwi] = []
"""An analyser without a dictionary, if one was asked for."""


def _load(words: tuple[str, ...]) -> Kiwi:
    kiwi = _another.pop() if _another else _untold()
    for word in words:
        kiwi.add_user_word(word, "NNP", 0.0)
    kiwi.tokenize("가")  # builds its dictionary, which takes longer than loading it: once, not in every fork
    return kiwi


def _untold() -> Kiwi:
    from kiwipiepy import Kiwi as Analyser

    # Names of several words, a quarter of a million films and people of all the world, would take three quarters of the
    # time to load, and stand in one sentence of 150; there, each word is found by itself. Common misspellings take a
    # sixth of the rest, and without them none of 22,000 sentences of the press is read otherwise.
    return Analyser(num_workers=1, load_multi_dict=False, load_typo_dict=False)
