"""Where a sentence says that something is signed, what it is called, and whether it has happened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.extract.parsing import Parsed
from digest.extract.predicates import Predicate
from digest.lazy import compiled, regex

_AGREED = "합의"
"""What is done without a paper that has a name."""
_PROMISED = "약속"
"""What a firm does without a paper of its own name: 투자하기로 `약속했다`."""
_INVESTING = regex(r"투자(?:를\s약속)?하(?:는|기로\s하는|기로\s한)\s(?:내용의\s)?$")
_LETTERS = regex(r"[’'”\"」]?\s?\((MOU|SEA)[),]", re.IGNORECASE)
_NOT = regex(r"\S{1,5}지(?:는|도|를)?\s(?:못|않|아니)")
_REPORTED = regex(r"\s(?:\d+일|이날)\s(?:밝혔|전했|알렸|발표)")
"""Behind what is told of the day itself: `계약을 맺는다고 17일 밝혔다`."""
_SETTLED = frozenset(
    [
        "이후",
        "뒤",
        "후",
        "바",
        "것",
        "데",
        "가운데",
        "날",
        "등",
        "직후",
        "터",
        "상태",
        "시점",
        "자리",
        "현장",
        "사이",
        "이래",
        "덕분",
        "덕",
    ]
)
"""Nouns behind `체결한` that do not make the signing a mark of somebody else."""
_FINISHING = frozenset(("하", "마치", "완료", "마무리", "진행", "성사", "되", "이뤄지", "이루어지"))
"""What makes `협약 체결을` a report of a signing."""


def _words(key: str) -> tuple[str, ...]:
    return vocabulary.strings(vocabulary.load("extract/agreements.yml")[key], f"extract/agreements.yml: {key}")


@cache
def _kinds() -> tuple[Mapping[str, str], re.Pattern[str]]:
    document = vocabulary.load("extract/agreements.yml")
    kind_of: dict[str, str] = {}
    for kind, names in document["kinds"].items():
        for name in vocabulary.strings(names, f"extract/agreements.yml: kinds.{kind}"):
            kind_of.setdefault(name.lower(), kind)
    ordered = sorted(kind_of, key=lambda name: (-len(name), name))
    acts, ceremonies = "|".join(_words("acts")), "|".join(_words("ceremonies"))
    names_pattern = "|".join(map(re.escape, ordered))
    close = r"[’'”\"」]?(?:\s?\([^()]*\))?[’'”\"」]?\s?"
    between = r"(?:(?![^\s]*협약)[^\s,.]+\s){0,6}?"
    pattern = compiled(
        rf"(?P<name>{names_pattern})(?![가-힣]*(?:사업|제도|서비스)|{'|'.join(_words('other_words'))})"
        rf"(?:{close}(?:을|를|에|이|도|서에)?\s?{between}(?:{acts})(?!식)"
        rf"|{close}[을를]\s(?=했|하고|하였|한 )|(?:(?<=협약)|(?<=[와과]\s계약))(?P<told>)(?=했|하였)"
        rf"|{close}으?로\s(?:한데\s)?(?:뭉쳤|손을?\s?(?:맞)?잡았)|(?<=계약)에\s(?:최종\s|전격\s)?{_AGREED}(?=했|하고|하였)"
        rf"|{close}[은는이가]\s[^.]{{4,160}}?\s?(?:사이에|간에|간|가운데)\s(?:[^\s,.]+\s){{0,3}}?(?:{acts})"
        rf"|{close}[은는]\s[^.]{{4,160}}?[가-힣][이가]\s(?:[^\s,.]+\s){{0,6}}?(?:{acts})"
        rf"|\s?(?:체결)?식{close}에서\s(?=[^.]*[은는이가]\s[^.]*(?:기로\s(?:했|하|뜻)|약속했|다짐했|합의했))"
        rf"|\s?(?:체결)?식{close}(?:을|를|도|은|이)?\s{between}(?:{ceremonies}))"
        rf"|(?P<done>(?:체결한|체결된|맺은|서명한))\s(?:[^\s,.]+\s){{0,2}}?"
        rf"(?P<named>{names_pattern})(?=[의을를은이에\s,.’”(])"
        rf"|(?P<joint>{'|'.join(_words('joint'))})(?:에|을|를|하기로)?"
        rf"\s?(?:상호\s|최종\s|전격\s)?{_AGREED}(?=했|하고|하였|한 )"
        rf"|(?P<pledge>{'|'.join(_words('pledges'))})\s{_PROMISED}(?=했|하고|하였)",
        re.IGNORECASE,
    )
    return MappingProxyType(kind_of), pattern


def find_signings(text: str) -> tuple[re.Match[str], ...]:
    """The places where a text speaks of a signing, in order."""
    if not may_tell(text):
        return ()
    others = _words("other_papers")
    return tuple(found for found in _kinds()[1].finditer(text) if not text[: found.start()].rstrip().endswith(others))


def may_tell(text: str) -> bool:
    """Whether a text holds a word that a signing cannot be told without; a cheap look before a costly one."""
    return _AGREED in text or _PROMISED in text or names_agreement(text)


def kind_of(text: str, match: re.Match[str]) -> str:
    """The kind by what the agreement is called; letters behind it (`협약(MOU)`) tell plain ones apart."""
    if match.group("joint"):
        return "joint-research" if "공동" in match.group("joint") else "agreement"
    if match.group("pledge"):
        return "investment"
    group = "name" if match.group("name") else "named"
    named = _kinds()[0][match.group(group).lower()]
    if _INVESTING.search(text, 0, match.start(group)):
        return "investment"
    letters = _LETTERS.match(text, match.end(group))
    return letters.group(1).upper() if letters and named in ("MOU", "agreement") else named


def names_agreement(text: str) -> bool:
    """Whether a text names an agreement at all."""
    return any(map(text.lower().__contains__, _least_names()))


@cache
def _least_names() -> tuple[str, ...]:
    """The names of agreements that hold no other: 협약 of 업무협약."""
    names = _kinds()[0]
    return tuple(name for name in names if sum(other in name for other in names) == 1)


def act_of(parsed: Parsed, match: re.Match[str]) -> Predicate | None:
    """The predicate that says what is done with the agreement."""
    return next((item for item in parsed.predicates if item.end > match.end() - 1), None)


def is_done(parsed: Parsed, match: re.Match[str], *, today: bool) -> bool:
    """Whether a signing is reported as done, and is not what somebody else is told by (`협약을 맺은 기업을 방문했다`).

    `today`: the sentence sets it on the day of the report, so that the present tense tells it as well.
    """
    act = act_of(parsed, match)
    reported = match.group("done") or match.group("pledge") or match.group("told") is not None
    if reported or act is None or is_at_ceremony(match):
        return True
    if act.lemma in _words("unsigned") or _NOT.match(parsed.text, act.start):
        return False
    if act.start > match.end():
        listed = re.match(r"\s?등", parsed.text[match.end() :]) is not None
        told = act.lemma in _FINISHING or not _is_object(parsed, match.end())
        return told and not listed and act.mood not in ("future", "goal", "decided")
    if act.form == "attributive":
        noun = _noun_behind(parsed, act)
        return noun == "등" or (noun in _SETTLED and act.mood == "past")
    if act.mood is None and act.form == "connective" and _is_for_later(parsed, match):
        return False
    told_of_today = _REPORTED.match(parsed.text, act.end) is not None
    today = today or (told_of_today and not any(map(parsed.text.count, _words("soon"))))
    return act.mood in (None, "past", "progressive") or (act.mood == "present" and act.form == "final" and today)


def _is_for_later(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether a signing is set for later with what the sentence goes on to say (`조만간 협약을 맺고 … 연다`)."""
    final = parsed.predicates[-1]
    told = any(item.mood == "past" and item.start > match.start() for item in parsed.predicates)
    clause = re.split(r"(?:며|고|으나|지만),?\s", parsed.text[: match.start()])[-1]
    later = final.mood in ("future", "goal", "decided", "present")
    return later and not told and any(map(clause.count, _words("soon")))


