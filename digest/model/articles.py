"""What one seed becomes on its way: raw text, article or rejection; and what a curator should look at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from digest.model.kinds import Basis
from digest.record import record


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing a source says about itself, such as its date or its outlet."""

    field: str
    """`title`, `outlet`, `url`, `author`, `published`, `modified`, `slug` or `description`."""
    value: str
    """As written, trimmed."""
    source: str
    """Where it stood: `front matter`, `record` (the head of an export), `json-ld`, `opengraph`, `meta`, `html`."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A seed whose bytes were turned into text, before anything was removed from it."""

    src_uri: str
    """Path below the seeds folder, with forward slashes."""
    content_sha256: str
    """Hex digest of the file's bytes; the key of every cache."""
    format: str
    """`text`, `markdown` or `html`."""
    text: str
    """Decoded, NFC, `\\n` line ends; front matter and markup taken off, furniture still in it."""
    stated: tuple[Stated, ...] = ()
    """What the source says about itself, most trustworthy first."""
    repairs: tuple[str, ...] = ()
    """What had to be mended to read it, for `digest explain`."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published an article."""

    id: str
    name: str


@record
class Removal:
    """A span that cleaning took out, and the rule that did it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date with the reason to believe it."""

    date: str | None = None
    """`YYYY-MM-DD`, `YYYY-MM` or `YYYY`; its length is its precision."""
    basis: Basis = Basis.UNKNOWN
    earliest: dt.date | None = None
    latest: dt.date | None = None
    evidence: str = ""
    """The words or the curator's reason the date rests on."""

    @property
    def sort_key(self) -> str:
        """The date to order by, `YYYY-MM-DD`; undated articles sort before all others."""
        if self.latest is not None:
            return self.latest.isoformat()
        return f"{self.date}-12-31"[:10] if self.date else "0000-00-00"

    @property
    def year(self) -> str | None:
        """The year it is of, `YYYY`, where that is known."""
        if self.date:
            return self.date[:4]
        if self.earliest and self.latest and self.earliest.year == self.latest.year:
            return str(self.latest.year)
        return None

    @property
    def bounds(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day it may be; a bare month or year gives its own. None where nothing bounds it."""
        if self.earliest or self.latest or not self.date:
            return self.earliest, self.latest
        first = dt.date.fromisoformat((self.date + "-01-01")[:10])
        if len(self.date) == 10:
            return first, first
        one_year = len(self.date) == 4 or first.month == 12
        following = dt.date(first.year + 1, 1, 1) if one_year else dt.date(first.year, first.month + 1, 1)
        return first, following - dt.timedelta(days=1)

    @property
    def listed_by(self) -> tuple[bool, str]:
        """What lists are ordered by. Bounds of several years are no news: such articles sort before all others."""
        return self.year is not None, self.sort_key


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned article. `body[span]` offsets elsewhere refer to `body` as it stands here."""

    id: str
    """Permanent: from the seed's path, or its slug. See `digest.identity`."""
    src_uri: str
    content_sha256: str
    title: str | None
    """The headline as the outlet wrote it, or None where the seed has none."""
    deck: tuple[str, ...]
    """Sub-headlines, in order."""
    body: str
    """Paragraphs separated by one `\\n`; nothing but the article's own text."""
    outlet: Outlet | None = None
    url: str | None = None
    author: str | None = None
    published: Published = Published()
    date_marks: tuple[Stated, ...] = ()
    """Dates the page states about itself (metadata, `입력` lines), for the dating stage."""
    removed: tuple[Removal, ...] = ()
    repairs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    """Other addresses under which this article may have been published."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A seed that did not become an article, and why."""

    src_uri: str
    stage: str
    """`read`, `curation`, `clean` or `dedupe`."""
    reason: str
    ids: tuple[str, ...] = ()
    """Ids it has, or had while it was an article; what stands at these addresses says that it was left out."""
    copy_of: str | None = None
    """The seed with the same bytes that speaks for it; its addresses lead to that one's story."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a curator should look at. Findings never stop a build unless it is strict."""

    where: str
    """File, and the place in it: `seeds/curation.yml: seeds[3].published`."""
    what: str
    expected: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" (expected {self.expected})" if self.expected else "")
