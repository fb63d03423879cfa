"""One pair of articles: one story or two, and why. A pure function of two fingerprints and the frequencies."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.dedupe import reasons
from digest.dedupe import thresholds as limits
from digest.dedupe.conflicts import find_vetoes
from digest.dedupe.figures import agreeing_units, figures_like
from digest.dedupe.fingerprint import Fingerprint
from digest.dedupe.frequencies import Frequencies
from digest.dedupe.model import Model, percent
from digest.dedupe.scores import Scores, Weighted, gap_days, named_things, score_pair
from digest.dedupe.timing import are_preview_and_report, were_announced_apart
from digest.model import PairDecision, Relation, Veto


@dataclass(frozen=True, slots=True)
class Context:
    """What the comparison of a pair depends on beside the two articles."""

    frequencies: Frequencies
    model: Model
    holders: Mapping[str, int]
    """In how many articles a named thing or figure stands."""
    place_names: Mapping[str, str]
    """Korean names of places by their path."""

    def rarity(self, thing: str) -> float:
        """Between 0 and 1: 1 for what stands in one article of many."""
        total = self.frequencies.words.articles + self.frequencies.background_words.articles
        return max(0.0, math.log((total + 1) / (self.holders.get(thing, 0) + 0.5)) / math.log(total + 2))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair's log-odds before and after the rules, without the words for readers."""

    scores: Scores
    raw_logit: float
    logit: float
    rule: str
    """The last rule that moved the log-odds; empty: none did."""
    vetoes: tuple[Veto, ...]


def count_things(fingerprints: Sequence[Fingerprint]) -> dict[str, int]:
    """In how many articles each named thing and figure stands."""
    counts: Counter[str] = Counter()
    for print_ in fingerprints:
        counts.update(named_things(print_))
        counts.update("figure:" + figure for figure in print_.slots.figures)
        counts.update("rough:" + figure for figure in print_.slots.rough_figures)
    return dict(counts)


def judge_pair(left: Weighted, right: Weighted, context: Context) -> Judgement:
    """Scores, log-odds and vetoes of a pair; symmetric but for the order inside vetoes."""
    a, b = left.print, right.print
    things = (left.things & right.things) | {"figure:" + item for item in a.slots.figures & b.slots.figures}
    return rejudge(left, right, score_pair(left, right, {thing: context.rarity(thing) for thing in things}), context)


def rejudge(left: Weighted, right: Weighted, scores: Scores, context: Context) -> Judgement:
    """The judgement on a pair whose scores are known."""
    a, b = left.print, right.print
    raw = context.model.logit(scores)
    logit, rule = _apply_rules(a, b, scores, raw)
    if not rule and logit < limits.AGREEING_LOGIT and _figures_agree(a, b, scores, context):
        logit, rule = limits.AGREEING_LOGIT, "figures"
    vetoes = find_vetoes(a, b, scores) if max(raw, logit) > limits.UNCOMPARED_LOGIT else ()
    if vetoes:
        logit, rule = min(logit, limits.VETO_LOGIT), "veto"
    return Judgement(scores, raw, logit, rule, vetoes)


def _figures_agree(a: Fingerprint, b: Fingerprint, scores: Scores, context: Context) -> bool:
    """Whether two texts in other words name the same rare amounts, the same day and the same place."""
    shared = a.slots.rough_figures & b.slots.rough_figures
    if len(shared) < limits.AGREEING_FIGURES or not (scores.day_shared and scores.place_shared):
        return False
    if scores.step_conflict or scores.title_place_conflict or scores.edition_conflict or scores.same_outlet:
        return False
    if _tell_of_phases(a, b) or were_announced_apart(a.slots.timing, b.slots.timing):
        return False
    rare = frozenset(item for item in shared if context.holders.get("rough:" + item, 0) <= limits.RARE_ARTICLES)
    return agreeing_units(rare, rare) >= limits.AGREEING_FIGURES


def describe_pair(
    left: Weighted,
    right: Weighted,
    judged: Judgement,
    context: Context,
    *,
    merged: bool,
    curated: str | None = None,
) -> PairDecision:
    """The decision on a pair in words; `curated` is the reason of a curator who made it.

    A merged pair carries no vetoes: where one stood against all other articles of its story, the
    counterfactual says so.
    """
    vetoes = tuple(_named_veto(veto, context.place_names) for veto in judged.vetoes)
    if right.print.id < left.print.id:
        left, right = right, left
        vetoes = tuple(Veto(veto.kind, veto.right, veto.left) for veto in vetoes)
    counterfactual = reasons.counterfactual(merged, judged.raw_logit, judged.logit, judged.rule, vetoes)
    if merged:
        vetoes = ()
    elif curated is not None:
        vetoes = (Veto("curation", curated, curated), *vetoes)
    relation = relate(left.print, right.print, judged.scores) if merged else None
    phases = relation is Relation.EVENT and _tell_of_phases(left.print, right.print)
    evidence = find_evidence(left.print, right.print, context)
    return PairDecision(
        left=left.print.id,
        right=right.print.id,
        score_pct=percent(judged.logit),
        relation=relation,
        scores=judged.scores.in_percent(),
        evidence=evidence,
        vetoes=vetoes,
        reason=reasons.explain_curation(curated, merged=merged)
        if curated is not None
        else reasons.explain(relation, judged.scores, "phases" if phases else judged.rule, vetoes, evidence),
        counterfactual=counterfactual
        + reasons.main_moves(context.model.contributions(judged.scores), judged.scores, merged=merged),
    )


