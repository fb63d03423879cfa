"""The words that descriptions of figures are made of, and which of them say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile

from digest import vocabulary
from digest.extract.owners import empty_words, times
from digest.lazy import compiled, regex

_LEAD_IN = regex(
    r"^(?:(?:가운데|이 가운데|이 중|그중|이중|중|께|이외|포함|씩|특히|번지|이후|뒤|후|결과|연내|현재|해|새|초|올해"
    r"|그동안|동안|시가|모두|이듬해|과|와|한편|만큼)\s)+"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `extract/describe.yml`, each under its name there."""

    parts: frozenset[str]
    doing: frozenset[str]
    acts: frozenset[str]
    shapes: tuple[str, ...]
    facilities: tuple[str, ...]
    measures: tuple[str, ...]
    grounds: tuple[str, ...]
    spending: dict[str, str]
    choosing: dict[str, str]
    nameless: dict[str, str]
    projects: tuple[str, ...]
    roles: frozenset[str]


@cache
def load_words() -> Words:
    """The lists of `extract/describe.yml`."""
    document = vocabulary.load("extract/describe.yml")

    def words(key: str) -> tuple[str, ...]:
        return vocabulary.strings(document[key], f"extract/describe.yml: {key}")

    return Words(
        parts=frozenset(words("parts")),
        doing=frozenset(words("doing")),
        acts=frozenset(words("acts")),
        shapes=words("shapes"),
        measures=words("measures"),
        grounds=words("grounds"),
        facilities=vocabulary.strings(
            vocabulary.load("extract/milestones.yml")["facilities"], "extract/milestones.yml: facilities"
        ),
        spending={str(verb): str(noun) for verb, noun in document["spending"].items()},
        choosing={str(verb): str(noun) for verb, noun in document["choosing"].items()},
        nameless={str(unit): str(noun) for unit, noun in document["nameless"].items()},
        projects=words("projects"),
        roles=frozenset(words("roles")),
    )


@cache
def when_so() -> re.Pattern[str]:
    """When a figure was so (`지난해 말 기준`): it has a date of its own."""
    years = r"\d+월|\d+분기|(?:19|20)\d\d년|[연월]?[말초]"
    return compiled(rf"(?:^|(?<=\s))(?:(?:{'|'.join(times())}|{years})\s?)*(?:기준|현재)\s")


@cache
def closing_times() -> re.Pattern[str]:
    """Words of time that close a description: `충북도 이달`."""
    return compiled(rf"(?:^|\s)(?:(?:{'|'.join(times())}|\d+월|\d+분기)(?:\s|$))+$")


def says_nothing(words: str) -> bool:
    """Whether a description is empty or ends in a word of shape, place or time that names no thing."""
    words = closing_times().sub("", words)
    return not words or words in empty_words() or words.rpartition(" ")[2] in load_words().shapes


def nameless_words() -> frozenset[str]:
    """What figures are called of which nothing is known but their unit (`금액`)."""
    return frozenset(load_words().nameless.values())


def is_of_budget(words: str) -> bool:
    """Whether a description's last word labels money (`센터 총사업비`) and names no thing."""
    return words.rpartition(" ")[2] in load_words().parts


def joined(*parts: str) -> str:
    """Parts of a description in a row, without those that another one holds.

    >>> joined("누리센터", "", "누리센터 연면적")
    '누리센터 연면적'
    """
    kept: list[str] = []
    for part in parts:
        if part and not any(part in other for other in kept):
            kept = [other for other in kept if other not in part]
            kept.append(part)
    return " ".join(kept)


def without_times(words: str) -> str:
    """A description without the words of time that it begins with: 지난해, 올해."""
    return " ".join(dropwhile(times().__contains__, words.split()))


def without_lead_in(words: str) -> str:
    """A description without the words that only lead to it: 가운데, 올해.

    >>> without_lead_in("이 가운데 국비")
    '국비'
    """
    return _LEAD_IN.sub("", words)
