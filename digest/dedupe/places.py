"""Which places of the taxonomy a text names, for telling one town's news from another's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

from ahocorasick_rs import AhoCorasick

from digest.dedupe.lexicon import Lexicon, load_lexicon
from digest.dedupe.remembered import Remembered
from digest.known import Taxonomy
from digest.lazy import compiled, regex
from digest.model import Article
from digest.text import normalise

_SUFFIX = regex(r"(?<=..)(?:특별자치시|특별자치도|특별시|광역시|시|군|구)$")
_LETTER = "[가-힣A-Za-z0-9]"
_WORD = regex(f"{_LETTER}+")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place where a text names it."""

    path: str
    word: str


Told = tuple[NamedPlace | None, tuple[str, ...]]
"""The place that a word names, and the longer names that it begins."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Place names and how they lie in each other, made for finding them at the start of words."""

    names: dict[str, str]
    """Full names and bare stems, each with its place as a path of ids: `jeonbuk/namwon`."""
    exact: frozenset[str]
    """Names that count whatever follows them: aliases and full official names."""
    by_start: dict[str, tuple[str, ...]]
    """Names of one word by their first two characters, longest first."""
    spaced: dict[str, tuple[str, ...]]
    """Names of several words by the first of them."""
    promising: re.Pattern[str]
    """A word whose first two characters are a name's first and a name's second."""
    begins: frozenset[str]
    """The first two characters of names."""
    told: Remembered[str, Told | None] = field(init=False, compare=False)
    """What a word tells of places; None: nothing."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", Remembered(partial(_read_word, self)))


def compatible(left: str, right: str) -> bool:
    """Whether one of two places is, or lies in, the other.

    >>> compatible("jeonbuk", "jeonbuk/namwon"), compatible("jeonbuk/jeonju", "jeonbuk/namwon")
    (True, False)
    """
    return f"{left}/".startswith(f"{right}/") or f"{right}/".startswith(f"{left}/")


@lru_cache(maxsize=1 << 14)
def most_exact(places: frozenset[str]) -> frozenset[str]:
    """The places without those that only say where another of them lies.

    A county's news names its province too; that does not make it the next county's news.

    >>> sorted(most_exact(frozenset({"jeonnam", "jeonnam/gwangyang", "seoul"})))
    ['jeonnam/gwangyang', 'seoul']
    """
    return frozenset(place for place in places if not any(other.startswith(f"{place}/") for other in places))


def make_gazetteer(taxonomy: Taxonomy) -> Gazetteer:
    """The gazetteer of a taxonomy; countries are no places here, half the press names one."""
    lexicon = load_lexicon()
    names: dict[str, str] = {}
    exact: set[str] = set()
    regions = [region for region in taxonomy.regions.values() if region.kind != "country"]
    paths = place_paths(taxonomy)
    for region in regions:
        for name in (region.ko, *region.aliases):
            if len(name) < 2:
                continue
            names.setdefault(name, paths[region.id])
            if name != _stem(name) or len(name) > 3:
                exact.add(name)
    for region in regions:
        stem = _stem(region.ko)
        if len(stem) >= 2 and region.kind in ("city", "county"):
            names.setdefault(stem, paths[region.id])
    for name in lexicon.ambiguous_places:
        names.pop(name, None)
    starts: dict[str, list[str]] = {}
    spaced: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if _WORD.fullmatch(name):
            starts.setdefault(name[:2], []).append(name)
        else:
            spaced.setdefault(_WORD.findall(name)[0], []).append(name)
    return Gazetteer(
        names,
        frozenset(exact),
        {start: tuple(found) for start, found in starts.items()},
        {first: tuple(found) for first, found in spaced.items()},
        compiled(f"{_any_letter(names, 0)}(?<!{_LETTER}.){_any_letter(names, 1)}{_LETTER}*"),
        frozenset(name[:2] for name in (*starts, *spaced)),
    )


def _any_letter(names: Iterable[str], place: int) -> str:
    """A pattern for the letters at a place of the names."""
    letters = {name[place] for name in names if name[place].isalnum()} or {"가"}
    return f"[{''.join(sorted(letters))}]"


def place_paths(taxonomy: Taxonomy) -> dict[str, str]:
    """Each region's path of ids from its province down, countries left out: `jeonbuk/namwon`."""
    return {
        region_id: "/".join(
            place
            for place in (*reversed(taxonomy.ancestors(region_id)), region_id)
            if taxonomy.regions[place].kind != "country"
        )
        for region_id in taxonomy.regions
    }


def tell_meanings(gazetteer: Gazetteer, called: Mapping[str, str]) -> dict[str, str]:
    """Each name with a text that is another one for all else that comparing knows of it; `called` are the Korean names
    of places by their paths.

    Two articles are compared by the names in them and by nothing else of places.
    """
    around = {path: [called[path[:end]] for end in (*_ends(path), len(path))] for path in called}
    return {name: f"{path} {name in gazetteer.exact} {around[path]}" for name, path in gazetteer.names.items()}


def _ends(path: str) -> Iterator[int]:
    return (number for number, letter in enumerate(path) if letter == "/")


def holding(articles: Iterable[Article], names: Iterable[str]) -> Iterator[bool]:
    """Of each article whether some of the names may stand in it; it is read without white space."""
    automaton = AhoCorasick(["".join(name.split()) for name in names])
    for article in articles:
        text = normalise("\0".join((article.title or "", *article.deck, article.body)))
        yield bool(automaton.find_matches_as_indexes("".join(text.split())))


def find_places(text: str, gazetteer: Gazetteer) -> list[NamedPlace]:
    """The places a text names, one for each naming.

    A name counts at the start of a word only, and a bare stem only before what a place takes:
    `전주시는` and `전주 한옥` are the city, `전주기` is not.
    """
    told = gazetteer.told
    telling = [
        known for word in gazetteer.promising.findall(text) if word[:2] in gazetteer.begins and (known := told[word])
    ]
    found = [place for place, _ in telling if place]
    for name in sorted({name for _, longer in telling for name in longer}):
        found += [NamedPlace(gazetteer.names[name], name)] * text.count(name)
    return found


def _read_word(gazetteer: Gazetteer, word: str) -> Told | None:
    path, longer = _place_of(word, gazetteer), gazetteer.spaced.get(word, ())
    return (NamedPlace(path, word) if path else None, longer) if path or longer else None


def _place_of(word: str, gazetteer: Gazetteer) -> str | None:
    lexicon = load_lexicon()
    for name in gazetteer.by_start.get(word[:2], ()):
        if word.startswith(name) and (name in gazetteer.exact or _may_follow(word[len(name) :], lexicon)):
            return gazetteer.names[name]
    return None


def _may_follow(rest: str, lexicon: Lexicon) -> bool:
    if not rest or rest in lexicon.particles or rest in lexicon.place_tails:
        return True
    return any(
        rest[:size] in lexicon.place_tails and (size >= 2 or rest[size:] in lexicon.particles)
        for size in range(1, min(len(rest), 7) + 1)
    )


def _stem(name: str) -> str:
    return _SUFFIX.sub("", name)
