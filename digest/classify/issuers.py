"""Whose office issued an article: the place of an outlet that is a government itself."""

from __future__ import annotations

from digest.classify.candidates import find_candidates
from digest.classify.lexicon import build_lexicon
from digest.known import Taxonomy
from digest.lazy import regex

_OFFICE = regex(r"[시도군구]?(?:청|교육청|교육지원청|의회)")
"""What an office is called behind the short name of its place."""


def find_issuer(outlet: str, taxonomy: Taxonomy) -> str | None:
    """The Korean place whose government, council or office of education goes by an outlet's name, or None.

    An office's releases concern its place even where they name only a part of it. A name that several places share
    tells nothing.
    """
    name = outlet.strip()
    for candidate in find_candidates([name], build_lexicon(taxonomy)):
        known, rest = candidate.name, name[candidate.end :]
        if candidate.start or len(known.regions) > 1 or known.needs_context:
            return None
        region = known.regions[0]
        governed = taxonomy.regions[region].kind != "cluster" and "south-korea" in taxonomy.ancestors(region)
        named = _OFFICE.fullmatch(rest) is not None or (not rest and not known.bare)
        return region if governed and named else None
    return None
