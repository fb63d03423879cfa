"""Who is only present: heads at a ceremony, firms that take part, items of a list of those who do."""

from __future__ import annotations

from digest.classify.candidates import Mention
from digest.classify.cues import Cues
from digest.lazy import regex

_AMONG_BODIES = regex(
    r"[^\s,.]{0,14}\s등\s(?:\d+(?:여)?\s?개?\s?)(?:[가-힣]{1,8}\s?){0,2}(?:기관|센터|대학|병원|곳|개사)"
)
"""Behind the one that is named of several bodies: `전남바이오진흥원 등 6개 지역 센터`."""
_PARTIES = regex(
    r"[^.]{0,90}?(?:등(?:\s\d+(?:여)?\s?개?\s?(?:기관|곳|대학|개사))?)?[과와]\s[^.]{0,80}?(?:협약|각서|협정|MOU)"
)
"""Behind one of several with whom somebody signs: they are parties, not guests."""
_INVESTS = regex(r"(?:투자|입주|분양)\s?(?:협약|양해각서|계약)")
"""Heads of governments who are present where a firm signs with them are parties."""
_FUNDS = regex(r"(?:도|시|군)?[이가]\s(?:공동\s?)?(?:지원|후원|주관|주최)하는\s")
"""Behind who only pays for or hosts what somebody else does: `전라북도가 지원하는 사업에`."""
_SHARED_COST = regex(
    r"도?(?:[와과]\s|,\s|[·ㆍ])[가-힣,·\s]{2,30}?[이가]\s(?:함께\s|공동\s)?"
    r"(?:(?:낸|댄|보탠)\s|[^.,]{0,16}(?:억|예산|돈)[^.,]{0,26}?(?:들인|투입한|댄|낸|건립한|조성한|마련한|지은|세운)\s)"
)
"""Behind a province that with others only paid for it: `전남도와 나주시가 50억원을 들여 지은 센터에`."""
_TAKES_PART = regex(
    r"[^.]{0,90}?등(?:과|이)?\s(?:함께|참[여석]|\d+(?:여)?\s?개?\s?(?:기관|곳|명)|[가-힣]{0,8}\s?(?:관계자|전문가|대표))"
)
"""Behind an item of a list of those who take part."""
_TAKING_PART = regex(
    r"의?\s?(?:입주\s?)?(?:기업|업체|대학)\s[^\s,]{1,4}\s?(?:곳|개사|개)[이가은는]?\s(?:참여|참가)|"
    r"(?:,\s[가-힣]{2,14})+\s(?:관계자|전문가|임직원)들?[이가]\s참[여석]"
)
"""Firms of a place that take part in somebody else's affair, or the first of several bodies that send people."""
_HEAD = regex(r"\s(?:원장|센터장|소장|본부장|이사장|대표)")
_OFFICER = regex(
    r"(?:시|군|구|도)?(?:\s?[가-힣]{2,4}\s)?(?:시장|군수|구청장|지사|부시장|부군수|부지사|장)|수(?=[,·과]|\s)"
)
"""Behind a place, or its name with the 군 of 군수."""


def has_shared_cost(text: str, end: int) -> bool:
    """Whether who is named in front of `end` is the first of several that only paid for something."""
    return _SHARED_COST.match(text, end) is not None


def is_guest(mention: Mention, text: str, cues: Cues) -> bool:
    """A head who is only present, firms that take part, or an item of a list of those who do."""
    if _TAKING_PART.match(text, mention.end) or _FUNDS.match(text, mention.end):
        return True
    if _PARTIES.match(text, mention.end) or (_OFFICER.match(text, mention.end) and _INVESTS.search(text)):
        return False
    if (_OFFICER.match(text, mention.end) or _HEAD.match(text, mention.end)) and cues.attending.search(
        text, mention.end
    ):
        return True
    before = text[mention.start - 2 : mention.start]
    if before in ("와 ", "과 "):
        return _AMONG_BODIES.match(text, mention.end) is not None
    return before == ", " and _TAKES_PART.match(text, mention.end) is not None
