"""The predicates of a sentence with their mood, read from its morphemes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digest.extract.frames import load_moods
from digest.morphology import Morpheme
from digest.record import record

_VERB_TAGS = ("VV", "VA", "VX", "VCP", "VCN")
_HEADS = frozenset((*_VERB_TAGS, "NNG", "NNP", "XR", "SL", "NNB", "MAG"))
_AUXILIARIES = frozenset(
    ("있", "오", "가", "나가", "나", "주", "달", "내", "두", "놓", "버리", "보", "하", "않", "못하", "지", "되")
)
_FUTURE_CONNECTIVES = frozenset(("려고", "으려고", "고자", "도록", "려", "으려", "려는"))
_QUOTATIVE = ("다고", "라고", "자고", "냐고", "다며", "라며", "다면서")
_DECIDING = frozenset(("하", "합의", "결정", "협의", "의결", "약속", "뜻", "협약", "확정", "계획", "마음먹", "의견"))
_GRANTS = frozenset(("지원", "투자", "교부", "배정"))  # with 받 the verb is that of who gets the money
_EXTENT = frozenset(("정도", "만큼", "때"))  # only say how much or when (`넘길 정도로 주목받았다`)
_PLAN_REACH = 9  # morphemes between a 등 and the plan it belongs to
_SETTING_OUT = "나서"  # lends an act its ending, but tells that it is only taken up (`유치에 나섰다`)
POTENTIAL = "수있"
"""The lemma of `…할 수 있다`: what can be, not what is done."""
CONTAINED = "들어있"
"""The lemma of `들어 있다`: what is part of something, not what it costs."""


@record
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
    asks: bool = False
    """It asks somebody else to do it (`도와 달라고`)."""
    denied: bool = False
    """It was not done (`확보하지 못했다`)."""
    of_noun: bool = False
    """Its lemma is a noun, as in 확보하다."""


def find_predicates(morphemes: tuple[Morpheme, ...]) -> tuple[Predicate, ...]:
    """The predicates in order; auxiliaries and plan nouns belong to the predicate they follow."""
    found: list[Predicate] = []
    index = 0
    while index < len(morphemes):
        head = _head(morphemes, index) if morphemes[index].tag.partition("-")[0] in _HEADS else None
        if head is None:
            index += 1
            continue
        predicate, index = _inflect(morphemes, *head)
        found.append(predicate)
    return tuple(found)


def _tag(morphemes: tuple[Morpheme, ...], index: int) -> str:
    tag = morphemes[index].tag if 0 <= index < len(morphemes) else ""
    return tag.split("-")[0] if "-" in tag else tag


def _form(morphemes: tuple[Morpheme, ...], index: int) -> str:
    return morphemes[index].form if 0 <= index < len(morphemes) else ""


def _head(morphemes: tuple[Morpheme, ...], index: int) -> tuple[str, int, int] | None:
    """Lemma, start and the index behind the stem, where a predicate begins at `index`, which has a tag of `_HEADS`."""
    here, tag = morphemes[index], _tag(morphemes, index)
    glued = index > 0 and morphemes[index - 1].end == here.start
    if tag == "VV" and here.end - here.start == 1 and glued and _tag(morphemes, index - 1) == "SW":
        return None  # the particle 는 behind a sign (`60%는`) looks like 늘다
    stem = index + 1 if tag in _VERB_TAGS else _noun_stem(morphemes, index)
    if stem is None:
        return None
    if stem == index + 3 and here.form not in load_moods().acts and _form(morphemes, index + 2) in load_moods().acts:
        return _form(morphemes, index + 2), morphemes[index + 2].start, stem
    if here.form in _GRANTS and "받" in (_form(morphemes, index + 1), _form(morphemes, index + 2)):
        return f"{here.form}받", here.start, stem
    return here.form + (_form(morphemes, index + 1) if _tag(morphemes, index + 1) == "XSN" else ""), here.start, stem


def _noun_stem(morphemes: tuple[Morpheme, ...], index: int) -> int | None:
    """Where the endings of a noun that acts as a verb begin; None where it is only a noun."""
    following, after = _tag(morphemes, index + 1), _form(morphemes, index + 1)
    third = _tag(morphemes, index + 2)
    if following == "XSN" and third in ("XSV", "XSA"):
        return index + 3  # `고도화하기로 했다`
    if following in ("XSV", "XSA"):
        return index + 2
    bare = (
        (after == "중" and following == "NNB" and third in ("VCP", "SP", "SF", "JX", "JKB", ""))
        or (after == "키" and _form(morphemes, index + 2) == "로")
        or (after in load_moods().future and third in ("VCP", "SP", "SF", ""))
        or (after == "," and _tag(morphemes, index - 1) in ("JKO", "JKS"))
    )
    if bare:
        return index + 1
    light = following in ("JKO", "JKB", "JKS") and third == "VV" and _form(morphemes, index + 2) in load_moods().light
    return index + 3 if light and _tag(morphemes, index) == "NNG" else None


@dataclass(slots=True)
class _Reading:
    """What the endings behind a stem have said so far."""

    index: int
    lemma: str
    form: str = "nominal"
    mood: str | None = None
    past: bool = False
    progressive: bool = False
    potential: bool = False
    quotes: bool = False
    asks: bool = False
    denied: bool = False
    done: bool = False


def _inflect(morphemes: tuple[Morpheme, ...], lemma: str, start: int, index: int) -> tuple[Predicate, int]:
    """Reads the endings from `index` on, over auxiliaries and plan nouns."""
    reading = _Reading(index, lemma)
    _after_noun(morphemes, reading)
    while not reading.done and reading.index < len(morphemes):
        read = _ENDINGS.get(_tag(morphemes, reading.index))
        if read is None:
            break
        read(morphemes, reading)
    mood = reading.mood or ("past" if reading.past else "progressive" if reading.progressive else None)
    mood = "present" if mood is None and reading.form == "final" else mood
    if mood in ("past", "progressive") and _form(morphemes, index - 1) == _SETTING_OUT != lemma:
        mood = "present"
    mood = "future" if mood and lemma in ("계획", "예정", "구상") else mood  # `공동주택으로 계획돼 있다`
    if reading.potential and reading.form == "final":
        reading.lemma = POTENTIAL
    if lemma == "들" and reading.progressive:
        reading.lemma = CONTAINED
    end = morphemes[min(reading.index, len(morphemes)) - 1].end
    of_noun = any(item.start == start and item.tag == "NNG" for item in morphemes[max(0, index - 3) : index])
    said = (reading.quotes, reading.asks, reading.denied, of_noun)
    return Predicate(start, end, reading.lemma, reading.form, mood, *said), max(reading.index, index)


def _after_noun(morphemes: tuple[Morpheme, ...], reading: _Reading) -> None:
    """`추진 중`, `추진키로`, `투입 예정`, `완료,`: nouns that act as verbs without a verb's ending."""
    tag, text = _tag(morphemes, reading.index), _form(morphemes, reading.index)
    if text == "중" and tag == "NNB":
        reading.progressive, reading.form = True, "final"
        reading.index += 1
    elif text == "키" and _form(morphemes, reading.index + 1) == "로":
        reading.mood, reading.form, reading.done = "decided", "final", True
        reading.index += 3
    elif text in load_moods().future and tag == "NNG":
        reading.mood, reading.form, reading.done = "future", "final", True
        reading.index += 1
    elif tag == "SP":
        reading.form, reading.done = "connective", True


