"""Plain text as it was saved: entities and stray markup that a scraper left in it."""

from __future__ import annotations

import html
import re

from digest.lazy import regex
from digest.text import normalise

_ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BROKEN = regex(
    r"&(?P<open>nbsp|quot|apos|[lr]squo|[lr]dquo|middot|hellip)(?![;A-Za-z0-9])"
    r"|(?<![&A-Za-z0-9])(?P<bare>nbsp|quot|[lr]squo|[lr]dquo|middot|hellip|amp);"
)
"""Entities that lost one of their ends: `&nbsp기업`, `quot;기업quot;`."""
_BREAK = regex(
    r"<\s{0,3}/?\s{0,3}(?:br|p|div|li|tr|h[1-6]|ul|ol|table|section|article|blockquote)\b[^<>]{0,300}>", re.IGNORECASE
)
_ENDED = regex(r"^</(?:p|li|div)>", re.IGNORECASE | re.MULTILINE)
"""The end of a block at the beginning of a line: the line end before it has said so."""
_TAG = regex(
    r"</?\s{0,3}(?:a|b|i|u|em|strong|span|font|img|figure|figcaption|sup|sub|td|th|tbody|thead|small|center|hr|"
    r"iframe|button|input|label|form|video|source|o:p)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_ADDRESS = regex(r"<(https?://[^\s<>]+)>")
"""An address as mail programs and Markdown mark it."""
_BULLET = regex(r"^[ \t]*[\ue000-\uf8ff\U000f0000-\U000ffffd][ \t]*(?=\S)", re.MULTILINE)
"""A bullet of a word processor's own font, which shows as an empty box."""
_MARKS = "▲△▼▽◆◇■□●○▶▷※"
"""What stands before these spaces and belongs to what stands behind them."""
_WIDE = regex(rf"(?<=[^\s|{_MARKS}])[ \t\u00a0\u3000]{{3,}}(?=[^\s|])")
_DOUBLE = regex(rf"(?<=[^\s{_MARKS}])[ \u00a0]{{2}}(?=\S)")
_ENDED_DOUBLE = regex(r"(?:(?<=[다요]\.)|(?<=[다요]\.[”\"’')\]]))[ \u00a0]{2}(?=\S)")
"""What a program put where a line ended: several spaces; two behind a sentence, or anywhere beside several."""
_GAPS = ("  ", "\t\t", "\u00a0", "\u3000")
_ONE_LINE = 200
"""Characters of a line that holds several paragraphs, at least."""
_SILENT = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
"""Beginnings and ends of what a browser shows nothing of."""


def plain_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Normalised text without entities and markup, and what had to be mended.

    >>> plain_text("R&amp;D &lsquo;오송&rsquo;<br/>끝")
    ('R&D ‘오송’\\n끝', ('HTML entities', 'HTML tags'))
    """
    repairs = []
    if "&" in text or ";" in text:
        mended = _unescape(_BROKEN.sub(lambda match: f"&{match['open'] or match['bare']};", text))
        if mended != text:
            repairs.append("HTML entities")
            text = mended
    if "<" in text:
        mended = _strip_tags(text.replace("<\\/", "</"))
        if mended != text:
            repairs.append("HTML tags")
            text = mended
    text = _BULLET.sub("• ", normalise(text))
    if any(sign in text for sign in _GAPS):
        mended = "\n".join(map(_part, text.split("\n")))
        if mended != text:
            repairs.append("line ends that were spaces")
            text = mended
    return text, tuple(repairs)


def _part(line: str) -> str:
    """The paragraphs of a long line, each on a line of its own, where wide spaces stand between them."""
    if len(line) < _ONE_LINE:
        return line
    parted = _WIDE.sub("\n", line)
    return (_ENDED_DOUBLE if parted == line else _DOUBLE).sub("\n", parted)


def _unescape(text: str) -> str:
    """Twice: saved pages often hold `&amp;#039;`."""
    for _ in range(2):
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return text


def _strip_tags(text: str) -> str:
    for opening, closing in _SILENT:
        text = _without(text, opening, closing)
    return _TAG.sub("", _BREAK.sub("\n", _ENDED.sub("", _ADDRESS.sub(r"\1", text))))


def _without(text: str, opening: str, closing: str) -> str:
    """The text without the stretches between the marks; an opening that is never closed stays."""
    lowered = text.lower()
    if len(lowered) != len(text) or opening not in lowered:
        return text
    kept = []
    position = 0
    while (start := lowered.find(opening, position)) >= 0 and (end := lowered.find(closing, start)) >= 0:
        kept.append(text[position:start])
        position = end + len(closing)
    return "".join((*kept, text[position:]))
