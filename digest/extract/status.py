"""How real a figure is: decided by the predicate that governs it and that predicate's mood."""

from __future__ import annotations

from digest.extract.clauses import (
    comes_about,
    has_secured,
    is_helped,
    is_made,
    is_object,
    is_pursued,
    is_subject_after,
    names_result,
    only_sizes,
    stands_alone,
)
from digest.extract.frames import Frames, load_frames, load_moods
from digest.extract.governors import by_modifier, closing_noun, noun_object, striven_for, verbal_noun
from digest.extract.lists import skip_items
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_after
from digest.extract.predicates import POTENTIAL, Predicate
from digest.lazy import regex
from digest.model import Status

_QUOTE_GOES_ON = regex(r"[”\"’']\s?(?:이)?라(?:며|면서)")
"""What is asked behind such a quotation is asked in the next one."""
_OPENING = frozenset(("들어서", "생기", "열", "열리", "드러내", "준공", "완공", "개소", "개관", "개원", "개장", "가동"))
"""Verbs whose subject is not there before (`98억 원을 들인 센터가 내년에 문을 연다`)."""
_PUT_UP = ("가동", "운영")
"""Verbs that describe, but in the present tense announce what money is spent on (`9억 원을 들여 내년 가동한다`)."""
_STATED = regex(r"[은는]\s(?:총|모두|약|지금까지|\s)*$")
"""Before a figure that its subject is, where `으로,` ends the clause (`기술료는 16억 원으로, …`)."""
_ELLIPSIS = regex(r"\s?,\s(?:이|그)\s?(?:중|가운데)")
"""Behind a whole that a comma ends: `유치한 업체는 102개, 이 중 41곳이`."""
_CHOOSING = ("build", "start", "consider", "commit", "apply", "request")
"""Classes of what makes or chooses; others tell in the present what the counted do (`참여하는 기업은 12곳이다`)."""
_RAISING = "키우"
"""A verb of growth whose object is who is trained (`인력 300명을 키운다`)."""
_PURSUING = "추진"
"""A verb that says of its object, where that is an act, that it is only aimed at (`유치를 추진하고 있다`)."""
_ACTS = ("spend", "secure", "commit", "build", "give", "receive")
"""Classes of what somebody does with money."""
_MANAGED = regex(r"\s데\s?성공")
"""Behind what somebody has brought about (`신품종 5종을 육종하는 데 성공했다`)."""
_FIRMS = ("업체", "회사", "기업", "기관", "법인")
"""What a sentence says that its subject is, where it tells what it does as a rule."""
_REAL = ("present", "past", "progressive")


def decide_status(parsed: Parsed, start: int, end: int, *, money: bool) -> Status:
    """The status of the figure at `parsed.text[start:end]`.

    >>> from digest.extract.parsing import parse
    >>> text = "국비 176억원을 들여 센터를 운영하기로 했다."
    >>> decide_status(parse(text), 3, 9, money=True).value
    'committed'
    >>> text = "시는 총사업비 145억원을 투입해 사업을 성공적으로 마무리했다."
    >>> decide_status(parse(text), 9, 14, money=True).value
    'spent'
    """
    name, mood = govern(parsed, following_acts(parsed, end), (start, end), money=money)
    return load_frames().status[name, mood, "money" if money else "count"]


def following_acts(parsed: Parsed, end: int) -> list[Predicate]:
    """The predicates behind a position that say something of their own; none where the clause ends without one."""
    if _ELLIPSIS.match(parsed.text, end):
        return []
    transparent = load_frames().transparent
    acts = [item for item in parsed.predicates if item.start >= end and item.lemma not in transparent]
    return skip_items(parsed.text, end, acts)


def last_noun_after(parsed: Parsed, end: int) -> str:
    """The last noun of a line behind a figure (`120억 원 투자 철회`); empty where there is none."""
    return next((item.form for item in reversed(parsed.morphemes) if item.start >= end and item.tag == "NNG"), "")


def headline_status(parsed: Parsed, end: int) -> Status:
    """The status of a figure in a line without a predicate that names a date to come (`내년 300명 모집`)."""
    frames = load_frames()
    grows = frames.class_of.get(closing_noun(parsed, end, frames) or "") in ("grow", "change", "shrink", "outcome")
    return Status.TARGET if grows else Status.PLANNED


