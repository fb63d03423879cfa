"""How likely a line is the page's and not the article's, by its letters and its place: log-odds with fitted weights.

Rules know the forms of furniture; this knows how furniture reads. It judges what no rule took: a line that is as unlike
running text, headlines and lists as the lines of marked pages were. `digest/data/clean_lines.yml` holds the weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from digest import vocabulary
from digest.errors import ConfigurationError

_FILE = "clean_lines.yml"
LONGEST = 4
"""Letters of a piece of a line, at most."""
_HALF = 60
"""Of longer lines the beginning and the end count, so many letters each."""
_LONG = 40
"""Letters of a sentence that is the article's with some certainty."""
_SENTENCE = re.compile(r"[다요죠까음함됨][.?!]?[\"'”’)]*$")
_SHORTEST_SENTENCE = 25
_PARTICLE = re.compile(r"[가-힣](?:은|는|이|가|을|를|에|에서|의|와|과|으로|로)(?=\s)")
_MARK = re.compile(r"[◇◆■▶▷○●□▲△▼☞※*•·ㆍ|#<\[(【-]")
_LATIN = re.compile(r"[A-Za-z]")
_SHARE = 0.3
LENGTHS = (8, 15, 25, 40, 80)
_PARTICLES = 3


def pieces_of(text: str) -> frozenset[str]:
    """The runs of up to `LONGEST` letters of a line, `^` and `$` at its ends, any number as `0`."""
    text = " ".join(re.sub(r"\d[\d.,:]*", "0", text).split())
    if len(text) > 2 * _HALF:
        text = f"{text[:_HALF]} … {text[-_HALF:]}"
    text = f"^{text}$"
    return frozenset(
        text[start : start + length] for length in range(1, LONGEST + 1) for start in range(len(text) - length + 1)
    )


@lru_cache(maxsize=4096)
def _is_sentence(text: str) -> bool:
    return len(text) > _SHORTEST_SENTENCE and bool(_SENTENCE.search(text))


def places_of(lines: Sequence[str], wanted: Iterable[int]) -> Iterator[Mapping[str, float]]:
    """For the wanted lines of a page what is said of them beside their letters: length, shape, and where they stand."""
    told = [index for index, line in enumerate(lines) if len(line) > _LONG and _is_sentence(line)]
    first, last = (told[0], told[-1]) if told else (len(lines), -1)
    for index in wanted:
        line = lines[index]
        length = max(1, len(line))
        particles = len(_PARTICLE.findall(line))
        facts = {f"shorter than {limit}": float(length < limit) for limit in LENGTHS}
        facts |= {
            "longer than 150": float(length > 150),
            "sentence": float(_is_sentence(line)),
            "above": float(index < first),
            "below": float(index > last),
            "between": float(first < index < last),
            "right above": float(index == first - 1),
            "right below": float(index == last + 1),
            "far below": float(index > last + 2),
            "particles": float(min(_PARTICLES, particles)),
            "full stop": float(line.endswith(".")),
            "quotation": float(any(mark in line for mark in '"“”')),
            "mark": float(bool(_MARK.match(line))),
            "digits": float(sum(map(str.isdecimal, line)) > _SHARE * length),
            "latin": float(len(_LATIN.findall(line)) > _SHARE * length),
        }
        yield {name: value for name, value in facts.items() if value}


@cache
def load_weights() -> tuple[Mapping[str, float], Mapping[str, float], float]:
    """The weights of pieces and of places, and the intercept.

    Raises:
        ConfigurationError: if one is missing or not a number.
    """
    data = vocabulary.load(_FILE)
    numbers = [*data["pieces"].items(), *data["places"].items(), ("intercept", data["intercept"])]
    problems = tuple(
        f"{_FILE}: {name}: expected a number, found {value!r}"
        for name, value in numbers
        if isinstance(value, bool) or not isinstance(value, int | float)
    )
    if problems:
        raise ConfigurationError(problems)
    return data["pieces"], data["places"], float(data["intercept"])


@lru_cache(maxsize=4096)
def _weigh(text: str) -> float:
    pieces, _, intercept = load_weights()
    return sum([pieces[piece] for piece in pieces_of(text) if piece in pieces], intercept)


def line_odds(text: str, place: Mapping[str, float]) -> float:
    """The log-odds that a line at a place (from `places_of`) is furniture; above 0 it is more likely than not.

    >>> lines = ("온결군은 내년까지 시험동을 짓고 기업 열두 곳을 새로 들이기로 했다고 밝혔다.", "기사제보 02-123-4567")
    >>> [line_odds(line, place) > 0 for line, place in zip(lines, places_of(lines, (0, 1)))]
    [False, True]
    """
    _, places, _ = load_weights()
    return _weigh(text) + sum([places.get(name, 0.0) * value for name, value in place.items()])
