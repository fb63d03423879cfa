"""Corpora of any size in the manner of scraped press articles, with the duplicates that real ones have.

    python benchmarks/corpus.py FOLDER --articles 10000

The same size and seed give the same files; a larger corpus begins with the smaller one. Of the articles
about 12 % are copies, 15 % rewritten releases and 8 % next steps of an earlier programme (which are stories
of their own). Nothing is taken from any article: see `corpus.yml`.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from digest.taxonomy import load_taxonomy

WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "corpus.yml").read_text(encoding="utf-8"))
FIRST_DAY = dt.date(2021, 1, 4)
DAYS = 1_800
PER_FOLDER = 500
COPY, RELEASE, NEXT_STEP = 0.12, 0.15, 0.08
"""The share of articles that repeat an earlier one: as it stands, in other words, months later."""
_PARTICLES = {"은": "은는", "이": "이가", "을": "을를", "과": "과와", "도": "도도"}


class Word(str):
    """A word that takes the form of a particle that fits it: `{city:은}` becomes 남원은 or 전주는."""

    __slots__ = ()

    def __format__(self, particle: str) -> str:
        last = self.rstrip("’”)")[-1:]
        final = (ord(last) - 0xAC00) % 28 if "가" <= last <= "힣" else 0
        if particle == "으로":
            return f"{self!s}{'으로' if final not in (0, 8) else '로'}"
        return f"{self!s}{_PARTICLES[particle][0 if final else 1]}" if particle else str(self)


@dataclass(frozen=True, slots=True)
class Event:
    """What several articles may report: the kind of news and everything its sentences name."""

    kind: str
    day: dt.date
    slots: dict[str, Word]
    facts: tuple[int, ...]
    colour: tuple[str, ...]
    """Finished sentences that stand in every article of the event, as those of a release do."""


@dataclass(frozen=True, slots=True)
class Text:
    """One article before an outlet prints it."""

    headline: str
    sentences: tuple[str, ...]
    day: dt.date
    city: str


def articles(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Paths and contents of seed files, in order."""
    random = Random(seed)
    taxonomy = load_taxonomy()
    cities = [
        region.ko
        for region in taxonomy.regions.values()
        if region.kind in ("city", "county") and taxonomy.within(region.id, "south-korea")
    ]
    written: list[tuple[Event, Text]] = []
    for number in range(count):
        lot = random.random()
        event, text = _earlier(random, written)
        if text is None or event is None or lot >= COPY + RELEASE + NEXT_STEP:
            event = _event(random, cities)
            text = _write(random, event)
        elif lot >= COPY + RELEASE:
            event = _next_step(random, event, cities)
            text = _write(random, event)
        elif lot >= COPY:
            text = _write(random, event)
        written.append((event, text))
        yield f"{number // PER_FOLDER:04}/{number:06}.txt", _print(random, text)


def _earlier(random: Random, written: list[tuple[Event, Text]]) -> tuple[Event | None, Text | None]:
    """An article of the last few dozen: what is repeated is repeated soon."""
    return random.choice(written[-60:]) if written else (None, None)


def _event(random: Random, cities: list[str]) -> Event:
    day = FIRST_DAY + dt.timedelta(random.randrange(DAYS))
    return _with(random, random.choice(sorted(WORDS["kinds"])), day, _slots(random, day, cities))


def _next_step(random: Random, event: Event, cities: list[str]) -> Event:
    """The same place, partners and subject some months later: other news, other figures."""
    day = event.day + dt.timedelta(random.randrange(120, 400))
    kept = ("city", "tech", "facility", "programme", "partner", "company")
    slots = _slots(random, day, cities) | {name: event.slots[name] for name in kept}
    kind = random.choice([kind for kind in sorted(WORDS["kinds"]) if kind != event.kind])
    return _with(random, kind, day, slots)


def _with(random: Random, kind: str, day: dt.date, slots: dict[str, Word]) -> Event:
    facts = tuple(random.sample(range(len(WORDS["facts"])), random.randrange(1, 5)))
    return Event(kind, day, slots, facts, tuple(_colour(random, slots) for _ in range(random.randrange(5, 14))))


def _colour(random: Random, slots: dict[str, Word]) -> str:
    """A sentence about something that is named nowhere else."""
    parts = WORDS["colour"]
    line = "".join(
        random.choice(parts[name]) + gap
        for name, gap in (("times", ""), ("subjects", " "), ("objects", " "), ("manners", ""), ("predicates", ""))
    )
    new = {name: Word(_invented(random)) for name in ("noun", "noun2", "noun3", "noun4", "noun5", "noun6")}
    return line.format_map(slots | new)