def is_at_ceremony(match: re.Match[str]) -> bool:
    """Whether what is matched is the ceremony at which somebody decided something (`협약식에서 … 하기로 했다`)."""
    return match.group().rstrip().endswith("에서")


def ends_agreement(headline: str) -> bool:
    """Whether a headline tells that something no longer stands (`투자협약 철회`)."""
    return any(word in headline for word in _words("ended"))


def has_ended(text: str, match: re.Match[str]) -> bool:
    """Whether the agreement no longer stands or is disputed (`지난해 체결한 투자협약이 철회됐다`)."""
    behind = re.match(
        rf"[^.,]{{0,12}}[이가은는을를]\s(?:[^\s.,]+\s){{0,3}}?(?:{'|'.join(_words('ended'))})", text[match.end() :]
    )
    contested = match.group("done") and any(word in text[match.end() :] for word in _words("contested"))
    return behind is not None or bool(contested)


def _noun_behind(parsed: Parsed, act: Predicate) -> str:
    return next((item.form for item in parsed.morphemes if item.start >= act.end), "")


def _is_object(parsed: Parsed, end: int) -> bool:
    """Whether the act is only a noun in somebody else's clause (`협약 체결 과정에`, `협약 체결을 비판했다`)."""
    following = next((item for item in parsed.morphemes if item.start >= end), None)
    return following is not None and following.tag in ("NNG", "NNP", "JKO", "JKG")
