"""Lines that are addresses of pages."""

from __future__ import annotations

from digest.clean.draft import Line
from digest.clean.lexicon import compact, furniture
from digest.clean.page_names import is_host_line
from digest.clean.shapes import is_report, is_sentence, looks_like_headline
from digest.lazy import regex

URL_LINE = regex(r"^(?:[▶▷☞■▣※→◈]\s?)?(?:[가-힣 ]{0,12}[:：]?\s?)?(?P<url>https?://[^\s<>\"']{4,500})$")
"""A line that is nothing but an address, with a label before it or without."""
_MARKED_LINK = regex(r"[▶▷☞■▣※→◈]\s?[^.!?]{2,40}\s?[:：]?\s?https?://")
"""`▣ 새벽TV 채널 구독 : https://…`"""
_LONGEST = 120


def is_address(text: str) -> bool:
    """Whether a line is an address with no more than a label.

    >>> is_address("▣ 새벽TV 채널 구독 : https://saebyeok.example"), is_address("원문 https://saebyeok.example 참고")
    (True, False)
    """
    marked = _MARKED_LINK.match(text) if "://" in text and len(text) <= _LONGEST else None
    return (
        bool(marked and not is_sentence(text))
        or ("://" in text and bool(URL_LINE.match(text)))
        or ("www." in text and is_host_line(text))
    )


def points_elsewhere(lines: tuple[Line, ...], above: str, here: str) -> bool:
    """Whether an address is another article's: the line above it, its label, or a headline below text says so."""
    pointers, label = furniture().pointers, here.partition("http")[0]
    if pointers.within(compact(above)) or pointers.within(compact(label)):
        return True
    return looks_like_headline(above) and ":" not in above and any(is_report(line.text) for line in lines)
