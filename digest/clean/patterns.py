"""The small grammars that several cleaning steps share: addresses, numbers, names, signatures."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.clean.lexicon import signatures
from digest.lazy import compiled, regex

EMAIL = regex(
    r"(?<![A-Za-z0-9_%+-])(?<![A-Za-z0-9]\.)[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?[@＠]\s?"
    r"(?:[A-Za-z0-9-]{1,63}\.){1,4}?(?:co\.kr|or\.kr|go\.kr|re\.kr|ac\.kr|ne\.kr|pe\.kr|com|net|org|kr|tv|me|io|news|asia|biz|info)"
    r"(?![a-z0-9-])"
)
"""An e-mail address; the end of its domain is known, so that a word glued to it stays apart."""

LOOSE_EMAIL = regex(
    r"(?<![A-Za-z0-9_%+-])(?<![A-Za-z0-9]\.)[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
)
"""Anything that still looks like an e-mail address."""

NAME = r"[가-힣]{2,4}"
NAMES = rf"{NAME}(?:\s?[·ㆍ,/]\s?{NAME}){{0,5}}"
"""One name, or several of those who sign together."""
DAY = r"(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?"
"""The day of a picture: `2024.3.5`, `2024. 03. 05.`"""
RESALE = r"(?:재판매\s?및\s?DB|DB\s?및\s?재판매)\s?금지"
"""That a picture may not be sold again, without the marks around it."""
GIVEN_ON = (
    r"하(?!지만|반기|남|동|나|루)|합(?!천|동|작)|함(?!께|안|양|평)|한(?!국|글|편|중|반도|빛|화)|할(?!머니|인)|해(?!외|양|남|당|수부)|했|받|되|된|될|됐|돼"
    r"|[과와을를은는의도만](?=[\s,])|이(?=[\s,라며다었나지])|에(?=[\s,서게도는])|으로|까지|부터|도록|토록|키로|기로|및|업체"
    r"|중(?=[\s이인에])|[량처권자사](?=[\s은는이가을를의와에(])"
    r"|사(?:[업례들]|[가는와의를]\s)|서비스|시스템"
)
"""What goes on behind `제공` as a verb, a particle or a longer word."""
NOT_GIVEN = rf"(?!{GIVEN_ON})"
"""Behind `제공`: as a verb, with a particle or in a longer word it is no credit."""
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염"
    "여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용계빈좌범봉라"
)
_LONG_SURNAMES = ("남궁", "황보", "선우", "제갈", "독고", "사공")
_RARE_SURNAMES = "경감갈견단동두목복부빙사상승시예온옹음종태팽평피형호"
_OFFICE_ENDS = "부팀국과실처청시군구도권상산지역단회장원적"
"""Desks, offices and kinds of reporters end so."""
_FULL = 3
"""Syllables of most names."""
_OFFICE = regex(r"[^/.:\"“]{2,40}")
_LONG_NAME = 4
"""Syllables that only a name with a surname of two has."""


@cache
def role() -> str:
    """An alternation of the roles that follow a reporter's name."""
    return "(?:" + "|".join(map(re.escape, signatures().roles)) + ")"


@cache
def some_role() -> re.Pattern[str]:
    """Any role of a reporter."""
    return compiled(role())


def is_name(word: str) -> bool:
    """Whether a word can be a Korean person's name.

    >>> is_name("최영"), is_name("온라인뉴스")
    (True, False)
    """
    if not re.fullmatch(NAME, word) or word[-1] == "의" or word in signatures().not_names:
        return False
    return word[:2] in _LONG_SURNAMES or (word[0] in _SURNAMES and len(word) < _LONG_NAME)


def is_signer(word: str) -> bool:
    """Whether a word in front of a role can be a name, with one of the few surnames that begin many other words, too.

    >>> is_signer("예하린"), is_signer("동영상"), is_name("예하린")
    (True, False, False)
    """
    rare = len(word) == _FULL and word[0] in _RARE_SURNAMES and word[-1] not in _OFFICE_ENDS
    return is_name(word) or (rare and re.fullmatch(NAME, word) is not None and word not in signatures().not_names)


