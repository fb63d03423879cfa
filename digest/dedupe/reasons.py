"""Decisions in Korean, for readers and curators."""

from __future__ import annotations

from digest.dedupe import thresholds as limits
from digest.dedupe.model import percent
from digest.dedupe.scores import Scores
from digest.model import Relation, Veto
from digest.model.stories import CURATOR

VETO_NAMES = {
    "place": "지역",
    "parties": "협약 당사자",
    "round": "회차·연도",
    "date": "날짜",
    "figures": "수치",
    "person": "인물",
    "curation": "편집자 결정",
}
SCORE_NAMES = {
    "shingle_cosine": "공통 문구",
    "shingle_containment": "짧은 글의 포함 정도",
    "jaccard": "같은 문장 비율",
    "containment": "짧은 글이 긴 글에 든 비율",
    "word_cosine": "드문 낱말의 일치",
    "lead_cosine": "첫머리 낱말의 일치",
    "title_token_set": "제목 낱말의 일치",
    "title_ratio": "제목의 일치",
    "title_in_lead": "제목이 상대 첫머리에 나오는 정도",
    "title_cover": "제목 낱말이 상대 본문에 나오는 정도",
    "figures": "같은 수치",
    "names": "같은 이름",
    "gap": "보도일 차이",
    "day_shared": "같은 날짜 언급",
    "day_conflict": "다른 날짜 언급",
    "place_shared": "같은 지역",
    "place_conflict": "다른 지역",
    "title_place_conflict": "제목의 다른 지역",
    "locality_conflict": "다른 읍·면·동",
    "people_shared": "같은 인물",
    "people_conflict": "다른 인물",
    "figures_disjoint": "겹치지 않는 수치",
    "title_figure_conflict": "제목의 다른 수치",
    "edition_shared": "같은 회차",
    "edition_conflict": "다른 회차",
    "step_conflict": "다른 단계",
    "same_outlet": "같은 매체",
    "length_ratio": "길이 비율",
    "length": "짧은 글의 길이",
    "roundup": "여러 소식 묶음",
    "brief": "단신 모음의 기사",
    "untitled": "제목 없음",
}
_LIKENESS = ("shingle_cosine", "shingle_containment", "word_cosine", "lead_cosine", "title_in_lead", "figures", "names")
_UNLIKENESS = ("gap", "same_outlet", *(name for name in SCORE_NAMES if name.endswith(("conflict", "disjoint"))))
_RULES = {
    "window": f"보도일이 {limits.WINDOW_DAYS}일 넘게 떨어져 있습니다",
    "same_outlet": "한 매체가 서로 다른 글로 낸 기사입니다",
    "roundup": "여러 소식을 묶은 기사입니다",
    "series": "머리글만 같은 연재 기사입니다",
}
SAME_BODY = "본문이 완전히 같은 글입니다."
SAME_BODY_COUNTERFACTUAL = "본문이 다르거나, 짧은 본문에 제목이 달랐다면 내용을 견주어 보았을 것입니다."
LEAST_MOVE = 0.3
"""How far a score must move the log-odds to be named."""
_SCALES = ((10**12, "조"), (10**8, "억"), (10**4, "만"))


def explain(
    relation: Relation | None, share: float, rule: str, vetoes: tuple[Veto, ...], evidence: tuple[str, ...]
) -> str:
    """One sentence that says why a pair was merged or kept apart; `share` of the text, 0 to 1, is the same."""
    shared = round(100 * share)
    if relation is Relation.COPY:
        return f"본문 문구의 {shared}%가 같은 글입니다."
    if relation is Relation.RELEASE:
        return f"본문 문구의 {shared}%가 같아 같은 보도자료를 바탕으로 한 기사로 봅니다{_with(evidence)}."
    if relation is Relation.EVENT:
        how = "같은 일을 한쪽은 앞두고, 한쪽은 마친 뒤에" if rule == "phases" else "글은 다르지만 같은 일을"
        return f"{how} 다룹니다{_with(evidence)}."
    if vetoes:
        parts = "; ".join(f"{VETO_NAMES[veto.kind]} {_or_none(veto.left)} ↔ {_or_none(veto.right)}" for veto in vetoes)
        return f"서로 어긋나는 내용이 있어 다른 기사로 봅니다: {parts}."
    if rule in _RULES:
        return f"{_RULES[rule]}. 그래서 다른 기사로 봅니다."
    return f"같은 일이라고 볼 근거가 모자랍니다(본문 문구의 {shared}%가 같음)."


