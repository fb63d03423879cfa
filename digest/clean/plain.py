"""Paragraphs that hold nothing any step looks for: most of an article, told by one look."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.clean.interface import begins_with_button
from digest.clean.lexicon import signatures
from digest.clean.patterns import NOT_GIVEN
from digest.clean.shapes import is_paragraph
from digest.lazy import compiled, regex

_SHORTEST = 30


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Whether a line is a paragraph of whole sentences in the plain form, without any mark, word, date or address that
    one of the steps for single lines looks for. `tests/clean/test_plain.py` holds the steps to it.

    >>> is_plain("시는 내년까지 시험동을 짓고 기업 열두 곳을 새로 들이기로 했다고 7일 밝혔다.")
    True
    >>> is_plain("시는 내년까지 시험동을 짓고 기업 열두 곳을 새로 들이기로 했다고 7일 밝혔다. /최영 기자")
    False
    """
    return (
        len(text) >= _SHORTEST
        and text[-2:] == "다."
        and not _LISTED.match(text)
        and not begins_with_button(text)
        and not _telling().search(text)
        and is_paragraph(text)
    )


_LISTED = regex(r".{0,4}\)|[-–—·•ㆍ○●□■◇◆]|\(?\d{1,2}[.)]|[①-⑳]")
"""The mark of a list, or a cue before what is said."""
_MARKS = "/@＠ⓒ©[]【】〔〕<>〈〉◀▶|ㅣ│=:：☎☏☞※#*!?…✔√"
_FORMS = {
    # the end of a sentence that is not in the plain form or has no space behind it
    ".": (r"(?<!다\.)(?=[\s”’\"')]|$)", r"(?<=[가-힣]\.)(?=\S)"),
    "제": (
        rf"공(?:[.\s]{{0,2}}\)|(?<=\s제공)(?:(?=[가-힣“‘(\[]){NOT_GIVEN}|\s(?=[가-힣])(?!등|및|중|여부|업체|기관)))",
    ),
    "(": (r"[^()]{0,8}가운데",),
    **dict.fromkeys("0123456789", (r"(?:\s?[도℃°]|\d{1,3}\s?[-./년]\s?\d{1,2}\s?[-./월]|\d{7})",)),
}
"""Credits, sides of pictures, degrees and dates by the letter they begin with, and what follows it."""


@cache
def _telling() -> re.Pattern[str]:
    """What makes a line worth a look: marks, roles, words of credits and notices, ends of sentences, dates.

    All that begins with one letter stands together, so that most letters of a paragraph are passed over at once.
    """
    known = signatures()
    rests = {mark: [""] for mark in _MARKS}
    for word in sorted(
        {*known.telling, *known.picture_owners, *known.picture_sides, *known.picture_kinds, *known.roles}
    ):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    for letter, forms in _FORMS.items():
        rests.setdefault(letter, []).extend(forms)
    return compiled("|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in rests.items()))
