"""The ways the press spells the name of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from digest import vocabulary

SHORTEST_STEM = 2
"""Characters before the word for its kind, without which nothing would be left to tell the site by."""


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


@cache
def load_site_kinds() -> Mapping[str, tuple[str, ...]]:
    """The entries of `classify/site_kinds.yml`, in their order.

    Raises:
        ConfigurationError: if a list is malformed.
    """
    file = "classify/site_kinds.yml"
    return {kind: vocabulary.strings(written, f"{file}: {kind}") for kind, written in vocabulary.load(file).items()}
