"""What a sum of money is for, or whose it is."""

from __future__ import annotations

from digest.extract.focus import last_project
from digest.extract.frames import load_frames
from digest.extract.nearby import governor, is_subject, nouns_near, thing_of_size
from digest.extract.numerals import Quantity
from digest.extract.owners import AUTHORITIES, named_in_full
from digest.extract.parsing import Parsed
from digest.extract.phrases import AMONG, bracket_opening, run_after, run_before, tidy
from digest.extract.predicates import Predicate
from digest.extract.stops import in_brackets
from digest.extract.wording import joined, load_words, says_nothing, without_lead_in, without_times
from digest.lazy import regex

_SIZE = regex(r"\s?(?:규모|상당)?의?\s?")
_PROJECT = regex(r"(?:이번?|해당|본|동|그)\s(?:사업|프로젝트|센터|단지|펀드|공모|시설)|사업비|예산")
_SHARE = regex(r"(?:^|\s)([가-힣]{1,4}(?:당|별로|마다))\s(?:(?:각각|최대|최고|약|매년|연간)\s)*$")
"""To whom each a sum goes: `업체당 3천만원`."""
_TELLING = 2
"""Spaces from which on a label with the kind of money says what it is for."""
_AS = regex(r"으?로,\s")
_POINTING = regex(r"(?:이번?|본|해당|동|그)\s")
_POINTS = regex(r"(?:^|\s)(?:이번?|본|해당|동|그)\s$")
_AIMS = ("위하", "데")
_FOR = regex(r"(?:위해|위하여|데에?는?),?\s(?:[^,]{0,14}\s)?$")
"""Behind what money is for, up to the sum."""
_BESIDE = ("며", "고", "지만", "는데")
"""Endings of a clause that stands beside the next one and tells of another thing."""
_GAP = 30
"""Characters between what is spent and what is done with it at most."""
_FOLLOWS = regex("이에 따라|이를 통해")
"""Before what comes of what was told last."""
_NEAR_BY = 300
"""Characters before a sentence that tell what it goes on about."""
_LOOK_BACK = 1500
"""Characters before a sentence in which the project it calls 이 사업 was named."""


def describe_money(parsed: Parsed, quantity: Quantity, owner: str, before: str) -> str:
    """What a sum is for, with the words for that kind of money; empty where nothing tells.

    `owner` may be empty, `before` is the text in front of the sentence.
    """
    label = without_lead_in(nouns_near(parsed, quantity))
    share = _SHARE.search(parsed.text[: quantity.start])
    deed = spending(parsed, quantity) if share is not None else ""
    if share is not None and deed:
        return f"{share.group(1)} {deed}"
    opening = bracket_opening(parsed.text, quantity.start)
    if opening is not None:
        return label or owner
    if in_brackets(parsed.text, quantity.start):
        opening = parsed.text.rfind("(", 0, quantity.start)
        return joined(tidy(parsed.text, *run_before(parsed, opening, links=2)), label.rpartition("·")[2])
    if (
        label
        and (label.split()[-1] not in load_words().parts or thing_of_size(parsed, quantity))
        and not (label == "회사" != owner)
    ):
        return joined(owner, label)
    head = _head(parsed, quantity, (owner, label), before) if label.count(" ") < _TELLING else ""
    return joined(head, "" if label == "회사" else without_times(label))


def spending(parsed: Parsed, quantity: Quantity) -> str:
    """What is done with a sum, as a noun: 투자 of `한빛제약은 30억원을 투자한다`."""
    first = governor(parsed, quantity)
    return load_words().spending.get(first.lemma, "") if first is not None else ""


def _head(parsed: Parsed, quantity: Quantity, told: tuple[str, str], before: str) -> str:
    """What a sum of which only the kind of money is told is for; `told` are its owner and that kind."""
    owner, label = told
    defined = _defined(parsed, quantity)
    if defined:
        return named_in_full(defined, parsed.text, before)
    head = _seat(parsed, quantity, before)
    if not head and not (label and is_subject(parsed, quantity)):
        head = _purpose(parsed, quantity)
    done = head.rpartition(" ")[2] in load_words().acts
    if label and not done and not any(_is_kind_of_thing(word.rstrip("의")) for word in head.split()):
        head = _told_about(parsed, quantity, head, before)
    head = head or _aim(parsed, quantity)
    if not head and (label or _PROJECT.search(parsed.text)) and (not owner or owner.endswith(AUTHORITIES)):
        head = last_project(before[-_LOOK_BACK:])
    return head or owner or _built(parsed, quantity)


def _told_about(parsed: Parsed, quantity: Quantity, head: str, before: str) -> str:
    """The thing or project that a sentence is about, where a budget's `head` is neither; else that head."""
    first = governor(parsed, quantity)
    granted = first is not None and first.lemma.endswith("받")
    goes_on = granted or any(letter.isdigit() for letter in head) or _FOLLOWS.search(parsed.text, 0, quantity.start)
    topic = _topic_before(parsed, quantity)
    project = last_project(before[-_NEAR_BY:]) if goes_on else ""
    return project or (topic if _is_kind_of_thing(topic) else head)


def _is_kind_of_thing(name: str) -> bool:
    """Whether a name ends as those of facilities and projects do."""
    return name.endswith((*load_words().facilities, *load_words().projects))


def _topic_before(parsed: Parsed, quantity: Quantity) -> str:
    """The topic of a sentence before a figure, where it is no authority; empty without."""
    topic = next((item for item in parsed.morphemes if item.tag == "JX" and item.form in ("은", "는")), None)
    if topic is None or topic.end > quantity.start:
        return ""
    name = tidy(parsed.text, *run_before(parsed, topic.start))
    pointing = _POINTING.match(name) or _POINTS.search(parsed.text[: parsed.text.find(name)])
    return "" if says_nothing(name) or name.endswith(AUTHORITIES) or pointing else name


