"""Numerals with a fitting unit that are no figures to write down: names, ranks, ages, prices, definitions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.extract.numerals import Quantity
from digest.extract.units import load_units
from digest.lazy import compiled, regex

_OPENING = "‘「『“'"
_PROJECT_NAME = regex("[‘「『“'](?=[^’」』”'\\n]{0,40}(?:사업|프로젝트|캠페인|운동)[’」』”'])([^’」』”'\\n]+)")
"""A quoted name of a project, with what is in the quotation marks."""
_FEW = 10
"""Fewer people than this in brackets are the members of a team, not a figure."""
_PRICE = 10_000
"""Less than this many won is a price or a rate of exchange."""
_CONDITION = regex(r"요건|자격|충족|에 한해|조건을")
"""A limit in such a sentence says who may apply (`농지 0.5㏊ 미만 등 요건을 충족하면`)."""
_ENTITLED = regex(r"대상(?:으로|에게|이다|은)")
"""Who gets something, behind the size that entitles to it (`3ha 이상 가꾸는 임업인을 대상으로 지급한다`)."""
_GIVEN = regex(r"[을를]|씩|, ?[가-힣]+[이가]\s")
"""Behind a sum whose 시가 is a city, not a price (`시가 40억 원, 재단이 20억 원을 출자한다`)."""
_PACKAGE = regex(r"\s?(?:들이|짜리|포|\d)")
"""What makes a weight the size of a package: `백미 10kg 20포`."""
_EACH = regex(r"(?:곳|개|명|건|사|인|가구|기업|기관|팀)당\s?(?:최대|각|약|평균)?\s?$")
_PER_HEAD = regex(
    r"(?:1인|인|명|가구|농가|ha|㏊|㎡|평|건|회|마리)당\s?(?:최대|각|약|평균|연|월)?\s?$|(?:^|[\s(,])각\s?$"
)
"""Before a sum that each of many gets or pays (`1인당 30만 원`, `각 50만 원`)."""
_PRIZE = regex(r"(?:\d등|대상|최우수상?|우수상?|장려상?|특별상|입선)(?:에는?|은|는)?\s?(?:각\s?)?$")
_CAP = 10_000_000
"""Smaller sums that only limit what each may get are conditions."""
_LIMIT = regex(r"\s?(?:한도|이내|까지|을 한도|의 사업비)|\s?(?:을|를)?\s?(?:상한)")
_GRANTED = regex(r"[^.]{0,12}지원")
_AUDIENCE = 500
"""From so many people on, an audience tells how large an event was."""
_WEIGHING = regex(r"비중|반영|배점|가중|합산|산정")
_SURVEY = regex(r"설문|여론조사|온라인 투표")
_ANSWERING = regex(r"[^.]{0,40}(?:참여|응답|답)")
_ATTENDED = regex(r"\s?(?:여|이상)?(?:이|가|은|도|의\s[가-힣]+(?:이|가|들이))?\s(?:[가-힣]+에\s)?참석")
_AWARDED = regex(r"(?:에게|에|이|은|을|를|에 대한)?\s?(?:[가-힣]+\s){0,2}(?:표창|시상|상장|수상자)")
_STAGE = regex(r"공연|출연|무대|경연|예선|본선|결승|작품발표|장려상|우수상")
_JUDGED = regex(r"\s?(?:[가-힣]+\s){0,2}?(?:[가-힣]+)?(?:을|를)?\s?(?:대상(?:으로|인)|평가했|평가하|중\s|가운데\s)")
_FIELD = regex(
    r"\s?(?:여|의)?\s?(?:[가-힣·]{1,12}\s){0,2}?[가-힣·]{0,12}\s?(?:중|가운데)(?:에서|에)?,?\s"
    r"(?!(?:[^.]{0,40}?\s)?(?:절반|일부|대부분|상당수|나머지))(?:(?!\d[\d,.]*\s?(?:여\s?)?(?:개|곳|사|건|명|팀|%|퍼센트))[^.]){0,60}?"
    r"(?:\d{1,3}위|[일이삼]위|1등|최고|최우수|우수\s?(?:기관|등급|평가|지자체|단체|상)|유일|최초|가장|상위|‘?적합|등급|순위|첫\s?번째|으뜸|선두)"
)
"""Behind the number of all that somebody came out best of (`전국 병원 45곳 중 유일하게 최우수 등급을 받았다`)."""
_ALLEYS = regex(r"[가-힣]\d[·,]\s?$")
"""What stands before the second of two numbered quarters (`양재1·2동`)."""
_SPEAKERS = 10
"""Fewer people than this who speak or come are no figure."""
_HEAD_SUM = 100_000_000
"""Smaller sums for each of many are conditions, not figures of a project."""
_AS_LARGE = regex(r"\s?(?:이상|가량|정도)?(?:의|과|와|에|을|를|만)?\s?(?:크기|넓이|면적|규모|해당|달하|맞먹|합친|한\s)")
_PRESENT = regex(
    r"\s?(?:여|이상)?(?:이|의\s[가-힣]+이|[과와]\s[가-힣]+(?:이|가))"
    r"\s(?:참석|참여|함께|자리|모)[가-힣]{0,2}\s가운데"
)
_GUESTS = regex(r"(?:관계자|인사|내빈|기관장|참석자)(?:\s?등)?\s?(?:약\s|총\s)?$")
_COMING = regex(r"\s?(?:여|이상)?이\s(?:참석|참여|자리|함께)")
_SPEAKING = regex(r"\s?(?:이|가)\s(?:[^,.]{0,40}\s)?(?:발표|강연|토론|나서|나와|참가|참여|수상)")
_EACH_AREA = regex(r"\s?당[\s,]")
"""Behind an area for which a price is named (`3.3㎡당 1,200만 원`)."""
_WAY = regex(r"\s?(?:이내|남짓|거리|떨어|밖|안에)")
"""Behind a length that says how far something lies from a station or a town."""
_DEFINITION = regex(r"\s?(?:이상|이하|미만|초과|이내)(?:의|인|으로)?\s?[^()\d]*[)）]")


@cache
def _words() -> tuple[tuple[str, ...], frozenset[str], Mapping[str, tuple[str, ...]]]:
    document = vocabulary.load("extract/stops.yml")
    after = {
        name: vocabulary.strings(words, f"extract/stops.yml: after.{name}") for name, words in document["after"].items()
    }
    glued = vocabulary.strings(document["glued"], "extract/stops.yml: glued")
    before = frozenset(vocabulary.strings(document["before"], "extract/stops.yml: before"))
    return glued, before, MappingProxyType(after)


def is_no_claim(sentence: str, quantity: Quantity) -> bool:
    """Whether a quantity is nothing to write down.

    >>> from digest.extract.numerals import find_quantities
    >>> sentence = "50대 여성이 주당 3만원에 산 제2공장"
    >>> [is_no_claim(sentence, quantity) for quantity in find_quantities(sentence)]
    [True, True]
    """
    if quantity.value is None or (quantity.name.kind == "count" and quantity.value < quantity.name.least):
        return True
    glued, before, after = _words()
    if (
        quantity.name.unit == "times"
        or _is_rate(sentence, quantity)
        or _is_audience(sentence, quantity)
        or _is_for_each(sentence, quantity)
        or _is_yardstick(sentence, quantity)
        or _is_minor(sentence, quantity)
        or _is_named_after(sentence, quantity)
    ):
        return True
    head, tail = sentence[max(0, quantity.start - 12) : quantity.start], sentence[quantity.end :]
    word = head.rstrip().rpartition(" ")[2].strip("‘’“”'\"(")
    listed = tail.lstrip().startswith(after.get(quantity.name.name, ("\0",)))
    named = word in before and not (word == "시가" and _GIVEN.match(tail))
    if head.endswith(glued) or named or (listed and (quantity.value or 0) < _HEAD_SUM):
        return True
    return _is_glued_or_defining(sentence, quantity) or _lacks_context(sentence, quantity)


def _is_named_after(sentence: str, quantity: Quantity) -> bool:
    """Whether a count is part of a project's name (`‘1만명 유전체 프로젝트’`)."""
    if quantity.name.kind != "count":
        return False
    opening = max(sentence.rfind(mark, 0, quantity.start) for mark in _OPENING)
    name = _PROJECT_NAME.match(sentence, opening) if opening >= 0 else None
    return name is not None and name.start(1) <= quantity.start and quantity.end <= name.end(1)


