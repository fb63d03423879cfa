"""The vocabularies of cleaning, read from YAML and made ready for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from digest import vocabulary
from digest.lazy import regex

_ALNUM = regex(r"[^\W_]+")
_DIGITS = regex(r"\d+")
_BETWEEN = regex(r"[\s|·/>•,]+")
_MENU, _PARTS = 80, 6


class Phrases:
    """Many phrases to look for in one text."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self._phrases = phrases
        self._automaton = AhoCorasick(phrases)

    def within(self, text: str) -> tuple[str, ...]:
        """Those that stand in a text, in a fixed order.

        >>> Phrases(("무단전재", "재배포")).within("무단전재-재배포금지")
        ('무단전재', '재배포')
        """
        found = {index for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        return tuple(self._phrases[index] for index in sorted(found))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Furniture as `furniture.yml` lists it, folded: letters and digits only, digits as `0`."""

    lines: frozenset[str]
    edge_lines: frozenset[str]
    image_lines: frozenset[str]
    buttons: frozenset[str]
    """Both of them, and the names of sections with what sites put behind them (`사회일반`)."""
    beginnings: frozenset[str]
    """The first two letters of these, or the only one."""
    starts: tuple[str, ...]
    notices: Phrases
    """Without spaces, lower case; these tell a notice even inside a sentence."""
    hints: Phrases
    """Without spaces, lower case; these tell a notice where the line is no paragraph."""
    sidebar_headers: frozenset[str]
    sidebar_endings: tuple[str, ...]
    caption_headers: frozenset[str]
    neighbour_headers: frozenset[str]
    pointers: Phrases
    """Without spaces, lower case; above an address these tell that it is another article's."""
    summary_headers: frozenset[str]
    prefixes: tuple[str, ...]
    page_labels: tuple[str, ...]
    menu_endings: tuple[str, ...]
    title_labels: tuple[str, ...]
    title_sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """How the press signs, as `clean_bylines.yml` lists it."""

    roles: tuple[str, ...]
    """Longest first."""
    works: tuple[str, ...]
    """What stands before the name of who did it."""
    picture_works: tuple[str, ...]
    """The same of pictures: who took them is no author."""
    not_names: frozenset[str]
    """Words that begin like a surname but name no person."""
    outlet_endings: tuple[str, ...]
    paper_endings: tuple[str, ...]
    desks: frozenset[str]
    credit_words: tuple[str, ...]
    credit_signs: tuple[str, ...]
    """Without any of these, or of the kinds of pictures, nothing in a line is a credit."""
    picture_kinds: tuple[str, ...]
    picture_gives: tuple[str, ...]
    picture_shots: tuple[str, ...]
    picture_stores: tuple[str, ...]
    picture_stocks: tuple[str, ...]
    caption_endings: tuple[str, ...]
    caption_acts: tuple[str, ...]
    picture_owners: tuple[str, ...]
    picture_agencies: tuple[str, ...]
    picture_partners: tuple[str, ...]
    picture_places: tuple[str, ...]
    picture_buttons: tuple[str, ...]
    """They stand behind a caption."""
    picture_fields: tuple[str, ...]
    picture_sides: tuple[str, ...]
    picture_scenes: tuple[str, ...]
    picture_views: tuple[str, ...]
    picture_sole: tuple[str, ...]
    title_tails: tuple[str, ...]
    paragraph_openers: tuple[str, ...]
    portrait_titles: tuple[str, ...]
    portrait_works: tuple[str, ...]
    writer_offices: tuple[str, ...]
    """What else those are who sign columns."""
    scene_people: tuple[str, ...]
    scene_verbs: tuple[str, ...]
    scene_states: tuple[str, ...]
    picture_houses: tuple[str, ...]
    source_labels: tuple[str, ...]
    telling: tuple[str, ...]


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Letters and digits only, NFKC, lower case; what texts are compared by.

    Kept for the last few thousand lines, because every step asks again.

    >>> letters("K-바이오 (오송)")
    'k바이오오송'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = folded.replace(" ", "").replace(".", "").replace(",", "")  # mostly, nothing else stands between letters
    return bare if bare.isalnum() else "".join(_ALNUM.findall(bare))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A line reduced to what furniture is compared by.

    >>> key("댓글 (12)") == key("댓글0")
    True
    """
    return _DIGITS.sub("0", letters(text))


@lru_cache(maxsize=4096)
def is_menu(text: str) -> bool:
    """Whether a line is nothing but names of buttons and sections, two or more of them.

    >>> is_menu("뒤로가기 새로고침 링크 복사"), is_menu("바이오 링크 새로 열어")
    (True, False)
    """
    if len(text) > _MENU or text[-1:] == ".":
        return False
    folded = key(text)
    if folded[:2] not in furniture().beginnings and folded[:1] not in furniture().beginnings:
        return False  # most lines end here
    parts = [word for word in _BETWEEN.split(text) if word.strip("-–—[]()")]
    known = furniture().buttons
    if not any(key("".join(parts[:end])) in known for end in range(1, min(_PARTS, len(parts) + 1))):
        return False
    words = [key(word) for word in parts]
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            reached |= {end for end in range(start + 1, start + _PARTS) if "".join(words[start:end]) in known}
        elif start >= max(reached):
            return False
    return len(words) > 1 and len(words) in reached


def choice(words: Iterable[str]) -> str:
    """A pattern of any of these words, longer ones first, whatever the spaces in them.

    >>> choice(["보도", "보도기관"])
    '보도기관|보도'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s?".join(map(re.escape, word.split())) for word in ordered)


def compact(text: str) -> str:
    """Without spaces, lower case."""
    return "".join(text.split()).lower()


@cache
def furniture() -> Lexicon:
    """The words of `furniture.yml`."""
    name = "furniture.yml"
    data = vocabulary.load(name)

    def words(field: str) -> tuple[str, ...]:
        return vocabulary.strings(data.get(field), f"{name}: {field}")

    lines, edges = frozenset(map(key, words("lines"))), frozenset(map(key, words("edge_lines")))
    buttons = lines | edges | {f"{section}{ending}" for section in edges for ending in words("section_endings")}
    return Lexicon(
        lines=lines,
        edge_lines=edges,
        image_lines=frozenset(map(key, words("image_lines"))),
        buttons=buttons,
        beginnings=frozenset(button[:2] for button in buttons),
        starts=tuple(sorted(set(map(key, words("starts"))), key=len, reverse=True)),
        notices=Phrases(tuple(map(compact, words("notices")))),
        hints=Phrases(tuple(map(compact, words("hints")))),
        sidebar_headers=frozenset(map(key, words("sidebar_headers"))),
        sidebar_endings=tuple(map(key, words("sidebar_endings"))),
        caption_headers=frozenset(map(key, words("caption_headers"))),
        neighbour_headers=frozenset(map(key, words("neighbour_headers"))),
        pointers=Phrases(tuple(map(compact, words("pointers")))),
        summary_headers=frozenset(map(key, words("summary_headers"))),
        prefixes=words("prefixes"),
        page_labels=words("page_labels"),
        menu_endings=words("menu_endings"),
        title_labels=words("title_labels"),
        title_sites=words("title_sites"),
    )


@cache
def signatures() -> Signatures:
    """The words of `clean_bylines.yml`."""
    name = "clean_bylines.yml"
    data = vocabulary.load(name)

    def words(field: str) -> tuple[str, ...]:
        found = vocabulary.strings(data.get(field), f"{name}: {field}")
        return tuple(sorted(set(found), key=lambda word: (-len(word), word)))

    return Signatures(
        roles=words("roles"),
        works=words("works"),
        picture_works=words("picture_works"),
        not_names=frozenset((*words("not_names"), *words("roles"))),
        outlet_endings=words("outlet_endings"),
        paper_endings=words("paper_endings"),
        desks=frozenset(map(key, words("desks"))),
        credit_words=words("credit_words"),
        credit_signs=(*words("picture_kinds"), *words("credit_signs")),
        picture_kinds=words("picture_kinds"),
        picture_gives=words("picture_gives"),
        picture_shots=words("picture_shots"),
        picture_stores=words("picture_stores"),
        caption_endings=words("caption_endings"),
        caption_acts=words("caption_acts"),
        picture_stocks=words("picture_stocks"),
        picture_owners=words("picture_owners"),
        picture_agencies=words("picture_agencies"),
        picture_partners=words("picture_partners"),
        picture_places=words("picture_places"),
        picture_buttons=words("picture_buttons"),
        picture_fields=words("picture_fields"),
        picture_sides=words("picture_sides"),
        picture_scenes=words("picture_scenes"),
        picture_views=words("picture_views"),
        picture_sole=words("picture_sole"),
        title_tails=words("title_tails"),
        paragraph_openers=words("paragraph_openers"),
        portrait_titles=words("portrait_titles"),
        portrait_works=words("portrait_works"),
        writer_offices=words("writer_offices"),
        scene_people=words("scene_people"),
        scene_verbs=words("scene_verbs"),
        scene_states=words("scene_states"),
        picture_houses=words("picture_houses"),
        source_labels=words("source_labels"),
        telling=words("telling"),
    )