def govern(parsed: Parsed, following: list[Predicate], span: tuple[int, int], *, money: bool) -> tuple[str, str]:
    """Class and mood of what governs the figure at `span`, of what follows it: keys of `load_frames().status`."""
    frames = load_frames()
    start, end = span
    goal = _goal(parsed, start, end, following)
    if goal or (not money and is_helped(parsed, end, following, frames)):
        return ("none", goal) if goal else ("give", "past")
    while len(following) > 1 and only_sizes(parsed, following[0], frames):
        following = following[1:]
    if parsed.text.startswith("으로, ", end) and _STATED.search(parsed.text[:start]):
        return by_modifier(parsed, start, frames, money=money) or ("none", "past")
    if not following:
        return _without_act(parsed, span, frames, money=money)
    first = following[0]
    by_noun = by_modifier(parsed, start, frames, money=money)
    if money and parsed.text.startswith(("으로", "로"), end) and by_noun in (("commit", "past"), ("secure", "past")):
        return by_noun
    mood = (
        "decided"
        if promises_in(parsed, following)
        else first.mood or _own_mood(parsed, following) or _inherited(following[1:])
    )
    if money and not any(item.mood for item in following) and not parsed.text.rstrip().endswith("."):
        mood = "future"  # a headline: `7억 원 투입해 석탑 건립`
    if _is_requested(parsed, following, frames, money=money):
        return "request", mood
    name, mood = _class_and_mood(parsed, following, end, mood, frames, money=money)
    to_come = by_noun is not None and by_noun[1] == "future" and mood == "past"
    if name in ("none", "exist") and by_noun is not None and not to_come and mood in _REAL:
        there = not money and by_noun[1] == "present" and by_noun[0] not in _CHOOSING
        name, mood = ("exist", "present") if there else by_noun
    return name, mood


def _without_act(parsed: Parsed, span: tuple[int, int], frames: Frames, *, money: bool) -> tuple[str, str]:
    """Class and mood where no predicate follows; a headline's money is to be paid (`7억 원 투입`)."""
    noun = closing_noun(parsed, span[1], frames)
    if noun is None:
        return by_modifier(parsed, span[0], frames, money=money) or ("none", "past")
    name = frames.class_of[noun]
    return name, "future" if noun == "모집" or (money and name in ("spend", "build")) else "past"


def _class_and_mood(
    parsed: Parsed, following: list[Predicate], end: int, mood: str, frames: Frames, *, money: bool
) -> tuple[str, str]:
    """The class of the figure's predicate or of its object, and the mood as the main predicate sets it right."""
    name, mood, settled = _of_own_verb(parsed, following[0], end, mood, frames)
    return name, mood if settled else _set_right(parsed, following, end, (name, mood), frames, money=money)


def _of_own_verb(parsed: Parsed, first: Predicate, end: int, mood: str, frames: Frames) -> tuple[str, str, bool]:
    """Class and mood by a figure's own verb or its object, and whether nothing else has a say in them."""
    if first.form == "attributive" and _MANAGED.match(parsed.text, first.end):
        return "deliver", mood if mood in ("future", "goal") else "past", True
    reached = parsed.text[end:].lstrip().startswith(frames.marks)
    name = "outcome" if reached else frames.class_of.get(first.lemma, "none")
    noun = noun_object(parsed, end, first, frames) if name in ("none", "exist") else None
    if noun and frames.class_of[noun] != "exist":
        name = frames.class_of[noun]
        if _is_said_of(parsed, end, first, name, frames):
            return name, "present" if mood in ("past", "progressive") else mood, True
        mood = "past" if mood == "present" and first.form == "final" and first.lemma == "이" else mood
    elif first.lemma == _PURSUING and (pursued := verbal_noun(parsed, end, first, frames)):
        return frames.class_of[pursued], "present" if mood in ("past", "progressive") else mood, True
    elif noun is None and (effort := striven_for(parsed, end, first, frames)):
        return effort, "future", True
    elif name == "none" and mood in ("present", "past") and _is_done_to(parsed, end, first, mood):
        return "build" if mood == "present" else "deliver", mood, True
    done = name == "exist" and mood == "past" and first.lemma in frames.doing
    done = done and (first.lemma, first.form) != ("운영", "connective")  # `장비 52대를 운영하며 도왔다`
    return "deliver" if (done or first.lemma == _RAISING) and is_object(parsed, end) else name, mood, False