def _tell_of_phases(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether one article is a preview of what the other reports."""
    exact = a.earliest == a.latest and b.earliest == b.latest
    return are_preview_and_report(a.slots.timing, b.slots.timing, gap_days(a, b) if exact else None)


def relate(a: Fingerprint, b: Fingerprint, scores: Scores) -> Relation:
    """How two articles of one story relate, by the text they share."""
    long_enough = min(a.length, b.length) >= limits.SHARED_TEXT_CHARACTERS
    if a.body_key == b.body_key or scores.jaccard >= limits.COPY_JACCARD:
        return Relation.COPY
    if long_enough and scores.containment >= limits.COPY_CONTAINMENT:
        return Relation.COPY
    if _tell_of_phases(a, b) or were_announced_apart(a.slots.timing, b.slots.timing):
        return Relation.EVENT
    return Relation.RELEASE if scores.containment >= limits.RELEASE_CONTAINMENT else Relation.EVENT


def find_evidence(a: Fingerprint, b: Fingerprint, context: Context) -> tuple[str, ...]:
    """Rare things both articles have, rarest first, in words for readers."""
    things = [(thing, thing.split(":", 1)) for thing in named_things(a) & named_things(b)]
    things += [("figure:" + item, ["figure", item]) for item in a.slots.figures & b.slots.figures]
    rare = sorted(
        (context.holders.get(thing, 0), thing, kind, value)
        for thing, (kind, value) in things
        if context.holders.get(thing, 0) <= limits.RARE_ARTICLES
    )
    shown = [reasons.show_thing(kind, value) for _, _, kind, value in rare]
    shown += [
        "·".join(map(reasons.show_figure, sorted(alike)))
        for rough in sorted(a.slots.rough_figures & b.slots.rough_figures)
        if context.holders.get("rough:" + rough, 0) <= limits.RARE_ARTICLES
        and not (alike := figures_like(rough, a.slots.figures | b.slots.figures)) & a.slots.figures & b.slots.figures
    ]
    shown += [f"{month}월 {day}일" for month, day in sorted(a.slots.month_days & b.slots.month_days)]
    return tuple(dict.fromkeys(shown))


def _named_veto(veto: Veto, names: Mapping[str, str]) -> Veto:
    """The veto with names for paths and figures as the press writes them."""
    if veto.kind not in ("place", "figures"):
        return veto

    def show(value: str) -> str:
        return names.get(value, value) if veto.kind == "place" else reasons.show_figure(value)

    left, right = (", ".join(map(show, side.split(", "))) for side in (veto.left, veto.right))
    return Veto(veto.kind, left, right)


def _apply_rules(a: Fingerprint, b: Fingerprint, scores: Scores, logit: float) -> tuple[float, str]:
    rule = ""
    gap = gap_days(a, b)
    jaccard, titles = scores.jaccard, scores.title_token_set
    long_enough = min(a.length, b.length) >= limits.SHARED_TEXT_CHARACTERS
    shared_text = long_enough and (
        jaccard >= limits.SHARED_TEXT_JACCARD or scores.containment >= limits.SHARED_TEXT_CONTAINMENT
    )
    if (
        gap is not None
        and gap > limits.WINDOW_DAYS
        and not (jaccard >= limits.TIMELESS_JACCARD and (titles >= limits.SAME_HEADLINE or scores.untitled > 0))
    ):
        return min(logit, limits.VETO_LOGIT), "window"
    if (
        scores.same_outlet
        and logit > limits.SAME_OUTLET_LOGIT
        and jaccard < limits.SAME_OUTLET_JACCARD
        and not (jaccard >= limits.SAME_OUTLET_TITLED_JACCARD and titles >= limits.SAME_HEADLINE)
    ):
        logit, rule = limits.SAME_OUTLET_LOGIT, "same_outlet"
    elif shared_text and logit < limits.SHARED_TEXT_LOGIT:
        logit, rule = limits.SHARED_TEXT_LOGIT, "shared_text"
    if (a.roundup or b.roundup) and jaccard < limits.ROUNDUP_JACCARD and logit > limits.ROUNDUP_LOGIT:
        logit, rule = limits.ROUNDUP_LOGIT, "roundup"
    elif scores.brief and jaccard < limits.ROUNDUP_JACCARD:
        logit -= limits.BRIEF_LOGIT
    return logit, rule
