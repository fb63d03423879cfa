"""Figures of what came to nothing: given up, cut, or not carried out."""

from __future__ import annotations

from digest.extract.describe import LIMIT
from digest.extract.frames import load_frames
from digest.extract.parsing import Parsed
from digest.extract.predicates import Predicate
from digest.extract.status import following_acts, last_noun_after
from digest.lazy import regex
from digest.text import clip

_RESULT = regex(r"\s?(?:원|규모|수준)?(?:으로|로|까지)\s")
"""What is cut to a figure leaves that figure: `21억원에서 14억원으로 깎였다`."""
_PART = regex(r"\s?(?:가운데|중|규모에서|에서|보다),?\s")
"""Behind a whole, or what something was before, it is another figure that was cut."""
_PAYING = frozenset(("spend", "secure", "receive", "commit", "build", "deliver", "start", "give", "use"))
"""Classes of verbs that carry something out; a measure that is not reached (`넘지 않는다`) is one all the same."""
_EXAMPLE = regex(r"\s등\s")
"""Behind one deed of several (`임대료를 깎아 주는 등`)."""
_IDIOM = regex(r"\s?(?:규모)?의?\s?(?:[가-힣]{1,8}\s){0,2}[가-힣]{1,8}[은는이가도]\s(?:없던 일|물거품|수포)")
_STEM = 2
"""Syllables of a noun that 미 can deny: 미확보, 미집행."""


def undone_by(parsed: Parsed, start: int, end: int) -> str:
    """The word for what kept the figure at `parsed.text[start:end]` from being so; empty where nothing did.

    >>> from digest.extract.parsing import parse
    >>> text = "회사는 300억원 규모의 투자를 취소한다고 밝혔다."
    >>> undone_by(parse(text), 4, 9)
    '취소'
    >>> text = "시는 국비 40억원을 확보하지 못했다."
    >>> undone_by(parse(text), 6, 10)
    '미확보'
    """
    idle = _IDIOM.match(parsed.text, end)
    if idle or _PART.match(parsed.text, end):
        return "무산" if idle else ""
    frames = load_frames()
    acts = [item for item in following_acts(parsed, end) if item.lemma not in frames.sizing]
    if not acts:
        return frames.undoing.get(last_noun_after(parsed, end), "")
    for act in acts:
        if act.lemma in frames.undoing and not _EXAMPLE.match(parsed.text, act.end):
            changed = act is acts[0] and _RESULT.match(parsed.text, end)
            return "" if changed or act.denied else frames.undoing[act.lemma]
        paying = act.denied and frames.class_of.get(act.lemma) in _PAYING
        if paying and not _of_another(parsed, end, act) and not parsed.text[: act.end].endswith("면"):
            return f"미{act.lemma}" if len(act.lemma) == _STEM and act.of_noun else "미실행"
        if _is_told(parsed, act):
            return ""
    return ""


def with_deed(what: str, deed: str) -> str:
    """A description that ends in what became of it (`공장 투자 철회`)."""
    return what if not deed or what.endswith(deed) else f"{clip(what, LIMIT - len(deed) - 1)} {deed}"


def _of_another(parsed: Parsed, end: int, act: Predicate) -> bool:
    """Whether what is denied has an object of its own (`390㎡짜리 실습관을 돈을 받지 않고 내줬다`)."""
    return sum(item.tag == "JKO" for item in parsed.morphemes if end <= item.start and item.end <= act.end) > 1


def _is_told(parsed: Parsed, act: Predicate) -> bool:
    """Whether what an act says stands, whatever the sentence goes on to say."""
    if act.form == "attributive":
        noun = next((item.form for item in parsed.morphemes if item.start >= act.end), "")
        return act.mood in ("past", "progressive") or noun not in load_frames().plans
    if act.form == "connective":
        return act.mood in ("past", "progressive")
    plan = act.mood in ("decided", "future", "goal")
    return not act.quotes and not plan
