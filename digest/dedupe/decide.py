"""One pair of articles: one story or two, and why. A pure function of the two, whatever else there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import Prefix

from digest.dedupe import reasons
from digest.dedupe import thresholds as limits
from digest.dedupe.conflicts import find_vetoes
from digest.dedupe.figures import agreeing_units, group_figures
from digest.dedupe.fingerprint import Fingerprint, gap_days
from digest.dedupe.frequencies import Reference
from digest.dedupe.model import Model, percent
from digest.dedupe.scores import NAMES, Scores
from digest.dedupe.timing import PREVIEW_DAYS, are_preview_and_report, read_timing, were_announced_apart
from digest.model import PairDecision, Relation, Veto


@dataclass(frozen=True, slots=True)
class Context:
    """What the comparison of a pair depends on beside the two articles."""

    reference: Reference
    model: Model
    place_names: Mapping[str, str]
    """Korean names of places by their path."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a reader is told of a pair that came near one story."""

    scores: tuple[float, ...]
    """In per cent, in the order of `digest.dedupe.scores.NAMES`."""
    evidence: tuple[str, ...]
    raised: str
    """The scores that spoke most for one story, in words."""
    lowered: str
    """The scores that spoke most against."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair's log-odds before and after the rules, and all that is said of it."""

    raw_logit: float
    logit: float
    rule: str
    """The last rule that moved the log-odds; empty: none did."""
    vetoes: tuple[Veto, ...]
    """Places and figures in words for readers."""
    jaccard: float
    shared: float
    """Share of the texts, or of the shorter in the longer, that is the same; 0 to 1."""
    word_cosine: float
    kin: bool
    """Whether both have a rare name or a person."""
    relation: Relation
    """How the two relate if they are one story."""
    phases: bool
    """Whether one looks ahead to what the other looks back on."""
    account: Account | None
    """None where the pair is far from one story."""

    @property
    def is_near(self) -> bool:
        """Whether the pair is worth showing to a curator."""
        return bool(self.vetoes) or max(self.raw_logit, self.logit) > limits.UNCOMPARED_LOGIT

    def turned(self) -> Judgement:
        """The same judgement with left and right exchanged."""
        if not self.vetoes:
            return self
        return replace(self, vetoes=tuple(Veto(veto.kind, veto.right, veto.left) for veto in self.vetoes))


def judge_pair(scores: Scores, a: Fingerprint, b: Fingerprint, context: Context, *, tell: bool = False) -> Judgement:
    """Log-odds, vetoes and account of a pair with these scores; symmetric but for the order inside vetoes.

    A pair far from one story gets its account only where `tell` asks for it.
    """
    raw = context.model.logit(scores)
    logit, rule = _apply_rules(a, b, scores, raw)
    if not rule and logit < limits.AGREEING_LOGIT and _figures_agree(a, b, scores, context.reference):
        logit, rule = limits.AGREEING_LOGIT, "figures"
    vetoes = find_vetoes(a, b, scores) if max(raw, logit) > limits.UNCOMPARED_LOGIT else ()
    if vetoes:
        logit, rule = min(logit, limits.VETO_LOGIT), "veto"
    near = bool(vetoes) or max(raw, logit) > limits.UNCOMPARED_LOGIT
    relation = relate(a, b, scores) if near or tell else Relation.EVENT
    return Judgement(
        raw_logit=raw,
        logit=logit,
        rule=rule,
        vetoes=tuple(_named_veto(veto, context.place_names) for veto in vetoes),
        jaccard=scores.jaccard,
        shared=max(scores.jaccard, scores.containment),
        word_cosine=scores.word_cosine,
        kin=scores.names > 0 or scores.people_shared > 0,
        relation=relation,
        phases=relation is Relation.EVENT and (near or tell) and _tell_of_phases(a, b),
        account=_account(a, b, scores, context) if near or tell else None,
    )


def describe_pair(
    left_id: str, right_id: str, judged: Judgement, *, merged: bool, curated: str | None = None
) -> PairDecision:
    """The decision on a pair in words; `curated` is the reason of a curator who made it.

    A merged pair carries no vetoes: where one stood against all other articles of its story, the
    counterfactual says so.

    Raises:
        ValueError: if the judgement has no account.
    """
    account = judged.account
    if account is None:
        raise ValueError(f"{left_id}, {right_id}: expected a judgement with an account")
    if right_id < left_id:
        left_id, right_id, judged = right_id, left_id, judged.turned()
    vetoes = judged.vetoes
    counterfactual = reasons.counterfactual(merged, judged.raw_logit, judged.logit, judged.rule, vetoes)
    if merged:
        vetoes = ()
    elif curated is not None:
        vetoes = (Veto("curation", curated, curated), *vetoes)
    if curated is not None:
        reason = reasons.explain_curation(curated, merged=merged)
    elif merged:
        reason = explain_merged(judged)
    else:
        reason = reasons.explain(None, judged.shared, judged.rule, vetoes, account.evidence)
    return PairDecision(
        left=left_id,
        right=right_id,
        score_pct=percent(judged.logit),
        relation=judged.relation if merged else None,
        scores=tuple(zip(NAMES, account.scores, strict=True)),
        evidence=account.evidence,
        vetoes=vetoes,
        reason=reason,
        counterfactual=counterfactual + (account.raised if merged else account.lowered),
    )


