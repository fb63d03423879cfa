"""Queries of ten families, made from what stands in some of the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from kiwipiepy import Kiwi

from benchmarks.search.corpus import Document, Run
from benchmarks.search.judge import Judge
from digest import vocabulary
from digest.taxonomy import load_taxonomy
from digest.words.terms import letters

MOST_RELEVANT = 200
_INSTITUTION = (
    "재단",
    "연구원",
    "연구소",
    "대학교",
    "협회",
    "공사",
    "진흥원",
    "병원",
    "센터",
    "공단",
    "학회",
    "박물관",
    "은행",
    "위원회",
)
_PARTICLES = (
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("에서", "에서"),
    ("의", "의"),
    ("까지", "까지"),
    ("도", "도"),
    ("에는", "에는"),
)
_ENDINGS = (
    (("었", "EP"), ("다", "EF")),
    (("는", "ETM"),),
    (("고", "EC"),),
    (("으며", "EC"),),
    (("ᆫ다", "EF"),),
    (("ᆯ", "ETM"),),
)
_VOWELS = {
    "ㅐ": "ㅔ",
    "ㅔ": "ㅐ",
    "ㅗ": "ㅜ",
    "ㅜ": "ㅗ",
    "ㅓ": "ㅏ",
    "ㅏ": "ㅓ",
    "ㅡ": "ㅜ",
    "ㅣ": "ㅡ",
    "ㅕ": "ㅑ",
    "ㅛ": "ㅠ",
    "ㅠ": "ㅛ",
}
_JUNGSEONG = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_COMMON = frozenset(vocabulary.load("search.yml")["plain_verbs"])
"""Nobody looks for these, and they are not in the index."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and what should come."""

    family: str
    text: str
    relevant: Mapping[int, int]
    """Grades by number of document; empty where nothing should be found."""


def make_queries(judge: Judge, pool: Sequence[int], each: int, seed: int) -> list[Query]:
    """Up to `each` queries of every family, from the documents of the pool."""
    queries = []
    for family, make in _FAMILIES.items():
        random = Random(f"{seed} {family}")
        found: dict[str, Query] = {}
        for _ in range(each * 40):
            if len(found) == each:
                break
            number = random.choice(pool)
            made = make(random, judge, judge.documents[number])
            if made and made[0] not in found and 0 < len(made[1]) <= MOST_RELEVANT:
                found[made[0]] = Query(family, made[0], made[1])
        queries += found.values()
    return queries


def alias_queries(judge: Judge) -> list[Query]:
    """Every name of every place that some document is labelled with; documents that have the name count too."""
    taxonomy = load_taxonomy()
    owners: dict[str, dict[int, int]] = {}
    for number, document in enumerate(judge.documents):
        for region in (*document.primary, *document.mentioned):
            for place in (region, *taxonomy.ancestors(region)):
                owners.setdefault(place, {})[number] = 1
    meanings: dict[str, set[str]] = {}
    for region in taxonomy.regions.values():
        for name in (region.ko, region.en, *region.aliases):
            meanings.setdefault(name, set()).add(region.id)
    return [
        Query("alias", name, {**_by_name(judge, name), **{at: 1 for place in places for at in owners[place]}})
        for name, places in sorted(meanings.items())
        if all(place in owners for place in places)
    ]


def _by_name(judge: Judge, name: str) -> Mapping[int, int]:
    """Documents that have a name as whole morphemes; a single letter tells nothing."""
    return judge.spans.get(letters(name), {}) if len(name) > 1 else {}


def nowhere_queries(judge: Judge) -> list[Query]:
    """Words that stand in no document."""
    words = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))["nowhere"]
    everything = "\n".join(
        piece for document in judge.documents for run in document.runs for piece in ["".join(run.pieces)]
    )
    return [Query("nowhere", word, {}) for word in words if word not in everything]


Made = tuple[str, Mapping[int, int]] | None


def _noun(random: Random, document: Document, shortest: int = 2) -> str:
    """A noun of the text that stands for itself."""
    nouns = sorted({run.pieces[0] for run in document.runs if len(run.pieces) == 1 and run.tags[0] in ("NNG", "NNP")})
    nouns = [noun for noun in nouns if len(noun) >= shortest and _is_korean(noun)]
    return random.choice(nouns) if nouns else ""


def _bare(random: Random, judge: Judge, document: Document) -> Made:
    noun = _noun(random, document)
    return (noun, judge.words(noun)) if noun else None


def _with_particle(random: Random, judge: Judge, document: Document) -> Made:
    noun = _noun(random, document)
    if not noun:
        return None
    closed, opened = random.choice(_PARTICLES)
    return noun + (closed if (ord(noun[-1]) - 0xAC00) % 28 else opened), judge.words(noun)


