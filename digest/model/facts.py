"""What a story says: labels, claims, agreements, quotations."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model.kinds import Basis, Bound, Role, Status
from digest.record import record


@record
class Evidence:
    """Words that a label rests on."""

    article_id: str
    text: str
    """A short span as it stands in the article (40 characters at most)."""
    rule: str = ""
    """The rule that counted it, for `digest explain`."""


@dataclass(frozen=True, slots=True)
class RegionLabel:
    """A place of a story and what it is to it."""

    id: str
    role: Role
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TopicLabel:
    """A topic of a story."""

    id: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Everything classification says of one story."""

    regions: tuple[RegionLabel, ...]
    """Primary first, then by id."""
    topics: tuple[TopicLabel, ...]
    """Strongest first; one to three."""
    on_topic: bool
    on_topic_reason: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, and the words it was read from."""

    text: str
    value: int | float
    unit: str


@record
class Claim:
    """A figure somebody published, with what it is about and how real it is."""

    article_id: str
    what: str
    """A short noun phrase taken from the sentence."""
    text: str
    """Exactly `body[start:end]`."""
    start: int
    end: int
    value: int | float
    unit: str
    """ISO 4217 for money, `percent`, `m2`, or a plural English noun."""
    approximate: bool
    status: Status | None
    sentence: str
    """The sentence it stands in, as in the body."""
    bound: Bound | None = None
    as_of: str | None = None
    """`YYYY[-MM[-DD]]` the figure speaks of."""
    due: str | None = None
    """`YYYY[-MM[-DD]]` until which it is to be so."""
    equivalent: Amount | None = None
    """The same amount in another currency, where the article gives one in brackets."""
    parts: tuple[Amount, ...] = ()
    """How a total is split, where the article lists it in brackets (`국비 480, 민간 15`)."""
    region: str | None = None
    """Id of the place the figure belongs to, where the sentence says so."""
    party: str | None = None
    """Who owns the figure, as named."""

    @property
    def id(self) -> str:
        """Stays the same as long as the article's text does."""
        return f"{self.article_id}-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Parties that signed something."""

    article_id: str
    kind: str
    """`MOU`, `SEA`, `joint-research`, `investment`, `contract` or `agreement`."""
    parties: tuple[str, ...]
    """As named, titles and role words taken off."""
    signed: str | None
    """`YYYY[-MM[-DD]]`."""
    signed_basis: Basis
    sentence: str
    start: int
    end: int
    """The sentence's offsets in the body."""
    purpose: str = ""
    """In the article's words; short."""
    number: int = 1
    """Which of the agreements that its sentence tells of."""

    @property
    def id(self) -> str:
        """Stays the same as long as the article's text does."""
        further = f"-{self.number}" if self.number > 1 else ""
        return f"{self.article_id}-a{self.start}-{self.end}{further}"


@dataclass(frozen=True, slots=True)
class Quote:
    """A short attributed quotation."""

    article_id: str
    text: str