def _invented(random: Random) -> str:
    """A word of two or three syllables; a few are common, most are rare."""
    word = Random(int(40_000 * random.random() ** 2.5))
    return "".join(word.choice(WORDS["syllables"]) for _ in range(word.choice((2, 3, 3))))


def _slots(random: Random, day: dt.date, cities: list[str]) -> dict[str, Word]:
    pick = lambda name: random.choice(WORDS[name])  # noqa: E731 (a short name for what the whole table does)
    person = lambda: pick("families") + pick("given")  # noqa: E731
    company = lambda: _invented(random) + pick("endings")  # noqa: E731
    school = lambda: _invented(random) + (pick("schools") if random.random() < 0.6 else pick("bodies"))  # noqa: E731
    national, local = random.randrange(20, 400, 5), random.randrange(10, 200, 5)
    values: dict[str, object] = {
        "city": random.choice(cities),
        "tech": pick("technologies"),
        "facility": pick("facilities"),
        "programme": pick("programmes"),
        "country": pick("countries"),
        "office": pick("offices"),
        "partner": school(),
        "partner2": school(),
        "partner3": school(),
        "company": company(),
        "company2": company(),
        "person": person(),
        "person2": person(),
        "family": pick("families"),
        "stem": _invented(random),
        "stem2": _invented(random),
        "day": day.day,
        "month": random.randrange(1, 13),
        "year": day.year + random.randrange(1, 6),
        "year0": day.year - random.randrange(2, 6),
        "money": random.randrange(15, 900),
        "national": national,
        "local": local,
        "total": national + local + random.randrange(5, 300, 5),
        "sales": f"{random.randrange(100, 9_000):,}",
        "jobs": random.randrange(20, 600),
        "people": random.randrange(20, 400),
        "people2": random.randrange(3, 40),
        "firms": random.randrange(11, 160),
        "firms2": random.randrange(5, 60),
        "area": f"{random.randrange(1_000, 40_000):,}",
        "floors": random.randrange(2, 12),
        "patents": random.randrange(3, 140),
        "samples": random.randrange(60, 3_000),
        "machines": random.randrange(4, 90),
        "round": random.randrange(2, 15),
        "pct": random.randrange(3, 60),
        "tons": random.randrange(5, 400),
        "small": random.randrange(2, 9),
    }
    return {name: Word(value) for name, value in values.items()}


def _write(random: Random, event: Event) -> Text:
    """An event in words: the same facts in other wordings and another order each time it is called."""
    kind = WORDS["kinds"][event.kind]
    told = random.sample(event.facts, len(event.facts) - (random.random() < 0.4))
    lines = [random.choice(WORDS["facts"][fact]) for fact in told]
    lines = [line.format_map(event.slots) for line in lines]
    lines += [line for line in event.colour if random.random() < 0.85]
    random.shuffle(lines)
    lead, quote = (random.choice(choices).format_map(event.slots) for choices in (kind["leads"], WORDS["quotes"]))
    return Text(
        headline=random.choice(kind["headlines"]).format_map(event.slots),
        sentences=(lead, *lines, quote),
        day=event.day + dt.timedelta(random.choice((0, 0, 0, 1))),
        city=str(event.slots["city"]),
    )


def _print(random: Random, text: Text) -> str:
    """An article as it was scraped from an outlet's page, with what stands around it there."""
    outlet = random.choice(WORDS["outlets"])
    reporter = random.choice(WORDS["families"]) + random.choice(WORDS["given"])
    paragraphs = []
    sentences = list(text.sentences)
    while sentences:
        length = random.randrange(1, 4)
        paragraphs.append(" ".join(sentences[:length]))
        del sentences[:length]
    clock = f"{random.randrange(7, 20):02}:{random.randrange(60):02}"
    head = [text.headline, f"입력 {text.day} {clock}", f"{reporter} 기자"]
    if random.random() < 0.7:
        paragraphs[0] = f"[{outlet} {text.city}={reporter} 기자] {paragraphs[0]}"
    tail = [f"{reporter} 기자 r{random.randrange(1000)}@news.example", f"[ⓒ {outlet}, 무단 전재 및 재배포 금지]"]
    if random.random() < 0.6:
        slots = _slots(random, text.day, [text.city])
        tail += ["관련뉴스", *(f"- {line.format_map(slots)}" for line in random.sample(WORDS["asides"], 5))]
    return "\n".join([*head, *paragraphs, *tail]) + "\n"


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write a corpus below a folder."""
    for path, content in articles(count, seed):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Writes a generated corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.articles, arguments.seed)
