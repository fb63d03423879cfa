"""Parties as headlines name them: `가람시-한빛대, 백신 인력 양성 협약`."""

from __future__ import annotations

from digest.extract.parties import is_organisation
from digest.lazy import regex

_LIST = regex(r"\s?[·ㆍ・&↔∼~–/-]\s?|(?<=[가-힣A-Za-z])[와과]\s|,\s?")
_END = regex(r"[,…‘“'\"\[(|:]|\s(?:업무|투자|공동|상호|협약|MOU|손|맞손|함께)")
_PARTNER = regex(
    r"^(?P<subject>[^,…‘“'\"]{2,20}),\s?(?P<partner>[^,…‘“'\"]{2,40}?)[와과]\s[^.]*?(?:협약|MOU|양해각서|손잡|맞손)"
)
_TAG = regex(r"^(?:\[[^\[\]]{1,20}\]\s?)+")
"""A section or a mark before a headline: `[외부 보도자료]`."""
_AIM = regex(r"(?<=\S)\s\S+(?:\s\S+){0,3}?(?:을|를)?\s위(?:한|해|하여)$")
"""What an agreement is for, behind the last party."""
_COUNTED = regex(r"\d\s?(?:개\s?)?(?:곳|사|기업|기관|업체|대학|병원|교|단체)")
"""Partners that are only counted: `제약 기업 12곳`."""
_PAPER = regex(r"협약|협정|각서|계약|약정|의향서|MOU")
"""What is signed and signs nothing."""
_AUTHORITY = ("시", "군", "구", "도")
_NAME = regex(r"(?!\d+\s?(?:개|곳|사))[가-힣A-Za-z0-9㈜()\s]{2,24}")
_SHORT = 2
_LONGEST = 3
"""Words of a name at most."""


def headline_parties(headline: str) -> tuple[str, ...]:
    """The parties a headline names before its first comma, or before and after it; none where that is in doubt.

    >>> headline_parties("가람시-한빛대병원, 오가노이드 공동연구 MOU")
    ('가람시', '한빛대병원')
    >>> headline_parties("가람시, 한빛제약과 500억 투자협약")
    ('가람시', '한빛제약')
    >>> headline_parties("한빛바이오 누리제약, 백신 공동연구 협약")
    ('한빛바이오', '누리제약')
    >>> headline_parties("줄기세포-오가노이드 융합 포럼 열려")
    ()
    """
    headline = _TAG.sub("", headline.strip())
    partner = _PARTNER.match(headline)
    if partner is not None:
        names = [*_LIST.split(partner["subject"]), *_LIST.split(partner["partner"])]
    else:
        end = _END.search(headline)
        names = _LIST.split(headline[: end.start()] if end else headline)
    names = _side_by_side(names[0]) if len(names) == 1 else [*names[:-1], _AIM.sub("", names[-1])]
    names = [name.replace("㈜", "").strip() for name in names]
    if len(names) < 2 or not all(_NAME.fullmatch(name) and len(name.split()) <= _LONGEST for name in names):
        return ()
    if any(_COUNTED.search(name) or _PAPER.search(name) for name in names):
        return ()
    known = sum(is_organisation(name) and len(name) > _SHORT for name in names)
    return tuple(dict.fromkeys(names)) if known and known * 2 >= len(names) else ()


def _side_by_side(words: str) -> list[str]:
    """Two parties without anything between them; an authority's own office is one with it (`가람시 보건소`)."""
    names = words.split()
    apart = len(names) == 2 and all(is_organisation(name) for name in names) and not names[0].endswith(_AUTHORITY)
    return names if apart else [words]
