"""Where a sentence only lists things: `유전체, 항체, 백신`, `백신·항체 등`."""

from __future__ import annotations

from digest.lazy import regex

_ITEM = r"[^\s,·ㆍ.()‘’'“”\"]{2,14}(?:\s[^\s,·ㆍ.()‘’'“”\"]{1,8}){0,2}?"
_LIST = regex(rf"{_ITEM}(?:,\s{_ITEM}){{2,}}|{_ITEM}(?:[·ㆍ,]\s?{_ITEM})+\s등(?![가-힣]{{2}})")


def find_lists(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where lists stand: three things or more between commas, or two before `등`.

    >>> text = "유전체, 항체, 백신을 다룬다. 화장품·식품 등을 판다."
    >>> [text[start:end] for start, end in find_lists(text)]
    ['유전체, 항체, 백신을', '화장품·식품 등']
    """
    if ", " not in sentence and " 등" not in sentence:
        return ()
    return tuple(match.span() for match in _LIST.finditer(sentence))
