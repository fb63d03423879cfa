"""Parties as headlines name them: `가람시-한빛대, 백신 인력 양성 협약`."""

from __future__ import annotations

import re

from digest.extract.parties import is_organisation

_LIST = re.compile(r"\s?[·ㆍ・&↔∼~–/-]\s?|(?<=[가-힣A-Za-z])[와과]\s|,\s?")
_END = re.compile(r"[,…‘“'\"\[(|:]|\s(?:업무|투자|공동|상호|협약|MOU|손|맞손|함께)")
_PARTNER = re.compile(
    r"^(?P<subject>[^,…‘“'\"]{2,20}),\s?(?P<partner>[^,…‘“'\"]{2,40}?)[와과]\s[^.]*?(?:협약|MOU|양해각서|손잡|맞손)"
)
_NAME = re.compile(r"[가-힣A-Za-z0-9㈜()\s]{2,24}")
_SHORT = 2
_LONGEST = 3
"""Words of a name at most."""


def headline_parties(headline: str) -> tuple[str, ...]:
    """The parties a headline names before its first comma, or before and after it; none where that is in doubt.

    >>> headline_parties("가람시-한빛대병원, 오가노이드 공동연구 MOU")
    ('가람시', '한빛대병원')
    >>> headline_parties("가람시, 한빛제약과 500억 투자협약")
    ('가람시', '한빛제약')
    >>> headline_parties("줄기세포-오가노이드 융합 포럼 열려")
    ()
    """
    partner = _PARTNER.match(headline.strip())
    if partner is not None:
        names = [*_LIST.split(partner["subject"]), *_LIST.split(partner["partner"])]
    else:
        end = _END.search(headline)
        names = _LIST.split(headline[: end.start()] if end else headline)
    names = [name.replace("㈜", "").strip() for name in names]
    if len(names) < 2 or not all(_NAME.fullmatch(name) and len(name.split()) <= _LONGEST for name in names):
        return ()
    known = sum(is_organisation(name) and len(name) > _SHORT for name in names)
    return tuple(dict.fromkeys(names)) if known and known * 2 >= len(names) else ()
