"""The units that can follow a number, and the nouns that say what a counter counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from digest import vocabulary
from digest.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class UnitName:
    """One written name of a unit."""

    name: str
    kind: str
    """`money`, `measure`, `count`, or `stop` for what only begins like a unit."""
    unit: str | None
    """None: the counted noun decides (`개`)."""
    factor: Decimal = Decimal(1)
    """What one of it is worth in `unit`."""
    by_noun: bool = False
    """The counted noun wins over `unit`, where one is found."""
    loose: bool = False
    """The name is also an ordinary syllable, so it needs a clear end (`3기 신도시`, `5대 전략`)."""
    least: int = 0
    """Smaller counts are not worth a row (`2회`)."""
    only: tuple[str, ...] = ()
    """Units the counted noun must have; empty: any."""
    barred: tuple[str, ...] = ()
    """Units the counted noun cannot have; the counter's own unit takes their place."""
    label: str = ""
    """What it counts when no noun says so (기업 for 개사)."""


@dataclass(frozen=True, slots=True)
class Units:
    """Everything that can stand next to a number."""

    after: Mapping[str, UnitName]
    before: Mapping[str, str]
    """Currency signs and codes before a number, to their ISO 4217 code; longest first."""
    signs: frozenset[str]
    """The last characters of those signs."""
    lengths: Mapping[str, tuple[int, ...]]
    """Lengths of the names that begin with a character, longest first."""
    only_with: Mapping[str, tuple[str, ...]]
    """Measures that count only where one of these words is in the sentence."""
    words: tuple[str, ...]
    """Words that begin like a counter and are none (개막식)."""


@cache
def load_units() -> Units:
    """The units of `extract/units.yml` and the counters of `extract/counters.yml`.

    Raises:
        ConfigurationError: if an entry is malformed or a name stands for two units.
    """
    after: dict[str, UnitName] = {}
    before: dict[str, str] = {}
    problems: list[str] = []

    def add(name: UnitName, where: str) -> None:
        if name.name in after:
            problems.append(f"{where}: '{name.name}' already names '{after[name.name].unit}'")
        after[name.name] = name

    document = vocabulary.load("extract/units.yml")
    loose = frozenset(vocabulary.strings(document["loose"], "extract/units.yml: loose"))
    for code, entry in document["money"].items():
        for name, factor in entry.get("after", {}).items():
            add(
                UnitName(name, "money", code, _factor(factor, name), loose=name in loose),
                f"extract/units.yml: money.{code}",
            )
        for sign in vocabulary.strings(entry.get("before"), f"extract/units.yml: money.{code}.before"):
            before[sign] = code
    for unit, entry in document["measures"].items():
        for name, factor in entry.items():
            add(
                UnitName(name, "measure", unit, _factor(factor, name), loose=name in loose),
                f"extract/units.yml: measures.{unit}",
            )
    for name, entry in vocabulary.load("extract/counters.yml")["counters"].items():
        counter = UnitName(
            name,
            "count",
            entry["unit"],
            by_noun=entry.get("noun", False),
            loose=entry.get("loose", False),
            only=vocabulary.strings(entry.get("only"), f"extract/counters.yml: counters.{name}.only"),
            barred=vocabulary.strings(entry.get("except"), f"extract/counters.yml: counters.{name}.except"),
            label=entry.get("label", ""),
            least=entry.get("least", 2),
        )
        add(counter, "extract/counters.yml: counters")
    for name in vocabulary.strings(vocabulary.load("extract/counters.yml")["stops"], "extract/counters.yml: stops"):
        add(UnitName(name, "stop", None), "extract/counters.yml: stops")
    if problems:
        raise ConfigurationError(tuple(problems))
    only_with = {
        unit: vocabulary.strings(words, f"extract/units.yml: only_with.{unit}")
        for unit, words in document["only_with"].items()
    }
    for code in before.values():
        after.setdefault(code, UnitName(code, "money", code))
    ordered = dict(sorted(before.items(), key=lambda item: (-len(item[0]), item[0])))
    lengths = {
        first: tuple(sorted({len(name) for name in after if name[0] == first}, reverse=True))
        for first in {name[0] for name in after}
    }
    return Units(
        MappingProxyType(after),
        MappingProxyType(ordered),
        frozenset(sign[-1] for sign in before if not "가" <= sign[-1] <= "힣"),
        MappingProxyType(lengths),
        MappingProxyType(only_with),
        vocabulary.strings(vocabulary.load("extract/counters.yml")["words"], "extract/counters.yml: words"),
    )


def _factor(value: Any, where: str) -> Decimal:
    if not isinstance(value, int | float) or value <= 0:
        raise ConfigurationError((f"extract/units.yml: {where}: expected a positive factor, found {value!r}",))
    return Decimal(str(value))


@dataclass(frozen=True, slots=True)
class CountedNouns:
    """Endings of nouns, longest first looked up, and the unit each means."""

    unit_of: Mapping[str, str]
    trivial: frozenset[str]
    """Endings of nouns whose number nobody looks up."""
    longest: int

    def find(self, word: str) -> tuple[str, str] | None:
        """The longest known ending of a noun and its unit; the unit is `""` for trivial nouns.

        >>> counted_nouns().find("바이오기업")
        ('기업', 'companies')
        """
        for length in range(min(self.longest, len(word)), 0, -1):
            ending = word[-length:]
            if length == 1 and len(word) > 1 and word[-2] != " ":
                return None
            if ending in self.unit_of:
                return ending, self.unit_of[ending]
            if ending in self.trivial:
                return ending, ""
        return None


@cache
def counted_nouns() -> CountedNouns:
    """The nouns of `extract/counters.yml`.

    Raises:
        ConfigurationError: if a noun stands for two units.
    """
    document = vocabulary.load("extract/counters.yml")
    unit_of: dict[str, str] = {}
    problems = []
    for unit, nouns in document["nouns"].items():
        for noun in vocabulary.strings(nouns, f"extract/counters.yml: nouns.{unit}"):
            if unit_of.get(noun, unit) != unit:
                problems.append(f"extract/counters.yml: nouns.{unit}: '{noun}' already means '{unit_of[noun]}'")
            unit_of[noun] = unit
    trivial = frozenset(vocabulary.strings(document["trivial"], "extract/counters.yml: trivial"))
    problems += [f"extract/counters.yml: trivial: '{noun}' has a unit" for noun in sorted(trivial & set(unit_of))]
    if problems:
        raise ConfigurationError(tuple(problems))
    return CountedNouns(MappingProxyType(unit_of), trivial, max(len(noun) for noun in {*unit_of, *trivial}))