def _skip(morphemes: tuple[Morpheme, ...], reading: _Reading) -> None:
    reading.index += 1


def _pre_final(morphemes: tuple[Morpheme, ...], reading: _Reading) -> None:
    text = morphemes[reading.index].form
    reading.past = reading.past or text in ("었", "았", "였", "시었")
    reading.mood = "future" if text == "겠" else reading.mood
    reading.index += 1


def _final(morphemes: tuple[Morpheme, ...], reading: _Reading) -> None:
    reading.form, reading.done = "final", True
    reading.index += 1


def _connective(morphemes: tuple[Morpheme, ...], reading: _Reading) -> None:
    text = morphemes[reading.index].form
    carried = text == "지" and _form(morphemes, reading.index + 1) in ("는", "도", "를")
    reading.index += 2 if carried else 1
    if text in _FUTURE_CONNECTIVES:
        reading.mood = reading.mood or "future"
    if text.endswith(_QUOTATIVE):
        reading.form, reading.quotes, reading.done = "final", True, True
        return
    reading.form = "connective"
    tag, following = _tag(morphemes, reading.index), _form(morphemes, reading.index)
    if text == "지" and following == "못" and tag == "MAG":
        reading.denied = True
        reading.index += 1
        return
    helps = tag in ("VV", "VA") and following in ("되", "있") and text in ("게", "고", "어", "아")
    if not (helps or (tag == "VX" and following in _AUXILIARIES)):
        reading.done = True
        return
    if following == "있" and text in ("고", "어", "아", "여", "으면서"):
        reading.progressive = True
    reading.asks = reading.asks or following == "달"
    reading.denied = reading.denied or (text == "지" and following in ("않", "못하"))
    if following == "되" and text == "게" and _tag(morphemes, reading.index + 1) in ("EF", "ETM", "EC"):
        reading.mood = reading.mood or "decided"  # `국비를 지원받게 된다`
    reading.index += 1


