"""The vocabulary of `digest/data/dates.yml`, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.lazy import compiled

_FILE = "dates.yml"
_S = r"[^\S\n]?"


@dataclass(frozen=True, slots=True)
class Words:
    """Contexts that make a number a date or keep it from being one."""

    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    per_day: re.Pattern[str]
    fixed_names: re.Pattern[str]
    dated_nouns: re.Pattern[str]
    not_deadline_after: re.Pattern[str]
    not_deadline_before: re.Pattern[str]
    age_of_things: re.Pattern[str]
    coming_forms: str
    """Alternatives of one group in the pattern for verbs."""
    past_forms: str
    planned: re.Pattern[str]
    reviewed: re.Pattern[str]
    achieved: re.Pattern[str]
    completed: re.Pattern[str]
    plans: re.Pattern[str]
    fairs: str
    """Alternatives, like `coming_forms`."""


@cache
def load_words() -> Words:
    """The words that ship with the package.

    Raises:
        ConfigurationError: if a list is missing or holds anything but texts.
    """
    data = vocabulary.load(_FILE)
    unknown = sorted(str(key) for key in data if key not in Words.__slots__)
    if unknown:
        raise ConfigurationError(tuple(f"{_FILE}: {key}: unknown key" for key in unknown))

    def words(key: str) -> str:
        found = vocabulary.strings(data.get(key), f"{_FILE}: {key}")
        if not found:
            raise ConfigurationError((f"{_FILE}: {key}: expected a list of texts",))
        return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))

    return Words(
        not_after=compiled(rf"(?:(?<![가-힣])(?:{words('not_after')}){_S}|[A-Za-z가-힣]-|[·‧]|\d박{_S})$"),
        not_before=compiled(rf"{_S}(?:{words('not_before')})"),
        per_day=compiled(
            rf"{_S}(?:{words('per_day')}|\d[\d,.]{{0,12}}{_S}(?:만|천|백|여)?{_S}(?!시|월|일|년|박)[가-힣㎥%톤])"
        ),
        fixed_names=compiled(words("fixed_names")),
        dated_nouns=compiled(rf"(?:{words('dated_nouns')}){_S}[(（]$"),
        not_deadline_after=compiled(rf"(?:{words('not_deadline_after')}){_S}$"),
        age_of_things=compiled(rf"(?:\s|의\s)?(?:{words('age_of_things')})"),
        coming_forms=words("coming_forms"),
        past_forms=words("past_forms"),
        planned=compiled(rf"[^.,\n]{{0,24}}?(?:{words('planned')})"),
        reviewed=compiled(rf"[^.,\n]{{0,40}}?(?:{words('reviewed')})"),
        achieved=compiled(rf"[^.,\n]{{0,40}}?(?:{words('achieved')})(?:한|된|돼|됐|했|하였|되었|받은|받아)(?!다)"),
        fairs=words("fairs"),
        plans=compiled(words("plans"), re.IGNORECASE),
        completed=compiled(rf"{_S}(?:{words('completed')})"),
        not_deadline_before=compiled(rf"{_S}(?:{words('not_deadline_before')})"),
    )
