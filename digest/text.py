"""Plain-text operations that every stage shares: normal forms, spans, sentences."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from digest.lazy import regex
from digest.record import record

INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10), 0xFEFF, 0x00AD]
)
"""Zero-width characters, direction marks, variation selectors, BOM and soft hyphen: dropped everywhere."""

_UNCLEAN = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
EMAIL = regex(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?[@＠]\s?"
    r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}"
)
"""An e-mail address, also with the full-width sign or spaces beside it, as Korean pages print them."""

_CONTROL = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LINE_END = regex(r"[\x0b\x0c\x85\u2028\u2029]")
"""What programs end lines and pages with, besides the usual."""
_SPACES = r"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE = regex(rf" [ {_SPACES}]+|[{_SPACES}][ {_SPACES}]*")
"""Any run of spaces but a plain one alone."""
_OTHER_SPACE = regex(r"[\t\x0b\x0c\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LOOSE = ("  ", " \n", "\n ")
_OPEN = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_NOT_ALPHANUMERIC = regex(r"[\W_]+")
_STRAIGHT = regex('"')
_END = regex(r"[.!?…](?:[.!?…]*[”’\"')\]」』]*(?=\s|$)|(?<=[다요]\.)(?=[가-힣A-Z“‘「\"'(△▲◆■◇□○●]))")
_ABBREVIATION = regex(r"(?:\b(?:No|Dr|Mr|Ms|Inc|Ltd|Co|Corp|vs|St|U\.S|e\.g|i\.e)|\b[A-Z]|(?<!\d)(?:\d{1,2}|\d{4}))$")
_ABBREVIATION_REACH = 8
"""An abbreviation with the character before it is no longer."""


@record
class Span:
    """A stretch of a text: `text == whole[start:end]`."""

    start: int
    end: int
    text: str


def normalise(text: str) -> str:
    """NFC, `\\n` line ends, no invisible or control characters; visible characters are kept.

    >>> normalise("\\u1112\\u1161\\u11ab\\ufeff\\r\\n")
    '한\\n'
    """
    if not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return text  # looking is ten times faster than replacing in vain
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _LINE_END.sub("\n", text)
    return _CONTROL.sub("", text.translate(INVISIBLE))


def squeeze_spaces(text: str) -> str:
    """One plain space for every run of spaces of any kind, no space at line ends.

    >>> squeeze_spaces("오송\\u3000 재단 ")
    '오송 재단'
    """
    loose = any(pair in text for pair in _LOOSE) or text[:1] == " " or text[-1:] == " "
    if not loose and not _OTHER_SPACE.search(text):
        return text
    return "\n".join(map(str.strip, _SPACE.sub(" ", text).split("\n")))


def shared_beginning(texts: Sequence[str]) -> str:
    """The letters with which all texts begin.

    >>> shared_beginning(["시험동 전경군은", "시험동 전경센터는"]), shared_beginning([])
    ('시험동 전경', '')
    """
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)


def mask_emails(text: str) -> str:
    """The text with `[…]` in place of every e-mail address: reporters' addresses are never published.

    >>> mask_emails("홍길동 기자 hong@news.example")
    '홍길동 기자 […]'
    """
    return EMAIL.sub("[…]", text) if "@" in text or "＠" in text else text


def fold(text: str) -> str:
    """A key for comparing short strings: NFKC, lower case, letters and digits only.

    >>> fold("K-바이오 (오송)") == fold("k바이오오송")
    True
    """
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", text).casefold())


def paragraphs(body: str) -> Iterator[Span]:
    """The non-empty lines of a body, with their offsets."""
    start = 0
    for line in body.split("\n"):
        if line.strip():
            yield Span(start, start + len(line), line)
        start += len(line) + 1


def sentences(body: str) -> Iterator[Span]:
    """The sentences of a body, with their offsets; a quotation is not cut in two.

    A full stop ends a sentence where white space or the paragraph's end follows it (after the verb
    endings 다 and 요 also where the space got lost), no quotation is open, and it does not close an
    abbreviation or a part of a date (`2025. 10. 28.`).

    >>> [s.text for s in sentences('시는 7일 밝혔다. 시장은 "좋다. 기쁘다."고 말했다.')]
    ['시는 7일 밝혔다.', '시장은 "좋다. 기쁘다."고 말했다.']
    """
    return iter(_split(body))


@lru_cache(maxsize=128)
def _split(body: str) -> tuple[Span, ...]:
    """Several things are asked of a lot of articles (see `parallel.LOT`) one after the other; each is split once."""
    return tuple(piece for paragraph in paragraphs(body) for piece in _split_paragraph(paragraph))


def _split_paragraph(paragraph: Span) -> Iterator[Span]:
    text = paragraph.text
    begins, ends = _quoted_ranges(text)
    start = 0
    for match in _END.finditer(text):
        low, high = match.span()
        before = bisect_left(begins, high - 1) - 1
        if before >= 0 and high - 1 < ends[before]:
            continue
        hangul = low > start and "가" <= text[low - 1] <= "힣"
        if not hangul and text[low] == "." and _ABBREVIATION.search(text[max(start, low - _ABBREVIATION_REACH) : low]):
            continue
        if sentence := _sentence(paragraph.start, text, start, high):
            yield sentence
        start = high
    if sentence := _sentence(paragraph.start, text, start, len(text)):
        yield sentence


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word boundary and marked with `…`.

    >>> clip("홍릉 강소특구 지정", 9)
    '홍릉 강소특구…'
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 3 else head).rstrip(" ,·") + "…"


def _sentence(offset: int, text: str, start: int, end: int) -> Span | None:
    piece = text[start:end].lstrip()
    stripped = piece.rstrip()
    low = offset + end - len(piece)
    return Span(low, low + len(stripped), stripped) if stripped else None


def _quoted_ranges(text: str) -> tuple[list[int], list[int]]:
    """Where closed quotations begin and where they end, apart from each other and in order; a quotation within another
    is part of it, a quote that never closes is none."""
    ranges = []
    for opening, closing in _OPEN.items():
        position = text.find(opening)
        while position >= 0:
            end = text.find(closing, position + 1)
            if end < 0:
                break
            ranges.append((position, end))
            position = text.find(opening, end + 1)
    marks = [match.start() for match in _STRAIGHT.finditer(text)] if '"' in text else []
    ranges.extend(zip(marks[::2], marks[1::2], strict=False))
    begins: list[int] = []
    ends: list[int] = []
    for begin, end in sorted(ranges):
        if ends and begin < ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            begins.append(begin)
            ends.append(end)
    return begins, ends
