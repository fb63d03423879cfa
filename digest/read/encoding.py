"""Bytes to text: byte order marks, UTF-8, UTF-16, CP949, and text that was decoded wrongly before."""

from __future__ import annotations

import codecs
import re

from digest.errors import SeedError
from digest.lazy import regex
from digest.read.mojibake import reread

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, HWPX, …)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an OLE document (HWP, DOC, …)"),
    (b"HWP Document File", "an HWP document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"RIFF", "a RIFF file (WEBP, AVI, …)"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HANGUL = regex(r"[가-힣]")
_CONTROLS = bytes((*range(9), *range(14, 32)))
_LATIN_HIGH = regex(r"[\u0080-\u00ff]")
_HANGUL_RUN = regex(r"[가-힣]+")
_CP1252_HIGH = regex(r"[\u0080-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_COMMON_LATIN = regex(r"[·°±²³µ×÷«»©®§¶½¼¾éèüöäçñàáâêíóôúïë\u00a0\u00ad]")
_SUSPECTS = 8
"""Characters of wrongly read Korean that a text has at least."""
_SAMPLE = 200
_LOST_SHARE = 0.005
"""More unreadable characters than this share: the file is not text in any encoding we know."""


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a seed and what had to be mended to read it.

    Raises:
        SeedError: if it is empty, binary, or in no known encoding.
    """
    if not data.strip(b"\x00 \t\r\n\x0c\x0b\xef\xbb\xbf\xff\xfe"):
        raise SeedError("the file is empty")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SeedError(f"the file is {name}, expected text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text, lost = _lenient(data[len(mark) :], encoding)
            return _mended(text, lost, encoding if encoding != "utf-8" else "")
    wide = _wide_encoding(data)
    if wide:
        text, lost = _lenient(data, wide)
        return _mended(text, lost, f"{wide} without a byte order mark")
    if b"\x00" in data:
        raise SeedError("the file is binary (it holds NUL bytes), expected text")
    for encoding in _candidates(data):
        try:
            return _mended(data.decode(encoding), 0, "" if encoding == "utf-8" else encoding)
        except UnicodeDecodeError:
            continue
    return _mended(*_best_lenient(data))


def repair_mojibake(text: str) -> tuple[str, str, bool]:
    """Text whose bytes were once read in the wrong encoding, read again.

    Returns the text, what was repaired (empty: nothing), and whether it still looks damaged. A
    repair counts as certain if every character can be turned back into a byte, the bytes are
    valid in the other encoding, and Hangul appears where there was (almost) none.

    >>> repair_mojibake("³²¿ø½Ã, ¿¢¼ÒÁ» »ê¾÷ Çù¾à")[0]
    '남원시, 엑소좀 산업 협약'
    >>> repair_mojibake("남원시, 엑소좀 산업 협약")[0]
    '남원시, 엑소좀 산업 협약'
    """
    high = len(_CP1252_HIGH.findall(text))
    if high < _SUSPECTS or 4 * sum(map(len, _HANGUL_RUN.findall(text, 0, _SAMPLE))) > high:
        return text, "", False  # nearly always
    suspects = high - len(_COMMON_LATIN.findall(text)) // 2
    if suspects < _SUSPECTS or len(_HANGUL.findall(text)) * 4 > suspects:
        return text, "", False
    for wrong, right in (("latin-1", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "cp949"), ("cp1252", "cp949")):
        try:
            again = _to_bytes(text, wrong).decode(right)
        except UnicodeError:
            continue
        found = len(_HANGUL.findall(again))
        if found >= 4 and found * 2 >= len(_LATIN_HIGH.findall(text)) // 3 and not _LATIN_HIGH.search(again):
            return again, f"{right} text that had been read as {wrong}", False
    again = reread(text)
    if again:
        return again, "cp949 text that had been read as latin-1 and utf-8", False
    return text, "", suspects * 3 > len(text)


def _to_bytes(text: str, encoding: str) -> bytes:
    """Encodes; the five bytes that Windows leaves undefined pass as they are."""
    if encoding == "latin-1":
        return text.encode("latin-1")
    return b"".join(bytes([ord(ch)]) if "\x80" <= ch <= "\x9f" else ch.encode(encoding) for ch in text)


def _candidates(data: bytes) -> tuple[str, ...]:
    declared = _DECLARED.search(data[:4096]) if b"<" in data[:4096] else None
    name = declared.group(1).decode("ascii").lower() if declared else ""
    if name in {"utf-8", "utf8"} or not name:
        return ("utf-8", "cp949")
    if name in {"euc-kr", "euckr", "ks_c_5601-1987", "cp949", "ms949", "windows-949", "x-windows-949"}:
        return ("utf-8", "cp949")
    try:
        codecs.lookup(name)
    except LookupError:
        return ("utf-8", "cp949")
    return ("utf-8", name, "cp949") if not name.startswith("utf-16") else ("utf-8", "cp949")


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark shows as line ends and spaces with a zero byte on one side only."""
    head = data[: 4096 & ~1]
    if len(head) < 4 or b"\x00" not in head:
        return ""
    low = sum(head.count(bytes([ch, 0])) for ch in b" \n.,")
    high = sum(head.count(bytes([0, ch])) for ch in b" \n.,")
    for encoding, mine, other in (("utf-16-le", low, high), ("utf-16-be", high, low)):
        if mine > 2 * other:
            try:
                text = data[: len(data) & ~1].decode(encoding)
            except UnicodeDecodeError:
                continue
            sane = sum(ch.isalnum() or ch.isspace() or "!" <= ch <= "~" for ch in text)
            if sane > 0.8 * len(text):
                return encoding
    return ""


def _lenient(data: bytes, encoding: str) -> tuple[str, int]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if lost > max(1, _LOST_SHARE * len(text)):
        raise SeedError(f"the text is damaged: {lost} characters cannot be read as {encoding}")
    return text, max(lost, 0)


def _best_lenient(data: bytes) -> tuple[str, int, str]:
    """A file that is cut in the middle of a character, or has a few broken ones."""
    for encoding in ("utf-8", "cp949"):
        try:
            text, lost = _lenient(data, encoding)
        except SeedError:
            continue
        return text, lost, "" if encoding == "utf-8" else encoding
    raise SeedError("the file is neither UTF-8, UTF-16 nor CP949 text")


def _mended(text: str, lost: int, encoding: str) -> tuple[str, tuple[str, ...]]:
    repairs = []
    if encoding:
        repairs.append(f"read as {encoding}")
    if lost:
        text = text.replace("\ufffd", "")
        repairs.append(f"{lost} unreadable characters left out")
    encoded = text.encode(errors="surrogatepass")
    controls = len(encoded) - len(encoded.translate(None, _CONTROLS))
    if controls > 0.02 * len(text):
        raise SeedError("the file is binary (it holds control characters), expected text")
    return text, tuple(repairs)