def _defined(parsed: Parsed, quantity: Quantity) -> str:
    """The topic of a sentence that says what it is: `누리 랩허브는 국비 20억 원을 들여 … 만드는 사업이다`."""
    topic = _topic_before(parsed, quantity)
    for act in parsed.predicates if topic else ():
        if act.start < quantity.end or act.form != "attributive":
            continue
        low, high = run_after(parsed, act.end, links=2)
        behind = next((item for item in parsed.morphemes if item.start >= high), None)
        is_copula = behind is not None and (behind.tag == "VCP" or _AS.match(parsed.text, high) is not None)
        if is_copula and _is_kind_of_thing(parsed.text[low:high]):
            return topic
    return ""


def _seat(parsed: Parsed, quantity: Quantity, before: str) -> str:
    """The facility or project that money goes into: `시험센터에는 사업비 80억원을 투입해 별관을 고친다`."""
    for index in range(len(parsed.morphemes) - 1, -1, -1):
        morpheme = parsed.morphemes[index]
        if morpheme.end > quantity.start:
            continue
        if morpheme.tag == "EC":
            chosen = next((act for act in parsed.predicates if act.start < morpheme.end <= act.end), None)
            if chosen is None or chosen.lemma not in load_words().choosing:
                return ""
        if morpheme.tag == "JKB" and morpheme.form == "에":
            name = without_lead_in(without_times(tidy(parsed.text, *run_before(parsed, morpheme.start))))
            thing, _, act = name.rpartition(" ")
            if _is_kind_of_thing(thing if act in load_words().acts else name):
                pointing = _POINTING.match(name) or _POINTS.search(parsed.text[: morpheme.start - len(name)])
                return last_project(before[-_LOOK_BACK:]) if pointing else name
    return ""


def _purpose(parsed: Parsed, quantity: Quantity) -> str:
    """What money is for: the noun its modifier belongs to, the object of the main predicate, or what follows."""
    first = governor(parsed, quantity)
    phrase = ""
    if first is not None and first.form == "attributive":
        phrase = tidy(parsed.text, *run_after(parsed, first.end, links=1))
    elif first is not None and first.form == "connective" and not _stands_beside(parsed, first):
        phrase = _built_with(parsed, first) or _object_after(parsed, first)
    if not says_nothing(phrase):
        return phrase
    size = _SIZE.match(parsed.text, quantity.end)
    phrase = tidy(parsed.text, *run_after(parsed, size.end() if size else quantity.end))
    return phrase if len(phrase) > 2 and not AMONG.match(parsed.text, quantity.end) and not says_nothing(phrase) else ""


def _stands_beside(parsed: Parsed, act: Predicate) -> bool:
    """Whether a clause ends that stands beside the next one."""
    return act.form == "connective" and parsed.text[act.start : act.end].endswith(_BESIDE)


def _aim(parsed: Parsed, quantity: Quantity) -> str:
    """What a clause before a sum says it is for: `백신 산업을 키우기 위해 30억원을`, `품목을 개발하는 데 30억원을`."""
    mark = next(
        (item for item in reversed(parsed.morphemes) if item.end <= quantity.start and item.form in _AIMS), None
    )
    if mark is None or not _FOR.search(parsed.text, mark.start, quantity.start):
        return ""
    act = next((item for item in reversed(parsed.predicates) if item.start < mark.start and item.of_noun), None)
    item = next((item for item in reversed(parsed.morphemes) if item.end <= mark.start and item.tag == "JKO"), None)
    if item is None or act is None or not item.end <= act.start <= item.end + 2:
        return ""
    phrase = tidy(parsed.text, *run_before(parsed, item.start))
    return "" if says_nothing(phrase) else f"{phrase} {act.lemma}"


def _built_with(parsed: Parsed, spending: Predicate) -> str:
    """What is built with money: `30억원을 들여 지은` 시험동."""
    act = next((item for item in parsed.predicates if item.start >= spending.end), None)
    if act is None or act.form != "attributive" or act.start - spending.end > _GAP:
        return ""
    phrase = tidy(parsed.text, *run_after(parsed, act.end))
    return phrase if _is_kind_of_thing(phrase) else ""


def _built(parsed: Parsed, quantity: Quantity) -> str:
    """The facility that a later modifier names: `300억원이 투입돼 2만㎡에 조성되는 누리단지에는`."""
    for predicate in parsed.predicates:
        if predicate.start >= quantity.end and predicate.form == "final":
            return ""
        if predicate.start < quantity.end or predicate.form != "attributive":
            continue
        name = tidy(parsed.text, *run_after(parsed, predicate.end))
        if name.endswith(load_words().facilities):
            return name
    return ""


def _object_after(parsed: Parsed, predicate: Predicate) -> str:
    """The object of the main predicate behind `predicate`, with what is done to it (`센터 구축`)."""
    for morpheme in parsed.morphemes:
        if morpheme.tag != "JKO" or morpheme.start <= predicate.end:
            continue
        if any(_stands_beside(parsed, act) for act in parsed.predicates if predicate.end <= act.start < morpheme.start):
            return ""
        act = next((item for item in parsed.predicates if item.start >= morpheme.end), None)
        if act is not None and (act.form == "attributive" or act.lemma in load_frames().transparent):
            continue
        phrase = tidy(parsed.text, *run_before(parsed, morpheme.start))
        if not says_nothing(phrase) and phrase.rpartition(" ")[2] not in load_words().grounds:
            return f"{phrase} {act.lemma}" if act is not None and act.lemma in load_words().acts else phrase
    return ""
