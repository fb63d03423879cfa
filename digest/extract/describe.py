"""A short noun phrase, in the text's words, that says what a figure is about."""

from __future__ import annotations

import re

from digest.extract.counting import Counted
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.phrases import is_noun, run_after, run_before, trim
from digest.extract.predicates import Predicate
from digest.text import clip

LIMIT = 60
"""Characters of a description at most."""
_SPACES = re.compile(r"\s+")
_QUOTED = re.compile(r"[‘'「『“\"]([^‘’'「」『』“”\"\n]{3,50})[’'」』”\"]")
_PROJECT = re.compile(r"(?:사업|프로젝트|센터|단지|클러스터|펀드|프로그램|특구|공모|시설|플랫폼|포럼|박람회|행사)$")
_EMPTY = frozenset(
    "시 군 구 도 이 그 이번 이날 이는 우리 특히 또한 또 한편 당시 현재 올해 내년 지난해 작년 사업 행사 이번사업 이사업 협약 이번협약 관계자 규모 총 "
    "이들 이곳 여기 누구 모두 이후 최근 가운데 것 등 때 뒤 후 위 대상 기준 수 중 전 간 내 이중 그중 오는 지난".split()
)
_PARTS = frozenset(
    "국비 도비 시비 군비 구비 지방비 민자 민간 자부담 총사업비 사업비 예산 총예산 국도비 국고 기금 총액 총 투자금 지원금 사업예산 연구비 총연구비 금액 규모".split()
)
_MOVING = frozenset(
    (
        "입주",
        "참여",
        "참가",
        "참석",
        "수료",
        "방문",
        "가입",
        "근무",
        "보유",
        "종사",
        "유치",
        "양성",
        "채용",
        "고용",
        "모집",
        "선발",
        "지원",
    )
)


def describe(parsed: Parsed, quantity: Quantity, counted: Counted | None, named: str) -> str:
    """What the figure is about, `LIMIT` characters at most, never empty.

    `named` is the project the text before named last, for a sentence that only says 이 사업.
    """
    if counted is not None:
        words = _of_count(parsed, quantity, counted)
    elif quantity.name.kind == "money":
        words = _of_money(parsed, quantity, named)
    else:
        words = _joined(_owner(parsed, quantity), _near(parsed, quantity))
    return clip(words, LIMIT) or quantity.text


def last_project(text: str) -> str:
    """The last quoted name of a project in a text; empty where there is none.

    >>> last_project("‘세포 은행 사업’에 선정됐다. ‘우수’ 등급이다.")
    '세포 은행 사업'
    """
    names = [match.group(1) for match in _QUOTED.finditer(text) if _PROJECT.search(match.group(1))]
    return names[-1] if names else ""


def _text(parsed: Parsed, span: tuple[int, int]) -> str:
    return _SPACES.sub(" ", parsed.text[slice(*trim(parsed.text, *span))])


def _joined(*parts: str) -> str:
    kept: list[str] = []
    for part in parts:
        if part and not any(part in other for other in kept):
            kept = [other for other in kept if other not in part]
            kept.append(part)
    return " ".join(kept)


def _of_count(parsed: Parsed, quantity: Quantity, counted: Counted) -> str:
    if counted.start < counted.end:
        low, high = counted.start, counted.end
        if counted.after:
            low, high = run_after(parsed, low, links=1)
            core = _joined(
                _text(parsed, run_before(parsed, quantity.start)), _text(parsed, (low, max(high, counted.end)))
            )
        else:
            low, _ = run_before(parsed, high, links=1)
            core = _text(parsed, (min(low, counted.start), high))
    else:
        core = quantity.name.label or _near(parsed, quantity)
    first = _first(parsed, quantity)
    verb = first.lemma if first and first.lemma in _MOVING and first.lemma not in core else ""
    return _joined(_owner(parsed, quantity), f"{verb} {core}".strip())


def _of_money(parsed: Parsed, quantity: Quantity, named: str) -> str:
    label = _near(parsed, quantity)
    opening = parsed.text.rfind("(", 0, quantity.start)
    if opening > parsed.text.rfind(")", 0, quantity.start):
        return _joined(_text(parsed, run_before(parsed, opening, links=2)), label)
    bare = not label or label.split()[-1] in _PARTS
    if not bare:
        return _joined(_owner(parsed, quantity), label)
    project = _project(parsed, quantity) or _owner(parsed, quantity) or named
    return _joined(project, label)


