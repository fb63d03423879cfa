"""Who does what to what in a sentence, as a short noun phrase of our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.extract.owners import SHORT_NAMES, full_name, times
from digest.extract.parsing import Parsed, parse
from digest.extract.parties import is_organisation
from digest.extract.party_lists import list_before
from digest.extract.party_names import party_words
from digest.extract.phrases import run_before, tidy
from digest.extract.predicates import Predicate
from digest.lazy import regex
from digest.morphology import Morpheme

_LONGEST = 36
"""Characters of the thing that something is done to at most."""
_LEAST = 3
"""Characters of it at least; a word alone must be of a kind that its verb is told of."""
_ACTORS = 3
_NAME = 4
"""Syllables up to which a name that ends like no organisation's may be a person's."""
_NEAR = 24
"""Characters between what is done and the verb that reports it, at most."""
_SIZE = regex(r"^(?:(?:지상|지하|연면적|총|약)\s)?(?:\S*(?:㎡|층|평)(?:인)?\s)?(?:규모의\s)?")
_QUOTE = regex("[‘’“”'\"「」『』《》<>]")
_POINTING = regex(
    r"(?:이|그|저|해당|관련|이번|이날|올해|각종|다양한|여러|가운데|등|때|\S+씩|지상|지하|연면적|최종|자신|한편|향후|앞으로)(?:\s|$)"
)
_EMPTY = regex(
    r"(?:.*\s)?(?:내용|사실|점|(?:협력|발전|추진|개선) (?:방안|방향)|대책 마련|의견|이야기|뜻|자리|결과|성과)"
)
_AIM = regex(r"(?:(?:을|를)\s|하기\s)위한\s$")
_NEW = frozenset(("새", "첫", "전", "옛"))
"""What may be left out before a noun."""
_GROUPS = ("대표단", "방문단", "사절단", "시찰단")
"""Who travels for others."""
_NUMBER = regex(r"\s\d[\d,]*\s?(?:곳|개사|개|명|팀|종|건)$")
"""How many things something is done to: `입주기업 23곳`."""
_PLANNED = regex(r"\s?(?:계획|예정|방침|구상)?")
_TOLD = regex(r".*[다라자](?:고|며|면서)\s")
"""From an act that is reported to the verb that reports it."""
_OPENING = regex(r"([가-힣A-Za-z0-9]{5,20})(?:은|는|이|가)\s")
"""A long first word with a particle that the analysis did not take for one."""
_FIRST = regex(r"^.*[^가-힣A-Za-z0-9].*$")
"""More than the one word that a sentence begins with, whose name the analysis may have divided."""
_HANDS = frozenset(("힘", "손"))
"""What is joined when several do something together (`지원에 힘을 합친다`)."""
_LATER = MappingProxyType({"decided": "추진", "future": "계획", "goal": "계획"})
"""What is said of an act that has not come about, by its mood."""


def _words(key: str) -> tuple[str, ...]:
    return vocabulary.strings(vocabulary.load("extract/headline.yml")[key], f"extract/headline.yml: {key}")


@cache
def _deeds() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Names of a deed with the ends of what it is done to, by the lemma of its verb; no ends: anything."""
    document = vocabulary.load("extract/headline.yml")
    kinds = {
        name: vocabulary.strings(ends, f"extract/headline.yml: things.{name}")
        for name, ends in document["things"].items()
    }
    deeds: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {lemma: ((lemma, ()),) for lemma in _words("deeds")}
    for lemma, senses in document["verbs"].items():
        deeds[lemma] = tuple((name, kinds[kind]) for name, kind in senses.items())
    return MappingProxyType(deeds)


def tell_deed(sentence: str, before: str = "") -> str:
    """`새솔시, 백신 센터 건립 추진`: who does what, where both can be told without doubt; else empty.

    `before` is the text in front of the sentence, for somebody who is only called 시 in it.

    >>> tell_deed("가람시는 15일 백신 실증센터 건립공사에 착수했다고 밝혔다.")
    '가람시, 백신 실증센터 건립공사 착수'
    >>> tell_deed("가람시는 매출이 늘었다고 밝혔다.")
    ''
    """
    parsed = parse(sentence)
    act = _main_act(parsed)
    if act is None or act.denied or act.asks:
        return ""
    thing, start = _thing(parsed, act, before)
    name = _named(act.lemma, thing)
    actors = _actors(parsed, act, start, before) if name else ()
    if not actors or thing.endswith(name) or any(actor in thing for actor in actors):
        return ""
    later = _LATER.get(act.mood or "", "")
    later = "" if name == later or name in _words("announced") else later
    return " ".join(filter(None, (f"{_shown(actors)}, {thing}", name, later)))


