"""How real a figure is: decided by the predicate that governs it and that predicate's mood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.model import Status

_SSANG_SIOT = 20
"""Index of the final consonant ㅆ among Hangul finals: the mark of the past tense."""
_DECIDED = re.compile(r"기로\s?(?:했|하|합의|결정|협의|의결|뜻|약속|한)|키로\s?(?:했|하)")
_PROGRESSIVE = re.compile(
    r"(?:고|어|아|해|돼|여)\s?있[다는으어고지던]|(?:추진|진행|운영|조성|구축|개발|건설|공사|시행|가동)\s?중"
)
_FUTURE = re.compile(
    r"[할될갈설날릴킬낼둘룰을]\s(?:예정|계획|방침|것|전망|구상|수|전략|복안|생각|뜻)|예정|계획이|계획을|방침|복안|겠|고자\s|려고|려는|[ㄴ한린된인운낸는]다는\s(?:계획|방침|구상|복안|전략|목표|방안|포부)|나갈|나선다|것으로\s(?:보|예상|기대|전망)|[을를]\s?전망|(?:전망|예상|기대|추산)[된되]"
)
_GOAL = re.compile(r"목표")
_ATTRIBUTIVE_PAST = re.compile(r"(?:한|된|인|은|린|운|든|난|낸|간|온|친|킨|왔던|했던)$")
_ATTRIBUTIVE_PRESENT = re.compile(r"(?:는|하는|되는)$")
_PLAIN_PRESENT = re.compile(r"(?:[한된인킨린운는낸친간]다|합니다|됩니다)[.”\"’']*$")
_QUOTING = re.compile(r"(?:밝혔|말했|전했|설명했|강조했|덧붙였|발표했|당부했|소개했|평가했)")


@dataclass(frozen=True, slots=True)
class Frames:
    """Verb stems by class, and the status of each class in each mood."""

    verb: re.Pattern[str]
    class_of: Mapping[str, str]
    status: Mapping[str, Mapping[str, Status]]


@cache
def load_frames() -> Frames:
    """The frames of `extract/frames.yml`."""
    document = vocabulary.load("extract/frames.yml")
    class_of: dict[str, str] = {}
    for name, stems in document["verbs"].items():
        for stem in vocabulary.strings(stems, f"extract/frames.yml: verbs.{name}"):
            class_of[stem] = name
    pattern = "|".join(sorted(map(re.escape, class_of), key=lambda stem: (-len(stem), stem)))
    status = {
        name: MappingProxyType({mood: Status(value) for mood, value in moods.items()})
        for name, moods in document["status"].items()
    }
    return Frames(re.compile(pattern), MappingProxyType(class_of), MappingProxyType(status))


def decide_status(sentence: str, start: int, end: int) -> Status:
    """The status of the figure at `sentence[start:end]`.

    >>> text = "시는 2018년부터 총사업비 145억원을 투입해 사업을 마무리했다."
    >>> decide_status(text, 16, 21).value
    'spent'
    >>> text = "국비 176억원을 들여 센터를 운영하기로 했다."
    >>> decide_status(text, 3, 9).value
    'committed'
    """
    frames = load_frames()
    after = sentence[end:]
    name, position = _governing_class(after, frames)
    mood = _mood(after, position)
    return frames.status[name][mood]


def _governing_class(after: str, frames: Frames) -> tuple[str, int]:
    """The class of the first predicate after the figure, and where it begins."""
    for match in re.finditer(r"\S+", after):
        word = match.group()
        found = frames.verb.match(word.lstrip("‘’“”\"'("))
        if found and _is_predicate(word, found.group(), after, match.end()):
            return frames.class_of[found.group()], match.start()
        if word.endswith(("다.", "다", "다.”", '다."')) and len(word) > 2:
            return "none", match.start()
    found = frames.verb.search(after)
    if found:
        return frames.class_of[found.group()], found.start()
    return "none", 0


def _is_predicate(word: str, stem: str, after: str, end: int) -> bool:
    rest = word.lstrip("‘’“”\"'(")[len(stem) :]
    if re.match(r"(?:하|해|했|한|할|함|되|돼|됐|된|될|됨|받|시|키|토록|중|\s|$|[.,)]|을|를|이|에|으로|로)", rest):
        return not re.match(r"(?:이사|의|과|와|비|금|액|자|률|량|사업|센터|기업)", rest)
    return stem[-1:] not in "자입정보" and len(stem) <= 3 and not re.match(r"[가-힣]{3,}", rest)


def _mood(after: str, position: int) -> str:
    """The mood of the predicate at a position, or of the one it leads to."""
    clause = after[position:]
    stop = re.search(r"(?:[다]고|라고)\s?(?:밝|말|전|설|강|덧|발|당|소|평)|[다][.”\"’]", clause)
    clause = clause[: stop.end()] if stop else clause
    for match in re.finditer(r"\S+", clause):
        tail = clause[match.start() :]
        word = match.group().rstrip(".,”\"’')")
        if _DECIDED.match(tail, max(0, len(word) - 3)) or _DECIDED.search(tail[: len(word) + 4]):
            return "decided"
        window = tail[: len(word) + 12]
        if _PROGRESSIVE.search(tail[: len(word) + 3]):
            return "progressive"
        if _FUTURE.search(tail[: len(word) + 4]):
            return "goal" if "목표" in window else "future"
        if _GOAL.match(word):
            return "goal"
        if _has_past(word) and not _QUOTING.match(word):
            return "past"
        if _PLAIN_PRESENT.search(word):
            return "present"
        if match.start() == 0 and len(word) > 1:
            if _ATTRIBUTIVE_PAST.search(word):
                return "past"
            if _ATTRIBUTIVE_PRESENT.search(word):
                return "present"
    return "past"


def _has_past(word: str) -> bool:
    """Whether a word carries the past mark: a syllable that closes with ㅆ, other than 있 and 겠."""
    return any("가" <= ch <= "힣" and (ord(ch) - 0xAC00) % 28 == _SSANG_SIOT and ch not in "있겠" for ch in word)
