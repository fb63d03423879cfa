"""What several articles become together: pairs, members, stories."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model.articles import Finding, Rejection
from digest.model.kinds import Relation

CURATOR = "편집자가 "
"""How the reason of a member or a decision begins where a curator gave it."""


@dataclass(frozen=True, slots=True)
class Veto:
    """A contradiction that forbids two articles to be one story."""

    kind: str
    """`place`, `parties`, `round`, `date`, `figures`, `person` or `curation`."""
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class PairDecision:
    """Why two articles were merged or kept apart."""

    left: str
    """Article id; `left < right`."""
    right: str
    score_pct: float
    """0 to 100; what the thresholds are compared with."""
    relation: Relation | None
    """None: kept apart."""
    scores: tuple[tuple[str, float], ...]
    """Every single score by name, 0 to 100."""
    evidence: tuple[str, ...]
    """Rare things both have: figures, quoted names, people, institutions, days."""
    vetoes: tuple[Veto, ...]
    reason: str
    """One sentence for readers, Korean."""
    counterfactual: str
    """What would have changed the decision."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article's place in a story."""

    article_id: str
    relation: Relation
    score_pct: float
    """Relative to the lead; 100 for the lead itself."""
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report one thing. The story's id is its lead's id."""

    lead: str
    members: tuple[Member, ...]
    """Lead first, then by relation and id."""
    related: tuple[str, ...] = ()
    """Leads of other stories of the same programme or parties."""

    @property
    def id(self) -> str:
        """The permanent id; ids of the other members redirect to it."""
        return self.lead


@dataclass(frozen=True, slots=True)
class Grouping:
    """What deduplication found: every article is in exactly one story or rejected."""

    stories: tuple[Story, ...]
    decisions: tuple[PairDecision, ...]
    """Every pair that was compared in detail, merged or not."""
    findings: tuple[Finding, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    """Articles that comparing showed to be accidents of scraping; they are in no story."""
