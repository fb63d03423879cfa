"""Names of organisations as runs of nouns hold them: without role words, people and what introduces them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from digest import vocabulary
from digest.extract.legal_forms import without_legal_forms
from digest.lazy import regex

_SHARED = regex(r"[가-힣]{1,4}(시|군|구|TP)")
_SPLIT = regex(r"\s?[·ㆍ・]\s?")
_TRADE = regex(r"\S+·\S*(?:업체|기업|회사|기관)인?\s(?=\S)")
"""What a firm does, before its name: `외식·유통업체 누리온`."""
_QUOTES = "‘’“”'\"「」『』 "
_PERSON = regex(r"[가-힣]{2,4}")
_SURNAMED = regex(
    "[강고곽구권기김길나남노도류마맹문민박반방배백변봉서석선설성소손송신심안양엄여연염오옥왕용우원위유육윤이인임장전정제조주지진차채천최추탁표하한함허현홍황]"
    "[가-힣]{2}"
)
"""What is a person's name where an office stands beside it."""
_DEPUTY = regex(r"[가-힣]{0,6}부(?:시장|군수|구청장|지사|총장|원장|사장)")
_LETTERS = regex(r"[A-Z][A-Za-z&-]+")
_OFFICES = {"시장": "시", "군수": "군", "구청장": "구", "도지사": "도"}
"""Heads of authorities, who sign for them: 속초시장 for 속초시."""
_STATE = ("대통령", "총리", "감독", "배우")
"""Who signs nothing, or not for an organisation."""
_FIRM_HEADS = ("대표", "대표이사", "사장", "회장")
_HEADED = (
    "병원",
    "재단",
    "청",
    "처",
    "센터",
    "연구원",
    "진흥원",
    "의료원",
    "기술원",
    "과학원",
    "개발원",
    "평가원",
    "관리원",
)
"""Ends of names that the title of their head is made of."""
_PAIR = 2
_SHORT = 5
"""Syllables of a common name of an institution at most."""
_GROUP = regex(r"\s?(?:대표단|방문단|사절단|시찰단|출장단)$")
"""Who travels for an authority or institution: 가람시 대표단."""


@dataclass(frozen=True, slots=True)
class PartyWords:
    """What `extract/agreements.yml` knows of names."""

    roles: tuple[str, ...]
    lead_ins: frozenset[str]
    endings: tuple[str, ...]
    stand_ins: frozenset[str]
    generic: frozenset[str]
    classifiers: tuple[str, ...]
    bylines: frozenset[str]
    deeds: tuple[str, ...]
    commons: tuple[str, ...]
    provinces: frozenset[str]
    countries: frozenset[str]
    abroad: tuple[str, ...]
    fields: tuple[str, ...]
    no_bodies: tuple[str, ...]


@cache
def party_words() -> PartyWords:
    """The vocabulary of names."""
    document = vocabulary.load("extract/agreements.yml")

    def words(key: str) -> tuple[str, ...]:
        return vocabulary.strings(document[key], f"extract/agreements.yml: {key}")

    return PartyWords(
        words("roles"),
        frozenset((*words("lead_ins"), *words("countries"))),
        words("endings"),
        frozenset(words("stand_ins")),
        frozenset(words("generic")),
        words("classifiers"),
        frozenset(words("bylines")),
        words("deeds"),
        words("commons"),
        frozenset(words("provinces")),
        frozenset(words("countries")),
        words("abroad"),
        words("fields"),
        words("no_bodies"),
    )


@lru_cache(maxsize=256)
def clean_names(text: str) -> tuple[str, ...]:
    """The names in a run of nouns, without role words, personal names and lead-ins.

    A run is looked at from every list and subject that may hold it, fifteen times and more.

    >>> clean_names("경남 새솔시"), clean_names("수탁기관 누리메디"), clean_names("덴마크 바이오협회")
    (('새솔시',), ('누리메디',), ('덴마크 바이오협회',))
    """
    pieces = _SPLIT.split(_TRADE.sub("", text))
    if any(len(piece) < 2 for piece in pieces):
        pieces = [text]
    names = [_clean_name(part.strip(_QUOTES).split()) for piece in pieces for part in re.split(r"\s및\s", piece)]
    return tuple(_share_ending([name for name in names if name]))


def _clean_name(tokens: list[str]) -> str:
    words = party_words()
    for index in range(len(tokens) - 2, -1, -1):
        if (
            tokens[index].removesuffix("인").endswith(words.classifiers)
            or "협약" in tokens[index]
            or tokens[index] in words.bylines
        ):
            tokens = tokens[index + 1 :]
            break
    while len(tokens) > 1 and tokens[0] in words.lead_ins and not _is_of_its_country(tokens):
        tokens = tokens[1:]
    if len(tokens) == 2 and tokens[0] in words.provinces and tokens[1].endswith(("시", "군", "구")):
        tokens = tokens[1:]
    if tokens and tokens[-1].endswith(tuple(f"{kind}장" for kind in _HEADED)) and len(tokens[-1]) > _SHORT:
        tokens = [*tokens[:-1], tokens[-1].removesuffix("장")]
        tokens = tokens[1:] if len(tokens) > 1 and _SURNAMED.fullmatch(tokens[0]) else tokens
    if tokens and len(tokens) < 3 and tokens[-1].removesuffix("지사") in words.provinces - {tokens[-1], "한국"}:
        tokens = [tokens[-1].removesuffix("지사") + "도"]  # `김하늘 전남지사`
    if tokens and tokens[-1].endswith(_STATE):
        return ""
    tokens = _without_person(tokens, words.roles)
    for office, authority in _OFFICES.items():
        if tokens and tokens[-1].endswith(office) and len(tokens[-1]) > len(office) + 1:
            tokens = [tokens[-1][: -len(office)] + authority]
    name = without_legal_forms(" ".join(tokens)).removesuffix("社").strip(_QUOTES)
    name = _GROUP.sub("", name) or name
    return name if sum(map(name.count, "‘’“”'\"")) != 1 else re.sub("[‘’“”'\"]", "", name)