@cache
def _settings() -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    document = vocabulary.load("extract/stops.yml")

    def words(key: str) -> tuple[str, ...]:
        return vocabulary.strings(document[key], f"extract/stops.yml: {key}")

    return (
        words("yardsticks"),
        compiled("|".join(words("market"))),
        compiled("|".join(words("ceremonies"))),
        compiled(rf"\s?(?:여|이상)?[이가은는도과와]?\s?(?:[가-힣]+\s)?(?:{'|'.join(words('attending'))})"),
    )


def _is_rate(sentence: str, quantity: Quantity) -> bool:
    """Whether a figure is of a market, or how many there are to one of something (`한 곳당 2개`)."""
    if quantity.name.kind == "count":
        return _EACH.search(sentence, max(0, quantity.start - 8), quantity.start) is not None
    if quantity.name.unit == "m2" and _EACH_AREA.match(sentence, quantity.end):
        return True
    _, market, *_ = _settings()
    return quantity.name.kind in ("money", "measure") and market.search(sentence) is not None


def _is_for_each(sentence: str, quantity: Quantity) -> bool:
    """Whether a small sum is what each of many gets (`1인당 30만 원`), or a prize (`대상 500만원`)."""
    if quantity.name.kind != "money" or (quantity.value or 0) >= _HEAD_SUM:
        return False
    head = sentence[max(0, quantity.start - 12) : quantity.start]
    return _PER_HEAD.search(head) is not None or _PRIZE.search(head) is not None