def _shown(actors: tuple[str, ...]) -> str:
    """Three names at most; of more the first two and their number."""
    return "·".join(actors) if len(actors) <= _ACTORS else f"{'·'.join(actors[:2])} 등 {len(actors)}곳"


def _main_act(parsed: Parsed) -> Predicate | None:
    """The act that the sentence ends with, or the one that is reported in it (`착수했다고 밝혔다`)."""
    acts = [item for item in parsed.predicates if item.form != "attributive"]
    if not acts or acts[-1].form != "final":
        return None
    if acts[-1].lemma == "이" and len(acts) > 1 and _PLANNED.fullmatch(parsed.text, acts[-2].end, acts[-1].start):
        return acts[-2]  # `건립할 계획이다`
    told = len(acts) > 1 and _TOLD.match(parsed.text, acts[-2].start, acts[-1].start) is not None
    if told and acts[-1].lemma in _words("reports"):
        return acts[-2] if acts[-1].start - acts[-2].end < _NEAR else None
    return acts[-1]


def _named(lemma: str, thing: str) -> str:
    """What a headline calls it that somebody does this to a thing; empty where that is in doubt."""
    if not _LEAST <= len(thing) <= _LONGEST or _POINTING.match(thing) or _EMPTY.fullmatch(thing) or thing[-1].isdigit():
        return ""
    if " " not in thing and (thing in SHORT_NAMES or thing in _words("thin")):
        return ""
    kind = _NUMBER.sub("", thing)
    for name, ends in _deeds().get(lemma, ()):
        if kind.endswith(ends) and kind not in ends if ends else (" " in thing or len(thing) > _NAME):
            return name
    return ""


def _thing(parsed: Parsed, act: Predicate, before: str) -> tuple[str, int]:
    """What an act is done to, with what it is for, and where it begins; empty where a part of it would be lost."""
    particle = _particle(parsed, act)
    if particle is None or any(particle.end <= item.start < act.start for item in parsed.predicates):
        return "", 0
    low, high = run_before(parsed, particle.start, links=2)
    previous = next((item for item in reversed(parsed.morphemes) if item.end <= low), None)
    if low >= high or (previous is not None and _is_left_out(previous)):
        return "", 0  # the last of several, or a number is lost
    thing = _tidy(parsed.text[low:high])
    first, _, rest = thing.partition(" ")
    thing = f"{full_name(first, before)} {rest}".strip() if first in SHORT_NAMES else thing
    if first in SHORT_NAMES and thing.startswith(f"{first} "):
        return "", 0
    low, aim = _aim_before(parsed, low, alone=" " not in thing)
    role = _role(parsed, particle, act)
    if role and act.lemma not in _words("choosing"):
        return "", 0
    return " ".join(filter(None, (aim, thing, role))), low


def _is_left_out(previous: Morpheme) -> bool:
    """Whether what stands before a thing counts it or joins it to others."""
    return previous.tag in ("SP", "SN", "NR", "JC") or (previous.tag == "MM" and previous.form not in _NEW)


def _particle(parsed: Parsed, act: Predicate) -> Morpheme | None:
    """The particle behind what an act is done to, over the hands that are joined for it."""
    into = act.lemma in _words("into")
    for item in reversed(parsed.morphemes):
        within = act.start < item.start and item.end < act.end  # `사업에 나섰다` is one predicate
        if (item.end > act.start and not within) or not (
            item.tag == "JKO" or (into and item.tag == "JKB" and item.form == "에")
        ):
            continue
        if item.tag != "JKO" or tidy(parsed.text, *run_before(parsed, item.start)) not in _HANDS:
            return item
        into = True
    return None


def _role(parsed: Parsed, particle: Morpheme, act: Predicate) -> str:
    """특구 of `구역을 특구로 지정했다`."""
    for item in parsed.morphemes:
        if particle.end <= item.start < act.start and item.tag == "JKB" and item.form in ("로", "으로"):
            role = tidy(parsed.text, *run_before(parsed, item.start))
            return "" if role in _words("manners") else role
    return ""


