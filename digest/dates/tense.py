"""Whether the verb after a date speaks of the past or of what is to come."""

from __future__ import annotations

import re
from functools import cache

from digest.dates.words import load_words
from digest.lazy import compiled, regex

# Syllables with a final ㅆ carry the past tense, but for 있 (being) and 겠 (intending).
_PAST_SYLLABLES = "".join(chr(code) for code in range(0xAC00 + 20, 0xD7A4, 28) if chr(code) not in "있겠")
_WINDOW = 160
_TOLD = "(?:밝혔|전했|말했|알렸|발표했|따르면|강조했|설명했|덧붙였|소개했|공개했|당부했)"
_REPORT_NEAR = regex(rf"[^\S\n]?(?:(?!다고)[^\n.,\d]){{0,14}}?{_TOLD}")
_REPORT_BY_DAY = regex(rf"\d[^\S\n]?일[^\n.,\d]{{0,32}}?{_TOLD}")
"""A day of the month, with its weekday and what else may belong to it, before such words."""


@cache
def _verb() -> re.Pattern[str]:
    words = load_words()
    return compiled(
        r"(?P<future>예정(?!지)|계획(?!을\s?(?:수립|세웠|발표|승인))|방침|전망|목표|앞두|앞둔|앞서|겠|기로(?=\s?[하했])|도록\b"
        r"|[가-힣](?<=[할될릴열질갈올일줄칠을])\s?(?:것|수|계획|예정|방침)|[가-힣](?<=[한된린연든친인운온간른])다(?:고|는|며|면서)?(?![가-힣])"
        rf"|(?:{words.coming_forms})(?=[\s,]))"
        rf"|(?P<past>[{_PAST_SYLLABLES}](?=다|고|으|지|던|는데|기|습|을|음|어)|바\s?있|(?:{words.past_forms})(?=[\s,]))"
        r"|(?P<stop>[.!?](?=\s|[\"”’']|[가-힣]|$)|\n)"
    )


def tense_after(text: str, end: int, window: int = _WINDOW) -> int:
    """-1 where the next verb of the sentence is past, 1 where it is yet to come, 0 where it does not show.

    `window` is how many letters to look ahead.

    >>> tense_after("3월 문을 열었다.", 2), tense_after("3월 문을 열 예정이다.", 2), tense_after("3월 개소식", 2)
    (-1, 1, 0)
    """
    match = _verb().search(text, end, end + window)
    if match is None or match.lastgroup == "stop":
        return 0
    if match.lastgroup == "past":
        return -1
    return -1 if text.startswith(("이었", "였"), match.end()) else 1


def is_report(text: str, end: int) -> bool:
    """Whether the words right after a date say who spoke that day (`7일 밝혔다`, `7일 광주시에 따르면`).

    `20일 연다고 밝혔다` leaves open which of the two the day belongs to, so it says nothing.

    >>> is_report("체결했다고 5일 밝혔다.", 8), is_report("5일 협약을 체결했다.", 2)
    (True, False)
    """
    return _REPORT_NEAR.match(text, end, end + 40) is not None


def may_report(text: str) -> bool:
    """Whether words that say who spoke may stand behind a day of the month; a day may turn out to be none (`매월 7일`).

    >>> may_report("체결했다고 5일(월) 밝혔다."), may_report("5일 협약을 체결했다.")
    (True, False)
    """
    return _REPORT_BY_DAY.search(text) is not None
