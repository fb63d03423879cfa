"""The predicates of a sentence with their mood, read from its morphemes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.morphology import Morpheme

_VERB_TAGS = ("VV", "VA", "VX", "VCP", "VCN")
_NOUN_TAGS = ("NNG", "NNP", "XR", "SL", "NNB")
_AUXILIARIES = frozenset("있 오 가 나가 나 주 달 내 두 놓 버리 보 하 않 못하 지".split())
_FUTURE_CONNECTIVES = frozenset("려고 으려고 고자 도록 려 으려 려는 ᆯ".split())
_QUOTATIVE = ("다고", "라고", "자고", "냐고", "다며", "라며", "다면서")
_DECIDING = frozenset("하 합의 결정 협의 의결 약속 뜻 협약 확정 하였 계획".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, or a noun that acts as one."""

    start: int
    end: int
    lemma: str
    """`투입` for 투입하다 and 투입되다, `들이` for 들여, `이` for the copula."""
    form: str
    """`final`, `connective`, `attributive` or `nominal`."""
    mood: str | None
    """`past`, `progressive`, `present`, `future`, `decided`, `goal`; None: takes the next one's."""
    quotes: bool = False
    """What precedes is told, asked or ordered (`…달라고`)."""


@dataclass(frozen=True, slots=True)
class _Moods:
    future: frozenset[str]
    goal: frozenset[str]
    light: frozenset[str]


@cache
def _moods() -> _Moods:
    document = vocabulary.load("extract/frames.yml")
    return _Moods(
        frozenset(vocabulary.strings(document["mood_nouns"]["future"], "extract/frames.yml: mood_nouns.future")),
        frozenset(vocabulary.strings(document["mood_nouns"]["goal"], "extract/frames.yml: mood_nouns.goal")),
        frozenset(vocabulary.strings(document["light"], "extract/frames.yml: light")),
    )


def find_predicates(morphemes: tuple[Morpheme, ...]) -> tuple[Predicate, ...]:
    """The predicates in order; auxiliaries and plan nouns belong to the predicate they follow."""
    found: list[Predicate] = []
    index = 0
    while index < len(morphemes):
        head = _head(morphemes, index)
        if head is None:
            index += 1
            continue
        lemma, start, after = head
        predicate, index = _inflect(morphemes, lemma, start, after)
        found.append(predicate)
    return tuple(found)


def _tag(morphemes: tuple[Morpheme, ...], index: int) -> str:
    return morphemes[index].tag.split("-")[0] if 0 <= index < len(morphemes) else ""


def _form(morphemes: tuple[Morpheme, ...], index: int) -> str:
    return morphemes[index].form if 0 <= index < len(morphemes) else ""


def _head(morphemes: tuple[Morpheme, ...], index: int) -> tuple[str, int, int] | None:
    """Lemma, start and the index behind the stem, where a predicate begins at `index`."""
    here, tag = morphemes[index], _tag(morphemes, index)
    following, after = _tag(morphemes, index + 1), _form(morphemes, index + 1)
    if tag in _NOUN_TAGS:
        if following in ("XSV", "XSA"):
            return here.form, here.start, index + 2
        if after == "중" and following == "NNB" and _tag(morphemes, index + 2) in ("VCP", "SP", "SF", "JX", "JKB", ""):
            return here.form, here.start, index + 1
        if after == "키" and _form(morphemes, index + 2) == "로":
            return here.form, here.start, index + 1
        if after in _moods().future and _tag(morphemes, index + 2) in ("VCP", "SP", "SF", ""):
            return here.form, here.start, index + 1
        if following == "SP" and after == "," and index and _tag(morphemes, index - 1) == "JKO":
            return here.form, here.start, index + 1
        if tag == "NNG" and following in ("JKO", "JKB", "JKS") and _form(morphemes, index + 2) in _moods().light:
            stem = index + 2
            if _tag(morphemes, stem) == "VV":
                return here.form, here.start, stem + 1
        return None
    if tag in _VERB_TAGS:
        return here.form, here.start, index + 1
    return None