def _is_said_of(parsed: Parsed, end: int, verb: Predicate, name: str, frames: Frames) -> bool:
    """Whether a verb without a class only tells what somebody thinks or says of its object, an act."""
    says = (
        name in _ACTS and verb.lemma not in frames.class_of and verb.lemma not in (*frames.keeping, *load_moods().light)
    )
    return says and verbal_noun(parsed, end, verb, frames) is not None


def _set_right(
    parsed: Parsed, following: list[Predicate], end: int, told: tuple[str, str], frames: Frames, *, money: bool
) -> str:
    """The mood of a figure's class, `told` with its own mood, by what the sentence goes on to say."""
    name, mood = told
    first, rest = following[0], following[1:]
    if first.mood is None and first.form == "connective":
        mood = "future" if mood == "goal" and name == "spend" and money else mood  # what is paid for it is no goal
        granted = money and name in ("commit", "secure") and (mood == "present" or has_secured(parsed, first))
        granted |= name == "commit" and "이미 " in parsed.text[:end]
        runs = any(item.lemma in _PUT_UP for item in rest)
        plain = mood == "present" and name != "exist" and not runs and not _own_mood(parsed, following)
        plain = plain and not (name == "build" and comes_about(parsed, first))
        if granted or (plain and _is_description(rest, frames)):
            habit = not money and not granted and parsed.text[: rest[-1].start].endswith(_FIRMS) if rest else False
            mood = "progressive" if habit else "past"  # `약국 1만 곳에 공급하고 온라인으로 판매하는 업체다`
    if first.form == "attributive" and mood == "present" and name != "exist" and rest:
        later = _inherited(rest)
        pending = (name == "spend" and money and not names_result(parsed, first)) or is_pursued(parsed, first, rest)
        mood = mood if pending or later not in ("past", "progressive", "present") else later
        if mood == "present" and not pending and _is_description(rest, frames):
            mood = "progressive"
        if name == "deliver" and mood == "progressive" and names_result(parsed, first):
            mood = "past"  # `78명이 취업하는 등 성과를 이어가고 있다`
    if name == "exist" and first.mood is None and mood in ("future", "decided") and stands_alone(parsed, first, rest):
        mood = "present"
    main = next((act for act in rest if act.form == "final"), None)
    if name == "spend" and money and first.form == "attributive" and mood == "past" and main is not None:
        coming = main.lemma in _OPENING and main.mood in ("present", "future")
        mood = "future" if coming else mood  # `98억 원을 들인 센터가 내년에 문을 연다`
    if first.form == "attributive" and first.lemma == "갖추" and _inherited(rest) in ("future", "decided"):
        mood = "future" if is_made(parsed, first, rest, frames) else mood  # `장비 82종을 갖춘 센터를 지을 계획이다`
    return mood


def promises_in(parsed: Parsed, following: list[Predicate]) -> bool:
    """Whether the figure is in what was signed or voted on (`120억 원을 들여 연구소를 짓는 협약을 맺었다`)."""
    frames = load_frames()
    for act in following:
        if act.form == "attributive":
            low, high = run_after(parsed, act.end)
            named = parsed.text[low:high].endswith(frames.contents)
            return act.mood == "present" and frames.class_of.get(act.lemma) != "exist" and named
        if act.form != "connective" or act.mood is not None:
            return False
    return False


def _own_mood(parsed: Parsed, following: list[Predicate]) -> str | None:
    """The mood of a clause that describes a noun (`80억 원을 들여 짓는 센터는`); None where there is none."""
    at = following[0].end
    for act in following[1:]:
        if act.form == "connective" and act.mood is None:
            at = act.end
            continue
        made = act.form == "attributive" and load_frames().class_of.get(act.lemma, "exist") != "exist"
        others = any(
            item.tag in ("JKS", "JX") for item in parsed.morphemes if at <= item.start and item.end <= act.start
        )
        if made and not others and not names_result(parsed, act) and is_subject_after(parsed, act.end):
            return act.mood
        break
    return None


