"""Paragraphs that hold nothing any step looks for: most of an article, told by one look."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.clean.lexicon import signatures
from digest.clean.patterns import some_role
from digest.clean.shapes import is_paragraph

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
        and not _MARK.search(text)
        and not any(word in text for word in _WORDS)
        and not any(word in text for word in signatures().picture_kinds)
        and not _LATIN.search(text)
        and not some_role().search(text)
        and not any(pattern.search(text) for pattern in _TELLING)
        and is_paragraph(text)
    )


_MARK = re.compile(r"[@＠ⓒ©\[\]【】〔〕<>〈〉◀▶|=:：☎☏☞※#*!?…✔√]")
_LATIN = re.compile("http|www\\.|DB|opyright|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_WORDS = ("재판매", "저작", "무단", "기사내용", "--", "왼쪽", "오른쪽", "앞줄", "뒷줄", "윗줄", "니다")
_TELLING = (
    re.compile(r"\.(?<!다\.)(?=[\s”’\"')]|$)"),
    re.compile(r"\.(?<=[가-힣]\.)(?=\S)"),
    re.compile(r"제공(?:[.\s]{0,2}\)|(?<=\s제공)(?=[가-힣“‘(\[])(?![하한할해했받되된될됐과와을를은는으에및중]))"),
    re.compile(r"\([^()]{0,8}가운데"),
    re.compile(r"\d(?:\s?[도℃°]|\d{1,3}\s?[-./년]\s?\d{1,2}\s?[-./월]|\d{7})"),
    re.compile(r"\A(?:.{0,4}\)|[-–—·•ㆍ○●□■◇◆]|\(?\d{1,2}[.)]|[①-⑳])"),
)
"""What makes a line worth a look, beside marks and roles: an end of a sentence that is not in the plain form or has no
space behind it, words of credits and notices, sides of pictures, dates, degrees, marks of lists. Apart, because each
begins with few letters, which makes looking fast."""