def _near(parsed: Parsed, quantity: Quantity) -> str:
    """The nouns right before a figure, else those behind its 의, before its particle, or after it."""
    label = _text(parsed, run_before(parsed, quantity.start, links=1))
    if label and label not in _EMPTY:
        return label
    following = next((item for item in parsed.morphemes if item.start >= quantity.end), None)
    if following is not None and following.tag == "JKG":
        label = _text(parsed, run_after(parsed, following.end))
        if label:
            return label
    before = [item for item in parsed.morphemes if item.end <= quantity.start and not _passed(item.tag)]
    if before and before[-1].tag.startswith("J"):
        label = _text(parsed, run_before(parsed, before[-1].start))
        if label and label not in _EMPTY:
            return label
    low, high = run_after(parsed, quantity.end)
    return _text(parsed, (low, high)) if low < high else ""


def _passed(tag: str) -> bool:
    return tag in ("MAG", "MM", "SN", "NNB", "NR")


def _first(parsed: Parsed, quantity: Quantity) -> Predicate | None:
    return next((item for item in parsed.predicates if item.start >= quantity.end), None)


def _project(parsed: Parsed, quantity: Quantity) -> str:
    """What money is for: the noun its modifier belongs to, or the object of the main predicate."""
    first = _first(parsed, quantity)
    if first is not None and first.form == "attributive":
        span = run_after(parsed, first.end, links=1)
        if _text(parsed, span) not in _EMPTY:
            return _text(parsed, span)
    if first is not None and first.form == "connective":
        for morpheme in parsed.morphemes:
            if morpheme.tag == "JKO" and morpheme.start > first.end:
                following = next((item for item in parsed.predicates if item.start >= morpheme.end), None)
                if following is not None and following.form == "attributive":
                    continue
                span = run_before(parsed, morpheme.start)
                act = following.lemma if following and len(following.lemma) > 1 else ""
                if span[0] < span[1]:
                    return _text(parsed, span) + (f" {act}" if act in ("운영", "조성", "구축", "건립", "개발") else "")
    tail = parsed.text[quantity.end : quantity.end + 8]
    match = re.match(r"\s?(?:규모|상당)?의?\s?", tail)
    low, high = run_after(parsed, quantity.end + (match.end() if match else 0))
    phrase = _text(parsed, (low, high))
    return phrase if len(phrase) > 2 and phrase not in _EMPTY else ""


def _owner(parsed: Parsed, quantity: Quantity) -> str:
    """Whose figure it is: the place or topic named before it, or the name that its clause modifies."""
    first = _first(parsed, quantity)
    particle = next(
        (item for item in parsed.morphemes if item.start >= quantity.end and item.tag.startswith("J")), None
    )
    if first is not None and first.form == "attributive" and particle is not None and particle.tag == "JKS":
        span = run_after(parsed, first.end)
        inside = [item for item in parsed.morphemes if span[0] <= item.start < span[1]]
        if any(item.tag in ("NNP", "SL") for item in inside) and _text(parsed, span) not in _EMPTY:
            return _text(parsed, span)
    clause = False
    for index in range(len(parsed.morphemes) - 1, -1, -1):
        morpheme = parsed.morphemes[index]
        if morpheme.end > quantity.start:
            continue
        clause = clause or morpheme.tag == "EC"
        following = parsed.morphemes[index + 1].form if index + 1 < len(parsed.morphemes) else ""
        topical = morpheme.tag == "JX" and morpheme.form in ("은", "는")
        subject = morpheme.tag == "JKS" and not clause and quantity.start - morpheme.end < 30
        if topical or subject or (morpheme.form in ("에", "에서") and following in ("는", "도")):
            end = morpheme.start
            if topical and index and parsed.morphemes[index - 1].form in ("에", "에서"):
                end = parsed.morphemes[index - 1].start
            while (
                index
                and end > 0
                and not is_noun(parsed.morphemes[index - 1])
                and parsed.morphemes[index - 1].form in ("에", "에서", "내")
            ):
                index -= 1
                end = parsed.morphemes[index].start
            name = _text(parsed, run_before(parsed, end))
            name = re.sub(r"^(?:이번|이|그|또한?|한편|특히)\s", "", name)
            if name and name not in _EMPTY and not name[0].isdigit():
                return name
    return ""
