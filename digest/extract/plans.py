"""Places that are only planned: what stands in them is to come."""

from __future__ import annotations

from digest.extract.frames import load_frames
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_before
from digest.extract.predicates import Predicate


def stands_in_plan(parsed: Parsed, start: int) -> bool:
    """Whether the place named before a figure is still to be built (`2027년 완성할 센터에는 50개 기업이 입주한다`)."""
    for index in range(1, len(parsed.morphemes)):
        item, before = parsed.morphemes[index], parsed.morphemes[index - 1]
        if item.end > start or item.form not in ("는", "은") or before.form not in ("에", "에서"):
            continue
        low, _ = run_before(parsed, before.start)
        modifier = next((act for act in reversed(parsed.predicates) if act.end <= low), None)
        if modifier is not None and not parsed.text[modifier.end : low].strip() and modifier.form != "connective":
            built = load_frames().class_of.get(modifier.lemma) == "build" and modifier.mood == "present"
            return modifier.mood == "future" or built or _is_plan(parsed, modifier)
    return False


def _is_plan(parsed: Parsed, copula: Predicate) -> bool:
    """Whether a copula belongs to a plan: `완성할 예정인`."""
    before = next((act for act in reversed(parsed.predicates) if act.end <= copula.start), None)
    return copula.lemma == "이" and before is not None and before.end == copula.start and before.mood == "future"