def is_curated(reason: str) -> bool:
    """Whether a reason is one that `explain_curation` gave."""
    return reason.startswith(CURATOR)


def explain_curation(reason: str, *, merged: bool) -> str:
    """The same for a pair that a curator decided."""
    return f"{CURATOR}{'한 기사로 묶었습니다' if merged else '다른 기사로 두었습니다'}: {reason}"


def counterfactual(merged: bool, raw_logit: float, logit: float, rule: str, vetoes: tuple[Veto, ...]) -> str:
    """What would have changed the decision."""
    kinds = ", ".join(dict.fromkeys(VETO_NAMES[veto.kind] for veto in vetoes))
    if merged:
        return _why_not_apart(logit, kinds)
    if vetoes:
        outcome = "합쳤을 것입니다" if raw_logit >= limits.MERGE_LOGIT else "그래도 합치지 않았을 것입니다"
        return f"어긋나는 항목({kinds})이 없었다면 {percent(raw_logit)}점으로 {outcome}."
    if logit >= limits.MERGE_LOGIT:
        return "두 기사만 보면 합칠 만하지만, 같은 묶음의 다른 기사들과 맞지 않아 따로 두었습니다."
    if rule in _RULES and raw_logit >= limits.MERGE_LOGIT:
        return f"이 조건이 없었다면 {percent(raw_logit)}점으로 합쳤을 것입니다."
    return f"{percent(logit)}점입니다. 50점 이상이었다면 합쳤을 것입니다."


def _why_not_apart(logit: float, kinds: str) -> str:
    if kinds:
        return f"두 기사만 보면 어긋나는 항목({kinds})이 있지만, 같은 묶음의 다른 기사들과 맞아 함께 두었습니다."
    if logit < limits.MERGE_LOGIT:
        return "두 기사만 보면 50점에 못 미치지만, 같은 묶음의 다른 기사들과 맞아 함께 두었습니다."
    return f"{percent(logit)}점입니다. 50점 아래이거나 지역·회차·당사자가 어긋났다면 따로 두었을 것입니다."


def main_moves(contributions: tuple[tuple[str, float], ...], scores: Scores, *, merged: bool) -> str:
    """The scores that moved a pair most towards the decision, those a reader can follow."""
    sign = 1 if merged else -1
    names = [
        SCORE_NAMES[name]
        for name, move in contributions
        if sign * move > LEAST_MOVE
        and (name in _LIKENESS or (name in _UNLIKENESS and not merged and getattr(scores, name) > 0))
    ][:2]
    if not names:
        return ""
    return f" 점수를 가장 크게 {'올린' if merged else '내린'} 것: {', '.join(names)}."


def show_thing(kind: str, value: str) -> str:
    """A shared thing in words for readers.

    >>> show_thing("figure", "14500000000원"), show_thing("person", "홍길동")
    ('145억원', '홍길동')
    """
    return show_figure(value) if kind == "figure" else f"‘{value}’" if kind == "quoted" else value


def show_figure(figure: str) -> str:
    """An amount as the press writes it.

    >>> show_figure("150000000원"), show_figure("1200명"), show_figure("3.5%")
    ('1억 5000만원', '1200명', '3.5%')
    """
    digits = figure[: len(figure) - len(figure.lstrip("0123456789"))]
    unit = figure[len(digits) :]
    if not digits or unit.startswith((".", "e")) or int(digits) < 10_000:
        return figure
    rest = int(digits)
    parts = []
    for scale, name in _SCALES:
        if rest >= scale:
            parts.append(f"{rest // scale}{name}")
            rest %= scale
    if rest:
        parts.append(str(rest))
    return " ".join(parts) + unit


def _with(evidence: tuple[str, ...]) -> str:
    return f" (함께 나오는 것: {', '.join(evidence[:4])})" if evidence else ""


def _or_none(value: str) -> str:
    return value or "없음"
