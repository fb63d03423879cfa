"""The parties of an agreement, as its sentence names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.extract.legal_forms import without_legal_forms
from digest.extract.owners import SHORT_NAMES, full_name
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_after, run_before, trim

_SHARED = re.compile(r"[가-힣]{1,4}(시|군|구|TP)")
_SPLIT = re.compile(r"\s?[·ㆍ・]\s?")
_OPENING, _CLOSING = ("‘", "“", "'", '"', "「", "『"), ("’", "”", "'", '"', "」", "』")
_PERSON = re.compile(r"[가-힣]{2,4}")
_OFFICES = {"시장": "시", "군수": "군", "구청장": "구", "도지사": "도"}
"""Heads of authorities, who sign for them: 속초시장 for 속초시."""
_ACTING = ("권한대행", "직무대행")
_BESIDE = re.compile(r"\s*(?:(?:총|약|모두)\s)?(?:\d[^,]*)?")
"""What may stand between a partner and the agreement's name: `누리와 총 300억원 규모의 투자협약`."""
_IN_A_LIST = re.compile(r"(?<![^\s,])[가-힣A-Za-z&·.-]{3,}$")
"""A name between commas that the analysis did not take for one."""
_MADE = re.compile(r"\s[^와과]{2,40}[을를]\s[가-힣]+는\s(?:\S+\s){0,2}\S+[와과]\s")
"""Behind what is joined as the object of the partners' modifier: `부품과 도료를 만드는 기업 세 곳과`."""
_LETTERS = re.compile(r"[A-Z][A-Za-z&-]+")
_AND_OTHERS = re.compile(
    r"(?:\s\d+(?:여)?\s?(?:곳|개사|개교|개\s?기관|개\s?기업|개\s?대학))\s*$|\s등(?:\s\S+){0,3}?(?:\s?(?:[\d]+|두|세|네|다섯)?\s?개?\s?(?:기관|기업체|기업|대학|업체|곳|단체|회사|사|개국|국가))?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Words:
    roles: tuple[str, ...]
    lead_ins: frozenset[str]
    endings: tuple[str, ...]
    stand_ins: frozenset[str]
    generic: frozenset[str]
    classifiers: tuple[str, ...]
    bylines: frozenset[str]
    deeds: tuple[str, ...]


@cache
def _words() -> _Words:
    document = vocabulary.load("extract/agreements.yml")

    def words(key: str) -> tuple[str, ...]:
        return vocabulary.strings(document[key], f"extract/agreements.yml: {key}")

    return _Words(
        words("roles"),
        frozenset(words("lead_ins")),
        words("endings"),
        frozenset(words("stand_ins")),
        frozenset(words("generic")),
        words("classifiers"),
        frozenset(words("bylines")),
        words("deeds"),
    )


def named_parties(parsed: Parsed, position: int, before: str) -> tuple[tuple[str, ...], int]:
    """The parties named before `parsed.text[position]`, in the order of the text, each once; and where they end.

    `before` is the text in front of the sentence; a party that is only called 시 or 재단 is
    looked up in it.

    >>> from digest.extract.parsing import parse
    >>> text = "가람시는 지난 3일 한빛대학교, 새솔바이오와 연구 협력을 위한 업무협약을 체결했다."
    >>> named_parties(parse(text), text.index("업무협약"), "")[0]
    ('가람시', '한빛대학교', '새솔바이오')
    """
    names, floor = _subject(parsed, position)
    partners: list[str] = []
    end, joined = floor, False
    for morpheme in parsed.morphemes:
        told = floor <= morpheme.start and morpheme.end <= position and morpheme.form in ("과", "와", "간")
        if told and not _MADE.match(parsed.text[morpheme.end : position]):
            together = parsed.text[morpheme.end : morpheme.end + 5].strip().startswith(("함께", "공동", "손"))
            beside = together or _BESIDE.fullmatch(parsed.text[morpheme.end : position]) is not None
            quoted = parsed.text[morpheme.start - 1] in "’」』”"
            listed = list_before(parsed, morpheme.start, max(floor, end) if joined else floor, loose=beside or quoted)
            if listed:
                partners, end, joined = [*(partners if joined else ()), *listed], morpheme.end, together
    names += partners
    full = [full_name(name, before) for name in names]
    return tuple(dict.fromkeys(name for name in full if _stands_alone(name))), end


def _subject(parsed: Parsed, position: int) -> tuple[list[str], int]:
    """The names of the subject before a position and where it ends: the first that look like names, else the first."""
    fallback: tuple[list[str], int] = ([], 0)
    for index, morpheme in enumerate(parsed.morphemes):
        if morpheme.end > position:
            break
        topical = (morpheme.tag == "JX" and morpheme.form in ("은", "는", "도")) or morpheme.tag == "JKS"
        if not topical or parsed.morphemes[index - 1].tag in ("JKB", "JX"):
            continue
        names = list_before(parsed, morpheme.start)
        if names:
            return names, morpheme.end
        if not fallback[0]:
            fallback = list_before(parsed, morpheme.start, loose=True), morpheme.end
    return fallback if fallback[0] else ([], 0)


def list_after(parsed: Parsed, position: int) -> tuple[list[str], int]:
    """The names of the list that begins at a position, and where it ends (`협약을 맺은 누리와 새솔은`)."""
    names: list[str] = []
    while True:
        low, high = run_after(parsed, position)
        if (
            low == high
            or parsed.text[position:low].strip(" ‘’“”'\"")
            or not _is_name(parsed, low, high, loose=bool(names))
        ):
            return names, position
        names += _clean(parsed.text[low:high])
        tail = re.match(r"[’”'\"]?\s*(?:,|와|과|·|및)\s*", parsed.text[high:])
        position = high + (tail.end() if tail else 0)
        if tail is None:
            return names, position


def is_organisation(name: str) -> bool:
    """Whether a name ends as names of organisations do, and is more than that ending."""
    words = _words()
    last = name.rpartition(" ")[2]
    if last.endswith(words.roles):
        return False
    return len(last) > 2 and last.endswith(words.endings) and last not in words.generic and last not in words.stand_ins


def _stands_alone(name: str) -> bool:
    words = _words()
    last = name.rpartition(" ")[2]
    return bool(name) and name not in words.stand_ins and last not in words.generic and not last.endswith("사업")


def _name_span(parsed: Parsed, end: int) -> tuple[int, int]:
    """The bare name before a position, over a closing `등`, `등 3개 기관` or `등 도내 기업체`."""
    match = _AND_OTHERS.search(parsed.text[:end])
    return run_before(parsed, match.start() if match else end)


def list_before(parsed: Parsed, end: int, floor: int = 0, *, loose: bool = False) -> list[str]:
    """The names of the list that ends at a position, in the order of the text.

    The name next to the position must look like an organisation's unless `loose`; those before it
    are names because they stand in the list.
    """
    names: list[str] = []
    while True:
        low, high = _name_span(parsed, end)
        others = _AND_OTHERS.search(parsed.text[:end])
        if others is not None:
            loose = others.group().lstrip().startswith("등")  # `의료기기 5개 기업` names nobody
        if low >= high and loose and names:
            low, high = _unread_name(parsed, floor, end)
        if low >= high or low < floor:
            break
        if _is_name(parsed, low, high, loose=loose):
            quoted = parsed.text[low - 1 : low] in _OPENING and parsed.text[high:end].strip()[:1] in _CLOSING
            names = ([parsed.text[low:high]] if low and quoted else _clean(parsed.text[low:high])) + names
        elif parsed.text[low:high].rpartition(" ")[2] not in _words().generic:
            break
        head = _before_apposition(parsed, low).rstrip(" ‘“'\"「『")
        if not head.endswith((",", "및", "와", "과", "·")):
            break
        loose = head.endswith((",", "·"))
        end = trim(parsed.text, 0, len(head) - 1)[1]
    return names


def _unread_name(parsed: Parsed, floor: int, end: int) -> tuple[int, int]:
    """The word before a position in a list, where the analysis took a name for a verb, but no clause's end."""
    word = _IN_A_LIST.search(parsed.text, floor, end)
    last = next((item.tag for item in reversed(parsed.morphemes) if item.end <= end), "")
    return (end, end) if word is None or last.startswith(("E", "J")) else word.span()


def _before_apposition(parsed: Parsed, low: int) -> str:
    """The text before a name, without what only introduces it (`화장품 유통업체인 누리`)."""
    before = [item for item in parsed.morphemes if item.end <= low]
    if [item.tag for item in before[-2:]] != ["VCP", "ETM"]:
        return parsed.text[:low]
    end = next((item.end for item in reversed(before) if item.tag in ("SP", "JC", "JKB")), 0)
    return parsed.text[:end]


def _clean(text: str) -> list[str]:
    """The names in a run of nouns, without role words, personal names and lead-ins."""
    words = _words()
    pieces = _SPLIT.split(text)
    if any(len(piece) < 2 for piece in pieces):
        pieces = [text]
    names = []
    for piece in pieces:
        parts = re.split(r"\s및\s", piece)
        for part in parts:
            tokens = part.strip("‘’“”'\"「」『』 ").split()
            for index in range(len(tokens) - 2, -1, -1):
                if (
                    tokens[index].endswith(words.classifiers)
                    or "협약" in tokens[index]
                    or tokens[index] in words.bylines
                ):
                    tokens = tokens[index + 1 :]
                    break
            while len(tokens) > 1 and tokens[0] in words.lead_ins:
                tokens = tokens[1:]
            if len(tokens) > 1 and tokens[-1] in _ACTING:
                tokens = tokens[:-1]
            tokens = _without_person(tokens, words.roles)
            for office, authority in _OFFICES.items():
                if tokens and tokens[-1].endswith(office) and len(tokens[-1]) > len(office) + 1:
                    tokens = [tokens[-1][: -len(office)] + authority]
            if tokens:
                names.append(without_legal_forms(" ".join(tokens)).strip("‘’“”'\"「」『』 "))
    return _share_ending([name for name in names if name])


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
    words = _words()
    tokens = person.split()
    if len(tokens) < 2 or not tokens[-1].endswith(words.roles):
        return []
    last = tokens[-1]
    if last.endswith("장") and len(last) > 4 and last[:-1].endswith(words.endings) and last not in words.roles:
        name = " ".join([*tokens[1:-1], last[:-1]])
        return [name] if _PERSON.fullmatch(tokens[0]) and not last.endswith(tuple(_OFFICES)) else _clean(person)
    return [
        name
        for name in _clean(person)
        if len(name) > 2 and not name.endswith(words.roles) and name.endswith(words.endings)
    ]


def _without_person(tokens: list[str], roles: tuple[str, ...]) -> list[str]:
    """한빛대 of 김하늘 한빛대 총장 and of 한빛대 김하늘 총장; nothing of a person without an organisation."""
    if len(tokens) > 1 and re.fullmatch(r"[가-힣]{2,3}", tokens[-1]) and tokens[-2].endswith(roles):
        tokens = tokens[:-1]
        return tokens if tokens[-1].endswith(tuple(_OFFICES)) else tokens[:-1]
    if not tokens or not tokens[-1].endswith(roles) or tokens[-1].endswith(tuple(_OFFICES)):
        return tokens
    while tokens and tokens[-1] in roles:
        tokens = tokens[:-1]
    if len(tokens) > 1 and _PERSON.fullmatch(tokens[-1]) and tokens[-2].endswith(_words().endings):
        return tokens[:-1]
    if len(tokens) > 1:
        if _LETTERS.fullmatch(tokens[-1]) and all(re.fullmatch(r"[가-힣]{1,4}", token) for token in tokens[:-1]):
            return tokens[-1:]  # a foreign name of several words: `프리드리히 칼 슈미트 BCRT 소장`
        return tokens[1:] if _PERSON.fullmatch(tokens[0]) else tokens
    return [] if tokens and (tokens[0].endswith(roles) or _PERSON.fullmatch(tokens[0])) else tokens


def _is_name(parsed: Parsed, low: int, high: int, *, loose: bool) -> bool:
    """Whether a run of nouns can be an organisation: by its ending, or by a proper noun in it."""
    text = parsed.text[low:high].strip("‘’“”'\"「」『』 ")
    if not text or text[0].isdigit():
        return False
    if text in SHORT_NAMES:
        return True
    words = _words()
    cleaned = _clean(text)
    last = cleaned[-1].rpartition(" ")[2] if cleaned else ""
    if last.endswith(("들", *words.deeds)) or re.match(r"\d", last):
        return False
    if not last or last in words.stand_ins or last in words.generic:
        return False
    if (loose and len(text) > 2) or (len(last) > 1 and last.endswith(words.endings)):
        return True
    begin = parsed.text.rfind(last, low, high)
    return any(begin <= item.start < high and item.tag in ("NNP", "SL", "SH", "SW") for item in parsed.morphemes)
