"""For whom somebody stands who is only called by surname and office: 가람시 for `박 시장`."""

from __future__ import annotations

import re

from digest.extract.legal_forms import without_legal_forms
from digest.extract.party_names import clean_names, party_words
from digest.lazy import regex

_OFFICES = (
    "도지사|지사|시장|군수|구청장|총장|이사장|의료원장|병원장|원장|회장|대표이사|대표|사장|청장|소장|센터장|관장|단장"
)
_CALLED = regex(rf"(?<![가-힣])(?P<name>[가-힣]{{1,4}}) (?P<office>{_OFFICES})(?=[은는이가도]\s)")
"""Somebody with no more than a name and an office, as a subject."""
_SURNAME = 2
"""Syllables of a surname at most."""
_BRACKETS = regex(rf"(?P<body>[^\s,()]+)\((?P<office>{_OFFICES}) (?P<name>[가-힣]{{2,4}})[),·]")


def with_bodies(text: str, before: str) -> str:
    """A sentence in which those who hold an office are named as what they head, where the text before tells it.

    The name stands in quotation marks: no word of the article may come together with what was put in front of it.

    >>> with_bodies("박 시장은 한빛대와 협약을 맺었다.", "박가람 누리시장은 9일 대학을 찾았다. ")
    '‘누리시’은 한빛대와 협약을 맺었다.'
    """
    return _CALLED.sub(lambda called: _body(called, before), text) if _CALLED.search(text) else text


def _body(called: re.Match[str], before: str) -> str:
    name, office = called["name"], called["office"].removesuffix("이사")
    person = name if len(name) > _SURNAME else rf"{name}[가-힣]{{1,3}}"
    word = r"[^\s,.()‘’“”\"']+"
    full = rf"(?<![가-힣]){person} (?:{word} ){{0,2}}?[가-힣A-Za-z]+ ?{office}|(?:{word} )?{word} {person} {office}"
    told = [clean_names(without_legal_forms(match)) for match in re.findall(full, before)]
    told += [(match["body"],) for match in _BRACKETS.finditer(before) if re.fullmatch(person, match["name"])]
    bodies = [names[0] for names in told if len(names) == 1 and _is_body(names[0])]
    return f"‘{bodies[-1]}’" if bodies else called.group()


def _is_body(name: str) -> bool:
    words = party_words()
    return len(name) > 1 and not name.endswith(words.roles) and name.rpartition(" ")[2] not in words.generic