def _compounds(document: Document) -> list[Run]:
    return [
        run
        for run in document.runs
        if sum(len(piece) >= 2 for piece in run.pieces) >= 2 and all(_is_korean(piece) for piece in run.pieces)
    ]


def _part(random: Random, judge: Judge, document: Document) -> Made:
    compounds = _compounds(document)
    if not compounds:
        return None
    part = random.choice([piece for piece in random.choice(compounds).pieces if len(piece) >= 2])
    return part, judge.words(part)


def _spacing(random: Random, judge: Judge, document: Document) -> Made:
    compounds = _compounds(document)
    pairs = [
        (left, right)
        for left, right in zip(document.runs, document.runs[1:], strict=False)
        if right.spaced
        and all(len("".join(run.pieces)) >= 2 and _is_korean("".join(run.pieces)) for run in (left, right))
        and len("".join(left.pieces) + "".join(right.pieces)) <= 10
    ]
    if compounds and (not pairs or random.random() < 0.5):
        pieces = random.choice(compounds).pieces
        cut = random.choice(
            [at for at in range(1, len(pieces)) if len("".join(pieces[:at])) > 1 and len("".join(pieces[at:])) > 1]
            or [1]
        )
        return f"{''.join(pieces[:cut])} {''.join(pieces[cut:])}", judge.words("".join(pieces))
    if not pairs:
        return None
    left, right = random.choice(pairs)
    joined = "".join((*left.pieces, *right.pieces))
    return joined, judge.words(joined)


def _organisation(random: Random, judge: Judge, document: Document) -> Made:
    names = sorted(
        {name for run in document.runs if (name := "".join(run.pieces)).endswith(_INSTITUTION) and len(name) >= 5}
    )
    if not names:
        return None
    name = random.choice(names)
    return name, judge.words(name)


def _several(random: Random, judge: Judge, document: Document) -> Made:
    words = sorted({_noun(random, document) for _ in range(random.choice((2, 2, 3)))} - {""})
    if len(words) < 2:
        return None
    random.shuffle(words)
    return " ".join(words), judge.all_of(words)


def _verb(random: Random, judge: Judge, document: Document) -> Made:
    stems = sorted(set(document.verbs) - _COMMON)
    if not stems:
        return None
    stem = random.choice(stems)
    form = _kiwi().join([(stem, "VV"), *random.choice(_ENDINGS)])
    return form, judge.stems[stem]


def _number(random: Random, judge: Judge, document: Document) -> Made:
    if not document.numbers:
        return None
    value = random.choice(document.numbers)
    return random.choice((_grouped, _scaled, _digits))(value), judge.values[value]


def _latin(random: Random, judge: Judge, document: Document) -> Made:
    runs = [run for run in document.runs if "SL" in run.tags]
    names = sorted({"".join(run.pieces) for run in runs if len("".join(run.pieces)) >= 2})
    if not names:
        return None
    name = random.choice(names)
    return (name.upper() if random.random() < 0.5 else name), judge.words(name)


def _typo(random: Random, judge: Judge, document: Document) -> Made:
    noun = _noun(random, document, shortest=3)
    places = [at for at, letter in enumerate(noun) if _JUNGSEONG[(ord(letter) - 0xAC00) % 588 // 28] in _VOWELS]
    if not places:
        return None
    at = random.choice(places)
    offset = ord(noun[at]) - 0xAC00
    vowel = _JUNGSEONG.index(_VOWELS[_JUNGSEONG[offset % 588 // 28]])
    wrong = noun[:at] + chr(0xAC00 + offset // 588 * 588 + vowel * 28 + offset % 28) + noun[at + 1 :]
    return None if judge.words(wrong) else (wrong, judge.words(noun))


_FAMILIES: dict[str, Callable[[Random, Judge, Document], Made]] = {
    "bare noun": _bare,
    "noun with particle": _with_particle,
    "part of a compound": _part,
    "spacing variant": _spacing,
    "organisation": _organisation,
    "several words": _several,
    "inflected verb": _verb,
    "number": _number,
    "Latin and mixed": _latin,
    "one typo": _typo,
}


def _is_korean(word: str) -> bool:
    return all("가" <= letter <= "힣" for letter in word)


def _grouped(value: int) -> str:
    return f"{value:,}"


def _digits(value: int) -> str:
    return str(value)


def _scaled(value: int) -> str:
    """As papers write it: 2억7500만."""
    return "".join(_scales(value))


def _scales(value: int) -> Iterator[str]:
    for name, scale in (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1)):
        count, value = divmod(value, scale)
        if count:
            yield f"{count}{name}"


@cache
def _kiwi() -> Any:
    return Kiwi()
