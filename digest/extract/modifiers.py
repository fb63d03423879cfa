"""The clause right in front of a noun that says which of its kind are meant: `기업에 이전한` 기술."""

from __future__ import annotations

from digest.extract.frames import load_frames
from digest.extract.owners import empty_words
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_before, tidy
from digest.extract.predicates import Predicate
from digest.extract.wording import load_words
from digest.lazy import regex

_LONGEST = 22
"""Characters of a clause at most; of a longer one its first phrases are left out."""
_ARGUMENTS = 2
"""Phrases before the predicate that are told."""
_DOING = regex(r"[을를]\s(?:하|한)")
"""In a predicate that only says what a kind does: `서비스를 하는`."""
_AMONG = regex(r"^(?:.*\s)?(?:가운데|중)\s")
_LISTED = regex(
    r"(?:[가-힣]{2}[와과]|(?:^|\s)(?!특히,|또한,|한편,|원,)[^\s\d,]*[가-힣](?<![며고서어아면나해여데로자니]),|\s및)\s$"
)
"""Before the last item of a list; commas behind figures, endings and adverbs join clauses."""
_OBJECT = ("을", "를")
_CASES = frozenset(("JKO", "JKB", "JKS"))
_IDLE = frozenset(("있", "없", "같", "이", "되", "하", "뜻하", "지나", "비롯", "비롯하"))
"""Verbs whose clause is no help: they compare, explain or only say that there is something."""


def clause_before(parsed: Parsed, low: int) -> str:
    """The short clause that ends where a noun begins; empty where there is none, or it only frames.

    Its predicate with at most two phrases before it; of a predicate that stands alone in descriptions (`입주` of
    입주한) its noun.

    >>> from digest.extract.parsing import parse
    >>> clause_before(parse("기업에 이전한 기술은 21건이다."), 8), clause_before(parse("입주한 기업은 21곳이다."), 4)
    ('기업에 이전한', '입주')
    """
    ending = next((item for item in reversed(parsed.morphemes) if item.end <= low), None)
    if ending is None or ending.tag != "ETM":
        return ""
    act = next((item for item in parsed.predicates if item.start < ending.end <= item.end), None)
    if act is None or act.denied or act.lemma in _IDLE or act.lemma in load_frames().transparent:
        return ""
    if act.of_noun and _DOING.search(parsed.text, act.start, act.end):
        return ""
    phrases = _arguments(parsed, act)
    if act.lemma in load_words().doing and not any(phrase.endswith(_OBJECT) for phrase in phrases or ()):
        return act.lemma
    if phrases is None or not (phrases or (act.of_noun and ending.form != "는")):
        return ""
    return " ".join((*phrases, parsed.text[act.start : ending.end]))


def _arguments(parsed: Parsed, act: Predicate) -> list[str] | None:
    """The phrases that belong to a predicate and are told with it, in their order; dates are passed over.

    None where one of them says nothing without more (`뜻을 밝힌`), or is the last of a list.
    """
    phrases: list[str] = []
    end, left = act.start, _LONGEST - (act.end - act.start)
    for item in reversed(parsed.morphemes):
        if item.end > end or item.tag in ("MAG", "SN", "NNB"):
            continue
        dated = item.form in ("까지", "에", "부터") and _is_date(parsed, item.start)
        if dated or (item.tag == "JX" and item.form == "까지"):
            continue
        if item.tag not in _CASES:
            break
        low, high = run_before(parsed, item.start)
        low = _word_start(parsed.text, low)
        if phrases and item.form == "에서":
            break  # where the main verb acts
        if _LISTED.search(parsed.text[:low]):
            low, high = run_before(parsed, item.start, links=1)
            if _LISTED.search(parsed.text[:low]):
                return None
        left -= item.end - low
        if low == high or left < 0 or len(phrases) == _ARGUMENTS:
            break
        if item.tag != "JKS" and tidy(parsed.text, low, high) in empty_words():
            return None
        phrases.insert(0, _AMONG.sub("", tidy(parsed.text, low, item.end)))
        end = low
    return phrases


def _is_date(parsed: Parsed, position: int) -> bool:
    before = next((item for item in reversed(parsed.morphemes) if item.end <= position), None)
    return before is not None and before.tag == "NNB" and before.form in ("년", "월", "일", "개월", "년간", "분기")


def _word_start(text: str, low: int) -> int:
    """Where the word begins that a position is in, with the number of several before it (`두` 회사)."""
    while low and text[low - 1].isalnum():
        low -= 1
    return low - 2 if text[max(0, low - 2) : low] in ("두 ", "세 ", "네 ") else low
