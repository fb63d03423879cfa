"""The ways the press spells the name of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product

from digest import vocabulary
from digest.lazy import regex

SHORTEST_STEM = 2
"""Characters before the word for its kind, without which nothing would be left to tell the site by."""

MOST_SPELLINGS = 60
"""Of one name of many words: they are seldom all written unusually."""
_HUMP = regex(r"(?<=[a-z])(?=[A-Z])")


def spell_site(name: str, towns: Mapping[str, str], kinds: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """A name with its town and the word for its kind apart, with the town named in full, and with the word as else
    written. `towns` are short names with the full ones.

    A space in a name may be missing in the text. Nothing for a name that has neither town nor kind in it.

    >>> list(spell_site("김해강소특구", {"김해": "김해시"}, {"강소특구": ("강소특구", "강소 R&D특구")}))
    ['김해 강소특구', '김해시 강소특구', '김해 강소 R&D특구', '김해시 강소 R&D특구']
    """
    town = next((town for town in towns if name.startswith(town)), "")
    kind = next((k for k in kinds if name.endswith(k) and len(name) - len(k) >= SHORTEST_STEM), "")
    between = name[len(town) : len(name) - len(kind)].strip()
    for written in kinds.get(kind, ("",)):
        for named in dict.fromkeys((town, towns.get(town, ""))):
            parts = [part for part in (named, between, written) if part]
            if len(parts) > 1:
                yield " ".join(parts)


def spell_abroad(
    name: str, towns: Mapping[str, tuple[str, ...]], words: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """A name of a site abroad with its words apart, each as else written, and its town by its other names.

    `towns` are names of the places around it, `words` what names are made of, each with all ways to write it. A space
    in a name may be missing in the text. Nothing for a name that has none of either, or is made of such words alone.

    >>> list(spell_abroad("교토 리서치 파크", {"교토": ("교토",)}, {"리서치파크": ("리서치 파크", "연구 단지")}))
    ['교토 리서치 파크', '교토 연구 단지']
    """
    known = {**words, **towns}
    parts = _part("".join(name.split()), known)
    if any(part in known for part in parts) and any(part not in words for part in parts):
        written = ([way for text in known.get(part, (part,)) for way in spell_latin(text)] for part in parts)
        yield from map(" ".join, islice(product(*written), MOST_SPELLINGS))


def _part(name: str, known: Mapping[str, object]) -> list[str]:
    """A name cut into the longest known words and what stands between them; nothing is cut from a single syllable."""
    parts = [""]
    start = 0
    while start < len(name):
        word = next((name[start:end] for end in range(len(name), start + 1, -1) if name[start:end] in known), "")
        if word:
            parts += [word, ""]
        else:
            parts[-1] += name[start]
        start += len(word) or 1
    parts = [part for part in parts if part]
    return parts if all(len(part) > 1 for part in parts) else [name]


def spell_latin(name: str) -> tuple[str, ...]:
    """The name, and where it is a Latin one its words joined by nothing, spaces or hyphens, in capitals, small letters
    or both.

    >>> spell_latin("iPark")[:5]
    ('iPark', 'i Park', 'i-Park', 'IPARK', 'I PARK')
    """
    if not name.isascii() or not any(map(str.isalpha, name)):
        return (name,)
    tokens = [_HUMP.split(token) for token in name.split(" ")]
    cases = (str, str.upper, str.lower, lambda part: part[:1].upper() + part[1:])
    joined = (("", " "), (" ", " "), ("-", " "), ("", "-"))
    ways = [
        between.join(inner.join(map(case, humps)) for humps in tokens) for case in cases for inner, between in joined
    ]
    ways.append(" ".join(token.capitalize() for token in name.split(" ")))
    return tuple(dict.fromkeys(ways))


@cache
def load_site_kinds() -> Mapping[str, tuple[str, ...]]:
    """The entries of `classify/site_kinds.yml`, in their order.

    Raises:
        ConfigurationError: if a list is malformed.
    """
    return _load("classify/site_kinds.yml")


@cache
def load_site_words() -> Mapping[str, tuple[str, ...]]:
    """The entries of `classify/site_words.yml`: of what names of sites abroad are made.

    Raises:
        ConfigurationError: if a list is malformed.
    """
    return _load("classify/site_words.yml")


def _load(file: str) -> dict[str, tuple[str, ...]]:
    return {kind: vocabulary.strings(written, f"{file}: {kind}") for kind, written in vocabulary.load(file).items()}
