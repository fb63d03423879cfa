"""Files into which more than one article was pasted, with a rule between them."""

from __future__ import annotations

import re

from digest.lazy import regex

_RULE = regex(r"^[ \t]*(?:[=_*~─━-][ \t]?){3,}$", re.MULTILINE)
_SENTENCE = regex(r"[가-힣]다\.(?=\s|$|[”\"])")
_SIGNED = regex(r"(?:19|20)\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}|[가-힣]{2,4}\s?(?:기자|특파원)(?![가-힣])")
_HEAD = 8
"""Lines of a part in which its day or its writer stands."""
_SENTENCES = 3
"""Sentences of an article, at least."""


def articles_in(text: str) -> int:
    """How many parts of a text, between rules, read as articles: with sentences, and all but the first with a day or a
    writer on top. A text without a rule is one.

    >>> one = "시험동 착공\\n2025.11.20\\n군은 짓는다. 기업이 든다. 내년에 연다."
    >>> articles_in(one), articles_in(f"{one}\\n\\n=====\\n\\n{one}")
    (1, 2)
    """
    parts = _RULE.split(text)
    if len(parts) == 1:
        return 1
    told = [part for part in parts if len(_SENTENCE.findall(part)) >= _SENTENCES]
    return len(told[:1]) + sum(map(_is_signed, told[1:]))


def _is_signed(part: str) -> bool:
    lines = [line for line in part.split("\n") if line.strip()]
    return any(map(_SIGNED.search, lines[:_HEAD]))