def _is_of_its_country(tokens: list[str]) -> bool:
    """Whether the name behind a country needs it: 덴마크 `바이오협회`, 라오스 `보건부`, 필리핀 `실랑시`."""
    words = party_words()
    country, name = tokens[0], tokens[1]
    short = len(name) <= _SHORT and name.endswith(words.abroad)
    plain = short or (name.startswith(words.fields) and name.endswith(words.endings))
    return len(tokens) == _PAIR and country in words.countries and plain


def _share_ending(names: list[str]) -> list[str]:
    """가람시 and 누리시 of `가람·누리시`."""
    shared = _SHARED.fullmatch(names[-1]) if len(names) > 1 else None
    if shared is None:
        return names
    return [
        name + shared[1] if re.fullmatch(r"[가-힣]{2,3}", name) and name[-1] not in "시군구도" else name
        for name in names
    ]


def organisations_of(person: str) -> list[str]:
    """The organisation somebody heads, none where only name and role are given.

    >>> organisations_of("김하늘 누리테크노파크 원장"), organisations_of("이달 시장")
    (['누리테크노파크'], [])
    """
    words = party_words()
    tokens = person.split()
    if len(tokens) < 2 or not tokens[-1].endswith(words.roles):
        return []
    last = tokens[-1]
    if last.endswith("장") and len(last) > 4 and last[:-1].endswith(words.endings) and last not in words.roles:
        name = " ".join([*tokens[1:-1], last[:-1]])
        return [name] if _PERSON.fullmatch(tokens[0]) and not last.endswith(tuple(_OFFICES)) else [*clean_names(person)]
    if len(tokens) == 3 and last in _FIRM_HEADS and _PERSON.fullmatch(tokens[0]):
        return [*clean_names(person)]  # of a firm, whose name ends as it likes
    return [
        name
        for name in clean_names(person)
        if len(name) > 2 and not name.endswith(words.roles) and name.endswith(words.endings)
    ]


def _headed(tokens: list[str]) -> list[str]:
    """누리대 of 누리대 총장, 새솔시 of 새솔시 김하늘 시장, 누리병원 of 누리병원장; nothing of anybody else."""
    if len(tokens) == 2 and tokens[1] in ("총장", "교수팀", "연구팀") and tokens[0].endswith("대"):
        return tokens[:1]
    if len(tokens) > 2 and tokens[-1] in (*_OFFICES, "지사") and tokens[-3].endswith(tuple(_OFFICES.values())):
        return tokens[:-2]  # `새솔시 김하늘 시장`
    institution = tokens[0].removesuffix("장")
    headed = len(tokens) == 1 and len(institution) >= _SHORT - 1 and institution.endswith(_HEADED)
    return [institution] if headed else []


def _without_person(tokens: list[str], roles: tuple[str, ...]) -> list[str]:
    """한빛대 of 김하늘 한빛대 총장 and of 한빛대 김하늘 총장; nothing of a person without an organisation."""
    if len(tokens) > 1 and re.fullmatch(r"[가-힣]{2,3}", tokens[-1]) and tokens[-2].endswith(roles):
        tokens = tokens[:-1]
        return tokens if tokens[-1].endswith(tuple(_OFFICES)) else tokens[:-1]
    if len(tokens) > 1 and _DEPUTY.fullmatch(tokens[-1]):
        return _without_names(tokens[:-1])
    headed = _headed(tokens) if tokens else []
    if headed or not tokens or not tokens[-1].endswith(roles) or tokens[-1].endswith(tuple(_OFFICES)):
        return headed or tokens
    while tokens and tokens[-1] in roles:
        tokens = tokens[:-1]
    if tokens and tokens[-1].endswith(tuple(_OFFICES)):
        return tokens  # `새솔시장 권한대행`
    return _without_names(tokens)


def _without_names(tokens: list[str]) -> list[str]:
    """The words before or behind somebody's own name, without the name; nothing of a name alone."""
    if len(tokens) > 1 and _PERSON.fullmatch(tokens[-1]) and tokens[-2].endswith(party_words().endings):
        return tokens[:-1]
    if len(tokens) > 1 and _SURNAMED.fullmatch(tokens[-1]) and not _SURNAMED.fullmatch(tokens[0]):
        return tokens[:-1]  # `누리허브 김하늘`
    if len(tokens) > 1:
        if _LETTERS.fullmatch(tokens[-1]) and all(re.fullmatch(r"[가-힣]{1,4}", token) for token in tokens[:-1]):
            return tokens[-1:]  # a foreign name of several words: `프리드리히 칼 슈미트 BCRT 소장`
        return tokens[1:] if _PERSON.fullmatch(tokens[0]) else tokens
    nobody = tokens and (tokens[0].endswith(party_words().roles) or re.fullmatch(r"[가-힣]{1,4}", tokens[0]))
    return [] if nobody else tokens
