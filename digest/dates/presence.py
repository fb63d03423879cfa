"""Whether a sentence speaks of the days around its publication, and how far back its words reach."""

from __future__ import annotations

import datetime as dt

from digest.lazy import regex

_LOOKING_BACK = regex(
    r"당시|시절|재임|때|서거|생전|기념|추모|역대|이래|공약|정부에서|이후|이전|故|고\(故\)|작년|지난 ?해(?! 말부터)"
    r"|(?:19|20)\d\d년"
)
_WITHIN_MONTHS = regex(r"올해|올 |내년|지난 ?\d{1,2}월|(?<!\d)\d{1,2}월|최근|[(（]\d{1,2}\.\d{1,2}\.?[)）]")
_WITHIN_WEEKS = regex(r"지난달|이달|이날|현재|다음 ?달|오는|(?<![\d월])(?<!월 )\d{1,2}일(?!간)")
_SPEAKS = regex(r"(?:은|는|이|가|도)\s")
_SAYS = regex(r"[”\"’'](?:이라|라)?(?:고|며|면서)")
_SENTENCE = 300
_WEEKS = dt.timedelta(days=60)
_MONTHS = dt.timedelta(days=366)


def reach_of_now(text: str, start: int, end: int) -> dt.timedelta | None:
    """How long before the publication the doings around `text[start:end]` can lie; None if they may be old.

    Days and `지난달` reach two months back, months without a year and `올해` one year. A sentence that names
    a year, or looks back otherwise, may tell of any time.

    >>> reach_of_now("장관은 12일 특구를 찾았다.", 0, 2).days, reach_of_now("장관은 지난 3월 특구를 찾았다.", 0, 2).days
    (60, 366)
    >>> reach_of_now("장관은 2019년 특구를 찾았다.", 0, 2) is None
    True
    """
    low = max(0, start - _SENTENCE)
    low = max(low, text.rfind("다.", low, start), text.rfind("\n", low, start))
    limit = min(len(text), end + _SENTENCE)
    stops = [stop for stop in (text.find("다.", end, limit), text.find("\n", end, limit)) if stop >= 0]
    sentence = text[low : min(stops, default=limit)]
    if _LOOKING_BACK.search(sentence):
        return None
    if _WITHIN_MONTHS.search(sentence):
        return _MONTHS
    if _WITHIN_WEEKS.search(sentence) or (_SPEAKS.match(text, end, end + 3) and _SAYS.search(sentence)):
        return _WEEKS
    return None