def _is_audience(sentence: str, quantity: Quantity) -> bool:
    """Whether people only came (`50여 명이 참석한 가운데`), or few spoke (`전문가 4명이 발표했다`)."""
    *_, ceremonies, attending = _settings()
    if quantity.name.unit != "people":
        return False
    low, high = quantity.start, quantity.end
    guests = _GUESTS.search(sentence[max(0, low - 12) : low]) and _COMING.match(sentence, high)
    few = (quantity.value or 0) < _SPEAKERS and _SPEAKING.match(sentence, high)
    came = attending.match(sentence, high) and ceremonies.search(sentence)
    return any((guests, few, came, _PRESENT.match(sentence, high)))


@cache
def _labels(key: str) -> re.Pattern[str]:
    """A word of `stops.yml` at the end of a text, with what may stand between it and its figure."""
    words = vocabulary.strings(vocabulary.load("extract/stops.yml")[key], f"extract/stops.yml: {key}")
    return compiled(rf"(?:{'|'.join(words)})(?:[은는이가을를도의에]|으로|로)?\s?(?:총|최대|약|연|각|특별|의 경우)?\s?$")


@cache
def _followed(key: str) -> re.Pattern[str]:
    words = vocabulary.strings(vocabulary.load("extract/stops.yml")[key], f"extract/stops.yml: {key}")
    return compiled(rf"\s?(?:[의로만을를]|까지)?\s?(?:특별\s?|고정\s?)?(?:{'|'.join(words)})")


def _is_minor(sentence: str, quantity: Quantity) -> bool:
    """Whether a figure is of an occasion, not of the field: who came, won or voted, a price, a rate of interest."""
    return _MINOR[quantity.name.kind](sentence, quantity)


