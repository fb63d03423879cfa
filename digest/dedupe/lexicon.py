"""The words deduplication reads with, from `digest/data/dedupe.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.lazy import compiled

FILE = "dedupe.yml"
NO_NAME_END = "은는을를의에와로면며고과대청처"
"""Particles and institutions' endings that no name of three syllables has, or hardly any."""
_LISTS = (
    "particles",
    "place_tails",
    "ambiguous_places",
    "not_localities",
    "person_titles",
    "not_names",
    "institution_ends",
    "round_units",
    "not_rounds",
    "agreement_words",
    "roundup_marks",
    "roundup_tails",
    "item_marks",
    "error_pages",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists and the patterns made of them."""

    particles: frozenset[str]
    place_tails: frozenset[str]
    ambiguous_places: frozenset[str]
    not_localities: frozenset[str]
    surnames: frozenset[str]
    not_names: frozenset[str]
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    agreement_words: tuple[str, ...]
    error_pages: tuple[str, ...]
    """Letters and digits only."""
    title_then_name: re.Pattern[str]
    """`군수 홍길동`; group 1 is the name."""
    name_then_title: re.Pattern[str]
    """`홍길동 (전남대) 교수`; the match and group 1 are the name, group 2 stands at the end."""
    institution: re.Pattern[str]
    partner: re.Pattern[str]
    """`누리대와`; group 1 is the institution."""
    edition: re.Pattern[str]
    """`제12회`, `임상 2상`; groups are the number and the unit."""
    roundup: re.Pattern[str]
    """A headline that announces several news."""
    item_marks: tuple[str, ...]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package.

    Raises:
        ConfigurationError: with every list that is missing or no list of texts.
    """
    data = vocabulary.load(FILE)
    problems: list[str] = []
    lists: dict[str, tuple[str, ...]] = {}
    for key in _LISTS:
        lists[key] = _strings(data.get(key), f"{FILE}: {key}", problems)
    steps = data.get("steps")
    if not isinstance(steps, dict):
        problems.append(f"{FILE}: steps: expected a mapping from a step to its words")
        steps = {}
    step_words = tuple((str(name), _strings(words, f"{FILE}: steps.{name}", problems)) for name, words in steps.items())
    surnames = data.get("surnames")
    if not isinstance(surnames, str) or not surnames:
        problems.append(f"{FILE}: surnames: expected one text of syllables")
        surnames = ""
    if problems:
        raise ConfigurationError(tuple(problems))
    titles = _any_of(lists["person_titles"])
    partner_ends = (*lists["institution_ends"], "대")
    marks = _any_of(lists["roundup_marks"])
    tails = _any_of(lists["roundup_tails"])
    return Lexicon(
        particles=frozenset(lists["particles"]),
        place_tails=frozenset(lists["place_tails"]),
        ambiguous_places=frozenset(lists["ambiguous_places"]),
        not_localities=frozenset(lists["not_localities"]),
        surnames=frozenset(surnames),
        not_names=frozenset(lists["not_names"]),
        steps=step_words,
        agreement_words=tuple(word.casefold() for word in lists["agreement_words"]),
        item_marks=lists["item_marks"],
        error_pages=tuple("".join(filter(str.isalnum, word.casefold())) for word in lists["error_pages"]),
        title_then_name=compiled(rf"(?:{titles})\s?([가-힣]{{3}})(?=[\s(),·]|$)"),
        name_then_title=compiled(
            rf"[{surnames}](?<![가-힣].)(?=([가-힣]{{2}})(?<![{NO_NAME_END}])"
            r"\s(?:[가-힣A-Za-z]{2,12}\s?){0,2}?"
            rf"{_look_and_try(lists['person_titles'])}()(?=[\s은는이가을를의도와과,.()]|$))"
        ),
        institution=compiled(
            rf"[가-힣A-Za-z·](?<![가-힣A-Za-z].)[가-힣A-Za-z·]{{0,13}}?{_look_and_try(lists['institution_ends'])}(?![가-힣A-Za-z]{{3}})"
        ),
        partner=compiled(
            r"([가-힣A-Za-z·](?<![가-힣A-Za-z].)[가-힣A-Za-z·]{0,13}?"
            rf"{_look_and_try(partner_ends)})"
            r"(?:\([^)]{1,20}\))?(?:와|과)(?![가-힣])"
        ),
        edition=compiled(
            rf"(\d(?<!\d\d)\d{{0,2}})\s?(?!{_any_of(lists['not_rounds'])})({_any_of(lists['round_units'])}|상(?=$|[^가-힣]|[은이을의에과와]))"
            r"(?![가-힣]*[원억만])"
        ),
        roundup=compiled(
            rf"^\s*\d{{1,2}}월\s?\d{{1,2}}일\s?(?:{marks})\s*$|^\s*[\[<【(][^\]>】)]{{0,22}}(?:{marks})[^\]>】)]{{0,8}}[\]>】)]|{tails}|\s(?:外|외)\s*\d*건?\s*$"
        ),
    )


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _look_and_try(words: tuple[str, ...]) -> str:
    """A pattern for any of the words: one look at their first characters spares trying word after word."""
    firsts = "".join(sorted({re.escape(word[0]) for word in words}))
    return f"(?=[{firsts}])(?:{_any_of(words)})"


def _strings(value: Any, where: str, problems: list[str]) -> tuple[str, ...]:
    try:
        items = vocabulary.strings(value, where)
    except ConfigurationError as error:
        problems.extend(error.problems)
        return ()
    if not items:
        problems.append(f"{where}: expected at least one text")
    return items
