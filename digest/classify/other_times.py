"""What a sentence tells of other times than the news, or only as something to come of it one day."""

from __future__ import annotations

from digest.lazy import regex

_REACH = 45
"""Characters from the beginning of a sentence in which it says when something was."""
_OTHER_TIME = regex(
    r"지난해|작년|연초|올해 초|지난 ?(?:1?[0-9]월(?! ?[0-9]{1,2}일)|[가-힣]{0,2}(?:봄|여름|가을|겨울))"
    r"|[0-9]{4}년(?: ?1?[0-9]월)?+(?! ?[0-9]{1,2}일|부터|까지)|(?:[0-9]년|개월) 전|이미|일찍이"
)
"""A month or a year with a day is the day of the news or near it; the year of the news is not written out."""
_BEFORE = regex(r"(?:이에 |그에 |이보다 )?앞서 ")
_MEANT = regex(
    r"(?:맺|체결)(?:는|을|하는|할|을 위한|하기 위한|기 위한) ?(?:\S{1,4} )?(?:논의|협의|검토|방안|계획|방침|목표)"
)
_TOLD_DAY = regex(r"[0-9]{1,2}일")


def tells_other_time(sentence: str) -> bool:
    """Whether a sentence begins with another time than that of the news: `지난해`, `지난 5월`, `2023년`, `앞서`.

    >>> tells_other_time("시는 지난 5월 이 회사와 투자협약을 맺었다.")
    True
    >>> tells_other_time("시는 지난 5월 12일 이 회사와 투자협약을 맺었다.")
    False
    """
    return _BEFORE.match(sentence) is not None or _OTHER_TIME.search(sentence, 0, _REACH) is not None


def is_only_meant(sentence: str) -> bool:
    """Whether what a sentence has to be signed is only talked about, or intended for no day that it tells.

    >>> is_only_meant("두 나라는 양해각서를 맺는 방안을 논의했다.")
    True
    >>> is_only_meant("두 기관은 14일 협약을 체결할 계획이다.")
    False
    """
    return _MEANT.search(sentence) is not None and _TOLD_DAY.search(sentence) is None