def _inflect(morphemes: tuple[Morpheme, ...], lemma: str, start: int, index: int) -> tuple[Predicate, int]:
    """Reads the endings from `index` on, over auxiliaries and plan nouns."""
    past = progressive = potential = False
    mood: str | None = None
    form, quotes = "nominal", False
    first = index
    while index < len(morphemes):
        tag, text = _tag(morphemes, index), morphemes[index].form
        if index == first and text == "중" and tag == "NNB":
            progressive, form, index = True, "final", index + 1
            continue
        if index == first and text == "키" and _form(morphemes, index + 1) == "로":
            mood, form, index = "decided", "final", index + 3
            break
        if index == first and text in _moods().future and tag == "NNG":
            mood, form, index = "future", "final", index + 1
            break
        if tag in ("XSV", "XSA", "VCP"):
            index += 1
        elif tag == "EP":
            past = past or text in ("었", "았", "였", "시었")
            mood = "future" if text == "겠" else mood
            index += 1
        elif tag == "EF":
            form, index = "final", index + 1
            break
        elif tag == "EC":
            index += 1
            if text in _FUTURE_CONNECTIVES:
                mood = mood or "future"
            if any(text.endswith(ending) for ending in _QUOTATIVE):
                form, quotes = "final", True
                break
            form = "connective"
            nearby = _form(morphemes, index)
            auxiliary = _tag(morphemes, index) == "VX" or (
                _tag(morphemes, index) in ("VV", "VA") and nearby in ("되", "있") and text in ("게", "고", "어", "아")
            )
            if not auxiliary or nearby not in _AUXILIARIES | {"되"}:
                break
            progressive = progressive or (nearby == "있" and text in ("고", "어", "아", "여", "으면서"))
            index += 1
        elif tag == "ETM":
            index += 1
            step = _after_modifier(morphemes, index, text)
            if step.again is not None:
                potential, index = True, step.again
                continue
            form, mood, index = step.form, mood or step.mood, step.index
            if step.mood is None and not past:
                mood = mood or _modifier_mood(text)
            break
        elif tag == "ETN":
            form, index = "nominal", index + 1
            if text == "기" and _form(morphemes, index) in ("로", "위하"):
                follow = _form(morphemes, index + 1)
                decided = _form(morphemes, index) == "로" and follow in _DECIDING
                mood = "decided" if decided else "future"
                form, index = ("final", index + 2) if decided else ("connective", index)
            elif text != "기":
                form, mood = "final", mood or "past"
            break
        elif tag == "SP" and index == first:
            form = "connective"
            break
        else:
            break
    if mood is None:
        mood = "past" if past else "progressive" if progressive else None
    if mood is None and form == "final":
        mood = "present"
    if potential and form == "final":
        lemma = "수있"
    end = morphemes[min(index, len(morphemes)) - 1].end
    return Predicate(start, end, lemma, form, mood, quotes), max(index, first)


@dataclass(frozen=True, slots=True)
class _Step:
    form: str
    mood: str | None
    index: int
    again: int | None = None
    """Where to read on: behind `수 있` of `할 수 있`."""


def _after_modifier(morphemes: tuple[Morpheme, ...], index: int, ending: str) -> _Step:
    """What a noun right behind a modifier makes of it."""
    noun, moods = _form(morphemes, index), _moods()
    later = [_form(morphemes, position) for position in range(index + 1, index + 5)]
    if noun in moods.goal or (noun in ("것", "거") and any(word in moods.goal for word in later[:3])):
        return _Step("final", "goal", index + 1)
    if noun in moods.future and ending not in ("ᆫ", "은", "던"):
        return _Step("final", "future", index + 1)
    if noun == "수" and ending in ("ᆯ", "을"):
        for position in range(index + 1, min(index + 3, len(morphemes))):
            if morphemes[position].form in ("있", "없"):
                return _Step("attributive", None, index, position + 1)
    if noun == "바" and ending in ("ᆫ", "은") and "있" in later[:2]:
        return _Step("final", "past", index + 1)
    if noun in ("것", "바") and ending in ("ᆯ", "을"):
        return _Step("final", "future", index + 1)
    if noun == "것" and _form(morphemes, index + 1) in ("으로", "이", "로") and _tag(morphemes, index + 2) != "SF":
        return _Step("final", _modifier_mood(ending), index + 1)
    if ending.endswith("다는") or ending.endswith("자는"):
        return _Step("final", "past" if "었" in ending else None, index)
    return _Step("attributive", None, index)


def _modifier_mood(ending: str) -> str:
    if ending in ("ᆯ", "을"):
        return "future"
    return "past" if ending in ("ᆫ", "은", "던") else "present"