def _aim_before(parsed: Parsed, low: int, *, alone: bool) -> tuple[int, str]:
    """`특구 지정` of `특구를 지정하기 위한`, of `특구 지정을 위한` and, before one word, of `특구를 지정하겠다는`."""
    goal = _AIM.search(parsed.text[:low])
    position = goal.start() if goal is not None else low
    act = next((item for item in reversed(parsed.predicates) if item.start < position <= item.end + 1), None)
    if goal is not None and (act is None or not act.of_noun):
        start, end = run_before(parsed, position, links=2)
        return start, _tidy(parsed.text[start:end])
    if act is None or not (goal is not None or alone) or act.mood not in ("present", "future", "goal", "decided", None):
        return low, ""
    particle = next((item for item in reversed(parsed.morphemes) if item.end <= act.start), None)
    if particle is None or particle.tag != "JKO":
        return low, ""
    start, end = run_before(parsed, particle.start, links=1)
    thing = _tidy(parsed.text[start:end])
    if act.lemma in _words("marking") and alone and act.form == "attributive":
        return (start, thing)
    name = _named(act.lemma, thing) or (act.lemma if goal is not None else "")
    return (start, f"{thing} {name}") if name and thing else (low, "")


def _tidy(words: str) -> str:
    """Words without quotation marks, sizes and what brackets left behind."""
    words = " ".join(_QUOTE.sub(" ", words).split())
    words = re.sub(r"\s(?=(?:와|과|의)\s|-)|(?<=-)\s", "", words)
    first, _, rest = words.partition(" ")
    return _SIZE.sub("", rest if first in times() else words)


def _actors(parsed: Parsed, act: Predicate, position: int, before: str) -> tuple[str, ...]:
    """Who acts: organisations only, for of a person's name nobody can tell for whom it stands."""
    subject = _subject(parsed, act, position)
    if subject is None:
        word = _OPENING.match(parsed.text)
        read = word is None or any(_is_topic(item) and item.end <= act.start for item in parsed.morphemes)
        return () if word is None or read or not _is_actor(word[1]) else (word[1],)
    low, high = run_before(parsed, subject.start)
    counted = next((item for item in reversed(parsed.morphemes) if item.end <= low), None)
    cut = low < high and parsed.text[low - 1 : low].isalnum()
    if cut or (counted is not None and counted.tag in ("MM", "SN")):
        return ()  # how many they are, or the beginning of a name, would be lost
    names = list_before(parsed, subject.start)
    if not names and parsed.text[low:high].endswith(_GROUPS):
        names = _sent_by(parsed, low)
    names = names or [_FIRST.sub("", parsed.text[: subject.start])]
    full = tuple(dict.fromkeys(full_name(name, before) for name in names if name))
    return full if full and all(_is_actor(name) for name in full) else ()


def _subject(parsed: Parsed, act: Predicate, position: int) -> Morpheme | None:
    """The particle behind who does what begins at a position; None where its clause is in doubt."""
    topics = [item for item in parsed.morphemes if item.end <= act.start and _is_topic(item)]
    before = [item for item in topics if item.end <= position]
    if not before:
        return topics[-1] if topics else None  # `클러스터를 가람도가 추진한다`
    last = before[-1]
    inside = any(last.end <= item.start < position and item.form == "attributive" for item in parsed.predicates)
    main = next((item for item in reversed(before) if item.tag == "JX"), None)
    if last.tag == "JX" or not inside or len(before) == 1:
        return last
    reported = any(item.start > act.start for item in parsed.predicates)
    return None if reported else main  # `시는 병원이 낸 계획을 승인했다`


def _is_topic(item: Morpheme) -> bool:
    return item.tag == "JKS" or (item.tag == "JX" and item.form in ("은", "는", "도"))


def _sent_by(parsed: Parsed, low: int) -> list[str]:
    """Whose delegation it is: `누리시와 새솔대의` 방문단, `누리시장이 이끄는` 대표단."""
    owner = next((item for item in reversed(parsed.morphemes) if item.end <= low and item.tag in ("JKG", "JKS")), None)
    leads = parsed.text[owner.end : low].split() if owner is not None else []
    led = owner is not None and owner.tag == "JKS" and leads[:1] == ["이끄는"]
    of = owner is not None and owner.tag == "JKG" and not leads
    return list_before(parsed, owner.start) if owner is not None and (led or of) else []


def _is_actor(name: str) -> bool:
    words = party_words()
    known = is_organisation(name) or (len(name) > _NAME and name.isalpha())
    bare = name in words.stand_ins or name in words.endings or name in SHORT_NAMES
    common = name.rpartition(" ")[2] in words.commons
    return known and not bare and not common and not name.endswith((*words.roles, *_words("nobody")))