def explain_merged(judged: Judgement) -> str:
    """Why two articles of one story are in it together."""
    how = "phases" if judged.phases and judged.relation is Relation.EVENT else judged.rule
    return reasons.explain(judged.relation, judged.shared, how, (), judged.account.evidence if judged.account else ())


def describe_twins(left_id: str, right_id: str) -> PairDecision:
    """The decision on two articles with one body, which needs no more to be known of them."""
    return PairDecision(
        left=min(left_id, right_id),
        right=max(left_id, right_id),
        score_pct=100.0,
        relation=Relation.COPY,
        scores=(("jaccard", 100.0), ("containment", 100.0)),
        evidence=(),
        vetoes=(),
        reason=reasons.SAME_BODY,
        counterfactual=reasons.SAME_BODY_COUNTERFACTUAL,
    )


def relate(a: Fingerprint, b: Fingerprint, scores: Scores) -> Relation:
    """How two articles of one story relate, by the text they share."""
    long_enough = min(a.length, b.length) >= limits.SHARED_TEXT_CHARACTERS
    if a.body == b.body or scores.jaccard >= limits.COPY_JACCARD:
        return Relation.COPY
    if long_enough and scores.containment >= limits.COPY_CONTAINMENT:
        return Relation.COPY
    if scores.containment < limits.RELEASE_CONTAINMENT or _tell_of_phases(a, b):
        return Relation.EVENT
    apart = were_announced_apart(read_timing(a.slots.head), read_timing(b.slots.head))
    return Relation.EVENT if apart else Relation.RELEASE


def find_evidence(a: Fingerprint, b: Fingerprint, reference: Reference) -> tuple[str, ...]:
    """Rare things both articles have, rarest first, in words for readers."""
    things = [(thing, thing.split(":", 1)) for thing in a.things & b.things]
    things += [("figure:" + item, ["figure", item]) for item in a.slots.figures & b.slots.figures]
    counted = sorted((reference.thing_count(thing), thing, kind, value) for thing, (kind, value) in things)
    shown = [reasons.show_thing(kind, value) for count, _, kind, value in counted if count <= limits.RARE_ARTICLES]
    exact = a.slots.figures & b.slots.figures
    agreeing = a.slots.rough_figures & b.slots.rough_figures
    alike_by_rough = group_figures(a.slots.figures | b.slots.figures) if agreeing else {}
    for rough in sorted(agreeing):
        alike = alike_by_rough[rough]
        if not alike & exact:
            shown.append("·".join(map(reasons.show_figure, sorted(alike))))
    shown += [f"{month}월 {day}일" for month, day in sorted(a.slots.month_days & b.slots.month_days)]
    return tuple(dict.fromkeys(shown))


def _account(a: Fingerprint, b: Fingerprint, scores: Scores, context: Context) -> Account:
    moves = context.model.contributions(scores, reasons.LEAST_MOVE)
    return Account(
        scores=scores.in_percent(),
        evidence=find_evidence(a, b, context.reference),
        raised=reasons.main_moves(moves, scores, merged=True),
        lowered=reasons.main_moves(moves, scores, merged=False),
    )


def _figures_agree(a: Fingerprint, b: Fingerprint, scores: Scores, reference: Reference) -> bool:
    """Whether two texts in other words name the same rare amounts, the same day and the same place."""
    shared = a.slots.rough_figures & b.slots.rough_figures
    if len(shared) < limits.AGREEING_FIGURES or not (scores.day_shared and scores.place_shared):
        return False
    if scores.step_conflict or scores.title_place_conflict or scores.edition_conflict or scores.same_outlet:
        return False
    if _tell_of_phases(a, b) or were_announced_apart(read_timing(a.slots.head), read_timing(b.slots.head)):
        return False
    rare = frozenset(item for item in shared if reference.thing_count("rough:" + item) <= limits.RARE_ARTICLES)
    return agreeing_units(rare, rare) >= limits.AGREEING_FIGURES


def _tell_of_phases(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether one article is a preview of what the other reports."""
    exact = a.earliest == a.latest and b.earliest == b.latest
    gap = gap_days(a, b) if exact else None
    if gap is not None and gap < PREVIEW_DAYS:
        return False
    mine = read_timing(a.slots.head)
    return mine.tense != 0 and are_preview_and_report(mine, read_timing(b.slots.head), gap)


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
    if logit > limits.SERIES_LOGIT and _share_only_an_opening(a.body, b.body, scores.containment):
        logit, rule = limits.SERIES_LOGIT, "series"
    return logit, rule


def _share_only_an_opening(one: str, other: str, containment: float) -> bool:
    """Whether two bodies begin with the same introduction, as those of a series do, and go on differently."""
    if one[: limits.SERIES_OPENING] != other[: limits.SERIES_OPENING]:
        return False
    opening, shorter = Prefix.similarity(one, other), min(len(one), len(other))
    rest = shorter - opening
    return rest >= limits.SERIES_REST and containment * shorter - opening < limits.SERIES_CONTAINMENT * rest