def _inherited(following: list[Predicate]) -> str:
    """The mood of the main predicate; what is only hoped for (`…될 것으로 기대된다`) follows from something done."""
    for position, predicate in enumerate(following):
        if predicate.form != "attributive" and predicate.mood is not None:
            hoped = any(item.lemma == "기대" for item in following[position + 1 : position + 2])
            return "past" if hoped and predicate.mood == "future" else predicate.mood
    return next((predicate.mood for predicate in following if predicate.mood is not None), "past")


def _is_description(following: list[Predicate], frames: Frames) -> bool:
    """Whether the main predicate only says what something is or is held to be (`…후원하는 대회로 꼽힌다`)."""
    main = next((item for item in following if item.form != "attributive" and item.mood is not None), None)
    return main is None or (frames.class_of.get(main.lemma) == "exist" and main.lemma != "갖추")


def _is_requested(parsed: Parsed, following: list[Predicate], frames: Frames, *, money: bool) -> bool:
    """Whether the figure's clause ends up as the content of a request (`…지원해 달라고 건의했다`)."""
    for predicate in following[:4]:
        if frames.class_of.get(predicate.lemma) == "request" or (money and predicate.asks):
            return True
        if predicate.form == "final" and _QUOTE_GOES_ON.match(parsed.text, predicate.end):
            return False
        whole = predicate.mood in ("past", "progressive") or predicate.lemma == "이"
        if predicate.form == "connective" and (whole or parsed.text[: predicate.end].endswith(("데", "지만", "으나"))):
            return False  # `모집인원은 20명이며` is complete
        if predicate.form == "final" and not predicate.quotes and predicate.mood != "future":
            return False
    return False


def _goal(parsed: Parsed, start: int, end: int, following: list[Predicate]) -> str | None:
    """`goal`: the figure is one (`500명을 목표로`, `목표액 100억`); `future`: its thing is (`개원을 목표로`)."""
    if "목" not in parsed.text:
        return None
    limit = following[0].end if following else end
    for index, morpheme in enumerate(parsed.morphemes):
        if not morpheme.form.startswith("목표"):
            continue
        if end <= morpheme.start <= max(limit + 6, end + 4):
            # The figure's own particle says nothing: `100개로 늘린다는 목표`.
            rest = [item for item in parsed.morphemes if end <= item.start and item.end <= morpheme.start]
            between = {item.tag for item in rest if item.tag != "JKB" or item.start > end}
            if "SP" in between:  # `매출 10조 원, 일자리 2만 개가 목표다`
                alone = not any(end <= act.start < morpheme.start for act in parsed.predicates)
                return "goal" if alone and parsed.text.startswith(("다", "이다"), morpheme.end) else None
            return "future" if "JKB" in between else "goal"
        if morpheme.end <= start and start - morpheme.end <= 8:
            between = {item.tag for item in parsed.morphemes[index + 1 :] if item.end <= start}
            between -= (
                {"JKO"} if parsed.text.startswith(("으로 ", "로 "), end) else set()
            )  # `목표액을 2조 원으로 정했다`
            if between <= {"NNG", "JKS", "JX", "VCP", "EP", "ETM", "MAG", "MM"}:
                return "goal"
    return None


def _is_done_to(parsed: Parsed, end: int, act: Predicate, mood: str) -> bool:
    """Whether a figure is the object of a verb that is not yet known: its present tense announces (`20곳을 돕는다`)."""
    marks = (item for item in parsed.morphemes if item.start >= end and item.tag[0] in "JES")
    particle = next((item for item in marks if mood == "past" or item.tag not in ("JKG", "JC")), None)
    verb = next((item.tag for item in parsed.morphemes if item.start == act.start), "")
    return particle is not None and particle.tag == "JKO" and verb.startswith("VV") and act.lemma != POTENTIAL
