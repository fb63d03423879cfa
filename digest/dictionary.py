"""The names of places that the analyser is told as words of their own, and which of them a text may hold.

A word matters to the analysis of a text only where it stands in one piece; two texts that hold none that one of two
dictionaries lacks are analysed alike by both (`tests/test_dictionary.py` asks the analyser). So whoever keeps what the
analyser said keeps it under the words that may stand in the text, and a new name makes due what holds it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from digest.kept import read_kept, write_kept
from digest.lazy import regex
from digest.model import Article
from digest.parallel import spread
from digest.taxonomy import load_taxonomy

_HANGUL = regex(r"[가-힣]{3,}")
_BRACKETS = regex(r"\(([^()]*)\)")
_COMPANY = "주식회사"
_GOVERNOR = regex("([가-힣]{2,4})지사")
_SIGNS = "㈜㈔㈐㈝"
_FINALS = 28
"""Final consonants a syllable can end with, none among them."""
_FILE = "dictionary"
_MANY = 1_000
"""From so many articles on, another process is started for a part of them."""
_latest: Mapping[str, tuple[Article, str]] = {}
"""The words of the latest articles, by their ids."""


@cache
def dictionary() -> tuple[str, ...]:
    """Full names of places and institutions; bare two-syllable stems would hide the words they may be."""
    words = {
        name
        for region in load_taxonomy().regions.values()
        for name in (region.ko, *region.aliases)
        if _HANGUL.fullmatch(name)
    }
    return tuple(sorted(words))


def given() -> bytes:
    """What this module counts by in provenance: nothing of places, for the words that matter are in the keys."""
    return b""


def words_in(text: str) -> str:
    """The words that may stand in what is analysed of a text, with spaces between; at times one more, never one less.

    Sentences may be read without what is in brackets, legal forms and the spaces beside them, so that the halves of a
    word on both sides come together, and with a province for its governor. The analyser takes final consonants for
    letters of their own: it finds 가람도 in 가람돈, and takes 됬 for 됐.

    >>> words_in("전남 (재)나주시와 나주신"), words_in("나주(전남)시는"), words_in("나주의 시"), words_in("전남지사")
    ('나주시', '나주시', '', '전남도')
    """
    letters = unicodedata.normalize("NFC", "".join(text.split())).replace("됬", "됐")
    if "(" in letters:
        parts = _BRACKETS.split(letters)
        letters = "\0".join(("".join(parts[::2]), *parts[1::2]))
    for sign in _SIGNS:
        letters = letters.replace(sign, "")
    if _COMPANY in letters:
        letters = f"{letters}\0{letters.replace(_COMPANY, '')}"
    if "지사" in letters:
        letters = "\0".join((letters, *(f"{name}도" for name in _GOVERNOR.findall(letters))))
    words, automaton = _spelled()
    found = automaton.find_matches_as_indexes(letters, overlapping=True)
    return " ".join(sorted({words[number] for number, _, _ in found}))


def words_of(article: Article) -> str:
    """The same of an article's title, sub-headlines and body."""
    known = _latest.get(article.id)
    if known is not None and known[0] is article:
        return known[1]
    return words_in("\0".join((article.title or "", *article.deck, article.body)))


def find_words(articles: Mapping[bytes, Article], kept: Path | None = None, processes: int = 1) -> None:
    """Find the words of articles, given by their marks, once for all that will ask; `kept` remembers them for later."""
    global _latest  # noqa: PLW0603 (all the articles of a run)
    told = " ".join(dictionary())
    before = (read_kept(kept, _FILE, "dictionary", dict[str, dict[bytes, str]]) or {}).get(told, {})
    found = {mark: before[mark] for mark in articles if mark in before}
    missing = {mark: article for mark, article in articles.items() if mark not in found}
    if missing:
        _spelled()  # for all processes
        found |= zip(missing, spread(words_of, [*missing.values()], processes, least=_MANY), strict=True)
    if found.keys() != before.keys():
        write_kept(kept, _FILE, "dictionary", {told: found})
    _latest = {article.id: (article, found[mark]) for mark, article in articles.items()}


@cache
def _spelled() -> tuple[tuple[str, ...], AhoCorasick]:
    """A word for every spelling, and what finds the spellings."""
    spelled = [(form, word) for word in dictionary() for form in _spellings(word.replace("됬", "됐"))]
    return tuple(word for _, word in spelled), AhoCorasick([form for form, _ in spelled])


def _spellings(word: str) -> list[str]:
    """A word, also as it stands where a final consonant is added to it."""
    last = ord(word[-1])
    return [word] if (last - ord("가")) % _FINALS else [word[:-1] + chr(last + final) for final in range(_FINALS)]
