"""Whose figure it is."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile, islice

from digest import vocabulary
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import run_after, run_before, tidy
from digest.lazy import compiled, regex
from digest.text import sentences

_NEAR = 30
"""Characters a subject may stand before its figure."""
_LEAD = regex(r"^(?:이번|이날|이|그|또한?|한편|특히|관련|결과|기존)\s")
SHORT_NAMES = (
    "시",
    "군",
    "구",
    "도",
    "현",
    "재단",
    "센터",
    "대학",
    "병원",
    "회사",
    "연구원",
    "협회",
    "공사",
    "진흥원",
    "대",
    "청",
)
"""What authorities and institutions are called once their name has been given."""
AUTHORITIES = ("시", "군", "구", "도", "정부", "부")
"""How authorities' names end."""
_FIRMS = ("기업", "업체", "회사", "제약사", "개발사", "제조사", "운영사", "벤처", "스타트업")
"""What stands before a firm's name: `의료기기 업체 누리메디`."""
_BESIDES = regex(r"\s?물론")
"""Behind 은, where that makes no topic."""
_STATES = ("VA", "XSA", "EP")
"""Before an ending by which a clause describes a noun, and its subject owns no figure (`환경이 어려웠던 올해`)."""
_MAKER = regex(r"(?:만드는|만든|개발하는|개발한|생산하는|제조하는|운영하는|내놓은)\s$")
"""What a firm does, before its name: `인공지능을 만드는 누리펄스`."""
_NO_FIRMS = (
    "시",
    "군",
    "구",
    "도",
    "현",
    "청",
    "부",
    "원",
    "대",
    "대학교",
    "병원",
    "재단",
    "센터",
    "협회",
    "단지",
    "특구",
    "클러스터",
    "파크",
    "밸리",
)
_SEVERAL = ("두 ", "세 ", "네 ", "양 ", "각 ", "여러 ")
"""Before names that stand for several: `두 회사`."""
_LONG = 4
"""Syllables from which a name that nothing introduces is a firm's rather than a place's or a person's."""
_WHOLE = 30
"""Characters of a name of several words at most."""
_AMONG = regex(r"^(?:.*\s)?(?:가운데|중)\s")
_MENTIONS = 3
"""How many of the last mentions of a name are looked at."""
_OPENING = 4
"""Sentences in which a text says what it is about."""
_PROVINCES = "강원|충청북|충청남|충북|충남|전라북|전라남|전북|전남|경상북|경상남|경북|경남|제주"
_PROVINCE = f"(?:(?:강원|전북|제주)특별자치|경기|{_PROVINCES})"


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of whose figure it is."""
    empty = vocabulary.strings(vocabulary.load("extract/describe.yml")["empty"], "extract/describe.yml: empty")
    return frozenset((*empty, *times()))


@cache
def times() -> tuple[str, ...]:
    """Words that only say when: 올해, 지난달."""
    return vocabulary.strings(vocabulary.load("extract/describe.yml")["times"], "extract/describe.yml: times")


@cache
def _facilities() -> frozenset[str]:
    document = vocabulary.load("extract/milestones.yml")
    return frozenset(vocabulary.strings(document["facilities"], "extract/milestones.yml: facilities"))


def full_name(name: str, before: str) -> str:
    """시 and 재단 as the name they stand for: the last one of that ending in the text before.

    >>> full_name("시", "가람시(시장 김하늘)는 새 단지를 연다. ")
    '가람시'
    """
    if name == "회사":
        return _only_firm(before) or name
    if name not in SHORT_NAMES and name not in _facilities():
        return name
    stem = (
        _PROVINCE
        if name == "도"
        else r"(?<![가-힣])[가-힣]{2,4}(?<!도)"  # 관광도시 is none
        if name == "시"
        else r"[가-힣]{1,4}"
        if name in ("군", "구", "현")
        else r"[가-힣A-Za-z0-9]{2,20}"
    )
    behind = r"[-\s은는이가을를의과와,(…·’'”\"」』" + ("에]" if name == "군" else "]")  # 연구에, 동시에 are none
    matches = re.findall(rf"({stem}{name})(?={behind})", before)
    if not matches and name in ("군", "구", "도"):
        matches = re.findall(rf"({stem}{name})(?=수[가는은이]|청장[은이]|지사[가는])", before)  # `새솔군수가`
    if name in _facilities():
        matches = sorted(
            (match for match in matches if match.endswith(matches[-1])), key=len
        )  # 지원센터 of 누리지원센터
    return str(matches[-1]) if matches else name


def named_in_full(words: str, text: str, before: str) -> str:
    """A description whose first word is only a kind of thing, with the name that the text before has for it.

    `text` is the figure's sentence: a name that stands in it is told as it is there.

    >>> named_in_full("센터 연면적", "센터는 크다.", "유전체 분석센터를 열었다. "), named_in_full("센터 연면적", "", "")
    ('유전체 분석센터 연면적', '센터 연면적')
    """
    first, space, rest = words.partition(" ")
    if not first.endswith(tuple(_facilities())):
        return words
    name = full_name(first, before)
    told = name in text and name not in _facilities()
    return f"{name if told else _whole_name(name, before)}{space}{rest}"


def _whole_name(name: str, before: str) -> str:
    """The noun phrase that a name ends, where one of its last mentions has more: `유전체 분석센터` of 분석센터."""
    begin = len(before)
    for _ in range(_MENTIONS):
        begin = before.rfind(name, 0, begin)
        if begin < 1:
            break
        if before[begin - 1] != " ":
            continue
        piece = before[max(before.rfind(mark, 0, begin) + 1 for mark in ".\n") : begin + len(name)]
        whole = tidy(piece, *run_before(parse(piece), len(piece)))
        words = _LEAD.sub("", " ".join(dropwhile(times().__contains__, _AMONG.sub("", whole).split())))
        if words != name and words.endswith(name) and len(words) <= _WHOLE and not words[0].isdigit():
            return words
    return name


def _only_firm(before: str) -> str:
    """The firm that a text's first sentences are about, where they name one alone; empty else.

    >>> _only_firm("의료기기 업체 누리펄스가 가람시로 본사를 옮긴다. 시는 이를 반겼다. ")
    '누리펄스'
    """
    subjects = [_firm_of(parse(span.text)) for span in islice(sentences(before), _OPENING)]
    firms = set(filter(None, subjects))
    return firms.pop() if len(firms) == 1 else ""


def _firm_of(parsed: Parsed) -> str:
    """The first subject of a sentence, where it is a firm: by the word before it, or a long name of no authority."""
    subject = next((item for item in parsed.morphemes if item.tag in ("JKS", "JX")), None)
    if subject is None:
        return ""
    low, high = run_before(parsed, subject.start)
    *introduced, name = tidy(parsed.text, low, high).split() or [""]
    called = (bool(introduced) and introduced[-1].endswith(_FIRMS)) or _MAKER.search(parsed.text[:low]) is not None
    proper = any(item.tag in ("NNP", "SL") and item.end == subject.start for item in parsed.morphemes)
    known = name.endswith(_NO_FIRMS) or len(name) < (_LONG if not called else 2)
    return name if (proper or called) and not known else ""


def find_owner(parsed: Parsed, quantity: Quantity, before: str) -> str:
    """The name that the figure's clause modifies, else the place or topic named before it; may be empty.

    `before` is the text in front of the sentence.
    """
    return _modified(parsed, quantity) or _topic(parsed, quantity, before)


def _modified(parsed: Parsed, quantity: Quantity) -> str:
    """메디센 of `450개사가 입주한 프랑스 메디센`: only a proper name."""
    first = next((item for item in parsed.predicates if item.start >= quantity.end), None)
    particle = next((item for item in parsed.morphemes if item.start >= quantity.end and item.tag[0] == "J"), None)
    if first is None or particle is None or first.form != "attributive" or particle.tag != "JKS":
        return ""
    low, high = run_after(parsed, first.end)
    proper = any(low <= item.start < high and item.tag in ("NNP", "SL") for item in parsed.morphemes)
    name = tidy(parsed.text, low, high)
    return name if proper and name not in empty_words() else ""


def _topic(parsed: Parsed, quantity: Quantity, before: str) -> str:
    closed = described = False
    for index in range(len(parsed.morphemes) - 1, -1, -1):
        morpheme = parsed.morphemes[index]
        if morpheme.end > quantity.start:
            continue
        closed = closed or morpheme.tag == "EC"
        stem = parsed.morphemes[index - 1]
        state = stem.tag.startswith(_STATES) or stem.form in ("있", "없")
        described = described or (morpheme.tag == "ETM" and state)
        near = morpheme.tag == "JKS" and not closed and quantity.start - morpheme.end < _NEAR
        topic = morpheme.tag == "JX" and morpheme.form in ("은", "는", "도")
        if not (near or topic) or _BESIDES.match(parsed.text, morpheme.end):
            continue
        low, high = run_before(parsed, _before_particles(parsed, index), names=True)
        name = _LEAD.sub("", tidy(parsed.text, low, high))
        name = name if parsed.text[:low].endswith(_SEVERAL) else full_name(name, before)
        name = "" if name.startswith("들 ") else _without_person(name)  # 들 of 이들 기업
        elsewhere = described if near else closed and morpheme.form == "도" and parsed.morphemes[index - 1].tag != "JKB"
        proper = any(low <= item.start < high and item.tag == "NNP" for item in parsed.morphemes)
        if elsewhere and not proper and not name.endswith(_measures()):
            continue
        if name and name not in empty_words() and not name[0].isdigit():
            return name
    return ""


@cache
def _measures() -> tuple[str, ...]:
    return vocabulary.strings(vocabulary.load("extract/describe.yml")["measures"], "extract/describe.yml: measures")


def _without_person(name: str) -> str:
    """A name without who speaks for it; nothing is left of a person.

    >>> _without_person("누리연구원 관계자"), _without_person("김하늘 가람시장"), _without_person("글로벌 시장")
    ('누리연구원', '', '글로벌 시장')
    """
    name = name.removesuffix(" 관계자")
    return "" if _persons().fullmatch(name) else name


@cache
def _persons() -> re.Pattern[str]:
    titles = vocabulary.strings(vocabulary.load("extract/describe.yml")["persons"], "extract/describe.yml: persons")
    role = "|".join(titles)
    named = rf"(?:\S+\s)?[가-힣]{{1,5}}\s(?:[가-힣A-Za-z0-9]{{1,14}}(?:{role})|(?!시장)(?:{role}))"
    titled = rf"[가-힣]{{3}}\s(?:\S+\s){{1,3}}(?!시장)(?:{role})"
    return compiled(f"{named}|{titled}")


def _before_particles(parsed: Parsed, index: int) -> int:
    """Where the particles before `morphemes[index]` begin, over 내에는 and 에서는."""
    while index and parsed.morphemes[index - 1].form in ("에", "에서", "내"):
        index -= 1
    return parsed.morphemes[index].start
