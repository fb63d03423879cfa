"""What is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from digest.model.articles import Article, Finding, Published, Rejection
from digest.model.facts import Agreement, Claim, Labels, Quote
from digest.model.kinds import Role
from digest.model.stories import PairDecision, Story
from digest.model.tracks import Promise, Series


@dataclass(frozen=True, slots=True)
class Entry:
    """A story with everything a page about it shows."""

    story: Story
    articles: tuple[Article, ...]
    """In the order of `story.members`."""
    title: str
    title_article: str | None
    """The article whose headline it is; None where it is composed from the facts."""
    published: Published
    labels: Labels
    claims: tuple[Claim, ...]
    agreements: tuple[Agreement, ...]
    excerpt: tuple[Quote, ...]
    opened: tuple[Claim, ...] = ()
    """What the articles say has opened or been finished; not published, it settles promises."""

    @property
    def id(self) -> str:
        """The story's id."""
        return self.story.lead  # a property of a property takes twice as long, and everybody asks

    @property
    def lead(self) -> Article:
        """The article that speaks for the story."""
        return self.articles[0]

    def regions(self, role: Role) -> tuple[str, ...]:
        """Ids of the regions with that role."""
        return tuple(label.id for label in self.labels.regions if label.role is role)


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that is published, and everything that was left out and why."""

    as_of: date | None
    """Newest publication date, or what the caller asked for; never the clock. None: no seed is dated."""
    entries: tuple[Entry, ...]
    """Newest first; undated last; off-topic ones included."""
    rejections: tuple[Rejection, ...]
    findings: tuple[Finding, ...]
    decisions: tuple[PairDecision, ...]
    stats: tuple[tuple[str, int], ...]
    """Counts by name, in pipeline order."""
    review: tuple[PairDecision, ...] = ()
    """The closest calls on both sides of the line, most doubtful first, for a curator to look at."""
    series: tuple[Series, ...] = ()
    """Of the published entries, by place, unit and measure."""
    promises: tuple[Promise, ...] = ()
    """Of the published entries: every claim with a due date, soonest first; repetitions joined."""

    @property
    def published(self) -> tuple[Entry, ...]:
        """The entries that get pages."""
        return tuple(entry for entry in self.entries if entry.labels.on_topic)


@dataclass(frozen=True, slots=True)
class Page:
    """One generated Markdown page. Its text is written when it is asked for, and not kept here."""

    src_uri: str
    """Path below the docs folder, such as `regions/osong.md`."""
    write: Callable[[], str]
    """Makes the Markdown, with YAML front matter; the same text at every call."""
    key: str = ""
    """Stands for everything the text is made of, code and vocabularies included: pages of one path and key
    have one text. Empty where that is not known."""

    @property
    def markdown(self) -> str:
        """The text, written now."""
        return self.write()


@dataclass(frozen=True, slots=True)
class Asset:
    """One generated file that is published as it is."""

    uri: str
    """Path below the site, such as `data/digest.json`."""
    content: bytes
