"""Names of outlets that no list knows, told by how they end."""

from __future__ import annotations

from functools import cache, lru_cache

from digest.clean.lexicon import signatures
from digest.clean.patterns import ends_as_outlet
from digest.lazy import regex

_WORDS = 3
"""A label has no more."""
_LEAST = 4
"""Letters of such a name, at least."""
_SEPARATED = r"[\s|·,/ㅣ]{0,3}"
_ROW = regex(
    rf"[가-힣A-Za-z]{{2,4}}?(?P<house>[가-힣A-Za-z]{{2,5}}){_SEPARATED}(?:[가-힣A-Za-z]{{2,4}}?(?P=house){_SEPARATED}){{4,}}"
)
_SISTERS = 5
"""Names in such a row, at least."""


@lru_cache(maxsize=4096)
def house_in(label: str) -> str:
    """The outlet's name that a label of a few words ends in, or an empty text: its last word, with the word before it
    where it consists of nothing but endings.

    >>> house_in("바른언론 새벽신문"), house_in("GNN 뉴스통신"), house_in("경제신문"), house_in("새벽군 바이오팀")
    ('새벽신문', 'GNN 뉴스통신', '', '')
    """
    words = label.split()
    if not 0 < len(words) <= _WORDS or not ends_as_outlet(words[-1]):
        return ""
    named = words[-2:] if _is_bare(words[-1]) else words[-1:]
    name = " ".join(named)
    return "" if len(name) < _LEAST or _is_bare("".join(named)) else name


def is_paper(label: str) -> bool:
    """Whether a label is nothing but such a name, and ends as no desk and no section does.

    >>> is_paper("새벽신문"), is_paper("새벽 타임즈"), is_paper("산업경제"), is_paper("지역뉴스")
    (True, True, False, False)
    """
    return house_in(label) == label and label.lower().endswith(_paper_endings())


def is_row_of_sisters(text: str) -> bool:
    """Whether a line is nothing but the local pages of one house, with spaces between them or not.

    >>> is_row_of_sisters("온결새벽신문한빛새벽신문가온새벽신문도하새벽신문솔내새벽신문")
    True
    """
    row = _ROW.fullmatch(text) if text.count(text[-2:]) >= _SISTERS else None
    return bool(row) and ends_as_outlet(row["house"] if row else "")


def _is_bare(word: str) -> bool:
    """Whether a word consists of endings of such names."""
    rest = word.lower()
    while rest:
        ending = next((ending for ending in _endings() if rest.endswith(ending)), "")
        if not ending:
            return False
        rest = rest.removesuffix(ending)
    return True


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending.lower() for ending in signatures().outlet_endings)


@cache
def _paper_endings() -> tuple[str, ...]:
    return tuple(ending.lower() for ending in signatures().paper_endings)