def _modifier(morphemes: tuple[Morpheme, ...], reading: _Reading) -> None:
    text = morphemes[reading.index].form
    step = _after_modifier(morphemes, reading.index + 1, text)
    if step.again is not None:
        reading.potential, reading.index = True, step.again
        return
    reading.form, reading.index, reading.done = step.form, step.index, True
    reading.mood = reading.mood or step.mood
    if reading.mood is None and not reading.past and step.form != "connective":
        reading.mood = "progressive" if reading.progressive and text in ("ᆫ", "는") else _modifier_mood(text)


def _nominal(morphemes: tuple[Morpheme, ...], reading: _Reading) -> None:
    text, following = morphemes[reading.index].form, _form(morphemes, reading.index + 1)
    ahead = [_form(morphemes, reading.index + step) for step in (2, 3, 4)]  # `투자하기로 시와 약속했다`
    reading.index, reading.done = reading.index + 1, True
    if text != "기":
        reading.form, reading.mood = "final", reading.mood or "past"
    elif following == "로" and (ahead[0] in _DECIDING or (ahead[1] in ("와", "과") and ahead[2] in _DECIDING)):
        reading.form, reading.mood = "final", "decided"
        reading.index += 2
    elif following in ("로", "위하"):
        reading.form, reading.mood = "connective", "future"
    else:
        reading.form = "nominal"


_ENDINGS: dict[str, Callable[[tuple[Morpheme, ...], _Reading], None]] = {
    "XSV": _skip,
    "XSA": _skip,
    "VCP": _skip,
    "EP": _pre_final,
    "EF": _final,
    "EC": _connective,
    "ETM": _modifier,
    "ETN": _nominal,
}


@dataclass(frozen=True, slots=True)
class _Step:
    form: str
    mood: str | None
    index: int
    again: int | None = None
    """Where to read on: behind `수 있` of `할 수 있`."""


def _after_modifier(morphemes: tuple[Morpheme, ...], index: int, ending: str) -> _Step:
    """What a noun right behind a modifier makes of it."""
    noun, moods = _form(morphemes, index), load_moods()
    later = [_form(morphemes, position) for position in range(index + 1, index + 5)]
    to_come = ending in ("ᆯ", "을")
    step = _Step("attributive", None, index)
    if noun in moods.goal or (noun in ("것", "거") and any(word in moods.goal for word in later[:3])):
        step = _Step("final", "goal", index + 1)
    elif noun in moods.future and ending not in ("ᆫ", "은", "던"):
        step = _Step("final", "future", index + 1)
    elif (noun in _EXTENT and to_come) or (noun in ("뒤", "후", "다음") and ending in ("ᆫ", "은")):
        step = _Step("connective", None, index + 1)
    elif noun == "등" and ending not in ("ᆫ", "은", "던") and _leads_to_plan(morphemes, index):
        step = _Step("final", "future", index + 1)
    elif noun == "수" and to_come and {"있", "없"} & set(later[:2]):
        verb = index + 1 + (later[0] not in ("있", "없"))
        step = _Step("attributive", None, index, verb + 1)
    elif noun == "바" and "있" in later[:2]:
        step = _Step("final", "past", index + 1)
    elif noun in ("것", "바") and to_come:
        step = _Step("final", "future", index + 1)
    elif noun == "것" and later[0] in ("으로", "이", "로") and _tag(morphemes, index + 2) != "SF":
        step = _Step("final", _modifier_mood(ending), index + 1)
    elif ending.endswith(("다는", "자는")):
        step = _Step("final", "past" if "었" in ending else None, index)
    return step


def _leads_to_plan(morphemes: tuple[Morpheme, ...], index: int) -> bool:
    """Whether a 등 belongs to the object that is a plan (`신설하는 등 도약의 청사진을 내놨다`)."""
    for position in range(index + 1, min(index + _PLAN_REACH, len(morphemes))):
        if _tag(morphemes, position) in ("EC", "EF", "ETM", "SP", "XSV"):
            return False
        if morphemes[position].form in load_moods().future:
            return _tag(morphemes, position + 1) in ("JKO", "JKB")
    return False


def _modifier_mood(ending: str) -> str:
    return "future" if ending in ("ᆯ", "을") else "past" if ending in ("ᆫ", "은", "던") else "present"