def _is_minor_sum(sentence: str, quantity: Quantity) -> bool:
    value = quantity.value or 0
    if sentence.startswith("탑", quantity.end):
        return True  # a prize that is named by exports (`40억불탑`)
    head = sentence[max(0, quantity.start - 14) : quantity.start]
    if _GRANTED.match(sentence, quantity.end) or "총상금" in head or "총 상금" in head or "상금 총" in head:
        return False
    limits = value < _CAP and _LIMIT.match(sentence, quantity.end) is not None
    return value < _HEAD_SUM and (limits or _labels("prices").search(head) is not None)


def _is_minor_share(sentence: str, quantity: Quantity) -> bool:
    if quantity.name.unit != "percent":
        return False
    head = sentence[max(0, quantity.start - 14) : quantity.start]
    rate = _labels("rates").search(head) or _followed("rates").match(sentence, quantity.end)
    return rate is not None or (_labels("votes").search(head) is not None and _WEIGHING.search(sentence) is not None)


def _is_minor_count(sentence: str, quantity: Quantity) -> bool:
    unit, end = quantity.name.unit, quantity.end
    if unit == "people":
        asked = _SURVEY.search(sentence) and _ANSWERING.match(sentence, end)
        attended = (quantity.value or 0) < _AUDIENCE and _ATTENDED.match(sentence, end)
        return any((asked, attended, _AWARDED.match(sentence, end)))
    if unit == "teams" and _STAGE.search(sentence):
        return True
    if _FIELD.match(sentence, end):
        return True
    judged = "평가" in sentence or "심사" in sentence
    place = re.match(r"\s?(?:시\s?·?\s?군|시도|지자체|자치구|읍\s?·?\s?면)", sentence[end : end + 12])
    if judged and place and _JUDGED.match(sentence, end + place.end()):
        return True
    return (
        quantity.text.endswith("동")
        and _ALLEYS.search(sentence[max(0, quantity.start - 4) : quantity.start]) is not None
    )


_MINOR: Mapping[str, Callable[[str, Quantity], bool]] = MappingProxyType(
    {"money": _is_minor_sum, "measure": _is_minor_share, "count": _is_minor_count}
)


def _is_yardstick(sentence: str, quantity: Quantity) -> bool:
    """Whether a figure only compares a size with something everybody knows (`축구장 11개 넓이`)."""
    yardsticks, *_ = _settings()
    if not sentence[: quantity.start].rstrip(" 약총").endswith(yardsticks):
        return False
    return _AS_LARGE.match(sentence, quantity.end) is not None


def in_brackets(text: str, position: int) -> bool:
    """Whether a bracket is open at a position."""
    return text.rfind("(", 0, position) > text.rfind(")", 0, position)


def _is_glued_or_defining(sentence: str, quantity: Quantity) -> bool:
    """A cell of a table, a price, a condition, the members of a team, a package or a definition.

    `전형70%`, `(8명)`, `(10kg)`, `(1조 원 이상의 비상장사)`.
    """
    if quantity.name.unit == "percent" and re.match(r"[가-힣)]", sentence[max(0, quantity.start - 1) : quantity.start]):
        return True
    if quantity.name.unit == "KRW" and (quantity.value or 0) < _PRICE:
        return True
    entitles = quantity.name.unit == "m2" and _ENTITLED.search(sentence, quantity.end)
    if quantity.bound is not None and quantity.name.kind != "count" and (entitles or _CONDITION.search(sentence)):
        return True
    if not in_brackets(sentence, quantity.start):
        return False
    if quantity.name.unit == "kilograms":
        return True
    few = quantity.name.unit == "people" and (quantity.value or 0) < _FEW
    return few or _DEFINITION.match(sentence, quantity.end) is not None


def _lacks_context(sentence: str, quantity: Quantity) -> bool:
    """A measure of a thing's size in a sentence that speaks of no whole."""
    if quantity.name.unit == "kilograms" and _PACKAGE.match(sentence, quantity.end):
        return True
    if quantity.name.unit == "kilometres" and _WAY.match(sentence, quantity.end):
        return True
    only = load_units().only_with.get(quantity.name.unit or "")
    return only is not None and not any(word in sentence for word in only)
