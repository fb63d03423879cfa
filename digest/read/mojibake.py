"""CP949 bytes that were read as Latin-1 and partly as UTF-8, as some crawlers store old Korean pages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from digest import vocabulary
from digest.lazy import regex

_RUN = regex(r"[^\x00-\x7f“”‘’…–—\u00a0]+")
"""Stretches without the characters that such pages hold as they are."""
_HANGUL = regex(r"[가-힣]")
_NARROW = {unicodedata.normalize("NFKC", narrow): narrow for narrow in map(chr, range(0xFF61, 0xFFA0))}
"""Narrow Katakana by the wide ones that normalising turns them into: `ï½º` is `ｺ` in UTF-8."""
_LOST = 0xAD
"""The one byte of a Korean character that reads as something invisible, and got lost: the soft hyphen."""
_SKIP = -9.0
_LOSS = -1.6
_MERGED = -2.2
_RESOLVED = 0.99


def reread(text: str) -> str:
    """The text with every stretch of such characters read as CP949, or an empty text if that is not certain.

    Of the ways to turn a stretch back into bytes (a character may stand for one byte of Latin-1 or for several of
    UTF-8; a soft hyphen may be missing) the one that gives most Hangul counts.

    >>> reread("±â»ç ÇコÄɾî")
    '기사 헬스케어'
    """
    read, total = 0, 0

    def replace(match: re.Match[str]) -> str:
        nonlocal read, total
        korean, resolved = _read_run(match.group())
        read += resolved
        total += len(match.group())
        return korean

    result = _RUN.sub(replace, text)
    found = _HANGUL.findall(result)
    usual = sum(syllable in _common() for syllable in found)  # accents of French make syllables nobody writes
    certain = total and read >= _RESOLVED * total and len(found) * 4 >= total and usual * 2 > len(found)
    return result if certain else ""


def _read_run(run: str) -> tuple[str, int]:
    """A stretch as Korean, and how many of its characters could be read."""
    # Best way to each state: the first byte of a character that waits for its second, or None.
    ways: dict[int | None, tuple[float, str, int]] = {None: (0.0, "", 0)}
    for ch in run:
        following: dict[int | None, tuple[float, str, int]] = {}
        for waiting, (score, text, resolved) in ways.items():
            for data, price in _bytes_of(ch):
                _extend(following, (score + price, text, resolved), waiting, data)
            _keep(following, None, (score + _SKIP, text, resolved - 1))
        ways = {state: (score, text, resolved + 1) for state, (score, text, resolved) in following.items()}
    for waiting, way in list(ways.items()):
        if waiting is not None:
            korean = _character(waiting, _LOST)
            _keep(ways, None, (way[0] + _LOSS + _worth(korean), way[1] + korean, way[2]))
    score, text, resolved = ways[None]
    return text, max(resolved, 0)


def _extend(
    ways: dict[int | None, tuple[float, str, int]], way: tuple[float, str, int], waiting: int | None, data: bytes
) -> None:
    """Adds the ways that go on with these bytes, a lost soft hyphen before them or not."""
    starts = [(waiting, way)]
    if waiting is not None and (korean := _character(waiting, _LOST)):
        starts.append((None, (way[0] + _LOSS + _worth(korean), way[1] + korean, way[2])))
    for first, (score, text, resolved) in starts:
        pending = data if first is None else bytes([first]) + data
        pairs = [_character(*pending[at : at + 2]) for at in range(0, len(pending) - 1, 2)]
        if all(pairs):
            gain = sum(map(_worth, pairs))
            _keep(ways, pending[-1] if len(pending) % 2 else None, (score + gain, text + "".join(pairs), resolved))


def _keep(ways: dict[int | None, tuple[float, str, int]], state: int | None, way: tuple[float, str, int]) -> None:
    if state not in ways or ways[state][0] < way[0]:
        ways[state] = way


@cache
def _bytes_of(ch: str) -> tuple[tuple[bytes, float], ...]:
    """The bytes a character may stand for, with what each reading costs."""
    whole = _NARROW.get(ch, ch).encode("utf-8")
    return ((bytes([ord(ch)]), 0.0), (whole, _MERGED)) if ord(ch) < 0x100 else ((whole, 0.0),)


@cache
def _character(first: int, second: int) -> str:
    if first < 0x81 or second < 0x41:
        return ""
    try:
        return bytes([first, second]).decode("cp949")
    except UnicodeDecodeError:
        return ""


@cache
def _worth(korean: str) -> float:
    if not korean:
        return _SKIP
    if _HANGUL.match(korean):
        return 1.0 if korean in _common() else 0.1
    return 0.2 if not "\u4e00" <= korean <= "\u9fff" else -1.0


@cache
def _common() -> frozenset[str]:
    rows = vocabulary.strings(vocabulary.load("read_syllables.yml").get("common"), "read_syllables.yml: common")
    return frozenset("".join(rows))