def is_card(text: str) -> bool:
    """Whether a line is a name and an office, as broadcasters set them below who speaks.

    >>> is_card("최영 / 온결군 바이오팀장"), is_card("온결 / 바이오")
    (True, False)
    """
    if "/" not in text:
        return False
    name, _, office = text.partition("/")
    return _OFFICE.fullmatch(office.strip()) is not None and is_name(name.strip())


@cache
def named_role() -> re.Pattern[str]:
    """`최영 기자`, `최영·김하나 기자`, `최영기자`; group `names` holds the names."""
    return compiled(rf"(?P<names>{NAMES})\s?(?P<role>{role()})(?![가-힣A-Za-z])")


def names_in(text: str) -> tuple[str, ...]:
    """The names of a signature, in order, without who took the pictures.

    >>> names_in("김윤수·이덕연 기자"), names_in("글 최영 기자, 사진 남가온 기자"), names_in("글·사진 최영 기자")
    (('김윤수', '이덕연'), ('최영',), ('최영',))
    """
    found: list[str] = []
    for match in named_role().finditer(text):
        if _signs_pictures(text[: match.start()]):
            continue
        found += [name for name in re.split(r"\s?[·ㆍ,/]\s?", match.group("names")) if is_signer(name)]
    if not found:
        found = [match["name"] for match in desk_reporter().finditer(text) if is_name(match["name"])]
    return tuple(dict.fromkeys(found))


def _signs_pictures(before: str) -> bool:
    """Whether what stands before a name tells that he took the pictures, and nothing else."""
    bare = before.rstrip(" =:")
    work = next((work for work in signatures().picture_works if bare.endswith(work)), None)
    return work is not None and bare.removesuffix(work).rstrip()[-1:] not in ("·", "/", "&")


@cache
def desk_reporter() -> re.Pattern[str]:
    """`최영 의료/바이오 전문기자`, `최영 바이오헬스부 기자`, `최영 새벽뉴스(Dawn) 기자`: more than name and role."""
    return compiled(
        rf"(?<![가-힣])(?P<name>{NAME})\s[가-힣A-Za-z·]{{2,10}}(?:부|팀|국|센터|뉴스|신문|일보"
        rf"|/[가-힣A-Za-z·]{{2,8}}|(?=\s?(?:전문|선임)))(?:\([A-Za-z]{{2,12}}\))?\s?{role()}"
    )


@cache
def house_reporter() -> re.Pattern[str]:
    """`최영 새벽와이어 기자`, as text or at its end; whether `house` is one is for the caller to find out."""
    return compiled(
        rf"(?:^|(?<=[\s.”\"’'/\]|=]))[/\[]?\s?(?P<name>{NAME})\s(?P<house>[가-힣A-Za-z0-9]{{2,12}})\s?{role()}\]?$"
    )


@cache
def glued_reporter() -> re.Pattern[str]:
    """`새벽신문최영아 기자`"""
    return compiled(rf"(?P<house>[가-힣A-Za-z0-9]{{2,12}})(?P<name>[가-힣]{{3}})\s?{role()}")


@lru_cache(maxsize=4096)
def ends_as_outlet(word: str) -> bool:
    """Whether a word ends as names of outlets do, up to two figures behind it.

    >>> ends_as_outlet("새벽신문"), ends_as_outlet("새벽뉴스24"), ends_as_outlet("신문사")
    (True, True, False)
    """
    bare = word.lower()
    for _ in range(2):
        if bare[-1:].isdecimal():
            bare = bare[:-1]
    return bare.endswith(_outlet_endings())


@cache
def _outlet_endings() -> tuple[str, ...]:
    return tuple(ending.lower() for ending in signatures().outlet_endings)
