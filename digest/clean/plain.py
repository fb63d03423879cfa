"""Paragraphs that hold nothing any step looks for: most of an article, told by one look."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from digest.clean.draft import Draft, Line
from digest.clean.patterns import role
from digest.clean.shapes import is_caption_text, is_paragraph

_SHORTEST = 30


def settle_plain(draft: Draft) -> Draft:
    """The draft with its plain paragraphs marked as settled: the steps that look at single lines pass over them."""
    lines = tuple(
        Line(line.text, line.trace, settled=True) if not line.settled and is_plain(line.text) else line
        for line in draft.lines
    )
    return replace(draft, lines=lines)


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
        and not _telling().search(text)
        and is_paragraph(text)
        and not is_caption_text(text)
    )


@cache
def _telling() -> re.Pattern[str]:
    """What makes a line worth a look: marks, words of credits and notices, roles, dates, degrees, sides of pictures, an
    end of a sentence that is not in the plain form or has no space behind it."""
    return re.compile(
        r"[@＠ⓒ©\[\]【】〔〕<>〈〉◀▶|=:：☎☏▲△▼▽↑☞※#*!?…✔√]|http|www\.|다\.(?=\S)"
        r"|사진|자료|캡처|캡쳐|그래픽|이미지|일러스트|DB|재판매|저작|무단|opyright|제공[.\s]{0,2}\)|기사내용"
        r"|왼쪽|오른쪽|\([^()]{0,8}가운데|앞줄|뒷줄|윗줄|니다|\d\s?(?:도|℃|°)"
        r"|\d{2,4}\s?[-./년]\s?\d{1,2}\s?[-./월]|\d{8}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
        r"|(?<!다)\.(?=[\s”’\"')]|$)|^.{0,4}\)|^(?:[-–—·•ㆍ○●□■◇◆]|\(?\d{1,2}[.)]|[①-⑳])"
        rf"|{role()}"
    )
